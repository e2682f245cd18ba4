//! The sheets of a workbook and their columns: one table that writing and reading share.

mod checklists;
mod guide;
mod instruments;

pub(super) use checklists::{DOMAINS, ITEMS, PACK, QUESTIONS, SOURCES, STAGES};
pub(super) use guide::{
    ACTIVITIES, CHAPTERS, COMPONENTS, ENTRIES, FINDER, INTERVENTION_STAGES, LEVELS, LISTS,
    RESOURCES, SECTIONS, STATEMENTS, TIERS,
};
pub(super) use instruments::{INDICES, INSTRUMENTS, ROLES};

/// The first sheet, which is read by people only.
pub(super) const READ_ME: &str = "Read me";

/// Sheets whose name begins so are for people only, too.
pub(super) const NOTES: &str = "notes";

/// A first cell that begins so marks a row that reading skips.
pub(super) const EXAMPLE: &str = "example:";

/// One sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Its name on the tab.
    pub name: &'static str,
    /// Its columns. The first names the row and tells an example apart.
    pub columns: &'static [Column],
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Its heading.
    pub head: &'static str,
    /// The words that its cells choose from, where they do.
    pub words: Option<fn() -> Vec<String>>,
    /// An empty cell is a mistake.
    pub is_needed: bool,
    /// In characters.
    pub width: u8,
    /// What to write, shown beside the cell.
    pub help: &'static str,
}

/// A column whose cells have to be filled in.
const fn needed(head: &'static str, width: u8, help: &'static str) -> Column {
    Column {
        head,
        words: None,
        is_needed: true,
        width,
        help,
    }
}

/// A column whose cells may stay empty.
const fn free(head: &'static str, width: u8, help: &'static str) -> Column {
    Column {
        is_needed: false,
        ..needed(head, width, help)
    }
}

impl Column {
    const fn of(self, words: fn() -> Vec<String>) -> Self {
        Self {
            words: Some(words),
            ..self
        }
    }
}

fn yes() -> Vec<String> {
    vec!["yes".to_owned(), "no".to_owned()]
}

const ID: &str = "Made of capital letters, digits and hyphens. Keep it for good and never use it for anything else.";
const SMALL_ID: &str = "Made of small letters, digits and hyphens. Keep it for good and never use it for anything else.";
const CITED: &str =
    "Codes from the sheet Sources, with commas between them. PJ stands for professional judgment.";
const REPLACED: &str =
    "Ids that this one takes the place of, with commas between them. Their answers stay readable.";
const DOMAIN: &str = "CC, LT, WD, QM or MN.";
const STAGE: &str = "EX, IN or II.";
const SOURCES_HEAD: Column = needed("Sources", 14, CITED);

/// Every sheet that is read, in the order of the tabs.
pub(super) const ALL: [&Sheet; 21] = [
    &PACK,
    &SOURCES,
    &DOMAINS,
    &STAGES,
    &QUESTIONS,
    &ITEMS,
    &CHAPTERS,
    &SECTIONS,
    &STATEMENTS,
    &RESOURCES,
    &COMPONENTS,
    &ACTIVITIES,
    &TIERS,
    &LEVELS,
    &INTERVENTION_STAGES,
    &FINDER,
    &LISTS,
    &ENTRIES,
    &INSTRUMENTS,
    &ROLES,
    &INDICES,
];

/// The rows of the sheet Pack: the word, whether its value is needed, and what it is.
pub(super) const PACK_WORDS: [(&str, bool, &str); 9] = [
    (
        "Id",
        true,
        "The same for every version. Small letters, digits, dots and hyphens, such as mycounty.checklists.",
    ),
    (
        "Version",
        true,
        "Numbers with dots between them, such as 1.0. Raise it when you change anything.",
    ),
    ("Title", true, "What a person calls this pack."),
    (
        "Language",
        true,
        "The language of its words, such as en-US.",
    ),
    (
        "Note",
        true,
        "What these words are and are not. Shown once, quietly.",
    ),
    (
        "Whole region: title",
        false,
        "The heading over the items for the whole region. Needed where there are such items.",
    ),
    (
        "Whole region: note",
        false,
        "One or two sentences on what these items are about.",
    ),
    (
        "Each program: title",
        false,
        "The heading over the items for each program. Needed where there are such items.",
    ),
    (
        "Each program: note",
        false,
        "One or two sentences on what these items are about.",
    ),
];
