//! Reading records and changes out of the log.

use super::{Ledger, read_id, read_identity, read_key, read_value};
use crate::Error;
use crate::project::{Ends, Made};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;
use trellis_domain::change::{Change, Content, FORMAT, FieldChange, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::merge::{Erased, LIFE, Record, Version};
use trellis_domain::noun::{self, Noun};

/// One record as this transaction knows it.
pub struct Loaded {
    /// Its noun, where this Trellis knows it.
    pub noun: Option<&'static Noun>,
    /// Its id.
    pub id: Id,
    /// What it travels with: the scope of its first change. `None` before that.
    pub scope: Option<Scope>,
    /// The highest stamp of any of its changes, held and set aside included.
    pub highest: Option<u64>,
    /// Folded from the accepted changes.
    pub record: Record,
}

/// A record with its first and last accepted change.
pub struct Folded {
    /// The record.
    pub loaded: Loaded,
    /// Nothing where no change is accepted.
    pub ends: Option<Ends>,
}

impl Loaded {
    /// A record of which everything ever written is here, and nothing erased;
    /// `is_accepted` says of each change whether it counts. None without changes.
    pub fn fold(
        changes: &[(Identity, &Change)],
        is_accepted: impl Fn(&Identity) -> bool,
    ) -> Option<Folded> {
        let rank = |(identity, change): &&(Identity, &Change)| (change.stamp, *identity);
        let accepted = || changes.iter().filter(|(identity, _)| is_accepted(identity));
        let made = |(_, change): &(Identity, &Change)| Made {
            by: change.author,
            at: change.wall,
        };
        let (first, last) = (accepted().min_by_key(rank), accepted().max_by_key(rank));
        let (_, latest) = changes.iter().max_by_key(rank)?;
        Some(Folded {
            loaded: Self {
                noun: noun::find(&latest.kind),
                id: latest.record,
                scope: first.map(|(_, change)| change.scope).or(Some(latest.scope)),
                highest: Some(latest.stamp),
                record: Record::fold(accepted().copied(), &Erased::new()),
            },
            ends: first.zip(last).map(|(first, last)| Ends {
                made: Some(made(first)),
                changed: made(last),
            }),
        })
    }

    /// The region it belongs to, if to one.
    pub fn region(&self) -> Option<Id> {
        match self.scope {
            Some(Scope::Region(region)) => Some(region),
            _ => self.record.value("region").as_id(),
        }
    }

    /// Somebody deleted it, rightly or not.
    pub fn has_delete(&self) -> bool {
        self.record.find(LIFE).is_some_and(|life| {
            life.heads()
                .iter()
                .any(|head| head.value == Some(trellis_domain::value::Value::Boolean(false)))
        })
    }
}

/// A record, its highest stamp, and the scope of its first accepted change.
const LOAD: &str = "
    SELECT r.id, n.name, c.stamp, s.tag, s.of FROM log_record r
    JOIN log_name n ON n.no = r.kind
    LEFT JOIN log_change c ON c.record = r.no
    LEFT JOIN log_scope s ON s.no = coalesce(
        (SELECT f.scope FROM log_change f JOIN log_identity i ON i.no = f.no
         WHERE f.record = r.no AND f.state = 1
         ORDER BY f.stamp < 0, f.stamp, i.identity LIMIT 1),
        c.scope)
    WHERE r.no = ?1 ORDER BY c.stamp < 0 DESC, c.stamp DESC LIMIT 1";

/// The versions that no accepted version of the same field has replaced. Folding
/// these gives what folding all of them gives, and leaves old texts unread.
const HEADS: &str = "
    SELECT n.name, v.tag, v.value, v.commitment IS NULL, c.no, i.identity, a.key, c.stamp, c.wall
    FROM log_change c
    CROSS JOIN log_value v ON v.change = c.no
    JOIN log_name n ON n.no = v.field
    JOIN log_identity i ON i.no = c.no
    JOIN log_author a ON a.no = c.author
    WHERE c.record = ?1 AND c.state = 1 AND NOT EXISTS (
        SELECT 1 FROM log_parent p CROSS JOIN log_change r ON r.no = p.change
        WHERE p.parent = c.no AND p.field = v.field AND r.record = ?1 AND r.state = 1)";

/// Every accepted version of one field.
const VERSIONS: &str = "
    SELECT n.name, v.tag, v.value, v.commitment IS NULL, c.no, i.identity, a.key, c.stamp, c.wall
    FROM log_change c
    CROSS JOIN log_value v ON v.change = c.no
    JOIN log_name n ON n.no = v.field
    JOIN log_identity i ON i.no = c.no
    JOIN log_author a ON a.no = c.author
    WHERE c.record = ?1 AND c.state = 1 AND n.name = ?2";

fn read_version(row: &rusqlite::Row<'_>) -> rusqlite::Result<(String, i64, Version)> {
    let stamp: i64 = row.get(7)?;
    let version = Version {
        change: read_identity(row, 5)?,
        author: read_key(row, 6)?,
        stamp: stamp.cast_unsigned(),
        wall: row.get(8)?,
        value: read_value(row, 1, 2, 3)?,
        parents: Vec::new(),
    };
    Ok((row.get(0)?, row.get(4)?, version))
}

fn parents(connection: &Connection, change: i64, field: &str) -> Result<Vec<Identity>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT i.identity FROM log_parent p JOIN log_identity i ON i.no = p.parent
         WHERE p.change = ?1 AND p.field = (SELECT no FROM log_name WHERE name = ?2)
         ORDER BY i.identity",
    )?;
    let rows = statement.query_map((change, field), |row| read_identity(row, 0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

type Heads = (BTreeMap<String, Vec<Version>>, BTreeMap<Identity, i64>);

fn heads(connection: &Connection, record: i64, all_parents: bool) -> Result<Heads, Error> {
    let mut versions: BTreeMap<String, Vec<Version>> = BTreeMap::new();
    let mut numbers = BTreeMap::new();
    let mut statement = connection.prepare_cached(HEADS)?;
    let mut rows = statement.query([record])?;
    while let Some(row) = rows.next()? {
        let (field, no, mut version) = read_version(row)?;
        if all_parents || field == LIFE {
            version.parents = parents(connection, no, &field)?;
        }
        numbers.insert(version.change, no);
        versions.entry(field).or_default().push(version);
    }
    Ok((versions, numbers))
}

impl Ledger<'_> {
    /// Loads a record by its number.
    pub(super) fn load(&mut self, no: i64) -> Result<Loaded, Error> {
        let mut statement = self.connection.prepare_cached(LOAD)?;
        let (id, kind, stamp, scope) = statement
            .query_row([no], |row| {
                let tag: Option<u8> = row.get(3)?;
                let scope = match tag {
                    Some(tag) => Scope::from_tag(tag, read_id(row, 4)?),
                    None => None,
                };
                let stamp: Option<i64> = row.get(2)?;
                Ok((read_id(row, 0)?, row.get::<_, String>(1)?, stamp, scope))
            })
            .optional()?
            .ok_or_else(|| Error::damaged("a change is about a record that is not listed"))?;
        drop(statement);
        let highest = stamp.map(i64::cast_unsigned);
        let mut record = Record::default();
        if highest.is_some() {
            let (versions, numbers) = heads(self.connection, no, false)?;
            self.remember(numbers);
            record = Record::from_versions(versions, highest);
        }
        Ok(Loaded {
            noun: noun::find(&kind),
            id,
            scope,
            highest,
            record,
        })
    }
}

fn find_record(connection: &Connection, kind: &str, id: Id) -> Result<Option<i64>, Error> {
    super::number(
        connection,
        "SELECT r.no FROM log_record r JOIN log_name n ON n.no = r.kind
         WHERE r.id = ?1 AND n.name = ?2",
        (id.as_bytes(), kind),
    )
}

/// A record folded from its accepted changes; empty where nothing was written.
pub fn record_state(connection: &Connection, kind: &str, id: Id) -> Result<Record, Error> {
    let Some(no) = find_record(connection, kind, id)? else {
        return Ok(Record::default());
    };
    let (versions, _) = heads(connection, no, true)?;
    let mut statement = connection.prepare_cached(
        "SELECT stamp FROM log_change WHERE record = ?1 AND state = 1
         ORDER BY stamp < 0 DESC, stamp DESC LIMIT 1",
    )?;
    let highest: Option<i64> = statement.query_row([no], |row| row.get(0)).optional()?;
    Ok(Record::from_versions(
        versions,
        highest.map(i64::cast_unsigned),
    ))
}

/// Every accepted version of a field, the latest first.
pub fn versions(
    connection: &Connection,
    kind: &str,
    id: Id,
    field: &str,
) -> Result<Vec<Version>, Error> {
    let Some(no) = find_record(connection, kind, id)? else {
        return Ok(Vec::new());
    };
    let mut statement = connection.prepare_cached(VERSIONS)?;
    let mut rows = statement.query((no, field))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (_, change, mut version) = read_version(row)?;
        version.parents = parents(connection, change, field)?;
        found.push(version);
    }
    found.sort_by_key(|version| std::cmp::Reverse((version.stamp, version.change)));
    Ok(found)
}

/// Changes with their names, as the log holds them. `condition` is about `c`, the
/// row of `log_change`. Changes in a newer format come with their header only.
pub fn list_changes(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params + Clone,
) -> Result<Vec<(i64, Identity, Change)>, Error> {
    let mut changes: BTreeMap<i64, (Identity, Change)> = BTreeMap::new();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT c.no, i.identity, c.format, a.key, s.tag, s.of, c.seq, p.identity, c.stamp, c.wall,
                c.txn, n.name, r.id
         FROM log_change c
         JOIN log_identity i ON i.no = c.no
         JOIN log_author a ON a.no = c.author
         JOIN log_scope s ON s.no = c.scope
         LEFT JOIN log_identity p ON p.no = c.prev
         JOIN log_record r ON r.no = c.record
         JOIN log_name n ON n.no = r.kind
         WHERE {condition}"
    ))?;
    let mut rows = statement.query(parameters.clone())?;
    while let Some(row) = rows.next()? {
        let tag: u8 = row.get(4)?;
        let scope = Scope::from_tag(tag, read_id(row, 5)?)
            .ok_or_else(|| Error::damaged(format!("there is no scope {tag}")))?;
        let prev: Option<[u8; 32]> = row.get(7)?;
        let change = Change {
            format: row.get(2)?,
            author: read_key(row, 3)?,
            scope,
            seq: row.get::<_, i64>(6)?.cast_unsigned(),
            prev: prev.map(Identity::from_bytes),
            stamp: row.get::<_, i64>(8)?.cast_unsigned(),
            wall: row.get(9)?,
            txn: read_id(row, 10)?,
            kind: row.get(11)?,
            record: read_id(row, 12)?,
            fields: Vec::new(),
        };
        changes.insert(row.get(0)?, (read_identity(row, 1)?, change));
    }

    let mut statement = connection.prepare_cached(&format!(
        "SELECT c.no, n.name, v.tag, v.value, v.commitment IS NULL, v.salt, v.commitment
         FROM log_change c JOIN log_value v ON v.change = c.no JOIN log_name n ON n.no = v.field
         WHERE {condition} ORDER BY c.no, n.name"
    ))?;
    let mut rows = statement.query(parameters.clone())?;
    while let Some(row) = rows.next()? {
        let content = match read_value(row, 2, 3, 4)? {
            Some(value) => Content::Open {
                value,
                salt: row.get(5)?,
            },
            None => Content::Erased(row.get(6)?),
        };
        if let Some((_, change)) = changes.get_mut(&row.get(0)?) {
            change.fields.push(FieldChange {
                field: row.get(1)?,
                content,
                parents: Vec::new(),
            });
        }
    }

    let mut statement = connection.prepare_cached(&format!(
        "SELECT c.no, n.name, i.identity
         FROM log_change c JOIN log_parent p ON p.change = c.no
         JOIN log_name n ON n.no = p.field JOIN log_identity i ON i.no = p.parent
         WHERE {condition} ORDER BY c.no, n.name, i.identity"
    ))?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        let field: String = row.get(1)?;
        let part = changes
            .get_mut(&row.get(0)?)
            .and_then(|(_, change)| change.fields.iter_mut().find(|part| part.field == field));
        if let Some(part) = part {
            part.parents.push(read_identity(row, 2)?);
        }
    }
    Ok(changes
        .into_iter()
        .map(|(no, (identity, change))| (no, identity, change))
        .collect())
}

/// Every accepted change in a format that this Trellis reads or not.
pub fn list_accepted(connection: &Connection) -> Result<Vec<(Identity, Change)>, Error> {
    let all = list_changes(connection, "c.state = 1", [])?;
    Ok(all
        .into_iter()
        .map(|(_, identity, change)| (identity, change))
        .collect())
}

/// In a newer format, so that only its header can be read.
pub const fn is_unread(change: &Change) -> bool {
    change.format != FORMAT
}
