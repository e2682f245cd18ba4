//! Support given beside capacity.

use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::assessing::AdministrationResult;
use crate::view::dose::{DoseQuery, TrendLine};
use trellis_domain::assessing::SCALE;
use trellis_domain::calendar::{Quarter, short_date};
use trellis_domain::id::Id;
use trellis_report::chart::beside::{Beside, Held, QuarterDose};

impl Trellis {
    /// The minutes of each quarter, and the mean of each assessment of the community
    /// with the instrument that was used most.
    pub(super) fn beside(&self, region: Id) -> Result<Beside, Error> {
        let trend = self.dose_trend(&DoseQuery {
            regions: vec![region],
            ..DoseQuery::default()
        })?;
        let all = self.administrations_of(region)?;
        let own = trend.regions.iter().find(|line| line.id == Some(region));
        Ok(Beside {
            title: "Support given beside capacity".to_owned(),
            quarters: own.map_or_else(Vec::new, |line| quarters(&trend.quarters, line)),
            held: held(&super::profile::comparable(&all)),
            top: SCALE,
            most_minutes: None,
        })
    }
}

/// Quarters with what was given in them.
pub(crate) fn quarters(names: &[String], line: &TrendLine) -> Vec<QuarterDose> {
    let minutes = line.minutes.iter().map(|minutes| i64::from(*minutes));
    names
        .iter()
        .zip(minutes)
        .filter_map(|(name, minutes)| {
            let quarter = Quarter::read(name)?;
            Some(QuarterDose {
                name: name.clone(),
                from: quarter.first_day(),
                until: quarter.last_day(),
                minutes,
            })
        })
        .collect()
}

/// Assessments with their day and the mean of their domains.
pub(crate) fn held(all: &[&AdministrationResult]) -> Vec<Held> {
    all.iter()
        .filter_map(|one| {
            let on = one.held_on?;
            Some(Held {
                on,
                when: short_date(on),
                mean: mean(one),
            })
        })
        .collect()
}

/// The mean of the domains in hundredths, rounded half up; none where one of them has
/// none, since a mean of other domains would compare with nothing.
fn mean(one: &AdministrationResult) -> Option<i64> {
    let values: Option<Vec<i64>> = one
        .domains
        .iter()
        .map(|figure| figure.mean.map(i64::from))
        .collect();
    let values = values.filter(|values| !values.is_empty())?;
    let count = i64::try_from(values.len()).ok()?;
    let sum: i64 = values.iter().sum();
    Some((2 * sum + count) / (2 * count))
}
