//! Capacity by domain over the assessments of one subject with one instrument.

use crate::assessments::Kind;
use crate::view::assessing::AdministrationResult;
use crate::words::month_and_year;
use std::collections::BTreeMap;
use trellis_domain::assessing::SCALE;
use trellis_domain::calendar::short_date;
use trellis_domain::pack::CapacityDomain;
use trellis_report::chart::profile::{Profile, ProfileRow};

/// The assessments of the community with the instrument that was used last: only
/// they stand on one scale with one wording.
pub(crate) fn comparable(all: &[AdministrationResult]) -> Vec<&AdministrationResult> {
    let community = || all.iter().filter(|one| one.agency.is_none());
    let last = community().max_by_key(|one| one.held_on);
    let Some(last) = last else {
        return Vec::new();
    };
    let kind = Kind::of_result(last);
    let mut alike: Vec<&AdministrationResult> = community()
        .filter(|one| Kind::of_result(one) == kind)
        .collect();
    alike.sort_by_key(|one| one.held_on);
    alike
}

/// The dot plot of assessments that compare, the earliest first.
pub(crate) fn of(title: String, alike: &[&AdministrationResult]) -> Profile {
    let domains = CapacityDomain::ALL.iter().filter(|domain| {
        let code = domain.code();
        alike
            .iter()
            .any(|one| one.domains.iter().any(|figure| figure.id == code))
    });
    let mean = |one: &AdministrationResult, code: &str| {
        let figure = one.domains.iter().find(|figure| figure.id == code)?;
        figure.mean.map(i64::from)
    };
    Profile {
        title,
        scale: "Mean score, 0 to 2".to_owned(),
        top: SCALE,
        held: labels(alike),
        is_running: false,
        rows: domains
            .map(|domain| ProfileRow {
                name: domain.name().to_owned(),
                values: alike.iter().map(|one| mean(one, domain.code())).collect(),
            })
            .collect(),
    }
}

/// “Jun 2025”; with the day where two were held in one month.
fn labels(alike: &[&AdministrationResult]) -> Vec<String> {
    let mut months: BTreeMap<String, usize> = BTreeMap::new();
    let month = |one: &AdministrationResult| one.held_on.map(month_and_year);
    for one in alike {
        *months.entry(month(one).unwrap_or_default()).or_default() += 1;
    }
    alike
        .iter()
        .map(|one| match (month(one), one.held_on) {
            (Some(month), Some(on)) => {
                let is_alone = months.get(&month) == Some(&1);
                if is_alone { month } else { short_date(on) }
            }
            _ => "no day".to_owned(),
        })
        .collect()
}
