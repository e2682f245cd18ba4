//! Support given beside capacity: minutes a quarter above, the mean of each assessment
//! below, on one axis of time. Two small panels, each with its own scale; never two
//! scales on one.

use super::pen::{self, CAP, LEADING, Pen};
use super::{Chart, ChartTable, NONE, NOT_SCORED, WIDTH, figure, places};
use crate::document::{Anchor, Tone};
use crate::fonts::Face;
use chrono::NaiveDate;

/// What the chart shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// What it is about.
    pub title: String,
    /// The quarters, in order and without gaps.
    pub quarters: Vec<QuarterDose>,
    /// The assessments, in order.
    pub held: Vec<Held>,
    /// The end of the scores' scale in hundredths; it begins at 0.
    pub top: i64,
    /// The most minutes a quarter that the upper panel has room for, where several of
    /// these stand side by side on one scale; none takes the most of this one.
    pub most_minutes: Option<i64>,
}

/// How much support a quarter had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarterDose {
    /// “Q3 2026”.
    pub name: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub until: NaiveDate,
    /// Minutes of support in it.
    pub minutes: i64,
}

/// An assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The day.
    pub on: NaiveDate,
    /// The day in words.
    pub when: String,
    /// The mean in hundredths; none where too little was scored.
    pub mean: Option<i64>,
}

/// How large it is drawn.
#[derive(Clone, Copy)]
struct Size {
    width: f32,
    left: f32,
    panel: f32,
}

const FULL: Size = Size {
    width: WIDTH,
    left: 44.0,
    panel: 78.0,
};
/// 240 pixels, for several side by side.
const SMALL: Size = Size {
    width: 180.0,
    left: 40.0,
    panel: 44.0,
};

/// Draws it.
pub fn draw(beside: &Beside) -> Chart {
    drawn(beside, FULL)
}

/// Draws it small, to stand beside others.
pub fn draw_small(beside: &Beside) -> Chart {
    drawn(beside, SMALL)
}

struct Axis {
    from: NaiveDate,
    days: f32,
    left: f32,
    right: f32,
}

impl Axis {
    fn new(beside: &Beside, size: Size) -> Option<Self> {
        let days = || {
            let quarters = beside.quarters.iter().flat_map(|q| [q.from, q.until]);
            quarters.chain(beside.held.iter().map(|held| held.on))
        };
        let (from, until) = (days().min()?, days().max()?);
        Some(Self {
            from,
            days: pen::share((until - from).num_days().max(1)),
            left: size.left,
            right: size.width - 10.0,
        })
    }

    fn x(&self, day: NaiveDate) -> f32 {
        let part = pen::share((day - self.from).num_days()) / self.days;
        self.left + (self.right - self.left) * part
    }
}

fn drawn(beside: &Beside, size: Size) -> Chart {
    let description = describe(beside);
    let mut pen = Pen::default();
    let upper = LEADING + 8.0;
    let lower = upper + size.panel + LEADING + 20.0;
    let end = lower + size.panel;
    if let Some(axis) = Axis::new(beside, size) {
        minutes(&mut pen, beside, &axis, upper, size);
        scores(&mut pen, beside, &axis, lower, size);
        days(&mut pen, beside, &axis, end, size);
    } else {
        pen.words((0.0, CAP), "Nothing to draw yet", Tone::Gray);
    }
    Chart {
        title: beside.title.clone(),
        figure: pen.figure(size.width, end + LEADING + 8.0, &description),
        description,
        table: table(beside),
    }
}

fn most(beside: &Beside) -> i64 {
    let own = beside.quarters.iter().map(|quarter| quarter.minutes).max();
    beside.most_minutes.or(own).unwrap_or(0).max(1)
}

fn minutes(pen: &mut Pen, beside: &Beside, axis: &Axis, top: f32, size: Size) {
    let end = top + size.panel;
    let words = if size.width < WIDTH {
        "Minutes a quarter"
    } else {
        "Support given, minutes a quarter"
    };
    pen.words((0.0, CAP), words, Tone::Gray);
    let most = most(beside);
    level(pen, (axis, size), top, &most.to_string(), Tone::Hair);
    level(pen, (axis, size), end, "0", Tone::Gray);
    for quarter in &beside.quarters {
        if quarter.minutes <= 0 {
            continue;
        }
        let (from, until) = (axis.x(quarter.from), axis.x(quarter.until));
        let gap = (until - from) * 0.14;
        let high = size.panel * pen::share(quarter.minutes.min(most)) / pen::share(most);
        let corner = (from + gap, end - high);
        let width = (until - from - 2.0 * gap).max(1.0);
        pen.block(corner, width, high, Tone::Accent, true);
    }
}

/// A line across a panel with its value at the left.
fn level(pen: &mut Pen, (axis, size): (&Axis, Size), y: f32, words: &str, tone: Tone) {
    pen.line((axis.left, y), (axis.right, y), 0.5, tone);
    let end = (size.left - 6.0, y + CAP * 0.35);
    pen.say(end, Anchor::End, Face::Sans, words, Tone::Gray);
}

fn scores(pen: &mut Pen, beside: &Beside, axis: &Axis, top: f32, size: Size) {
    let end = top + size.panel;
    let scale = beside.top.max(1);
    let words = if size.width < WIDTH {
        "Mean capacity"
    } else {
        "Mean capacity at each assessment"
    };
    pen.words((0.0, top - 12.0), words, Tone::Gray);
    for at in [0, scale / 2, scale] {
        let y = end - size.panel * pen::share(at) / pen::share(scale);
        let tone = if at == 0 { Tone::Gray } else { Tone::Hair };
        level(pen, (axis, size), y, &figure(at, places([at])), tone);
    }
    let centers: Vec<(f32, f32, i64)> = beside
        .held
        .iter()
        .filter_map(|held| {
            let mean = held.mean?;
            let share = pen::share(mean.clamp(0, scale)) / pen::share(scale);
            Some((axis.x(held.on), end - size.panel * share, mean))
        })
        .collect();
    for pair in centers.windows(2) {
        if let [(x0, y0, _), (x1, y1, _)] = pair {
            pen.line((*x0, *y0), (*x1, *y1), 1.2, Tone::Gray);
        }
    }
    let places = places_of(beside);
    let last = centers.len().saturating_sub(1);
    for (at, (x, y, mean)) in centers.iter().enumerate() {
        if at == last {
            pen.disc((*x, *y), 4.2, Tone::Accent);
        } else {
            pen.ring((*x, *y), 3.2, Tone::Ink);
        }
        if at == last || size.width >= WIDTH {
            let words = figure(*mean, places);
            let half = pen::width(Face::SansStrong, &words) / 2.0;
            let middle = x.clamp(axis.left + half, size.width - half);
            let above = if *y - 8.0 - CAP < top - 10.0 {
                *y + 8.0 + CAP * 0.7
            } else {
                *y - 8.0
            };
            pen.say(
                (middle, above),
                Anchor::Middle,
                Face::SansStrong,
                &words,
                Tone::Ink,
            );
        }
    }
}

/// The quarters under the lower panel, as many as there is room for.
fn days(pen: &mut Pen, beside: &Beside, axis: &Axis, end: f32, size: Size) {
    let y = end + LEADING + 2.0;
    let last = beside.quarters.len().saturating_sub(1);
    let last_begins = beside.quarters.last().map_or(f32::MAX, |quarter| {
        size.width - pen::width(Face::Sans, &quarter.name)
    });
    let mut free_from = f32::MIN;
    for (at, quarter) in beside.quarters.iter().enumerate() {
        let x = axis.x(quarter.from);
        pen.line((x, end), (x, end + 3.0), 0.5, Tone::Gray);
        let wide = pen::width(Face::Sans, &quarter.name);
        if at == last && at > 0 {
            pen.say(
                (size.width, y),
                Anchor::End,
                Face::Sans,
                &quarter.name,
                Tone::Gray,
            );
        } else if x >= free_from && (at == 0 || x + wide + 10.0 <= last_begins) {
            pen.words((x, y), &quarter.name, Tone::Gray);
            free_from = x + wide + 10.0;
        }
    }
}

fn places_of(beside: &Beside) -> usize {
    places(beside.held.iter().filter_map(|held| held.mean)).max(1)
}

fn table(beside: &Beside) -> ChartTable {
    let places = places_of(beside);
    let said = |held: &Held| {
        let mean = held
            .mean
            .map_or_else(|| NOT_SCORED.to_owned(), |mean| figure(mean, places));
        format!("{mean} on {}", held.when)
    };
    let head = ["Quarter", "Minutes", "Mean capacity"].map(str::to_owned);
    let mut rows: Vec<(NaiveDate, Vec<String>)> = Vec::new();
    for quarter in &beside.quarters {
        let within = beside
            .held
            .iter()
            .filter(|held| (quarter.from..=quarter.until).contains(&held.on));
        let scores: Vec<String> = within.map(said).collect();
        let scores = if scores.is_empty() {
            NONE.to_owned()
        } else {
            scores.join("; ")
        };
        let cells = vec![quarter.name.clone(), quarter.minutes.to_string(), scores];
        rows.push((quarter.from, cells));
    }
    // An assessment before the first quarter or after the last one has its own row.
    for held in &beside.held {
        let is_in = |quarter: &QuarterDose| (quarter.from..=quarter.until).contains(&held.on);
        if !beside.quarters.iter().any(is_in) {
            let cells = vec![held.when.clone(), NONE.to_owned(), said(held)];
            rows.push((held.on, cells));
        }
    }
    rows.sort_by_key(|(on, _)| *on);
    ChartTable {
        head: head.to_vec(),
        rows: rows.into_iter().map(|(_, cells)| cells).collect(),
    }
}

fn describe(beside: &Beside) -> String {
    let places = places_of(beside);
    let total: i64 = beside.quarters.iter().map(|quarter| quarter.minutes).sum();
    let mut out = match (beside.quarters.first(), beside.quarters.last()) {
        (Some(first), Some(last)) if first != last => format!(
            "{total} minutes of support from {} to {}.",
            first.name, last.name
        ),
        (Some(only), _) => format!("{total} minutes of support in {}.", only.name),
        _ => "No support is written down.".to_owned(),
    };
    let scored: Vec<(&Held, i64)> = beside
        .held
        .iter()
        .filter_map(|held| Some((held, held.mean?)))
        .collect();
    match scored.as_slice() {
        [] => out.push_str(" No assessment was scored yet."),
        [(held, mean)] => out.push_str(&format!(
            " One assessment, {}: mean capacity {}.",
            held.when,
            figure(*mean, places)
        )),
        [(first, then), .., (last, now)] => out.push_str(&format!(
            " Mean capacity {} on {}, {} on {}.",
            figure(*then, places),
            first.when,
            figure(*now, places),
            last.when
        )),
    }
    out.push_str(" One standing beside the other does not say that it caused it.");
    out
}
