//! Writing, seen through what is shown afterwards.

use crate::support::{Laptop, MORNING, answering, id, in_wake, item, wake};
use std::collections::BTreeSet;
use trellis_domain::change::Scope;
use trellis_domain::noun::{answer, note, region};
use trellis_domain::value::Value;
use trellis_store::table::answer::AnswerRow;
use trellis_store::table::region::RegionRow;
use trellis_store::{Edit, Error};

fn the_answer(laptop: &Laptop) -> AnswerRow {
    AnswerRow::find(laptop.workbook.reading(), item("cit-hired"))
        .unwrap()
        .unwrap()
}

#[test]
fn an_answer_is_shown_as_it_was_given_last() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    laptop.answer("cit-hired", "partly").unwrap();
    let first = laptop.wall;
    laptop.answer("cit-hired", "in_place").unwrap();
    let row = the_answer(&laptop);
    assert_eq!(row.status.as_deref(), Some("in_place"));
    assert_eq!(row.region, Some(wake()));
    assert_eq!(row.made_by, Some(laptop.author));
    assert_eq!(row.made_at, Some(first));
    assert_eq!(row.changed_at, Some(laptop.wall));
    laptop.is_sound();
}

#[test]
fn saying_the_same_again_writes_nothing() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    laptop.answer("cit-hired", "partly").unwrap();
    let before = laptop.workbook.dump().unwrap();
    assert_eq!(laptop.answer("cit-hired", "partly"), None);
    let cleared =
        Edit::new(in_wake(), &answer::NOUN, item("cit-hired")).set(answer::mark, Value::Unset);
    assert_eq!(laptop.edit(cleared), None, "clearing what is not set");
    assert_eq!(laptop.workbook.dump().unwrap(), before);
}

#[test]
fn an_action_reports_what_kinds_of_thing_changed() {
    let mut laptop = Laptop::of(1);
    let (_, _, written) = laptop.act(|writing| {
        writing.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::name, "Wake"))?;
        writing.edit(answering("cit-hired", "partly"))
    });
    assert_eq!(written.kinds, BTreeSet::from(["answer", "region"]));
    assert_eq!(written.changes.len(), 2);
}

#[test]
fn an_action_that_fails_leaves_nothing_and_the_next_one_is_numbered_as_if_it_never_was() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let before = laptop.workbook.dump().unwrap();
    let txn = laptop.fresh_txn();
    let failed = laptop.attempt(txn, |writing| {
        writing.edit(answering("cit-hired", "partly"))?;
        Err::<(), _>(Error::NoCipher)
    });
    assert!(matches!(failed, Err(Error::NoCipher)));
    assert_eq!(laptop.workbook.dump().unwrap(), before);
    laptop.answer("cit-hired", "partly").unwrap();
    let numbers: Vec<u64> = laptop.changes().iter().map(|change| change.seq).collect();
    assert_eq!(numbers, [1, 2]);
    laptop.is_sound();
}

#[test]
fn a_panic_in_one_action_loses_neither_the_workbook_nor_its_numbers() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let txn = laptop.fresh_txn();
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        laptop.attempt(txn, |writing| -> Result<(), Error> {
            writing.edit(answering("cit-hired", "partly"))?;
            panic!("a fault in a command");
        })
    }));
    assert!(caught.is_err());
    laptop.answer("cit-hired", "not_now").unwrap();
    assert_eq!(the_answer(&laptop).status.as_deref(), Some("not_now"));
    laptop.is_sound();
}

#[test]
fn later_edits_in_an_action_see_the_earlier_ones() {
    let mut laptop = Laptop::of(1);
    let (_, shown, _) = laptop.act(|writing| {
        writing.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::name, "Wake"))?;
        writing
            .edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::name, "Wake County"))?;
        RegionRow::find(writing.reading(), wake())
    });
    assert_eq!(shown.unwrap().name.as_deref(), Some("Wake County"));
    assert_eq!(laptop.workbook.reading().open_cases(None).unwrap(), []);
    laptop.is_sound();
}

#[test]
fn numbers_count_without_a_gap_in_each_scope() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let mine = Scope::Private(id(7_001));
    for number in 0..3 {
        laptop.answer(&format!("item-{number}"), "partly");
        laptop.edit(Edit::new(mine, &note::NOUN, id(100 + number)).set(note::text, "for myself"));
    }
    let numbers = |scope: Scope| -> Vec<u64> {
        laptop
            .changes()
            .iter()
            .filter(|change| change.scope == scope)
            .map(|change| change.seq)
            .collect()
    };
    assert_eq!(numbers(in_wake()), [1, 2, 3, 4]);
    assert_eq!(numbers(mine), [1, 2, 3]);
    laptop.is_sound();
}

#[test]
fn a_clock_set_back_ten_years_still_shows_the_latest_edit() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    laptop.answer("cit-hired", "partly");
    laptop.wall = MORNING - 10 * 365 * 86_400_000;
    laptop.answer("cit-hired", "in_place");
    assert_eq!(the_answer(&laptop).status.as_deref(), Some("in_place"));
    laptop.is_sound();
}

#[test]
fn long_texts_and_any_unicode_come_back_letter_by_letter() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let texts = [
        "x".repeat(100_000),
        "Zoë – “Ñandú” 日本語 👩‍👩‍👧 \u{202e}rtl\u{202c}".to_owned(),
        "line\nline\ttab".to_owned(),
        "🪴".repeat(50_000),
    ];
    for text in texts {
        let edit = Edit::new(in_wake(), &answer::NOUN, item("cit-hired"))
            .set(answer::region, wake())
            .set(answer::evidence, text.as_str());
        laptop.edit(edit).unwrap();
        assert_eq!(the_answer(&laptop).evidence, Some(text));
    }
    laptop.is_sound();
}

#[test]
fn a_field_that_the_noun_does_not_declare_or_a_value_of_another_kind_is_refused() {
    let mut laptop = Laptop::of(1);
    let cases = [
        Edit::new(in_wake(), &region::NOUN, wake()).set("nonsense", "x"),
        Edit::new(in_wake(), &region::NOUN, wake()).set(region::name, 5_i64),
        Edit::new(in_wake(), &region::NOUN, wake()).set("life", false),
    ];
    for edit in cases {
        let txn = laptop.fresh_txn();
        let refused = laptop.attempt(txn, |writing| writing.edit(edit));
        assert!(matches!(refused, Err(Error::DoesNotFit { .. })));
    }
}

#[test]
fn a_record_never_changes_what_it_travels_with() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let txn = laptop.fresh_txn();
    let elsewhere = Edit::new(Scope::Team(id(8_000)), &region::NOUN, wake()).set(region::name, "X");
    let refused = laptop.attempt(txn, |writing| writing.edit(elsewhere));
    assert!(matches!(refused, Err(Error::ScopeDiffers { .. })));
}

#[test]
fn clearing_all_of_an_answer_makes_it_as_if_never_given() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    laptop.answer("cit-hired", "partly");
    let clear = Edit::new(in_wake(), &answer::NOUN, item("cit-hired"))
        .set(answer::region, Value::Unset)
        .set(answer::pack, Value::Unset)
        .set(answer::item, Value::Unset)
        .set(answer::status, Value::Unset);
    laptop.edit(clear).unwrap();
    assert_eq!(
        AnswerRow::find(laptop.workbook.reading(), item("cit-hired")).unwrap(),
        None
    );
    laptop.is_sound();
    laptop.answer("cit-hired", "not_yet").unwrap();
    assert_eq!(
        the_answer(&laptop).made_at,
        Some(laptop.wall - 2_000),
        "its first author stays"
    );
    laptop.is_sound();
}

#[test]
fn attachments_come_back_by_their_hash() {
    let mut laptop = Laptop::of(1);
    let (_, hash, _) = laptop.act(|writing| writing.put_attachment(b"%PDF-1.7"));
    let (_, again, _) = laptop.act(|writing| writing.put_attachment(b"%PDF-1.7"));
    assert_eq!(hash, again);
    assert_eq!(hash.len(), 64);
    assert_eq!(laptop.workbook.get_attachment(&hash).unwrap(), b"%PDF-1.7");
    for missing in ["00".repeat(32).as_str(), "not a hash"] {
        assert!(matches!(
            laptop.workbook.get_attachment(missing),
            Err(Error::NoAttachment(_))
        ));
    }
}

#[test]
fn settings_are_kept_here_and_are_no_part_of_the_record() {
    let mut laptop = Laptop::of(1);
    let before = laptop.workbook.dump().unwrap();
    laptop.workbook.set_setting("theme", "light").unwrap();
    laptop.workbook.set_setting("theme", "dark").unwrap();
    assert_eq!(
        laptop.workbook.find_setting("theme").unwrap().as_deref(),
        Some("dark")
    );
    assert_eq!(laptop.workbook.find_setting("other").unwrap(), None);
    assert_eq!(laptop.workbook.dump().unwrap(), before);
}

#[test]
fn an_open_workbook_moves_between_threads() {
    let laptop = Laptop::of(1);
    let workbook = laptop.workbook;
    let founding = std::thread::spawn(move || *workbook.founding())
        .join()
        .unwrap();
    assert_eq!(founding.team, id(8_000));
}
