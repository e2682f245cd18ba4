//! Checklists: one cell of domain and stage, and one answer.

use super::note::NoteCard;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
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
    /// Said once, quietly: not a validated measure.
    pub about: String,
}

/// One item with its answer.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ItemView {
    /// The item in the pack.
    pub id: String,
    /// The answer's record, whether or not it was ever set.
    pub answer: Id,
    /// The condition.
    pub text: String,
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
    /// What a record of Trellis says about it, in a sentence; proposes a status.
    pub mirrored: Option<Mirrored>,
    /// Items in other domains that it leans on.
    pub leans_on: Vec<LeansOn>,
    /// Notes on the item, newest first.
    pub notes: Vec<NoteCard>,
    /// Two people answered differently and nobody has decided yet.
    pub is_contested: bool,
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
