//! What the template shows: one row a sheet that says what such a row looks like.

use super::columns::{self, Sheet};
use super::rows::{Filled, Line, text};

/// The values of the sheet Pack that need not be thought up.
pub(super) fn head() -> Vec<String> {
    let values = ["", "1.0", "", "en-US", "", "", "", "", ""];
    values.into_iter().map(str::to_owned).collect()
}

/// One example a sheet, but none of a stage: the stages have three names and no more.
const EXAMPLES: [(&Sheet, &[&str]); 20] = [
    (
        &columns::SOURCES,
        &[
            "example: S1",
            "Our county’s plan for family support, 2026",
            "https://www.example.org/plan",
        ],
    ),
    (
        &columns::DOMAINS,
        &[
            "example: CC",
            "Co-creation partners",
            "Co-creation",
            "Those who shape the work meet, decide together and keep to it.",
            "PJ",
        ],
    ),
    (&columns::STAGES, &[]),
    (
        &columns::QUESTIONS,
        &[
            "example: CC",
            "EX",
            "Who has been part of this from the beginning?",
        ],
    ),
    (
        &columns::ITEMS,
        &[
            "example: CC-EX-90",
            "CC",
            "EX",
            "Families have a say in what the coalition takes on.",
            "Minutes name who spoke for families.",
            "PJ",
            "no",
            "",
            "LT-EX-01: the same people decide",
            "Those who live with a decision know what it takes.",
            "A seat, an invitation, or a regular conversation.",
            "When did a family last change your minds?",
            "PJ",
            "",
            "no",
        ],
    ),
    (
        &columns::CHAPTERS,
        &[
            "example: our-county",
            "How we work here",
            "What a new colleague should know in the first month.",
            "",
            "county-plan",
        ],
    ),
    (
        &columns::SECTIONS,
        &[
            "example: our-county-what",
            "our-county",
            "what",
            "What we mean by support",
            "",
        ],
    ),
    (
        &columns::STATEMENTS,
        &[
            "example: our-county-what",
            "paragraph",
            "Support is something we do with a team, not for it.",
            "PJ",
        ],
    ),
    (
        &columns::RESOURCES,
        &[
            "example: county-plan",
            "County plan",
            "Shows who has promised what.",
            "",
            "https://www.example.org/plan",
            "Choose Families\nOpen Plan 2026",
            "2026-03-14",
            "PJ",
        ],
    ),
    (
        &columns::COMPONENTS,
        &[
            "example: CPC1",
            "Building trust",
            "yes",
            "Everything else rests on it.",
            "start up",
            "PJ",
        ],
    ),
    (
        &columns::ACTIVITIES,
        &[
            "example: CPC1-A1",
            "CPC1",
            "Listens before offering anything.",
            "yes",
            "PJ",
        ],
    ),
    (
        &columns::TIERS,
        &[
            "example: brief",
            "fits",
            "Regions with one question that they want to work on.",
            "PJ",
        ],
    ),
    (
        &columns::LEVELS,
        &[
            "example: team",
            "signs",
            "team-quiet",
            "The same two people speak at every meeting.",
            "PJ",
        ],
    ),
    (
        &columns::INTERVENTION_STAGES,
        &[
            "example: installation",
            "about",
            "Resources are in use, and people are being trained.",
            "PJ",
        ],
    ),
    (
        &columns::FINDER,
        &[
            "example: in-use",
            "Has anybody begun to deliver it?",
            "initial",
            "PJ",
        ],
    ),
    (
        &columns::LISTS,
        &[
            "example: first-weeks",
            "onboarding",
            "Your first weeks",
            "A list to talk through with a colleague.",
        ],
    ),
    (
        &columns::ENTRIES,
        &[
            "example: FW-01",
            "first-weeks",
            "People",
            "I have met everybody on the team.",
            "A colleague introduces you.",
            "",
            "",
            "",
            "PJ",
        ],
    ),
    (
        &columns::INSTRUMENTS,
        &[
            "example: our-check",
            "80",
            "stays open",
            "Not yet",
            "Partly",
            "In place",
            "Read the item aloud.\nReady, set, vote.",
        ],
    ),
    (
        &columns::ROLES,
        &[
            "example: our-check",
            "respondent",
            "Knows the work from the inside.",
            "yes",
        ],
    ),
    (
        &columns::INDICES,
        &[
            "example: leadership",
            "our-check",
            "Leadership",
            "LT",
            "OC-01, OC-02",
        ],
    ),
];

/// The rows of every sheet but Pack, in the order of the tabs.
pub(super) fn rows() -> Vec<Filled> {
    let line = |cells: &[&str]| -> Line { cells.iter().map(|cell| text(cell)).collect() };
    let filled = |(sheet, cells): (&'static Sheet, &[&str])| -> Filled {
        let lines = if cells.is_empty() {
            vec![]
        } else {
            vec![line(cells)]
        };
        (sheet, lines)
    };
    EXAMPLES.into_iter().map(filled).collect()
}
