//! Words change, and what was said stays as it was said: an answer keeps the words of
//! its day, and a visit those it began with.

use crate::agency::{
    AGENCY, adopt, begun, empty, find, item, pack, plan_words, teams, with, words_of,
};
use crate::hands::{all_of, answer, begin_with_region};
use serde_json::{Value, json};
use trellis_app::Trellis;
use trellis_app::view::checklist::EditAnswer;
use trellis_domain::id::Id;
use trellis_domain::pack::WhatChanged;
use trellis_domain::words::{Judge, Lead, Mark, Status, VisitPhase};
use trellis_tests::Desk;

const THEN: &str = "Our zhallway is open to teams.";
const NOW: &str = "Our zlibrary is open to teams.";

/// A region, and an agency's pack with one item.
fn with_pack() -> (Desk, Trellis, Id) {
    let (desk, mut trellis, cedar) = begin_with_region();
    adopt(&desk, &mut trellis, &first());
    (desk, trellis, cedar)
}

fn first() -> Value {
    pack("1.0", vec![item("PS-01", THEN), item("PS-02", "We eat.")])
}

/// The second version: the first item has other words.
fn reworded() -> Value {
    pack("2.0", vec![item("PS-01", NOW), item("PS-02", "We eat.")])
}

fn answered(trellis: &mut Trellis, region: Id, visit: Option<Id>) {
    trellis
        .answer(&EditAnswer {
            visit,
            evidence: Some("The janitor has the key".to_owned()),
            mark: Some(Mark::Strong),
            ..answer(region, "PS-01", Status::InPlace)
        })
        .unwrap();
}

#[test]
fn an_answer_to_an_item_that_is_retired_stays_readable_and_fills_the_plan() {
    let mut retired = item("PS-01", NOW);
    retired["retired"] = json!(true);
    let cases = [
        (
            "no longer asked",
            pack("2.0", vec![retired, item("PS-02", "We eat.")]),
        ),
        ("left out", pack("2.0", vec![item("PS-02", "We eat.")])),
    ];
    for (case, second) in cases {
        let (desk, mut trellis, cedar) = with_pack();
        answered(&mut trellis, cedar, None);
        let whole = find(&trellis, cedar, None, "PS-01").unwrap();
        adopt(&desk, &mut trellis, &second);
        let cell = teams(&trellis, cedar, None);
        assert!(cell.items.iter().all(|item| item.id != "PS-01"), "{case}");
        assert_eq!(cell.earlier.len(), 1, "{case}");
        let earlier = &cell.earlier[0];
        assert_eq!(earlier.text, THEN, "{case}: in the words of that day");
        assert_eq!(earlier.status, Some(Status::InPlace), "{case}");
        assert_eq!(earlier.evidence, "The janitor has the key", "{case}");
        assert_eq!(earlier.reached_on, whole.reached_on, "{case}");
        let words = plan_words(&desk, &mut trellis, cedar);
        assert!(words.contains("zhallway"), "{case}: {words}");
        assert!(!words.contains("zlibrary"), "{case}: {words}");
    }
}

#[test]
fn an_item_reworded_since_shows_the_words_it_was_answered_in() {
    let (desk, mut trellis, cedar) = with_pack();
    answered(&mut trellis, cedar, None);
    assert_eq!(
        find(&trellis, cedar, None, "PS-01").unwrap().answered_as,
        None
    );
    adopt(&desk, &mut trellis, &reworded());
    let item = find(&trellis, cedar, None, "PS-01").unwrap();
    assert_eq!(item.text, NOW);
    assert_eq!(item.answered_as.as_deref(), Some(THEN));
    assert_eq!(item.status, Some(Status::InPlace));
    let words = plan_words(&desk, &mut trellis, cedar);
    assert!(words.contains("zhallway") && !words.contains("zlibrary"));

    // Who leads and how we know say nothing about the words; a new answer does.
    let beside = EditAnswer {
        status: None,
        led_by: Some(Lead::Together),
        judged_by: Some(Judge::Team),
        ..answer(cedar, "PS-01", Status::InPlace)
    };
    trellis.answer(&beside).unwrap();
    let item = find(&trellis, cedar, None, "PS-01").unwrap();
    assert_eq!(item.answered_as.as_deref(), Some(THEN));
    trellis
        .answer(&answer(cedar, "PS-01", Status::Partly))
        .unwrap();
    let item = find(&trellis, cedar, None, "PS-01").unwrap();
    assert_eq!(
        (item.answered_as, item.status),
        (None, Some(Status::Partly))
    );
    assert!(plan_words(&desk, &mut trellis, cedar).contains("zlibrary"));
}

#[test]
fn a_visit_under_way_keeps_the_words_it_began_with() {
    let (desk, mut trellis, cedar) = with_pack();
    let today = begun(&mut trellis, cedar);
    let second = pack("2.0", vec![item("PS-01", NOW), item("PS-03", "We sing.")]);
    adopt(&desk, &mut trellis, &second);
    let seen = |trellis: &Trellis, visit| {
        ["PS-01", "PS-02", "PS-03"].map(|id| words_of(trellis, cedar, visit, id))
    };
    let said = |words: [Option<&str>; 3]| words.map(|it| it.map(str::to_owned));
    let then = said([Some(THEN), Some("We eat."), None]);
    let now = said([Some(NOW), None, Some("We sing.")]);
    assert_eq!(seen(&trellis, Some(today)), then);
    assert_eq!(seen(&trellis, None), now);

    // What is answered in the visit is answered in its words.
    answered(&mut trellis, cedar, Some(today));
    let in_visit = find(&trellis, cedar, Some(today), "PS-01").unwrap();
    assert_eq!(
        (in_visit.status, in_visit.answered_as),
        (Some(Status::InPlace), None)
    );
    let at_desk = find(&trellis, cedar, None, "PS-01").unwrap();
    assert_eq!(at_desk.answered_as.as_deref(), Some(THEN));
    let retired = EditAnswer {
        visit: Some(today),
        ..answer(cedar, "PS-02", Status::Partly)
    };
    trellis.answer(&retired).unwrap();
    let earlier = teams(&trellis, cedar, None).earlier;
    assert_eq!(earlier[0].text, "We eat.");
    assert!(teams(&trellis, cedar, Some(today)).earlier.is_empty());
    let new = EditAnswer {
        visit: Some(today),
        ..answer(cedar, "PS-03", Status::Partly)
    };
    assert!(trellis.answer(&new).is_err(), "the visit does not know it");

    // All of it again after the workbook was closed.
    drop(trellis);
    let trellis = desk.open_on(trellis_tests::thursday(), 1).unwrap();
    assert_eq!(seen(&trellis, Some(today)), then);
    assert_eq!(seen(&trellis, None), now);
}

#[test]
fn a_visit_that_is_only_prepared_goes_by_the_words_of_its_day() {
    let (desk, mut trellis, cedar) = with_pack();
    let planned = crate::hands::visit(cedar, "2026-11-19");
    let today = trellis.plan_visit(&planned).unwrap();
    adopt(&desk, &mut trellis, &reworded());
    let words = words_of(&trellis, cedar, Some(today), "PS-01");
    assert_eq!(words.as_deref(), Some(NOW));
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    let words = words_of(&trellis, cedar, Some(today), "PS-01");
    assert_eq!(words.as_deref(), Some(NOW));
}

#[test]
fn reopening_a_visit_says_what_changed_and_takes_it_up_only_when_told() {
    let (desk, mut trellis, cedar) = with_pack();
    let today = begun(&mut trellis, cedar);
    let go = |trellis: &mut Trellis, to| trellis.set_phase(today, to).unwrap();
    assert!(go(&mut trellis, VisitPhase::Closed).is_none());
    assert!(
        go(&mut trellis, VisitPhase::WrapUp).is_none(),
        "nothing changed"
    );
    adopt(&desk, &mut trellis, &reworded());
    assert!(go(&mut trellis, VisitPhase::Closed).is_none());

    let newer = go(&mut trellis, VisitPhase::WrapUp).unwrap();
    assert_eq!(newer.summary, "1 reworded.");
    let change = &newer.changes[0];
    assert_eq!(
        (change.id.as_str(), change.what),
        ("PS-01", WhatChanged::Reworded)
    );
    assert_eq!((change.before.as_str(), change.after.as_str()), (THEN, NOW));
    let words = words_of(&trellis, cedar, Some(today), "PS-01");
    assert_eq!(words.as_deref(), Some(THEN), "nobody has chosen yet");

    trellis.renew_words(today).unwrap();
    let words = words_of(&trellis, cedar, Some(today), "PS-01");
    assert_eq!(words.as_deref(), Some(NOW));
    go(&mut trellis, VisitPhase::Closed);
    assert!(go(&mut trellis, VisitPhase::WrapUp).is_none());
    trellis.undo().unwrap();
    trellis.undo().unwrap();
    trellis.undo().unwrap();
    let words = words_of(&trellis, cedar, Some(today), "PS-01");
    assert_eq!(words.as_deref(), Some(THEN), "taken back");
}

#[test]
fn reopening_a_visit_says_that_a_pack_was_left_since() {
    let (_desk, mut trellis, cedar) = with_pack();
    let today = begun(&mut trellis, cedar);
    trellis.set_phase(today, VisitPhase::Closed).unwrap();
    trellis.stop_pack(AGENCY).unwrap();
    let newer = trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    let newer = newer.unwrap();
    assert_eq!(newer.summary, "2 retired.");
    assert_eq!(newer.changes[0].before, THEN);
    let words = words_of(&trellis, cedar, Some(today), "PS-01");
    assert_eq!(words.as_deref(), Some(THEN));
}

/// Takes the words of a pack out of a closed workbook, as on a laptop that was told of
/// the pack before its words came.
fn lose_words(desk: &Desk, code: &str) {
    let file = rusqlite::Connection::open(desk.workbook()).unwrap();
    let gone = file
        .execute(
            "DELETE FROM attachment WHERE lower(hex(hash)) LIKE ?1 || '%'",
            [code],
        )
        .unwrap();
    assert_eq!(gone, 1);
}

#[test]
fn a_pack_whose_words_have_not_arrived_is_named_and_everything_else_works() {
    let (desk, mut trellis, cedar) = with_pack();
    let own_lt = json!([crate::agency::cell_of(
        "LT",
        "IN",
        vec![item("LT-IN-02", NOW)]
    )]);
    let checklists = with(empty("trellis.checklists", "9.9"), "cells", own_lt);
    adopt(&desk, &mut trellis, &checklists);
    let today = begun(&mut trellis, cedar);
    answered(&mut trellis, cedar, Some(today));
    assert_eq!(trellis.missing_packs().unwrap(), Vec::<String>::new());
    let codes: Vec<String> = trellis
        .packs()
        .unwrap()
        .into_iter()
        .filter(|card| [AGENCY, "trellis.checklists"].contains(&card.id.as_str()))
        .map(|card| card.code)
        .collect();
    drop(trellis);
    for code in codes {
        lose_words(&desk, &code);
    }

    let mut trellis = desk.open_on(trellis_tests::thursday(), 1).unwrap();
    let missing = trellis.missing_packs().unwrap();
    assert_eq!(missing, ["piedmont.items 1.0", "trellis.checklists 9.9"]);
    assert!(
        trellis
            .packs()
            .unwrap()
            .iter()
            .all(|card| card.id != AGENCY)
    );
    // Without the words of the visit, the room goes by those that are here.
    for visit in [None, Some(today)] {
        let cell = teams(&trellis, cedar, visit);
        assert!(cell.items.len() >= 8, "{}", all_of(&cell));
        assert!(cell.items.iter().all(|item| item.id != "PS-01"));
    }
    let other = EditAnswer {
        visit: Some(today),
        mark: Some(Mark::Strong),
        ..answer(cedar, "LT-IN-02", Status::Partly)
    };
    trellis.answer(&other).unwrap();
    assert!(plan_words(&desk, &mut trellis, cedar).contains("Cedar Gap"));
    assert_eq!(trellis.guide().len(), 17);

    // The words come with the file, and all is as it was.
    adopt(&desk, &mut trellis, &first());
    assert_eq!(trellis.missing_packs().unwrap(), ["trellis.checklists 9.9"]);
    let back = find(&trellis, cedar, None, "PS-01").unwrap();
    assert_eq!(
        (back.text.as_str(), back.status),
        (THEN, Some(Status::InPlace))
    );
}
