//! One open workbook.

use crate::check::{self, Finding};
use crate::log::{Ledger, Memory, read_id};
use crate::open::{self, Access, Opened};
use crate::receive::{Arrival, Received, SetAside};
use crate::search::{Hit, SearchQuery};
use crate::undo::{self, ActionRow, UndoPlan, UndoReport};
use crate::{Action, Draft, Error, Founding, ReadOnly, Reading, Writing, Written, backup, draft};
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};
use trellis_domain::change::AuthorKey;
use trellis_domain::id::Id;

/// Memory for pages of the file, in KiB: as SQLite has it, and for a delivery, whose
/// names are spread over all of an index, a KiB for each change within these bounds.
const USUAL: usize = 2000;
const DELIVERY: std::ops::RangeInclusive<usize> = 16 * 1024..=512 * 1024;

/// One open SQLite file, with one writer.
pub struct Workbook {
    connection: Connection,
    founding: Founding,
    read_only: Option<ReadOnly>,
    memory: Memory,
    /// The memory does not fit the file: an action failed half-way.
    is_confused: bool,
    path: PathBuf,
    passphrase: Option<String>,
    _lock: Option<crate::lock::WriterLock>,
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Never the passphrase.
        f.debug_struct("Workbook")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl Workbook {
    /// Makes a workbook and opens it. Never overwrites.
    ///
    /// # Errors
    /// Where the file is there already, or cannot be made; nothing is left then.
    pub fn create(
        path: &Path,
        passphrase: Option<&str>,
        founding: &Founding,
    ) -> Result<Self, Error> {
        Self::from_opened(open::create(path, passphrase, founding)?, passphrase)
    }

    /// Opens a workbook for writing; see [`Workbook::read_only`] for what could
    /// only be opened for reading.
    ///
    /// # Errors
    /// Where it cannot be opened; each kind of wrong file has its own sentence.
    pub fn open(path: &Path, passphrase: Option<&str>) -> Result<Self, Error> {
        Self::from_opened(open::open(path, passphrase, Access::Write)?, passphrase)
    }

    /// Opens a workbook without the right to change it, whoever else has it open.
    ///
    /// # Errors
    /// Where it cannot be opened; each kind of wrong file has its own sentence.
    pub fn open_to_read(path: &Path, passphrase: Option<&str>) -> Result<Self, Error> {
        Self::from_opened(open::open(path, passphrase, Access::Read)?, passphrase)
    }

    fn from_opened(opened: Opened, passphrase: Option<&str>) -> Result<Self, Error> {
        let Opened {
            connection,
            read_only,
            lock,
            path,
        } = opened;
        let founding = connection.query_row(
            "SELECT workbook, team, holder, is_sample FROM workbook WHERE only = 1",
            [],
            |row| {
                Ok(Founding {
                    workbook: read_id(row, 0)?,
                    team: read_id(row, 1)?,
                    holder: read_id(row, 2)?,
                    is_sample: row.get(3)?,
                })
            },
        )?;
        let memory = Memory::load(&connection)?;
        let passphrase = passphrase.map(str::to_owned);
        let is_confused = false;
        Ok(Self {
            connection,
            founding,
            read_only,
            memory,
            is_confused,
            path,
            passphrase,
            _lock: lock,
        })
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whose workbook it is.
    pub const fn founding(&self) -> &Founding {
        &self.founding
    }

    /// Why nothing can be written, where that is so.
    pub const fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// The token that tells a clone or a restored copy from the original.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn token(&self) -> Result<Option<Id>, Error> {
        let token: Option<[u8; 16]> =
            self.connection
                .query_row("SELECT token FROM workbook WHERE only = 1", [], |row| {
                    row.get(0)
                })?;
        Ok(token.map(Id::from_bytes))
    }

    /// Rotates the token; at every writable opening.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn set_token(&mut self, token: Id) -> Result<(), Error> {
        self.writable()?.execute(
            "UPDATE workbook SET token = ?1 WHERE only = 1",
            [token.as_bytes()],
        )?;
        Ok(())
    }

    /// The workbook as it stands.
    pub const fn reading(&self) -> Reading<'_> {
        Reading::new(&self.connection)
    }

    /// Does one action: everything or nothing, on the disk when this returns.
    ///
    /// # Errors
    /// What `work` gives, or where the workbook cannot be written. Nothing of the
    /// action is kept then.
    pub fn write<T, E: From<Error>>(
        &mut self,
        action: Action<'_>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<(T, Written), E> {
        self.within(|ledger| {
            let Action {
                author,
                txn,
                wall,
                salts,
                sign,
            } = action;
            let salts = &mut *salts;
            let action = Action {
                author,
                txn,
                wall,
                salts,
                sign,
            };
            let mut writing = Writing::new(ledger, action);
            let out = work(&mut writing)?;
            Ok((out, writing.finish()?))
        })
    }

    /// Does something to the log that is taken back again by [`Workbook::end_rehearsal`].
    pub(crate) fn rehearse<T>(
        &mut self,
        changes: usize,
        work: impl FnOnce(Ledger<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.writable()?;
        self.end_rehearsal()?;
        self.memory = Memory::load(&self.connection)?;
        self.is_confused = true;
        self.give_room(room_for(changes))?;
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let mut ledger = Ledger::new(&self.connection, &mut self.memory);
        ledger.is_rehearsal = true;
        let out = work(ledger);
        if out.is_err() {
            self.end_rehearsal()?;
        }
        out
    }

    /// Ends a rehearsal: the workbook is as it was.
    ///
    /// # Errors
    /// Where the drive fails.
    pub fn end_rehearsal(&mut self) -> Result<(), Error> {
        if !self.connection.is_autocommit() {
            self.connection.execute_batch("ROLLBACK")?;
            self.give_room(USUAL)?;
        }
        Ok(())
    }

    /// Does one transaction that brings or moves so many changes.
    pub(crate) fn within_room<T>(
        &mut self,
        changes: usize,
        work: impl FnOnce(Ledger<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.end_rehearsal()?;
        self.give_room(room_for(changes))?;
        let out = self.within(work);
        self.give_room(USUAL)?;
        out
    }

    fn give_room(&self, kibibytes: usize) -> Result<(), Error> {
        let sql = format!("PRAGMA cache_size = -{kibibytes}");
        Ok(self.connection.execute_batch(&sql)?)
    }

    pub(crate) const fn set_founding_team(&mut self, team: Id) {
        self.founding.team = team;
    }

    /// One transaction over the log.
    pub(crate) fn within<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(Ledger<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.writable()?;
        // A rehearsal that a failure cut off.
        self.end_rehearsal().map_err(E::from)?;
        if self.is_confused {
            self.memory = Memory::load(&self.connection)?;
        }
        // Until the commit, so that not even a panic leaves a wrong memory.
        self.is_confused = true;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        let out = work(Ledger::new(&transaction, &mut self.memory))?;
        transaction.commit().map_err(Error::from)?;
        self.is_confused = false;
        if self.memory.has_traces {
            self.empty_wal();
        }
        Ok(out)
    }

    /// Nothing that was erased may stay behind in the write-ahead log. Where a
    /// reader is in the way, the next action tries again.
    fn empty_wal(&mut self) {
        let busy: Result<bool, _> =
            self.connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
        self.memory.has_traces = !matches!(busy, Ok(false));
    }

    pub(crate) const fn writable(&self) -> Result<&Connection, Error> {
        match self.read_only {
            Some(why) => Err(Error::ReadOnly { why }),
            None => Ok(&self.connection),
        }
    }

    /// Saves a draft; on the disk when this returns.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<(), Error> {
        draft::save(self.writable()?, draft)
    }

    /// Every draft, the oldest first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, Error> {
        self.reading().drafts()
    }

    /// The draft of a field, where there is one.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn find_draft(&self, record: Id, field: &str) -> Result<Option<Draft>, Error> {
        self.reading().find_draft(record, field)
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn discard_draft(&mut self, record: Id, field: &str) -> Result<(), Error> {
        draft::remove(self.writable()?, record, field)
    }

    /// What undoing an action would do.
    ///
    /// # Errors
    /// Where there is no such action, or it is somebody else's.
    pub fn plan_undo(&self, author: AuthorKey, txn: Id) -> Result<UndoPlan, Error> {
        let mut memory = Memory::default();
        let steps = Ledger::new(&self.connection, &mut memory).plan_undo(author, txn)?;
        Ok(steps.into_plan())
    }

    /// Undoes one's own action. Undoing an undo does the action again.
    ///
    /// # Errors
    /// Where there is no such action, or it is somebody else's.
    pub fn undo(&mut self, action: Action<'_>, txn: Id) -> Result<UndoReport, Error> {
        let (left, written) = self.write(action, |writing| writing.undo(txn))?;
        Ok(UndoReport { written, left })
    }

    /// The latest action of an author that is not undone.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn last_action(&self, author: AuthorKey) -> Result<Option<ActionRow>, Error> {
        undo::last_action(&self.connection, author)
    }

    /// The latest undo of an author, where nothing was done since: undo it to do
    /// the action again.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn last_undo(&self, author: AuthorKey) -> Result<Option<ActionRow>, Error> {
        undo::last_undo(&self.connection, author)
    }

    /// Takes in changes that others wrote, in one transaction: they may come in any
    /// order, any number of times. `received_wall` is our clock, milliseconds UTC.
    ///
    /// # Errors
    /// Where bytes of an unread change have no readable header, or the workbook
    /// cannot be written.
    pub fn receive<A: Into<Arrival>>(
        &mut self,
        delivery: Id,
        arrivals: impl IntoIterator<Item = A>,
        received_wall: i64,
    ) -> Result<Received, Error> {
        let arrivals = arrivals.into_iter().map(Into::into);
        let arrivals: Vec<_> = arrivals.map(|it: Arrival| (it.name(), it)).collect();
        self.within_room(arrivals.len(), |mut ledger| {
            ledger.receive(delivery, arrivals, received_wall)
        })
    }

    /// Takes a delivery back out: undoing an import. Writes no change. Reading the
    /// delivery again accepts it again.
    ///
    /// # Errors
    /// Where there is no such delivery, or the workbook cannot be written.
    pub fn set_aside(&mut self, delivery: Id) -> Result<SetAside, Error> {
        let changes = self.reading().changes_brought(delivery)?;
        self.within_room(changes, |mut ledger| ledger.set_aside(delivery))
    }

    /// Everything accepted, as one text that two laptops can compare.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn dump(&self) -> Result<String, Error> {
        self.reading().dump()
    }

    /// The dump without what is anybody's own.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn dump_shared(&self) -> Result<String, Error> {
        self.reading().dump_shared()
    }

    /// Looks the workbook over. Changes nothing.
    ///
    /// # Errors
    /// Where it cannot even be read.
    pub fn check(&self) -> Result<Vec<Finding>, Error> {
        check::check(&self.connection, self.read_only.is_none())
    }

    /// Makes a copy, locked with the same passphrase, and looks it over.
    ///
    /// # Errors
    /// Where the copy cannot be made, or something lies there already; then no copy
    /// is left.
    pub fn backup_to(&self, path: &Path) -> Result<(), Error> {
        backup::copy(&self.connection, path, self.passphrase.as_deref())
    }

    /// Keeps a setting of this computer: neither logged nor sent.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn set_setting(&mut self, name: &str, value: &str) -> Result<(), Error> {
        self.writable()?
            .prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
            .execute([name, value])?;
        Ok(())
    }

    /// A setting, where it was ever set.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn find_setting(&self, name: &str) -> Result<Option<String>, Error> {
        self.reading().find_setting(name)
    }

    /// The bytes that were kept under this SHA-256, in hexadecimal.
    ///
    /// # Errors
    /// Where they are not there.
    pub fn get_attachment(&self, hash: &str) -> Result<Vec<u8>, Error> {
        self.reading().get_attachment(hash)
    }

    /// Finds words, the best hit first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn search(&self, query: &SearchQuery<'_>) -> Result<Vec<Hit>, Error> {
        self.reading().search(query)
    }
}

/// Memory for the pages that so many changes touch, in KiB.
fn room_for(changes: usize) -> usize {
    changes.clamp(*DELIVERY.start(), *DELIVERY.end())
}

#[cfg(test)]
mod full_disk;
