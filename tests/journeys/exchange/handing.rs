//! A region changes hands: a bundle with all of its history, and a pack that begins with
//! what to do together first.

use super::laptops::team;
use crate::hands::{goal, note, region};
use std::fs;
use trellis_app::view::document::{DocumentKind, DocumentQuery};
use trellis_app::view::exchange::NewBundle;
use trellis_domain::words::Audience;

#[test]
fn the_bundle_has_all_history_and_the_pack_says_what_comes_first() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let heron = team[0].trellis.add_region(&region("Heron Lake")).unwrap();
    team[0]
        .trellis
        .add_goal(&goal(cedar, "Every key task has a backup"))
        .unwrap();
    team[0]
        .trellis
        .add_note(&note(cedar, Audience::Mine, "a thought of my own"))
        .unwrap();
    // Rose had it all once and said so; a handover brings all of it again.
    team.send("June", "Rose");
    team.send("Rose", "June");
    let folder = team.place("handover");
    let new = NewBundle {
        to: vec![team[1].trellis.author().to_string()],
        ..NewBundle::default()
    };
    let given = team[0]
        .trellis
        .hand_region_over(cedar, &new, &folder)
        .unwrap();
    assert!(given.changes > 2, "{given:?}");
    assert!(
        given.sentence.starts_with("Cedar Gap, for Rose"),
        "{}",
        given.sentence
    );
    let [bundle, pack] = given.files.as_slice() else {
        panic!("{:?}", given.files);
    };
    assert!(fs::read(pack).unwrap().starts_with(b"%PDF"));
    let ask = DocumentQuery {
        kind: DocumentKind::Handover,
        region: Some(cedar),
        for_colleague: true,
        ..DocumentQuery::default()
    };
    let pages = team[0].trellis.document(&ask).unwrap().pages.join("");
    assert!(
        pages.contains("First, together"),
        "the list stands in the pack"
    );
    // Somebody who never saw the region reads the bundle alone.
    let mut ana = super::laptops::laptop("Ana", 66);
    let error = ana.trellis.take_bundle(bundle.as_ref(), None).unwrap_err();
    assert_eq!(error.what(), "This bundle was not written for this laptop");
    let taken = team[1]
        .trellis
        .look_at_bundle(bundle.as_ref(), None)
        .unwrap();
    assert_eq!(taken.summary, "Nothing in it is new.");
    let about = team[1].trellis.about_bundle(bundle.as_ref(), None).unwrap();
    assert_eq!(about.scopes, ["Cedar Gap", "The support team"]);
    assert!(team[1].trellis.region(heron).is_ok());
}

#[test]
fn nothing_is_left_where_the_bundle_cannot_be_written() {
    let mut team = team(["June"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let folder = team.place("handover");
    let error = team[0]
        .trellis
        .hand_region_over(cedar, &NewBundle::default(), &folder)
        .unwrap_err();
    assert_eq!(error.what(), "Nobody is chosen whom the bundle is for");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}
