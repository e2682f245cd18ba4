//! Content packs: what is in use, and what a file would change.

use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::pack::PackChange;

/// A pack in use.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PackCard {
    /// The same for every version.
    pub id: String,
    /// What a person calls it.
    pub title: String,
    /// The version in use.
    pub version: String,
    /// The first digits of its name, to compare with a colleague's.
    pub code: String,
    /// What its words are and are not.
    pub note: String,
    /// “161 items, 14 chapters”.
    pub holds: String,
    /// It came with Trellis.
    pub is_builtin: bool,
    /// A newer version that came with Trellis and was not taken up yet.
    pub newer: Option<String>,
}

/// What a file would bring.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PackPreview {
    /// Its id; empty where the file could not be read.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// What its words are and are not.
    pub note: String,
    /// The version in use now, where there is one.
    pub in_use: Option<String>,
    /// What it adds, changes and retires.
    pub changes: Vec<PackChange>,
    /// One sentence on all of them.
    pub summary: String,
    /// Everything that keeps it from being taken up, each with its place.
    pub mistakes: Vec<String>,
    /// What to do about the mistakes.
    pub remedy: String,
}
