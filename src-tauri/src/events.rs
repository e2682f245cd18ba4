//! What the core tells the window without being asked.

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

/// Records of these nouns changed: screens fetch again what they show of them.
#[derive(Clone, Debug, Serialize, Deserialize, Type, Event)]
pub struct Changed {
    /// The nouns.
    pub kinds: Vec<String>,
}
