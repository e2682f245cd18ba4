//! Opening and making workbooks: every kind of wrong file gets its own sentence, and
//! none is touched.

use crate::support::{Laptop, founding, id, wake};
use std::fs;
use std::path::{Path, PathBuf};
use trellis_domain::id::Id;
use trellis_store::table::region::RegionRow;
use trellis_store::{Error, ReadOnly, Workbook};

/// A workbook with one region, closed.
fn closed(passphrase: Option<&str>) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.trellis");
    Workbook::create(&path, passphrase, &founding(1)).unwrap();
    (folder, path)
}

fn set_version(path: &Path, version: u32) {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection
        .pragma_update(None, "user_version", version)
        .unwrap();
}

#[expect(clippy::too_many_lines, reason = "one table of cases")]
#[test]
fn each_kind_of_wrong_file_gets_one_clear_sentence() {
    type Make = fn(&Path) -> PathBuf;
    let cases: &[(&str, Make, Option<&str>, &str, &str)] = &[
        (
            "nothing there",
            |folder| folder.join("gone.trellis"),
            None,
            "there is no workbook at “{}”",
            "Check the name, or create a new workbook there.",
        ),
        (
            "no such folder",
            |folder| folder.join("gone").join("book.trellis"),
            None,
            "the folder “{parent}” does not exist",
            "Create the folder first, or choose another one.",
        ),
        (
            "a folder",
            |folder| {
                let path = folder.join("sub");
                fs::create_dir(&path).unwrap();
                path
            },
            None,
            "“{}” is not a Trellis workbook",
            "Choose a file that Trellis made; this one was left as it is.",
        ),
        (
            "an empty file",
            |folder| file(folder, b""),
            None,
            "“{}” is not a Trellis workbook",
            "Choose a file that Trellis made; this one was left as it is.",
        ),
        (
            "a letter",
            |folder| file(folder, &b"Dear team, ".repeat(30)),
            None,
            "“{}” is not a Trellis workbook",
            "Choose a file that Trellis made; this one was left as it is.",
        ),
        (
            "a letter, with a passphrase",
            |folder| file(folder, &b"Dear team, ".repeat(30)),
            Some("hush"),
            "“{}” is not a Trellis workbook",
            "Choose a file that Trellis made; this one was left as it is.",
        ),
        (
            "another program's database",
            |folder| {
                let path = folder.join("other.db");
                let connection = rusqlite::Connection::open(&path).unwrap();
                connection
                    .execute_batch("CREATE TABLE t (a); PRAGMA user_version = 1;")
                    .unwrap();
                path
            },
            None,
            "“{}” belongs to another program",
            "Choose a file that Trellis made; this one was left as it is.",
        ),
        (
            "a workbook cut short",
            |folder| {
                let path = make(folder, None);
                let bytes = fs::read(&path).unwrap();
                fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
                path
            },
            None,
            "the workbook is damaged: database disk image is malformed",
            "Keep the file as it is, and go on with your latest backup copy.",
        ),
        (
            "a workbook of which only the beginning is left",
            |folder| {
                let path = make(folder, None);
                let bytes = fs::read(&path).unwrap();
                fs::write(&path, &bytes[..50]).unwrap();
                path
            },
            None,
            "the workbook is damaged: most of the file is missing",
            "Keep the file as it is, and go on with your latest backup copy.",
        ),
        (
            "a locked workbook, without a passphrase",
            |folder| make(folder, Some("open sesame")),
            None,
            "“{}” is locked with a passphrase, or is not a Trellis workbook",
            "Give the passphrase the workbook was locked with.",
        ),
        (
            "a locked workbook, with the wrong passphrase",
            |folder| make(folder, Some("open sesame")),
            Some("open sesam"),
            "this passphrase does not open “{}”",
            "Check capital letters and the keyboard layout, and try again.",
        ),
        (
            "a passphrase for a workbook that has none",
            |folder| make(folder, None),
            Some("open sesame"),
            "“{}” is not locked with a passphrase",
            "Open it without a passphrase.",
        ),
    ];
    for (name, make, passphrase, sentence, remedy) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = make(folder.path());
        let before = fs::read(&path).ok();
        let error = Workbook::open(&path, *passphrase).expect_err(name);
        let expected = sentence
            .replace("{}", &path.display().to_string())
            .replace("{parent}", &path.parent().unwrap().display().to_string());
        assert_eq!(error.to_string(), expected, "{name}");
        assert_eq!(error.remedy(), *remedy, "{name}");
        assert_eq!(fs::read(&path).ok(), before, "{name}: the file was touched");
    }
}

fn file(folder: &Path, bytes: &[u8]) -> PathBuf {
    let path = folder.join("file.trellis");
    fs::write(&path, bytes).unwrap();
    path
}

fn make(folder: &Path, passphrase: Option<&str>) -> PathBuf {
    let path = folder.join("book.trellis");
    Workbook::create(&path, passphrase, &founding(1)).unwrap();
    path
}

#[test]
fn a_workbook_with_noise_in_its_middle_is_reported_as_damaged() {
    let (_folder, path) = closed(None);
    let mut bytes = fs::read(&path).unwrap();
    for byte in bytes.iter_mut().skip(8192).take(40_000) {
        *byte ^= 0x5a;
    }
    fs::write(&path, bytes).unwrap();
    let error = Workbook::open(&path, None).unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error:?}");
}

#[test]
fn a_locked_workbook_opens_with_its_passphrase_and_holds_no_plain_text() {
    let (_folder, path) = closed(Some("it's \"quoted\" – ñ"));
    let workbook = Workbook::open(&path, Some("it's \"quoted\" – ñ")).unwrap();
    assert_eq!(workbook.founding(), &founding(1));
    drop(workbook);
    let bytes = fs::read(&path).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));
    assert!(!bytes.windows(10).any(|window| window == b"log_change"));
}

#[test]
fn a_workbook_from_a_newer_trellis_opens_for_reading_and_says_so() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let Laptop {
        folder: _folder,
        path,
        workbook,
        author,
        ..
    } = laptop;
    drop(workbook);
    set_version(&path, 99);
    let mut workbook = Workbook::open(&path, None).unwrap();
    assert_eq!(workbook.read_only(), Some(ReadOnly::NewerTrellis));
    assert_eq!(
        RegionRow::find(workbook.reading(), wake())
            .unwrap()
            .unwrap()
            .name
            .as_deref(),
        Some("Wake")
    );
    let mut salts = || [0; 16];
    let action = trellis_store::Action {
        author,
        txn: id(1),
        wall: 0,
        salts: &mut salts,
        sign: None,
    };
    let error = workbook.write(action, |_| Ok::<_, Error>(())).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the workbook is open for reading only: a newer Trellis wrote it"
    );
    assert_eq!(
        error.remedy(),
        "Install the newest Trellis to change it; reading works."
    );
    assert!(workbook.set_setting("theme", "dark").is_err());
    assert_eq!(workbook.check().unwrap(), []);
}

#[test]
fn a_write_protected_file_opens_for_reading_and_says_so() {
    let (_folder, path) = closed(None);
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let mut workbook = Workbook::open(&path, None).unwrap();
    assert_eq!(workbook.read_only(), Some(ReadOnly::FileIsReadOnly));
    let error = workbook.set_token(id(3)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the workbook is open for reading only: the file is write-protected"
    );
    assert_eq!(
        error.remedy(),
        "Copy the file to a folder of your own and open the copy."
    );
}

#[test]
fn two_writers_never_share_a_workbook() {
    let (_folder, path) = closed(None);
    let first = Workbook::open(&path, None).unwrap();
    let error = Workbook::open(&path, None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the workbook is open in another Trellis on this computer"
    );
    assert_eq!(error.remedy(), "Close the other Trellis, then try again.");
    let reader = Workbook::open_to_read(&path, None).unwrap();
    assert_eq!(reader.read_only(), Some(ReadOnly::OnlyReading));
    drop(first);
    Workbook::open(&path, None).unwrap();
}

#[cfg(unix)]
#[test]
fn a_second_name_for_the_file_does_not_let_in_a_second_writer() {
    let (folder, path) = closed(None);
    let link = folder.path().join("link.trellis");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let _first = Workbook::open(&path, None).unwrap();
    assert!(matches!(
        Workbook::open(&link, None),
        Err(Error::HeldByAnother)
    ));
}

#[test]
fn making_a_workbook_overwrites_nothing_and_leaves_nothing_half_made() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("taken.trellis");
    fs::write(&taken, "a diary").unwrap();
    let error = Workbook::create(&taken, None, &founding(1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("there is already a file at “{}”", taken.display())
    );
    assert_eq!(fs::read_to_string(&taken).unwrap(), "a diary");

    let nowhere = folder.path().join("gone").join("book.trellis");
    let error = Workbook::create(&nowhere, None, &founding(1)).unwrap_err();
    assert!(matches!(error, Error::FolderMissing { .. }), "{error:?}");

    let locked = folder.path().join("locked");
    fs::create_dir(&locked).unwrap();
    let mut permissions = fs::metadata(&locked).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions.clone()).unwrap();
    let error = Workbook::create(&locked.join("book.trellis"), None, &founding(1)).unwrap_err();
    assert!(matches!(error, Error::FolderIsReadOnly { .. }), "{error:?}");
    assert_eq!(
        error.remedy(),
        "Choose a folder of your own, such as your documents folder."
    );
    assert_eq!(fs::read_dir(&locked).unwrap().count(), 0);
    #[expect(
        clippy::permissions_set_readonly_false,
        reason = "only so that the folder can be removed"
    )]
    permissions.set_readonly(false);
    fs::set_permissions(&locked, permissions).unwrap();
}

#[test]
fn what_a_crash_left_half_made_is_swept_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.trellis");
    fs::write(folder.path().join("book.trellis.new"), "half a workbook").unwrap();
    Workbook::create(&path, None, &founding(1)).unwrap();
    let mut names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["book.trellis", "book.trellis.lock"]);
}

#[test]
fn any_unicode_names_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "Zoë’s Bücher.trellis",
        "工作簿 📒.trellis",
        "%20?mode=ro&x#y.trellis",
        "O'Neil \"x\".trellis",
    ] {
        let path = folder.path().join(name);
        Workbook::create(&path, None, &founding(2)).unwrap();
        assert_eq!(
            Workbook::open(&path, None).unwrap().founding(),
            &founding(2),
            "{name}"
        );
        assert!(path.exists(), "{name}");
    }
}

#[test]
fn the_token_lasts_and_rotates() {
    let (_folder, path) = closed(None);
    let mut workbook = Workbook::open(&path, None).unwrap();
    assert_eq!(workbook.token().unwrap(), None);
    workbook.set_token(id(5)).unwrap();
    drop(workbook);
    let mut workbook = Workbook::open(&path, None).unwrap();
    assert_eq!(workbook.token().unwrap(), Some(id(5)));
    workbook.set_token(Id::from_bytes([9; 16])).unwrap();
    assert_eq!(workbook.token().unwrap(), Some(Id::from_bytes([9; 16])));
}

#[test]
fn a_backup_is_a_whole_workbook_of_its_own_with_the_same_passphrase() {
    for passphrase in [None, Some("open sesame")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.trellis");
        let copy = folder.path().join("copy.trellis");
        let mut workbook = Workbook::create(&path, passphrase, &founding(1)).unwrap();
        workbook.set_setting("theme", "dark").unwrap();
        workbook.backup_to(&copy).unwrap();
        assert!(matches!(
            workbook.backup_to(&copy),
            Err(Error::AlreadyThere { .. })
        ));
        let restored = Workbook::open(&copy, passphrase).unwrap();
        assert_eq!(
            restored.find_setting("theme").unwrap().as_deref(),
            Some("dark")
        );
        assert_eq!(restored.check().unwrap(), []);
        drop(restored);
        assert_eq!(
            matches!(Workbook::open(&copy, None), Err(Error::Locked { .. })),
            passphrase.is_some()
        );
    }
}
