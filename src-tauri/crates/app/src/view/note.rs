//! Notes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::words::{Audience, Mark};

/// One note.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NoteCard {
    /// The note.
    pub id: Id,
    /// What was said.
    pub text: String,
    /// Who may read it.
    pub audience: Audience,
    /// Strong, or to work on.
    pub mark: Option<Mark>,
    /// The item it is about.
    pub item: Option<String>,
    /// That item's text.
    pub item_text: String,
    /// The goal it is about.
    pub goal: Option<Id>,
    /// The domain it speaks to.
    pub domain: Option<CapacityDomain>,
    /// The day.
    pub on: Option<NaiveDate>,
    /// “10:38”.
    pub at: String,
    /// Written here, so it can be edited here.
    pub is_own: bool,
}

/// A note to add.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewNote {
    /// The region.
    pub region: Id,
    /// The visit it is written in.
    pub visit: Option<Id>,
    /// The item it is about.
    pub item: Option<String>,
    /// The goal it is about.
    pub goal: Option<Id>,
    /// The domain it speaks to; follows from the item where there is one.
    pub domain: Option<CapacityDomain>,
    /// Who may read it.
    pub audience: Audience,
    /// What was said.
    pub text: String,
    /// Strong, or to work on.
    pub mark: Option<Mark>,
}
