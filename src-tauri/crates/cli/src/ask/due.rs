//! What can be asked about days that others set.

use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};
use trellis_domain::words::Repeats;

/// Verbs of due dates.
#[derive(Debug, Subcommand)]
pub enum DueVerb {
    /// Write down a day that somebody set, for the support team.
    Add {
        /// What is due.
        what: String,
        /// The day.
        #[arg(long, value_name = "DATE")]
        on: NaiveDate,
        /// The region; the support team as a whole where none is named.
        #[arg(long)]
        region: Option<String>,
        /// Who set it.
        #[arg(long, value_name = "WHO")]
        set_by: Option<String>,
        /// How often it comes back; once where nothing is said.
        #[arg(long)]
        repeats: Option<RepeatsWord>,
        /// What to know about it.
        #[arg(long)]
        remark: Option<String>,
    },
    /// List what is due, the first first, and what was done within a year.
    List {
        /// Of this region; of all regions and the support team where none is named.
        #[arg(long)]
        region: Option<String>,
    },
    /// Say that it was done; one that comes back begins its next date.
    Done {
        /// What was due, the beginning of it, or its id.
        due: String,
        /// The day; today where none is named.
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
}

/// How often something comes back, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum RepeatsWord {
    /// Each month.
    Monthly,
    /// Each quarter.
    Quarterly,
    /// Twice a year.
    HalfYearly,
    /// Once a year.
    Yearly,
}

impl From<RepeatsWord> for Repeats {
    fn from(word: RepeatsWord) -> Self {
        match word {
            RepeatsWord::Monthly => Self::Monthly,
            RepeatsWord::Quarterly => Self::Quarterly,
            RepeatsWord::HalfYearly => Self::HalfYearly,
            RepeatsWord::Yearly => Self::Yearly,
        }
    }
}
