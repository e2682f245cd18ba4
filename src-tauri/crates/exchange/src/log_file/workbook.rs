//! A log as the first sheet of an Excel workbook that shows anything.

use super::{LogFileError, MOST_ROWS};
use crate::sheet::{LARGEST_UNPACKED, SheetError, guarded};
use calamine::{DataRef, ExcelDateTime, Reader as _, SheetVisible, Xlsx, XlsxFormulaMetadata};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use trellis_domain::log_file::{LogCell, LogLine};

/// Columns further right than these hold nothing that anybody wrote.
const WIDEST: u32 = 1_000;

/// Whether these bytes are a workbook of some kind, fit to be read or not.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// Reads the rows of the first visible sheet that holds more than one.
pub fn read(bytes: &[u8]) -> Result<Vec<LogLine>, LogFileError> {
    guarded(bytes)?;
    // The reader adds up row and column numbers without a check, so that a twisted file
    // may make it panic. That is a damaged file and no more.
    catch_unwind(AssertUnwindSafe(|| sheets(bytes)))
        .unwrap_or(Err(LogFileError::Sheet(SheetError::Damaged)))
}

fn sheets(bytes: &[u8]) -> Result<Vec<LogLine>, LogFileError> {
    let damaged = |_| LogFileError::Sheet(SheetError::Damaged);
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut first = Vec::new();
    for tab in workbook.sheets_metadata().to_vec() {
        if tab.visible != SheetVisible::Visible {
            continue;
        }
        let lines = rows(&mut workbook, &tab.name)?;
        let is_table = lines
            .iter()
            .any(|line| line.cells.iter().filter(|cell| !cell.is_blank()).count() > 1);
        if is_table {
            return Ok(lines);
        }
        if first.is_empty() {
            first = lines;
        }
    }
    Ok(first)
}

fn rows(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<LogLine>, LogFileError> {
    let damaged = |_| LogFileError::Sheet(SheetError::Damaged);
    let mut reader = workbook.worksheet_cells_reader(name).map_err(damaged)?;
    let mut left = LARGEST_UNPACKED;
    let mut grid: BTreeMap<u32, BTreeMap<u32, LogCell>> = BTreeMap::new();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(damaged)? {
        let (row, column) = cell.pos;
        let read = if let Some(formula) = &cell.formula {
            worked_out(formula)
        } else {
            match said(&cell.value) {
                text if text.trim().is_empty() => continue,
                text => LogCell::Text(text),
            }
        };
        if column >= WIDEST {
            continue;
        }
        if let LogCell::Text(text) = &read {
            // Many cells may share one text in the file, but not in memory.
            left = left.checked_sub(text.len()).ok_or(LogFileError::TooLarge)?;
        }
        grid.entry(row).or_default().insert(column, read);
        if grid.len() > MOST_ROWS + 100 {
            return Err(LogFileError::TooManyRows);
        }
    }
    Ok(grid
        .into_iter()
        .map(|(row, cells)| {
            let last = cells.keys().next_back().copied().unwrap_or_default();
            let cell = |at| cells.get(&at).cloned();
            LogLine {
                row: row.saturating_add(1),
                cells: (0..=last)
                    .map(|at| cell(at).unwrap_or_else(|| LogCell::Text(String::new())))
                    .collect(),
            }
        })
        .collect())
}

/// `LibreOffice` stores yes and no as formulas; nobody wrote one.
fn worked_out(formula: &XlsxFormulaMetadata) -> LogCell {
    match formula {
        XlsxFormulaMetadata::Normal { formula } if formula == "TRUE()" => {
            LogCell::Text("yes".to_owned())
        }
        XlsxFormulaMetadata::Normal { formula } if formula == "FALSE()" => {
            LogCell::Text("no".to_owned())
        }
        _ => LogCell::WorkedOut,
    }
}

fn said(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(it) => day_or_length(it),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A day from one day on; less is a time of day or a length, which read alike.
fn day_or_length(cell: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = cell.to_ymd_hms_milli();
    if cell.is_datetime() && cell.as_f64() >= 1.0 {
        let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
        return day.map_or_else(String::new, |day| day.to_string());
    }
    if cell.as_f64() < 1.0 {
        return format!("{hour}:{minute:02}");
    }
    // A length of more than a day: what is over 24 hours is said when it is read.
    let hours = cell.as_f64() * 24.0;
    format!("{hours:.2} h")
}
