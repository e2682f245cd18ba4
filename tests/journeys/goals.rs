//! From gap to goal in one step: a goal knows what it came from, looks half a year
//! ahead, stops at the end of each quarter, and is asked what would help. Nothing of that
//! blocks.

use crate::hands::{action, all_of, answer, begin_with_region, day, goal, place, region, tier};
use trellis_app::Trellis;
use trellis_app::view::assessment::NewAssessment;
use trellis_app::view::goal::{
    AskGoal, EditAction, EditGoal, EditMilestone, GoalCard, GoalOffer, NewGoal,
};
use trellis_app::view::measure::NewMeasurement;
use trellis_app::view::own::NewOwnItem;
use trellis_app::view::region::EditRegion;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{CapacityMeasure, GoalState, Status, Tier};

fn ask(region: Id) -> AskGoal {
    AskGoal {
        region,
        item: None,
        assessment: None,
        by_on: None,
    }
}

fn offer_for(trellis: &Trellis, region: Id, item: &str) -> GoalOffer {
    let ask = AskGoal {
        item: Some(item.to_owned()),
        ..ask(region)
    };
    trellis.goal_offer(&ask).unwrap()
}

fn card(trellis: &Trellis, region: Id, id: Id) -> GoalCard {
    let goals = trellis.goals(region).unwrap();
    goals.into_iter().find(|card| card.id == id).unwrap()
}

fn asked(card: &GoalCard) -> Vec<&str> {
    card.hints.iter().map(|hint| hint.ask.as_str()).collect()
}

fn milestone(what: &str, by: Option<&str>) -> EditMilestone {
    EditMilestone {
        what: Some(what.to_owned()),
        by_on: by.map(day),
    }
}

fn value(goal: Id, on: &str, value: &str) -> NewMeasurement {
    NewMeasurement {
        goal: Some(goal),
        cycle: None,
        on: Some(day(on)),
        value: value.to_owned(),
        remark: String::new(),
    }
}

/// A goal that leaves nothing to ask.
fn whole(region: Id) -> NewGoal {
    NewGoal {
        measure: "tasks with a backup".to_owned(),
        baseline: "two of nine".to_owned(),
        target: "nine of nine".to_owned(),
        by_on: Some(day("2027-05-19")),
        ..goal(region, "Every key task has a backup")
    }
}

#[test]
fn a_checklist_item_becomes_a_goal_in_one_step() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let mut answered = answer(cedar, "LT-IN-02", Status::Partly);
    answered.evidence = Some("Four of nine".to_owned());
    trellis.answer(&answered).unwrap();
    trellis
        .edit_region(
            cedar,
            &EditRegion {
                community_goals: Some(
                    "- Parents know where to turn\n\n• Help close by\n- Help close by\n".to_owned(),
                ),
                ..EditRegion::default()
            },
        )
        .unwrap();
    let offer = offer_for(&trellis, cedar, "LT-IN-02");
    assert!(!offer.statement.is_empty());
    assert_eq!(offer.domain, Some(CapacityDomain::LeadershipAndTeams));
    assert_eq!(offer.baseline, "Partly: Four of nine");
    assert_eq!(offer.by_on, day("2027-05-19"), "six months on");
    assert_eq!(offer.milestones, [day("2026-12-31"), day("2027-03-31")]);
    assert_eq!(
        offer.serves,
        ["Parents know where to turn", "Help close by"]
    );
    assert_eq!(offer.came_from, format!("Checklist: {}", offer.statement));

    let id = trellis
        .add_goal(&NewGoal {
            item: Some("LT-IN-02".to_owned()),
            by_on: Some(offer.by_on),
            baseline: offer.baseline.clone(),
            serves: offer.serves[0].clone(),
            milestones: vec![
                milestone("Six of nine", Some("2026-12-31")),
                milestone("  ", Some("2027-03-31")),
            ],
            ..goal(cedar, &offer.statement)
        })
        .unwrap();
    let card = card(&trellis, cedar, id);
    assert_eq!(card.domain, Some(CapacityDomain::LeadershipAndTeams));
    assert_eq!(card.came_from, offer.came_from);
    assert_eq!(card.serves, "Parents know where to turn");
    let milestones: Vec<_> = card
        .milestones
        .iter()
        .map(|it| (it.what.as_str(), it.by_text.as_str()))
        .collect();
    assert_eq!(milestones, [("Six of nine", "by Dec 31")]);
    assert_eq!(
        card.milestone_days,
        [day("2027-03-31")],
        "the other quarter is still free"
    );
    trellis.undo().unwrap();
    assert!(
        trellis.goals(cedar).unwrap().is_empty(),
        "one step, one undo"
    );
}

#[test]
fn a_goal_knows_its_own_item_and_its_assessment() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let record = trellis
        .add_own_item(&NewOwnItem {
            domain: Some(CapacityDomain::MediaNetworking),
            stage: Some(CapacityStage::Installation),
            text: "The hall is open to teams.".to_owned(),
            evidence: "A key hangs by the door.".to_owned(),
        })
        .unwrap();
    let own = format!("own-{record}");
    let offer = offer_for(&trellis, cedar, &own);
    assert_eq!(offer.statement, "The hall is open to teams.");
    assert_eq!(offer.domain, Some(CapacityDomain::MediaNetworking));
    assert_eq!(offer.came_from, "Our own item: The hall is open to teams.");

    let held = NewAssessment {
        region: cedar,
        agency: None,
        instrument: Some(CapacityMeasure::SelfCheck),
        held_on: Some(day("2026-11-02")),
    };
    let assessment = trellis.record_assessment(&held).unwrap();
    let from = |item: Option<&str>| NewGoal {
        item: item.map(str::to_owned),
        assessment: Some(assessment),
        ..goal(cedar, "Hours are kept free")
    };
    let id = trellis.add_goal(&from(Some("SC-CC-01"))).unwrap();
    let named = card(&trellis, cedar, id);
    assert_eq!(named.domain, Some(CapacityDomain::CoCreationPartners));
    assert_eq!(named.assessment, Some(assessment));
    assert_eq!(
        named.came_from,
        "Assessment of Nov 2: We keep staff hours free each month for tending relationships."
    );
    // The index of a form that Trellis does not hold has a name and nothing else.
    let id = trellis.add_goal(&from(Some("Team leadership"))).unwrap();
    assert_eq!(
        card(&trellis, cedar, id).came_from,
        "Assessment of Nov 2: item Team leadership"
    );
    trellis.delete_assessment(assessment).unwrap();
    assert_eq!(
        card(&trellis, cedar, id).came_from,
        "An assessment that is gone"
    );

    trellis.undo().unwrap();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let foreign = NewGoal {
        assessment: Some(assessment),
        ..goal(heron, "Hours are kept free")
    };
    let error = trellis.add_goal(&foreign).unwrap_err();
    assert_eq!(error.what(), "This assessment is no longer in the workbook");
}

#[test]
fn one_goal_more_than_fits_asks_which_gives_way_and_is_agreed_all_the_same() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let says = |trellis: &Trellis| {
        let offer = trellis.goal_offer(&ask(cedar)).unwrap();
        (offer.nudge, offer.is_full)
    };
    let cases = [
        "Three goals do well together; there is room for three.",
        "Three goals do well together; there is room for two.",
        "Three goals do well together; there is room for one.",
        "Three goals do well together, and three are active. Which one gives way for this one?",
        "Three goals do well together, and four are active. Which one gives way for this one?",
    ];
    let mut last = None;
    for (active, sentence) in cases.iter().enumerate() {
        assert_eq!(says(&trellis), ((*sentence).to_owned(), active >= 3));
        last = Some(
            trellis
                .add_goal(&goal(cedar, &format!("Goal number {active}")))
                .unwrap(),
        );
    }
    let offer = trellis.goal_offer(&ask(cedar)).unwrap();
    let offered: Vec<_> = offer
        .active
        .iter()
        .map(|it| it.statement.as_str())
        .collect();
    assert_eq!(offered[..2], ["Goal number 0", "Goal number 1"]);
    // Intensive support carries four.
    trellis.agree_tier(&tier(cedar, Tier::Intensive)).unwrap();
    assert_eq!(
        says(&trellis).0,
        "Four goals do well together, and five are active. Which one gives way for this one?"
    );
    for id in [last.unwrap(), trellis.goals(cedar).unwrap()[0].id] {
        trellis
            .edit_goal(
                id,
                &EditGoal {
                    state: Some(GoalState::Paused),
                    ..EditGoal::default()
                },
            )
            .unwrap();
    }
    assert!(!says(&trellis).1, "what was put aside makes room");
}

#[test]
fn a_goal_is_asked_whether_it_is_complete_clear_and_current() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let bare = trellis.add_goal(&goal(cedar, "Backups")).unwrap();
    assert_eq!(
        asked(&card(&trellis, cedar, bare)),
        [
            "How will we see that we got there?",
            "By when?",
            "What is the first step, and who takes it?",
            "Would somebody who was not in the room know what will be true?"
        ]
    );
    let id = trellis.add_goal(&whole(cedar)).unwrap();
    let mut step = action(cedar, "Write the list");
    step.goal = Some(id);
    let step = trellis.add_action(&step).unwrap();
    assert_eq!(
        asked(&card(&trellis, cedar, id)),
        ["Who takes the next step?"]
    );
    trellis
        .edit_action(
            step,
            &EditAction {
                who: Some("CIT coordinator".to_owned()),
                ..EditAction::default()
            },
        )
        .unwrap();
    assert!(card(&trellis, cedar, id).hints.is_empty());
    trellis
        .add_milestone(id, &milestone("Six of nine", None))
        .unwrap();
    drop(trellis);

    // A season later nothing moved, and a milestone’s day has passed.
    let mut trellis = desk.open_on(day("2027-02-25"), 2).unwrap();
    let passed = "A milestone’s day has passed: reached, or moved?";
    assert_eq!(asked(&card(&trellis, cedar, id)), [passed]);
    assert_eq!(card(&trellis, cedar, id).hints[0].test, "Current");
    let milestone = card(&trellis, cedar, id).milestones[0].clone();
    assert_eq!(
        (milestone.by_text.as_str(), milestone.standing),
        ("was due Dec 31, 2026", Standing::Late)
    );
    trellis.reach_milestone(milestone.id, true).unwrap();
    let reached = card(&trellis, cedar, id).milestones[0].clone();
    assert_eq!(
        (reached.by_text.as_str(), reached.standing),
        ("reached Feb 25", Standing::Done)
    );
    assert!(card(&trellis, cedar, id).hints.is_empty());
    trellis.reach_milestone(milestone.id, false).unwrap();
    assert_eq!(asked(&card(&trellis, cedar, id)), [passed]);
    trellis.delete_milestone(milestone.id).unwrap();
    drop(trellis);

    let trellis = desk.open_on(day("2027-05-20"), 3).unwrap();
    assert_eq!(
        asked(&card(&trellis, cedar, id)),
        ["Its day has passed: reached, moved, or let go?"]
    );
}

#[test]
fn what_is_over_is_asked_nothing_and_silence_is() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let id = trellis.add_goal(&whole(cedar)).unwrap();
    let mut step = action(cedar, "Write the list");
    (step.goal, step.who) = (Some(id), "CIT coordinator".to_owned());
    trellis.add_action(&step).unwrap();
    drop(trellis);
    let mut trellis = desk.open_on(day("2027-02-25"), 2).unwrap();
    assert_eq!(
        asked(&card(&trellis, cedar, id)),
        ["Nothing about it changed for a season. Does it still matter?"]
    );
    trellis
        .add_measurement(&value(id, "2027-02-20", "6"))
        .unwrap();
    assert!(
        card(&trellis, cedar, id).hints.is_empty(),
        "a value is a sign of life"
    );
    for state in [GoalState::Met, GoalState::Paused, GoalState::Dropped] {
        let edit = EditGoal {
            state: Some(state),
            measure: Some(String::new()),
            ..EditGoal::default()
        };
        trellis.edit_goal(id, &edit).unwrap();
        assert!(card(&trellis, cedar, id).hints.is_empty(), "{state:?}");
    }
}

#[test]
fn a_goal_moved_before_its_milestone_is_kept_and_asked_about() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let id = trellis.add_goal(&whole(cedar)).unwrap();
    let mut step = action(cedar, "Write the list");
    (step.goal, step.who) = (Some(id), "CIT coordinator".to_owned());
    trellis.add_action(&step).unwrap();
    trellis
        .add_milestone(id, &milestone("Eight of nine", Some("2027-03-31")))
        .unwrap();
    let sooner = EditGoal {
        by_on: Some(day("2027-01-31")),
        ..EditGoal::default()
    };
    trellis.edit_goal(id, &sooner).unwrap();
    assert_eq!(
        asked(&card(&trellis, cedar, id)),
        ["A milestone lies after the goal’s own date. Which one moves?"]
    );
}

#[test]
fn a_measure_speaks_when_its_rules_do() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let id = trellis.add_goal(&whole(cedar)).unwrap();
    let none = trellis.goal_measure(id).unwrap();
    assert!(none.findings.is_empty() && none.chart.is_none());
    let weeks = [
        ("2026-08-03", "2"),
        ("2026-08-10", "3"),
        ("2026-08-17", "2"),
        ("2026-08-24", "3"),
    ];
    for (on, count) in weeks {
        trellis.add_measurement(&value(id, on, count)).unwrap();
    }
    let view = trellis.goal_measure(id).unwrap();
    assert_eq!(
        (view.name.as_str(), view.median.as_str()),
        ("tasks with a backup", "2.5")
    );
    assert_eq!(
        view.findings,
        ["Four values so far. A trend takes five, a shift six on one side of the median."]
    );
    trellis
        .add_measurement(&value(id, "2026-08-31", "2"))
        .unwrap();
    assert_eq!(
        trellis.goal_measure(id).unwrap().findings,
        ["No shift and no trend: what moves here may be chance."]
    );
    let later = [
        ("2026-09-07", "3"),
        ("2026-09-14", "4"),
        ("2026-09-21", "5"),
        ("2026-09-28", "6"),
        ("2026-10-05", "7"),
        ("2026-10-12", "6"),
        ("2026-10-19", "6"),
    ];
    for (on, count) in later {
        trellis.add_measurement(&value(id, on, count)).unwrap();
    }
    let view = trellis.goal_measure(id).unwrap();
    let chart = view.chart.as_ref().unwrap();
    assert_eq!(chart.table.rows.len(), view.points.len());
    let seen = all_of(&chart.table);
    for words in [
        "Shift: below the median",
        "Shift: above the median",
        "Trend: rising",
    ] {
        assert!(chart.svg.contains(words) && seen.contains(words), "{words}");
    }
    assert_eq!(
        (view.median.as_str(), view.findings),
        (
            "3.5",
            vec![
                "A shift: six values in a row lie below the median, Aug 3 to Sep 7.".to_owned(),
                "A shift: six values in a row lie above the median, Sep 14 to Oct 19.".to_owned(),
                "A trend: six values in a row go up, Aug 31 to Oct 5.".to_owned(),
            ]
        )
    );
}

#[test]
fn what_does_not_fit_is_explained_at_once_and_nothing_is_lost() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let id = trellis.add_goal(&whole(cedar)).unwrap();
    let stop = trellis
        .add_milestone(id, &milestone("Six of nine", None))
        .unwrap();
    let point = trellis
        .add_measurement(&value(id, "2026-11-01", "2"))
        .unwrap();
    let before = trellis.dump().unwrap();

    let early =
        "The milestone, Nov 18, 2026, comes before the day the goal was agreed, Nov 19, 2026";
    let late = "The goal’s date, May 19, 2027, comes before its milestone, May 20, 2027";
    for (by, what) in [("2026-11-18", early), ("2027-05-20", late)] {
        let outside = milestone("Eight of nine", Some(by));
        let error = trellis.add_milestone(id, &outside).unwrap_err();
        assert_eq!(error.what(), what);
        let error = trellis.edit_milestone(stop, &outside).unwrap_err();
        assert_eq!(error.what(), what);
        let with_it = NewGoal {
            milestones: vec![outside],
            ..whole(cedar)
        };
        assert!(trellis.add_goal(&with_it).is_err());
        let typed = place("milestone", stop, "by_on");
        trellis.save_draft(&typed, by).unwrap();
        let error = trellis.settle_draft(&typed).unwrap_err();
        assert_eq!(error.what(), what);
        assert_eq!(trellis.drafts().unwrap()[0].text, by, "not lost");
    }
    let error = trellis
        .add_milestone(id, &milestone(" ", None))
        .unwrap_err();
    assert_eq!(error.what(), "The milestone is still empty");
    for (typed, what) in [
        ("", "The value is still empty"),
        ("three of nine", "“three of nine” is not a number"),
        ("1,5", "“1,5” is not a number"),
        ("0.123", "“0.123” has more than two places after the point"),
        (
            "99999999999999",
            "“99999999999999” is larger than what is kept",
        ),
    ] {
        let error = trellis
            .add_measurement(&value(id, "2026-11-01", typed))
            .unwrap_err();
        assert_eq!(error.what(), what);
        let error = trellis
            .set_field(&place("measurement", point, "value"), typed)
            .unwrap_err();
        assert_eq!(error.what(), what);
    }
    let error = trellis
        .add_measurement(&value(id, "2026-11-20", "3"))
        .unwrap_err();
    assert_eq!(error.what(), "That day is still to come");
    let nowhere = NewMeasurement {
        goal: None,
        ..value(id, "2026-11-01", "3")
    };
    let error = trellis.add_measurement(&nowhere).unwrap_err();
    assert_eq!(
        error.what(),
        "The goal or the cycle that is measured is still empty"
    );
    let backward = EditGoal {
        by_on: Some(day("2026-11-18")),
        ..EditGoal::default()
    };
    let error = trellis.edit_goal(id, &backward).unwrap_err();
    assert_eq!(
        error.what(),
        "The goal's date, Nov 18, 2026, comes before the day it was agreed, Nov 19, 2026"
    );
    assert_eq!(trellis.dump().unwrap(), before, "nothing was written");
}

#[test]
fn a_goal_goes_with_its_milestones_and_values_and_comes_back_with_them() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let id = trellis.add_goal(&whole(cedar)).unwrap();
    trellis
        .add_milestone(id, &milestone("Six of nine", None))
        .unwrap();
    trellis
        .add_measurement(&value(id, "2026-11-01", "2"))
        .unwrap();
    trellis.delete_goal(id).unwrap();
    assert!(trellis.goals(cedar).unwrap().is_empty());
    trellis.undo().unwrap();
    assert_eq!(card(&trellis, cedar, id).milestones.len(), 1);
    assert_eq!(trellis.goal_measure(id).unwrap().points.len(), 1);
    assert!(trellis.check().unwrap().is_empty());
}
