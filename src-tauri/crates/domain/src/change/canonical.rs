//! The canonical bytes of a change, and its identity.
//!
//! All numbers are unsigned and big-endian unless said otherwise.
//!
//! ```text
//! "trellis change\0"                              15 bytes
//! format                                           4
//! author                                          32
//! scope: tag (1 region, 2 team, 3 private), id     1 + 16
//! seq                                              8
//! prev: 0, or 1 and an identity                    1 (+ 32)
//! stamp                                            8
//! wall (signed)                                    8
//! txn                                             16
//! kind: length, UTF-8                              2 + n
//! record                                          16
//! number of fields                                 2
//! then each field, ordered by the bytes of its name, no name twice:
//!   name: length, UTF-8                            2 + n
//!   commitment to the value                       32
//!   number of parents                              4
//!   parents, ascending, none twice                32 each
//! ```
//!
//! Everything up to `record` keeps its place in every future format, so that an
//! older Trellis can number, chain and relay what it cannot read.

use super::{AuthorKey, Change, Content, FORMAT, FieldChange, Identity, Scope};
use crate::id::Id;
use crate::value::Commitment;
use sha2::{Digest, Sha256};

const MAGIC: &[u8; 15] = b"trellis change\0";

/// Why bytes are not a change in canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotCanonical {
    /// The first bytes are not ours.
    #[error("these bytes are not a change")]
    NotAChange,
    /// The bytes end too early, or go on after the end.
    #[error("the change is cut short, or has something after its end")]
    Length,
    /// A scope, flag or name that cannot be read.
    #[error("the change holds something that cannot be read")]
    Unreadable,
    /// Fields or parents out of order or doubled.
    #[error("the change lists its fields or parents out of order")]
    Order,
    /// Written by a newer Trellis: only the header can be read.
    #[error("the change was written by a newer Trellis")]
    NewerFormat,
}

/// The header every format keeps: enough to number, chain and relay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The format of what follows.
    pub format: u32,
    /// The installation.
    pub author: AuthorKey,
    /// What it travels with.
    pub scope: Scope,
    /// Its number in author and scope.
    pub seq: u64,
    /// The change before it.
    pub prev: Option<Identity>,
    /// Orders heads for showing.
    pub stamp: u64,
    /// The author's clock.
    pub wall: i64,
    /// The user action.
    pub txn: Id,
    /// The noun.
    pub kind: String,
    /// The record.
    pub record: Id,
}

impl Change {
    /// The canonical bytes. Fields and parents are sorted here, so a change built
    /// in any order has one form; a field or parent given twice counts once.
    pub fn canonical_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(256);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&self.format.to_be_bytes());
        out.extend_from_slice(self.author.as_bytes());
        out.push(self.scope.tag());
        out.extend_from_slice(self.scope.of().as_bytes());
        out.extend_from_slice(&self.seq.to_be_bytes());
        match &self.prev {
            None => out.push(0),
            Some(prev) => {
                out.push(1);
                out.extend_from_slice(prev.as_bytes());
            }
        }
        out.extend_from_slice(&self.stamp.to_be_bytes());
        out.extend_from_slice(&self.wall.to_be_bytes());
        out.extend_from_slice(self.txn.as_bytes());
        put_name(&mut out, &self.kind);
        out.extend_from_slice(self.record.as_bytes());

        let mut fields: Vec<&FieldChange> = self.fields.iter().collect();
        fields.sort_by(|a, b| a.field.as_bytes().cmp(b.field.as_bytes()));
        fields.dedup_by(|a, b| a.field == b.field);
        out.extend_from_slice(&short(fields.len()).to_be_bytes());
        for part in fields {
            put_name(&mut out, &part.field);
            out.extend_from_slice(&part.content.commitment());
            let mut parents = part.parents.clone();
            parents.sort_unstable();
            parents.dedup();
            let count = u32::try_from(parents.len()).unwrap_or(u32::MAX);
            out.extend_from_slice(&count.to_be_bytes());
            for parent in parents {
                out.extend_from_slice(parent.as_bytes());
            }
        }
        out
    }

    /// The SHA-256 of [`Change::canonical_bytes`]: the change's name everywhere.
    pub fn identity(&self) -> Identity {
        identity_of(&self.canonical_bytes())
    }

    /// Reads canonical bytes back. Values are not in them: every field comes back
    /// as [`Content::Erased`] with its commitment, to be opened by who holds the
    /// value and its salt.
    ///
    /// # Errors
    /// [`NotCanonical`], where the bytes are not exactly what this module writes.
    pub fn from_canonical(bytes: &[u8]) -> Result<Self, NotCanonical> {
        let mut rest = bytes;
        let header = take_header(&mut rest)?;
        if header.format != FORMAT {
            return Err(NotCanonical::NewerFormat);
        }
        let count = u16::from_be_bytes(take(&mut rest)?);
        let mut fields: Vec<FieldChange> = Vec::new();
        for _ in 0..count {
            let field = take_name(&mut rest)?;
            if fields
                .last()
                .is_some_and(|last| last.field.as_bytes() >= field.as_bytes())
            {
                return Err(NotCanonical::Order);
            }
            let commitment: Commitment = take(&mut rest)?;
            let parent_count = u32::from_be_bytes(take(&mut rest)?);
            let mut parents: Vec<Identity> = Vec::new();
            for _ in 0..parent_count {
                let parent = Identity::from_bytes(take(&mut rest)?);
                if parents.last().is_some_and(|last| *last >= parent) {
                    return Err(NotCanonical::Order);
                }
                parents.push(parent);
            }
            fields.push(FieldChange {
                field,
                content: Content::Erased(commitment),
                parents,
            });
        }
        if !rest.is_empty() {
            return Err(NotCanonical::Length);
        }
        let Header {
            format,
            author,
            scope,
            seq,
            prev,
            stamp,
            wall,
            txn,
            kind,
            record,
        } = header;
        Ok(Self {
            format,
            author,
            scope,
            seq,
            prev,
            stamp,
            wall,
            txn,
            kind,
            record,
            fields,
        })
    }
}

/// The name of a change with these canonical bytes, in whatever format.
pub fn identity_of(canonical: &[u8]) -> Identity {
    Identity::from_bytes(Sha256::digest(canonical).into())
}

/// Reads the part that every format shares.
///
/// # Errors
/// [`NotCanonical`], where even that part cannot be read.
pub fn read_header(bytes: &[u8]) -> Result<Header, NotCanonical> {
    take_header(&mut { bytes })
}

fn take_header(rest: &mut &[u8]) -> Result<Header, NotCanonical> {
    let magic: [u8; 15] = take(rest).map_err(|_| NotCanonical::NotAChange)?;
    if &magic != MAGIC {
        return Err(NotCanonical::NotAChange);
    }
    let format = u32::from_be_bytes(take(rest)?);
    let author = AuthorKey::from_bytes(take(rest)?);
    let [tag] = take(rest)?;
    let scope =
        Scope::from_tag(tag, Id::from_bytes(take(rest)?)).ok_or(NotCanonical::Unreadable)?;
    let seq = u64::from_be_bytes(take(rest)?);
    let prev = match take(rest)? {
        [0] => None,
        [1] => Some(Identity::from_bytes(take(rest)?)),
        _ => return Err(NotCanonical::Unreadable),
    };
    Ok(Header {
        format,
        author,
        scope,
        seq,
        prev,
        stamp: u64::from_be_bytes(take(rest)?),
        wall: i64::from_be_bytes(take(rest)?),
        txn: Id::from_bytes(take(rest)?),
        kind: take_name(rest)?,
        record: Id::from_bytes(take(rest)?),
    })
}

fn put_name(out: &mut Vec<u8>, name: &str) {
    out.extend_from_slice(&short(name.len()).to_be_bytes());
    out.extend_from_slice(name.as_bytes());
}

/// Names and field counts come from declarations, all of them far below 65,536.
fn short(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], NotCanonical> {
    let (head, tail) = rest.split_first_chunk::<N>().ok_or(NotCanonical::Length)?;
    *rest = tail;
    Ok(*head)
}

fn take_name(rest: &mut &[u8]) -> Result<String, NotCanonical> {
    let length = usize::from(u16::from_be_bytes(take(rest)?));
    let (head, tail) = rest.split_at_checked(length).ok_or(NotCanonical::Length)?;
    *rest = tail;
    String::from_utf8(head.to_vec()).map_err(|_| NotCanonical::Unreadable)
}
