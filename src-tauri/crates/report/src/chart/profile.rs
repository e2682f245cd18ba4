//! Capacity by domain over several assessments: a row for each domain, a solid disc for
//! now, rings that grow toward it for earlier.

use super::pen::{self, CAP, LEADING, Pen};
use super::{Chart, ChartTable, NONE, NOT_SCORED, WIDTH, change, figure, listed, places};
use crate::document::{Anchor, Tone};
use crate::fonts::Face;
use serde::{Deserialize, Serialize};

/// What the chart shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// What it is about.
    pub title: String,
    /// What the values are: “Mean score, 0 to 2”.
    pub scale: String,
    /// The end of the scale in hundredths; it begins at 0. 200 for scores of 0 to 2.
    pub top: i64,
    /// When the assessments were held, the earliest first: “Jun 2025”.
    pub held: Vec<String>,
    /// The last of them is still going on.
    pub is_running: bool,
    /// The domains or indices, in their own order.
    pub rows: Vec<ProfileRow>,
}

/// One domain or index.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileRow {
    /// Its name.
    pub name: String,
    /// For each assessment its mean in hundredths; none where too little was scored.
    pub values: Vec<Option<i64>>,
}

impl ProfileRow {
    fn at(&self, at: usize) -> Option<i64> {
        self.values.get(at).copied().flatten()
    }
}

/// How large it is drawn.
#[derive(Clone, Copy)]
struct Size {
    width: f32,
    labels: f32,
    top: f32,
    row: f32,
}

const FULL: Size = Size {
    width: WIDTH,
    labels: 142.0,
    top: 40.0,
    row: 36.0,
};
/// 240 pixels, for several side by side; their legend stands once beside them.
const SMALL: Size = Size {
    width: 180.0,
    labels: 62.0,
    top: 16.0,
    row: 25.0,
};

impl Size {
    fn x(self, value: i64, top: i64) -> f32 {
        let (left, right) = (self.labels + 12.0, self.width - 16.0);
        left + (right - left) * pen::share(value.clamp(0, top)) / pen::share(top.max(1))
    }

    const fn is_full(self) -> bool {
        self.width >= WIDTH
    }
}

/// Draws it.
pub fn draw(profile: &Profile) -> Chart {
    drawn(profile, FULL)
}

/// Draws it small, to stand beside others.
pub fn draw_small(profile: &Profile) -> Chart {
    drawn(profile, SMALL)
}

fn drawn(profile: &Profile, size: Size) -> Chart {
    let description = describe(profile);
    let mut pen = Pen::default();
    let end = if profile.rows.is_empty() && size.is_full() {
        LEADING * 2.0
    } else {
        size.top + size.row * pen::number(profile.rows.len())
    };
    // Marks for times of which nothing was scored would stand for nothing.
    if size.is_full() && !profile.rows.is_empty() {
        legend(&mut pen, profile);
    }
    if profile.rows.is_empty() {
        let top = if size.is_full() { LEADING } else { size.top };
        pen.words((0.0, top), nothing(profile), Tone::Gray);
    } else {
        scale(&mut pen, profile.top, (size, end));
    }
    for (at, row) in profile.rows.iter().enumerate() {
        let y = size.top + size.row * (pen::number(at) + 0.5);
        draw_row(&mut pen, profile, row, (size, y));
    }
    Chart {
        title: profile.title.clone(),
        figure: pen.figure(size.width, end + 4.0, &description),
        description,
        table: table(profile),
    }
}

/// What stands where there is nothing to draw.
const fn nothing(profile: &Profile) -> &'static str {
    if profile.held.is_empty() {
        "Not assessed yet"
    } else {
        "No score was written down"
    }
}

/// Rings grow from the earliest to the one before the last.
fn radius(at: usize, count: usize) -> f32 {
    if at + 1 >= count {
        return 5.6;
    }
    let steps = pen::number(count.saturating_sub(2).max(1));
    2.4 + 2.0 * pen::number(at) / steps
}

/// What is now, what is earlier, and what the scale is.
fn legend(pen: &mut Pen, profile: &Profile) {
    let y = 8.0;
    let count = profile.held.len();
    if let Some(last) = profile.held.last() {
        pen.disc((5.6, y), 4.6, Tone::Accent);
        let words = now(profile, last);
        pen.words((14.0, y + CAP * 0.35), &words, Tone::Gray);
        let mut left = 14.0 + pen::width(Face::Sans, &words) + 14.0;
        let earlier = profile.held.get(..count - 1).unwrap_or_default();
        let mark = earlier.len().min(3);
        for at in 0..mark {
            let radius = 2.4 + pen::number(at);
            pen.ring((left + radius, y), radius, Tone::Ink);
            left += radius * 2.0 + 3.0;
        }
        let words = match earlier {
            [first, .., last] if earlier.len() > 3 => format!("{first} to {last}"),
            few => few.join(", "),
        };
        pen.words((left + 2.0, y + CAP * 0.35), &words, Tone::Gray);
    }
    let end = (WIDTH, y + CAP * 0.35 + LEADING);
    pen.say(end, Anchor::End, Face::Sans, &profile.scale, Tone::Gray);
}

fn now(profile: &Profile, last: &str) -> String {
    if profile.is_running {
        format!("{last} so far")
    } else {
        last.to_owned()
    }
}

/// Light verticals at every half, labels at every whole.
fn scale(pen: &mut Pen, top: i64, (size, end): (Size, f32)) {
    let mut at = 0;
    while at <= top {
        let x = size.x(at, top);
        pen.line((x, size.top), (x, end), 0.5, Tone::Hair);
        if at % 100 == 0 {
            let words = figure(at, 0);
            let above = (x, size.top - 5.0);
            pen.say(above, Anchor::Middle, Face::Sans, &words, Tone::Gray);
        }
        at += 50;
    }
}

fn draw_row(pen: &mut Pen, profile: &Profile, row: &ProfileRow, (size, y): (Size, f32)) {
    pen.label((0.0, y), size.labels, &row.name, Face::SansStrong);
    let place = |value: i64| size.x(value, profile.top);
    let count = profile.held.len();
    let known: Vec<i64> = (0..count).filter_map(|at| row.at(at)).collect();
    if let (Some(least), Some(most)) = (known.iter().min(), known.iter().max()) {
        pen.line((place(*least), y), (place(*most), y), 1.2, Tone::Gray);
    }
    let last = count.saturating_sub(1);
    for at in 0..last {
        if let Some(value) = row.at(at) {
            pen.ring((place(value), y), radius(at, count), Tone::Ink);
        }
    }
    let Some(value) = row.at(last) else {
        let right = known
            .iter()
            .max()
            .map_or(size.labels + 3.0, |most| place(*most));
        pen.words((right + 9.0, y + CAP * 0.35), NOT_SCORED, Tone::Gray);
        return;
    };
    let x = place(value);
    pen.disc((x, y), radius(last, count), Tone::Accent);
    if !size.is_full() {
        return;
    }
    let words = figure(value, places_of(profile));
    // Where the line goes on to the right, or the edge is near, it goes above.
    let right = x + 9.0 + pen::width(Face::SansStrong, &words);
    let is_free = known.iter().all(|other| *other <= value);
    if is_free && right <= size.width {
        pen.strong((x + 9.0, y + CAP * 0.35), &words, Tone::Ink);
    } else {
        let above = (x, y - 9.0);
        pen.say(above, Anchor::Middle, Face::SansStrong, &words, Tone::Ink);
    }
}

/// At least one place, for means; as many as these values need.
fn places_of(profile: &Profile) -> usize {
    places(
        profile
            .rows
            .iter()
            .flat_map(|row| row.values.iter().flatten().copied()),
    )
    .max(1)
}

/// How a row moved since the assessment before, where both were scored.
fn moved(profile: &Profile, row: &ProfileRow) -> Option<i64> {
    let last = profile.held.len().checked_sub(1)?;
    let before = last.checked_sub(1)?;
    Some(row.at(last)? - row.at(before)?)
}

fn table(profile: &Profile) -> ChartTable {
    let places = places_of(profile);
    let has_change = profile.held.len() > 1;
    let mut head = vec!["Domain".to_owned()];
    let last = profile.held.len().saturating_sub(1);
    for (at, held) in profile.held.iter().enumerate() {
        head.push(if at == last {
            now(profile, held)
        } else {
            held.clone()
        });
    }
    if has_change {
        head.push("Change".to_owned());
    }
    let rows = profile.rows.iter().map(|row| {
        let mut cells = vec![row.name.clone()];
        for at in 0..profile.held.len() {
            let value = row.at(at);
            cells.push(value.map_or_else(|| NOT_SCORED.to_owned(), |value| figure(value, places)));
        }
        if has_change {
            let moved = moved(profile, row);
            cells.push(moved.map_or_else(|| NONE.to_owned(), |by| change(by, places)));
        }
        cells
    });
    ChartTable {
        rows: rows.collect(),
        head,
    }
}

/// Strengths first, then what moved, either way.
fn describe(profile: &Profile) -> String {
    let places = places_of(profile);
    let Some(held) = profile.held.last() else {
        return "No assessment was held yet.".to_owned();
    };
    let last = profile.held.len() - 1;
    if profile.rows.is_empty() {
        return match last {
            0 => format!("One assessment, {held}: no score was written down."),
            more => format!(
                "{} assessments, the last {held}: no score was written down.",
                more + 1
            ),
        };
    }
    let mut out = match profile.held.as_slice() {
        [only] => format!("One assessment, {}.", now(profile, only)),
        [first, ..] => format!(
            "{} assessments from {first} to {}.",
            profile.held.len(),
            now(profile, held)
        ),
        [] => String::new(),
    };
    let scored = |row: &ProfileRow| row.at(last);
    if let Some(highest) = profile.rows.iter().filter_map(scored).max() {
        let names: Vec<String> = profile
            .rows
            .iter()
            .filter(|row| scored(row) == Some(highest))
            .map(|row| row.name.clone())
            .collect();
        let verb = if names.len() == 1 { "is" } else { "are" };
        out.push_str(&format!(
            " {} {verb} highest now, at {}.",
            listed(&names),
            figure(highest, places)
        ));
    }
    for (rose, word) in [(true, "Higher"), (false, "Lower")] {
        let parts: Vec<String> = profile
            .rows
            .iter()
            .filter_map(|row| Some((row, moved(profile, row)?)))
            .filter(|(_, by)| *by != 0 && (*by > 0) == rose)
            .map(|(row, by)| format!("{} ({})", row.name, change(by, places)))
            .collect();
        if !parts.is_empty() {
            out.push_str(&format!(" {word} than before: {}.", listed(&parts)));
        }
    }
    let missing: Vec<String> = profile
        .rows
        .iter()
        .filter(|row| scored(row).is_none())
        .map(|row| row.name.clone())
        .collect();
    if !missing.is_empty() {
        out.push_str(&format!(" Not scored this time: {}.", listed(&missing)));
    }
    out
}
