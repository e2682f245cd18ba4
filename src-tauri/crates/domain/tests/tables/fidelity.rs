//! Adherence over an engagement, and answers counted by word.

use super::day;
use trellis_domain::fidelity::{Use, Used, counts, first_day, is_within, read};
use trellis_domain::id::Id;
use trellis_domain::words::{Extent, Span};

fn used(contact: u8, on: Option<&str>, activity: &str) -> Use {
    Use {
        contact: Id::from_bytes([contact; 16]),
        on: on.map(day),
        component: "CPC1".to_owned(),
        activity: activity.to_owned(),
    }
}

#[test]
fn a_span_begins_with_its_quarter_its_year_or_its_agreement() {
    let agreed = Some("2026-05-04");
    #[rustfmt::skip]
    let cases = [
        (Span::Quarter, "2026-11-19", agreed, Some("2026-10-01"), "the quarter's first day"),
        (Span::Quarter, "2026-10-01", agreed, Some("2026-10-01"), "on that day itself"),
        (Span::Year, "2026-11-19", agreed, Some("2026-01-01"), "the year's first day"),
        (Span::SinceTier, "2026-11-19", agreed, agreed, "the day of the agreement"),
        (Span::SinceTier, "2026-11-19", None, None, "nothing agreed: all of it"),
        (Span::Whole, "2026-11-19", agreed, None, "all of it"),
    ];
    for (span, today, agreed, expected, why) in cases {
        let first = first_day(span, day(today), agreed.map(day));
        assert_eq!(first, expected.map(day), "{span:?}: {why}");
    }
}

#[test]
fn what_is_read_ends_today_and_what_has_no_day_belongs_to_the_whole_alone() {
    #[rustfmt::skip]
    let cases = [
        (Some("2026-10-01"), Some("2026-10-01"), true, "the first day"),
        (Some("2026-09-30"), Some("2026-10-01"), false, "the day before"),
        (Some("2026-11-19"), Some("2026-10-01"), true, "today"),
        (Some("2026-11-20"), Some("2026-10-01"), false, "tomorrow"),
        (Some("2026-11-20"), None, false, "tomorrow, in the whole"),
        (Some("2019-01-01"), None, true, "long ago, in the whole"),
        (None, None, true, "no day, in the whole"),
        (None, Some("2026-10-01"), false, "no day, in a part"),
    ];
    for (on, from, expected, why) in cases {
        let within = is_within(on.map(day), from.map(day), day("2026-11-19"));
        assert_eq!(within, expected, "{why}");
    }
}

#[test]
fn each_activity_has_its_contacts_its_first_day_and_its_last() {
    let uses = [
        used(1, Some("2026-11-04"), "A1"),
        used(2, Some("2026-10-06"), "A1"),
        used(2, Some("2026-10-06"), "A1"),
        used(3, None, "A1"),
        used(4, Some("2026-02-02"), "A2"),
        used(5, Some("2026-12-24"), "A3"),
    ];
    let entry = |contacts, first: &str, last: &str| Used {
        contacts,
        first_on: Some(day(first)),
        last_on: Some(day(last)),
    };
    let key = |activity: &str| ("CPC1".to_owned(), activity.to_owned());
    let today = day("2026-11-19");

    let whole = read(uses.clone(), None, today);
    let expected = [
        (key("A1"), entry(3, "2026-10-06", "2026-11-04")),
        (key("A2"), entry(1, "2026-02-02", "2026-02-02")),
    ];
    assert_eq!(whole.into_iter().collect::<Vec<_>>(), expected);

    let quarter = read(uses, Some(day("2026-10-01")), today);
    let expected = [(key("A1"), entry(2, "2026-10-06", "2026-11-04"))];
    assert_eq!(quarter.into_iter().collect::<Vec<_>>(), expected);
    assert!(read([], None, today).is_empty());
}

#[test]
fn answers_are_counted_by_word_and_an_open_question_counts_for_none() {
    use Extent::{Fully, Hardly, Mostly, Partly};
    let given = [Some(Fully), None, Some(Hardly), Some(Fully)];
    assert_eq!(
        counts(given),
        [(Hardly, 1), (Partly, 0), (Mostly, 0), (Fully, 2)]
    );
    assert!(counts([]).iter().all(|(_, count)| *count == 0));
}
