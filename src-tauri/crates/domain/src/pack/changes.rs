//! What one version of a pack changes against another, for a person to read
//! before they take it up.

use super::{Pack, Place};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Debug;

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
                Some(old) if old.is_asked && !new.is_asked => WhatChanged::Retired,
                Some(old) if !old.is_asked && new.is_asked => WhatChanged::Added,
                Some(old) if old.words != new.words => WhatChanged::Reworded,
                Some(old) if old.place != new.place => WhatChanged::Moved,
                Some(old) if old.rest != new.rest => WhatChanged::Reworded,
                Some(_) | None => continue,
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

type Things = BTreeMap<(&'static str, String), Thing>;

fn things(pack: &Pack) -> Things {
    let mut things = Things::new();
    checklists(pack, &mut things);
    guide(pack, &mut things);
    practice(pack, &mut things);
    lists(pack, &mut things);
    things
}

/// Adds something that is asked or shown, all of which `whole` says.
fn add(
    things: &mut Things,
    kind: &'static str,
    (id, words): (&str, &str),
    place: String,
    whole: &dyn Debug,
) {
    let thing = Thing {
        words: words.to_owned(),
        place,
        rest: format!("{whole:?}"),
        is_asked: true,
    };
    things.insert((kind, id.to_owned()), thing);
}

fn checklists(pack: &Pack, things: &mut Things) {
    let replaced: Vec<&String> = pack.items().flat_map(|(_, item)| &item.replaces).collect();
    for (place, item) in pack.items() {
        let thing = Thing {
            words: item.text.clone(),
            place: place.to_string(),
            rest: format!("{item:?}"),
            is_asked: !item.retired && !replaced.contains(&&item.id),
        };
        things.insert(("Item", item.id.clone()), thing);
    }
    for cell in &pack.cells {
        let place = Place::Cell(cell.domain, cell.stage).to_string();
        let words = cell.questions.join(" ");
        if !words.is_empty() {
            add(things, "Questions", (&place, &words), String::new(), &"");
        }
    }
}

fn guide(pack: &Pack, things: &mut Things) {
    for chapter in &pack.chapters {
        let words = (chapter.id.as_str(), chapter.title.as_str());
        add(things, "Chapter", words, String::new(), chapter);
    }
    for resource in &pack.resources {
        let words = (resource.id.as_str(), resource.title.as_str());
        add(things, "Resource", words, String::new(), resource);
    }
}

fn practice(pack: &Pack, things: &mut Things) {
    for component in &pack.components {
        let mut bare = component.clone();
        bare.activities.clear();
        let words = (component.code.as_str(), component.name.as_str());
        add(things, "Component", words, String::new(), &bare);
        for activity in &component.activities {
            let words = (activity.id.as_str(), activity.text.as_str());
            add(things, "Activity", words, component.code.clone(), activity);
        }
    }
    for tier in &pack.tiers {
        let words = (tier.tier.code(), tier.name.as_str());
        add(things, "Tier", words, String::new(), tier);
    }
    for level in &pack.levels {
        let words = (level.level.code(), level.name.as_str());
        add(things, "Level", words, String::new(), level);
    }
    for stage in &pack.adoption_stages {
        let words = (stage.stage.code(), stage.name.as_str());
        add(
            things,
            "Stage of an intervention",
            words,
            String::new(),
            stage,
        );
    }
    for question in &pack.finder {
        let words = (question.id.as_str(), question.ask.as_str());
        add(things, "Finder question", words, String::new(), question);
    }
}

fn lists(pack: &Pack, things: &mut Things) {
    for list in &pack.inventories {
        let mut bare = list.clone();
        bare.entries.clear();
        let words = (list.id.as_str(), list.title.as_str());
        add(things, "List", words, String::new(), &bare);
        for entry in &list.entries {
            let words = (entry.id.as_str(), entry.text.as_str());
            let place = format!("{}, {}", list.title, entry.group);
            add(things, "Entry", words, place, entry);
        }
    }
}

#[cfg(test)]
mod tests;
