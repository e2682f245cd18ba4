//! Dose: how much support was given, counted once for each region.
//!
//! A count is by the month of the relationship, so that regions which began at
//! different times can be set side by side (PMC10293536), by quarter and by the tier
//! in force on the day (S2, Table 6.4), by mode, and by what the support was about:
//! core practice components and their activities (PMC10293536) and capacity domains
//! (S1).
//!
//! Read the sums with care. Months, quarters, tiers, modes, initiatives and kinds of
//! support each share out the same contacts and so add up to the total. Components,
//! activities and domains overlap: two at once count in both, and nothing forces them
//! to a sum. Events for many regions at once are no contacts; see [`events`].

pub mod events;

use crate::calendar::{Quarter, month_of_relationship};
use crate::id::Id;
use crate::pack::CapacityDomain;
use crate::rhythm;
use crate::words::{Form, Initiative, Mode, Support, Tier, VisitPhase};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A contact of one region, as far as counting needs it. A joint contact is one of
/// these for each region that took part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoseEntry {
    /// The region.
    pub region: Id,
    /// The day, where one was written down.
    pub on: Option<NaiveDate>,
    /// Logged afterwards, or a visit.
    pub form: Option<Form>,
    /// Where a visit is on its way.
    pub phase: Option<VisitPhase>,
    /// How.
    pub mode: Option<Mode>,
    /// Contact minutes, where they were written down. Preparation and travel are not
    /// among them.
    pub minutes: Option<u32>,
    /// Planned, offered or asked for.
    pub initiative: Option<Initiative>,
    /// Capacity building or universal.
    pub support: Option<Support>,
    /// The domains of the agenda lines that were done, and those it is said to have
    /// touched.
    pub domains: Vec<CapacityDomain>,
    /// Codes of the components in use, with their minutes.
    pub components: Vec<(String, u32)>,
    /// Practice activities in use: the component's code, the activity's id.
    pub activities: Vec<(String, String)>,
}

impl DoseEntry {
    /// Whether it took place.
    pub fn was_held(&self, today: NaiveDate) -> bool {
        rhythm::was_held(self.form, self.phase, self.on, today)
    }
}

/// Contacts and their minutes. Where nobody wrote down the minutes of a contact it
/// counts all the same, and is told apart, so that hours are never read as complete
/// when they are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Tally {
    /// How many contacts.
    pub contacts: u32,
    /// The minutes that were written down.
    pub minutes: u32,
    /// How many of the contacts have no minutes.
    pub without_minutes: u32,
}

impl Tally {
    /// Counts one more contact.
    pub const fn add(&mut self, minutes: Option<u32>) {
        self.contacts = self.contacts.saturating_add(1);
        match minutes {
            Some(minutes) => self.minutes = self.minutes.saturating_add(minutes),
            None => self.without_minutes = self.without_minutes.saturating_add(1),
        }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.contacts = self.contacts.saturating_add(other.contacts);
        self.minutes = self.minutes.saturating_add(other.minutes);
        self.without_minutes = self.without_minutes.saturating_add(other.without_minutes);
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |mut sum, one| {
            sum += one;
            sum
        })
    }
}

/// A tier and the day on which it was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The day; an agreement without one counts as older than all others.
    pub on: Option<NaiveDate>,
    /// The tier.
    pub tier: Tier,
}

/// The tier in force on a day: that of the latest agreement not after it, the first in
/// the list where two share a day. Every region has universal support (S2), so that is
/// the answer where nothing was agreed.
pub fn tier_on(agreements: &[Agreed], day: NaiveDate) -> Tier {
    let mut latest: Option<&Agreed> = None;
    for agreed in agreements {
        let has_begun = agreed.on.is_none_or(|on| on <= day);
        if has_begun && latest.is_none_or(|before| before.on < agreed.on) {
            latest = Some(agreed);
        }
    }
    latest.map_or(Tier::Universal, |agreed| agreed.tier)
}

/// What counting needs to know of a region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relationship {
    /// When the support relationship began.
    pub began_on: Option<NaiveDate>,
    /// Its tier agreements; of those on one day, the one that holds stands first.
    pub agreements: Vec<Agreed>,
}

impl Relationship {
    /// Whether the practice asks for contact in person in this quarter: at least one
    /// in each quarter of intensive or brief support (S2, Table 6.4). A quarter that
    /// is over counts where the support was agreed from its first day to its last;
    /// the present one where it is agreed today.
    pub fn asks_in_person(&self, quarter: Quarter, today: NaiveDate) -> bool {
        let asks = |day| tier_on(&self.agreements, day) != Tier::Universal;
        if quarter == Quarter::of(today) {
            return asks(today);
        }
        let first = quarter.first_day();
        quarter < Quarter::of(today)
            && self.began_on.is_none_or(|began| began <= first)
            && asks(first)
            && asks(quarter.last_day())
    }
}

/// How much support, counted in every way: of one region, or of several together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dose {
    /// All contacts with a day.
    pub total: Tally,
    /// Contacts without a day. They stand in no other count but the squares.
    pub without_day: Tally,
    /// The first and the last day.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// By month of the relationship; none before it began, or where nobody wrote down
    /// when it did.
    pub months: BTreeMap<Option<u32>, Tally>,
    /// By calendar quarter.
    pub quarters: BTreeMap<Quarter, Tally>,
    /// By the tier in force on the day.
    pub tiers: BTreeMap<Tier, Tally>,
    /// By the tier in force on the day and quarter: a tier over time.
    pub tier_quarters: BTreeMap<(Tier, Quarter), Tally>,
    /// By mode.
    pub modes: BTreeMap<Option<Mode>, Tally>,
    /// By initiative.
    pub initiatives: BTreeMap<Option<Initiative>, Tally>,
    /// By kind of support.
    pub supports: BTreeMap<Option<Support>, Tally>,
    /// By core practice component: contacts in which it was in use, and the minutes
    /// of the component itself. Universal support carries none (S2).
    pub components: BTreeMap<String, Tally>,
    /// By practice activity (component, activity): contacts in which it was in use, and
    /// the minutes of those contacts. Universal support carries none, as above.
    pub activities: BTreeMap<(String, String), Tally>,
    /// By capacity domain: contacts that worked on it, and the minutes of those contacts.
    pub domains: BTreeMap<CapacityDomain, Tally>,
    /// By quarter and mode, the finest table. Where the day is unknown so is the quarter.
    pub squares: BTreeMap<(Option<Quarter>, Option<Mode>), Tally>,
}

/// Everything counted: all regions together, and each by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doses {
    /// All of them.
    pub all: Dose,
    /// Each region with contact.
    pub regions: BTreeMap<Id, Dose>,
}

impl Doses {
    /// Counts contacts that were held by `today`. Of a region that is not among the
    /// relationships nothing is known: no month, and universal support.
    pub fn count<'a>(
        entries: impl IntoIterator<Item = &'a DoseEntry>,
        relationships: &BTreeMap<Id, Relationship>,
        today: NaiveDate,
    ) -> Self {
        let mut doses = Self::default();
        let unknown = Relationship::default();
        for entry in entries {
            if entry.was_held(today) {
                let with = relationships.get(&entry.region).unwrap_or(&unknown);
                doses
                    .regions
                    .entry(entry.region)
                    .or_default()
                    .add(entry, with);
            }
        }
        // Tens of thousands of contacts, but few lines: they are put together at the end.
        for dose in doses.regions.values() {
            doses.all.join(dose);
        }
        doses
    }

    /// Contacts in person of one region in one quarter.
    pub fn in_person(&self, region: Id, quarter: Quarter) -> u32 {
        self.regions
            .get(&region)
            .map_or(0, |dose| dose.in_person(quarter))
    }
}

impl Dose {
    fn add(&mut self, entry: &DoseEntry, with: &Relationship) {
        let minutes = entry.minutes;
        let square = (entry.on.map(Quarter::of), entry.mode);
        count_in(&mut self.squares, square, minutes);
        let Some(on) = entry.on else {
            self.without_day.add(minutes);
            return;
        };
        let (first, last) = self.days.unwrap_or((on, on));
        self.days = Some((first.min(on), last.max(on)));
        self.total.add(minutes);
        let month = with
            .began_on
            .and_then(|began| month_of_relationship(began, on));
        let tier = tier_on(&with.agreements, on);
        let quarter = Quarter::of(on);
        count_in(&mut self.months, month, minutes);
        count_in(&mut self.quarters, quarter, minutes);
        count_in(&mut self.tiers, tier, minutes);
        count_in(&mut self.tier_quarters, (tier, quarter), minutes);
        count_in(&mut self.modes, entry.mode, minutes);
        count_in(&mut self.initiatives, entry.initiative, minutes);
        count_in(&mut self.supports, entry.support, minutes);
        for (at, domain) in entry.domains.iter().enumerate() {
            if !entry.domains.iter().take(at).any(|other| other == domain) {
                count_in(&mut self.domains, *domain, minutes);
            }
        }
        if entry.support != Some(Support::Universal) {
            self.add_components(&entry.components);
            self.add_activities(&entry.activities, minutes);
        }
    }

    /// Two records of one component in one contact are one use of it.
    fn add_components(&mut self, components: &[(String, u32)]) {
        for (at, (code, minutes)) in components.iter().enumerate() {
            let before = components.iter().take(at);
            let is_again = before.into_iter().any(|(other, _)| other == code);
            // A code is copied only when it is met for the first time.
            let tally = match self.components.get_mut(code) {
                Some(tally) => tally,
                None => self.components.entry(code.clone()).or_default(),
            };
            if is_again {
                tally.minutes = tally.minutes.saturating_add(*minutes);
            } else {
                tally.add(Some(*minutes));
            }
        }
    }

    fn add_activities(&mut self, activities: &[(String, String)], minutes: Option<u32>) {
        for (at, used) in activities.iter().enumerate() {
            if activities.iter().take(at).any(|other| other == used) {
                continue;
            }
            match self.activities.get_mut(used) {
                Some(tally) => tally.add(minutes),
                None => self
                    .activities
                    .entry(used.clone())
                    .or_default()
                    .add(minutes),
            }
        }
    }

    /// Puts another region's count to this one.
    fn join(&mut self, other: &Self) {
        self.total += other.total;
        self.without_day += other.without_day;
        self.days = match (self.days, other.days) {
            (Some((first, last)), Some((other_first, other_last))) => {
                Some((first.min(other_first), last.max(other_last)))
            }
            (ours, theirs) => ours.or(theirs),
        };
        join_in(&mut self.months, &other.months);
        join_in(&mut self.quarters, &other.quarters);
        join_in(&mut self.tiers, &other.tiers);
        join_in(&mut self.tier_quarters, &other.tier_quarters);
        join_in(&mut self.modes, &other.modes);
        join_in(&mut self.initiatives, &other.initiatives);
        join_in(&mut self.supports, &other.supports);
        join_in(&mut self.components, &other.components);
        join_in(&mut self.activities, &other.activities);
        join_in(&mut self.domains, &other.domains);
        join_in(&mut self.squares, &other.squares);
    }

    /// Contacts in person in one quarter.
    pub fn in_person(&self, quarter: Quarter) -> u32 {
        self.squares
            .get(&(Some(quarter), Some(Mode::InPerson)))
            .map_or(0, |tally| tally.contacts)
    }
}

fn count_in<K: Ord>(tallies: &mut BTreeMap<K, Tally>, key: K, minutes: Option<u32>) {
    tallies.entry(key).or_default().add(minutes);
}

fn join_in<K: Ord + Clone>(tallies: &mut BTreeMap<K, Tally>, others: &BTreeMap<K, Tally>) {
    for (key, tally) in others {
        *tallies.entry(key.clone()).or_default() += *tally;
    }
}
