//! Deleting, restoring, and what is owned.

use crate::support::{Laptop, WAKE, answering, id, in_wake, item, wake};
use trellis_domain::noun::{action, answer, component_use, contact, goal, region};
use trellis_store::table::action::ActionRow;
use trellis_store::table::answer::AnswerRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::region::RegionRow;
use trellis_store::{Case, Edit, Error};

fn a_goal(number: u32, statement: &str) -> Edit {
    Edit::new(in_wake(), &goal::NOUN, id(number))
        .set(goal::region, wake())
        .set(goal::statement, statement)
}

fn an_action(number: u32, of: u32, step: &str) -> Edit {
    Edit::new(in_wake(), &action::NOUN, id(number))
        .set(action::region, wake())
        .set(action::goal, id(of))
        .set(action::step, step)
}

/// A region with a goal that has two actions.
fn with_goal() -> Laptop {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    laptop.edit(a_goal(20, "Hire"));
    laptop.edit(an_action(30, 20, "Write the advert"));
    laptop.edit(an_action(31, 20, "Interview"));
    laptop
}

fn goals(laptop: &Laptop) -> usize {
    GoalRow::of_region(laptop.workbook.reading(), wake())
        .unwrap()
        .len()
}

fn actions(laptop: &Laptop) -> usize {
    ActionRow::of_region(laptop.workbook.reading(), wake())
        .unwrap()
        .len()
}

fn cases(laptop: &Laptop) -> Vec<Case> {
    laptop.workbook.reading().open_cases(Some(wake())).unwrap()
}

fn disputed(kind: &str, number: u32) -> Case {
    Case {
        kind: kind.into(),
        record: id(number),
        field: "life".into(),
        region: Some(wake()),
    }
}

#[test]
fn what_a_deleted_record_owns_is_hidden_with_it_and_comes_back_with_it() {
    let mut laptop = with_goal();
    let (_, _, written) = laptop.act(|writing| writing.delete(in_wake(), &goal::NOUN, id(20)));
    assert_eq!((goals(&laptop), actions(&laptop)), (0, 0));
    assert!(
        written.kinds.contains("action"),
        "screens must hear of what is hidden"
    );
    laptop.is_sound();
    laptop.act(|writing| writing.restore(in_wake(), &goal::NOUN, id(20)));
    assert_eq!((goals(&laptop), actions(&laptop)), (1, 2));
    assert_eq!(cases(&laptop), []);
    laptop.is_sound();
}

#[test]
fn deleting_twice_and_restoring_what_lives_write_nothing() {
    let mut laptop = with_goal();
    let restored = laptop
        .act(|writing| writing.restore(in_wake(), &goal::NOUN, id(20)))
        .1;
    assert_eq!(restored, None);
    laptop.act(|writing| writing.delete(in_wake(), &goal::NOUN, id(20)));
    let again = laptop
        .act(|writing| writing.delete(in_wake(), &goal::NOUN, id(20)))
        .1;
    assert_eq!(again, None);
}

#[test]
fn a_deleted_region_takes_everything_below_it() {
    let mut laptop = with_goal();
    laptop.answer("cit-hired", "partly");
    laptop.edit(
        Edit::new(in_wake(), &contact::NOUN, id(40))
            .set(contact::region, wake())
            .set(contact::title, "Visit"),
    );
    laptop.edit(
        Edit::new(in_wake(), &component_use::NOUN, id(41))
            .set(component_use::contact, id(40))
            .set(component_use::minutes, 30_i64),
    );
    laptop.act(|writing| writing.delete(in_wake(), &region::NOUN, wake()));
    assert_eq!(RegionRow::list(laptop.workbook.reading()).unwrap(), []);
    assert_eq!((goals(&laptop), actions(&laptop)), (0, 0));
    assert_eq!(
        AnswerRow::of_region(laptop.workbook.reading(), wake()).unwrap(),
        []
    );
    assert_eq!(
        trellis_store::table::component_use::ComponentUseRow::find(
            laptop.workbook.reading(),
            id(41)
        )
        .unwrap(),
        None
    );
    laptop.is_sound();
}

#[test]
fn a_delete_that_did_not_see_a_colleagues_edit_is_disputed_until_somebody_decides() {
    let mut ann = with_goal();
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 50);
    ann.act(|writing| writing.delete(in_wake(), &goal::NOUN, id(20)));
    ben.edit(a_goal(20, "Hire and train"));
    ann.read_from(&ben, 51);
    assert_eq!((goals(&ann), actions(&ann)), (1, 2), "it stays in sight");
    assert_eq!(cases(&ann), [disputed("goal", 20)]);
    ann.is_sound();
    ann.act(|writing| writing.delete(in_wake(), &goal::NOUN, id(20)));
    assert_eq!((goals(&ann), actions(&ann)), (0, 0));
    assert_eq!(cases(&ann), []);
    ben.read_from(&ann, 52);
    assert_eq!((goals(&ben), actions(&ben)), (0, 0));
    ann.is_sound();
    ben.is_sound();
}

#[test]
fn an_edit_of_something_owned_disputes_the_delete_of_its_owner() {
    let mut ann = with_goal();
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 50);
    ann.act(|writing| writing.delete(in_wake(), &goal::NOUN, id(20)));
    ben.edit(an_action(32, 20, "Call the county"));
    ann.read_from(&ben, 51);
    assert_eq!((goals(&ann), actions(&ann)), (1, 3));
    assert_eq!(cases(&ann), [disputed("goal", 20)]);
    ann.is_sound();
    // Moved away from the goal, the new action no longer speaks for it.
    let away = Edit::new(in_wake(), &action::NOUN, id(32))
        .set(action::goal, trellis_domain::value::Value::Unset);
    ann.edit(away);
    assert_eq!((goals(&ann), actions(&ann)), (0, 1));
    assert_eq!(cases(&ann), []);
    ann.is_sound();
}

#[test]
fn what_arrives_below_a_deleted_owner_further_up_is_hidden_too() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 50);
    // A component without its contact, then the contact, then the region goes.
    ann.edit(
        Edit::new(in_wake(), &component_use::NOUN, id(41))
            .set(component_use::contact, id(40))
            .set(component_use::minutes, 30_i64),
    );
    ann.edit(Edit::new(in_wake(), &contact::NOUN, id(40)).set(contact::region, wake()));
    ann.act(|writing| writing.delete(in_wake(), &region::NOUN, wake()));
    ben.read_from(&ann, 51);
    for laptop in [&ann, &ben] {
        let shown = trellis_store::table::component_use::ComponentUseRow::of_contact(
            laptop.workbook.reading(),
            id(40),
        )
        .unwrap();
        assert_eq!(shown, []);
        laptop.is_sound();
    }
}

#[test]
fn what_arrives_before_its_owner_below_a_deleted_region_disputes_that_it_is_gone() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 50);
    ben.act(|writing| writing.delete(in_wake(), &region::NOUN, wake()));
    // A component whose contact comes behind it names no region itself.
    ann.edit(
        Edit::new(in_wake(), &component_use::NOUN, id(41))
            .set(component_use::contact, id(40))
            .set(component_use::minutes, 30_i64),
    );
    ann.edit(Edit::new(in_wake(), &contact::NOUN, id(40)).set(contact::region, wake()));
    ben.read_from(&ann, 51);
    assert_eq!(cases(&ben), [disputed("region", WAKE)]);
    ben.is_sound();
}

#[test]
fn what_nature_names_is_emptied_not_deleted() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    laptop.answer("cit-hired", "partly");
    let txn = laptop.fresh_txn();
    let refused = laptop.attempt(txn, |writing| {
        writing.delete(in_wake(), &answer::NOUN, item("cit-hired"))
    });
    assert!(matches!(refused, Err(Error::Natural { kind: "answer" })));
}

#[test]
fn two_people_who_set_a_field_apart_leave_a_question_and_a_decision_closes_it() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 50);
    ann.answer("cit-hired", "partly");
    ben.answer("cit-hired", "in_place");
    ann.read_from(&ben, 51);
    let open = Case {
        kind: "answer".into(),
        record: item("cit-hired"),
        field: "status".into(),
        region: Some(wake()),
    };
    assert_eq!(cases(&ann), [open]);
    assert!(
        AnswerRow::find(ann.workbook.reading(), item("cit-hired"))
            .unwrap()
            .unwrap()
            .contested
    );
    ann.is_sound();
    let shown = AnswerRow::find(ann.workbook.reading(), item("cit-hired"))
        .unwrap()
        .unwrap()
        .status
        .unwrap();
    ann.edit(Edit::new(in_wake(), &answer::NOUN, item("cit-hired")).decide(answer::status, shown))
        .unwrap();
    assert_eq!(cases(&ann), []);
    assert!(
        !AnswerRow::find(ann.workbook.reading(), item("cit-hired"))
            .unwrap()
            .unwrap()
            .contested
    );
    ann.is_sound();
}

#[test]
fn an_edit_of_the_shown_value_leaves_the_other_standing() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 50);
    ann.answer("cit-hired", "partly");
    ben.answer("cit-hired", "in_place");
    ann.read_from(&ben, 51);
    ann.edit(answering("cit-hired", "not_now"));
    assert_eq!(cases(&ann).len(), 1);
    assert_eq!(
        ann.workbook
            .reading()
            .record_state("answer", item("cit-hired"))
            .unwrap()
            .find("status")
            .unwrap()
            .values()
            .len(),
        2
    );
    ann.is_sound();
}
