//! The clock of a visit, minute by minute.

use trellis_domain::room_clock::minutes_between;

const MINUTE: i64 = 60_000;

#[test]
fn a_visit_takes_as_long_as_it_was_in_the_room_to_the_nearest_five_minutes() {
    let cases = [
        (0, None),
        (2, None),
        (3, Some(5)),
        (7, Some(5)),
        (8, Some(10)),
        (118, Some(120)),
        (122, Some(120)),
        (123, Some(125)),
        (720, Some(720)),
        // Left open over night.
        (721, None),
        // Set back in between.
        (-5, None),
    ];
    let noon = 1_795_000_000_000;
    for (minutes, expected) in cases {
        let found = minutes_between(noon, noon + minutes * MINUTE);
        assert_eq!(found, expected, "{minutes} minutes");
    }
    assert_eq!(minutes_between(i64::MIN, i64::MAX), None);
    assert_eq!(minutes_between(noon, noon + 7 * MINUTE + 29_999), Some(5));
    assert_eq!(minutes_between(noon, noon + 7 * MINUTE + 30_000), Some(10));
}
