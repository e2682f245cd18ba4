//! A quarter for the funder: counts and no one's words.

use super::record::{Record, by_a_colleague, event, record, tally};
use crate::hands::{all_of, day, goal};
use trellis_app::Trellis;
use trellis_app::view::dose::Minimum;
use trellis_app::view::goal::EditGoal;
use trellis_app::view::quarter::QuarterQuery;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::assessment as a;
use trellis_domain::words::GoalState;
use trellis_store::Edit;
use trellis_tests::{Desk, thursday};

fn of_quarter(quarter: &str) -> QuarterQuery {
    QuarterQuery {
        quarter: Some(quarter.to_owned()),
        ..QuarterQuery::default()
    }
}

fn assessment(region: Id, number: u8, on: &str, state: Option<&str>) -> Edit {
    let id = Id::from_bytes([number; 16]);
    let edit = Edit::new(Scope::Region(region), &a::NOUN, id)
        .set(a::region, region)
        .set(a::instrument, "self_check")
        .set(a::reading, "Secret reading")
        .set(a::held_on, day(on));
    match state {
        Some(state) => edit.set(a::state, state),
        None => edit,
    }
}

/// The record of this chapter with events, assessments and goals.
fn eventful() -> (Desk, Trellis, Id) {
    let Record {
        desk,
        mut trellis,
        cedar,
        heron,
        held: _,
    } = record();
    let reached = trellis.add_goal(&goal(cedar, "Secret goal")).unwrap();
    trellis.add_goal(&goal(cedar, "Secret goal")).unwrap();
    let met = EditGoal {
        state: Some(GoalState::Met),
        ..EditGoal::default()
    };
    trellis.edit_goal(reached, &met).unwrap();
    drop(trellis);
    let team = Id::from_bytes([3; 16]);
    let mut edits = vec![
        assessment(cedar, 60, "2026-10-05", None),
        assessment(heron, 61, "2026-11-05", Some("held")),
        assessment(heron, 62, "2026-11-06", Some("running")),
        assessment(cedar, 63, "2026-08-06", Some("held")),
    ];
    let both: &[_] = &[(cedar, Some(12)), (heron, Some(3))];
    edits.extend(event(team, 70, "2026-10-20", 90, both));
    edits.extend(event(team, 71, "2026-07-20", 60, &[(heron, None)]));
    edits.extend(event(team, 72, "2026-12-01", 60, &[(heron, Some(8))]));
    by_a_colleague(&desk, edits);
    let trellis = desk.open_on(thursday(), 3).unwrap();
    (desk, trellis, cedar)
}

#[test]
fn the_running_quarter_in_a_paragraph_and_tables() {
    let (_desk, trellis, _) = eventful();
    let summary = trellis.quarter_summary(&QuarterQuery::default()).unwrap();
    assert_eq!(
        (
            summary.code.as_str(),
            summary.is_open,
            summary.after.as_deref()
        ),
        ("2026Q4", true, None)
    );
    assert_eq!(
        summary.paragraph,
        "In Quarter 4, 2026 so far, all two regions were supported in two contacts (2.5 \
         hours), one of them in person; in the quarter before it was one contact (1.5 hours). \
         At least one contact in person each quarter is the minimum in intensive and brief \
         support: it is met so far in one of one region. Beside contacts, one event for many \
         regions at once was held (1.5 hours), each counted once; two regions took part, with \
         more than 12 people. Two capacity assessments were held, two goals were agreed and \
         one goal was reached."
    );
    assert_eq!(summary.total, tally(2, 150, 0));
    assert_eq!(summary.total_before, tally(1, 90, 0));
    let regions: Vec<_> = summary
        .by_region
        .iter()
        .map(|it| {
            (
                it.name.as_str(),
                it.tally.contacts,
                it.minimum,
                it.events,
                it.people_text.as_str(),
                it.assessments,
                (it.goals_agreed, it.goals_reached),
            )
        })
        .collect();
    assert_eq!(
        regions,
        [
            ("Cedar Gap", 1, Minimum::Met, 1, "12", 1, (2, 1)),
            (
                "Heron Lake",
                1,
                Minimum::NotAsked,
                1,
                "fewer than 5",
                1,
                (0, 0)
            ),
        ]
    );
    assert_eq!(
        summary.events,
        tally(1, 90, 0),
        "tomorrow’s is still to come"
    );
}

#[test]
fn an_earlier_quarter_stands_as_it_was() {
    let (_desk, trellis, _) = eventful();
    let summary = trellis.quarter_summary(&of_quarter("Q3 2026")).unwrap();
    assert_eq!(summary.total, tally(1, 90, 0));
    assert_eq!((summary.regions_reached, summary.regions_in_all), (1, 2));
    assert_eq!((summary.goals_agreed, summary.goals_reached), (0, 0));
    assert_eq!(summary.assessments, 1);
    assert_eq!(summary.by_region[1].people_text, "not counted");
    assert_eq!(
        summary.changes,
        [
            "Cedar Gap: from intensive, broad-focused to brief, narrow-focused support on \
             September 15, 2026."
        ]
    );
    assert_eq!(summary.after.as_deref(), Some("2026Q4"));
    let first = trellis.quarter_summary(&of_quarter("2026Q1")).unwrap();
    assert_eq!(
        first.changes,
        ["Cedar Gap: support began on March 31, 2026."]
    );
}

#[test]
fn nobodys_words_and_no_other_region_are_in_it() {
    let (_desk, trellis, cedar) = eventful();
    let ask = QuarterQuery {
        regions: vec![cedar],
        ..QuarterQuery::default()
    };
    let told = all_of(&trellis.quarter_summary(&ask).unwrap());
    let table = trellis.quarter_csv(&ask).unwrap();
    for hidden in ["Secret", "Roles", "A hub closes", "Heron"] {
        assert!(
            !told.contains(hidden) && !table.contains(hidden),
            "{hidden}"
        );
    }
    let all = trellis.quarter_csv(&QuarterQuery::default()).unwrap();
    assert!(all.starts_with("\u{feff}Quarter,What,Which,Region,Number,Minutes,Without minutes\n"));
    for line in [
        "2026Q4,Contacts,This quarter,All regions asked about,2,150,0",
        "2026Q4,Contacts in person,Met,Cedar Gap,1,,",
        "2026Q4,\"Group events, each counted once\",Webinar,All regions asked about,1,90,0",
        "2026Q4,People at group events,,Heron Lake,fewer than 5,,",
        "2026Q4,Goals reached,,All regions asked about,1,,",
    ] {
        assert!(all.lines().any(|it| it == line), "{line} in {all}");
    }
    assert!(!all.contains("Secret"));
}

#[test]
fn from_how_many_people_on_a_number_is_told_can_be_set() {
    let (desk, mut trellis, _) = eventful();
    assert_eq!(trellis.least_people().unwrap(), 5);
    let people = |trellis: &Trellis, least_people| {
        let ask = QuarterQuery {
            least_people,
            ..QuarterQuery::default()
        };
        let summary = trellis.quarter_summary(&ask).unwrap();
        summary.by_region[1].people_text.clone()
    };
    assert_eq!(people(&trellis, Some(3)), "3");
    trellis.set_least_people(10).unwrap();
    assert_eq!(people(&trellis, None), "fewer than 10");
    drop(trellis);
    let again = desk.open_on(thursday(), 4).unwrap();
    assert_eq!(again.least_people().unwrap(), 10);
}

#[test]
fn a_quarter_that_is_none_or_still_to_come_is_explained() {
    let (_desk, mut trellis, _) = eventful();
    for (text, what) in [
        ("the summer", "“the summer” is not a quarter"),
        ("2027Q1", "Q1 2027 is still to come"),
    ] {
        let error = trellis.quarter_summary(&of_quarter(text)).unwrap_err();
        assert_eq!(error.what(), what);
        assert!(error.remedy().contains("2026Q4"));
    }
    assert!(trellis.set_least_people(101).is_err());
}
