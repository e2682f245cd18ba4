//! Complete, clear, current: questions that may help.

use super::day;
use trellis_domain::goal_quality::Hint::{
    DayPassed, MilestoneBeyond, MilestonePassed, NoAmount, NoBaseline, NoDate, NoMeasure, NoOwner,
    NoStep, NoTarget, Quiet, TooLong, TooShort,
};
use trellis_domain::goal_quality::{Facts, Hint, Test, hints};

/// A goal that leaves nothing to ask.
fn whole() -> Facts<'static> {
    Facts {
        statement: "Every key task has a backup",
        measure: "tasks with a backup",
        baseline: "two of nine",
        target: "all nine",
        by_on: Some(day("2027-05-19")),
        has_step: true,
        has_owner: true,
        next_milestone: Some(day("2026-12-31")),
        milestone_beyond: false,
        touched_on: Some(day("2026-11-01")),
    }
}

#[test]
fn a_goal_is_asked_about_what_it_lacks_and_nothing_else() {
    const LONG: &str = "By the end of the year after next all of the people who work in any of the agencies of all four counties will have been told by somebody they know what it is that we want to do";
    let all = whole();
    #[rustfmt::skip]
    let cases: Vec<(Facts<'_>, &[Hint], &str)> = vec![
        (all, &[], "nothing is missing"),
        (Facts { measure: "", ..all }, &[NoMeasure], "without a measure, where it stands is not asked"),
        (Facts { measure: " ", baseline: "", target: "", ..all }, &[NoMeasure], "one question for the three"),
        (Facts { baseline: "", ..all }, &[NoBaseline], "where it stands"),
        (Facts { target: "", ..all }, &[NoTarget], "where it should get to"),
        (Facts { by_on: None, ..all }, &[NoDate], "no date"),
        (Facts { has_step: false, has_owner: false, ..all }, &[NoStep], "no step, and so no owner"),
        (Facts { has_owner: false, ..all }, &[NoOwner], "a step that nobody takes"),
        (Facts { statement: "Backups", ..all }, &[TooShort], "one word"),
        (Facts { statement: LONG, ..all }, &[TooLong], "a sentence that nobody remembers"),
        (Facts { statement: "Improve the coaching of new staff", target: "", ..all },
            &[NoTarget, NoAmount], "a direction without an amount"),
        (Facts { statement: "Improve the coaching of new staff", ..all }, &[], "the target says how far"),
        (Facts { statement: "Reduce waiting to 14 days", target: "", ..all }, &[NoTarget], "the sentence says how far"),
        (Facts { by_on: Some(day("2026-11-18")), ..all }, &[DayPassed], "its day was yesterday"),
        (Facts { by_on: Some(day("2026-11-19")), ..all }, &[], "its day is today"),
        (Facts { next_milestone: Some(day("2026-11-18")), ..all }, &[MilestonePassed], "a milestone was yesterday"),
        (Facts { milestone_beyond: true, ..all }, &[MilestoneBeyond], "a milestone after the end"),
        (Facts { touched_on: Some(day("2026-08-18")), ..all }, &[Quiet], "a season and a day of silence"),
        (Facts { touched_on: Some(day("2026-08-19")), ..all }, &[], "a season of silence"),
        (Facts { by_on: Some(day("2026-01-01")), next_milestone: Some(day("2025-12-31")),
            touched_on: Some(day("2025-01-01")), ..all }, &[DayPassed], "one question where one answer settles all"),
        (Facts::default(), &[NoMeasure, NoDate, NoStep, TooShort], "nothing but a place for a goal"),
    ];
    for (facts, expected, why) in cases {
        assert_eq!(hints(&facts, day("2026-11-19")), expected, "{why}");
    }
}

#[test]
fn every_question_belongs_to_one_of_the_three_and_is_one() {
    let asked: [(Hint, Test); 13] = [
        (NoMeasure, Test::Complete),
        (NoBaseline, Test::Complete),
        (NoTarget, Test::Complete),
        (NoDate, Test::Complete),
        (NoStep, Test::Complete),
        (NoOwner, Test::Complete),
        (TooShort, Test::Clear),
        (TooLong, Test::Clear),
        (NoAmount, Test::Clear),
        (DayPassed, Test::Current),
        (MilestonePassed, Test::Current),
        (MilestoneBeyond, Test::Current),
        (Quiet, Test::Current),
    ];
    for (hint, test) in asked {
        assert_eq!(hint.test(), test, "{hint:?}");
        assert!(hint.ask().ends_with('?'), "{hint:?}: {}", hint.ask());
    }
    assert_eq!(
        [Test::Complete, Test::Clear, Test::Current].map(Test::word),
        ["Complete", "Clear", "Current"]
    );
}
