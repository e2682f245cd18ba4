//! Charts of one region, and how this computer shows them.
//!
//! They are for the desk: what they draw is the region's own, but what was counted of
//! support is the support team's.

mod beside;
mod map;
mod profile;

pub(crate) use beside::{held, quarters};
pub(crate) use map::day_of;
pub(crate) use profile::{comparable, of as profile_of};

use crate::error::Error;
use crate::plans::export::write_whole;
use crate::trellis::Trellis;
use crate::view::chart::{ChartView, RegionCharts};
use std::path::Path;
use trellis_domain::id::Id;
use trellis_report::chart::Chart;

/// Where this computer keeps whether charts are drawn.
const TABLES_ONLY: &str = "charts_as_tables";

/// A chart of one region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionChart {
    /// Capacity by domain over the assessments.
    Profile,
    /// The capacity map at the ends of quarters.
    Map,
    /// Support given beside capacity.
    Beside,
    /// What happened, on one line.
    Timeline,
}

impl RegionChart {
    /// A word for ids in its drawing.
    const fn word(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Map => "map",
            Self::Beside => "beside",
            Self::Timeline => "timeline",
        }
    }
}

impl Trellis {
    /// Whether charts are shown as their tables only.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn charts_as_tables(&self) -> Result<bool, Error> {
        Ok(self.reading().find_setting(TABLES_ONLY)?.as_deref() == Some("yes"))
    }

    /// Says whether charts are shown as their tables only, on this computer.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn show_charts_as_tables(&mut self, is_so: bool) -> Result<(), Error> {
        self.writable()?;
        let word = if is_so { "yes" } else { "no" };
        self.workbook.set_setting(TABLES_ONLY, word)?;
        Ok(())
    }

    /// The charts of a region: capacity by domain where it was ever assessed, the
    /// capacity map over time, and support given beside capacity.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn region_charts(&self, region: Id) -> Result<RegionCharts, Error> {
        let all = self.administrations_of(region)?;
        let reading = comparable(&all).last().map(|last| last.reading.clone());
        Ok(RegionCharts {
            region,
            profile: match &reading {
                Some(_) => Some(self.chart_view(region, RegionChart::Profile)?),
                None => None,
            },
            reading: reading.unwrap_or_default(),
            map: self.chart_view(region, RegionChart::Map)?,
            beside: self.chart_view(region, RegionChart::Beside)?,
        })
    }

    /// One chart of a region, drawn and told.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn chart_view(&self, region: Id, chart: RegionChart) -> Result<ChartView, Error> {
        let prefix = format!("{}-{region}", chart.word());
        Ok(ChartView::new(self.draw(region, chart)?, &prefix))
    }

    /// Writes one chart of a region as an SVG drawing that stands alone.
    ///
    /// # Errors
    /// Where the region is gone, or the file cannot be written.
    pub fn write_chart(&self, region: Id, chart: RegionChart, to: &Path) -> Result<(), Error> {
        let svg = self.draw(region, chart)?.to_svg(chart.word());
        write_whole(to, svg.as_bytes())
    }

    /// One chart of a region, for a page, a file or a screen.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn draw(&self, region: Id, chart: RegionChart) -> Result<Chart, Error> {
        self.get_region(region)?;
        Ok(match chart {
            RegionChart::Profile => {
                let all = self.administrations_of(region)?;
                let alike = comparable(&all);
                let title = alike.last().map_or_else(
                    || "Capacity by domain".to_owned(),
                    |last| format!("Capacity by domain, {}", last.instrument_name),
                );
                trellis_report::chart::profile::draw(&profile::of(title, &alike))
            }
            RegionChart::Map => trellis_report::chart::map::draw(&self.map_over_time(region)?),
            RegionChart::Beside => trellis_report::chart::beside::draw(&self.beside(region)?),
            RegionChart::Timeline => self.timeline_chart(region, &[], (None, None))?,
        })
    }
}
