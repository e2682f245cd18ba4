//! What can be asked about contacts.

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

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
