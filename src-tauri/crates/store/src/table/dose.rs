//! What counting support needs, read in one pass over narrow columns.
//!
//! A workbook of ten years holds tens of thousands of contacts. Their prose is never
//! read here, and words become what they mean without a copy in between.

use super::column::Column;
use super::contact::stands_for_itself;
use crate::{Error, Reading};
use chrono::NaiveDate;
use rusqlite::types::ValueRef;
use rusqlite::{Params, Row};
use std::collections::HashMap;
use trellis_domain::dose::{Agreed, DoseEntry};
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::words::{Form, Initiative, Mode, Support, Tier, VisitPhase};

/// A region, as far as counting needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoseRegion {
    /// The record.
    pub id: Id,
    /// What people call it.
    pub name: Option<String>,
    /// When the support relationship began.
    pub began_on: Option<NaiveDate>,
    /// It is a duplicate of that region.
    pub same_as: Option<Id>,
}

/// Every region, duplicates among them, by name.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn regions(reading: Reading<'_>) -> Result<Vec<DoseRegion>, Error> {
    let mut statement = reading.connection().prepare_cached(
        "SELECT id, name, began_on, same_as FROM region WHERE hidden = 0 ORDER BY name, id",
    )?;
    let mut rows = statement.query([])?;
    let mut regions = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(id) = Id::read(row, 0)? {
            regions.push(DoseRegion {
                id,
                name: Column::read(row, 1)?,
                began_on: Column::read(row, 2)?,
                same_as: Column::read(row, 3)?,
            });
        }
    }
    Ok(regions)
}

/// Every tier agreement with its region, the latest first.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn agreements(reading: Reading<'_>) -> Result<Vec<(Id, Agreed)>, Error> {
    let mut statement = reading.connection().prepare_cached(
        "SELECT region, tier, agreed_on FROM tier_agreement WHERE hidden = 0
         ORDER BY agreed_on DESC, made_at DESC, id",
    )?;
    let mut rows = statement.query([])?;
    let mut agreements = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(region) = Id::read(row, 0)? {
            let tier = word(row, 1, Tier::from_code)?.unwrap_or(Tier::Universal);
            let on = Column::read(row, 2)?;
            agreements.push((region, Agreed { on, tier }));
        }
    }
    Ok(agreements)
}

/// The contacts of these regions between two days, both counted, and every one without
/// a day; of all regions where none is named. What was planned and not held yet is
/// among them.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn entries(
    reading: Reading<'_>,
    regions: &[Id],
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Result<Vec<DoseEntry>, Error> {
    let mut found = Found::default();
    let from = from.map(|day| day.to_string());
    let to = to.map(|day| day.to_string());
    if regions.is_empty() {
        found.contacts(reading, "1", (&from, &to))?;
        found.components(reading, "component_use u WHERE 1", [])?;
        found.domains(
            reading,
            ("agenda_line l WHERE 1", "contact_cell t WHERE 1"),
            [],
        )?;
        return Ok(found.entries);
    }
    // A contact's own region decides, also for what belongs to the contact.
    for region in regions {
        let region = region.as_bytes();
        found.contacts(reading, "region = ?3", (&from, &to, region))?;
        found.components(
            reading,
            "contact c CROSS JOIN component_use u ON u.contact = c.id WHERE c.region = ?1",
            [region],
        )?;
        found.domains(
            reading,
            (
                "contact c CROSS JOIN agenda_line l ON l.visit = c.id WHERE c.region = ?1",
                "contact c CROSS JOIN contact_cell t ON t.contact = c.id WHERE c.region = ?1",
            ),
            [region],
        )?;
    }
    Ok(found.entries)
}

/// Contacts, and where each of them stands in the list.
#[derive(Default)]
struct Found {
    entries: Vec<DoseEntry>,
    places: HashMap<Id, usize>,
}

impl Found {
    fn contacts(
        &mut self,
        reading: Reading<'_>,
        condition: &str,
        parameters: impl Params,
    ) -> Result<(), Error> {
        let mut statement = reading.connection().prepare_cached(&format!(
            "SELECT id, coalesce(region, scope_of), took_on, form, phase, mode, minutes,
                    initiative, support
             FROM contact
             WHERE hidden = 0 AND {condition} AND {}
               AND (took_on IS NULL
                    OR ((?1 IS NULL OR took_on >= ?1) AND (?2 IS NULL OR took_on <= ?2)))",
            stands_for_itself!()
        ))?;
        let mut rows = statement.query(parameters)?;
        while let Some(row) = rows.next()? {
            let (Some(id), Some(region)) = (Id::read(row, 0)?, Id::read(row, 1)?) else {
                continue;
            };
            self.places.insert(id, self.entries.len());
            self.entries.push(DoseEntry {
                region,
                on: Column::read(row, 2)?,
                form: word(row, 3, Form::from_code)?,
                phase: word(row, 4, VisitPhase::from_code)?,
                mode: word(row, 5, Mode::from_code)?,
                minutes: minutes(row, 6)?,
                initiative: word(row, 7, Initiative::from_code)?,
                support: word(row, 8, Support::from_code)?,
                domains: Vec::new(),
                components: Vec::new(),
            });
        }
        Ok(())
    }

    /// Minutes that were taken away again are no use of a component.
    fn components(
        &mut self,
        reading: Reading<'_>,
        tables: &str,
        parameters: impl Params,
    ) -> Result<(), Error> {
        let mut statement = reading.connection().prepare_cached(&format!(
            "SELECT u.contact, u.component, u.minutes FROM {tables}
             AND u.hidden = 0 AND u.minutes > 0"
        ))?;
        let mut rows = statement.query(parameters)?;
        while let Some(row) = rows.next()? {
            let Some(entry) = self.entry(row)? else {
                continue;
            };
            if let (Some(code), Some(minutes)) = (Column::read(row, 1)?, minutes(row, 2)?) {
                entry.components.push((code, minutes));
            }
        }
        Ok(())
    }

    /// Domains of agenda lines that were done, and those that somebody said a contact
    /// touched.
    fn domains(
        &mut self,
        reading: Reading<'_>,
        (lines, cells): (&str, &str),
        parameters: impl Params,
    ) -> Result<(), Error> {
        let mut statement = reading.connection().prepare_cached(&format!(
            "SELECT l.visit, l.domain FROM {lines}
             AND l.hidden = 0 AND l.state = 'done' AND l.domain IS NOT NULL
             UNION
             SELECT t.contact, t.domain FROM {cells}
             AND t.hidden = 0 AND t.touched = 1 AND t.domain IS NOT NULL"
        ))?;
        let mut rows = statement.query(parameters)?;
        while let Some(row) = rows.next()? {
            let Some(entry) = self.entry(row)? else {
                continue;
            };
            entry
                .domains
                .extend(word(row, 1, CapacityDomain::from_code)?);
        }
        Ok(())
    }

    /// The contact that a row belongs to by its first column, if it is one of ours.
    fn entry(&mut self, row: &Row<'_>) -> Result<Option<&mut DoseEntry>, Error> {
        let place = Id::read(row, 0)?.and_then(|id| self.places.get(&id));
        Ok(place.and_then(|place| self.entries.get_mut(*place)))
    }
}

/// A word of a closed list, read where it lies.
fn word<T>(
    row: &Row<'_>,
    index: usize,
    from_code: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    Ok(match row.get_ref(index)? {
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok().and_then(from_code),
        _ => None,
    })
}

/// Minutes, where they are a number of minutes.
fn minutes(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<u32>> {
    Ok(i64::read(row, index)?.and_then(|minutes| u32::try_from(minutes).ok()))
}
