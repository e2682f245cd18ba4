//! A region on one line: everything that happened, in order, by kind, drawn and listed.

use crate::hands::{begin_with_region, day, seat, tier, visit};
use std::collections::BTreeMap;
use trellis_app::RegionChart;
use trellis_app::view::assessment::NewAssessment;
use trellis_app::view::region::{EditStage, NewTier};
use trellis_app::view::timeline::TimelineKind;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{CapacityMeasure, Tier, VisitPhase};
use trellis_tests::{Desk, thursday};

#[test]
fn everything_that_happened_stands_on_one_line_in_order() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let agreed = |what, on: &str| NewTier {
        agreed_on: Some(day(on)),
        ..tier(cedar, what)
    };
    trellis
        .agree_tier(&agreed(Tier::Brief, "2025-02-03"))
        .unwrap();
    trellis
        .agree_tier(&agreed(Tier::Intensive, "2026-02-02"))
        .unwrap();
    let mut coordinator = seat(cedar, "Coordinator", "Maya");
    coordinator.from_on = Some(day("2025-03-03"));
    coordinator.to_on = Some(day("2026-09-08"));
    trellis.add_seat(&coordinator).unwrap();
    let held = NewAssessment {
        region: cedar,
        agency: None,
        instrument: Some(CapacityMeasure::SelfCheck),
        held_on: Some(day("2026-06-18")),
    };
    trellis.record_assessment(&held).unwrap();
    let spring = trellis.plan_visit(&visit(cedar, "2026-04-16")).unwrap();
    trellis.set_phase(spring, VisitPhase::Closed).unwrap();
    trellis.plan_visit(&visit(cedar, "2026-12-03")).unwrap();
    let stage = EditStage {
        region: cedar,
        domain: CapacityDomain::LeadershipAndTeams,
        stage: CapacityStage::Installation,
        working: Some(true),
        focus: None,
    };
    trellis.set_stage(&stage).unwrap();

    let view = trellis.timeline(cedar, &[], None, None).unwrap();
    let said: Vec<String> = view
        .entries
        .iter()
        .map(|it| format!("{} | {} | {}", it.when, it.kind_name, it.what))
        .collect();
    assert_eq!(
        said,
        [
            "Feb 3, 2025 to Feb 2, 2026 | Support tier | Brief, narrow-focused",
            "Mar 3, 2025 | People | Maya (Coordinator) came to the Community Implementation Team",
            "Feb 2, 2026 | Support tier | Intensive, broad-focused",
            "Apr 16, 2026 | Visits | Visit",
            "Jun 18, 2026 | Assessments | Capacity self-check: the community",
            "Sep 8, 2026 | People | Maya (Coordinator) left the Community Implementation Team",
            "Nov 19, 2026 | Domain stages | Leadership and teams: installation, taken up",
            "Dec 3, 2026 | Visits | Visit (planned)",
            "Dec 18, 2026 | Assessments | Next assessment of capacity is due",
        ]
    );
    // The list under the drawing holds the same, and the drawing says how much.
    let rows = view.chart.table.rows.iter().map(|row| row.join(" | "));
    assert_eq!(rows.collect::<Vec<_>>(), said);
    assert_eq!(
        view.chart.description,
        "From Feb 2025 to Dec 2026: Visits 2, Assessments 2, Support tier 2, People 2, Domain stages 1."
    );
    assert!(view.entries[7].is_ahead && !view.entries[3].is_ahead);
    assert_eq!(view.entries[3].visit, Some(spring));

    // By kind and by day, what is left out is still counted.
    let some = [TimelineKind::Visit, TimelineKind::Tier];
    let from = Some(day("2026-01-01"));
    let view = trellis
        .timeline(cedar, &some, from, Some(day("2026-11-30")))
        .unwrap();
    let left: Vec<&str> = view.entries.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(
        left,
        ["Brief, narrow-focused", "Intensive, broad-focused", "Visit"]
    );
    let counts: BTreeMap<TimelineKind, u32> =
        view.kinds.iter().map(|it| (it.kind, it.count)).collect();
    assert_eq!(counts[&TimelineKind::Turnover], 1);
    let crossed = trellis.timeline(cedar, &[], Some(day("2026-02-01")), Some(day("2026-01-01")));
    assert_eq!(
        crossed.unwrap_err().what(),
        "The last day, Jan 1, 2026, comes before the first day, Feb 1, 2026"
    );
}

#[test]
fn the_map_at_the_ends_of_quarters_says_what_answers_said_then() {
    let desk = Desk::new().unwrap();
    let trellis = desk.create_sample(thursday()).unwrap();
    let regions = trellis.list_regions().unwrap();
    let cedar = &regions[0];
    let chart = trellis.draw(cedar.id, RegionChart::Map).unwrap();
    assert_eq!(chart.table.head.last().map(String::as_str), Some("Now"));
    assert_eq!(chart.table.rows.len(), 15);
    // The last column says what the map of today says.
    let map = trellis.region(cedar.id).unwrap().map;
    let now: Vec<usize> = chart
        .table
        .rows
        .iter()
        .map(|row| {
            let cell = row.last().unwrap();
            let first = cell.split(" in place").next().unwrap();
            if cell.contains("in place") {
                first.parse().unwrap()
            } else {
                0
            }
        })
        .collect();
    let in_place = map.iter().flat_map(|row| &row.cells).map(|cell| {
        let marks = cell.marks.iter().flatten();
        marks
            .filter(|mark| **mark == trellis_domain::words::Status::InPlace)
            .count()
    });
    assert_eq!(now, in_place.collect::<Vec<_>>());
    // It grew from answers of earlier quarters, which differ from today's.
    let before: Vec<&String> = chart.table.rows.iter().map(|row| &row[1]).collect();
    let after: Vec<&String> = chart
        .table
        .rows
        .iter()
        .map(|row| row.last().unwrap())
        .collect();
    assert_ne!(before, after);
}

#[test]
fn each_chart_of_a_region_is_written_as_a_drawing_that_stands_alone() {
    let desk = Desk::new().unwrap();
    let trellis = desk.create_sample(thursday()).unwrap();
    let cedar = trellis.list_regions().unwrap()[0].id;
    for chart in [
        RegionChart::Profile,
        RegionChart::Map,
        RegionChart::Beside,
        RegionChart::Timeline,
    ] {
        let file = desk.place("chart.svg");
        trellis.write_chart(cedar, chart, &file).unwrap();
        let svg = std::fs::read_to_string(file).unwrap();
        assert!(svg.starts_with("<svg xmlns=") && svg.contains("<title") && svg.contains("<desc"));
    }
    // Shown again or not is remembered.
    let mut trellis = trellis;
    assert!(!trellis.charts_as_tables().unwrap());
    trellis.show_charts_as_tables(true).unwrap();
    assert!(trellis.charts_as_tables().unwrap());
}
