//! The columns of what is computed.

use crate::analysis::records::{column, region_columns};
use crate::analysis::{Column, Holds};
use crate::tables::words::choices;
use trellis_domain::noun::{contact, goal, participant_answer as pa, seat};
use trellis_domain::words::{Mode, VisitPhase};

use Holds::{Date, Decimal, Id, Integer, Text};

/// A closed list, as code and word.
type Choices = Vec<(&'static str, &'static str)>;

fn counted(name: &str, unit: &'static str, meaning: &str, source: &str) -> Column {
    Column {
        unit,
        ..column(name, Integer, meaning, source)
    }
}

fn measured(name: &str, unit: &'static str, meaning: &str, source: &str) -> Column {
    Column {
        unit,
        ..column(name, Decimal, meaning, source)
    }
}

fn chosen(name: &str, allowed: Choices, meaning: &str, source: &str) -> Column {
    Column {
        allowed,
        ..column(name, Text, meaning, source)
    }
}

fn domains() -> Choices {
    choices(goal::NOUN.name, goal::domain)
}

/// What an assessment came to.
pub(super) fn of_scores() -> Vec<Column> {
    let source = "computed from the items of the assessment, or typed";
    let kinds = vec![
        ("domain", "A capacity domain"),
        ("index", "An index of the instrument"),
    ];
    let mut columns = vec![column("assessment", Id, "The assessment.", "assessment.id")];
    columns.extend(region_columns());
    columns.extend([
        column("held_on", Date, "The day.", "assessment.held_on"),
        column(
            "agency",
            Id,
            "The agency it is about; empty is the community.",
            "assessment.agency",
        ),
        column("of", Text, "The community, or the agency’s name.", source),
        column(
            "instrument",
            Text,
            "The instrument’s code.",
            "assessment.instrument",
        ),
        column(
            "instrument_name",
            Text,
            "What it is called.",
            "the content pack",
        ),
        chosen("kind", kinds, "What was scored.", source),
        column("code", Text, "The domain’s code, or the index.", source),
        column("name", Text, "What it is called.", source),
        chosen(
            "domain",
            domains(),
            "The domain it is, or speaks to.",
            source,
        ),
        measured(
            "mean",
            "points from 0 to 2",
            "The mean of the items with a score; empty where too few have one.",
            source,
        ),
        counted("items_scored", "items", "Items with a score.", source),
        counted("items_that_apply", "items", "Items that apply.", source),
    ]);
    columns
}

/// Seats of a team.
pub(super) fn of_seats() -> Vec<Column> {
    let source = "computed from the seats that stand on that day";
    let posts = "full-time posts";
    let mut columns = region_columns();
    columns.extend([
        column("as_of", Date, "The day of this export.", "the calendar"),
        chosen(
            "team",
            choices(seat::NOUN.name, seat::team),
            "Which team.",
            "seat.team",
        ),
        counted("seats", "seats", "Seats.", source),
        counted("filled", "seats", "Seats with somebody in them.", source),
        counted("vacant", "seats", "Seats with nobody in them.", source),
        measured("fte", posts, "All seats, as shares of a post.", source),
        measured(
            "fte_filled",
            posts,
            "Filled seats, as shares of a post.",
            source,
        ),
        measured(
            "fte_wanted",
            posts,
            "What the practice asks for; the CIT alone.",
            "the practice",
        ),
    ]);
    columns
}

/// Visits.
pub(super) fn of_visits() -> Vec<Column> {
    let source = "computed from what belongs to the visit";
    let phases = VisitPhase::ALL.iter().map(|it| (it.code(), it.word()));
    let mut columns = vec![column("visit", Id, "The visit.", "contact.id")];
    columns.extend(region_columns());
    columns.extend([
        column(
            "took_on",
            Date,
            "The day it takes or took place.",
            "contact.took_on",
        ),
        column(
            "title",
            Text,
            "What it is called on the agenda.",
            "contact.title",
        ),
        chosen(
            "mode",
            choices(contact::NOUN.name, contact::mode),
            "How.",
            "contact.mode",
        ),
        chosen(
            "phase",
            phases.collect(),
            "Where it is on its way.",
            "contact.phase",
        ),
        counted("minutes", "minutes", "Contact time.", "contact.minutes"),
        counted("lines", "lines", "Lines on the agenda.", source),
        counted("lines_done", "lines", "Lines that were done.", source),
        counted(
            "changes_of_plan",
            "changes of plan",
            "Plans that changed in the room.",
            source,
        ),
        counted("goals_agreed", "goals", "Goals agreed in it.", source),
        counted("actions_agreed", "actions", "Actions agreed in it.", source),
    ]);
    columns
}

/// Anonymous sheets in counts.
pub(super) fn of_participants() -> Vec<Column> {
    let source = "counted from anonymous sheets; left out where only a few answered";
    let questions = vec![
        (pa::useful, "Was it useful"),
        (pa::fitting, "Did it fit the region"),
        (pa::involved, "Were you involved in what was decided"),
    ];
    let mut columns = vec![column("contact", Id, "The contact.", "contact.id")];
    columns.extend(region_columns());
    columns.extend([
        chosen("question", questions, "What was asked.", source),
        chosen(
            "answer",
            choices(pa::NOUN.name, pa::useful),
            "The word that was chosen.",
            source,
        ),
        counted("people", "people", "How many chose it.", source),
        counted("sheets", "people", "How many sheets there are.", source),
    ]);
    columns
}

/// Support by quarter and mode.
pub(super) fn of_dose_by_mode() -> Vec<Column> {
    let modes = Mode::ALL.iter().map(|it| (it.code(), it.word()));
    of_dose([chosen(
        "mode",
        modes.collect(),
        "How; empty where nobody said.",
        "contact.mode",
    )])
}

/// Support by quarter and component.
pub(super) fn of_dose_by_component() -> Vec<Column> {
    of_dose([
        column(
            "component",
            Text,
            "The core practice component, by code.",
            "component_use.component",
        ),
        column(
            "component_name",
            Text,
            "What it is called.",
            "the field guide",
        ),
    ])
}

/// Support by quarter and domain.
pub(super) fn of_dose_by_domain() -> Vec<Column> {
    of_dose([
        chosen(
            "domain",
            domains(),
            "The capacity domain.",
            "computed from agenda lines that were done and domains that were touched",
        ),
        column("domain_name", Text, "Its name.", "the practice"),
    ])
}

fn of_dose<const N: usize>(by: [Column; N]) -> Vec<Column> {
    let source = "computed from contacts that took place; a joint contact counts in each region";
    let mut columns = region_columns();
    columns.extend([
        column(
            "quarter",
            Text,
            "The calendar quarter, such as 2026Q3.",
            source,
        ),
        column("quarter_begins", Date, "Its first day.", source),
    ]);
    columns.extend(by);
    columns.extend([
        counted("contacts", "contacts", "How many contacts.", source),
        counted(
            "minutes",
            "minutes",
            "The minutes that were written down.",
            source,
        ),
        counted(
            "contacts_without_minutes",
            "contacts",
            "How many of the contacts have no minutes.",
            source,
        ),
    ]);
    columns
}
