//! What happened in a region, on one axis of time: a lane for each kind, so that no
//! kind is told by color, and a list of the same.

use super::pen::{self, CAP, LEADING, Pen};
use super::{Chart, ChartTable, NONE, WIDTH};
use crate::document::{Anchor, Tone};
use crate::fonts::Face;
use chrono::{Datelike, NaiveDate};

/// What the chart shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// What it is about.
    pub title: String,
    /// The first day of the axis; none takes the first that something happened on.
    pub from: Option<NaiveDate>,
    /// The last day of the axis.
    pub until: Option<NaiveDate>,
    /// The lanes, from above.
    pub lanes: Vec<Lane>,
}

/// One kind of what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// What it is called.
    pub name: String,
    /// What its shapes mean, where there are several: “up: came, down: left”.
    pub note: String,
    /// What happened, in order of time.
    pub marks: Vec<Happened>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// The day; none where nobody wrote it down, so that it stands in the list only.
    pub on: Option<NaiveDate>,
    /// Its last day, where it went on; none on a single day.
    pub until: Option<NaiveDate>,
    /// The day or days in words.
    pub when: String,
    /// What happened.
    pub what: String,
    /// Its shape.
    pub shape: MarkShape,
}

/// The shape of a mark. What it means is said beside its lane or in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarkShape {
    /// A disc.
    #[default]
    Disc,
    /// A ring.
    Ring,
    /// A solid square on its corner.
    Diamond,
    /// A solid square.
    Square,
    /// A triangle that points up.
    Up,
    /// A triangle that points down.
    Down,
}

const LABELS: f32 = 104.0;
const LEFT: f32 = LABELS + 12.0;
const RIGHT: f32 = WIDTH - 10.0;
const LANE: f32 = 30.0;
const TOP: f32 = 20.0;

/// Draws it.
pub fn draw(timeline: &Timeline) -> Chart {
    let description = describe(timeline);
    let mut pen = Pen::default();
    let end = TOP + LANE * pen::number(timeline.lanes.len());
    if let Some(axis) = Axis::over(timeline) {
        axis.draw(&mut pen, end);
        for (at, lane) in timeline.lanes.iter().enumerate() {
            draw_lane(&mut pen, lane, &axis, TOP + LANE * (pen::number(at) + 0.5));
        }
    } else {
        pen.words((0.0, CAP), "Nothing with a day yet", Tone::Gray);
    }
    Chart {
        title: timeline.title.clone(),
        figure: pen.figure(WIDTH, end + 4.0, &description),
        description,
        table: table(timeline),
    }
}

struct Axis {
    from: NaiveDate,
    until: NaiveDate,
}

impl Axis {
    fn over(timeline: &Timeline) -> Option<Self> {
        let days = || {
            let marks = timeline.lanes.iter().flat_map(|lane| &lane.marks);
            let days = marks.flat_map(|mark| mark.on.into_iter().chain(mark.until));
            days.chain(timeline.from).chain(timeline.until)
        };
        Some(Self {
            from: days().min()?,
            until: days().max()?,
        })
    }

    fn x(&self, day: NaiveDate) -> f32 {
        let whole = pen::share((self.until - self.from).num_days().max(1));
        let part = pen::share((day - self.from).num_days()) / whole;
        LEFT + (RIGHT - LEFT) * part
    }

    /// Years, and quarters where they are not too many.
    fn draw(&self, pen: &mut Pen, end: f32) {
        let is_short = (self.until - self.from).num_days() < 800;
        let mut free_from = f32::MIN;
        for year in self.from.year()..=self.until.year() {
            for month in [1, 4, 7, 10] {
                let Some(day) = NaiveDate::from_ymd_opt(year, month, 1) else {
                    continue;
                };
                if day < self.from || day > self.until || (month > 1 && !is_short) {
                    continue;
                }
                let x = self.x(day);
                pen.line((x, TOP - 4.0), (x, end), 0.5, Tone::Hair);
                let words = if is_short {
                    day.format("%b %Y").to_string()
                } else {
                    year.to_string()
                };
                let half = pen::width(Face::Sans, &words) / 2.0;
                if x - half >= free_from && x + half <= WIDTH {
                    let at = (x, CAP);
                    pen.say(at, Anchor::Middle, Face::Sans, &words, Tone::Gray);
                    free_from = x + half + 8.0;
                }
            }
        }
    }
}

fn draw_lane(pen: &mut Pen, lane: &Lane, axis: &Axis, y: f32) {
    let middle = if lane.note.is_empty() {
        y
    } else {
        y - LEADING / 2.0
    };
    pen.label((0.0, middle), LABELS, &lane.name, Face::SansStrong);
    if !lane.note.is_empty() {
        pen.words(
            (0.0, y + LEADING / 2.0 + CAP * 0.35),
            &lane.note,
            Tone::Gray,
        );
    }
    pen.line((LEFT, y), (RIGHT, y), 0.5, Tone::Gray);
    // What went on lies under what happened on a day.
    for mark in &lane.marks {
        if let (Some(on), Some(until)) = (mark.on, mark.until) {
            pen.line((axis.x(on), y), (axis.x(until), y), 3.0, Tone::Accent);
        }
    }
    for mark in &lane.marks {
        if let Some(on) = mark.on {
            let at = (axis.x(on), y);
            match mark.shape {
                MarkShape::Disc => pen.disc(at, 3.6, Tone::Accent),
                MarkShape::Ring => pen.ring(at, 3.6, Tone::Accent),
                MarkShape::Diamond => pen.diamond(at, 5.0, Tone::Accent, true),
                MarkShape::Square => {
                    let corner = (at.0 - 3.4, at.1 - 3.4);
                    pen.block(corner, 6.8, 6.8, Tone::Accent, true);
                }
                MarkShape::Up => pen.triangle((at.0, y - 5.0), 4.0, Tone::Accent, true),
                MarkShape::Down => pen.triangle((at.0, y + 5.0), 4.0, Tone::Accent, false),
            }
        }
    }
}

/// In order of time; what nobody wrote a day for stands first, as before all others.
fn table(timeline: &Timeline) -> ChartTable {
    let mut all: Vec<(Option<NaiveDate>, &str, &Happened)> = timeline
        .lanes
        .iter()
        .flat_map(|lane| {
            lane.marks
                .iter()
                .map(|mark| (mark.on, lane.name.as_str(), mark))
        })
        .collect();
    all.sort_by_key(|(on, ..)| *on);
    let rows = all.into_iter().map(|(_, kind, mark)| {
        let when = if mark.when.is_empty() {
            NONE.to_owned()
        } else {
            mark.when.clone()
        };
        vec![when, kind.to_owned(), mark.what.clone()]
    });
    ChartTable {
        head: ["When", "Kind", "What"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}

fn describe(timeline: &Timeline) -> String {
    let parts: Vec<String> = timeline
        .lanes
        .iter()
        .filter(|lane| !lane.marks.is_empty())
        .map(|lane| format!("{} {}", lane.name, lane.marks.len()))
        .collect();
    if parts.is_empty() {
        return "Nothing is written down for these days yet.".to_owned();
    }
    let days = Axis::over(timeline).map(|axis| {
        let said = |day: NaiveDate| day.format("%b %Y").to_string();
        format!("From {} to {}: ", said(axis.from), said(axis.until))
    });
    format!("{}{}.", days.unwrap_or_default(), parts.join(", "))
}
