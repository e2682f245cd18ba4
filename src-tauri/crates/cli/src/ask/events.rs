//! What can be asked about group events.

use super::contacts::ModeWord;
use chrono::{NaiveDate, NaiveTime};
use clap::{Args, Subcommand, ValueEnum};
use trellis_domain::words::EventKind;

/// Verbs of group events.
#[derive(Debug, Subcommand)]
pub enum EventVerb {
    /// Add a group event, ahead or held.
    Add(NewEvent),
    /// List group events: those ahead, then those that took place.
    List {
        /// Only those that this region took part in.
        #[arg(long)]
        region: Option<String>,
    },
    /// Say that a region took part.
    Attend {
        /// The event's title, the beginning of it, or its id.
        event: String,
        /// The region.
        #[arg(long)]
        region: String,
        /// How many people of the region came.
        #[arg(long)]
        people: Option<u32>,
        /// It did not take part after all.
        #[arg(long, conflicts_with = "people")]
        not: bool,
    },
}

/// A group event to add.
#[derive(Debug, Args)]
pub struct NewEvent {
    /// What it is called.
    pub title: String,
    /// What kind of event.
    #[arg(long)]
    pub kind: Option<KindWord>,
    /// The day; today where none is named.
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    /// From.
    #[arg(long, value_name = "TIME", value_parser = super::visits::time)]
    pub from: Option<NaiveTime>,
    /// How long; counted once, however many regions attend.
    #[arg(long)]
    pub minutes: Option<u32>,
    /// Minutes of preparation and follow-up.
    #[arg(long, value_name = "MINUTES")]
    pub preparation: Option<u32>,
    /// How it takes place; by video where nothing is said.
    #[arg(long)]
    pub mode: Option<ModeWord>,
    /// Who led it, by name or role.
    #[arg(long, value_name = "WHO")]
    pub led_by: Option<String>,
    /// What it was about.
    #[arg(long)]
    pub about: Option<String>,
    /// Regions that took part; may be given more than once.
    #[arg(long = "region", value_name = "REGION")]
    pub regions: Vec<String>,
}

/// Kinds of group events, as they are typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum KindWord {
    /// A webinar.
    Webinar,
    /// Open hours to come by with questions.
    OfficeHours,
    /// Regions that learn from each other over time.
    LearningCollaborative,
    /// Another event.
    Other,
}

impl From<KindWord> for EventKind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Webinar => Self::Webinar,
            KindWord::OfficeHours => Self::OfficeHours,
            KindWord::LearningCollaborative => Self::LearningCollaborative,
            KindWord::Other => Self::Other,
        }
    }
}
