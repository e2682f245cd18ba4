//! From the cells of a workbook to a pack, with every mistake on the way.

mod guide;
mod head;
mod instruments;
mod outlines;
mod practice;

use super::columns::{DOMAINS, ITEMS, NOTES, QUESTIONS, SOURCES, STAGES, Sheet};
use super::grid::{Found, is_for_people};
use super::mistake::shown;
use super::table::{Reading, Row, Tab};
use super::words::{Where, Word as _};
use super::{ReadSheet, SheetError};
use trellis_domain::pack::{
    CapacityDomain, CapacityStage, Cell, Domain, FORMAT, Help, Item, Leaning, Pack, Source, Stage,
};

/// Reads every sheet, and hands out the pack only where nothing is wrong.
pub(super) fn read(found: Vec<Found>) -> Result<ReadSheet, SheetError> {
    let mut book = Book {
        reading: Reading::default(),
        found,
    };
    book.tabs();
    let mut pack = Pack {
        format: FORMAT,
        ..Pack::default()
    };
    let lists = book.head(&mut pack);
    book.sources(&mut pack);
    book.domains_and_stages(&mut pack);
    book.questions(&mut pack);
    let (strip, interventions) = book.items(&mut pack);
    pack.strip = book.list(&lists.whole_region, strip);
    pack.interventions = book.list(&lists.each_program, interventions);
    book.guide(&mut pack);
    book.practice(&mut pack);
    let places = book.reading.finish()?;
    Ok(ReadSheet { pack, places })
}

/// A workbook that is being read.
struct Book {
    reading: Reading,
    found: Vec<Found>,
}

impl Book {
    /// The rows of a sheet; none where the workbook has no such sheet.
    fn rows(&mut self, sheet: &'static Sheet) -> Vec<Row> {
        let is_it =
            |(_, found): &(usize, &Found)| found.sheet.is_some_and(|it| it.name == sheet.name);
        match self.found.iter().enumerate().find(is_it) {
            Some((at, found)) => self.reading.rows(found, sheet, at),
            None => Vec::new(),
        }
    }

    /// What is wrong with the sheets themselves.
    fn tabs(&mut self) {
        for (at, found) in self.found.iter().enumerate() {
            let tab = Tab {
                name: found.name.clone(),
                at,
            };
            if found.is_hidden {
                let remedy = "Show it, so that everyone sees what comes in, or delete it";
                self.reading.note(
                    &tab,
                    (0, 0),
                    "this sheet is hidden".to_owned(),
                    remedy.to_owned(),
                );
            } else if found.sheet.is_none() && !is_for_people(&found.name) {
                let what = "this sheet is none that Trellis reads".to_owned();
                let remedy = format!("Delete it, or begin its name with {}", capital(NOTES));
                self.reading.note(&tab, (0, 0), what, remedy);
            }
        }
    }

    fn sources(&mut self, pack: &mut Pack) {
        for row in self.rows(&SOURCES) {
            let it = &mut self.reading;
            pack.sources.push(Source {
                code: it.id(&row, "Code", "source"),
                title: it.text(&row, "Title"),
                address: it.find_text(&row, "Address"),
            });
        }
    }

    fn domains_and_stages(&mut self, pack: &mut Pack) {
        for row in self.rows(&DOMAINS) {
            let it = &mut self.reading;
            let code: Option<CapacityDomain> = it.word(&row, "Domain");
            let name = it.text(&row, "Name");
            let short_name = it.text(&row, "Short name");
            let working_well = it.text(&row, "Working well");
            let sources = it.sources(&row, "Sources");
            if let Some(code) = code {
                it.claim(&row, "Domain", "domain", code.code());
                pack.domains.push(Domain {
                    code,
                    name,
                    short_name,
                    working_well,
                    sources,
                });
            }
        }
        for row in self.rows(&STAGES) {
            let it = &mut self.reading;
            let code: Option<CapacityStage> = it.word(&row, "Stage");
            let name = it.text(&row, "Name");
            let paper_name = it.text(&row, "Name on paper");
            if let Some(code) = code {
                it.claim(&row, "Stage", "stage", code.code());
                pack.stages.push(Stage {
                    code,
                    name,
                    paper_name,
                });
            }
        }
    }

    fn questions(&mut self, pack: &mut Pack) {
        for row in self.rows(&QUESTIONS) {
            let it = &mut self.reading;
            let domain = it.word(&row, "Domain");
            let stage = it.word(&row, "Stage");
            let question = it.find_text(&row, "Question");
            if let (Some(domain), Some(stage)) = (domain, stage) {
                it.mark(&row, "Domain", cell_place(domain, stage));
                put(pack, domain, stage, |cell| cell.questions.extend(question));
            }
        }
    }

    /// Puts the items of cells into their cells, and gives the others back: those for
    /// the whole region and those for each program.
    fn items(&mut self, pack: &mut Pack) -> (Vec<Item>, Vec<Item>) {
        let (mut strip, mut interventions) = (Vec::new(), Vec::new());
        for row in self.rows(&ITEMS) {
            let item = self.item(&row);
            let it = &mut self.reading;
            let stands_in = it.word(&row, "Where");
            let stage = it.find_word(&row, "Stage");
            match stands_in {
                Some(Where::Domain(domain)) => {
                    if !row.has("Stage") {
                        // Notes that it is empty.
                        it.text(&row, "Stage");
                    }
                    if let Some(stage) = stage {
                        it.mark(&row, "Where", cell_place(domain, stage));
                        put(pack, domain, stage, |cell| cell.items.push(item));
                    }
                }
                Some(outside) => {
                    let why = format!("an item for {} has no stage", outside.in_cell());
                    it.refuse_filled(&row, "Stage", &why);
                    match outside {
                        Where::WholeRegion => strip.push(item),
                        _ => interventions.push(item),
                    }
                }
                None => {}
            }
        }
        (strip, interventions)
    }

    fn item(&mut self, row: &Row) -> Item {
        let help = self.help(row);
        let leans_on = self.leanings(row);
        let it = &mut self.reading;
        Item {
            id: it.id(row, "Id", "item"),
            text: it.text(row, "Condition"),
            evidence: it.text(row, "How we would know"),
            sources: it.sources(row, "Sources"),
            rollout: it.is_yes(row, "Rollout"),
            mirrors: it.find_word(row, "Mirrors"),
            leans_on,
            help,
            replaces: it.list(row, "Replaces"),
            retired: it.is_yes(row, "Retired"),
        }
    }

    fn help(&mut self, row: &Row) -> Option<Help> {
        let heads = ["Why", "What counts", "How to ask", "Sources of these"];
        if !heads.iter().any(|head| row.has(head)) {
            return None;
        }
        let it = &mut self.reading;
        Some(Help {
            why: it.text(row, "Why"),
            counts: it.text(row, "What counts"),
            ask: it.text(row, "How to ask"),
            sources: it.sources(row, "Sources of these"),
        })
    }

    fn leanings(&mut self, row: &Row) -> Vec<Leaning> {
        let mut leanings = Vec::new();
        for line in self.reading.lines(row, "Leans on") {
            let (item, why) = line.split_once(':').unwrap_or((&line, ""));
            let (item, why) = (item.trim(), why.trim());
            if item.is_empty() || why.is_empty() {
                let what = format!("“{}” does not say both which item and why", shown(&line));
                let remedy =
                    "Write the id, a colon and why, such as CC-EX-01: the same people decide"
                        .to_owned();
                self.reading.note_in(row, "Leans on", what, remedy);
            } else {
                let (item, why) = (item.to_owned(), why.to_owned());
                leanings.push(Leaning { item, why });
            }
        }
        leanings
    }
}

/// Puts something into the cell of a domain and a stage, and makes the cell where the
/// pack has none yet.
fn put(pack: &mut Pack, domain: CapacityDomain, stage: CapacityStage, put: impl FnOnce(&mut Cell)) {
    let is_it = |cell: &&mut Cell| cell.domain == domain && cell.stage == stage;
    if let Some(cell) = pack.cells.iter_mut().find(is_it) {
        return put(cell);
    }
    let mut cell = Cell {
        domain,
        stage,
        questions: Vec::new(),
        items: Vec::new(),
    };
    put(&mut cell);
    pack.cells.push(cell);
}

fn cell_place(domain: CapacityDomain, stage: CapacityStage) -> String {
    format!("cell {}-{}", domain.code(), stage.code())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
