//! Each kind of file that is not a workbook one can write gets a sentence and a
//! remedy, and not one of its bytes is touched.

use crate::hands::{all_of, bytes, day, desk, goal, region};
use std::path::{Path, PathBuf};
use trellis_app::world::StillWorld;
use trellis_app::{Code, Error, Trellis};
use trellis_tests::{Desk, thursday};

fn open(desk: &Desk, path: &Path, passphrase: Option<&str>) -> Result<Trellis, Error> {
    let mut world = StillWorld::on(thursday());
    world.count = 1_000_000;
    Trellis::open(path, &desk.home(), passphrase, Box::new(world))
}

/// A workbook that was lived in a little, closed.
fn workbook(desk: &Desk, passphrase: Option<&str>) -> PathBuf {
    let path = desk.place("book.workbook");
    let mut trellis = Trellis::create(
        &path,
        &desk.home(),
        passphrase,
        Box::new(StillWorld::on(thursday())),
    )
    .unwrap();
    for name in ["Cedar Gap", "Heron Lake", "Salt Meadow"] {
        let region = trellis.add_region(&region(name)).unwrap();
        trellis
            .add_goal(&goal(region, "Every task has a backup"))
            .unwrap();
    }
    path
}

/// Overwrites a page in the middle of a file.
fn scribble(path: &Path) {
    let mut all = bytes(path);
    let middle = all.len() / 2 / 4096 * 4096;
    all[middle..middle + 4096].fill(0x5a);
    std::fs::write(path, all).unwrap();
}

struct Case {
    name: &'static str,
    /// Puts the file on the desk.
    put: fn(&Desk) -> PathBuf,
    passphrase: Option<&'static str>,
    /// `[PATH]` and `[FOLDER]` stand for the file and its folder.
    what: &'static str,
    remedy: &'static str,
    code: Option<Code>,
}

const NOT_OURS: &str = "Choose a file that Trellis made; this one was left as it is.";
const BACKUP: &str = "Keep the file as it is, and go on with your latest backup copy.";

const CASES: &[Case] = &[
    Case {
        name: "nothing lies there",
        put: |desk| desk.place("book.workbook"),
        passphrase: None,
        what: "There is no workbook at “[PATH]”",
        remedy: "Check the name, or create a new workbook there.",
        code: Some(Code::NoWorkbook),
    },
    Case {
        name: "its folder is not there",
        put: |desk| desk.place("gone").join("book.workbook"),
        passphrase: None,
        what: "The folder “[FOLDER]” does not exist",
        remedy: "Create the folder first, or choose another one.",
        code: None,
    },
    Case {
        name: "a folder has its name",
        put: |desk| put_folder(desk),
        passphrase: None,
        what: "“[PATH]” is not a Trellis workbook",
        remedy: NOT_OURS,
        code: None,
    },
    Case {
        name: "an empty file",
        put: |desk| put(desk, b""),
        passphrase: None,
        what: "“[PATH]” is not a Trellis workbook",
        remedy: NOT_OURS,
        code: None,
    },
    Case {
        name: "a letter",
        put: |desk| {
            put(
                desk,
                "Dear team, thank you for Thursday.\n".repeat(40).as_bytes(),
            )
        },
        passphrase: None,
        what: "“[PATH]” is not a Trellis workbook",
        remedy: NOT_OURS,
        code: None,
    },
    Case {
        name: "another program’s database",
        put: |desk| {
            let path = desk.place("photos.db");
            let other = rusqlite::Connection::open(&path).unwrap();
            other
                .execute_batch(
                    "CREATE TABLE photo (taken TEXT); INSERT INTO photo VALUES ('2026');",
                )
                .unwrap();
            path
        },
        passphrase: None,
        what: "“[PATH]” belongs to another program",
        remedy: NOT_OURS,
        code: None,
    },
    Case {
        name: "a workbook whose middle was overwritten",
        put: |desk| {
            let path = workbook(desk, None);
            scribble(&path);
            path
        },
        passphrase: None,
        what: "The workbook is damaged: [WHAT]",
        remedy: BACKUP,
        code: None,
    },
    Case {
        name: "a workbook that was cut short",
        put: |desk| {
            let path = workbook(desk, None);
            let all = bytes(&path);
            std::fs::write(&path, &all[..all.len() / 2]).unwrap();
            path
        },
        passphrase: None,
        what: "The workbook is damaged: [WHAT]",
        remedy: BACKUP,
        code: None,
    },
    Case {
        name: "a locked workbook, and no passphrase",
        put: |desk| workbook(desk, Some("open sesame")),
        passphrase: None,
        what: "“[PATH]” is locked with a passphrase, or is not a Trellis workbook",
        remedy: "Give the passphrase the workbook was locked with.",
        code: Some(Code::Passphrase),
    },
    Case {
        name: "a locked workbook, and the wrong passphrase",
        put: |desk| workbook(desk, Some("open sesame")),
        passphrase: Some("Open Sesame"),
        what: "This passphrase does not open “[PATH]”",
        remedy: "Check capital letters and the keyboard layout, and try again.",
        code: Some(Code::Passphrase),
    },
    Case {
        name: "a passphrase for a workbook that has none",
        put: |desk| workbook(desk, None),
        passphrase: Some("open sesame"),
        what: "“[PATH]” is not locked with a passphrase",
        remedy: "Open it without a passphrase.",
        code: None,
    },
];

fn put(desk: &Desk, what: &[u8]) -> PathBuf {
    let path = desk.place("book.workbook");
    std::fs::write(&path, what).unwrap();
    path
}

fn put_folder(desk: &Desk) -> PathBuf {
    let path = desk.place("book.workbook");
    std::fs::create_dir(&path).unwrap();
    path
}

#[test]
fn each_kind_of_wrong_file_gets_a_sentence_and_a_remedy_and_is_left_as_it_is() {
    for case in CASES {
        let desk = desk();
        let path = (case.put)(&desk);
        let before = path.is_file().then(|| bytes(&path));
        let Err(error) = open(&desk, &path, case.passphrase) else {
            panic!("{}: it opened", case.name);
        };
        let what = case
            .what
            .replace("[PATH]", &path.display().to_string())
            .replace("[FOLDER]", &path.parent().unwrap().display().to_string());
        match what.split_once("[WHAT]") {
            // The words behind the colon are SQLite's own.
            Some((begins, _)) => {
                assert!(error.what().starts_with(begins), "{}: {error}", case.name);
            }
            None => assert_eq!(error.what(), what, "{}", case.name),
        }
        assert_eq!(error.remedy(), case.remedy, "{}", case.name);
        assert_eq!(error.code(), case.code, "{}", case.name);
        let after = path.is_file().then(|| bytes(&path));
        assert!(before == after, "{}: the file was touched", case.name);
    }
}

#[test]
fn a_new_workbook_never_takes_the_place_of_a_file() {
    let desk = desk();
    let path = put(&desk, b"Dear team");
    let Err(error) = Trellis::create(
        &path,
        &desk.home(),
        None,
        Box::new(StillWorld::on(thursday())),
    ) else {
        panic!("it was overwritten");
    };
    assert_eq!(
        error.what(),
        format!("There is already a file at “{}”", path.display())
    );
    assert_eq!(
        error.remedy(),
        "Choose another name, or move the existing file away."
    );
    assert_eq!(bytes(&path), b"Dear team");
}

#[test]
fn the_right_passphrase_opens_and_the_file_holds_no_word_in_the_open() {
    let desk = desk();
    let path = workbook(&desk, Some("open sesame"));
    assert!(!bytes(&path).windows(9).any(|word| word == b"Cedar Gap"));
    let trellis = open(&desk, &path, Some("open sesame")).unwrap();
    assert_eq!(trellis.list_regions().unwrap().len(), 3);
}

#[test]
fn a_workbook_that_is_open_already_says_so() {
    let desk = desk();
    let first = desk.create().unwrap();
    let Err(error) = desk.open_on(thursday(), 1) else {
        panic!("two of them write");
    };
    assert_eq!(
        error.what(),
        "The workbook is open in another Trellis on this computer"
    );
    assert_eq!(error.remedy(), "Close the other Trellis, then try again.");
    // The first goes on as if nothing had happened, and lets go when it is closed.
    let mut first = first;
    first.add_region(&region("Cedar Gap")).unwrap();
    drop(first);
    assert_eq!(
        desk.open_on(thursday(), 1)
            .unwrap()
            .list_regions()
            .unwrap()
            .len(),
        1
    );
}

/// Everything that reads works, everything that writes is refused, and the file stays
/// as it is.
fn only_reads(mut trellis: Trellis, why: &str, remedy: &str) {
    let path = trellis.path().to_path_buf();
    let before = bytes(&path);
    assert_eq!(trellis.read_only().as_deref(), Some(why));
    assert_eq!(trellis.frame().unwrap().read_only.as_deref(), Some(why));
    let regions = trellis.list_regions().unwrap();
    assert_eq!(regions.len(), 3);
    let id = regions[0].id;
    assert!(all_of(&trellis.region(id).unwrap()).contains("Every task has a backup"));
    assert_eq!(trellis.search("backup").unwrap().len(), 3);
    trellis.today_view().unwrap();
    trellis.dump().unwrap();
    assert!(trellis.check().unwrap().is_empty());

    let place = crate::hands::place("region", id, "name");
    for refused in [
        trellis
            .add_region(&region("Another"))
            .map(drop)
            .unwrap_err(),
        trellis.save_draft(&place, "Another").map(drop).unwrap_err(),
        trellis.settle_draft(&place).map(drop).unwrap_err(),
        trellis.set_field(&place, "Another").map(drop).unwrap_err(),
        trellis.start_plan(id, None).map(drop).unwrap_err(),
        trellis.undo().map(drop).unwrap_err(),
        trellis.redo().map(drop).unwrap_err(),
    ] {
        assert_eq!(refused.what(), why);
        assert_eq!(refused.remedy(), remedy);
        assert_eq!(refused.code(), Some(Code::ReadOnly));
    }
    drop(trellis);
    assert!(bytes(&path) == before, "the file was touched");
}

#[test]
fn a_workbook_of_a_newer_trellis_is_read_and_never_written() {
    let desk = desk();
    let path = workbook(&desk, None);
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    only_reads(
        open(&desk, &path, None).unwrap(),
        "A newer Trellis wrote this workbook, so this one only reads it",
        "Install the newest Trellis to change it; reading works.",
    );
}

#[test]
fn a_workbook_on_a_protected_file_is_read_and_never_written() {
    let desk = desk();
    let path = workbook(&desk, None);
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    only_reads(
        open(&desk, &path, None).unwrap(),
        "The workbook’s file is write-protected, so it can only be read",
        "Copy the file to a folder of your own and open the copy.",
    );
}

#[test]
fn a_lost_data_folder_costs_the_key_and_nothing_else() {
    let desk = desk();
    let trellis = desk.create().unwrap();
    let author = trellis.author();
    drop(trellis);
    std::fs::remove_dir_all(desk.home()).unwrap();
    let mut trellis = desk.open_on(day("2026-11-20"), 1).unwrap();
    assert_ne!(trellis.author(), author, "it goes on as a new author");
    trellis.add_region(&region("Cedar Gap")).unwrap();
    assert!(trellis.check().unwrap().is_empty());
}

#[test]
fn a_data_folder_that_cannot_be_made_is_named() {
    let desk = desk();
    let path = workbook(&desk, None);
    let home = desk.place("not a folder");
    std::fs::write(&home, "a file").unwrap();
    let Err(error) = Trellis::open(&path, &home, None, Box::new(StillWorld::on(thursday()))) else {
        panic!("a key without a place");
    };
    assert_eq!(
        error.what(),
        format!(
            "This laptop's key could not be read from {}",
            key_in(&home, &path).display()
        )
    );
    assert_eq!(
        error.remedy(),
        "Check that the file can be read, then open the workbook again."
    );
}

/// Where the key of a workbook would lie.
fn key_in(home: &Path, workbook: &Path) -> PathBuf {
    let workbook = rusqlite::Connection::open(workbook).unwrap();
    let id: [u8; 16] = workbook
        .query_row("SELECT workbook FROM workbook", [], |row| row.get(0))
        .unwrap();
    home.join("keys")
        .join(format!("{}.json", trellis_domain::id::Id::from_bytes(id)))
}
