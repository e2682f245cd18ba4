//! One sheet as rows under headings, and what its cells say.

use super::SheetError;
use super::columns::{Column, EXAMPLE, Sheet};
use super::grid::{Found, Grid, Value};
use super::mistake::{SheetMistake, cell_name, shown};
use super::words::squash;
use std::collections::BTreeMap;

/// What is noted while sheets are read.
#[derive(Default)]
pub(super) struct Reading {
    mistakes: Vec<(Spot, SheetMistake)>,
    /// Sheet and cell of everything that has an id.
    pub places: BTreeMap<String, (String, String)>,
}

/// Where a cell stands: the sheet's number, the row and the column, counted from 0.
type Spot = (usize, u32, u32);

/// The name and number of a sheet in the file.
#[derive(Clone)]
pub(super) struct Tab {
    pub name: String,
    pub at: usize,
}

/// One row of a sheet.
#[derive(Clone)]
pub(super) struct Row {
    tab: Tab,
    sheet: &'static Sheet,
    at: u32,
    /// Each column that the sheet has: where it stands, and what is in the cell.
    pub cells: BTreeMap<&'static str, (u32, Option<Value>)>,
}

impl Reading {
    /// Notes a mistake.
    pub fn note(&mut self, tab: &Tab, (row, column): (u32, u32), what: String, remedy: String) {
        let mistake = SheetMistake {
            sheet: tab.name.clone(),
            cell: cell_name(row, column),
            what,
            remedy,
        };
        self.mistakes.push(((tab.at, row, column), mistake));
    }

    /// Notes a mistake in a cell of a row.
    pub fn note_in(&mut self, row: &Row, head: &str, what: String, remedy: String) {
        let column = row.column(head);
        self.note(&row.tab, (row.at, column), what, remedy);
    }

    /// Everything that was noted, by sheet and cell.
    pub fn finish(mut self) -> Result<BTreeMap<String, (String, String)>, SheetError> {
        if self.mistakes.is_empty() {
            return Ok(self.places);
        }
        self.mistakes.sort_by_key(|&(spot, _)| spot);
        let mistakes = self.mistakes.into_iter().map(|(_, mistake)| mistake);
        Err(SheetError::Mistakes(mistakes.collect()))
    }

    /// The rows of a sheet that are neither empty nor an example.
    pub fn rows(&mut self, found: &Found, sheet: &'static Sheet, at: usize) -> Vec<Row> {
        let tab = Tab {
            name: found.name.clone(),
            at,
        };
        self.refuse_formulas(&tab, &found.grid);
        let mut rows = found.grid.iter();
        let Some((&head_at, heads)) = rows.next() else {
            return Vec::new();
        };
        let heads = self.heads(&tab, sheet, head_at, heads, &found.grid);
        let row = |(&at, cells): (&u32, &BTreeMap<u32, Value>)| Row {
            tab: tab.clone(),
            sheet,
            at,
            cells: heads
                .iter()
                .map(|(&head, &column)| (head, (column, cells.get(&column).cloned())))
                .collect(),
        };
        rows.map(row).filter(|row| !row.is_left_out()).collect()
    }

    fn refuse_formulas(&mut self, tab: &Tab, grid: &Grid) {
        for (&row, cells) in grid {
            for (&column, value) in cells {
                let (what, remedy) = match value {
                    Value::Formula => (
                        "this cell holds a formula".to_owned(),
                        "Write the text itself, or copy the cell and paste it as a value",
                    ),
                    Value::Error(error) => (
                        format!("this cell shows the error {}", shown(error)),
                        "Write the text itself",
                    ),
                    _ => continue,
                };
                self.note(tab, (row, column), what, remedy.to_owned());
            }
        }
    }

    /// Which column stands where.
    fn heads(
        &mut self,
        tab: &Tab,
        sheet: &'static Sheet,
        at: u32,
        cells: &BTreeMap<u32, Value>,
        grid: &Grid,
    ) -> BTreeMap<&'static str, u32> {
        let mut heads = BTreeMap::new();
        for (&column, value) in cells {
            let Value::Text(text) = value else {
                continue;
            };
            let spot = (at, column);
            let known = sheet
                .columns
                .iter()
                .find(|known| squash(known.head) == squash(text));
            match known {
                None => {
                    let what = format!("“{}” is not a column of this sheet", shown(text.trim()));
                    let remedy = "Correct the heading, or move the column to a sheet whose name begins with Notes";
                    self.note(tab, spot, what, remedy.to_owned());
                }
                Some(known) => {
                    if let Some(&before) = heads.get(known.head) {
                        let before = cell_name(at, before);
                        let what =
                            format!("the column “{}” stands in {before} as well", known.head);
                        let remedy = "Keep one of the two".to_owned();
                        self.note(tab, spot, what, remedy);
                    } else {
                        heads.insert(known.head, column);
                    }
                }
            }
        }
        self.missing(tab, sheet, at, cells, &heads);
        self.headless(tab, at, cells, grid);
        heads
    }

    fn missing(
        &mut self,
        tab: &Tab,
        sheet: &'static Sheet,
        at: u32,
        cells: &BTreeMap<u32, Value>,
        heads: &BTreeMap<&'static str, u32>,
    ) {
        let mut column = cells.keys().next_back().copied().unwrap_or_default();
        for missing in sheet.columns {
            if !heads.contains_key(missing.head) {
                column = column.saturating_add(1);
                let what = format!("the column “{}” is missing", missing.head);
                let remedy = if missing.is_needed {
                    "Write this heading here and fill in the column"
                } else {
                    "Write this heading here; the cells below it may stay empty"
                };
                self.note(tab, (at, column), what, remedy.to_owned());
            }
        }
    }

    /// Words below an empty heading would be lost.
    fn headless(&mut self, tab: &Tab, at: u32, heads: &BTreeMap<u32, Value>, grid: &Grid) {
        let mut first = BTreeMap::new();
        for (&row, cells) in grid.range(at.saturating_add(1)..) {
            for &column in cells
                .keys()
                .filter(|column| !matches!(heads.get(column), Some(Value::Text(_))))
            {
                first.entry(column).or_insert(row);
            }
        }
        for (column, row) in first {
            let what = "this cell stands in a column without a heading".to_owned();
            let remedy = "Move it to a column of this sheet, or clear it".to_owned();
            self.note(tab, (row, column), what, remedy);
        }
    }
}

impl Row {
    /// Where a column stands; the first one where the sheet has no such column.
    pub fn column(&self, head: &str) -> u32 {
        self.cells.get(head).map_or(0, |&(column, _)| column)
    }

    /// Sheet and cell, as places name them.
    pub fn place(&self, head: &str) -> (String, String) {
        let cell = cell_name(self.at, self.column(head));
        (self.tab.name.clone(), cell)
    }

    /// Whether a cell holds anything.
    pub fn has(&self, head: &str) -> bool {
        matches!(self.cells.get(head), Some((_, Some(_))))
    }

    /// The sheet in the file and the row's number on it, counted from 0.
    pub fn spot(&self) -> (&Tab, u32) {
        (&self.tab, self.at)
    }

    /// Nothing stands in any known column, or the first says that it is an example.
    fn is_left_out(&self) -> bool {
        let is_empty = self.cells.values().all(|(_, value)| value.is_none());
        let key = self
            .sheet
            .columns
            .first()
            .map(|column: &Column| column.head);
        let key = key.and_then(|head| self.cells.get(head));
        let is_example = matches!(key, Some((_, Some(Value::Text(text)))) if is_example(text));
        is_empty || is_example
    }
}

/// Whether a first cell marks its row as an example.
pub(super) fn is_example(text: &str) -> bool {
    squash(text).starts_with(EXAMPLE)
}
