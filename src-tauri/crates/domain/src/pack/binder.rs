//! The packs in use, lying on top of each other.
//!
//! The built-in packs lie at the bottom. A pack further up adds its items beside
//! those below and takes the place of chapters, components, tiers and lists of
//! the same id. Items are never taken over silently: an answer belongs to the item
//! of one pack, so an item of another pack only stands aside where the new one
//! says that it `replaces` it.

use super::check::{Flaw, PackFault, find_circles};
use super::{
    AdoptionStageGuide, CapacityDomain, CapacityStage, Chapter, Component, FinderQuestion,
    Inventory, Item, LevelGuide, Pack, Place, Purpose, ReadPack, Resource, Source, TierGuide,
};
use crate::words::{AdoptionStage, Level, Tier};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Packs in use, the lowest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Binder {
    packs: Vec<Arc<ReadPack>>,
    replaced: BTreeSet<String>,
}

/// An item where it stands: in which pack, and where in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The pack.
    pub pack: &'a ReadPack,
    /// Where in the pack.
    pub place: Place,
    /// The item.
    pub item: &'a Item,
}

impl Binder {
    /// Packs in this order, the lowest first.
    pub fn new(packs: Vec<Arc<ReadPack>>) -> Self {
        let replaced = packs
            .iter()
            .flat_map(|read| read.pack.items())
            .flat_map(|(_, item)| item.replaces.iter().cloned())
            .collect();
        Self { packs, replaced }
    }

    /// The packs, the lowest first.
    pub fn packs(&self) -> impl DoubleEndedIterator<Item = &Arc<ReadPack>> {
        self.packs.iter()
    }

    /// The pack with this id.
    pub fn find_pack(&self, id: &str) -> Option<&Arc<ReadPack>> {
        self.packs.iter().find(|read| read.pack.id == id)
    }

    /// Every item of every pack, retired and replaced ones too.
    pub fn items(&self) -> impl Iterator<Item = Standing<'_>> {
        self.packs.iter().flat_map(|read| {
            read.pack.items().map(|(place, item)| Standing {
                pack: read,
                place,
                item,
            })
        })
    }

    /// Whether an item is still asked.
    pub fn is_asked(&self, item: &Item) -> bool {
        !item.retired && !self.replaced.contains(&item.id)
    }

    /// The items that are asked at a place, pack by pack.
    pub fn items_at(&self, place: Place) -> Vec<Standing<'_>> {
        self.packs
            .iter()
            .flat_map(|read| {
                let pack = &read.pack;
                let items = match place {
                    Place::Cell(domain, stage) => pack.items_in(domain, stage),
                    Place::Strip => pack.strip_items(),
                    Place::Interventions => pack.intervention_items(),
                };
                items.iter().map(move |item| Standing {
                    pack: read,
                    place,
                    item,
                })
            })
            .filter(|standing| self.is_asked(standing.item))
            .collect()
    }

    /// The items of one cell that are asked.
    pub fn items_in(&self, domain: CapacityDomain, stage: CapacityStage) -> Vec<Standing<'_>> {
        self.items_at(Place::Cell(domain, stage))
    }

    /// The item with this id; the lowest pack's where two have it.
    pub fn find_item(&self, id: &str) -> Option<Standing<'_>> {
        self.items().find(|standing| standing.item.id == id)
    }

    /// Where the item with this id stands.
    pub fn find_place(&self, id: &str) -> Option<Place> {
        self.find_item(id).map(|standing| standing.place)
    }

    /// The questions that open the conversation in one cell.
    pub fn questions_in(&self, domain: CapacityDomain, stage: CapacityStage) -> Vec<&str> {
        self.packs
            .iter()
            .flat_map(|read| read.pack.questions_in(domain, stage))
            .map(String::as_str)
            .collect()
    }

    /// The chapters, in reading order; a chapter further up stands where the one
    /// below it stood.
    pub fn chapters(&self) -> Vec<(&ReadPack, &Chapter)> {
        self.topmost(|pack| &pack.chapters, |chapter| chapter.id.as_str())
    }

    /// The chapter with this id.
    pub fn find_chapter(&self, id: &str) -> Option<(&ReadPack, &Chapter)> {
        self.chapters().into_iter().find(|(_, it)| it.id == id)
    }

    /// The resources.
    pub fn resources(&self) -> Vec<(&ReadPack, &Resource)> {
        self.topmost(|pack| &pack.resources, |resource| resource.id.as_str())
    }

    /// The core practice components. Where a pack further up names a component and
    /// no activities, those below stay.
    pub fn components(&self) -> Vec<Component> {
        let mut components: Vec<Component> = Vec::new();
        for read in &self.packs {
            for above in &read.pack.components {
                match components.iter_mut().find(|it| it.code == above.code) {
                    Some(below) => {
                        let activities = std::mem::take(&mut below.activities);
                        *below = above.clone();
                        if below.activities.is_empty() {
                            below.activities = activities;
                        }
                    }
                    None => components.push(above.clone()),
                }
            }
        }
        components
    }

    /// The component with this code.
    pub fn find_component(&self, code: &str) -> Option<Component> {
        self.components().into_iter().find(|it| it.code == code)
    }

    /// The words for each tier, in the order of the tiers.
    pub fn tiers(&self) -> Vec<(&ReadPack, &TierGuide)> {
        let mut tiers = self.topmost(|pack| &pack.tiers, |guide| guide.tier.code());
        tiers.sort_by_key(|(_, guide)| Tier::ALL.iter().position(|tier| *tier == guide.tier));
        tiers
    }

    /// What to notice and try at each level.
    pub fn levels(&self) -> Vec<(&ReadPack, &LevelGuide)> {
        let mut levels = self.topmost(|pack| &pack.levels, |guide| guide.level.code());
        levels.sort_by_key(|(_, guide)| Level::ALL.iter().position(|level| *level == guide.level));
        levels
    }

    /// The stages of an adopted intervention.
    pub fn adoption_stages(&self) -> Vec<(&ReadPack, &AdoptionStageGuide)> {
        let mut stages = self.topmost(|pack| &pack.adoption_stages, |guide| guide.stage.code());
        stages.sort_by_key(|(_, guide)| {
            AdoptionStage::ALL
                .iter()
                .position(|stage| *stage == guide.stage)
        });
        stages
    }

    /// The questions of the stage finder: those of the topmost pack that has any.
    pub fn finder(&self) -> Vec<&FinderQuestion> {
        self.packs
            .iter()
            .rev()
            .find(|read| !read.pack.finder.is_empty())
            .map(|read| read.pack.finder.iter().collect())
            .unwrap_or_default()
    }

    /// The lists for a purpose.
    pub fn inventories(&self, purpose: Purpose) -> Vec<(&ReadPack, &Inventory)> {
        self.topmost(|pack| &pack.inventories, |list| list.id.as_str())
            .into_iter()
            .filter(|(_, list)| list.purpose == purpose)
            .collect()
    }

    /// The list with this id.
    pub fn find_inventory(&self, id: &str) -> Option<(&ReadPack, &Inventory)> {
        self.topmost(|pack| &pack.inventories, |list| list.id.as_str())
            .into_iter()
            .find(|(_, list)| list.id == id)
    }

    /// The source with this code, as `pack` means it, or as any pack does.
    pub fn find_source(&self, pack: &Pack, code: &str) -> Option<&Source> {
        let own = self.packs.iter().find(|read| read.pack.id == pack.id);
        own.into_iter()
            .chain(self.packs.iter())
            .find_map(|read| read.pack.find_source(code))
    }

    /// What keeps a pack from lying beside those in use: items whose ids another
    /// pack has, links that lead nowhere, and replacements that lead in a circle. The version in use of the
    /// same pack does not count.
    pub fn find_clashes(&self, new: &Pack) -> Vec<PackFault> {
        let others: Vec<&Arc<ReadPack>> = self
            .packs
            .iter()
            .filter(|read| read.pack.id != new.id)
            .collect();
        let mut faults = Vec::new();
        for (_, item) in new.items() {
            if let Some(other) = others
                .iter()
                .find(|it| it.pack.find_item(&item.id).is_some())
            {
                faults.push(PackFault {
                    place: format!("item {}", item.id),
                    flaw: Flaw::Taken(other.pack.title.clone()),
                });
            }
        }
        let is_known = |id: &str| {
            new.find_item(id).is_some() || others.iter().any(|it| it.pack.find_item(id).is_some())
        };
        for (_, item) in new.items() {
            for leaning in item.leans_on.iter().filter(|it| !is_known(&it.item)) {
                faults.push(PackFault {
                    place: format!("item {}", item.id),
                    flaw: Flaw::LeansOnUnknown(leaning.item.clone()),
                });
            }
            for replaced in item.replaces.iter().filter(|id| !is_known(id)) {
                faults.push(PackFault {
                    place: format!("item {}", item.id),
                    flaw: Flaw::ReplacesUnknown(replaced.clone()),
                });
            }
        }
        let mut edges: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for pack in others.iter().map(|read| &read.pack).chain([new]) {
            for (_, item) in pack.items() {
                let replaces = item.replaces.iter().map(String::as_str);
                edges.entry(&item.id).or_default().extend(replaces);
            }
        }
        // Circles within the pack are its own fault and were named by its check.
        let own: BTreeSet<String> = find_circles(&super::check::replacements(new))
            .into_iter()
            .collect();
        for id in find_circles(&edges) {
            if !own.contains(&id) {
                faults.push(PackFault {
                    place: format!("item {id}"),
                    flaw: Flaw::Circle,
                });
            }
        }
        faults
    }

    fn topmost<'a, T>(
        &'a self,
        list: impl Fn(&'a Pack) -> &'a Vec<T>,
        id: impl Fn(&'a T) -> &'a str,
    ) -> Vec<(&'a ReadPack, &'a T)> {
        let mut found: Vec<(&'a ReadPack, &'a T)> = Vec::new();
        for read in &self.packs {
            for above in list(&read.pack) {
                match found.iter_mut().find(|(_, it)| id(it) == id(above)) {
                    Some(below) => *below = (read, above),
                    None => found.push((read, above)),
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;
