//! There and back: what goes out comes in again.

use super::sample::sample;
use super::{Put, made_up, parts, with_cell};
use crate::sheet::{ReadSheet, SheetError, columns, read_sheet, write_sheet, write_template};
use calamine::{Reader as _, Xlsx};
use proptest::prelude::*;
use std::io::Cursor;
use trellis_domain::pack::{FORMAT, Item, Pack};

fn there_and_back(pack: &Pack) -> ReadSheet {
    read_sheet(&write_sheet(pack).unwrap())
        .unwrap_or_else(|error| panic!("{error}\n{:#?}", error.mistakes()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_pack_comes_back_as_it_went_out(pack in made_up::pack()) {
        prop_assert_eq!(there_and_back(&pack).pack, pack);
    }
}

#[test]
fn a_pack_with_something_of_everything_comes_back() {
    let pack = sample();
    assert_eq!(there_and_back(&pack).pack, pack);
}

#[test]
fn the_sample_is_sound() {
    let faults: Vec<String> = sample().check().iter().map(ToString::to_string).collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn a_pack_with_nothing_but_its_head_comes_back() {
    let pack = Pack {
        format: FORMAT,
        id: "county.example".to_owned(),
        version: "2".to_owned(),
        title: "Nothing yet".to_owned(),
        language: "en-US".to_owned(),
        note: "To come.".to_owned(),
        ..Pack::default()
    };
    assert_eq!(there_and_back(&pack).pack, pack);
}

#[test]
fn spaces_around_a_text_are_dropped_and_letters_are_composed() {
    let mut pack = sample();
    pack.title = "  Nin\u{303}os \u{a0}".to_owned();
    assert_eq!(there_and_back(&pack).pack.title, "Ni\u{f1}os");
}

#[test]
fn the_same_pack_gives_the_same_bytes() {
    assert_eq!(
        write_sheet(&sample()).unwrap(),
        write_sheet(&sample()).unwrap()
    );
    assert_eq!(write_template().unwrap(), write_template().unwrap());
    let parts = parts(&write_template().unwrap());
    let (_, core) = parts
        .iter()
        .find(|(name, _)| name == "docProps/core.xml")
        .unwrap();
    let core = String::from_utf8_lossy(core);
    assert_eq!(core.matches("2000-01-01T00:00:00Z").count(), 2, "{core}");
}

#[test]
fn the_sheets_stand_in_the_order_of_the_work() {
    for bytes in [write_sheet(&sample()).unwrap(), write_template().unwrap()] {
        let workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
        let names = workbook.sheet_names();
        let expected = columns::ALL.iter().map(|sheet| sheet.name);
        assert!(
            names
                .iter()
                .map(String::as_str)
                .eq(["Read me"].into_iter().chain(expected)),
            "{names:?}"
        );
    }
}

#[test]
fn no_text_is_written_as_a_formula() {
    let texts = ["=1+1", "+1", "-1", "@A1", "=cmd|' /C calc'!A0", "{=1}"];
    let mut pack = sample();
    let template = pack.items().next().map(|(_, item)| item.clone()).unwrap();
    let items = texts.iter().enumerate().map(|(number, &text)| Item {
        id: format!("X-{number}"),
        text: text.to_owned(),
        ..template.clone()
    });
    pack.cells.first_mut().unwrap().items = items.collect();
    let bytes = write_sheet(&pack).unwrap();
    for (name, content) in parts(&bytes) {
        let text = String::from_utf8_lossy(&content);
        assert!(!text.contains("<f>") && !text.contains("<f "), "{name}");
    }
    assert_eq!(read_sheet(&bytes).unwrap().pack, pack);
}

#[test]
fn the_template_wants_a_name_and_is_an_empty_pack_then() {
    let template = write_template().unwrap();
    let mut filled = template.clone();
    for (cell, text) in [("B2", "county.example"), ("B4", "Words"), ("B6", "Ours.")] {
        filled = with_cell(&filled, "Pack", cell, &Put::Text(text));
    }
    assert_eq!(
        super::mistakes_in(&template),
        [
            "Sheet Pack, cell B2: “Id” is empty. Write it in the column Value.",
            "Sheet Pack, cell B4: “Title” is empty. Write it in the column Value.",
            "Sheet Pack, cell B6: “Note” is empty. Write it in the column Value.",
        ]
    );
    let expected = Pack {
        format: FORMAT,
        id: "county.example".to_owned(),
        version: "1.0".to_owned(),
        title: "Words".to_owned(),
        language: "en-US".to_owned(),
        note: "Ours.".to_owned(),
        ..Pack::default()
    };
    assert_eq!(read_sheet(&filled).unwrap().pack, expected);
}

#[test]
fn every_example_reads_well_once_it_is_none() {
    let mut bytes = write_template().unwrap();
    for (cell, text) in [("B2", "county.example"), ("B4", "Words"), ("B6", "Ours.")] {
        bytes = with_cell(&bytes, "Pack", cell, &Put::Text(text));
    }
    let keys = [
        ("Sources", "S1"),
        ("Domains", "CC"),
        ("Questions", "CC"),
        ("Items", "CC-EX-90"),
        ("Chapters", "our-county"),
        ("Sections", "our-county-what"),
        ("Statements", "our-county-what"),
        ("Resources", "county-plan"),
        ("Components", "CPC1"),
        ("Activities", "CPC1-A1"),
        ("Finder", "in-use"),
        ("Lists", "first-weeks"),
        ("Entries", "FW-01"),
    ];
    for (sheet, key) in keys {
        bytes = with_cell(&bytes, sheet, "A2", &Put::Text(key));
    }
    bytes = with_cell(&bytes, "Sources", "A3", &Put::Text("PJ"));
    bytes = with_cell(&bytes, "Sources", "B3", &Put::Text("Professional judgment"));
    let pack = read_sheet(&bytes).unwrap().pack;
    let counts = [
        pack.domains.len(),
        pack.items().count(),
        pack.chapters.len(),
        pack.components.len(),
        pack.inventories.len(),
    ];
    assert_eq!(counts, [1; 5]);
    let faults: Vec<String> = pack.check().iter().map(ToString::to_string).collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn every_place_of_a_fault_is_found_in_a_cell() {
    let mut pack = sample();
    // A source that nobody knows is a fault of everything that names one.
    pack.sources.clear();
    let places = there_and_back(&pack).places;
    let faults = pack.check();
    assert!(faults.len() > 20, "{}", faults.len());
    for fault in faults {
        assert!(places.contains_key(&fault.place), "{}", fault.place);
    }
    let found = |place: &str| {
        places
            .get(place)
            .map(|(sheet, cell)| format!("{sheet} {cell}"))
    };
    let cases = [
        ("the pack", "Pack B2"),
        ("item LT-EX-02", "Items A3"),
        ("cell MN-IN", "Questions A3"),
        ("cell LT-EX", "Questions A2"),
        ("domain CC", "Domains A2"),
        ("stage IN", "Stages A2"),
        ("chapter aa", "Chapters A3"),
        ("section zz-do", "Sections A3"),
        ("resource room", "Resources A3"),
        ("component CPC1", "Components A3"),
        ("activity CPC1-A1", "Activities A3"),
        ("tier brief", "Tiers A2"),
        ("level team", "Levels A2"),
        ("line team-room", "Levels C4"),
        ("stage of an intervention full", "Intervention stages A2"),
        ("finder question in-use", "Finder A2"),
        ("list weeks", "Lists A3"),
        ("entry FW-01", "Entries A3"),
        ("index meeting", "Indices A2"),
        ("part observer", "Roles B6"),
        ("the strip for the whole region", "Pack B7"),
        ("the list for interventions", "Pack B9"),
        ("id CPC1", "Components A3"),
        ("id brief", "Tiers A2"),
    ];
    for (place, cell) in cases {
        assert_eq!(found(place).as_deref(), Some(cell), "{place}");
    }
}

#[test]
fn a_text_that_no_cell_can_hold_is_refused_with_its_cell() {
    let unwritable = |change: &dyn Fn(&mut Pack)| {
        let mut pack = sample();
        change(&mut pack);
        write_sheet(&pack).unwrap_err().to_string()
    };
    let begin = "This pack does not fit into a spreadsheet – in the sheet";
    let long = unwritable(&|pack| pack.domains[0].name = "x".repeat(32_768));
    assert_eq!(
        long,
        format!("{begin} Domains, cell B2, a text is longer than a cell can hold")
    );
    let note = unwritable(&|pack| pack.note = "x".repeat(32_768));
    assert_eq!(
        note,
        format!("{begin} Pack, cell B6, a text is longer than a cell can hold")
    );
    let code = unwritable(&|pack| pack.domains[0].sources = vec!["S 1".to_owned()]);
    assert_eq!(
        code,
        format!("{begin} Domains, cell E2, an id is empty or holds a space or a comma")
    );
    let line = unwritable(&|pack| pack.resources[0].path = vec!["a\nb".to_owned()]);
    assert_eq!(
        line,
        format!("{begin} Resources, cell F2, a line is empty or holds a line break")
    );
    let mut pack = sample();
    pack.sources = vec![pack.sources[0].clone(); 20_000];
    let sheet = "Sources".to_owned();
    assert_eq!(write_sheet(&pack), Err(SheetError::TooManyRows { sheet }));
}

#[test]
fn the_packs_that_trellis_brings_along_come_back() {
    for read in crate::pack::builtins().unwrap() {
        assert_eq!(there_and_back(&read.pack).pack, read.pack);
    }
}
