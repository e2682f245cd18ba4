//! Each thing that must not come in: one sentence, one remedy, and nothing changed.

use super::laptops::{laptop, team};
use crate::hands::{bytes, goal, region};
use std::path::Path;
use trellis_app::view::exchange::NewBundle;
use trellis_app::{Code, Error, Trellis};
use trellis_tests::{Desk, thursday};

fn refused(trellis: &mut Trellis, file: &Path, says: &str) {
    let before = trellis.dump().unwrap();
    for error in [
        trellis.look_at_bundle(file, None).unwrap_err(),
        trellis.take_bundle(file, None).unwrap_err(),
    ] {
        assert_eq!(error.what(), says);
        assert!(error.remedy().ends_with('.'), "{}", error.remedy());
    }
    assert_eq!(trellis.dump().unwrap(), before);
    assert!(trellis.list_imports().unwrap().is_empty());
}

fn what<T>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => panic!("it was not refused"),
        Err(error) => error.what().to_owned(),
    }
}

#[test]
fn damaged_cut_short_and_foreign_files() {
    let mut team = team(["June", "Rose"]);
    team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let whole = team.write("June", "Rose");
    let bytes = bytes(&whole);
    let file = team.place("bad.trellis");
    let mut damaged = bytes.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    for (bytes, says) in [
        (
            damaged.as_slice(),
            "This bundle is damaged, or its end is missing",
        ),
        (&bytes[..50], "This bundle is cut short"),
        (
            b"%PDF-1.7\n".as_slice(),
            "This file is not a Trellis bundle",
        ),
        (b"".as_slice(), "This bundle is cut short"),
    ] {
        std::fs::write(&file, bytes).unwrap();
        refused(&mut team[1].trellis, &file, says);
    }
    let nowhere = team.place("nowhere.trellis");
    let says = format!("The file {} could not be opened", nowhere.display());
    refused(&mut team[1].trellis, &nowhere, &says);
}

#[test]
fn a_bundle_for_somebody_else_or_from_somebody_unknown() {
    let mut team = team(["June", "Rose", "Ana"]);
    team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let file = team.write("June", "Rose");
    refused(
        &mut team[2].trellis,
        &file,
        "This bundle was not written for this laptop",
    );
    // Mallory joined the team’s name with Rose’s card, but nobody has added hers.
    let mut mallory = laptop("Mallory", 66);
    let card = team.place("rose again.card");
    team[1].trellis.write_card(&card).unwrap();
    mallory.trellis.add_card(&card, true, false).unwrap();
    let file = team.place("mallory.trellis");
    let new = NewBundle {
        to: vec![team[1].trellis.author().to_string()],
        ..NewBundle::default()
    };
    mallory.trellis.write_bundle(&new, &file).unwrap();
    refused(
        &mut team[1].trellis,
        &file,
        "This bundle says it is from Mallory, whose card is not here",
    );
}

#[test]
fn a_bundle_of_another_team() {
    let mut team = team(["June", "Rose"]);
    let mut other = laptop("Sam", 77);
    let card = team.place("rose again.card");
    team[1].trellis.write_card(&card).unwrap();
    let added = other.trellis.add_card(&card, false, false).unwrap();
    assert!(added.is_of_another_team);
    let file = team.place("sam.trellis");
    let new = NewBundle {
        to: vec![team[1].trellis.author().to_string()],
        ..NewBundle::default()
    };
    other.trellis.write_bundle(&new, &file).unwrap();
    refused(
        &mut team[1].trellis,
        &file,
        "This bundle of Sam belongs to another support team",
    );
}

#[test]
fn a_laptop_that_left_the_team() {
    let mut team = team(["June", "Rose"]);
    team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let file = team.write("June", "Rose");
    let june = team[0].trellis.author().to_string();
    team[1].trellis.retire_card(&june).unwrap();
    refused(
        &mut team[1].trellis,
        &file,
        "This laptop of June left the team on Nov 19, 2026",
    );
    let new = NewBundle {
        to: vec![june],
        ..NewBundle::default()
    };
    let nothing = team.place("nothing.trellis");
    assert_eq!(
        what(team[1].trellis.write_bundle(&new, &nothing)),
        "This laptop of June left the team on Nov 19, 2026"
    );
    assert!(!nothing.exists());
    team[1].trellis.undo().unwrap();
    team.take("Rose", &file);
}

#[test]
fn the_sample_exchanges_with_nobody() {
    let mut team = team(["June", "Rose"]);
    let file = team.write("June", "Rose");
    let desk = Desk::new().unwrap();
    let mut sample = desk.create_sample(thursday()).unwrap();
    refused(
        &mut sample,
        &file,
        "The sample workbook does not exchange files with anybody",
    );
    let new = NewBundle {
        passphrase: Some("four words on paper".to_owned()),
        ..NewBundle::default()
    };
    let says = "The sample workbook does not exchange files with anybody";
    assert_eq!(what(sample.write_bundle(&new, &desk.place("x"))), says);
    assert_eq!(what(sample.write_card(&desk.place("x.card"))), says);
}

#[test]
fn a_passphrase_opens_it_for_whoever_has_it() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    team[0].trellis.add_goal(&goal(cedar, "One")).unwrap();
    let file = team.place("with words.trellis");
    let sealed = |passphrase: &str| NewBundle {
        passphrase: Some(passphrase.to_owned()),
        ..NewBundle::default()
    };
    assert_eq!(
        what(team[0].trellis.write_bundle(&sealed("short"), &file)),
        "A passphrase needs at least 10 characters"
    );
    team[0]
        .trellis
        .write_bundle(&sealed("four words on paper"), &file)
        .unwrap();
    let error = team[1].trellis.look_at_bundle(&file, None).unwrap_err();
    assert_eq!(error.code(), Some(Code::Passphrase));
    assert_eq!(error.what(), "This bundle is sealed with a passphrase");
    let error = team[1]
        .trellis
        .take_bundle(&file, Some("four words on stone"))
        .unwrap_err();
    assert_eq!(error.what(), "This passphrase does not open the bundle");
    team[1]
        .trellis
        .take_bundle(&file, Some("four words on paper"))
        .unwrap();
    assert_eq!(team[1].trellis.region(cedar).unwrap().goals.len(), 1);
}

#[test]
fn nothing_is_written_over_and_nobody_is_left_out_of_mind() {
    let mut team = team(["June", "Rose"]);
    let there = team.place("there.trellis");
    std::fs::write(&there, "mine").unwrap();
    let to = vec![team[1].trellis.author().to_string()];
    let new = NewBundle {
        to,
        ..NewBundle::default()
    };
    let trellis = &mut team[0].trellis;
    assert!(what(trellis.write_bundle(&new, &there)).starts_with("There is already a file"));
    assert_eq!(std::fs::read(&there).unwrap(), b"mine");
    assert_eq!(
        what(trellis.plan_bundle(&NewBundle::default())),
        "Nobody is chosen whom the bundle is for"
    );
}

#[test]
fn a_laptop_without_a_name_has_no_card_to_give() {
    let desk = Desk::new().unwrap();
    let mut trellis = desk.create().unwrap();
    assert_eq!(
        what(trellis.write_card(&desk.place("x.card"))),
        "Your colleagues would not know whose card this is"
    );
}
