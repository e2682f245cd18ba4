//! A pack with anything wrong in it is not taken up: every mistake is named with its
//! place, and everything stays exactly as it was.

use crate::agency::{AGENCY, adopt, cell_of, empty, item, lay, pack, teams, with};
use crate::hands::{all_of, answer, begin_with_region};
use serde_json::{Value, json};
use trellis_domain::words::Status;

/// A pack of one item with some of its words changed.
fn changed(change: impl FnOnce(&mut Value)) -> Value {
    let mut item = item("PS-11", "We meet.");
    change(&mut item);
    pack("2.0", vec![item])
}

fn replacing(id: &str, other: &str) -> Value {
    let mut item = item(id, "We meet.");
    item["replaces"] = json!([other]);
    item
}

#[expect(clippy::too_many_lines, reason = "one table of cases")]
fn faulty() -> Vec<(&'static str, Value, Vec<&'static str>)> {
    vec![
        (
            "the same id twice",
            pack(
                "2.0",
                vec![item("PS-11", "We meet."), item("PS-11", "We eat.")],
            ),
            vec!["item PS-11: it appears 2 times"],
        ),
        (
            "a domain and a stage that are none",
            with(
                empty(AGENCY, "2.0"),
                "cells",
                json!([
                    cell_of("XX", "IN", vec![item("PS-11", "We meet.")]),
                    cell_of("LT", "YY", vec![item("PS-12", "We eat.")]),
                ]),
            ),
            vec![
                "cell XX-IN, domain: “XX” is not one of the codes that can stand there (CC, LT, WD, QM, MN)",
                "cell LT-YY, stage: “YY” is not one of the codes that can stand there (EX, IN, II)",
            ],
        ),
        (
            "something is missing",
            changed(|item| {
                item.as_object_mut().unwrap().remove("evidence");
                item.as_object_mut().unwrap().remove("sources");
            }),
            vec![
                "item PS-11: “evidence” is missing",
                "item PS-11: “sources” is missing",
            ],
        ),
        (
            "a number for a text, a text for yes or no, a word nobody knows",
            changed(|item| {
                item["text"] = json!(7);
                item["retired"] = json!("yes");
                item["colour"] = json!("green");
            }),
            vec![
                "item PS-11, text: a text in quotation marks should stand there",
                "item PS-11, retired: true or false should stand there",
                "item PS-11: “colour” is not a word that packs use there",
            ],
        ),
        (
            "words that say nothing, and a source that is not listed",
            changed(|item| {
                item["text"] = json!(" ");
                item["evidence"] = json!("Two\nlines");
                item["sources"] = json!(["S9"]);
            }),
            vec![
                "item PS-11: the text is empty",
                "item PS-11: the evidence holds a line break or another invisible sign",
                "item PS-11: it names the source S9, which the pack does not list",
            ],
        ),
        (
            "items that replace each other in a circle",
            pack(
                "2.0",
                vec![replacing("PS-11", "PS-12"), replacing("PS-12", "PS-11")],
            ),
            vec![
                "item PS-11: it is replaced by what it replaces, in a circle",
                "item PS-12: it is replaced by what it replaces, in a circle",
            ],
        ),
        (
            "an item that replaces what nobody has",
            pack("2.0", vec![replacing("PS-11", "PS-99")]),
            vec!["item PS-11: it replaces PS-99, which no pack in use has"],
        ),
        (
            "ids that Trellis has given away",
            pack(
                "2.0",
                vec![item("LT-IN-02", "We meet."), item("LT-IN-01", "We eat.")],
            ),
            vec![
                "item LT-IN-02: its id is taken by “The Trellis checklists”; give it another, or say that it replaces that item",
                "item LT-IN-01: its id is taken by “The Trellis checklists”; give it another, or say that it replaces that item",
            ],
        ),
        (
            "the version in use with other words",
            pack("1.0", vec![item("PS-01", "We meet, and then we eat.")]),
            vec![
                "the pack: version 1.0 is in use already with other words; give this one a higher number",
            ],
        ),
        (
            "the id of the team’s own items",
            with(
                empty("own", "2.0"),
                "cells",
                json!([cell_of("LT", "IN", vec![item("PS-11", "We meet.")])]),
            ),
            vec!["the pack: its id is one that Trellis keeps for itself"],
        ),
        (
            "nothing in it",
            empty(AGENCY, "2.0"),
            vec!["the pack: it holds nothing"],
        ),
        (
            "another file in JSON",
            json!({ "cells": [] }),
            vec!["This file is not a content pack – it does not say which format it has"],
        ),
        (
            "a pack for a newer Trellis",
            with(empty(AGENCY, "2.0"), "format", json!(2)),
            vec!["This content pack could not be read – it was made for a newer Trellis"],
        ),
    ]
}

#[test]
fn a_faulty_pack_is_refused_with_every_mistake_and_changes_nothing() {
    for (case, faulty, expected) in faulty() {
        let (desk, mut trellis, cedar) = begin_with_region();
        let first = pack("1.0", vec![item("PS-01", "We meet.")]);
        adopt(&desk, &mut trellis, &first);
        trellis
            .answer(&answer(cedar, "PS-01", Status::InPlace))
            .unwrap();
        let state = |trellis: &trellis_app::Trellis| {
            (
                trellis.dump().unwrap(),
                all_of(&trellis.packs().unwrap()),
                all_of(&teams(trellis, cedar, None)),
            )
        };
        let before = state(&trellis);
        let path = lay(&desk, &faulty);

        let mut named = trellis.look_at_pack(&path).mistakes;
        let error = trellis.add_pack(&path).unwrap_err();
        assert!(error.what().starts_with(&named[0]), "{case}: {error}");
        assert_eq!(
            error.what().contains("more)"),
            named.len() > 1,
            "{case}: {error}"
        );
        assert!(!error.remedy().is_empty(), "{case}");
        let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        named.sort();
        expected.sort();
        assert_eq!(named, expected, "{case}");
        assert_eq!(state(&trellis), before, "{case}");
    }
}

#[test]
fn a_file_that_is_no_pack_gets_one_sentence() {
    let (desk, mut trellis, _) = begin_with_region();
    let whole = pack("1.0", vec![item("PS-01", "We meet.")]).to_string();
    let cases: [(&str, &[u8], &str); 4] = [
        ("empty", b"", "This file is empty"),
        (
            "cut short",
            &whole.as_bytes()[..whole.len() / 2],
            "This file is cut short – it ends in the middle, at line 1",
        ),
        (
            "no JSON",
            b"{ format: 1 }",
            "This file is not JSON – something is wrong at line 1, column 3",
        ),
        (
            "no text",
            b"{\n\xff\xfe}",
            "This file is not text in UTF-8 – line 2 holds something else",
        ),
    ];
    let before = trellis.dump().unwrap();
    for (case, bytes, expected) in cases {
        let path = desk.place("a file.json");
        std::fs::write(&path, bytes).unwrap();
        let seen = trellis.look_at_pack(&path);
        assert_eq!(seen.mistakes, [expected], "{case}");
        let error = trellis.add_pack(&path).unwrap_err();
        assert_eq!(
            (error.what(), error.remedy()),
            (expected, seen.remedy.as_str())
        );
    }
    let gone = desk.place("gone.json");
    let error = trellis.add_pack(&gone).unwrap_err();
    assert!(error.what().starts_with("gone.json could not be opened"));
    assert_eq!(trellis.dump().unwrap(), before);
}

#[test]
fn two_packs_cannot_replace_each_others_items() {
    let (desk, mut trellis, _) = begin_with_region();
    adopt(
        &desk,
        &mut trellis,
        &pack("1.0", vec![item("PS-01", "We meet.")]),
    );
    let neighbor = |items| {
        let cells = json!([cell_of("LT", "IN", items)]);
        with(empty("wake.items", "1.0"), "cells", cells)
    };
    adopt(
        &desk,
        &mut trellis,
        &neighbor(vec![replacing("WK-01", "PS-01")]),
    );
    let back = lay(&desk, &pack("2.0", vec![replacing("PS-01", "WK-01")]));
    assert_eq!(
        trellis.look_at_pack(&back).mistakes,
        [
            "item PS-01: it is replaced by what it replaces, in a circle",
            "item WK-01: it is replaced by what it replaces, in a circle",
        ]
    );
    assert!(trellis.add_pack(&back).is_err());
}
