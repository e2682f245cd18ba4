//! Undoing one's own action, without touching what anybody did since.

use crate::change::Identity;
use crate::merge::{LIFE, Record, Version};
use crate::noun;
use crate::value::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One change of the action to undo, with everything needed to take it back.
pub struct Done<'a> {
    /// The change's name.
    pub change: Identity,
    /// The noun it is about.
    pub kind: &'a str,
    /// Its fields with the values it replaced: for each parent of the same field,
    /// that parent's value (`None` where it was erased). What it replaced of `life`
    /// is found in `lives`.
    pub fields: BTreeMap<String, Vec<Option<Value>>>,
    /// Every accepted version of the record's `life` with its parents, replaced
    /// ones too, in any order.
    pub lives: &'a [Version],
    /// The record as it stands now.
    pub record: &'a Record,
    /// No other action ever wrote to this record, neither before nor since.
    pub made_the_record: bool,
}

/// One change to write in order to undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reversal {
    /// The change that is taken back.
    pub of: Identity,
    /// The fields and the values they get back.
    pub fields: Vec<(String, Value)>,
    /// Where `life` goes back to deleted: what that delete lists.
    pub listed: BTreeSet<Identity>,
}

impl Reversal {
    /// The parents of a field here, ascending: the change that is taken back and,
    /// for `life`, what a delete lists.
    pub fn parents_of(&self, field: &str) -> Vec<Identity> {
        let mut parents = BTreeSet::from([self.of]);
        if field == LIFE {
            parents.extend(&self.listed);
        }
        parents.into_iter().collect()
    }
}

/// A field that undo leaves alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftAlone {
    /// The change that wrote it.
    pub change: Identity,
    /// The field.
    pub field: String,
    /// Why.
    pub reason: Reason,
}

/// Why undo leaves a field alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Somebody wrote to it since.
    ChangedSince,
    /// What stood there before was erased.
    FormerErased,
    /// Erasing is final.
    Final,
}

/// What undoing one change takes.
///
/// A field whose head is still this change gets its former value back. Where the
/// change had settled several values, each comes back as a head of its own, so the
/// question is open again: that needs several changes, one per value.
///
/// Where an action wrote several changes, plan for all of them before writing any.
pub fn plan(done: &Done<'_>) -> (Vec<Reversal>, Vec<LeftAlone>) {
    let mut left = Vec::new();
    let leave = |field: &str, reason| LeftAlone {
        change: done.change,
        field: field.into(),
        reason,
    };
    if done.kind == noun::erasure::NOUN.name {
        left.extend(done.fields.keys().map(|field| leave(field, Reason::Final)));
        return (Vec::new(), left);
    }

    // A record that this action made, and nobody else touched, goes as a whole.
    let is_natural = noun::find(done.kind).is_some_and(|noun| noun.is_natural);
    if done.made_the_record && !is_natural {
        let fields = vec![(LIFE.to_owned(), Value::Boolean(false))];
        let listed = done.record.every_head();
        return (
            vec![Reversal {
                of: done.change,
                fields,
                listed,
            }],
            left,
        );
    }

    let stands = |field: &str| {
        done.record
            .find(field)
            .is_some_and(|state| state.heads().iter().any(|head| head.change == done.change))
    };
    let (still, since): (Vec<_>, Vec<_>) = done.fields.iter().partition(|(field, _)| stands(field));
    left.extend(
        since
            .iter()
            .map(|(field, _)| leave(field, Reason::ChangedSince)),
    );

    let names = names_to_keep(done);
    let mut rounds: Vec<Vec<(String, Value)>> = Vec::new();
    let lives_before = lives_before(done);
    let life_before: Vec<Option<Value>> = lives_before
        .iter()
        .map(|version| version.value.clone())
        .collect();
    for (field, former) in still {
        let former = if field == LIFE { &life_before } else { former };
        if former.iter().any(Option::is_none) {
            left.push(leave(field, Reason::FormerErased));
            continue;
        }
        let mut values: Vec<Value> = former.iter().flatten().cloned().collect();
        values.sort();
        values.dedup();
        if names.contains(&field.as_str()) && values.iter().all(|value| *value == Value::Unset) {
            continue;
        }
        if values.is_empty() {
            values.push(if field == LIFE {
                Value::Boolean(true)
            } else {
                Value::Unset
            });
        }
        for (round, value) in values.into_iter().enumerate() {
            if rounds.len() <= round {
                rounds.push(Vec::new());
            }
            if let Some(fields) = rounds.get_mut(round) {
                fields.push((field.clone(), value));
            }
        }
    }
    let is_delete = |value: &Value| *value == Value::Boolean(false);
    let reversals = rounds
        .into_iter()
        .map(|fields| {
            let mut listed = BTreeSet::new();
            if fields
                .iter()
                .any(|(field, value)| field == LIFE && is_delete(value))
            {
                // The same list again: a longer one would settle what was contested,
                // a shorter one would contest what was settled.
                let deletes = lives_before
                    .iter()
                    .filter(|life| life.value.as_ref().is_some_and(is_delete));
                listed.extend(deletes.flat_map(|life| &life.parents));
            }
            Reversal {
                of: done.change,
                fields,
                listed,
            }
        })
        .collect();
    (reversals, left)
}

/// While anything else of a record that nature names stands, so do the words that say
/// what it is: without its region and item nobody would find the rest.
fn names_to_keep(done: &Done<'_>) -> Vec<&'static str> {
    let names: Vec<&'static str> = noun::find(done.kind)
        .map(|noun| noun.key().map(|field| field.name).collect())
        .unwrap_or_default();
    let others_stand = done.record.fields().any(|(field, state)| {
        field != LIFE
            && !names.contains(&field)
            && state.heads().iter().any(|head| {
                head.change != done.change
                    && head
                        .value
                        .as_ref()
                        .is_some_and(|value| *value != Value::Unset)
            })
    });
    if others_stand { names } else { Vec::new() }
}

/// The versions of `life` that the change replaced. A delete also lists versions
/// that were replaced long before, where they were heads of something else.
fn lives_before<'a>(done: &Done<'a>) -> Vec<&'a Version> {
    let parents_of = |change: &Identity| -> Vec<&'a Version> {
        let version = done.lives.iter().find(|life| life.change == *change);
        let parents = version.map_or(&[][..], |life| &life.parents);
        done.lives
            .iter()
            .filter(|life| parents.contains(&life.change))
            .collect()
    };
    let named = parents_of(&done.change);
    let mut older: BTreeSet<Identity> = BTreeSet::new();
    let mut next: Vec<&Version> = named
        .iter()
        .flat_map(|life| parents_of(&life.change))
        .collect();
    while let Some(life) = next.pop() {
        if older.insert(life.change) {
            next.extend(parents_of(&life.change));
        }
    }
    named
        .into_iter()
        .filter(|life| !older.contains(&life.change))
        .collect()
}
