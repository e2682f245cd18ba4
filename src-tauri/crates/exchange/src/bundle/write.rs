//! Writing a bundle.

use super::lines::{
    AttachmentLine, ChangeLine, CheckpointLine, EndLine, FirstLine, Line, LinkLine, UnreadLine,
    end_bytes,
};
use super::{BundleError, Carried, FORMAT, Manifest, Signed};
use crate::installation::Installation;
use crate::seal::{Seal, seal};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// Bytes of an attachment on one line.
const PART: usize = 48 * 1024;

/// Everything that goes into a bundle.
#[derive(Debug)]
pub struct Contents<'c> {
    /// What it says of itself.
    pub manifest: &'c Manifest,
    /// The checkpoints that vouch for its changes, as they came.
    pub checkpoints: &'c [Signed],
    /// The changes.
    pub changes: &'c [Carried],
    /// Canonical bytes of changes that stay, and without which a chain would not hang
    /// together. They hold no values.
    pub links: &'c [Vec<u8>],
    /// Attachments by their SHA-256, hexadecimal.
    pub attachments: &'c [(String, Vec<u8>)],
}

/// What a bundle holds, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many changes.
    pub changes: u64,
    /// How many attachments.
    pub attachments: u64,
    /// The size of the file, in bytes.
    pub bytes: u64,
}

/// Writes a bundle, sealed. `by` signs it.
///
/// # Errors
/// Where it cannot be written.
pub fn write(
    out: impl Write,
    contents: &Contents<'_>,
    by: &Installation,
    for_whom: &Seal,
) -> Result<Counts, BundleError> {
    let mut counted = Counting {
        inner: out,
        bytes: 0,
    };
    let packed = pack(contents, by)?;
    let mut sealed = seal(for_whom, &mut counted)?;
    sealed.write_all(&packed).map_err(broken)?;
    sealed.finish().map_err(broken)?;
    counted.flush().map_err(broken)?;
    Ok(Counts {
        changes: contents.changes.len() as u64,
        attachments: contents.attachments.len() as u64,
        bytes: counted.bytes,
    })
}

impl Contents<'_> {
    /// How large the file will be, within a few hundred bytes.
    ///
    /// # Errors
    /// Where it cannot be packed.
    pub fn measure(&self, by: &Installation) -> Result<u64, BundleError> {
        let packed = pack(self, by)?.len() as u64;
        // Age adds sixteen bytes to each 64 KiB, and a header with a line or two for
        // each reader.
        let readers = self.manifest.to.len() as u64 + 1;
        Ok(packed + (packed / 65_536 + 1) * 16 + 100 + readers * 100)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "handed to map_err as it is")]
fn broken(error: io::Error) -> BundleError {
    match error.kind() {
        io::ErrorKind::StorageFull => BundleError::NotWritten("the disk is full".to_owned()),
        _ => BundleError::NotWritten(crate::plain_io(&error)),
    }
}

/// The lines, packed.
fn pack(contents: &Contents<'_>, by: &Installation) -> Result<Vec<u8>, BundleError> {
    let mut lines = Vec::new();
    write_lines(&mut lines, contents, by)?;
    Ok(compress_to_vec(lines.as_slice(), CompressionLevel::Fastest))
}

fn write_lines(
    out: &mut impl Write,
    contents: &Contents<'_>,
    by: &Installation,
) -> Result<(), BundleError> {
    let mut lines = Lines {
        out,
        hash: Sha256::new(),
        count: 0,
    };
    lines.put(&FirstLine {
        trellis_bundle: FORMAT,
        manifest: contents.manifest.clone(),
    })?;
    for signed in contents.checkpoints {
        lines.put(&Line::Checkpoint(CheckpointLine::from(signed)))?;
    }
    for canonical in contents.links {
        lines.put(&Line::Link(LinkLine {
            canonical: STANDARD.encode(canonical),
        }))?;
    }
    for carried in contents.changes {
        lines.put(&match carried {
            Carried::Change(change) => Line::Change(Box::new(ChangeLine::from(change))),
            Carried::Unread { canonical, beside } => Line::Unread(UnreadLine {
                canonical: STANDARD.encode(canonical),
                beside: STANDARD.encode(beside),
            }),
        })?;
    }
    for (hash, bytes) in contents.attachments {
        lines.put(&Line::Attachment(AttachmentLine {
            hash: hash.clone(),
            bytes: bytes.len() as u64,
        }))?;
        for part in bytes.chunks(PART) {
            lines.put(&Line::Part(STANDARD.encode(part)))?;
        }
    }
    let Lines { out, hash, count } = lines;
    let hash: [u8; 32] = hash.finalize().into();
    let end = Line::End(EndLine {
        lines: count,
        sha256: hex::encode(hash),
        signature: hex::encode(by.sign(&end_bytes(&hash))),
    });
    let mut text = serde_json::to_vec(&end).map_err(|error| broken(error.into()))?;
    text.push(b'\n');
    out.write_all(&text).map_err(broken)
}

/// Writes lines, and keeps the hash over them.
struct Lines<W> {
    out: W,
    hash: Sha256,
    count: u64,
}

impl<W: Write> Lines<W> {
    fn put(&mut self, line: &impl Serialize) -> Result<(), BundleError> {
        let mut text = serde_json::to_vec(line).map_err(|error| broken(error.into()))?;
        text.push(b'\n');
        self.hash.update(&text);
        self.count += 1;
        self.out.write_all(&text).map_err(broken)
    }
}

struct Counting<W> {
    inner: W,
    bytes: u64,
}

impl<W: Write> Write for Counting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
