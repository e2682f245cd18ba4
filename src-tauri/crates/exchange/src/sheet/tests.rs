//! What a workbook has to do, by example: there and back, every mistake with its
//! cell, and nothing that a twisted file could do.

mod lenient;
mod made_up;
mod mistakes;
mod refused;
mod round_trip;
mod sample;
mod saved;

use super::*;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What a test puts into a cell.
enum Put<'a> {
    Text(&'a str),
    Number(&'a str),
    /// A number that is formatted as a day.
    Day(&'a str),
    Truth(bool),
    Error(&'a str),
    Formula(&'a str),
    Nothing,
}

/// The parts of a packed file.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.push((part.name().unwrap().into_owned(), content));
    }
    parts
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        archive.start_file(name.as_str(), options).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook with one part changed as text.
fn with_part(bytes: &[u8], name: &str, change: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut parts = parts(bytes);
    let part = parts.iter_mut().find(|(it, _)| it == name).unwrap();
    let text = String::from_utf8(std::mem::take(&mut part.1)).unwrap();
    part.1 = change(text).into_bytes();
    packed(&parts)
}

fn replaced(bytes: &[u8], name: &str, from: &str, to: &str) -> Vec<u8> {
    with_part(bytes, name, |text| {
        assert!(text.contains(from), "{name} has no {from}");
        text.replacen(from, to, 1)
    })
}

/// The file in which a sheet stands.
fn sheet_part(sheet: &str) -> String {
    let before = columns::ALL.iter().position(|it| it.name == sheet).unwrap();
    // The first sheet is for reading only, and files are counted from 1.
    format!("xl/worksheets/sheet{}.xml", before + 2)
}

/// A workbook with something else in one cell.
fn with_cell(bytes: &[u8], sheet: &str, cell: &str, put: &Put<'_>) -> Vec<u8> {
    let content = match put {
        Put::Text(text) => format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        Put::Number(number) => format!("<c r=\"{cell}\"><v>{number}</v></c>"),
        // The style is added below.
        Put::Day(number) => format!("<c r=\"{cell}\" s=\"99\"><v>{number}</v></c>"),
        Put::Truth(truth) => format!("<c r=\"{cell}\" t=\"b\"><v>{}</v></c>", u8::from(*truth)),
        Put::Error(error) => format!("<c r=\"{cell}\" t=\"e\"><v>{error}</v></c>"),
        Put::Formula(formula) => format!("<c r=\"{cell}\"><f>{formula}</f><v>1</v></c>"),
        Put::Nothing => String::new(),
    };
    let changed = with_part(bytes, &sheet_part(sheet), |xml| {
        put_cell(&xml, cell, &content)
    });
    if matches!(put, Put::Day(_)) {
        return with_day_style(&changed);
    }
    changed
}

fn put_cell(xml: &str, cell: &str, content: &str) -> String {
    let row: String = cell.chars().filter(char::is_ascii_digit).collect();
    if let Some(at) = xml.find(&format!("<c r=\"{cell}\"")) {
        let (before, after) = xml.split_at(at);
        let end_of_tag = after.find('>').unwrap() + 1;
        let end = if after[..end_of_tag].ends_with("/>") {
            end_of_tag
        } else {
            after.find("</c>").unwrap() + 4
        };
        return format!("{before}{content}{}", &after[end..]);
    }
    if let Some(at) = xml.find(&format!("<row r=\"{row}\"")) {
        let end = at + xml[at..].find("</row>").unwrap();
        let (before, after) = xml.split_at(end);
        return format!("{before}{content}{after}");
    }
    let row = format!("<row r=\"{row}\">{content}</row></sheetData>");
    xml.replacen("</sheetData>", &row, 1)
}

/// Makes style 99 a day, as a spreadsheet program stores it.
fn with_day_style(bytes: &[u8]) -> Vec<u8> {
    with_part(bytes, "xl/styles.xml", |styles| {
        let at = styles.find("<cellXfs").unwrap();
        let end = at + styles[at..].find("</cellXfs>").unwrap();
        let present = styles[at..end].matches("<xf ").count();
        let day = "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>";
        let (before, after) = styles.split_at(end);
        format!("{before}{}{after}", day.repeat(100 - present))
    })
}

/// The sentences of everything that is wrong in a workbook.
fn mistakes_in(bytes: &[u8]) -> Vec<String> {
    match read_sheet(bytes) {
        Ok(_) => Vec::new(),
        Err(SheetError::Mistakes(mistakes)) => mistakes.iter().map(ToString::to_string).collect(),
        Err(error) => panic!("{error}"),
    }
}
