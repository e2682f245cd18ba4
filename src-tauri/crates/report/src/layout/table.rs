//! Tables: rows that stay whole where a page holds them, and headers that come again.

use super::blocks::{Setter, decoration_line};
use super::flow::{Piece, moved, side_by_side};
use super::{Item, NodeId, Role};
use crate::document::{Align, Block, Paragraph, Row, Run, Table};
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
        if let Some(end) = set.last_mut() {
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
        for (at, cell) in row.cells.iter().enumerate() {
            let is_for_the_pen = cell.is_empty() && row.least_height > 0.0;
            if cell.is_empty() && !is_for_the_pen {
                continue;
            }
            if let Some(words) = table.head.get(at).filter(|words| !words.is_empty()) {
                kept.push(Paragraph::from(Run::new(Face::SansStrong, words.clone())).into());
            }
            kept.extend(cell.iter().cloned());
            if is_for_the_pen {
                kept.push(Block::NoteLines(1));
            }
        }
        kept.push(Block::Space(4.0));
        kept.push(Block::Rule(0.75));
        blocks.push(Block::Keep(kept));
    }
    let node = setter.node(Role::Division, parent);
    setter.set(&blocks, left, width, node)
}
