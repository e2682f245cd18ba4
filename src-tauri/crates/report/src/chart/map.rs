//! The capacity map over time: for each domain and stage, how many items were where at
//! the end of each quarter. A mark for every item and the count in words; a count is
//! what it is, never a share and never a grade.

use super::pen::{self, CAP, LEADING, Pen};
use super::{Chart, ChartTable, WIDTH};
use crate::document::{Anchor, Tone};
use crate::fonts::Face;

/// What the chart shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapOverTime {
    /// What it is about.
    pub title: String,
    /// The quarters at whose ends was counted, the earliest first: “Q3 2026”. A last
    /// one that is not over says so: “now”.
    pub quarters: Vec<String>,
    /// The stages, in order.
    pub stages: Vec<String>,
    /// The domains, in order.
    pub domains: Vec<MapDomain>,
}

/// One domain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapDomain {
    /// Its name.
    pub name: String,
    /// For each stage, for each quarter, how many items were where.
    pub stages: Vec<Vec<MapCount>>,
}

/// How many items of a domain and stage were where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapCount {
    /// In place.
    pub in_place: usize,
    /// Partly.
    pub partly: usize,
    /// Not yet.
    pub not_yet: usize,
    /// Not now, or does not apply.
    pub set_aside: usize,
    /// Not discussed.
    pub not_discussed: usize,
}

impl MapCount {
    const fn all(self) -> usize {
        self.in_place + self.partly + self.not_yet + self.set_aside + self.not_discussed
    }

    /// “6 in place, 3 partly”.
    fn words(self) -> String {
        let said = [
            (self.in_place, "in place"),
            (self.partly, "partly"),
            (self.not_yet, "not yet"),
            (self.set_aside, "set aside"),
            (self.not_discussed, "not discussed"),
        ];
        let parts: Vec<String> = said
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        if parts.is_empty() {
            "no items".to_owned()
        } else {
            parts.join(", ")
        }
    }
}

const LABELS: f32 = 58.0;
const GAP: f32 = 8.0;
const LINE: f32 = 12.0;
const RADIUS: f32 = 2.9;
/// More quarters than this make a drawing that no page holds; the table has them all.
const DRAWN: usize = 8;

/// Draws it.
pub fn draw(map: &MapOverTime) -> Chart {
    let description = describe(map);
    let mut pen = Pen::default();
    legend(&mut pen);
    let column = (WIDTH - LABELS) / pen::number(map.stages.len().max(1));
    let left = |at: usize| LABELS + column * pen::number(at);
    let room = column - GAP;
    let high = map
        .stages
        .iter()
        .map(|name| pen::wrapped(Face::Sans, name, room).len())
        .max()
        .unwrap_or(1);
    let head = 2.0 * LEADING + 8.0 + LEADING * pen::number(high);
    for (at, name) in map.stages.iter().enumerate() {
        let lines = pen::wrapped(Face::Sans, name, room);
        let mut y = head - LEADING * pen::number(lines.len()) + 8.0;
        for line in lines {
            pen.words((left(at), y), &line, Tone::Gray);
            y += LEADING;
        }
    }
    let skipped = map.quarters.len().saturating_sub(DRAWN);
    let mut y = head + 2.0;
    for domain in &map.domains {
        pen.line((0.0, y), (WIDTH, y), 0.5, Tone::Hair);
        y += LEADING + 2.0;
        pen.strong((0.0, y), &domain.name, Tone::Ink);
        y += 4.0;
        for (at, quarter) in map.quarters.iter().enumerate().skip(skipped) {
            y += LINE;
            let is_last = at + 1 == map.quarters.len();
            let tone = if is_last { Tone::Ink } else { Tone::Gray };
            pen.words((0.0, y), quarter, tone);
            for (stage, counts) in domain.stages.iter().enumerate() {
                if let Some(count) = counts.get(at) {
                    marks(
                        &mut pen,
                        *count,
                        (left(stage), y - CAP * 0.35),
                        room,
                        is_last,
                    );
                }
            }
        }
        y += 8.0;
    }
    Chart {
        title: map.title.clone(),
        figure: pen.figure(WIDTH, y, &description),
        description,
        table: table(map),
    }
}

/// What the marks mean.
fn legend(pen: &mut Pen) {
    let mut x = 0.0;
    let words = [
        "in place",
        "partly",
        "not yet",
        "set aside",
        "not discussed",
    ];
    for (at, word) in words.into_iter().enumerate() {
        mark(pen, at, (x + 4.0, 6.0), RADIUS, Tone::Accent);
        pen.words((x + 12.0, 6.0 + CAP * 0.35), word, Tone::Gray);
        x += 12.0 + pen::width(Face::Sans, word) + 14.0;
    }
    let words = "A mark for each item; the number is how many are in place.";
    pen.words((0.0, 6.0 + LEADING + CAP * 0.35), words, Tone::Gray);
}

/// One mark: a disc, a half, a ring, two bars, or a dot.
fn mark(pen: &mut Pen, kind: usize, (x, y): (f32, f32), radius: f32, tone: Tone) {
    match kind {
        0 => pen.disc((x, y), radius, tone),
        1 => pen.half((x, y), radius, tone),
        2 => pen.ring((x, y), radius, Tone::Ink),
        3 => {
            for side in [-1.3, 1.3] {
                let (from, to) = ((x + side, y - radius), (x + side, y + radius));
                pen.line(from, to, 1.1, Tone::Ink);
            }
        }
        _ => pen.disc((x, y), 0.4, Tone::Gray),
    }
}

/// The marks of one domain, stage and quarter, in the order of their meaning, so that
/// length reads as quantity. Many items stand closer.
fn marks(pen: &mut Pen, count: MapCount, (x, y): (f32, f32), room: f32, is_last: bool) {
    const NUMBER: f32 = 12.0;
    let face = if is_last {
        Face::SansStrong
    } else {
        Face::Sans
    };
    let number = count.in_place.to_string();
    let at = (x + NUMBER, y + CAP * 0.35);
    pen.say(at, Anchor::End, face, &number, Tone::Ink);
    let step = ((room - NUMBER - 6.0) / pen::number(count.all().max(1))).min(8.0);
    let radius = (step * 0.38).min(RADIUS);
    let mut x = x + NUMBER + 8.0;
    let kinds = [
        count.in_place,
        count.partly,
        count.not_yet,
        count.set_aside,
        count.not_discussed,
    ];
    for (kind, many) in kinds.into_iter().enumerate() {
        for _ in 0..many {
            mark(pen, kind, (x, y), radius, Tone::Accent);
            x += step;
        }
    }
}

fn table(map: &MapOverTime) -> ChartTable {
    let mut head = vec!["Domain and stage".to_owned()];
    head.extend(map.quarters.iter().cloned());
    let mut rows = Vec::new();
    for domain in &map.domains {
        for (name, counts) in map.stages.iter().zip(&domain.stages) {
            let mut cells = vec![format!("{}: {}", domain.name, lower(name))];
            for at in 0..map.quarters.len() {
                cells.push(counts.get(at).copied().unwrap_or_default().words());
            }
            rows.push(cells);
        }
    }
    ChartTable { head, rows }
}

/// A stage's name inside a sentence.
fn lower(name: &str) -> String {
    name.to_lowercase()
}

fn describe(map: &MapOverTime) -> String {
    let (Some(first), Some(last)) = (map.quarters.first(), map.quarters.last()) else {
        return "No quarter is over yet.".to_owned();
    };
    let sum = |domain: &MapDomain, at: usize| -> usize {
        let counts = domain.stages.iter().filter_map(|counts| counts.get(at));
        counts.map(|count| count.in_place).sum()
    };
    let end = map.quarters.len() - 1;
    let parts: Vec<String> = map
        .domains
        .iter()
        .map(|domain| match (sum(domain, 0), sum(domain, end)) {
            (then, now) if end == 0 || then == now => format!("{} {now}", domain.name),
            (then, now) => format!("{} {then}, then {now}", domain.name),
        })
        .collect();
    let span = if end == 0 {
        format!("in {first}")
    } else {
        format!("from {first} to {last}")
    };
    let mut out = format!("Items in place {span}: {}.", parts.join("; "));
    if map.quarters.len() > DRAWN {
        out.push_str(&format!(
            " Drawn are the last {DRAWN} quarters; the table has them all."
        ));
    }
    out
}
