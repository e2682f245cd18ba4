//! What an assessment is held with: a form that others own, whose items are never kept,
//! and an instrument that an agency brings with its own rules.

use crate::agency::{adopt, empty, lay, with};
use crate::assessing::{at, figure, hands, told};
use crate::hands::{begin_with_region, day, table, words_on_paper};
use serde_json::{Value, json};
use std::path::Path;
use trellis_app::RegionChart;
use trellis_app::view::agency::EditAgency;
use trellis_app::view::assessing::{EditIndexScore, ItemStanding, StartAssessment};
use trellis_app::view::assessment::EditAssessment;
use trellis_app::view::document::{DocumentKind, DocumentQuery};
use trellis_domain::pack::CapacityDomain;
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{AssessmentPart, CapacityMeasure};

#[test]
fn of_a_form_that_others_own_the_results_are_kept_and_never_the_items() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let alder = trellis
        .add_agency(
            cedar,
            &EditAgency {
                name: Some("Alder House".to_owned()),
                ..EditAgency::default()
            },
        )
        .unwrap();
    let ida = StartAssessment {
        agency: Some(alder),
        held_on: Some(day("2026-06-02")),
        ..table(cedar, "ida_tp", 5)
    };
    let id = trellis.start_assessment(&ida).unwrap();
    trellis
        .add_part(id, AssessmentPart::Facilitator, "CIT coordinator")
        .unwrap();
    let score = |name: &str, score: &str, out_of: &str, domain| EditIndexScore {
        name: Some(name.to_owned()),
        score: Some(score.to_owned()),
        out_of: Some(out_of.to_owned()),
        domain,
        comment: Some("As on the form".to_owned()),
    };
    let wd = Some(CapacityDomain::WorkforceDevelopment);
    let qm = Some(CapacityDomain::QualityMonitoring);
    trellis
        .add_index_score(id, &score("Coaching", "1.45", "", wd))
        .unwrap();
    let data = trellis
        .add_index_score(id, &score("Data", "70", "100", qm))
        .unwrap();
    let room = trellis.assessment_room(id).unwrap();
    assert_eq!(
        (room.of.as_str(), room.instrument_name.as_str()),
        ("Alder House", "IDA-TP")
    );
    assert!(!room.holds_items && room.items.is_empty() && room.at.is_none());
    assert_eq!(room.typed[1].score, "70");
    assert_eq!(figure(&room, CapacityDomain::WorkforceDevelopment), "1.45");
    assert_eq!(figure(&room, CapacityDomain::QualityMonitoring), "1.40");
    let strongest = &room.results.indices[0];
    assert_eq!(strongest.name, "Coaching");
    trellis.finish_assessment(id, None).unwrap();
    // The community's is due as before; one of an agency is another matter.
    let next = trellis.assessments_of(cedar).unwrap().next;
    assert_ne!(next.standing, Standing::Done);

    // Half a year later, with a score that went down. What was typed can be mended.
    let again = trellis
        .start_assessment(&StartAssessment {
            held_on: None,
            ..ida.clone()
        })
        .unwrap();
    trellis
        .add_index_score(again, &score("data ", "60", "100", qm))
        .unwrap();
    let room = trellis.assessment_room(again).unwrap();
    assert_eq!(room.results.indices[0].before, [Some(140)]);
    assert_eq!(room.results.indices[0].change_text, "−0.20");
    trellis
        .edit_index_score(
            data,
            &EditIndexScore {
                score: Some("80".to_owned()),
                ..EditIndexScore::default()
            },
        )
        .unwrap();
    let room = trellis.assessment_room(again).unwrap();
    assert_eq!(room.results.indices[0].before, [Some(160)]);
    trellis.delete_index_score(data).unwrap();
    trellis.undo().unwrap();

    // Another instrument is known by what people call it, and counts hands by number.
    let other = |called: &str| StartAssessment {
        called: Some(called.to_owned()),
        item_count: Some(9),
        ..table(cedar, "other", 7)
    };
    let error = trellis.start_assessment(&other(" ")).unwrap_err();
    assert_eq!(error.what(), "What the instrument is called is still empty");
    let id = trellis
        .start_assessment(&other("Our county’s form"))
        .unwrap();
    trellis
        .start_assessment(&other("our COUNTY’s form "))
        .unwrap_err();
    trellis.set_hands(id, "4", hands(1, 5, 1)).unwrap();
    let it = at(&trellis, id);
    assert_eq!(it.text, "Item 4, as worded on your own form");
    assert_eq!(it.place, "Item 4 of 9");
    assert_eq!(it.voting, "7 of 7 voting");
    trellis.keep_score(id, "4", Some(1)).unwrap();
    assert_eq!(at(&trellis, id).item, "5");
    let error = trellis.keep_score(id, "10", Some(1)).unwrap_err();
    assert_eq!(
        told(&error),
        "This assessment has no item “10” – Its items go from 1 to 9."
    );
}

/// A list of an agency's own, by its own rules.
fn own_list(version: &str, undecided: &str, first: &str) -> Value {
    let entry = |id: &str, text: &str, domain: &str| {
        json!({
            "id": id, "text": text, "evidence": "It is written down.", "group": "Our check",
            "domain": domain, "sources": ["PJ"],
        })
    };
    let list = json!([{
        "id": "our-check",
        "purpose": "self_check",
        "title": "Our own check",
        "note": "Ours, and not validated.",
        "instrument": {
            "parts": [
                { "part": "administrator", "about": "Leads, and votes as well", "votes": true },
                { "part": "respondent", "about": "Votes", "votes": true },
            ],
            "procedure": ["Read it.", "Vote."],
            "indices": [{ "id": "start", "name": "The start", "entries": ["OC-1", "OC-2"] }],
            "scoring": { "least_answered": 50, "undecided": undecided },
            "words": { "zero": "Absent", "one": "Some of it", "two": "Solid" },
        },
        "entries": [
            entry("OC-1", first, "LT"),
            entry("OC-2", "We count together.", "LT"),
            entry("OC-3", "We talk to the papers.", "MN"),
        ],
    }]);
    with(empty("piedmont.check", version), "inventories", list)
}

#[test]
fn an_agency_brings_its_own_instrument_with_its_own_rules() {
    let (desk, mut trellis, cedar) = begin_with_region();
    adopt(
        &desk,
        &mut trellis,
        &own_list("1.0", "lower", "We meet monthly."),
    );
    let choices = trellis.instruments();
    assert!(
        choices
            .iter()
            .any(|it| it.code == "our-check" && it.holds_items)
    );
    let id = trellis
        .start_assessment(&table(cedar, "our-check", 4))
        .unwrap();
    let room = trellis.assessment_room(id).unwrap();
    assert_eq!(room.title, "Our own check, first administration");
    assert!(room.parts.iter().all(|part| part.votes), "theirs say so");
    assert_eq!(room.scores[1].word, "Some of it");
    assert_eq!(at(&trellis, id).text, "We meet monthly.");

    // No agreement: their rule takes the lowest hand of the last round.
    trellis.set_hands(id, "OC-1", hands(0, 2, 2)).unwrap();
    trellis.keep_score(id, "OC-1", None).unwrap_err();
    let room = trellis.assessment_room(id).unwrap();
    assert_eq!(room.items[0].standing, ItemStanding::ByRule);
    assert_eq!(
        room.items[0].standing_name,
        "1, some of it, by the instrument’s rule"
    );
    assert_eq!(figure(&room, CapacityDomain::LeadershipAndTeams), "1.00");
    assert_eq!(room.results.indices[0].now_text, "1.00");

    // The instrument changes in the middle: this one stays with what it began with.
    adopt(
        &desk,
        &mut trellis,
        &own_list("2.0", "stays_open", "We meet weekly."),
    );
    let room = trellis.assessment_room(id).unwrap();
    assert_eq!(
        room.notices,
        ["The instrument was changed since; this assessment stays with the words it began with."]
    );
    assert_eq!(room.items[0].text, "We meet monthly.");
    assert_eq!(room.items[0].standing, ItemStanding::ByRule);
    trellis.keep_score(id, "OC-2", Some(2)).unwrap();
    trellis.keep_score(id, "OC-3", Some(0)).unwrap();
    trellis.finish_assessment(id, None).unwrap();
    let error = trellis
        .edit_assessment(
            id,
            &EditAssessment {
                instrument: Some(CapacityMeasure::Cca),
                held_on: None,
            },
        )
        .unwrap_err();
    assert_eq!(
        error.what(),
        "This assessment stays with the instrument it was begun with"
    );

    // The next one goes by the new words, beside the old figures, and says so.
    let next = trellis
        .start_assessment(&table(cedar, "our-check", 4))
        .unwrap();
    trellis.set_hands(next, "OC-1", hands(0, 2, 2)).unwrap();
    let room = trellis.assessment_room(next).unwrap();
    assert_eq!(room.items[0].text, "We meet weekly.");
    assert_eq!(room.items[0].standing, ItemStanding::Undecided);
    assert!(room.results.earlier[0].has_other_words);
    assert_eq!(room.results.domains[0].before, [Some(150)]);

    // The pack is left: what was held keeps its words, through closing and opening.
    trellis.stop_pack("piedmont.check").unwrap();
    drop(trellis);
    let trellis = desk.open_on(day("2026-12-01"), 3).unwrap();
    let room = trellis.assessment_room(id).unwrap();
    assert_eq!(room.items[0].text, "We meet monthly.");
    assert_eq!(room.results.domains[0].now_text, "1.50");
    assert!(
        trellis
            .instruments()
            .iter()
            .all(|it| it.code != "our-check")
    );
}

#[test]
fn what_is_wrong_with_an_instrument_is_named_before_anybody_takes_it_up() {
    let (desk, mut trellis, _cedar) = begin_with_region();
    let mut list = own_list("1.0", "lower", "We meet.");
    let instrument = &mut list["inventories"][0]["instrument"];
    instrument["parts"] = json!([{ "part": "observer", "about": "Looks on" }]);
    instrument["indices"][0]["entries"] = json!(["OC-9"]);
    let preview = trellis.look_at_pack(&lay(&desk, &list));
    let all = preview.mistakes.join("\n");
    assert!(all.contains("nobody has a vote"), "{all}");
    assert!(all.contains("OC-9, which its list does not have"), "{all}");

    let list = own_list("1.0", "the loudest", "We meet.");
    let error = trellis.add_pack(&lay(&desk, &list)).unwrap_err();
    let what = error.what();
    assert!(
        what.contains("undecided: “the loudest” is not one of"),
        "{what}"
    );
    let mut list = own_list("1.0", "lower", "We meet.");
    list["inventories"][0]["instrument"]["scoring"]["least_answered"] = json!(150);
    let error = trellis.add_pack(&lay(&desk, &list)).unwrap_err();
    let what = error.what();
    assert!(what.contains("150 hundredths are more than"), "{what}");
}

/// Two forms on no list share a code and nothing else: their scores stand in no chart
/// and on no paper beside each other.
#[test]
fn two_forms_that_are_called_differently_are_never_compared() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let mut held = Vec::new();
    for (called, on, score) in [
        ("Readiness scan", "2026-03-02", "1.1"),
        ("readiness scan ", "2026-06-02", "1.3"),
        ("Partner survey", "2026-09-01", "0.4"),
    ] {
        let form = StartAssessment {
            called: Some(called.to_owned()),
            held_on: Some(day(on)),
            ..table(cedar, "other", 5)
        };
        let id = trellis.start_assessment(&form).unwrap();
        let index = EditIndexScore {
            name: Some("Teams".to_owned()),
            score: Some(score.to_owned()),
            domain: Some(CapacityDomain::LeadershipAndTeams),
            ..EditIndexScore::default()
        };
        trellis.add_index_score(id, &index).unwrap();
        trellis.finish_assessment(id, None).unwrap();
        held.push(id);
    }
    let chart = trellis.draw(cedar, RegionChart::Profile).unwrap();
    let told = format!("{:?}", chart.table);
    assert!(told.contains("0.4") && !told.contains("1.3"), "{told}");
    for (id, shown, hidden) in [
        (held[1], "1.10 of 2", "0.40 of 2"),
        (held[2], "0.40 of 2", "1."),
    ] {
        let ask = DocumentQuery {
            kind: DocumentKind::Assessment,
            region: Some(cedar),
            assessment: Some(id),
            ..DocumentQuery::default()
        };
        let exported = trellis
            .export_document(&ask, &desk.place("results.pdf"))
            .unwrap();
        let paper = words_on_paper(Path::new(&exported.path));
        let scores: String = paper
            .lines()
            .filter(|line| line.contains(" of 2"))
            .collect();
        assert!(
            scores.contains(shown) && !scores.contains(hidden),
            "{paper}"
        );
        std::fs::remove_file(&exported.path).unwrap();
    }
}
