//! What a document says: headings, paragraphs, lists, tables, figures.
//!
//! Blocks follow one another in reading order; the same order becomes the tag tree
//! that a screen reader walks.

use crate::fonts::Face;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A document, before it has pages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its title, shown by the reader's window.
    pub title: String,
    /// The language of its words, such as `en-US`.
    pub language: String,
    /// The organization that stands behind it; a document has no person as author.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// Its date. Handed in, so that the same document gives the same bytes.
    pub date: Option<NaiveDate>,
    /// Thirty-two hexadecimal digits that name it. Handed in.
    pub id: String,
    /// The foot of every page, left.
    pub foot_left: String,
    /// The foot of every page, middle.
    pub foot_middle: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A heading; its level is one deeper than its parent's at most.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// Parts side by side.
    Columns(Columns),
    /// Entries with a numeral in the margin.
    Numbered(Vec<Vec<Block>>),
    /// Entries with a dash in the margin.
    Points(Vec<Vec<Block>>),
    /// A table.
    Table(Table),
    /// A small drawing.
    Figure(Figure),
    /// A picture that says nothing which words beside it do not say: a logo.
    Picture(Picture),
    /// A line across the page, this many points strong. Decoration.
    Rule(f32),
    /// Empty space in points; none at the top of a page.
    Space(f32),
    /// The next part begins a page.
    PageBreak,
    /// Parts that stay on one page where they can.
    Keep(Vec<Block>),
    /// Ruled lines to write on. Decoration.
    NoteLines(u32),
    /// As many more of them as the page has room for, and no page for their sake.
    SpareLines(u32),
    /// The last words of a document: they stand a little below the text where they would
    /// begin a page otherwise, and never alone on one.
    LastWords(Paragraph),
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 3.
    pub level: u8,
    /// Its words.
    pub text: String,
}

/// Words in one voice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// The voice.
    pub face: Face,
    /// Size against the body's, which is 1.
    pub size: f32,
    /// Printed in gray.
    pub is_gray: bool,
}

impl Run {
    /// Words in a voice at the body's size.
    pub fn new(face: Face, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            face,
            size: 1.0,
            is_gray: false,
        }
    }

    /// What people said, asked or agreed.
    pub fn voice(text: impl Into<String>) -> Self {
        Self::new(Face::Serif, text)
    }

    /// A label or a fact.
    pub fn label(text: impl Into<String>) -> Self {
        Self {
            size: SMALL,
            ..Self::new(Face::Sans, text)
        }
    }

    /// A label that matters.
    pub fn strong_label(text: impl Into<String>) -> Self {
        Self {
            size: SMALL,
            ..Self::new(Face::SansStrong, text)
        }
    }

    /// The same, in gray.
    #[must_use]
    pub fn gray(mut self) -> Self {
        self.is_gray = true;
        self
    }

    /// The same, at another size.
    #[must_use]
    pub fn sized(mut self, size: f32) -> Self {
        self.size = size;
        self
    }
}

/// The size of labels against the body's.
pub const SMALL: f32 = 0.86;

/// Which edge words keep to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// The left edge, ragged right.
    #[default]
    Left,
    /// The right edge.
    Right,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its words. A line feed begins a new line.
    pub runs: Vec<Run>,
    /// Its edge.
    pub align: Align,
    /// Space after it, in points.
    pub after: f32,
}

impl Paragraph {
    /// A paragraph of these words.
    pub fn new(runs: impl Into<Vec<Run>>) -> Self {
        Self {
            runs: runs.into(),
            align: Align::Left,
            after: 0.0,
        }
    }

    /// The same, with space after it.
    #[must_use]
    pub fn after(mut self, points: f32) -> Self {
        self.after = points;
        self
    }

    /// The same, on the right.
    #[must_use]
    pub fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }
}

impl From<Run> for Paragraph {
    fn from(run: Run) -> Self {
        Self::new([run])
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}

/// Parts side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Columns {
    /// Each column's share of the width, and what it holds.
    pub columns: Vec<(f32, Vec<Block>)>,
    /// A line between them.
    pub is_divided: bool,
}

/// A table. Every row holds a cell for each column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Each column's share of the width.
    pub widths: Vec<f32>,
    /// The header row, repeated on every page the table reaches.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The first cell of each row is its header.
    pub has_row_heads: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Vec<Block>>,
    /// At least this high, in points: room for a pen.
    pub least_height: f32,
}

/// A small drawing, in points from its upper left corner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// How wide.
    pub width: f32,
    /// How high.
    pub height: f32,
    /// What it shows, in words; none where words beside it say it already, so that it
    /// is decoration.
    pub alt: Option<String>,
    /// What is drawn.
    pub shapes: Vec<Shape>,
}

/// A picture. Decoration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// A JPEG in colors of red, green and blue, as base64.
    pub jpeg: String,
    /// How many pixels wide.
    pub width: u32,
    /// How many pixels high.
    pub height: u32,
}

impl Picture {
    /// How large it stands on paper, in points, where it may be this large at most.
    #[expect(clippy::cast_precision_loss, reason = "a logo has some hundred pixels")]
    pub fn fitted(&self, widest: f32, highest: f32) -> (f32, f32) {
        let (width, height) = (self.width.max(1) as f32, self.height.max(1) as f32);
        let share = (widest / width).min(highest / height);
        (width * share, height * share)
    }
}

/// A part of a drawing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Shape {
    /// A line.
    Line {
        /// From, left.
        x0: f32,
        /// From, down.
        y0: f32,
        /// To, left.
        x1: f32,
        /// To, down.
        y1: f32,
        /// How strong.
        width: f32,
        /// How it is inked.
        tone: Tone,
        /// Broken into dashes, so that it differs from a whole one without color.
        is_dashed: bool,
    },
    /// A ring or a disc. A ring hides what it stands on.
    Circle {
        /// Its center, left.
        x: f32,
        /// Its center, down.
        y: f32,
        /// Its radius.
        radius: f32,
        /// How it is inked.
        tone: Tone,
        /// A disc.
        is_filled: bool,
    },
    /// An area with straight edges. One that is not filled hides what it stands on.
    Area {
        /// Its corners, left and down.
        corners: Vec<(f32, f32)>,
        /// How it is inked.
        tone: Tone,
        /// Filled.
        is_filled: bool,
    },
    /// Words, on one line.
    Words(Words),
}

/// Words in a drawing, on one line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// Where they begin, stand in the middle or end: see `anchor`.
    pub x: f32,
    /// The line they stand on, down.
    pub y: f32,
    /// Which part of them stands at `x`.
    pub anchor: Anchor,
    /// The voice.
    pub face: Face,
    /// Their size in points.
    pub size: f32,
    /// How they are inked.
    pub tone: Tone,
    /// The words.
    pub text: String,
}

/// Which part of words stands at their place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// The first letter.
    #[default]
    Start,
    /// The middle.
    Middle,
    /// The last letter.
    End,
}

/// How something in a drawing is inked. Paper knows black and one gray; the screen has
/// an accent too, which says nothing that shape or words do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Ink: black on paper.
    #[default]
    Ink,
    /// What the eye should find first. Black on paper.
    Accent,
    /// Quieter: the gray.
    Gray,
    /// A line that only guides the eye. Gray on paper, fainter on screen.
    Hair,
}

impl Tone {
    /// Printed in the one gray.
    pub const fn is_gray(self) -> bool {
        matches!(self, Self::Gray | Self::Hair)
    }
}
