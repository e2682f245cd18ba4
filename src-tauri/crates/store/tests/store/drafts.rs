//! Typing is safe before it is history.

use crate::support::{Laptop, in_wake, item, wake};
use trellis_domain::change::Identity;
use trellis_domain::noun::answer;
use trellis_store::table::answer::AnswerRow;
use trellis_store::{Draft, Edit, Workbook};

fn typing(text: &str, seen: Vec<Identity>) -> Draft {
    Draft {
        noun: "answer".into(),
        record: item("cit-hired"),
        field: "evidence".into(),
        text: text.into(),
        seen,
        started: 10,
        saved: 20,
    }
}

#[test]
fn a_draft_survives_the_end_of_the_program_as_it_was_typed() {
    let mut laptop = Laptop::of(1);
    let long = "Ünïcödé 📒\r\n\u{301}\0 ".repeat(7_000);
    let draft = typing(
        &long,
        vec![Identity::from_bytes([3; 32]), Identity::from_bytes([4; 32])],
    );
    laptop.workbook.save_draft(&draft).unwrap();
    let Laptop {
        folder: _folder,
        path,
        workbook,
        ..
    } = laptop;
    drop(workbook);
    let workbook = Workbook::open(&path, None).unwrap();
    assert_eq!(workbook.drafts().unwrap(), std::slice::from_ref(&draft));
    assert_eq!(
        workbook.find_draft(draft.record, "evidence").unwrap(),
        Some(draft)
    );
}

#[test]
fn one_field_has_one_draft_and_the_log_knows_nothing_of_it() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let before = laptop.workbook.dump().unwrap();
    laptop.workbook.save_draft(&typing("Thr", vec![])).unwrap();
    laptop
        .workbook
        .save_draft(&typing("Three people", vec![]))
        .unwrap();
    let texts: Vec<String> = laptop
        .workbook
        .drafts()
        .unwrap()
        .into_iter()
        .map(|draft| draft.text)
        .collect();
    assert_eq!(texts, ["Three people"]);
    assert_eq!(laptop.workbook.dump().unwrap(), before);
    laptop
        .workbook
        .discard_draft(item("cit-hired"), "evidence")
        .unwrap();
    assert_eq!(laptop.workbook.drafts().unwrap(), []);
}

#[test]
fn a_draft_becomes_a_change_and_goes_in_the_same_action() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    laptop.answer("cit-hired", "partly");
    laptop
        .workbook
        .save_draft(&typing("Two of three", vec![]))
        .unwrap();
    let edit = |text: &str| {
        Edit::new(in_wake(), &answer::NOUN, item("cit-hired")).set_seen("evidence", text, vec![])
    };
    let failed = laptop.fresh_txn();
    let outcome = laptop.attempt(failed, |writing| {
        writing.edit(edit("Two of three"))?;
        writing.settle_draft(item("cit-hired"), "evidence")?;
        Err::<(), _>(trellis_store::Error::DiskFull)
    });
    assert!(outcome.is_err());
    assert_eq!(
        laptop.workbook.drafts().unwrap().len(),
        1,
        "the draft went, though nothing was saved"
    );
    laptop.act(|writing| {
        writing.edit(edit("Two of three"))?;
        writing.settle_draft(item("cit-hired"), "evidence")
    });
    assert_eq!(laptop.workbook.drafts().unwrap(), []);
    let rows = AnswerRow::of_region(laptop.workbook.reading(), wake()).unwrap();
    assert_eq!(rows[0].evidence.as_deref(), Some("Two of three"));
    laptop.is_sound();
}

/// Writes evidence as somebody would who saw `seen` when they began to type.
fn finish(laptop: &mut Laptop, text: &str, seen: Vec<Identity>) -> Option<Identity> {
    laptop.edit(
        Edit::new(in_wake(), &answer::NOUN, item("cit-hired")).set_seen("evidence", text, seen),
    )
}

fn evidence(laptop: &Laptop) -> Vec<String> {
    let record = laptop
        .workbook
        .reading()
        .record_state("answer", item("cit-hired"))
        .unwrap();
    let field = record.find("evidence").unwrap();
    let mut texts: Vec<String> = field
        .values()
        .into_iter()
        .map(|version| {
            version
                .value
                .as_ref()
                .unwrap()
                .as_text()
                .unwrap()
                .to_owned()
        })
        .collect();
    texts.sort();
    texts
}

#[test]
fn what_a_colleague_wrote_while_one_was_typing_stands_beside_it() {
    let mut ann = Laptop::of(1);
    let mut ben = Laptop::of(2);
    ann.make_wake();
    let seen = vec![finish(&mut ann, "old", vec![]).unwrap()];
    ben.read_from(&ann, 50);
    finish(&mut ben, "Ben's", seen.clone()).unwrap();
    ann.read_from(&ben, 51);
    finish(&mut ann, "Ann's", seen).unwrap();
    assert_eq!(evidence(&ann), ["Ann's", "Ben's"]);
    ann.is_sound();
}

#[test]
fn typing_that_comes_to_nothing_writes_nothing() {
    let mut ann = Laptop::of(1);
    let mut ben = Laptop::of(2);
    ann.make_wake();
    let seen = vec![finish(&mut ann, "old", vec![]).unwrap()];
    assert_eq!(finish(&mut ann, "old", seen.clone()), None);
    ben.read_from(&ann, 50);
    finish(&mut ben, "new", seen.clone()).unwrap();
    ann.read_from(&ben, 51);
    assert_eq!(
        finish(&mut ann, "old", seen.clone()),
        None,
        "back to what was seen"
    );
    assert_eq!(finish(&mut ann, "new", seen), None, "what is shown by now");
    assert_eq!(evidence(&ann), ["new"]);
}

#[test]
fn nobody_is_in_conflict_with_what_they_saved_themselves_while_typing_on() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let seen = vec![finish(&mut laptop, "old", vec![]).unwrap()];
    finish(&mut laptop, "first part", seen.clone()).unwrap();
    finish(&mut laptop, "first part, second part", seen).unwrap();
    assert_eq!(evidence(&laptop), ["first part, second part"]);
}
