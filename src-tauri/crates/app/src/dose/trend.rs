//! Support over time: quarter by quarter and by month of the relationship, a line for
//! each region and each tier. Regions stand by name; nothing here ranks them.

use super::{Counted, label};
use crate::dose::summary::{contacts, hours};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::dose::{DoseQuery, DoseTrend, Minimum, TrendLine};
use crate::words::{counted as number_of, small_number};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use trellis_domain::calendar::Quarter;
use trellis_domain::dose::{Dose, Tally};
use trellis_domain::id::Id;
use trellis_domain::words::Tier;

impl Trellis {
    /// How support went over time.
    ///
    /// # Errors
    /// Where a region is gone, or the workbook cannot be read.
    pub fn dose_trend(&self, ask: &DoseQuery) -> Result<DoseTrend, Error> {
        let counted = self.counted(ask)?;
        let today = self.today();
        let all = &counted.doses.all;
        let quarters = stretch(all.quarters.keys().copied());
        let none = Dose::default();
        let mut regions = Vec::new();
        let mut months = Vec::new();
        for (id, name) in &counted.names {
            let dose = counted.doses.regions.get(id).unwrap_or(&none);
            let mut line = by_quarter(name, &quarters, &dose.quarters);
            line.id = Some(*id);
            line.in_person = quarters.iter().map(|it| dose.in_person(*it)).collect();
            let minimum = quarters.iter().map(|it| counted.minimum(*id, *it, today));
            line.minimum = minimum.collect();
            line.text += &minimum_in_words(&line.minimum);
            regions.push(line);
            let mut line = by_month(name, &dose.months);
            line.id = Some(*id);
            months.push(line);
        }
        let mut whole = by_quarter("All regions", &quarters, &all.quarters);
        whole.in_person = quarters.iter().map(|it| all.in_person(*it)).collect();
        let tiers: Vec<TrendLine> = Tier::ALL
            .iter()
            .filter(|tier| all.tiers.contains_key(tier))
            .map(|tier| {
                let of = all.tier_quarters.iter().filter(|((it, _), _)| it == tier);
                let of = of.map(|((_, quarter), tally)| (*quarter, *tally)).collect();
                by_quarter(tier.word(), &quarters, &of)
            })
            .collect();
        Ok(DoseTrend {
            quarters: quarters.into_iter().map(label).collect(),
            all: whole,
            most_in_quarter: most(&regions),
            most_of_tier: most(&tiers),
            most_in_month: most(&months),
            regions,
            tiers,
            months,
        })
    }
}

impl Counted {
    /// How one quarter of a region stands against the minimum of one in person.
    pub(super) fn minimum(&self, region: Id, quarter: Quarter, today: NaiveDate) -> Minimum {
        let with = self.relationships.get(&region);
        if !with.is_some_and(|with| with.asks_in_person(quarter, today)) {
            Minimum::NotAsked
        } else if self.doses.in_person(region, quarter) > 0 {
            Minimum::Met
        } else if quarter == Quarter::of(today) {
            Minimum::StillToCome
        } else {
            Minimum::NotMet
        }
    }
}

/// Every quarter from the first to the last.
fn stretch(quarters: impl DoubleEndedIterator<Item = Quarter> + Clone) -> Vec<Quarter> {
    let mut ends = (quarters.clone().next(), quarters.last());
    let mut all = Vec::new();
    while let (Some(at), Some(last)) = ends {
        if at > last || all.len() == super::LONGEST {
            break;
        }
        all.push(at);
        ends.0 = Some(at.next()).filter(|next| *next > at);
    }
    all
}

fn by_quarter(name: &str, quarters: &[Quarter], of: &BTreeMap<Quarter, Tally>) -> TrendLine {
    let tallies: Vec<Tally> = quarters
        .iter()
        .map(|quarter| of.get(quarter).copied().unwrap_or_default())
        .collect();
    let text = match (of.keys().next(), of.keys().last()) {
        (Some(first), Some(last)) => {
            let most = of
                .iter()
                .max_by_key(|(quarter, it)| (it.minutes, std::cmp::Reverse(**quarter)));
            let most = most.map_or_else(String::new, |(quarter, it)| {
                format!("; the most in {}: {}", label(*quarter), hours(it.minutes))
            });
            let (first, last) = (label(*first), label(*last));
            let when = if first == last {
                format!("in {first}")
            } else {
                format!("from {first} to {last}")
            };
            let sum = tallies.iter().copied().sum::<Tally>();
            let (number, time) = (contacts(sum.contacts), hours(sum.minutes));
            format!("{name}: {number} ({time}) {when}{most}.")
        }
        _ => format!("{name}: no contact is on record."),
    };
    line(name, text, &tallies)
}

fn by_month(name: &str, of: &BTreeMap<Option<u32>, Tally>) -> TrendLine {
    let last = of.keys().copied().flatten().max().unwrap_or(0);
    let longest = u32::try_from(super::LONGEST).unwrap_or(u32::MAX);
    let tallies: Vec<Tally> = (1..=last.min(longest))
        .map(|month| of.get(&Some(month)).copied().unwrap_or_default())
        .collect();
    let sum = tallies.iter().copied().sum::<Tally>();
    let text = if last == 0 {
        format!("{name}: no contact counts by month of the relationship.")
    } else {
        let (number, time) = (contacts(sum.contacts), hours(sum.minutes));
        format!("{name}: {number} ({time}) up to month {last} of the relationship.")
    };
    line(name, text, &tallies)
}

fn line(name: &str, text: String, tallies: &[Tally]) -> TrendLine {
    TrendLine {
        id: None,
        name: name.to_owned(),
        text,
        contacts: tallies.iter().map(|it| it.contacts).collect(),
        minutes: tallies.iter().map(|it| it.minutes).collect(),
        in_person: Vec::new(),
        minimum: Vec::new(),
    }
}

/// “ In person: met in three of four quarters in which it was asked for.”
fn minimum_in_words(minimum: &[Minimum]) -> String {
    let number = |of: Minimum| minimum.iter().filter(|it| **it == of).count();
    let (met, not_met) = (number(Minimum::Met), number(Minimum::NotMet));
    let to_come = number(Minimum::StillToCome);
    let asked = met + not_met;
    match (asked, to_come) {
        (0, 0) => String::new(),
        (0, _) => " In person: still to come this quarter.".to_owned(),
        (asked, to_come) => format!(
            " In person: met in {} of {} in which it was asked for{}.",
            if met == 0 {
                "none".to_owned()
            } else {
                small_number(met)
            },
            number_of(asked, "quarter", "quarters"),
            if to_come > 0 {
                ", and still to come this quarter"
            } else {
                ""
            },
        ),
    }
}

fn most(lines: &[TrendLine]) -> u32 {
    let all = lines.iter().flat_map(|line| line.minutes.iter().copied());
    all.max().unwrap_or(0)
}
