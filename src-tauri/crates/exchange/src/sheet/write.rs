//! A workbook from its rows: headings, widths, lists to choose from.

use super::SheetError;
use super::cells::split_list;
use super::columns::{Column, PACK, PACK_WORDS, READ_ME, Sheet};
use super::explain::READ_ME_LINES;
use super::guard::{LONGEST_TEXT, MOST_ROWS};
use super::mistake::cell_name;
use super::rows::{Field, Filled, Line};
use super::table::is_example;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// The formats that cells have.
struct Look {
    heading: Format,
    text: Format,
    label: Format,
    example: Format,
    title: Format,
    prose: Format,
}

/// Puts the sheets together. Examples are the rows whose first cell says so.
pub(super) fn workbook(head: &[String], filled: &[Filled]) -> Result<Vec<u8>, SheetError> {
    for (sheet, rows) in filled {
        check_rows(sheet, rows)?;
    }
    check_texts(&PACK, 1, head)?;
    put_together(head, filled).map_err(|error| SheetError::NotWritten(error.to_string()))
}

fn put_together(head: &[String], filled: &[Filled]) -> Result<Vec<u8>, XlsxError> {
    let look = Look::new();
    let mut workbook = Workbook::new();
    // The same pack gives the same bytes, whenever it is written.
    let when = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&when));
    read_me(workbook.add_worksheet(), &look)?;
    pack(workbook.add_worksheet(), head, &look)?;
    for (sheet, rows) in filled {
        table(workbook.add_worksheet(), sheet, rows, &look)?;
    }
    workbook.save_to_buffer()
}

fn read_me(page: &mut Worksheet, look: &Look) -> Result<(), XlsxError> {
    page.set_name(READ_ME)?;
    page.set_column_width(0, 100)?;
    for (row, (is_title, line)) in (0..).zip(READ_ME_LINES) {
        let format = if *is_title { &look.title } else { &look.prose };
        page.write_string_with_format(row, 0, *line, format)?;
    }
    Ok(())
}

fn pack(page: &mut Worksheet, values: &[String], look: &Look) -> Result<(), XlsxError> {
    headings(page, &PACK, look)?;
    for ((row, (word, is_needed, help)), value) in (1..).zip(PACK_WORDS).zip(values) {
        page.write_string_with_format(row, 0, word, &look.label)?;
        page.write_string_with_format(row, 1, value, &look.text)?;
        let hint = hint(
            DataValidation::new().allow_any_value(),
            word,
            help,
            is_needed,
        )?;
        page.add_data_validation(row, 1, row, 1, &hint)?;
    }
    Ok(())
}

fn table(page: &mut Worksheet, sheet: &Sheet, rows: &[Line], look: &Look) -> Result<(), XlsxError> {
    headings(page, sheet, look)?;
    for (number, column) in (0..).zip(sheet.columns) {
        let last = u32::try_from(MOST_ROWS).unwrap_or(u32::MAX) - 1;
        let validation = hint(choices(column)?, column.head, column.help, column.is_needed)?;
        page.add_data_validation(1, number, last, number, &validation)?;
    }
    for (number, row) in (1..).zip(rows) {
        let cells = row.iter().map(joined);
        let is_example = cells.clone().next().is_some_and(|first| is_example(&first));
        let format = if is_example {
            &look.example
        } else {
            &look.text
        };
        for (column, cell) in (0..).zip(cells) {
            if !cell.is_empty() {
                page.write_string_with_format(number, column, cell, format)?;
            }
        }
    }
    Ok(())
}

fn headings(page: &mut Worksheet, sheet: &Sheet, look: &Look) -> Result<(), XlsxError> {
    page.set_name(sheet.name)?;
    page.set_freeze_panes(1, 1)?;
    for (number, column) in (0..).zip(sheet.columns) {
        page.set_column_width(number, column.width)?;
        // What is typed into a cell of text stays as it was typed: 1.0 does not turn
        // into 1, 3-4 not into a date, and =A1 not into a formula.
        page.set_column_format(number, &look.text)?;
        page.write_string_with_format(0, number, column.head, &look.heading)?;
    }
    Ok(())
}

/// The list that a cell chooses from.
fn choices(column: &Column) -> Result<DataValidation, XlsxError> {
    let Some(words) = column.words else {
        return Ok(DataValidation::new().allow_any_value());
    };
    DataValidation::new()
        .allow_list_strings(&words())?
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title("Not one of the list")?
        .set_error_message("Choose one of the words that the arrow beside the cell shows.")
}

/// A note that shows beside a cell while it is chosen.
fn hint(
    validation: DataValidation,
    title: &str,
    help: &str,
    is_needed: bool,
) -> Result<DataValidation, XlsxError> {
    let help = if is_needed {
        help.to_owned()
    } else {
        format!("{help} May stay empty.")
    };
    validation.set_input_title(title)?.set_input_message(help)
}

/// What stands in the cell.
fn joined(field: &Field) -> String {
    match field {
        Field::Text(text) => text.clone(),
        Field::List(list) => list.join(", "),
        Field::Lines(lines) => lines.join("\n"),
    }
}

/// Refuses what would come back as something else.
fn check_rows(sheet: &'static Sheet, rows: &[Line]) -> Result<(), SheetError> {
    if rows.len() >= MOST_ROWS {
        let sheet = sheet.name.to_owned();
        return Err(SheetError::TooManyRows { sheet });
    }
    for (number, row) in (1..).zip(rows) {
        for (column, field) in (0..).zip(row) {
            let what = match field {
                Field::Text(_) => None,
                Field::List(list) => list
                    .iter()
                    .any(|code| split_list(code).as_slice() != [code.clone()])
                    .then_some("an id is empty or holds a space or a comma"),
                Field::Lines(lines) => lines
                    .iter()
                    .any(|line| line.trim().is_empty() || line.contains(['\n', '\r']))
                    .then_some("a line is empty or holds a line break"),
            };
            check_text(sheet, (number, column), &joined(field), what)?;
        }
    }
    Ok(())
}

fn check_texts(sheet: &'static Sheet, column: u32, texts: &[String]) -> Result<(), SheetError> {
    for (number, text) in (1..).zip(texts) {
        check_text(sheet, (number, column), text, None)?;
    }
    Ok(())
}

fn check_text(
    sheet: &'static Sheet,
    (row, column): (u32, u32),
    text: &str,
    what: Option<&'static str>,
) -> Result<(), SheetError> {
    let is_too_long = text.encode_utf16().count() > LONGEST_TEXT;
    let what = what.or(is_too_long.then_some("a text is longer than a cell can hold"));
    match what {
        None => Ok(()),
        Some(what) => Err(SheetError::Unwritable {
            sheet: sheet.name.to_owned(),
            cell: cell_name(row, column),
            what,
        }),
    }
}

impl Look {
    fn new() -> Self {
        let cell = Format::new()
            .set_num_format("@")
            .set_align(FormatAlign::Top)
            .set_text_wrap();
        Self {
            heading: cell
                .clone()
                .set_bold()
                .set_background_color(Color::RGB(0x00E8_EEE9))
                .set_border_bottom(FormatBorder::Thin),
            label: cell.clone().set_bold(),
            example: cell
                .clone()
                .set_italic()
                .set_font_color(Color::RGB(0x0059_5959)),
            prose: cell.clone(),
            title: cell.clone().set_bold().set_font_size(14),
            text: cell,
        }
    }
}
