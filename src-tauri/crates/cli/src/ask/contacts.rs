//! What can be asked about contacts.

use super::support::LeadWord;
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Verbs of contacts.
#[derive(Debug, Subcommand)]
pub enum ContactVerb {
    /// Log a contact, by its options or in one line.
    ///
    /// Without --mode the words are read as a line, such as
    /// 'video 45m CIT roster; CPC 1 15; asked; agreed: send the charter by Dec 4'.
    /// What is not understood stays in what it was about.
    Add(NewContact),
    /// List contacts, latest first.
    List {
        /// Of this region; of every region where none is named.
        #[arg(long)]
        region: Option<String>,
        /// From this day on.
        #[arg(long, value_name = "DATE")]
        since: Option<NaiveDate>,
    },
    /// Take in a log that was kept elsewhere, as CSV or an Excel workbook.
    ///
    /// Nothing is taken in twice, and nothing that was edited or deleted here is touched.
    /// What its columns mean is remembered for the next time.
    Import(Import),
    /// Show everything about one contact.
    Show {
        /// Its id, from `contact list --json`, the beginning of it, or its day.
        contact: String,
    },
    /// Change a contact.
    Edit(Box<EditContact>),
    /// List contacts that look the same.
    Twins {
        /// Of this region; of every region where none is named.
        #[arg(long)]
        region: Option<String>,
    },
    /// Join a contact to the one that is kept: they count once, and nothing is lost.
    Join {
        /// The contact to keep.
        keep: String,
        /// The one that stands behind it.
        other: String,
    },
    /// Take a contact out again from behind the one it was joined to.
    Split {
        /// The contact.
        contact: String,
    },
}

/// A log to take in.
#[derive(Debug, Args)]
pub struct Import {
    /// The log.
    pub file: PathBuf,
    /// What a column is taken for: region, date, mode, minutes, preparation, travel,
    /// about, `planned_focus`, with, people, place, initiative, support, id,
    /// component:CPC1, or `leave_out`. May be said more than once.
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// What a word of a column means: a region’s name, a code such as `in_person`, phone,
    /// asked or capacity, `leave_cell`, or `leave_out` for its rows.
    #[arg(long, value_name = "COLUMN:WORD=CODE")]
    pub word: Vec<String>,
    /// How a column writes days: iso, `month_first`, `day_first`, named and the like.
    #[arg(long, value_name = "COLUMN=STYLE")]
    pub days: Vec<String>,
    /// The region of every row, where no column says it.
    #[arg(long)]
    pub region: Option<String>,
    /// What the log is called; the same log always goes by the same name.
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Add rows as well that look like a contact which is here already.
    #[arg(long)]
    pub with_twins: bool,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
}

/// A contact to change; what is left out stays.
#[derive(Debug, Args)]
pub struct EditContact {
    /// Its id, the beginning of it, or its day.
    pub contact: String,
    /// The day.
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    /// How it took place.
    #[arg(long)]
    pub mode: Option<ModeWord>,
    /// Where.
    #[arg(long)]
    pub place: Option<String>,
    /// Contact minutes.
    #[arg(long)]
    pub minutes: Option<u32>,
    /// Preparation and follow-up minutes.
    #[arg(long)]
    pub preparation: Option<u32>,
    /// Travel minutes.
    #[arg(long)]
    pub travel: Option<u32>,
    /// What it was to be about.
    #[arg(long)]
    pub planned: Option<String>,
    /// What it was about.
    #[arg(long)]
    pub about: Option<String>,
    /// How it came about.
    #[arg(long)]
    pub initiative: Option<InitiativeWord>,
    /// What kind of support it gave.
    #[arg(long)]
    pub support: Option<SupportWord>,
    /// Who led.
    #[arg(long)]
    pub led_by: Option<LeadWord>,
    /// The Community Implementation Team took part.
    #[arg(long, value_name = "true|false")]
    pub with_cit: Option<bool>,
    /// The community leadership team took part.
    #[arg(long, value_name = "true|false")]
    pub with_clt: Option<bool>,
    /// Who else, by role.
    #[arg(long)]
    pub with_others: Option<String>,
    /// How many people were in the room.
    #[arg(long)]
    pub people: Option<u32>,
    /// The service agency, by name; a new one is added.
    #[arg(long)]
    pub agency: Option<String>,
    /// Why with that agency.
    #[arg(long)]
    pub agency_why: Option<String>,
    /// Which CIT member took part.
    #[arg(long)]
    pub cit_beside: Option<String>,
    /// When the CIT takes over with that agency.
    #[arg(long, value_name = "DATE")]
    pub cit_takes_over_on: Option<NaiveDate>,
    /// A practitioner who was there too, by name; a new one is written down.
    #[arg(long, value_name = "NAME")]
    pub present: Vec<String>,
    /// A practice activity that was used, such as CPC1-A2.
    #[arg(long, value_name = "ACTIVITY")]
    pub activity: Vec<String>,
    /// A domain that was touched, such as LT, or LT-IN with the stage.
    #[arg(long, value_name = "DOMAIN")]
    pub touched: Vec<String>,
    /// Record it for one more region.
    #[arg(long, value_name = "REGION")]
    pub also_in: Vec<String>,
}

/// How a contact came about, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum InitiativeWord {
    /// It stood in the plan.
    Planned,
    /// The practitioner offered it.
    Offered,
    /// The region asked for it.
    Asked,
}

/// What kind of support it gave, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum SupportWord {
    /// Builds capacity.
    Capacity,
    /// Open to every region.
    Universal,
}

/// A contact to log.
#[derive(Debug, Args)]
pub struct NewContact {
    /// The region.
    #[arg(long)]
    pub region: String,
    /// How it took place; read from the line where it is left out.
    #[arg(long)]
    pub mode: Option<ModeWord>,
    /// Contact minutes.
    #[arg(long)]
    pub minutes: Option<u32>,
    /// The day; today where none is named.
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    /// The Community Implementation Team took part.
    #[arg(long)]
    pub with_cit: bool,
    /// The community leadership team took part.
    #[arg(long)]
    pub with_clt: bool,
    /// What it was about, or the whole contact in one line.
    #[arg(value_name = "LINE")]
    pub line: String,
}

/// How a contact took place, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ModeWord {
    /// In the same room.
    InPerson,
    /// By video.
    Video,
    /// By phone.
    Phone,
    /// By e-mail.
    Email,
    /// In a shared document.
    SharedDocument,
}
