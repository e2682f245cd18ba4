//! What can be asked about visits.

use super::contacts::ModeWord;
use chrono::{NaiveDate, NaiveTime};
use clap::{Args, Subcommand, ValueEnum};
use trellis_domain::words::VisitPhase;

/// Verbs of visits. A visit is named by its id, or by its region: then it is the next
/// one there that is not closed, or else the last one.
#[derive(Debug, Subcommand)]
pub enum VisitVerb {
    /// List visits, the latest first.
    List {
        /// Of this region; of every region where none is named.
        #[arg(long)]
        region: Option<String>,
    },
    /// Show a visit with its agenda and what was agreed.
    Show {
        /// The visit's id, or its region.
        visit: String,
    },
    /// Plan a visit.
    Plan(NewVisit),
    /// Move a visit on its way, or back.
    Move {
        /// The visit's id, or its region.
        visit: String,
        /// Where to.
        to: PhaseWord,
    },
    /// Close a visit.
    Close {
        /// The visit's id, or its region.
        visit: String,
    },
    /// Open a closed visit again, to wrap it up anew.
    Reopen {
        /// The visit's id, or its region.
        visit: String,
    },
    /// List the agenda of a visit.
    Lines {
        /// The visit's id, or its region.
        visit: String,
    },
    /// Add a line to the agenda of a visit.
    Line(NewLine),
}

/// A visit to plan.
#[derive(Debug, Args)]
pub struct NewVisit {
    /// What it is called; a quarterly visit where nothing is said.
    #[arg(default_value = "")]
    pub title: String,
    /// The region.
    #[arg(long)]
    pub region: String,
    /// The day.
    #[arg(long, value_name = "DATE")]
    pub on: NaiveDate,
    /// From.
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub from: Option<NaiveTime>,
    /// Until.
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub until: Option<NaiveTime>,
    /// Where.
    #[arg(long = "where", value_name = "PLACE", default_value = "")]
    pub place: String,
    /// How; in person where nothing is said.
    #[arg(long)]
    pub mode: Option<ModeWord>,
}

/// A line of an agenda to add.
#[derive(Debug, Args)]
pub struct NewLine {
    /// The visit's id, or its region.
    pub visit: String,
    /// What the line is for.
    pub purpose: String,
    /// What we do.
    #[arg(long, default_value = "")]
    pub activity: String,
    /// What we bring.
    #[arg(long, default_value = "")]
    pub materials: String,
    /// How long.
    #[arg(long)]
    pub minutes: Option<u32>,
    /// What we do if it does not work.
    #[arg(long, default_value = "")]
    pub fallback: String,
}

/// Where a visit is on its way, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum PhaseWord {
    /// Before it.
    Prepare,
    /// During it.
    InTheRoom,
    /// After it.
    WrapUp,
    /// Done with.
    Closed,
}

impl From<PhaseWord> for VisitPhase {
    fn from(word: PhaseWord) -> Self {
        match word {
            PhaseWord::Prepare => Self::Prepare,
            PhaseWord::InTheRoom => Self::InTheRoom,
            PhaseWord::WrapUp => Self::WrapUp,
            PhaseWord::Closed => Self::Closed,
        }
    }
}

/// “9:30”, “14:00”.
pub fn time(typed: &str) -> Result<NaiveTime, String> {
    NaiveTime::parse_from_str(typed, "%H:%M")
        .map_err(|_| "write it as hours and minutes, such as 14:30".to_owned())
}
