//! Every mistake that a person can make in a cell, and what Trellis says to it.

use super::Put::{Day, Error, Formula, Nothing, Number, Text};
use super::sample::sample;
use super::{Put, mistakes_in, with_cell};
use crate::sheet::{read_sheet, write_sheet};

pub(super) fn sheet() -> Vec<u8> {
    write_sheet(&sample()).unwrap()
}

pub(super) fn with(puts: &[(&str, &str, Put<'_>)]) -> Vec<u8> {
    let change = |bytes: Vec<u8>, (sheet, cell, put): &(&str, &str, Put<'_>)| {
        with_cell(&bytes, sheet, cell, put)
    };
    puts.iter().fold(sheet(), change)
}

/// Sheet, cell, what is put there, and what Trellis says to it.
const CASES: &str = "
    Items | C2 | text XX | “XX” is not a stage. Write EX, IN or II.
    Items | B2 | text Region | “Region” is not a place for an item. Write CC, LT, WD, QM, MN, whole region or each program.
    Items | H2 | text moon | “moon” is not a record that an item can mirror. Write assessment, goals, tier, roster, improvement cycle, handover or barriers.
    Domains | A2 | text IS | “IS” is not a capacity domain. Write CC, LT, WD, QM or MN.
    Stages | A2 | number 2 | “2” is not a stage. Write EX, IN or II.
    Questions | A2 | text EX | “EX” is not a capacity domain. Write CC, LT, WD, QM or MN.
    Chapters | D2 | text x | “x” is not a capacity domain. Write CC, LT, WD, QM or MN.
    Sections | C2 | text end | “end” is not a part of a chapter. Write what, working well, why, practices, knowledge, activities or other.
    Statements | B2 | text song | “song” is not a form of a statement. Write paragraph, point, step or question.
    Tiers | A3 | text tall | “tall” is not a tier. Write intensive, brief or universal.
    Tiers | B2 | text nmae | “nmae” is not a part of a tier. Write name, fits, holds, format or rhythm.
    Levels | A3 | text sea | “sea” is not a level. Write motivation, confidence, team, agency or system.
    Levels | B3 | text sign | “sign” is not a part of a level. Write name, signs, look at or strategies.
    Intervention stages | B4 | text like | “like” is not a part of a stage. Write name, about or looks like.
    Finder | C2 | text II | “II” is not a stage of an intervention. Write exploration, installation, initial or full.
    Components | E3 | text start up, later | “later” is not a kind of region. Write start up or continuing.
    Lists | B2 | text fun | “fun” is not a purpose of a list. Write organization review, own check, onboarding or self check.
    Instruments | B2 | text most | “most” is not a whole number. Write how many in 100, such as 80.
    Instruments | B2 | number 0.8 | “0.8” is not a whole number. Write how many in 100, such as 80.
    Instruments | C2 | text highest | “highest” is not a rule for items without agreement. Write stays open, lower or majority.
    Instruments | D2 | nothing | “Word for 0” is empty. Fill it in, or clear the whole row.
    Roles | B2 | text boss | “boss” is not a part in an assessment. Write administrator, facilitator, note taker, respondent or observer.
    Roles | D2 | text some | “some” is neither yes nor no. Write yes, or leave the cell empty for no.
    Indices | D2 | text IS | “IS” is not a capacity domain. Write CC, LT, WD, QM or MN.
    Items | D2 | nothing | “Condition” is empty. Fill it in, or clear the whole row.
    Items | D2 | text    | “Condition” is empty. Fill it in, or clear the whole row.
    Items | A3 | nothing | “Id” is empty. Fill it in, or clear the whole row.
    Items | C3 | nothing | “Stage” is empty. Fill it in, or clear the whole row.
    Items | K2 | nothing | “What counts” is empty. Fill it in, or clear the whole row.
    Statements | D2 | nothing | no source is named here. Write the code of a source, or PJ for professional judgment.
    Tiers | D3 | nothing | no source is named here. Write the code of a source, or PJ for professional judgment.
    Levels | C3 | nothing | “Id” is empty. Fill it in, or clear the whole row.
    Pack | B2 | nothing | “Id” is empty. Write it in the column Value.
    Pack | B7 | nothing | “Whole region: title” is empty. Write it in the column Value, for the sheet Items has such items.
    Pack | A4 | text Name | “Name” is not a word of this sheet. Correct it, or clear the row.
    Items | C5 | text EX | an item for whole region has no stage. Clear this cell.
    Tiers | D2 | text PJ | a name has no sources. Clear this cell.
    Levels | C2 | text x | a name has no id. Clear this cell.
    Items | E2 | error #REF! | this cell shows the error #REF!. Write the text itself.
    Items | E2 | error #DIV/0! | this cell shows the error #DIV/0!. Write the text itself.
    Items | E2 | formula A1&amp;A2 | this cell holds a formula. Write the text itself, or copy the cell and paste it as a value.
    Lists | Z9 | formula 1+1 | this cell holds a formula. Write the text itself, or copy the cell and paste it as a value.
    Items | A2 | day 46000 | this cell holds a date, and a text is wanted. Format the cell as text and write it again.
    Items | A2 | number 1e300 | this cell holds a number, and a text is wanted. Format the cell as text and write it again.
    Items | G2 | text maybe | “maybe” is neither yes nor no. Write yes, or leave the cell empty for no.
    Items | O3 | number 2 | “2” is neither yes nor no. Write yes, or leave the cell empty for no.
    Resources | G2 | text 3/14/26 | “3/14/26” is not a date. Write year-month-day, such as 2026-03-14.
    Resources | G2 | text 2026-02-30 | “2026-02-30” is not a date. Write year-month-day, such as 2026-03-14.
    Resources | G2 | number 46000 | “46000” is not a date. Write year-month-day, such as 2026-03-14.
    Resources | G2 | day 0.5 | a time of day is not a date. Write year-month-day, such as 2026-03-14.
    Items | I2 | text CC-IN-01 | “CC-IN-01” does not say both which item and why. Write the id, a colon and why, such as CC-EX-01: the same people decide.
    Items | D1 | text Conditions | “Conditions” is not a column of this sheet. Correct the heading, or move the column to a sheet whose name begins with Notes.
    Items | P3 | text lost | this cell stands in a column without a heading. Move it to a column of this sheet, or clear it.
";

/// What a line of the cases puts into a cell: a kind and what it says.
fn put(words: &str) -> Put<'_> {
    match words.split_once(' ').unwrap_or((words, "")) {
        ("text", it) => Text(it),
        ("number", it) => Number(it),
        ("day", it) => Day(it),
        ("error", it) => Error(it),
        ("formula", it) => Formula(it),
        ("nothing", "") => Nothing,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_wrong_cell_is_named_with_what_to_do() {
    for case in CASES.trim().lines() {
        let parts: Vec<&str> = case.trim().split(" | ").collect();
        let [sheet, cell, words, sentence] = parts.as_slice() else {
            panic!("{case}");
        };
        let expected = format!("Sheet {sheet}, cell {cell}: {sentence}");
        let found = mistakes_in(&with(&[(sheet, cell, put(words))]));
        assert!(found.contains(&expected), "{expected}\n{found:#?}");
        // One slip does not bring ten sentences: a wrong heading and a lost line bring two.
        assert!(found.len() <= 2, "{found:#?}");
    }
}

#[test]
fn what_stands_twice_is_named_with_both_cells() {
    let other = "Give one of the two rows another id, or clear it";
    let cases: &[(&str, &str, &str, &str)] = &[
        ("Items", "A4", "LT-EX-01", "A2"),
        ("Sources", "A3", "PJ", "A2"),
        ("Chapters", "A3", "zz", "A2"),
        ("Resources", "A3", "plan", "A2"),
        ("Activities", "A3", "CPC1-A2", "A2"),
        ("Levels", "C5", "team-room", "C4"),
        ("Entries", "A3", "SC-01", "A2"),
        ("Lists", "A3", "check", "A2"),
    ];
    for (sheet, cell, id, first) in cases {
        let expected =
            format!("Sheet {sheet}, cell {cell}: “{id}” stands in cell {first} as well. {other}.");
        let found = mistakes_in(&with(&[(sheet, cell, Text(id))]));
        assert!(found.contains(&expected), "{expected}\n{found:#?}");
    }
    let names = [("Tiers", "B3", Text("name")), ("Tiers", "D3", Nothing)];
    assert_eq!(
        mistakes_in(&with(&names)),
        [
            "Sheet Tiers, cell B3: the part “name” of “brief” stands in cell B2 as well. Keep one of the two rows."
        ]
    );
    assert_eq!(
        mistakes_in(&with(&[("Pack", "A3", Text("Id"))])),
        [
            "Sheet Pack, cell A3: “Id” stands in row 2 as well. Keep one of the two rows.",
            "Sheet Pack, cell A11: “Version” is empty. Write it in the column Value.",
        ]
    );
    let heading = mistakes_in(&with(&[("Items", "E1", Text("Condition"))]));
    assert_eq!(
        heading,
        [
            "Sheet Items, cell E1: the column “Condition” stands in D1 as well. Keep one of the two.",
            "Sheet Items, cell P1: the column “How we would know” is missing. Write this heading here and fill in the column.",
        ]
    );
}

#[test]
fn what_belongs_to_nothing_is_named() {
    let cases: &[(&str, &str, &str, &str, &str)] = &[
        ("Sections", "B2", "chapter", "Chapters", "nn"),
        ("Statements", "A2", "section", "Sections", "zz"),
        ("Activities", "B2", "component", "Components", "CPC9"),
        ("Entries", "B2", "list", "Lists", "CHECK"),
        ("Roles", "A2", "instrument", "Instruments", "weeks"),
        ("Indices", "B2", "instrument", "Instruments", "weeks"),
    ];
    for (sheet, cell, kind, other, id) in cases {
        assert_eq!(
            mistakes_in(&with(&[(sheet, cell, Text(id))])),
            [format!(
                "Sheet {sheet}, cell {cell}: “{id}” is not a {kind} of this pack. Write one that stands on the sheet {other}, or add it there."
            )]
        );
    }
    assert_eq!(
        mistakes_in(&with(&[("Intervention stages", "A2", Text("initial"))])),
        [
            "Sheet Intervention stages, cell A2: “initial” has no row with the part “about”. Add such a row.",
            "Sheet Intervention stages, cell A3: “full” has no row with the part “name”. Add such a row.",
        ]
    );
}

#[test]
fn all_mistakes_are_named_at_once_by_sheet_and_cell() {
    let puts = [
        ("Entries", "A2", Nothing),
        ("Items", "B10", Text("CC")),
        ("Items", "C4", Text("XX")),
        ("Items", "A2", Nothing),
        ("Sources", "B2", Nothing),
        ("Pack", "B3", Nothing),
    ];
    let error = read_sheet(&with(&puts)).unwrap_err();
    let cells: Vec<String> = error
        .mistakes()
        .iter()
        .map(|it| format!("{} {}", it.sheet, it.cell))
        .collect();
    let expected = [
        "Pack B3",
        "Sources B2",
        "Items A2",
        "Items C4",
        "Items A10",
        "Items C10",
        "Items D10",
        "Items E10",
        "Items F10",
        "Entries A2",
    ];
    assert_eq!(cells, expected);
    assert_eq!(
        error.to_string(),
        "This spreadsheet cannot be used yet – sheet Pack, cell B3: “Version” is empty (and 9 more)"
    );
    assert_eq!(
        error.remedy(),
        "Mend what is named and choose the file again, or send this message to whoever made it"
    );
}
