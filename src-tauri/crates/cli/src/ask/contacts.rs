//! What can be asked about contacts.

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
}

/// A log to take in.
#[derive(Debug, Args)]
pub struct Import {
    /// The log.
    pub file: PathBuf,
    /// What a column is taken for: region, date, mode, minutes, preparation, travel,
    /// about, planned_focus, with, people, place, initiative, support, id,
    /// component:CPC1, or leave_out. May be said more than once.
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// What a word of a column means: a region’s name, a code such as in_person, phone,
    /// asked or capacity, leave_cell, or leave_out for its rows.
    #[arg(long, value_name = "COLUMN:WORD=CODE")]
    pub word: Vec<String>,
    /// How a column writes days: iso, month_first, day_first, named and the like.
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
