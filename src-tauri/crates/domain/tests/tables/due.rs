//! What others set comes back, and when.

use super::day;
use trellis_domain::due::{next_due, soon};
use trellis_domain::words::Repeats;

#[test]
fn what_comes_back_is_due_on_the_same_day_clamped_to_the_months_end() {
    use Repeats::{HalfYearly, Monthly, Quarterly, Yearly};
    #[rustfmt::skip]
    let cases: [(Repeats, &str, &[&str], &str, &str); 15] = [
        (Monthly, "2026-03-10", &[], "2026-04-10", "the same day"),
        (Monthly, "2026-12-10", &[], "2027-01-10", "over the year's end"),
        (Quarterly, "2026-11-30", &[], "2027-02-28", "clamped"),
        (Quarterly, "2027-11-30", &[], "2028-02-29", "clamped in a leap year"),
        (HalfYearly, "2026-08-31", &[], "2027-02-28", "clamped"),
        (Yearly, "2028-02-29", &[], "2029-02-28", "a leap day"),
        (Yearly, "2031-02-28", &["2028-02-29"], "2032-02-29", "and back to it"),
        (Monthly, "2026-01-31", &[], "2026-02-28", "clamped"),
        (Monthly, "2026-02-28", &["2026-01-31"], "2026-03-31", "back to where it began"),
        (Monthly, "2026-03-31", &["2026-01-31"], "2026-04-30", "and clamped again"),
        (Monthly, "2026-02-28", &["2026-01-28"], "2026-03-28", "never clamped"),
        (Monthly, "2026-02-28", &["2026-01-30"], "2026-03-30", "not further than it began"),
        (Monthly, "2026-02-15", &["2026-01-31"], "2026-03-15", "somebody moved it"),
        (Quarterly, "2026-06-30", &["2026-03-31"], "2026-09-30", "the day that there is"),
        (Quarterly, "2026-09-30", &["2026-03-31", "2026-06-30"], "2026-12-31", "and again"),
    ];
    for (repeats, on, before, expected, why) in cases {
        let before = before.iter().map(|text| day(text));
        let next = next_due(repeats, day(on), before);
        assert_eq!(next, day(expected), "{repeats:?} {on}: {why}");
    }
}

#[test]
fn soon_is_three_months() {
    assert_eq!(soon(day("2026-11-19")), day("2027-02-19"));
}
