//! Tables go out and come back.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets something else than it expects has failed"
)]

use super::*;
use crate::log_file::read_log;
use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;
use std::io::{Cursor, Read};
use trellis_domain::log_file::LogCell;

fn table(headings: &[&str], rows: &[&[Cell]]) -> Table {
    Table {
        name: "Contacts".to_owned(),
        headings: headings.iter().map(|it| (*it).to_owned()).collect(),
        rows: rows.iter().map(|row| row.to_vec()).collect(),
    }
}

fn example() -> Table {
    let day = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
    let time = NaiveTime::from_hms_opt(9, 30, 0).unwrap();
    table(
        &["Day", "From", "Minutes", "Share", "About"],
        &[
            &[
                Cell::Day(day),
                Cell::Time(time),
                Cell::Number(45),
                Cell::Hundredths(150),
                Cell::text("=SUM(A1)"),
            ],
            &[
                Cell::Empty,
                Cell::Empty,
                Cell::Number(-3),
                Cell::Hundredths(-5),
                Cell::text("two\nlines, “quoted”"),
            ],
        ],
    )
}

#[test]
fn a_csv_file_opens_in_excel_and_runs_nothing() {
    let bytes = csv(&example(), None).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(
        text,
        "\u{feff}Day,From,Minutes,Share,About\r\n\
         2026-11-19,09:30,45,1.50,'=SUM(A1)\r\n\
         ,,-3,-0.05,\"two\nlines, “quoted”\"\r\n"
    );
    let marked = csv(&example(), Some("MINE")).unwrap();
    assert!(
        String::from_utf8(marked)
            .unwrap()
            .starts_with("\u{feff}MINE\r\nDay,")
    );
}

#[test]
fn a_workbook_holds_real_days_numbers_and_times_and_no_formula() {
    let cover = Cover {
        title: "Tables".to_owned(),
        lines: vec!["One line.".to_owned()],
        mark: Some("MINE".to_owned()),
    };
    let bytes = workbook(Some(&cover), &[example()]).unwrap();
    assert_eq!(bytes, workbook(Some(&cover), &[example()]).unwrap());
    let mut opened = Xlsx::new(Cursor::new(&bytes[..])).unwrap();
    assert_eq!(opened.sheet_names(), ["About this file", "Contacts"]);
    let front = opened.worksheet_range("About this file").unwrap();
    assert_eq!(front.get((0, 0)), Some(&Data::String("MINE".to_owned())));
    let page = opened.worksheet_range("Contacts").unwrap();
    let is_day = |cell: Option<&Data>| matches!(cell, Some(Data::DateTime(it)) if it.is_datetime());
    assert!(is_day(page.get((1, 0))) && is_day(page.get((1, 1))));
    assert_eq!(page.get((1, 2)), Some(&Data::Float(45.0)));
    assert_eq!(page.get((1, 3)), Some(&Data::Float(1.5)));
    assert_eq!(page.get((1, 4)), Some(&Data::String("=SUM(A1)".to_owned())));
    assert!(opened.worksheet_formula("Contacts").unwrap().is_empty());
}

#[test]
fn a_text_that_no_cell_of_excel_holds_is_cut_at_a_letter() {
    let long = "é😀".repeat(LONGEST_TEXT);
    let table = table(&["About", "B"], &[&[Cell::text(long), Cell::Empty]]);
    let bytes = workbook(None, &[table]).unwrap();
    let mut opened = Xlsx::new(Cursor::new(&bytes[..])).unwrap();
    let page = opened.worksheet_range("Contacts").unwrap();
    let Some(Data::String(text)) = page.get((1, 0)) else {
        panic!("a text stands there");
    };
    assert!(text.ends_with("…") && text.encode_utf16().count() <= LONGEST_TEXT);
}

#[test]
fn packed_files_are_the_same_files() {
    let cover = Cover::default();
    let bytes = packed(&cover, &[example()], "MINE – ").unwrap();
    assert_eq!(bytes, packed(&cover, &[example()], "MINE – ").unwrap());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for (name, content) in files(&cover, &[example()], "MINE – ").unwrap() {
        let mut found = Vec::new();
        archive
            .by_name(&name)
            .unwrap()
            .read_to_end(&mut found)
            .unwrap();
        assert_eq!(found, content, "{name}");
        assert!(name.starts_with("MINE – "));
    }
}

/// A text as it may be typed, with line ends as they are kept.
fn text() -> impl Strategy<Value = String> {
    "[a-z ,;\t\"'=+@\\-\n0-9éß😀]{0,12}"
}

fn any_table() -> impl Strategy<Value = Table> {
    (2_usize..6).prop_flat_map(|width| {
        let headings = prop::collection::vec("[A-Za-z=é]{1,8}", width);
        let row = prop::collection::vec(text(), width);
        (headings, prop::collection::vec(row, 1..8)).prop_map(|(headings, rows)| Table {
            name: "Any".to_owned(),
            headings,
            rows: rows
                .into_iter()
                .map(|row| row.into_iter().map(Cell::text).collect())
                .collect(),
        })
    })
}

/// The texts of a row without blank cells at its end; nothing where all of it is blank.
fn texts(cells: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut texts: Vec<String> = cells.into_iter().collect();
    while texts.last().is_some_and(|text| text.trim().is_empty()) {
        texts.pop();
    }
    texts
}

proptest! {
    #[test]
    fn any_table_that_goes_out_as_csv_comes_in_the_same(table in any_table()) {
        let said = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            _ => String::new(),
        };
        let mut rows: Vec<Vec<String>> =
            table.rows.iter().map(|row| texts(row.iter().map(said))).collect();
        rows.retain(|row| !row.is_empty());
        prop_assume!(!rows.is_empty());

        let read = read_log(&csv(&table, None).unwrap()).unwrap();
        let cell = |cell: &LogCell| match cell {
            LogCell::Text(text) => text.clone(),
            LogCell::WorkedOut => panic!("nothing is worked out in CSV"),
        };
        let found: Vec<Vec<String>> =
            read.rows.iter().map(|line| texts(line.cells.iter().map(cell))).collect();
        prop_assert_eq!(&read.headings, &table.headings);
        prop_assert_eq!(found, rows);
    }

    #[test]
    fn any_table_that_goes_out_as_a_workbook_comes_in_the_same(table in any_table()) {
        let said = |cell: &Cell| match cell {
            Cell::Text(text) => text.trim().to_owned(),
            _ => String::new(),
        };
        let mut rows: Vec<Vec<String>> =
            table.rows.iter().map(|row| texts(row.iter().map(said))).collect();
        rows.retain(|row| !row.is_empty());
        prop_assume!(!rows.is_empty());

        let read = read_log(&workbook(None, std::slice::from_ref(&table)).unwrap()).unwrap();
        let found: Vec<Vec<String>> = read
            .rows
            .iter()
            .map(|line| texts(line.cells.iter().map(|cell| cell.text().to_owned())))
            .collect();
        prop_assert_eq!(&read.headings, &table.headings);
        prop_assert_eq!(found, rows);
    }
}
