//! Tables: rows that stay whole where a page holds them, and headers that come again.

use super::blocks::{Setter, decoration_line};
use super::flow::{Piece, moved};
use super::{Item, NodeId, Role};
use crate::document::{Align, Paragraph, Row, Run, Table};
use crate::fonts::Face;
use std::sync::Arc;

const GUTTER: f32 = 8.0;
const PAD: f32 = 3.5;

/// Sets a table.
pub fn set(
    setter: &mut Setter,
    table: &Table,
    left: f32,
    width: f32,
    parent: NodeId,
) -> Vec<Piece> {
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
    let head = head(setter, table, &columns, node);
    let line = |strength, is_gray| decoration_line(left, 0.0, left + width, 0.0, strength, is_gray);
    let mut first = head;
    let under = first.height;
    first.items.push(moved(&line(0.75, false), under));
    first.height += 1.0;
    first.keeps_next = true;
    let again: Vec<Piece> = vec![Piece {
        items: first
            .items
            .iter()
            .map(|item| Item {
                node: None,
                ..item.clone()
            })
            .collect(),
        ..first.clone()
    }];
    let again = Arc::new(again);
    let room = setter.style.height() - first.height;
    let mut pieces = vec![first];
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
            piece.repeats = Some(Arc::clone(&again));
        }
        pieces.extend(set);
    }
    pieces
}

fn head(setter: &mut Setter, table: &Table, columns: &[(f32, f32)], node: NodeId) -> Piece {
    let row = setter.node(Role::TableRow, node);
    let mut out = Piece::default();
    for (words, (x, room)) in table.head.iter().zip(columns) {
        let cell = setter.node(Role::ColumnHead, row);
        let run = Run::new(Face::SansStrong, words.clone()).sized(0.78);
        let paragraph = Paragraph {
            runs: vec![run],
            align: Align::Left,
            after: 0.0,
        };
        let mut y = 0.0;
        for piece in setter.paragraph(&paragraph, *x, *room, cell) {
            out.items
                .extend(piece.items.iter().map(|item| moved(item, y)));
            y += piece.height;
        }
        out.height = out.height.max(y);
    }
    out.height += 2.0;
    out
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
    let mut out = Vec::new();
    let mut rest: Vec<&[Piece]> = cells.iter().map(Vec::as_slice).collect();
    loop {
        let mut piece = Piece {
            height: 0.0,
            ..Piece::default()
        };
        let mut takes_more = false;
        for cell in &mut rest {
            let mut y = PAD;
            while let Some((next, after)) = cell.split_first() {
                // At least one piece goes, so that a drawing higher than a page ends.
                if y + next.height + PAD > room && y > PAD {
                    takes_more = true;
                    break;
                }
                piece
                    .items
                    .extend(next.items.iter().map(|item| moved(item, y)));
                y += next.height;
                *cell = after;
            }
            piece.height = piece.height.max(y + PAD);
        }
        piece.height = piece
            .height
            .max(if takes_more { 0.0 } else { row.least_height });
        out.push(piece);
        if !takes_more {
            return out;
        }
    }
}
