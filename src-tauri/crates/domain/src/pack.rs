//! Content packs: everything an ISP would carry in a binder, as data.
//!
//! A pack is a file that Trellis reads, never code: wording changes without a
//! release, and an agency may bring its own. This module says what a pack holds
//! and what is wrong with one ([`Pack::check`]); reading bytes is the work of
//! the exchange crate. Everything in a pack is words for people, and every
//! statement names its sources. Statuses, evidence and marks are a region's own
//! records and never stand in it.
//!
//! A pack may hold any part and leave out the others. The packs in use lie on
//! top of each other in a [`Binder`], which is what the rest of Trellis reads.

pub mod binder;
pub mod changes;
pub mod check;
pub mod checklists;
pub mod code;
pub mod guide;
pub mod instrument;
pub mod inventory;
pub mod practice;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use binder::{Binder, Standing};
pub use changes::{PackChange, WhatChanged};
pub use check::{Flaw, PackFault};
pub use checklists::{Cell, Domain, Help, Item, ItemList, Leaning, Place, Stage};
pub use code::{CapacityDomain, CapacityStage, Mirror};
pub use guide::{Chapter, Form, Part, Resource, Section};
pub use instrument::{Index, Instrument, PartGuide, ScoreWords, Scoring, Undecided};
pub use inventory::{Entry, Inventory, Purpose};
pub use practice::{
    Activity, AdoptionStageGuide, Component, FinderQuestion, LevelGuide, Strategy, TierGuide,
};

/// The shape of pack files that this Trellis reads and writes.
pub const FORMAT: u64 = 1;

/// The source code that stands for professional judgment: no source was read.
pub const JUDGMENT: &str = "PJ";

/// One version of a content pack. Immutable once read: a new wording is a new version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The shape of the file; see [`FORMAT`].
    pub format: u64,
    /// The same for every version, such as `trellis.checklists`.
    pub id: String,
    /// One to three numbers, such as `1.0`.
    pub version: String,
    /// What a person calls it.
    pub title: String,
    /// The language of its words, such as `en-US`.
    pub language: String,
    /// What these words are and are not; shown once, quietly.
    pub note: String,
    /// Where the facts behind the statements were read.
    pub sources: Vec<Source>,
    /// The five capacity domains in this pack's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<Domain>,
    /// The three stages in this pack's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
    /// Questions and items by domain and stage, each pair at most once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<Cell>,
    /// Items about the region as a whole, at every stage and in no domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strip: Option<ItemList>,
    /// Items asked about each program a region is looking at or has adopted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interventions: Option<ItemList>,
    /// Chapters of the field guide, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chapters: Vec<Chapter>,
    /// Resources and tools elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<Resource>,
    /// Core practice components with their practice activities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<Component>,
    /// Tiers of support.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierGuide>,
    /// What to notice and try at each level when a plan no longer fits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<LevelGuide>,
    /// The four stages of an adopted intervention.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adoption_stages: Vec<AdoptionStageGuide>,
    /// Plain questions that find such a stage, asked in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub finder: Vec<FinderQuestion>,
    /// Lists to go through: a self-review, a self-check, first weeks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inventories: Vec<Inventory>,
}

/// Where a fact was read. Facts carry over into statements; sentences do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Short code that statements name, such as `S1`; see [`JUDGMENT`].
    pub code: String,
    /// Title or description for a person.
    pub title: String,
    /// Web address, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// One thing said, and where the fact behind it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The words.
    pub text: String,
    /// Codes of the sources of the fact behind it.
    pub sources: Vec<String>,
}

impl Pack {
    /// The cell of a domain and a stage, where the pack has one.
    pub fn find_cell(&self, domain: CapacityDomain, stage: CapacityStage) -> Option<&Cell> {
        let is_it = |cell: &&Cell| cell.domain == domain && cell.stage == stage;
        self.cells.iter().find(is_it)
    }

    /// The items of one cell, in order.
    pub fn items_in(&self, domain: CapacityDomain, stage: CapacityStage) -> &[Item] {
        self.find_cell(domain, stage)
            .map_or(&[], |cell| cell.items.as_slice())
    }

    /// The questions that open the conversation in one cell.
    pub fn questions_in(&self, domain: CapacityDomain, stage: CapacityStage) -> &[String] {
        self.find_cell(domain, stage)
            .map_or(&[], |cell| cell.questions.as_slice())
    }

    /// The items of the strip.
    pub fn strip_items(&self) -> &[Item] {
        self.strip
            .as_ref()
            .map_or(&[], |list| list.items.as_slice())
    }

    /// The items asked about each program.
    pub fn intervention_items(&self) -> &[Item] {
        self.interventions
            .as_ref()
            .map_or(&[], |list| list.items.as_slice())
    }

    /// Every item with its place: the cells first, then the strip, then the interventions.
    pub fn items(&self) -> impl Iterator<Item = (Place, &Item)> {
        let cells = self.cells.iter().flat_map(|cell| {
            let place = Place::Cell(cell.domain, cell.stage);
            cell.items.iter().map(move |item| (place, item))
        });
        let strip = self.strip_items().iter().map(|item| (Place::Strip, item));
        let interventions = self.intervention_items().iter();
        cells
            .chain(strip)
            .chain(interventions.map(|item| (Place::Interventions, item)))
    }

    /// The item with this id, wherever it stands.
    pub fn find_item(&self, id: &str) -> Option<&Item> {
        self.items()
            .find_map(|(_, item)| (item.id == id).then_some(item))
    }

    /// Where the item with this id stands.
    pub fn find_place(&self, id: &str) -> Option<Place> {
        self.items()
            .find_map(|(place, item)| (item.id == id).then_some(place))
    }

    /// This pack's words for a domain.
    pub fn find_domain(&self, code: CapacityDomain) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.code == code)
    }

    /// This pack's words for a stage.
    pub fn find_stage(&self, code: CapacityStage) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.code == code)
    }

    /// The source with this code.
    pub fn find_source(&self, code: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.code == code)
    }

    /// The list with this id.
    pub fn find_inventory(&self, id: &str) -> Option<&Inventory> {
        self.inventories.iter().find(|list| list.id == id)
    }

    /// The chapter with this id.
    pub fn find_chapter(&self, id: &str) -> Option<&Chapter> {
        self.chapters.iter().find(|chapter| chapter.id == id)
    }
}

/// A pack as it came out of a file, with the name of exactly its contents. An
/// answer and a visit keep the hash, so that they show the words they were given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadPack {
    /// What the file says; it has passed [`Pack::check`].
    pub pack: Pack,
    /// The name of its contents, whatever kind of file they came in.
    pub hash: PackHash,
}

/// SHA-256 of a pack's contents, in 64 small hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct PackHash(String);

impl PackHash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        use std::fmt::Write as _;
        let digest = Sha256::digest(bytes);
        let mut hex = String::with_capacity(2 * digest.len());
        for byte in digest {
            // Writing to a String cannot go wrong.
            let _ = write!(hex, "{byte:02x}");
        }
        Self(hex)
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for PackHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
