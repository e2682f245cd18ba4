//! A folder that something else moves: files come late, twice, under other names, half, or
//! not at all, and everybody ends with the same record.

use super::laptops::{Team, team};
use crate::hands::{bytes, goal, note, region};
use std::fs;
use std::path::PathBuf;
use trellis_app::view::exchange::FolderSynced;
use trellis_domain::words::Audience;

/// A team whose laptops all see the same folder.
fn around_a_folder<const N: usize>(names: [&'static str; N]) -> (Team, PathBuf) {
    let mut team = team(names);
    let folder = team.place("shared");
    fs::create_dir(&folder).unwrap();
    for laptop in &mut team.laptops {
        laptop.trellis.set_exchange_folder(Some(&folder)).unwrap();
    }
    (team, folder)
}

fn sync(team: &mut Team, who: &str) -> FolderSynced {
    team.at(who).trellis.sync_folder().unwrap()
}

/// Everybody exchanges until nobody has anything new; gives how many files lie there.
fn settle(team: &mut Team, folder: &PathBuf) -> usize {
    for _ in 0..4 {
        for at in 0..team.laptops.len() {
            team[at].trellis.sync_folder().unwrap();
        }
    }
    fs::read_dir(folder).unwrap().count()
}

fn are_same(team: &Team) {
    let first = team[0].trellis.dump_shared().unwrap();
    for laptop in &team.laptops {
        assert_eq!(
            laptop.trellis.dump_shared().unwrap(),
            first,
            "{}",
            laptop.name
        );
        assert!(laptop.trellis.check().unwrap().is_empty());
    }
}

fn files(folder: &PathBuf) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

#[test]
fn three_laptops_around_a_folder_end_the_same_and_fall_silent() {
    let (mut team, folder) = around_a_folder(["June", "Rose", "Ana"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    settle(&mut team, &folder);
    are_same(&team);
    for at in 0..3 {
        let statement = format!("Goal of laptop {at}");
        team[at].trellis.add_goal(&goal(cedar, &statement)).unwrap();
    }
    let lying = settle(&mut team, &folder);
    are_same(&team);
    assert_eq!(team[2].trellis.region(cedar).unwrap().goals.len(), 3);
    // Nobody writes because somebody read.
    assert_eq!(settle(&mut team, &folder), lying);
    assert_eq!(
        sync(&mut team, "Rose").sentence,
        "Nothing new on either side."
    );
}

#[test]
fn nothing_of_ones_own_lies_in_the_folder() {
    let (mut team, folder) = around_a_folder(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    team[0]
        .trellis
        .add_note(&note(cedar, Audience::Mine, "a heron of mine"))
        .unwrap();
    team[0]
        .trellis
        .add_note(&note(cedar, Audience::Team, "a heron of the team"))
        .unwrap();
    settle(&mut team, &folder);
    let theirs = team[1].trellis.dump().unwrap();
    assert!(theirs.contains("a heron of the team"));
    assert!(!theirs.contains("a heron of mine") && !theirs.contains("private:"));
}

#[test]
fn half_files_wait_until_they_are_whole() {
    let (mut team, folder) = around_a_folder(["June", "Rose"]);
    team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    sync(&mut team, "June");
    let [file] = files(&folder).try_into().unwrap();
    let whole = bytes(&file);
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let before = team[1].trellis.dump().unwrap();
    let done = sync(&mut team, "Rose");
    assert_eq!(done.troubles.len(), 1);
    assert_eq!(
        done.troubles[0].what,
        "This bundle is damaged, or its end is missing"
    );
    assert_eq!(team[1].trellis.dump().unwrap(), before);
    // The rest arrives.
    fs::write(&file, &whole).unwrap();
    let done = sync(&mut team, "Rose");
    assert_eq!((done.read.len(), done.troubles.len()), (1, 0));
    settle(&mut team, &folder);
    are_same(&team);
}

#[test]
fn copies_under_other_names_and_strange_neighbours_change_nothing() {
    let (mut team, folder) = around_a_folder(["June", "Rose"]);
    team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    sync(&mut team, "June");
    let [file] = files(&folder).try_into().unwrap();
    let copy = folder.join("june (Rose's conflicted copy 2026-11-20).trellis");
    fs::copy(&file, &copy).unwrap();
    for (name, text) in [
        (".syncthing.june.trellis.tmp", "half"),
        ("~june.trellis", "half"),
        ("desktop.ini", "[.ShellClassInfo]"),
        ("holiday.trellis", "not a bundle at all"),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    fs::create_dir(folder.join("a folder.trellis")).unwrap();
    let done = sync(&mut team, "Rose");
    // Read once, whatever it is called.
    assert_eq!(done.read.len(), 1);
    let troubles: Vec<&str> = done.troubles.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(troubles, ["holiday.trellis"]);
    assert_eq!(done.troubles[0].what, "This file is not a Trellis bundle");
    settle(&mut team, &folder);
    are_same(&team);
}

#[test]
fn a_file_that_was_removed_before_it_was_read_is_written_again() {
    let (mut team, folder) = around_a_folder(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    sync(&mut team, "June");
    sync(&mut team, "Rose");
    team[0].trellis.add_goal(&goal(cedar, "Removed")).unwrap();
    let before = files(&folder);
    sync(&mut team, "June");
    for file in files(&folder) {
        if !before.contains(&file) {
            fs::remove_file(file).unwrap();
        }
    }
    settle(&mut team, &folder);
    are_same(&team);
    assert_eq!(team[1].trellis.region(cedar).unwrap().goals.len(), 1);
}

#[test]
fn somebody_who_comes_later_gets_what_lay_there_sealed_for_others() {
    let (mut team, folder) = around_a_folder(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    settle(&mut team, &folder);
    team.laptops.push(super::laptops::laptop("Ana", 55));
    team.introduce();
    team.at("Ana")
        .trellis
        .set_exchange_folder(Some(&folder))
        .unwrap();
    settle(&mut team, &folder);
    are_same(&team);
    assert!(team.at("Ana").trellis.region(cedar).is_ok());
}

#[test]
fn an_import_from_the_folder_can_be_taken_back_and_stays_so() {
    let (mut team, folder) = around_a_folder(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    settle(&mut team, &folder);
    team[0].trellis.add_goal(&goal(cedar, "Too early")).unwrap();
    sync(&mut team, "June");
    let done = sync(&mut team, "Rose");
    let delivery = done.read[0].delivery;
    team[1].trellis.undo_import(delivery).unwrap();
    assert!(sync(&mut team, "Rose").read.is_empty());
    assert!(team[1].trellis.region(cedar).unwrap().goals.is_empty());
    assert_eq!(team[0].trellis.region(cedar).unwrap().goals.len(), 1);
}

#[test]
fn the_workbook_never_lies_there() {
    let mut team = team(["June"]);
    let home = team[0].trellis.path().parent().unwrap().to_path_buf();
    let error = team[0]
        .trellis
        .set_exchange_folder(Some(&home))
        .unwrap_err();
    assert_eq!(error.what(), "Your workbook lies in this folder");
}

#[test]
fn one_file_is_looked_at_before_it_comes_in() {
    let (mut team, folder) = around_a_folder(["June", "Rose"]);
    team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    sync(&mut team, "June");
    let waiting = team[1].trellis.exchange().unwrap().folder.waiting;
    let file = PathBuf::from(&waiting[0].path);
    let preview = team[1].trellis.look_at_bundle(&file, None).unwrap();
    assert_eq!((waiting.len(), preview.from.as_str()), (1, "June"));
    team[1].trellis.take_bundle(&file, None).unwrap();
    assert!(
        file.exists(),
        "what lies in the folder stays for the others"
    );
    assert!(
        team[1]
            .trellis
            .exchange()
            .unwrap()
            .folder
            .waiting
            .is_empty()
    );
    settle(&mut team, &folder);
    are_same(&team);
}
