//! What every document has: a head that says what it is and of whom, sections, a foot,
//! and the organization that stands behind it.

use crate::document::{Block, Columns, Document, Heading, Paragraph, Picture, Row, Run, Table};
use crate::fonts::Face;
use crate::layout::{Pages, Style, lay_out};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The last words of every document.
pub const MADE_WITH: &str =
    "Made with Trellis, which is not affiliated with or endorsed by Triple P.";

/// What a document says about itself, whatever kind it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cover {
    /// Of whom it is: a region, a quarter. The large heading.
    pub about: String,
    /// The organization that gives support; the author of the PDF.
    pub organization: String,
    /// What stands above the head.
    pub letterhead: Letterhead,
    /// Who prepared it.
    pub prepared_by: String,
    /// Its day.
    pub on: Option<NaiveDate>,
    /// Who may read it, where that is not the region: stands in the head and in the
    /// foot of every page.
    pub readers: String,
    /// Thirty-two hexadecimal digits.
    pub document_id: String,
    /// Set it for readers who want it large.
    pub large_print: bool,
}

/// What an organization prints above the head of its documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Letterhead {
    /// A line, such as an address.
    pub line: String,
    /// A logo.
    pub logo: Option<Picture>,
}

/// What a document is, and what it says.
pub struct Said {
    /// “Visit agenda”.
    pub kind: String,
    /// On the right of the head; the first of them strong.
    pub right: Vec<String>,
    /// Facts under the head: label and value. Empty ones are left out.
    pub facts: Vec<(&'static str, String)>,
    /// What follows.
    pub blocks: Vec<Block>,
    /// A last note in small letters, before the words that every document ends with.
    pub note: String,
}

impl Cover {
    /// The laid-out pages.
    pub fn pages(&self, said: Said) -> Pages {
        lay_out(&self.document(said), &self.style())
    }

    /// How it is set.
    pub fn style(&self) -> Style {
        if self.large_print {
            Style::large_print()
        } else {
            Style::default()
        }
    }

    /// The document that says this.
    pub fn document(&self, said: Said) -> Document {
        let mut blocks = letterhead(&self.organization, &self.letterhead);
        let mut right = said.right;
        if !self.readers.is_empty() {
            right.push(self.readers.clone());
        }
        head(&mut blocks, &said.kind, &self.about, &right, &said.facts);
        blocks.extend(said.blocks);
        ending(&mut blocks, &said.note);
        let kind = &said.kind;
        let about = match self.about.as_str() {
            "" => String::new(),
            about => format!(", {about}"),
        };
        let day = self.on.map_or_else(String::new, |on| {
            format!(", {}", trellis_domain::calendar::long_date(on))
        });
        let foot_middle = match (self.readers.as_str(), self.prepared_by.as_str()) {
            ("", "") => String::new(),
            ("", name) => format!("Prepared by {name}"),
            (readers, _) => readers.to_owned(),
        };
        Document {
            title: format!("{kind}{about}{day}"),
            language: "en-US".to_owned(),
            author: self.organization.clone(),
            subject: kind.clone(),
            date: self.on,
            id: self.document_id.clone(),
            foot_left: format!("{}{kind}{day}", join_dot(&self.about)),
            foot_middle,
            blocks,
        }
    }
}

fn join_dot(about: &str) -> String {
    if about.is_empty() {
        String::new()
    } else {
        format!("{about} · ")
    }
}

/// Above the head: the organization and its line, where it has one to print.
pub(crate) fn letterhead(organization: &str, letterhead: &Letterhead) -> Vec<Block> {
    if letterhead.line.is_empty() && letterhead.logo.is_none() {
        return Vec::new();
    }
    let mut words: Vec<Block> = Vec::new();
    if !organization.is_empty() {
        words.push(
            Paragraph::from(Run::strong_label(organization))
                .right()
                .into(),
        );
    }
    if !letterhead.line.is_empty() {
        let line = Run::label(letterhead.line.clone()).gray();
        words.push(Paragraph::from(line).right().into());
    }
    let logo: Vec<Block> = letterhead
        .logo
        .iter()
        .cloned()
        .map(Block::Picture)
        .collect();
    let columns = Block::Columns(Columns {
        columns: vec![(1.0, logo), (1.7, words)],
        is_divided: false,
    });
    vec![columns, Block::Space(8.0)]
}

/// What it is, of whom, and the facts of it.
pub(crate) fn head(
    blocks: &mut Vec<Block>,
    kind: &str,
    about: &str,
    right: &[String],
    facts: &[(&'static str, String)],
) {
    let (small, large) = if about.is_empty() {
        (None, kind)
    } else {
        (Some(kind), about)
    };
    let mut left: Vec<Block> = Vec::new();
    if let Some(small) = small {
        left.push(Paragraph::from(Run::label(small).gray()).into());
    }
    left.push(Block::Heading(Heading {
        level: 1,
        text: large.to_owned(),
    }));
    let mut side: Vec<Block> = Vec::new();
    for (at, words) in right.iter().filter(|words| !words.is_empty()).enumerate() {
        let run = if at == 0 {
            Run::strong_label(words.clone())
        } else {
            Run::label(words.clone())
        };
        side.push(Paragraph::from(run).right().into());
    }
    blocks.push(if side.is_empty() {
        Block::Keep(left)
    } else {
        Block::Columns(Columns {
            columns: vec![(1.7, left), (1.0, side)],
            is_divided: false,
        })
    });
    blocks.push(Block::Space(3.0));
    blocks.push(Block::Rule(1.5));
    let columns: Vec<(f32, Vec<Block>)> = facts
        .iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(label, value)| {
            let fact = vec![
                Paragraph::from(Run::label(*label).gray()).into(),
                Paragraph::from(Run::strong_label(value.clone())).into(),
            ];
            (1.0, fact)
        })
        .collect();
    if columns.is_empty() {
        return;
    }
    for row in columns.chunks(3) {
        blocks.push(Block::Space(5.0));
        let mut columns = row.to_vec();
        // A row of its own stands under the columns above it.
        if facts.len() > 3 {
            columns.resize(3, (1.0, Vec::new()));
        }
        blocks.push(Block::Columns(Columns {
            columns,
            is_divided: false,
        }));
    }
    blocks.push(Block::Space(5.0));
    blocks.push(Block::Rule(0.75));
}

/// The last words.
pub(crate) fn ending(blocks: &mut Vec<Block>, note: &str) {
    blocks.push(Block::Space(10.0));
    let words = match note.trim() {
        "" => MADE_WITH.to_owned(),
        note => format!("{note} {MADE_WITH}"),
    };
    let words = Run::label(words).gray().sized(0.74);
    blocks.push(Block::LastWords(words.into()));
}

/// A heading of a section.
pub(crate) fn heading(blocks: &mut Vec<Block>, text: &str) {
    blocks.push(Block::Space(11.0));
    blocks.push(Block::Heading(Heading {
        level: 2,
        text: text.to_owned(),
    }));
}

/// A heading within a section.
pub(crate) fn subheading(blocks: &mut Vec<Block>, text: &str) {
    blocks.push(Block::Space(6.0));
    blocks.push(Block::Heading(Heading {
        level: 3,
        text: text.to_owned(),
    }));
}

/// A heading and its prose, a paragraph for each line; nothing where there is none.
pub(crate) fn section(blocks: &mut Vec<Block>, title: &str, prose: &str) {
    if prose.trim().is_empty() {
        return;
    }
    heading(blocks, title);
    prose_of(blocks, prose);
}

/// Prose in the voice of people, a paragraph for each line.
pub(crate) fn prose_of(blocks: &mut Vec<Block>, prose: &str) {
    for line in prose.lines().filter(|line| !line.trim().is_empty()) {
        blocks.push(Paragraph::from(Run::voice(line)).after(2.0).into());
    }
}

/// A heading and points under it: the words in the voice of people, with what belongs
/// to each of them in small letters. Nothing where there are none.
pub(crate) fn points(blocks: &mut Vec<Block>, title: &str, points: &[(String, String)]) {
    if points.is_empty() {
        return;
    }
    heading(blocks, title);
    blocks.push(bullets(points));
}

/// Points: words, and what belongs to them in small letters.
pub(crate) fn bullets(points: &[(String, String)]) -> Block {
    let entries = points.iter().map(|(words, small)| {
        let mut entry: Vec<Block> = Vec::new();
        let mut lines = words.lines().filter(|line| !line.trim().is_empty());
        entry.push(Paragraph::from(Run::voice(lines.next().unwrap_or("–"))).into());
        entry.extend(lines.map(|line| Block::from(Paragraph::from(Run::voice(line)))));
        if !small.trim().is_empty() {
            entry.push(Paragraph::from(Run::label(small.trim())).into());
        }
        entry.push(Block::Space(3.0));
        entry
    });
    Block::Points(entries.collect())
}

/// A cell in small letters of the document's own voice.
pub(crate) fn small(words: &str) -> Vec<Block> {
    words
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| Paragraph::from(Run::label(line)).into())
        .collect()
}

/// A cell in the voice of people.
pub(crate) fn voice(words: &str) -> Vec<Block> {
    words
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| Paragraph::from(Run::voice(line).sized(0.92)).into())
        .collect()
}

/// A cell that names its row.
pub(crate) fn strong(words: &str) -> Vec<Block> {
    vec![Paragraph::from(Run::strong_label(words)).into()]
}

/// A table whose first cells name their rows.
pub(crate) fn table(head: &[&str], widths: &[f32], rows: Vec<Vec<Vec<Block>>>) -> Block {
    Block::Table(Table {
        widths: widths.to_vec(),
        head: head.iter().map(|words| (*words).to_owned()).collect(),
        rows: rows
            .into_iter()
            .map(|cells| Row {
                cells,
                least_height: 0.0,
            })
            .collect(),
        has_row_heads: true,
    })
}

/// A heading and a table, nothing where it has no rows.
pub(crate) fn table_section(
    blocks: &mut Vec<Block>,
    title: &str,
    head: &[&str],
    widths: &[f32],
    rows: Vec<Vec<Vec<Block>>>,
) {
    if rows.is_empty() {
        return;
    }
    heading(blocks, title);
    blocks.push(table(head, widths, rows));
}

/// A date in words, or nothing.
pub(crate) fn day(on: Option<NaiveDate>) -> String {
    on.map_or_else(String::new, trellis_domain::calendar::long_date)
}

/// Parts that say something, with this between them.
pub(crate) fn joined<'a>(parts: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    let parts: Vec<&str> = parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(between)
}

/// “Label: words”, or nothing.
pub(crate) fn labelled(label: &str, words: &str) -> String {
    match words.trim() {
        "" => String::new(),
        words => format!("{label}: {words}"),
    }
}

/// Ruled lines for the pen under a heading: a few, and more where the page has room.
pub(crate) fn note_lines(blocks: &mut Vec<Block>, title: &str, lines: u32) {
    let few = lines.min(3);
    let mut kept = Vec::new();
    heading(&mut kept, title);
    kept.push(Block::NoteLines(few));
    blocks.push(Block::Keep(kept));
    blocks.push(Block::SpareLines(lines - few));
}

/// What is written in by hand: a label, and a line beneath it.
pub(crate) fn to_fill(labels: &[&str]) -> Block {
    let columns = labels.iter().map(|label| {
        let label = Paragraph::from(Run::label(*label).gray());
        (1.0, vec![label.into(), Block::NoteLines(1)])
    });
    Block::Columns(Columns {
        columns: columns.collect(),
        is_divided: false,
    })
}

/// A box to tick with a pen, and its word.
pub(crate) fn to_tick(word: &str) -> Paragraph {
    Paragraph::new([Run::new(Face::Serif, "☐ ").sized(1.15), Run::label(word)])
}
