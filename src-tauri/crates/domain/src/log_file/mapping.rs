//! What a person said about the columns of a log, remembered by its headings.

use super::{LogField, squash};
use crate::id::Id;
use crate::words::DayStyle;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A word that stands for: leave the row out.
pub const LEAVE_OUT: &str = "leave_out";
/// A word that stands for: take the row, and leave this cell.
pub const LEAVE_CELL: &str = "leave_cell";

/// What the columns of a log mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LogMapping {
    /// What the log is called. With the id of a row it makes the contact's id, so that
    /// the same log must always go by the same name.
    pub source: String,
    /// The region of every row, where no column says it.
    #[serde(default)]
    pub region: Option<Id>,
    /// Take rows in that look like a contact which is here already.
    #[serde(default)]
    pub with_twins: bool,
    /// Its columns, in their order.
    pub columns: Vec<LogColumn>,
}

/// One column of a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LogColumn {
    /// Its heading.
    pub header: String,
    /// What it is taken for.
    pub field: LogField,
    /// What its words mean, where they are words of a list or regions.
    #[serde(default)]
    pub words: Vec<LogWord>,
    /// How it writes days.
    #[serde(default)]
    pub days: Option<DayStyle>,
    /// A plain number is hours.
    #[serde(default)]
    pub in_hours: bool,
}

/// A word of a log, and what it means here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LogWord {
    /// The word as the log has it.
    pub theirs: String,
    /// The code of ours, or the id of a region; [`LEAVE_OUT`] or [`LEAVE_CELL`].
    pub ours: String,
}

impl LogColumn {
    /// What was said about a word, capitals and signs apart.
    pub fn find_word(&self, theirs: &str) -> Option<&str> {
        let meant = squash(theirs);
        self.words
            .iter()
            .find(|word| squash(&word.theirs) == meant)
            .map(|word| word.ours.as_str())
    }

    /// The first word of the log for one of ours.
    pub fn find_theirs(&self, ours: &str) -> Option<&str> {
        self.words
            .iter()
            .find(|word| word.ours == ours)
            .map(|word| word.theirs.as_str())
    }
}

impl LogMapping {
    /// Where the column stands that is taken for this.
    pub fn find_column(&self, field: &LogField) -> Option<usize> {
        self.columns.iter().position(|it| it.field == *field)
    }

    /// The log names its rows itself.
    pub fn has_ids(&self) -> bool {
        self.find_column(&LogField::SourceId).is_some()
    }
}

/// What tells one kind of log from another: its headings, in their order, capitals and
/// signs apart. Hexadecimal.
pub fn shape<'a>(headings: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for heading in headings {
        hash.update(squash(heading).as_bytes());
        hash.update([0x1f]);
    }
    let bytes: [u8; 32] = hash.finalize().into();
    crate::change::Identity::from_bytes(bytes).to_string()
}

/// What a log is likely called, from the name of its file without the ending: what a
/// copy, a version or a day adds behind it does not count.
pub fn source_name(stem: &str) -> String {
    let mut name = stem.trim();
    loop {
        let before = name;
        name = name.trim_end_matches([' ', '_', '-', '.', '–']);
        if let Some((rest, last)) = name.rsplit_once([' ', '_', '-', '(', '.', '–']) {
            let last = last.trim_end_matches(')').to_lowercase();
            let is_number = last
                .trim_start_matches('v')
                .chars()
                .all(|letter| letter.is_ascii_digit());
            if !rest.trim().is_empty() && (is_number || ["copy", "final", "new"].contains(&&*last))
            {
                name = rest;
            }
        }
        if name == before {
            return name.to_owned();
        }
    }
}
