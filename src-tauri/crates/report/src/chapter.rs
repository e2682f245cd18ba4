//! A chapter of the field guide on paper, to print and put into a binder.

use crate::document::{Block, Document, Heading, Paragraph, Row, Run, Table};
use crate::fonts::Face;
use crate::layout::{Pages, Style, lay_out};
use crate::sheet::{Letterhead, ending, letterhead};
use serde::{Deserialize, Serialize};

/// What a chapter prints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChapterModel {
    /// Its title.
    pub title: String,
    /// One sentence under it.
    pub about: String,
    /// What it says.
    pub parts: Vec<ChapterPart>,
    /// What the words are and are not, said once at the end.
    pub note: String,
    /// Codes and titles of the sources.
    pub sources: Vec<(String, String)>,
    /// The organization that gives support.
    pub organization: String,
    /// What stands above the head.
    #[serde(default)]
    pub letterhead: Letterhead,
    /// Thirty-two hexadecimal digits.
    pub document_id: String,
    /// Set it for readers who want it large.
    #[serde(default)]
    pub large_print: bool,
}

/// One part of a chapter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChapterPart {
    /// A heading; 2 or 3 deep.
    Heading(u8, String),
    /// Prose, with the codes of its sources.
    Prose(String, String),
    /// Points, each with the codes of its sources.
    Points(Vec<(String, String)>),
    /// Questions, in the voice of people.
    Questions(Vec<String>),
    /// A table: headings, then rows.
    Table(Vec<String>, Vec<Vec<String>>),
}

impl ChapterModel {
    /// The laid-out pages.
    pub fn pages(&self) -> Pages {
        let style = if self.large_print {
            Style::large_print()
        } else {
            Style::default()
        };
        lay_out(&self.document(), &style)
    }

    /// The document that says this.
    pub fn document(&self) -> Document {
        let mut blocks = letterhead(&self.organization, &self.letterhead);
        blocks.extend([
            Paragraph::from(Run::label("Trellis field guide").gray()).into(),
            Block::Heading(Heading {
                level: 1,
                text: self.title.clone(),
            }),
            Paragraph::from(Run::voice(self.about.clone()))
                .after(6.0)
                .into(),
        ]);
        for part in &self.parts {
            blocks.push(block(part));
        }
        if !self.sources.is_empty() {
            blocks.push(block(&ChapterPart::Heading(2, "Sources".to_owned())));
            let rows = self.sources.iter();
            let rows = rows.map(|(code, title)| vec![code.clone(), title.clone()]);
            let head = ["Code", "Where the fact was read"].map(ToOwned::to_owned);
            blocks.push(table(&head, &rows.collect::<Vec<_>>(), &[1.0, 8.0]));
        }
        ending(&mut blocks, &self.note);
        Document {
            title: format!("Field guide: {}", self.title),
            language: "en-US".to_owned(),
            author: self.organization.clone(),
            subject: self.about.clone(),
            date: None,
            id: self.document_id.clone(),
            foot_left: format!("Field guide · {}", self.title),
            foot_middle: String::new(),
            blocks,
        }
    }
}

fn block(part: &ChapterPart) -> Block {
    match part {
        ChapterPart::Heading(level, text) => {
            let heading = Block::Heading(Heading {
                level: *level,
                text: text.clone(),
            });
            // A section begins with a line across the page; what stands in it does not.
            Block::Keep(match level {
                2 => vec![
                    Block::Space(8.0),
                    Block::Rule(0.5),
                    Block::Space(5.0),
                    heading,
                ],
                _ => vec![Block::Space(4.0), heading],
            })
        }
        ChapterPart::Prose(text, codes) => {
            Paragraph::new(with_codes(text, codes)).after(6.0).into()
        }
        ChapterPart::Points(points) => Block::Points(
            points
                .iter()
                .map(|(text, codes)| {
                    vec![Paragraph::new(with_codes(text, codes)).after(3.0).into()]
                })
                .collect(),
        ),
        ChapterPart::Questions(questions) => Block::Points(
            questions
                .iter()
                .map(|text| {
                    let run = Run::new(Face::SerifItalic, text.clone());
                    vec![Paragraph::from(run).after(3.0).into()]
                })
                .collect(),
        ),
        ChapterPart::Table(head, rows) => table(head, rows, &widths(head, rows)),
    }
}

/// The widths of columns by what they hold: more words get more room, and none too little.
fn widths(head: &[String], rows: &[Vec<String>]) -> Vec<f32> {
    let column = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        let letters: usize = cells.map(|cell| cell.chars().count()).sum();
        let mean = u16::try_from(letters / rows.len().max(1)).unwrap_or(u16::MAX);
        f32::from(mean).clamp(12.0, 140.0).sqrt()
    };
    (0..head.len()).map(column).collect()
}

fn with_codes(text: &str, codes: &str) -> Vec<Run> {
    let mut runs = vec![Run::voice(text)];
    if !codes.is_empty() {
        runs.push(Run::label(format!("  {codes}")).gray().sized(0.72));
    }
    runs
}

fn table(head: &[String], rows: &[Vec<String>], widths: &[f32]) -> Block {
    let cell = |text: &String| -> Vec<Block> {
        let lines = text.split('\n');
        lines
            .map(|line| Paragraph::from(Run::label(line)).after(1.0).into())
            .collect()
    };
    Block::Table(Table {
        widths: widths.to_vec(),
        head: head.to_vec(),
        rows: rows
            .iter()
            .map(|row| Row {
                cells: row.iter().map(cell).collect(),
                least_height: 0.0,
            })
            .collect(),
        has_row_heads: true,
    })
}
