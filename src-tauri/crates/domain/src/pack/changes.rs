//! What one version of a pack changes against another, for a person to read
//! before they take it up.

use super::Pack;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PackChange {
    /// What kind of thing: `Item`, `Chapter`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// What happened to it.
    pub what: WhatChanged,
    /// The words before; empty for something new.
    pub before: String,
    /// The words after; empty for something that is no longer there.
    pub after: String,
}

/// What happened to one thing in a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum WhatChanged {
    /// It is new.
    Added,
    /// Its words are others.
    Reworded,
    /// It stands elsewhere.
    Moved,
    /// It is no longer asked or shown; answers to it stay readable.
    Retired,
}

/// The parts of one thing that a change can touch: its words, where it stands, and
/// everything else about it.
#[derive(PartialEq, Eq)]
struct Thing {
    words: String,
    place: String,
    rest: String,
    is_asked: bool,
}

impl Pack {
    /// What `self` changes against `old`, or adds where there was nothing: in the
    /// order of kinds, then of ids.
    pub fn changes_since(&self, old: Option<&Self>) -> Vec<PackChange> {
        let before = old.map(things).unwrap_or_default();
        let after = things(self);
        let mut changes = Vec::new();
        for ((kind, id), new) in &after {
            let old = before.get(&(*kind, id.clone()));
            let what = match old {
                None if new.is_asked => WhatChanged::Added,
                None => continue,
                Some(old) if old.is_asked && !new.is_asked => WhatChanged::Retired,
                Some(old) if !old.is_asked && new.is_asked => WhatChanged::Added,
                Some(old) if old.words != new.words => WhatChanged::Reworded,
                Some(old) if old.place != new.place => WhatChanged::Moved,
                Some(old) if old.rest != new.rest => WhatChanged::Reworded,
                Some(_) => continue,
            };
            let moved = what == WhatChanged::Moved;
            let say = |thing: &Thing| {
                if moved {
                    thing.place.clone()
                } else {
                    thing.words.clone()
                }
            };
            changes.push(PackChange {
                kind: (*kind).to_owned(),
                id: id.clone(),
                what,
                before: old.map(say).unwrap_or_default(),
                after: if what == WhatChanged::Retired {
                    String::new()
                } else {
                    say(new)
                },
            });
        }
        for ((kind, id), old) in &before {
            if old.is_asked && !after.contains_key(&(*kind, id.clone())) {
                changes.push(PackChange {
                    kind: (*kind).to_owned(),
                    id: id.clone(),
                    what: WhatChanged::Retired,
                    before: old.words.clone(),
                    after: String::new(),
                });
            }
        }
        changes.sort_by(|a, b| (&a.kind, &a.id).cmp(&(&b.kind, &b.id)));
        changes
    }
}

fn things(pack: &Pack) -> BTreeMap<(&'static str, String), Thing> {
    let rest = |value: &dyn std::fmt::Debug| format!("{value:?}");
    let replaced: Vec<&String> = pack.items().flat_map(|(_, item)| &item.replaces).collect();
    let mut things = BTreeMap::new();
    let mut add =
        |kind: &'static str, id: &str, words: &str, place: String, rest: String, is_asked| {
            let thing = Thing {
                words: words.to_owned(),
                place,
                rest,
                is_asked,
            };
            things.insert((kind, id.to_owned()), thing);
        };
    for (place, item) in pack.items() {
        let is_asked = !item.retired && !replaced.contains(&&item.id);
        add(
            "Item",
            &item.id,
            &item.text,
            place.to_string(),
            rest(item),
            is_asked,
        );
    }
    for cell in &pack.cells {
        let place = super::Place::Cell(cell.domain, cell.stage).to_string();
        let words = cell.questions.join(" ");
        if !words.is_empty() {
            add(
                "Questions",
                &place,
                &words,
                String::new(),
                String::new(),
                true,
            );
        }
    }
    for chapter in &pack.chapters {
        add(
            "Chapter",
            &chapter.id,
            &chapter.title,
            String::new(),
            rest(chapter),
            true,
        );
    }
    for resource in &pack.resources {
        add(
            "Resource",
            &resource.id,
            &resource.title,
            String::new(),
            rest(resource),
            true,
        );
    }
    for component in &pack.components {
        let mut bare = component.clone();
        bare.activities.clear();
        add(
            "Component",
            &component.code,
            &component.name,
            String::new(),
            rest(&bare),
            true,
        );
        for activity in &component.activities {
            let place = component.code.clone();
            add(
                "Activity",
                &activity.id,
                &activity.text,
                place,
                rest(activity),
                true,
            );
        }
    }
    for tier in &pack.tiers {
        add(
            "Tier",
            tier.tier.code(),
            &tier.name,
            String::new(),
            rest(tier),
            true,
        );
    }
    for level in &pack.levels {
        add(
            "Level",
            level.level.code(),
            &level.name,
            String::new(),
            rest(level),
            true,
        );
    }
    for stage in &pack.adoption_stages {
        add(
            "Stage of an intervention",
            stage.stage.code(),
            &stage.name,
            String::new(),
            rest(stage),
            true,
        );
    }
    for question in &pack.finder {
        add(
            "Finder question",
            &question.id,
            &question.ask,
            String::new(),
            rest(question),
            true,
        );
    }
    for list in &pack.inventories {
        let mut bare = list.clone();
        bare.entries.clear();
        add(
            "List",
            &list.id,
            &list.title,
            String::new(),
            rest(&bare),
            true,
        );
        for entry in &list.entries {
            add(
                "Entry",
                &entry.id,
                &entry.text,
                format!("{}, {}", list.title, entry.group),
                rest(entry),
                true,
            );
        }
    }
    things
}

#[cfg(test)]
mod tests;
