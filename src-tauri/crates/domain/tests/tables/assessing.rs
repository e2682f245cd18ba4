//! What an assessment comes to, by hand beside it.

use proptest::prelude::*;
use trellis_domain::assessing::{
    Administration, Agreement, Change, Hands, IndexResult, Item, Standing, Tally, TypedIndex,
    agreement, change, strongest_first,
};
use trellis_domain::pack::{CapacityDomain, Index, Scoring, Undecided};

const fn hands(zeros: u32, ones: u32, twos: u32) -> Hands {
    Hands { zeros, ones, twos }
}

fn item(id: &str, rounds: &[Hands], agreed: Option<u8>) -> Item {
    Item {
        id: id.to_owned(),
        domain: Some(CapacityDomain::LeadershipAndTeams),
        rounds: rounds.to_vec(),
        agreed,
        ..Item::default()
    }
}

fn administration(items: Vec<Item>, least_answered: u32, undecided: Undecided) -> Administration {
    Administration {
        items,
        indices: Vec::new(),
        typed: Vec::new(),
        scoring: Scoring {
            least_answered,
            undecided,
        },
    }
}

/// The rounds, what was agreed, the instrument’s rule, where the item stands, and why.
type StandingCase<'a> = (&'a [Hands], Option<u8>, Undecided, Standing, &'a str);

/// The scores, the least share that must be answered, the mean, how many are scored, of
/// how many, and why.
type MeanCase<'a> = (&'a [Option<u8>], u32, Option<u32>, u32, u32, &'a str);

#[test]
fn hands_are_read_in_four_ways() {
    #[rustfmt::skip]
    let cases = [
        // hands, all the same, lowest, more than half, outermost apart
        (hands(0, 0, 0), None, None, None, 0),
        (hands(0, 0, 7), Some(2), Some(2), Some(2), 0),
        (hands(7, 0, 0), Some(0), Some(0), Some(0), 0),
        (hands(2, 3, 2), None, Some(0), None, 2),
        (hands(0, 4, 3), None, Some(1), Some(1), 1),
        (hands(3, 0, 3), None, Some(0), None, 2),
        (hands(0, 3, 3), None, Some(1), None, 1),
        (hands(1, 5, 1), None, Some(0), Some(1), 2),
        (hands(0, 1, 0), Some(1), Some(1), Some(1), 0),
    ];
    for (it, unanimous, lowest, majority, spread) in cases {
        let read = (it.unanimous(), it.lowest(), it.majority(), it.spread());
        assert_eq!(read, (unanimous, lowest, majority, spread), "{it:?}");
    }
}

#[test]
fn an_item_without_agreement_goes_by_the_rule_of_its_instrument() {
    use Standing::{Agreed, ByRule, Undecided as Open, Unvoted};
    use Undecided::{Lower, Majority, StaysOpen};
    let split = [hands(2, 3, 2)];
    let tie = [hands(0, 3, 3)];
    let talked = [hands(2, 3, 2), hands(0, 5, 2)];
    let begun_again = [hands(0, 5, 2), hands(0, 0, 0)];
    #[rustfmt::skip]
    let cases: [StandingCase<'_>; 14] = [
        (&split, Some(1), StaysOpen, Agreed(1), "people decide, not the count"),
        (&split, Some(2), Lower, Agreed(2), "whatever the rule"),
        (&split, Some(3), Lower, ByRule(0), "three is no score"),
        (&split, None, StaysOpen, Open, "hands differ"),
        (&split, None, Lower, ByRule(0), "the lowest shown"),
        (&split, None, Majority, Open, "three of seven are not half"),
        (&tie, None, StaysOpen, Open, "a tie stays open"),
        (&tie, None, Lower, ByRule(1), "a tie goes down"),
        (&tie, None, Majority, Open, "half is not more than half"),
        (&talked, None, Majority, ByRule(1), "the last round counts"),
        (&talked, None, Lower, ByRule(1), "nobody shows 0 any more"),
        (&begun_again, None, Majority, ByRule(1), "a round without hands is none"),
        (&[], None, Lower, Unvoted, "nobody voted"),
        (&[hands(0, 0, 0)], None, Majority, Unvoted, "nor there"),
    ];
    for (rounds, agreed, rule, expected, why) in cases {
        assert_eq!(item("A", rounds, agreed).standing(rule), expected, "{why}");
    }
    let parked = Item {
        parked: true,
        ..item("A", &tie, None)
    };
    assert_eq!(parked.standing(Lower), Standing::Parked, "it comes back");
    let elsewhere = Item {
        does_not_apply: true,
        ..item("A", &[], Some(2))
    };
    assert_eq!(elsewhere.standing(Lower), Standing::DoesNotApply);
}

#[test]
fn missing_answers_are_never_zeros_and_too_many_leave_no_figure() {
    let of = |scores: &[Option<u8>], least: u32| {
        let items = scores.iter().map(|it| item("A", &[], *it)).collect();
        let results = administration(items, least, Undecided::StaysOpen).results();
        let lt = &results.domains[0];
        (lt.mean, lt.scored, lt.of)
    };
    #[rustfmt::skip]
    let cases: [MeanCase<'_>; 9] = [
        (&[Some(2), Some(2), Some(1)], 80, Some(167), 3, 3, "5/3, rounded half up"),
        (&[Some(1), Some(0), Some(0)], 80, Some(33), 3, 3, "1/3, rounded down"),
        (&[Some(2), Some(2), Some(2), Some(2), None], 80, Some(200), 4, 5, "just enough"),
        (&[Some(2), Some(2), Some(2), None, None], 80, None, 3, 5, "not enough"),
        (&[Some(2), None], 50, Some(200), 1, 2, "half is enough for this one"),
        (&[Some(0), None, None, None], 0, Some(0), 1, 4, "any will do"),
        (&[None, None], 0, None, 0, 2, "but nothing is no figure"),
        (&[Some(0), Some(0)], 100, Some(0), 2, 2, "all of them zero is a figure"),
        (&[Some(0), Some(1), Some(2), Some(2), Some(2), Some(2), Some(2), Some(0)], 100, Some(138), 8, 8, "11/8 is 1.375"),
    ];
    for (scores, least, mean, scored, all, why) in cases {
        assert_eq!(of(scores, least), (mean, scored, all), "{why}");
    }
}

#[test]
fn what_does_not_apply_is_neither_answered_nor_missing() {
    let mut items = vec![item("A", &[], Some(2)), item("B", &[], Some(1))];
    items.push(Item {
        does_not_apply: true,
        ..item("C", &[hands(5, 0, 0)], None)
    });
    let results = administration(items, 100, Undecided::Lower).results();
    assert_eq!(
        (results.domains[0].mean, results.domains[0].of),
        (Some(150), 2)
    );
    let tally = Tally {
        scored: 2,
        does_not_apply: 1,
        ..Tally::default()
    };
    assert_eq!(results.tally, tally);
}

#[test]
fn an_index_adds_up_its_own_entries_and_a_typed_one_stands_on_the_same_scale() {
    let mut of = administration(
        vec![
            item("A", &[], Some(2)),
            item("B", &[], Some(0)),
            item("C", &[], Some(1)),
        ],
        80,
        Undecided::StaysOpen,
    );
    of.indices.push(Index {
        id: "people".to_owned(),
        name: "People".to_owned(),
        domain: None,
        entries: vec!["A".to_owned(), "C".to_owned()],
    });
    let typed = |score, out_of| TypedIndex {
        name: "Data".to_owned(),
        score,
        out_of,
        domain: Some(CapacityDomain::QualityMonitoring),
    };
    of.typed.push(typed(Some(145), Some(200)));
    of.typed.push(typed(Some(5500), Some(10_000)));
    let results = of.results();
    let found: Vec<_> = results
        .indices
        .iter()
        .map(|it| (it.name.as_str(), it.mean))
        .collect();
    assert_eq!(
        found,
        [
            ("People", Some(150)),
            ("Data", Some(145)),
            ("Data", Some(110))
        ]
    );
    let domains: Vec<_> = results
        .domains
        .iter()
        .map(|it| (it.domain, it.mean))
        .collect();
    assert_eq!(
        domains,
        [
            (Some(CapacityDomain::LeadershipAndTeams), Some(100)),
            (Some(CapacityDomain::QualityMonitoring), Some(128)),
        ]
    );
    #[rustfmt::skip]
    let cases = [
        (Some(0), Some(200), Some(0)), (Some(200), None, Some(200)), (None, Some(200), None),
        (Some(201), Some(200), None), (Some(-1), Some(200), None), (Some(1), Some(0), None),
        (Some(300), Some(400), Some(150)), (Some(1), Some(300), Some(1)),
        (Some(i64::MAX), Some(i64::MAX), Some(200)),
    ];
    for (score, out_of, expected) in cases {
        assert_eq!(
            typed(score, out_of).on_scale(),
            expected,
            "{score:?}/{out_of:?}"
        );
    }
}

#[test]
fn agreement_speaks_of_the_first_hands_of_the_group() {
    let items = [
        item("A", &[hands(0, 0, 7)], Some(2)),
        item("B", &[hands(2, 3, 2), hands(0, 7, 0)], Some(1)),
        item("C", &[hands(0, 4, 3)], None),
        item("D", &[hands(0, 0, 0), hands(7, 0, 0)], Some(0)),
        item("E", &[hands(0, 1, 0)], Some(1)),
        item("F", &[], Some(1)),
    ];
    let expected = Agreement {
        items: 4,
        at_once: 2,
        after_talk: 1,
        far_apart: 1,
        share: Some(50),
        spread: Some(75),
    };
    assert_eq!(agreement(&items), expected);
    assert_eq!(agreement(&[]), Agreement::default());
}

#[test]
fn a_change_is_known_where_both_figures_are() {
    for (before, now, expected) in [
        (Some(130), Some(145), Change::By(15)),
        (Some(150), Some(130), Change::By(-20)),
        (None, Some(130), Change::New),
        (Some(130), None, Change::Unknown),
        (None, None, Change::Unknown),
    ] {
        assert_eq!(change(before, now), expected);
    }
    let row = |name: &str, mean| IndexResult {
        id: name.to_owned(),
        name: name.to_owned(),
        domain: None,
        mean,
        scored: 1,
        of: 1,
    };
    let mut rows = [
        row("a", Some(60)),
        row("b", None),
        row("c", Some(140)),
        row("d", Some(60)),
    ];
    strongest_first(&mut rows);
    let order: Vec<&str> = rows.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(order, ["c", "a", "d", "b"]);
}

proptest! {
    /// Hands have no order: whoever is counted first, the round and the results are the
    /// same, and every mean stays on the scale.
    #[test]
    fn the_order_of_hands_and_of_items_makes_no_difference(
        votes in prop::collection::vec(prop::collection::vec(0_u8..3, 0..9), 1..12),
        agreed in prop::collection::vec(prop::option::of(0_u8..4), 12),
        least in 0_u32..=100,
        rule in prop::sample::select(Undecided::ALL.to_vec()),
        seed in any::<u64>(),
    ) {
        let count = |shown: &[u8]| {
            let mut hands = Hands::default();
            for score in shown {
                match score {
                    0 => hands.zeros += 1,
                    1 => hands.ones += 1,
                    _ => hands.twos += 1,
                }
            }
            hands
        };
        let mixed = |shown: &[u8]| {
            let mut shown = shown.to_vec();
            let turn = usize::try_from(seed % 8).unwrap_or_default();
            let middle = turn.min(shown.len());
            shown.rotate_left(middle);
            shown.reverse();
            shown
        };
        let items: Vec<Item> = votes
            .iter()
            .zip(&agreed)
            .enumerate()
            .map(|(at, (shown, agreed))| item(&format!("I{at}"), &[count(shown)], *agreed))
            .collect();
        let again: Vec<Item> = votes
            .iter()
            .zip(&agreed)
            .enumerate()
            .map(|(at, (shown, agreed))| item(&format!("I{at}"), &[count(&mixed(shown))], *agreed))
            .rev()
            .collect();
        let first = administration(items.clone(), least, rule).results();
        prop_assert_eq!(&first, &administration(again, least, rule).results());

        let lt = &first.domains[0];
        let scores: Vec<u8> = items.iter().filter_map(|it| it.standing(rule).score()).collect();
        if let Some(mean) = lt.mean {
            let low = u32::from(*scores.iter().min().unwrap());
            let high = u32::from(*scores.iter().max().unwrap());
            prop_assert!((100 * low..=100 * high).contains(&mean), "{}", mean);
            prop_assert!(100 * lt.scored >= least * lt.of);
        }
        prop_assert!(lt.scored <= lt.of);
        let tally = first.tally;
        let all = tally.scored + tally.parked + tally.undecided + tally.unvoted;
        prop_assert_eq!(all as usize, items.len());
        prop_assert!(first.agreement.at_once + first.agreement.after_talk <= first.agreement.items);
        prop_assert!(first.agreement.share.unwrap_or(0) <= 100);
        prop_assert!(first.agreement.spread.unwrap_or(0) <= 200);
    }
}
