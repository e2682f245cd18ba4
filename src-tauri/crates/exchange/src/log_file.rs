//! A log that somebody kept elsewhere, as a CSV file or an Excel workbook.
//!
//! What comes out is a table of texts with the row numbers that a spreadsheet shows.
//! What the columns mean is for [`trellis_domain::log_file`] to say.

mod csv;
mod decode;
mod mistake;
mod workbook;

pub use mistake::LogFileError;

use std::fs::File;
use std::io::Read;
use std::path::Path;
use trellis_domain::log_file::{LogCell, LogLine};

/// Largest file that is read, in bytes.
pub const LARGEST: u64 = 20_000_000;
/// Most rows that are read.
pub const MOST_ROWS: usize = 50_000;
/// Most columns.
pub const MOST_COLUMNS: usize = 400;

/// How far down a title may stand over the headings.
const TITLES: usize = 10;

/// A log as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogTable {
    /// The headings; a column without one is called by its letter.
    pub headings: Vec<String>,
    /// The rows that hold anything.
    pub rows: Vec<LogLine>,
}

/// Reads a log from a file.
///
/// # Errors
/// One sentence for each way in which the file can be wrong.
pub fn read_log_at(path: &Path) -> Result<LogTable, LogFileError> {
    let unreadable = |error: std::io::Error| LogFileError::Unreadable(crate::plain_io(&error));
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(unreadable)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    read_log(&bytes)
}

/// Reads a log from its bytes.
///
/// # Errors
/// One sentence for each way in which the file can be wrong.
pub fn read_log(bytes: &[u8]) -> Result<LogTable, LogFileError> {
    if u64::try_from(bytes.len()).map_or(true, |length| length > LARGEST) {
        return Err(LogFileError::TooLarge);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(LogFileError::Empty);
    }
    let lines = if workbook::is_one(bytes) {
        workbook::read(bytes)?
    } else {
        csv::read(&decode::text(bytes)?)?
    };
    table(lines)
}

/// Parts headings from rows.
fn table(lines: Vec<LogLine>) -> Result<LogTable, LogFileError> {
    let filled = |line: &LogLine| line.cells.iter().filter(|cell| !cell.is_blank()).count();
    let mut lines: Vec<LogLine> = lines.into_iter().filter(|line| filled(line) > 0).collect();
    let widest = lines
        .iter()
        .take(TITLES)
        .map(filled)
        .max()
        .unwrap_or_default();
    // A title over the table stands alone in its row.
    let titles = lines
        .iter()
        .take(TITLES)
        .take_while(|line| widest > 2 && filled(line) == 1)
        .count();
    lines.drain(..titles);
    if lines.is_empty() {
        return Err(LogFileError::Empty);
    }
    let heading = lines.remove(0);
    let width = heading
        .cells
        .iter()
        .rposition(|cell| !cell.is_blank())
        .map_or(0, |at| at + 1);
    if width < 2 {
        return Err(LogFileError::NotATable);
    }
    if width > MOST_COLUMNS {
        return Err(LogFileError::TooManyColumns { columns: width });
    }
    if lines.is_empty() {
        return Err(LogFileError::NoRows);
    }
    if lines.len() > MOST_ROWS {
        return Err(LogFileError::TooManyRows);
    }
    let headings = (0_u32..)
        .zip(heading.cells.iter().take(width))
        .map(|(at, cell)| match cell {
            LogCell::Text(text) if !text.trim().is_empty() => {
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            _ => format!("Column {}", crate::sheet::column_name(at)),
        })
        .collect();
    Ok(LogTable {
        headings,
        rows: lines,
    })
}

#[cfg(test)]
mod tests;
