//! The lines within a bundle, each a JSON object with one name.

use super::{Manifest, Signature, Signed};
use serde::{Deserialize, Serialize};
use trellis_domain::chain::Checkpoint;
use trellis_domain::change::{AuthorKey, Change, Content, FieldChange, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::value::Value;

/// One line. What a later Trellis adds under a name of its own is passed over.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    Checkpoint(CheckpointLine),
    Change(Box<ChangeLine>),
    Unread(UnreadLine),
    Link(LinkLine),
    Attachment(AttachmentLine),
    Part(String),
    End(EndLine),
}

/// The names of the lines that this Trellis reads.
pub const NAMES: [&str; 7] = [
    "checkpoint",
    "change",
    "unread",
    "link",
    "attachment",
    "part",
    "end",
];

/// The first line.
#[derive(Serialize, Deserialize)]
pub struct FirstLine {
    pub trellis_bundle: u32,
    #[serde(flatten)]
    pub manifest: Manifest,
}

#[derive(Serialize, Deserialize)]
pub struct CheckpointLine {
    author: AuthorKey,
    scope: Scope,
    seq: u64,
    change: Identity,
    signature: String,
}

#[derive(Serialize, Deserialize)]
pub struct ChangeLine {
    /// The name, for people and programs that look in; it is computed again.
    pub name: Identity,
    format: u32,
    author: AuthorKey,
    scope: Scope,
    seq: u64,
    prev: Option<Identity>,
    stamp: u64,
    wall: i64,
    txn: Id,
    kind: String,
    record: Id,
    fields: Vec<FieldLine>,
}

#[derive(Serialize, Deserialize)]
struct FieldLine {
    field: String,
    /// With its salt, unless it was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<ValueLine>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    /// What is left of a value that was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    erased: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parents: Vec<Identity>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ValueLine {
    Unset,
    Text(String),
    Integer(i64),
    Boolean(bool),
    Date(chrono::NaiveDate),
    Time(chrono::NaiveTime),
    Id(Id),
    /// A kind of value that this Trellis has no word for: tag and bytes.
    Other(u8, String),
}

/// A change in a newer format: canonical bytes, and what came along; base64.
#[derive(Serialize, Deserialize)]
pub struct UnreadLine {
    pub canonical: String,
    pub beside: String,
}

/// A link of a chain without its values: canonical bytes, base64.
#[derive(Serialize, Deserialize)]
pub struct LinkLine {
    pub canonical: String,
}

/// Announces the parts of an attachment.
#[derive(Serialize, Deserialize)]
pub struct AttachmentLine {
    pub hash: String,
    pub bytes: u64,
}

#[derive(Serialize, Deserialize)]
pub struct EndLine {
    /// How many lines came before.
    pub lines: u64,
    /// SHA-256 of all bytes before this line.
    pub sha256: String,
    /// By the sender, over `"trellis bundle\0"` and that hash.
    pub signature: String,
}

/// What the sender signs at the end.
pub fn end_bytes(hash: &[u8; 32]) -> Vec<u8> {
    let mut bytes = b"trellis bundle\0".to_vec();
    bytes.extend_from_slice(hash);
    bytes
}

/// A signature out of its hexadecimal form.
pub fn read_signature(text: &str) -> Option<Signature> {
    let mut bytes = [0; 64];
    hex::decode_to_slice(text, &mut bytes).ok()?;
    Some(bytes)
}

impl From<&Signed> for CheckpointLine {
    fn from(signed: &Signed) -> Self {
        let Checkpoint {
            author,
            scope,
            seq,
            change,
        } = signed.checkpoint;
        Self {
            author,
            scope,
            seq,
            change,
            signature: hex::encode(signed.signature),
        }
    }
}

impl CheckpointLine {
    pub fn read(self) -> Option<Signed> {
        Some(Signed {
            checkpoint: Checkpoint {
                author: self.author,
                scope: self.scope,
                seq: self.seq,
                change: self.change,
            },
            signature: read_signature(&self.signature)?,
        })
    }
}

impl From<&Change> for ChangeLine {
    fn from(change: &Change) -> Self {
        Self {
            name: change.identity(),
            format: change.format,
            author: change.author,
            scope: change.scope,
            seq: change.seq,
            prev: change.prev,
            stamp: change.stamp,
            wall: change.wall,
            txn: change.txn,
            kind: change.kind.clone(),
            record: change.record,
            fields: change.fields.iter().map(FieldLine::from).collect(),
        }
    }
}

impl ChangeLine {
    /// The change, as far as the line can be read.
    pub fn read(self) -> Option<Change> {
        Some(Change {
            format: self.format,
            author: self.author,
            scope: self.scope,
            seq: self.seq,
            prev: self.prev,
            stamp: self.stamp,
            wall: self.wall,
            txn: self.txn,
            kind: self.kind,
            record: self.record,
            fields: self
                .fields
                .into_iter()
                .map(FieldLine::read)
                .collect::<Option<_>>()?,
        })
    }
}

impl From<&FieldChange> for FieldLine {
    fn from(part: &FieldChange) -> Self {
        let (value, salt, erased) = match &part.content {
            Content::Open { value, salt } => {
                (Some(ValueLine::from(value)), Some(hex::encode(salt)), None)
            }
            Content::Erased(commitment) => (None, None, Some(hex::encode(commitment))),
        };
        Self {
            field: part.field.clone(),
            value,
            salt,
            erased,
            parents: part.parents.clone(),
        }
    }
}

impl FieldLine {
    fn read(self) -> Option<FieldChange> {
        let content = match (self.value, self.salt, self.erased) {
            (Some(value), Some(salt), None) => {
                let mut bytes = [0; 16];
                hex::decode_to_slice(&salt, &mut bytes).ok()?;
                Content::Open {
                    value: value.read()?,
                    salt: bytes,
                }
            }
            (None, None, Some(erased)) => {
                let mut bytes = [0; 32];
                hex::decode_to_slice(&erased, &mut bytes).ok()?;
                Content::Erased(bytes)
            }
            _ => return None,
        };
        Some(FieldChange {
            field: self.field,
            content,
            parents: self.parents,
        })
    }
}

impl From<&Value> for ValueLine {
    fn from(value: &Value) -> Self {
        let plain = match value {
            Value::Unset => Self::Unset,
            Value::Text(text) => Self::Text(text.clone()),
            Value::Integer(number) => Self::Integer(*number),
            Value::Boolean(yes) => Self::Boolean(*yes),
            Value::Date(date) => Self::Date(*date),
            Value::Time(time) => Self::Time(*time),
            Value::Id(id) => Self::Id(*id),
            Value::Unknown { tag, bytes } => Self::Other(*tag, hex::encode(bytes)),
        };
        // A day far outside the calendar is not written as a day is.
        let text = serde_json::to_string(&plain).unwrap_or_default();
        let again = serde_json::from_str::<Self>(&text)
            .ok()
            .and_then(Self::read);
        if again.as_ref() == Some(value) {
            return plain;
        }
        let (tag, bytes) = value.encode();
        Self::Other(tag, hex::encode(bytes))
    }
}

impl ValueLine {
    fn read(self) -> Option<Value> {
        Some(match self {
            Self::Unset => Value::Unset,
            Self::Text(text) => Value::Text(text),
            Self::Integer(number) => Value::Integer(number),
            Self::Boolean(yes) => Value::Boolean(yes),
            Self::Date(date) => Value::Date(date),
            Self::Time(time) => Value::from(time),
            Self::Id(id) => Value::Id(id),
            Self::Other(tag, bytes) => Value::decode(tag, &hex::decode(bytes).ok()?),
        })
    }
}
