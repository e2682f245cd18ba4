//! What a person may do as they like, and what they may not do to the sheets themselves.

use super::Put::{Day, Formula, Nothing, Number, Text, Truth};
use super::mistakes::{sheet, with};
use super::sample::sample;
use super::{Put, mistakes_in, replaced, sheet_part, with_cell, with_part};
use crate::sheet::{SheetError, read_sheet};
use trellis_domain::pack::Pack;

fn read_with(puts: &[(&str, &str, Put<'_>)]) -> Pack {
    match read_sheet(&with(puts)) {
        Ok(read) => read.pack,
        Err(error) => panic!("{error}\n{:#?}", error.mistakes()),
    }
}

#[test]
fn what_is_plain_enough_is_accepted() {
    let version = |put| read_with(&[("Pack", "B3", put)]).version;
    assert_eq!(version(Number("1")), "1");
    assert_eq!(version(Number("1.5")), "1.5");
    assert_eq!(version(Number("1.1000000000000001")), "1.1");
    assert_eq!(version(Number("0")), "0");
    let label = |put| {
        read_with(&[("Resources", "D2", put)]).resources[0]
            .label
            .clone()
    };
    assert_eq!(label(Truth(true)).as_deref(), Some("TRUE"));
    assert_eq!(label(Number("12345678")).as_deref(), Some("12345678"));
    let day = |put| {
        read_with(&[("Resources", "G2", put)]).resources[0]
            .checked_on
            .map(|day| day.to_string())
    };
    assert_eq!(day(Day("46000")).as_deref(), Some("2025-12-09"));
    assert_eq!(day(Text(" 2025-12-09 ")).as_deref(), Some("2025-12-09"));
    assert_eq!(day(Nothing), None);
    let rollout = |put| {
        read_with(&[("Items", "G2", put)])
            .find_item("LT-EX-01")
            .map(|item| item.rollout)
    };
    let answers = [
        (Text("Yes"), true),
        (Text(" YES "), true),
        (Text("y"), true),
        (Truth(true), true),
        (Formula("TRUE()"), true),
        (Formula("FALSE()"), false),
        (Text("true"), true),
        (Text("no"), false),
        (Text("N"), false),
        (Truth(false), false),
        (Nothing, false),
        (Text(" "), false),
    ];
    for (put, expected) in answers {
        assert_eq!(rollout(put), Some(expected));
    }
    let mirrors = |text| {
        read_with(&[("Items", "H2", Text(text))])
            .find_item("LT-EX-01")
            .and_then(|item| item.mirrors)
    };
    for text in [
        "improvement cycle",
        "improvement_cycle",
        "Improvement-Cycle",
        "IMPROVEMENTCYCLE",
    ] {
        assert_eq!(
            mirrors(text),
            sample().find_item("LT-EX-01").unwrap().mirrors,
            "{text}"
        );
    }
    let sources = |text| {
        read_with(&[("Domains", "E2", Text(text))]).domains[0]
            .sources
            .clone()
    };
    for text in ["PJ, S1", "PJ S1", " PJ;S1, ", "PJ&#10;S1"] {
        assert_eq!(sources(text), ["PJ", "S1"], "{text}");
    }
}

#[test]
fn headings_and_tabs_are_known_in_any_writing_and_order() {
    let renamed = with(&[
        ("Items", "E1", Text(" how WE would  know")),
        ("Pack", "A2", Text("ID")),
    ]);
    assert_eq!(read_sheet(&renamed).unwrap().pack, sample());
    let tab = replaced(
        &sheet(),
        "xl/workbook.xml",
        "name=\"Intervention stages\"",
        "name=\"intervention  STAGES\"",
    );
    assert_eq!(read_sheet(&tab).unwrap().pack, sample());
    // Swaps the first two columns of the sheet Finder.
    let swapped = with_part(&sheet(), &sheet_part("Finder"), |xml| {
        let xml = xml.replace("r=\"A", "r=\"~").replace("r=\"B", "r=\"A");
        xml.replace("r=\"~", "r=\"B")
    });
    assert_ne!(swapped, sheet());
    assert_eq!(read_sheet(&swapped).unwrap().pack, sample());
}

#[test]
fn empty_rows_and_examples_are_passed_over() {
    let puts = [
        ("Sources", "A9", Text("S9")),
        ("Sources", "B9", Text("Far below")),
        ("Sources", "A7", Text("  ")),
        ("Sources", "A5", Text("Example: S5")),
        ("Sources", "C5", Text("no address at all")),
        ("Items", "A8", Text(" EXAMPLE:X ")),
        ("Items", "B8", Text("nowhere")),
    ];
    let pack = read_with(&puts);
    let mut expected = sample();
    let mut last = expected.sources[0].clone();
    last.code = "S9".to_owned();
    last.title = "Far below".to_owned();
    expected.sources.push(last);
    assert_eq!(pack, expected);
}

#[test]
fn a_sheet_may_be_missing_unless_it_is_the_pack() {
    let without = |name: &str| {
        let named = format!("name=\"{name}\"");
        replaced(
            &sheet(),
            "xl/workbook.xml",
            &named,
            "name=\"Notes of mine\"",
        )
    };
    let pack = read_sheet(&without("Finder")).unwrap().pack;
    assert_eq!(
        pack,
        Pack {
            finder: Vec::new(),
            ..sample()
        }
    );
    let found = mistakes_in(&without("Pack"));
    assert_eq!(
        found.first().map(String::as_str),
        Some(
            "Sheet Pack, cell A1: this sheet is missing. Begin with the workbook that Trellis writes, and keep its sheets."
        )
    );
}

#[test]
fn an_extra_or_hidden_sheet_is_named() {
    let extra = replaced(
        &sheet(),
        "xl/workbook.xml",
        "name=\"Finder\"",
        "name=\"Finder 2\"",
    );
    let only = |sheet: &str, what: &str| [format!("Sheet {sheet}, cell A1: {what}.")];
    assert_eq!(
        mistakes_in(&extra),
        only(
            "Finder 2",
            "this sheet is none that Trellis reads. Delete it, or begin its name with Notes"
        )
    );
    for state in ["hidden", "veryHidden"] {
        let named = format!("name=\"Finder\" state=\"{state}\"");
        let hidden = replaced(&sheet(), "xl/workbook.xml", "name=\"Finder\"", &named);
        assert_eq!(
            mistakes_in(&hidden),
            only(
                "Finder",
                "this sheet is hidden. Show it, so that everyone sees what comes in, or delete it"
            )
        );
    }
}

#[test]
fn a_formula_on_a_sheet_of_ones_own_does_not_matter() {
    let own = replaced(
        &sheet(),
        "xl/workbook.xml",
        "name=\"Lists\"",
        "name=\"notes on lists\"",
    );
    let own = replaced(
        &own,
        "xl/workbook.xml",
        "name=\"Entries\"",
        "name=\"Notes\"",
    );
    let own = ["Instruments", "Roles", "Indices"]
        .iter()
        .fold(own, |own, name| {
            let from = format!("name=\"{name}\"");
            let to = format!("name=\"notes {name}\"");
            replaced(&own, "xl/workbook.xml", &from, &to)
        });
    let own = with_cell(&own, "Lists", "A2", &Formula("1+1"));
    assert_eq!(
        read_sheet(&own).unwrap().pack,
        Pack {
            inventories: Vec::new(),
            ..sample()
        }
    );
}

#[test]
fn a_word_from_the_file_is_cut_before_it_fills_the_screen() {
    let long = "x".repeat(500);
    let found = mistakes_in(&with(&[("Items", "C2", Text(&long))]));
    let cut = format!("“{}…”", "x".repeat(80));
    assert_eq!(
        found,
        [format!(
            "Sheet Items, cell C2: {cut} is not a stage. Write EX, IN or II."
        )]
    );
    assert!(
        matches!(read_sheet(&with(&[("Items", "D2", Text(&long))])), Ok(read) if read.pack.find_item("LT-EX-01").unwrap().text == long)
    );
    let error = SheetError::Mistakes(Vec::new());
    assert_eq!(error.to_string(), "This spreadsheet cannot be used yet – ");
}
