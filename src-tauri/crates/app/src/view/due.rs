//! What others set a day for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::rhythm::Standing;
use trellis_domain::words::Repeats;

/// A day by which somebody expects something. For the support team, never for a page.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct DueDateCard {
    /// The record.
    pub id: Id,
    /// The region; none is the support team as a whole.
    pub region: Option<Id>,
    /// That region's name, or “Support team”.
    pub region_name: String,
    /// What is due.
    pub what: String,
    /// Who set it.
    pub set_by: String,
    /// The day.
    pub due_on: Option<NaiveDate>,
    /// How it stands: done, coming up, late.
    pub standing: Standing,
    /// The same in words: “Was due Nov 3”, “Due by Dec 31”, “Done Nov 2”.
    pub due_text: String,
    /// How often it comes back; none is once.
    pub repeats: Option<Repeats>,
    /// The same in words; empty for once.
    pub repeats_name: String,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// What to know about it.
    pub remark: String,
}

/// A due date to add or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditDueDate {
    /// The region, or the support team where absent; taken up when it is added, not
    /// later.
    pub region: Option<Id>,
    /// What is due.
    pub what: Option<String>,
    /// Who set it.
    pub set_by: Option<String>,
    /// The day.
    pub due_on: Option<NaiveDate>,
    /// How often it comes back.
    pub repeats: Option<Repeats>,
    /// What to know about it.
    pub remark: Option<String>,
}

/// What became of a due date that was done.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct DoneDueDate {
    /// The next one, where it comes back.
    pub next: Option<Id>,
    /// Its day.
    pub next_on: Option<NaiveDate>,
    /// “Done. It is due again on Mar 31, 2027.”
    pub sentence: String,
}
