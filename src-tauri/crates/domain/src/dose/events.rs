//! Events for many regions at once: webinars, office hours, a learning collaborative.
//!
//! An event is counted once, however many regions came, and never as a contact of any
//! of them: the practice counts what one region was given, and an event is given to all
//! (S2). What a region has of it is that it took part, and with how many people.

use super::Tally;
use crate::calendar::Quarter;
use crate::id::Id;
use crate::words::EventKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An event, as far as counting needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldEvent {
    /// The record.
    pub id: Id,
    /// The day, where one was written down.
    pub on: Option<NaiveDate>,
    /// What kind.
    pub kind: Option<EventKind>,
    /// How long it took, whoever was there.
    pub minutes: Option<u32>,
    /// Regions that took part, and with how many people where somebody counted.
    pub attended: Vec<(Id, Option<u32>)>,
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
    const fn add(&mut self, people: Option<u32>) {
        self.events = self.events.saturating_add(1);
        match people {
            Some(people) => self.people = self.people.saturating_add(people),
            None => self.without_people = self.without_people.saturating_add(1),
        }
    }
}

/// Events counted. Each event is one; attendances stand beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventDose {
    /// Events with a day, each once.
    pub total: Tally,
    /// Events without a day; they stand in no other count.
    pub without_day: Tally,
    /// By kind.
    pub kinds: BTreeMap<Option<EventKind>, Tally>,
    /// By quarter.
    pub quarters: BTreeMap<Quarter, Tally>,
    /// Taking part, all regions together.
    pub attended: Attended,
    /// Taking part, by region.
    pub regions: BTreeMap<Id, Attended>,
}

impl EventDose {
    /// Counts events held by `today`: of the regions that `is_asked` answers yes to, or
    /// all where `is_all`. An event of nobody asked about is none of theirs, and one that
    /// stands twice counts once.
    pub fn count(
        events: &[HeldEvent],
        is_all: bool,
        is_asked: impl Fn(Id) -> bool,
        today: NaiveDate,
    ) -> Self {
        let mut dose = Self::default();
        let mut seen = BTreeSet::new();
        for event in events {
            if event.on.is_some_and(|on| on > today) || !seen.insert(event.id) {
                continue;
            }
            // A region that stands there twice took part once, with the larger number.
            let mut regions: BTreeMap<Id, Option<u32>> = BTreeMap::new();
            for (region, people) in &event.attended {
                if is_all || is_asked(*region) {
                    let known = regions.entry(*region).or_default();
                    *known = (*known).max(*people);
                }
            }
            if regions.is_empty() && !is_all {
                continue;
            }
            let Some(on) = event.on else {
                dose.without_day.add(event.minutes);
                continue;
            };
            dose.total.add(event.minutes);
            dose.kinds.entry(event.kind).or_default().add(event.minutes);
            let quarter = Quarter::of(on);
            dose.quarters.entry(quarter).or_default().add(event.minutes);
            for (region, people) in regions {
                dose.attended.add(people);
                dose.regions.entry(region).or_default().add(people);
            }
        }
        dose
    }
}

/// A number of people as it may be said to others: below `least` it is a few, because a
/// very small number can tell who they were.
pub fn people_in_words(people: u32, least: u32) -> String {
    match people {
        0 => "none".to_owned(),
        few if few < least => format!("fewer than {least}"),
        enough => enough.to_string(),
    }
}

/// Several such numbers and their sum. Where only one of them is a few, the sum would
/// tell it after all, so it says no more than how many there are at least.
pub fn people_and_sum_in_words(people: &[u32], least: u32) -> (Vec<String>, String) {
    let words = people.iter().map(|one| people_in_words(*one, least));
    let sum = people
        .iter()
        .fold(0_u32, |sum, one| sum.saturating_add(*one));
    let is_few = |one: &&u32| **one > 0 && **one < least;
    let sum = match people.iter().filter(is_few).collect::<Vec<_>>().as_slice() {
        [few] if sum > **few => format!("more than {}", sum - **few),
        _ => people_in_words(sum, least),
    };
    (words.collect(), sum)
}
