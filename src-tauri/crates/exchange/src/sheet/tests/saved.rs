//! Files that other programs saved. How they were made stands beside them, in
//! `tests/sheets/README.md`.

use crate::sheet::{SheetError, read_sheet};
use trellis_domain::pack::{
    CapacityDomain, CapacityStage, Cell, Component, FORMAT, Help, Item, ItemList, Leaning, Mirror,
    Pack, Resource, Source, Statement, TierGuide,
};
use trellis_domain::words::{Phase, Tier};

const OPENPYXL: &[u8] = include_bytes!("../../../tests/sheets/openpyxl.xlsx");
const LIBREOFFICE: &[u8] = include_bytes!("../../../tests/sheets/libreoffice.xlsx");
const PROTECTED: &[u8] = include_bytes!("../../../tests/sheets/protected.xlsx");
const OLD: &[u8] = include_bytes!("../../../tests/sheets/old.xls");
const OPEN_DOCUMENT: &[u8] = include_bytes!("../../../tests/sheets/open-document.ods");

#[test]
fn what_other_programs_saved_is_read() {
    for (name, bytes) in [("openpyxl", OPENPYXL), ("LibreOffice", LIBREOFFICE)] {
        let read = read_sheet(bytes)
            .unwrap_or_else(|error| panic!("{name}: {error}\n{:#?}", error.mistakes()));
        assert_eq!(read.pack, expected(), "{name}");
        let place = read.places.get("item REG-92").cloned();
        assert_eq!(place, Some(("Items".to_owned(), "A6".to_owned())), "{name}");
    }
}

#[test]
fn what_other_programs_saved_in_another_way_is_refused() {
    assert_eq!(read_sheet(PROTECTED), Err(SheetError::Protected));
    assert_eq!(read_sheet(OLD), Err(SheetError::OldWorkbook));
    assert_eq!(read_sheet(OPEN_DOCUMENT), Err(SheetError::OpenDocument));
}

fn codes(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|&code| code.to_owned()).collect()
}

fn item(id: &str, text: &str, evidence: &str) -> Item {
    Item {
        id: id.to_owned(),
        text: text.to_owned(),
        evidence: evidence.to_owned(),
        sources: codes(&["PJ"]),
        rollout: false,
        mirrors: None,
        leans_on: Vec::new(),
        help: None,
        replaces: Vec::new(),
        retired: false,
    }
}

fn leaning(item: &str, why: &str) -> Leaning {
    Leaning {
        item: item.to_owned(),
        why: why.to_owned(),
    }
}

fn source(code: &str, title: &str, address: Option<&str>) -> Source {
    Source {
        code: code.to_owned(),
        title: title.to_owned(),
        address: address.map(str::to_owned),
    }
}

fn families() -> Item {
    Item {
        sources: codes(&["PJ", "S1"]),
        rollout: true,
        mirrors: Some(Mirror::ImprovementCycle),
        leans_on: vec![
            leaning("REG-91", "one pace"),
            leaning("REG-92", "one rule: ask"),
        ],
        help: Some(Help {
            why: "Why not?".to_owned(),
            counts: "A seat.".to_owned(),
            ask: "When?".to_owned(),
            sources: codes(&["PJ"]),
        }),
        replaces: codes(&["CC-EX-01"]),
        ..item("CC-EX-91", "=Families are asked.", "Minutes say so.")
    }
}

fn region() -> ItemList {
    let tier = item("REG-91", "We know our tier.", "It is written down.");
    let next = item("REG-92", "We know what comes next.", "The date is set.");
    ItemList {
        title: "The whole region".to_owned(),
        note: "What every team here talks about.".to_owned(),
        items: vec![
            Item {
                mirrors: Some(Mirror::Tier),
                ..tier
            },
            Item {
                retired: true,
                ..next
            },
        ],
    }
}

fn expected() -> Pack {
    Pack {
        format: FORMAT,
        id: "county.example".to_owned(),
        version: "1.5".to_owned(),
        title: "Words of our county".to_owned(),
        language: "en-US".to_owned(),
        note: "Our own words – nothing more.".to_owned(),
        sources: vec![
            source("PJ", "Professional judgment", None),
            source(
                "S1",
                "Our plan for niños & families",
                Some("https://www.example.org/plan?a=1&b=2"),
            ),
        ],
        cells: vec![Cell {
            domain: CapacityDomain::CoCreationPartners,
            stage: CapacityStage::Exploration,
            questions: codes(&["Who has been here from the beginning?", "Who is missing?"]),
            items: vec![families()],
        }],
        strip: Some(region()),
        resources: vec![Resource {
            id: "plan".to_owned(),
            title: "The plan".to_owned(),
            about: "Who promised what.".to_owned(),
            label: Some("5".to_owned()),
            address: Some("https://www.example.org/plan".to_owned()),
            path: codes(&["Choose Families", "Open Plan"]),
            checked_on: chrono::NaiveDate::from_ymd_opt(2026, 3, 14),
            sources: codes(&["S1"]),
        }],
        components: vec![Component {
            code: "CPC1".to_owned(),
            name: "Trust".to_owned(),
            is_working_name: true,
            about: "All rests on it.".to_owned(),
            early_in: vec![Phase::Continuing, Phase::StartUp],
            sources: codes(&["PJ"]),
            activities: Vec::new(),
        }],
        tiers: vec![TierGuide {
            tier: Tier::Brief,
            name: "Brief".to_owned(),
            fits: Vec::new(),
            holds: Vec::new(),
            format: Vec::new(),
            rhythm: vec![Statement {
                text: "Every month.".to_owned(),
                sources: codes(&["PJ"]),
            }],
        }],
        ..Pack::default()
    }
}
