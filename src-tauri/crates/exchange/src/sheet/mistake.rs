//! Why a spreadsheet was not read, in a practitioner's words.

use super::guard::{LARGEST, LARGEST_UNPACKED, LONGEST_TEXT, MOST_PARTS, MOST_ROWS};
use std::fmt;

/// Longest word from a file that stands in a sentence, in characters. The places of
/// faults are cut at the same length.
const LONGEST_WORD: usize = 80;

/// One thing that is wrong in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetMistake {
    /// The name of the sheet, as it stands in the file.
    pub sheet: String,
    /// The cell, such as `B7`.
    pub cell: String,
    /// What is wrong, without a full stop.
    pub what: String,
    /// What to do about it, without a full stop.
    pub remedy: String,
}

impl fmt::Display for SheetMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            sheet,
            cell,
            what,
            remedy,
        } = self;
        write!(f, "Sheet {sheet}, cell {cell}: {what}. {remedy}.")
    }
}

/// Why a spreadsheet was not read or written. The text says what happened, and
/// [`SheetError::remedy`] what to do; either is whole without a full stop at its end.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// There is nothing in it.
    #[error("This file is empty")]
    Empty,
    /// Far larger than any pack.
    #[error("This spreadsheet is too large for a content pack – it has {} MB, and at most {} MB are read", .bytes.div_ceil(1_000_000), LARGEST / 1_000_000)]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// No kind of spreadsheet that Trellis knows.
    #[error("This file is not an Excel workbook (.xlsx)")]
    NotAWorkbook,
    /// The kind of file that Excel wrote before 2007.
    #[error("This spreadsheet is stored in the old Excel format (.xls)")]
    OldWorkbook,
    /// Excel's binary kind of file.
    #[error("This spreadsheet is stored in the binary Excel format (.xlsb)")]
    BinaryWorkbook,
    /// The kind of file that free office programs write unless told otherwise.
    #[error("This spreadsheet is stored in the OpenDocument format (.ods)")]
    OpenDocument,
    /// It asks for a password before it opens.
    #[error("This spreadsheet is protected with a password")]
    Protected,
    /// The end is missing.
    #[error("This spreadsheet is cut short – its end is missing")]
    CutShort,
    /// Something in it is not as the format wants it.
    #[error("This spreadsheet is damaged and cannot be read")]
    Damaged,
    /// It carries a program.
    #[error("This spreadsheet holds macros, and Trellis reads none that does")]
    Macros,
    /// More files inside than any workbook has.
    #[error("This spreadsheet is made of {count} parts, and at most {MOST_PARTS} are read")]
    TooManyParts {
        /// How many.
        count: usize,
    },
    /// A small file that would fill the memory.
    #[error("This spreadsheet unpacks to more than {} MB, far more than a content pack needs", LARGEST_UNPACKED / 1_000_000)]
    Swollen,
    /// A sheet goes on and on.
    #[error("The sheet {sheet} has more than {} rows", thousands(MOST_ROWS))]
    TooManyRows {
        /// Which sheet.
        sheet: String,
    },
    /// A cell holds more than Excel would let it hold.
    #[error(
        "In the sheet {sheet}, cell {cell} holds more than {} characters",
        thousands(LONGEST_TEXT)
    )]
    TooLongText {
        /// Which sheet.
        sheet: String,
        /// Which cell.
        cell: String,
    },
    /// The file is in order, but cells of it are not. All of them, by sheet and cell.
    #[error("This spreadsheet cannot be used yet – {}", summary(.0))]
    Mistakes(Vec<SheetMistake>),
    /// A pack has a text that no cell can hold, or that would come back changed.
    #[error(
        "This pack does not fit into a spreadsheet – in the sheet {sheet}, cell {cell}, {what}"
    )]
    Unwritable {
        /// Where it would stand.
        sheet: String,
        /// Which cell.
        cell: String,
        /// What is wrong with it.
        what: &'static str,
    },
    /// The workbook could not be put together.
    #[error("The spreadsheet could not be written – {0}")]
    NotWritten(String),
}

impl SheetError {
    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Empty | Self::CutShort => "Copy it once more from where it came from",
            Self::TooLarge { .. } | Self::TooManyParts { .. } | Self::Swollen => {
                "See whether another file was chosen by mistake, or take pictures out of it"
            }
            Self::NotAWorkbook => "Choose a file that was saved as an Excel workbook (.xlsx)",
            Self::OldWorkbook | Self::BinaryWorkbook | Self::OpenDocument | Self::Macros => {
                "Open it, save it as an Excel workbook (.xlsx), and choose that file"
            }
            Self::Protected => "Open it, take the password off, and save it again",
            Self::Damaged => {
                "Open it in Excel or LibreOffice and save it again, or ask for the file again"
            }
            Self::TooManyRows { .. } => "Delete the rows below the last one that is filled in",
            Self::TooLongText { .. } => {
                "Shorten that text; a statement has a few hundred characters at most"
            }
            Self::Mistakes(_) => {
                "Mend what is named and choose the file again, or send this message to whoever made it"
            }
            Self::Unwritable { .. } => {
                "Change that text in the pack, and write the spreadsheet again"
            }
            Self::NotWritten(_) => "Try again; if it stays so, please report it",
        }
    }

    /// Everything that is wrong in the cells of an otherwise readable spreadsheet.
    pub fn mistakes(&self) -> &[SheetMistake] {
        match self {
            Self::Mistakes(mistakes) => mistakes,
            _ => &[],
        }
    }
}

fn summary(mistakes: &[SheetMistake]) -> String {
    let first = mistakes
        .first()
        .map(|it| format!("sheet {}, cell {}: {}", it.sheet, it.cell, it.what));
    match (first, mistakes.len()) {
        (None, _) => String::new(),
        (Some(first), 1) => first,
        (Some(first), count) => format!("{first} (and {} more)", count - 1),
    }
}

fn thousands(number: usize) -> String {
    format!("{},{:03}", number / 1000, number % 1000)
}

/// A word from a file, short and visible enough to stand in a sentence, and cut as
/// the places of faults are.
pub(super) fn shown(word: &str) -> String {
    let turns_around = ['\u{202a}'..='\u{202e}', '\u{2066}'..='\u{2069}'];
    let is_invisible = |c: char| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}')
            || turns_around.iter().any(|range| range.contains(&c))
    };
    let visible = |c: char| if is_invisible(c) { '\u{fffd}' } else { c };
    let mut shown: String = word.chars().take(LONGEST_WORD).map(visible).collect();
    if word.chars().count() > LONGEST_WORD {
        shown.push('…');
    }
    shown
}

/// The name of a cell: row 6 and column 1, counted from 0, are `B7`.
pub(super) fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// The letters of a column: 0 is `A`, 26 is `AA`.
pub(crate) fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        // A remainder of 26 always has its letter.
        let letter = u8::try_from(rest % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// `a, b or c`.
pub(super) fn either(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} or {last}", before.join(", ")),
    }
}
