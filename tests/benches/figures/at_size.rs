//! What is looked at every day, in a workbook of 60 regions with ten years each and in
//! one of six: about 40,000 contacts and 600,000 field values against a tenth of both.
//!
//! Where the answer has the same size in both (one region; the best forty hits) the
//! ratio is the figure; where it has not, the milliseconds are.

use super::{Figure, median, milliseconds, practice};
use rusqlite::Connection;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;
use trellis_app::Trellis;
use trellis_app::view::contact::NewContact;
use trellis_app::view::dose::DoseQuery;
use trellis_app::view::quarter::QuarterQuery;
use trellis_app::world::StillWorld;
use trellis_domain::id::Id;
use trellis_domain::words::Mode;

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
    open: Option<Trellis>,
    openings: u64,
    regions: Vec<Id>,
    path: PathBuf,
    home: PathBuf,
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
        let mut desk = Self {
            open: None,
            openings: 0,
            regions: Vec::new(),
            path,
            home: folder.join("home"),
        };
        desk.open_again();
        let regions = desk.trellis().list_regions().unwrap();
        desk.regions = regions.into_iter().map(|region| region.id).collect();
        desk
    }

    fn trellis(&self) -> &Trellis {
        self.open.as_ref().unwrap()
    }

    fn region(&self, round: usize) -> Id {
        self.regions[round % self.regions.len()]
    }

    /// As after starting Trellis: nothing is kept from before.
    fn open_again(&mut self) {
        self.open = None;
        self.openings += 1;
        let mut world = StillWorld::on(practice::today());
        world.count = (50 + self.openings) * 1_000_000;
        self.open = Some(Trellis::open(&self.path, &self.home, None, Box::new(world)).unwrap());
    }

    fn log_contact(&mut self, round: usize) {
        let mut new = NewContact::new(self.region(round), Mode::Phone, "A word on the phone");
        new.minutes = Some(30);
        self.open.as_mut().unwrap().log_contact(&new).unwrap();
    }
}

/// Words as they are typed: found everywhere, in many places, in few; finished or not.
fn typed(round: usize) -> String {
    match round % 4 {
        0 => "team spoke next visit ".to_owned(),
        1 => "the team spoke about the next vis".to_owned(),
        2 => rarer(round),
        _ => rarer(round + 1),
    }
}

/// With a word that one record of forty has, finished or not.
fn rarer(round: usize) -> String {
    let word = practice::word(30 + u64::try_from(round).unwrap() % 60);
    if round.is_multiple_of(2) {
        format!("team {word} ")
    } else {
        format!("spoke about {}", &word[..4])
    }
}

/// With a word that a tenth has in fewer records than an answer shows.
fn rare(round: usize) -> String {
    let word = practice::word(600 + u64::try_from(round).unwrap() % 1800);
    format!("team {word} ")
}

type Ask = fn(&Desk, usize);
type Before = fn(&mut Desk, usize);

/// What comes before a question, and is not measured.
const NOTHING: Before = |_, _| {};

/// What is measured: its name, how often, whether both answers have one size, what comes
/// before, and how.
const ASKED: [(&str, usize, bool, Before, Ask); 16] = [
    ("Today", 40, false, NOTHING, |desk, _| {
        drop(black_box(desk.trellis().today_view().unwrap()));
    }),
    ("the list of regions", 40, false, NOTHING, |desk, _| {
        drop(black_box(desk.trellis().list_regions().unwrap()));
    }),
    ("one region", 120, true, NOTHING, |desk, round| {
        let region = desk.region(round);
        drop(black_box(desk.trellis().region(region).unwrap()));
    }),
    ("dose over all regions", 20, false, NOTHING, |desk, _| {
        drop(black_box(
            desk.trellis().dose(&DoseQuery::default()).unwrap(),
        ));
    }),
    (
        "– the first after a contact was logged",
        20,
        false,
        Desk::log_contact,
        |desk, _| {
            drop(black_box(
                desk.trellis().dose(&DoseQuery::default()).unwrap(),
            ));
        },
    ),
    (
        "– one step of reading ahead after opening",
        12,
        false,
        |desk, _| desk.open_again(),
        |desk, _| {
            black_box(desk.trellis().read_ahead().unwrap());
        },
    ),
    (
        "– the first after opening, nothing read ahead",
        6,
        false,
        |desk, _| desk.open_again(),
        |desk, _| {
            drop(black_box(
                desk.trellis().dose(&DoseQuery::default()).unwrap(),
            ));
        },
    ),
    ("dose of one region", 60, true, NOTHING, |desk, round| {
        let ask = DoseQuery {
            regions: vec![desk.region(round)],
            ..DoseQuery::default()
        };
        drop(black_box(desk.trellis().dose(&ask).unwrap()));
    }),
    (
        "dose over time, all regions",
        20,
        false,
        NOTHING,
        |desk, _| {
            let ask = DoseQuery::default();
            drop(black_box(desk.trellis().dose_trend(&ask).unwrap()));
        },
    ),
    (
        "a quarter’s summary, all regions",
        20,
        false,
        NOTHING,
        |desk, _| {
            let ask = QuarterQuery::default();
            drop(black_box(desk.trellis().quarter_summary(&ask).unwrap()));
        },
    ),
    (
        "what each laptop has, and what is missing",
        6,
        false,
        NOTHING,
        |desk, _| {
            drop(black_box(desk.trellis().exchange().unwrap()));
        },
    ),
    (
        "search everywhere, words found everywhere",
        80,
        true,
        NOTHING,
        |desk, round| {
            let words = typed(round % 2);
            drop(black_box(desk.trellis().search(&words).unwrap()));
        },
    ),
    (
        "search everywhere, with a rarer word",
        80,
        true,
        NOTHING,
        |desk, round| {
            drop(black_box(desk.trellis().search(&rarer(round)).unwrap()));
        },
    ),
    (
        "search everywhere, with a rare word",
        80,
        false,
        NOTHING,
        |desk, round| {
            drop(black_box(desk.trellis().search(&rare(round)).unwrap()));
        },
    ),
    (
        "search in the room, several words",
        120,
        true,
        NOTHING,
        |desk, round| {
            let region = desk.region(round);
            drop(black_box(
                desk.trellis()
                    .search_in_room(&typed(round), region)
                    .unwrap(),
            ));
        },
    ),
    (
        "search everywhere, with a slip",
        20,
        false,
        NOTHING,
        |desk, _| {
            drop(black_box(
                desk.trellis().search("taem spkoe about ").unwrap(),
            ));
        },
    ),
];

pub fn at_size(is_real: bool) -> Vec<Figure> {
    let folder = super::folder();
    let ((few, many), years) = if is_real { ((6, 60), 10) } else { ((1, 2), 1) };
    let mut few = Desk::of(folder.path(), "tenth.workbook", few, years);
    let mut many = Desk::of(folder.path(), "whole.workbook", many, years);
    let mut figures = Vec::new();
    for (what, times, is_same, before, ask) in ASKED {
        let (mut of_few, mut of_many): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
        for round in 0..if is_real { times } else { 2 } {
            before(&mut few, round);
            of_few.push(took(|| ask(&few, round)));
            before(&mut many, round);
            of_many.push(took(|| ask(&many, round)));
        }
        let (small, large) = (median(of_few), median(of_many));
        let ratio = large.as_secs_f64() / small.as_secs_f64();
        figures.push(Figure {
            what: what.to_owned(),
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
