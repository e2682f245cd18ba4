//! The power goes, the process is killed: what was reported as done is there, the rest
//! is not half there.

use crate::binary::trellis_cli;
use crate::hands::{desk, region};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use trellis_app::Trellis;
use trellis_app::world::StillWorld;
use trellis_tests::{Desk, thursday};

/// The program on a workbook, with a data folder of its own.
fn on(workbook: &Path, home: &Path) -> Command {
    let mut command = Command::new(trellis_cli());
    command
        .env("TRELLIS_HOME", home)
        .arg("--workbook")
        .arg(workbook);
    command
}

/// How much has been written beside a workbook that is open.
fn written(workbook: &Path) -> u64 {
    let mut beside = workbook.as_os_str().to_owned();
    beside.push("-wal");
    std::fs::metadata(PathBuf::from(beside)).map_or(0, |about| about.len())
}

/// Kills a process, with no chance to tidy up, as soon as so much was written.
/// Answers whether it had come to its end before.
fn kill_once_written(mut child: Child, workbook: &Path, bytes: u64) -> bool {
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.success();
        }
        if written(workbook) >= bytes {
            child.kill().unwrap();
            return child.wait().unwrap().success();
        }
        std::thread::yield_now();
    }
}

fn open(desk: &Desk, workbook: &Path, opening: u64) -> Trellis {
    let mut world = StillWorld::on(thursday());
    world.count = opening * 1_000_000;
    Trellis::open(workbook, &desk.home(), None, Box::new(world)).unwrap()
}

#[test]
fn killed_in_the_middle_of_two_years_of_work_the_workbook_is_sound() {
    let desk = desk();
    let mut was_cut_short = 0;
    for round in 1..=6_u64 {
        let workbook = desk.place(&format!("sample {round}"));
        let child = on(&workbook, &desk.home())
            .args(["sample", "--as-of", "2026-11-19"])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        if !kill_once_written(child, &workbook, round * 150_000) {
            was_cut_short += 1;
        }
        let mut trellis = open(&desk, &workbook, round);
        assert!(trellis.check().unwrap().is_empty(), "round {round}");
        for region in trellis.list_regions().unwrap() {
            trellis.region(region.id).unwrap();
        }
        trellis.add_region(&region("Written afterwards")).unwrap();
    }
    assert!(was_cut_short > 0, "nothing was ever cut short");
}

#[test]
fn whatever_was_reported_as_saved_survives_being_killed() {
    let desk = desk();
    let workbook = desk.workbook();
    drop(desk.create().unwrap());
    open(&desk, &workbook, 1)
        .add_region(&region("Cedar Gap"))
        .unwrap();
    let mut reported = Vec::new();
    for round in 0..24_u64 {
        let said = format!("zsaid{round}");
        let child = on(&workbook, &desk.home())
            .args([
                "note",
                "--region",
                "Cedar Gap",
                "--audience",
                "region",
                &said,
            ])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // From the first bytes on to a little more each time.
        if kill_once_written(child, &workbook, 1 + round * 2_000) {
            reported.push(said);
        }
    }
    let trellis = open(&desk, &workbook, 2);
    assert!(trellis.check().unwrap().is_empty());
    for said in &reported {
        assert_eq!(trellis.search(said).unwrap().len(), 1, "{said}");
    }
    let notes = trellis
        .region(trellis.list_regions().unwrap()[0].id)
        .unwrap()
        .notes;
    assert!(notes.len() >= reported.len() && notes.len() <= 24);
}
