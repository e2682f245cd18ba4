//! A run chart: one measure over time, its median as a line, and where it shifted or
//! went one way, bracketed and in words. What counts as a shift or a trend is the
//! domain's to say; here it is drawn.

use super::pen::{self, CAP, LEADING, Pen};
use super::{Chart, ChartTable, NONE, WIDTH, figure, places};
use crate::document::{Anchor, Tone};
use crate::fonts::Face;

/// What the chart shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunChart {
    /// What it is about.
    pub title: String,
    /// What is measured: “Tasks with a tested backup”.
    pub measure: String,
    /// The values, the earliest first.
    pub points: Vec<RunPoint>,
    /// The middle of the values in hundredths; none where there are too few.
    pub median: Option<i64>,
    /// What is to be reached, in hundredths.
    pub target: Option<i64>,
    /// Where something is to be seen.
    pub runs: Vec<Found>,
}

/// One value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunPoint {
    /// When: “Nov 19”.
    pub when: String,
    /// The value in hundredths.
    pub value: i64,
}

/// A stretch of points in which something is to be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What.
    pub what: What,
    /// Its first point, counted from nothing.
    pub first: usize,
    /// Its last point.
    pub last: usize,
}

/// What is to be seen in a stretch of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Points above the median.
    ShiftUp,
    /// Points below the median.
    ShiftDown,
    /// Points that rise.
    TrendUp,
    /// Points that fall.
    TrendDown,
}

impl What {
    /// “Shift: above the median”.
    pub const fn words(self) -> &'static str {
        match self {
            Self::ShiftUp => "Shift: above the median",
            Self::ShiftDown => "Shift: below the median",
            Self::TrendUp => "Trend: rising",
            Self::TrendDown => "Trend: falling",
        }
    }
}

const LEFT: f32 = 40.0;
const RIGHT: f32 = WIDTH - 74.0;
const HEIGHT: f32 = 120.0;
const BRACKET: f32 = 16.0;

/// Draws it.
pub fn draw(run: &RunChart) -> Chart {
    let description = describe(run);
    let mut pen = Pen::default();
    let top = 20.0 + BRACKET * pen::number(run.runs.len());
    let end = top + HEIGHT;
    pen.words((0.0, CAP), &run.measure, Tone::Gray);
    let scale = Scale::over(run, top, end);
    scale.draw(&mut pen);
    for (at, found) in run.runs.iter().enumerate() {
        bracket(
            &mut pen,
            run,
            found,
            18.0 + BRACKET * pen::number(at),
            &scale,
        );
    }
    let lines = level_lines(run, &scale);
    for line in &lines {
        let (from, to) = ((LEFT, line.y), (RIGHT, line.y));
        if line.is_dashed {
            pen.dashes(from, to, 0.9, Tone::Gray);
        } else {
            pen.line(from, to, 0.9, Tone::Gray);
        }
        pen.words((RIGHT + 6.0, line.words_y), &line.words, Tone::Ink);
    }
    let centers: Vec<(f32, f32)> = run
        .points
        .iter()
        .enumerate()
        .map(|(at, point)| (x(at, run.points.len()), scale.y(point.value)))
        .collect();
    for pair in centers.windows(2) {
        if let [from, to] = pair {
            pen.line(*from, *to, 1.2, Tone::Accent);
        }
    }
    for (at, center) in centers.iter().enumerate() {
        // A point of a shift or a trend is solid, the others are rings.
        if run
            .runs
            .iter()
            .any(|found| (found.first..=found.last).contains(&at))
        {
            pen.disc(*center, 3.4, Tone::Accent);
        } else {
            pen.ring(*center, 2.6, Tone::Ink);
        }
    }
    days(&mut pen, run, end + LEADING + 2.0);
    Chart {
        title: run.title.clone(),
        figure: pen.figure(WIDTH, end + LEADING + 8.0, &description),
        description,
        table: table(run),
    }
}

/// Points follow each other at even steps, as run charts have it.
fn x(at: usize, count: usize) -> f32 {
    let room = RIGHT - LEFT - 16.0;
    if count < 2 {
        return LEFT + 8.0 + room / 2.0;
    }
    LEFT + 8.0 + room * pen::number(at) / pen::number(count - 1)
}

struct Scale {
    low: i64,
    high: i64,
    step: i64,
    top: f32,
    end: f32,
}

impl Scale {
    /// From a round value below everything to a round one above it.
    fn over(run: &RunChart, top: f32, end: f32) -> Self {
        let values = run.points.iter().map(|point| point.value);
        let all: Vec<i64> = values.chain(run.median).chain(run.target).collect();
        let least = all.iter().min().copied().unwrap_or(0);
        let most = all.iter().max().copied().unwrap_or(100);
        let step = round_step(most.saturating_sub(least) / 4);
        let low = least.div_euclid(step).saturating_mul(step);
        let mut high = most.div_euclid(step).saturating_add(1).saturating_mul(step);
        if most.rem_euclid(step) == 0 && most > low {
            high = most;
        }
        Self {
            low,
            high,
            step,
            top,
            end,
        }
    }

    fn y(&self, value: i64) -> f32 {
        let part = pen::share(value.saturating_sub(self.low));
        let whole = pen::share(self.high.saturating_sub(self.low).max(1));
        self.end - (self.end - self.top) * part / whole
    }

    fn draw(&self, pen: &mut Pen) {
        let places = places([self.step, self.low]);
        let mut at = self.low;
        while at <= self.high {
            let y = self.y(at);
            pen.line((LEFT, y), (RIGHT, y), 0.5, Tone::Hair);
            let from = (LEFT - 6.0, y + CAP * 0.35);
            pen.say(
                from,
                Anchor::End,
                Face::Sans,
                &figure(at, places),
                Tone::Gray,
            );
            at = at.saturating_add(self.step);
            if at == i64::MAX {
                break;
            }
        }
    }
}

/// The next of 1, 2, 5, 10, 20, 50 … that is not smaller, in hundredths.
fn round_step(least: i64) -> i64 {
    let mut power: i64 = 1;
    loop {
        for factor in [1, 2, 5] {
            let step = power.saturating_mul(factor);
            if step >= least.max(1) {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

struct Level {
    y: f32,
    words: String,
    words_y: f32,
    is_dashed: bool,
}

/// Median and target, their words apart where the lines are close.
fn level_lines(run: &RunChart, scale: &Scale) -> Vec<Level> {
    let places = places_of(run);
    let level = |name: &str, value: i64, is_dashed| {
        let y = scale.y(value);
        Level {
            y,
            words: format!("{name} {}", figure(value, places)),
            words_y: y + CAP * 0.35,
            is_dashed,
        }
    };
    let mut levels = Vec::new();
    levels.extend(run.target.map(|value| level("Target", value, true)));
    levels.extend(run.median.map(|value| level("Median", value, false)));
    levels.sort_by(|one, other| one.y.total_cmp(&other.y));
    if let [upper, lower] = levels.as_mut_slice()
        && lower.words_y - upper.words_y < LEADING
    {
        let middle = (lower.words_y + upper.words_y) / 2.0;
        upper.words_y = middle - LEADING / 2.0;
        lower.words_y = middle + LEADING / 2.0;
    }
    levels
}

/// Over the points of a stretch, with what it is in words.
fn bracket(pen: &mut Pen, run: &RunChart, found: &Found, y: f32, scale: &Scale) {
    let count = run.points.len();
    let (from, to) = (x(found.first, count) - 4.0, x(found.last, count) + 4.0);
    pen.line((from, y + 4.0), (to, y + 4.0), 1.2, Tone::Ink);
    for edge in [from, to] {
        pen.line((edge, y + 4.0), (edge, y + 8.0), 1.2, Tone::Ink);
        pen.dashes((edge, y + 8.0), (edge, scale.end), 0.5, Tone::Hair);
    }
    let words = found.what.words();
    let room = pen::width(Face::SansStrong, words);
    let left = if to + 6.0 + room <= WIDTH {
        to + 6.0
    } else {
        (from - 6.0 - room).max(0.0)
    };
    pen.strong((left, y + 4.0 + CAP * 0.35), words, Tone::Ink);
}

/// As many days as there is room for, the first and the last always.
fn days(pen: &mut Pen, run: &RunChart, y: f32) {
    let count = run.points.len();
    let Some(last) = count.checked_sub(1) else {
        return;
    };
    let widest = run
        .points
        .iter()
        .map(|point| pen::width(Face::Sans, &point.when))
        .fold(0.0, f32::max);
    let last_x = x(last, count);
    let mut free_from = f32::MIN;
    for (at, point) in run.points.iter().enumerate() {
        let center = x(at, count);
        let begins = center - widest / 2.0;
        let is_last = at == last;
        let reaches_last = center + widest / 2.0 + 8.0 > last_x - widest / 2.0;
        if is_last || (begins >= free_from && !reaches_last) {
            pen.say(
                (center, y),
                Anchor::Middle,
                Face::Sans,
                &point.when,
                Tone::Gray,
            );
            free_from = center + widest / 2.0 + 8.0;
        }
    }
}

fn places_of(run: &RunChart) -> usize {
    let values = run.points.iter().map(|point| point.value);
    places(values.chain(run.median).chain(run.target))
}

fn table(run: &RunChart) -> ChartTable {
    let places = places_of(run);
    let against = |value: i64| match run.median {
        None => String::new(),
        Some(median) if value > median => "above".to_owned(),
        Some(median) if value < median => "below".to_owned(),
        Some(_) => "on it".to_owned(),
    };
    let mut head = vec!["Day".to_owned(), "Value".to_owned()];
    if let Some(median) = run.median {
        head.push(format!("Median {}", figure(median, places)));
        head.push("Seen in it".to_owned());
    }
    if let Some(target) = run.target {
        head.push(format!("Target {}", figure(target, places)));
    }
    let rows = run.points.iter().enumerate().map(|(at, point)| {
        let mut cells = vec![point.when.clone(), figure(point.value, places)];
        if run.median.is_some() {
            let seen: Vec<&str> = run
                .runs
                .iter()
                .filter(|found| (found.first..=found.last).contains(&at))
                .map(|found| found.what.words())
                .collect();
            cells.push(against(point.value));
            cells.push(if seen.is_empty() {
                NONE.to_owned()
            } else {
                seen.join("; ")
            });
        }
        if let Some(target) = run.target {
            let word = match point.value.cmp(&target) {
                std::cmp::Ordering::Less => "below",
                std::cmp::Ordering::Equal => "on it",
                std::cmp::Ordering::Greater => "above",
            };
            cells.push(word.to_owned());
        }
        cells
    });
    ChartTable {
        rows: rows.collect(),
        head,
    }
}

fn describe(run: &RunChart) -> String {
    let places = places_of(run);
    let (Some(first), Some(last)) = (run.points.first(), run.points.last()) else {
        return format!("{}: nothing was measured yet.", run.measure);
    };
    let said = |point: &RunPoint| format!("{} on {}", figure(point.value, places), point.when);
    let mut out = match run.points.len() {
        1 => format!("{}: one value, {}.", run.measure, said(first)),
        many => format!(
            "{}: {many} values, from {} to {}.",
            run.measure,
            said(first),
            said(last)
        ),
    };
    if let Some(median) = run.median {
        out.push_str(&format!(" The median is {}.", figure(median, places)));
    }
    if let Some(target) = run.target {
        out.push_str(&format!(" The target is {}.", figure(target, places)));
    }
    for found in &run.runs {
        let day = |at: usize| run.points.get(at).map_or("", |point| point.when.as_str());
        out.push_str(&format!(
            " {}, {} points from {} to {}.",
            found.what.words(),
            found.last.saturating_sub(found.first) + 1,
            day(found.first),
            day(found.last)
        ));
    }
    if run.median.is_some() && run.runs.is_empty() {
        out.push_str(" No shift and no trend.");
    }
    out
}
