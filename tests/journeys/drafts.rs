//! Typing is safe before it is history.

use crate::hands::{answer, begin_with_region, day, goal, note, place, visit};
use trellis_app::view::frame::Place;
use trellis_app::view::goal::EditGoal;
use trellis_app::view::note::NewNote;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{Audience, Status};

/// Where the evidence of an item is typed.
fn evidence(trellis: &trellis_app::Trellis, region: Id) -> Place {
    let cell = trellis
        .cell(
            region,
            CapacityDomain::LeadershipAndTeams,
            CapacityStage::Installation,
            None,
        )
        .unwrap();
    place(
        "answer",
        cell.items
            .iter()
            .find(|item| item.id == "LT-IN-02")
            .unwrap()
            .answer,
        "evidence",
    )
}

fn shown_evidence(trellis: &trellis_app::Trellis, region: Id) -> String {
    trellis
        .cell(
            region,
            CapacityDomain::LeadershipAndTeams,
            CapacityStage::Installation,
            None,
        )
        .unwrap()
        .items
        .into_iter()
        .find(|item| item.id == "LT-IN-02")
        .unwrap()
        .evidence
}

#[test]
fn what_was_typed_before_a_crash_is_history_at_the_next_opening() {
    let (desk, mut trellis, region) = begin_with_region();
    let target = trellis
        .add_goal(&goal(region, "Every task has a backup"))
        .unwrap();
    // A field of a record, one of an item that nobody has answered, and a plan's line
    // that nobody wrote.
    let plan = trellis.start_plan(region, None).unwrap();
    let line = trellis.plan(plan).unwrap().lines[1].id;
    let typed = [
        (place("goal", target, "measure"), "tasks with a tested ba"),
        (evidence(&trellis, region), "The roster of this we"),
        (
            place("plan_line", line, "strong"),
            "A team that says what it nee",
        ),
    ];
    for (place, text) in &typed {
        let saved = trellis.save_draft(place, text).unwrap();
        assert_eq!(saved.at, "10:00");
    }
    assert_eq!(
        trellis.region(region).unwrap().goals[0].measure,
        "",
        "not yet history"
    );
    // The laptop dies: nothing is settled, nothing closed.
    drop(trellis);

    let trellis = desk.open_on(day("2026-11-19"), 1).unwrap();
    assert_eq!(trellis.region(region).unwrap().goals[0].measure, typed[0].1);
    assert_eq!(shown_evidence(&trellis, region), typed[1].1);
    assert_eq!(trellis.plan(plan).unwrap().lines[1].strong, typed[2].1);
    assert!(trellis.drafts().unwrap().is_empty());
    assert!(trellis.check().unwrap().is_empty());
}

#[test]
fn leaving_the_field_makes_one_change_of_many_keystrokes() {
    let (_desk, mut trellis, region) = begin_with_region();
    let target = trellis
        .add_goal(&goal(region, "Every task has a backup"))
        .unwrap();
    let measure = place("goal", target, "measure");
    let changes = |trellis: &trellis_app::Trellis| {
        trellis
            .dump()
            .unwrap()
            .lines()
            .filter(|line| line.starts_with("change "))
            .count()
    };
    let before = changes(&trellis);
    for text in ["t", "ta", "tas", "task", "tasks", "tasks with a backup"] {
        trellis.save_draft(&measure, text).unwrap();
    }
    trellis.settle_draft(&measure).unwrap();
    trellis.settle_draft(&measure).unwrap();
    assert_eq!(changes(&trellis), before + 1);
    assert_eq!(
        trellis.region(region).unwrap().goals[0].measure,
        "tasks with a backup"
    );
    assert_eq!(
        trellis.undo().unwrap().sentence,
        "Undone: one entry went back."
    );
    assert_eq!(trellis.region(region).unwrap().goals[0].measure, "");
}

#[test]
fn typing_that_comes_back_to_what_stood_there_changes_nothing() {
    let (_desk, mut trellis, region) = begin_with_region();
    let target = trellis
        .add_goal(&goal(region, "Every task has a backup"))
        .unwrap();
    let statement = place("goal", target, "statement");
    trellis
        .save_draft(&statement, "Every task has two backups")
        .unwrap();
    trellis
        .save_draft(&statement, "Every task has a backup")
        .unwrap();
    let before = trellis.dump().unwrap();
    trellis.settle_draft(&statement).unwrap();
    assert_eq!(trellis.dump().unwrap(), before);
    assert!(trellis.drafts().unwrap().is_empty());
}

#[test]
fn a_draft_whose_field_changed_meanwhile_on_this_laptop_has_the_last_word() {
    let (_desk, mut trellis, region) = begin_with_region();
    let target = trellis.add_goal(&goal(region, "First wording")).unwrap();
    let statement = place("goal", target, "statement");
    trellis
        .save_draft(&statement, "Typed since morning")
        .unwrap();
    // The same person changes it elsewhere, in another view or in the terminal.
    trellis
        .edit_goal(
            target,
            &EditGoal {
                statement: Some("Second wording".to_owned()),
                ..EditGoal::default()
            },
        )
        .unwrap();
    assert_eq!(
        trellis.region(region).unwrap().goals[0].statement,
        "Second wording"
    );
    trellis.settle_draft(&statement).unwrap();
    let profile = trellis.region(region).unwrap();
    assert_eq!(profile.goals[0].statement, "Typed since morning");
    assert!(
        !profile.has_conflicts,
        "one person does not disagree with themselves"
    );
    // The wording in between is not lost: undo goes back to it.
    trellis.undo().unwrap();
    assert_eq!(
        trellis.region(region).unwrap().goals[0].statement,
        "Second wording"
    );
}

#[test]
fn an_answer_given_while_its_evidence_is_typed_keeps_both() {
    let (_desk, mut trellis, region) = begin_with_region();
    let evidence = evidence(&trellis, region);
    trellis.save_draft(&evidence, "The roster").unwrap();
    trellis
        .answer(&answer(region, "LT-IN-02", Status::Partly))
        .unwrap();
    trellis.settle_draft(&evidence).unwrap();
    let cell = trellis
        .cell(
            region,
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
    assert_eq!(
        (item.status, item.evidence.as_str()),
        (Some(Status::Partly), "The roster")
    );
}

#[test]
fn a_note_in_the_making_comes_back_and_is_no_note_yet() {
    let (desk, mut trellis, region) = begin_with_region();
    let today = trellis.plan_visit(&visit(region, "2026-11-19")).unwrap();
    let composer = place("composer", today, "note");
    trellis
        .save_draft(&composer, "Families ask for eve")
        .unwrap();
    trellis.settle_draft(&composer).unwrap();
    drop(trellis);

    let mut trellis = desk.open_on(day("2026-11-20"), 1).unwrap();
    let room = trellis.visit_room(today).unwrap();
    assert!(room.stream.is_empty());
    assert_eq!(room.drafts.len(), 1);
    assert_eq!(room.drafts[0].place, composer);
    assert_eq!(room.drafts[0].text, "Families ask for eve");

    // Written to its end, it is a note, and the draft is gone.
    let text = "Families ask for evening groups";
    trellis.save_draft(&composer, text).unwrap();
    trellis
        .add_note(&NewNote {
            visit: Some(today),
            ..note(region, Audience::Region, text)
        })
        .unwrap();
    let room = trellis.visit_room(today).unwrap();
    assert_eq!(room.stream.len(), 1);
    assert!(room.drafts.is_empty() && trellis.drafts().unwrap().is_empty());
}

#[test]
fn a_reflection_in_the_making_stays_out_of_the_room_and_comes_back_at_the_desk() {
    let (desk, mut trellis, region) = begin_with_region();
    let today = trellis.plan_visit(&visit(region, "2026-11-19")).unwrap();
    let (said, own) = (
        place("composer", today, "note"),
        place("composer", today, "own"),
    );
    trellis.save_draft(&said, "Families ask for eve").unwrap();
    trellis.save_draft(&own, "I talked too mu").unwrap();
    drop(trellis);

    let mut trellis = desk.open_on(day("2026-11-19"), 1).unwrap();
    let room = trellis.visit_room(today).unwrap();
    assert_eq!(
        room.drafts
            .iter()
            .map(|draft| &draft.text)
            .collect::<Vec<_>>(),
        ["Families ask for eve"]
    );
    assert_eq!(trellis.drafts().unwrap().len(), 2);

    // Adding the one leaves the other as it is being typed.
    trellis
        .add_note(&NewNote {
            visit: Some(today),
            ..note(region, Audience::Mine, "I talked too mu")
        })
        .unwrap();
    let left = trellis.drafts().unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].place, said);
}

#[test]
fn a_draft_of_a_record_that_was_deleted_is_kept_and_never_stands_in_the_way() {
    let (desk, mut trellis, region) = begin_with_region();
    let target = trellis
        .add_goal(&goal(region, "Every task has a backup"))
        .unwrap();
    trellis
        .save_draft(&place("goal", target, "measure"), "tasks with")
        .unwrap();
    trellis.delete_goal(target).unwrap();
    drop(trellis);
    let mut trellis = desk.open_on(day("2026-11-19"), 1).unwrap();
    assert!(
        trellis.region(region).unwrap().goals.is_empty(),
        "what was deleted stays so"
    );
    assert_eq!(trellis.drafts().unwrap().len(), 1);
    assert!(trellis.check().unwrap().is_empty());
    // Whoever takes the deletion back finds what they were typing.
    trellis.undo().unwrap();
    drop(trellis);
    let trellis = desk.open_on(day("2026-11-19"), 2).unwrap();
    assert_eq!(
        trellis.region(region).unwrap().goals[0].measure,
        "tasks with"
    );
}

#[test]
fn a_draft_that_does_not_fit_its_field_says_so_and_is_kept() {
    let (_desk, mut trellis, region) = begin_with_region();
    let target = trellis
        .add_goal(&goal(region, "Every task has a backup"))
        .unwrap();
    let today = trellis.plan_visit(&visit(region, "2026-11-19")).unwrap();
    for (place, typed, what, remedy) in [
        (
            place("goal", target, "by_on"),
            "next spring",
            "“next spring” is not a date",
            "Write it as year-month-day, such as 2026-11-19.",
        ),
        (
            place("contact", today, "minutes"),
            "two hours",
            "“two hours” is not a whole number",
            "Write it in digits, such as 120.",
        ),
        (
            place("contact", today, "starts_at"),
            "noon",
            "“noon” is not a time",
            "Write it as hours and minutes, such as 14:30.",
        ),
    ] {
        trellis.save_draft(&place, typed).unwrap();
        let error = trellis.settle_draft(&place).unwrap_err();
        assert_eq!((error.what(), error.remedy()), (what, remedy));
        assert!(
            trellis
                .drafts()
                .unwrap()
                .iter()
                .any(|draft| draft.text == typed),
            "{typed}"
        );
    }
}
