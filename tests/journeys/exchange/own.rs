//! What is *mine* goes to another laptop of mine, and to nobody else.

use super::laptops::{Team, team};
use crate::hands::{note, region};
use std::fs::File;
use trellis_app::Trellis;
use trellis_app::view::exchange::NewBundle;
use trellis_app::view::support::EditBarrier;
use trellis_app::world::StillWorld;
use trellis_domain::words::Audience;
use trellis_exchange::bundle::{Limits, read};
use trellis_exchange::installation::Installation;
use trellis_exchange::seal::Secret;
use trellis_tests::{Desk, thursday};

/// Everything that stands in a bundle, opened with the key of whoever it is for.
fn plain_text(team: &Team, reader: usize, file: &std::path::Path) -> String {
    let laptop = &team[reader];
    let keys = std::fs::read_dir(laptop.desk.home().join("keys")).unwrap();
    let name = keys.last().unwrap().unwrap().file_name();
    let workbook = name.to_string_lossy().replace(".json", "").parse().unwrap();
    let key = Installation::find(&laptop.desk.home(), workbook)
        .unwrap()
        .unwrap()
        .opening_key();
    let secret = Secret {
        passphrase: None,
        key: Some(key),
    };
    let bundle = read(File::open(file).unwrap(), &secret, &Limits::default()).unwrap();
    format!("{bundle:?}")
}

fn write_of_mine(trellis: &mut Trellis) -> trellis_domain::id::Id {
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    for audience in [Audience::Mine, Audience::Team, Audience::Region] {
        let word = audience.code();
        trellis
            .add_note(&note(cedar, audience, &format!("a heron of {word}")))
            .unwrap();
        trellis
            .add_barrier(
                cedar,
                &EditBarrier {
                    what: Some(format!("a stone of {word}")),
                    audience: Some(audience),
                    ..EditBarrier::default()
                },
            )
            .unwrap();
    }
    cedar
}

/// June’s second laptop, which begins with a copy of her workbook.
fn second_laptop(team: &Team) -> (Desk, Trellis) {
    let desk = Desk::new().unwrap();
    team[0].trellis.back_up(&desk.workbook()).unwrap();
    let mut world = StillWorld::on(thursday());
    world.count = 900_000_000;
    let trellis = Trellis::open(&desk.workbook(), &desk.home(), None, Box::new(world)).unwrap();
    (desk, trellis)
}

#[test]
fn no_word_of_mine_is_in_a_bundle_for_a_colleague() {
    let mut team = team(["June", "Rose"]);
    write_of_mine(&mut team[0].trellis);
    let file = team.write("June", "Rose");
    let text = plain_text(&team, 1, &file);
    for shared in ["a heron of team", "a heron of region", "a stone of team"] {
        assert!(text.contains(shared), "{shared}");
    }
    for mine in ["a heron of mine", "a stone of mine", "Private("] {
        assert!(!text.contains(mine), "{mine}");
    }
    team.take("Rose", &file);
    let theirs = team[1].trellis.dump().unwrap();
    assert!(!theirs.contains("of mine") && !theirs.contains("private:"));
    // Nor does it leak when Rose’s reply says what she holds, and June answers.
    team.send("Rose", "June");
    let again = team.write("June", "Rose");
    assert!(!plain_text(&team, 1, &again).contains("of mine"));
}

#[test]
fn what_was_mine_and_is_shared_now_goes_without_its_past() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let note = team[0]
        .trellis
        .add_note(&note(cedar, Audience::Mine, "a first thought of my own"))
        .unwrap();
    team[0]
        .trellis
        .edit_note(note, "a thought for everybody")
        .unwrap();
    team[0]
        .trellis
        .readdress_note(note, Audience::Team)
        .unwrap();
    let file = team.write("June", "Rose");
    let text = plain_text(&team, 1, &file);
    assert!(text.contains("a thought for everybody"));
    assert!(!text.contains("a first thought of my own"));
}

#[test]
fn my_second_laptop_gets_what_is_mine_once_i_said_that_it_is_mine() {
    let mut team = team(["June", "Rose"]);
    write_of_mine(&mut team[0].trellis);
    let (_second, mut other) = second_laptop(&team);
    let card = team.place("second.card");
    other.write_card(&card).unwrap();
    let cedar = team[0].trellis.list_regions().unwrap()[0].id;
    let word = "a heron that came later";
    team[0]
        .trellis
        .add_note(&note(cedar, Audience::Mine, word))
        .unwrap();

    let new = NewBundle {
        to: vec![other.author().to_string()],
        with_own: true,
        ..NewBundle::default()
    };
    let refused = "What is yours alone goes only to another laptop of yours";
    team[0].trellis.add_card(&card, false, false).unwrap();
    let error = team[0].trellis.plan_bundle(&new).unwrap_err();
    assert_eq!(error.what(), refused, "nobody said yet that it is June’s");
    team[0].trellis.add_card(&card, false, true).unwrap();
    let file = team.place("mine.trellis");
    let plan = team[0].trellis.write_bundle(&new, &file).unwrap();
    assert!(plan.with_own);

    let error = other.take_bundle(&file, None).unwrap_err();
    assert!(error.what().contains("somebody’s own"), "{}", error.what());
    let first = team.place("june.card");
    team[0].trellis.write_card(&first).unwrap();
    other.add_card(&first, false, true).unwrap();
    other.take_bundle(&file, None).unwrap();
    assert!(other.dump().unwrap().contains(word));

    // For Rose beside it, what is mine stays out.
    let both = NewBundle {
        to: vec![
            other.author().to_string(),
            team[1].trellis.author().to_string(),
        ],
        with_own: true,
        ..NewBundle::default()
    };
    assert_eq!(
        team[0].trellis.plan_bundle(&both).unwrap_err().what(),
        refused
    );
    let shared = NewBundle {
        with_own: false,
        ..both
    };
    assert!(!team[0].trellis.plan_bundle(&shared).unwrap().with_own);
}

#[test]
fn on_my_second_laptop_i_write_on_in_my_notes_and_in_nobody_elses() {
    let mut team = team(["June", "Rose"]);
    let cedar = write_of_mine(&mut team[0].trellis);
    team.send("June", "Rose");
    let note_of = |trellis: &Trellis, word: &str| {
        let notes = trellis.region(cedar).unwrap().notes;
        notes.into_iter().find(|it| it.text.contains(word)).unwrap()
    };
    team[1]
        .trellis
        .add_note(&note(cedar, Audience::Team, "a note of Rose"))
        .unwrap();
    team.send("Rose", "June");
    let (_second, mut other) = second_laptop(&team);
    assert_ne!(other.author(), team[0].trellis.author());

    let mine = note_of(&other, "a heron of team");
    assert!(mine.is_own);
    other.edit_note(mine.id, "a heron, seen again").unwrap();
    other.readdress_note(mine.id, Audience::Region).unwrap();
    assert_eq!(
        note_of(&other, "seen again").audience,
        Audience::Region,
        "she chose it, and she chooses anew"
    );
    let hers = note_of(&other, "a note of Rose");
    assert!(!hers.is_own);
    let error = other
        .edit_note(hers.id, "put into other words")
        .unwrap_err();
    assert_eq!(error.what(), "Somebody else wrote this note");
    let error = other.readdress_note(hers.id, Audience::Region).unwrap_err();
    assert_eq!(
        error.what(),
        "Only the author of a note can choose who reads it"
    );
}

#[test]
fn nobody_makes_a_colleagues_laptop_their_own() {
    let mut team = team(["June", "Rose"]);
    let card = team.place("rose again.card");
    team[1].trellis.write_card(&card).unwrap();
    let error = team[0].trellis.add_card(&card, false, true).unwrap_err();
    assert_eq!(
        error.what(),
        "This is the card of Rose’s laptop, not of another one of yours"
    );
}
