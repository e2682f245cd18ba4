//! The rules of a run chart, after Perla, Provost and Murray (2011).

use proptest::prelude::*;
use trellis_domain::run_chart::{Findings, Run, SHIFT, TREND, Way, read};

const fn run(way: Way, first: usize, last: usize, points: usize) -> Run {
    Run {
        way,
        first,
        last,
        points,
    }
}

#[test]
fn the_median_is_the_middle_of_the_values() {
    let cases: [(&[i64], Option<i64>, &str); 7] = [
        (&[], None, "without points there is none"),
        (&[700], Some(700), "one point"),
        (&[100, 900, 300], Some(300), "the one in the middle"),
        (
            &[100, 300, 500, 900],
            Some(400),
            "between the two in the middle",
        ),
        (
            &[100, 101],
            Some(101),
            "half a hundredth is rounded away from nothing",
        ),
        (&[-100, -101], Some(-101), "below nothing as well"),
        (
            &[i64::MAX, i64::MAX],
            Some(i64::MAX),
            "and nothing overflows",
        ),
    ];
    for (values, expected, why) in cases {
        assert_eq!(read(values).median(), expected, "{why}");
    }
}

#[test]
fn a_shift_is_six_or_more_on_one_side_of_the_median() {
    let low_then_high = [1, 2, 1, 2, 1, 2, 9, 8, 9, 8, 9, 8];
    let cases: [(&[i64], &[Run], &str); 7] = [
        (
            &low_then_high,
            &[run(Way::Down, 0, 5, 6), run(Way::Up, 6, 11, 6)],
            "six below, then six above",
        ),
        (
            &[1, 2, 1, 2, 1, 9, 8, 9, 8, 9],
            &[],
            "five on each side are no shift",
        ),
        (
            &[1, 2, 1, 5, 2, 1, 2, 9, 8, 9, 8, 9, 8],
            &[run(Way::Down, 0, 6, 6), run(Way::Up, 7, 12, 6)],
            "a point on the median does not break it",
        ),
        (
            &[1, 2, 1, 5, 2, 1, 5, 9, 8, 9, 8, 9],
            &[],
            "and does not add to it",
        ),
        (
            &[9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1],
            &[],
            "to and fro is no shift",
        ),
        (&[4, 4, 4, 4, 4, 4, 4, 4], &[], "all on the median"),
        (
            &[9, 1, 2, 1, 2, 1, 2, 3, 9, 9, 9, 1, 9, 9],
            &[run(Way::Down, 1, 6, 6)],
            "six in a row, whatever comes before and after",
        ),
    ];
    for (values, expected, why) in cases {
        assert_eq!(read(values).shifts, expected, "{why}");
    }
}

#[test]
fn a_trend_is_five_or_more_points_that_go_one_way() {
    let cases: [(&[i64], &[Run], &str); 8] = [
        (&[1, 2, 3, 4, 5], &[run(Way::Up, 0, 4, 5)], "five upward"),
        (&[1, 2, 3, 4], &[], "four are none"),
        (
            &[9, 7, 5, 3, 1],
            &[run(Way::Down, 0, 4, 5)],
            "five downward",
        ),
        (
            &[1, 2, 2, 3, 4, 5],
            &[run(Way::Up, 0, 5, 5)],
            "the same once more does not break it",
        ),
        (&[1, 2, 2, 2, 3, 4], &[], "and does not add to it"),
        (
            &[1, 1, 1, 2, 3, 4, 5, 5, 5],
            &[run(Way::Up, 2, 6, 5)],
            "it begins where the values leave, and ends where they arrive",
        ),
        (
            &[1, 2, 3, 4, 5, 4, 3, 2, 1],
            &[run(Way::Up, 0, 4, 5), run(Way::Down, 4, 8, 5)],
            "the turning point belongs to both",
        ),
        (&[3, 3, 3, 3, 3, 3], &[], "standing still goes nowhere"),
    ];
    for (values, expected, why) in cases {
        assert_eq!(read(values).trends, expected, "{why}");
    }
}

#[test]
fn where_no_rule_finds_anything_it_may_be_chance() {
    assert!(read(&[1, 9, 2, 8, 3]).is_random());
    assert!(!read(&[1, 2, 3, 4, 5]).is_random());
    assert!(!read(&[1, 2, 1, 2, 1, 2, 9, 8, 9, 8, 9, 8]).is_random());
}

fn turned(runs: &[Run]) -> Vec<Run> {
    runs.iter()
        .map(|run| Run {
            way: match run.way {
                Way::Up => Way::Down,
                Way::Down => Way::Up,
            },
            ..*run
        })
        .collect()
}

/// Runs as they are read from the other end of time.
fn backward(runs: &[Run], points: usize, turns: bool) -> Vec<Run> {
    let mut runs: Vec<Run> = runs
        .iter()
        .rev()
        .map(|run| Run {
            first: points - 1 - run.last,
            last: points - 1 - run.first,
            ..*run
        })
        .collect();
    if turns {
        runs = turned(&runs);
    }
    runs
}

fn shape(found: &Findings) -> (Vec<Run>, Vec<Run>) {
    (found.shifts.clone(), found.trends.clone())
}

/// Few different values, so that medians and neighbors are often the same.
fn values() -> impl Strategy<Value = Vec<i64>> {
    prop_oneof![
        proptest::collection::vec(-4_i64..5, 0..40),
        proptest::collection::vec(-100_000_i64..100_000, 0..40),
    ]
}

proptest! {
    #[test]
    fn adding_a_constant_moves_the_median_and_no_run(values in values(), by in -10_000_i64..10_000) {
        let before = read(&values);
        let moved: Vec<i64> = values.iter().map(|value| value + by).collect();
        let after = read(&moved);
        prop_assert_eq!(shape(&before), shape(&after));
        prop_assert_eq!(
            before.twice_median.map(|twice| twice + 2 * i128::from(by)),
            after.twice_median
        );
    }

    #[test]
    fn a_mirror_turns_every_run_and_loses_none(values in values()) {
        let before = read(&values);
        let mirrored: Vec<i64> = values.iter().map(|value| -value).collect();
        let after = read(&mirrored);
        prop_assert_eq!(turned(&before.shifts), after.shifts.clone());
        prop_assert_eq!(turned(&before.trends), after.trends.clone());
        prop_assert_eq!(before.median().map(|median| -median), after.median());
    }

    #[test]
    fn read_from_the_other_end_the_runs_are_the_same(values in values()) {
        let before = read(&values);
        let mut other = values.clone();
        other.reverse();
        let after = read(&other);
        prop_assert_eq!(backward(&before.shifts, values.len(), false), after.shifts);
        prop_assert_eq!(backward(&before.trends, values.len(), true), after.trends);
    }

    #[test]
    fn every_run_is_long_enough_and_lies_among_the_points(values in values()) {
        let found = read(&values);
        for (runs, least) in [(&found.shifts, SHIFT), (&found.trends, TREND)] {
            for run in runs {
                prop_assert!(run.points >= least);
                prop_assert!(run.first < run.last && run.last < values.len());
                prop_assert!(run.last - run.first + 1 >= run.points);
            }
        }
        for trend in &found.trends {
            let mut steps = values[trend.first..=trend.last].windows(2);
            let ok = steps.all(|pair| match trend.way {
                Way::Up => pair[0] <= pair[1],
                Way::Down => pair[0] >= pair[1],
            });
            prop_assert!(ok);
        }
    }
}
