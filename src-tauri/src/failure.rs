//! What the window is told when something could not be done.

use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_app::Error;

/// What happened, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Failure {
    /// What a screen acts on, if anything.
    pub code: Option<String>,
    /// What happened, in a person's words.
    pub what: String,
    /// What to do.
    pub remedy: String,
    /// What caused it, for who is asked for help.
    pub details: String,
}

impl Failure {
    /// A failure that only the shell can have.
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            code: None,
            what: what.into(),
            remedy: remedy.into(),
            details: String::new(),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self {
            code: error.code().map(|code| code.as_str().to_owned()),
            what: error.what().to_owned(),
            remedy: error.remedy().to_owned(),
            details: error.details(),
        }
    }
}
