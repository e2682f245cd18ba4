//! A chart as a screen shows it: the drawing, and the same in words and figures.

use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_report::chart::{Chart, ChartTable};

/// A chart, drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ChartView {
    /// The drawing: one `<svg>` element with its own title and description. It holds
    /// shapes and escaped words only, nothing that runs.
    pub svg: String,
    /// What it is about.
    pub title: String,
    /// What there is to see, in a sentence or two.
    pub description: String,
    /// Every value of it.
    pub table: ChartTableView,
}

/// The values of a chart as a table. The first cell of a row is its header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ChartTableView {
    /// What the columns hold.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// For each column, whether figures stand in it, which keep to the right edge.
    pub figures: Vec<bool>,
}

impl ChartView {
    /// Shows a chart; `prefix` makes the ids in its drawing unique on a page with
    /// several: letters, digits and dashes.
    pub fn new(chart: Chart, prefix: &str) -> Self {
        Self {
            svg: chart.to_svg(prefix),
            title: chart.title,
            description: chart.description,
            table: chart.table.into(),
        }
    }
}

impl From<ChartTable> for ChartTableView {
    fn from(table: ChartTable) -> Self {
        Self {
            figures: table.figures(),
            head: table.head,
            rows: table.rows,
        }
    }
}

/// The charts of a region, for the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RegionCharts {
    /// The region.
    pub region: Id,
    /// Capacity by domain; none where capacity was never assessed.
    pub profile: Option<ChartView>,
    /// What the group made of the last assessment, in its own words.
    pub reading: String,
    /// The capacity map at the ends of quarters.
    pub map: ChartView,
    /// Support given beside capacity.
    pub beside: ChartView,
}
