//! Who is hidden because somebody deleted something.
//!
//! A record is hidden while it, or anything that owns it however far up, is
//! deleted. Whether a deleted record is deleted or disputed depends on everything
//! it owns, however far down. Both are computed from rows that are shown, so a new
//! change can matter to its owners, and a deletion to what is owned.

use super::{Columns, Fate};
use crate::Error;
use crate::log::{Ledger, read_id};
use rusqlite::OptionalExtension;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use trellis_domain::id::Id;
use trellis_domain::merge::{Life, Record};
use trellis_domain::noun::{ALL, Noun};

impl Ledger<'_> {
    /// Settles life and death after `touched` records were projected.
    /// `former_owners` are the owners that each of them named before.
    pub(super) fn settle_lives(
        &mut self,
        touched: &BTreeSet<i64>,
        former_owners: &BTreeMap<i64, BTreeSet<Id>>,
    ) -> Result<(), Error> {
        let mut concerned = self.ancestors(former_owners.values().flatten().copied())?;
        // Records whose hidden state may have changed, and with it that of what they own.
        let mut turned = BTreeSet::new();
        for no in touched {
            let id = self.get_loaded(*no)?.id;
            concerned.extend(self.ancestors([id])?);
            if let Some(former) = former_owners.get(no)
                && *former != self.owners_in_row(*no)?
            {
                turned.insert(*no);
            }
        }
        for id in &concerned {
            for (no, _) in self.records_called(*id)? {
                if self.settle_grave(no, touched.contains(&no))? {
                    turned.insert(no);
                }
            }
        }
        let mut affected = touched.clone();
        for no in turned {
            affected.insert(no);
            let id = self.get_loaded(no)?.id;
            for owned in self.owned_below(id)? {
                affected.extend(self.records_called(owned)?.into_iter().map(|(no, _)| no));
            }
        }
        for no in affected {
            let fate = self.fate_of(no)?;
            self.project_from_log(no, fate)?;
        }
        Ok(())
    }

    /// Whether any of these records, or of what owns them, was ever deleted. `graveless`
    /// remembers those of whom it is known that none was.
    pub(super) fn is_any_grave(
        &self,
        from: impl IntoIterator<Item = Id>,
        graveless: &mut HashSet<Id>,
    ) -> Result<bool, Error> {
        let mut waiting: Vec<Id> = from.into_iter().collect();
        let mut found = Vec::new();
        while let Some(id) = waiting.pop() {
            if !graveless.contains(&id) && !found.contains(&id) {
                found.push(id);
                for (no, noun) in self.records_called(id)? {
                    if self.find_grave(no)?.is_some() {
                        return Ok(true);
                    }
                    waiting.extend(self.owners_named(noun.name, id)?);
                }
            }
        }
        graveless.extend(found);
        Ok(false)
    }

    /// Decides whether a record is deleted; true where that changed.
    fn settle_grave(&mut self, no: i64, was_touched: bool) -> Result<bool, Error> {
        let before = self.find_grave(no)?;
        if before.is_none() && !was_touched {
            return Ok(false);
        }
        let loaded = self.get_loaded(no)?;
        if before.is_none() && !loaded.has_delete() {
            return Ok(false);
        }
        let id = loaded.id;
        let life = if loaded.has_delete() {
            let owned = self.records_owned(id)?;
            self.get_loaded(no)?.record.life(&owned)
        } else {
            Life::Live
        };
        let after = match life {
            Life::Live => None,
            Life::Deleted => Some(true),
            Life::Contested => Some(false),
        };
        match after {
            Some(is_deleted) => {
                self.memory.has_graves = true;
                self.connection
                    .prepare_cached(
                        "INSERT INTO grave (record, is_deleted) VALUES (?1, ?2)
                         ON CONFLICT (record) DO UPDATE SET is_deleted = excluded.is_deleted",
                    )?
                    .execute((no, is_deleted))?;
            }
            None => {
                self.connection
                    .prepare_cached("DELETE FROM grave WHERE record = ?1")?
                    .execute([no])?;
            }
        }
        Ok(before != after)
    }

    /// Whether a record is deleted (true) or disputed (false), if it is either.
    fn find_grave(&self, no: i64) -> Result<Option<bool>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT is_deleted FROM grave WHERE record = ?1")?;
        Ok(statement.query_row([no], |row| row.get(0)).optional()?)
    }

    fn fate_of(&mut self, no: i64) -> Result<Fate, Error> {
        let id = self.get_loaded(no)?.id;
        let grave = self.find_grave(no)?;
        let mut is_hidden = grave == Some(true);
        for ancestor in self.ancestors([id])? {
            if is_hidden {
                break;
            }
            if ancestor == id {
                continue;
            }
            for (owner, _) in self.records_called(ancestor)? {
                is_hidden |= self.find_grave(owner)? == Some(true);
            }
        }
        Ok(Fate {
            is_hidden,
            is_disputed: grave == Some(false),
        })
    }

    /// The given records and everything that owns them, however far up.
    fn ancestors(&self, from: impl IntoIterator<Item = Id>) -> Result<BTreeSet<Id>, Error> {
        let mut waiting: Vec<Id> = from.into_iter().collect();
        let mut found = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if found.insert(id) {
                for (_, noun) in self.records_called(id)? {
                    waiting.extend(self.owners_named(noun.name, id)?);
                }
            }
        }
        Ok(found)
    }

    /// The owners that the row of a record names now.
    pub(crate) fn owners_in_row(&mut self, no: i64) -> Result<BTreeSet<Id>, Error> {
        let loaded = self.get_loaded(no)?;
        let (noun, id) = (loaded.noun, loaded.id);
        match noun {
            Some(noun) => Ok(self.owners_named(noun.name, id)?.into_iter().collect()),
            None => Ok(BTreeSet::new()),
        }
    }

    fn owners_named(&self, kind: &str, id: Id) -> Result<Vec<Id>, Error> {
        let Some(sql) =
            trellis_domain::noun::find(kind).and_then(|noun| Columns::of(noun).owners.as_deref())
        else {
            return Ok(Vec::new());
        };
        let mut statement = self.connection.prepare_cached(sql)?;
        let width = statement.column_count();
        let mut rows = statement.query([id.as_bytes()])?;
        let mut owners = Vec::new();
        while let Some(row) = rows.next()? {
            for at in 0..width {
                if row.get_ref(at)? != rusqlite::types::ValueRef::Null {
                    owners.push(read_id(row, at)?);
                }
            }
        }
        Ok(owners)
    }

    /// Everything that a record owns, however far down, itself not included.
    fn owned_below(&self, id: Id) -> Result<BTreeSet<Id>, Error> {
        let mut waiting = vec![id];
        let mut found = BTreeSet::new();
        while let Some(owner) = waiting.pop() {
            for sql in ALL.iter().flat_map(|noun| &Columns::of(noun).owned) {
                let mut statement = self.connection.prepare_cached(sql)?;
                let rows = statement.query_map([owner.as_bytes()], |row| read_id(row, 0))?;
                for row in rows {
                    let owned = row?;
                    if owned != id && found.insert(owned) {
                        waiting.push(owned);
                    }
                }
            }
        }
        Ok(found)
    }

    /// The records of [`Ledger::owned_below`], folded.
    pub(crate) fn records_owned(&mut self, id: Id) -> Result<Vec<Record>, Error> {
        let named = self.records_owned_by_name(id)?;
        Ok(named.into_iter().map(|(_, _, record)| record).collect())
    }

    /// The same, with what they are.
    pub(crate) fn records_owned_by_name(
        &mut self,
        id: Id,
    ) -> Result<Vec<(&'static Noun, Id, Record)>, Error> {
        let mut records = Vec::new();
        for owned in self.owned_below(id)? {
            for (no, noun) in self.records_called(owned)? {
                records.push((noun, owned, self.get_loaded(no)?.record.clone()));
            }
        }
        Ok(records)
    }
}
