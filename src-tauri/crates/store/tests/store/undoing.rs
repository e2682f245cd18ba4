//! Undo takes back one's own action, and nothing that anybody did since.

use crate::support::{Laptop, answering, id, in_wake, item, wake};
use trellis_domain::noun::{answer, component_use, contact, goal, region};
use trellis_domain::undo::Reason;
use trellis_store::table::answer::AnswerRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::region::RegionRow;
use trellis_store::{Edit, Error, LeftAlone};

fn status(laptop: &Laptop) -> Option<String> {
    AnswerRow::find(laptop.workbook.reading(), item("cit-hired"))
        .unwrap()
        .and_then(|row| row.status)
}

fn name(laptop: &Laptop) -> Option<String> {
    RegionRow::find(laptop.workbook.reading(), wake())
        .unwrap()
        .and_then(|row| row.name)
}

#[test]
fn an_undone_edit_shows_what_stood_there_before_and_redoing_shows_it_again() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    laptop.answer("cit-hired", "partly");
    let (txn, _, _) = laptop.act(|writing| writing.edit(answering("cit-hired", "in_place")));
    let (undoing, report) = laptop.undo(txn);
    assert_eq!(report.left, []);
    assert_eq!(status(&laptop).as_deref(), Some("partly"));
    laptop.undo(undoing);
    assert_eq!(status(&laptop).as_deref(), Some("in_place"));
    laptop.is_sound();
}

#[test]
fn what_an_action_made_goes_as_a_whole_and_returns_as_a_whole_any_number_of_times() {
    let mut laptop = Laptop::of(1);
    let (txn, _, _) = laptop.act(|writing| {
        writing.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::name, "Wake"))?;
        writing.edit(Edit::new(in_wake(), &contact::NOUN, id(40)).set(contact::region, wake()))?;
        writing.edit(
            Edit::new(in_wake(), &component_use::NOUN, id(41))
                .set(component_use::contact, id(40))
                .set(component_use::minutes, 30_i64),
        )?;
        writing.edit(Edit::new(in_wake(), &contact::NOUN, id(40)).set(contact::title, "Visit"))
    });
    for _ in 0..3 {
        let (undoing, report) = laptop.undo(txn);
        assert_eq!(report.left, []);
        assert_eq!(name(&laptop), None);
        assert_eq!(
            ContactRow::find(laptop.workbook.reading(), id(40)).unwrap(),
            None
        );
        assert_eq!(laptop.workbook.reading().open_cases(None).unwrap(), []);
        laptop.undo(undoing);
        assert_eq!(name(&laptop).as_deref(), Some("Wake"));
        let contact = ContactRow::find(laptop.workbook.reading(), id(40))
            .unwrap()
            .unwrap();
        assert_eq!(contact.title.as_deref(), Some("Visit"));
        assert_eq!(laptop.workbook.reading().open_cases(None).unwrap(), []);
        laptop.is_sound();
    }
}

#[test]
fn what_was_written_since_is_left_alone_and_listed() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let (txn, _, _) = laptop.act(|writing| {
        writing.edit(
            Edit::new(in_wake(), &region::NOUN, wake())
                .set(region::counties, "One")
                .set(region::plan_horizon, "2026"),
        )
    });
    laptop.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::counties, "Two"));
    let plan = laptop.workbook.plan_undo(laptop.author, txn).unwrap();
    let left = LeftAlone {
        kind: "region".into(),
        record: wake(),
        field: "counties".into(),
        reason: Reason::ChangedSince,
    };
    assert_eq!(plan.left, std::slice::from_ref(&left));
    assert_eq!(
        plan.comes_back,
        [("region".to_owned(), wake(), "plan_horizon".to_owned())]
    );
    let (_, report) = laptop.undo(txn);
    assert_eq!(report.left, [left]);
    let row = RegionRow::find(laptop.workbook.reading(), wake())
        .unwrap()
        .unwrap();
    assert_eq!(
        (row.counties.as_deref(), row.plan_horizon),
        (Some("Two"), None)
    );
    laptop.is_sound();
}

#[test]
fn undoing_a_decision_opens_the_question_again() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 50);
    ann.answer("cit-hired", "partly");
    ben.answer("cit-hired", "in_place");
    ann.read_from(&ben, 51);
    let (txn, _, _) = ann.act(|writing| {
        writing.edit(
            Edit::new(in_wake(), &answer::NOUN, item("cit-hired"))
                .decide(answer::status, "not_now"),
        )
    });
    assert_eq!(ann.workbook.reading().open_cases(None).unwrap(), []);
    ann.undo(txn);
    let record = ann
        .workbook
        .reading()
        .record_state("answer", item("cit-hired"))
        .unwrap();
    let mut values: Vec<_> = record
        .find("status")
        .unwrap()
        .values()
        .into_iter()
        .map(|version| version.value.as_ref().unwrap().as_text().unwrap())
        .collect();
    values.sort_unstable();
    assert_eq!(values, ["in_place", "partly"]);
    assert_eq!(ann.workbook.reading().open_cases(None).unwrap().len(), 1);
    ann.is_sound();
}

#[test]
fn an_undone_delete_brings_the_record_back() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    laptop.edit(Edit::new(in_wake(), &goal::NOUN, id(20)).set(goal::region, wake()));
    let (txn, _, _) = laptop.act(|writing| writing.delete(in_wake(), &goal::NOUN, id(20)));
    let (undoing, _) = laptop.undo(txn);
    assert_eq!(
        GoalRow::of_region(laptop.workbook.reading(), wake())
            .unwrap()
            .len(),
        1
    );
    laptop.undo(undoing);
    assert_eq!(
        GoalRow::of_region(laptop.workbook.reading(), wake())
            .unwrap()
            .len(),
        0
    );
    assert_eq!(laptop.workbook.reading().open_cases(None).unwrap(), []);
    laptop.is_sound();
}

#[test]
fn several_edits_of_one_record_in_one_action_are_undone_together() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let (txn, (), _) = laptop.act(|writing| {
        for name in ["Wake 1", "Wake 2", "Wake 3"] {
            writing.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::name, name))?;
        }
        Ok(())
    });
    let (undoing, report) = laptop.undo(txn);
    assert_eq!(report.left, []);
    assert_eq!(name(&laptop).as_deref(), Some("Wake"));
    laptop.undo(undoing);
    assert_eq!(name(&laptop).as_deref(), Some("Wake 3"));
}

#[test]
fn a_record_that_somebody_else_touched_stays_in_sight() {
    let mut ann = Laptop::of(1);
    let (txn, _, _) = ann.act(|writing| {
        writing.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::name, "Wake"))
    });
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 50);
    ben.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::counties, "Wake"));
    ann.read_from(&ben, 51);
    ann.undo(txn);
    let row = RegionRow::find(ann.workbook.reading(), wake())
        .unwrap()
        .unwrap();
    assert_eq!((row.name, row.counties.as_deref()), (None, Some("Wake")));
    ann.is_sound();
}

#[test]
fn undoing_the_first_answer_leaves_the_item_findable_where_a_colleague_went_on() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let (txn, _, _) = ann.act(|writing| writing.edit(answering("cit-hired", "partly")));
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 50);
    ben.edit(
        Edit::new(in_wake(), &answer::NOUN, item("cit-hired")).set(answer::evidence, "Three hired"),
    );
    ann.read_from(&ben, 51);
    ann.undo(txn);
    let rows = AnswerRow::of_region(ann.workbook.reading(), wake()).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].item.as_deref(), rows[0].status.as_deref()),
        (Some("cit-hired"), None)
    );
    ann.is_sound();
}

#[test]
fn only_ones_own_actions_can_be_undone() {
    let mut ann = Laptop::of(1);
    let (txn, _, _) = ann.act(|writing| {
        writing.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::name, "Wake"))
    });
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 50);
    assert!(matches!(
        ben.workbook.plan_undo(ben.author, txn),
        Err(Error::SomebodyElses(_))
    ));
    assert!(matches!(
        ben.workbook.plan_undo(ben.author, id(1)),
        Err(Error::UnknownAction(_))
    ));
}

#[test]
fn undo_walks_back_and_redo_walks_forward_until_something_new_is_done() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    for name in ["A", "B", "C"] {
        laptop.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::name, name));
    }
    let back = |laptop: &mut Laptop| {
        let last = laptop
            .workbook
            .last_action(laptop.author)
            .unwrap()
            .unwrap()
            .txn;
        laptop.undo(last);
        name(laptop)
    };
    let forward = |laptop: &mut Laptop| {
        let last = laptop.workbook.last_undo(laptop.author).unwrap()?.txn;
        laptop.undo(last);
        name(laptop)
    };
    assert_eq!(back(&mut laptop).as_deref(), Some("B"));
    assert_eq!(back(&mut laptop).as_deref(), Some("A"));
    assert_eq!(forward(&mut laptop).as_deref(), Some("B"));
    assert_eq!(back(&mut laptop).as_deref(), Some("A"));
    assert_eq!(forward(&mut laptop).as_deref(), Some("B"));
    assert_eq!(forward(&mut laptop).as_deref(), Some("C"));
    assert_eq!(forward(&mut laptop), None);
    assert_eq!(back(&mut laptop).as_deref(), Some("B"));
    laptop.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::name, "D"));
    assert_eq!(forward(&mut laptop), None, "something new was done");
    assert_eq!(back(&mut laptop).as_deref(), Some("B"));
    assert_eq!(back(&mut laptop).as_deref(), Some("A"));
    laptop.is_sound();
}
