//! Checklists: one cell of domain and stage, and one answer.

use super::guide::SourceView;
use super::note::NoteCard;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage, Help};
use trellis_domain::words::{Judge, Lead, Mark, Status};

/// One cell, as it is walked through with a team. Never holds a note that is *mine*.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct CellView {
    /// The region.
    pub region: Id,
    /// The domain.
    pub domain: CapacityDomain,
    /// The domain's name.
    pub domain_name: String,
    /// The stage.
    pub stage: CapacityStage,
    /// The stage's name.
    pub stage_name: String,
    /// Questions to open with.
    pub questions: Vec<String>,
    /// The items; the order never changes with the answers.
    pub items: Vec<ItemView>,
    /// Answers to items that are no longer asked here.
    pub earlier: Vec<EarlierItem>,
    /// Said once, quietly: not a validated measure.
    pub about: String,
}

/// The items about the region as a whole.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct StripView {
    /// The items.
    pub items: Vec<ItemView>,
    /// Answers to items that are no longer asked.
    pub earlier: Vec<EarlierItem>,
}

/// One item with its answer.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ItemView {
    /// The item in the pack.
    pub id: String,
    /// The answer's record, whether or not it was ever set.
    pub answer: Id,
    /// The program it is asked about, for an item about programs.
    pub adoption: Option<Id>,
    /// The condition.
    pub text: String,
    /// Why this, what counts, how to ask; none for an item that says nothing of it.
    pub help: Option<Help>,
    /// Where the facts behind it were read.
    pub sources: Vec<SourceView>,
    /// The pack it comes from, where that is not the built-in one.
    pub from: Option<String>,
    /// The support team wrote it itself.
    pub is_own: bool,
    /// The words it was answered in, where they were others.
    pub answered_as: Option<String>,
    /// How we would know.
    pub evidence_hint: String,
    /// Belongs to the program's rollout rather than to capacity.
    pub is_rollout: bool,
    /// The answer; none is not discussed.
    pub status: Option<Status>,
    /// How we know.
    pub evidence: String,
    /// Who leads.
    pub led_by: Option<Lead>,
    /// Who judged.
    pub judged_by: Option<Judge>,
    /// When it was reached.
    pub reached_on: Option<NaiveDate>,
    /// Strong, or to work on.
    pub mark: Option<Mark>,
    /// When it was last talked about.
    pub discussed_on: Option<NaiveDate>,
    /// It is in place, and nobody has looked at it since this day, two half-years ago
    /// or more.
    pub not_looked_at_since: Option<NaiveDate>,
    /// What a record of Trellis says about it, in a sentence; proposes a status.
    pub mirrored: Option<Mirrored>,
    /// Items in other domains that it leans on.
    pub leans_on: Vec<LeansOn>,
    /// Notes on the item, newest first.
    pub notes: Vec<NoteCard>,
    /// Two people answered differently and nobody has decided yet.
    pub is_contested: bool,
}

/// An answer to an item that is no longer asked, in the words it was given to.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct EarlierItem {
    /// The item in the pack of that day.
    pub id: String,
    /// The condition, as it read.
    pub text: String,
    /// The answer.
    pub status: Option<Status>,
    /// How we knew.
    pub evidence: String,
    /// When it was reached.
    pub reached_on: Option<NaiveDate>,
    /// When it was last talked about.
    pub discussed_on: Option<NaiveDate>,
}

/// A link to an item elsewhere.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct LeansOn {
    /// The other item.
    pub item: String,
    /// Its text.
    pub text: String,
    /// Why.
    pub why: String,
}

/// What the record already knows.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Mirrored {
    /// “Roster: 4 of 5 seats filled”.
    pub evidence: String,
    /// The status it proposes.
    pub proposes: Option<Status>,
}

/// An answer to set; what is absent stays, `clear` unsets.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct EditAnswer {
    /// The region.
    pub region: Id,
    /// The item.
    pub item: String,
    /// The program, for an item about programs.
    pub adoption: Option<Id>,
    /// The visit in which it was talked about.
    pub visit: Option<Id>,
    /// The answer.
    pub status: Option<Status>,
    /// How we know.
    pub evidence: Option<String>,
    /// Who leads.
    pub led_by: Option<Lead>,
    /// Who judged.
    pub judged_by: Option<Judge>,
    /// When it was reached.
    pub reached_on: Option<NaiveDate>,
    /// Strong, or to work on.
    pub mark: Option<Mark>,
    /// Fields to clear: `status`, `evidence`, `led_by`, `judged_by`, `reached_on`, `mark`.
    pub clear: Vec<String>,
}
