//! Files as they lie on people's disks.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets something else than it expects has failed"
)]

use super::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

fn cells(table: &LogTable) -> Vec<Vec<&str>> {
    let rows = table.rows.iter();
    rows.map(|line| line.cells.iter().map(LogCell::text).collect())
        .collect()
}

#[test]
fn the_sign_between_values_and_the_letters_are_found_out() {
    let utf_16 = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    for (bytes, why) in [
        (
            b"Date,Ort\n2026-11-19,\"K\xc3\xb6ln, B\"\n".to_vec(),
            "commas, UTF-8",
        ),
        (
            b"\xef\xbb\xbfDate;Ort\r\n2026-11-19;K\xc3\xb6ln, B\r\n".to_vec(),
            "semicolons, a mark",
        ),
        (
            b"Date\tOrt\r2026-11-19\tK\xf6ln, B\r".to_vec(),
            "tabs, Windows letters, old line ends",
        ),
        (
            utf_16("Date\tOrt\r\n2026-11-19\tKöln, B"),
            "what Excel calls Unicode text",
        ),
    ] {
        let table = read_log(&bytes).unwrap();
        assert_eq!(table.headings, ["Date", "Ort"], "{why}");
        assert_eq!(cells(&table), [["2026-11-19", "Köln, B"]], "{why}");
    }
}

#[test]
fn rows_have_the_numbers_that_a_spreadsheet_shows() {
    let log = "Contacts of our region\n\nDate,About,Min\n2026-11-19,\"two\nlines\",45\n\n\
               2026-11-20,one,30\n,,\n2026-11-21,last,15";
    for log in [log.to_owned(), log.replace('\n', "\r\n")] {
        let table = read_log(log.as_bytes()).unwrap();
        let rows: Vec<u32> = table.rows.iter().map(|line| line.row).collect();
        assert_eq!(
            table.headings,
            ["Date", "About", "Min"],
            "a title is no heading"
        );
        assert_eq!(rows, [4, 6, 8]);
        assert_eq!(cells(&table)[0][1], "two\nlines");
    }
}

#[test]
fn rows_may_be_shorter_and_longer_than_the_heading() {
    let table = read_log(b"Date,About,\n2026-11-19\n2026-11-20,a,b,c\n").unwrap();
    assert_eq!(table.headings, ["Date", "About"]);
    assert_eq!(
        cells(&table),
        [vec!["2026-11-19"], vec!["2026-11-20", "a", "b", "c"]]
    );
    let table = read_log(b"Date,,About\n1,2,3\n").unwrap();
    assert_eq!(table.headings, ["Date", "Column B", "About"]);
}

#[test]
fn a_workbook_gives_days_lengths_and_the_signs_of_formulas() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Read me").unwrap();
    let page = workbook.add_worksheet();
    for (column, heading) in (0..).zip(["Date", "Length", "Minutes", "Sum", "Yes"]) {
        page.write_string(0, column, heading).unwrap();
    }
    let day = Format::new().set_num_format("m/d/yyyy");
    let length = Format::new().set_num_format("h:mm");
    let date = ExcelDateTime::from_ymd(2026, 11, 19).unwrap();
    page.write_datetime_with_format(2, 0, &date, &day).unwrap();
    let time = ExcelDateTime::from_hms(1, 30, 0).unwrap();
    page.write_datetime_with_format(2, 1, &time, &length)
        .unwrap();
    page.write_number(2, 2, 45.0).unwrap();
    page.write_formula(2, 3, Formula::new("=C3*2").set_result("90"))
        .unwrap();
    page.write_boolean(2, 4, true).unwrap();
    let table = read_log(&workbook.save_to_buffer().unwrap()).unwrap();
    assert_eq!(table.rows[0].row, 3);
    assert_eq!(cells(&table), [["2026-11-19", "1:30", "45", "", "yes"]]);
    assert_eq!(table.rows[0].cells[3], LogCell::WorkedOut);
}

#[test]
fn each_file_that_is_no_log_has_its_own_sentence() {
    let many = "a,b\n".repeat(MOST_ROWS + 2);
    let wide = format!("{}\n1,2\n", vec!["h"; MOST_COLUMNS + 1].join(","));
    let large = usize::try_from(LARGEST).unwrap() + 1;
    for (bytes, error) in [
        (b"".to_vec(), LogFileError::Empty),
        (b" \r\n\n".to_vec(), LogFileError::Empty),
        (b",,\n,,\n".to_vec(), LogFileError::Empty),
        (b"just one line of words".to_vec(), LogFileError::NotATable),
        (b"one\ntwo\nthree\n".to_vec(), LogFileError::NotATable),
        (b"%PDF-1.7\0\x01,a\n".to_vec(), LogFileError::NotATable),
        (b"Date,About\n".to_vec(), LogFileError::NoRows),
        (
            b"Date,About\n1,\"never closed\n2,b\n".to_vec(),
            LogFileError::OpenQuote { row: 2 },
        ),
        (many.into_bytes(), LogFileError::TooManyRows),
        (
            wide.into_bytes(),
            LogFileError::TooManyColumns {
                columns: MOST_COLUMNS + 1,
            },
        ),
        (vec![b'a'; large], LogFileError::TooLarge),
        (
            b"PK\x03\x04 and no more".to_vec(),
            LogFileError::Sheet(crate::sheet::SheetError::CutShort),
        ),
    ] {
        let found = read_log(&bytes).unwrap_err();
        assert_eq!(found, error);
        assert!(!found.to_string().ends_with('.') && !found.remedy().ends_with('.'));
    }
    let missing = read_log_at(Path::new("/nowhere/log.csv")).unwrap_err();
    assert_eq!(
        missing,
        LogFileError::Unreadable("it is not there".to_owned())
    );
}

#[test]
fn an_apostrophe_that_kept_a_text_from_running_is_taken_off() {
    let table = read_log(b"Phone,About\n'+1 555 0100,'tis fine\n").unwrap();
    assert_eq!(cells(&table), [["+1 555 0100", "'tis fine"]]);
}
