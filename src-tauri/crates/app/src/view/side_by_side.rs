//! Several regions side by side: one chart, small, for each of them.

use super::chart::{ChartTableView, ChartView};
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;

/// Which regions to put side by side, and what of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SideBySideQuery {
    /// These regions; where none is named, all, or the practitioner’s own.
    pub regions: Vec<Id>,
    /// Only those the practitioner of this laptop was with.
    pub own: bool,
    /// What is drawn.
    pub chart: SideChart,
}

/// What is drawn of each region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SideChart {
    /// Support given beside capacity.
    #[default]
    Beside,
    /// Capacity by domain.
    Profile,
}

/// Regions side by side, by name. Nothing ranks them, and nothing adds them up.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct SideBySide {
    /// What was asked.
    pub query: SideBySideQuery,
    /// Other regions are covered: a visit is in the room, and people sit before the
    /// screen. Then nothing else is filled.
    pub is_covered: bool,
    /// What the drawings have in common: their scale.
    pub scale: String,
    /// The regions, by name.
    pub regions: Vec<SideRegion>,
    /// The latest values of all of them in one table, by name.
    pub table: ChartTableView,
}

/// One of several regions.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct SideRegion {
    /// The region.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its tier of support and what its capacity is assessed with: regions that differ
    /// in these do not compare.
    pub beside: String,
    /// The chart.
    pub chart: ChartView,
}
