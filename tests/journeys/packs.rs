//! An agency brings words of its own: they are looked at first, then taken up beside
//! those of Trellis, and can be left again.

use crate::agency::{
    AGENCY, adopt, begun, cell_of, empty, find, item, lay, pack, plan_words, teams, with, words_of,
};
use crate::hands::{all_of, answer, begin, begin_with_region};
use serde_json::json;
use trellis_app::view::checklist::EditAnswer;
use trellis_app::view::visit::EditVisit;
use trellis_app::{look_at_pack, write_pack_template};
use trellis_domain::pack::WhatChanged;
use trellis_domain::words::{Mark, Status, Support};

#[test]
fn an_agencys_items_stand_beside_the_built_in_ones_and_are_answered_like_them() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let before = teams(&trellis, cedar, None);
    assert!(trellis.find("greenhouse").unwrap().groups.is_empty());

    adopt(
        &desk,
        &mut trellis,
        &pack(
            "1.0",
            vec![item("PS-01", "Our greenhouse is open to teams.")],
        ),
    );
    let cell = teams(&trellis, cedar, None);
    let ids = |items: &[trellis_app::view::checklist::ItemView]| -> Vec<String> {
        items.iter().map(|item| item.id.clone()).collect()
    };
    let mut expected = ids(&before.items);
    expected.push("PS-01".to_owned());
    assert_eq!(ids(&cell.items), expected);
    let ours = cell.items.last().unwrap();
    assert_eq!(ours.from.as_deref(), Some("Piedmont’s own words"));
    assert_eq!(ours.sources[0].title, "Our own judgment");
    assert_eq!(cell.items[0].from, None);

    // Its mark prints, and both the guide and the record find it.
    trellis
        .answer(&EditAnswer {
            evidence: Some("The trombonist has the key".to_owned()),
            mark: Some(Mark::Strong),
            ..answer(cedar, "PS-01", Status::InPlace)
        })
        .unwrap();
    let ours = find(&trellis, cedar, None, "PS-01").unwrap();
    assert_eq!(ours.status, Some(Status::InPlace));
    assert_eq!(ours.evidence, "The trombonist has the key");
    let words = plan_words(&desk, &mut trellis, cedar);
    assert!(words.contains("greenhouse"), "{words}");
    let found = trellis.find("greenhouse").unwrap();
    assert_eq!(found.groups[0].title, "Field guide");
    assert_eq!(found.groups[0].hits[0].chapter.as_deref(), Some("lt"));
    let found = trellis.find("trombonist").unwrap();
    assert_eq!(found.groups[0].title, "Checklists");

    let cards = trellis.packs().unwrap();
    let card = cards.last().unwrap();
    assert_eq!((card.id.as_str(), card.version.as_str()), (AGENCY, "1.0"));
    assert_eq!(card.holds, "one item");
    assert!(!card.is_builtin && cards.iter().filter(|it| it.is_builtin).count() == 4);
}

#[test]
fn a_second_version_says_exactly_what_it_changes_and_changes_nothing_until_it_is_taken_up() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let first = pack(
        "1.0",
        vec![
            item("PS-01", "We meet."),
            item("PS-02", "We eat."),
            item("PS-03", "We sing."),
            item("PS-04", "We rest."),
            item("PS-05", "We walk."),
        ],
    );
    adopt(&desk, &mut trellis, &first);
    let mut retired = item("PS-02", "We eat.");
    retired["retired"] = json!(true);
    let installation = vec![
        item("PS-01", "We meet each month."),
        retired,
        item("PS-05", "We walk."),
        item("PS-06", "We write."),
    ];
    let cells = json!([
        cell_of("LT", "IN", installation),
        cell_of("LT", "II", vec![item("PS-03", "We sing.")]),
    ]);
    let second = lay(&desk, &with(empty(AGENCY, "2.0"), "cells", cells));

    let before = (
        trellis.dump().unwrap(),
        all_of(&trellis.packs().unwrap()),
        all_of(&teams(&trellis, cedar, None)),
    );
    let seen = trellis.look_at_pack(&second);
    assert_eq!(seen.mistakes, Vec::<String>::new());
    assert_eq!(seen.in_use.as_deref(), Some("1.0"));
    assert_eq!(seen.summary, "1 added, 1 reworded, 1 moved, 2 retired.");
    let changes: Vec<_> = seen
        .changes
        .iter()
        .map(|it| {
            (
                it.id.as_str(),
                it.what,
                it.before.as_str(),
                it.after.as_str(),
            )
        })
        .collect();
    assert_eq!(
        changes,
        [
            (
                "PS-01",
                WhatChanged::Reworded,
                "We meet.",
                "We meet each month."
            ),
            ("PS-02", WhatChanged::Retired, "We eat.", ""),
            ("PS-03", WhatChanged::Moved, "LT-IN", "LT-II"),
            ("PS-04", WhatChanged::Retired, "We rest.", ""),
            ("PS-06", WhatChanged::Added, "", "We write."),
        ]
    );
    let after = (
        trellis.dump().unwrap(),
        all_of(&trellis.packs().unwrap()),
        all_of(&teams(&trellis, cedar, None)),
    );
    assert_eq!(before, after, "looking changes nothing");

    let taken = trellis.add_pack(&second).unwrap();
    assert_eq!(all_of(&taken), all_of(&seen), "what was seen was taken up");
    assert_eq!(trellis.packs().unwrap().last().unwrap().version, "2.0");
    let now = |id| words_of(&trellis, cedar, None, id);
    assert_eq!(now("PS-01").as_deref(), Some("We meet each month."));
    for gone in ["PS-02", "PS-03", "PS-04"] {
        assert_eq!(now(gone), None, "{gone}");
    }
    let again = trellis.look_at_pack(&second);
    assert_eq!(again.summary, "Nothing changes.");
}

#[test]
fn an_item_steps_aside_where_an_agency_replaces_it_and_its_answer_stays() {
    let (desk, mut trellis, cedar) = begin_with_region();
    trellis
        .answer(&answer(cedar, "LT-IN-02", Status::Partly))
        .unwrap();
    let read = words_of(&trellis, cedar, None, "LT-IN-02").unwrap();
    let mut ours = item("PS-01", "Our roster is full.");
    ours["replaces"] = json!(["LT-IN-02"]);
    adopt(&desk, &mut trellis, &pack("1.0", vec![ours]));
    let cell = teams(&trellis, cedar, None);
    assert!(cell.items.iter().all(|item| item.id != "LT-IN-02"));
    let ours = cell.items.iter().find(|item| item.id == "PS-01").unwrap();
    assert_eq!(ours.status, None, "the answer was given to another item");
    assert_eq!(cell.earlier.len(), 1);
    assert_eq!(cell.earlier[0].text, read);
    assert_eq!(cell.earlier[0].status, Some(Status::Partly));
}

#[test]
fn a_component_named_by_an_agency_keeps_its_minutes() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let today = begun(&mut trellis, cedar);
    let capacity = EditVisit {
        support: Some(Support::Capacity),
        ..EditVisit::default()
    };
    trellis.edit_visit(today, &capacity).unwrap();
    trellis.set_component(today, "CPC5", Some(35)).unwrap();
    trellis.set_component(today, "CPC2", Some(20)).unwrap();
    let named = json!([{
        "code": "CPC5",
        "name": "Keeping the fire going",
        "about": "What we do between visits.",
        "sources": ["PJ"],
    }]);
    adopt(
        &desk,
        &mut trellis,
        &with(empty("piedmont.practice", "1.0"), "components", named),
    );
    let components = trellis.visit_wrap_up(today).unwrap().components;
    let of = |code: &str| components.iter().find(|it| it.component == code).unwrap();
    assert_eq!(components.len(), 10);
    assert_eq!(of("CPC5").name, "Keeping the fire going");
    assert!(!of("CPC5").is_working_name);
    assert_eq!(of("CPC5").minutes, Some(35));
    assert_eq!(of("CPC2").minutes, Some(20));
    // The agency named it; what is done within it is still told.
    let chapter = all_of(&trellis.chapter("components").unwrap().table);
    assert!(chapter.contains("Keeping the fire going") && chapter.contains("CPC5-"));
}

#[test]
fn a_pack_that_is_left_takes_its_items_along_and_leaves_the_answers() {
    let (desk, mut trellis, cedar) = begin_with_region();
    adopt(
        &desk,
        &mut trellis,
        &pack(
            "1.0",
            vec![item("PS-01", "Our greenhouse is open to teams.")],
        ),
    );
    trellis
        .answer(&EditAnswer {
            evidence: Some("The janitor has the key".to_owned()),
            mark: Some(Mark::ToWorkOn),
            ..answer(cedar, "PS-01", Status::Partly)
        })
        .unwrap();
    trellis.stop_pack(AGENCY).unwrap();
    let cell = teams(&trellis, cedar, None);
    assert!(cell.items.iter().all(|item| item.id != "PS-01"));
    assert!(trellis.packs().unwrap().iter().all(|it| it.id != AGENCY));
    assert_eq!(cell.earlier[0].text, "Our greenhouse is open to teams.");
    assert_eq!(cell.earlier[0].evidence, "The janitor has the key");
    assert!(plan_words(&desk, &mut trellis, cedar).contains("greenhouse"));
    assert!(trellis.find("greenhouse").unwrap().groups.is_empty());
    assert_eq!(
        trellis.stop_pack(AGENCY).unwrap_err().what(),
        format!("No pack “{AGENCY}” is in use")
    );
}

#[test]
fn the_packs_of_trellis_stay() {
    let (_desk, mut trellis) = begin();
    for card in trellis.packs().unwrap() {
        let error = trellis.stop_pack(&card.id).unwrap_err();
        assert_eq!(error.what(), "This pack came with Trellis and stays");
    }
    assert_eq!(trellis.packs().unwrap().len(), 4);
}

#[test]
fn taking_up_and_leaving_a_pack_can_be_undone() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let named = json!([item("PS-01", "Our greenhouse is open to teams.")]);
    let asked = |trellis: &trellis_app::Trellis| words_of(trellis, cedar, None, "PS-01").is_some();
    adopt(
        &desk,
        &mut trellis,
        &pack("1.0", named.as_array().unwrap().clone()),
    );
    trellis.stop_pack(AGENCY).unwrap();
    assert!(!asked(&trellis));
    trellis.undo().unwrap();
    assert!(asked(&trellis));
    trellis.undo().unwrap();
    assert!(!asked(&trellis));
    assert!(trellis.packs().unwrap().iter().all(|it| it.id != AGENCY));
}

#[test]
fn undoing_other_words_for_a_built_in_pack_brings_those_of_before_back() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let before = all_of(&trellis.packs().unwrap());
    let own_words = json!([cell_of(
        "LT",
        "IN",
        vec![item("LT-IN-02", "We are all here.")]
    )]);
    adopt(
        &desk,
        &mut trellis,
        &with(empty("trellis.checklists", "9.9"), "cells", own_words),
    );
    let now = words_of(&trellis, cedar, None, "LT-IN-02");
    assert_eq!(now.as_deref(), Some("We are all here."));
    trellis.undo().unwrap();
    assert_eq!(all_of(&trellis.packs().unwrap()), before);
    drop(trellis);
    let trellis = desk.open_on(trellis_tests::thursday(), 1).unwrap();
    assert_eq!(all_of(&trellis.packs().unwrap()), before);
}

#[test]
fn a_pack_written_as_a_spreadsheet_reads_back_as_the_same_words() {
    let (desk, mut trellis) = begin();
    adopt(
        &desk,
        &mut trellis,
        &pack("1.0", vec![item("PS-01", "We meet.")]),
    );
    let ids: Vec<String> = trellis
        .packs()
        .unwrap()
        .into_iter()
        .map(|card| card.id)
        .collect();
    for id in ids {
        let sheet = desk.place(&format!("{id}.xlsx"));
        trellis.write_pack_sheet(&id, &sheet).unwrap();
        let seen = trellis.look_at_pack(&sheet);
        assert_eq!(seen.mistakes, Vec::<String>::new(), "{id}");
        assert_eq!(
            (seen.id.as_str(), seen.summary.as_str()),
            (id.as_str(), "Nothing changes.")
        );
        assert_eq!(seen.in_use, Some(seen.version));
    }
    let nowhere = desk.place("nothing.xlsx");
    assert!(trellis.write_pack_sheet("piedmont.none", &nowhere).is_err());
    assert!(!nowhere.exists());
}

#[test]
fn the_empty_template_names_what_is_still_to_be_written() {
    let (desk, mut trellis) = begin();
    let template = desk.place("template.xlsx");
    write_pack_template(&template).unwrap();
    let seen = look_at_pack(&template).unwrap();
    assert!(!seen.mistakes.is_empty() && !seen.remedy.is_empty());
    for mistake in &seen.mistakes {
        assert!(mistake.starts_with("Sheet "), "{mistake}");
    }
    assert_eq!(trellis.look_at_pack(&template).mistakes, seen.mistakes);
    let before = trellis.dump().unwrap();
    let error = trellis.add_pack(&template).unwrap_err();
    assert!(error.what().starts_with(&seen.mistakes[0]), "{error}");
    assert_eq!(trellis.dump().unwrap(), before);
}
