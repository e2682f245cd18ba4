//! Months of a relationship, quarters, dates in words.

use super::day;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use trellis_domain::calendar::{Quarter, long_date, month_of_relationship, short_date};

#[test]
fn the_month_of_the_relationship_begins_on_the_day_it_began_clamped_to_the_months_end() {
    for (began, on, month, why) in [
        ("2026-01-15", "2026-01-14", None, "before it began"),
        ("2026-01-15", "2026-01-15", Some(1), "the first day"),
        (
            "2026-01-15",
            "2026-02-14",
            Some(1),
            "the day before the second month",
        ),
        (
            "2026-01-15",
            "2026-02-15",
            Some(2),
            "the second month begins",
        ),
        (
            "2025-12-15",
            "2026-01-14",
            Some(1),
            "over the turn of the year",
        ),
        (
            "2025-12-15",
            "2026-01-15",
            Some(2),
            "over the turn of the year",
        ),
        ("2025-12-15", "2026-12-15", Some(13), "a year on"),
        ("2026-01-31", "2026-02-27", Some(1), "February has no 31st"),
        (
            "2026-01-31",
            "2026-02-28",
            Some(2),
            "so its last day begins month 2",
        ),
        (
            "2026-01-31",
            "2026-03-30",
            Some(2),
            "March has one, and month 3 waits for it",
        ),
        (
            "2026-01-31",
            "2026-03-31",
            Some(3),
            "counted from the start, not from February",
        ),
        ("2026-01-31", "2026-04-30", Some(4), "April has 30 days"),
        (
            "2024-01-31",
            "2024-02-28",
            Some(1),
            "a leap year has one day more",
        ),
        (
            "2024-01-31",
            "2024-02-29",
            Some(2),
            "and month 2 begins on it",
        ),
        (
            "2024-02-29",
            "2025-02-28",
            Some(13),
            "a year on, from a leap day",
        ),
        ("2024-02-29", "2025-02-27", Some(12), "not earlier"),
        ("2024-02-29", "2028-02-29", Some(49), "four years on"),
        (
            "2023-11-30",
            "2024-03-31",
            Some(5),
            "later in the month changes nothing",
        ),
    ] {
        assert_eq!(
            month_of_relationship(day(began), day(on)),
            month,
            "{began}, {on}: {why}"
        );
    }
}

#[test]
fn quarters_are_calendar_quarters() {
    for (on, first, last, words) in [
        ("2026-01-01", "2026-01-01", "2026-03-31", "Quarter 1, 2026"),
        ("2026-03-31", "2026-01-01", "2026-03-31", "Quarter 1, 2026"),
        ("2026-04-01", "2026-04-01", "2026-06-30", "Quarter 2, 2026"),
        ("2026-09-30", "2026-07-01", "2026-09-30", "Quarter 3, 2026"),
        ("2026-10-01", "2026-10-01", "2026-12-31", "Quarter 4, 2026"),
        ("2024-02-29", "2024-01-01", "2024-03-31", "Quarter 1, 2024"),
        ("2026-12-31", "2026-10-01", "2026-12-31", "Quarter 4, 2026"),
    ] {
        let quarter = Quarter::of(day(on));
        assert_eq!(quarter.first_day(), day(first), "{on}");
        assert_eq!(quarter.last_day(), day(last), "{on}");
        assert_eq!(quarter.in_words(), words);
    }
}

#[test]
fn quarters_stand_in_the_order_of_time() {
    let quarters = ["2025-12-31", "2026-01-01", "2026-04-01", "2027-01-01"];
    assert!(quarters.map(|on| Quarter::of(day(on))).is_sorted());
}

#[test]
fn a_quarter_that_cannot_be_is_no_reason_to_fall_over() {
    for number in [0, 5, u32::MAX] {
        let quarter = Quarter { year: 2026, number };
        assert!(quarter.first_day() <= quarter.last_day());
    }
    assert_eq!(Quarter::of(NaiveDate::MAX).last_day(), NaiveDate::MAX);
}

#[test]
fn dates_in_words_have_no_leading_zero() {
    for (on, short, long) in [
        ("2026-11-19", "Nov 19, 2026", "November 19, 2026"),
        ("2026-05-03", "May 3, 2026", "May 3, 2026"),
        ("2027-01-01", "Jan 1, 2027", "January 1, 2027"),
    ] {
        assert_eq!(short_date(day(on)), short);
        assert_eq!(long_date(day(on)), long);
    }
}

fn a_day() -> impl Strategy<Value = NaiveDate> {
    (0..60_000_u64).prop_map(|days| day("1970-01-01") + Days::new(days))
}

fn config() -> ProptestConfig {
    let file = proptest::test_runner::FileFailurePersistence::Direct(
        "tests/proptest-regressions/tables.txt",
    );
    ProptestConfig {
        failure_persistence: Some(Box::new(file)),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn months_of_a_relationship_never_run_backwards_nor_skip(began in a_day(), after in 0..9_000_u64) {
        let on = began + Days::new(after);
        let today = month_of_relationship(began, on).unwrap();
        let tomorrow = month_of_relationship(began, on + Days::new(1)).unwrap();
        prop_assert!(tomorrow == today || tomorrow == today + 1);
    }

    #[test]
    fn a_day_lies_in_its_quarter_and_the_next_quarter_begins_the_day_after(on in a_day()) {
        let quarter = Quarter::of(on);
        prop_assert!(quarter.first_day() <= on && on <= quarter.last_day());
        let next = Quarter::of(quarter.last_day() + Days::new(1));
        prop_assert!(next > quarter);
        prop_assert_eq!(next.first_day(), quarter.last_day() + Days::new(1));
    }
}

#[test]
fn a_quarter_is_read_as_people_write_it() {
    let fourth = Some(Quarter {
        year: 2026,
        number: 4,
    });
    for text in [
        "2026Q4", "2026-Q4", "2026 q4", "Q4 2026", "q4-2026", " 2026Q4 ", "2026/Q4",
    ] {
        assert_eq!(Quarter::read(text), fourth, "{text}");
    }
    for text in [
        "", "2026", "Q4", "4/2026", "2026Q5", "2026Q0", "26Q4", "2026Q", "Q42026", "2026Q4 x",
        "12026Q1",
    ] {
        assert_eq!(Quarter::read(text), None, "{text}");
    }
}

#[test]
fn quarters_follow_each_other_over_the_turn_of_the_year() {
    let quarter = |code| Quarter::read(code).unwrap();
    for (before, after) in [
        ("2025Q4", "2026Q1"),
        ("2026Q1", "2026Q2"),
        ("2026Q3", "2026Q4"),
    ] {
        assert_eq!(quarter(before).next(), quarter(after));
        assert_eq!(quarter(after).before(), quarter(before));
        assert_eq!(quarter(after).code(), after);
    }
}
