//! From a document to pages: what stands where, and in which order it is read.

mod blocks;
mod flow;
pub(crate) mod lines;
mod table;

use crate::document::{Document, Picture};
use crate::fonts::Face;
use blocks::Setter;
use std::sync::Arc;

/// US Letter, in points.
pub const PAGE_WIDTH: f32 = 612.0;
/// US Letter, in points.
pub const PAGE_HEIGHT: f32 = 792.0;

/// How a document is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The size of running text, in points.
    pub body: f32,
    /// Left edge; an inch, for punching.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Upper edge.
    pub top: f32,
    /// Lower edge, the foot included.
    pub bottom: f32,
    /// No words are smaller than this, in points; tables of many columns stand as lists,
    /// for their columns would be too narrow. Nothing where it is 0.
    pub least: f32,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            body: 11.0,
            left: 72.0,
            right: 48.0,
            top: 43.0,
            bottom: 68.0,
            least: 0.0,
        }
    }
}

impl Style {
    /// For readers who want it large: 18 points, and nothing smaller.
    pub fn large_print() -> Self {
        Self {
            body: 18.0,
            bottom: 98.0,
            least: 18.0,
            ..Self::default()
        }
    }

    /// The width of the text.
    pub fn width(&self) -> f32 {
        PAGE_WIDTH - self.left - self.right
    }

    /// The height of the text.
    pub fn height(&self) -> f32 {
        PAGE_HEIGHT - self.top - self.bottom
    }

    /// The size of words that are this large against the body's, in points.
    pub fn size(&self, share: f32) -> f32 {
        (share * self.body).max(self.least)
    }

    /// Words are set large.
    pub fn is_large(&self) -> bool {
        self.least > 0.0
    }
}

/// A document on its pages.
#[derive(Clone, Debug)]
pub struct Pages {
    /// What the document says about itself.
    pub about: About,
    /// The pages.
    pub pages: Vec<Page>,
    /// The tree that a screen reader walks; the first node is the document.
    pub tree: Vec<Node>,
    /// Headings with their pages, for the outline.
    pub outline: Vec<OutlineEntry>,
}

impl Pages {
    /// How many.
    pub fn count(&self) -> usize {
        self.pages.len()
    }
}

/// What a document says about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: String,
    /// The organization behind it.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// Its date.
    pub date: Option<chrono::NaiveDate>,
    /// What names it.
    pub id: String,
}

/// One page: what stands on it, in reading order, then its furniture.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The items.
    pub items: Vec<Item>,
}

/// Something on a page.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it belongs to; none is decoration.
    pub node: Option<NodeId>,
    /// What it is.
    pub ink: Ink,
}

/// What is drawn, in points from the page's upper left corner.
#[derive(Clone, Debug)]
pub enum Ink {
    /// Words on one line in one voice.
    Text(Text),
    /// A straight line.
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
        /// In gray.
        is_gray: bool,
        /// Broken into dashes.
        is_dashed: bool,
    },
    /// A ring or a disc; a ring hides what it stands on.
    Circle {
        /// Its center, left.
        x: f32,
        /// Its center, down.
        y: f32,
        /// Its radius.
        radius: f32,
        /// In gray.
        is_gray: bool,
        /// A disc.
        is_filled: bool,
    },
    /// A picture.
    Picture {
        /// Its left edge.
        x: f32,
        /// Its upper edge.
        y: f32,
        /// How wide.
        width: f32,
        /// How high.
        height: f32,
        /// What it shows.
        picture: Arc<Picture>,
    },
    /// An area with straight edges; an empty one hides what it stands on.
    Area {
        /// Its corners, left and down.
        corners: Vec<(f32, f32)>,
        /// In gray.
        is_gray: bool,
        /// Filled.
        is_filled: bool,
    },
}

/// How strong the edge of a ring or an area is, in points.
pub const EDGE: f32 = 0.9;
/// A dash of a broken line and the gap after it, in points.
pub const DASH: [f32; 2] = [3.0, 2.0];

/// Words on one line in one voice.
#[derive(Clone, Debug)]
pub struct Text {
    /// Where it begins.
    pub x: f32,
    /// The line it stands on.
    pub y: f32,
    /// The voice.
    pub face: Face,
    /// The size in points.
    pub size: f32,
    /// In gray.
    pub is_gray: bool,
    /// The words, with the space that follows them.
    pub words: String,
    /// Its glyphs; clusters are bytes of `words`.
    pub glyphs: Vec<crate::fonts::Glyph>,
    /// Its width.
    pub width: f32,
    /// The address that it leads to.
    pub link: Option<Arc<str>>,
}

/// A place in the tree.
pub type NodeId = usize;

/// A node of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// What holds it; none for the document itself.
    pub parent: Option<NodeId>,
    /// What it shows, in words, for a figure.
    pub alt: Option<String>,
}

/// What a node of the tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The document.
    Document,
    /// A heading of level 1 to 3.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An entry of a list.
    ListItem,
    /// Its numeral or mark.
    Label,
    /// Its words.
    ListBody,
    /// A table.
    Table,
    /// A row.
    TableRow,
    /// A header of a column.
    ColumnHead,
    /// A header of a row.
    RowHead,
    /// A cell.
    Cell,
    /// A drawing.
    Figure,
    /// A part of the document.
    Division,
    /// Words that lead to an address.
    Link,
}

impl Role {
    /// The name in the PDF standard.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(_) => "H3",
            Self::Paragraph => "P",
            Self::List => "L",
            Self::ListItem => "LI",
            Self::Label => "Lbl",
            Self::ListBody => "LBody",
            Self::Table => "Table",
            Self::TableRow => "TR",
            Self::ColumnHead | Self::RowHead => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
            Self::Division => "Div",
            Self::Link => "Link",
        }
    }
}

/// A heading in the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineEntry {
    /// Its level.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Its page, counted from nothing.
    pub page: usize,
    /// How far down it stands.
    pub y: f32,
}

/// Lays a document out. Every word of it stands on some page, however long.
pub fn lay_out(document: &Document, style: &Style) -> Pages {
    let mut setter = Setter::new(style);
    let pieces = setter.set(&document.blocks, style.left, style.width(), 0);
    let flowed = flow::flow(&pieces, style);
    let mut pages = flowed.pages;
    let count = pages.len();
    for (at, page) in pages.iter_mut().enumerate() {
        foot(page, document, style, at + 1, count);
    }
    Pages {
        about: About {
            title: document.title.clone(),
            language: document.language.clone(),
            author: document.author.clone(),
            subject: document.subject.clone(),
            date: document.date,
            id: document.id.clone(),
        },
        pages,
        tree: setter.into_tree(),
        outline: flowed.outline,
    }
}

/// The foot of a page: decoration, for the title and the outline say it already.
fn foot(page: &mut Page, document: &Document, style: &Style, number: usize, count: usize) {
    let right_edge = PAGE_WIDTH - style.right;
    let line_y = PAGE_HEIGHT - style.bottom + 26.0;
    page.items.push(Item {
        node: None,
        ink: Ink::Line {
            x0: style.left,
            y0: line_y,
            x1: right_edge,
            y1: line_y,
            width: 0.75,
            is_gray: false,
            is_dashed: false,
        },
    });
    let size = (style.body * 0.77).min(11.0).max(style.least);
    let first = line_y + 4.0 + size;
    let number = format!("Page {number} of {count}");
    let wide = |words: &str| lines::width(Face::Sans, size, words);
    let fit = |words: &str, room: f32| lines::fit(Face::Sans, size, words, room);
    let number_x = right_edge - wide(&number);
    let beside = number_x - 18.0 - style.left;
    let words = if style.is_large() {
        // Large letters take two lines; the number goes where there is room for it.
        let second = first + size * 1.25;
        let middle = fit(&document.foot_middle, right_edge - style.left);
        let is_long = wide(&middle) > beside;
        let room = if is_long {
            beside
        } else {
            right_edge - style.left
        };
        let left = fit(&document.foot_left, room);
        let number_y = if is_long { first } else { second };
        [
            (left, style.left, first),
            (middle, style.left, second),
            (number, number_x, number_y),
        ]
    } else {
        // What the middle says may be who must not read it: the left gives way.
        let middle = fit(&document.foot_middle, beside * 0.6);
        let middle_x = number_x - 18.0 - wide(&middle);
        let left = fit(&document.foot_left, middle_x - 12.0 - style.left);
        [
            (left, style.left, first),
            (middle, middle_x, first),
            (number, number_x, first),
        ]
    };
    for (words, x, baseline) in words {
        if !words.is_empty() {
            let text = lines::text(Face::Sans, size, &words, x, baseline, true);
            page.items.push(Item {
                node: None,
                ink: Ink::Text(text),
            });
        }
    }
}

/// A header that is repeated where a table goes on.
type Repeated = Option<Arc<Vec<flow::Piece>>>;
