//! Support over time: without gaps, on one scale, by name, against the minimum.

use super::record::{of, record};
use crate::hands::{begin, region};
use trellis_app::view::dose::{DoseQuery, Minimum};

#[test]
fn each_region_stands_quarter_by_quarter_on_one_scale() {
    let record = record();
    let trend = record.trellis.dose_trend(&DoseQuery::default()).unwrap();
    assert_eq!(trend.quarters, ["Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026"]);
    assert_eq!(trend.all.contacts, [1, 3, 1, 2]);
    assert_eq!(trend.all.minutes, [5, 80, 90, 150]);
    let [cedar, heron] = trend.regions.as_slice() else {
        panic!("two regions");
    };
    assert_eq!(
        (cedar.name.as_str(), heron.name.as_str()),
        ("Cedar Gap", "Heron Lake")
    );
    assert_eq!(cedar.minutes, [5, 80, 90, 120]);
    assert_eq!(heron.contacts, [0, 0, 0, 1], "no quarter is left out");
    assert_eq!(trend.most_in_quarter, 120);
    assert_eq!(cedar.in_person, [0, 0, 1, 1]);
    assert_eq!(
        cedar.minimum,
        [
            Minimum::NotAsked,
            Minimum::NotAsked,
            Minimum::Met,
            Minimum::Met
        ]
    );
    assert_eq!(heron.minimum, [Minimum::NotAsked; 4]);
    assert_eq!(
        cedar.text,
        "Cedar Gap: six contacts (4.9 hours) from Q1 2026 to Q4 2026; the most in Q4 2026: \
         2 hours. In person: met in two of two quarters in which it was asked for."
    );
    let tiers: Vec<_> = trend
        .tiers
        .iter()
        .map(|it| (it.name.as_str(), it.minutes.as_slice()))
        .collect();
    let expected: [(&str, &[u32]); 3] = [
        ("Intensive, broad-focused", &[0, 60, 0, 0]),
        ("Brief, narrow-focused", &[0, 0, 90, 120]),
        ("Universal", &[5, 20, 0, 30]),
    ];
    assert_eq!(tiers, expected);
}

#[test]
fn one_region_shows_no_other() {
    let record = record();
    let trend = record.trellis.dose_trend(&of(record.cedar)).unwrap();
    assert_eq!(trend.regions.len(), 1);
    assert_eq!(trend.months[0].minutes, [20, 0, 60, 0, 0, 90, 0, 120]);
    assert!(!crate::hands::all_of(&trend).contains("Heron"));
}

#[test]
fn without_contact_there_is_a_sentence_and_no_quarter() {
    let (_desk, mut trellis) = begin();
    trellis.add_region(&region("Cedar Gap")).unwrap();
    let trend = trellis.dose_trend(&DoseQuery::default()).unwrap();
    assert!(trend.quarters.is_empty());
    assert_eq!(trend.regions[0].text, "Cedar Gap: no contact is on record.");
}
