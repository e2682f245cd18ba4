//! What is looked at every day, in a workbook of 60 regions with ten years each and in
//! one of six: about 40,000 contacts and 600,000 field values against a tenth of both.
//!
//! Where the answer has the same size in both (one region; the best forty hits) the
//! ratio is the figure; where it has not, the milliseconds are.

use super::{Figure, median, milliseconds, open, practice};
use rusqlite::Connection;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;
use trellis_app::Trellis;
use trellis_app::view::dose::DoseQuery;
use trellis_app::view::quarter::QuarterQuery;
use trellis_domain::id::Id;

/// How long this thread worked on something. On Linux that is its time on a processor, so
/// that other work on the machine is not among it; nothing here waits for a disk.
fn took(work: impl FnOnce()) -> Duration {
    let busy = || -> Option<u64> {
        // The system adds up when it takes the processor away.
        std::thread::yield_now();
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split(' ').next()?.parse().ok()
    };
    let (begun, before) = (std::time::Instant::now(), busy());
    work();
    match before.zip(busy()) {
        Some((before, after)) => Duration::from_nanos(after - before),
        None => begun.elapsed(),
    }
}

const AT_MOST: &str = "at most 50 ms";
const SAME: &str = "at most 1.5 times";

struct Desk {
    trellis: Trellis,
    regions: Vec<Id>,
}

impl Desk {
    fn of(folder: &Path, name: &str, regions: u64, years: u64) -> Self {
        let packs = trellis_exchange::pack::builtins().unwrap();
        let path = folder.join(name);
        let made = std::time::Instant::now();
        practice::live_through(&path, &packs[0], regions, years, practice::Pace::Busy);
        let connection = Connection::open(&path).unwrap();
        let count = |table: &str| -> i64 {
            let sql = format!("SELECT count(*) FROM {table}");
            connection.query_row(&sql, [], |row| row.get(0)).unwrap()
        };
        println!(
            "{name}: {regions} regions, {years} years, {} contacts, {} field values, {} MB, made \
             in {:.0} s",
            count("contact"),
            count("log_value"),
            std::fs::metadata(&path).unwrap().len() >> 20,
            made.elapsed().as_secs_f64(),
        );
        drop(connection);
        let trellis = open(&path, &folder.join("home"));
        let regions = trellis.list_regions().unwrap();
        let regions = regions.into_iter().map(|region| region.id).collect();
        Self { trellis, regions }
    }
}

/// Words as they are typed: found everywhere, in many places, in few; finished or not.
fn typed(round: usize) -> String {
    let rare = practice::word(600 + u64::try_from(round).unwrap() % 1800);
    match round % 4 {
        0 => "team spoke next visit ".to_owned(),
        1 => "the team spoke about the next vis".to_owned(),
        2 => format!("team {rare} "),
        _ => format!("spoke about {}", &rare[..4]),
    }
}

type Ask = fn(&Desk, usize);

/// What is measured: its name, how often, whether both answers have one size, and how.
const ASKED: [(&str, usize, bool, Ask); 12] = [
    ("Today", 40, false, |desk, _| {
        drop(black_box(desk.trellis.today_view().unwrap()));
    }),
    ("the list of regions", 40, false, |desk, _| {
        drop(black_box(desk.trellis.list_regions().unwrap()));
    }),
    ("one region", 120, true, |desk, round| {
        let region = desk.regions[round % desk.regions.len()];
        drop(black_box(desk.trellis.region(region).unwrap()));
    }),
    ("dose over all regions", 20, false, |desk, _| {
        drop(black_box(desk.trellis.dose(&DoseQuery::default()).unwrap()));
    }),
    (
        "– the same, nothing kept from before",
        20,
        false,
        |desk, _| {
            let ask = DoseQuery {
                regions: desk.regions.clone(),
                ..DoseQuery::default()
            };
            drop(black_box(desk.trellis.dose(&ask).unwrap()));
        },
    ),
    ("dose of one region", 60, true, |desk, round| {
        let ask = DoseQuery {
            regions: vec![desk.regions[round % desk.regions.len()]],
            ..DoseQuery::default()
        };
        drop(black_box(desk.trellis.dose(&ask).unwrap()));
    }),
    ("dose over time, all regions", 20, false, |desk, _| {
        let ask = DoseQuery::default();
        drop(black_box(desk.trellis.dose_trend(&ask).unwrap()));
    }),
    (
        "a quarter’s summary, all regions",
        20,
        false,
        |desk, _| {
            let ask = QuarterQuery::default();
            drop(black_box(desk.trellis.quarter_summary(&ask).unwrap()));
        },
    ),
    (
        "search everywhere, words found everywhere",
        80,
        true,
        |desk, round| {
            let words = typed(round % 2);
            drop(black_box(desk.trellis.search(&words).unwrap()));
        },
    ),
    (
        "search everywhere, with a rarer word",
        80,
        true,
        |desk, round| {
            let words = typed(round * 4 + 2 + round % 2);
            drop(black_box(desk.trellis.search(&words).unwrap()));
        },
    ),
    (
        "search in the room, several words",
        120,
        true,
        |desk, round| {
            let region = desk.regions[round % desk.regions.len()];
            drop(black_box(
                desk.trellis.search_in_room(&typed(round), region).unwrap(),
            ));
        },
    ),
    ("search everywhere, with a slip", 20, false, |desk, _| {
        drop(black_box(desk.trellis.search("taem spkoe about ").unwrap()));
    }),
];

pub fn at_size(is_real: bool) -> Vec<Figure> {
    let folder = super::folder();
    let ((few, many), years) = if is_real { ((6, 60), 10) } else { ((1, 2), 1) };
    let few = Desk::of(folder.path(), "tenth.workbook", few, years);
    let many = Desk::of(folder.path(), "whole.workbook", many, years);
    let mut figures = Vec::new();
    for (what, times, is_same, ask) in ASKED {
        let (mut of_few, mut of_many): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
        for round in 0..if is_real { times } else { 2 } {
            of_few.push(took(|| ask(&few, round)));
            of_many.push(took(|| ask(&many, round)));
        }
        let (small, large) = (median(of_few), median(of_many));
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        figures.push(Figure {
            what,
            found: format!(
                "{} ({ratio:.2} times {})",
                milliseconds(large),
                milliseconds(small)
            ),
            goal: if is_same { SAME } else { AT_MOST },
        });
    }
    figures
}
