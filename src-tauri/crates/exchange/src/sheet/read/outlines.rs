//! Tiers, levels and stages of an intervention: a few rows each, every row with the
//! part that it says.

use super::Book;
use crate::sheet::columns::{INTERVENTION_STAGES, LEVELS, Sheet, TIERS};
use crate::sheet::table::{Reading, Row};
use crate::sheet::words::{AdoptionPart, LevelPart, TierPart, Word};
use trellis_domain::pack::practice::Strategy;
use trellis_domain::pack::{AdoptionStageGuide, LevelGuide, Statement, TierGuide};

/// The rows about one tier, level or stage.
struct Outline<W, P> {
    word: W,
    first: Row,
    lines: Vec<Line<P>>,
    /// One of them says a part that there is not, which is mistake enough.
    is_unsure: bool,
}

/// One of these rows. Sheets without ids leave the id empty.
struct Line<P> {
    part: P,
    said: Strategy,
    row: Row,
}

impl Book {
    pub(super) fn tiers(&mut self) -> Vec<TierGuide> {
        let outlines = self.outlines(&TIERS, "Tier", "tier", TierPart::Name);
        let guide = |mut outline: Outline<_, _>| TierGuide {
            tier: outline.word,
            name: outline.only(&mut self.reading, "Tier", TierPart::Name).text,
            fits: outline.statements(TierPart::Fits),
            holds: outline.statements(TierPart::Holds),
            format: outline.statements(TierPart::Format),
            rhythm: outline.statements(TierPart::Rhythm),
        };
        outlines.into_iter().map(guide).collect()
    }

    pub(super) fn levels(&mut self) -> Vec<LevelGuide> {
        let outlines = self.outlines(&LEVELS, "Level", "level", LevelPart::Name);
        let guide = |mut outline: Outline<_, _>| LevelGuide {
            level: outline.word,
            name: outline
                .only(&mut self.reading, "Level", LevelPart::Name)
                .text,
            signs: outline.take(LevelPart::Signs),
            look_at: outline.take(LevelPart::LookAt),
            strategies: outline.take(LevelPart::Strategies),
        };
        outlines.into_iter().map(guide).collect()
    }

    pub(super) fn intervention_stages(&mut self) -> Vec<AdoptionStageGuide> {
        let kind = "stage of an intervention";
        let outlines = self.outlines(&INTERVENTION_STAGES, "Stage", kind, AdoptionPart::Name);
        let guide = |mut outline: Outline<_, _>| AdoptionStageGuide {
            stage: outline.word,
            name: outline
                .only(&mut self.reading, "Stage", AdoptionPart::Name)
                .text,
            about: statement(outline.only(&mut self.reading, "Stage", AdoptionPart::About)),
            looks_like: outline.statements(AdoptionPart::LooksLike),
        };
        outlines.into_iter().map(guide).collect()
    }

    /// Gathers rows by their first word, in the order in which each first stands there.
    fn outlines<W: Word, P: Word>(
        &mut self,
        sheet: &'static Sheet,
        head: &str,
        kind: &str,
        name: P,
    ) -> Vec<Outline<W, P>> {
        let mut outlines: Vec<Outline<W, P>> = Vec::new();
        for row in self.rows(sheet) {
            let it = &mut self.reading;
            let word: Option<W> = it.word(&row, head);
            let part: Option<P> = it.word(&row, "Part");
            let said = line(it, sheet, &row, part.map(|part| part == name));
            let Some(word) = word else {
                continue;
            };
            it.mark(&row, head, format!("{kind} {}", word.code()));
            it.mark(&row, head, format!("id {}", word.code()));
            match outlines.iter_mut().find(|outline| outline.word == word) {
                Some(outline) => outline.add(part, said, row),
                None => outlines.push(Outline::new(word, part, said, row)),
            }
        }
        outlines
    }
}

/// What a row says. A name goes without id and sources; `is_name` is unset where the
/// part is not known.
fn line(it: &mut Reading, sheet: &Sheet, row: &Row, is_name: Option<bool>) -> Strategy {
    let has_ids = sheet.columns.iter().any(|column| column.head == "Id");
    let text = it.text(row, "Text");
    let (mut id, mut sources) = (String::new(), Vec::new());
    match is_name {
        Some(true) => {
            if has_ids {
                it.refuse_filled(row, "Id", "a name has no id");
            }
            it.refuse_filled(row, "Sources", "a name has no sources");
        }
        Some(false) => {
            if has_ids {
                id = it.id(row, "Id", "line");
                it.mark(row, "Id", format!("id {id}"));
            }
            sources = it.sources(row, "Sources");
        }
        None => {}
    }
    Strategy { id, text, sources }
}

fn statement(said: Strategy) -> Statement {
    Statement {
        text: said.text,
        sources: said.sources,
    }
}

impl<W: Word, P: Word> Outline<W, P> {
    fn new(word: W, part: Option<P>, said: Strategy, row: Row) -> Self {
        let mut outline = Self {
            word,
            first: row.clone(),
            lines: Vec::new(),
            is_unsure: false,
        };
        outline.add(part, said, row);
        outline
    }

    fn add(&mut self, part: Option<P>, said: Strategy, row: Row) {
        match part {
            Some(part) => self.lines.push(Line { part, said, row }),
            None => self.is_unsure = true,
        }
    }

    /// Takes out the lines of a part.
    fn take_lines(&mut self, part: P) -> Vec<Line<P>> {
        self.lines
            .extract_if(.., |line| line.part == part)
            .collect()
    }

    fn take(&mut self, part: P) -> Vec<Strategy> {
        let lines = self.take_lines(part).into_iter();
        lines.map(|line| line.said).collect()
    }

    fn statements(&mut self, part: P) -> Vec<Statement> {
        self.take(part).into_iter().map(statement).collect()
    }

    /// What the one line of a part says.
    fn only(&mut self, it: &mut Reading, head: &str, part: P) -> Strategy {
        let (name, word) = (part.in_cell(), self.word.in_cell());
        let mut lines = self.take_lines(part).into_iter();
        let first = lines.next();
        if let Some(first) = &first {
            let (_, cell) = first.row.place("Part");
            for line in lines {
                let what = format!("the part “{name}” of “{word}” stands in cell {cell} as well");
                it.note_in(
                    &line.row,
                    "Part",
                    what,
                    "Keep one of the two rows".to_owned(),
                );
            }
        } else if !self.is_unsure && self.first.has("Part") {
            let what = format!("“{word}” has no row with the part “{name}”");
            it.note_in(&self.first, head, what, "Add such a row".to_owned());
        }
        first.map_or_else(no_line, |line| line.said)
    }
}

/// Stands in for a line that is missing.
fn no_line() -> Strategy {
    Strategy {
        id: String::new(),
        text: String::new(),
        sources: Vec::new(),
    }
}
