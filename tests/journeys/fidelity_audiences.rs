//! Who may read what belongs to fidelity of support: one's own look and what a coach
//! saw are *mine*, answers and reasons are for the support team, materials are for the
//! region. Marked words are planted in every field, then looked for wherever others
//! look.

use crate::fidelity::{held, material, observed_by, sheet};
use crate::hands::{all_of, begin_with_region, place, region, visit, words_on_paper};
use crate::since::Colleague;
use std::collections::BTreeMap;
use trellis_app::Trellis;
use trellis_app::view::fidelity::{EditMaterial, EditObservation, EditReflection};
use trellis_domain::id::Id;
use trellis_domain::noun::{
    Noun, Policy, Type, adherence_reason, material, observation, participant_answer, reflection,
};
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{Extent, Span, UseSince, VisitPhase};
use trellis_tests::{Desk, thursday};

const MINE: [&str; 5] = [
    "zmineremark",
    "zminecoach",
    "zminesaw",
    "zminetrynext",
    "zminedraft",
];
const TEAM: [&str; 2] = ["zteamnexttime", "zteamreason"];
const REGION: [&str; 2] = ["zregionwhat", "zregionremark"];

/// Plants a word in every field of a contact that people write into.
fn plant(trellis: &mut Trellis, region: Id, contact: Id) {
    let look = EditReflection {
        quality: Some(Extent::Hardly),
        engagement: Some(Extent::Hardly),
        remark: Some("zmineremark".to_owned()),
    };
    trellis.reflect(contact, &look).unwrap();
    let seen = EditObservation {
        quality: Some(Extent::Hardly),
        engagement: Some(Extent::Hardly),
        saw: Some("zminesaw".to_owned()),
        try_next: Some("zminetrynext".to_owned()),
        ..observed_by("zminecoach")
    };
    trellis.add_observation(contact, &seen).unwrap();
    let given = sheet(Some(Extent::Hardly), "zteamnexttime");
    trellis.add_participant_answer(contact, &given).unwrap();
    trellis
        .set_adherence_reason(region, "CPC1", "CPC1-A1", "zteamreason")
        .unwrap();
    let left = EditMaterial {
        use_since: Some(UseSince::Used),
        remark: Some("zregionremark".to_owned()),
        ..material("zregionwhat")
    };
    trellis.add_material(contact, &left).unwrap();
}

/// A visit in the room, with everything planted in it and in a contact before it.
fn in_the_room() -> (Desk, Trellis, Id, Id) {
    let (desk, mut trellis, cedar) = begin_with_region();
    let before = held(&mut trellis, cedar, "2026-11-04", "Roster");
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    plant(&mut trellis, cedar, before);
    plant(&mut trellis, cedar, today);
    // One that is still being typed when the room opens.
    let record = trellis.contact_eyes(before).unwrap().own.unwrap().record;
    let words = place("reflection", record, "remark");
    trellis.save_draft(&words, "zminedraft").unwrap();
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    (desk, trellis, cedar, today)
}

fn shows_none(shown: &str, words: &[&str], place: &str) {
    for word in words {
        assert!(!shown.contains(word), "“{word}” shows {place}: {shown}");
    }
}

#[test]
fn every_field_that_people_write_into_is_planted() {
    let written = |noun: &Noun| -> Vec<&str> {
        let fields = noun.fields.iter();
        fields
            .filter(|field| field.policy == Policy::Conflict && field.holds == Type::Text)
            .map(|field| field.name)
            .collect()
    };
    let planted: [(&Noun, &[&str]); 5] = [
        (&reflection::NOUN, &["quality", "engagement", "remark"]),
        (
            &observation::NOUN,
            &["coach", "quality", "engagement", "saw", "try_next"],
        ),
        (
            &participant_answer::NOUN,
            &["useful", "fitting", "involved", "next_time"],
        ),
        (&adherence_reason::NOUN, &["reason"]),
        (&material::NOUN, &["what", "use_since", "remark"]),
    ];
    for (noun, fields) in planted {
        assert_eq!(written(noun), fields, "{}", noun.name);
    }
}

#[test]
fn neither_the_room_nor_its_checklists_nor_its_search_know_what_is_mine_or_the_teams() {
    let (_desk, trellis, cedar, today) = in_the_room();
    let mut shown = all_of(&trellis.visit_room(today).unwrap());
    shows_none(&shown, &["hardly", "Hardly", "reflection"], "in the room");
    shown.push_str(&all_of(&trellis.strip(cedar).unwrap()));
    for domain in CapacityDomain::ALL {
        for stage in CapacityStage::ALL {
            let cell = trellis.cell(cedar, domain, stage, Some(today)).unwrap();
            shown.push_str(&all_of(&cell));
        }
    }
    shows_none(&shown, &MINE, "in the room");
    shows_none(&shown, &TEAM, "in the room");
    for word in MINE.iter().chain(&TEAM) {
        let found = trellis.search_in_room(word, cedar).unwrap();
        assert!(found.is_empty(), "“{word}” finds {found:?}");
        let found = trellis.find_in_room(word, cedar).unwrap();
        assert!(found.groups.is_empty(), "“{word}” finds {found:?}");
    }
    for word in REGION {
        assert_eq!(
            trellis.search_in_room(word, cedar).unwrap().len(),
            2,
            "{word}"
        );
    }
    // At the desk, one finds it all; in a visit, it leads there.
    for word in MINE
        .iter()
        .chain(&TEAM)
        .filter(|word| **word != "zminedraft")
    {
        let expected = if *word == "zteamreason" { 1 } else { 2 };
        let found = trellis.search(word).unwrap();
        assert_eq!(found.len(), expected, "{word}");
        let leads = found.iter().any(|hit| hit.opens_id == Some(today));
        assert_eq!(leads, *word != "zteamreason", "{word}");
    }
}

#[test]
fn what_is_mine_is_covered_on_every_screen_while_a_visit_is_in_the_room() {
    let (_desk, mut trellis, cedar, today) = in_the_room();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let before = trellis.materials_of(cedar).unwrap();
    let before = before
        .iter()
        .find(|it| it.contact != today)
        .unwrap()
        .contact;
    let steps = [
        (VisitPhase::InTheRoom, true),
        (VisitPhase::WrapUp, false),
        (VisitPhase::InTheRoom, true),
        (VisitPhase::Closed, false),
    ];
    for (phase, is_covered) in steps {
        trellis.set_phase(today, phase).unwrap();
        for contact in [before, today] {
            let eyes = trellis.contact_eyes(contact).unwrap();
            assert_eq!(eyes.is_covered, is_covered, "{phase:?}");
            let shown = all_of(&eyes);
            assert_ne!(shown.contains("zmineremark"), is_covered, "{shown}");
            assert_ne!(shown.contains("zteamnexttime"), is_covered, "{shown}");
        }
        for region in [cedar, heron] {
            let course = trellis.own_course(region, Span::Whole).unwrap();
            assert_eq!(course.is_covered, is_covered, "{phase:?}");
            assert!(!is_covered || course.looks.is_empty());
        }
    }
}

#[test]
fn a_visit_that_was_left_in_the_room_covers_itself_and_nothing_else_on_other_days() {
    let (desk, trellis, cedar, today) = in_the_room();
    drop(trellis);
    let trellis = desk.open_on("2026-11-23".parse().unwrap(), 1).unwrap();
    assert!(trellis.contact_eyes(today).unwrap().is_covered);
    assert!(!trellis.own_course(cedar, Span::Whole).unwrap().is_covered);
}

#[test]
fn no_document_draft_or_calendar_knows_what_is_mine_or_the_teams() {
    let (desk, mut trellis, cedar, today) = in_the_room();
    let plan = trellis.start_plan(cedar, Some(today)).unwrap();
    let read = |name: &str| {
        String::from_utf8_lossy(&std::fs::read(desk.place(name)).unwrap()).into_owned()
    };
    let mut places = vec![
        ("beside the preview", all_of(&trellis.plan(plan).unwrap())),
        (
            "in the preview",
            trellis.plan_pages(plan).unwrap().join("\n"),
        ),
        ("in the calendar", trellis.calendar(None).unwrap()),
        ("in its calendar", trellis.calendar(Some(cedar)).unwrap()),
    ];
    trellis.export_plan(plan, &desk.place("plan.pdf")).unwrap();
    places.push(("on paper", words_on_paper(&desk.place("plan.pdf"))));
    trellis.agree_plan(plan).unwrap();
    let agreed = trellis.plan_pages(plan).unwrap().join("\n");
    places.push(("on agreed pages", agreed));
    trellis
        .write_follow_up(plan, &desk.place("mail.eml"))
        .unwrap();
    places.push(("in the e-mail draft", read("mail.eml")));
    trellis
        .write_action_sheet(cedar, &desk.place("actions.xlsx"))
        .unwrap();
    places.push(("in the action sheet", read("actions.xlsx")));
    for (place, shown) in &places {
        assert!(!shown.is_empty());
        shows_none(shown, &MINE, place);
        shows_none(shown, &TEAM, place);
        shows_none(shown, &["Hardly"], place);
    }
}

#[test]
fn what_is_mine_lies_in_its_holders_scope_and_the_rest_with_the_region() {
    let (_desk, mut trellis, _, today) = in_the_room();
    trellis.set_phase(today, VisitPhase::WrapUp).unwrap();
    trellis.settle_drafts().unwrap();
    let dump = trellis.dump().unwrap();
    let scope_of: BTreeMap<&str, &str> = dump
        .lines()
        .filter_map(|line| line.strip_prefix("change "))
        .map(|line| line.split(' ').collect::<Vec<_>>())
        .map(|words| (words[0], words[2]))
        .collect();
    let scopes = |marked: &str| -> Vec<&str> {
        let lines = dump.lines();
        lines
            .filter(|line| line.starts_with("  ") && line.contains(marked))
            .map(|line| scope_of[line.trim().split(' ').nth(1).unwrap()])
            .map(|scope| scope.split(':').next().unwrap())
            .collect()
    };
    // Four words in two contacts; one of them was typed anew since.
    assert_eq!(scopes("zmine"), ["private"; 8]);
    // One reason for the engagement; what was set anew to the same is no change.
    assert_eq!(scopes("zteam"), ["region"; 3]);
    assert_eq!(scopes("zregion"), ["region"; 4]);
}

#[test]
fn a_colleague_gets_the_answers_and_the_materials_and_no_trace_of_the_looks() {
    let mut dana = Colleague::new(thursday(), 1);
    let mut ben = Colleague::new(thursday(), 2);
    let mut trellis = dana.open();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let call = held(&mut trellis, cedar, "2026-11-04", "Roster");
    drop(trellis);
    ben.read_from(&dana, 1);
    ben.open().mark_seen(cedar).unwrap();
    plant(&mut dana.open(), cedar, call);
    ben.read_from(&dana, 2);

    let trellis = ben.open();
    let mut lines: Vec<String> = trellis
        .since_last_time(cedar)
        .unwrap()
        .lines
        .into_iter()
        .map(|line| line.text)
        .collect();
    lines.sort();
    assert_eq!(
        lines,
        [
            "New material: zregionwhat",
            "New participant’s answer: Nov 4",
            "Practice activity changed: Ask what has changed since last time before opening the agenda. – why not or when",
        ]
    );
    let eyes = trellis.contact_eyes(call).unwrap();
    assert_eq!(eyes.participants.as_ref().unwrap().sheets, 1);
    let own = eyes.own.as_ref().unwrap();
    assert_eq!((own.quality, own.remark.as_str()), (None, ""));
    assert!(eyes.observations.is_empty());
    assert!(
        trellis
            .own_course(cedar, Span::Whole)
            .unwrap()
            .looks
            .is_empty()
    );
    let dump = trellis.dump().unwrap();
    assert!(dump.contains("zteamnexttime") && dump.contains("zregionwhat"));
    shows_none(&dump, &MINE, "at a colleague’s");
}
