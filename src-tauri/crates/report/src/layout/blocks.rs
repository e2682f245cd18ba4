//! From blocks to pieces, building the tree on the way.

use super::flow::{Piece, moved, side_by_side};
use super::lines::{Line, break_lines};
use super::{Ink, Item, Node, NodeId, Role, Style, lines, table};
use crate::document::{Anchor, Block, Columns, Figure, Heading, Paragraph, Picture, Run, Shape};
use crate::fonts::Face;
use std::sync::Arc;

/// What stands in the margin of a list.
#[derive(Clone, Copy)]
enum Marker {
    Numeral,
    Dash,
}

/// Sets blocks: keeps the style, and grows the tree.
pub struct Setter {
    pub(super) style: Style,
    tree: Vec<Node>,
}

impl Setter {
    /// With nothing set yet.
    pub fn new(style: &Style) -> Self {
        let document = Node {
            role: Role::Document,
            parent: None,
            alt: None,
        };
        Self {
            style: *style,
            tree: vec![document],
        }
    }

    /// The tree as it grew.
    pub fn into_tree(self) -> Vec<Node> {
        self.tree
    }

    pub(super) fn node(&mut self, role: Role, parent: NodeId) -> NodeId {
        self.tree.push(Node {
            role,
            parent: Some(parent),
            alt: None,
        });
        self.tree.len() - 1
    }

    /// Sets blocks from `left`, this wide, below `parent` in the tree.
    pub fn set(&mut self, blocks: &[Block], left: f32, width: f32, parent: NodeId) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading, left, width, parent, &mut pieces),
                Block::Paragraph(paragraph) => {
                    let node = self.node(Role::Paragraph, parent);
                    pieces.extend(self.paragraph(paragraph, left, width, node));
                }
                Block::Columns(columns) => {
                    pieces.extend(self.columns(columns, left, width, parent));
                }
                Block::Numbered(entries) => {
                    let place = (left, width, parent);
                    self.list(entries, Marker::Numeral, place, &mut pieces);
                }
                Block::Points(entries) => {
                    let place = (left, width, parent);
                    self.list(entries, Marker::Dash, place, &mut pieces);
                }
                Block::Table(table) => {
                    pieces.extend(table::set(self, table, left, width, parent));
                }
                Block::Figure(figure) => {
                    pieces.push(self.figure(figure, left, width, parent));
                }
                Block::Picture(drawn) => pieces.push(picture(drawn, left, width)),
                Block::Rule(strength) => pieces.push(rule(left, width, *strength)),
                Block::Space(points) => pieces.push(space(*points)),
                Block::PageBreak => {
                    pieces.push(Piece {
                        breaks_page: true,
                        ..Piece::default()
                    });
                }
                Block::Keep(blocks) => {
                    let mut kept = self.set(blocks, left, width, parent);
                    keep_together(&mut kept);
                    pieces.extend(kept);
                }
                Block::NoteLines(count) => {
                    let line = self.note_line(left, width);
                    pieces.extend((0..*count).map(|_| line.clone()));
                }
                Block::SpareLines(count) => {
                    let line = Piece {
                        is_spare: true,
                        ..self.note_line(left, width)
                    };
                    pieces.extend((0..*count).map(|_| line.clone()));
                }
                Block::LastWords(paragraph) => {
                    self.last_words(paragraph, left, width, parent, &mut pieces);
                }
            }
        }
        pieces
    }

    /// A ruled line, with room above it for the pen.
    fn note_line(&self, left: f32, width: f32) -> Piece {
        let mut piece = rule(left, width, 0.5);
        let down = self.style.body * 2.0 - piece.height;
        piece.items = piece.items.iter().map(|item| moved(item, down)).collect();
        piece.height += down;
        piece
    }

    /// The last words, in one piece that stays with what stands before it.
    fn last_words(
        &mut self,
        paragraph: &Paragraph,
        left: f32,
        width: f32,
        parent: NodeId,
        pieces: &mut Vec<Piece>,
    ) {
        let node = self.node(Role::Paragraph, parent);
        let mut piece = Piece {
            height: 4.0,
            is_last_words: true,
            ..Piece::default()
        };
        for line in self.paragraph(paragraph, left, width, node) {
            let down = piece.height;
            piece
                .items
                .extend(line.items.iter().map(|it| moved(it, down)));
            piece.height += line.height;
        }
        if piece.height > self.style.height() {
            pieces.extend(self.paragraph(paragraph, left, width, node));
            return;
        }
        let before = pieces.iter_mut().rev();
        if let Some(before) = before.into_iter().find(|it| !it.is_space && !it.is_spare) {
            before.keeps_next = true;
        }
        pieces.push(piece);
    }

    fn heading(
        &mut self,
        heading: &Heading,
        left: f32,
        width: f32,
        parent: NodeId,
        pieces: &mut Vec<Piece>,
    ) {
        let level = heading.level.clamp(1, 3);
        let (face, size) = match level {
            // Large letters need no larger ones to lead them.
            1 if self.style.is_large() => (Face::SerifStrong, 1.6),
            1 => (Face::SerifStrong, 2.0),
            2 => (Face::SansStrong, 0.95),
            _ => (Face::SerifStrong, 1.05),
        };
        let paragraph = Paragraph::new([Run::new(face, heading.text.clone()).sized(size)]);
        let node = self.node(Role::Heading(level), parent);
        let mut set = self.paragraph(&paragraph, left, width, node);
        if let Some(first) = set.first_mut() {
            first.headings.push((level, heading.text.clone(), 0.0));
        }
        for piece in &mut set {
            piece.keeps_next = true;
        }
        if level > 1 {
            set.push(Piece {
                keeps_next: true,
                ..space(2.0)
            });
        }
        pieces.extend(set);
    }

    /// A paragraph, a piece for each line; its first two and last two lines stay
    /// together.
    pub(super) fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        left: f32,
        width: f32,
        node: NodeId,
    ) -> Vec<Piece> {
        let lines = break_lines(paragraph, &self.style, width);
        let count = lines.len();
        let mut links: Vec<(Arc<str>, NodeId)> = Vec::new();
        for link in lines
            .iter()
            .flat_map(|line| &line.texts)
            .filter_map(|it| it.link.as_ref())
        {
            if !links.iter().any(|(known, _)| known == link) {
                links.push((Arc::clone(link), self.node(Role::Link, node)));
            }
        }
        let mut pieces: Vec<Piece> = lines
            .into_iter()
            .enumerate()
            .map(|(at, line)| {
                let keeps_next = count > 1 && (at == 0 || at + 2 == count);
                Piece {
                    keeps_next,
                    ..line_piece(line, left, node, &links)
                }
            })
            .collect();
        if paragraph.after > 0.0 && count > 0 {
            pieces.push(space(paragraph.after));
        }
        pieces
    }

    fn columns(&mut self, columns: &Columns, left: f32, width: f32, parent: NodeId) -> Vec<Piece> {
        const GUTTER: f32 = 12.0;
        let total: f32 = columns.columns.iter().map(|(share, _)| share).sum();
        let mut x = left;
        let mut edges = Vec::new();
        let count = columns.columns.len();
        let mut cells = Vec::new();
        for (at, (share, blocks)) in columns.columns.iter().enumerate() {
            let column = width * share / total.max(f32::EPSILON);
            let room = if at + 1 == count {
                column
            } else {
                column - GUTTER
            };
            let node = self.node(Role::Division, parent);
            cells.push(self.set(blocks, x, room.max(self.style.body), node));
            x += column;
            edges.push(x - GUTTER);
        }
        edges.pop();
        let height = self.style.height();
        let mut pieces = side_by_side(&cells, 0.0, height, height / 4.0);
        if columns.is_divided {
            for piece in &mut pieces {
                for edge in &edges {
                    let line = decoration_line(*edge, 0.0, *edge, piece.height, 0.75, false);
                    piece.items.push(line);
                }
            }
        }
        pieces
    }

    fn list(
        &mut self,
        entries: &[Vec<Block>],
        marker: Marker,
        (left, width, parent): (f32, f32, NodeId),
        pieces: &mut Vec<Piece>,
    ) {
        let indent = match marker {
            // Two digits take more room than one.
            Marker::Numeral if entries.len() > 9 => self.style.body * 2.8,
            Marker::Numeral => self.style.body * 2.3,
            Marker::Dash => self.style.body * 1.2,
        };
        let list = self.node(Role::List, parent);
        for (at, blocks) in entries.iter().enumerate() {
            let item = self.node(Role::ListItem, list);
            let label = self.node(Role::Label, item);
            let body = self.node(Role::ListBody, item);
            let (sign, lift) = match marker {
                Marker::Numeral => {
                    let numeral = Run::new(Face::SerifStrong, (at + 1).to_string());
                    (numeral.sized(1.6), self.style.body * 0.22)
                }
                Marker::Dash => (Run::new(Face::Serif, "–").gray(), 0.0),
            };
            let sign = break_lines(&Paragraph::new([sign]), &self.style, indent);
            let mut set = self.set(blocks, left + indent, width - indent, body);
            if let Some(line) = sign.into_iter().next() {
                let drawn = line_piece(line, left, label, &[]);
                // The sign is read before the words it stands at. What may be dropped, space
                // at the top of a page and lines to write on at its end, cannot carry it.
                let carries = |piece: &&mut Piece| !(piece.is_space || piece.is_spare);
                match set.iter_mut().find(carries) {
                    Some(first) => {
                        let lifted = drawn.items.iter().map(|item| moved(item, -lift));
                        first.items.splice(0..0, lifted);
                    }
                    None => set.push(drawn),
                }
            }
            keep_together(&mut set);
            pieces.extend(set);
        }
    }

    /// A drawing, larger where the words around it are set larger, and never wider than
    /// its place.
    fn figure(&mut self, figure: &Figure, left: f32, room: f32, parent: NodeId) -> Piece {
        let node = figure.alt.as_ref().map(|alt| {
            let node = self.node(Role::Figure, parent);
            if let Some(entry) = self.tree.get_mut(node) {
                entry.alt = Some(alt.clone());
            }
            node
        });
        let asked = (self.style.body / Style::default().body).max(1.0);
        let scale = asked.min(room / figure.width.max(1.0));
        let items = figure
            .shapes
            .iter()
            .map(|shape| Item {
                node,
                ink: ink(shape, left, scale),
            })
            .collect();
        Piece {
            height: figure.height * scale,
            items,
            ..Piece::default()
        }
    }
}

/// Pieces stay on one page where they can. Space at their end belongs to what follows:
/// kept as well, it would tie the next pieces to these.
fn keep_together(pieces: &mut [Piece]) {
    let last = pieces.iter().rposition(|piece| !piece.is_space);
    for piece in pieces.iter_mut().take(last.unwrap_or(0)) {
        piece.is_kept = true;
    }
}

/// A part of a drawing, from `left` on the page and this much larger.
fn ink(shape: &Shape, left: f32, scale: f32) -> Ink {
    match shape {
        Shape::Line {
            x0,
            y0,
            x1,
            y1,
            width,
            tone,
            is_dashed,
        } => Ink::Line {
            x0: left + x0 * scale,
            y0: y0 * scale,
            x1: left + x1 * scale,
            y1: y1 * scale,
            width: width * scale,
            is_gray: tone.is_gray(),
            is_dashed: *is_dashed,
        },
        Shape::Circle {
            x,
            y,
            radius,
            tone,
            is_filled,
        } => Ink::Circle {
            x: left + x * scale,
            y: y * scale,
            radius: radius * scale,
            is_gray: tone.is_gray(),
            is_filled: *is_filled,
        },
        Shape::Area {
            corners,
            tone,
            is_filled,
        } => Ink::Area {
            corners: corners
                .iter()
                .map(|(x, y)| (left + x * scale, y * scale))
                .collect(),
            is_gray: tone.is_gray(),
            is_filled: *is_filled,
        },
        Shape::Words(words) => {
            let size = words.size * scale;
            let width = lines::width(words.face, size, &words.text);
            let back = match words.anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => width / 2.0,
                Anchor::End => width,
            };
            Ink::Text(lines::text(
                words.face,
                size,
                &words.text,
                left + words.x * scale - back,
                words.y * scale,
                words.tone.is_gray(),
            ))
        }
    }
}

fn line_piece(line: Line, left: f32, node: NodeId, links: &[(Arc<str>, NodeId)]) -> Piece {
    let texts = line.texts.into_iter().map(|text| {
        let link = links
            .iter()
            .find(|(link, _)| text.link.as_ref() == Some(link));
        (Some(link.map_or(node, |(_, link)| *link)), text)
    });
    let marks = line.marks.into_iter().map(|text| (None, text));
    let items = texts
        .chain(marks)
        .map(|(node, mut text)| {
            text.x += left;
            Item {
                node,
                ink: Ink::Text(text),
            }
        })
        .collect();
    Piece {
        height: line.height,
        items,
        ..Piece::default()
    }
}

/// A picture, no larger than a logo stands above a head.
fn picture(drawn: &Picture, left: f32, room: f32) -> Piece {
    let (width, height) = drawn.fitted(room.min(180.0), 44.0);
    Piece {
        height: height + 4.0,
        items: vec![Item {
            node: None,
            ink: Ink::Picture {
                x: left,
                y: 0.0,
                width,
                height,
                picture: Arc::new(drawn.clone()),
            },
        }],
        ..Piece::default()
    }
}

pub(super) fn space(points: f32) -> Piece {
    Piece {
        height: points,
        is_space: true,
        ..Piece::default()
    }
}

fn rule(left: f32, width: f32, strength: f32) -> Piece {
    let y = strength / 2.0;
    Piece {
        height: strength,
        items: vec![decoration_line(left, y, left + width, y, strength, false)],
        ..Piece::default()
    }
}

/// A line that says nothing.
pub(super) fn decoration_line(
    x0: f32,
    y0: f32,
    x1: f32,
    y1: f32,
    width: f32,
    is_gray: bool,
) -> Item {
    Item {
        node: None,
        ink: Ink::Line {
            x0,
            y0,
            x1,
            y1,
            width,
            is_gray,
            is_dashed: false,
        },
    }
}
