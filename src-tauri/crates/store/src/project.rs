//! The projection: ordinary tables with the values that are shown.
//!
//! Everything here is computed from the accepted changes and may be thrown away
//! and computed again; it never fails because of what a change holds.

mod columns;
mod life;
mod words;

pub use columns::Columns;
pub use words::{
    BETWEEN, audience_from, audience_no, is_prose, place_of_audience, place_of_name,
    place_of_region,
};

use crate::Error;
use crate::log::{Folded, Ledger, Loaded};
use rusqlite::types::Value as Sql;
use rusqlite::{OptionalExtension, params, params_from_iter};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use trellis_domain::change::{AuthorKey, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::merge::LIFE;
use trellis_domain::noun::{ALL, Noun, Policy, policy};
use trellis_domain::value::Value;

/// Who wrote a change, and when.
#[derive(Clone, Copy)]
pub struct Made {
    /// Who.
    pub by: AuthorKey,
    /// When, by their clock.
    pub at: i64,
}

/// The first and the latest accepted change of a record.
#[derive(Clone, Copy)]
pub struct Ends {
    /// The first. `None`: leave it as the row has it.
    pub made: Option<Made>,
    /// The latest.
    pub changed: Made,
}

/// What the other records say about a record.
#[derive(Clone, Copy, Default)]
pub struct Fate {
    /// It, or what owns it, is deleted.
    pub is_hidden: bool,
    /// It is disputed whether it was deleted.
    pub is_disputed: bool,
}

/// What was known about a record before an own change to it.
#[derive(Clone, Copy)]
pub struct Before {
    /// Nothing was ever written to it.
    pub is_new: bool,
    /// Nothing was shown, so that it may have no row.
    pub was_empty: bool,
    /// It may have open cases.
    pub had_cases: bool,
}

impl Ledger<'_> {
    /// Brings the projection of a record abreast after one own change to it. An own
    /// change comes after all others: the row's first author stays, its last is ours.
    pub fn project_own(&mut self, no: i64, ours: Made, before: Before) -> Result<(), Error> {
        let loaded = self.get_loaded(no)?;
        let (id, dies) = (loaded.id, loaded.has_delete());
        let mut former_owners = BTreeMap::new();
        if self.memory.has_graves {
            former_owners.insert(no, self.owners_in_row(no)?);
        }
        if before.is_new || !before.was_empty {
            let ends = Ends {
                made: before.is_new.then_some(ours),
                changed: ours,
            };
            self.put_row(no, ends, Fate::default(), before.had_cases)?;
        } else {
            self.project_from_log(no, Fate::default())?;
        }
        let owners = former_owners.values().flatten().copied();
        let concerns_the_dead = dies
            || (self.memory.has_graves
                && self.is_any_grave(owners.chain([id]), &mut HashSet::new())?);
        if concerns_the_dead {
            self.settle_lives(&[no].into(), &former_owners)?;
        }
        Ok(())
    }

    /// Projects records anew from the log, whatever happened to them.
    pub fn project_records(&mut self, records: &BTreeSet<i64>) -> Result<(), Error> {
        self.project_arrived(records, |_| None)
    }

    /// The same; for records of which nobody had heard before, `fold` has at hand what the
    /// log would have to be asked for.
    pub fn project_arrived(
        &mut self,
        records: &BTreeSet<i64>,
        fold: impl Fn(i64) -> Option<Folded>,
    ) -> Result<(), Error> {
        let mut former_owners = BTreeMap::new();
        let mut projected: Vec<(i64, Id)> = Vec::with_capacity(records.len());
        let mut concerned = BTreeSet::new();
        for no in records {
            self.loaded.remove(no);
            let folded = fold(*no);
            let is_new = folded.is_some();
            if let Some(Folded { loaded, ends }) = folded {
                self.loaded.insert(*no, loaded);
                self.project_with(*no, ends, Fate::default())?;
            } else {
                if self.memory.has_graves {
                    former_owners.insert(*no, self.owners_in_row(*no)?);
                }
                self.project_from_log(*no, Fate::default())?;
            }
            // While the record is at hand. Whom a deletion hides loses its words below.
            self.stale.remove(no);
            self.write_words_of(*no, is_new)?;
            let loaded = self.get_loaded(*no)?;
            projected.push((*no, loaded.id));
            if loaded.has_delete() {
                concerned.insert(*no);
            }
            self.loaded.remove(no);
        }
        if self.memory.has_graves {
            let mut graveless = HashSet::new();
            for (no, id) in projected {
                let owners = former_owners.get(&no).into_iter().flatten().copied();
                if self.is_any_grave(owners.chain([id]), &mut graveless)? {
                    concerned.insert(no);
                }
            }
        }
        if !concerned.is_empty() {
            self.settle_lives(&concerned, &former_owners)?;
        }
        Ok(())
    }

    /// Throws the whole projection away and computes it again.
    pub fn project_everything(&mut self) -> Result<(), Error> {
        for table in ALL
            .iter()
            .map(|noun| noun.name)
            .chain(["open_case", "unreadable", "grave"])
        {
            self.connection
                .execute(&format!("DELETE FROM \"{table}\""), [])?;
        }
        self.connection.execute("DELETE FROM search", [])?;
        self.memory.has_graves = false;
        let mut statement = self
            .connection
            .prepare("SELECT DISTINCT record FROM log_change WHERE state = 1 ORDER BY record")?;
        let records: BTreeSet<i64> = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        self.project_records(&records)?;
        self.write_words()
    }

    /// Projects one record with what the log says about its first and last change.
    fn project_from_log(&mut self, no: i64, fate: Fate) -> Result<(), Error> {
        let ends = self.find_ends(no)?;
        self.project_with(no, ends, fate)
    }

    /// Projects one record whose first and last change are known.
    fn project_with(&mut self, no: i64, ends: Option<Ends>, fate: Fate) -> Result<(), Error> {
        let loaded = self.get_loaded(no)?;
        let (scope, Some(noun)) = (loaded.scope, loaded.noun) else {
            return Ok(());
        };
        self.kinds.insert(noun.name);
        if let Some(Scope::Region(region)) = scope {
            self.regions.insert(region);
        }
        self.stale.insert(no);
        match ends {
            Some(ends) => self.put_row(no, ends, fate, true),
            None => self.remove_row(no, noun),
        }
    }

    /// Writes the row of a record, its open cases and what cannot be shown.
    fn put_row(&mut self, no: i64, ends: Ends, fate: Fate, had_cases: bool) -> Result<(), Error> {
        let loaded = self.get_loaded(no)?;
        let Some(noun) = loaded.noun else {
            return Ok(());
        };
        if noun.is_natural && is_empty(loaded) {
            return self.remove_row(no, noun);
        }
        let id = loaded.id;
        let region = loaded.region();
        let scope = loaded.scope;
        let cases: Vec<String> = if fate.is_hidden {
            Vec::new()
        } else {
            cases(loaded, noun, fate.is_disputed)
        };
        let mut unreadable = Vec::new();
        let mut values: Vec<Sql> = Vec::with_capacity(9 + noun.fields.len());
        values.push(id.as_bytes().to_vec().into());
        values.push(
            scope
                .as_ref()
                .map(Scope::tag)
                .map_or(Sql::Null, |tag| i64::from(tag).into()),
        );
        values.push(scope.map_or(Sql::Null, |scope| scope.of().as_bytes().to_vec().into()));
        values.push(i64::from(fate.is_hidden).into());
        values.push(i64::from(!cases.is_empty()).into());
        let first = ends.made.unwrap_or(ends.changed);
        for made in [first, ends.changed] {
            values.push(made.by.as_bytes().to_vec().into());
            values.push(made.at.into());
        }
        for field in noun.fields {
            let value = loaded.record.value(field.name);
            let sql = columns::fit(field.holds, value);
            if sql.is_none() {
                unreadable.push(field.name);
            }
            values.push(sql.unwrap_or(Sql::Null));
        }
        let columns = Columns::of(noun);
        let sql = if ends.made.is_some() {
            &columns.replace
        } else {
            &columns.update
        };
        self.connection
            .prepare_cached(sql)?
            .execute(params_from_iter(&values))?;
        self.put_cases(no, region, &cases, had_cases)?;
        self.put_unreadable(no, &unreadable)
    }

    fn remove_row(&mut self, no: i64, noun: &'static Noun) -> Result<(), Error> {
        let id = self.get_loaded(no)?.id;
        let columns = Columns::of(noun);
        self.connection
            .prepare_cached(&columns.remove)?
            .execute([id.as_bytes()])?;
        self.put_cases(no, None, &[], true)?;
        self.put_unreadable(no, &[])
    }

    fn put_cases(
        &mut self,
        no: i64,
        region: Option<Id>,
        cases: &[String],
        had_cases: bool,
    ) -> Result<(), Error> {
        if had_cases {
            self.connection
                .prepare_cached("DELETE FROM open_case WHERE record = ?1")?
                .execute([no])?;
        }
        for field in cases {
            let field = self.name_no(field)?;
            self.connection
                .prepare_cached(
                    "INSERT INTO open_case (record, field, region) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![no, field, region.map(|region| *region.as_bytes())])?;
        }
        Ok(())
    }

    fn put_unreadable(&mut self, no: i64, fields: &[&str]) -> Result<(), Error> {
        if self.memory.has_unreadable {
            self.connection
                .prepare_cached("DELETE FROM unreadable WHERE record = ?1")?
                .execute([no])?;
        }
        for field in fields {
            self.memory.has_unreadable = true;
            let field = self.name_no(field)?;
            self.connection
                .prepare_cached("INSERT INTO unreadable (record, field) VALUES (?1, ?2)")?
                .execute([no, field])?;
        }
        Ok(())
    }

    /// The first and last accepted change, by stamp and then by name.
    fn find_ends(&self, no: i64) -> Result<Option<Ends>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.stamp, i.identity, a.key, c.wall FROM log_change c
             JOIN log_identity i ON i.no = c.no JOIN log_author a ON a.no = c.author
             WHERE c.record = ?1 AND c.state = 1",
        )?;
        let mut rows = statement.query([no])?;
        let mut first: Option<((u64, Identity), Made)> = None;
        let mut last = first;
        while let Some(row) = rows.next()? {
            let stamp: i64 = row.get(0)?;
            let rank = (stamp.cast_unsigned(), crate::log::read_identity(row, 1)?);
            let made = Made {
                by: crate::log::read_key(row, 2)?,
                at: row.get(3)?,
            };
            if first.is_none_or(|(lowest, _)| rank < lowest) {
                first = Some((rank, made));
            }
            if last.is_none_or(|(highest, _)| rank > highest) {
                last = Some((rank, made));
            }
        }
        Ok(first.zip(last).map(|((_, made), (_, changed))| Ends {
            made: Some(made),
            changed,
        }))
    }

    /// Whether the row of a record is hidden; a record without a row is.
    pub(crate) fn is_hidden(&self, noun: &'static Noun, id: Id) -> Result<bool, Error> {
        let sql = &Columns::of(noun).hidden;
        let hidden: Option<bool> = self
            .connection
            .prepare_cached(sql)?
            .query_row([id.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(hidden.unwrap_or(true))
    }
}

/// Nothing is set: a record that nature names then does not exist.
pub fn is_empty(loaded: &Loaded) -> bool {
    loaded.record.fields().all(|(_, field)| {
        field
            .heads()
            .iter()
            .all(|head| matches!(head.value, None | Some(Value::Unset)))
    })
}

/// The fields with an open case, before anything is known about owners.
pub fn cases(loaded: &Loaded, noun: &Noun, is_disputed: bool) -> Vec<String> {
    let mut found: Vec<String> = loaded
        .record
        .fields()
        .filter(|(name, field)| {
            *name != LIFE && field.is_contested() && policy(noun.name, name) == Policy::Conflict
        })
        .map(|(name, _)| name.to_owned())
        .collect();
    if is_disputed {
        found.push(LIFE.to_owned());
    }
    found
}
