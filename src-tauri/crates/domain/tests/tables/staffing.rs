//! Turnover: seats over time, what was filled when, and seats that overlap.

use super::day;
use chrono::NaiveDate;
use trellis_domain::id::Id;
use trellis_domain::staffing::{
    Filled, Notice, Sitting, Spell, Year, by_quarter, comings, filled_on, lines, look_over, years,
};
use trellis_domain::words::Team;

const MAYA: u8 = 1;
const NOA: u8 = 2;
const NOBODY: u8 = 0;

fn id(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

/// A seat on the CIT: its number, role, who, and from when to when (empty is open).
fn sat(seat: u8, role: &str, person: u8, from: &str, to: &str) -> Sitting {
    let written = |text: &str| (!text.is_empty()).then(|| day(text));
    Sitting {
        seat: id(seat),
        team: Team::Cit,
        role: role.to_owned(),
        person: (person != NOBODY).then(|| id(person)),
        fte: Some(100),
        from: written(from),
        to: written(to),
    }
}

fn share(fte: i64, sitting: Sitting) -> Sitting {
    Sitting {
        fte: Some(fte),
        ..sitting
    }
}

fn on_clt(sitting: Sitting) -> Sitting {
    Sitting {
        team: Team::Clt,
        fte: None,
        ..sitting
    }
}

/// A line as a person would draw it: “1 – 2” for two seats that follow each other,
/// “1 ? 2” where nothing is written down between.
fn drawn(sittings: &[Sitting]) -> Vec<String> {
    let number = |sitting: &Sitting| sitting.seat.as_bytes().first().copied().unwrap_or(0);
    lines(sittings)
        .iter()
        .map(|line| {
            let spells = line.spells.iter().map(|spell| match spell {
                Spell::Sat(sitting) => number(sitting).to_string(),
                Spell::Unwritten { .. } => "?".to_owned(),
            });
            spells.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

#[test]
fn seats_of_one_role_follow_each_other_where_their_days_allow_it() {
    let first = sat(1, "Coordinator", MAYA, "2024-01-01", "2025-03-01");
    let vacant = sat(2, "coordinator ", NOBODY, "2025-03-01", "2025-06-01");
    let next = sat(3, "Coordinator", NOA, "2025-06-01", "");
    let later = sat(4, "Coordinator", NOA, "2025-09-01", "");
    let beside = sat(5, "Coordinator", NOA, "2025-02-01", "2025-04-01");
    let data = sat(6, "Data lead", NOA, "2025-03-01", "");
    let unknown = sat(7, "Coordinator", NOA, "", "2023-12-01");
    let open = sat(8, "Coordinator", NOA, "2023-01-01", "");
    #[rustfmt::skip]
    let cases: [(&[&Sitting], &[&str], &str); 7] = [
        (&[&next, &vacant, &first], &["1 2 3"], "handed on, in the order of days"),
        (&[&first, &later], &["1 ? 4"], "a gap that nobody wrote down"),
        (&[&first, &beside], &["1", "5"], "two at once are two seats"),
        (&[&first, &beside, &next], &["1", "5 ? 3"], "the seat that ended last goes on"),
        (&[&first, &data], &["1", "6"], "another role is another seat"),
        (&[&unknown, &first], &["7 ? 1"], "a first day that nobody wrote down"),
        (&[&open, &next], &["8", "3"], "nothing follows a seat that is still held"),
    ];
    for (sittings, expected, why) in cases {
        let sittings: Vec<Sitting> = sittings.iter().map(|it| (*it).clone()).collect();
        assert_eq!(drawn(&sittings), expected, "{why}");
    }
}

#[test]
fn people_come_and_leave_by_year_and_moving_seats_is_neither() {
    let today = day("2026-11-19");
    let year = |year, came, left| Year { year, came, left };
    #[rustfmt::skip]
    let cases: [(&[Sitting], &[Year], &str); 8] = [
        (&[], &[year(2026, 0, 0)], "nobody yet"),
        (&[sat(1, "A", MAYA, "2024-05-01", "2026-02-01")], &[year(2026, 0, 1), year(2024, 1, 0)], "came and left"),
        (&[sat(1, "A", MAYA, "2024-05-01", "2025-02-01"), sat(2, "B", MAYA, "2025-02-01", "")],
            &[year(2026, 0, 0), year(2024, 1, 0)], "moved to another seat"),
        (&[sat(1, "A", MAYA, "2024-05-01", "2025-02-01"), sat(2, "A", MAYA, "2025-04-01", "")],
            &[year(2026, 0, 0), year(2025, 1, 1), year(2024, 1, 0)], "left and came back"),
        (&[sat(1, "A", MAYA, "2024-05-01", ""), sat(2, "B", MAYA, "2025-01-01", "2025-02-01")],
            &[year(2026, 0, 0), year(2024, 1, 0)], "one of two seats was left"),
        (&[sat(1, "A", NOBODY, "2024-05-01", "2025-02-01")], &[year(2026, 0, 0)], "a vacancy is nobody"),
        (&[sat(1, "A", MAYA, "", "2026-12-01"), sat(2, "B", NOA, "2026-12-01", "")],
            &[year(2026, 0, 0)], "long ago, and still to come"),
        (&[sat(1, "A", MAYA, "2025-02-01", "2025-02-01")], &[year(2026, 0, 0)], "a seat of no day"),
    ];
    for (sittings, expected, why) in cases {
        assert_eq!(years(sittings, today), expected, "{why}");
    }
}

#[test]
fn posts_are_filled_on_a_day_by_who_sat_there_that_day() {
    let team = [
        sat(1, "A", MAYA, "2026-01-05", "2026-04-01"),
        sat(2, "A", NOBODY, "2026-04-01", ""),
        share(50, sat(3, "B", NOA, "", "")),
    ];
    let filled = |on: &str| {
        let Filled { filled, wanted, .. } = filled_on(&team, 300, day(on));
        (filled, wanted)
    };
    #[rustfmt::skip]
    let cases = [
        ("2026-01-04", (Some(50), 300), "the day before; no less than the usual strength is wanted"),
        ("2026-01-05", (Some(150), 300), "the first day counts"),
        ("2026-03-31", (Some(150), 300), "the last day"),
        ("2026-04-01", (Some(50), 300), "the day from which it is vacant"),
    ];
    for (on, expected, why) in cases {
        assert_eq!(filled(on), expected, "{on}: {why}");
    }
    let none = filled_on(&[], 300, day("2026-01-01"));
    assert_eq!(
        (none.filled, none.wanted),
        (None, 300),
        "nothing is written down"
    );
    let more = [
        sat(1, "A", MAYA, "", ""),
        share(350, sat(2, "B", NOBODY, "", "")),
    ];
    assert_eq!(filled_on(&more, 300, day("2026-01-01")).wanted, 450);
}

#[test]
fn two_years_have_eight_quarters_and_the_present_one_is_the_last() {
    let team = [sat(1, "A", MAYA, "2025-04-01", "2026-10-01")];
    let shown: Vec<(String, Option<i64>)> = by_quarter(&team, 0, day("2026-11-19"))
        .into_iter()
        .map(|it| (it.on.to_string(), it.filled))
        .collect();
    let expected = [
        ("2025-01-01", None),
        ("2025-04-01", Some(100)),
        ("2025-07-01", Some(100)),
        ("2025-10-01", Some(100)),
        ("2026-01-01", Some(100)),
        ("2026-04-01", Some(100)),
        ("2026-07-01", Some(100)),
        ("2026-10-01", None),
    ];
    assert_eq!(shown, expected.map(|(on, filled)| (on.to_owned(), filled)));
}

/// What is noticed, in short.
fn noticed(sittings: &[Sitting]) -> Vec<String> {
    look_over(sittings)
        .iter()
        .map(|notice| match notice {
            Notice::UpsideDown(_) => "upside down".to_owned(),
            Notice::TwoSeats { from, to, .. } => format!("two seats {from:?} {to:?}"),
            Notice::MoreThanOnePost {
                together, since, ..
            } => format!("{together} since {since:?}"),
        })
        .collect()
}

#[test]
fn seats_that_overlap_are_noticed_and_life_is_not() {
    let whole = sat(1, "Coordinator", MAYA, "2026-01-05", "2026-06-01");
    #[rustfmt::skip]
    let cases: [(&[Sitting], &[&str], &str); 11] = [
        (std::slice::from_ref(&whole), &[], "one seat"),
        (&[whole.clone(), sat(2, "Data", NOA, "2026-01-05", "")], &[], "two people"),
        (&[whole.clone(), sat(2, "Data", MAYA, "2026-06-01", "")], &[], "one after the other, on the same day"),
        (&[share(50, whole.clone()), share(50, sat(2, "Data", MAYA, "2026-05-31", ""))],
            &["two seats Some(2026-05-31) Some(2026-06-01)"], "one day in common"),
        (&[whole.clone(), sat(2, "Data", MAYA, "2026-03-02", "")],
            &["two seats Some(2026-03-02) Some(2026-06-01)", "200 since Some(2026-03-02)"], "two full posts"),
        (&[whole.clone(), on_clt(sat(2, "Member", MAYA, "2026-01-05", ""))], &[], "two teams are usual"),
        (&[whole.clone(), Sitting { team: Team::Clt, ..share(25, sat(2, "Chair", MAYA, "2026-02-01", "")) }],
            &["125 since Some(2026-02-01)"], "but shares add up across teams"),
        (&[share(120, whole.clone())], &["120 since Some(2026-01-05)"], "more than one post on one seat"),
        (&[sat(1, "Coordinator", MAYA, "2026-06-01", "2026-05-01")], &["upside down"], "ends before it begins"),
        (&[share(50, sat(1, "A", MAYA, "", "")), share(50, sat(2, "B", MAYA, "", ""))],
            &["two seats None None"], "days that nobody wrote down"),
        (&[sat(1, "A", NOBODY, "2026-01-01", ""), sat(2, "B", NOBODY, "2026-01-01", "")], &[], "two vacancies"),
    ];
    for (sittings, expected, why) in cases {
        assert_eq!(noticed(sittings), expected, "{why}");
    }
}

#[test]
fn who_came_and_left_is_told_by_day_with_the_seat() {
    let today = day("2026-11-19");
    let seats = [
        sat(1, "A", MAYA, "2024-05-01", "2025-02-01"),
        sat(2, "B", MAYA, "2025-02-01", "2026-03-01"),
        sat(3, "C", NOA, "2025-02-01", ""),
        sat(4, "D", NOBODY, "2026-03-01", ""),
    ];
    let told: Vec<(NaiveDate, bool, &str)> = comings(&seats, today)
        .iter()
        .map(|it| (it.on, it.has_come, it.sitting.role.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (day("2024-05-01"), true, "A"),
            (day("2025-02-01"), true, "C"),
            (day("2026-03-01"), false, "B"),
        ]
    );
}
