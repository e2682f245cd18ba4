//! What goes out after a visit, and what comes back.

use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::ActionState;

/// What an action sheet that came back would change.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ReturnedSheet {
    /// The actions that would change.
    pub changes: Vec<ReturnedChange>,
    /// One sentence on all of them.
    pub summary: String,
    /// Everything that keeps the sheet from being taken, each with its cell.
    pub mistakes: Vec<String>,
    /// What to do about the mistakes.
    pub remedy: String,
}

/// One action that would change.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ReturnedChange {
    /// The action.
    pub action: Id,
    /// What was to be done.
    pub step: String,
    /// How it stands here.
    pub before: ActionState,
    /// How it stands in the sheet.
    pub after: ActionState,
    /// What happened, in the team's words.
    pub what_happened: String,
}
