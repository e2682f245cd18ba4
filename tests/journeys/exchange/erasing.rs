//! A name that should never have been written leaves every copy, also those on other
//! laptops, and what came before it in the same field.

use super::laptops::team;
use crate::hands::{note, region};
use trellis_domain::words::Audience;

#[test]
fn a_name_leaves_every_copy_and_cannot_come_back() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let record = team[0]
        .trellis
        .add_note(&note(cedar, Audience::Team, "Jo Miller was in tears"))
        .unwrap();
    team[0]
        .trellis
        .edit_note(record, "A parent was in tears")
        .unwrap();
    team[0]
        .trellis
        .edit_note(record, "Jo Miller again")
        .unwrap();
    team.send("June", "Rose");
    let old = team.write("June", "Rose");
    assert!(team[1].trellis.dump().unwrap().contains("Jo Miller"));

    let erased = team[0]
        .trellis
        .erase_words(record, Some("text"), "a name of a family")
        .unwrap();
    assert_eq!(erased.values, 3);
    assert!(
        erased.sentence.starts_with("Three texts are erased here"),
        "{}",
        erased.sentence
    );
    assert!(!team[0].trellis.dump().unwrap().contains("Jo Miller"));
    let error = team[0]
        .trellis
        .erase_words(record, Some("text"), "")
        .unwrap_err();
    assert!(
        error.what().starts_with("No words stand there"),
        "{}",
        error.what()
    );

    team.send("June", "Rose");
    assert!(!team[1].trellis.dump().unwrap().contains("Jo Miller"));
    // An old file does not bring it back.
    team.take("Rose", &old);
    assert!(!team[1].trellis.dump().unwrap().contains("Jo Miller"));
    team.send("Rose", "June");
    assert_eq!(
        team[0].trellis.dump_shared().unwrap(),
        team[1].trellis.dump_shared().unwrap()
    );
}

#[test]
fn only_what_somebody_typed_is_erased_where_no_field_is_named() {
    let mut team = team(["June"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let record = team[0]
        .trellis
        .add_note(&note(cedar, Audience::Team, "Jo Miller"))
        .unwrap();
    team[0].trellis.erase_words(record, None, "a name").unwrap();
    let dump = team[0].trellis.dump().unwrap();
    assert!(!dump.contains("Jo Miller"));
    // Whom it is for is not a text, and the note stays a note for the team.
    assert!(dump.contains("audience"), "the audience stands");
    assert!(team[0].trellis.check().unwrap().is_empty());
    let error = team[0]
        .trellis
        .erase_words(record, Some("nothing"), "")
        .unwrap_err();
    assert!(
        error.what().starts_with("There is no field “nothing”"),
        "{}",
        error.what()
    );
}
