//! The exchange folder: a folder that something else moves, such as `OneDrive`, Syncthing
//! or a network drive.
//!
//! Each laptop writes files of its own there, and never changes one. It reads the others’
//! files once, whatever order they come in, however often, under whatever name. The
//! workbook itself never lies there. What goes into the next file is decided by what lies
//! in the folder now and what everybody said they hold, so a file that was removed is
//! made up for, and nothing is written twice.

use crate::error::{Code, Error};
use crate::exchange::write::{Choice, Load};
use crate::exchange::{Held, count};
use crate::trellis::Trellis;
use crate::view::exchange::{FolderFile, FolderSynced, FolderTrouble, FolderView, ReceivedFile};
use crate::words::{capitalized, counted, listed};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use trellis_domain::chain::{Link, Links, Stated, stretches};
use trellis_domain::change::canonical::read_header;
use trellis_domain::change::{AuthorKey, Scope};
use trellis_exchange::bundle::{Bundle, Carried};
use trellis_exchange::card::Card;
use trellis_store::FolderFileRow;

/// Where this laptop keeps the folder’s place.
const FOLDER: &str = "exchange_folder";
/// What was missing when a file last asked for it.
const ASKED: &str = "exchange_folder_asked";
/// Files that are looked at in one go; a folder with more is not an exchange folder.
const AT_MOST: usize = 20_000;

/// A bundle as it lies in the folder.
struct Lying {
    name: String,
    path: PathBuf,
    bytes: u64,
    modified: i64,
}

impl Trellis {
    /// The exchange folder, and what waits in it. Nothing is read or written.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn exchange_folder(&self) -> Result<FolderView, Error> {
        let Some(folder) = self.folder()? else {
            return Ok(FolderView::default());
        };
        let mut view = FolderView {
            path: Some(folder.display().to_string()),
            ..FolderView::default()
        };
        let lying = match list_lying(&folder) {
            Ok(lying) => lying,
            Err(error) => {
                error.what().clone_into(&mut view.trouble);
                return Ok(view);
            }
        };
        let known = self.known_files()?;
        for file in lying {
            match known.get(&file.name) {
                Some(row) if is_same(row, &file) => {
                    if !row.trouble.is_empty() {
                        view.troubles.push(FolderTrouble {
                            name: file.name,
                            what: row.trouble.clone(),
                        });
                    }
                }
                _ => view.waiting.push(ReceivedFile {
                    path: file.path.display().to_string(),
                    name: file.name,
                }),
            }
        }
        Ok(view)
    }

    /// Says where the exchange folder is on this laptop, or that there is none.
    ///
    /// # Errors
    /// Where it is no folder, or the workbook itself lies in it.
    pub fn set_exchange_folder(&mut self, folder: Option<&Path>) -> Result<FolderView, Error> {
        self.refuse_sample()?;
        let Some(folder) = folder else {
            self.workbook.set_setting(FOLDER, "")?;
            self.note_changed(["exchange"])?;
            return self.exchange_folder();
        };
        if !folder.is_dir() {
            return Err(Error::new(
                format!("There is no folder at “{}”", folder.display()),
                "Choose the folder that your colleagues see too, or make one there first.",
            ));
        }
        let whole = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let folder = whole(folder);
        if self
            .path()
            .parent()
            .is_some_and(|home| whole(home).starts_with(&folder))
        {
            return Err(Error::new(
                "Your workbook lies in this folder",
                "Choose another one: a database that something else moves about is soon damaged.",
            ));
        }
        self.workbook
            .set_setting(FOLDER, &folder.display().to_string())?;
        self.note_changed(["exchange"])?;
        for name in self.known_files()?.into_keys() {
            self.workbook.forget_folder_file(&name)?;
        }
        self.exchange_folder()
    }

    /// Takes in what lies in the exchange folder and is not here, then writes what is here
    /// and not there. Each file is a delivery of its own, and can be taken back.
    ///
    /// # Errors
    /// Where there is no folder, or it cannot be read or written. What was taken in
    /// before that stays.
    pub fn sync_folder(&mut self) -> Result<FolderSynced, Error> {
        self.refuse_sample()?;
        self.writable()?;
        self.settle_drafts()?;
        let Some(folder) = self.folder()? else {
            return Err(Error::new(
                "No exchange folder was chosen on this laptop",
                "Choose the folder that OneDrive, Syncthing or your network keeps the same for all of you.",
            ));
        };
        let lying = list_lying(&folder)?;
        let mut done = FolderSynced::default();
        self.take_lying(&lying, &mut done)?;
        self.write_lying(&folder, &mut done)?;
        self.note_changed(["exchange"])?;
        done.sentence = sentence(&done);
        Ok(done)
    }

    fn folder(&self) -> Result<Option<PathBuf>, Error> {
        let kept = self.reading().find_setting(FOLDER)?;
        Ok(kept.filter(|path| !path.is_empty()).map(PathBuf::from))
    }

    fn known_files(&self) -> Result<BTreeMap<String, FolderFileRow>, Error> {
        let rows = self.reading().folder_files()?;
        Ok(rows
            .into_iter()
            .map(|row| (row.name.clone(), row))
            .collect())
    }

    fn take_lying(&mut self, lying: &[Lying], done: &mut FolderSynced) -> Result<(), Error> {
        let known = self.known_files()?;
        let names: BTreeSet<&str> = lying.iter().map(|file| file.name.as_str()).collect();
        for name in known.keys().filter(|name| !names.contains(name.as_str())) {
            self.workbook.forget_folder_file(name)?;
        }
        for file in lying {
            if known.get(&file.name).is_some_and(|row| is_same(row, file)) {
                continue;
            }
            let mut row = FolderFileRow {
                name: file.name.clone(),
                bytes: file.bytes,
                modified: file.modified,
                ..FolderFileRow::default()
            };
            match self.read_bundle(&file.path, None) {
                Ok(read) => self.take_one(read, &mut row, done)?,
                Err(error) => {
                    error.what().clone_into(&mut row.trouble);
                    // What was sealed for others is not ours to read, and no trouble.
                    if error.code() == Some(Code::ForOthers) {
                        row.trouble.clear();
                    } else {
                        done.troubles.push(FolderTrouble {
                            name: file.name.clone(),
                            what: row.trouble.clone(),
                        });
                    }
                }
            }
            self.workbook.keep_folder_file(&row)?;
        }
        Ok(())
    }

    fn take_one(
        &mut self,
        read: super::look::Read,
        row: &mut FolderFileRow,
        done: &mut FolderSynced,
    ) -> Result<(), Error> {
        let manifest = &read.bundle.manifest;
        let sender = manifest.from.key;
        row.bundle = Some(manifest.bundle);
        row.sender = Some(sender);
        row.readers = as_json(&manifest.to);
        row.holds = as_json(&held_in(&read.bundle));
        if sender == self.author() {
            return Ok(());
        }
        let (from, asks) = (manifest.from.name.clone(), read.bundle.changes.is_empty());
        let knew = self.reading().has_delivery(manifest.bundle)?;
        let outcome = self.take_read(read, &row.name)?;
        if asks {
            // What they asked for they could not read here, whatever lies about.
            self.lose_reader(sender)?;
            done.asked.push(from);
        } else if !knew || outcome.changes > 0 {
            done.read.push(FolderFile {
                name: row.name.clone(),
                from,
                delivery: outcome.delivery,
                sentence: outcome.sentence,
                changes: outcome.changes,
                waiting: outcome.waiting,
            });
        }
        Ok(())
    }

    /// From now on this reader is taken to have read nothing of what lies here.
    fn lose_reader(&mut self, reader: AuthorKey) -> Result<(), Error> {
        for mut row in self.reading().folder_files()? {
            let mut readers: Vec<AuthorKey> = from_json(&row.readers);
            let before = readers.len();
            readers.retain(|key| *key != reader);
            if readers.len() < before {
                row.readers = as_json(&readers);
                self.workbook.keep_folder_file(&row)?;
            }
        }
        Ok(())
    }

    fn write_lying(&mut self, folder: &Path, done: &mut FolderSynced) -> Result<(), Error> {
        let mut team: Vec<Card> = Vec::new();
        let mut own: Vec<Card> = Vec::new();
        for member in self.members()? {
            if member.retired_on.is_some() || member.card.key == self.author() {
                continue;
            }
            if self.is_own(&member.card)? {
                own.push(member.card.clone());
            }
            team.push(member.card);
        }
        if team.is_empty() {
            return Ok(());
        }
        let holder = self.founding().holder;
        let (shared, private): (Vec<Scope>, Vec<Scope>) = self
            .reading()
            .scopes()?
            .into_iter()
            .filter(|scope| !matches!(scope, Scope::Private(of) if *of != holder))
            .partition(|scope| !matches!(scope, Scope::Private(_)));
        let asks = self.is_asking()?;
        self.write_one(folder, team, shared, false, asks.is_some(), done)?;
        if !own.is_empty() {
            self.write_one(folder, own, private, true, false, done)?;
        }
        if let Some(gaps) = asks {
            self.workbook.set_setting(ASKED, &gaps)?;
        }
        Ok(())
    }

    /// What is missing here and was not yet asked for in the folder.
    fn is_asking(&self) -> Result<Option<String>, Error> {
        let missing = self.missing()?;
        if missing.gaps.is_empty() && missing.attachments == 0 {
            return Ok(None);
        }
        let gaps = format!("{} {}", as_json(&missing.gaps), missing.attachments);
        let asked = self.reading().find_setting(ASKED)?;
        Ok((asked.as_deref() != Some(gaps.as_str())).then_some(gaps))
    }

    fn write_one(
        &mut self,
        folder: &Path,
        to: Vec<Card>,
        scopes: Vec<Scope>,
        with_own: bool,
        asks: bool,
        done: &mut FolderSynced,
    ) -> Result<(), Error> {
        let mut lying: BTreeMap<AuthorKey, Vec<Held>> = BTreeMap::new();
        for row in self.reading().folder_files()? {
            let held = Held {
                chains: from_json(&row.holds),
                ..Held::default()
            };
            for reader in from_json::<Vec<AuthorKey>>(&row.readers) {
                lying.entry(reader).or_default().push(held.clone());
            }
            // Whoever wrote it holds it.
            if let Some(sender) = row.sender {
                lying.entry(sender).or_default().push(held);
            }
        }
        let mut choice = Choice {
            to,
            scopes,
            with_own,
            everything: false,
            only_ask: false,
            lying: Some(lying),
        };
        let load = self.load(&choice)?;
        let brings = !load.changes.is_empty() || !load.attachments.is_empty();
        if brings {
            self.put_into(folder, &load, done)?;
        }
        if asks {
            choice.only_ask = true;
            let load = self.load(&choice)?;
            self.put_into(folder, &load, done)?;
        }
        Ok(())
    }

    fn put_into(
        &mut self,
        folder: &Path,
        load: &Load,
        done: &mut FolderSynced,
    ) -> Result<(), Error> {
        let name = file_name(load);
        let path = folder.join(&name);
        self.write_load(load, None, &path)?;
        let (bytes, modified) = measured(&path).unwrap_or_default();
        self.workbook.keep_folder_file(&FolderFileRow {
            name: name.clone(),
            bytes,
            modified,
            bundle: Some(load.manifest.bundle),
            sender: Some(load.manifest.from.key),
            readers: as_json(&load.manifest.to),
            holds: as_json(&load.holds),
            trouble: String::new(),
        })?;
        done.wrote.push(name);
        done.wrote_changes += count(load.changes.len());
        Ok(())
    }

    /// Remembers a file that was taken in by hand, where it lies in the folder.
    pub(super) fn note_taken(&mut self, path: &Path, read: &Bundle) -> Result<(), Error> {
        let folder = self.folder()?;
        let is_there = path
            .parent()
            .is_some_and(|of| Some(of) == folder.as_deref());
        let name = path.file_name().and_then(|name| name.to_str());
        let (true, Some(name)) = (is_there, name) else {
            return Ok(());
        };
        let manifest = &read.manifest;
        let (bytes, modified) = measured(path).unwrap_or_default();
        self.workbook.keep_folder_file(&FolderFileRow {
            name: name.to_owned(),
            bytes,
            modified,
            bundle: Some(manifest.bundle),
            sender: Some(manifest.from.key),
            readers: as_json(&manifest.to),
            holds: as_json(&held_in(read)),
            trouble: String::new(),
        })?;
        Ok(())
    }
}

/// A file as it was when it was looked at. One that was not whole then is looked at again
/// as soon as it grows.
const fn is_same(row: &FolderFileRow, file: &Lying) -> bool {
    row.bytes == file.bytes && row.modified == file.modified
}

/// The bundles that lie in a folder, by name. Hidden and half-moved files have other
/// endings, and links lead elsewhere; neither is looked at.
fn list_lying(folder: &Path) -> Result<Vec<Lying>, Error> {
    let cannot = |error: std::io::Error| {
        Error::new(
            format!("The exchange folder “{}” cannot be read", folder.display()),
            "See whether it is still there, or choose it again.",
        )
        .caused_by(error)
    };
    let mut lying = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)?.take(AT_MOST) {
        let entry = entry.map_err(cannot)?;
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
            continue;
        };
        let is_bundle = Path::new(&name)
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("trellis"));
        if !is_bundle || name.starts_with(['.', '~']) {
            continue;
        }
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let path = entry.path();
        if let Some((bytes, modified)) = measured(&path).filter(|_| is_file) {
            lying.push(Lying {
                name,
                path,
                bytes,
                modified,
            });
        }
    }
    lying.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(lying)
}

/// Length, and when it was changed last in milliseconds.
fn measured(path: &Path) -> Option<(u64, i64)> {
    let about = fs::metadata(path).ok()?;
    let since = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((about.len(), i64::try_from(since.as_millis()).ok()?))
}

/// “june-park 2026-11-19 1f3a9c20.trellis”: whose and when for people, and a part of the
/// bundle’s own name, so that no two files ever meet.
fn file_name(load: &Load) -> String {
    let mut who: String = load
        .manifest
        .from
        .name
        .to_lowercase()
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .take(40)
        .collect();
    while who.contains("--") {
        who = who.replace("--", "-");
    }
    let who = who.trim_matches('-');
    let day = chrono::DateTime::from_timestamp_millis(load.manifest.written)
        .map_or_else(String::new, |time| time.format("%Y-%m-%d").to_string());
    let name = load.manifest.bundle.to_string().replace('-', "");
    let end: String = name.chars().skip(name.len().saturating_sub(12)).collect();
    let who = if who.is_empty() { "trellis" } else { who };
    format!("{who} {day} {end}.trellis")
}

/// Which changes lie in a bundle, chain by chain.
fn held_in(bundle: &Bundle) -> Vec<Stated> {
    let mut chains: BTreeMap<(AuthorKey, Scope), Links> = BTreeMap::new();
    for (carried, name) in bundle.changes.iter().zip(&bundle.names) {
        let found: Option<((AuthorKey, Scope), Link)> = match carried {
            Carried::Change(change) => Some(((change.author, change.scope), Link::from(change))),
            Carried::Unread { canonical, .. } => read_header(canonical).ok().map(|header| {
                let link = Link {
                    seq: header.seq,
                    prev: header.prev,
                };
                ((header.author, header.scope), link)
            }),
        };
        if let Some((chain, link)) = found {
            chains.entry(chain).or_default().insert(*name, link);
        }
    }
    chains
        .into_iter()
        .map(|((author, scope), links)| Stated {
            author,
            scope,
            held: stretches(&links),
        })
        .collect()
}

fn as_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn from_json<T: serde::de::DeserializeOwned + Default>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_default()
}

fn sentence(done: &FolderSynced) -> String {
    let mut parts = Vec::new();
    if !done.read.is_empty() {
        let mut names: Vec<&str> = done.read.iter().map(|file| file.from.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        parts.push(format!(
            "{} from {} taken in",
            counted(done.read.len(), "file", "files"),
            listed(&names)
        ));
    }
    if done.wrote_changes > 0 {
        let changes = usize::try_from(done.wrote_changes).unwrap_or(usize::MAX);
        parts.push(format!(
            "{} laid there",
            counted(changes, "entry", "entries")
        ));
    } else if !done.wrote.is_empty() {
        parts.push("a file laid there that asks for what is missing".to_owned());
    }
    if !done.troubles.is_empty() {
        parts.push(format!(
            "{} not read",
            counted(done.troubles.len(), "file", "files")
        ));
    }
    if parts.is_empty() {
        return "Nothing new on either side.".to_owned();
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    capitalized(&format!("{}.", listed(&parts)))
}
