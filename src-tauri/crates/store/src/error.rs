//! What can go wrong with a workbook, and what to do about it.

use std::path::{Path, PathBuf};
use trellis_domain::change::Identity;
use trellis_domain::id::Id;

/// Why something could not be done with a workbook. The text says what happened;
/// [`Error::remedy`] says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing lies at that path.
    #[error("there is no workbook at “{}”", .path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The folder of that path does not exist.
    #[error("the folder “{}” does not exist", .folder.display())]
    FolderMissing {
        /// The folder.
        folder: PathBuf,
    },
    /// Files cannot be made or changed in the folder.
    #[error("the folder “{}” is read-only", .folder.display())]
    FolderIsReadOnly {
        /// The folder.
        folder: PathBuf,
    },
    /// Something would be overwritten.
    #[error("there is already a file at “{}”", .path.display())]
    AlreadyThere {
        /// What would be overwritten.
        path: PathBuf,
    },
    /// A folder, an empty file, a picture, a text.
    #[error("“{}” is not a Trellis workbook", .path.display())]
    NotAWorkbook {
        /// The file.
        path: PathBuf,
    },
    /// A database, but another program's.
    #[error("“{}” belongs to another program", .path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// Locked, and no passphrase was given.
    #[error("“{}” is locked with a passphrase, or is not a Trellis workbook", .path.display())]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// The passphrase does not open the file.
    #[error("this passphrase does not open “{}”", .path.display())]
    WrongPassphrase {
        /// The file.
        path: PathBuf,
    },
    /// A passphrase was given for a workbook that has none.
    #[error("“{}” is not locked with a passphrase", .path.display())]
    NotLocked {
        /// The file.
        path: PathBuf,
    },
    /// What the file says about itself does not hold together.
    #[error("the workbook is damaged: {what}")]
    Damaged {
        /// What was found.
        what: String,
    },
    /// Another window, or `trellis-cli`, has it open.
    #[error("the workbook is open in another Trellis on this computer")]
    HeldByAnother,
    /// It was opened without the right to change it.
    #[error("the workbook is open for reading only: {why}")]
    ReadOnly {
        /// Why nothing can be written.
        why: ReadOnly,
    },
    /// The system does not let this user read or write the file.
    #[error("the system does not allow access to “{}”", .path.display())]
    NotPermitted {
        /// The file or folder.
        path: PathBuf,
    },
    /// No room. Nothing of the action was kept, nothing older was lost.
    #[error("the disk is full, so nothing of this was saved")]
    DiskFull,
    /// Reading or writing failed below us.
    #[error("the drive did not read or write as it should")]
    Drive(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Built without encryption: a passphrase would silently protect nothing.
    #[error("this Trellis was built without encryption")]
    NoCipher,
    /// A record that nature names is neither created nor deleted.
    #[error("a record of kind “{kind}” cannot be deleted, only emptied")]
    Natural {
        /// The noun.
        kind: &'static str,
    },
    /// A record's scope is fixed for its life.
    #[error("this record of kind “{kind}” travels with something else, and that cannot change")]
    ScopeDiffers {
        /// The noun.
        kind: String,
        /// The record.
        record: Id,
    },
    /// A field or value that the declaration does not allow.
    #[error("“{field}” of “{kind}” cannot hold this")]
    DoesNotFit {
        /// The noun.
        kind: &'static str,
        /// The field.
        field: String,
    },
    /// A name that no accepted change has.
    #[error("the workbook holds no change {0}")]
    UnknownChange(Identity),
    /// The change wrote no such field, or one that cannot be erased.
    #[error("change {change} has no “{field}” that could be erased")]
    NotErasable {
        /// The change.
        change: Identity,
        /// The field.
        field: String,
    },
    /// No change of this action is in the workbook.
    #[error("the workbook holds no action {0}")]
    UnknownAction(Id),
    /// Undo takes back one's own actions only.
    #[error("action {0} was somebody else's, or was made on another computer")]
    SomebodyElses(Id),
    /// No delivery of this name was read.
    #[error("the workbook holds no delivery {0}")]
    UnknownDelivery(Id),
    /// Bytes that are not there.
    #[error("the workbook does not hold the attachment {0}")]
    NoAttachment(String),
    /// Bytes that are no change.
    #[error("a change that arrived cannot be read")]
    NotAChange(#[from] trellis_domain::change::canonical::NotCanonical),
    /// Something that we did not foresee.
    #[error("something unexpected happened in the workbook")]
    Unexpected(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Why a workbook was opened without the right to change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer Trellis wrote it.
    NewerTrellis,
    /// The file, or the drive, is write-protected.
    FileIsReadOnly,
    /// It was asked for so.
    OnlyReading,
}

impl std::fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NewerTrellis => "a newer Trellis wrote it",
            Self::FileIsReadOnly => "the file is write-protected",
            Self::OnlyReading => "it was opened to be read",
        })
    }
}

impl Error {
    /// What to do about it, in one sentence.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "Check the name, or create a new workbook there.",
            Self::FolderMissing { .. } => "Create the folder first, or choose another one.",
            Self::FolderIsReadOnly { .. } => {
                "Choose a folder of your own, such as your documents folder."
            }
            Self::AlreadyThere { .. } => "Choose another name, or move the existing file away.",
            Self::NotAWorkbook { .. } | Self::Foreign { .. } => {
                "Choose a file that Trellis made; this one was left as it is."
            }
            Self::Locked { .. } => "Give the passphrase the workbook was locked with.",
            Self::WrongPassphrase { .. } => {
                "Check capital letters and the keyboard layout, and try again."
            }
            Self::NotLocked { .. } => "Open it without a passphrase.",
            Self::Damaged { .. } => {
                "Keep the file as it is, and go on with your latest backup copy."
            }
            Self::HeldByAnother => "Close the other Trellis, then try again.",
            Self::ReadOnly {
                why: ReadOnly::NewerTrellis,
            } => "Install the newest Trellis to change it; reading works.",
            Self::ReadOnly {
                why: ReadOnly::FileIsReadOnly,
            } => "Copy the file to a folder of your own and open the copy.",
            Self::ReadOnly {
                why: ReadOnly::OnlyReading,
            } => "Open it for writing.",
            Self::NotPermitted { .. } => {
                "Ask whoever looks after this computer for access, or use a folder of your own."
            }
            Self::DiskFull => {
                "Free some space on the disk and do it again; everything saved before is safe."
            }
            Self::Drive(_) => {
                "Check that the drive is still connected, then make a backup copy to another one."
            }
            Self::NoCipher => "Install Trellis from an official build.",
            Self::Natural { .. } => "Clear its fields instead.",
            Self::ScopeDiffers { .. } => "Write a new record, and retire the old one.",
            Self::DoesNotFit { .. } => "Enter a value of the kind that the field is for.",
            Self::UnknownChange(_) | Self::UnknownAction(_) | Self::UnknownDelivery(_) => {
                "Look at the history again; it may have changed since."
            }
            Self::NotErasable { .. } => "Choose a value of the record's history.",
            Self::SomebodyElses(_) => "Change the fields by hand instead.",
            Self::NoAttachment(_) => "Ask the colleague who made it for their copy.",
            Self::NotAChange(_) => "Ask the sender for a new file.",
            Self::Unexpected(_) => "Try again; if it stays, run a check of the workbook.",
        }
    }

    pub(crate) fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        move |error| match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing {
                path: path.to_owned(),
            },
            std::io::ErrorKind::PermissionDenied => Self::NotPermitted {
                path: path.to_owned(),
            },
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            std::io::ErrorKind::AlreadyExists => Self::AlreadyThere {
                path: path.to_owned(),
            },
            std::io::ErrorKind::ReadOnlyFilesystem => {
                let folder = path.parent().unwrap_or(path).to_owned();
                Self::FolderIsReadOnly { folder }
            }
            _ => Self::Drive(error.into()),
        }
    }

    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::SystemIoFailure) => Self::Drive(error.into()),
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged {
                what: error.to_string(),
            },
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::HeldByAnother,
            Some(Code::ReadOnly) => Self::ReadOnly {
                why: ReadOnly::FileIsReadOnly,
            },
            _ => Self::Unexpected(error.into()),
        }
    }
}
