//! A blank checklist for the pen: the conditions of a domain and stage, a box for each
//! word, and a line for how we know. No name, no answer, nothing of any record.

use crate::document::{Block, Columns, Paragraph, Run};
use crate::fonts::Face;
use crate::layout::Pages;
use crate::sheet::{Cover, Said, heading, prose_of, subheading, to_fill, to_tick};
use serde::{Deserialize, Serialize};

/// What a blank checklist prints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistModel {
    /// What every document says about itself; `about` is the domain, or nothing.
    pub cover: Cover,
    /// The stage, or that it is all of them.
    pub which: String,
    /// The words to choose from.
    pub words: Vec<String>,
    /// The cells.
    pub cells: Vec<BlankCell>,
    /// What the words are and are not.
    pub note: String,
}

/// One domain at one stage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlankCell {
    /// The domain.
    pub domain: String,
    /// The stage.
    pub stage: String,
    /// Questions to open with.
    pub questions: Vec<String>,
    /// Condition, and how we would know.
    pub items: Vec<(String, String)>,
}

impl ChecklistModel {
    /// The laid-out pages.
    pub fn pages(&self) -> Pages {
        self.cover.pages(self.said())
    }

    fn said(&self) -> Said {
        let mut blocks = Vec::new();
        let lead = "Talk each condition over, then tick what the team agrees on. Leave open what was not talked about.";
        blocks.push(Block::Space(6.0));
        blocks.push(to_fill(&["Region", "Day", "Noted by"]));
        blocks.push(Block::Space(12.0));
        prose_of(&mut blocks, lead);
        let mut before = "";
        for cell in &self.cells {
            if self.cells.len() > 1 && cell.domain != before {
                if !before.is_empty() {
                    blocks.push(Block::PageBreak);
                }
                heading(&mut blocks, &cell.domain);
            }
            before = &cell.domain;
            // One list alone stands straight under the title.
            if self.cells.len() > 1 {
                subheading(&mut blocks, &cell.stage);
            } else {
                heading(&mut blocks, &cell.stage);
            }
            for question in &cell.questions {
                let run = Run::new(Face::SerifItalic, question.clone());
                blocks.push(Paragraph::from(run).after(2.0).into());
            }
            if !cell.questions.is_empty() {
                blocks.push(Block::Space(5.0));
            }
            if cell.items.is_empty() {
                let words = "The checklists hold no condition here.";
                blocks.push(Paragraph::from(Run::label(words)).into());
            }
            let entries = cell.items.iter().map(|item| self.entry(item));
            blocks.push(Block::Numbered(entries.collect()));
        }
        Said {
            kind: "Checklist for the pen".to_owned(),
            right: vec![self.which.clone()],
            facts: Vec::new(),
            blocks,
            note: self.note.clone(),
        }
    }

    fn entry(&self, (text, hint): &(String, String)) -> Vec<Block> {
        let mut entry: Vec<Block> = vec![Paragraph::from(Run::voice(text.clone())).into()];
        if !hint.is_empty() {
            let hint = format!("How we would know: {hint}");
            entry.push(Paragraph::from(Run::label(hint).gray()).into());
        }
        // Large letters take two rows of boxes.
        let a_row = if self.cover.large_print {
            self.words.len().div_ceil(2)
        } else {
            self.words.len()
        };
        let a_row = a_row.max(1);
        // Boxes of both rows stand one under the other.
        let share = |column: usize| {
            let words = self.words.iter().skip(column).step_by(a_row);
            let letters = words.map(|word| word.chars().count()).max().unwrap_or(0);
            f32::from(u16::try_from(letters).unwrap_or(20)) + 7.0
        };
        for words in self.words.chunks(a_row) {
            let columns = (0..a_row).map(|at| {
                let word = words.get(at).map(|word| to_tick(word).into());
                (share(at), word.into_iter().collect())
            });
            let columns: Vec<(f32, Vec<Block>)> = columns.collect();
            entry.push(Block::Columns(Columns {
                columns,
                is_divided: false,
            }));
        }
        entry.push(Block::NoteLines(1));
        entry.push(Block::Space(7.0));
        entry
    }
}
