//! Taking back one's own last step, whatever it was, and doing it again.

use crate::hands::{
    action, all_of, answer, begin_with_region, contact, day, goal, line, note, place, region, seat,
    tier, visit,
};
use trellis_app::Trellis;
use trellis_app::view::checklist::EditAnswer;
use trellis_app::view::goal::{EditAction, EditGoal, NewAction};
use trellis_app::view::note::NewNote;
use trellis_app::view::plan::EditPlan;
use trellis_app::view::region::EditRegion;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{ActionState, Audience, Mark, Status, Tier, VisitPhase};

/// A region with something of each kind in it.
struct Lived {
    region: Id,
    visit: Id,
    line: Id,
    goal: Id,
    action: Id,
    note: Id,
    seat: Id,
    plan: Id,
}

fn live(trellis: &mut Trellis, region: Id) -> Lived {
    let visit = trellis.plan_visit(&visit(region, "2026-11-19")).unwrap();
    let line = trellis.add_line(visit, &line("Welcome")).unwrap();
    let goal = trellis
        .add_goal(&goal(region, "Every task has a backup"))
        .unwrap();
    let action = trellis
        .add_action(&NewAction {
            goal: Some(goal),
            ..action(region, "Write the list")
        })
        .unwrap();
    let note = trellis
        .add_note(&NewNote {
            visit: Some(visit),
            ..note(region, Audience::Region, "Said aloud")
        })
        .unwrap();
    let seat = trellis
        .add_seat(&seat(region, "Coordinator", "Maya Ortiz"))
        .unwrap();
    trellis
        .answer(&answer(region, "LT-IN-02", Status::Partly))
        .unwrap();
    let plan = trellis.start_plan(region, Some(visit)).unwrap();
    Lived {
        region,
        visit,
        line,
        goal,
        action,
        note,
        seat,
        plan,
    }
}

/// Everything that screens show of the region and of its visit.
fn shown(trellis: &Trellis, lived: &Lived) -> String {
    let cell = trellis.cell(
        lived.region,
        CapacityDomain::LeadershipAndTeams,
        CapacityStage::Installation,
        None,
    );
    [
        trellis.region(lived.region).map(|view| all_of(&view)),
        trellis.visit_room(lived.visit).map(|view| all_of(&view)),
        trellis
            .visit_preparation(lived.visit)
            .map(|view| all_of(&view)),
        cell.map(|view| all_of(&view)),
        trellis.plan(lived.plan).map(|view| all_of(&view)),
    ]
    .into_iter()
    .map(|view| view.unwrap_or_else(|gone| gone.to_string()))
    .collect::<Vec<_>>()
    .join("\n")
}

type Step = fn(&mut Trellis, &Lived);

#[expect(clippy::too_many_lines, reason = "one table of steps")]
#[test]
fn every_kind_of_step_can_be_taken_back_and_done_again() {
    let steps: &[(&str, Step)] = &[
        ("a fact of the region", |trellis, lived| {
            let counties = Some("Alder".to_owned());
            trellis
                .edit_region(
                    lived.region,
                    &EditRegion {
                        counties,
                        ..EditRegion::default()
                    },
                )
                .unwrap();
        }),
        ("a tier", |trellis, lived| {
            trellis
                .agree_tier(&tier(lived.region, Tier::Intensive))
                .unwrap();
        }),
        ("an answer, first given", |trellis, lived| {
            trellis
                .answer(&answer(lived.region, "LT-IN-01", Status::InPlace))
                .unwrap();
        }),
        ("an answer, changed", |trellis, lived| {
            trellis
                .answer(&EditAnswer {
                    evidence: Some("The roster".to_owned()),
                    mark: Some(Mark::Strong),
                    ..answer(lived.region, "LT-IN-02", Status::InPlace)
                })
                .unwrap();
        }),
        ("an answer, cleared", |trellis, lived| {
            let cleared = EditAnswer {
                status: None,
                clear: vec!["status".to_owned()],
                ..answer(lived.region, "LT-IN-02", Status::NotYet)
            };
            trellis.answer(&cleared).unwrap();
        }),
        ("a note", |trellis, lived| {
            trellis
                .add_note(&NewNote {
                    visit: Some(lived.visit),
                    ..note(lived.region, Audience::Team, "Heard")
                })
                .unwrap();
        }),
        ("a note, rewritten", |trellis, lived| {
            trellis.edit_note(lived.note, "Said otherwise").unwrap();
        }),
        ("a note, deleted", |trellis, lived| {
            trellis.delete_note(lived.note).unwrap();
        }),
        ("a note, given another audience", |trellis, lived| {
            trellis.readdress_note(lived.note, Audience::Mine).unwrap();
        }),
        ("a goal with its actions, deleted", |trellis, lived| {
            trellis.delete_goal(lived.goal).unwrap();
        }),
        ("a goal, changed in three fields", |trellis, lived| {
            let edit = EditGoal {
                measure: Some("tasks".to_owned()),
                target: Some("nine".to_owned()),
                by_on: Some(day("2027-06-30")),
                ..EditGoal::default()
            };
            trellis.edit_goal(lived.goal, &edit).unwrap();
        }),
        ("an action, carried over", |trellis, lived| {
            let edit = EditAction {
                state: Some(ActionState::CarriedOver),
                reason: Some("The flood".to_owned()),
                ..EditAction::default()
            };
            trellis.edit_action(lived.action, &edit).unwrap();
        }),
        ("an action, deleted", |trellis, lived| {
            trellis.delete_action(lived.action).unwrap();
        }),
        ("an agenda line, deleted", |trellis, lived| {
            trellis.delete_line(lived.line).unwrap();
        }),
        ("a visit, on its way", |trellis, lived| {
            trellis.set_phase(lived.visit, VisitPhase::Closed).unwrap();
        }),
        ("a visit with its agenda, deleted", |trellis, lived| {
            trellis.delete_visit(lived.visit).unwrap();
        }),
        ("a contact", |trellis, lived| {
            trellis.log_contact(&contact(lived.region, "Rota")).unwrap();
        }),
        ("a seat that somebody left", |trellis, lived| {
            trellis.vacate_seat(lived.seat, day("2026-11-01")).unwrap();
        }),
        ("a seat that somebody else took", |trellis, lived| {
            trellis
                .fill_seat(lived.seat, "Sol Reyes", day("2026-11-01"))
                .unwrap();
        }),
        ("a section of the plan, left out", |trellis, lived| {
            let include = Some(("with_goals".to_owned(), false));
            trellis
                .edit_plan(
                    lived.plan,
                    &EditPlan {
                        include,
                        ..EditPlan::default()
                    },
                )
                .unwrap();
        }),
        ("a plan, agreed", |trellis, lived| {
            trellis.agree_plan(lived.plan).unwrap();
        }),
        ("a field, typed", |trellis, lived| {
            let barriers = place("support_plan", lived.plan, "barriers");
            trellis.save_draft(&barriers, "Transport").unwrap();
            trellis.settle_draft(&barriers).unwrap();
        }),
        ("the whole region, deleted", |trellis, lived| {
            trellis.delete_region(lived.region).unwrap();
        }),
    ];
    for (name, step) in steps {
        let (_desk, mut trellis, region) = begin_with_region();
        let lived = live(&mut trellis, region);
        let before = shown(&trellis, &lived);
        step(&mut trellis, &lived);
        let after = shown(&trellis, &lived);
        assert_ne!(before, after, "{name}: the step shows");
        let undone = trellis.undo().unwrap();
        assert!(
            undone.sentence.starts_with("Undone: ") && undone.left.is_empty(),
            "{name}: {undone:?}"
        );
        assert_eq!(shown(&trellis, &lived), before, "{name}: taken back");
        let redone = trellis.redo().unwrap();
        assert!(
            redone.sentence.starts_with("Done again: "),
            "{name}: {redone:?}"
        );
        assert_eq!(shown(&trellis, &lived), after, "{name}: done again");
        trellis.undo().unwrap();
        assert_eq!(
            shown(&trellis, &lived),
            before,
            "{name}: taken back once more"
        );
        assert!(trellis.check().unwrap().is_empty(), "{name}");
    }
}

#[test]
fn steps_are_taken_back_one_after_the_other() {
    let (_desk, mut trellis, region) = begin_with_region();
    let states: Vec<String> = ["One", "Two", "Three"]
        .into_iter()
        .map(|statement| {
            let before = all_of(&trellis.region(region).unwrap());
            trellis.add_goal(&goal(region, statement)).unwrap();
            before
        })
        .collect();
    for state in states.iter().rev() {
        trellis.undo().unwrap();
        assert_eq!(all_of(&trellis.region(region).unwrap()), *state);
    }
}

#[test]
fn a_new_step_ends_what_could_be_done_again() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    trellis.add_goal(&goal(cedar, "One")).unwrap();
    trellis.undo().unwrap();
    trellis.add_region(&region("Heron Lake")).unwrap();
    let error = trellis.redo().unwrap_err();
    assert_eq!(error.what(), "There is no undo to take back");
    assert_eq!(error.remedy(), "Nothing was changed.");
}

#[test]
fn where_nothing_is_ones_own_there_is_nothing_to_take_back() {
    let (_desk, mut trellis) = crate::hands::begin();
    let error = trellis.undo().unwrap_err();
    assert_eq!(error.what(), "There is nothing of yours to undo");
    assert_eq!(
        error.remedy(),
        "What colleagues wrote can only be undone by them."
    );
}
