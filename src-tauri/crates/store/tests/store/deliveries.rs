//! Changes from others: in any order, any number of times, and back out again.

use crate::support::{Laptop, MORNING, id, in_wake, item, wake};
use proptest::prelude::*;
use std::collections::BTreeSet;
use trellis_domain::chain::Checkpoint;
use trellis_domain::change::{AuthorKey, Change, Content, FORMAT, FieldChange, Identity};
use trellis_domain::noun::{action, answer, goal, region};
use trellis_domain::value::Value;
use trellis_store::table::answer::AnswerRow;
use trellis_store::table::region::RegionRow;
use trellis_store::{Arrival, Edit, Error, Finding, Incoming};

/// A change by somebody whom nobody here has met.
fn strange(seq: u64, kind: &str, field: &str, value: Value, parents: Vec<Identity>) -> Change {
    Change {
        format: FORMAT,
        author: AuthorKey::from_bytes([77; 32]),
        scope: in_wake(),
        seq,
        prev: None,
        stamp: 5,
        wall: MORNING,
        txn: id(555),
        kind: kind.into(),
        record: wake(),
        fields: vec![FieldChange {
            field: field.into(),
            content: Content::Open {
                value,
                salt: [1; 16],
            },
            parents,
        }],
    }
}

fn name(laptop: &Laptop) -> Option<String> {
    RegionRow::find(laptop.workbook.reading(), wake())
        .unwrap()
        .and_then(|row| row.name)
}

#[test]
fn what_arrives_before_its_parents_waits_for_them() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    ann.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::name, "Wake County"));
    let changes = ann.changes();
    let mut ben = Laptop::of(2);
    let first = ben
        .workbook
        .receive(id(60), [changes[1].clone()], ben.wall)
        .unwrap();
    assert_eq!(
        (first.accepted.len(), first.held.as_slice()),
        (0, &[changes[1].identity()][..])
    );
    assert_eq!(name(&ben), None);
    assert!(
        ben.workbook
            .check()
            .unwrap()
            .iter()
            .all(|finding| !finding.is_damage())
    );
    let second = ben
        .workbook
        .receive(id(61), [changes[0].clone()], ben.wall)
        .unwrap();
    assert_eq!(second.accepted.len(), 2);
    assert_eq!(name(&ben).as_deref(), Some("Wake County"));
    assert_eq!(ben.workbook.dump().unwrap(), ann.workbook.dump().unwrap());
    let third = ben.workbook.receive(id(62), changes, ben.wall).unwrap();
    assert_eq!((third.accepted.len(), third.already.len()), (0, 2));
    ben.is_sound();
}

#[test]
fn what_only_a_newer_trellis_knows_is_kept_and_listed() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let newer_kind = strange(1, "constellation", "name", Value::Text("?".into()), vec![]);
    let newer_field = strange(2, "region", "aura", Value::Integer(5), vec![]);
    let newer_value = strange(
        3,
        "region",
        "plan_horizon",
        Value::Unknown {
            tag: 99,
            bytes: vec![1, 2],
        },
        vec![],
    );
    let mut bytes = strange(4, "region", "name", Value::Text("?".into()), vec![]).canonical_bytes();
    bytes[18] = 2;
    let unread = Arrival::Unread {
        canonical: bytes.clone(),
        beside: b"value and salt".to_vec(),
    };
    let arrivals = vec![
        Arrival::from(newer_kind.clone()),
        Arrival::from(newer_field.clone()),
        Arrival::from(newer_value.clone()),
        unread,
    ];
    let received = laptop
        .workbook
        .receive(id(60), arrivals.clone(), laptop.wall)
        .unwrap();
    assert_eq!(received.accepted.len(), 4);
    assert_eq!(received.unknown.len(), 3);
    assert_eq!(name(&laptop).as_deref(), Some("Wake"));
    assert_eq!(
        laptop
            .workbook
            .reading()
            .unreadable_fields("region", wake())
            .unwrap(),
        ["plan_horizon"]
    );
    for change in [newer_kind, newer_field, newer_value] {
        assert_eq!(
            laptop
                .workbook
                .reading()
                .find_change(change.identity())
                .unwrap(),
            Some(change)
        );
    }
    assert!(laptop.workbook.dump().unwrap().contains("unknown 99 0102"));
    let again = laptop
        .workbook
        .receive(id(61), arrivals, laptop.wall)
        .unwrap();
    assert_eq!(again.already.len(), 4);
    assert!(
        laptop
            .workbook
            .check()
            .unwrap()
            .iter()
            .all(|finding| matches!(finding, Finding::Gap { .. }))
    );
}

#[test]
fn bytes_that_are_no_change_are_refused_and_nothing_of_the_delivery_is_kept() {
    let mut laptop = Laptop::of(1);
    laptop.make_wake();
    let before = laptop.workbook.dump().unwrap();
    let arrivals = vec![
        Arrival::from(strange(
            1,
            "region",
            "counties",
            Value::Text("x".into()),
            vec![],
        )),
        Arrival::Unread {
            canonical: b"nonsense".to_vec(),
            beside: Vec::new(),
        },
    ];
    let refused = laptop.workbook.receive(id(60), arrivals, laptop.wall);
    assert!(matches!(refused, Err(Error::NotAChange(_))));
    assert_eq!(laptop.workbook.dump().unwrap(), before);
    assert!(matches!(
        laptop.workbook.set_aside(id(60)),
        Err(Error::UnknownDelivery(_))
    ));
}

#[test]
fn a_number_used_twice_is_a_fork_of_which_both_branches_are_kept() {
    let mut laptop = Laptop::of(1);
    let one = strange(1, "region", "name", Value::Text("one".into()), vec![]);
    let other = strange(1, "region", "name", Value::Text("other".into()), vec![]);
    let received = laptop
        .workbook
        .receive(id(60), [one, other], laptop.wall)
        .unwrap();
    assert_eq!((received.accepted.len(), received.forks.len()), (2, 2));
    let fork = Finding::Fork {
        author: AuthorKey::from_bytes([77; 32]),
        scope: in_wake(),
        seq: 1,
    };
    assert_eq!(laptop.workbook.check().unwrap(), [fork]);
    assert_eq!(laptop.workbook.reading().open_cases(None).unwrap().len(), 1);
}

#[test]
fn of_signatures_the_later_one_is_kept_where_everything_between_is_here() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    for status in ["partly", "in_place", "not_now"] {
        ann.answer("item", status);
    }
    let mut changes = ann.changes();
    changes.sort_by_key(|change| change.seq);
    // The same changes in three files, each with the signature of its time.
    for (cuts, kept) in [
        (vec![0..2, 2..3, 3..4], vec![4]),
        // The last file comes before the second: its end does not reach the first's.
        (vec![0..2, 3..4], vec![2, 4]),
        (vec![0..2, 3..4, 2..3], vec![4]),
        (vec![0..4, 0..2], vec![4]),
    ] {
        let mut ben = Laptop::of(2);
        for (delivery, cut) in (70..).zip(cuts.clone()) {
            let part = changes[cut].to_vec();
            let last = part.last().unwrap();
            let checkpoint = Checkpoint {
                author: ann.author,
                scope: in_wake(),
                seq: last.seq,
                change: last.identity(),
            };
            let incoming = Incoming {
                delivery: id(delivery),
                sender: ann.author,
                written: MORNING,
                file_name: "ann.trellis".into(),
                checkpoints: vec![(checkpoint, [0; 64])],
                changes: part
                    .into_iter()
                    .map(|change| (change.identity(), change.into()))
                    .collect(),
                attachments: Vec::new(),
            };
            ben.workbook.take_in(incoming, MORNING).unwrap();
        }
        let signed = ben.workbook.reading().checkpoints(in_wake()).unwrap();
        let ends: Vec<u64> = signed
            .iter()
            .map(|(checkpoint, _)| checkpoint.seq)
            .collect();
        assert_eq!(ends, kept, "{cuts:?}");
    }
}

#[test]
fn no_clock_is_refused_and_strange_ones_are_named() {
    const YEARS: i64 = 10 * 365 * 86_400_000;
    let mut laptop = Laptop::of(1);
    let clocks = [
        (1, MORNING),
        (2, MORNING + YEARS),
        (3, MORNING - YEARS),
        (4, i64::MAX),
        (5, i64::MIN),
    ];
    let changes: Vec<Change> = clocks
        .iter()
        .map(|(seq, wall)| Change {
            wall: *wall,
            stamp: u64::MAX - seq,
            ..strange(
                *seq,
                "region",
                "name",
                Value::Text(format!("{seq}")),
                vec![],
            )
        })
        .collect();
    let received = laptop
        .workbook
        .receive(id(60), changes, laptop.wall)
        .unwrap();
    assert_eq!(received.accepted.len(), 5);
    let walls: Vec<i64> = received
        .strange_clocks
        .iter()
        .map(|clock| clock.wall)
        .collect();
    assert_eq!(
        walls,
        [i64::MIN, MORNING - YEARS, MORNING + YEARS, i64::MAX]
    );
    assert_eq!(
        name(&laptop).as_deref(),
        Some("1"),
        "the highest stamp is shown"
    );
    laptop.edit(Edit::new(in_wake(), &region::NOUN, wake()).decide(region::name, "mine"));
    assert_eq!(name(&laptop).as_deref(), Some("mine"));
}

#[test]
fn an_undone_import_leaves_the_dump_as_it_was_and_reading_again_brings_it_back() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 60);
    ben.answer("cit-hired", "partly");
    ann.answer("cit-trained", "in_place");
    let (before, mine) = (ann.workbook.dump().unwrap(), ann.changes().len());
    ann.read_from(&ben, 61);
    let with = ann.workbook.dump().unwrap();
    let aside = ann.workbook.set_aside(id(61)).unwrap();
    assert_eq!((aside.gone.len(), aside.stayed.len()), (1, 0));
    assert_eq!(ann.workbook.dump().unwrap(), before);
    assert_eq!(
        ann.changes().len(),
        mine,
        "undoing an import writes no change"
    );
    assert_eq!(
        AnswerRow::find(ann.workbook.reading(), item("cit-hired")).unwrap(),
        None
    );
    ann.is_sound();
    let again = ann.read_from(&ben, 61);
    assert_eq!(again.accepted, aside.gone);
    assert_eq!(ann.workbook.dump().unwrap(), with);
    ann.is_sound();
}

#[test]
fn what_later_changes_build_on_stays_and_is_listed() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 60);
    let built_on = ben.answer("cit-hired", "partly").unwrap();
    let other = ben.answer("cit-trained", "partly").unwrap();
    ann.read_from(&ben, 61);
    ann.answer("cit-hired", "in_place");
    let aside = ann.workbook.set_aside(id(61)).unwrap();
    assert_eq!(
        (aside.gone.as_slice(), aside.stayed.as_slice()),
        (&[other][..], &[built_on][..])
    );
    ann.is_sound();
}

#[test]
fn what_another_delivery_brought_too_stays() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 60);
    ben.read_from(&ann, 61);
    let aside = ben.workbook.set_aside(id(60)).unwrap();
    assert_eq!((aside.gone.len(), aside.stayed.len()), (0, 1));
    let aside = ben.workbook.set_aside(id(61)).unwrap();
    assert_eq!((aside.gone.len(), aside.stayed.len()), (1, 0));
    ben.is_sound();
}

#[test]
fn ones_own_changes_that_come_back_in_a_bundle_are_still_ones_own() {
    let mut ann = Laptop::of(1);
    ann.make_wake();
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 60);
    ann.read_from(&ben, 61);
    assert_eq!(ann.workbook.set_aside(id(61)).unwrap().gone, []);
    assert_eq!(name(&ann).as_deref(), Some("Wake"));
}

#[test]
fn an_erasure_cannot_be_taken_back_with_its_delivery() {
    let mut ann = Laptop::of(1);
    let change = ann.make_wake();
    let mut ben = Laptop::of(2);
    ben.read_from(&ann, 60);
    ben.act(|writing| writing.erase(change, region::name, "a mistake"));
    ann.read_from(&ben, 61);
    let aside = ann.workbook.set_aside(id(61)).unwrap();
    assert_eq!((aside.gone.len(), aside.stayed.len()), (0, 1));
    assert_eq!(name(&ann), None);
    ann.is_sound();
}

/// One thing that somebody does on one of the laptops.
#[derive(Clone, Debug)]
enum Deed {
    Answer(u8, u8),
    Decide(u8, u8),
    Goal(u8),
    Action(u8, u8),
    DeleteGoal(u8),
    RestoreGoal(u8),
    DeleteRegion,
    Undo,
    Erase,
    Read,
    Clock(i8),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0..3_u8, 0..4_u8).prop_map(|(item, status)| Deed::Answer(item, status)),
        2 => (0..3_u8, 0..4_u8).prop_map(|(item, status)| Deed::Decide(item, status)),
        2 => (0..2_u8).prop_map(Deed::Goal),
        2 => (0..3_u8, 0..3_u8).prop_map(|(action, goal)| Deed::Action(action, goal)),
        2 => (0..2_u8).prop_map(Deed::DeleteGoal),
        1 => (0..2_u8).prop_map(Deed::RestoreGoal),
        1 => Just(Deed::DeleteRegion),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Erase),
        3 => Just(Deed::Read),
        1 => (-10..10_i8).prop_map(Deed::Clock),
    ]
}

const STATUSES: [&str; 4] = ["", "partly", "in_place", "not_now"];

fn goal_id(number: u8) -> trellis_domain::id::Id {
    id(200 + u32::from(number))
}

fn act(laptops: &mut [Laptop], at: usize, deed: &Deed, delivery: u32) {
    let other = (at + 1) % laptops.len();
    if matches!(deed, Deed::Read) {
        let changes = laptops[other].changes();
        let wall = laptops[at].wall;
        laptops[at]
            .workbook
            .receive(id(delivery), changes, wall)
            .unwrap();
        return;
    }
    let laptop = &mut laptops[at];
    match deed {
        Deed::Answer(number, status) => {
            laptop.answer(&format!("item-{number}"), STATUSES[usize::from(*status)]);
        }
        Deed::Decide(number, status) => {
            let edit = Edit::new(in_wake(), &answer::NOUN, item(&format!("item-{number}")));
            laptop.edit(edit.decide(answer::status, STATUSES[usize::from(*status)]));
        }
        Deed::Goal(number) => {
            let text = format!("goal at {}", laptop.wall);
            let edit = Edit::new(in_wake(), &goal::NOUN, goal_id(*number));
            laptop.edit(edit.set(goal::region, wake()).set(goal::statement, text));
        }
        Deed::Action(number, of) => {
            let edit = Edit::new(in_wake(), &action::NOUN, id(300 + u32::from(*number)));
            let of = (*of < 2).then(|| goal_id(*of));
            laptop.edit(edit.set(action::region, wake()).set(action::goal, of));
        }
        Deed::DeleteGoal(number) => {
            laptop.act(|writing| writing.delete(in_wake(), &goal::NOUN, goal_id(*number)));
        }
        Deed::RestoreGoal(number) => {
            laptop.act(|writing| writing.restore(in_wake(), &goal::NOUN, goal_id(*number)));
        }
        Deed::DeleteRegion => {
            laptop.act(|writing| writing.delete(in_wake(), &region::NOUN, wake()));
        }
        Deed::Undo => {
            if let Some(last) = laptop.workbook.last_action(laptop.author).unwrap() {
                laptop.undo(last.txn);
            }
        }
        Deed::Erase => {
            let found = laptop
                .changes()
                .into_iter()
                .find(|change| change.kind == "goal");
            if let Some(change) = found
                && change.find_field("statement").is_some()
            {
                laptop.act(|writing| writing.erase(change.identity(), "statement", ""));
            }
        }
        Deed::Clock(years) => laptop.wall = MORNING + i64::from(*years) * 365 * 86_400_000,
        Deed::Read => {}
    }
}

fn visible(laptop: &Laptop) -> Vec<String> {
    let reading = laptop.workbook.reading();
    let mut shown: Vec<String> = Vec::new();
    shown.extend(
        AnswerRow::of_region(reading, wake())
            .unwrap()
            .iter()
            .map(|row| format!("{row:?}")),
    );
    shown.extend(
        trellis_store::table::goal::GoalRow::of_region(reading, wake())
            .unwrap()
            .iter()
            .map(|row| format!("{row:?}")),
    );
    shown.extend(
        trellis_store::table::action::ActionRow::of_region(reading, wake())
            .unwrap()
            .iter()
            .map(|row| format!("{row:?}")),
    );
    shown.extend(
        reading
            .open_cases(None)
            .unwrap()
            .iter()
            .map(|case| format!("{case:?}")),
    );
    shown.sort();
    shown
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Laws 1, 3, 4, 5 and 7: whatever three people do, and however it travels, they
    /// end with the same record and the same screen, and nothing is lost on the way.
    #[test]
    fn however_changes_travel_every_laptop_ends_alike(
        deeds in prop::collection::vec((0..3_usize, deed()), 1..25),
        order in any::<u64>(),
        cuts in prop::collection::vec(1..6_usize, 1..30),
    ) {
        let mut laptops = vec![Laptop::of(1), Laptop::of(2), Laptop::of(3)];
        laptops[0].make_wake();
        for (step, (at, deed)) in deeds.iter().enumerate() {
            act(&mut laptops, *at, deed, 10_000 + u32::try_from(step).unwrap());
        }
        // Everything, shuffled, some of it twice, in deliveries of odd sizes.
        let mut pile: Vec<Change> = laptops.iter().flat_map(Laptop::changes).collect();
        let mut state = order | 1;
        for at in (1..pile.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            pile.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
        }
        let mut stranger = Laptop::of(4);
        let mut rest = pile.as_slice();
        for (number, cut) in cuts.iter().cycle().enumerate() {
            if rest.is_empty() {
                break;
            }
            let (now, later) = rest.split_at((*cut).min(rest.len()));
            let delivery = id(20_000 + u32::try_from(number).unwrap());
            stranger.workbook.receive(delivery, now.to_vec(), stranger.wall).unwrap();
            rest = later;
        }
        for laptop in &mut laptops {
            laptop.workbook.receive(id(30_000), pile.clone(), laptop.wall).unwrap();
        }
        let dump = stranger.workbook.dump().unwrap();
        let shown = visible(&stranger);
        stranger.is_sound();
        for laptop in &laptops {
            prop_assert_eq!(&laptop.workbook.dump().unwrap(), &dump);
            prop_assert_eq!(&visible(laptop), &shown);
            laptop.is_sound();
        }
    }

    /// Setting a delivery aside keeps the accepted set closed, and reading it again
    /// gives what was there before.
    #[test]
    fn a_delivery_can_be_taken_out_and_read_again(
        before in prop::collection::vec((0..2_usize, deed()), 1..12),
        after in prop::collection::vec(deed(), 0..6),
    ) {
        let mut laptops = vec![Laptop::of(1), Laptop::of(2)];
        laptops[0].make_wake();
        for (step, (at, deed)) in before.iter().enumerate() {
            act(&mut laptops, *at, deed, 10_000 + u32::try_from(step).unwrap());
        }
        let delivered = laptops[1].changes();
        let wall = laptops[0].wall;
        laptops[0].workbook.receive(id(40_000), delivered.clone(), wall).unwrap();
        for deed in after.iter().filter(|deed| !matches!(deed, Deed::Read)) {
            act(&mut laptops, 0, deed, 0);
        }
        let laptop = &mut laptops[0];
        let full = laptop.workbook.dump().unwrap();
        let accepted: BTreeSet<Identity> =
            laptop.changes().iter().map(Change::identity).collect();
        let aside = laptop.workbook.set_aside(id(40_000)).unwrap();
        laptop.is_sound();
        let left: BTreeSet<Identity> = laptop.changes().iter().map(Change::identity).collect();
        prop_assert_eq!(left.len() + aside.gone.len(), accepted.len());
        laptop.workbook.receive(id(40_000), delivered, wall).unwrap();
        prop_assert_eq!(laptop.workbook.dump().unwrap(), full);
        laptop.is_sound();
    }
}
