//! Random schedules: who does what, and which delivery reaches whom.

use super::laptop::{Changes, Laptop, Replaces, THINGS};
use super::oracle::{Oracle, acceptable, stays};
use proptest::prelude::*;
use std::collections::BTreeSet;
use trellis_domain::change::{Change, Identity};
use trellis_domain::merge::LIFE;
use trellis_domain::value::Value;

/// One thing that happens.
#[derive(Clone, Debug)]
pub enum Step {
    Edit {
        who: usize,
        thing: usize,
        field: usize,
        word: u8,
        both_fields: bool,
    },
    Settle {
        who: usize,
        thing: usize,
        field: usize,
        word: u8,
    },
    Delete {
        who: usize,
        thing: usize,
    },
    Restore {
        who: usize,
        thing: usize,
    },
    Erase {
        who: usize,
        pick: usize,
    },
    Undo {
        who: usize,
    },
    /// Some of what one has, to another: gaps, doubles, any order.
    Send {
        from: usize,
        to: usize,
        seed: u64,
        share: u8,
    },
    SendAll {
        from: usize,
        to: usize,
    },
    /// Taken back, and perhaps read again.
    SetAside {
        who: usize,
        pick: usize,
        again: bool,
    },
    Clone {
        who: usize,
    },
    Clock {
        who: usize,
        off: i64,
    },
}

const TEN_YEARS: i64 = 10 * 365 * 24 * 3600 * 1000;

pub fn a_clock() -> impl Strategy<Value = i64> {
    prop_oneof![
        Just(0),
        Just(TEN_YEARS),
        Just(-TEN_YEARS),
        Just(i64::MAX),
        Just(i64::MIN),
        -TEN_YEARS..TEN_YEARS
    ]
}

pub fn steps(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Step>> {
    let who = 0..6_usize;
    let thing = 0..THINGS.len();
    let step = prop_oneof![
        8 => (who.clone(), thing.clone(), 0..2_usize, any::<u8>(), any::<bool>()).prop_map(
            |(who, thing, field, word, both_fields)| Step::Edit { who, thing, field, word, both_fields }
        ),
        2 => (who.clone(), thing.clone(), 0..2_usize, any::<u8>())
            .prop_map(|(who, thing, field, word)| Step::Settle { who, thing, field, word }),
        3 => (who.clone(), thing.clone()).prop_map(|(who, thing)| Step::Delete { who, thing }),
        3 => (who.clone(), thing).prop_map(|(who, thing)| Step::Restore { who, thing }),
        1 => (who.clone(), any::<usize>()).prop_map(|(who, pick)| Step::Erase { who, pick }),
        3 => who.clone().prop_map(|who| Step::Undo { who }),
        5 => (who.clone(), who.clone(), any::<u64>(), any::<u8>())
            .prop_map(|(from, to, seed, share)| Step::Send { from, to, seed, share }),
        3 => (who.clone(), who.clone()).prop_map(|(from, to)| Step::SendAll { from, to }),
        2 => (who.clone(), any::<usize>(), any::<bool>())
            .prop_map(|(who, pick, again)| Step::SetAside { who, pick, again }),
        1 => who.clone().prop_map(|who| Step::Clone { who }),
        1 => (who, a_clock()).prop_map(|(who, off)| Step::Clock { who, off }),
    ];
    proptest::collection::vec(step, count)
}

/// Small words that often meet, values this version cannot read, and, now and
/// then, a secret that occurs once in the world.
pub fn word(number: u8, secret: &mut u32) -> Value {
    match number % 9 {
        0..=2 => Value::Text("yes".to_owned()),
        3 => Value::Text("nö".to_owned()),
        4 => Value::Unset,
        5 => Value::Integer(7),
        6 => Value::Unknown {
            tag: 99,
            bytes: vec![10, 11],
        },
        _ => {
            *secret += 1;
            Value::Text(format!("secret {secret};"))
        }
    }
}

/// An order that depends on the seed alone.
pub fn mixed(seed: u64, number: usize) -> u64 {
    let mut x = seed ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

pub fn shuffled<T>(items: impl IntoIterator<Item = T>, seed: u64) -> Vec<T> {
    let mut numbered: Vec<(u64, T)> = items
        .into_iter()
        .enumerate()
        .map(|(at, item)| (mixed(seed, at), item))
        .collect();
    numbered.sort_by_key(|(order, _)| *order);
    numbered.into_iter().map(|(_, item)| item).collect()
}

pub struct World {
    pub laptops: Vec<Laptop>,
    secrets: u32,
}

impl World {
    pub fn of(laptops: usize) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "six at most")]
        let laptops = (0..laptops)
            .map(|number| Laptop::new(number as u8 + 1))
            .collect();
        Self {
            laptops,
            secrets: 0,
        }
    }

    pub fn run(&mut self, steps: &[Step]) {
        for step in steps {
            self.step(step);
        }
    }

    fn step(&mut self, step: &Step) {
        let count = self.laptops.len();
        match *step {
            Step::Edit {
                who,
                thing,
                field,
                word: number,
                both_fields,
            } => {
                let mut fields =
                    vec![(THINGS[thing].fields[field], word(number, &mut self.secrets))];
                if both_fields {
                    let other = THINGS[thing].fields[1 - field];
                    fields.push((other, word(number / 9, &mut self.secrets)));
                }
                edit_and_check(
                    &mut self.laptops[who % count],
                    thing,
                    &fields,
                    &Replaces::Shown,
                );
            }
            Step::Settle {
                who,
                thing,
                field,
                word: number,
            } => {
                let fields = [(THINGS[thing].fields[field], word(number, &mut self.secrets))];
                edit_and_check(
                    &mut self.laptops[who % count],
                    thing,
                    &fields,
                    &Replaces::Every,
                );
            }
            Step::Delete { who, thing } => {
                self.laptops[who % count].delete(thing);
            }
            Step::Restore { who, thing } => {
                self.laptops[who % count].restore(thing);
            }
            Step::Erase { who, pick } => self.laptops[who % count].erase_some(pick),
            Step::Undo { who } => undo_and_check(&mut self.laptops[who % count]),
            Step::Send {
                from,
                to,
                seed,
                share,
            } => {
                let from = &self.laptops[from % count];
                let picked = from
                    .copies()
                    .enumerate()
                    .filter(|(at, _)| mixed(seed, *at) % 256 <= u64::from(share))
                    .map(|(_, copy)| copy);
                let mut delivery = shuffled(picked, seed);
                let doubles: Vec<_> = delivery.iter().take(3).cloned().collect();
                delivery.extend(doubles);
                receive_and_check(&mut self.laptops[to % count], delivery);
            }
            Step::SendAll { from, to } => {
                let delivery: Vec<_> = self.laptops[from % count].copies().collect();
                receive_and_check(&mut self.laptops[to % count], delivery);
            }
            Step::SetAside { who, pick, again } => {
                let laptop = &mut self.laptops[who % count];
                if !laptop.deliveries.is_empty() {
                    let pick = pick % laptop.deliveries.len();
                    set_aside_and_check(laptop, pick, again);
                }
            }
            Step::Clone { who } => {
                if count < 6 {
                    #[expect(clippy::cast_possible_truncation, reason = "six at most")]
                    let clone = self.laptops[who % count].clone_as(count as u8 + 1);
                    self.laptops.push(clone);
                }
            }
            Step::Clock { who, off } => self.laptops[who % count].clock_off = off,
        }
    }

    /// Everybody hands everything to everybody until nothing is new.
    pub fn meet(&mut self) {
        for _ in 0..2 {
            let everything: Vec<_> = self.laptops.iter().flat_map(Laptop::copies).collect();
            for laptop in &mut self.laptops {
                receive_and_check(laptop, everything.iter().cloned());
            }
        }
    }

    /// Every copy of every change that anybody has, some with values, some without.
    pub fn all_copies(&self) -> Vec<(Identity, Change)> {
        self.laptops.iter().flat_map(Laptop::copies).collect()
    }
}

impl Laptop {
    /// Erases one open value, secrets for preference; never `life`.
    fn erase_some(&mut self, pick: usize) {
        let mut open: Vec<(bool, Identity, String)> = Vec::new();
        for (identity, change) in &self.accepted {
            for part in &change.fields {
                let Some(value) = part.content.value() else {
                    continue;
                };
                if change.kind != "erasure" && part.field != LIFE {
                    let is_secret = value
                        .as_text()
                        .is_some_and(|text| text.starts_with("secret"));
                    open.push((is_secret, *identity, part.field.clone()));
                }
            }
        }
        if open.iter().any(|(is_secret, ..)| *is_secret) {
            open.retain(|(is_secret, ..)| *is_secret);
        }
        if !open.is_empty() {
            let (_, change, field) = open.swap_remove(pick % open.len());
            self.erase(change, &field);
        }
    }
}

/// Law 3, on the spot: an edit replaces all heads that hold the shown value and no
/// other; a decision replaces all.
fn edit_and_check(
    laptop: &mut Laptop,
    thing: usize,
    fields: &[(&str, Value)],
    replaces: &Replaces,
) {
    let before = laptop.accepted.clone();
    let Some(written) = laptop.edit(thing, fields, replaces) else {
        return;
    };
    let (kind, id) = (THINGS[thing].kind, THINGS[thing].id);
    let (before, after) = (Oracle(&before), Oracle(&laptop.accepted));
    for (field, _) in fields {
        let heads = before.ordered_heads(kind, id, field);
        let mut expected: BTreeSet<Identity> = match (replaces, heads.first()) {
            (Replaces::Every, _) | (_, None) => BTreeSet::new(),
            (Replaces::Shown, Some(shown)) => heads
                .iter()
                .filter(|head| before.value(head, field) != before.value(shown, field))
                .copied()
                .collect(),
        };
        expected.insert(written);
        assert_eq!(
            after.heads(kind, id, field),
            expected,
            "heads of {field} after an edit"
        );
    }
}

/// Undo touches only fields whose head is still that change, and lists the rest.
pub fn undo_and_check(laptop: &mut Laptop) {
    let Some(action) = laptop.actions.last().cloned() else {
        return;
    };
    let before = laptop.accepted.clone();
    let (reversals, left) = laptop.undo().expect("there is an action");
    let (before, after) = (Oracle(&before), Oracle(&laptop.accepted));
    let undone: BTreeSet<Identity> = action.iter().copied().collect();
    for (identity, change) in before.0 {
        for part in &change.fields {
            let was_head = before
                .heads(&change.kind, change.record, &part.field)
                .contains(identity);
            let is_head = after
                .heads(&change.kind, change.record, &part.field)
                .contains(identity);
            if !undone.contains(identity) {
                assert_eq!(
                    was_head, is_head,
                    "undo touched somebody else's {}",
                    part.field
                );
                continue;
            }
            let is_left = left
                .iter()
                .any(|left| left.change == *identity && left.field == part.field);
            let removes_record = reversals.iter().any(|reversal| {
                reversal.of == *identity
                    && change.find_field(LIFE).is_none()
                    && reversal.fields.iter().any(|(field, _)| field == LIFE)
            });
            if removes_record {
                assert!(!is_left, "the record goes as a whole");
            } else {
                assert_eq!(
                    is_left,
                    !was_head || is_head,
                    "left alone is listed, and only that"
                );
            }
        }
    }
}

/// Law 7: what is accepted is what can be, and is closed under parents.
pub fn receive_and_check(
    laptop: &mut Laptop,
    delivery: impl IntoIterator<Item = (Identity, Change)>,
) {
    laptop.receive(delivery);
    check_accepted(laptop);
}

fn check_accepted(laptop: &Laptop) {
    let received: Changes = laptop.copies().collect();
    assert_eq!(
        laptop.accepted.keys().copied().collect::<BTreeSet<_>>(),
        acceptable(&received),
        "accepted is all that can be, and no more"
    );
}

/// An import is taken back and, perhaps, read again.
fn set_aside_and_check(laptop: &mut Laptop, delivery: usize, again: bool) {
    let file: Vec<(Identity, Change)> = laptop
        .copies()
        .filter(|(identity, _)| laptop.deliveries[delivery].contains(identity))
        .collect();
    let before = laptop.accepted.clone();
    let dump = laptop.dump();
    let held_before = laptop.held.len();
    laptop.set_aside(delivery);
    assert_eq!(
        laptop.accepted.keys().copied().collect::<BTreeSet<_>>(),
        stays(&laptop.deliveries[delivery], &before),
        "what goes is all that nothing else builds on, erasures excepted"
    );
    check_accepted(laptop);
    if again {
        receive_and_check(laptop, shuffled(file, delivery as u64));
        assert_eq!(
            laptop.dump(),
            dump,
            "reading the bundle again gives the same back"
        );
        assert_eq!(laptop.held.len(), held_before);
    }
}
