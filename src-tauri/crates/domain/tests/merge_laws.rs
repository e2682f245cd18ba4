//! The laws of the merge, on random schedules over two to six laptops, against an
//! oracle that reads the same laws naively. Never switched off; a schedule that
//! once failed stays in `proptest-regressions`.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a laptop that cannot go on fails the test"
)]

#[path = "laws/laptop.rs"]
mod laptop;
#[path = "laws/oracle.rs"]
mod oracle;
#[path = "laws/schedule.rs"]
mod schedule;
#[path = "laws/stories.rs"]
mod stories;

use laptop::{Changes, Laptop, Replaces, THINGS};
use oracle::Oracle;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use schedule::{Step, World, mixed, receive_and_check, shuffled, steps, undo_and_check};
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::change::{Change, Content, Identity};
use trellis_domain::merge::{LIFE, Life, Record};
use trellis_domain::value::Value;

/// How many schedules the first law is tried on: a thousand, or as many as
/// `TRELLIS_SCHEDULES` says. `PROPTEST_RNG_SEED` makes a long run one that can be had again.
fn schedules() -> u32 {
    match std::env::var("TRELLIS_SCHEDULES") {
        Ok(number) => number.parse().expect("TRELLIS_SCHEDULES is a number"),
        Err(_) => 1000,
    }
}

fn cases(cases: u32) -> ProptestConfig {
    let file = FileFailurePersistence::Direct("tests/proptest-regressions/merge_laws.txt");
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(file)),
        ..ProptestConfig::default()
    }
}

/// A world in which everything happened, and everybody met at last.
fn lived(laptops: usize, steps: &[Step]) -> World {
    let mut world = World::of(laptops);
    world.run(steps);
    world.meet();
    world
}

fn fold(changes: &Changes, thing: usize) -> Record {
    let pairs = || changes.iter().map(|(identity, change)| (*identity, change));
    let erased = trellis_domain::erase::erased(pairs());
    let (kind, id) = (THINGS[thing].kind, THINGS[thing].id);
    Record::fold(
        pairs().filter(|(_, change)| change.kind == kind && change.record == id),
        &erased,
    )
}

/// What stands in a field, whoever wrote it: nothing written is nothing set.
fn standing(laptop: &Laptop, thing: usize) -> BTreeMap<String, BTreeSet<Option<Value>>> {
    let record = laptop.record(thing);
    let mut standing: BTreeMap<String, BTreeSet<Option<Value>>> = record
        .fields()
        .filter(|(name, _)| *name != LIFE)
        .map(|(name, field)| {
            (
                name.to_owned(),
                field
                    .heads()
                    .iter()
                    .map(|head| head.value.clone())
                    .collect(),
            )
        })
        .collect();
    for field in THINGS[thing].fields {
        standing
            .entry(field.to_owned())
            .or_insert_with(|| BTreeSet::from([Some(Value::Unset)]));
    }
    standing
}

fn all_lives(laptop: &Laptop) -> Vec<Life> {
    (0..THINGS.len()).map(|thing| laptop.life(thing)).collect()
}

proptest! {
    #![proptest_config(cases(schedules()))]

    /// Laws 1, 4, 6 and 7.
    #[test]
    fn any_order_doubling_and_grouping_gives_the_same_dump_to_the_byte(
        laptops in 2..=6_usize,
        steps in steps(10..60),
        seed in any::<u64>(),
    ) {
        let world = lived(laptops, &steps);
        let expected = world.laptops[0].dump();
        prop_assert_eq!(&expected, &Oracle(&world.laptops[0].accepted).dump());
        for laptop in &world.laptops {
            prop_assert!(laptop.held.is_empty(), "everything found its parents");
            prop_assert_eq!(laptop.dump(), expected.as_str());
            for thing in 0..THINGS.len() {
                prop_assert_eq!(laptop.life(thing), Oracle(&laptop.accepted).life(thing));
            }
        }

        // Newcomers get whatever copies are about, one way or the other.
        for round in 0..2 {
            let copies = shuffled(world.all_copies(), mixed(seed, round));
            let mut newcomer = Laptop::new(9);
            let mut rest = copies.as_slice();
            let mut at = 0;
            while !rest.is_empty() {
                at += 1;
                let size = usize::try_from(mixed(seed, at) % 97).unwrap() + 1;
                let (group, later) = rest.split_at(size.min(rest.len()));
                newcomer.receive(group.iter().cloned());
                rest = later;
            }
            prop_assert!(newcomer.held.is_empty());
            prop_assert_eq!(newcomer.dump(), expected.as_str());
        }
    }
}

proptest! {
    #![proptest_config(cases(384))]

    /// Laws 1 and 7: a laptop that knows only part.
    #[test]
    fn what_is_held_shows_nowhere_and_comes_in_when_its_parents_do(
        laptops in 2..=6_usize,
        steps in steps(10..50),
        seed in any::<u64>(),
        share in 100..250_u64,
    ) {
        let world = lived(laptops, &steps);
        let copies = shuffled(world.all_copies(), seed);
        let (early, late): (Vec<_>, Vec<_>) =
            copies.into_iter().partition(|(identity, _)| {
                u64::from(identity.as_bytes()[0]) ^ (seed & 255) <= share
            });
        let mut laptop = Laptop::new(9);
        receive_and_check(&mut laptop, early);
        prop_assert_eq!(laptop.dump(), Oracle(&laptop.accepted).dump());

        let mut without_held = Laptop::new(9);
        without_held.receive(laptop.accepted.clone());
        prop_assert_eq!(without_held.dump(), laptop.dump());

        receive_and_check(&mut laptop, late);
        prop_assert_eq!(laptop.dump(), world.laptops[0].dump());
    }

    /// Law 2.
    #[test]
    fn clocks_choose_what_is_shown_and_nothing_else(
        laptops in 2..=6_usize,
        steps in steps(10..50),
        stamps in proptest::collection::vec(any::<u64>(), 8),
    ) {
        let world = lived(laptops, &steps);
        let told = &world.laptops[0].accepted;
        let retold: Changes = told
            .iter()
            .enumerate()
            .map(|(at, (identity, change))| {
                let stamp = stamps[at % stamps.len()].rotate_left(u32::try_from(at).unwrap());
                (*identity, Change { stamp, wall: -change.wall.saturating_abs(), ..change.clone() })
            })
            .collect();
        for thing in 0..THINGS.len() {
            let (before, after) = (fold(told, thing), fold(&retold, thing));
            for (name, field) in before.fields() {
                let heads: BTreeSet<Identity> = field.all_heads().into_iter().collect();
                let others = after.find(name).unwrap();
                prop_assert_eq!(&heads, &others.all_heads().into_iter().collect());
                prop_assert_eq!(field.is_contested(), others.is_contested());
                let latest = heads.iter().max_by_key(|head| (retold[head].stamp, **head));
                prop_assert_eq!(others.shown().map(|head| &head.change), latest);
            }
        }
    }

    /// Law 3.
    #[test]
    fn a_value_stands_until_somebody_who_saw_it_replaces_it(
        laptops in 2..=6_usize,
        steps in steps(10..60),
    ) {
        let world = lived(laptops, &steps);
        let accepted = &world.laptops[0].accepted;
        for laptop::Thing { kind, id, .. } in THINGS {
            let record = world.laptops[0].record_of(kind, id);
            for (name, field) in record.fields() {
                let heads: BTreeSet<Identity> = field.all_heads().into_iter().collect();
                prop_assert_eq!(&heads, &Oracle(accepted).heads(kind, id, name));
                for (version, _) in Oracle(accepted).versions(kind, id, name) {
                    let is_named = accepted.values().any(|other| {
                        other.record == id
                            && other.kind == kind
                            && other.find_field(name).is_some_and(|part| part.parents.contains(&version))
                    });
                    prop_assert!(is_named || heads.contains(&version), "{name} lost a value");
                }
                let values: BTreeSet<&Option<Value>> =
                    field.heads().iter().map(|head| &head.value).collect();
                prop_assert_eq!(values.len(), field.values().len(), "equal heads are one value");
                prop_assert_eq!(values.len() > 1, field.is_contested());
            }
        }
    }

    /// Law 5.
    #[test]
    fn an_erased_value_is_nowhere_and_its_change_still_verifies(
        laptops in 2..=6_usize,
        steps in steps(20..60),
        picks in proptest::collection::vec((0..4_usize, any::<usize>()), 1..4),
    ) {
        let mut world = World::of(laptops);
        world.run(&steps);
        let erasing: Vec<Step> =
            picks.into_iter().map(|(who, pick)| Step::Erase { who, pick }).collect();
        let secrets_before = secrets(world.laptops.iter());
        world.run(&erasing);
        world.meet();
        let kept = secrets(world.laptops.iter().take(1));
        for laptop in &world.laptops {
            for (identity, change) in &laptop.accepted {
                prop_assert_eq!(*identity, change.identity(), "the chain still verifies");
                for part in &change.fields {
                    let is_erased = Oracle(&laptop.accepted).is_erased(identity, &part.field);
                    prop_assert_eq!(is_erased, matches!(part.content, Content::Erased(_)));
                }
            }
            let everything = format!("{}{:?}", laptop.dump(), laptop.copies().collect::<Vec<_>>());
            for secret in secrets_before.difference(&kept) {
                prop_assert!(!everything.contains(secret.as_str()), "{secret} is still there");
            }
        }
    }

    /// Law 7: two clones of one workbook number their changes alike; nothing is lost.
    #[test]
    fn both_branches_of_a_fork_are_kept(
        before in steps(5..20),
        after in steps(10..40),
    ) {
        let mut world = World::of(2);
        let before: Vec<Step> =
            before.into_iter().filter(|step| !matches!(step, Step::Clone { .. })).collect();
        world.run(&before);
        world.laptops[0].edit(0, &[("name", Value::from("yes"))], &Replaces::Shown);
        world.run(&[Step::Clone { who: 0 }]);
        // The clones go on apart, with equal or different words.
        let last = world.laptops.len() - 1;
        let one = world.laptops[0].edit(5, &[("status", Value::from("one"))], &Replaces::Shown);
        let two = world.laptops[last].edit(5, &[("status", Value::from("two"))], &Replaces::Shown);
        world.run(&after);
        world.meet();
        for (one, two) in one.into_iter().zip(two) {
            for laptop in &world.laptops {
                let (one, two) = (&laptop.accepted[&one], &laptop.accepted[&two]);
                prop_assert_eq!((one.author, one.scope, one.seq), (two.author, two.scope, two.seq));
            }
        }
        prop_assert_eq!(world.laptops[0].dump(), world.laptops[last].dump());
    }

    /// Undo straight after an action puts back what stood; undoing the undo puts
    /// back what the action did.
    #[test]
    fn undo_restores_and_undoing_the_undo_restores_again(
        laptops in 2..=3_usize,
        steps in steps(10..50),
        clock in schedule::a_clock(),
        last in (0..5_u8, 0..THINGS.len(), 0..2_usize, any::<u8>()),
    ) {
        let world = lived(laptops, &steps);
        let mut laptop = world.laptops[0].clone();
        laptop.clock_off = clock;
        let (verb, thing, field, number) = last;
        let before = (standing(&laptop, thing), all_lives(&laptop));
        let existed = laptop.record(thing).fields().next().is_some();
        let field = THINGS[thing].fields[field];
        let value = schedule::word(number, &mut 9_999);
        let done = match verb {
            0 => laptop.edit(thing, &[(field, value)], &Replaces::Shown),
            1 => laptop.edit(thing, &[(field, value)], &Replaces::Every),
            2 => {
                let other = THINGS[thing].fields.iter().find(|other| **other != field).unwrap();
                let fields = [(field, value.clone()), (*other, value)];
                laptop.edit(thing, &fields, &Replaces::Every)
            }
            3 => laptop.delete(thing),
            _ => laptop.restore(thing),
        };
        if done.is_none() {
            // Nothing to delete, or nothing to restore.
            return Ok(());
        }
        let is_erased = |standing: &BTreeMap<String, BTreeSet<Option<Value>>>| {
            standing.values().flatten().any(Option::is_none)
        };
        let after = (standing(&laptop, thing), all_lives(&laptop));
        undo_and_check(&mut laptop);
        let undone = (standing(&laptop, thing), all_lives(&laptop));
        let is_natural = trellis_domain::noun::find(THINGS[thing].kind)
            .is_some_and(|noun| noun.is_natural);
        if !existed && !is_natural {
            // Unless somebody's records had been waiting for it.
            let owned = |at: &usize| laptop.record(*at).fields().next().is_some();
            if !THINGS[thing].owns.iter().any(owned) {
                prop_assert_eq!(laptop.life(thing), Life::Deleted, "what was made is gone");
            }
        } else if !is_erased(&before.0) {
            prop_assert_eq!(&undone, &before);
        }
        undo_and_check(&mut laptop);
        if !is_erased(&before.0) {
            prop_assert_eq!(&(standing(&laptop, thing), all_lives(&laptop)), &after);
        }
        undo_and_check(&mut laptop);
        if !is_erased(&before.0) {
            prop_assert_eq!((standing(&laptop, thing), all_lives(&laptop)), undone);
        }
    }
}

/// The secrets that stand in the open anywhere, in these laptops' copies.
fn secrets<'a>(laptops: impl Iterator<Item = &'a Laptop>) -> BTreeSet<String> {
    laptops
        .flat_map(Laptop::copies)
        .flat_map(|(_, change)| change.fields)
        .filter_map(|part| part.content.value()?.as_text().map(str::to_owned))
        .filter(|text| text.starts_with("secret"))
        .collect()
}
