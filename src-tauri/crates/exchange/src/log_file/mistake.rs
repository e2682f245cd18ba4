//! Why a log was not read, in a practitioner's words.

use super::{LARGEST, MOST_COLUMNS, MOST_ROWS};
use crate::sheet::SheetError;

/// Why a log was not read. The text says what happened, and [`LogFileError::remedy`]
/// what to do; either is whole without a full stop at its end.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogFileError {
    /// The system gave no bytes.
    #[error("The file could not be read: {0}")]
    Unreadable(String),
    /// Nothing is in it.
    #[error("This file is empty")]
    Empty,
    /// Larger than a log of many years.
    #[error("This file is larger than {} MB, more than any log", LARGEST / 1_000_000)]
    TooLarge,
    /// Bytes that are no text, or a text of one column.
    #[error("This file is not a table with columns and rows")]
    NotATable,
    /// Headings and nothing else.
    #[error("This log has headings and no rows")]
    NoRows,
    /// More rows than are read at once.
    #[error("This log has more than {} rows", thousands(MOST_ROWS))]
    TooManyRows,
    /// More columns than a person could go through.
    #[error("This log has {columns} columns, and at most {MOST_COLUMNS} are read")]
    TooManyColumns {
        /// How many.
        columns: usize,
    },
    /// A quotation mark that is never closed swallows every row behind it.
    #[error("In row {row} a quotation mark is opened and never closed")]
    OpenQuote {
        /// The row that a spreadsheet shows.
        row: u32,
    },
    /// A row that no table can hold.
    #[error("Row {row} cannot be read")]
    Row {
        /// The row that a spreadsheet shows.
        row: u32,
    },
    /// The workbook is not fit to be opened.
    #[error("{0}")]
    Sheet(SheetError),
}

impl LogFileError {
    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => {
                "See whether it is still there and may be opened, then try again"
            }
            Self::Empty | Self::NoRows => "Choose the file that holds the contacts",
            Self::TooLarge => "See whether another file was chosen by mistake",
            Self::NotATable => {
                "Open the log in a spreadsheet, save it as CSV or as an Excel workbook (.xlsx), and choose that file"
            }
            Self::TooManyRows => "Part it into files of a few years each",
            Self::TooManyColumns { .. } => {
                "Delete the columns that are not needed, and save it again"
            }
            Self::OpenQuote { .. } | Self::Row { .. } => {
                "Mend that row, or save the log again as an Excel workbook (.xlsx)"
            }
            Self::Sheet(error) => error.remedy(),
        }
    }
}

impl From<SheetError> for LogFileError {
    fn from(error: SheetError) -> Self {
        match error {
            SheetError::Empty => Self::Empty,
            SheetError::TooLarge { .. } | SheetError::Swollen => Self::TooLarge,
            SheetError::TooManyRows { .. } => Self::TooManyRows,
            error => Self::Sheet(error),
        }
    }
}

fn thousands(number: usize) -> String {
    format!("{},{:03}", number / 1000, number % 1000)
}
