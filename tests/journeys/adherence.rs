//! Adherence is read over an engagement: which practice activities were used, when, and
//! why others were not.

use crate::agency::{adopt, empty, with};
use crate::fidelity::held;
use crate::hands::{all_of, begin_with_region, day, place, tier, visit};
use serde_json::json;
use trellis_app::Trellis;
use trellis_app::view::fidelity::AdherenceActivity;
use trellis_app::view::region::NewTier;
use trellis_domain::id::Id;
use trellis_domain::words::{Span, Tier};

pub fn activity(trellis: &Trellis, region: Id, span: Span, id: &str) -> AdherenceActivity {
    let view = trellis.adherence(region, span).unwrap();
    let mut all = view.components.into_iter().flat_map(|it| it.activities);
    all.find(|it| it.activity == id).unwrap()
}

#[test]
fn adherence_is_read_over_an_engagement_and_never_summed_up() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let agreed = NewTier {
        agreed_on: Some(day("2026-05-04")),
        ..tier(cedar, Tier::Intensive)
    };
    trellis.agree_tier(&agreed).unwrap();
    let uses = [
        ("2025-12-01", "CPC1-A1"),
        ("2026-02-02", "CPC1-A1"),
        ("2026-06-01", "CPC1-A1"),
        ("2026-10-06", "CPC1-A1"),
        ("2026-11-04", "CPC1-A1"),
        ("2026-11-05", "CPC1-A3"),
    ];
    for (on, id) in uses {
        let call = held(&mut trellis, cedar, on, "Talk");
        trellis.set_activity(call, "CPC1", id, true).unwrap();
        trellis.set_activity(call, "CPC1", id, true).unwrap();
    }
    // Taken back, not held yet, or universal by now: none of these is read.
    let back = held(&mut trellis, cedar, "2026-11-06", "Taken back");
    trellis.set_activity(back, "CPC1", "CPC1-A1", true).unwrap();
    trellis
        .set_activity(back, "CPC1", "CPC1-A1", false)
        .unwrap();
    let ahead = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    trellis
        .set_activity(ahead, "CPC1", "CPC1-A1", true)
        .unwrap();
    let other = held(&mut trellis, cedar, "2026-11-07", "Newsletter");
    trellis
        .set_activity(other, "CPC1", "CPC1-A1", true)
        .unwrap();
    let support = place("contact", other, "support");
    trellis.set_field(&support, "universal").unwrap();

    #[rustfmt::skip]
    let cases = [
        (Span::Quarter, "This quarter, from Oct 1, 2026: four capacity-building contacts.",
            2, "In two contacts, from Oct 6 to Nov 4"),
        (Span::Year, "This year, from Jan 1, 2026: six capacity-building contacts.",
            4, "In four contacts, from Feb 2 to Nov 4"),
        (Span::SinceTier, "Since the tier was agreed, from May 4, 2026: five capacity-building contacts.",
            3, "In three contacts, from Jun 1 to Nov 4"),
        (Span::Whole, "The whole relationship: seven capacity-building contacts.",
            5, "In five contacts, from Dec 1, 2025 to Nov 4"),
    ];
    for (span, sentence, contacts, in_words) in cases {
        let view = trellis.adherence(cedar, span).unwrap();
        assert_eq!(view.sentence, sentence);
        let first = &view.components[0].activities[0];
        assert_eq!(
            (first.contacts, first.in_words.as_str()),
            (contacts, in_words)
        );
        let once = activity(&trellis, cedar, span, "CPC1-A3");
        assert_eq!(once.in_words, "In one contact, on Nov 5");
        let shown = all_of(&view);
        for never in ["percent", "score", "total", "share", "%"] {
            assert!(!shown.contains(&format!("\"{never}")), "{never}: {shown}");
        }
    }
    let view = trellis.adherence(cedar, Span::Whole).unwrap();
    for component in &view.components {
        let marks: Vec<bool> = component
            .activities
            .iter()
            .map(|it| it.is_essential)
            .collect();
        assert!(marks.contains(&true), "{}", component.code);
        assert!(
            marks.is_sorted_by(|one, next| one >= next),
            "essential ones first"
        );
    }
}

#[test]
fn why_an_activity_is_not_used_is_written_once_for_the_engagement() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let set = |trellis: &mut Trellis, reason: &str| {
        let set = trellis.set_adherence_reason(cedar, "CPC3", "CPC3-A2", reason);
        set.unwrap();
    };
    let before = trellis.dump().unwrap();
    set(&mut trellis, " ");
    assert_eq!(
        trellis.dump().unwrap(),
        before,
        "nothing said, nothing kept"
    );
    set(&mut trellis, " After the assessment in May ");
    for span in Span::ALL {
        let read = activity(&trellis, cedar, *span, "CPC3-A2");
        assert_eq!(
            (read.in_words.as_str(), read.reason.as_str()),
            ("Not used", "After the assessment in May"),
            "{span:?}"
        );
    }
    set(&mut trellis, "");
    assert_eq!(activity(&trellis, cedar, Span::Year, "CPC3-A2").reason, "");
    trellis.undo().unwrap();
    let back = activity(&trellis, cedar, Span::Year, "CPC3-A2").reason;
    assert_eq!(back, "After the assessment in May");
}

#[test]
fn an_activity_that_the_guide_no_longer_has_keeps_the_words_it_was_chosen_in() {
    let (desk, mut trellis, cedar) = begin_with_region();
    let named = json!([{
        "code": "CPC1",
        "name": "Being neighbors",
        "about": "What we do between visits.",
        "sources": ["PJ"],
        "activities": [{ "id": "PP-A1", "text": "Share a meal.", "sources": ["PJ"] }],
    }]);
    let id = "piedmont.practice";
    adopt(
        &desk,
        &mut trellis,
        &with(empty(id, "1.0"), "components", named),
    );
    let call = held(&mut trellis, cedar, "2026-11-04", "Supper");
    trellis.set_activity(call, "CPC1", "PP-A1", true).unwrap();
    let read = activity(&trellis, cedar, Span::Quarter, "PP-A1");
    assert_eq!((read.contacts, read.is_former), (1, false));
    trellis.stop_pack(id).unwrap();
    let view = trellis.adherence(cedar, Span::Quarter).unwrap();
    let last = view.components[0].activities.last().unwrap();
    assert_eq!(
        (last.text.as_str(), last.contacts, last.is_former),
        ("Share a meal.", 1, true)
    );
    assert!(!view.components[0].activities[0].is_former);
}
