//! Contacts that were joined: what lists and counts know of them, whatever several
//! laptops said at once.

use crate::support::{Laptop, id, in_wake, wake};
use trellis_domain::id::Id;
use trellis_domain::noun::contact;
use trellis_store::Edit;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::dose::entries;

/// The id of a contact by its number; no other record of these tests has it.
fn contact_no(number: u32) -> Id {
    id(700 + number)
}

/// Contacts 1 to 4, each behind the one that is named, if one is.
fn laptop(behind: [Option<u32>; 4]) -> Laptop {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    for (number, kept) in (1..).zip(behind) {
        laptop.edit(
            Edit::new(in_wake(), &contact::NOUN, contact_no(number))
                .set(contact::region, wake())
                .set(contact::form, "visit")
                .set(contact::mode, "in_person")
                .set(contact::same_as, kept.map(contact_no)),
        );
    }
    laptop
}

fn numbers(mut ids: Vec<Id>) -> Vec<u32> {
    ids.sort();
    (1..=4)
        .filter(|number| ids.contains(&contact_no(*number)))
        .collect()
}

#[test]
fn of_contacts_that_are_one_the_lists_and_the_counts_know_one() {
    for (behind, known) in [
        ([None, None, None, None], vec![1, 2, 3, 4]),
        ([None, Some(1), None, None], vec![1, 3, 4]),
        // A chain, in either order of the ids.
        ([None, Some(1), Some(2), None], vec![1, 4]),
        ([Some(2), Some(3), None, None], vec![3, 4]),
        // Two laptops joined the same two in opposite ways.
        ([Some(2), Some(1), None, None], vec![1, 3, 4]),
        // Three of them made a ring, and one stands behind it.
        ([Some(2), Some(3), Some(1), Some(3)], vec![1]),
        ([Some(2), Some(3), Some(4), Some(2)], vec![2]),
        // What is not here yet hides nothing.
        ([Some(9), None, None, None], vec![1, 2, 3, 4]),
        ([Some(1), None, None, None], vec![1, 2, 3, 4]),
    ] {
        let laptop = laptop(behind);
        let reading = laptop.workbook.reading();
        let listed = |rows: Vec<ContactRow>| numbers(rows.iter().map(|row| row.id).collect());
        for rows in [
            ContactRow::of_region(reading, wake()),
            ContactRow::in_person_of_region(reading, wake()),
            ContactRow::visits_of_region(reading, wake()),
            ContactRow::of_region_since(reading, wake(), "2026-01-01".parse().unwrap()),
            ContactRow::open_visits(reading),
        ] {
            assert_eq!(listed(rows.unwrap()), known, "{behind:?}");
        }
        for region in [None, Some(wake())] {
            let counted = entries(reading, region).unwrap().len();
            assert_eq!(counted, known.len(), "{behind:?}");
        }
        for number in 1..=4 {
            assert!(
                ContactRow::find(reading, contact_no(number))
                    .unwrap()
                    .is_some()
            );
        }
    }
}

#[test]
fn what_stood_behind_a_deleted_contact_stands_for_itself() {
    let mut laptop = laptop([None, Some(1), None, None]);
    laptop.act(|writing| writing.delete(in_wake(), &contact::NOUN, contact_no(1)));
    let rows = ContactRow::of_region(laptop.workbook.reading(), wake()).unwrap();
    assert_eq!(numbers(rows.iter().map(|row| row.id).collect()), [2, 3, 4]);
}
