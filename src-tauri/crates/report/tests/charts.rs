//! Charts: what they say in words and figures, that nothing is lost from drawing to
//! table, and that a page takes the same drawing.

#![expect(clippy::unwrap_used, reason = "what is not there ends the test")]

use chrono::NaiveDate;
use proptest::prelude::*;
use std::fmt::Write;
use std::path::Path;
use trellis_report::chart::beside::{self, Beside, Held, QuarterDose};
use trellis_report::chart::map::{self, MapCount, MapDomain, MapOverTime};
use trellis_report::chart::profile::{self, Profile, ProfileRow};
use trellis_report::chart::run::{self, Found, RunChart, RunPoint, What};
use trellis_report::chart::timeline::{self, Happened, Lane, MarkShape, Timeline};
use trellis_report::chart::{Chart, change, figure, places};
use trellis_report::document::{Block, Document, Heading, Shape};
use trellis_report::{Style, lay_out};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn profile_model() -> Profile {
    let row = |name: &str, values: [i64; 4]| ProfileRow {
        name: name.into(),
        values: values.map(Some).to_vec(),
    };
    Profile {
        title: "Capacity by domain".into(),
        scale: "Mean score, 0 to 2".into(),
        top: 200,
        held: ["Jun 2025", "Dec 2025", "Jun 2026", "Dec 2026"]
            .map(str::to_owned)
            .to_vec(),
        is_running: true,
        rows: vec![
            row("Co-creation partners", [90, 110, 130, 140]),
            row("Leadership and teams", [100, 130, 150, 130]),
            row("Workforce development systems", [80, 90, 120, 140]),
            ProfileRow {
                name: "Quality and outcome monitoring systems".into(),
                values: vec![Some(60), None, Some(90), None],
            },
            row("Media and networking systems", [30, 50, 50, 60]),
        ],
    }
}

fn run_model() -> RunChart {
    let values = [400, 400, 500, 300, 600, 700, 700, 800, 800, 900, 900];
    RunChart {
        title: "Every key task has a backup".into(),
        measure: "Tasks with a tested backup".into(),
        points: values
            .into_iter()
            .zip(1..)
            .map(|(value, month)| RunPoint {
                when: day(2026, month, 5).format("%b %-d").to_string(),
                value,
            })
            .collect(),
        median: Some(700),
        target: Some(900),
        runs: vec![Found {
            what: What::TrendUp,
            first: 3,
            last: 10,
        }],
    }
}

fn map_model() -> MapOverTime {
    let count = |in_place, partly, not_yet, set_aside, not_discussed| MapCount {
        in_place,
        partly,
        not_yet,
        set_aside,
        not_discussed,
    };
    let stages = vec![
        vec![
            count(5, 2, 2, 0, 0),
            count(6, 2, 1, 0, 0),
            count(8, 1, 0, 0, 0),
        ],
        vec![
            count(2, 2, 2, 1, 3),
            count(3, 4, 1, 1, 1),
            count(6, 3, 0, 1, 0),
        ],
        vec![
            count(0, 0, 0, 0, 9),
            count(0, 1, 3, 0, 5),
            count(2, 2, 2, 1, 2),
        ],
    ];
    let domain = |name: &str| MapDomain {
        name: name.into(),
        stages: stages.clone(),
    };
    MapOverTime {
        title: "Capacity map over time".into(),
        quarters: ["Q2 2026", "Q3 2026", "Now"].map(str::to_owned).to_vec(),
        stages: [
            "Exploration and readiness",
            "Installation",
            "Initial implementation",
        ]
        .map(str::to_owned)
        .to_vec(),
        domains: vec![
            domain("Co-creation partners"),
            domain("Leadership and teams"),
            domain("Workforce development systems"),
            domain("Quality and outcome monitoring systems"),
            domain("Media and networking systems"),
        ],
    }
}

fn beside_model() -> Beside {
    let quarter = |year: i32, number: u32, minutes: i64| QuarterDose {
        name: format!("Q{number} {year}"),
        from: day(year, number * 3 - 2, 1),
        until: day(year, number * 3, 30),
        minutes,
    };
    let held = |on: NaiveDate, mean: Option<i64>| Held {
        on,
        when: on.format("%b %-d, %Y").to_string(),
        mean,
    };
    Beside {
        title: "Support given beside capacity".into(),
        quarters: vec![
            quarter(2025, 3, 380),
            quarter(2025, 4, 610),
            quarter(2026, 1, 0),
            quarter(2026, 2, 545),
            quarter(2026, 3, 420),
            quarter(2026, 4, 190),
        ],
        held: vec![
            held(day(2025, 6, 12), Some(74)),
            held(day(2025, 12, 4), None),
            held(day(2026, 1, 20), Some(96)),
            held(day(2026, 7, 29), Some(112)),
        ],
        top: 200,
        most_minutes: None,
    }
}

fn timeline_model() -> Timeline {
    let mark = |on: Option<NaiveDate>, until: Option<NaiveDate>, what: &str, shape| Happened {
        on,
        until,
        when: on.map_or_else(String::new, |on| on.format("%b %-d, %Y").to_string()),
        what: what.into(),
        shape,
    };
    let lane = |name: &str, note: &str, marks| Lane {
        name: name.into(),
        note: note.into(),
        marks,
    };
    let on = |year, month, of| Some(day(year, month, of));
    Timeline {
        title: "Region 4 – Foothills over time".into(),
        from: on(2024, 5, 1),
        until: on(2026, 11, 19),
        lanes: vec![
            lane(
                "Visits",
                "",
                vec![
                    mark(on(2026, 8, 14), None, "Visit in person", MarkShape::Disc),
                    mark(on(2026, 11, 19), None, "Visit by video", MarkShape::Disc),
                ],
            ),
            lane(
                "Assessments",
                "",
                vec![mark(
                    on(2026, 8, 14),
                    None,
                    "Self-check, community",
                    MarkShape::Diamond,
                )],
            ),
            lane(
                "Support tier",
                "",
                vec![
                    mark(None, None, "Universal", MarkShape::Square),
                    mark(
                        on(2025, 7, 1),
                        on(2026, 11, 19),
                        "Intensive, broad-focused",
                        MarkShape::Square,
                    ),
                ],
            ),
            lane(
                "People",
                "up: came, down: left",
                vec![
                    mark(on(2024, 6, 3), None, "Coordinator came", MarkShape::Up),
                    mark(
                        on(2026, 9, 8),
                        None,
                        "Data coordinator left",
                        MarkShape::Down,
                    ),
                ],
            ),
            lane("Program stages", "", Vec::new()),
        ],
    }
}

fn every_chart() -> Vec<(&'static str, Chart)> {
    vec![
        ("profile", profile::draw(&profile_model())),
        ("run", run::draw(&run_model())),
        ("map", map::draw(&map_model())),
        ("beside", beside::draw(&beside_model())),
        ("timeline", timeline::draw(&timeline_model())),
    ]
}

/// A chart in words and figures, as somebody hears it.
fn told(chart: &Chart) -> String {
    let mut out = format!("{}\n\n{}\n\n", chart.title, chart.description);
    let _ = writeln!(out, "{}", chart.table.head.join(" | "));
    for row in &chart.table.rows {
        let _ = writeln!(out, "{}", row.join(" | "));
    }
    out.push_str("\nin the drawing:\n");
    for shape in &chart.figure.shapes {
        if let Shape::Words(words) = shape {
            let _ = writeln!(out, "  {}", words.text);
        }
    }
    out
}

/// Compares with a kept text; `TRELLIS_SNAPSHOTS=write` writes it anew, to be read.
#[test]
fn each_chart_says_this() {
    for (name, chart) in every_chart() {
        let text = told(&chart);
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/snapshots")
            .join(format!("chart-{name}.txt"));
        if std::env::var("TRELLIS_SNAPSHOTS").as_deref() == Ok("write") {
            std::fs::write(&path, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == text,
            "chart-{name}.txt reads differently now:\n{text}"
        );
    }
}

#[test]
fn a_drawing_has_a_title_a_description_and_ids_of_its_own() {
    for (name, chart) in every_chart() {
        let svg = chart.to_svg(name);
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"), "{svg}");
        assert!(
            svg.contains(&format!(r#"<title id="{name}-title">"#)),
            "{svg}"
        );
        assert!(
            svg.contains(&format!(r#"<desc id="{name}-desc">"#)),
            "{svg}"
        );
        assert!(
            svg.contains(&format!(r#"aria-labelledby="{name}-title""#)),
            "{svg}"
        );
        if let Ok(folder) = std::env::var("TRELLIS_PICTURES") {
            std::fs::write(Path::new(&folder).join(format!("{name}.svg")), svg).unwrap();
        }
    }
}

#[test]
fn what_is_written_cannot_break_out_of_a_drawing() {
    let mut model = profile_model();
    model.title = "<script>alert(1)</script> & \"quotes\"".into();
    model.rows[0].name = "<b>\"'</b><script>x</script>".into();
    let svg = profile::draw(&model).to_svg("\"><script>");
    assert!(!svg.contains("<script") && !svg.contains("<b>"), "{svg}");
}

#[test]
fn a_page_takes_the_same_drawing_with_its_words_and_its_table() {
    let mut blocks = vec![Block::Heading(Heading {
        level: 1,
        text: "Charts".into(),
    })];
    let charts = every_chart();
    for (_, chart) in &charts {
        blocks.push(Block::Heading(Heading {
            level: 2,
            text: chart.title.clone(),
        }));
        blocks.extend(chart.blocks());
    }
    let document = Document {
        title: "Charts".into(),
        language: "en-US".into(),
        id: "00".repeat(16),
        blocks,
        ..Document::default()
    };
    for style in [Style::default(), Style::large_print()] {
        let pages = lay_out(&document, &style);
        let said: String = pages.words().split_whitespace().collect();
        for (name, chart) in &charts {
            for words in chart
                .table
                .head
                .iter()
                .chain(chart.table.rows.iter().flatten())
            {
                let bare: String = words.split_whitespace().collect();
                assert!(said.contains(&bare), "{name}: {words}");
            }
        }
        let figures: Vec<_> = pages
            .tree
            .iter()
            .filter_map(|node| node.alt.as_ref())
            .collect();
        let told: Vec<_> = charts.iter().map(|(_, chart)| &chart.description).collect();
        assert_eq!(figures, told);
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let trellis_report::layout::Ink::Text(text) = &item.ink {
                let right = text.x + text.width;
                assert!(
                    text.x >= style.left - 0.5 && right <= 612.0 - style.right + 6.0,
                    "{text:?}"
                );
            }
        }
        let pdf = pages.to_pdf().unwrap();
        if let Ok(folder) = std::env::var("TRELLIS_PICTURES") {
            let name = format!("charts-{}.pdf", style.body);
            std::fs::write(Path::new(&folder).join(name), &pdf).unwrap();
        }
        assert!(pdf.len() > 1000);
    }
}

#[test]
fn figures_are_exact_and_line_up() {
    for (hundredths, places, said) in [
        (140, 1, "1.4"),
        (100, 1, "1.0"),
        (137, 2, "1.37"),
        (1900, 0, "19"),
        (-25, 2, "−0.25"),
        (0, 1, "0.0"),
    ] {
        assert_eq!(figure(hundredths, places), said);
    }
    assert_eq!(change(10, 1), "+0.1");
    assert_eq!(change(-20, 1), "−0.2");
    assert_eq!(change(0, 1), "0.0");
    assert_eq!(
        [places([100, 200]), places([100, 110]), places([101])],
        [0, 1, 2]
    );
}

#[test]
fn a_chart_of_nothing_says_so() {
    for chart in [
        profile::draw(&Profile::default()),
        run::draw(&RunChart::default()),
        map::draw(&MapOverTime::default()),
        beside::draw(&Beside::default()),
        timeline::draw(&Timeline::default()),
    ] {
        assert!(!chart.description.is_empty());
        assert_eq!(chart.table.rows, Vec::<Vec<String>>::new());
        assert!(chart.to_svg("x").ends_with("</svg>"));
    }
}

/// Every place in a drawing is a number, and within it.
fn stands_within(chart: &Chart) -> bool {
    let (width, height) = (chart.figure.width, chart.figure.height);
    let within = |x: f32, y: f32| {
        x.is_finite()
            && y.is_finite()
            && (-1.0..=width + 1.0).contains(&x)
            && (-1.0..=height + 1.0).contains(&y)
    };
    chart.figure.shapes.iter().all(|shape| match shape {
        Shape::Line { x0, y0, x1, y1, .. } => within(*x0, *y0) && within(*x1, *y1),
        Shape::Circle { x, y, .. } => within(*x, *y),
        Shape::Area { corners, .. } => corners.iter().all(|(x, y)| within(*x, *y)),
        Shape::Words(words) => within(words.x, words.y),
    })
}

fn said_in(chart: &Chart, words: &str) -> bool {
    chart
        .table
        .head
        .iter()
        .chain(chart.table.rows.iter().flatten())
        .any(|cell| cell.contains(words))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Whatever was scored, each score stands in the row of its domain, as it is.
    #[test]
    fn every_score_stands_in_the_table(rows in prop::collection::vec(
        prop::collection::vec(prop::option::of(0_i64..=200), 4), 1..8,
    )) {
        let model = Profile {
            rows: rows.iter().enumerate().map(|(at, values)| ProfileRow { name: format!("D{at}"), values: values.clone() }).collect(),
            ..profile_model()
        };
        let places = places(rows.iter().flatten().flatten().copied()).max(1);
        let chart = profile::draw(&model);
        for (row, values) in chart.table.rows.iter().zip(&rows) {
            for (cell, value) in row[1..].iter().zip(values) {
                let said = value.map_or_else(|| "not scored".to_owned(), |value| figure(value, places));
                prop_assert_eq!(cell, &said);
            }
        }
        prop_assert!(stands_within(&chart), "{:?}", chart.figure);
    }

    /// Whatever was measured, each value stands in the table in its order, and the
    /// drawing holds it whatever its size.
    #[test]
    fn every_measured_value_stands_in_the_table(
        values in prop::collection::vec(-1_000_000_000_000_i64..1_000_000_000_000, 1..40),
        target in prop::option::of(-1_000_000_i64..1_000_000),
    ) {
        let mut sorted = values.clone();
        sorted.sort_unstable();
        let median = sorted[sorted.len() / 2];
        let model = RunChart {
            points: values.iter().enumerate().map(|(at, value)| RunPoint { when: format!("Day {at}"), value: *value }).collect(),
            median: Some(median),
            target,
            runs: vec![Found { what: What::ShiftUp, first: 0, last: values.len() - 1 }],
            ..run_model()
        };
        let chart = run::draw(&model);
        let places = places(values.iter().copied().chain([median]).chain(target));
        for (row, value) in chart.table.rows.iter().zip(&values) {
            prop_assert_eq!(&row[1], &figure(*value, places));
        }
        prop_assert_eq!(chart.table.rows.len(), values.len());
        prop_assert!(said_in(&chart, &figure(median, places)));
        prop_assert!(stands_within(&chart), "{:?}", chart.figure);
    }

    /// Whatever stood where, each count stands in the cell of its quarter in words.
    #[test]
    fn every_count_of_the_map_stands_in_the_table(counts in prop::collection::vec(prop::array::uniform5(0_usize..40), 1..12)) {
        let stage: Vec<MapCount> = counts.iter().map(|[in_place, partly, not_yet, set_aside, not_discussed]| MapCount {
            in_place: *in_place, partly: *partly, not_yet: *not_yet, set_aside: *set_aside, not_discussed: *not_discussed,
        }).collect();
        let model = MapOverTime {
            quarters: (0..counts.len()).map(|at| format!("Q{at}")).collect(),
            domains: vec![MapDomain { name: "D".into(), stages: vec![stage.clone(), stage.clone(), stage] }],
            ..map_model()
        };
        let chart = map::draw(&model);
        for row in &chart.table.rows {
            for (cell, count) in row[1..].iter().zip(&counts) {
                for (many, word) in count.iter().zip(["in place", "partly", "not yet", "set aside", "not discussed"]) {
                    let said = format!("{many} {word}");
                    let is_said = cell.split(", ").any(|part| part == said);
                    prop_assert_eq!(is_said, *many > 0, "{} in {}", said, cell);
                }
            }
        }
        prop_assert!(stands_within(&chart), "{:?}", chart.figure);
    }

    /// Whatever was given and scored, both stand in the table.
    #[test]
    fn every_minute_and_mean_stands_in_the_table(
        minutes in prop::collection::vec(0_i64..100_000, 1..16),
        held in prop::collection::vec((0_u64..2000, prop::option::of(0_i64..=200)), 0..8),
    ) {
        let mut quarter = day(2022, 1, 1);
        let quarters: Vec<QuarterDose> = minutes.iter().map(|minutes| {
            let next = quarter.checked_add_months(chrono::Months::new(3)).unwrap();
            let one = QuarterDose { name: quarter.to_string(), from: quarter, until: next.pred_opt().unwrap(), minutes: *minutes };
            quarter = next;
            one
        }).collect();
        let mut held = held;
        held.sort_unstable();
        let held: Vec<Held> = held.into_iter().map(|(after, mean)| {
            let on = day(2021, 6, 1).checked_add_days(chrono::Days::new(after)).unwrap();
            Held { on, when: on.to_string(), mean }
        }).collect();
        let places = places(held.iter().filter_map(|held| held.mean)).max(1);
        let model = Beside { quarters: quarters.clone(), held: held.clone(), ..beside_model() };
        for chart in [beside::draw(&model), beside::draw_small(&model)] {
            for quarter in &quarters {
                let row = chart.table.rows.iter().find(|row| row[0] == quarter.name).unwrap();
                prop_assert_eq!(&row[1], &quarter.minutes.to_string());
            }
            for held in &held {
                let mean = held.mean.map_or_else(|| "not scored".to_owned(), |mean| figure(mean, places));
                let said = format!("{mean} on {}", held.when);
                prop_assert!(said_in(&chart, &said));
            }
            prop_assert!(stands_within(&chart), "{:?}", chart.figure);
        }
    }

    /// Whatever happened, it stands in the list, in order of time.
    #[test]
    fn everything_that_happened_stands_in_the_list(days in prop::collection::vec(prop::option::of(0_u64..4000), 0..30)) {
        let marks: Vec<Happened> = days.iter().enumerate().map(|(at, after)| {
            let on = after.map(|after| day(2018, 1, 1).checked_add_days(chrono::Days::new(after)).unwrap());
            Happened { on, until: on, when: on.map_or_else(String::new, |on| on.to_string()), what: format!("W{at}."), shape: MarkShape::Disc }
        }).collect();
        let model = Timeline {
            from: None,
            until: None,
            lanes: vec![Lane { name: "Visits".into(), note: String::new(), marks: marks.clone() }],
            title: String::new(),
        };
        let chart = timeline::draw(&model);
        prop_assert_eq!(chart.table.rows.len(), marks.len());
        for mark in &marks {
            prop_assert!(chart.table.rows.iter().any(|row| row[2] == mark.what && (row[0] == mark.when || mark.on.is_none())));
        }
        let dated: Vec<&String> = chart.table.rows.iter().map(|row| &row[0]).filter(|when| *when != "–").collect();
        prop_assert!(dated.is_sorted());
        prop_assert!(stands_within(&chart), "{:?}", chart.figure);
    }
}
