//! Whatever ends the program, what was saved is there and nothing else is.

use crate::support::{Laptop, MORNING, answering, founding, id, wake};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use trellis_domain::change::AuthorKey;
use trellis_store::table::answer::AnswerRow;
use trellis_store::{Action, Draft, Workbook};

/// Set for the process that is to be killed: the workbook it writes to.
const BOOK: &str = "TRELLIS_TEST_BOOK";

/// Answers one item after the other, and says so each time one is saved. Runs in a
/// process of its own, until that is killed.
#[test]
fn writes_until_it_is_killed() {
    let Ok(path) = std::env::var(BOOK) else {
        return;
    };
    let mut workbook = Workbook::open(Path::new(&path), None).unwrap();
    for number in 0..u32::MAX {
        let mut salts = || [9; 16];
        let action = Action {
            author: AuthorKey::from_bytes([1; 32]),
            txn: id(number),
            wall: MORNING,
            salts: &mut salts,
            sign: None,
        };
        workbook
            .write(action, |writing| {
                writing.edit(answering(&format!("a-{number}"), "partly"))?;
                writing.edit(answering(&format!("b-{number}"), "partly"))
            })
            .unwrap();
        let draft = Draft {
            noun: "answer".into(),
            record: id(number),
            field: "evidence".into(),
            text: "typing".into(),
            seen: Vec::new(),
            started: 0,
            saved: 0,
        };
        workbook.save_draft(&draft).unwrap();
        println!("saved {number}");
    }
}

#[test]
fn a_process_killed_in_the_middle_of_writing_loses_nothing_it_had_saved() {
    for round in 0..3 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.trellis");
        Workbook::create(&path, None, &founding(1)).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "crashing::writes_until_it_is_killed",
                "--exact",
                "--nocapture",
            ])
            .env(BOOK, &path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // Kept until the end: a process that cannot speak any more stops by itself.
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let saved = lines
            .by_ref()
            .map_while(Result::ok)
            .filter(|line| line.contains("saved "))
            .take(5 + 7 * round)
            .count();
        assert!(matches!(
            Workbook::open(&path, None),
            Err(trellis_store::Error::HeldByAnother)
        ));
        child.kill().unwrap();
        let status = child.wait().unwrap();
        assert_eq!(status.code(), None, "it ended by itself: {status}");
        drop(lines);

        let workbook = Workbook::open(&path, None).unwrap();
        assert_eq!(workbook.check().unwrap(), []);
        let answers = AnswerRow::of_region(workbook.reading(), wake())
            .unwrap()
            .len();
        assert!(
            answers >= 2 * saved,
            "{answers} answers of {saved} saved actions"
        );
        assert_eq!(answers % 2, 0, "half of an action was kept");
        assert!(workbook.drafts().unwrap().len() >= saved);
    }
}

#[test]
fn dropping_an_action_half_way_leaves_nothing() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let before = laptop.workbook.dump().unwrap();
    let txn = laptop.fresh_txn();
    let _ = laptop.attempt(txn, |writing| {
        for number in 0..50 {
            writing.edit(answering(&format!("item-{number}"), "partly"))?;
        }
        Err::<(), _>(trellis_store::Error::NoCipher)
    });
    let Laptop {
        folder: _folder,
        path,
        workbook,
        ..
    } = laptop;
    drop(workbook);
    let workbook = Workbook::open(&path, None).unwrap();
    assert_eq!(workbook.dump().unwrap(), before);
    assert_eq!(workbook.check().unwrap(), []);
}
