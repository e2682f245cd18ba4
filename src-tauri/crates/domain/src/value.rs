//! What a field can hold, and how it is written down for hashing.

use crate::id::Id;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// One value of one field. There are no floats: shares of a post are counted in
/// hundredths, times in minutes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Cleared, or never set.
    Unset,
    /// Text in NFC with `\n` line ends; normalised where it is typed, never on import.
    Text(String),
    /// A whole number whose magnitude stays below 2^53.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
    /// A day on the calendar, without a time zone.
    Date(NaiveDate),
    /// A time on the clock, to the second, without a time zone.
    Time(NaiveTime),
    /// Another record.
    Id(Id),
    /// A kind of value that a newer Trellis wrote; kept byte for byte.
    Unknown {
        /// The tag that this version does not know.
        tag: u8,
        /// What stood behind it.
        bytes: Vec<u8>,
    },
}

/// Random bytes that hide a value behind its hash. Handed in.
pub type Salt = [u8; 16];

/// SHA-256 over salt and value: what the chain of changes commits to, so that
/// the value itself can be erased later and the chain still verifies.
pub type Commitment = [u8; 32];

impl Value {
    /// Text as a person typed it: NFC, every line end `\n`; nothing typed is unset.
    pub fn typed(text: &str) -> Self {
        let text = normalize(text);
        if text.is_empty() {
            Self::Unset
        } else {
            Self::Text(text)
        }
    }

    /// The tag and bytes of this value in the canonical form.
    ///
    /// Tags: 0 unset, 1 text (UTF-8), 2 integer (i64), 3 boolean (1 byte),
    /// 4 date (i32 year, month, day), 5 time (u32 seconds of the day), 6 id.
    /// Numbers are big-endian.
    pub fn encode(&self) -> (u8, Vec<u8>) {
        match self {
            Self::Unset => (0, Vec::new()),
            Self::Text(text) => (1, text.as_bytes().to_vec()),
            Self::Integer(number) => (2, number.to_be_bytes().to_vec()),
            Self::Boolean(yes) => (3, vec![u8::from(*yes)]),
            Self::Date(date) => {
                let mut bytes = date.year().to_be_bytes().to_vec();
                bytes.extend(u8::try_from(date.month()));
                bytes.extend(u8::try_from(date.day()));
                (4, bytes)
            }
            Self::Time(time) => (5, time.num_seconds_from_midnight().to_be_bytes().to_vec()),
            Self::Id(id) => (6, id.as_bytes().to_vec()),
            Self::Unknown { tag, bytes } => (*tag, bytes.clone()),
        }
    }

    /// Reads what [`Value::encode`] wrote. A known tag with bytes that do not fit
    /// it is kept as [`Value::Unknown`]: nothing that was signed is ever dropped.
    pub fn decode(tag: u8, bytes: &[u8]) -> Self {
        let known = match tag {
            0 if bytes.is_empty() => Some(Self::Unset),
            1 => String::from_utf8(bytes.to_vec()).ok().map(Self::Text),
            2 => bytes
                .try_into()
                .ok()
                .map(i64::from_be_bytes)
                .map(Self::Integer),
            3 => match bytes {
                [0] => Some(Self::Boolean(false)),
                [1] => Some(Self::Boolean(true)),
                _ => None,
            },
            4 => match bytes {
                [a, b, c, d, month, day] => NaiveDate::from_ymd_opt(
                    i32::from_be_bytes([*a, *b, *c, *d]),
                    u32::from(*month),
                    u32::from(*day),
                )
                .map(Self::Date),
                _ => None,
            },
            5 => bytes
                .try_into()
                .ok()
                .map(u32::from_be_bytes)
                .and_then(|seconds| NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0))
                .map(Self::Time),
            6 => bytes.try_into().ok().map(Id::from_bytes).map(Self::Id),
            _ => None,
        };
        known.unwrap_or_else(|| Self::Unknown {
            tag,
            bytes: bytes.to_vec(),
        })
    }

    /// The salted hash that stands for this value in a change's canonical bytes:
    /// SHA-256 of `"trellis value\0"`, the salt, the tag and the bytes.
    pub fn commit(&self, salt: &Salt) -> Commitment {
        let (tag, bytes) = self.encode();
        let mut hash = Sha256::new();
        hash.update(b"trellis value\0");
        hash.update(salt);
        hash.update([tag]);
        hash.update(&bytes);
        hash.finalize().into()
    }

    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The id, where it is one.
    pub fn as_id(&self) -> Option<Id> {
        match self {
            Self::Id(id) => Some(*id),
            _ => None,
        }
    }
}

/// Text as it enters the record: NFC, `\n` for every line end, no NUL.
///
/// Normalising twice changes nothing more.
pub fn normalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // NUL goes first: what it stood between may compose.
    let mut letters = text
        .chars()
        .filter(|letter| *letter != '\0')
        .nfc()
        .peekable();
    while let Some(letter) = letters.next() {
        if letter == '\r' {
            if letters.peek() == Some(&'\n') {
                letters.next();
            }
            out.push('\n');
        } else {
            out.push(letter);
        }
    }
    out
}

impl From<NaiveDate> for Value {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl From<NaiveTime> for Value {
    /// Seconds are the finest that is kept.
    fn from(time: NaiveTime) -> Self {
        Self::Time(time.with_nanosecond(0).unwrap_or(time))
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Boolean(yes)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Integer(i64::from(number))
    }
}

impl From<Id> for Value {
    fn from(id: Id) -> Self {
        Self::Id(id)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::typed(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::typed(&text)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Unset, Into::into)
    }
}
