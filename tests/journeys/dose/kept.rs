//! What was read for counting is kept between questions, and follows whatever changes.

use crate::hands::{begin, contact, region};
use trellis_app::Trellis;
use trellis_app::view::contact::NewContact;
use trellis_app::view::dose::DoseQuery;
use trellis_domain::id::Id;
use trellis_domain::words::Support;

/// Contacts and minutes over all regions, and minutes by core practice component.
fn all(trellis: &Trellis) -> (u32, u32, u32) {
    let dose = trellis.dose(&DoseQuery::default()).unwrap();
    let components = dose.by_component.iter().map(|line| line.minutes).sum();
    (dose.total.contacts, dose.total.minutes, components)
}

fn log(trellis: &mut Trellis, region: Id, minutes: u32) -> Id {
    let new = NewContact {
        minutes: Some(minutes),
        support: Some(Support::Capacity),
        ..contact(region, "A call")
    };
    trellis.log_contact(&new).unwrap()
}

#[test]
fn what_was_read_ahead_or_counted_before_follows_every_change() {
    let (_desk, mut trellis) = begin();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let call = log(&mut trellis, cedar, 30);
    log(&mut trellis, heron, 20);
    assert!(trellis.read_ahead().unwrap(), "one of two");
    assert!(
        !trellis.read_ahead().unwrap(),
        "the other, and that was all"
    );
    assert_eq!(all(&trellis), (2, 50, 0));

    log(&mut trellis, heron, 5);
    assert_eq!(all(&trellis), (3, 55, 0), "one more");
    trellis.undo().unwrap();
    assert_eq!(all(&trellis), (2, 50, 0), "taken back");
    trellis.redo().unwrap();
    assert_eq!(all(&trellis), (3, 55, 0), "and done again");
    trellis.set_component(call, "CPC1", Some(15)).unwrap();
    assert_eq!(all(&trellis), (3, 55, 15), "what belongs to a contact");
    trellis.delete_contact(call).unwrap();
    assert_eq!(all(&trellis), (2, 25, 0), "a contact is gone");
    trellis.delete_region(heron).unwrap();
    assert_eq!(all(&trellis), (0, 0, 0), "and then its region");
    trellis.undo().unwrap();
    trellis.undo().unwrap();
    assert_eq!(all(&trellis), (3, 55, 15), "everything is back");
}
