//! A log of contacts that somebody kept elsewhere: what its columns and its words mean.
//!
//! A log file is a table. [`propose`] takes a first guess from the headings, a person
//! corrects it, and the [`LogMapping`] that comes of it reads every row ([`Reader`]) and,
//! the other way round, writes contacts in the columns of that same log ([`Writer`]).
//!
//! A contact that is read has an id that follows from the log alone, so that the same
//! row read twice, or by two people, is the same contact.

mod days;
mod entry;
mod field;
mod lengths;
mod mapping;
mod meaning;
mod out;
mod propose;

pub use days::{GuessedDays, guess_days, read_day, write_day};
pub use entry::{Entry, Fault, Key, Named, Reader, Row, find_region};
pub use field::LogField;
pub use lengths::{read_minutes, write_minutes};
pub use mapping::{LEAVE_CELL, LEAVE_OUT, LogColumn, LogMapping, LogWord, shape, source_name};
pub use meaning::{With, initiative, mode, support, who};
pub use out::{Cell, Contact, Writer};
pub use propose::{is_in_hours, propose};

/// What stands in a cell of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogCell {
    /// A text; empty where nothing stands there. Days of a spreadsheet are written
    /// year-month-day, times of day and lengths as hours and minutes, `1:30`.
    Text(String),
    /// Something that a spreadsheet works out from other cells.
    WorkedOut,
}

impl LogCell {
    /// The text without blanks around it; nothing of what is worked out.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text.trim(),
            Self::WorkedOut => "",
        }
    }

    /// Nothing stands there.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

/// A row of a log with the number that a spreadsheet gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Counted from 1, the heading included.
    pub row: u32,
    /// Its cells.
    pub cells: Vec<LogCell>,
}

/// A text without what makes no difference between two headings or two words.
pub(crate) fn squash(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric() || *letter == '#')
        .flat_map(char::to_lowercase)
        .collect()
}
