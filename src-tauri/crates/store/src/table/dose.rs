//! What counting support needs, read in one pass over narrow columns.
//!
//! A workbook of ten years holds tens of thousands of contacts. Their prose is never
//! read here, and words become what they mean without a copy in between.

use super::column::Column;
use super::contact::stands_for_itself;
use crate::{Error, Reading};
use chrono::NaiveDate;
use rusqlite::types::ValueRef;
use rusqlite::{Params, Row, params_from_iter};
use std::collections::{BTreeSet, HashMap};
use trellis_domain::dose::events::HeldEvent;
use trellis_domain::dose::{Agreed, DoseEntry};
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::words::{EventKind, Form, Initiative, Mode, Support, Tier, VisitPhase};

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

/// The tier agreements of these regions with their region, the latest first; of all where
/// none is named.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn agreements(reading: Reading<'_>, regions: &[Id]) -> Result<Vec<(Id, Agreed)>, Error> {
    let mut agreements = Vec::new();
    for (condition, region) in each("region", regions) {
        let mut statement = reading.connection().prepare_cached(&format!(
            "SELECT region, tier, agreed_on FROM tier_agreement WHERE hidden = 0 AND {condition}
             ORDER BY agreed_on DESC, made_at DESC, id"
        ))?;
        let mut rows = statement.query(only(region))?;
        while let Some(row) = rows.next()? {
            if let Some(region) = Id::read(row, 0)? {
                let tier = word(row, 1, Tier::from_code)?.unwrap_or(Tier::Universal);
                let on = Column::read(row, 2)?;
                agreements.push((region, Agreed { on, tier }));
            }
        }
    }
    Ok(agreements)
}

/// Each region with the condition that holds it, or none with one that holds all.
fn each<'a>(
    column: &str,
    regions: &'a [Id],
) -> impl Iterator<Item = (String, Option<Id>)> + use<'a> {
    let of = format!("{column} = ?1");
    let all = regions.is_empty().then(|| ("1".to_owned(), None));
    all.into_iter().chain(
        regions
            .iter()
            .map(move |region| (of.clone(), Some(*region))),
    )
}

/// Group events between two days, both counted, and those without a day, the first
/// first, with those of these regions that took part; with all where none is named.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn events(
    reading: Reading<'_>,
    regions: &[Id],
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Result<Vec<HeldEvent>, Error> {
    let mut statement = reading.connection().prepare_cached(
        "SELECT id, took_on, kind, minutes FROM group_event
         WHERE hidden = 0 AND (took_on IS NULL OR (took_on >= ?1 AND took_on <= ?2))
         ORDER BY took_on, id",
    )?;
    let mut events = Vec::new();
    let mut places = HashMap::new();
    let mut rows = statement.query(days(from, to))?;
    while let Some(row) = rows.next()? {
        let Some(id) = Id::read(row, 0)? else {
            continue;
        };
        places.insert(id, events.len());
        events.push(HeldEvent {
            id,
            on: Column::read(row, 1)?,
            kind: word(row, 2, EventKind::from_code)?,
            minutes: minutes(row, 3)?,
            attended: Vec::new(),
        });
    }
    for (condition, region) in each("region", regions) {
        let mut statement = reading.connection().prepare_cached(&format!(
            "SELECT event, region, people FROM attendance
             WHERE hidden = 0 AND attended = 1 AND {condition} ORDER BY event, region"
        ))?;
        let mut rows = statement.query(only(region))?;
        while let Some(row) = rows.next()? {
            let place = Id::read(row, 0)?.and_then(|id| places.get(&id));
            let event = place.and_then(|place: &usize| events.get_mut(*place));
            if let (Some(event), Some(region)) = (event, Id::read(row, 1)?) {
                event.attended.push((region, minutes(row, 2)?));
            }
        }
    }
    Ok(events)
}

/// Something that took place in a region on a day, for counting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// The region.
    pub region: Id,
    /// The day.
    pub on: NaiveDate,
    /// What it was: a word of the list that its noun has.
    pub what: Option<String>,
}

/// Assessments that were held between two days, both counted, with their instrument.
/// One whose state nobody said was held.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn assessments_held(
    reading: Reading<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Happened>, Error> {
    happened(
        reading,
        "SELECT region, held_on, instrument FROM assessment
         WHERE hidden = 0 AND (state IS NULL OR state = 'held')
           AND held_on >= ?1 AND held_on <= ?2 ORDER BY held_on, id",
        from,
        to,
    )
}

/// Goals that were agreed between two days, both counted, with their domain.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn goals_agreed(
    reading: Reading<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Happened>, Error> {
    happened(
        reading,
        "SELECT region, agreed_on, domain FROM goal
         WHERE hidden = 0 AND agreed_on >= ?1 AND agreed_on <= ?2 ORDER BY agreed_on, id",
        from,
        to,
    )
}

/// Goals that stand as met and were last called so between two days, both counted, with
/// their domain. The day is that of the author's clock, in UTC.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn goals_reached(
    reading: Reading<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Happened>, Error> {
    // Only a goal that changed since can have been met since.
    happened(
        reading,
        "SELECT region, met_on, domain FROM (
             SELECT g.region, g.domain, g.id,
                 (SELECT date(max(c.wall) / 1000, 'unixepoch') FROM log_record r
                  JOIN log_name k ON k.no = r.kind AND k.name = 'goal'
                  JOIN log_change c ON c.record = r.no AND c.state = 1
                  JOIN log_value v ON v.change = c.no AND v.value = 'met'
                  JOIN log_name f ON f.no = v.field AND f.name = 'state'
                  WHERE r.id = g.id) AS met_on
             FROM goal g
             WHERE g.hidden = 0 AND g.state = 'met'
               AND g.changed_at >= CAST(strftime('%s', ?1) AS INTEGER) * 1000)
         WHERE met_on >= ?1 AND met_on <= ?2 ORDER BY met_on, id",
        from,
        to,
    )
}

/// Adopted programs that entered a stage between two days, both counted, with the stage.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn stages_entered(
    reading: Reading<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Happened>, Error> {
    happened(
        reading,
        "SELECT region, from_on, stage FROM stage_move
         WHERE hidden = 0 AND from_on >= ?1 AND from_on <= ?2 ORDER BY from_on, id",
        from,
        to,
    )
}

fn happened(
    reading: Reading<'_>,
    sql: &str,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Happened>, Error> {
    let mut statement = reading.connection().prepare_cached(sql)?;
    let mut rows = statement.query(days(Some(from), Some(to)))?;
    let mut happened = Vec::new();
    while let Some(row) = rows.next()? {
        if let (Some(region), Some(on)) = (Id::read(row, 0)?, Column::read(row, 1)?) {
            let what = Column::read(row, 2)?;
            happened.push(Happened { region, on, what });
        }
    }
    Ok(happened)
}

/// Two days as they compare in SQL: before and after every day where none is named.
fn days(from: Option<NaiveDate>, to: Option<NaiveDate>) -> (String, String) {
    let from = from.map_or_else(String::new, |day| day.to_string());
    (
        from,
        to.map_or_else(|| "~".to_owned(), |day| day.to_string()),
    )
}

/// The regions that contacts speak of. A contact may come before its region does.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn regions_with_contacts(reading: Reading<'_>) -> Result<BTreeSet<Id>, Error> {
    // From one region to the next, without passing over its contacts.
    let mut statement = reading.connection().prepare_cached(
        "WITH RECURSIVE of (region) AS (
             SELECT min(region) FROM contact
             UNION ALL
             SELECT (SELECT min(c.region) FROM contact c WHERE c.region > of.region)
             FROM of WHERE of.region IS NOT NULL)
         SELECT region FROM of
         UNION SELECT scope_of FROM contact WHERE region IS NULL",
    )?;
    let mut rows = statement.query([])?;
    let mut found = BTreeSet::new();
    while let Some(row) = rows.next()? {
        found.extend(Id::read(row, 0)?);
    }
    Ok(found)
}

/// The contacts of one region, or of all. What was planned and not held yet is among
/// them. Two records of one contact are one: the twin is left out.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn entries(reading: Reading<'_>, region: Option<Id>) -> Result<Vec<DoseEntry>, Error> {
    let mut found = Found::default();
    // A contact's own region decides, also for what belongs to the contact; where it
    // names none, what it travels with does.
    let of: &[&str] = match region {
        Some(_) => &[
            "contact.region = ?1",
            "contact.region IS NULL AND contact.scope_of = ?1",
        ],
        None => &["1"],
    };
    for condition in of {
        found.contacts(reading, condition, region)?;
        found.uses(reading, condition, region)?;
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
        region: Option<Id>,
    ) -> Result<(), Error> {
        // All of it lies in the index, so that nobody's prose is passed over.
        let mut statement = reading.connection().prepare_cached(&format!(
            "SELECT id, coalesce(region, scope_of), took_on, form, phase, mode, minutes,
                    initiative, support
             FROM contact INDEXED BY contact_by_region
             WHERE hidden = 0 AND {condition} AND {}",
            stands_for_itself!()
        ))?;
        let mut rows = statement.query(only(region))?;
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
                activities: Vec::new(),
            });
        }
        Ok(())
    }

    /// What belongs to contacts: of one region, or of all.
    fn uses(
        &mut self,
        reading: Reading<'_>,
        condition: &str,
        region: Option<Id>,
    ) -> Result<(), Error> {
        self.components(reading, condition, region)?;
        self.activities(reading, condition, region)?;
        self.domains(reading, condition, region)
    }

    /// Minutes that were taken away again are no use of a component.
    fn components(
        &mut self,
        reading: Reading<'_>,
        condition: &str,
        region: Option<Id>,
    ) -> Result<(), Error> {
        let of = uses_in("component_use", "contact", condition, region);
        let mut statement = reading.connection().prepare_cached(&format!(
            "SELECT u.contact, u.component, u.minutes FROM {of} u.hidden = 0 AND u.minutes > 0"
        ))?;
        let mut rows = statement.query(only(region))?;
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

    fn activities(
        &mut self,
        reading: Reading<'_>,
        condition: &str,
        region: Option<Id>,
    ) -> Result<(), Error> {
        let of = uses_in("activity_use", "contact", condition, region);
        let mut statement = reading.connection().prepare_cached(&format!(
            "SELECT u.contact, u.component, u.activity FROM {of} u.hidden = 0 AND u.used = 1"
        ))?;
        let mut rows = statement.query(only(region))?;
        while let Some(row) = rows.next()? {
            let Some(entry) = self.entry(row)? else {
                continue;
            };
            let (component, activity) = (Column::read(row, 1)?, Column::read(row, 2)?);
            entry.activities.extend(component.zip(activity));
        }
        Ok(())
    }

    /// The domains of agenda lines that were done, and those a contact touched.
    fn domains(
        &mut self,
        reading: Reading<'_>,
        condition: &str,
        region: Option<Id>,
    ) -> Result<(), Error> {
        for (table, contact, holds) in [
            ("agenda_line", "visit", "u.state = 'done'"),
            ("contact_cell", "contact", "u.touched = 1"),
        ] {
            let of = uses_in(table, contact, condition, region);
            let mut statement = reading.connection().prepare_cached(&format!(
                "SELECT u.{contact}, u.domain FROM {of} u.hidden = 0 AND {holds}
                 AND u.domain IS NOT NULL"
            ))?;
            let mut rows = statement.query(only(region))?;
            while let Some(row) = rows.next()? {
                if let Some(entry) = self.entry(row)? {
                    let domain = word(row, 1, CapacityDomain::from_code)?;
                    entry.domains.extend(domain);
                }
            }
        }
        Ok(())
    }

    /// The contact that a row belongs to by its first column, if it is one of ours.
    fn entry(&mut self, row: &Row<'_>) -> Result<Option<&mut DoseEntry>, Error> {
        let place = Id::read(row, 0)?.and_then(|id| self.places.get(&id));
        Ok(place.and_then(|place| self.entries.get_mut(*place)))
    }
}

/// What belongs to contacts, of one region or of all: the table as `u`, read from its
/// index by contact, which holds all that counting asks for.
fn uses_in(table: &str, contact: &str, condition: &str, region: Option<Id>) -> String {
    let index = format!("{table}_by_{contact}");
    match region {
        Some(_) => format!(
            "contact CROSS JOIN {table} u INDEXED BY {index} ON u.{contact} = contact.id
             WHERE {condition} AND"
        ),
        None => format!("{table} u INDEXED BY {index} WHERE"),
    }
}

/// The region as the one parameter, if there is one.
fn only(region: Option<Id>) -> impl Params {
    params_from_iter(region.map(|region| *region.as_bytes()))
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
