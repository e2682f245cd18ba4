//! A copy of a workbook, or one put back from a backup, goes on as an author of its
//! own: no number of a chain is ever used for two different changes.

use crate::hands::{day, desk, goal, region};
use std::collections::BTreeMap;
use std::path::Path;
use trellis_app::Trellis;
use trellis_app::world::StillWorld;
use trellis_tests::{Desk, thursday};

fn open(desk: &Desk, path: &Path, opening: u64) -> Trellis {
    let mut world = StillWorld::on(thursday());
    world.count = opening * 1_000_000;
    Trellis::open(path, &desk.home(), None, Box::new(world)).unwrap()
}

/// Every change by its place in its author's chain, from several workbooks at once.
/// Fails where one place holds two changes.
fn places(trellises: &[&Trellis]) -> BTreeMap<String, String> {
    let mut places = BTreeMap::new();
    for trellis in trellises {
        for line in trellis.dump().unwrap().lines() {
            let Some(change) = line.strip_prefix("change ") else {
                continue;
            };
            let (identity, place) = change.split_once(' ').unwrap();
            let before = places.insert(place.to_owned(), identity.to_owned());
            assert!(
                before.is_none_or(|before| before == identity),
                "two changes at {place}"
            );
        }
    }
    places
}

fn authors(places: &BTreeMap<String, String>) -> usize {
    let authors: std::collections::BTreeSet<&str> = places
        .keys()
        .map(|place| place.split(' ').next().unwrap())
        .collect();
    authors.len()
}

/// A workbook with a region, and a copy of it made while it was closed.
fn original_and_copy() -> (Desk, trellis_domain::id::Id) {
    let desk = desk();
    let mut trellis = desk.create().unwrap();
    let region = trellis.add_region(&region("Cedar Gap")).unwrap();
    drop(trellis);
    std::fs::copy(desk.workbook(), desk.place("copy.workbook")).unwrap();
    (desk, region)
}

#[test]
fn a_copy_opened_beside_its_original_becomes_a_new_author() {
    let (desk, region) = original_and_copy();
    let mut original = open(&desk, &desk.workbook(), 1);
    let mut copy = open(&desk, &desk.place("copy.workbook"), 2);
    assert_ne!(original.author(), copy.author());
    for statement in ["One", "Two", "Three"] {
        original.add_goal(&goal(region, statement)).unwrap();
        copy.add_goal(&goal(region, &format!("{statement}, in the copy")))
            .unwrap();
    }
    assert_eq!(authors(&places(&[&original, &copy])), 2);
}

#[test]
fn original_and_copy_opened_in_turns_never_share_a_number() {
    let (desk, region) = original_and_copy();
    let paths = [desk.workbook(), desk.place("copy.workbook")];
    for opening in 0..8_u64 {
        let path = &paths[usize::from(opening % 3 == 0)];
        let mut trellis = open(&desk, path, opening + 1);
        trellis
            .add_goal(&goal(region, &format!("Goal {opening}")))
            .unwrap();
    }
    let (original, copy) = (open(&desk, &paths[0], 50), open(&desk, &paths[1], 51));
    assert_eq!(
        places(&[&original, &copy]).len(),
        9,
        "a region and eight goals"
    );
    assert!(original.check().unwrap().is_empty() && copy.check().unwrap().is_empty());
}

#[test]
fn a_backup_that_is_put_back_goes_on_as_a_new_author() {
    let desk = desk();
    let mut trellis = desk.create().unwrap();
    let author = trellis.author();
    let region = trellis.add_region(&region("Cedar Gap")).unwrap();
    let backup = desk.place("backup.workbook");
    trellis.back_up(&backup).unwrap();
    // Work goes on after the backup, and is lost with the file. What others were sent
    // of it would still carry the author's numbers.
    trellis
        .add_goal(&goal(region, "Agreed after the backup"))
        .unwrap();
    let lost = trellis.dump().unwrap();
    drop(trellis);
    for ending in ["", "-wal", "-shm"] {
        let mut file = desk.workbook().into_os_string();
        file.push(ending);
        let _ = std::fs::remove_file(file);
    }
    std::fs::copy(&backup, desk.workbook()).unwrap();
    let mut back = open(&desk, &desk.workbook(), 3);
    assert_ne!(back.author(), author);
    back.add_goal(&goal(region, "Agreed instead")).unwrap();
    let after = places(&[&back]);
    for line in lost.lines().filter_map(|line| line.strip_prefix("change ")) {
        let (identity, place) = line.split_once(' ').unwrap();
        assert!(
            after.get(place).is_none_or(|there| there == identity),
            "two changes at {place}"
        );
    }
}

#[test]
fn a_workbook_that_was_merely_moved_stays_the_same_author() {
    let (desk, _) = original_and_copy();
    std::fs::remove_file(desk.workbook()).unwrap();
    let moved = open(&desk, &desk.place("copy.workbook"), 1);
    assert!(moved.dump().unwrap().contains(&moved.author().to_string()));
}

#[test]
fn the_same_laptop_stays_the_same_author_through_many_openings() {
    let desk = desk();
    let author = desk.create().unwrap().author();
    for opening in 1..5 {
        let trellis = desk.open_on(day("2026-11-19"), opening).unwrap();
        assert_eq!(trellis.author(), author);
    }
}

#[test]
fn what_a_copy_writes_can_be_undone_there_and_what_was_before_cannot() {
    let (desk, region) = original_and_copy();
    drop(open(&desk, &desk.workbook(), 1));
    let mut copy = open(&desk, &desk.place("copy.workbook"), 2);
    copy.add_goal(&goal(region, "In the copy")).unwrap();
    copy.undo().unwrap();
    assert!(copy.region(region).unwrap().goals.is_empty());
    let error = copy.undo().unwrap_err();
    assert_eq!(error.what(), "There is nothing of yours to undo");
}
