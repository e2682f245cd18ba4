//! One simulated installation: a log in memory, what is accepted, what is held.

use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::change::{
    AuthorKey, Change, Content, FORMAT, FieldChange, Identity, Scope, next_stamp,
};
use trellis_domain::erase;
use trellis_domain::id::Id;
use trellis_domain::merge::{Field, LIFE, Life, Record, Version, admit, set_aside};
use trellis_domain::noun;
use trellis_domain::undo::{self, Done, LeftAlone, Reversal};
use trellis_domain::value::Value;

pub type Changes = BTreeMap<Identity, Change>;

const fn id(tag: u8) -> Id {
    let mut bytes = [0; 16];
    bytes[15] = tag;
    Id::from_bytes(bytes)
}

const REGION: Scope = Scope::Region(id(100));
const TEAM: Scope = Scope::Team(id(101));
const MINE: Scope = Scope::Private(id(102));

/// A record that the schedules write to.
pub struct Thing {
    pub kind: &'static str,
    pub id: Id,
    pub scope: Scope,
    pub fields: [&'static str; 2],
    /// Which others it owns, all the way down.
    pub owns: &'static [usize],
}

/// A small world: a region owns goals, actions and an answer; a goal owns an
/// action. A note is *mine*; the last one comes from a newer Trellis.
pub const THINGS: [Thing; 8] = [
    thing("region", 1, REGION, ["name", "counties"], &[1, 2, 3, 4, 5]),
    thing("goal", 2, REGION, ["statement", "measure"], &[3]),
    thing("goal", 3, REGION, ["statement", "position"], &[4]),
    thing("action", 4, REGION, ["step", "who"], &[]),
    thing("action", 5, REGION, ["step", "by_on"], &[]),
    thing("answer", 6, REGION, ["status", "evidence"], &[]),
    thing("note", 7, MINE, ["text", "mark"], &[]),
    thing("größe_of_tomorrow", 8, TEAM, ["width", "höhe"], &[]),
];

const fn thing(
    kind: &'static str,
    tag: u8,
    scope: Scope,
    fields: [&'static str; 2],
    owns: &'static [usize],
) -> Thing {
    Thing {
        kind,
        id: id(tag),
        scope,
        fields,
        owns,
    }
}

pub const REGION_THING: usize = 0;
pub const GOAL: usize = 1;
pub const ACTION: usize = 3;
pub const ANSWER: usize = 5;
pub const TOMORROW: usize = 7;

/// What a person, or undo, replaces.
pub enum Replaces {
    Shown,
    Every,
}

#[derive(Clone)]
pub struct Laptop {
    pub author: AuthorKey,
    /// Tells the salts of two clones apart.
    pub number: u8,
    pub accepted: Changes,
    pub held: Changes,
    /// Milliseconds by which the clock is off.
    pub clock_off: i64,
    ticks: i64,
    salts: u64,
    open_action: Option<Id>,
    chains: BTreeMap<Scope, (u64, Identity)>,
    /// Own actions, the latest last.
    pub actions: Vec<Vec<Identity>>,
    /// What each delivery brought that was new.
    pub deliveries: Vec<BTreeSet<Identity>>,
}

impl Laptop {
    pub fn new(number: u8) -> Self {
        Self {
            author: AuthorKey::from_bytes([number; 32]),
            number,
            accepted: Changes::new(),
            held: Changes::new(),
            clock_off: 0,
            ticks: 1_795_000_000_000,
            salts: 0,
            open_action: None,
            chains: BTreeMap::new(),
            actions: Vec::new(),
            deliveries: Vec::new(),
        }
    }

    /// A copied workbook whose key came along: both go on as the same author.
    pub fn clone_as(&self, number: u8) -> Self {
        Self {
            number,
            ..self.clone()
        }
    }

    pub fn record_of(&self, kind: &str, record: Id) -> Record {
        let changes = self
            .accepted
            .iter()
            .filter(|(_, change)| change.kind == kind && change.record == record)
            .map(|(identity, change)| (*identity, change));
        Record::fold(changes, &erase::erased(self.accepted_pairs()))
    }

    pub fn record(&self, thing: usize) -> Record {
        self.record_of(THINGS[thing].kind, THINGS[thing].id)
    }

    pub fn accepted_pairs(&self) -> impl Iterator<Item = (Identity, &Change)> {
        self.accepted
            .iter()
            .map(|(identity, change)| (*identity, change))
    }

    pub fn dump(&self) -> String {
        let erased = erase::erased(self.accepted_pairs());
        trellis_domain::dump::dump(self.accepted_pairs(), &erased)
    }

    pub fn life(&self, thing: usize) -> Life {
        let owned: Vec<Record> = THINGS[thing]
            .owns
            .iter()
            .map(|at| self.record(*at))
            .collect();
        self.record(thing).life(&owned)
    }

    /// Deleted itself, or owned by something that is.
    pub fn is_hidden(&self, thing: usize) -> bool {
        self.life(thing) == Life::Deleted || self.owner_is_deleted(thing)
    }

    fn owner_is_deleted(&self, thing: usize) -> bool {
        (0..THINGS.len())
            .filter(|at| THINGS[*at].owns.contains(&thing))
            .any(|at| self.life(at) == Life::Deleted)
    }

    fn write(
        &mut self,
        (kind, record, scope): (&str, Id, Scope),
        txn: Id,
        fields: Vec<(String, Value, Vec<Identity>)>,
    ) -> Identity {
        self.ticks += 1000;
        let wall = self.ticks.saturating_add(self.clock_off);
        let (seq, prev) = match self.chains.get(&scope) {
            None => (1, None),
            Some((seq, prev)) => (seq + 1, Some(*prev)),
        };
        let mut parts = Vec::new();
        for (field, value, parents) in fields {
            self.salts += 1;
            let mut salt = [self.number; 16];
            salt[..8].copy_from_slice(&self.salts.to_be_bytes());
            parts.push(FieldChange {
                field,
                content: Content::Open { value, salt },
                parents,
            });
        }
        let change = Change {
            format: FORMAT,
            author: self.author,
            scope,
            seq,
            prev,
            stamp: next_stamp(wall, self.record_of(kind, record).highest_stamp()),
            wall,
            txn,
            kind: kind.to_owned(),
            record,
            fields: parts,
        };
        let earlier = self
            .accepted
            .values()
            .filter(|other| other.kind == change.kind && other.record == change.record);
        assert!(
            earlier
                .map(|other| other.stamp)
                .all(|stamp| stamp < change.stamp),
            "what is written now is shown before what was held"
        );
        let identity = change.identity();
        self.chains.insert(scope, (seq, identity));
        self.accepted.insert(identity, change);
        identity
    }

    fn next_txn(&self) -> Id {
        if let Some(txn) = self.open_action {
            return txn;
        }
        Id::natural("txn", &[&[self.number], &self.salts.to_be_bytes()])
    }

    fn write_thing(
        &mut self,
        thing: usize,
        fields: Vec<(String, Value, Vec<Identity>)>,
    ) -> Identity {
        let txn = self.next_txn();
        let Thing {
            kind, id, scope, ..
        } = THINGS[thing];
        let identity = self.write((kind, id, scope), txn, fields);
        self.actions.push(vec![identity]);
        identity
    }

    /// One action that writes several changes.
    pub fn together(&mut self, work: impl FnOnce(&mut Self)) {
        let before = self.actions.len();
        self.open_action = Some(self.next_txn());
        work(self);
        self.open_action = None;
        let written = self.actions.split_off(before).concat();
        self.actions.push(written);
    }

    /// A person sets fields of one record. Screens do not edit what is hidden.
    pub fn edit(
        &mut self,
        thing: usize,
        fields: &[(&str, Value)],
        replaces: &Replaces,
    ) -> Option<Identity> {
        if self.is_hidden(thing) {
            return None;
        }
        let record = self.record(thing);
        let fields = fields
            .iter()
            .map(|(field, value)| {
                let parents = match (record.find(field), replaces) {
                    (None, _) => Vec::new(),
                    (Some(state), Replaces::Shown) => state.parents_of_shown(),
                    (Some(state), Replaces::Every) => state.all_heads(),
                };
                ((*field).to_owned(), value.clone(), parents)
            })
            .collect();
        Some(self.write_thing(thing, fields))
    }

    pub fn set(&mut self, thing: usize, field: &str, value: impl Into<Value>) -> Identity {
        self.edit(thing, &[(field, value.into())], &Replaces::Shown)
            .expect("it can be seen")
    }

    pub fn settle(&mut self, thing: usize, field: &str, value: impl Into<Value>) -> Identity {
        self.edit(thing, &[(field, value.into())], &Replaces::Every)
            .expect("it can be seen")
    }

    /// Natural records are neither created nor deleted.
    pub fn delete(&mut self, thing: usize) -> Option<Identity> {
        let is_natural = noun::find(THINGS[thing].kind).is_some_and(|noun| noun.is_natural);
        let exists = self.record(thing).fields().next().is_some();
        if is_natural || !exists || self.is_hidden(thing) {
            return None;
        }
        let owned: Vec<Record> = THINGS[thing]
            .owns
            .iter()
            .map(|at| self.record(*at))
            .collect();
        let parents = self.record(thing).parents_of_delete(&owned);
        Some(self.write_thing(
            thing,
            vec![(LIFE.to_owned(), Value::Boolean(false), parents)],
        ))
    }

    /// Restoring begins with the owner.
    pub fn restore(&mut self, thing: usize) -> Option<Identity> {
        if self.life(thing) == Life::Live || self.owner_is_deleted(thing) {
            return None;
        }
        let parents = self.record(thing).find(LIFE)?.all_heads();
        Some(self.write_thing(
            thing,
            vec![(LIFE.to_owned(), Value::Boolean(true), parents)],
        ))
    }

    /// Takes a value out of every copy.
    pub fn erase(&mut self, change: Identity, field: &str) -> Identity {
        let record = erase::record_of(change, field);
        let kind = noun::erasure::NOUN.name;
        let scope = self.accepted[&change].scope;
        let before = self.record_of(kind, record);
        let part = |name: &str, value: String| {
            let parents = before.find(name).map(Field::all_heads).unwrap_or_default();
            (name.to_owned(), Value::Text(value), parents)
        };
        let fields = vec![
            part(noun::erasure::of_change, change.to_string()),
            part(noun::erasure::of_field, field.to_owned()),
        ];
        let txn = self.next_txn();
        let identity = self.write((kind, record, scope), txn, fields);
        self.actions.push(vec![identity]);
        self.drop_erased();
        identity
    }

    fn drop_erased(&mut self) {
        for (identity, field) in erase::erased(self.accepted_pairs()) {
            for changes in [&mut self.accepted, &mut self.held] {
                let part = changes
                    .get_mut(&identity)
                    .and_then(|change| change.fields.iter_mut().find(|part| part.field == field));
                if let Some(part) = part {
                    part.content = Content::Erased(part.content.commitment());
                }
            }
        }
    }

    fn lives(&self, kind: &str, record: Id) -> Vec<Version> {
        self.accepted_pairs()
            .filter(|(_, change)| change.kind == kind && change.record == record)
            .filter_map(|(identity, change)| {
                let part = change.find_field(LIFE)?;
                Some(Version {
                    change: identity,
                    author: change.author,
                    stamp: change.stamp,
                    wall: change.wall,
                    value: part.content.value().cloned(),
                    parents: part.parents.clone(),
                })
            })
            .collect()
    }

    /// Undoes the latest own action; the undo is an action itself.
    pub fn undo(&mut self) -> Option<(Vec<Reversal>, Vec<LeftAlone>)> {
        let action = self.actions.last()?.clone();
        let txn = self.next_txn();
        let mut written = Vec::new();
        let (mut all_reversals, mut all_left) = (Vec::new(), Vec::new());
        for identity in action {
            let change = self.accepted[&identity].clone();
            let record = self.record_of(&change.kind, change.record);
            let fields = change
                .fields
                .iter()
                .map(|part| {
                    let former = part.parents.iter().filter_map(|parent| {
                        let parent = &self.accepted[parent];
                        if (&parent.kind, parent.record) != (&change.kind, change.record) {
                            return None;
                        }
                        Some(parent.find_field(&part.field)?.content.value().cloned())
                    });
                    (part.field.clone(), former.collect())
                })
                .collect();
            let made_the_record = self
                .accepted
                .values()
                .filter(|other| other.kind == change.kind && other.record == change.record)
                .all(|other| other.txn == change.txn);
            let lives = self.lives(&change.kind, change.record);
            let done = Done {
                change: identity,
                kind: &change.kind,
                fields,
                lives: &lives,
                record: &record,
                made_the_record,
            };
            let (reversals, left) = undo::plan(&done);
            all_reversals.extend(reversals);
            all_left.extend(left);
        }
        for reversal in &all_reversals {
            let of = self.accepted[&reversal.of].clone();
            let fields = reversal
                .fields
                .iter()
                .map(|(field, value)| (field.clone(), value.clone(), reversal.parents_of(field)));
            let about = (of.kind.as_str(), of.record, of.scope);
            written.push(self.write(about, txn, fields.collect()));
        }
        self.actions.push(written);
        Some((all_reversals, all_left))
    }

    /// Takes in a delivery, in whatever state its copies are.
    pub fn receive(&mut self, delivery: impl IntoIterator<Item = (Identity, Change)>) {
        let mut fresh = BTreeSet::new();
        for (identity, change) in delivery {
            if self.accepted.contains_key(&identity) {
                continue;
            }
            match self.held.get_mut(&identity) {
                None => {
                    fresh.insert(identity);
                    self.held.insert(identity, change);
                }
                // A copy with the value is worth more than one without.
                Some(held) => {
                    for (mine, theirs) in held.fields.iter_mut().zip(change.fields) {
                        if mine.content.value().is_none() {
                            mine.content = theirs.content;
                        }
                    }
                }
            }
        }
        let erased = erase::erased(self.accepted_pairs());
        let admission = admit(
            |identity| self.accepted.contains_key(identity),
            |identity, field| erased.contains(&(*identity, field.to_owned())),
            &self.held,
        );
        for identity in &admission.accepted {
            let change = self
                .held
                .remove(identity)
                .expect("only what was offered is accepted");
            assert!(
                change
                    .parents()
                    .all(|parent| self.accepted.contains_key(parent)),
                "parents come before children"
            );
            self.accepted.insert(*identity, change);
        }
        assert_eq!(
            admission.held,
            self.held.keys().copied().collect::<Vec<_>>()
        );
        self.deliveries.push(fresh);
        self.drop_erased();
    }

    /// Undoes an import. Returns what went.
    pub fn set_aside(&mut self, delivery: usize) -> BTreeSet<Identity> {
        let is_erasure = |identity: &Identity| {
            self.accepted
                .get(identity)
                .is_some_and(|change| change.kind == noun::erasure::NOUN.name)
        };
        let goes = set_aside(
            &self.deliveries[delivery],
            self.accepted_pairs(),
            is_erasure,
        );
        self.accepted.retain(|identity, _| !goes.contains(identity));
        self.held.retain(|identity, _| !goes.contains(identity));
        goes
    }

    /// Everything it could hand on, held changes too.
    pub fn copies(&self) -> impl Iterator<Item = (Identity, Change)> + '_ {
        self.accepted
            .iter()
            .chain(&self.held)
            .map(|(identity, change)| (*identity, change.clone()))
    }
}
