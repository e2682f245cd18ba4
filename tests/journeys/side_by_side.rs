//! Regions side by side: by name, on one scale, never ranked, covered in the room, and as
//! many as a state has.

use crate::hands::{all_of, begin, contact, day, region, visit};
use trellis_app::Trellis;
use trellis_app::view::assessing::{EditIndexScore, StartAssessment};
use trellis_app::view::side_by_side::{SideBySideQuery, SideChart};
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::words::VisitPhase;
use trellis_tests::{Desk, thursday};

/// An assessment with a form of others, one index for each domain.
fn assessed(trellis: &mut Trellis, region: Id, on: &str, scores: [&str; 5]) {
    let begun = trellis
        .start_assessment(&StartAssessment {
            region,
            agency: None,
            visit: None,
            instrument: Some("cca_tp".to_owned()),
            called: None,
            held_on: Some(day(on)),
            respondents: None,
            item_count: None,
        })
        .unwrap();
    for (domain, score) in CapacityDomain::ALL.iter().zip(scores) {
        trellis
            .add_index_score(
                begun,
                &EditIndexScore {
                    name: Some(domain.name().to_owned()),
                    score: Some(score.to_owned()),
                    domain: Some(*domain),
                    ..EditIndexScore::default()
                },
            )
            .unwrap();
    }
    trellis.finish_assessment(begun, Some(day(on))).unwrap();
}

fn supported(trellis: &mut Trellis, region: Id, on: &str, minutes: u32) {
    let mut line = contact(region, "Roster");
    line.on = Some(day(on));
    line.minutes = Some(minutes);
    trellis.log_contact(&line).unwrap();
}

fn profile() -> SideBySideQuery {
    SideBySideQuery {
        chart: SideChart::Profile,
        ..SideBySideQuery::default()
    }
}

#[test]
fn regions_stand_by_name_with_their_values_and_no_rank() {
    let (_desk, mut trellis) = begin();
    let salt = trellis.add_region(&region("Salt Meadow")).unwrap();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    supported(&mut trellis, cedar, "2026-08-03", 60);
    supported(&mut trellis, cedar, "2026-10-05", 90);
    supported(&mut trellis, salt, "2026-10-06", 240);
    assessed(
        &mut trellis,
        cedar,
        "2026-02-05",
        ["0.8", "1", "0.9", "0.6", "0.3"],
    );
    assessed(
        &mut trellis,
        cedar,
        "2026-08-06",
        ["1.2", "0.9", "1", "0.8", "0.5"],
    );
    assessed(
        &mut trellis,
        salt,
        "2026-09-03",
        ["1.8", "1.9", "1.7", "1.6", "1.5"],
    );

    let view = trellis.side_by_side(&SideBySideQuery::default()).unwrap();
    let names: Vec<&str> = view.regions.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Cedar Gap", "Heron Lake", "Salt Meadow"]);
    let rows: Vec<String> = view.table.rows.iter().map(|row| row.join(" | ")).collect();
    assert_eq!(
        view.table.head.join(" | "),
        "Region | Q3 2026, minutes | Q4 2026, minutes | Mean capacity | Assessed"
    );
    assert_eq!(
        rows,
        [
            "Cedar Gap | 60 | 90 | 0.88 | Aug 6, 2026",
            "Heron Lake | 0 | 0 | – | –",
            "Salt Meadow | 0 | 240 | 1.70 | Sep 3, 2026",
        ]
    );
    assert!(view.scale.contains("240 minutes"));
    let all = all_of(&view).to_lowercase();
    for word in ["rank", "best", "worst", "%", "percent"] {
        assert!(!all.replace("text-anchor", "").contains(word), "{word}");
    }

    let view = trellis.side_by_side(&profile()).unwrap();
    assert_eq!(
        view.table.rows[0].join(" | "),
        "Cedar Gap | 1.20 | 0.90 | 1.00 | 0.80 | 0.50 | Aug 6, 2026"
    );
    let chart = &view.regions[0].chart;
    assert_eq!(chart.table.rows[1], ["Leadership", "1.0", "0.9", "−0.1"]);
    assert_eq!(
        view.regions[1].chart.description,
        "No assessment was held yet."
    );

    // Some of them, and those one was with oneself.
    let some = SideBySideQuery {
        regions: vec![heron, cedar],
        ..profile()
    };
    let view = trellis.side_by_side(&some).unwrap();
    let names: Vec<&str> = view.regions.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Cedar Gap", "Heron Lake"]);
    let own = SideBySideQuery {
        own: true,
        ..profile()
    };
    let view = trellis.side_by_side(&own).unwrap();
    let names: Vec<&str> = view.regions.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Cedar Gap", "Salt Meadow"]);
}

#[test]
fn while_a_visit_is_in_the_room_other_regions_are_covered() {
    let desk = Desk::new().unwrap();
    let mut trellis = desk.create_sample(thursday()).unwrap();
    let regions = trellis.list_regions().unwrap();
    let today = trellis
        .plan_visit(&visit(regions[0].id, "2026-11-19"))
        .unwrap();
    trellis.set_phase(today, VisitPhase::InTheRoom).unwrap();
    let view = trellis.side_by_side(&SideBySideQuery::default()).unwrap();
    assert!(view.is_covered);
    for other in &regions[1..] {
        assert!(!all_of(&view).contains(&other.name), "{}", other.name);
    }
    trellis.set_phase(today, VisitPhase::WrapUp).unwrap();
    let view = trellis.side_by_side(&SideBySideQuery::default()).unwrap();
    assert_eq!(view.regions.len(), regions.len());
}

#[test]
fn sixty_regions_stand_side_by_side() {
    let (_desk, mut trellis) = begin();
    for number in 1..=60 {
        let name = format!("Region {number:02}");
        let id = trellis.add_region(&region(&name)).unwrap();
        supported(&mut trellis, id, "2026-10-05", number);
    }
    for ask in [SideBySideQuery::default(), profile()] {
        let view = trellis.side_by_side(&ask).unwrap();
        assert_eq!((view.regions.len(), view.table.rows.len()), (60, 60));
        let names: Vec<&str> = view.regions.iter().map(|it| it.name.as_str()).collect();
        assert!(names.is_sorted());
        let ids = view
            .regions
            .iter()
            .map(|it| it.chart.svg.split('"').nth(15));
        let ids: std::collections::BTreeSet<_> = ids.collect();
        assert_eq!(ids.len(), 60, "the ids in each drawing are its own");
    }
}
