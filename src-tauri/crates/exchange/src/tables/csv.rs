//! Tables as comma-separated values (RFC 4180), with the mark at the beginning that tells
//! Excel that they are UTF-8.

use super::{Cell, Cover, NotWritten, Table};
use std::io::{Cursor, Write};
use trellis_domain::harmless::harmless;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The three bytes before a text by which Excel knows UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// One table. `mark` stands alone in the first row, above the headings.
///
/// # Errors
/// Where the rows do not come out as text.
pub fn csv(table: &Table, mark: Option<&str>) -> Result<Vec<u8>, NotWritten> {
    let failed = |error: &dyn std::error::Error| NotWritten(error.to_string());
    let mut writer = ::csv::WriterBuilder::new()
        .flexible(true)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(BOM.to_vec());
    if let Some(mark) = mark {
        writer
            .write_record([mark])
            .map_err(|error| failed(&error))?;
    }
    let headings = table.headings.iter().map(|heading| harmless(heading));
    writer
        .write_record(headings.map(std::borrow::Cow::into_owned))
        .map_err(|error| failed(&error))?;
    for row in &table.rows {
        writer
            .write_record(row.iter().map(said))
            .map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

fn said(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text).into_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Hundredths(number) => hundredths(*number),
        Cell::Day(day) => day.to_string(),
        Cell::Time(time) => time.format("%H:%M").to_string(),
    }
}

fn hundredths(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let number = number.unsigned_abs();
    format!("{sign}{}.{:02}", number / 100, number % 100)
}

/// Every table as a file of its own, by name, with the cover as a text beside them.
/// `prefix` begins every name.
///
/// # Errors
/// Where a table does not come out as text.
pub fn files(
    cover: &Cover,
    tables: &[Table],
    prefix: &str,
) -> Result<Vec<(String, Vec<u8>)>, NotWritten> {
    let mut files = vec![(format!("{prefix}About this file.txt"), about(cover))];
    for table in tables {
        let name = format!("{prefix}{}.csv", table.name);
        files.push((name, csv(table, cover.mark.as_deref())?));
    }
    Ok(files)
}

/// A cover as a text of its own.
pub fn about(cover: &Cover) -> Vec<u8> {
    let mut text = String::new();
    for line in cover.mark.iter().chain([&cover.title]).chain(&cover.lines) {
        text.push_str(line);
        // Notepad of older Windows knows no other line end.
        text.push_str("\r\n");
    }
    [BOM, text.as_bytes()].concat()
}

/// The same files in one packed file. The same tables give the same bytes.
///
/// # Errors
/// Where a table does not come out as text, or cannot be packed.
pub fn packed(cover: &Cover, tables: &[Table], prefix: &str) -> Result<Vec<u8>, NotWritten> {
    let failed = |error: &dyn std::error::Error| NotWritten(error.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in files(cover, tables, prefix)? {
        archive
            .start_file(name, options)
            .map_err(|error| failed(&error))?;
        archive.write_all(&bytes).map_err(|error| failed(&error))?;
    }
    let packed = archive.finish().map_err(|error| failed(&error))?;
    Ok(packed.into_inner())
}
