//! Writing changes into the log.

use super::{Ledger, Stored, Tip, read_value};
use crate::Error;
use rusqlite::{OptionalExtension, params};
use trellis_domain::change::{Change, Content, Identity};
use trellis_domain::noun::{attached_file, erasure};
use trellis_domain::value::{Commitment, Value};

/// Where a change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waits for parents that have not arrived.
    Held = 0,
    /// In the record.
    Accepted = 1,
    /// Its delivery was undone.
    Aside = 2,
}

impl Ledger<'_> {
    /// Writes a change of our own, which moves the end of its chain.
    pub fn append_own(&mut self, change: &Change) -> Result<Identity, Error> {
        let identity = change.identity();
        let mut statement = self
            .connection
            .prepare_cached("INSERT INTO log_identity (identity) VALUES (?1)")?;
        let no = statement.insert([identity.as_bytes()])?;
        drop(statement);
        self.remember([(identity, no)].into());
        self.append(identity, change, State::Accepted, None)?;
        let (author, scope) = (self.author_no(change.author)?, self.scope_no(change.scope)?);
        self.set_tip(
            author,
            scope,
            Tip {
                seq: change.seq,
                last: Some((no, identity)),
            },
        );
        Ok(identity)
    }

    /// Writes a change that is not in the log yet. `unread` holds the canonical
    /// bytes, and what came along, of a change in a newer format.
    pub fn append(
        &mut self,
        identity: Identity,
        change: &Change,
        state: State,
        unread: Option<(&[u8], &[u8])>,
    ) -> Result<i64, Error> {
        let no = self.identity_no(identity)?;
        let author = self.author_no(change.author)?;
        let scope = self.scope_no(change.scope)?;
        let prev = change.prev.map(|prev| self.identity_no(prev)).transpose()?;
        let record = self.record_no(&change.kind, change.record)?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO log_change (no, format, author, scope, seq, prev, stamp, wall, txn, record,
                                     state, unread, beside)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?;
        statement.execute(params![
            no,
            change.format,
            author,
            scope,
            change.seq.cast_signed(),
            prev,
            change.stamp.cast_signed(),
            change.wall,
            change.txn.as_bytes(),
            record,
            state as u8,
            unread.map(|(canonical, _)| canonical),
            unread.map(|(_, beside)| beside),
        ])?;
        drop(statement);
        if unread.is_some() {
            return Ok(no);
        }
        for part in &change.fields {
            let field = self.name_no(&part.field)?;
            let is_erased = self.memory.has_erased
                && change.kind != erasure::NOUN.name
                && self.is_erased(no, field)?;
            match &part.content {
                Content::Open { value, salt } if !is_erased => {
                    let mut statement = self.connection.prepare_cached(
                        "INSERT INTO log_value (change, field, tag, value, salt)
                         VALUES (?1, ?2, ?3, ?4, ?5)",
                    )?;
                    statement.execute(params![no, field, value.encode().0, Stored(value), salt])?;
                }
                content => self.put_commitment(no, field, &content.commitment())?,
            }
            for parent in &part.parents {
                let parent = self.identity_no(*parent)?;
                let mut statement = self.connection.prepare_cached(
                    "INSERT OR IGNORE INTO log_parent (change, field, parent) VALUES (?1, ?2, ?3)",
                )?;
                statement.execute([no, field, parent])?;
            }
        }
        Ok(no)
    }

    /// Leaves only the salted hash of a value.
    pub fn put_commitment(
        &self,
        change: i64,
        field: i64,
        commitment: &Commitment,
    ) -> Result<(), Error> {
        let mut statement = self.connection.prepare_cached(
            "INSERT OR REPLACE INTO log_value (change, field, tag, commitment)
             VALUES (?1, ?2, 0, ?3)",
        )?;
        statement.execute(params![change, field, commitment])?;
        Ok(())
    }

    fn is_erased(&self, change: i64, field: i64) -> Result<bool, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT 1 FROM log_erased WHERE change = ?1 AND field = ?2")?;
        Ok(statement.exists([change, field])?)
    }

    /// Moves a change from one state to another.
    pub fn set_state(&self, change: i64, state: State) -> Result<(), Error> {
        let mut statement = self
            .connection
            .prepare_cached("UPDATE log_change SET state = ?2 WHERE no = ?1")?;
        statement.execute(params![change, state as u8])?;
        Ok(())
    }

    /// Drops a value and its salt, or notes that it is to be dropped on arrival.
    /// Gives the record whose value went, where one did. An erasure cannot itself be
    /// erased: whoever came later would not know what is gone.
    pub fn apply_erasure(&mut self, change: Identity, field: &str) -> Result<Option<i64>, Error> {
        let no = self.identity_no(change)?;
        let field = self.name_no(field)?;
        self.connection
            .prepare_cached("INSERT OR IGNORE INTO log_erased (change, field) VALUES (?1, ?2)")?
            .execute([no, field])?;
        self.memory.has_erased = true;
        let mut statement = self.connection.prepare_cached(
            "SELECT v.tag, v.value, v.commitment IS NULL, v.salt, c.record, f.name, n.name
             FROM log_value v JOIN log_name f ON f.no = v.field JOIN log_change c ON c.no = v.change
             JOIN log_record r ON r.no = c.record JOIN log_name n ON n.no = r.kind
             WHERE v.change = ?1 AND v.field = ?2 AND v.commitment IS NULL AND n.name <> ?3",
        )?;
        let standing = statement
            .query_row(params![no, field, erasure::NOUN.name], |row| {
                let value = read_value(row, 0, 1, 2)?;
                let salt: [u8; 16] = row.get(3)?;
                let names_bytes = row.get::<_, String>(5)? == attached_file::content_hash
                    && row.get::<_, String>(6)? == attached_file::NOUN.name;
                Ok((value, salt, row.get::<_, i64>(4)?, names_bytes))
            })
            .optional()?;
        drop(statement);
        let Some((Some(value), salt, record, names_bytes)) = standing else {
            return Ok(None);
        };
        self.put_commitment(no, field, &value.commit(&salt))?;
        self.memory.has_traces = true;
        if let (true, Value::Text(hash)) = (names_bytes, &value) {
            self.remove_bytes(hash)?;
        }
        Ok(Some(record))
    }

    /// Removes the bytes of a file whose name for them was erased, unless something else
    /// in the log still names them: another file, an agreed plan, a pack, or a change
    /// that only a newer Trellis reads.
    fn remove_bytes(&self, hash: &str) -> Result<(), Error> {
        let Ok(name) = hash.parse::<Identity>() else {
            return Ok(());
        };
        let mut statement = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM log_value WHERE tag <> 0 AND instr(value, ?1) > 0)
                 OR EXISTS (SELECT 1 FROM log_change
                            WHERE beside IS NOT NULL AND instr(beside, CAST(?1 AS BLOB)) > 0)",
        )?;
        let is_named: bool = statement.query_row([hash], |row| row.get(0))?;
        drop(statement);
        if !is_named {
            self.connection
                .prepare_cached("DELETE FROM attachment WHERE hash = ?1")?
                .execute([name.as_bytes()])?;
        }
        Ok(())
    }
}
