//! Names for records: 16 bytes, written as a UUID.

use crate::parsed::Parsed;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The identity of one record, for life.
///
/// Fresh records carry a `UUIDv7` that is handed in; records that nature names
/// (an answer is its region, pack and item) carry a `UUIDv5` of that key, so
/// that two laptops that never met mean the same record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct Id([u8; 16]);

/// Namespace of all natural keys. Fixed forever: changing it would part every
/// workbook from its own answers.
const NATURAL: Uuid = Uuid::from_bytes([
    0x8d, 0x1f, 0x5c, 0x02, 0x6e, 0x0b, 0x4f, 0x57, 0x9a, 0x40, 0x74, 0x72, 0x65, 0x6c, 0x6c, 0x73,
]);

impl Id {
    /// Takes 16 bytes as they are.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 16 bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The id that nature gives to a record of `kind` with these key parts.
    ///
    /// Parts are length-prefixed, so `["ab", "c"]` and `["a", "bc"]` differ.
    pub fn natural(kind: &str, parts: &[&[u8]]) -> Self {
        let mut name = Vec::new();
        for part in std::iter::once(&kind.as_bytes()).chain(parts) {
            name.extend_from_slice(&(part.len() as u64).to_be_bytes());
            name.extend_from_slice(part);
        }
        Self(*Uuid::new_v5(&NATURAL, &name).as_bytes())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Uuid::from_bytes(self.0).hyphenated())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text was not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an id")]
pub struct NotAnId(String);

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Uuid::parse_str(text)
            .map(|uuid| Self(*uuid.as_bytes()))
            .map_err(|_| NotAnId(text.chars().take(60).collect()))
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Parsed::new())
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.to_string()
    }
}

#[cfg(feature = "specta")]
impl specta::Type for Id {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        <String as specta::Type>::definition(types)
    }
}
