//! What can be asked about improvement cycles.

use super::goals::Measured;
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use trellis_domain::words::CycleNext;

/// Verbs of improvement cycles.
#[derive(Debug, Subcommand)]
pub enum CycleVerb {
    /// Start a cycle with a question.
    Start {
        /// The region.
        #[arg(long)]
        region: String,
        /// What the team wants to find out.
        question: String,
        #[command(flatten)]
        plan: Plan,
    },
    /// Change a cycle, or write down what was seen.
    Edit {
        #[command(flatten)]
        which: WhichCycle,
        /// What the team wants to find out.
        #[arg(long)]
        question: Option<String>,
        #[command(flatten)]
        plan: Plan,
        /// What was seen.
        #[arg(long)]
        saw: Option<String>,
        /// How that compares with the prediction.
        #[arg(long)]
        compared: Option<String>,
    },
    /// Show a cycle whole.
    Show {
        #[command(flatten)]
        which: WhichCycle,
    },
    /// List a region's cycles, those that go on first.
    List {
        /// The region.
        #[arg(long)]
        region: String,
    },
    /// Decide what comes next, which ends the cycle.
    Decide {
        #[command(flatten)]
        which: WhichCycle,
        /// What comes next.
        #[arg(long)]
        next: NextWord,
        /// Why, and what comes of it.
        #[arg(long, default_value = "")]
        why: String,
        /// On which day; today where nothing is said.
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// Start the cycle that goes on from this one.
    Next {
        #[command(flatten)]
        which: WhichCycle,
    },
    /// Keep a value of what a cycle measures, or see them all.
    Measure {
        #[command(flatten)]
        which: WhichCycle,
        #[command(flatten)]
        value: Measured,
    },
}

/// What is planned.
#[derive(Debug, Args)]
pub struct Plan {
    /// The goal it serves: its number in `goals list`, its id, or how it begins.
    #[arg(long)]
    pub goal: Option<String>,
    /// What the team thinks will happen.
    #[arg(long)]
    pub prediction: Option<String>,
    /// Who tries it.
    #[arg(long)]
    pub who: Option<String>,
    /// Where.
    #[arg(long)]
    pub place: Option<String>,
    /// From.
    #[arg(long, value_name = "DATE")]
    pub from: Option<NaiveDate>,
    /// Until.
    #[arg(long, value_name = "DATE")]
    pub until: Option<NaiveDate>,
    /// What is noted or counted meanwhile, and by whom.
    #[arg(long)]
    pub gathers: Option<String>,
    /// What is measured, with its unit.
    #[arg(long)]
    pub measure: Option<String>,
}

/// A cycle of a region.
#[derive(Debug, Args)]
pub struct WhichCycle {
    /// The region.
    #[arg(long)]
    pub region: String,
    /// Its number in the list, its id, or the beginning of its question.
    pub cycle: String,
}

/// What comes next, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum NextWord {
    /// It goes on as it was tried.
    Adopt,
    /// It is changed and tried again.
    Adapt,
    /// It is left.
    Drop,
    /// It is tried in more places.
    Widen,
}

impl From<NextWord> for CycleNext {
    fn from(word: NextWord) -> Self {
        match word {
            NextWord::Adopt => Self::Adopt,
            NextWord::Adapt => Self::Adapt,
            NextWord::Drop => Self::Drop,
            NextWord::Widen => Self::Widen,
        }
    }
}
