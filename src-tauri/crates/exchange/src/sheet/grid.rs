//! The cells of a workbook, before anybody asks what they mean.

use super::SheetError;
use super::columns::{self, NOTES, READ_ME, Sheet};
use super::guard::{LARGEST_UNPACKED, LONGEST_TEXT, MOST_ROWS};
use super::mistake::cell_name;
use super::words::squash;
use calamine::{DataRef, Reader as _, SheetVisible, Xlsx, XlsxFormulaMetadata};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A text that is not empty.
    Text(String),
    /// A number.
    Number(f64),
    /// TRUE or FALSE.
    Truth(bool),
    /// A date, or a time of day, which is no date.
    Date(Option<NaiveDate>),
    /// An error, such as `#REF!`.
    Error(String),
    /// Something that is worked out from other cells.
    Formula,
}

/// The cells of one sheet that hold something, by row and column, counted from 0.
pub(super) type Grid = BTreeMap<u32, BTreeMap<u32, Value>>;

/// A sheet of a workbook.
pub(super) struct Found {
    /// Its name in the file.
    pub name: String,
    /// It is hidden from whoever looks at the workbook.
    pub is_hidden: bool,
    /// What it is read as; nothing for a sheet that is for people only, or extra.
    pub sheet: Option<&'static Sheet>,
    /// Its cells, where it is read.
    pub grid: Grid,
}

/// Opens a workbook that has passed the guard.
pub(super) fn open(bytes: &[u8]) -> Result<Vec<Found>, SheetError> {
    // The reader adds up row and column numbers without a check, so that a
    // twisted file may make it panic. That is a damaged file and no more.
    catch_unwind(AssertUnwindSafe(|| open_unguarded(bytes))).unwrap_or(Err(SheetError::Damaged))
}

/// The texts of the sheet with this name.
pub(super) fn texts(bytes: &[u8], name: &str) -> Result<Option<super::Texts>, SheetError> {
    let read = || {
        let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
        let tabs = workbook.sheets_metadata().to_vec();
        let Some(tab) = tabs.iter().find(|tab| squash(&tab.name) == squash(name)) else {
            return Ok(None);
        };
        let mut left = LARGEST_UNPACKED;
        let grid = cells(&mut workbook, &tab.name, &mut left)?;
        let said = |value: Value| match value {
            Value::Text(text) | Value::Error(text) => text,
            Value::Number(number) => number.to_string(),
            Value::Truth(truth) => truth.to_string(),
            Value::Date(date) => date.map_or_else(String::new, |date| date.to_string()),
            Value::Formula => "=".to_owned(),
        };
        let numbers = grid.keys().copied().collect();
        let rows = grid
            .into_values()
            .map(|row| row.into_iter().map(|(at, it)| (at, said(it))).collect())
            .collect();
        Ok(Some(super::Texts { rows, numbers }))
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(SheetError::Damaged))
}

/// Whether a sheet is for people only.
pub(super) fn is_for_people(name: &str) -> bool {
    let name = squash(name);
    name == squash(READ_ME) || name.starts_with(NOTES)
}

fn open_unguarded(bytes: &[u8]) -> Result<Vec<Found>, SheetError> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
    let mut found: Vec<Found> = Vec::new();
    let mut left = LARGEST_UNPACKED;
    for tab in workbook.sheets_metadata().to_vec() {
        let sheet = columns::ALL
            .into_iter()
            .find(|sheet| squash(sheet.name) == squash(&tab.name))
            .filter(|sheet| {
                !found
                    .iter()
                    .any(|it| it.sheet.is_some_and(|other| other.name == sheet.name))
            });
        let grid = match sheet {
            Some(_) => cells(&mut workbook, &tab.name, &mut left)?,
            None => Grid::new(),
        };
        found.push(Found {
            is_hidden: tab.visible != SheetVisible::Visible,
            name: tab.name,
            sheet,
            grid,
        });
    }
    Ok(found)
}

/// Reads cell after cell: a sheet that says it is a million rows long takes no more
/// room than the cells it has.
fn cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    left: &mut usize,
) -> Result<Grid, SheetError> {
    let mut reader = workbook
        .worksheet_cells_reader(name)
        .map_err(|_| SheetError::Damaged)?;
    let mut grid = Grid::new();
    while let Some(cell) = reader
        .next_cell_with_formula_metadata()
        .map_err(|_| SheetError::Damaged)?
    {
        let (row, column) = cell.pos;
        let value = if let Some(formula) = &cell.formula {
            worked_out(formula)
        } else if let Some(value) = value(&cell.value) {
            value
        } else {
            continue;
        };
        if usize::try_from(row).map_or(true, |row| row >= MOST_ROWS) {
            let sheet = name.to_owned();
            return Err(SheetError::TooManyRows { sheet });
        }
        if let Value::Text(text) = &value {
            if text.len() > LONGEST_TEXT && text.encode_utf16().count() > LONGEST_TEXT {
                let (sheet, cell) = (name.to_owned(), cell_name(row, column));
                return Err(SheetError::TooLongText { sheet, cell });
            }
            // Many cells may share one text in the file, but not in memory.
            *left = left.checked_sub(text.len()).ok_or(SheetError::Swollen)?;
        }
        grid.entry(row).or_default().insert(column, value);
    }
    Ok(grid)
}

/// `LibreOffice` stores yes and no as `=TRUE()` and `=FALSE()`; nobody wrote a formula.
fn worked_out(formula: &XlsxFormulaMetadata) -> Value {
    match formula {
        XlsxFormulaMetadata::Normal { formula } if formula == "TRUE()" => Value::Truth(true),
        XlsxFormulaMetadata::Normal { formula } if formula == "FALSE()" => Value::Truth(false),
        _ => Value::Formula,
    }
}

fn value(cell: &DataRef<'_>) -> Option<Value> {
    let text = |text: &str| {
        let is_empty = text.trim().is_empty();
        (!is_empty).then(|| Value::Text(text.to_owned()))
    };
    match cell {
        DataRef::Empty => None,
        DataRef::String(it) => text(it),
        DataRef::SharedString(it) => text(it),
        #[expect(
            clippy::cast_precision_loss,
            reason = "Excel's numbers have no more digits"
        )]
        DataRef::Int(it) => Some(Value::Number(*it as f64)),
        DataRef::Float(it) => Some(Value::Number(*it)),
        DataRef::Bool(it) => Some(Value::Truth(*it)),
        DataRef::DateTime(it) => {
            let (year, month, day, ..) = it.to_ymd_hms_milli();
            let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
            // Less than a day is a time of day.
            Some(Value::Date(
                date.filter(|_| it.is_datetime() && it.as_f64() >= 1.0),
            ))
        }
        DataRef::DateTimeIso(it) => {
            let date = it.get(..10).and_then(|date| date.parse().ok());
            Some(Value::Date(date))
        }
        DataRef::DurationIso(_) => Some(Value::Date(None)),
        DataRef::Error(it) => Some(Value::Error(it.to_string())),
    }
}
