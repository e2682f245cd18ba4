//! Tables that go out: CSV files in a folder or a packed file, or one Excel workbook.
//!
//! Nothing here knows who may read what; whoever fills a table does. What a file is, and
//! for whom, stands on its [`Cover`].

mod csv;
mod workbook;

use chrono::{NaiveDate, NaiveTime};

pub use csv::{about, csv, files, packed};
pub use workbook::{LONGEST_TEXT, workbook};

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name: of a sheet, or of a file.
    pub name: String,
    /// Its headings.
    pub headings: Vec<String>,
    /// Its rows, each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text, as it is.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number counted in hundredths.
    Hundredths(i64),
    /// A day.
    Day(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
}

impl Cell {
    /// A text; nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        match text.into() {
            text if text.is_empty() => Self::Empty,
            text => Self::Text(text),
        }
    }
}

/// What a file of tables is, and for whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// What it is.
    pub title: String,
    /// What to know about it, one a line.
    pub lines: Vec<String>,
    /// What every part of the file must say before anything else.
    pub mark: Option<String>,
}

/// The tables could not be put together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The tables could not be written – {0}")]
pub struct NotWritten(String);

impl NotWritten {
    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        "Try again; if it stays so, please report it"
    }
}

#[cfg(test)]
mod tests;
