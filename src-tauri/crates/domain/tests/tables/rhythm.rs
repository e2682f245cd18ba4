//! What is expected when, and how it stands.

use super::day;
use trellis_domain::rhythm::{
    Standing, agreement_ends, assessment, assessment_due, by, chase_horizon, goals_that_fit,
    in_person, is_new, next_visit, six_months_on, wants_a_look,
};
use trellis_domain::words::Tier;

#[test]
fn in_person_contact_is_expected_each_quarter_on_the_two_capacity_building_tiers() {
    use Standing::{ComingUp, Done, Late, NotExpected};
    let today = "2026-05-20";
    #[rustfmt::skip]
    let cases = [
        (Tier::Universal, None, Some("2020-01-01"), NotExpected, "universal support asks none"),
        (Tier::Universal, Some("2026-05-01"), None, NotExpected, "even where there was one"),
        (Tier::Intensive, Some("2026-05-20"), None, Done, "today"),
        (Tier::Brief, Some("2026-04-01"), None, Done, "the first day of the quarter"),
        (Tier::Brief, Some("2026-03-31"), Some("2020-01-01"), ComingUp, "last quarter; this one is open"),
        (Tier::Intensive, Some("2026-01-01"), Some("2020-01-01"), ComingUp, "last quarter's first day"),
        (Tier::Intensive, Some("2025-12-31"), Some("2020-01-01"), Late, "a whole quarter went by"),
        (Tier::Intensive, None, Some("2020-01-01"), Late, "never, and long begun"),
        (Tier::Intensive, None, Some("2025-12-31"), Late, "a whole quarter since it began"),
        (Tier::Intensive, None, Some("2026-01-01"), Late, "begun on a quarter's first day"),
        (Tier::Intensive, None, Some("2026-01-02"), ComingUp, "not yet a whole quarter"),
        (Tier::Intensive, None, Some("2026-05-01"), ComingUp, "just begun"),
        (Tier::Brief, None, None, ComingUp, "nobody wrote down when it began"),
        (Tier::Brief, Some("2024-06-01"), None, Late, "but a contact two years ago tells"),
        (Tier::Brief, Some("2025-11-01"), Some("2026-05-01"), ComingUp, "it begins anew"),
        (Tier::Brief, Some("2026-06-01"), Some("2020-01-01"), ComingUp, "planned is not held"),
    ];
    for (tier, last, began, expected, why) in cases {
        let (last, began) = (last.map(day), began.map(day));
        assert_eq!(
            in_person(tier, last, began, day(today)),
            expected,
            "{tier:?} {last:?}: {why}"
        );
    }
}

#[test]
fn six_months_on_is_the_same_day_clamped_to_the_months_end() {
    for (from, to) in [
        ("2026-01-15", "2026-07-15"),
        ("2026-08-31", "2027-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2026-12-31", "2027-06-30"),
    ] {
        assert_eq!(six_months_on(day(from)), day(to));
    }
}

#[test]
fn a_due_date_is_late_when_its_day_has_passed() {
    for (due, today, expected) in [
        ("2026-05-20", "2026-05-19", Standing::ComingUp),
        ("2026-05-20", "2026-05-20", Standing::ComingUp),
        ("2026-05-20", "2026-05-21", Standing::Late),
    ] {
        assert_eq!(by(day(due), day(today)), expected);
    }
}

#[test]
fn about_three_goals_fit_and_four_in_intensive_support() {
    let fit = Tier::ALL.iter().map(|tier| (*tier, goals_that_fit(*tier)));
    assert!(fit.eq([(Tier::Intensive, 4), (Tier::Brief, 3), (Tier::Universal, 3)]));
}

#[test]
fn what_is_in_place_wants_a_look_after_two_half_years() {
    let cases = [
        ("2025-11-23", "2026-11-23", false),
        ("2025-11-22", "2026-11-23", true),
        ("2024-02-29", "2025-02-28", false),
        ("2024-02-29", "2025-03-01", true),
        ("2026-11-30", "2026-11-23", false),
    ];
    for (last, today, expected) in cases {
        assert_eq!(
            wants_a_look(day(last), day(today)),
            expected,
            "{last} {today}"
        );
    }
}

#[test]
fn who_took_a_seat_is_new_for_six_months() {
    for (since, today, expected) in [
        ("2026-05-19", "2026-11-19", true),
        ("2026-05-18", "2026-11-19", false),
        ("2026-08-31", "2027-02-28", true),
        ("2026-08-31", "2027-03-01", false),
        ("2026-12-01", "2026-11-19", true),
    ] {
        assert_eq!(is_new(day(since), day(today)), expected, "{since} {today}");
    }
}

#[test]
fn what_is_to_be_asked_about_again_is_seen_two_weeks_ahead() {
    for (today, until) in [("2026-11-19", "2026-12-03"), ("2026-02-20", "2026-03-06")] {
        assert_eq!(chase_horizon(day(today)), day(until));
    }
}

#[test]
fn capacity_is_assessed_six_months_after_it_last_was_or_the_relationship_began() {
    use Standing::{ComingUp, Done, Late};
    let today = "2026-11-19";
    #[rustfmt::skip]
    let cases = [
        (Some("2026-11-19"), Some("2020-01-01"), Some("2027-05-19"), Done, "held today"),
        (Some("2026-08-31"), None, Some("2027-02-28"), Done, "more than a season away"),
        (Some("2026-08-19"), None, Some("2027-02-19"), ComingUp, "within a season"),
        (Some("2026-05-19"), None, Some("2026-11-19"), ComingUp, "its very day"),
        (Some("2026-05-18"), None, Some("2026-11-18"), Late, "yesterday"),
        (None, Some("2026-11-01"), Some("2027-05-01"), ComingUp, "the first, and never done before"),
        (None, Some("2026-05-18"), Some("2026-11-18"), Late, "the first is late"),
        (None, None, None, ComingUp, "nobody knows when it began"),
    ];
    for (last, began, due, expected, why) in cases {
        let last = last.map(day);
        let next = assessment_due(last, began.map(day));
        assert_eq!(next, due.map(day), "{why}");
        assert_eq!(assessment(last, next, day(today)), expected, "{why}");
    }
}

#[test]
fn an_agreement_is_thought_of_a_season_before_it_ends() {
    for (ends, expected) in [
        ("2026-08-21", None),
        ("2026-08-20", Some(Standing::ComingUp)),
        ("2026-05-20", Some(Standing::ComingUp)),
        ("2026-05-19", Some(Standing::Late)),
    ] {
        assert_eq!(
            agreement_ends(day(ends), day("2026-05-20")),
            expected,
            "{ends}"
        );
    }
}

#[test]
fn the_next_visit_is_proposed_by_the_tier() {
    use Tier::{Brief, Intensive, Universal};
    let today = "2026-11-19";
    #[rustfmt::skip]
    let cases = [
        (Intensive, Some("2026-10-08"), "2027-01-08", "three months after the last time in person"),
        (Brief, Some("2026-10-08"), "2027-01-08", "on both capacity-building tiers"),
        (Intensive, Some("2026-08-14"), "2026-11-19", "three months have gone by"),
        (Intensive, Some("2026-09-10"), "2026-12-10", "three months on is in this quarter"),
        (Intensive, Some("2026-09-30"), "2026-12-30", "as late as the quarter allows"),
        (Intensive, Some("2026-03-02"), "2026-11-19", "long ago: no earlier than today"),
        (Intensive, None, "2026-12-31", "none yet: by the end of this quarter"),
        (Intensive, Some("2026-10-10"), "2027-01-11", "a Sunday moves to its Monday"),
        (Universal, Some("2026-10-08"), "2027-04-08", "a check-in six months on"),
        (Universal, None, "2026-12-31", "no contact yet"),
        (Universal, Some("2026-06-30"), "2026-12-30", "six months on, clamped"),
    ];
    for (tier, last, expected, why) in cases {
        assert_eq!(
            next_visit(tier, last.map(day), day(today)),
            day(expected),
            "{why}"
        );
    }
    // A weekend at the end of a quarter does not carry the visit out of it.
    assert_eq!(
        next_visit(Brief, None, day("2028-11-16")),
        day("2028-12-29")
    );
}
