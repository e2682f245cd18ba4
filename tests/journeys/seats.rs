//! Seats that overlap are noticed in the form and explained; life is allowed.

use crate::hands::{begin_with_region, day, place, seat};
use trellis_app::view::people::{EditSeat, NewSeat};
use trellis_domain::words::Team;

#[test]
fn two_seats_at_once_are_noticed_before_they_are_saved_and_saved_all_the_same() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let half = |role: &str, from: &str, to: Option<&str>| NewSeat {
        fte: Some(50),
        from_on: Some(day(from)),
        to_on: to.map(day),
        ..seat(cedar, role, "Maya Ortiz")
    };
    let first = half("Coordinator", "2026-01-05", Some("2026-06-01"));
    assert_eq!(trellis.look_over_seat(&first).unwrap(), [""; 0]);
    trellis.add_seat(&first).unwrap();

    let cases = [
        (
            half("Data lead", "2026-06-01", None),
            "",
            "the day after the last one",
        ),
        (
            half("Data lead", "2026-05-31", None),
            "from May 31, 2026 to Jun 1, 2026",
            "one day in common",
        ),
        (
            NewSeat {
                person: " maya ortiz ".to_owned(),
                ..half("Data lead", "2026-03-02", None)
            },
            "from Mar 2, 2026 to Jun 1, 2026",
            "the same name in other letters",
        ),
        (
            NewSeat {
                team: Team::Clt,
                ..half("Member", "2026-03-02", None)
            },
            "",
            "two teams are usual",
        ),
        (
            NewSeat {
                person: "Noa Beck".to_owned(),
                ..half("Data lead", "2026-03-02", None)
            },
            "",
            "another person",
        ),
        (
            NewSeat {
                person: String::new(),
                ..half("Data lead", "2026-03-02", None)
            },
            "",
            "a vacancy",
        ),
    ];
    for (new, expected, why) in cases {
        let notices = trellis.look_over_seat(&new).unwrap().join(" ");
        if expected.is_empty() {
            assert_eq!(notices, "", "{why}");
        } else {
            assert!(
                notices.contains("two seats of the CIT at once"),
                "{why}: {notices}"
            );
            assert!(notices.contains(expected), "{why}: {notices}");
        }
    }

    // However the name is typed, it stays one person.
    let both = NewSeat {
        person: "maya ortiz".to_owned(),
        ..half("Data lead", "2026-03-02", None)
    };
    let second = trellis.add_seat(&both).unwrap();
    let seats = trellis.region(cedar).unwrap().seats;
    assert_eq!(seats[0].person, "Maya Ortiz");
    let notices = trellis.look_over_seats(cedar).unwrap();
    assert_eq!(notices.len(), 1);
    assert!(notices[0].seats.contains(&second));
    assert_eq!(
        notices[0].text,
        "Maya Ortiz sits on two seats of the CIT at once, from Mar 2, 2026 to Jun 1, 2026: Coordinator and Data lead. That happens while somebody covers; if it is not meant, end one of them."
    );
}

#[test]
fn shares_above_a_full_post_are_noticed_across_teams() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    trellis
        .add_seat(&seat(cedar, "Coordinator", "Maya Ortiz"))
        .unwrap();
    let chair = NewSeat {
        team: Team::Clt,
        fte: Some(25),
        from_on: Some(day("2026-02-02")),
        ..seat(cedar, "Chair", "Maya Ortiz")
    };
    let expected = "The shares of Maya Ortiz come to 1.25 FTE, from Feb 2, 2026: Coordinator 1.0 and Chair 0.25. That is more than a full post; if it is not meant, change a share.";
    assert_eq!(trellis.look_over_seat(&chair).unwrap(), [expected]);
    let id = trellis.add_seat(&chair).unwrap();
    assert_eq!(trellis.look_over_seats(cedar).unwrap().len(), 1);
    let smaller = EditSeat {
        fte: Some(0),
        ..EditSeat::default()
    };
    trellis.edit_seat(id, &smaller).unwrap();
    assert!(trellis.look_over_seats(cedar).unwrap().is_empty());
}

#[test]
fn a_seat_that_ends_before_it_begins_is_explained_in_the_form_and_not_saved() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let new = NewSeat {
        to_on: Some(day("2026-01-04")),
        ..seat(cedar, "Coordinator", "Maya Ortiz")
    };
    assert_eq!(
        trellis.look_over_seat(&new).unwrap(),
        [
            "Coordinator ends on Jan 4, 2026, before it begins on Jan 5, 2026. Correct one of the two days."
        ]
    );
    let before = trellis.dump().unwrap();
    let what = "Its last day, Jan 4, 2026, comes before the seat's first day, Jan 5, 2026";
    assert_eq!(trellis.add_seat(&new).unwrap_err().what(), what);
    assert_eq!(trellis.dump().unwrap(), before);
    let id = trellis
        .add_seat(&seat(cedar, "Coordinator", "Maya Ortiz"))
        .unwrap();
    let edit = EditSeat {
        to_on: Some(day("2026-01-04")),
        ..EditSeat::default()
    };
    assert_eq!(trellis.edit_seat(id, &edit).unwrap_err().what(), what);
    let typed = place("seat", id, "to_on");
    let error = trellis.set_field(&typed, "2026-01-04").unwrap_err();
    assert_eq!(error.what(), what);
}

#[test]
fn a_seat_is_corrected_where_it_stands() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let id = trellis
        .add_seat(&seat(cedar, "Coordinator", "Maya Ortiz"))
        .unwrap();
    let edit = EditSeat {
        fte: Some(75),
        from_on: Some(day("2025-11-03")),
        to_on: Some(day("2026-08-03")),
        reach_at: Some("maya@example.org".to_owned()),
        ..EditSeat::default()
    };
    trellis.edit_seat(id, &edit).unwrap();
    let before = trellis.region(cedar).unwrap().seats_before.remove(0);
    assert_eq!(
        (before.fte_text.as_str(), before.from_on, before.to_on),
        ("0.75 FTE", Some(day("2025-11-03")), Some(day("2026-08-03")))
    );
    assert_eq!(before.role, "Coordinator", "what is absent stays");
    // Clearing the last day opens the seat again.
    trellis.set_field(&place("seat", id, "to_on"), "").unwrap();
    assert_eq!(trellis.region(cedar).unwrap().seats.len(), 1);
    let person = before.person_id.unwrap();
    let error = trellis
        .set_field(&place("person", person, "name"), " ")
        .unwrap_err();
    assert_eq!(error.what(), "The name is still empty");
}
