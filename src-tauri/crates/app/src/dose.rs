//! How much support was given: for one region, for several, for all.
//!
//! The store reads narrowly, [`trellis_domain::dose`] counts, and what stands here
//! puts names to it. The funder's paragraph lies in `dose/summary.rs`, what it looks
//! like over time in `dose/trend.rs`, a quarter for the funder in `dose/quarter.rs`, and
//! tables for a spreadsheet in `dose/table.rs`.

pub(crate) mod kept;
mod quarter;
mod summary;
mod table;
mod trend;

use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::dose::{
    ActivityDose, DoseLine, DoseQuery, DoseView, EventsDose, InPersonDose, MonthDose,
    RegionAttended, RegionDose,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use trellis_domain::calendar::Quarter;
use trellis_domain::dose::events::{EventDose, HeldEvent};
use trellis_domain::dose::{DoseEntry, Doses, Relationship, Tally};
use trellis_domain::id::Id;
use trellis_domain::words::{Initiative, Mode, Support};
use trellis_store::table::dose::{self as reads, DoseRegion};

/// What stands where nobody wrote a word down.
const UNSAID: &str = "Not written down";

/// A date typed wrongly must not make a table of a thousand years.
const LONGEST: usize = 400;

impl Trellis {
    /// How much support was given, and one paragraph about it for a funder.
    ///
    /// # Errors
    /// Where a region is gone, or the workbook cannot be read.
    pub fn dose(&self, ask: &DoseQuery) -> Result<DoseView, Error> {
        let counted = self.counted(ask)?;
        let dose = &counted.doses.all;
        let in_person = counted.in_person(ask, self.today());
        Ok(DoseView {
            query: ask.clone(),
            summary: summary::paragraph(&counted, ask, &in_person, self.today()),
            total: dose.total,
            without_day: dose.without_day,
            by_month: months(&dose.months),
            by_quarter: lines(&dose.quarters, |quarter| (label(*quarter), label(*quarter))),
            by_tier: lines(&dose.tiers, |tier| said(tier.code(), tier.word())),
            by_mode: lines(&dose.modes, |mode| mode_said(*mode)),
            by_component: self.component_lines(&dose.components),
            by_activity: self.activity_lines(&dose.activities),
            by_domain: lines(&dose.domains, |domain| said(domain.code(), domain.name())),
            by_initiative: lines(&dose.initiatives, |how| initiative_said(*how)),
            by_support: lines(&dose.supports, |kind| support_said(*kind)),
            by_region: counted.regions(),
            in_person,
            events: counted.events_view(),
        })
    }

    fn counted(&self, ask: &DoseQuery) -> Result<Counted, Error> {
        let known = Known::of(&reads::regions(self.reading())?);
        let (asked, with_duplicates) = known.asked(&ask.regions)?;
        let mut relationships: BTreeMap<Id, Relationship> = BTreeMap::new();
        for (id, region) in &known.regions {
            relationships.entry(*id).or_default().began_on = region.began_on;
        }
        for (region, agreed) in reads::agreements(self.reading(), &with_duplicates)? {
            let of = relationships.entry(known.stands_for(region)).or_default();
            of.agreements.push(agreed);
        }
        let today = self.today();
        let is_within = |entry: &&DoseEntry| {
            let is_after = |on: NaiveDate| ask.from.is_none_or(|from| from <= on);
            let is_before = |on: NaiveDate| ask.to.is_none_or(|to| on <= to);
            entry.on.is_none_or(|on| is_after(on) && is_before(on))
        };
        let entries = self.entries(&known, &with_duplicates)?;
        let entries = entries.iter().flat_map(|of| of.iter()).filter(is_within);
        let doses = Doses::count(entries, &relationships, today);
        let mut events = reads::events(self.reading(), &with_duplicates, ask.from, ask.to)?;
        known.attending(&mut events);
        let is_asked = |id| asked.contains(&id);
        let events = EventDose::count(&events, asked.is_empty(), is_asked, today);
        let mut names: Vec<(Id, String)> = known
            .listed
            .iter()
            .filter(|id| asked.is_empty() || asked.contains(id))
            .map(|id| (*id, known.name(*id)))
            .collect();
        // A contact may come before its region does; it is not lost until then.
        let named: BTreeSet<Id> = names.iter().map(|(id, _)| *id).collect();
        let unnamed: BTreeSet<Id> = doses.regions.keys().copied().collect();
        let unnamed = unnamed.difference(&named);
        names.extend(unnamed.map(|id| (*id, known.name(*id))));
        Ok(Counted {
            doses,
            events,
            relationships,
            names,
        })
    }

    /// Group events of all times and regions, each counted once.
    pub(crate) fn counted_events(&self) -> Result<EventDose, Error> {
        let known = Known::of(&reads::regions(self.reading())?);
        let mut events = reads::events(self.reading(), &[], None, None)?;
        known.attending(&mut events);
        Ok(EventDose::count(&events, true, |_| true, self.today()))
    }

    /// The contacts of the regions asked about, duplicates under the region that they
    /// were joined to.
    fn entries(
        &self,
        known: &Known,
        with_duplicates: &[Id],
    ) -> Result<Vec<Arc<Vec<DoseEntry>>>, Error> {
        let mut regions: BTreeSet<Id> = with_duplicates.iter().copied().collect();
        if regions.is_empty() {
            regions = reads::regions_with_contacts(self.reading())?;
        }
        let mut all = Vec::new();
        for (region, mut entries) in self.entries_of(&regions)? {
            let stands_for = known.stands_for(region);
            if stands_for != region {
                for entry in Arc::make_mut(&mut entries) {
                    entry.region = stands_for;
                }
            }
            all.push(entries);
        }
        Ok(all)
    }

    /// Components in the order of the guide, under the names it gives them; those it no
    /// longer knows under their codes.
    fn component_lines(&self, tallies: &BTreeMap<String, Tally>) -> Vec<DoseLine> {
        let mut names: Vec<(String, String)> = Vec::new();
        for component in self.binder.components() {
            names.push((component.code, component.name));
        }
        for code in tallies.keys() {
            if names.iter().all(|(known, _)| known != code) {
                names.push((code.clone(), code.clone()));
            }
        }
        names
            .into_iter()
            .filter_map(|(code, name)| tallies.get(&code).map(|tally| line((code, name), *tally)))
            .collect()
    }
}

/// Names that the guide gives.
impl Trellis {
    /// Activities in the order of the guide, under its words; those it no longer knows
    /// under their ids.
    fn activity_lines(&self, tallies: &BTreeMap<(String, String), Tally>) -> Vec<ActivityDose> {
        let line = |component: (&str, &str), activity: (&str, &str, bool), tally: Tally| {
            let ((component, component_name), (id, name, is_essential)) = (component, activity);
            ActivityDose {
                component: component.to_owned(),
                component_name: component_name.to_owned(),
                id: id.to_owned(),
                name: name.to_owned(),
                is_essential,
                contacts: tally.contacts,
                minutes: tally.minutes,
                without_minutes: tally.without_minutes,
            }
        };
        let mut rest = tallies.clone();
        let mut lines = Vec::new();
        for component in self.binder.components() {
            let of = (component.code.as_str(), component.name.as_str());
            for it in &component.activities {
                let key = (component.code.clone(), it.id.clone());
                if let Some(tally) = rest.remove(&key) {
                    lines.push(line(of, (&it.id, &it.text, it.essential), tally));
                }
            }
        }
        let unknown = rest
            .iter()
            .map(|((component, id), tally)| line((component, component), (id, id, false), *tally));
        lines.extend(unknown);
        lines
    }
}

/// The regions of the workbook, and which of them are one.
struct Known {
    regions: BTreeMap<Id, DoseRegion>,
    /// Those that stand for themselves, by name.
    listed: Vec<Id>,
}

impl Known {
    fn of(regions: &[DoseRegion]) -> Self {
        let mut known = Self {
            regions: regions.iter().map(|it| (it.id, it.clone())).collect(),
            listed: Vec::new(),
        };
        known.listed = regions
            .iter()
            .map(|region| region.id)
            .filter(|id| known.stands_for(*id) == *id)
            .collect();
        known
    }

    fn name(&self, id: Id) -> String {
        let name = self.regions.get(&id).and_then(|region| region.name.clone());
        name.unwrap_or_else(|| "A region without a name".to_owned())
    }

    /// The region that a duplicate was joined to; a region is its own otherwise. Two
    /// that name each other stay as they are.
    fn stands_for(&self, id: Id) -> Id {
        let mut at = id;
        for _ in 0..self.regions.len() {
            let same = self.regions.get(&at).and_then(|region| region.same_as);
            match same.filter(|same| self.regions.contains_key(same)) {
                Some(same) => at = same,
                None => return at,
            }
        }
        id
    }

    /// Who took part: a duplicate stands for its region, and one that is gone for none.
    fn attending(&self, events: &mut [HeldEvent]) {
        for event in events {
            event
                .attended
                .retain(|(id, _)| self.regions.contains_key(id));
            for (region, _) in &mut event.attended {
                *region = self.stands_for(*region);
            }
        }
    }

    /// The regions that are asked about, and the same with their duplicates.
    fn asked(&self, regions: &[Id]) -> Result<(BTreeSet<Id>, Vec<Id>), Error> {
        let mut asked = BTreeSet::new();
        for id in regions {
            if !self.regions.contains_key(id) {
                return Err(Error::gone("region"));
            }
            asked.insert(self.stands_for(*id));
        }
        let all = self.regions.keys().copied();
        let with_duplicates = all.filter(|id| asked.contains(&self.stands_for(*id)));
        let with_duplicates = with_duplicates.collect();
        Ok((asked, with_duplicates))
    }
}

/// Everything counted, with the names of the regions it is about.
struct Counted {
    doses: Doses,
    events: EventDose,
    relationships: BTreeMap<Id, Relationship>,
    names: Vec<(Id, String)>,
}

impl Counted {
    /// Contacts of one region.
    fn of(&self, region: Id) -> Tally {
        let dose = self.doses.regions.get(&region);
        dose.map_or_else(Tally::default, |dose| dose.total)
    }

    fn events_view(&self) -> EventsDose {
        let events = &self.events;
        let by_region = self.names.iter().filter_map(|(id, name)| {
            let attended = events.regions.get(id)?;
            Some(RegionAttended {
                id: *id,
                name: name.clone(),
                attended: *attended,
            })
        });
        EventsDose {
            text: summary::events(events).unwrap_or_default(),
            total: events.total,
            without_day: events.without_day,
            by_kind: lines(&events.kinds, |kind| {
                kind.map_or_else(unsaid, |kind| said(kind.code(), kind.word()))
            }),
            attended: events.attended,
            by_region: by_region.collect(),
        }
    }

    fn regions(&self) -> Vec<RegionDose> {
        let all = self.names.iter().map(|(id, name)| {
            let tally = self.of(*id);
            RegionDose {
                id: *id,
                name: name.clone(),
                contacts: tally.contacts,
                minutes: tally.minutes,
                without_minutes: tally.without_minutes,
            }
        });
        all.collect()
    }

    /// Contact in person, quarter by quarter: only quarters that lie wholly between the
    /// days asked about, for half a quarter cannot miss its minimum. The present one
    /// counts up to today.
    fn in_person(&self, ask: &DoseQuery, today: NaiveDate) -> Vec<InPersonDose> {
        let now = Quarter::of(today);
        let mut quarters = Vec::new();
        let mut quarter = now;
        while quarters.len() < LONGEST {
            let is_whole = ask.from.is_none_or(|from| from <= quarter.first_day())
                && ask.to.is_none_or(|to| quarter.last_day().min(today) <= to);
            let line = self.in_person_in(quarter, today);
            let is_before = self
                .first_day()
                .is_none_or(|first| quarter.last_day() < first);
            if quarter != now && is_before {
                break;
            }
            if is_whole && (line.asked > 0 || line.contacts > 0 || line.is_open) {
                quarters.push(line);
            }
            match quarter.first_day().pred_opt() {
                Some(day) => quarter = Quarter::of(day),
                None => break,
            }
        }
        quarters.reverse();
        quarters
    }

    fn in_person_in(&self, quarter: Quarter, today: NaiveDate) -> InPersonDose {
        let mut line = InPersonDose {
            quarter: label(quarter),
            is_open: quarter == Quarter::of(today),
            contacts: 0,
            asked: 0,
            met: 0,
        };
        for (id, _) in &self.names {
            let contacts = self.doses.in_person(*id, quarter);
            let with = self.relationships.get(id);
            let asks = with.is_some_and(|with| with.asks_in_person(quarter, today));
            line.contacts = line.contacts.saturating_add(contacts);
            line.asked += u32::from(asks);
            line.met += u32::from(asks && contacts > 0);
        }
        line
    }

    /// The first day of which anything is known.
    fn first_day(&self) -> Option<NaiveDate> {
        let agreed = self.names.iter().filter_map(|(id, _)| {
            let with = self.relationships.get(id)?;
            let first = with.agreements.iter().map(|agreed| agreed.on).min()?;
            first.or(with.began_on).max(with.began_on)
        });
        agreed
            .chain(self.doses.all.days.map(|(first, _)| first))
            .min()
    }
}

/// “Q4 2026”.
fn label(quarter: Quarter) -> String {
    format!("Q{} {}", quarter.number, quarter.year)
}

fn said(code: &str, name: &str) -> (String, String) {
    (code.to_owned(), name.to_owned())
}

fn unsaid() -> (String, String) {
    said("", UNSAID)
}

fn mode_said(mode: Option<Mode>) -> (String, String) {
    mode.map_or_else(unsaid, |mode| said(mode.code(), mode.word()))
}

fn initiative_said(how: Option<Initiative>) -> (String, String) {
    how.map_or_else(unsaid, |how| said(how.code(), how.word()))
}

fn support_said(kind: Option<Support>) -> (String, String) {
    kind.map_or_else(unsaid, |kind| said(kind.code(), kind.word()))
}

/// Lines in the order of their lists; what nobody wrote down stands last.
fn lines<K>(tallies: &BTreeMap<K, Tally>, name: impl Fn(&K) -> (String, String)) -> Vec<DoseLine> {
    let all = tallies.iter().map(|(key, tally)| line(name(key), *tally));
    let mut lines: Vec<DoseLine> = all.collect();
    lines.sort_by_key(|line| line.code.is_empty());
    lines
}

fn line((code, name): (String, String), tally: Tally) -> DoseLine {
    DoseLine {
        code,
        name,
        contacts: tally.contacts,
        minutes: tally.minutes,
        without_minutes: tally.without_minutes,
    }
}

fn months(tallies: &BTreeMap<Option<u32>, Tally>) -> Vec<MonthDose> {
    let all = tallies.iter().map(|(month, tally)| MonthDose {
        month: *month,
        contacts: tally.contacts,
        minutes: tally.minutes,
        without_minutes: tally.without_minutes,
    });
    let mut months: Vec<MonthDose> = all.collect();
    months.sort_by_key(|line| line.month.is_none());
    months
}
