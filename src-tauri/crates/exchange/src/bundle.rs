//! Bundles: one file in which colleagues hand each other what they wrote.
//!
//! The format is written down, with a worked example, in `FORMAT.md`. From the
//! outside in: an age file ([`crate::seal`]), Zstandard within, and within that one
//! JSON object on each line. [`write()`] makes one, [`read()`] takes one apart and
//! trusts nothing that no key has signed.

mod lines;
mod read;
mod write;

#[doc(hidden)]
pub use read::read_unsealed;
pub use read::{Bundle, Carried, Limits, read};
pub use write::{Contents, Counts, write};

use crate::card::Card;
use serde::{Deserialize, Serialize};
use trellis_domain::chain::{Checkpoint, Stated};
use trellis_domain::change::{AuthorKey, Scope};
use trellis_domain::id::Id;

/// The format of the bundles that this Trellis writes.
pub const FORMAT: u32 = 1;

/// An Ed25519 signature.
pub type Signature = [u8; 64];

/// A checkpoint as it travels: what its author signed, and the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    /// What was signed.
    pub checkpoint: Checkpoint,
    /// By the checkpoint's author.
    pub signature: Signature,
}

/// What a bundle says of itself, on its first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The bundle's own name; reading it twice is one delivery.
    pub bundle: Id,
    /// The support team it belongs to.
    pub team: Id,
    /// When it was written, by the sender's clock; milliseconds UTC since 1970.
    pub written: i64,
    /// Who wrote it.
    pub from: Card,
    /// For whom, by the keys of their installations; nobody in particular where it is
    /// sealed with a passphrase.
    pub to: Vec<AuthorKey>,
    /// What its changes travel with, and what the statement speaks of.
    pub scopes: Vec<Scope>,
    /// What the sender holds.
    pub statement: Statement,
}

/// What somebody holds, as they last said it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Counts the sender's statements; a later one replaces an earlier one.
    pub no: u64,
    /// What they hold of each chain in the bundle's scopes.
    pub chains: Vec<Stated>,
    /// Attachments they know of and do not hold: SHA-256, hexadecimal.
    pub wants: Vec<String>,
}

/// Why a bundle could not be written or read. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It could not be opened or read.
    #[error("the file could not be read: {0}")]
    NotRead(String),
    /// It could not be written.
    #[error("the file could not be written: {0}")]
    NotWritten(String),
    /// Something else altogether.
    #[error("this file is not a Trellis bundle")]
    NotABundle,
    /// Sealed with a passphrase, and none was given.
    #[error("this bundle is sealed with a passphrase")]
    NeedsPassphrase,
    /// Sealed with another passphrase.
    #[error("this passphrase does not open the bundle")]
    WrongPassphrase,
    /// Opening it would keep this computer busy for minutes.
    #[error("this bundle is sealed in a way that would take too long to open")]
    TooMuchWork,
    /// Sealed for others.
    #[error("this bundle was not written for this laptop")]
    NotForUs,
    /// The end is missing.
    #[error("this bundle is cut short")]
    CutShort,
    /// Bytes differ from those that were written.
    #[error("this bundle is damaged, or its end is missing")]
    Damaged,
    /// What it holds is not what its sender signed.
    #[error("this bundle is not what its sender signed")]
    NotSigned,
    /// Changes in it that their author never signed.
    #[error("this bundle holds entries that their author never signed")]
    NotVouchedFor,
    /// A limit is exceeded.
    #[error("this bundle is too large: {0}")]
    TooLarge(String),
    /// In a format to come.
    #[error("this bundle was written by a newer Trellis")]
    FromTheFuture,
}

impl BundleError {
    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::NotRead(_) => {
                "See whether it is still there and may be read, or copy it to this laptop first."
            }
            Self::NotWritten(_) => "Choose a folder of your own with room on the disk.",
            Self::NotABundle => "Choose the file that your colleague sent; it ends in .trellis.",
            Self::NeedsPassphrase => "Ask the sender for the passphrase, and give it.",
            Self::WrongPassphrase => {
                "Check capital letters and the keyboard layout, or ask the sender again."
            }
            Self::NotForUs => {
                "Send the sender your card, then ask them to write the bundle for you."
            }
            Self::CutShort => "Copy or download it again, or ask the sender for a new one.",
            Self::TooMuchWork | Self::Damaged => "Ask the sender for a new one.",
            Self::NotSigned | Self::NotVouchedFor => {
                "Do not use it. Call the sender, and ask them for a new one."
            }
            Self::TooLarge(_) => "Ask the sender to write one for fewer regions.",
            Self::FromTheFuture => "Install the newest Trellis, then read it again.",
        }
    }
}
