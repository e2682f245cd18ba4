//! What can be asked about a region's barriers and the tasks that change hands.

use super::AudienceWord;
use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};

/// Verbs of barriers.
#[derive(Debug, Subcommand)]
pub enum BarrierVerb {
    /// Write down a barrier that is passed upward.
    Add {
        /// The region.
        #[arg(long)]
        region: String,
        /// What is in the way.
        what: String,
        /// To whom it is passed.
        #[arg(long)]
        to: Option<String>,
        /// When they were asked.
        #[arg(long, value_name = "DATE")]
        asked_on: Option<NaiveDate>,
        /// When to ask again.
        #[arg(long, value_name = "DATE")]
        chase_on: Option<NaiveDate>,
        /// Who may read it; the support team where nothing is said.
        #[arg(long)]
        audience: Option<AudienceWord>,
    },
    /// List a region's barriers, open ones first.
    List {
        /// The region.
        #[arg(long)]
        region: String,
    },
}

/// Verbs of tasks whose lead moves to the local team.
#[derive(Debug, Subcommand)]
pub enum HandoverVerb {
    /// Write down a task.
    Add {
        /// The region.
        #[arg(long)]
        region: String,
        /// The task.
        task: String,
        /// Who leads it.
        #[arg(long)]
        led_by: Option<LeadWord>,
    },
    /// List a region's tasks by who leads them.
    List {
        /// The region.
        #[arg(long)]
        region: String,
    },
}

/// Who leads, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LeadWord {
    /// The support practitioner.
    Isp,
    /// Both.
    Together,
    /// The local team.
    Local,
}
