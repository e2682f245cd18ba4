//! Laid-out pages, as a person reads them and as a machine does.

#![expect(clippy::unwrap_used, reason = "what is not there ends the test")]

use chrono::NaiveDate;
use lopdf::{Dictionary, Document as Pdf, Object};
use proptest::prelude::*;
use std::path::Path;
use trellis_report::document::{Block, Document, Heading, Paragraph, Row, Run, Table};
use trellis_report::plan::{PlanAction, PlanDate, PlanDomain, PlanGoal, PlanModel};
use trellis_report::{Style, lay_out};

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// A plan with a little of everything.
fn plan() -> PlanModel {
    let action = PlanAction {
        step: "Ask the state data team for a login date.".into(),
        who: "CIT coordinator".into(),
        by_on: day(2026, 11, 24),
        in_hand: "Signed form".into(),
        needed: "Half an hour".into(),
        in_the_way: "The data post is vacant".into(),
        must_know: "Lead agency director".into(),
        status: "Open".into(),
        moved_because: String::new(),
        change: String::new(),
    };
    PlanModel {
        region: "Region 4 – Foothills".into(),
        counties: "Alder, Briar".into(),
        lead_agency: "Foothills District Health Department".into(),
        team: "Community Implementation Team".into(),
        organization: "Piedmont Implementation Center".into(),
        prepared_by: "June Alvarado".into(),
        meets_on: day(2026, 11, 19),
        period: "Quarter 4, 2026".into(),
        version: 3,
        agreed_on: None,
        agreement: Some("Intensive, broad-focused support.".into()),
        domains: Some(vec![PlanDomain {
            name: "Leadership and teams".into(),
            stages: [false, true, true],
            stage_words: "Installation and initial implementation".into(),
            strong: "Charters settle who decides.".into(),
            to_work_on: "Five of nine tasks have no backup.".into(),
            change: String::new(),
        }]),
        goals: Some(vec![PlanGoal {
            statement: "Every key task has a backup who has done it once.".into(),
            measure: "tasks with a tested backup".into(),
            baseline: "4 of 9".into(),
            target: "9 of 9".into(),
            by_on: day(2027, 1, 29),
            domain: "Leadership and teams".into(),
            serves: String::new(),
            actions: vec![action.clone()],
            change: String::new(),
        }]),
        with_actions: true,
        loose_actions: vec![action],
        finished: "Done: meeting dates fixed for four quarters.".into(),
        support_ahead: "A working session on backups in December.".into(),
        barriers: "State data platform: logins take six weeks.".into(),
        dates: Some(vec![PlanDate {
            on: day(2027, 2, 11).unwrap(),
            hours: "10:00 am to 12:00 pm".into(),
            mode: "In person".into(),
            about: "Quarterly visit".into(),
        }]),
        signatures: true,
        document_id: "0193456789abcdef0123456789abcdef".into(),
        large_print: false,
        ..PlanModel::default()
    }
}

/// Compares with a kept text; `TRELLIS_SNAPSHOTS=write` writes it anew, to be read.
fn same_as(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/snapshots")
        .join(name);
    if std::env::var("TRELLIS_SNAPSHOTS").as_deref() == Ok("write") {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{name} reads differently now:\n{text}");
}

fn one_table(rows: Vec<Row>) -> Document {
    let table = Table {
        widths: vec![1.0, 2.0],
        head: vec!["HEAD ONE".into(), "HEAD TWO".into()],
        rows,
        has_row_heads: true,
    };
    Document {
        title: "T".into(),
        language: "en-US".into(),
        blocks: vec![Block::Table(table)],
        ..Document::default()
    }
}

fn cell(words: impl Into<String>) -> Vec<Block> {
    vec![Paragraph::from(Run::voice(words)).into()]
}

fn bare(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

#[test]
fn the_plan_reads_like_this() {
    same_as("plan.txt", &plan().pages().text_snapshot());
}

#[test]
fn an_empty_plan_still_has_a_head_and_nothing_that_is_hollow() {
    let empty = PlanModel {
        region: "Region 9".into(),
        version: 1,
        ..PlanModel::default()
    };
    let text = empty.pages().text_snapshot();
    same_as("empty-plan.txt", &text);
    assert_eq!(empty.pages().count(), 1);
}

#[test]
fn page_one_stands_alone_where_its_words_allow() {
    let mut model = plan();
    let domain = model.domains.as_ref().unwrap()[0].clone();
    model.domains = Some(vec![domain; 5]);
    let goal = model.goals.as_ref().unwrap()[0].clone();
    model.goals = Some(vec![goal; 3]);
    let date = model.dates.as_ref().unwrap()[0].clone();
    model.dates = Some(vec![date; 3]);
    let pages = model.pages();
    let of = |title: &str| {
        pages
            .outline
            .iter()
            .find(|entry| entry.title == title)
            .unwrap()
            .page
    };
    assert_eq!(
        (
            of("Where we are"),
            of("Goals for this quarter"),
            of("Next three dates")
        ),
        (0, 0, 0)
    );
    assert_eq!(of("Actions"), 1);
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    assert_eq!(
        plan().pages().to_pdf().unwrap(),
        plan().pages().to_pdf().unwrap()
    );
}

#[test]
fn a_screen_reader_finds_title_language_headings_and_header_cells() {
    let pdf = Pdf::load_mem(&plan().pages().to_pdf().unwrap()).unwrap();
    let catalog = pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en-US");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Outlines") && catalog.has(b"Metadata"));
    let elements: Vec<&Dictionary> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| {
            dict.get(b"Type")
                .and_then(Object::as_name)
                .is_ok_and(|name| name == b"StructElem")
        })
        .collect();
    let count = |tag: &[u8]| {
        elements
            .iter()
            .filter(|element| element.get(b"S").unwrap().as_name().unwrap() == tag)
            .count()
    };
    assert_eq!(count(b"Document"), 1);
    assert_eq!(count(b"H1"), 1);
    assert!(count(b"H2") >= 6, "{}", count(b"H2"));
    assert_eq!(
        count(b"Table"),
        4,
        "where we are, two of actions, signatures"
    );
    assert_eq!(count(b"LI"), 1);
    for element in &elements {
        if element.get(b"S").unwrap().as_name().unwrap() == b"TH" {
            let scope = element
                .get(b"A")
                .unwrap()
                .as_dict()
                .unwrap()
                .get(b"Scope")
                .unwrap();
            assert!(matches!(scope.as_name().unwrap(), b"Column" | b"Row"));
        }
    }
}

#[test]
fn a_table_that_goes_on_repeats_its_header_on_every_page() {
    let rows = (0..120)
        .map(|number| Row {
            cells: vec![cell(format!("row {number}")), cell("words")],
            least_height: 0.0,
        })
        .collect();
    let pages = lay_out(&one_table(rows), &Style::default());
    assert!(pages.count() > 2);
    for (at, text) in pages.text_snapshot().split("── page").skip(1).enumerate() {
        assert!(text.contains("HEAD ONE"), "page {}", at + 1);
    }
    assert_eq!(
        pages.words().matches("HEAD ONE").count(),
        1,
        "it is read out once"
    );
}

#[test]
fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
    for lines in 40..60 {
        let mut blocks: Vec<Block> = (0..lines)
            .map(|_| Paragraph::from(Run::voice("line")).into())
            .collect();
        blocks.push(Block::Heading(Heading {
            level: 2,
            text: "HEADING".into(),
        }));
        blocks.extend((0..4).map(|_| Block::from(Paragraph::from(Run::voice("after")))));
        let document = Document {
            blocks,
            ..Document::default()
        };
        let text = lay_out(&document, &Style::default()).text_snapshot();
        for page in text.split("── page") {
            if let Some(at) = page.find("HEADING") {
                assert!(
                    page[at..].contains("after"),
                    "{lines} lines before it\n{text}"
                );
            }
        }
    }
}

#[test]
fn a_word_without_end_breaks_and_a_cell_higher_than_a_page_goes_on() {
    let word = "x".repeat(100_000);
    let rows = vec![Row {
        cells: vec![cell("a"), cell(word.clone())],
        least_height: 0.0,
    }];
    let pages = lay_out(&one_table(rows), &Style::default());
    assert_eq!(pages.words().matches('x').count(), 100_000);
    let prose = "every key task has a backup ".repeat(3_600);
    let rows = vec![Row {
        cells: vec![cell("a"), cell(prose)],
        least_height: 0.0,
    }];
    let pages = lay_out(&one_table(rows), &Style::default());
    assert_eq!(pages.words().matches("backup").count(), 3_600);
}

#[test]
fn letters_that_the_typefaces_lack_are_drawn_as_boxes_and_kept_as_text() {
    let model = PlanModel {
        region: "地域 – إقليم 😀".into(),
        ..plan()
    };
    let pages = model.pages();
    assert!(pages.words().contains("地域"));
    let pdf = Pdf::load_mem(&pages.to_pdf().unwrap()).unwrap();
    let first = *pdf.get_pages().get(&1).unwrap();
    let content = String::from_utf8_lossy(&pdf.get_page_content(first)).into_owned();
    assert!(
        content.contains("ActualText"),
        "the text stands behind the boxes"
    );
}

#[test]
fn what_is_written_cannot_break_out_of_the_drawing() {
    let model = PlanModel {
        region: "<script>alert(1)</script> & \"quotes\"".into(),
        ..plan()
    };
    for page in model.pages().to_svg() {
        assert!(!page.contains("<script"), "{page}");
        assert!(page.starts_with("<svg") && page.ends_with("</svg>"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// However long the cells are, every word of every cell stands on some page.
    #[test]
    fn a_table_never_loses_a_word(rows in prop::collection::vec(
        (prop::collection::vec("[a-zé–]{1,14}", 0..60), prop::collection::vec("[a-z]{1,40}", 0..400)),
        1..12,
    )) {
        let table = rows
            .iter()
            .map(|(left, right)| Row { cells: vec![cell(left.join(" ")), cell(right.join(" "))], least_height: 0.0 })
            .collect();
        let words = bare(&lay_out(&one_table(table), &Style::default()).words());
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        let said: String = rows.iter().flat_map(|(left, right)| left.iter().chain(right)).map(String::as_str).collect();
        prop_assert_eq!(letters(&words), letters(&format!("HEADONEHEADTWO{said}")));
    }

    /// Nothing stands outside the paper.
    #[test]
    fn nothing_stands_outside_the_margins(text in "\\PC{0,3000}", large in any::<bool>()) {
        let document = Document { blocks: vec![Paragraph::from(Run::voice(text)).into()], ..Document::default() };
        let style = if large { Style::large_print() } else { Style::default() };
        for page in lay_out(&document, &style).pages {
            for item in page.items {
                if let trellis_report::layout::Ink::Text(text) = item.ink {
                    let trailing = text.words.len() - text.words.trim_end().len();
                    let spaces = text.glyphs.iter().rev().take(trailing).map(|glyph| glyph.advance).sum::<f32>();
                    let right = text.x + text.width - spaces * text.size / 1000.0;
                    prop_assert!(text.x >= style.left - 0.01 && right <= 612.0 - style.right + 0.6, "{} {right}", text.words);
                    prop_assert!(text.y > style.top && text.y < 792.0 - 20.0);
                }
            }
        }
    }
}
