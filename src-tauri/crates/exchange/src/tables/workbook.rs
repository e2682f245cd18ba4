//! Tables as an Excel workbook: a cover, then a sheet for each table.

use super::{Cell, Cover, NotWritten, Table};
use chrono::{Datelike, Timelike};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

/// Longest text of one cell, in characters as Excel counts them.
pub const LONGEST_TEXT: usize = 32_767;

/// Longest name of a sheet, in letters.
const LONGEST_NAME: usize = 31;

/// Widths of columns, in letters.
const NARROWEST: usize = 9;
const WIDEST: usize = 60;

struct Look {
    heading: Format,
    text: Format,
    number: Format,
    hundredths: Format,
    day: Format,
    time: Format,
    mark: Format,
    title: Format,
}

/// Writes a workbook. A text that is longer than a cell can hold is cut, and ends with
/// “…”. Without a cover it holds nothing but the tables. The same tables give the same
/// bytes.
///
/// # Errors
/// Where the workbook cannot be put together.
pub fn workbook(cover: Option<&Cover>, tables: &[Table]) -> Result<Vec<u8>, NotWritten> {
    put_together(cover, tables).map_err(|error| NotWritten(error.to_string()))
}

fn put_together(cover: Option<&Cover>, tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let look = Look::new();
    let mut workbook = Workbook::new();
    let when = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = cover.map_or("", |cover| cover.title.as_str());
    workbook.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_creation_datetime(&when),
    );
    if let Some(cover) = cover {
        front(workbook.add_worksheet(), cover, &look)?;
    }
    for table in tables {
        sheet(workbook.add_worksheet(), table, &look)?;
    }
    workbook.save_to_buffer()
}

fn front(page: &mut Worksheet, cover: &Cover, look: &Look) -> Result<(), XlsxError> {
    page.set_name("About this file")?;
    page.set_column_width(0, 100)?;
    let mut row = 0;
    if let Some(mark) = &cover.mark {
        page.write_string_with_format(row, 0, mark, &look.mark)?;
        row += 1;
    }
    page.write_string_with_format(row, 0, &cover.title, &look.title)?;
    for line in &cover.lines {
        row += 1;
        page.write_string_with_format(row, 0, line, &look.text)?;
    }
    Ok(())
}

fn sheet(page: &mut Worksheet, table: &Table, look: &Look) -> Result<(), XlsxError> {
    let name: String = table.name.chars().take(LONGEST_NAME).collect();
    page.set_name(name)?;
    page.set_freeze_panes(1, 0)?;
    for (column, heading) in (0..).zip(&table.headings) {
        page.write_string_with_format(0, column, cut(heading), &look.heading)?;
        let at = usize::from(column);
        let cells = table.rows.iter().take(200).filter_map(|row| row.get(at));
        let widest = cells.map(width).max().unwrap_or_default();
        let letters = widest.max(heading.chars().count()).clamp(NARROWEST, WIDEST);
        page.set_column_width(column, u32::try_from(letters).map_or(20.0, f64::from) + 2.0)?;
    }
    for (number, row) in (1..).zip(&table.rows) {
        for (column, it) in (0..).zip(row) {
            cell(page, (number, column), it, look)?;
        }
    }
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let last_column = table.headings.len().saturating_sub(1);
    if last_row > 0 {
        let last_column = u16::try_from(last_column).unwrap_or(u16::MAX);
        page.autofilter(0, 0, last_row, last_column)?;
    }
    Ok(())
}

fn width(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text
            .lines()
            .map(|line| line.chars().count())
            .max()
            .unwrap_or(0),
        Cell::Day(_) => 12,
        _ => 0,
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "Excel's numbers have no more digits"
)]
fn cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    look: &Look,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            page.write_string_with_format(row, column, cut(text), &look.text)?;
        }
        Cell::Number(number) => {
            page.write_number_with_format(row, column, *number as f64, &look.number)?;
        }
        Cell::Hundredths(number) => {
            let number = *number as f64 / 100.0;
            page.write_number_with_format(row, column, number, &look.hundredths)?;
        }
        Cell::Day(day) => {
            // Excel begins in 1900; an earlier day is written as a text.
            let known = u16::try_from(day.year()).ok().and_then(|year| {
                let (month, date) = (day.month(), day.day());
                ExcelDateTime::from_ymd(year, month.try_into().ok()?, date.try_into().ok()?).ok()
            });
            match known {
                Some(known) => {
                    page.write_datetime_with_format(row, column, &known, &look.day)?;
                }
                None => {
                    page.write_string_with_format(row, column, day.to_string(), &look.text)?;
                }
            }
        }
        Cell::Time(time) => {
            let hour = u16::try_from(time.hour()).unwrap_or_default();
            let minute = u8::try_from(time.minute()).unwrap_or_default();
            let time = ExcelDateTime::from_hms(hour, minute, 0)?;
            page.write_datetime_with_format(row, column, &time, &look.time)?;
        }
    }
    Ok(())
}

/// A text that fits a cell.
fn cut(text: &str) -> String {
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let mut units = 0;
    let mut fits: String = text
        .chars()
        .take_while(|letter| {
            units += letter.len_utf16();
            units < LONGEST_TEXT
        })
        .collect();
    fits.push('…');
    fits
}

impl Look {
    fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::Top);
        Self {
            heading: cell
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0x00E8_EEE9))
                .set_border_bottom(FormatBorder::Thin),
            text: cell.clone().set_text_wrap(),
            number: cell.clone().set_num_format("0"),
            hundredths: cell.clone().set_num_format("0.00"),
            day: cell.clone().set_num_format("yyyy-mm-dd"),
            time: cell.clone().set_num_format("hh:mm"),
            mark: cell.clone().set_bold().set_font_size(14).set_text_wrap(),
            title: cell.set_bold().set_font_size(14),
        }
    }
}
