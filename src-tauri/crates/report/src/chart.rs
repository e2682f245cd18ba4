//! Charts: a drawing, what there is to see in it in a sentence, and every value of it in
//! a table.
//!
//! ```text
//! profile::Profile, run::RunChart … ── draw ──► Chart ──► to_svg (screen, a file)
//!                                                     └─► blocks (paper, tagged)
//! ```
//!
//! Screen and paper take the same [`Figure`]. Nothing in it is told by color alone, and
//! nothing in it is a rank, a percentage or a grade. Values are whole hundredths, so
//! that what a table says is exactly what was drawn.

pub mod beside;
pub mod map;
mod pen;
pub mod profile;
pub mod run;
mod svg;
pub mod timeline;

use crate::document::{Block, Figure, Paragraph, Row, Run, Table};
use serde::{Deserialize, Serialize};

/// How wide a chart is, in points: 560 pixels on the screen, and within the text on
/// paper. On the screen a point is four thirds of a pixel, so that its words are 13
/// pixels high and stay so.
pub const WIDTH: f32 = 420.0;

/// Stands in a table where there is no value.
pub const NONE: &str = "–";
/// Stands where too little was scored for a value.
pub const NOT_SCORED: &str = "not scored";

/// A chart: the drawing, and the same in words and figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// What it is about.
    pub title: String,
    /// What there is to see, in a sentence or two.
    pub description: String,
    /// The drawing; its `alt` is the description.
    pub figure: Figure,
    /// Every value of it.
    pub table: ChartTable,
}

/// The values of a chart as a table. The first cell of a row is its header, the others
/// are values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartTable {
    /// What the columns hold.
    pub head: Vec<String>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<String>>,
}

impl Chart {
    /// The drawing for the screen or a file. `prefix` makes the ids in it unique on a
    /// page that shows several.
    pub fn to_svg(&self, prefix: &str) -> String {
        svg::draw(self, prefix)
    }

    /// For paper: what it is about, the drawing, then every value in a table. The
    /// document puts its own heading above.
    pub fn blocks(&self) -> Vec<Block> {
        let title = Paragraph::from(Run::strong_label(self.title.clone()));
        let mut blocks = vec![
            Block::Keep(vec![
                title.after(4.0).into(),
                Block::Figure(self.figure.clone()),
            ]),
            Block::Space(4.0),
        ];
        if !self.table.rows.is_empty() {
            blocks.push(Block::Table(self.table.paper()));
        }
        blocks
    }
}

impl ChartTable {
    /// For each column, whether figures stand in it, which keep to the right edge.
    pub fn figures(&self) -> Vec<bool> {
        let is_figure = |cell: &str| {
            let bare = cell.trim_start_matches(['+', '−']);
            bare.starts_with(|letter: char| letter.is_ascii_digit())
                && bare
                    .chars()
                    .all(|letter| letter.is_ascii_digit() || letter == '.')
        };
        let column = |at: usize| {
            let cells = || self.rows.iter().filter_map(move |row| row.get(at));
            at > 0
                && cells().any(|cell| is_figure(cell))
                && cells().all(|cell| is_figure(cell) || cell == NONE || cell == NOT_SCORED)
        };
        (0..self.head.len()).map(column).collect()
    }

    fn paper(&self) -> Table {
        let cell = |text: &String| -> Vec<Block> { vec![Paragraph::from(Run::label(text)).into()] };
        // The names that rows begin with are longer than their values.
        let mut widths = vec![1.0; self.head.len()];
        if let Some(first) = widths.first_mut() {
            *first = 2.2;
        }
        Table {
            widths,
            head: self.head.clone(),
            rows: self
                .rows
                .iter()
                .map(|row| Row {
                    cells: row.iter().map(cell).collect(),
                    least_height: 0.0,
                })
                .collect(),
            has_row_heads: true,
        }
    }
}

/// “1.4”, from hundredths; to as many places as these values need, so that a column of
/// them lines up and none is rounded.
pub fn figure(hundredths: i64, places: usize) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    let whole = hundredths.unsigned_abs() / 100;
    let part = hundredths.unsigned_abs() % 100;
    match places {
        0 => format!("{sign}{whole}"),
        1 => format!("{sign}{whole}.{}", part / 10),
        _ => format!("{sign}{whole}.{part:02}"),
    }
}

/// “+0.1”, “−0.2” or “0.0”, from hundredths.
pub fn change(hundredths: i64, places: usize) -> String {
    let sign = if hundredths > 0 { "+" } else { "" };
    format!("{sign}{}", figure(hundredths, places))
}

/// How many places these hundredths need.
pub fn places(values: impl IntoIterator<Item = i64>) -> usize {
    values
        .into_iter()
        .map(|value| match value {
            whole if whole % 100 == 0 => 0,
            tenths if tenths % 10 == 0 => 1,
            _ => 2,
        })
        .max()
        .unwrap_or(0)
}

/// “a, b and c”.
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
