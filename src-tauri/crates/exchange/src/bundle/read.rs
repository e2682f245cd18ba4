//! Reading a bundle: line by line, within limits, and believing only signatures.

use super::lines::{AttachmentLine, EndLine, FirstLine, Line, NAMES, end_bytes, read_signature};
use super::{BundleError, FORMAT, Manifest, Signed};
use crate::card::LONGEST;
use crate::installation::is_signed;
use crate::seal::{Secret, open};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ruzstd::decoding::StreamingDecoder;
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader, Read};
use trellis_domain::chain::{ChainName, Link, Links, unsigned};
use trellis_domain::change::canonical::{Header, identity_of, read_header};
use trellis_domain::change::{self, Change, Identity, Scope};

/// A change as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// In the format that this Trellis reads.
    Change(Change),
    /// In a newer one: its canonical bytes, and what came along.
    Unread {
        /// What it is named by.
        canonical: Vec<u8>,
        /// Values and salts, in whatever form.
        beside: Vec<u8>,
    },
}

/// What a bundle from outside may cost at most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub file: u64,
    /// Bytes within, unpacked.
    pub unpacked: u64,
    /// How many times its size it may unpack to, past the first 16 MiB.
    pub ratio: u64,
    /// Bytes of one line.
    pub line: usize,
    /// Changes, with links.
    pub changes: usize,
    /// Scopes, which the first line lists.
    pub scopes: usize,
    /// Checkpoints.
    pub checkpoints: usize,
    /// Bytes of one attachment.
    pub attachment: u64,
}

impl Default for Limits {
    /// What ten years of fifty regions stay well below.
    fn default() -> Self {
        Self {
            file: 512 << 20,
            unpacked: 2 << 30,
            ratio: 200,
            line: 8 << 20,
            changes: 4_000_000,
            scopes: 20_000,
            checkpoints: 100_000,
            attachment: 64 << 20,
        }
    }
}

/// Where the ratio begins to count.
const FREE: u64 = 16 << 20;
/// How far into the file its header may reach.
const HEADER: u64 = 64 * 1024;
/// Zstandard may look back this far at most, in bytes.
const WINDOW: u64 = 1 << 27;
const MAGIC: &[u8] = b"age-encryption.org/";

/// A bundle that was read whole: every signature in it holds.
#[derive(Debug)]
pub struct Bundle {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The checkpoints that vouch for its changes.
    pub checkpoints: Vec<Signed>,
    /// The changes.
    pub changes: Vec<Carried>,
    /// The name of each of them, in the same order, computed from it.
    pub names: Vec<Identity>,
    /// Attachments by their SHA-256, hexadecimal.
    pub attachments: Vec<(String, Vec<u8>)>,
}

/// Reads a bundle. Nothing is believed that was not signed: the whole by its sender,
/// each chain by its author.
///
/// # Errors
/// [`BundleError`], for each way in which it is not what it should be.
pub fn read(input: impl Read, secret: &Secret, limits: &Limits) -> Result<Bundle, BundleError> {
    let mut input = input;
    let mut head = Vec::new();
    let taken = input.by_ref().take(HEADER).read_to_end(&mut head);
    taken.map_err(|error| BundleError::NotRead(crate::plain_io(&error)))?;
    check_head(&head)?;
    let consumed = Cell::new(0_u64);
    let counted = Metered {
        inner: io::Cursor::new(head).chain(input),
        bytes: &consumed,
        most: limits.file,
    };
    let opened = open(BufReader::new(counted), secret)?;
    let trouble = Trouble::default();
    let watched = BufReader::new(Watched {
        inner: opened,
        trouble: &trouble,
    });
    let unpacked = StreamingDecoder::new_with_max_window_size(watched, WINDOW)
        .map_err(|_| trouble.means(BundleError::NotABundle))?;
    let mut lines = Lines::new(BufReader::new(unpacked), &consumed, &trouble, limits);
    let reading = read_lines(&mut lines)?;
    // Nothing may follow, and the seal itself has to be whole.
    let mut rest = lines.input.into_inner().into_inner();
    match rest.read(&mut [0]) {
        Ok(0) => reading.finish(),
        Ok(_) => Err(BundleError::NotSigned),
        Err(_) => Err(trouble.means(BundleError::Damaged)),
    }
}

/// Reads the lines of a bundle whose seal and packing are off already: what [`read`]
/// does behind them.
///
/// # Errors
/// As [`read`].
#[doc(hidden)]
pub fn read_unsealed(text: &[u8], limits: &Limits) -> Result<Bundle, BundleError> {
    let (consumed, trouble) = (Cell::new(text.len() as u64), Trouble::default());
    let mut lines = Lines::new(text, &consumed, &trouble, limits);
    read_lines(&mut lines)?.finish()
}

/// The lines from the first to the end, after which none may follow.
fn read_lines<'l, R: BufRead>(lines: &mut Lines<'l, R>) -> Result<Reader<'l>, BundleError> {
    let Some(first) = lines.next()? else {
        return Err(BundleError::CutShort);
    };
    let manifest = read_first(first)?;
    let mut reading = Reader::new(manifest, lines.limits)?;
    loop {
        // The end speaks of everything before it.
        let (hash, count) = (lines.before.clone(), lines.count);
        let Some(line) = lines.next()? else {
            return Err(BundleError::CutShort);
        };
        let Some(line) = read_line(line)? else {
            continue;
        };
        if let Line::End(end) = line {
            let hash: [u8; 32] = hash.finalize().into();
            check_end(&reading.bundle.manifest, &end, &hash, count)?;
            break;
        }
        reading.take(line)?;
    }
    if lines.next()?.is_some() {
        return Err(BundleError::NotSigned);
    }
    Ok(reading)
}

/// The beginning of an age file, as far as it can be told from the outside.
fn check_head(head: &[u8]) -> Result<(), BundleError> {
    if head.is_empty() {
        return Err(BundleError::CutShort);
    }
    let begin = head.get(..MAGIC.len().min(head.len())).unwrap_or_default();
    if !MAGIC.starts_with(begin) {
        return Err(BundleError::NotABundle);
    }
    let version = head.get(MAGIC.len()..MAGIC.len() + 3);
    if version.is_some_and(|version| version != b"v1\n") {
        return Err(BundleError::FromTheFuture);
    }
    if !head.windows(5).any(|five| five == b"\n--- ") {
        return Err(if (head.len() as u64) < HEADER {
            BundleError::CutShort
        } else {
            BundleError::NotABundle
        });
    }
    Ok(())
}

fn read_first(line: &[u8]) -> Result<Manifest, BundleError> {
    let value: serde_json::Value =
        serde_json::from_slice(line).map_err(|_| BundleError::NotABundle)?;
    let format = value
        .get("trellis_bundle")
        .and_then(serde_json::Value::as_u64);
    match format {
        None => return Err(BundleError::NotABundle),
        Some(format) if format > u64::from(FORMAT) => return Err(BundleError::FromTheFuture),
        Some(_) => {}
    }
    // Read anew from the text, where a name that is there twice is noticed.
    let first: FirstLine = serde_json::from_slice(line).map_err(|_| BundleError::Damaged)?;
    if first.manifest.from.name.len() as u64 > LONGEST {
        return Err(BundleError::Damaged);
    }
    if !first.manifest.from.is_genuine() {
        return Err(BundleError::NotSigned);
    }
    Ok(first.manifest)
}

/// A line, or nothing where only a later Trellis knows its name.
fn read_line(line: &[u8]) -> Result<Option<Line>, BundleError> {
    if let Ok(line) = serde_json::from_slice(line) {
        return Ok(Some(line));
    }
    let value: serde_json::Value =
        serde_json::from_slice(line).map_err(|_| BundleError::Damaged)?;
    let names = value.as_object().ok_or(BundleError::Damaged)?;
    let is_ours = names.keys().any(|name| NAMES.contains(&name.as_str()));
    if is_ours || names.is_empty() {
        return Err(BundleError::Damaged);
    }
    Ok(None)
}

fn check_end(
    manifest: &Manifest,
    end: &EndLine,
    hash: &[u8; 32],
    count: u64,
) -> Result<(), BundleError> {
    let signature = read_signature(&end.signature).ok_or(BundleError::NotSigned)?;
    let is_whole = end.lines == count
        && end.sha256 == hex::encode(hash)
        && is_signed(manifest.from.key, &end_bytes(hash), &signature);
    if is_whole {
        Ok(())
    } else {
        Err(BundleError::NotSigned)
    }
}

/// What has been read so far.
struct Reader<'l> {
    bundle: Bundle,
    scopes: BTreeSet<Scope>,
    links: BTreeMap<ChainName, Links>,
    hung: usize,
    seen: BTreeSet<Identity>,
    ends: BTreeMap<ChainName, Vec<(u64, Identity)>>,
    coming: Option<(AttachmentLine, Vec<u8>)>,
    limits: &'l Limits,
}

impl<'l> Reader<'l> {
    fn new(manifest: Manifest, limits: &'l Limits) -> Result<Self, BundleError> {
        if manifest.scopes.len() > limits.scopes {
            return Err(too_large("it speaks of too many regions"));
        }
        Ok(Self {
            scopes: manifest.scopes.iter().copied().collect(),
            bundle: Bundle {
                manifest,
                checkpoints: Vec::new(),
                changes: Vec::new(),
                names: Vec::new(),
                attachments: Vec::new(),
            },
            links: BTreeMap::new(),
            hung: 0,
            seen: BTreeSet::new(),
            ends: BTreeMap::new(),
            coming: None,
            limits,
        })
    }

    fn take(&mut self, line: Line) -> Result<(), BundleError> {
        if !matches!(line, Line::Part(_)) {
            self.end_attachment()?;
        }
        match line {
            Line::Checkpoint(line) => {
                let signed = line.read().ok_or(BundleError::Damaged)?;
                let checkpoint = signed.checkpoint;
                if !is_signed(
                    checkpoint.author,
                    &checkpoint.signed_bytes(),
                    &signed.signature,
                ) {
                    return Err(BundleError::NotVouchedFor);
                }
                self.ends
                    .entry((checkpoint.author, checkpoint.scope))
                    .or_default()
                    .push((checkpoint.seq, checkpoint.change));
                self.bundle.checkpoints.push(signed);
                if self.bundle.checkpoints.len() > self.limits.checkpoints {
                    return Err(too_large("it holds too many signatures"));
                }
            }
            Line::Change(line) => {
                let name = line.name;
                let change = line.read().ok_or(BundleError::Damaged)?;
                if change.format != change::FORMAT {
                    return Err(BundleError::FromTheFuture);
                }
                if change.identity() != name {
                    return Err(BundleError::NotVouchedFor);
                }
                if !is_plain(&change) {
                    return Err(BundleError::Damaged);
                }
                self.hang(name, (change.author, change.scope), Link::from(&change))?;
                if self.seen.insert(name) {
                    self.bundle.names.push(name);
                    self.bundle.changes.push(Carried::Change(change));
                }
            }
            Line::Unread(line) => {
                let canonical = decode(&line.canonical)?;
                let beside = decode(&line.beside)?;
                // One that can be read comes as a change: its values would be lost here.
                if read_header(&canonical).is_ok_and(|header| header.format <= change::FORMAT) {
                    return Err(BundleError::Damaged);
                }
                let name = self.hang_bytes(&canonical)?;
                if self.seen.insert(name) {
                    self.bundle.names.push(name);
                    let carried = Carried::Unread { canonical, beside };
                    self.bundle.changes.push(carried);
                }
            }
            Line::Link(line) => {
                self.hang_bytes(&decode(&line.canonical)?)?;
            }
            Line::Attachment(line) => {
                if line.bytes > self.limits.attachment {
                    return Err(too_large("one of its attachments is too large"));
                }
                self.coming = Some((line, Vec::new()));
            }
            Line::Part(part) => {
                let Some((line, bytes)) = &mut self.coming else {
                    return Err(BundleError::Damaged);
                };
                bytes.extend(decode(&part)?);
                if bytes.len() as u64 > line.bytes {
                    return Err(BundleError::Damaged);
                }
            }
            Line::End(_) => {}
        }
        Ok(())
    }

    /// A canonical form, as a link of its chain.
    fn hang_bytes(&mut self, canonical: &[u8]) -> Result<Identity, BundleError> {
        let Header {
            author,
            scope,
            seq,
            prev,
            ..
        } = read_header(canonical).map_err(|_| BundleError::Damaged)?;
        let name = identity_of(canonical);
        self.hang(name, (author, scope), Link { seq, prev })?;
        Ok(name)
    }

    fn hang(&mut self, name: Identity, chain: ChainName, link: Link) -> Result<(), BundleError> {
        if !self.scopes.contains(&chain.1) {
            return Err(BundleError::Damaged);
        }
        self.links.entry(chain).or_default().insert(name, link);
        self.hung += 1;
        if self.hung > self.limits.changes {
            return Err(too_large("it holds too many entries"));
        }
        Ok(())
    }

    fn end_attachment(&mut self) -> Result<(), BundleError> {
        let Some((line, bytes)) = self.coming.take() else {
            return Ok(());
        };
        let hash: [u8; 32] = Sha256::digest(&bytes).into();
        if hex::encode(hash) != line.hash || bytes.len() as u64 != line.bytes {
            return Err(BundleError::Damaged);
        }
        self.bundle.attachments.push((line.hash, bytes));
        Ok(())
    }

    fn finish(mut self) -> Result<Bundle, BundleError> {
        self.end_attachment()?;
        for (chain, links) in &self.links {
            let ends = self.ends.get(chain).map(Vec::as_slice).unwrap_or_default();
            let open = unsigned(links, ends);
            if !open.is_empty() {
                return Err(BundleError::NotVouchedFor);
            }
        }
        Ok(self.bundle)
    }
}

/// Says nothing twice and has no name longer than canonical bytes can hold. The name of
/// a change does not tell, for in the canonical bytes what is doubled counts once.
fn is_plain(change: &Change) -> bool {
    let fits = |name: &str| u16::try_from(name.len()).is_ok();
    let mut fields = BTreeSet::new();
    fits(&change.kind)
        && u16::try_from(change.fields.len()).is_ok()
        && change.fields.iter().all(|part| {
            let parents: BTreeSet<&Identity> = part.parents.iter().collect();
            fits(&part.field)
                && fields.insert(part.field.as_str())
                && parents.len() == part.parents.len()
        })
}

fn decode(text: &str) -> Result<Vec<u8>, BundleError> {
    STANDARD.decode(text).map_err(|_| BundleError::Damaged)
}

fn too_large(what: &str) -> BundleError {
    BundleError::TooLarge(what.to_owned())
}

/// What went wrong below the packing: the packing itself only knows that it did.
#[derive(Default)]
struct Trouble {
    kind: Cell<Option<io::ErrorKind>>,
    has_ended: Cell<bool>,
}

impl Trouble {
    /// What a failed read means: cut short only where that is sure.
    fn means(&self, otherwise: BundleError) -> BundleError {
        match self.kind.get() {
            Some(io::ErrorKind::UnexpectedEof) => BundleError::CutShort,
            Some(io::ErrorKind::FileTooLarge) => {
                too_large("the file is longer than a bundle may be")
            }
            Some(_) => BundleError::Damaged,
            None if self.has_ended.get() => BundleError::CutShort,
            None => otherwise,
        }
    }
}

/// Remembers how reading went.
struct Watched<'t, R> {
    inner: R,
    trouble: &'t Trouble,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into);
        match &read {
            Ok(0) => self.trouble.has_ended.set(true),
            Ok(_) => {}
            Err(error) => self.trouble.kind.set(Some(error.kind())),
        }
        read
    }
}

/// Lines of the unpacked text, and the hash over those before.
struct Lines<'l, R> {
    input: R,
    line: Vec<u8>,
    before: Sha256,
    count: u64,
    bytes: u64,
    consumed: &'l Cell<u64>,
    trouble: &'l Trouble,
    limits: &'l Limits,
}

impl<'l, R: BufRead> Lines<'l, R> {
    fn new(input: R, consumed: &'l Cell<u64>, trouble: &'l Trouble, limits: &'l Limits) -> Self {
        Self {
            input,
            line: Vec::new(),
            before: Sha256::new(),
            count: 0,
            bytes: 0,
            consumed,
            trouble,
            limits,
        }
    }

    fn next(&mut self) -> Result<Option<&[u8]>, BundleError> {
        self.line.clear();
        let most = self.limits.line as u64 + 1;
        let mut taken = self.input.by_ref().take(most);
        let read = taken
            .read_until(b'\n', &mut self.line)
            .map_err(|_| self.trouble.means(BundleError::Damaged))?;
        if read == 0 {
            return Ok(None);
        }
        self.bytes += read as u64;
        if self.bytes > self.limits.unpacked {
            return Err(too_large("it unpacks to more than a bundle may hold"));
        }
        let most = self.consumed.get().saturating_mul(self.limits.ratio);
        if self.bytes > FREE && self.bytes > most {
            return Err(too_large("it unpacks to far more than it should"));
        }
        self.before.update(&self.line);
        self.count += 1;
        if self.line.last() != Some(&b'\n') {
            return Err(if self.line.len() > self.limits.line {
                too_large("one of its entries is too long")
            } else {
                BundleError::CutShort
            });
        }
        Ok(Some(&self.line))
    }
}

/// Counts what is read, and stops at a limit.
struct Metered<'c, R> {
    inner: R,
    bytes: &'c Cell<u64>,
    most: u64,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.bytes.set(self.bytes.get() + read as u64);
        if self.bytes.get() > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(read)
    }
}
