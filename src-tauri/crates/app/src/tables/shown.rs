//! The records that an audience may read.

use super::names;
use crate::audience::audience_from;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::transfer::TableQuery;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use trellis_domain::id::Id;
use trellis_domain::noun::{self, Noun, Reach, note as n, seat as s};
use trellis_domain::value::Value;
use trellis_domain::words::Audience;
use trellis_store::table::every::{EveryRow, every};

/// Every record that goes out, and what records are called.
pub(crate) struct Shown {
    rows: Vec<(&'static Noun, Vec<EveryRow>)>,
    names: HashMap<Id, String>,
    regions: HashMap<Id, Id>,
    /// Minutes by contact and component; nothing where they may not be read.
    pub(super) minutes: HashMap<Id, BTreeMap<String, i64>>,
    /// Components that have minutes.
    pub(super) components: BTreeSet<String>,
}

/// From the widest to the narrowest.
const fn narrowness(audience: Audience) -> u8 {
    match audience {
        Audience::Region => 0,
        Audience::Team => 1,
        Audience::Mine => 2,
    }
}

/// Who may read a record: what its noun declares, what its author chose, and what nobody
/// has announced yet.
pub(crate) fn for_whom(noun: &Noun, row: &EveryRow) -> Audience {
    let declared = match noun.reach {
        Reach::Region => Audience::Region,
        Reach::Team => Audience::Team,
        Reach::Mine => Audience::Mine,
        Reach::Chosen => audience_from(row.text("audience").map(str::to_owned).as_ref()),
    };
    let is_team_only = match noun.name {
        // A vacancy, or that somebody leaves.
        "seat" => {
            let is_leaving = row.id(s::person).is_none() || *row.value(s::to_on) != Value::Unset;
            is_leaving && *row.value(s::announced) != Value::Boolean(true)
        }
        // What is written about a change of plan is read with it.
        "note" => row.id(n::pivot).is_some(),
        _ => false,
    };
    if is_team_only && declared == Audience::Region {
        Audience::Team
    } else {
        declared
    }
}

impl Shown {
    /// As a reader meets them: minutes of components beside their contacts.
    pub(super) fn read(trellis: &Trellis, ask: &TableQuery) -> Result<Self, Error> {
        let mut shown = Self::read_each(trellis, ask)?;
        shown.take_minutes();
        Ok(shown)
    }

    /// Every record by itself.
    pub(crate) fn read_each(trellis: &Trellis, ask: &TableQuery) -> Result<Self, Error> {
        let mut all = Vec::new();
        for noun in noun::ALL.iter().copied() {
            if noun.name != noun::erasure::NOUN.name {
                all.push((noun, every(trellis.reading(), noun)?));
            }
        }
        let regions = regions_of(&all);
        let may_read = |noun: &Noun, row: &EveryRow| {
            let region = regions.get(&row.id);
            let is_asked =
                ask.regions.is_empty() || region.is_some_and(|it| ask.regions.contains(it));
            is_asked && narrowness(for_whom(noun, row)) <= narrowness(ask.audience)
        };
        for (noun, rows) in &mut all {
            rows.retain(|row| may_read(noun, row));
        }
        drop_orphans(&mut all, &regions);
        let names = names::of(&all, trellis.today());
        let mut shown = Self {
            rows: all,
            names,
            regions,
            minutes: HashMap::new(),
            components: BTreeSet::new(),
        };
        shown.sort();
        Ok(shown)
    }

    /// Minutes of components stand beside their contacts instead of in a table.
    fn take_minutes(&mut self) {
        use noun::component_use as u;
        let at = self
            .rows
            .iter()
            .position(|(noun, _)| noun.name == u::NOUN.name);
        let Some((_, rows)) = at.map(|at| self.rows.remove(at)) else {
            return;
        };
        for row in rows {
            if let (Some(contact), Some(code), Value::Integer(minutes)) = (
                row.id(u::contact),
                row.text(u::component),
                row.value(u::minutes),
            ) {
                self.components.insert(code.to_owned());
                self.minutes
                    .entry(contact)
                    .or_default()
                    .insert(code.to_owned(), *minutes);
            }
        }
    }

    /// By region, then by day, then as they came.
    fn sort(&mut self) {
        for (noun, rows) in &mut self.rows {
            let first_day = noun
                .fields
                .iter()
                .find(|field| field.holds == noun::Type::Date)
                .map_or("", |field| field.name);
            rows.sort_by_cached_key(|row| {
                let region = row.id("region").and_then(|id| self.names.get(&id));
                (region.cloned(), row.value(first_day).clone())
            });
        }
    }

    pub(crate) fn nouns(&self) -> impl Iterator<Item = &'static Noun> {
        self.rows.iter().map(|(noun, _)| *noun)
    }

    pub(crate) fn rows_of(&self, noun: &Noun) -> &[EveryRow] {
        self.rows
            .iter()
            .find(|(it, _)| it.name == noun.name)
            .map_or(&[], |(_, rows)| rows)
    }

    /// The region that a record belongs to, where it belongs to one.
    pub(crate) fn region_of(&self, id: Id) -> Option<Id> {
        self.regions.get(&id).copied()
    }

    /// What a record is called, where it may be read here.
    pub(crate) fn name(&self, id: Id) -> Option<&str> {
        self.names.get(&id).map(String::as_str)
    }
}

/// The region that each record belongs to: its own, or that of what it is about.
fn regions_of(all: &[(&'static Noun, Vec<EveryRow>)]) -> HashMap<Id, Id> {
    let mut regions = HashMap::new();
    for (noun, rows) in all {
        for row in rows {
            let own = if noun.name == noun::region::NOUN.name {
                Some(row.id)
            } else {
                row.id("region")
            };
            if let Some(region) = own {
                regions.insert(row.id, region);
            }
        }
    }
    for (_, rows) in all {
        for row in rows {
            let about = ["contact", "visit", "plan"]
                .iter()
                .find_map(|field| regions.get(&row.id(field)?).copied());
            if let Some(region) = about {
                regions.entry(row.id).or_insert(region);
            }
        }
    }
    regions
}

/// What belongs to a record that may not be read may not be read either.
fn drop_orphans(all: &mut [(&'static Noun, Vec<EveryRow>)], known: &HashMap<Id, Id>) {
    loop {
        let there: HashSet<Id> = all
            .iter()
            .flat_map(|(_, rows)| rows.iter().map(|row| row.id))
            .collect();
        let mut dropped = false;
        for (noun, rows) in all.iter_mut() {
            let before = rows.len();
            rows.retain(|row| {
                noun.owners().all(|field| {
                    // A region that is not here at all hides nothing that is.
                    row.id(field.name)
                        .is_none_or(|owner| there.contains(&owner) || !known.contains_key(&owner))
                })
            });
            dropped |= rows.len() < before;
        }
        if !dropped {
            return;
        }
    }
}
