//! A log as values that commas, semicolons or tabs part.

use super::{LogFileError, MOST_ROWS};
use csv::ReaderBuilder;
use trellis_domain::harmless::as_it_was;
use trellis_domain::log_file::{LogCell, LogLine};

/// What may part two values.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// How many rows are looked at to tell which sign parts the values.
const LOOKED_AT: usize = 40;

/// Reads the rows. `text` has `\n` for every line end.
pub fn read(text: &str) -> Result<Vec<LogLine>, LogFileError> {
    let mut text = text.to_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let separator = separator(&text)?;
    closed(&text, separator)?;
    let mut lines = Vec::new();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    // Line ends within cells: a spreadsheet counts rows, not lines.
    let mut within = 0_u64;
    loop {
        let at = |line: u64| u32::try_from(line.saturating_sub(within)).unwrap_or(u32::MAX);
        let more = reader.read_record(&mut record);
        let ended = reader.position().line();
        match more {
            Ok(true) => {}
            Ok(false) => return Ok(lines),
            Err(_) => return Err(LogFileError::Row { row: at(ended) }),
        }
        let ends: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        within += ends as u64;
        let row = u32::try_from(ended.saturating_sub(1 + within)).unwrap_or(u32::MAX);
        lines.push(LogLine {
            row,
            cells: record
                .iter()
                .map(|cell| LogCell::Text(as_it_was(cell).to_owned()))
                .collect(),
        });
        if lines.len() > MOST_ROWS + 100 {
            return Err(LogFileError::TooManyRows);
        }
    }
}

/// The sign that parts the first row, and then the greatest share of rows into the same
/// number of values.
fn separator(text: &str) -> Result<u8, LogFileError> {
    // Shares in thousandths: numbers that compare exactly.
    let mut best: Option<(bool, usize, usize, u8)> = None;
    for separator in SEPARATORS {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let widths: Vec<usize> = reader
            .records()
            .take(LOOKED_AT)
            .map_while(Result::ok)
            .map(|record| record.len())
            .collect();
        let widest = widths.iter().copied().max().unwrap_or_default();
        let alike = widths.iter().filter(|width| **width == widest).count();
        let parts_first = widths.first().is_some_and(|width| *width > 1);
        let share = alike * 1000 / widths.len().max(1);
        if widest > 1 && best.is_none_or(|(p, s, w, _)| (parts_first, share, widest) > (p, s, w)) {
            best = Some((parts_first, share, widest, separator));
        }
    }
    best.map(|(.., separator)| separator)
        .ok_or(LogFileError::NotATable)
}

/// Refuses a quotation mark that is opened at the beginning of a value and never closed:
/// everything behind it would be one cell.
fn closed(text: &str, separator: u8) -> Result<(), LogFileError> {
    let (mut is_open, mut at_begin, mut was_quote) = (false, true, false);
    let (mut row, mut opened_in) = (1_u32, 1_u32);
    for letter in text.chars() {
        if is_open && !was_quote {
            was_quote = letter == '"';
            continue;
        }
        if is_open {
            was_quote = false;
            if letter == '"' {
                continue;
            }
            is_open = false;
        }
        if letter == '"' && at_begin {
            is_open = true;
            opened_in = row;
        }
        at_begin = letter == '\n' || letter == char::from(separator);
        row += u32::from(letter == '\n');
    }
    if is_open && !was_quote {
        return Err(LogFileError::OpenQuote { row: opened_in });
    }
    Ok(())
}
