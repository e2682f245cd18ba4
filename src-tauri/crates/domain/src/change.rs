//! A change: one record's edit in one user action, named by its own hash.
//!
//! The format of a change can never alter, since other laptops hold them by
//! hash. [`canonical`] specifies the bytes; `tests/change_vectors.rs` pins them.

pub mod canonical;

use crate::id::Id;
use crate::parsed::Parsed;
use crate::value::{Commitment, Salt, Value};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::str::FromStr;

/// The format of the changes that this Trellis writes.
pub const FORMAT: u32 = 1;

macro_rules! bytes32 {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(into = "String")]
        pub struct $name([u8; 32]);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_str(Parsed::new())
            }
        }

        impl $name {
            /// Takes 32 bytes as they are.
            pub const fn from_bytes(bytes: [u8; 32]) -> Self {
                Self(bytes)
            }

            /// The 32 bytes.
            pub const fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().take(4).try_for_each(|byte| write!(f, "{byte:02x}"))?;
                f.write_str("…")
            }
        }

        impl FromStr for $name {
            type Err = NotHex;

            fn from_str(text: &str) -> Result<Self, NotHex> {
                let (pairs, []) = text.as_bytes().as_chunks::<2>() else {
                    return Err(NotHex);
                };
                let mut bytes = [0; 32];
                if pairs.len() != bytes.len() {
                    return Err(NotHex);
                }
                for (slot, [high, low]) in bytes.iter_mut().zip(pairs) {
                    *slot = digit(*high)? << 4 | digit(*low)?;
                }
                Ok(Self(bytes))
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    };
}

const fn digit(letter: u8) -> Result<u8, NotHex> {
    match letter {
        b'0'..=b'9' => Ok(letter - b'0'),
        b'a'..=b'f' => Ok(letter - b'a' + 10),
        b'A'..=b'F' => Ok(letter - b'A' + 10),
        _ => Err(NotHex),
    }
}

/// The text was not 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a name of 64 hexadecimal digits")]
pub struct NotHex;

bytes32! {
    /// A change's name: the SHA-256 of its canonical bytes.
    Identity
}

bytes32! {
    /// One installation: its Ed25519 public key.
    AuthorKey
}

/// What travels together. Fixed for a record's life.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everything about one region, people and agencies included.
    Region(Id),
    /// What the whole support team shares: packs, own items, practitioners.
    Team(Id),
    /// What is one practitioner's own (*mine*). The id is the holder's.
    Private(Id),
}

impl Scope {
    /// The tag of this scope in the canonical bytes and in the store.
    pub const fn tag(&self) -> u8 {
        match self {
            Self::Region(_) => 1,
            Self::Team(_) => 2,
            Self::Private(_) => 3,
        }
    }

    /// Whose: the region, the team, or the holder.
    pub const fn of(&self) -> Id {
        match self {
            Self::Region(id) | Self::Team(id) | Self::Private(id) => *id,
        }
    }

    /// The scope with this tag, where the tag is known.
    pub const fn from_tag(tag: u8, of: Id) -> Option<Self> {
        match tag {
            1 => Some(Self::Region(of)),
            2 => Some(Self::Team(of)),
            3 => Some(Self::Private(of)),
            _ => None,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Region(id) => write!(f, "region:{id}"),
            Self::Team(id) => write!(f, "team:{id}"),
            Self::Private(id) => write!(f, "private:{id}"),
        }
    }
}

/// A value as a change carries it: in the open with its salt, or gone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// The value, and the salt that its commitment was made with.
    Open {
        /// What was written.
        value: Value,
        /// Sixteen random bytes.
        salt: Salt,
    },
    /// Erased: only the commitment is left, so that the chain still verifies.
    Erased(Commitment),
}

impl Content {
    /// What the canonical bytes hold in place of the value.
    pub fn commitment(&self) -> Commitment {
        match self {
            Self::Open { value, salt } => value.commit(salt),
            Self::Erased(commitment) => *commitment,
        }
    }

    /// The value, unless it was erased.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Open { value, .. } => Some(value),
            Self::Erased(_) => None,
        }
    }
}

/// One field's part in a change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FieldChange {
    /// The field's name, as the noun declares it.
    pub field: String,
    /// The new value.
    pub content: Content,
    /// The changes whose value of this field the author saw and replaces.
    /// For `life`, also every head and owned record that a delete saw.
    pub parents: Vec<Identity>,
}

/// One record's edit in one user action.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    /// The format of the canonical bytes; [`FORMAT`] for what we write.
    pub format: u32,
    /// The installation that wrote it.
    pub author: AuthorKey,
    /// What it travels with.
    pub scope: Scope,
    /// Counts this author's changes in this scope from 1 without a gap.
    pub seq: u64,
    /// The author's change before this one in this scope.
    pub prev: Option<Identity>,
    /// One more than the larger of the wall clock and the highest stamp held for
    /// the record; milliseconds UTC. Chooses which of several heads is shown.
    pub stamp: u64,
    /// The author's wall clock, milliseconds UTC since 1970. For display only.
    pub wall: i64,
    /// The user action; the changes of one action share it.
    pub txn: Id,
    /// The noun.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// The fields set, by name, each once.
    pub fields: Vec<FieldChange>,
}

impl Change {
    /// The part that names `field`, if there is one.
    pub fn find_field(&self, field: &str) -> Option<&FieldChange> {
        self.fields.iter().find(|part| part.field == field)
    }

    /// Every change that must be accepted before this one can be.
    pub fn parents(&self) -> impl Iterator<Item = &Identity> {
        self.fields.iter().flat_map(|part| &part.parents)
    }
}

/// The stamp of the next change to a record: later than anything held for it,
/// whatever the clock says. A clock before 1970 counts as 1970.
pub fn next_stamp(wall: i64, highest_held: Option<u64>) -> u64 {
    u64::try_from(wall)
        .unwrap_or(0)
        .max(highest_held.unwrap_or(0))
        .saturating_add(1)
}
