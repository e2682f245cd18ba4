//! Files that are refused whole, each with one sentence and a remedy, and files that
//! were twisted on purpose.

use super::Put::Text;
use super::sample::sample;
use super::{packed, parts, replaced, sheet_part, with_cell, with_part};
use crate::sheet::{
    LARGEST, LARGEST_UNPACKED, MOST_PARTS, SheetError, SheetMistake, read_sheet, write_sheet,
};
use proptest::prelude::*;

fn sheet() -> Vec<u8> {
    write_sheet(&sample()).unwrap()
}

fn with_another(name: &str, content: &[u8]) -> Vec<u8> {
    let mut parts = parts(&sheet());
    parts.push((name.to_owned(), content.to_vec()));
    packed(&parts)
}

/// The head of an old kind of file, with a name in it as such files store names.
fn old(name: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(512, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

const AGAIN: &str = "Copy it once more from where it came from";
const OTHER: &str = "See whether another file was chosen by mistake, or take pictures out of it";
const CHOOSE: &str = "Choose a file that was saved as an Excel workbook (.xlsx)";
const SAVE_AS: &str = "Open it, save it as an Excel workbook (.xlsx), and choose that file";
const UNLOCK: &str = "Open it, take the password off, and save it again";
const RESAVE: &str = "Open it in Excel or LibreOffice and save it again, or ask for the file again";

const TYPES: &str = "[Content_Types].xml";

#[track_caller]
fn refuses(bytes: &[u8], sentence: &str, remedy: &str) {
    let error = read_sheet(bytes).unwrap_err();
    assert_eq!(
        (error.to_string().as_str(), error.remedy()),
        (sentence, remedy)
    );
}

#[test]
fn a_file_of_another_kind_gets_one_clear_sentence() {
    let one = |name: &str, content: &str| packed(&[(name.to_owned(), content.as_bytes().to_vec())]);
    let large = "This spreadsheet is too large for a content pack – it has 21 MB, and at most 20 MB are read";
    let none = "This file is not an Excel workbook (.xlsx)";
    let stored = "This spreadsheet is stored in the";
    let open_document = one("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    refuses(b"", "This file is empty", AGAIN);
    refuses(&vec![0; LARGEST + 1], large, OTHER);
    refuses(b"Id;Where;Stage", none, CHOOSE);
    refuses(&one(TYPES, "<Types>wordprocessingml</Types>"), none, CHOOSE);
    refuses(&one("a.txt", "spreadsheetml"), none, CHOOSE);
    refuses(
        &old("Workbook"),
        &format!("{stored} old Excel format (.xls)"),
        SAVE_AS,
    );
    refuses(
        &with_another("xl/workbook.bin", b"x"),
        &format!("{stored} binary Excel format (.xlsb)"),
        SAVE_AS,
    );
    refuses(
        &open_document,
        &format!("{stored} OpenDocument format (.ods)"),
        SAVE_AS,
    );
    refuses(
        &old("EncryptedPackage"),
        "This spreadsheet is protected with a password",
        UNLOCK,
    );
}

#[test]
fn a_workbook_that_is_cut_short_or_damaged_is_refused() {
    let whole = sheet();
    let cut_short = "This spreadsheet is cut short – its end is missing";
    for length in [4, whole.len() / 2, whole.len() - 30, whole.len() - 1] {
        refuses(&whole[..length], cut_short, AGAIN);
    }
    let damaged = "This spreadsheet is damaged and cannot be read";
    let endless = replaced(&whole, &sheet_part("Items"), "</sheetData>", "");
    refuses(&endless, damaged, RESAVE);
    let without_rows = replaced(&whole, &sheet_part("Items"), "<sheetData>", "<data>");
    refuses(&without_rows, damaged, RESAVE);
    let mut spoiled = whole.clone();
    spoiled[60..90].fill(0xff);
    refuses(&spoiled, damaged, RESAVE);
    let mut many = parts(&whole);
    many.extend((0..MOST_PARTS).map(|number| (format!("x{number}"), Vec::new())));
    let too_many = format!(
        "This spreadsheet is made of {} parts, and at most 2000 are read",
        many.len()
    );
    refuses(&packed(&many), &too_many, OTHER);
}

#[test]
fn a_workbook_that_may_carry_a_program_is_refused() {
    let macros = "This spreadsheet holds macros, and Trellis reads none that does";
    let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let with_macros = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
    refuses(&with_another("xl/vbaProject.bin", b"x"), macros, SAVE_AS);
    refuses(
        &with_another("XL\\Sub\\VBAPROJECT.BIN", b"x"),
        macros,
        SAVE_AS,
    );
    refuses(
        &with_another("xl/macrosheets/sheet1.xml", b"<x/>"),
        macros,
        SAVE_AS,
    );
    refuses(
        &replaced(&sheet(), TYPES, workbook, with_macros),
        macros,
        SAVE_AS,
    );
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
    let one = with_another("xl/media/image1.bin", &vec![b' '; LARGEST_UNPACKED]);
    assert!(one.len() < 200_000, "{}", one.len());
    assert_eq!(read_sheet(&one), Err(SheetError::Swollen));
    let mut several = parts(&sheet());
    several.extend((0..7).map(|number| (format!("x{number}"), vec![b' '; LARGEST_UNPACKED / 6])));
    assert_eq!(read_sheet(&packed(&several)), Err(SheetError::Swollen));
}

#[test]
fn a_file_that_lies_about_its_sizes_is_refused_all_the_same() {
    let mut bytes = with_another("zz.bin", &vec![b' '; LARGEST_UNPACKED]);
    // In the table of contents the size stands 24 bytes into an entry, the name 46.
    let name = bytes
        .windows(6)
        .rposition(|window| window == b"zz.bin")
        .unwrap();
    let size = u32::from_le_bytes(bytes[name - 22..name - 18].try_into().unwrap());
    assert_eq!(usize::try_from(size).unwrap(), LARGEST_UNPACKED);
    bytes[name - 22..name - 18].copy_from_slice(&7_u32.to_le_bytes());
    let error = read_sheet(&bytes).unwrap_err();
    assert!(
        matches!(error, SheetError::Swollen | SheetError::Damaged),
        "{error}"
    );
}

#[test]
fn one_text_that_many_cells_share_does_not_fill_the_memory() {
    let shared = "x".repeat(30_000);
    let mut cells = String::new();
    for row in 2..4_000 {
        cells += &format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>");
    }
    let bytes = with_part(&sheet(), &sheet_part("Finder"), |xml| {
        xml.replace("</sheetData>", &format!("{cells}</sheetData>"))
    });
    let bytes = with_part(&bytes, "xl/sharedStrings.xml", |xml| {
        xml.replacen("<si>", &format!("<si><t>{shared}</t></si><si>"), 1)
    });
    assert_eq!(read_sheet(&bytes), Err(SheetError::Swollen));
}

#[test]
fn a_cell_at_the_end_of_a_sheet_takes_no_room_and_is_one_row_too_many() {
    let sheet_name = || "Items".to_owned();
    for cell in ["A1048576", "XFD20001"] {
        let bytes = with_cell(&sheet(), "Items", cell, &Text("x"));
        let error = read_sheet(&bytes).unwrap_err();
        assert_eq!(
            error,
            SheetError::TooManyRows {
                sheet: sheet_name()
            }
        );
        assert_eq!(
            error.to_string(),
            "The sheet Items has more than 20,000 rows"
        );
    }
    let last = with_cell(&sheet(), "Items", "A20000", &Text("example: the last row"));
    assert_eq!(read_sheet(&last).unwrap().pack, sample());
    let empty = with_part(&sheet(), &sheet_part("Items"), |xml| {
        xml.replace(
            "</sheetData>",
            "<row r=\"30000\"><c r=\"A30000\" s=\"1\"/></row></sheetData>",
        )
    });
    assert_eq!(read_sheet(&empty).unwrap().pack, sample());
}

#[test]
fn a_text_longer_than_a_cell_is_refused_with_its_cell() {
    let fits = "x".repeat(32_767);
    let bytes = with_cell(&sheet(), "Items", "E2", &Text(&fits));
    assert_eq!(
        read_sheet(&bytes)
            .unwrap()
            .pack
            .find_item("LT-EX-01")
            .unwrap()
            .evidence,
        fits
    );
    let bytes = with_cell(&sheet(), "Items", "E2", &Text(&format!("{fits}x")));
    let error = read_sheet(&bytes).unwrap_err();
    assert_eq!(
        error.to_string(),
        "In the sheet Items, cell E2 holds more than 32,767 characters"
    );
}

#[test]
fn numbers_that_a_file_only_claims_are_not_believed() {
    let claim = |count: &str| {
        with_part(&sheet(), "xl/sharedStrings.xml", |xml| {
            let (before, after) = xml.split_once("uniqueCount=\"").unwrap();
            let (_, after) = after.split_once('"').unwrap();
            format!("{before}uniqueCount=\"{count}\"{after}")
        })
    };
    assert_eq!(read_sheet(&claim("3")).unwrap().pack, sample());
    for count in [
        "2000001",
        "1000000000000",
        "9223372036854775807",
        "99999999999999999999",
    ] {
        assert_eq!(
            read_sheet(&claim(count)),
            Err(SheetError::Damaged),
            "{count}"
        );
    }
    let formula =
        "<c r=\"A9\"><f t=\"shared\" ref=\"A9:A10\" si=\"4000000000000\">1</f><v>1</v></c>";
    let bytes = with_part(&sheet(), &sheet_part("Finder"), |xml| {
        xml.replace(
            "</sheetData>",
            &format!("<row r=\"9\">{formula}</row></sheetData>"),
        )
    });
    let found = read_sheet(&bytes).unwrap_err().mistakes().to_vec();
    let named = |it: &SheetMistake| it.cell == "A9" && it.what == "this cell holds a formula";
    assert!(found.iter().any(named), "{found:#?}");
    for cell in ["A99999999999", "ZZZZZZZZZZ9", "A0", "9", ""] {
        let bytes = with_part(&sheet(), &sheet_part("Finder"), |xml| {
            xml.replace(
                "</sheetData>",
                &format!("<row><c r=\"{cell}\"><v>1</v></c></row></sheetData>"),
            )
        });
        assert!(read_sheet(&bytes).is_err(), "{cell}");
    }
}

#[test]
fn a_table_of_texts_in_another_encoding_is_refused() {
    let mut parts = parts(&sheet());
    let texts = parts
        .iter_mut()
        .find(|(name, _)| name == "xl/sharedStrings.xml")
        .unwrap();
    let text = String::from_utf8(texts.1.clone()).unwrap();
    texts.1 = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_sheet(&packed(&parts)), Err(SheetError::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_twisted_file_is_read_or_refused_and_nothing_else(
        part in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        length in 0..12_usize,
        put in prop_oneof![Just(String::new()), "[<>/\"=&;0-9a-z]{1,8}", Just("99999999999".to_owned()), Just("<c r=\"A1\">".to_owned())],
    ) {
        let mut parts = parts(&sheet());
        let index = part.index(parts.len());
        let content = &mut parts[index].1;
        let begin = at.index(content.len());
        let end = content.len().min(begin + length);
        content.splice(begin..end, put.into_bytes());
        // Whatever it says, it says it with a sentence that is whole.
        if let Err(error) = read_sheet(&packed(&parts)) {
            prop_assert!(!error.to_string().is_empty());
            prop_assert!(!error.remedy().ends_with('.'));
        }
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), is_packed in any::<bool>()) {
        let head: &[u8] = if is_packed { b"PK\x03\x04" } else { b"" };
        prop_assert!(read_sheet(&[head, &bytes].concat()).is_err());
    }
}
