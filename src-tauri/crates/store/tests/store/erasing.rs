//! A value that should never have been written leaves every copy.

use crate::support::{Laptop, id, in_wake, item, wake};
use std::fs;
use std::path::Path;
use trellis_domain::change::Identity;
use trellis_domain::noun::{answer, attached_file, erasure};
use trellis_domain::undo::Reason;
use trellis_domain::words::Audience;
use trellis_store::{Edit, Error, SearchQuery};

const NAME: &str = "Xanthippe Quarterstaff";

fn mistake(laptop: &mut Laptop) -> Identity {
    let edit = Edit::new(in_wake(), &answer::NOUN, item("cit-hired"))
        .set(answer::region, wake())
        .set(answer::evidence, format!("Talked to {NAME} about her son"));
    laptop.edit(edit).unwrap()
}

fn finds(laptop: &Laptop) -> usize {
    let query = SearchQuery {
        text: "xanthippe",
        region: None,
        audiences: Audience::ALL,
        limit: 10,
    };
    laptop.workbook.search(&query).unwrap().len()
}

fn erase(laptop: &mut Laptop, change: Identity) -> (trellis_domain::id::Id, Option<Identity>) {
    let (txn, written, _) =
        laptop.act(|writing| writing.erase(change, answer::evidence, "a client's name"));
    (txn, written)
}

#[test]
fn an_erased_value_is_nowhere_in_any_file_and_the_chain_still_holds() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let change = mistake(&mut ann);
    // A second text beside it, so that the search index has more than one piece.
    ann.answer("other", "partly");
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 60);
    assert_eq!((finds(&ann), finds(&ben)), (1, 1));
    erase(&mut ann, change);
    ben.read_from(&ann, 61);
    for laptop in [ann, ben] {
        assert_eq!(finds(&laptop), 0);
        laptop.is_sound();
        // While it is open, and after it was closed.
        no_trace(laptop.folder.path());
        let Laptop {
            folder, workbook, ..
        } = laptop;
        drop(workbook);
        no_trace(folder.path());
    }
}

#[track_caller]
fn no_trace(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for word in [b"Xanthippe", b"xanthippe"] {
            let is_there = bytes.windows(word.len()).any(|window| window == word);
            assert!(!is_there, "{}", path.display());
        }
    }
}

#[test]
fn erasing_an_older_value_leaves_the_newer_one() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let change = mistake(&mut laptop);
    laptop.edit(
        Edit::new(in_wake(), &answer::NOUN, item("cit-hired"))
            .set(answer::evidence, "Talked to a parent"),
    );
    erase(&mut laptop, change);
    let history = laptop
        .workbook
        .reading()
        .history("answer", item("cit-hired"), "evidence")
        .unwrap();
    let values: Vec<_> = history
        .iter()
        .map(|version| version.value.as_ref().and_then(|value| value.as_text()))
        .collect();
    assert_eq!(values, [Some("Talked to a parent"), None]);
    laptop.is_sound();
}

#[test]
fn an_erasure_works_before_and_after_the_value_arrives_and_both_laptops_agree() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let change = mistake(&mut ann);
    let with_value = ann.changes();
    erase(&mut ann, change);
    let erasures: Vec<_> = ann
        .changes()
        .into_iter()
        .filter(|change| change.kind == "erasure")
        .collect();

    let mut early = Laptop::of(2);
    early
        .workbook
        .receive(id(60), erasures.clone(), early.wall)
        .unwrap();
    early
        .workbook
        .receive(id(61), with_value.clone(), early.wall)
        .unwrap();
    let mut late = Laptop::of(3);
    late.workbook
        .receive(id(60), with_value, late.wall)
        .unwrap();
    late.workbook.receive(id(61), erasures, late.wall).unwrap();
    let mut without = Laptop::of(4);
    without.read_from(&ann, 60);
    for laptop in [&early, &late, &without] {
        assert_eq!(
            laptop.workbook.dump().unwrap(),
            ann.workbook.dump().unwrap()
        );
        assert_eq!(finds(laptop), 0);
        laptop.is_sound();
    }
}

#[test]
fn a_change_that_comes_without_its_value_waits_for_the_erasure_or_for_the_value() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let change = mistake(&mut ann);
    let with_value = ann.changes();
    erase(&mut ann, change);
    let (erasures, bare): (Vec<_>, Vec<_>) = ann
        .changes()
        .into_iter()
        .partition(|change| change.kind == "erasure");

    let mut waiting = Laptop::of(2);
    let received = waiting
        .workbook
        .receive(id(60), bare.clone(), waiting.wall)
        .unwrap();
    assert_eq!(received.held, [change]);
    let received = waiting
        .workbook
        .receive(id(61), erasures, waiting.wall)
        .unwrap();
    assert!(received.accepted.contains(&change));
    assert_eq!(
        waiting.workbook.dump().unwrap(),
        ann.workbook.dump().unwrap()
    );
    waiting.is_sound();

    let mut opened = Laptop::of(3);
    opened.workbook.receive(id(60), bare, opened.wall).unwrap();
    let received = opened
        .workbook
        .receive(id(61), with_value, opened.wall)
        .unwrap();
    assert!(received.accepted.contains(&change));
    assert_eq!(finds(&opened), 1);
    opened.is_sound();
}

#[test]
fn erasing_is_final() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let change = mistake(&mut laptop);
    let (txn, erased) = erase(&mut laptop, change);
    assert_eq!(erase(&mut laptop, change).1, None, "it is gone already");
    let (_, report) = laptop.undo(txn);
    assert!(report.written.changes.is_empty());
    assert!(report.left.iter().all(|left| left.reason == Reason::Final));
    assert_eq!(finds(&laptop), 0);
    // Nor can the erasure itself be erased.
    let txn = laptop.fresh_txn();
    let refused = laptop.attempt(txn, |writing| {
        writing.erase(erased.unwrap(), erasure::of_change, "")
    });
    assert!(matches!(refused, Err(Error::NotErasable { .. })));
}

#[test]
fn undoing_what_replaced_an_erased_value_says_that_it_cannot_come_back() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let change = mistake(&mut laptop);
    let edit =
        Edit::new(in_wake(), &answer::NOUN, item("cit-hired")).set(answer::evidence, "A parent");
    let (txn, _, _) = laptop.act(|writing| writing.edit(edit));
    erase(&mut laptop, change);
    let (_, report) = laptop.undo(txn);
    assert_eq!(
        report
            .left
            .iter()
            .map(|left| left.reason)
            .collect::<Vec<_>>(),
        [Reason::FormerErased]
    );
    laptop.is_sound();
}

#[test]
fn what_is_not_there_cannot_be_erased() {
    let mut laptop = Laptop::of(1);
    let change = laptop.make_wake();
    for (change, field) in [
        (Identity::from_bytes([5; 32]), "name"),
        (change, "counties"),
        (change, "life"),
    ] {
        let txn = laptop.fresh_txn();
        let refused = laptop.attempt(txn, |writing| writing.erase(change, field, ""));
        assert!(
            matches!(
                refused,
                Err(Error::UnknownChange(_) | Error::NotErasable { .. })
            ),
            "{field}"
        );
    }
}

/// Keeps bytes as a file; gives the record's change.
fn keep(laptop: &mut Laptop, record: u32, bytes: &[u8]) -> Identity {
    let (_, change, _) = laptop.act(|writing| {
        let hash = writing.put_attachment(bytes)?;
        let edit = Edit::new(in_wake(), &attached_file::NOUN, id(record))
            .set(attached_file::region, wake())
            .set(attached_file::content_hash, hash);
        writing.edit(edit)
    });
    change.unwrap()
}

#[test]
fn erasing_the_name_of_bytes_takes_the_bytes_along_on_every_laptop() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let change = keep(&mut ann, 70, NAME.as_bytes());
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 60);
    let (_, hash, _) = ben.act(|writing| writing.put_attachment(NAME.as_bytes()));
    let erase = |laptop: &mut Laptop, change| {
        laptop.act(|writing| writing.erase(change, attached_file::content_hash, "a list"));
    };
    erase(&mut ann, change);
    ben.read_from(&ann, 61);
    for laptop in [ann, ben] {
        assert!(!laptop.workbook.reading().has_attachment(&hash).unwrap());
        laptop.is_sound();
        no_trace(laptop.folder.path());
    }
}

#[test]
fn bytes_that_something_else_names_stay_until_it_is_erased_too() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let first = keep(&mut ann, 70, b"the same");
    let second = keep(&mut ann, 71, b"the same");
    let (_, hash, _) = ann.act(|writing| writing.put_attachment(b"the same"));
    for (change, stays) in [(first, true), (second, false)] {
        ann.act(|writing| writing.erase(change, attached_file::content_hash, ""));
        assert_eq!(ann.workbook.reading().has_attachment(&hash).unwrap(), stays);
    }
    ann.is_sound();
}
