//! How far a goal looks, and where it stops on the way.

use super::day;
use trellis_domain::horizon::{proposed_end, quarter_ends};

#[test]
fn a_goal_looks_half_a_year_ahead_and_stops_at_the_end_of_each_quarter() {
    #[rustfmt::skip]
    let cases: [(&str, &str, &[&str], &str); 8] = [
        ("2026-11-19", "2027-05-19", &["2026-12-31", "2027-03-31"], "in the middle of a quarter"),
        ("2026-10-01", "2027-03-31", &["2026-12-31", "2027-03-31"], "the last day is one of them"),
        ("2026-12-31", "2027-06-30", &["2027-03-31", "2027-06-30"], "agreed on the last day of a quarter"),
        ("2026-11-19", "2026-12-30", &[], "due before the quarter ends"),
        ("2026-11-19", "2026-12-31", &["2026-12-31"], "due on the day it ends"),
        ("2026-11-19", "2026-11-19", &[], "due at once"),
        ("2026-11-19", "2026-01-01", &[], "due before it was agreed"),
        ("2024-02-29", "2024-08-29", &["2024-03-31", "2024-06-30"], "a leap day"),
    ];
    for (from, until, expected, why) in cases {
        let expected: Vec<_> = expected.iter().map(|text| day(text)).collect();
        assert_eq!(quarter_ends(day(from), day(until)), expected, "{why}");
    }
    assert_eq!(proposed_end(day("2026-11-19")), day("2027-05-19"));
    assert_eq!(proposed_end(day("2026-08-31")), day("2027-02-28"));
}

#[test]
fn a_horizon_without_end_is_cut_off() {
    assert_eq!(quarter_ends(day("2026-01-01"), day("2999-12-31")).len(), 8);
    let never = chrono::NaiveDate::MAX;
    assert!(quarter_ends(never, never).len() <= 8);
}
