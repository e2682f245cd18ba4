//! The figures that are published: ratios, taken in one run on one machine, so that
//! they mean the same on another.
//!
//! `scripts/bench` runs this and prints the table at the end. A plain `cargo test`
//! of it goes through the same motions a few times, to see that they still work.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark that meets something else than it expects has failed, and prints"
)]

#[path = "figures/at_size.rs"]
mod at_size;
#[path = "figures/beside.rs"]
mod beside;
#[path = "figures/by_hand.rs"]
mod by_hand;
#[path = "figures/exchange.rs"]
mod exchange;
#[path = "figures/paper.rs"]
mod paper;
#[path = "figures/practice.rs"]
mod practice;
#[path = "figures/preview.rs"]
mod preview;

use by_hand::{ByHand, Known};
use criterion::Criterion;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use trellis_app::Trellis;
use trellis_app::view::checklist::EditAnswer;
use trellis_app::view::region::NewRegion;
use trellis_app::world::StillWorld;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::Status;

/// One line of the table.
struct Figure {
    what: String,
    found: String,
    goal: &'static str,
}

fn main() {
    if beside::made_alone() {
        return;
    }
    // Without it, Cargo only wants to know that the benchmark runs.
    let is_real = std::env::args().any(|argument| argument == "--bench");
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    // `scripts/bench at_size`, `papers` and `exchange` take these alone; a million changes
    // take their time, so they are measured only when asked for.
    let only = ["at_size", "papers", "exchange"].into_iter().find(|name| {
        let mut arguments = std::env::args();
        arguments.any(|argument| argument == *name)
    });
    let is_asked = |name: &str| only.is_none_or(|only| only == name);
    let mut figures = Vec::new();
    if is_asked("at_size") {
        figures.extend(at_size::at_size(is_real));
    }
    if only == Some("exchange") || !is_real {
        figures.extend(exchange::exchange(is_real));
    }
    if is_asked("answers") {
        figures.extend(answers(&mut criterion, is_real));
    }
    if is_asked("profiles") {
        figures.extend(profiles(&mut criterion, is_real));
    }
    if is_asked("papers") {
        figures.extend(papers(&mut criterion, is_real));
        figures.extend(preview::preview(is_real));
        figures.extend(beside::beside(is_real));
    }
    criterion.final_summary();

    println!("\n| figure | found | goal |\n|---|---|---|");
    for Figure { what, found, goal } in &figures {
        println!("| {what} | {found} | {goal} |");
    }
}

/// A folder on a disk that keeps what it says it keeps, not in memory.
fn folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

fn open(path: &Path, home: &Path) -> Trellis {
    let mut world = StillWorld::on(practice::today());
    world.count = 50_000_000;
    Trellis::open(path, home, None, Box::new(world)).unwrap()
}

fn took(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

fn median<T: Copy + PartialOrd>(mut all: Vec<T>) -> T {
    all.sort_by(|one, other| one.partial_cmp(other).unwrap());
    all[all.len() / 2]
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// Saving one answer, against the same rows by hand, in turns on one disk.
#[expect(clippy::too_many_lines, reason = "two that do the same, in turns")]
fn answers(criterion: &mut Criterion, is_real: bool) -> Vec<Figure> {
    const STATUS: [Status; 3] = [Status::NotYet, Status::Partly, Status::NotNow];
    let folder = folder();
    let (ours, theirs) = (
        folder.path().join("ours.workbook"),
        folder.path().join("theirs.workbook"),
    );
    let home = folder.path().join("home");
    let world = Box::new(StillWorld::on(practice::today()));
    let mut trellis = Trellis::create(&ours, &home, None, world).unwrap();
    let region = trellis
        .add_region(&NewRegion {
            name: "Cedar Gap".to_owned(),
            ..NewRegion::default()
        })
        .unwrap();
    let items = items(&trellis, region);
    let edit = |item: &str, round: usize| EditAnswer {
        region,
        item: item.to_owned(),
        adoption: None,
        visit: None,
        status: Some(STATUS[round % STATUS.len()]),
        evidence: Some(evidence(round)),
        led_by: None,
        judged_by: None,
        reached_on: None,
        mark: None,
        clear: Vec::new(),
    };
    // One answer gives every name its number; then the two go apart.
    trellis.answer(&edit(&items[0], 0)).unwrap();
    drop(trellis);
    std::fs::copy(&ours, &theirs).unwrap();
    let mut trellis = open(&ours, &home);
    let mut hand = ByHand::open(&theirs, region);

    // Every item is answered first, then answered again, as in a region's life.
    let mut known: BTreeMap<&str, Known> = BTreeMap::new();
    let (mut by_trellis, mut by_hand, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let rounds = if is_real { 6 } else { 2 };
    for round in 1..=rounds {
        for (at, item) in items[1..].iter().enumerate() {
            let edit = edit(item, round);
            let status = edit.status.unwrap().code();
            let mut one = || took(|| trellis.answer(black_box(&edit)).unwrap());
            let mut other = || {
                took(|| {
                    let now = hand.answer(
                        item,
                        status,
                        &evidence(round),
                        known.get(item.as_str()).copied(),
                    );
                    known.insert(item, now);
                })
            };
            // Whoever is first pays for a disk that wakes up.
            let (one, other) = if at % 2 == 0 {
                (one(), other())
            } else {
                let other = other();
                (one(), other)
            };
            by_trellis.push(one);
            by_hand.push(other);
            ratios.push(one.as_secs_f64() / other.as_secs_f64());
        }
    }
    drop(trellis);
    let there = rusqlite::Connection::open(&ours).unwrap();
    assert_eq!(
        by_hand::rows(&there),
        hand.rows(),
        "the same rows in every table"
    );
    drop(there);

    let mut trellis = open(&ours, &home);
    // From item to item, as before: a record's own history stays as short as in life.
    let mut group = criterion.benchmark_group("one answer, durable");
    let mut round = 0;
    let mut next = || {
        round += 1;
        (
            &items[1 + round % (items.len() - 1)],
            round / items.len() + round,
        )
    };
    group.bench_function("through Trellis", |bench| {
        bench.iter(|| {
            let (item, round) = next();
            trellis.answer(&edit(item, round)).unwrap();
        });
    });
    group.bench_function("the same rows by hand", |bench| {
        bench.iter(|| {
            let (item, round) = next();
            let before = known.get(item.as_str()).copied();
            let now = hand.answer(item, STATUS[round % 3].code(), &evidence(round), before);
            known.insert(item, now);
        });
    });
    group.finish();
    vec![
        Figure {
            what: "one answer saved durably, against the same rows by hand".to_owned(),
            found: format!("{:.2} times", median(ratios)),
            goal: "at most 1.5 times",
        },
        Figure {
            what: "– through Trellis".to_owned(),
            found: milliseconds(median(by_trellis)),
            goal: "",
        },
        Figure {
            what: "– by hand".to_owned(),
            found: milliseconds(median(by_hand)),
            goal: "",
        },
    ]
}

fn evidence(round: usize) -> String {
    format!("Roster of week {round}; two backups have done the task once")
}

/// Every item of the checklists.
fn items(trellis: &Trellis, region: Id) -> Vec<String> {
    let mut items = Vec::new();
    for domain in CapacityDomain::ALL {
        for stage in CapacityStage::ALL {
            let cell = trellis.cell(region, domain, stage, None).unwrap();
            items.extend(cell.items.into_iter().map(|item| item.id));
        }
    }
    items
}

/// Opening one region's profile in a large workbook and in a small one.
fn profiles(criterion: &mut Criterion, is_real: bool) -> Vec<Figure> {
    let folder = folder();
    let home = folder.path().join("home");
    let pack = trellis_exchange::pack::builtins().unwrap().swap_remove(0);
    let lived = |name: &str, regions, years| {
        let path = folder.path().join(name);
        let records =
            practice::live_through(&path, &pack, regions, years, practice::Pace::Thorough);
        println!("{name}: {regions} regions, {years} years, {records} records");
        (open(&path, &home), records)
    };
    let (few, _) = lived("small.workbook", 3, 2);
    let (many, records) = if is_real {
        lived("large.workbook", 50, 10)
    } else {
        lived("large.workbook", 4, 3)
    };
    let ids = |trellis: &Trellis| -> Vec<Id> {
        trellis
            .list_regions()
            .unwrap()
            .into_iter()
            .map(|region| region.id)
            .collect()
    };
    let (small, large) = (ids(&few), ids(&many));
    let (mut of_few, mut of_many) = (Vec::new(), Vec::new());
    for round in 0..if is_real { 300 } else { 3 } {
        let (one, other) = (small[round % small.len()], large[round % large.len()]);
        of_few.push(took(|| drop(black_box(few.region(one).unwrap()))));
        of_many.push(took(|| drop(black_box(many.region(other).unwrap()))));
    }
    let mut group = criterion.benchmark_group("region profile");
    group.bench_function("3 regions, 2 years", |bench| {
        bench.iter(|| few.region(small[0]).unwrap());
    });
    group.bench_function("50 regions, 10 years", |bench| {
        bench.iter(|| many.region(large[0]).unwrap());
    });
    group.finish();
    let today = |trellis: &Trellis| {
        median(
            (0..9)
                .map(|_| took(|| drop(black_box(trellis.today_view().unwrap()))))
                .collect(),
        )
    };
    let (of_few, of_many) = (median(of_few), median(of_many));
    println!(
        "large workbook: {} records in each region",
        records / large.len() as u64
    );
    vec![
        Figure {
            what: "region profile, 50 regions × 10 years against 3 × 2".to_owned(),
            found: format!("{:.2} times", of_many.as_secs_f64() / of_few.as_secs_f64()),
            goal: "at most twice",
        },
        Figure {
            what: "– 50 regions × 10 years".to_owned(),
            found: milliseconds(of_many),
            goal: "",
        },
        Figure {
            what: "– 3 regions × 2 years".to_owned(),
            found: milliseconds(of_few),
            goal: "",
        },
        Figure {
            what: "the first screen, 50 regions × 10 years".to_owned(),
            found: milliseconds(today(&many)),
            goal: "",
        },
    ]
}

/// The plan's pages: laid out, and written as a PDF.
fn papers(criterion: &mut Criterion, is_real: bool) -> Vec<Figure> {
    let mut group = criterion.benchmark_group("plan on paper");
    let mut figures = Vec::new();
    for (name, [what, lays, writes], goals) in [
        (
            "a plan of one quarter",
            ["plan PDF, per page", "– laying out", "– writing"],
            3,
        ),
        (
            "a plan of many goals",
            [
                "plan PDF of many pages, per page",
                "– laying out",
                "– writing",
            ],
            24,
        ),
    ] {
        let plan = paper::plan(goals);
        let pages = plan.pages();
        let number = u32::try_from(pages.count()).unwrap();
        println!("{name}: {number} pages");
        let times = if is_real { 30 } else { 2 };
        let lay_out = median(
            (0..times)
                .map(|_| took(|| drop(black_box(plan.pages()))))
                .collect(),
        );
        let write = median(
            (0..times)
                .map(|_| took(|| drop(black_box(pages.to_pdf().unwrap()))))
                .collect(),
        );
        group.bench_function(name, |bench| bench.iter(|| plan.pages().to_pdf().unwrap()));
        figures.push(Figure {
            what: what.to_owned(),
            found: milliseconds((lay_out + write) / number),
            goal: "",
        });
        figures.push(Figure {
            what: lays.to_owned(),
            found: milliseconds(lay_out / number),
            goal: "",
        });
        figures.push(Figure {
            what: writes.to_owned(),
            found: milliseconds(write / number),
            goal: "",
        });
    }
    group.finish();
    figures
}
