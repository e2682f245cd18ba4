//! The calendar file: what is ahead, in the practitioner's own calendar program, and
//! nothing that may not print.

use crate::hands::{action, begin, contact, day, goal, note, region, tier, visit};
use std::collections::BTreeMap;
use trellis_app::view::assessment::NewAssessment;
use trellis_app::view::contact::NewContact;
use trellis_app::view::due::EditDueDate;
use trellis_app::view::event::EditEvent;
use trellis_app::view::goal::{EditGoal, NewAction, NewGoal};
use trellis_app::view::region::{NewRegion, NewTier};
use trellis_app::view::visit::NewVisit;
use trellis_domain::words::{Audience, CapacityMeasure, GoalState, Tier, VisitPhase};

/// The events of a calendar, each as its lines by name. Fails where the file is not as
/// calendars want it.
fn events(file: &str) -> Vec<BTreeMap<String, String>> {
    let body = file.strip_suffix("\r\n").unwrap();
    for line in body.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line:?}");
    }
    let whole = body.replace("\r\n ", "");
    let lines: Vec<&str> = whole.split("\r\n").collect();
    assert_eq!(lines.first(), Some(&"BEGIN:VCALENDAR"));
    assert_eq!(lines.last(), Some(&"END:VCALENDAR"));
    let mut events = Vec::new();
    let mut open: Option<BTreeMap<String, String>> = None;
    for line in &lines[1..lines.len() - 1] {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value, open.as_mut()) {
            ("BEGIN", "VEVENT", None) => open = Some(BTreeMap::new()),
            ("END", "VEVENT", Some(_)) => events.extend(open.take()),
            (name, value, Some(event)) => {
                let before = event.insert(name.to_owned(), value.to_owned());
                assert_eq!(before, None, "{name} once");
            }
            ("VERSION" | "PRODID" | "CALSCALE" | "X-WR-CALNAME", _, None) => {}
            _ => panic!("{line:?}"),
        }
    }
    assert_eq!(open, None);
    for event in &events {
        assert!(event.contains_key("SUMMARY") && event.contains_key("UID"));
        assert!(event["DTSTAMP"].ends_with('Z'));
        let day = event.contains_key("DTSTART;VALUE=DATE");
        assert_ne!(day, event.contains_key("DTSTART"), "{event:?}");
        assert_eq!(day, event.contains_key("DTEND;VALUE=DATE"), "{event:?}");
    }
    events
}

#[test]
fn a_calendar_holds_what_is_ahead_and_what_was_held_in_the_last_year() {
    let (desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let time = |text: &str| Some(text.parse().unwrap());
    let ahead = trellis
        .plan_visit(&NewVisit {
            title: "Quarterly visit".to_owned(),
            place: "Main St 4, Elm; zplace".to_owned(),
            starts_at: time("10:00:00"),
            ends_at: time("12:30:00"),
            ..visit(cedar, "2026-12-03")
        })
        .unwrap();
    let held = trellis.plan_visit(&visit(cedar, "2026-08-20")).unwrap();
    trellis.set_phase(held, VisitPhase::Closed).unwrap();
    let long_ago = trellis.plan_visit(&visit(cedar, "2025-08-20")).unwrap();
    trellis.set_phase(long_ago, VisitPhase::Closed).unwrap();
    // Neither held nor ahead, and no visit at all.
    trellis.plan_visit(&visit(cedar, "2026-09-20")).unwrap();
    trellis
        .log_contact(&NewContact {
            on: Some(day("2026-11-01")),
            ..contact(cedar, "zphone")
        })
        .unwrap();
    let agreed = trellis
        .agree_tier(&NewTier {
            agreed_on: Some(day("2026-10-01")),
            review_by: Some(day("2027-04-01")),
            reasons: "zreasons".to_owned(),
            ..tier(cedar, Tier::Intensive)
        })
        .unwrap();
    let due = |text: &str, on: &str| NewGoal {
        by_on: Some(day(on)),
        ..goal(cedar, text)
    };
    let wanted = trellis
        .add_goal(&due("Every key task has a backup", "2027-03-31"))
        .unwrap();
    let met = trellis.add_goal(&due("zmet", "2026-12-31")).unwrap();
    let edit = EditGoal {
        state: Some(GoalState::Met),
        ..EditGoal::default()
    };
    trellis.edit_goal(met, &edit).unwrap();
    trellis.add_goal(&goal(cedar, "zundated")).unwrap();
    let step = trellis
        .add_action(&NewAction {
            by_on: Some(day("2026-12-15")),
            who: "zwho".to_owned(),
            ..action(cedar, "Draft the charter")
        })
        .unwrap();
    for audience in [Audience::Mine, Audience::Team, Audience::Region] {
        trellis.add_note(&note(cedar, audience, "znote")).unwrap();
    }
    trellis.plan_visit(&visit(heron, "2027-01-14")).unwrap();

    let file = trellis.calendar(Some(cedar)).unwrap();
    let found = events(&file);
    let titles: Vec<(&str, &str)> = found
        .iter()
        .map(|event| (event["UID"].as_str(), event["SUMMARY"].as_str()))
        .collect();
    let ids = [held, ahead, step, wanted, agreed].map(|id| id.to_string());
    assert_eq!(
        titles.iter().map(|(uid, _)| *uid).collect::<Vec<_>>(),
        ids,
        "by day"
    );
    assert_eq!(titles[2].1, "Cedar Gap: action due\\, Draft the charter");
    assert_eq!(
        titles[3].1,
        "Cedar Gap: goal due\\, Every key task has a backup"
    );
    assert_eq!(titles[4].1, "Cedar Gap: review of the support agreed");
    let visit = &found[1];
    assert_eq!(visit["SUMMARY"], "Cedar Gap: Quarterly visit");
    assert_eq!(visit["DTSTART"], "20261203T100000");
    assert_eq!(visit["DTEND"], "20261203T123000");
    assert_eq!(visit["LOCATION"], "Main St 4\\, Elm\\; zplace");
    assert_eq!(found[4]["DTSTART;VALUE=DATE"], "20270401");
    assert_eq!(found[4]["DTEND;VALUE=DATE"], "20270402");
    let plain = file.replace("\r\n ", "").replace("zplace", "");
    assert!(!plain.contains('z'), "{plain}");

    let all = trellis.calendar(None).unwrap();
    assert_eq!(events(&all).len(), 6);
    assert_eq!(all, trellis.calendar(None).unwrap(), "the same bytes");
    let path = desk.place("work.ics");
    assert_eq!(trellis.write_calendar_file(None, &path).unwrap(), 6);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), all);
}

#[test]
fn a_date_that_moves_keeps_its_name() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let wanted = trellis
        .add_goal(&NewGoal {
            by_on: Some(day("2027-03-31")),
            ..goal(cedar, "One")
        })
        .unwrap();
    let before = events(&trellis.calendar(None).unwrap());
    let edit = EditGoal {
        by_on: Some(day("2027-06-30")),
        ..EditGoal::default()
    };
    trellis.edit_goal(wanted, &edit).unwrap();
    let after = events(&trellis.calendar(None).unwrap());
    assert_eq!(before[0]["UID"], after[0]["UID"]);
    assert_eq!(after[0]["DTSTART;VALUE=DATE"], "20270630");
    trellis.delete_goal(wanted).unwrap();
    assert!(events(&trellis.calendar(None).unwrap()).is_empty());
}

#[test]
fn the_calendar_of_a_region_that_is_gone_says_so() {
    let (desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    trellis.delete_region(cedar).unwrap();
    assert!(trellis.calendar(Some(cedar)).is_err());
    let path = desk.place("gone.ics");
    assert!(trellis.write_calendar_file(Some(cedar), &path).is_err());
    assert!(!path.exists());
}

#[test]
fn a_file_says_in_its_name_for_whom_it_is() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let name = |file: &str| {
        let line = file
            .lines()
            .find_map(|line| line.strip_prefix("X-WR-CALNAME:"));
        line.unwrap().replace('\\', "")
    };
    assert_eq!(
        name(&trellis.calendar(Some(cedar)).unwrap()),
        "Trellis, Cedar Gap"
    );
    assert_eq!(
        name(&trellis.calendar(None).unwrap()),
        "Trellis, all regions"
    );
    assert_eq!(
        name(&trellis.team_calendar().unwrap()),
        "Trellis, for the support team only"
    );
}

#[test]
fn what_the_support_team_set_down_stands_in_its_own_file_and_no_other() {
    let (desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let due = |region, what: &str, on: &str| EditDueDate {
        region,
        what: Some(what.to_owned()),
        due_on: Some(day(on)),
        ..EditDueDate::default()
    };
    let report = trellis
        .add_due_date(&due(Some(cedar), "zreport", "2026-12-31"))
        .unwrap();
    let grant = trellis
        .add_due_date(&due(None, "zgrant", "2027-01-15"))
        .unwrap();
    let event = EditEvent {
        title: Some("zwebinar".to_owned()),
        on: Some(day("2026-12-01")),
        starts_at: Some("13:00:00".parse().unwrap()),
        minutes: Some(90),
        ..EditEvent::default()
    };
    let webinar = trellis.add_event(&event).unwrap();
    for region in [None, Some(cedar)] {
        let file = trellis.calendar(region).unwrap();
        assert!(!file.contains('z'), "{file}");
    }
    let file = trellis.team_calendar().unwrap();
    let found = events(&file);
    let seen: Vec<_> = found
        .iter()
        .map(|event| (event["UID"].clone(), event["SUMMARY"].as_str()))
        .collect();
    let expected = [
        (webinar.to_string(), "Webinar: zwebinar"),
        (report.to_string(), "Cedar Gap: due\\, zreport"),
        (grant.to_string(), "Support team: due\\, zgrant"),
    ];
    assert_eq!(seen, expected);
    assert_eq!(found[0]["DTSTART"], "20261201T130000");
    assert_eq!(found[0]["DTEND"], "20261201T143000");
    assert_eq!(found[1]["DTSTART;VALUE=DATE"], "20261231");

    let path = desk.place("team.ics");
    assert_eq!(trellis.write_team_calendar_file(&path).unwrap(), 3);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), file);
    // What is done is no date ahead.
    trellis.done_due_date(report, None).unwrap();
    assert_eq!(trellis.write_team_calendar_file(&path).unwrap(), 2);
}

#[test]
fn the_next_assessment_of_capacity_stands_in_the_file_of_its_region() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis
        .add_region(&NewRegion {
            began_on: Some(day("2026-08-31")),
            ..region("Cedar Gap")
        })
        .unwrap();
    let found = events(&trellis.calendar(Some(cedar)).unwrap());
    assert_eq!(found[0]["SUMMARY"], "Cedar Gap: capacity assessment due");
    assert_eq!(found[0]["DTSTART;VALUE=DATE"], "20270228");
    trellis
        .record_assessment(&NewAssessment {
            region: cedar,
            agency: None,
            instrument: Some(CapacityMeasure::Cca),
            held_on: Some(day("2026-11-10")),
        })
        .unwrap();
    let moved = events(&trellis.calendar(Some(cedar)).unwrap());
    assert_eq!(moved[0]["UID"], found[0]["UID"], "it moves");
    assert_eq!(moved[0]["DTSTART;VALUE=DATE"], "20270510");
}
