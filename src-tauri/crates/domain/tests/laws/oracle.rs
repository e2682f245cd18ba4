//! The laws, read naively and slowly, without a line of `merge`: heads by closure
//! over parents, acceptance by trying again until nothing moves.

use super::laptop::{Changes, THINGS};
use std::collections::BTreeSet;
use std::fmt::Write;
use trellis_domain::change::{Change, FieldChange, Identity};
use trellis_domain::id::Id;
use trellis_domain::merge::Life;
use trellis_domain::value::Value;

pub struct Oracle<'a>(pub &'a Changes);

impl<'a> Oracle<'a> {
    /// An accepted erasure names it, in its own words; erasures cannot be erased.
    pub fn is_erased(&self, change: &Identity, field: &str) -> bool {
        let is_erasure = |change: &Change| change.kind == "erasure";
        let text = |erasure: &Change, name: &str| -> Option<String> {
            Some(
                erasure
                    .find_field(name)?
                    .content
                    .value()?
                    .as_text()?
                    .to_owned(),
            )
        };
        !self.0.get(change).is_some_and(is_erasure)
            && self
                .0
                .values()
                .filter(|other| is_erasure(other))
                .any(|erasure| {
                    text(erasure, "of_change") == Some(change.to_string())
                        && text(erasure, "of_field").as_deref() == Some(field)
                })
    }

    /// Every accepted version of a field.
    pub fn versions(&self, kind: &str, record: Id, field: &str) -> Vec<(Identity, &'a Change)> {
        self.0
            .iter()
            .filter(|(_, change)| change.kind == kind && change.record == record)
            .filter(|(_, change)| change.find_field(field).is_some())
            .map(|(identity, change)| (*identity, change))
            .collect()
    }

    pub fn fields(&self, kind: &str, record: Id) -> BTreeSet<String> {
        self.0
            .values()
            .filter(|change| change.kind == kind && change.record == record)
            .flat_map(|change| &change.fields)
            .map(|part| part.field.clone())
            .collect()
    }

    fn part(&self, change: &Identity, field: &str) -> &'a FieldChange {
        self.0[change]
            .find_field(field)
            .expect("asked for versions of the field only")
    }

    /// Everything of this field that a version builds on, at any distance.
    fn ancestors(&self, kind: &str, record: Id, field: &str, of: Identity) -> BTreeSet<Identity> {
        let all: BTreeSet<Identity> = self
            .versions(kind, record, field)
            .into_iter()
            .map(|(identity, _)| identity)
            .collect();
        let mut found = BTreeSet::new();
        let mut next = vec![of];
        while let Some(at) = next.pop() {
            for parent in &self.part(&at, field).parents {
                if all.contains(parent) && found.insert(*parent) {
                    next.push(*parent);
                }
            }
        }
        found
    }

    /// The versions that no other builds on.
    pub fn heads(&self, kind: &str, record: Id, field: &str) -> BTreeSet<Identity> {
        let versions = self.versions(kind, record, field);
        let mut built_on = BTreeSet::new();
        for (identity, _) in &versions {
            built_on.extend(self.ancestors(kind, record, field, *identity));
        }
        versions
            .into_iter()
            .map(|(identity, _)| identity)
            .filter(|identity| !built_on.contains(identity))
            .collect()
    }

    pub fn value(&self, change: &Identity, field: &str) -> Option<&'a Value> {
        if self.is_erased(change, field) {
            return None;
        }
        self.part(change, field).content.value()
    }

    /// Shown first.
    pub fn ordered_heads(&self, kind: &str, record: Id, field: &str) -> Vec<Identity> {
        let mut heads: Vec<_> = self.heads(kind, record, field).into_iter().collect();
        heads.sort_by_key(|head| (self.0[head].stamp, *head));
        heads.reverse();
        heads
    }

    /// Heads that nobody could mind losing are not asked about: a delete.
    fn live_heads(&self, thing: usize) -> BTreeSet<Identity> {
        let thing = &THINGS[thing];
        let mut live = BTreeSet::new();
        for field in self.fields(thing.kind, thing.id) {
            for head in self.heads(thing.kind, thing.id, &field) {
                if field != "life" || self.value(&head, "life") != Some(&Value::Boolean(false)) {
                    live.insert(head);
                }
            }
        }
        live
    }

    /// Law 4: deleted only where every head says so and no live head, of the record
    /// or of what it owns, is missing from the lists.
    pub fn life(&self, thing: usize) -> Life {
        let own = self.life_alone(thing, &BTreeSet::new());
        if own != Life::Deleted {
            return own;
        }
        let mut live = BTreeSet::new();
        for owned in THINGS[thing].owns {
            if self.life_alone(*owned, &BTreeSet::new()) != Life::Deleted {
                live.extend(self.live_heads(*owned));
            }
        }
        self.life_alone(thing, &live)
    }

    fn life_alone(&self, thing: usize, owned: &BTreeSet<Identity>) -> Life {
        let (kind, id) = (THINGS[thing].kind, THINGS[thing].id);
        let heads = self.heads(kind, id, "life");
        let says_deleted =
            |head: &&Identity| self.value(head, "life") == Some(&Value::Boolean(false));
        let deletes = heads.iter().filter(says_deleted).count();
        if deletes == 0 {
            return Life::Live;
        }
        if deletes < heads.len() {
            return Life::Contested;
        }
        let mut listed = heads.clone();
        for head in &heads {
            listed.extend(&self.part(head, "life").parents);
        }
        let mut live = self.live_heads(thing);
        live.extend(owned);
        if live.is_subset(&listed) {
            Life::Deleted
        } else {
            Life::Contested
        }
    }

    /// The dump, as its format is described.
    pub fn dump(&self) -> String {
        let mut out = "trellis dump 1\n".to_owned();
        for (identity, change) in self.0 {
            writeln!(
                out,
                "change {identity} {} {} {}",
                change.author, change.scope, change.seq
            )
            .unwrap();
        }
        let records: BTreeSet<(&str, Id)> = self
            .0
            .values()
            .map(|change| (change.kind.as_str(), change.record))
            .collect();
        for (kind, id) in records {
            writeln!(out, "record {kind} {id}").unwrap();
            for field in self.fields(kind, id) {
                for head in self.ordered_heads(kind, id, &field) {
                    let value = match self.value(&head, &field) {
                        None => "erased".to_owned(),
                        Some(Value::Unset) => "unset".to_owned(),
                        Some(Value::Text(text)) => format!("\"{text}\""),
                        Some(Value::Integer(number)) => number.to_string(),
                        Some(Value::Boolean(yes)) => yes.to_string(),
                        Some(Value::Unknown { tag, .. }) => format!("unknown {tag} 0a0b"),
                        Some(other) => panic!("the schedules never write {other:?}"),
                    };
                    writeln!(out, "  {field} {head} {value}").unwrap();
                }
            }
        }
        out
    }
}

/// What may be accepted of everything received: try again until nothing moves.
pub fn acceptable(received: &Changes) -> BTreeSet<Identity> {
    let mut accepted = Changes::new();
    loop {
        let before = accepted.len();
        for (identity, change) in received {
            let has_parents = change.parents().all(|parent| accepted.contains_key(parent));
            let has_values = change.fields.iter().all(|part| {
                part.content.value().is_some()
                    || (change.kind != "erasure"
                        && Oracle(&accepted).is_erased(identity, &part.field))
            });
            if has_parents && has_values {
                accepted.insert(*identity, change.clone());
            }
        }
        if accepted.len() == before {
            return accepted.into_keys().collect();
        }
    }
}

/// What stays of a delivery when it is taken back: erasures, and whatever anything
/// that stays builds on.
pub fn stays(delivery: &BTreeSet<Identity>, accepted: &Changes) -> BTreeSet<Identity> {
    let mut stays: BTreeSet<Identity> = accepted
        .iter()
        .filter(|(identity, change)| !delivery.contains(identity) || change.kind == "erasure")
        .map(|(identity, _)| *identity)
        .collect();
    loop {
        let before = stays.len();
        for identity in stays.clone() {
            stays.extend(accepted[&identity].parents());
        }
        if stays.len() == before {
            return stays;
        }
    }
}
