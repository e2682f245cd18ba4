//! The main job: an empty workbook in the morning, a written plan in the team's hands
//! before the meeting ends.

use crate::hands::{
    action, all_of, answer, author_of, begin, begin_with_region, bytes, day, goal, line, marked,
    note, region, seat, tier, visit, words_on_paper,
};
use trellis_app::view::checklist::EditAnswer;
use trellis_app::view::frame::EditPractitioner;
use trellis_app::view::goal::{NewAction, NewGoal};
use trellis_app::view::note::NewNote;
use trellis_app::view::people::EditSeat;
use trellis_app::view::region::{EditStage, NewRegion, NewTier};
use trellis_app::view::visit::{EditVisit, NewLine, NewVisit};
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{Audience, Judge, Lead, LineState, Mark, Status, Tier, VisitPhase};

#[expect(clippy::too_many_lines, reason = "one visit, from beginning to end")]
#[test]
fn from_an_empty_workbook_to_a_plan_on_paper() {
    let (desk, mut trellis) = begin();
    assert!(trellis.list_regions().unwrap().is_empty());
    assert!(
        trellis
            .today_view()
            .unwrap()
            .summary
            .ends_with("No regions yet.")
    );
    trellis
        .edit_practitioner(&EditPractitioner {
            name: "June Abara".to_owned(),
            organization: "Piedmont Support Collective".to_owned(),
        })
        .unwrap();

    // A region with two posts filled and one vacant.
    let cedar = trellis
        .add_region(&NewRegion {
            counties: "Alder, Birch".to_owned(),
            lead_agency: "Alder County Health".to_owned(),
            began_on: Some(day("2024-05-14")),
            ..region("Cedar Gap")
        })
        .unwrap();
    trellis
        .add_seat(&seat(cedar, "Coordinator", "Maya Ortiz"))
        .unwrap();
    trellis
        .add_seat(&seat(cedar, "Data lead", "Sol Reyes"))
        .unwrap();
    let trainer = trellis.add_seat(&seat(cedar, "Trainer", "")).unwrap();
    let profile = trellis.region(cedar).unwrap();
    assert_eq!(profile.staffing, "2.0 of 3.0 FTE");
    assert_eq!(profile.vacancy, "vacant since Jan 5");
    assert_eq!(profile.month, Some(31));

    // Support is agreed; until then it is universal.
    assert_eq!(profile.tier.tier, Tier::Universal);
    trellis
        .agree_tier(&NewTier {
            reasons: "A new team, and a will to grow.".to_owned(),
            rhythm: "Monthly, in person each quarter".to_owned(),
            ..tier(cedar, Tier::Intensive)
        })
        .unwrap();
    trellis
        .set_stage(&EditStage {
            region: cedar,
            domain: CapacityDomain::LeadershipAndTeams,
            stage: CapacityStage::Installation,
            working: Some(true),
            focus: Some(true),
        })
        .unwrap();
    let profile = trellis.region(cedar).unwrap();
    assert_eq!(profile.tier.tier, Tier::Intensive);
    assert_eq!(profile.tier.review_by, Some(day("2027-05-19")));
    assert_eq!(profile.goals_that_fit, 4);

    // The visit is planned; the record proposes what to talk about.
    let today = trellis
        .plan_visit(&NewVisit {
            place: "the health department".to_owned(),
            ..visit(cedar, "2026-11-19")
        })
        .unwrap();
    let proposed = trellis.visit_preparation(today).unwrap().suggestions;
    let because: Vec<&str> = proposed.iter().map(|it| it.because.as_str()).collect();
    assert_eq!(
        because,
        ["In focus this quarter", "Assessment was due Nov 14, 2024"]
    );
    trellis.add_line(today, &proposed[0].line).unwrap();
    let welcome = trellis.add_line(today, &line("Welcome")).unwrap();
    trellis.move_line(welcome, 0).unwrap();
    let backups = trellis
        .add_line(
            today,
            &NewLine {
                fallback: "Ask by mail".to_owned(),
                ..line("Who stands in for whom")
            },
        )
        .unwrap();

    // In the room it opens on the agenda, in the order that was chosen.
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    let room = trellis.visit_room(today).unwrap();
    let purposes: Vec<&str> = room
        .agenda
        .iter()
        .map(|line| line.purpose.as_str())
        .collect();
    assert_eq!(
        purposes,
        [
            "Welcome",
            "Leadership and teams: installation",
            "Who stands in for whom"
        ]
    );
    assert_eq!(room.meta, "Quarterly visit, Nov 19, 2026 · month 31");

    // An answer with everything that belongs to it.
    trellis
        .answer(&EditAnswer {
            visit: Some(today),
            evidence: Some("The roster of this week".to_owned()),
            led_by: Some(Lead::Together),
            judged_by: Some(Judge::Team),
            mark: Some(Mark::Strong),
            ..answer(cedar, "LT-IN-02", Status::InPlace)
        })
        .unwrap();
    let cell = trellis
        .cell(
            cedar,
            CapacityDomain::LeadershipAndTeams,
            CapacityStage::Installation,
            None,
        )
        .unwrap();
    let item = cell
        .items
        .iter()
        .find(|item| item.id == "LT-IN-02")
        .unwrap();
    assert_eq!(item.status, Some(Status::InPlace));
    assert_eq!(item.evidence, "The roster of this week");
    assert_eq!(item.led_by, Some(Lead::Together));
    assert_eq!(item.judged_by, Some(Judge::Team));
    assert_eq!(
        item.reached_on,
        Some(day("2026-11-19")),
        "in place since the visit"
    );
    assert_eq!(item.discussed_on, Some(day("2026-11-19")));
    let roster = item.mirrored.as_ref().unwrap();
    assert_eq!(
        roster.evidence, "Roster: 2.0 FTE filled on the CIT",
        "the vacancy is not announced"
    );
    let announced = EditSeat {
        announced: Some(true),
        ..EditSeat::default()
    };
    trellis.edit_seat(trainer, &announced).unwrap();
    let cell = trellis
        .cell(
            cedar,
            CapacityDomain::LeadershipAndTeams,
            CapacityStage::Installation,
            None,
        )
        .unwrap();
    let item = cell
        .items
        .iter()
        .find(|item| item.id == "LT-IN-02")
        .unwrap();
    let roster = item.mirrored.as_ref().unwrap();
    assert_eq!(
        roster.evidence,
        "Roster: 2.0 FTE filled on the CIT, vacant since Jan 5"
    );
    assert_eq!(roster.proposes, Some(Status::Partly));

    // Notes of three audiences; the room shows what is shared.
    let said = |audience, text: &str| NewNote {
        visit: Some(today),
        ..note(cedar, audience, text)
    };
    trellis
        .add_note(&marked(
            said(Audience::Region, "Families ask for evening groups"),
            "CC-EX-01",
            Mark::ToWorkOn,
        ))
        .unwrap();
    trellis
        .add_note(&said(Audience::Team, "The funder may call"))
        .unwrap();
    trellis
        .add_note(&said(Audience::Mine, "I talked too much today"))
        .unwrap();
    let room = trellis.visit_room(today).unwrap();
    let mut stream: Vec<&str> = room.stream.iter().map(|note| note.text.as_str()).collect();
    // All of them stand at ten o'clock, on a day that stands still.
    stream.sort_unstable();
    assert_eq!(
        stream,
        ["Families ask for evening groups", "The funder may call"]
    );

    // Goals and actions, agreed together.
    let backup_goal = trellis
        .add_goal(&NewGoal {
            measure: "tasks with a backup".to_owned(),
            baseline: "two of nine".to_owned(),
            target: "all nine".to_owned(),
            by_on: Some(day("2027-03-31")),
            item: Some("LT-IN-02".to_owned()),
            visit: Some(today),
            ..goal(cedar, "Every key task has a backup")
        })
        .unwrap();
    trellis
        .add_action(&NewAction {
            goal: Some(backup_goal),
            visit: Some(today),
            who: "Coordinator".to_owned(),
            by_on: Some(day("2026-12-10")),
            ..action(cedar, "Write the list of tasks")
        })
        .unwrap();
    trellis
        .add_action(&action(cedar, "Book the library room"))
        .unwrap();
    let room = trellis.visit_room(today).unwrap();
    assert_eq!(room.goals.len(), 1);
    assert_eq!(
        room.goals[0].domain,
        Some(CapacityDomain::LeadershipAndTeams)
    );
    assert_eq!(room.actions_agreed.len(), 1);
    assert_eq!(room.actions_agreed[0].due_text, "by Dec 10");
    assert_eq!(room.actions_open.len(), 1);

    // Wrapping up: what was left, minutes, and components apart.
    trellis
        .edit_line(
            backups,
            &trellis_app::view::visit::EditLine {
                state: Some(LineState::NotToday),
                ..Default::default()
            },
        )
        .unwrap();
    trellis.set_phase(today, VisitPhase::WrapUp).unwrap();
    trellis
        .edit_visit(
            today,
            &EditVisit {
                minutes: Some(120),
                travel_minutes: Some(90),
                ..Default::default()
            },
        )
        .unwrap();
    trellis.set_component(today, "CPC2", Some(45)).unwrap();
    let wrap_up = trellis.visit_wrap_up(today).unwrap();
    assert_eq!(wrap_up.own_notes[0].text, "I talked too much today");
    assert_eq!(wrap_up.not_today[0].purpose, "Who stands in for whom");
    assert_eq!(wrap_up.components[1].minutes, Some(45));
    assert_eq!(wrap_up.facts.minutes, Some(120));
    let due = &trellis.today_view().unwrap().due[0];
    assert_eq!(due.in_person.standing, Standing::Done);
    assert_eq!(due.in_person.text, "Nov 19");

    // The plan fills itself from what was marked and agreed.
    let plan = trellis.start_plan(cedar, Some(today)).unwrap();
    let again = trellis.start_plan(cedar, Some(today)).unwrap();
    assert_eq!(plan, again, "a visit has one draft of its plan");
    let view = trellis.plan(plan).unwrap();
    assert_eq!(view.state_text, "Version 1, draft");
    assert_eq!(view.period, "Quarter 4, 2026");
    assert_eq!(view.prepared_by, "June Abara");
    assert_eq!(
        view.stays_out,
        "1 of mine and 1 for the support team stay out"
    );

    // And lies on disk before the meeting ends.
    let paper = desk.place(&view.file_name);
    assert_eq!(view.file_name, "Cedar Gap 2026-11-19 support plan v1.pdf");
    let exported = trellis.export_plan(plan, &paper).unwrap();
    assert_eq!(exported.pages, view.pages);
    assert!(bytes(&paper).starts_with(b"%PDF-"));
    let words = words_on_paper(&paper);
    for printed in [
        "Cedar Gap",
        "Alder, Birch",
        "June Abara",
        "Quarter 4, 2026",
        "Intensive, broad-focused support. Why: A new team, and a will to grow.",
        "Families ask for evening groups",
        "Every key task has a backup",
        "tasks with a backup",
        "Write the list of tasks",
        "Book the library room",
    ] {
        assert!(
            words.contains(printed),
            "“{printed}” is not on paper: {words}"
        );
    }
    assert_eq!(
        author_of(&paper),
        "Piedmont Support Collective",
        "no person is a document's author"
    );
    for kept in ["The funder may call", "I talked too much today", "CPC2"] {
        assert!(!words.contains(kept), "“{kept}” is on paper");
    }
    assert!(trellis.check().unwrap().is_empty());
}

#[test]
fn everything_is_there_again_after_closing_and_opening() {
    let (desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    trellis
        .add_goal(&goal(cedar, "Every key task has a backup"))
        .unwrap();
    let before = all_of(&trellis.region(cedar).unwrap());
    let author = trellis.author();
    drop(trellis);
    let trellis = desk.open_on(day("2026-11-19"), 1).unwrap();
    assert_eq!(all_of(&trellis.region(cedar).unwrap()), before);
    assert_eq!(
        trellis.author(),
        author,
        "the same laptop is the same author"
    );
}

#[test]
fn the_room_says_when_each_line_is_planned_to_begin() {
    let (_desk, mut trellis, region) = begin_with_region();
    let mut planned = visit(region, "2026-11-26");
    planned.starts_at = chrono::NaiveTime::from_hms_opt(10, 0, 0);
    let id = trellis.plan_visit(&planned).unwrap();
    for (purpose, minutes) in [
        ("What changed?", Some(15)),
        ("Backups", Some(110)),
        ("Open end", None),
        ("Goodbye", Some(5)),
    ] {
        let line = NewLine {
            purpose: purpose.to_owned(),
            minutes,
            ..NewLine::default()
        };
        trellis.add_line(id, &line).unwrap();
    }
    let room = trellis.visit_room(id).unwrap();
    let planned: Vec<&str> = room
        .agenda
        .iter()
        .map(|line| line.planned_at.as_str())
        .collect();
    assert_eq!(planned, ["10:00 am", "10:15 am", "12:05 pm", ""]);
}

#[test]
fn a_late_entry_keeps_both_days_and_a_logged_contact_counts() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis
        .add_region(&NewRegion {
            began_on: Some(day("2026-01-31")),
            ..region("Cedar Gap")
        })
        .unwrap();
    trellis
        .log_contact(&trellis_app::view::contact::NewContact {
            on: Some(day("2026-10-08")),
            minutes: Some(45),
            ..crate::hands::contact(cedar, "Rota for the groups")
        })
        .unwrap();
    let profile = trellis.region(cedar).unwrap();
    assert_eq!(profile.contacts.len(), 1);
    assert_eq!(profile.contacts[0].on, Some(day("2026-10-08")));
    assert_eq!(
        profile.contacts[0].meta,
        "45 min · with the CIT · universal support"
    );
    assert_eq!(profile.contacts[0].month, Some(9));
}
