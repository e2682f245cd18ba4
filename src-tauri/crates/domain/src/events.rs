//! Group events in numbers: an event counts once, however many regions attended, and so
//! do its minutes. They are support to many at once and no region's own dose, so that
//! nothing is added twice (S2: webinars, office hours, learning collaborative).

use crate::id::Id;
use crate::words::EventKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A group event, as far as counting needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventEntry {
    /// The event.
    pub id: Id,
    /// The day, where one was written down.
    pub on: Option<NaiveDate>,
    /// What kind of event.
    pub kind: Option<EventKind>,
    /// How long, where that was written down.
    pub minutes: Option<u32>,
    /// Preparation and follow-up, apart.
    pub preparation_minutes: Option<u32>,
    /// The regions that took part, each with how many people came, where it is known.
    pub regions: Vec<(Id, Option<u32>)>,
}

/// Events, counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EventTally {
    /// How many events.
    pub events: u32,
    /// Their minutes, as far as they were written down.
    pub minutes: u32,
    /// How many of them have no minutes.
    pub without_minutes: u32,
    /// Minutes of preparation and follow-up, apart.
    pub preparation_minutes: u32,
}

/// What one region attended. No minutes: those are the events', and would be counted
/// once for each region otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Attended {
    /// How many events.
    pub events: u32,
    /// How many people came, added up over the events; a person who came twice counts
    /// twice.
    pub people: u32,
    /// At how many of them nobody wrote down how many came.
    pub without_people: u32,
}

impl Attended {
    pub(crate) const fn add(&mut self, people: Option<u32>) {
        self.events = self.events.saturating_add(1);
        match people {
            Some(people) => self.people = self.people.saturating_add(people),
            None => self.without_people = self.without_people.saturating_add(1),
        }
    }
}

/// Group events of a time, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventCount {
    /// All of them.
    pub total: EventTally,
    /// By kind; together they are the total. `None` is an event without a kind.
    pub by_kind: BTreeMap<Option<EventKind>, EventTally>,
    /// What each region attended. One event may stand in many.
    pub by_region: BTreeMap<Id, Attended>,
    /// Attendances: each region at each event.
    pub attendances: u32,
}

/// Counts the events that took place from `from` until `to`, both included; an end that
/// is absent is open. Events that are still to come are none yet, and one without a day
/// counts only where no end is set. The same event twice counts once, and so does a
/// region that stands twice in one.
pub fn count_events<'a>(
    entries: impl IntoIterator<Item = &'a EventEntry>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    today: NaiveDate,
) -> EventCount {
    let mut count = EventCount::default();
    let mut seen = BTreeSet::new();
    for entry in entries {
        let is_within = match entry.on {
            Some(on) => {
                on <= today && from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to)
            }
            None => from.is_none() && to.is_none(),
        };
        if !is_within || !seen.insert(entry.id) {
            continue;
        }
        for tally in [
            &mut count.total,
            count.by_kind.entry(entry.kind).or_default(),
        ] {
            tally.add(entry);
        }
        let mut came: BTreeMap<Id, Option<u32>> = BTreeMap::new();
        for (region, people) in &entry.regions {
            let known = came.entry(*region).or_default();
            *known = (*known).max(*people);
        }
        for (region, people) in came {
            count.attendances = count.attendances.saturating_add(1);
            count.by_region.entry(region).or_default().add(people);
        }
    }
    count
}

impl EventTally {
    const fn add(&mut self, entry: &EventEntry) {
        self.events = self.events.saturating_add(1);
        match entry.minutes {
            Some(minutes) => self.minutes = self.minutes.saturating_add(minutes),
            None => self.without_minutes = self.without_minutes.saturating_add(1),
        }
        if let Some(minutes) = entry.preparation_minutes {
            self.preparation_minutes = self.preparation_minutes.saturating_add(minutes);
        }
    }
}
