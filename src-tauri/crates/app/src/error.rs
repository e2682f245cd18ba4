//! What a person is told when something could not be done.

use crate::words::capitalized;
use std::error::Error as Source;
use std::fmt;

/// What a screen acts on; everything else is only shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The workbook can be read, not changed.
    ReadOnly,
    /// There is no workbook at that place: a screen can offer to make one.
    NoWorkbook,
    /// A passphrase is needed, or the one given does not match.
    Passphrase,
    /// The record is gone.
    Gone,
    /// The file is sealed for somebody else.
    ForOthers,
    /// Another Trellis on this computer has the workbook open.
    HeldByAnother,
}

impl Code {
    /// The code as a screen knows it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ReadOnly => "read_only",
            Self::NoWorkbook => "no_workbook",
            Self::Passphrase => "passphrase",
            Self::Gone => "gone",
            Self::ForOthers => "for_others",
            Self::HeldByAnother => "held_by_another",
        }
    }
}

/// What happened, in a person's words, and what to do about it.
#[derive(Debug)]
pub struct Error {
    code: Option<Code>,
    what: String,
    remedy: String,
    source: Option<Box<dyn Source + Send + Sync>>,
}

impl Error {
    /// A sentence of what happened, and one of what to do.
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            code: None,
            what: what.into(),
            remedy: remedy.into(),
            source: None,
        }
    }

    /// The same, for a screen to act on.
    #[must_use]
    pub fn with_code(mut self, code: Code) -> Self {
        self.code = Some(code);
        self
    }

    /// The same, with what caused it, for the log.
    #[must_use]
    pub fn caused_by(mut self, source: impl Source + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    /// A record that is deleted or was never here.
    pub(crate) fn gone(thing: &str) -> Self {
        Self::new(
            format!("This {thing} is no longer in the workbook"),
            "It may have been deleted. Undo the last step, or go back to the list.",
        )
        .with_code(Code::Gone)
    }

    /// Something that is needed was left empty.
    pub(crate) fn needed(what: &str) -> Self {
        Self::new(
            format!("{what} is still empty"),
            "Write it, then save again.",
        )
    }

    /// What a screen acts on.
    pub fn code(&self) -> Option<Code> {
        self.code
    }

    /// What happened.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What to do.
    pub fn remedy(&self) -> &str {
        &self.remedy
    }

    /// The causes, outermost first, for “Details”.
    pub fn details(&self) -> String {
        let mut lines = Vec::new();
        let mut next: Option<&(dyn Source + 'static)> = Source::source(self);
        while let Some(cause) = next {
            lines.push(cause.to_string());
            next = cause.source();
        }
        lines.join("\n")
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl Source for Error {
    fn source(&self) -> Option<&(dyn Source + 'static)> {
        self.source
            .as_deref()
            .map(|source| source as &(dyn Source + 'static))
    }
}

impl From<trellis_exchange::installation::InstallationError> for Error {
    fn from(error: trellis_exchange::installation::InstallationError) -> Self {
        Self::new(capitalized(&error.to_string()), error.remedy()).caused_by(error)
    }
}
