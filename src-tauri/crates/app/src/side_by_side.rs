//! Several regions side by side, for a practitioner with several and for a team lead:
//! the same chart of each on one scale, by name. There is no order by value: regions
//! differ in what they began with, and a list that ranks them would be read as a verdict.

use crate::charts::{comparable, held, profile_of, quarters};
use crate::edit::text;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::assessing::AdministrationResult;
use crate::view::chart::ChartView;
use crate::view::dose::{DoseQuery, DoseTrend};
use crate::view::side_by_side::{SideBySide, SideBySideQuery, SideChart, SideRegion};
use std::collections::BTreeSet;
use trellis_domain::assessing::SCALE;
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;
use trellis_report::chart::beside::{self, Beside};
use trellis_report::chart::{ChartTable, NONE, NOT_SCORED, figure, profile};
use trellis_store::table::presence::PresenceRow;
use trellis_store::table::region::RegionRow;

/// As many of the latest quarters stand in the table of all regions.
const QUARTERS: usize = 4;

impl Trellis {
    /// The same chart of several regions, by name. While a visit is in the room it is
    /// covered.
    ///
    /// # Errors
    /// Where a region is gone, or the workbook cannot be read.
    pub fn side_by_side(&self, ask: &SideBySideQuery) -> Result<SideBySide, Error> {
        let is_covered = self.visit_in_room()?.is_some();
        let rows = if is_covered {
            Vec::new()
        } else {
            self.asked_regions(ask)?
        };
        let trend = match ask.chart {
            SideChart::Beside if !rows.is_empty() => Some(self.dose_trend(&DoseQuery::default())?),
            _ => None,
        };
        // One scale for all that are shown, so that heights compare.
        let shown: BTreeSet<Id> = rows.iter().map(|row| row.id).collect();
        let most = trend.as_ref().map(|trend| {
            let lines = trend.regions.iter();
            let shown = lines.filter(|line| line.id.is_some_and(|id| shown.contains(&id)));
            let most = shown.flat_map(|line| line.minutes.iter().copied()).max();
            i64::from(most.unwrap_or(0)).max(1)
        });
        let mut regions = Vec::new();
        let mut lines = Vec::new();
        for row in &rows {
            let all = self.administrations_of(row.id)?;
            let alike = comparable(&all);
            let name = text(row.name.as_ref());
            let drawing = if let Some(trend) = &trend {
                let model = beside_of(row.id, &name, trend, &alike, most);
                lines.push(beside_line(&name, &model));
                beside::draw_small(&model)
            } else {
                lines.push(profile_line(&name, &alike));
                let mut model = profile_of(name.clone(), &alike);
                for row in &mut model.rows {
                    row.name = short(&row.name);
                }
                profile::draw_small(&model)
            };
            let instrument = alike.last().map_or_else(
                || "capacity not assessed yet".to_owned(),
                |last| last.instrument_name.clone(),
            );
            regions.push(SideRegion {
                id: row.id,
                beside: format!("{} · {instrument}", self.tiers(row.id)?.0.name),
                chart: ChartView::new(drawing, &format!("side-{}", row.id)),
                name,
            });
        }
        let names = trend
            .as_ref()
            .map_or(&[][..], |trend| trend.quarters.as_slice());
        let table = ChartTable {
            head: head(ask.chart, names),
            rows: lines,
        };
        Ok(SideBySide {
            query: ask.clone(),
            is_covered,
            scale: match most {
                Some(most) => format!(
                    "On one scale: the full height is {most} minutes a quarter, and a mean of 2 for capacity"
                ),
                None => "On one scale, 0 to 2".to_owned(),
            },
            regions,
            table: table.into(),
        })
    }

    /// By name, as regions are listed everywhere.
    fn asked_regions(&self, ask: &SideBySideQuery) -> Result<Vec<RegionRow>, Error> {
        for region in &ask.regions {
            self.get_region(*region)?;
        }
        let mut rows = RegionRow::list(self.reading())?;
        if !ask.regions.is_empty() {
            rows.retain(|row| ask.regions.contains(&row.id));
        }
        if ask.own {
            let holder = self.founding().holder;
            let own = PresenceRow::regions_of(self.reading(), holder, self.author())?;
            rows.retain(|row| own.contains(&row.id));
        }
        Ok(rows)
    }
}

fn beside_of(
    region: Id,
    name: &str,
    trend: &DoseTrend,
    alike: &[&AdministrationResult],
    most: Option<i64>,
) -> Beside {
    let line = trend.regions.iter().find(|line| line.id == Some(region));
    Beside {
        title: name.to_owned(),
        quarters: line.map_or_else(Vec::new, |line| quarters(&trend.quarters, line)),
        held: held(alike),
        top: SCALE,
        most_minutes: most,
    }
}

fn head(chart: SideChart, quarters: &[String]) -> Vec<String> {
    let mut head = vec!["Region".to_owned()];
    match chart {
        SideChart::Beside => {
            let skipped = quarters.len().saturating_sub(QUARTERS);
            head.extend(
                quarters
                    .iter()
                    .skip(skipped)
                    .map(|it| format!("{it}, minutes")),
            );
            head.push("Mean capacity".to_owned());
        }
        SideChart::Profile => {
            head.extend(CapacityDomain::ALL.iter().map(|it| short(it.name())));
        }
    }
    head.push("Assessed".to_owned());
    head
}

fn beside_line(name: &str, model: &Beside) -> Vec<String> {
    let mut cells = vec![name.to_owned()];
    let skipped = model.quarters.len().saturating_sub(QUARTERS);
    let latest = model.quarters.iter().skip(skipped);
    cells.extend(latest.map(|quarter| quarter.minutes.to_string()));
    let last = model.held.last();
    let mean = last.and_then(|held| held.mean);
    cells.push(mean.map_or_else(|| NONE.to_owned(), |mean| figure(mean, 2)));
    cells.push(last.map_or_else(|| NONE.to_owned(), |held| held.when.clone()));
    cells
}

fn profile_line(name: &str, alike: &[&AdministrationResult]) -> Vec<String> {
    let mut cells = vec![name.to_owned()];
    let last = alike.last();
    for domain in CapacityDomain::ALL {
        let code = domain.code();
        let known = last.and_then(|last| last.domains.iter().find(|it| it.id == code));
        cells.push(match (last, known.and_then(|it| it.mean)) {
            (_, Some(mean)) => figure(i64::from(mean), 2),
            (Some(_), None) => NOT_SCORED.to_owned(),
            (None, None) => NONE.to_owned(),
        });
    }
    let on = last.and_then(|last| last.held_on);
    cells.push(on.map_or_else(|| NONE.to_owned(), short_date));
    cells
}

/// The first words of a domain's name, for a small chart: “Co-creation”, “Leadership”.
fn short(name: &str) -> String {
    name.split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}
