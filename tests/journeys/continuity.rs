//! From one visit to the next: what is proposed, from what it follows, and that it walks
//! onto the agenda in words that the room may read.

use crate::hands::{
    action, all_of, begin, begin_with_region, contact, day, goal, region, tier, visit,
};
use trellis_app::Trellis;
use trellis_app::view::assessment::NewAssessment;
use trellis_app::view::due::EditDueDate;
use trellis_app::view::region::NewRegion;
use trellis_domain::id::Id;
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{CapacityMeasure, Mode, Tier, VisitPhase};

fn assessed(trellis: &mut Trellis, region: Id, on: &str) {
    let held = NewAssessment {
        region,
        agency: None,
        instrument: Some(CapacityMeasure::SelfCheck),
        held_on: Some(day(on)),
    };
    trellis.record_assessment(&held).unwrap();
}

/// What is proposed for a visit: the line, and why.
fn proposed(trellis: &Trellis, visit: Id) -> Vec<(String, String)> {
    let suggestions = trellis.visit_preparation(visit).unwrap().suggestions;
    suggestions
        .into_iter()
        .map(|it| (it.line.purpose, it.because))
        .collect()
}

#[test]
fn the_next_visit_follows_from_the_tier_and_a_planned_one_takes_its_place() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let next = trellis.comes_next(cedar).unwrap().visit;
    assert_eq!(
        (next.text.as_str(), next.because.as_str()),
        (
            "Proposed for Dec 31",
            "A check-in every six months; none yet"
        )
    );
    trellis.agree_tier(&tier(cedar, Tier::Intensive)).unwrap();
    let mut was_there = contact(cedar, "Roster");
    was_there.mode = Mode::InPerson;
    was_there.on = Some(day("2026-10-08"));
    trellis.log_contact(&was_there).unwrap();
    let next = trellis.comes_next(cedar).unwrap().visit;
    assert_eq!(next.on, Some(day("2027-01-08")));
    assert_eq!(next.standing, Standing::Done);
    assert_eq!(
        next.because,
        "In person once a quarter on this tier; the last time was Oct 8"
    );
    let planned = trellis.plan_visit(&visit(cedar, "2026-12-03")).unwrap();
    let next = trellis.comes_next(cedar).unwrap().visit;
    assert_eq!(
        (next.text.as_str(), next.planned),
        ("Planned for Dec 3", Some(planned))
    );
}

#[test]
fn the_next_assessment_is_proposed_six_months_on_and_comes_onto_the_agenda_in_time() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let next = trellis.comes_next(cedar).unwrap().assessment;
    assert_eq!(
        (next.on, next.text.as_str()),
        (None, "No day to count from yet")
    );
    assert_eq!(proposed(&trellis, today), []);

    // Just held: nothing to think of, though its day is known.
    assessed(&mut trellis, cedar, "2026-10-20");
    let next = trellis.comes_next(cedar).unwrap().assessment;
    assert_eq!(
        (next.text.as_str(), next.because.as_str()),
        (
            "Proposed by Apr 20, 2027",
            "Every six months; the last was Oct 20"
        )
    );
    assert_eq!(proposed(&trellis, today), []);

    // A visit after which it would be late has it on its agenda.
    let winter = trellis.plan_visit(&visit(cedar, "2027-02-11")).unwrap();
    assert_eq!(
        proposed(&trellis, winter),
        [(
            "Capacity assessment".to_owned(),
            "Assessment due by Apr 20, 2027".to_owned()
        )]
    );
    let spring = trellis.plan_visit(&visit(cedar, "2027-05-13")).unwrap();
    assert_eq!(
        proposed(&trellis, spring)[0].1,
        "Assessment was due Apr 20, 2027"
    );
}

#[test]
fn open_goals_and_actions_walk_onto_the_next_agenda() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let mut roster = goal(cedar, "Every key task has a stand-in.");
    roster.by_on = Some(day("2027-01-29"));
    trellis.add_goal(&roster).unwrap();
    trellis
        .add_action(&action(cedar, "Ask the agencies"))
        .unwrap();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let one = |purpose: &str, because: &str| (purpose.to_owned(), because.to_owned());
    assert_eq!(
        proposed(&trellis, today),
        [
            one("Every key task has a stand-in.", "Goal by Jan 29, 2027"),
            one("Actions from last time", "One action is open"),
        ]
    );
    // One that is due counts as due; one that is due later waits.
    let mut due = action(cedar, "Send the roster");
    due.by_on = Some(day("2026-11-10"));
    trellis.add_action(&due).unwrap();
    let mut later = action(cedar, "Write the report");
    later.by_on = Some(day("2027-03-01"));
    trellis.add_action(&later).unwrap();
    assert_eq!(proposed(&trellis, today)[1].1, "One action is due by then");
}

#[test]
fn a_day_that_others_set_comes_along_without_a_word_of_the_support_team() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let report = EditDueDate {
        region: Some(cedar),
        what: Some("zteam quarterly report".to_owned()),
        set_by: Some("zteam state office".to_owned()),
        due_on: Some(day("2026-12-11")),
        remark: Some("zteam remark".to_owned()),
        ..EditDueDate::default()
    };
    trellis.add_due_date(&report).unwrap();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let suggestions = trellis.visit_preparation(today).unwrap().suggestions;
    assert_eq!(suggestions.len(), 1);
    assert_eq!(
        suggestions[0].because,
        "For the support team: zteam quarterly report, Dec 11"
    );
    assert!(!all_of(&suggestions[0].line).contains("zteam"));
    trellis.add_line(today, &suggestions[0].line).unwrap();
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    assert!(!all_of(&trellis.visit_room(today).unwrap()).contains("zteam"));
}

#[test]
fn what_comes_next_counts_from_the_beginning_where_nothing_was_held() {
    let (_desk, mut trellis) = begin();
    let began = NewRegion {
        began_on: Some(day("2026-03-02")),
        ..region("Heron Lake")
    };
    let heron = trellis.add_region(&began).unwrap();
    let next = trellis.comes_next(heron).unwrap().assessment;
    assert_eq!(
        (next.text.as_str(), next.standing),
        ("Was due Sep 2", Standing::Late)
    );
}
