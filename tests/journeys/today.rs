//! The first screen: what is due everywhere, at the desk; one region and nothing of
//! another, in the room.

use crate::due_dates::due;
use crate::hands::{
    action, all_of, begin, begin_with_region, day, note, region, seat, tier, visit,
};
use crate::support_record::barrier;
use trellis_app::Trellis;
use trellis_app::view::assessment::{EditAssessment, NewAssessment};
use trellis_app::view::frame::DueCell;
use trellis_app::view::goal::NewAction;
use trellis_app::view::people::NewSeat;
use trellis_app::view::region::{EditRegion, NewRegion};
use trellis_app::view::support::EditBarrier;
use trellis_app::view::today::{TodayInRoom, TodayScreen};
use trellis_domain::id::Id;
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{Audience, CapacityMeasure, Tier, VisitPhase};

fn held(region: Id, on: &str) -> NewAssessment {
    NewAssessment {
        region,
        agency: None,
        instrument: Some(CapacityMeasure::Cca),
        held_on: Some(day(on)),
    }
}

fn cell(cell: &DueCell) -> (Standing, &str, &str) {
    (cell.standing, &cell.text, &cell.detail)
}

#[test]
fn an_assessment_is_due_six_months_after_the_last_whatever_the_tier() {
    use Standing::{ComingUp, Done, Late};
    let (_desk, mut trellis) = begin();
    let cedar = trellis
        .add_region(&NewRegion {
            began_on: Some(day("2026-01-05")),
            ..region("Cedar Gap")
        })
        .unwrap();
    let now = |trellis: &Trellis| trellis.today_view().unwrap().due[0].assessment.clone();
    assert_eq!(
        cell(&now(&trellis)),
        (Late, "Was due Jul 5", "none yet"),
        "the first, counted from the beginning; support is universal"
    );
    let cases = [
        ("2026-05-18", (Late, "Was due Nov 18", "last May 18")),
        ("2026-05-19", (ComingUp, "Due by Nov 19", "last May 19")),
        ("2026-11-10", (Done, "Nov 10", "next by May 10, 2027")),
    ];
    for (on, expected) in cases {
        trellis.record_assessment(&held(cedar, on)).unwrap();
        assert_eq!(cell(&now(&trellis)), expected);
        trellis.agree_tier(&tier(cedar, Tier::Brief)).unwrap();
        assert_eq!(cell(&now(&trellis)), expected);
    }
    let view = trellis.assessments_of(cedar).unwrap();
    let days: Vec<_> = view.held.iter().map(|it| it.held_on.unwrap()).collect();
    assert_eq!(days, ["2026-11-10", "2026-05-19", "2026-05-18"].map(day));
    assert_eq!(view.held[0].instrument_name, "CCA-TP");
    assert_eq!(view.held[0].of, "The community");

    // A wrong day is mended, a wrong entry taken out, and undo brings it back.
    let edit = EditAssessment {
        held_on: Some(day("2026-10-01")),
        ..EditAssessment::default()
    };
    trellis.edit_assessment(view.held[0].id, &edit).unwrap();
    assert_eq!(now(&trellis).text, "Oct 1");
    trellis.delete_assessment(view.held[0].id).unwrap();
    assert_eq!(now(&trellis).text, "Due by Nov 19");
    trellis.undo().unwrap();
    assert_eq!(now(&trellis).text, "Oct 1");
}

#[test]
fn an_assessment_is_held_with_something_and_on_a_day_that_has_come() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let unsaid = NewAssessment {
        instrument: None,
        ..held(cedar, "2026-11-01")
    };
    let error = trellis.record_assessment(&unsaid).unwrap_err();
    assert_eq!(error.what(), "What it was held with is still empty");
    let usual = EditRegion {
        assessed_with: Some(CapacityMeasure::SelfCheck),
        ..EditRegion::default()
    };
    trellis.edit_region(cedar, &usual).unwrap();
    trellis.record_assessment(&unsaid).unwrap();
    let view = trellis.assessments_of(cedar).unwrap();
    assert_eq!(view.held[0].instrument, Some(CapacityMeasure::SelfCheck));
    let error = trellis.record_assessment(&held(cedar, "2026-11-20"));
    assert_eq!(error.unwrap_err().what(), "That day is still to come");
    let nobody = NewAssessment {
        agency: Some(cedar),
        ..held(cedar, "2026-11-01")
    };
    let error = trellis.record_assessment(&nobody).unwrap_err();
    assert_eq!(error.what(), "This agency is no longer in the workbook");
}

#[test]
fn today_names_who_is_new_with_which_steps_and_which_seats_are_vacant_since_when() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let cells = |trellis: &Trellis| trellis.today_view().unwrap().due[0].first_weeks.clone();
    assert_eq!(
        cell(&cells(&trellis)),
        (Standing::NotExpected, "Nobody new", "")
    );
    let on = |from: &str, role: &str, person: &str| NewSeat {
        from_on: Some(day(from)),
        ..seat(cedar, role, person)
    };
    let maya = trellis
        .add_seat(&on("2026-11-02", "Coordinator", "Maya Ortiz"))
        .unwrap();
    trellis.add_seat(&on("2024-11-02", "Lead", "Noa")).unwrap();
    trellis.add_seat(&on("2026-09-08", "Data", "")).unwrap();
    let today = trellis.today_view().unwrap();
    assert_eq!(today.newcomers.len(), 1);
    let new = &today.newcomers[0];
    assert_eq!(
        (new.seat, new.person.as_str(), new.since_text.as_str()),
        (maya, "Maya Ortiz", "since Nov 2")
    );
    let steps = new.open.len();
    assert!(new.open_text.ends_with("steps open"));
    assert_eq!(cells(&trellis).standing, Standing::ComingUp);
    assert_eq!(cells(&trellis).detail, "Maya Ortiz since Nov 2");
    let vacant: Vec<_> = today
        .vacancies
        .iter()
        .map(|it| (it.role.as_str(), it.since_text.as_str()))
        .collect();
    assert_eq!(vacant, [("Data", "vacant since Sep 8")]);

    let view = trellis.onboarding(cedar).unwrap().remove(0);
    let all: Vec<String> = view
        .lists
        .iter()
        .flat_map(|list| &list.groups)
        .flat_map(|group| &group.steps)
        .map(|step| step.item.clone())
        .collect();
    assert_eq!(all.len(), steps, "today counts what the list holds");
    let (last, rest) = all.split_last().unwrap();
    for item in rest {
        trellis
            .set_onboarding_step(maya, item, Some(day("2026-11-10")), None)
            .unwrap();
    }
    assert_eq!(cells(&trellis).text, "One step open");
    trellis
        .set_onboarding_step(maya, last, Some(day("2026-11-10")), None)
        .unwrap();
    assert_eq!(
        cell(&cells(&trellis)),
        (Standing::Done, "All done", "first weeks")
    );
    assert!(trellis.today_view().unwrap().newcomers.is_empty());
}

/// Marked words in everything that Today shows, of a region or of nobody's.
fn plant(trellis: &mut Trellis, mark: &str) -> Id {
    let word = |what: &str| format!("z{mark}{what}");
    let there = trellis
        .add_region(&NewRegion {
            began_on: Some(day("2026-01-05")),
            ..region(&word("region"))
        })
        .unwrap();
    trellis
        .add_seat(&NewSeat {
            from_on: Some(day("2026-11-02")),
            ..seat(there, &word("role"), &word("person"))
        })
        .unwrap();
    trellis
        .add_seat(&NewSeat {
            from_on: Some(day("2026-11-02")),
            ..seat(there, &word("vacancy"), "")
        })
        .unwrap();
    let step = NewAction {
        by_on: Some(day("2026-11-01")),
        ..action(there, &word("action"))
    };
    trellis.add_action(&step).unwrap();
    for audience in [Audience::Mine, Audience::Team, Audience::Region] {
        let text = word("note");
        trellis.add_note(&note(there, audience, &text)).unwrap();
        let new = EditBarrier {
            audience: Some(audience),
            chase_on: Some(day("2026-11-19")),
            ..barrier(&word("barrier"))
        };
        trellis.add_barrier(there, &new).unwrap();
    }
    let report = due(Some(there), &word("due"), "2026-11-18");
    trellis.add_due_date(&report).unwrap();
    let mut ahead = visit(there, "2026-12-01");
    ahead.title = word("visit");
    trellis.plan_visit(&ahead).unwrap();
    there
}

fn in_room(trellis: &Trellis) -> Option<TodayInRoom> {
    match trellis.today_screen().unwrap() {
        TodayScreen::Room { today } => Some(*today),
        TodayScreen::Desk { .. } => None,
    }
}

#[test]
fn in_the_room_today_shows_one_region_and_nothing_that_is_the_teams_or_mine() {
    let (_desk, mut trellis) = begin();
    let cedar = plant(&mut trellis, "cedar");
    plant(&mut trellis, "heron");
    trellis
        .add_due_date(&due(None, "zheronteam", "2026-11-18"))
        .unwrap();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    assert!(in_room(&trellis).is_none());
    let desk = all_of(&trellis.today_screen().unwrap());
    let everything = [
        "region", "person", "vacancy", "action", "barrier", "due", "visit",
    ];
    for what in everything {
        for mark in ["zcedar", "zheron"] {
            assert!(desk.contains(&format!("{mark}{what}")), "{mark} {what}");
        }
    }

    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    let room = in_room(&trellis).unwrap();
    assert_eq!((room.visit, room.region), (today, cedar));
    let shown = all_of(&room);
    assert!(!shown.contains("zheron"), "{shown}");
    for what in everything {
        let word = format!("zcedar{what}");
        let may = ["region", "action", "visit"].contains(&what);
        assert_eq!(shown.contains(&word), may, "{word}");
    }
    assert!(!shown.contains("znote") && !shown.contains("zcedarnote"));
    assert_eq!(trellis.frame().unwrap().in_room, Some(today));
}

#[test]
fn the_room_is_left_by_moving_the_visit_on_and_entered_again_by_undoing_that() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    assert!(in_room(&trellis).is_some());
    // Closed and opened in the middle of a visit, it is still in the room.
    drop(trellis);
    let mut trellis = desk.open_on(trellis_tests::thursday(), 1).unwrap();
    assert!(in_room(&trellis).is_some());
    trellis.set_phase(today, VisitPhase::WrapUp).unwrap();
    assert!(in_room(&trellis).is_none());
    trellis.undo().unwrap();
    assert!(in_room(&trellis).is_some());
    trellis.delete_visit(today).unwrap();
    assert!(
        in_room(&trellis).is_none(),
        "a visit that is gone is nowhere"
    );
    assert_eq!(trellis.frame().unwrap().in_room, None);
}

#[test]
fn visits_are_listed_the_latest_first() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let first = trellis.plan_visit(&visit(cedar, "2026-08-20")).unwrap();
    let second = trellis.plan_visit(&visit(heron, "2026-12-03")).unwrap();
    trellis.set_phase(first, VisitPhase::Closed).unwrap();
    let ids = |region: Option<Id>| -> Vec<Id> {
        let all = trellis.list_visits(region).unwrap();
        all.into_iter().map(|it| it.id).collect()
    };
    assert_eq!(ids(None), [second, first]);
    assert_eq!(ids(Some(cedar)), [first]);
    assert!(trellis.list_visits(Some(first)).is_err());
}
