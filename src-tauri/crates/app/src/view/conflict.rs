//! Questions: what two people wrote to one field without having seen each other.

use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::Audience;

/// Every question that waits: the same on every laptop that holds the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConflictsView {
    /// “Three questions wait, in two regions.”
    pub sentence: String,
    /// A visit is in the room on this laptop, so nothing of them is shown.
    pub is_covered: bool,
    /// By region and then by name; what belongs to none comes last.
    pub groups: Vec<ConflictGroup>,
    /// Those whose answers differ only in blanks, capitals and punctuation, by name.
    pub alike: Vec<String>,
}

/// The questions of one region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConflictGroup {
    /// The region; none for the support team and for what is *mine*.
    pub region: Option<Id>,
    /// What to write above them.
    pub title: String,
    /// They.
    pub cases: Vec<ConflictCard>,
    /// Those that “take the latest of all” would settle, by name: not where it is
    /// disputed whether a record was deleted, and not where a clock was wrong.
    pub by_latest: Vec<String>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four facts that a screen asks for one by one"
)]
pub struct ConflictCard {
    /// What it is called as it was seen here: another answer gives it another name, so
    /// that nobody decides what they have not seen.
    pub name: String,
    /// The same however many answers come; the same on every laptop.
    pub id: Id,
    /// The noun.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// The field; `life` where it is disputed whether the record was deleted.
    pub field: String,
    /// The region, where it is about one.
    pub region: Option<Id>,
    /// “Goal: Every key task has a backup”.
    pub title: String,
    /// “Measure”.
    pub field_word: String,
    /// Who may read the record.
    pub audience: Audience,
    /// It is disputed whether the record was deleted: the first answer keeps it, the
    /// second deletes it.
    pub is_deletion: bool,
    /// The answers that stand, the one shown now first. At least two.
    pub answers: Vec<ConflictAnswer>,
    /// Their words differ in blanks, capitals and punctuation alone.
    pub is_alike: bool,
    /// All texts can be kept, one after another.
    pub takes_both: bool,
    /// How another answer is written.
    pub writes: WrittenAs,
    /// People’s own words, and not a choice or a number.
    pub is_said: bool,
}

/// How an answer of one's own is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WrittenAs {
    /// It is not: one of the answers is chosen.
    Nothing,
    /// In one line.
    Line,
    /// In as many lines as it takes.
    Prose,
    /// A number.
    Number,
    /// A day.
    Day,
    /// A time of day.
    Time,
}

/// An answer that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConflictAnswer {
    /// Counts from 1.
    pub number: u32,
    /// What choosing it is called: “Keep yours”, “Keep Ben Ode’s”.
    pub choice: String,
    /// It, in words.
    pub text: String,
    /// These are the app's words and not somebody's: nothing was written, it was erased.
    pub is_absent: bool,
    /// As it would be typed; empty where it cannot be.
    pub typed: String,
    /// The same as `text`, cut where it differs from what else was answered.
    pub pieces: Vec<DiffPiece>,
    /// It is what the record shows now.
    pub is_shown: bool,
    /// Who wrote it: more than one where several wrote the same.
    pub writings: Vec<ConflictWriting>,
    /// Where a record was deleted: what was written meanwhile, one a line.
    pub meanwhile: Vec<String>,
}

/// Somebody wrote an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConflictWriting {
    /// “You”, “Dana Field”, “A colleague”.
    pub who: String,
    /// “Nov 18, 3:48 pm”, by their clock.
    pub when: String,
    /// On which laptop, and in which visit, where that is known.
    pub place: String,
    /// What to know about their clock; empty where it was right.
    pub strange_clock: String,
}

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DiffPiece {
    /// The words.
    pub text: String,
    /// Not every answer has them.
    pub differs: bool,
}

/// What a person decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "decides", rename_all = "snake_case")]
pub enum Decision {
    /// The answer with this number holds.
    Keep {
        /// It.
        number: u32,
    },
    /// All texts hold, one after another, the earliest first.
    Both,
    /// Another answer holds.
    Write {
        /// It.
        text: String,
    },
}

/// What deciding came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConflictsSettled {
    /// “Settled. Two questions are left.”
    pub sentence: String,
    /// How many were settled.
    pub settled: u32,
    /// How many are left.
    pub left: u32,
}
