//! What comes in from other people's logs, and what goes out as tables.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::log_file::LogMapping;
use trellis_domain::words::Audience;

/// One entry of a list to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LogChoice {
    /// What is kept.
    pub code: String,
    /// What a person reads.
    pub word: String,
}

/// What reading a log would do. Nothing is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LogPreview {
    /// Where the file lies.
    pub path: String,
    /// What it is called.
    pub file_name: String,
    /// What its columns mean, to be corrected and handed back.
    pub mapping: LogMapping,
    /// A log with these headings was read before, and what was said then is taken again.
    pub is_remembered: bool,
    /// Its columns, in their order.
    pub columns: Vec<LogColumnView>,
    /// What a column can be taken for.
    pub fields: Vec<LogChoice>,
    /// How a column can write days.
    pub day_styles: Vec<LogChoice>,
    /// The regions, for a log that speaks of one only.
    pub regions: Vec<LogChoice>,
    /// What has to be said before anything can be read, in sentences.
    pub missing: Vec<String>,
    /// What comes of its rows.
    pub counts: LogCounts,
    /// Every row that cannot be read, and why.
    pub bad: Vec<LogRowNote>,
    /// Rows that are left as they are, and why.
    pub notes: Vec<LogRowNote>,
}

/// What comes of the rows of a log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LogCounts {
    /// All of them.
    pub rows: u32,
    /// Contacts that would be added.
    pub fresh: u32,
    /// Here already, as the log has them.
    pub there: u32,
    /// Here already, and edited here since: left as they are.
    pub edited_here: u32,
    /// Here already, and different in the log since: left as they are.
    pub changed_there: u32,
    /// Deleted here: not brought back.
    pub deleted: u32,
    /// Like a contact that is here from elsewhere: not added a second time.
    pub twins: u32,
    /// Left out, because of what a word was said to mean.
    pub left_out: u32,
    /// Cannot be read.
    pub bad: u32,
}

/// One column of a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LogColumnView {
    /// Its heading.
    pub header: String,
    /// Two of its cells.
    pub samples: Vec<String>,
    /// How it is read, where that is not plain.
    pub said: Option<String>,
    /// Its words, the most frequent first; none for a column of texts or numbers.
    pub words: Vec<LogWordView>,
    /// What a word can mean.
    pub choices: Vec<LogChoice>,
}

/// A word of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LogWordView {
    /// The word.
    pub theirs: String,
    /// In how many rows.
    pub rows: u32,
    /// What it means; none where nobody said.
    pub ours: Option<String>,
}

/// A row and what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LogRowNote {
    /// The number that a spreadsheet gives it.
    pub row: u32,
    /// The heading of the column.
    pub column: String,
    /// What stands there.
    pub found: String,
    /// What it is about.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

/// What reading a log did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LogImported {
    /// What came of its rows.
    pub counts: LogCounts,
    /// The same in a sentence.
    pub sentence: String,
    /// Every row that could not be read, and why.
    pub bad: Vec<LogRowNote>,
}

/// A log whose columns are remembered on this computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct KnownLog {
    /// What tells it from others.
    pub shape: String,
    /// The file it was last read from.
    pub file_name: String,
    /// When that was.
    pub used_on: NaiveDate,
    /// What its columns mean.
    pub mapping: LogMapping,
}

/// Whose records go out, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TableQuery {
    /// These regions; all of them, and what belongs to none, where none is named.
    pub regions: Vec<Id>,
    /// For whom.
    pub audience: Audience,
}

/// A file or a folder that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TablesWritten {
    /// Where it lies. A name that did not say for whom it is was made to.
    pub path: String,
    /// How many tables hold anything.
    pub tables: u32,
    /// How many rows, all together.
    pub rows: u32,
    /// For whom it is, and what to know, in a sentence.
    pub sentence: String,
}

/// Contacts in the columns of a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LogOut {
    /// Whose contacts, and for whom.
    pub query: TableQuery,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Those that came from this same log as well.
    pub with_imported: bool,
}
