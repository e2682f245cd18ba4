//! The capacity map at the ends of quarters gone by, from what answers said then.

use crate::error::Error;
use crate::trellis::Trellis;
use chrono::{DateTime, NaiveDate};
use std::collections::BTreeMap;
use trellis_domain::calendar::Quarter;
use trellis_domain::id::Id;
use trellis_domain::noun::answer as a;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::value::Value;
use trellis_domain::words::Status;
use trellis_report::chart::map::{MapCount, MapDomain, MapOverTime};
use trellis_store::PastValue;
use trellis_store::table::answer::AnswerRow;

/// As many columns as a page holds in words.
const COLUMNS: usize = 6;

impl Trellis {
    /// How many items of each domain and stage were where at the end of each of the last
    /// quarters, and are now. By today's items: one that was added since reads as not
    /// discussed then.
    pub(super) fn map_over_time(&self, region: Id) -> Result<MapOverTime, Error> {
        let today = self.today();
        let asked = AnswerRow::of_region(self.reading(), region)?;
        let items: BTreeMap<Id, String> = asked
            .into_iter()
            .filter(|row| row.adoption.is_none())
            .filter_map(|row| Some((row.id, row.item?)))
            .collect();
        let past = self.reading().past_values(region, &a::NOUN, a::status)?;
        let ends = ends(&past, today);
        // For each day, where each item stood.
        let mut then: Vec<BTreeMap<&str, Status>> = vec![BTreeMap::new(); ends.len()];
        for change in &past {
            let Some(item) = items.get(&change.record) else {
                continue;
            };
            let on = day_of(change.wall).unwrap_or(NaiveDate::MIN);
            let status = match &change.value {
                Some(Value::Text(code)) => Status::from_code(code),
                _ => None,
            };
            for ((_, end), stood) in ends.iter().zip(&mut then) {
                if on > *end {
                    continue;
                }
                match status {
                    Some(status) => stood.insert(item, status),
                    None => stood.remove(item.as_str()),
                };
            }
        }
        let count = |domain, stage, stood: &BTreeMap<&str, Status>| {
            let mut count = MapCount::default();
            for standing in self.binder.items_in(domain, stage) {
                match stood.get(standing.item.id.as_str()) {
                    Some(Status::InPlace) => count.in_place += 1,
                    Some(Status::Partly) => count.partly += 1,
                    Some(Status::NotYet) => count.not_yet += 1,
                    Some(Status::NotNow | Status::DoesNotApply) => count.set_aside += 1,
                    None => count.not_discussed += 1,
                }
            }
            count
        };
        let domains = CapacityDomain::ALL.iter().map(|domain| MapDomain {
            name: domain.name().to_owned(),
            stages: CapacityStage::ALL
                .iter()
                .map(|stage| {
                    let days = then.iter();
                    days.map(|stood| count(*domain, *stage, stood)).collect()
                })
                .collect(),
        });
        Ok(MapOverTime {
            title: "Capacity map over time".to_owned(),
            stages: CapacityStage::ALL
                .iter()
                .map(|stage| stage.name().to_owned())
                .collect(),
            domains: domains.collect(),
            quarters: ends.into_iter().map(|(name, _)| name).collect(),
        })
    }
}

/// The ends of the quarters since the first answer, the latest few, and today.
fn ends(past: &[PastValue], today: NaiveDate) -> Vec<(String, NaiveDate)> {
    let mut ends = vec![("Now".to_owned(), NaiveDate::MAX)];
    let first = past.iter().filter_map(|change| day_of(change.wall)).min();
    let mut quarter = Quarter::of(today).before();
    while ends.len() < COLUMNS && first.is_some_and(|first| first <= quarter.last_day()) {
        let Quarter { year, number } = quarter;
        ends.push((format!("Q{number} {year}"), quarter.last_day()));
        let before = quarter.before();
        if before == quarter {
            break;
        }
        quarter = before;
    }
    ends.reverse();
    ends
}

/// The day of a moment, by universal time.
pub(crate) fn day_of(wall: i64) -> Option<NaiveDate> {
    Some(DateTime::from_timestamp_millis(wall)?.date_naive())
}
