//! What changed in a region since this installation was last there.

use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::Audience;

/// What others changed in a region since it was last opened here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SinceView {
    /// One line for each record, the latest first.
    pub lines: Vec<SinceLine>,
    /// How many records more there are than lines.
    pub more: u32,
    /// “and three more”; empty where every record has its line.
    pub more_text: String,
    /// The region was never opened here before, so there is no last time.
    pub is_first: bool,
}

/// What became of one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SinceLine {
    /// The noun.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// “Goal changed: Every key task has a backup – by when, state”.
    pub text: String,
    /// “Dana Field”, “a colleague”, “you, on another laptop”.
    pub who: String,
    /// Who may read this: what is for the support team stays out of the room.
    pub audience: Audience,
}
