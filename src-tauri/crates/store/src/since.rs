//! What came since a moment: told by the order in which changes came into this
//! workbook, never by anybody's clock.

use crate::log::{read_id, read_key};
use crate::{Error, Reading};
use rusqlite::{OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use trellis_domain::change::{AuthorKey, Scope};
use trellis_domain::id::Id;

/// A moment in the log of this workbook: everything accepted by then.
///
/// Numbers in the log differ from laptop to laptop, so a mark is of use only in the
/// workbook that gave it. Its text form is for a setting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The highest number.
    highest: i64,
    /// Numbers up to that one of changes that were not accepted then: they waited for
    /// their parents, their delivery was taken back, or they were only mentioned.
    /// First and last of each stretch.
    missing: Vec<(i64, i64)>,
}

impl Mark {
    /// Reads the text form. `None` where it is none.
    pub fn read(text: &str) -> Option<Self> {
        let (highest, missing) = text.split_once(';')?;
        let stretch = |text: &str| {
            let (first, last) = text.split_once('-')?;
            Some((first.parse().ok()?, last.parse().ok()?))
        };
        Some(Self {
            highest: highest.parse().ok()?,
            missing: missing
                .split(',')
                .filter(|text| !text.is_empty())
                .map(stretch)
                .collect::<Option<_>>()?,
        })
    }

    /// The change with this number was accepted by then, if it is now.
    fn has_seen(&self, no: i64) -> bool {
        let mut missing = self.missing.iter();
        no <= self.highest && !missing.any(|(first, last)| (*first..=*last).contains(&no))
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{};", self.highest)?;
        for (at, (first, last)) in self.missing.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(f, "{comma}{first}-{last}")?;
        }
        Ok(())
    }
}

/// A change of one record that came since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinceRow {
    /// The noun.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// The fields, by name; none where only a newer Trellis reads them.
    pub fields: BTreeSet<String>,
    /// Who wrote it.
    pub author: AuthorKey,
    /// Their clock then, for display.
    pub wall: i64,
    /// Nothing of the record had been here before.
    pub is_new_record: bool,
    /// A delivery brought it; it was not written in this workbook.
    pub is_delivered: bool,
}

impl Reading<'_> {
    /// This moment.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn latest_change(&self) -> Result<Mark, Error> {
        let connection = self.connection();
        let highest = connection
            .prepare_cached("SELECT coalesce(max(no), 0) FROM log_change")?
            .query_row([], |row| row.get(0))?;
        // Where nothing was ever delivered, nothing waits.
        let mut statement = connection.prepare_cached(
            "SELECT i.no FROM log_identity i LEFT JOIN log_change c ON c.no = i.no
             WHERE i.no <= ?1 AND c.state IS NOT 1 AND EXISTS (SELECT 1 FROM delivery)
             ORDER BY i.no",
        )?;
        let mut missing: Vec<(i64, i64)> = Vec::new();
        let mut rows = statement.query([highest])?;
        while let Some(row) = rows.next()? {
            let no: i64 = row.get(0)?;
            match missing.last_mut() {
                Some((_, last)) if *last + 1 == no => *last = no,
                _ => missing.push((no, no)),
            }
        }
        Ok(Mark { highest, missing })
    }

    /// What travels with a region and was accepted after a moment, the latest first.
    /// What is somebody's own travels with nobody's region and is not among it.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn changes_after(&self, region: Id, mark: &Mark) -> Result<Vec<SinceRow>, Error> {
        let scope = Scope::Region(region);
        let mut statement = self.connection().prepare_cached(
            "SELECT c.no, r.no, k.name, r.id, f.name, a.key, c.wall,
                    EXISTS (SELECT 1 FROM delivery_change d WHERE d.change = c.no)
             FROM log_change c
             CROSS JOIN log_record r ON r.no = c.record
             CROSS JOIN log_name k ON k.no = r.kind
             CROSS JOIN log_author a ON a.no = c.author
             LEFT JOIN log_value v ON v.change = c.no
             LEFT JOIN log_name f ON f.no = v.field
             WHERE c.no BETWEEN ?1 AND ?2 AND c.state = 1
               AND c.scope = (SELECT no FROM log_scope WHERE tag = ?3 AND of = ?4)",
        )?;
        let mut found: BTreeMap<i64, (i64, SinceRow)> = BTreeMap::new();
        let after = (mark.highest.saturating_add(1), i64::MAX);
        for (first, last) in mark.missing.iter().copied().chain([after]) {
            let mut rows =
                statement.query(params![first, last, scope.tag(), scope.of().as_bytes()])?;
            while let Some(row) = rows.next()? {
                let (_, change) = found.entry(row.get(0)?).or_insert((
                    row.get(1)?,
                    SinceRow {
                        kind: row.get(2)?,
                        record: read_id(row, 3)?,
                        fields: BTreeSet::new(),
                        author: read_key(row, 5)?,
                        wall: row.get(6)?,
                        is_new_record: false,
                        is_delivered: row.get(7)?,
                    },
                ));
                change.fields.extend(row.get::<_, Option<String>>(4)?);
            }
        }
        let mut known: BTreeMap<i64, bool> = BTreeMap::new();
        let mut changes = Vec::with_capacity(found.len());
        for (_, (record, mut change)) in found.into_iter().rev() {
            change.is_new_record = match known.get(&record) {
                Some(is_new) => *is_new,
                None => self.is_new_since(record, mark)?,
            };
            known.insert(record, change.is_new_record);
            changes.push(change);
        }
        Ok(changes)
    }

    fn is_new_since(self, record: i64, mark: &Mark) -> Result<bool, Error> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT no FROM log_change WHERE record = ?1 AND state = 1")?;
        let mut rows = statement.query([record])?;
        while let Some(row) = rows.next()? {
            if mark.has_seen(row.get(0)?) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The practitioner whose installation this author is, where anything here says so:
    /// what is their own came from it, it introduced them to the support team, or its
    /// card names them. A colleague whom it only wrote down is somebody else.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn find_holder(&self, author: AuthorKey) -> Result<Option<Id>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT s.of FROM log_scope s WHERE s.tag = 3 AND EXISTS (
                 SELECT 1 FROM log_change c JOIN log_author a ON a.no = c.author
                 WHERE a.key = ?1 AND c.scope = s.no AND c.state = 1)
             UNION ALL SELECT id FROM practitioner WHERE made_by = ?1 AND added_by IS NULL
             UNION ALL SELECT holder FROM card WHERE key = lower(hex(?1)) AND holder IS NOT NULL
             LIMIT 1",
        )?;
        let holder = statement.query_row([author.as_bytes()], |row| read_id(row, 0));
        Ok(holder.optional()?)
    }
}
