//! Tables: rows that stay whole where a page holds them, and headers that come again.

use super::blocks::{Setter, decoration_line};
use super::flow::{Piece, moved, side_by_side};
use super::{Item, NodeId, Role};
use crate::document::{Align, Block, Columns, Paragraph, Row, Run, Table};
use crate::fonts::Face;
use std::sync::Arc;

const GUTTER: f32 = 8.0;
const PAD: f32 = 3.5;

/// As many columns as large letters have room for.
const MOST_LARGE: usize = 2;

/// Sets a table.
pub fn set(
    setter: &mut Setter,
    table: &Table,
    left: f32,
    width: f32,
    parent: NodeId,
) -> Vec<Piece> {
    if setter.style.is_large() && table.widths.len() > MOST_LARGE {
        return as_list(setter, table, left, width, parent);
    }
    let node = setter.node(Role::Table, parent);
    let total: f32 = table.widths.iter().sum();
    let mut x = left;
    let columns: Vec<(f32, f32)> = table
        .widths
        .iter()
        .map(|share| {
            let column = width * share / total.max(f32::EPSILON);
            let place = (x, (column - GUTTER).max(setter.style.body));
            x += column;
            place
        })
        .collect();
    let line = |strength, is_gray| decoration_line(left, 0.0, left + width, 0.0, strength, is_gray);
    let page = setter.style.height();
    let mut pieces = head(setter, table, &columns, node);
    if let Some(end) = pieces.last_mut() {
        end.height += 2.0;
        let under = moved(&line(0.75, false), end.height);
        end.items.push(under);
        end.height += 1.0;
    }
    for piece in &mut pieces {
        piece.keeps_next = true;
    }
    let height: f32 = pieces.iter().map(|piece| piece.height).sum();
    // A header that fills a page of its own is not repeated.
    let again = (height < page / 3.0).then(|| Arc::new(pieces.iter().map(again).collect()));
    let room = if again.is_some() { page - height } else { page };
    let last_row = table.rows.len().saturating_sub(1);
    for (at, row) in table.rows.iter().enumerate() {
        let mut set = row_pieces(setter, table, row, &columns, node, room);
        let goes_on = table.rows.get(at + 1).is_some_and(is_for_the_pen);
        if let Some(end) = set.last_mut() {
            // Room for the pen never stands on a page without what it goes on from.
            end.keeps_next = goes_on;
            let is_last = at == last_row;
            end.items.push(moved(
                &line(if is_last { 0.75 } else { 0.5 }, !is_last),
                end.height,
            ));
            end.height += 0.5;
        }
        for piece in &mut set {
            piece.repeats.clone_from(&again);
        }
        pieces.extend(set);
    }
    pieces
}

/// A row with nothing in it yet.
fn is_for_the_pen(row: &Row) -> bool {
    row.least_height > 0.0 && row.cells.iter().all(Vec::is_empty)
}

/// A piece of the header as it stands where the table goes on: seen, and not read again.
fn again(piece: &Piece) -> Piece {
    let items = piece.items.iter().map(|item| Item {
        node: None,
        ..item.clone()
    });
    Piece {
        items: items.collect(),
        ..piece.clone()
    }
}

fn head(setter: &mut Setter, table: &Table, columns: &[(f32, f32)], node: NodeId) -> Vec<Piece> {
    let row = setter.node(Role::TableRow, node);
    let mut cells = Vec::new();
    for (words, (x, room)) in table.head.iter().zip(columns) {
        let cell = setter.node(Role::ColumnHead, row);
        let run = Run::new(Face::SansStrong, words.clone()).sized(0.78);
        let paragraph = Paragraph {
            runs: vec![run],
            align: Align::Left,
            after: 0.0,
        };
        cells.push(setter.paragraph(&paragraph, *x, *room, cell));
    }
    let page = setter.style.height();
    side_by_side(&cells, 0.0, page / 3.0, page / 4.0)
}

/// A row: one piece where a page holds it, else as many as it takes.
fn row_pieces(
    setter: &mut Setter,
    table: &Table,
    row: &Row,
    columns: &[(f32, f32)],
    node: NodeId,
    room: f32,
) -> Vec<Piece> {
    let row_node = setter.node(Role::TableRow, node);
    let mut cells: Vec<Vec<Piece>> = Vec::new();
    for (at, (x, width)) in columns.iter().enumerate() {
        let role = if at == 0 && table.has_row_heads {
            Role::RowHead
        } else {
            Role::Cell
        };
        let cell = setter.node(role, row_node);
        let blocks = row.cells.get(at).map(Vec::as_slice).unwrap_or_default();
        cells.push(setter.set(blocks, *x, *width, cell));
    }
    let mut pieces = side_by_side(&cells, PAD, room, setter.style.height() / 4.0);
    if let [only] = pieces.as_mut_slice() {
        only.height = only.height.max(row.least_height);
    }
    pieces
}

/// A table in large letters: each row as a list of what its columns say, for a column of
/// large letters holds no word.
fn as_list(
    setter: &mut Setter,
    table: &Table,
    left: f32,
    width: f32,
    parent: NodeId,
) -> Vec<Piece> {
    let mut blocks = Vec::new();
    for row in &table.rows {
        let mut kept = vec![Block::Space(4.0)];
        let mut said: Vec<Vec<Block>> = Vec::new();
        for (at, cell) in row.cells.iter().enumerate() {
            let label = table.head.get(at).filter(|words| !words.is_empty());
            if !cell.is_empty() {
                said.push(labeled(label, cell));
            } else if row.least_height > 0.0 {
                said.push(for_the_pen(label));
            }
        }
        // What is written by hand ends with a line of its own.
        let mut end = vec![Block::Space(4.0)];
        if row.least_height <= 0.0 || row.cells.last().is_some_and(|it| !it.is_empty()) {
            end.push(Block::Rule(0.75));
        }
        // A row may go on on the next page, but begins and ends with two of its parts;
        // room for the pen does not.
        if said.len() < 5 || is_for_the_pen(row) {
            kept.extend(said.into_iter().flatten());
            kept.extend(end);
            blocks.push(Block::Keep(kept));
            continue;
        }
        let last = said.split_off(said.len() - 2);
        let between = said.split_off(2);
        kept.extend(said.into_iter().flatten());
        blocks.push(Block::Keep(kept));
        blocks.extend(between.into_iter().flatten());
        blocks.push(Block::Keep(last.into_iter().flatten().chain(end).collect()));
    }
    let node = setter.node(Role::Division, parent);
    setter.set(&blocks, left, width, node)
}

/// What a column says in a row, with what it is about before it on the same line.
fn labeled(label: Option<&String>, cell: &[Block]) -> Vec<Block> {
    let Some(label) = label else {
        return cell.to_vec();
    };
    let label = Run::new(Face::SansStrong, format!("{label}: "));
    // A small drawing beside words that say the same would only part them from the label.
    let rest = match cell {
        [Block::Figure(figure), rest @ ..] if figure.alt.is_none() && !rest.is_empty() => rest,
        _ => cell,
    };
    match rest {
        [Block::Paragraph(first), rest @ ..] if first.align == Align::Left => {
            let mut runs = vec![label];
            runs.extend(first.runs.iter().cloned());
            let first = Paragraph {
                runs,
                ..first.clone()
            };
            let mut out = vec![Block::Paragraph(first)];
            out.extend(rest.iter().cloned());
            out
        }
        _ => {
            let mut out: Vec<Block> = vec![Paragraph::from(label).into()];
            out.extend(rest.iter().cloned());
            out
        }
    }
}

/// A line to write on, beside what it is for.
fn for_the_pen(label: Option<&String>) -> Vec<Block> {
    let line = vec![Block::NoteLines(1)];
    let Some(label) = label else {
        return line;
    };
    let label = Paragraph::from(Run::new(Face::SansStrong, format!("{label}:")));
    // The words stand on the line, not above it.
    let label = vec![Block::Space(9.0), label.into()];
    vec![Block::Columns(Columns {
        columns: vec![(1.0, label), (2.4, line)],
        is_divided: false,
    })]
}
