//! Documents that nobody would write, made up at random: every word stands on the pages,
//! in the order of reading, and nothing stands outside the paper.

#![expect(clippy::indexing_slicing, reason = "what is not there ends the test")]

use proptest::prelude::*;
use std::collections::BTreeSet;
use trellis_report::document::{
    Block, Columns, Document, Heading, Paragraph, Picture, Row, Run, Table,
};
use trellis_report::fonts::Face;
use trellis_report::layout::{Ink, Node, NodeId, PAGE_HEIGHT, PAGE_WIDTH, Role};
use trellis_report::{Pages, Style, lay_out};

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zA-Zé–,.]{1,12}( [a-zA-Zé–,.]{1,12}){0,30}",
        2 => "\\PC{0,160}",
        // A word that no line holds.
        1 => "[a-z]{300}",
        // Other scripts, signs, right to left.
        1 => "[😀-😏א-תا-ي地-圱 ]{1,60}",
        1 => "see https://example\\.org/[a-z]{1,12}/[a-z-]{1,90} for it",
        1 => Just(String::new()),
    ]
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let face = prop::sample::select(Face::ALL.to_vec());
    let run = (face, words(), 0.7_f32..2.2)
        .prop_map(|(face, words, size)| Run::new(face, words).sized(size));
    (
        prop::collection::vec(run, 0..4),
        any::<bool>(),
        0.0_f32..9.0,
    )
        .prop_map(|(runs, is_right, after)| {
            let paragraph = Paragraph::new(runs).after(after);
            if is_right {
                paragraph.right()
            } else {
                paragraph
            }
        })
}

fn leaf() -> impl Strategy<Value = Block> {
    prop_oneof![
        6 => paragraph().prop_map(Block::from),
        2 => (1_u8..5, words()).prop_map(|(level, text)| Block::Heading(Heading { level, text })),
        1 => (0.5_f32..2.0).prop_map(Block::Rule),
        1 => (0.0_f32..40.0).prop_map(Block::Space),
        1 => (1_u32..4).prop_map(Block::NoteLines),
        1 => (0_u32..9).prop_map(Block::SpareLines),
    ]
}

fn leaves(most: usize) -> impl Strategy<Value = Vec<Block>> {
    prop::collection::vec(leaf(), 0..most)
}

fn table() -> impl Strategy<Value = Block> {
    (1_usize..6).prop_flat_map(|columns| {
        let row = (prop::collection::vec(leaves(4), columns), 0.0_f32..60.0).prop_map(
            |(cells, least_height)| Row {
                cells,
                least_height,
            },
        );
        let head = prop::collection::vec(words(), columns);
        (head, prop::collection::vec(row, 0..5), any::<bool>()).prop_map(
            move |(head, rows, has_row_heads)| {
                Block::Table(Table {
                    widths: vec![1.0; columns],
                    head,
                    rows,
                    has_row_heads,
                })
            },
        )
    })
}

fn block() -> impl Strategy<Value = Block> {
    let entries = || prop::collection::vec(leaves(4), 0..4);
    prop_oneof![
        4 => leaf(),
        2 => table(),
        1 => entries().prop_map(Block::Numbered),
        1 => entries().prop_map(Block::Points),
        1 => (prop::collection::vec((0.5_f32..2.0, leaves(6)), 1..4), any::<bool>())
            .prop_map(|(columns, is_divided)| Block::Columns(Columns { columns, is_divided })),
        1 => leaves(12).prop_map(Block::Keep),
        1 => Just(Block::PageBreak),
        1 => paragraph().prop_map(Block::LastWords),
    ]
}

/// What a document says, in the order of reading.
fn said(blocks: &[Block], is_large: bool, out: &mut String) {
    let list = |entries: &[Vec<Block>], numbered: bool, out: &mut String| {
        for (at, entry) in entries.iter().enumerate() {
            let numeral = (at + 1).to_string();
            out.push_str(if numbered { &numeral } else { "–" });
            said(entry, is_large, out);
        }
    };
    for block in blocks {
        match block {
            Block::Heading(heading) => out.push_str(&heading.text),
            Block::Paragraph(paragraph) => {
                out.extend(paragraph.runs.iter().map(|run| run.text.as_str()));
            }
            Block::LastWords(paragraph) => {
                out.extend(paragraph.runs.iter().map(|run| run.text.as_str()));
            }
            Block::Columns(columns) => {
                for (_, blocks) in &columns.columns {
                    said(blocks, is_large, out);
                }
            }
            Block::Numbered(entries) => list(entries, true, out),
            Block::Points(entries) => list(entries, false, out),
            Block::Keep(blocks) => said(blocks, is_large, out),
            Block::Table(table) if is_large && table.widths.len() > 2 => {
                // In large letters, each row says of what column its words are.
                for row in &table.rows {
                    for (head, cell) in table.head.iter().zip(&row.cells) {
                        if !cell.is_empty() || row.least_height > 0.0 {
                            if !head.is_empty() {
                                out.push_str(head);
                                out.push(':');
                            }
                            said(cell, is_large, out);
                        }
                    }
                }
            }
            Block::Table(table) => {
                out.extend(table.head.iter().map(String::as_str));
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    said(cell, is_large, out);
                }
            }
            _ => {}
        }
    }
}

fn walk(pages: &Pages, own: &[Vec<(usize, String)>], node: NodeId, out: &mut String) {
    out.extend(own[node].iter().map(|(_, words)| words.as_str()));
    for (at, child) in pages.tree.iter().enumerate() {
        if child.parent == Some(node) && at != node {
            walk(pages, own, at, out);
        }
    }
}

/// What a screen reader says: the tree from its root, a link where it stands.
fn read_out(pages: &Pages) -> String {
    let mut own: Vec<Vec<(usize, String)>> = vec![Vec::new(); pages.tree.len()];
    let items = pages.pages.iter().flat_map(|page| &page.items);
    for (at, item) in items.enumerate() {
        if let (Some(node), Ink::Text(text)) = (item.node, &item.ink) {
            // A link is read with the words it stands among.
            let node = match pages.tree.get(node) {
                Some(Node {
                    role: Role::Link,
                    parent: Some(parent),
                    ..
                }) => *parent,
                _ => node,
            };
            own[node].push((at, text.words.clone()));
        }
    }
    let mut out = String::new();
    walk(pages, &own, 0, &mut out);
    out
}

fn bare(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

fn stands_on_paper(pages: &Pages) -> Result<(), TestCaseError> {
    let is_in =
        |x: f32, y: f32| (0.0..=PAGE_WIDTH).contains(&x) && (0.0..=PAGE_HEIGHT).contains(&y);
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        match &item.ink {
            Ink::Text(text) => {
                let trailing = text.words.len() - text.words.trim_end().len();
                let glyphs = text.glyphs.iter().rev().take(trailing);
                let spaces: f32 = glyphs.map(|glyph| glyph.advance).sum();
                let right = text.x + text.width - spaces * text.size / 1000.0;
                prop_assert!(
                    is_in(text.x, text.y),
                    "{} at {} {}",
                    text.words,
                    text.x,
                    text.y
                );
                prop_assert!(right <= PAGE_WIDTH, "{} ends at {right}", text.words);
                // Above the foot, unless it is the foot.
                let is_above = item.node.is_none() || text.y < PAGE_HEIGHT - 40.0;
                prop_assert!(is_above, "{} stands in the foot: {}", text.words, text.y);
            }
            Ink::Line { x0, y0, x1, y1, .. } => {
                prop_assert!(
                    is_in(*x0, *y0) && is_in(*x1, *y1),
                    "a line from {x0} {y0} to {x1} {y1}"
                );
            }
            Ink::Circle { x, y, .. } | Ink::Picture { x, y, .. } => prop_assert!(is_in(*x, *y)),
            Ink::Area { corners, .. } => prop_assert!(corners.iter().all(|(x, y)| is_in(*x, *y))),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_word_is_read_in_order_and_nothing_stands_outside_the_paper(
        blocks in prop::collection::vec(block(), 0..10),
        is_large in any::<bool>(),
    ) {
        let style = if is_large { Style::large_print() } else { Style::default() };
        let mut expected = String::new();
        said(&blocks, is_large, &mut expected);
        let document = Document { title: "T".into(), language: "en-US".into(), blocks, ..Document::default() };
        let pages = lay_out(&document, &style);
        prop_assert_eq!(bare(&read_out(&pages)), bare(&expected));
        stands_on_paper(&pages)?;
        prop_assert!(pages.to_pdf().is_ok());
    }
}

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "T".into(),
        language: "en-US".into(),
        blocks,
        ..Document::default()
    }
}

#[test]
fn a_word_of_three_hundred_letters_is_broken_with_a_hyphen_that_is_not_read() {
    let word = "x".repeat(300);
    let blocks = vec![Paragraph::from(Run::voice(word.clone())).into()];
    let pages = lay_out(&document(blocks), &Style::default());
    assert_eq!(bare(&pages.words()), word, "no hyphen is read");
    let hyphens = pages.pages[0].items.iter().filter(
        |item| matches!(&item.ink, Ink::Text(text) if text.words == "-" && item.node.is_none()),
    );
    assert!(hyphens.count() >= 2, "each break shows");
}

#[test]
fn a_point_keeps_its_dash_where_its_lines_to_write_on_find_no_room() {
    for lines_before in 0..60 {
        let mut blocks: Vec<Block> = (0..lines_before)
            .map(|_| Paragraph::from(Run::voice("Above.")).into())
            .collect();
        let entry = vec![
            Block::SpareLines(1),
            Paragraph::from(Run::voice("Below.")).into(),
        ];
        blocks.push(Block::Points(vec![entry]));
        let pages = lay_out(&document(blocks), &Style::default());
        let words = bare(&read_out(&pages));
        assert!(words.ends_with("–Below."), "after {lines_before}: {words}");
    }
}

#[test]
fn an_address_leads_where_it_says_however_many_lines_it_takes() {
    let address = format!("https://example.org/{}", "guide/".repeat(40));
    let words = format!("Read {address}, then come back.");
    let blocks = vec![Paragraph::from(Run::voice(words)).into()];
    let pages = lay_out(&document(blocks), &Style::default());
    let links: Vec<_> = pages.pages[0]
        .items
        .iter()
        .filter_map(|item| match &item.ink {
            Ink::Text(text) => text.link.clone(),
            _ => None,
        })
        .collect();
    assert!(links.len() > 1, "it takes several lines");
    assert!(links.iter().all(|link| **link == *address));
    let pdf = lopdf::Document::load_mem(&pages.to_pdf().unwrap()).unwrap();
    let found: Vec<_> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| {
            dict.get(b"Subtype")
                .and_then(lopdf::Object::as_name)
                .is_ok_and(|it| it == b"Link")
        })
        .collect();
    assert_eq!(found.len(), links.len());
    for link in found {
        let action = link.get(b"A").unwrap().as_dict().unwrap();
        assert_eq!(
            action.get(b"URI").unwrap().as_str().unwrap(),
            address.as_bytes()
        );
        assert!(link.has(b"StructParent") && link.has(b"Contents"));
    }
}

#[test]
fn a_logo_stands_above_the_head_and_is_not_read() {
    // The smallest JPEG that there is: one gray dot would do for a reader of pages.
    let picture = Picture {
        jpeg: "/9j/2Q==".into(),
        width: 600,
        height: 200,
    };
    let pages = lay_out(&document(vec![Block::Picture(picture)]), &Style::default());
    let bytes = pages.to_pdf().unwrap();
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let first = *pdf.get_pages().get(&1).unwrap();
    let content = String::from_utf8_lossy(&pdf.get_page_content(first)).into_owned();
    assert!(content.contains("/Picture0 Do"), "{content}");
    assert!(pages.to_svg()[0].contains("data:image/jpeg;base64,/9j/2Q=="));
    assert!(bytes == pages.to_pdf().unwrap());
    let broken = Picture {
        jpeg: "\"/><script>".into(),
        ..Picture::default()
    };
    let pages = lay_out(&document(vec![Block::Picture(broken)]), &Style::default());
    assert!(pages.to_pdf().is_err());
    assert!(!pages.to_svg()[0].contains("script"));
}

#[test]
fn columns_higher_than_a_page_go_on_and_a_long_part_keeps_its_heading() {
    let lines = |word: &str| -> Vec<Block> {
        (0..90)
            .map(|at| Paragraph::from(Run::voice(format!("{word}{at}"))).into())
            .collect()
    };
    let columns = Block::Columns(Columns {
        columns: vec![(1.0, lines("left")), (1.0, lines("right"))],
        is_divided: true,
    });
    let pages = lay_out(&document(vec![columns]), &Style::default());
    assert!(pages.count() > 1);
    for word in ["left0", "left89", "right0", "right89"] {
        assert!(pages.words().contains(word), "{word}");
    }
    for before in 30..50 {
        let mut blocks: Vec<Block> = lines("before");
        blocks.truncate(before);
        let mut kept = vec![Block::Heading(Heading {
            level: 2,
            text: "HEADING".into(),
        })];
        kept.extend(lines("after"));
        blocks.push(Block::Keep(kept));
        let text = lay_out(&document(blocks), &Style::default()).text_snapshot();
        let page = text
            .split("── page")
            .find(|page| page.contains("HEADING"))
            .unwrap();
        assert!(page.contains("after0"), "{before} lines before it");
    }
}

#[test]
fn an_entry_of_a_list_with_space_after_it_is_never_torn() {
    let entry = |number: usize| -> Vec<Block> {
        vec![
            Paragraph::from(Run::voice(format!("Condition {number}."))).into(),
            Paragraph::from(Run::label(format!("To tick {number}."))).into(),
            Block::NoteLines(1),
            Block::Space(7.0),
        ]
    };
    let pages = lay_out(
        &document(vec![Block::Numbered((1..=40).map(entry).collect())]),
        &Style::default(),
    );
    assert!(pages.count() > 2);
    for page in &pages.pages {
        let words: Vec<&str> = page
            .items
            .iter()
            .filter_map(|item| match &item.ink {
                Ink::Text(text) => Some(text.words.as_str()),
                _ => None,
            })
            .collect();
        let begun = words
            .iter()
            .filter(|it| it.starts_with("Condition"))
            .count();
        let ticked = words.iter().filter(|it| it.starts_with("To tick")).count();
        assert_eq!(begun, ticked, "{words:?}");
    }
}

/// The words of each page, without its foot.
fn words_of_pages(pages: &Pages) -> Vec<Vec<String>> {
    let page_words = |page: &trellis_report::layout::Page| {
        let items = page.items.iter().filter(|item| item.node.is_some());
        items
            .filter_map(|item| match &item.ink {
                Ink::Text(text) => Some(text.words.trim().to_owned()),
                _ => None,
            })
            .collect()
    };
    pages.pages.iter().map(page_words).collect()
}

#[test]
fn the_last_words_never_stand_alone_on_a_page() {
    for lines in 1..120 {
        let mut blocks: Vec<Block> = (0..lines)
            .map(|at| Paragraph::from(Run::voice(format!("line {at}"))).into())
            .collect();
        blocks.push(Block::Space(14.0));
        blocks.push(Block::LastWords(Run::label("Made with care.").into()));
        let pages = lay_out(&document(blocks), &Style::default());
        let words = words_of_pages(&pages);
        let last = words.last().unwrap();
        assert_eq!(last.last().unwrap(), "Made with care.", "{lines} lines");
        assert!(last.len() > 1, "{lines} lines: the last words stand alone");
    }
}

#[test]
fn lines_for_the_pen_fill_a_page_and_begin_none() {
    let ruled = |pages: &Pages| -> Vec<usize> {
        let of_page = |page: &trellis_report::layout::Page| {
            let is_line = |ink: &Ink| matches!(ink, Ink::Line { width, .. } if *width < 0.6);
            page.items.iter().filter(|item| is_line(&item.ink)).count()
        };
        pages.pages.iter().map(of_page).collect()
    };
    let with_lines_before = |lines: usize| {
        let mut blocks: Vec<Block> = (0..lines)
            .map(|at| Paragraph::from(Run::voice(format!("line {at}"))).into())
            .collect();
        let heading = Heading {
            level: 2,
            text: "Notes".into(),
        };
        blocks.push(Block::Keep(vec![
            Block::Heading(heading),
            Block::NoteLines(3),
        ]));
        blocks.push(Block::SpareLines(9));
        blocks.push(Block::Space(14.0));
        blocks.push(Block::LastWords(Run::label("Made with care.").into()));
        lay_out(&document(blocks), &Style::default())
    };
    let mut counts = BTreeSet::new();
    for lines in 10..45 {
        let pages = with_lines_before(lines);
        let ruled = ruled(&pages);
        let all: usize = ruled.iter().sum();
        assert!((3..=12).contains(&all), "{lines} lines before: {ruled:?}");
        counts.insert(all);
        let words = words_of_pages(&pages);
        let last = words.last().unwrap();
        assert!(
            last.contains(&"Notes".to_owned()) && last.contains(&"Made with care.".to_owned()),
            "{lines} lines before: notes and last words on one page, {words:?}"
        );
    }
    assert!(counts.contains(&12) && counts.len() > 3, "{counts:?}");
}

#[test]
fn rows_for_the_pen_stay_with_the_row_before_them() {
    let row = |at: usize| Row {
        cells: vec![
            vec![Paragraph::from(Run::voice(format!("step {at}"))).into()],
            Vec::new(),
        ],
        least_height: 0.0,
    };
    for rows in 20..45 {
        let mut rows: Vec<Row> = (0..rows).map(row).collect();
        rows.extend((0..2).map(|_| Row {
            cells: vec![Vec::new(), Vec::new()],
            least_height: 26.0,
        }));
        let table = Table {
            widths: vec![1.0, 1.0],
            head: vec!["Step".into(), "Who".into()],
            rows,
            has_row_heads: true,
        };
        let pages = lay_out(&document(vec![Block::Table(table)]), &Style::default());
        let last = words_of_pages(&pages).pop().unwrap();
        assert!(last.iter().any(|word| word.starts_with("step")), "{last:?}");
    }
}

#[test]
fn the_foot_says_whole_who_must_not_read_a_page() {
    let warning = "For the support team – do not hand to a region";
    for style in [Style::default(), Style::large_print()] {
        let document = Document {
            foot_left: format!("{} · Handover pack", "A region with a long name ".repeat(4)),
            foot_middle: warning.into(),
            ..document(vec![Paragraph::from(Run::voice("words")).into()])
        };
        let pages = lay_out(&document, &style);
        let texts = pages.pages[0].items.iter().filter_map(|it| match &it.ink {
            Ink::Text(text) if it.node.is_none() => Some(text),
            _ => None,
        });
        let texts: Vec<_> = texts.collect();
        let warned = texts
            .iter()
            .find(|text| text.words.starts_with("For the"))
            .unwrap();
        assert_eq!(warned.words, warning);
        for (at, one) in texts.iter().enumerate() {
            for other in &texts[at + 1..] {
                let apart = one.x + one.width < other.x
                    || other.x + other.width < one.x
                    || (one.y - other.y).abs() >= one.size;
                assert!(apart, "“{}” lies on “{}”", one.words, other.words);
            }
        }
    }
}

#[test]
fn a_sheet_printed_on_both_sides_has_room_for_the_punch_on_both_edges() {
    // Holes of 9/32 inch, their middle half an inch from the edge.
    let punched = 72.0 * (0.5 + 9.0 / 64.0);
    for style in [Style::default(), Style::large_print()] {
        assert!(style.left >= punched && style.right >= punched);
    }
    let pages = lay_out(
        &document(vec![Paragraph::from(Run::voice("words")).into()]),
        &Style::default(),
    );
    let pdf = lopdf::Document::load_mem(&pages.to_pdf().unwrap()).unwrap();
    let preferences = pdf.catalog().unwrap().get(b"ViewerPreferences").unwrap();
    let preferences = preferences.as_dict().unwrap();
    for (name, value) in [("Duplex", "DuplexFlipLongEdge"), ("PrintScaling", "None")] {
        let found = preferences.get(name.as_bytes()).unwrap();
        assert_eq!(found.as_name().unwrap(), value.as_bytes());
    }
}
