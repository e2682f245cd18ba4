//! The change log: what was ever written, and by whom.
//!
//! [`Ledger`] is the log inside one transaction. It writes changes down, folds
//! records from them (the folding itself is [`trellis_domain::merge`]) and keeps
//! the projection abreast.

mod append;
mod load;
mod stored;

pub use append::State;
pub use load::{Folded, Loaded, is_unread, list_accepted, list_changes, record_state, versions};
pub use stored::{Stored, number, read_id, read_identity, read_key, read_value};

use crate::Error;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use trellis_domain::change::{AuthorKey, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::{self, Noun};

/// The last number of an author in a scope, and the change that has it.
#[derive(Clone, Copy)]
pub struct Tip {
    /// The number; 0 before the first change.
    pub seq: u64,
    /// The change with that number.
    pub last: Option<(i64, Identity)>,
}

/// What the open workbook remembers between transactions, to ask the file less.
///
/// Rolled-back transactions leave it wrong: it is loaded anew after each failure.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent facts about the file"
)]
pub struct Memory {
    names: HashMap<String, i64>,
    authors: HashMap<AuthorKey, i64>,
    scopes: HashMap<Scope, i64>,
    tips: HashMap<(i64, i64), Tip>,
    /// Somebody deleted something once.
    pub has_graves: bool,
    /// Something was erased, or will be on arrival.
    pub has_erased: bool,
    /// Something cannot be shown.
    pub has_unreadable: bool,
    /// A value was erased whose bytes may still lie in the write-ahead log.
    pub has_traces: bool,
}

impl Memory {
    /// Asks the file for what must never be guessed.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn load(connection: &Connection) -> Result<Self, Error> {
        let (has_graves, has_erased, has_unreadable) = connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM grave), EXISTS (SELECT 1 FROM log_erased),
                    EXISTS (SELECT 1 FROM unreadable)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        Ok(Self {
            has_graves,
            has_erased,
            has_unreadable,
            ..Self::default()
        })
    }
}

/// The log and everything computed from it, inside one transaction.
pub struct Ledger<'w> {
    pub(crate) connection: &'w Connection,
    pub(crate) memory: &'w mut Memory,
    /// The nouns of which something changed.
    pub(crate) kinds: BTreeSet<&'static str>,
    /// The regions in which something changed.
    pub(crate) regions: BTreeSet<Id>,
    /// Records that this transaction has looked at, by number.
    pub(crate) loaded: HashMap<i64, Loaded>,
    /// Records whose search text is to be written again, once.
    pub(crate) stale: BTreeSet<i64>,
    /// Nothing of this is kept, and nobody searches in it: no search text is written.
    pub(crate) is_rehearsal: bool,
    numbers: HashMap<Identity, i64>,
    records: HashMap<(i64, Id), i64>,
}

impl<'w> Ledger<'w> {
    /// Begins; `connection` is inside a transaction.
    pub fn new(connection: &'w Connection, memory: &'w mut Memory) -> Self {
        Self {
            connection,
            memory,
            kinds: BTreeSet::new(),
            regions: BTreeSet::new(),
            loaded: HashMap::new(),
            stale: BTreeSet::new(),
            is_rehearsal: false,
            numbers: HashMap::new(),
            records: HashMap::new(),
        }
    }

    /// The number of a name, which is interned where it is new.
    pub fn name_no(&mut self, name: &str) -> Result<i64, Error> {
        if let Some(no) = self.memory.names.get(name) {
            return Ok(*no);
        }
        let no = self.intern(
            "SELECT no FROM log_name WHERE name = ?1",
            "INSERT INTO log_name (name) VALUES (?1)",
            [name],
        )?;
        self.memory.names.insert(name.to_owned(), no);
        Ok(no)
    }

    /// The number of an author.
    pub fn author_no(&mut self, author: AuthorKey) -> Result<i64, Error> {
        if let Some(no) = self.memory.authors.get(&author) {
            return Ok(*no);
        }
        let no = self.intern(
            "SELECT no FROM log_author WHERE key = ?1",
            "INSERT INTO log_author (key) VALUES (?1)",
            [author.as_bytes()],
        )?;
        self.memory.authors.insert(author, no);
        Ok(no)
    }

    /// The number of a scope.
    pub fn scope_no(&mut self, scope: Scope) -> Result<i64, Error> {
        if let Some(no) = self.memory.scopes.get(&scope) {
            return Ok(*no);
        }
        let no = self.intern(
            "SELECT no FROM log_scope WHERE tag = ?1 AND of = ?2",
            "INSERT INTO log_scope (tag, of) VALUES (?1, ?2)",
            params![scope.tag(), scope.of().as_bytes()],
        )?;
        self.memory.scopes.insert(scope, no);
        Ok(no)
    }

    /// The number of a change's name, whether the change is here or only mentioned.
    pub fn identity_no(&mut self, identity: Identity) -> Result<i64, Error> {
        if let Some(no) = self.numbers.get(&identity) {
            return Ok(*no);
        }
        let no = self.intern(
            "SELECT no FROM log_identity WHERE identity = ?1",
            "INSERT INTO log_identity (identity) VALUES (?1)",
            [identity.as_bytes()],
        )?;
        self.numbers.insert(identity, no);
        Ok(no)
    }

    /// The number of the name of a change that arrives, and whether nobody had mentioned
    /// it before. Most of what arrives is new, so that a name is looked up only where it
    /// could not be added.
    pub fn arriving_no(&mut self, identity: Identity) -> Result<(i64, bool), Error> {
        let added = self
            .connection
            .prepare_cached(
                "INSERT INTO log_identity (identity) VALUES (?1) ON CONFLICT DO NOTHING",
            )?
            .execute([identity.as_bytes()])?;
        if added == 0 {
            return Ok((self.identity_no(identity)?, false));
        }
        let no = self.connection.last_insert_rowid();
        self.numbers.insert(identity, no);
        Ok((no, true))
    }

    /// The last number that a record has: later records have higher ones.
    pub fn last_record(&self) -> Result<i64, Error> {
        let sql = "SELECT coalesce(max(no), 0) FROM log_record";
        Ok(number(self.connection, sql, [])?.unwrap_or(0))
    }

    /// The number of a record.
    pub fn record_no(&mut self, kind: &str, id: Id) -> Result<i64, Error> {
        let kind = self.name_no(kind)?;
        if let Some(no) = self.records.get(&(kind, id)) {
            return Ok(*no);
        }
        let no = self.intern(
            "SELECT no FROM log_record WHERE id = ?1 AND kind = ?2",
            "INSERT INTO log_record (id, kind) VALUES (?1, ?2)",
            params![id.as_bytes(), kind],
        )?;
        self.records.insert((kind, id), no);
        Ok(no)
    }

    /// The number and noun of every record with this id that this Trellis can show.
    pub fn records_called(&self, id: Id) -> Result<Vec<(i64, &'static Noun)>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT r.no, n.name FROM log_record r JOIN log_name n ON n.no = r.kind
             WHERE r.id = ?1 ORDER BY r.no",
        )?;
        let rows = statement.query_map([id.as_bytes()], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut found = Vec::new();
        for row in rows {
            let (no, kind) = row?;
            found.extend(noun::find(&kind).map(|noun| (no, noun)));
        }
        Ok(found)
    }

    fn intern(
        &self,
        select: &str,
        insert: &str,
        parameters: impl rusqlite::Params + Clone,
    ) -> Result<i64, Error> {
        let known = self
            .connection
            .prepare_cached(select)?
            .query_row(parameters.clone(), |row| row.get(0))
            .optional()?;
        match known {
            Some(no) => Ok(no),
            None => Ok(self.connection.prepare_cached(insert)?.insert(parameters)?),
        }
    }

    /// Where the chain of an author in a scope ends. Branches of a fork end at the
    /// highest number, and there at the highest name.
    pub fn tip(&mut self, author: i64, scope: i64) -> Result<Tip, Error> {
        if let Some(tip) = self.memory.tips.get(&(author, scope)) {
            return Ok(*tip);
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT c.seq, c.no, i.identity FROM log_change c JOIN log_identity i ON i.no = c.no
             WHERE c.author = ?1 AND c.scope = ?2
             ORDER BY c.seq < 0 DESC, c.seq DESC, i.identity DESC LIMIT 1",
        )?;
        let tip = statement
            .query_row([author, scope], |row| {
                let seq: i64 = row.get(0)?;
                Ok(Tip {
                    seq: seq.cast_unsigned(),
                    last: Some((row.get(1)?, read_identity(row, 2)?)),
                })
            })
            .optional()?
            .unwrap_or(Tip { seq: 0, last: None });
        self.memory.tips.insert((author, scope), tip);
        Ok(tip)
    }

    fn set_tip(&mut self, author: i64, scope: i64, tip: Tip) {
        self.memory.tips.insert((author, scope), tip);
    }

    /// Forgets where chains end; after changes came from outside.
    pub fn forget_tips(&mut self) {
        self.memory.tips.clear();
    }

    /// The loaded record with this number.
    pub fn get_loaded(&mut self, no: i64) -> Result<&Loaded, Error> {
        if !self.loaded.contains_key(&no) {
            let loaded = self.load(no)?;
            self.loaded.insert(no, loaded);
        }
        self.loaded
            .get(&no)
            .ok_or_else(|| Error::damaged("a record is missing from the log"))
    }

    /// Remembers the numbers of the changes just read.
    fn remember(&mut self, numbers: BTreeMap<Identity, i64>) {
        self.numbers.extend(numbers);
    }
}
