//! Group events count once, however many regions attended.

use super::day;
use trellis_domain::events::{Attended, EventEntry, EventTally, count_events};
use trellis_domain::id::Id;
use trellis_domain::words::EventKind;

fn id(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

fn event(number: u8, on: Option<&str>, minutes: Option<u32>) -> EventEntry {
    EventEntry {
        id: id(number),
        on: on.map(day),
        kind: Some(EventKind::Webinar),
        minutes,
        preparation_minutes: None,
        regions: Vec::new(),
    }
}

#[test]
fn an_event_and_its_minutes_count_once_and_attendances_for_each_region() {
    let (cedar, heron) = (id(100), id(101));
    let entries = [
        EventEntry {
            preparation_minutes: Some(30),
            regions: vec![(cedar, Some(4)), (heron, Some(2))],
            ..event(1, Some("2026-10-01"), Some(60))
        },
        EventEntry {
            kind: Some(EventKind::OfficeHours),
            regions: vec![(cedar, None)],
            ..event(2, Some("2026-11-01"), None)
        },
        EventEntry {
            kind: None,
            ..event(3, Some("2026-11-19"), Some(45))
        },
    ];
    let count = count_events(&entries, None, None, day("2026-11-19"));
    let expected = EventTally {
        events: 3,
        minutes: 105,
        without_minutes: 1,
        preparation_minutes: 30,
    };
    assert_eq!(count.total, expected);
    let by_kind: Vec<_> = count
        .by_kind
        .iter()
        .map(|(kind, tally)| (*kind, tally.events, tally.minutes))
        .collect();
    assert_eq!(
        by_kind,
        [
            (None, 1, 45),
            (Some(EventKind::Webinar), 1, 60),
            (Some(EventKind::OfficeHours), 1, 0)
        ]
    );
    let attended = |events, people, without_people| Attended {
        events,
        people,
        without_people,
    };
    assert_eq!(count.by_region[&cedar], attended(2, 4, 1));
    assert_eq!(count.by_region[&heron], attended(1, 2, 0));
    assert_eq!(count.attendances, 3);
}

#[test]
fn nothing_is_counted_twice() {
    let cedar = id(100);
    let twice = EventEntry {
        regions: vec![(cedar, None), (cedar, Some(3))],
        ..event(1, Some("2026-10-01"), Some(60))
    };
    let count = count_events([&twice, &twice], None, None, day("2026-11-19"));
    assert_eq!((count.total.events, count.total.minutes), (1, 60));
    assert_eq!(count.attendances, 1);
    assert_eq!(count.by_region[&cedar].people, 3);
}

#[test]
fn a_time_has_both_its_ends_in_it_and_what_is_to_come_counts_for_nothing() {
    let today = "2026-11-19";
    #[rustfmt::skip]
    let cases = [
        (Some("2026-10-01"), None, None, 1, "any day"),
        (Some("2026-11-19"), None, None, 1, "today"),
        (Some("2026-11-20"), None, None, 0, "to come"),
        (Some("2026-10-01"), Some("2026-10-01"), Some("2026-10-01"), 1, "both ends"),
        (Some("2026-09-30"), Some("2026-10-01"), None, 0, "before"),
        (Some("2026-10-02"), None, Some("2026-10-01"), 0, "after"),
        (None, None, None, 1, "without a day, of all times"),
        (None, Some("2026-10-01"), None, 0, "without a day, of a time"),
    ];
    for (on, from, to, events, why) in cases {
        let entries = [event(1, on, None)];
        let count = count_events(&entries, from.map(day), to.map(day), day(today));
        assert_eq!(count.total.events, events, "{why}");
    }
}
