//! The support agreed on top of universal: in force, ahead, and before.

use crate::hands::{begin_with_region, day, place, tier};
use trellis_app::view::region::{EditTier, NewTier};
use trellis_domain::words::Tier;

#[test]
fn agreements_follow_each_other_and_each_keeps_its_reasons() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let names = |trellis: &trellis_app::Trellis| -> Vec<(Tier, bool, Option<String>)> {
        let all = trellis.list_tiers(cedar).unwrap();
        all.into_iter()
            .map(|it| (it.tier, it.is_ahead, it.until.map(|on| on.to_string())))
            .collect()
    };
    assert_eq!(names(&trellis), [(Tier::Universal, false, None)]);
    let agreed = |what, on: &str| NewTier {
        agreed_on: Some(day(on)),
        ..tier(cedar, what)
    };
    let first = trellis
        .agree_tier(&NewTier {
            reasons: "The whole team is new".to_owned(),
            ..agreed(Tier::Intensive, "2024-02-01")
        })
        .unwrap();
    trellis
        .agree_tier(&agreed(Tier::Brief, "2025-09-01"))
        .unwrap();
    trellis
        .agree_tier(&agreed(Tier::Universal, "2027-01-04"))
        .unwrap();
    assert_eq!(
        names(&trellis),
        [
            (Tier::Brief, false, Some("2027-01-04".to_owned())),
            (Tier::Universal, true, None),
            (Tier::Intensive, false, Some("2025-09-01".to_owned())),
        ]
    );

    // A correction changes the agreement itself, not what is in force.
    let edit = EditTier {
        rhythm: Some("Every two weeks".to_owned()),
        ..EditTier::default()
    };
    trellis.edit_tier(first, &edit).unwrap();
    let before = trellis.region(cedar).unwrap().tiers_before;
    let first_card = before.iter().find(|it| it.id == Some(first)).unwrap();
    assert_eq!(
        (first_card.rhythm.as_str(), first_card.reasons.as_str()),
        ("Every two weeks", "The whole team is new")
    );
    let late = EditTier {
        ends_on: Some(day("2024-01-31")),
        ..EditTier::default()
    };
    let what = "The expected end, Jan 31, 2024, comes before the agreement, Feb 1, 2024";
    assert_eq!(trellis.edit_tier(first, &late).unwrap_err().what(), what);
    let typed = place("tier_agreement", first, "ends_on");
    assert_eq!(
        trellis.set_field(&typed, "2024-01-31").unwrap_err().what(),
        what
    );

    trellis.delete_tier(first).unwrap();
    assert_eq!(names(&trellis).len(), 2);
    let gone = trellis.edit_tier(first, &edit).unwrap_err();
    assert_eq!(gone.what(), "This agreement is no longer in the workbook");
    trellis.undo().unwrap();
    assert_eq!(names(&trellis).len(), 3);
}
