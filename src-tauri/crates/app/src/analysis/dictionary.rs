//! What every column of every table is.

use super::{PREFIX, Sheet};
use trellis_exchange::tables::{Cell, Table};

/// The dictionary's own columns.
const HEADINGS: [&str; 10] = [
    "file",
    "table",
    "table_meaning",
    "column",
    "type",
    "unit",
    "meaning",
    "allowed_values",
    "audience",
    "source",
];

/// One row for each column of each table.
pub(super) fn table(sheets: &[Sheet]) -> Table {
    let mut rows = Vec::new();
    for sheet in sheets {
        for column in &sheet.columns {
            let allowed: Vec<String> = column
                .allowed
                .iter()
                .map(|(code, word)| format!("{code} = {word}"))
                .collect();
            rows.push(vec![
                Cell::text(format!("{PREFIX}{}.csv", sheet.name)),
                Cell::text(sheet.name.as_str()),
                Cell::text(sheet.meaning.as_str()),
                Cell::text(column.name.as_str()),
                Cell::text(column.holds.word()),
                Cell::text(column.unit),
                Cell::text(column.meaning.as_str()),
                Cell::text(allowed.join("; ")),
                Cell::text(sheet.audience),
                Cell::text(column.source.as_str()),
            ]);
        }
    }
    Table {
        name: "data-dictionary".to_owned(),
        headings: HEADINGS.map(str::to_owned).to_vec(),
        rows,
    }
}
