//! Who does what by when: agreed with everything that is known, moved over the board,
//! carried over with a reason and a new day, overdue where somebody looks.

use crate::hands::{action, begin_with_region, day, goal, place, region, visit};
use trellis_app::Trellis;
use trellis_app::view::goal::{ActionCard, EditAction};
use trellis_domain::id::Id;
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{ActionState, Lead};

fn step(what: &str, by: Option<&str>) -> EditAction {
    EditAction {
        step: Some(what.to_owned()),
        by_on: by.map(day),
        ..EditAction::default()
    }
}

/// The steps of each column: open, carried over, done, dropped.
fn columns(trellis: &Trellis, region: Id) -> [Vec<String>; 4] {
    let board = trellis.action_board(region).unwrap();
    let states: Vec<ActionState> = board.columns.iter().map(|it| it.state).collect();
    assert_eq!(
        states,
        [
            ActionState::Open,
            ActionState::CarriedOver,
            ActionState::Done,
            ActionState::Dropped
        ]
    );
    let mut columns = board.columns.into_iter();
    std::array::from_fn(|_| {
        let cards = columns.next().unwrap().cards;
        cards.into_iter().map(|card| card.step).collect()
    })
}

fn card(trellis: &Trellis, region: Id, id: Id) -> ActionCard {
    let columns = trellis.action_board(region).unwrap().columns;
    let mut cards = columns.into_iter().flat_map(|column| column.cards);
    cards.find(|card| card.id == id).unwrap()
}

#[test]
fn a_step_is_agreed_with_everything_that_is_known_about_it() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let target = trellis.add_goal(&goal(cedar, "Every key task")).unwrap();
    let id = trellis
        .agree_action(
            cedar,
            None,
            &EditAction {
                goal: Some(target),
                who: Some("CIT coordinator".to_owned()),
                in_hand: Some("The list".to_owned()),
                needed: Some("An hour".to_owned()),
                in_the_way: Some("Budget season".to_owned()),
                must_know: Some("The CLT".to_owned()),
                led_by: Some(Lead::Local),
                ..step(" Name a backup ", Some("2026-12-01"))
            },
        )
        .unwrap();
    let card = card(&trellis, cedar, id);
    assert_eq!(
        (card.step.as_str(), card.who.as_str(), card.goal),
        ("Name a backup", "CIT coordinator", Some(target))
    );
    assert_eq!(
        [card.in_hand, card.needed, card.in_the_way, card.must_know],
        ["The list", "An hour", "Budget season", "The CLT"]
    );
    assert_eq!(
        (card.state, card.led_by),
        (ActionState::Open, Some(Lead::Local))
    );

    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let elsewhere = EditAction {
        goal: Some(target),
        ..step("Ask", None)
    };
    let error = trellis.agree_action(heron, None, &elsewhere).unwrap_err();
    assert_eq!(error.what(), "This goal is no longer in the workbook");
}

#[test]
fn a_step_moves_over_the_board_and_every_move_is_taken_back() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let later = trellis
        .agree_action(cedar, None, &step("Later", Some("2027-01-15")))
        .unwrap();
    let soon = trellis
        .agree_action(cedar, None, &step("Soon", Some("2026-12-01")))
        .unwrap();
    let loose = trellis.add_action(&action(cedar, "Some day")).unwrap();
    let none: [&str; 0] = [];
    assert_eq!(
        columns(&trellis, cedar)[0],
        ["Soon", "Later", "Some day"],
        "the first day first, what has none last"
    );

    trellis.move_action(soon, ActionState::Done, "").unwrap();
    trellis
        .move_action(loose, ActionState::Dropped, "Nobody misses it")
        .unwrap();
    let [open, carried, done, dropped] = columns(&trellis, cedar);
    assert_eq!(
        (open, done),
        (vec!["Later".to_owned()], vec!["Soon".to_owned()])
    );
    assert_eq!((carried, dropped), (vec![], vec!["Some day".to_owned()]));
    assert_eq!(card(&trellis, cedar, soon).done_on, Some(trellis.today()));
    assert_eq!(card(&trellis, cedar, loose).reason, "Nobody misses it");

    // Open again: it was not done on a day any more.
    trellis.move_action(soon, ActionState::Open, "").unwrap();
    assert_eq!(card(&trellis, cedar, soon).done_on, None);
    trellis.undo().unwrap();
    assert_eq!(card(&trellis, cedar, soon).state, ActionState::Done);
    assert_eq!(card(&trellis, cedar, soon).done_on, Some(trellis.today()));
    trellis.undo().unwrap();
    trellis.undo().unwrap();
    let [open, carried, done, dropped] = columns(&trellis, cedar);
    assert_eq!(open, ["Soon", "Later", "Some day"]);
    assert_eq!((carried, done, dropped), (vec![], vec![], vec![]));
    assert_eq!(columns(&trellis, cedar)[3], none);
    assert_eq!(card(&trellis, cedar, later).state, ActionState::Open);
}

#[test]
fn a_step_is_carried_over_with_a_reason_and_a_new_day() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let id = trellis
        .agree_action(cedar, None, &step("Ask the county", Some("2026-11-02")))
        .unwrap();
    let before = trellis.dump().unwrap();
    let cases = [
        (
            " ",
            Some("2026-12-01"),
            "An action that is carried over needs a reason",
        ),
        (
            "Budget season",
            None,
            "An action that is carried over needs a new day",
        ),
        (
            "Budget season",
            Some("2026-11-18"),
            "The new day, Nov 18, 2026, comes before today, Nov 19, 2026",
        ),
    ];
    for (reason, by, what) in cases {
        let error = trellis
            .carry_action(id, reason, by.map(day))
            .expect_err(what);
        assert_eq!(error.what(), what);
    }
    assert_eq!(trellis.dump().unwrap(), before, "nothing was written");

    trellis
        .carry_action(id, "Budget season", Some(day("2026-12-01")))
        .unwrap();
    let card = card(&trellis, cedar, id);
    assert_eq!(card.state, ActionState::CarriedOver);
    assert_eq!(
        (card.reason.as_str(), card.due_text.as_str(), card.standing),
        ("Budget season", "by Dec 1", Standing::ComingUp)
    );
}

#[test]
fn what_is_overdue_stands_on_today_and_on_the_next_agenda() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    trellis
        .agree_action(cedar, None, &step("Ask the county", Some("2026-11-02")))
        .unwrap();
    let carried = trellis
        .agree_action(cedar, None, &step("Write the list", Some("2026-10-01")))
        .unwrap();
    trellis
        .carry_action(carried, "Nobody was there", Some(day("2026-11-20")))
        .unwrap();
    let done = trellis
        .agree_action(cedar, None, &step("Book the room", Some("2026-11-03")))
        .unwrap();
    trellis.move_action(done, ActionState::Done, "").unwrap();

    let actions = trellis.today_view().unwrap().actions;
    let named: Vec<_> = actions
        .iter()
        .map(|card| (card.step.as_str(), card.due_text.as_str(), card.standing))
        .collect();
    assert_eq!(
        named,
        [
            ("Ask the county", "was due Nov 2", Standing::Late),
            ("Write the list", "by Nov 20", Standing::ComingUp),
        ]
    );

    let next = trellis.plan_visit(&visit(cedar, "2026-12-10")).unwrap();
    let suggestions = trellis.visit_preparation(next).unwrap().suggestions;
    let due: Vec<_> = suggestions
        .iter()
        .filter(|it| it.line.purpose == "Actions from last time")
        .map(|it| it.because.as_str())
        .collect();
    assert_eq!(due, ["Two actions are due by then"]);
}

#[test]
fn the_board_keeps_what_is_to_do_for_ever_and_what_is_over_for_two_years() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let done = trellis
        .agree_action(cedar, None, &step("Done long ago", None))
        .unwrap();
    trellis.move_action(done, ActionState::Done, "").unwrap();
    trellis
        .agree_action(cedar, None, &step("Still to do", Some("2026-11-20")))
        .unwrap();
    drop(trellis);
    for (on, over) in [("2028-11-19", 1), ("2028-11-20", 0)] {
        let trellis = desk.open_on(day(on), 7).unwrap();
        let [open, _, done, _] = columns(&trellis, cedar);
        assert_eq!((open.len(), done.len()), (1, over), "{on}");
    }
}

#[test]
fn the_goals_to_choose_are_those_that_are_worked_on_or_served() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let active = trellis.add_goal(&goal(cedar, "Active")).unwrap();
    let served = trellis.add_goal(&goal(cedar, "Served once")).unwrap();
    let over = trellis.add_goal(&goal(cedar, "Over")).unwrap();
    trellis
        .agree_action(
            cedar,
            None,
            &EditAction {
                goal: Some(served),
                ..step("Ask", None)
            },
        )
        .unwrap();
    for id in [served, over] {
        trellis
            .set_field(&place("goal", id, "state"), "met")
            .unwrap();
    }
    let goals = trellis.action_board(cedar).unwrap().goals;
    let ids: Vec<Id> = goals.iter().map(|it| it.id).collect();
    assert_eq!(ids, [active, served]);
}
