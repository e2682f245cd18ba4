//! A full disk: one clear sentence, and nothing lost.

use super::Workbook;
use crate::{Action, Draft, Edit, Error, Founding};
use trellis_domain::change::{AuthorKey, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::region;

fn id(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

fn rename(workbook: &mut Workbook, txn: u8, name: &str) -> Result<(), Error> {
    let mut salts = || [txn; 16];
    let action = Action {
        author: AuthorKey::from_bytes([1; 32]),
        txn: id(txn),
        wall: 0,
        salts: &mut salts,
        sign: None,
    };
    let edit = Edit::new(Scope::Region(id(9)), &region::NOUN, id(9)).set(region::name, name);
    workbook
        .write(action, |writing| writing.edit(edit))
        .map(drop)
}

#[test]
fn a_full_disk_says_so_and_keeps_everything_that_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.trellis");
    let founding = Founding {
        workbook: id(1),
        team: id(2),
        holder: id(3),
        is_sample: false,
    };
    let mut workbook = Workbook::create(&path, None, &founding).unwrap();
    rename(&mut workbook, 20, "Wake").unwrap();
    let before = workbook.dump().unwrap();

    // What SQLite reports when the file cannot grow.
    let pages: i64 = workbook
        .connection
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    let limit = |workbook: &Workbook, pages: i64| {
        workbook
            .connection
            .pragma_update(None, "max_page_count", pages)
            .unwrap();
    };
    limit(&workbook, pages);
    let long = "x".repeat(100_000);
    let error = rename(&mut workbook, 21, &long).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the disk is full, so nothing of this was saved"
    );
    assert_eq!(
        error.remedy(),
        "Free some space on the disk and do it again; everything saved before is safe."
    );
    let draft = Draft {
        noun: "region".into(),
        record: id(9),
        field: "name".into(),
        text: long.clone(),
        seen: Vec::new(),
        started: 0,
        saved: 0,
    };
    assert!(matches!(workbook.save_draft(&draft), Err(Error::DiskFull)));
    assert_eq!(workbook.dump().unwrap(), before);
    assert_eq!(workbook.drafts().unwrap(), []);

    // Somebody frees some space.
    limit(&workbook, pages + 1_000);
    workbook.save_draft(&draft).unwrap();
    rename(&mut workbook, 22, &long).unwrap();
    assert_eq!(workbook.check().unwrap(), []);
}
