//! An improvement cycle: plan, do, study, act. Its step follows from what is written;
//! what is changed or widened offers the next cycle.

use crate::hands::{all_of, begin_with_region, day, goal, place, region, visit};
use trellis_app::Trellis;
use trellis_app::view::cycle::EditCycle;
use trellis_app::view::measure::{EditMeasurement, NewMeasurement};
use trellis_domain::id::Id;
use trellis_domain::words::{CycleNext, CycleStep};

fn asks(question: &str) -> EditCycle {
    EditCycle {
        question: Some(question.to_owned()),
        ..EditCycle::default()
    }
}

fn planned(question: &str) -> EditCycle {
    EditCycle {
        prediction: Some("Eight of ten come again".to_owned()),
        who: Some("Two coaches".to_owned()),
        from_on: Some(day("2026-11-02")),
        until_on: Some(day("2026-12-04")),
        gathers: Some("Who came, by the coaches".to_owned()),
        ..asks(question)
    }
}

fn value(cycle: Id, on: &str, value: &str) -> NewMeasurement {
    NewMeasurement {
        goal: None,
        cycle: Some(cycle),
        on: Some(day(on)),
        value: value.to_owned(),
        remark: String::new(),
    }
}

fn step(trellis: &Trellis, id: Id) -> CycleStep {
    trellis.cycle(id).unwrap().step
}

#[test]
fn a_cycle_goes_its_four_steps_by_being_filled_in() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let target = trellis.add_goal(&goal(cedar, "Every key task")).unwrap();
    let id = trellis
        .start_cycle(
            cedar,
            &EditCycle {
                goal: Some(target),
                ..asks("Do early calls keep people?")
            },
        )
        .unwrap();
    let card = trellis.cycle(id).unwrap();
    assert_eq!(
        (card.step, card.ask.as_str(), card.goal_statement.as_str()),
        (
            CycleStep::Plan,
            "What do we think will happen?",
            "Every key task"
        )
    );

    trellis
        .edit_cycle(id, &planned("Do early calls keep people?"))
        .unwrap();
    let card = trellis.cycle(id).unwrap();
    assert_eq!(
        (card.step, card.days_text.as_str(), card.is_overdue),
        (CycleStep::Do, "Nov 2 to Dec 4", false)
    );

    // What was seen is typed into its field, keystroke by keystroke.
    let saw = place("cycle", id, "saw");
    trellis.save_draft(&saw, "Seven of ten").unwrap();
    assert_eq!(step(&trellis, id), CycleStep::Do, "still being typed");
    trellis.settle_draft(&saw).unwrap();
    assert_eq!(step(&trellis, id), CycleStep::Study);
    trellis
        .set_field(&place("cycle", id, "compared"), "One fewer")
        .unwrap();
    assert_eq!(step(&trellis, id), CycleStep::Act);

    trellis
        .decide_cycle(id, CycleNext::Adopt, "It costs an hour", None)
        .unwrap();
    let card = trellis.cycle(id).unwrap();
    assert_eq!(
        (card.step, card.ended_on, card.ask.as_str()),
        (CycleStep::Decided, Some(trellis.today()), "")
    );
    assert!(!card.offers_next, "what is adopted needs no other cycle");
    trellis.undo().unwrap();
    assert_eq!(step(&trellis, id), CycleStep::Act);
    trellis.redo().unwrap();
    trellis.reopen_cycle(id).unwrap();
    let card = trellis.cycle(id).unwrap();
    assert_eq!((card.step, card.ended_on), (CycleStep::Act, None));
    assert_eq!(card.next_why, "It costs an hour", "words are kept");

    trellis.delete_cycle(id).unwrap();
    assert!(trellis.cycle(id).is_err());
    trellis.undo().unwrap();
    assert_eq!(step(&trellis, id), CycleStep::Act);
}

#[test]
fn what_is_adapted_or_widened_offers_the_cycle_that_goes_on_from_it() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    for (next, offers) in [
        (CycleNext::Adopt, false),
        (CycleNext::Adapt, true),
        (CycleNext::Drop, false),
        (CycleNext::Widen, true),
    ] {
        let id = trellis.start_cycle(cedar, &planned("Why?")).unwrap();
        trellis.decide_cycle(id, next, "", None).unwrap();
        let card = trellis.cycle(id).unwrap();
        assert_eq!(card.offers_next, offers, "{next:?}");
        if !offers {
            continue;
        }
        let second = trellis.follow_cycle(id).unwrap();
        let card = trellis.cycle(second).unwrap();
        assert_eq!((card.follows, card.round), (Some(id), 2));
        assert_eq!(
            (
                card.question.as_str(),
                card.who.as_str(),
                card.gathers.as_str()
            ),
            ("Why?", "Two coaches", "Who came, by the coaches")
        );
        assert_eq!(
            (card.prediction.as_str(), card.from_on, card.step),
            ("", None, CycleStep::Plan),
            "what to expect, and when, is thought of anew"
        );
        let first = trellis.cycle(id).unwrap();
        assert_eq!(
            (first.followed_by, first.offers_next),
            (Some(second), false)
        );
        let error = trellis.follow_cycle(id).unwrap_err();
        assert_eq!(error.what(), "Another cycle goes on from this one already");

        // Once that one is gone, it is offered again.
        trellis.undo().unwrap();
        assert!(trellis.cycle(id).unwrap().offers_next);
    }
}

#[test]
fn cycles_that_go_on_come_first_and_late_ones_say_so() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let decided = |trellis: &mut Trellis, question: &str, on: &str| {
        let id = trellis.start_cycle(cedar, &asks(question)).unwrap();
        let on = Some(day(on));
        trellis.decide_cycle(id, CycleNext::Drop, "", on).unwrap();
    };
    decided(&mut trellis, "long ago", "2026-05-01");
    decided(&mut trellis, "lately", "2026-11-01");
    let late = EditCycle {
        until_on: Some(day("2026-11-18")),
        ..planned("late")
    };
    trellis.start_cycle(cedar, &late).unwrap();
    let cards = trellis.cycles_of(cedar).unwrap();
    let order: Vec<_> = cards
        .iter()
        .map(|card| (card.question.as_str(), card.is_overdue))
        .collect();
    assert_eq!(
        order,
        [("late", true), ("lately", false), ("long ago", false)]
    );
    let printed = trellis.cycles_for_plan(cedar).unwrap();
    let printed: Vec<_> = printed.iter().map(|card| card.question.as_str()).collect();
    assert_eq!(printed, ["late", "lately"], "for a plan, the last quarter");
}

#[test]
fn the_room_sees_the_cycles_of_its_region_that_go_on() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    trellis.start_cycle(cedar, &planned("Here")).unwrap();
    trellis.start_cycle(heron, &planned("Elsewhere")).unwrap();
    let over = trellis.start_cycle(cedar, &planned("Over")).unwrap();
    trellis
        .decide_cycle(over, CycleNext::Adopt, "", None)
        .unwrap();
    let id = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    let room = trellis.visit_room(id).unwrap();
    let shown: Vec<_> = room.cycles.iter().map(|it| it.question.as_str()).collect();
    assert_eq!(shown, ["Here"]);
    assert!(!all_of(&room).contains("Elsewhere"));
    let found = trellis.search_in_room("Elsewhere", cedar).unwrap();
    assert!(found.is_empty());
}

#[test]
fn an_item_about_improvement_is_told_what_the_record_says() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let evidence = |trellis: &Trellis| {
        let domain = trellis_domain::pack::CapacityDomain::LeadershipAndTeams;
        let stage = trellis_domain::pack::CapacityStage::Initial;
        let cell = trellis.cell(cedar, domain, stage, None).unwrap();
        let item = cell.items.into_iter().find(|item| item.id == "LT-II-02");
        item.unwrap().mirrored.map(|mirrored| mirrored.evidence)
    };
    assert_eq!(evidence(&trellis), None);
    let id = trellis.start_cycle(cedar, &planned("Why?")).unwrap();
    assert_eq!(
        evidence(&trellis).as_deref(),
        Some("Improvement cycles: one going on, now at do")
    );
    trellis
        .decide_cycle(id, CycleNext::Adopt, "", Some(day("2026-11-10")))
        .unwrap();
    assert_eq!(
        evidence(&trellis).as_deref(),
        Some("Improvement cycles: one cycle decided, the last on Nov 10")
    );
}

#[test]
fn what_does_not_fit_is_explained_at_once_and_nothing_is_written() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let elsewhere = trellis.add_goal(&goal(heron, "Elsewhere")).unwrap();
    let id = trellis.start_cycle(cedar, &planned("Why?")).unwrap();
    let before = trellis.dump().unwrap();

    let turned = EditCycle {
        until_on: Some(day("2026-11-01")),
        ..planned("Why?")
    };
    let order = "The cycle’s last day, Nov 1, 2026, comes before its first day, Nov 2, 2026";
    let error = trellis.start_cycle(cedar, &turned).unwrap_err();
    assert_eq!(error.what(), order);
    let error = trellis.edit_cycle(id, &turned).unwrap_err();
    assert_eq!(error.what(), order);
    let typed = place("cycle", id, "until_on");
    trellis.save_draft(&typed, "2026-11-01").unwrap();
    let error = trellis.settle_draft(&typed).unwrap_err();
    assert_eq!(error.what(), order);
    let kept = trellis.drafts().unwrap();
    assert_eq!(kept[0].text, "2026-11-01", "what was typed is not lost");

    let foreign = EditCycle {
        goal: Some(elsewhere),
        ..asks("Why?")
    };
    let error = trellis.start_cycle(cedar, &foreign).unwrap_err();
    assert_eq!(error.what(), "This goal is no longer in the workbook");
    for (on, what) in [
        ("2026-11-20", "That day is still to come"),
        (
            "2026-11-01",
            "The day of the decision, Nov 1, 2026, comes before the day the cycle began, Nov 2, 2026",
        ),
    ] {
        let on = Some(day(on));
        let error = trellis
            .decide_cycle(id, CycleNext::Adopt, "", on)
            .unwrap_err();
        assert_eq!(error.what(), what);
    }
    let error = trellis
        .set_field(&place("cycle", id, "question"), " ")
        .unwrap_err();
    assert_eq!(error.what(), "The question is still empty");
    let error = trellis
        .set_field(&place("cycle", id, "next"), "perhaps")
        .unwrap_err();
    assert_eq!(error.what(), "“perhaps” is not one of the choices");
    assert_eq!(trellis.dump().unwrap(), before);
}

#[test]
fn values_of_a_cycle_go_with_it_and_two_on_one_day_are_both_kept() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let id = trellis
        .start_cycle(
            cedar,
            &EditCycle {
                measure: Some("people of ten".to_owned()),
                ..planned("Why?")
            },
        )
        .unwrap();
    trellis
        .add_measurement(&value(id, "2026-11-10", "7"))
        .unwrap();
    let first = trellis
        .add_measurement(&value(id, "2026-11-03", "5"))
        .unwrap();
    drop(trellis);
    let mut trellis = desk.open_at(23, 0).unwrap();
    trellis
        .add_measurement(&value(id, "2026-11-10", "8.5"))
        .unwrap();
    let view = trellis.cycle_measure(id).unwrap();
    let values: Vec<_> = view.points.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(
        (view.name.as_str(), values, view.median.as_str()),
        ("people of ten", vec!["5", "7", "8.5"], "7"),
        "in the order of days"
    );
    assert_eq!(
        view.notices,
        ["Two values on Nov 10: all are kept, in the order they were written."]
    );

    trellis
        .edit_measurement(
            first,
            &EditMeasurement {
                value: Some("-1,000.25".to_owned()),
                remark: Some("Counted again".to_owned()),
                ..EditMeasurement::default()
            },
        )
        .unwrap();
    let point = trellis.cycle_measure(id).unwrap().points.remove(0);
    assert_eq!(
        (point.value.as_str(), point.remark.as_str()),
        ("-1000.25", "Counted again")
    );
    let typed = place("measurement", first, "value");
    trellis.set_field(&typed, "6.5").unwrap();
    let error = trellis.set_field(&typed, "six").unwrap_err();
    assert_eq!(error.what(), "“six” is not a number");
    assert_eq!(trellis.cycle_measure(id).unwrap().points[0].value, "6.5");

    trellis.delete_cycle(id).unwrap();
    trellis.undo().unwrap();
    assert_eq!(trellis.cycle_measure(id).unwrap().points.len(), 3);
    trellis.delete_measurement(first).unwrap();
    assert_eq!(trellis.cycle_measure(id).unwrap().points.len(), 2);
}
