//! What may be accepted, what must wait, and what can be taken back out.

use crate::change::{Change, Content, Identity};
use crate::{erase, noun};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The outcome of offering changes to a set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Admission {
    /// May be accepted now, parents before children.
    pub accepted: Vec<Identity>,
    /// Wait for parents, or for the erasure of a value they came without.
    pub held: Vec<Identity>,
}

/// What a change waits for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Need {
    /// Another change.
    Parent(Identity),
    /// The erasure of this value, since it came without.
    Erasure(Identity, String),
}

/// Sorts offered changes into those that may be accepted and those that wait.
///
/// `is_accepted` and `is_erased` answer for the set as it stands. Changes that it
/// already holds are passed over. The answer does not depend on the order of
/// `offered`.
///
/// A change waits for its parents. One that comes without a value waits for the
/// erasure that took it: otherwise a laptop that got it with the value and one that
/// got it without would differ, though both accepted the same.
pub fn admit(
    is_accepted: impl Fn(&Identity) -> bool,
    is_erased: impl Fn(&Identity, &str) -> bool,
    offered: &BTreeMap<Identity, Change>,
) -> Admission {
    // How many needs each change has, and who has each need. In no order: a million names
    // are found quicker so, and `ready` has the order.
    let mut waiting_for: HashMap<Identity, usize> = HashMap::new();
    let mut waiting: HashMap<Need, Vec<Identity>> = HashMap::new();
    let mut ready: BTreeSet<Identity> = BTreeSet::new();
    for (identity, change) in offered
        .iter()
        .filter(|(identity, _)| !is_accepted(identity))
    {
        let parents = change.parents().filter(|parent| !is_accepted(parent));
        let gone = change.fields.iter().filter(|part| {
            matches!(part.content, Content::Erased(_)) && !is_erased(identity, &part.field)
        });
        let needs: BTreeSet<Need> = parents
            .map(|parent| Need::Parent(*parent))
            .chain(gone.map(|part| Need::Erasure(*identity, part.field.clone())))
            .collect();
        if needs.is_empty() {
            ready.insert(*identity);
        } else {
            waiting_for.insert(*identity, needs.len());
        }
        for need in needs {
            waiting.entry(need).or_default().push(*identity);
        }
    }
    // An erasure cannot be erased, so no erasure may go without its values.
    let is_erasure = |identity: &Identity| {
        offered
            .get(identity)
            .is_some_and(|change| change.kind == noun::erasure::NOUN.name)
    };
    let mut accepted = Vec::new();
    while let Some(next) = ready.pop_first() {
        accepted.push(next);
        let erases = offered
            .get(&next)
            .and_then(erase::target)
            .filter(|(change, _)| !is_erasure(change))
            .map(|(change, field)| Need::Erasure(change, field));
        for need in std::iter::once(Need::Parent(next)).chain(erases) {
            for waiter in waiting.remove(&need).unwrap_or_default() {
                let is_done = waiting_for.get_mut(&waiter).is_some_and(|needs| {
                    *needs -= 1;
                    *needs == 0
                });
                if is_done {
                    waiting_for.remove(&waiter);
                    ready.insert(waiter);
                }
            }
        }
    }
    let mut held: Vec<Identity> = waiting_for.into_keys().collect();
    held.sort_unstable();
    Admission { accepted, held }
}

/// Takes a delivery back out of the accepted set.
///
/// `accepted` is the whole accepted set. `must_stay` names changes that cannot be
/// taken back (an erasure: what it erased is gone). The answer lists what goes;
/// the rest of the delivery stays, because something accepted builds on it.
pub fn set_aside<'a>(
    delivery: &BTreeSet<Identity>,
    accepted: impl IntoIterator<Item = (Identity, &'a Change)>,
    must_stay: impl Fn(&Identity) -> bool,
) -> BTreeSet<Identity> {
    let mut built_on: Vec<Identity> = Vec::new();
    let mut parents_in_delivery: BTreeMap<Identity, Vec<Identity>> = BTreeMap::new();
    for (identity, change) in accepted {
        let inside: Vec<Identity> = change
            .parents()
            .filter(|parent| delivery.contains(parent))
            .copied()
            .collect();
        if !delivery.contains(&identity) || must_stay(&identity) {
            built_on.extend(inside);
            if delivery.contains(&identity) {
                built_on.push(identity);
            }
        } else {
            parents_in_delivery.insert(identity, inside);
        }
    }
    let mut goes = delivery.clone();
    while let Some(stays) = built_on.pop() {
        if goes.remove(&stays) {
            built_on.extend(parents_in_delivery.remove(&stays).unwrap_or_default());
        }
    }
    goes
}
