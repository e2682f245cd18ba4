//! From a pack to the rows of each sheet, in the order of the pack.

mod instruments;
mod practice;

use super::columns::{self, Sheet};
use super::words::{Where, Word};
use trellis_domain::pack::{Chapter, Domain, Item, ItemList, Pack, Place, Resource, Source, Stage};

/// What one cell is to hold.
pub(super) enum Field {
    /// A text as it is.
    Text(String),
    /// Ids or codes, with commas between them.
    List(Vec<String>),
    /// One text a line.
    Lines(Vec<String>),
}

/// One row, a field for every column.
pub(super) type Line = Vec<Field>;

/// The rows of one sheet.
pub(super) type Filled = (&'static Sheet, Vec<Line>);

/// A text.
pub(super) fn text(text: &str) -> Field {
    Field::Text(text.to_owned())
}

/// Ids or codes.
pub(super) fn list(list: &[String]) -> Field {
    Field::List(list.to_vec())
}

fn optional(it: Option<&String>) -> Field {
    text(it.map_or("", String::as_str))
}

fn word<W: Word>(word: W) -> Field {
    Field::Text(word.in_cell())
}

fn find_word<W: Word>(it: Option<W>) -> Field {
    it.map_or_else(|| text(""), word)
}

fn yes(is_so: bool) -> Field {
    text(if is_so { "yes" } else { "" })
}

/// The values of the sheet Pack, in the order of its words.
pub(super) fn of_head(pack: &Pack) -> Vec<String> {
    let list = |list: &Option<_>| match list {
        Some(ItemList { title, note, .. }) => (title.clone(), note.clone()),
        None => Default::default(),
    };
    let (region_title, region_note) = list(&pack.strip);
    let (program_title, program_note) = list(&pack.interventions);
    vec![
        pack.id.clone(),
        pack.version.clone(),
        pack.title.clone(),
        pack.language.clone(),
        pack.note.clone(),
        region_title,
        region_note,
        program_title,
        program_note,
    ]
}

/// The rows of every other sheet, in the order of the tabs.
pub(super) fn of_pack(pack: &Pack) -> Vec<Filled> {
    vec![
        (&columns::SOURCES, sources(pack)),
        (&columns::DOMAINS, domains(pack)),
        (&columns::STAGES, stages(pack)),
        (&columns::QUESTIONS, questions(pack)),
        (&columns::ITEMS, items(pack)),
        (&columns::CHAPTERS, chapters(pack)),
        (&columns::SECTIONS, sections(pack)),
        (&columns::STATEMENTS, statements(pack)),
        (&columns::RESOURCES, resources(pack)),
        (&columns::COMPONENTS, practice::components(pack)),
        (&columns::ACTIVITIES, practice::activities(pack)),
        (&columns::TIERS, practice::tiers(pack)),
        (&columns::LEVELS, practice::levels(pack)),
        (
            &columns::INTERVENTION_STAGES,
            practice::intervention_stages(pack),
        ),
        (&columns::FINDER, practice::finder(pack)),
        (&columns::LISTS, practice::lists(pack)),
        (&columns::ENTRIES, practice::entries(pack)),
        (&columns::INSTRUMENTS, instruments::instruments(pack)),
        (&columns::ROLES, instruments::roles(pack)),
        (&columns::INDICES, instruments::indices(pack)),
    ]
}

fn sources(pack: &Pack) -> Vec<Line> {
    let row = |it: &Source| {
        vec![
            text(&it.code),
            text(&it.title),
            optional(it.address.as_ref()),
        ]
    };
    pack.sources.iter().map(row).collect()
}

fn domains(pack: &Pack) -> Vec<Line> {
    let row = |it: &Domain| {
        vec![
            word(it.code),
            text(&it.name),
            text(&it.short_name),
            text(&it.working_well),
            list(&it.sources),
        ]
    };
    pack.domains.iter().map(row).collect()
}

fn stages(pack: &Pack) -> Vec<Line> {
    let row = |it: &Stage| vec![word(it.code), text(&it.name), text(&it.paper_name)];
    pack.stages.iter().map(row).collect()
}

/// Every cell has a row here, so that the order of the cells comes back: one without
/// questions has a row with an empty question.
fn questions(pack: &Pack) -> Vec<Line> {
    let mut rows = Vec::new();
    for cell in &pack.cells {
        let row = |question: &str| vec![word(cell.domain), word(cell.stage), text(question)];
        rows.extend(cell.questions.iter().map(|question| row(question)));
        if cell.questions.is_empty() {
            rows.push(row(""));
        }
    }
    rows
}

fn items(pack: &Pack) -> Vec<Line> {
    pack.items().map(|(place, it)| item(place, it)).collect()
}

fn item(place: Place, it: &Item) -> Line {
    let (stands_in, stage) = match place {
        Place::Cell(domain, stage) => (Where::Domain(domain), Some(stage)),
        Place::Strip => (Where::WholeRegion, None),
        Place::Interventions => (Where::EachProgram, None),
    };
    let leans_on = it
        .leans_on
        .iter()
        .map(|to| format!("{}: {}", to.item, to.why));
    let help = it.help.as_ref();
    vec![
        text(&it.id),
        word(stands_in),
        find_word(stage),
        text(&it.text),
        text(&it.evidence),
        list(&it.sources),
        yes(it.rollout),
        find_word(it.mirrors),
        Field::Lines(leans_on.collect()),
        optional(help.map(|help| &help.why)),
        optional(help.map(|help| &help.counts)),
        optional(help.map(|help| &help.ask)),
        list(help.map_or(&[], |help| help.sources.as_slice())),
        list(&it.replaces),
        yes(it.retired),
    ]
}

fn chapters(pack: &Pack) -> Vec<Line> {
    let row = |it: &Chapter| {
        vec![
            text(&it.id),
            text(&it.title),
            text(&it.about),
            find_word(it.domain),
            list(&it.resources),
        ]
    };
    pack.chapters.iter().map(row).collect()
}

fn sections(pack: &Pack) -> Vec<Line> {
    let mut rows = Vec::new();
    for chapter in &pack.chapters {
        rows.extend(chapter.sections.iter().map(|it| {
            vec![
                text(&it.id),
                text(&chapter.id),
                word(it.part),
                text(&it.heading),
                find_word(it.stage),
            ]
        }));
    }
    rows
}

fn statements(pack: &Pack) -> Vec<Line> {
    let mut rows = Vec::new();
    for section in pack.chapters.iter().flat_map(|chapter| &chapter.sections) {
        rows.extend(section.statements.iter().map(|it| {
            vec![
                text(&section.id),
                word(it.form),
                text(&it.text),
                list(&it.sources),
            ]
        }));
    }
    rows
}

fn resources(pack: &Pack) -> Vec<Line> {
    let row = |it: &Resource| {
        vec![
            text(&it.id),
            text(&it.title),
            text(&it.about),
            optional(it.label.as_ref()),
            optional(it.address.as_ref()),
            Field::Lines(it.path.clone()),
            Field::Text(it.checked_on.map(|day| day.to_string()).unwrap_or_default()),
            list(&it.sources),
        ]
    };
    pack.resources.iter().map(row).collect()
}
