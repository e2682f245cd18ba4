//! Reading a workbook: what every listing and card begins with.

use crate::log::{self, read_id, read_key};
use crate::{Draft, Error, Hit, SearchQuery};
use rusqlite::{Connection, OptionalExtension};
use trellis_domain::change::{AuthorKey, Change, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::merge::{Erased, Field, Record, Version};
use trellis_domain::noun::erasure;

/// A view of the workbook as it stands now. Cheap to copy, and never writes.
#[derive(Clone, Copy)]
pub struct Reading<'c> {
    connection: &'c Connection,
}

/// A field in which several values stand, and which asks a person to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The noun.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// The field; `life` where it is disputed whether the record was deleted.
    pub field: String,
    /// The region it is about, where it is about one.
    pub region: Option<Id>,
}

impl<'c> Reading<'c> {
    pub(crate) const fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    pub(crate) const fn connection(self) -> &'c Connection {
        self.connection
    }

    /// The record as its history makes it: every field with all values that stand.
    /// Empty where nothing was ever written.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn record_state(&self, kind: &str, id: Id) -> Result<Record, Error> {
        log::record_state(self.connection, kind, id)
    }

    /// The changes whose value of this field is shown: what an edit that begins
    /// now replaces. Empty where nothing was ever written.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn heads_shown(&self, kind: &str, id: Id, field: &str) -> Result<Vec<Identity>, Error> {
        let record = self.record_state(kind, id)?;
        Ok(record
            .find(field)
            .map_or_else(Vec::new, Field::parents_of_shown))
    }

    /// Everything that ever stood in a field, the latest first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn history(&self, kind: &str, id: Id, field: &str) -> Result<Vec<Version>, Error> {
        log::versions(self.connection, kind, id, field)
    }

    /// The questions that wait for a decision, of one region or of all.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn open_cases(&self, region: Option<Id>) -> Result<Vec<Case>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT k.name, r.id, f.name, o.region FROM open_case o
             JOIN log_record r ON r.no = o.record
             JOIN log_name k ON k.no = r.kind
             JOIN log_name f ON f.no = o.field
             WHERE ?1 IS NULL OR o.region = ?1
             ORDER BY k.name, r.id, f.name",
        )?;
        let rows = statement.query_map([region.map(|region| *region.as_bytes())], |row| {
            Ok(Case {
                kind: row.get(0)?,
                record: read_id(row, 1)?,
                field: row.get(2)?,
                region: row.get::<_, Option<[u8; 16]>>(3)?.map(Id::from_bytes),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The fields of a record that hold something this Trellis cannot show.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn unreadable_fields(&self, kind: &str, id: Id) -> Result<Vec<String>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT f.name FROM unreadable u
             JOIN log_record r ON r.no = u.record
             JOIN log_name k ON k.no = r.kind
             JOIN log_name f ON f.no = u.field
             WHERE r.id = ?1 AND k.name = ?2 ORDER BY f.name",
        )?;
        let rows = statement.query_map((id.as_bytes(), kind), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Everyone who ever wrote something that this workbook holds.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn authors(&self) -> Result<Vec<AuthorKey>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT key FROM log_author ORDER BY key")?;
        let rows = statement.query_map([], |row| read_key(row, 0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every accepted change, as it can be handed to a colleague. Changes that only a
    /// newer Trellis reads are not among them.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn changes(&self) -> Result<Vec<(Identity, Change)>, Error> {
        let mut changes = log::list_accepted(self.connection)?;
        changes.retain(|(_, change)| !log::is_unread(change));
        Ok(changes)
    }

    /// A change that is here, accepted or not.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn find_change(&self, change: Identity) -> Result<Option<Change>, Error> {
        let found = log::list_changes(
            self.connection,
            "c.no = (SELECT no FROM log_identity WHERE identity = ?1)",
            [change.as_bytes()],
        )?;
        Ok(found.into_iter().next().map(|(_, _, change)| change))
    }

    /// The values that accepted erasures took away.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn erased(&self) -> Result<Erased, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT i.identity, n.name FROM log_erased e
             JOIN log_identity i ON i.no = e.change
             JOIN log_name n ON n.no = e.field
             LEFT JOIN log_change c ON c.no = e.change
             LEFT JOIN log_record r ON r.no = c.record
             LEFT JOIN log_name k ON k.no = r.kind
             WHERE k.name IS NULL OR k.name <> ?1",
        )?;
        let rows = statement.query_map([erasure::NOUN.name], |row| {
            Ok((log::read_identity(row, 0)?, row.get::<_, String>(1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every draft, the oldest first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, Error> {
        crate::draft::list(self.connection)
    }

    /// The draft of a field, where there is one.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn find_draft(&self, record: Id, field: &str) -> Result<Option<Draft>, Error> {
        crate::draft::find(self.connection, record, field)
    }

    /// A setting of this computer, where it was ever set.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn find_setting(&self, name: &str) -> Result<Option<String>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }

    /// The bytes that were kept under this SHA-256, in hexadecimal.
    ///
    /// # Errors
    /// Where they are not there.
    pub fn get_attachment(&self, hash: &str) -> Result<Vec<u8>, Error> {
        let missing = || Error::NoAttachment(hash.chars().take(64).collect());
        let name: Identity = hash.parse().map_err(|_| missing())?;
        let mut statement = self
            .connection
            .prepare_cached("SELECT bytes FROM attachment WHERE hash = ?1")?;
        let bytes = statement
            .query_row([name.as_bytes()], |row| row.get(0))
            .optional()?;
        bytes.ok_or_else(missing)
    }

    /// Whether bytes are kept under this SHA-256, in hexadecimal.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn has_attachment(&self, hash: &str) -> Result<bool, Error> {
        let Ok(name) = hash.parse::<Identity>() else {
            return Ok(false);
        };
        let mut statement = self
            .connection
            .prepare_cached("SELECT 1 FROM attachment WHERE hash = ?1")?;
        Ok(statement.exists([name.as_bytes()])?)
    }

    /// Finds words, the best hit first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn search(&self, query: &SearchQuery<'_>) -> Result<Vec<Hit>, Error> {
        crate::search::search(self.connection, query)
    }

    /// Everything accepted, as one text that two laptops can compare.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn dump(&self) -> Result<String, Error> {
        self.dump_where(|_| true)
    }

    /// The dump without what is anybody's own.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn dump_shared(&self) -> Result<String, Error> {
        self.dump_where(|scope| !matches!(scope, Scope::Private(_)))
    }

    fn dump_where(self, travels: impl Fn(Scope) -> bool) -> Result<String, Error> {
        let mut accepted = log::list_accepted(self.connection)?;
        accepted.retain(|(_, change)| travels(change.scope));
        let changes = || {
            accepted
                .iter()
                .map(|(identity, change)| (*identity, change))
        };
        let erased = trellis_domain::erase::erased(changes());
        Ok(trellis_domain::dump::dump(changes(), &erased))
    }
}
