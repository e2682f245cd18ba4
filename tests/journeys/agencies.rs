//! Service agencies of a region: what was agreed, what they deliver, who takes over there.

use crate::hands::{all_of, begin_with_region, contact, day, place, region};
use trellis_app::Trellis;
use trellis_app::view::agency::{AgencyCard, EditAgency};
use trellis_app::view::own::EditProgram;
use trellis_domain::id::Id;
use trellis_domain::rhythm::Standing;

fn agency(name: &str) -> EditAgency {
    EditAgency {
        name: Some(name.to_owned()),
        ..EditAgency::default()
    }
}

fn program(name: &str) -> EditProgram {
    EditProgram {
        program: Some(name.to_owned()),
        ..EditProgram::default()
    }
}

fn card(trellis: &Trellis, region: Id, id: Id) -> AgencyCard {
    let all = trellis.list_agencies(region).unwrap();
    all.into_iter().find(|it| it.id == id).unwrap()
}

fn names(trellis: &Trellis, region: Id) -> Vec<String> {
    let all = trellis.list_agencies(region).unwrap();
    all.into_iter().map(|it| it.name).collect()
}

#[test]
fn an_agency_is_added_changed_leaves_comes_back_and_is_deleted() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let alder = trellis
        .add_agency(
            cedar,
            &EditAgency {
                agreement: Some("Two practitioners, one day a week".to_owned()),
                agreed_on: Some(day("2026-02-01")),
                lead: Some("Program director".to_owned()),
                ..agency(" Alder House ")
            },
        )
        .unwrap();
    let cove = trellis.add_agency(cedar, &agency("Cove Center")).unwrap();
    let first = card(&trellis, cedar, alder);
    assert_eq!((first.name.as_str(), first.ends), ("Alder House", None));
    trellis
        .edit_agency(alder, &agency("Alder Family House"))
        .unwrap();
    let now = card(&trellis, cedar, alder);
    assert_eq!(now.lead, "Program director", "what is absent stays");

    // A day to come is known and not yet so; one that has come puts it last.
    trellis
        .leave_agency(alder, Some(day("2026-12-31")))
        .unwrap();
    assert!(!card(&trellis, cedar, alder).has_left);
    trellis.leave_agency(alder, Some(trellis.today())).unwrap();
    assert!(card(&trellis, cedar, alder).has_left);
    assert_eq!(
        names(&trellis, cedar),
        ["Cove Center", "Alder Family House"]
    );
    trellis.leave_agency(alder, None).unwrap();
    assert_eq!(
        names(&trellis, cedar),
        ["Alder Family House", "Cove Center"]
    );

    trellis.delete_agency(cove).unwrap();
    assert_eq!(names(&trellis, cedar), ["Alder Family House"]);
    let gone = trellis.edit_agency(cove, &agency("Cove")).unwrap_err();
    assert_eq!(gone.what(), "This agency is no longer in the workbook");
    trellis.undo().unwrap();
    assert_eq!(names(&trellis, cedar).len(), 2);
}

#[test]
fn the_end_of_an_agreement_comes_into_view_a_season_before() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let cases = [
        ("2027-02-20", None, "Agreement ends Feb 20, 2027"),
        (
            "2027-02-19",
            Some(Standing::ComingUp),
            "Agreement ends Feb 19, 2027",
        ),
        (
            "2026-11-19",
            Some(Standing::ComingUp),
            "Agreement ends Nov 19",
        ),
        ("2026-11-18", Some(Standing::Late), "Agreement ended Nov 18"),
    ];
    let id = trellis.add_agency(cedar, &agency("Alder House")).unwrap();
    for (ends, standing, text) in cases {
        let edit = EditAgency {
            ends_on: Some(day(ends)),
            ..EditAgency::default()
        };
        trellis.edit_agency(id, &edit).unwrap();
        let card = card(&trellis, cedar, id);
        assert_eq!(
            (card.ends, card.ends_text.as_str()),
            (standing, text),
            "{ends}"
        );
    }
    // Who left is not asked to renew anything.
    trellis.leave_agency(id, Some(trellis.today())).unwrap();
    let card = card(&trellis, cedar, id);
    assert_eq!((card.ends, card.ends_text.as_str()), (None, ""));
}

#[test]
fn agencies_are_chosen_for_a_program_and_then_stand_for_what_was_written() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let groups = trellis
        .add_program(
            cedar,
            &EditProgram {
                agencies: Some("Alder and Cove".to_owned()),
                ..program("Groups")
            },
        )
        .unwrap();
    let seminars = trellis.add_program(cedar, &program("Seminars")).unwrap();
    let alder = trellis.add_agency(cedar, &agency("Alder House")).unwrap();
    let cove = trellis.add_agency(cedar, &agency("Cove Center")).unwrap();
    let shown = |trellis: &Trellis, id: Id| {
        let programs = trellis.programs(cedar).unwrap().programs;
        let card = programs.into_iter().find(|it| it.id == id).unwrap();
        let chosen: Vec<bool> = card.agencies_chosen.iter().map(|it| it.delivers).collect();
        (card.agencies_text, card.agencies, chosen)
    };
    let was = "Alder and Cove".to_owned();
    assert_eq!(
        shown(&trellis, groups),
        (was.clone(), was.clone(), vec![false, false])
    );

    trellis.set_delivers(groups, cove, true).unwrap();
    assert_eq!(
        shown(&trellis, groups),
        ("Cove Center".to_owned(), was.clone(), vec![false, true])
    );
    trellis.set_delivers(groups, alder, true).unwrap();
    assert_eq!(shown(&trellis, groups).0, "Alder House and Cove Center");
    assert_eq!(card(&trellis, cedar, cove).delivers_text, "Groups");
    assert_eq!(shown(&trellis, seminars).0, "");

    // Taken back, set again and undone: always the same record.
    trellis.set_delivers(groups, cove, false).unwrap();
    assert_eq!(shown(&trellis, groups).0, "Alder House");
    trellis.undo().unwrap();
    assert_eq!(shown(&trellis, groups).0, "Alder House and Cove Center");

    // Who left is offered no more where it delivered nothing, and stays where it did.
    trellis.leave_agency(cove, Some(trellis.today())).unwrap();
    assert_eq!(shown(&trellis, groups).2, [true, true]);
    assert_eq!(shown(&trellis, seminars).2, [false]);
    trellis.delete_agency(alder).unwrap();
    trellis.set_delivers(groups, cove, false).unwrap();
    assert_eq!(
        shown(&trellis, groups).0,
        was,
        "what was written shows again"
    );

    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let elsewhere = trellis.add_agency(heron, &agency("Alder House")).unwrap();
    let error = trellis.set_delivers(groups, elsewhere, true).unwrap_err();
    assert_eq!(error.what(), "This program is no longer in the workbook");
}

#[test]
fn what_does_not_fit_an_agency_is_refused_with_a_remedy() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let alder = trellis
        .add_agency(
            cedar,
            &EditAgency {
                agreed_on: Some(day("2026-02-01")),
                ..agency("Alder House")
            },
        )
        .unwrap();
    trellis.add_agency(cedar, &agency("Cove Center")).unwrap();
    let before = trellis.dump().unwrap();
    let empty = "The agency’s name is still empty";
    let error = trellis.add_agency(cedar, &agency(" ")).unwrap_err();
    assert_eq!(error.what(), empty);
    let error = trellis.edit_agency(alder, &agency("")).unwrap_err();
    assert_eq!(error.what(), empty);
    let error = trellis
        .add_agency(cedar, &agency("alder house"))
        .unwrap_err();
    assert_eq!(error.what(), "alder house is in the list already");
    let typed = [
        ("name", "", empty),
        ("name", "Cove Center", "Cove Center is in the list already"),
        (
            "ends_on",
            "2026-01-31",
            "The end of the agreement, Jan 31, 2026, comes before the day it was agreed, Feb 1, 2026",
        ),
        (
            "left_on",
            "2026-01-31",
            "The day it left, Jan 31, 2026, comes before the day it was agreed, Feb 1, 2026",
        ),
        ("agreed_on", "soon", "“soon” is not a date"),
    ];
    for (field, words, expected) in typed {
        let place = place("agency", alder, field);
        let error = trellis.set_field(&place, words).unwrap_err();
        assert_eq!(error.what(), expected, "{field}");
    }
    assert_eq!(trellis.dump().unwrap(), before);
    trellis
        .set_field(&place("agency", alder, "lead"), "Clinic lead")
        .unwrap();
    assert_eq!(card(&trellis, cedar, alder).lead, "Clinic lead");
}

#[test]
fn an_agency_is_found_by_its_words_and_is_named_in_what_others_read() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let id = trellis
        .add_agency(
            cedar,
            &EditAgency {
                agreement: Some("zquarterfigures".to_owned()),
                ..agency("Alder House")
            },
        )
        .unwrap();
    assert_eq!(trellis.search("zquarterfigures").unwrap().len(), 1);
    trellis.delete_agency(id).unwrap();
    assert!(trellis.search("zquarterfigures").unwrap().is_empty());
    trellis.log_contact(&contact(cedar, "A call")).unwrap();
    assert!(!all_of(&trellis.region(cedar).unwrap()).contains("Alder House"));
}
