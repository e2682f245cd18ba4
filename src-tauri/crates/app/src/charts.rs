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
use crate::plans::export::{paper, write_whole};
use crate::trellis::Trellis;
use crate::view::chart::{ChartView, RegionCharts};
use std::path::Path;
use trellis_domain::id::Id;
use trellis_domain::pack::PackHash;
use trellis_report::chart::Chart;
use trellis_report::document::{Block, Heading};
use trellis_report::{Document, Style, lay_out};

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
    /// Everything in it is the region's own.
    const fn may_print(self) -> bool {
        matches!(self, Self::Profile | Self::Map)
    }

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

    /// Writes one chart of a region: as a drawing that stands alone (SVG), or, where the
    /// name ends so, as a page with its table (PDF). Support given and what happened are
    /// the support team's, so that no page of them is written.
    ///
    /// # Errors
    /// Where the region is gone, a page was asked for that would print what is the
    /// support team's, or the file cannot be written.
    pub fn write_chart(&self, region: Id, chart: RegionChart, to: &Path) -> Result<(), Error> {
        let drawn = self.draw(region, chart)?;
        let is_page = to
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
        if !is_page {
            return write_whole(to, drawn.to_svg(chart.word()).as_bytes());
        }
        if !chart.may_print() {
            return Err(Error::new(
                "This chart is for the support team, and a page may reach the region",
                "Write it as a drawing instead: a name that ends in .svg.",
            ));
        }
        let name = self.region_name(Some(region))?;
        let id = PackHash::of(format!("{region} {drawn:?}").as_bytes());
        let title = format!("{}: {name}", drawn.title);
        let heading = Heading {
            level: 1,
            text: name.clone(),
        };
        let mut blocks = vec![Block::Heading(heading), Block::Space(6.0)];
        blocks.extend(drawn.blocks());
        let document = Document {
            language: "en-US".to_owned(),
            subject: drawn.description,
            date: Some(self.today()),
            id: id.as_str().chars().take(32).collect(),
            foot_left: title.clone(),
            title,
            blocks,
            ..Document::default()
        };
        write_whole(to, &paper(&lay_out(&document, &Style::default()))?)
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
