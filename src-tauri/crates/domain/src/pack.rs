//! Content packs: the conditions a team recognizes about itself, as data.
//!
//! A pack is a file that Trellis reads, never code: wording changes without a
//! release, and an agency may bring its own. This module says what a pack holds
//! and what is wrong with one ([`Pack::check`]); reading bytes is the work of
//! the exchange crate. Everything in a pack is words for people. Statuses,
//! evidence and marks are a region's own records and never stand in it.

pub mod check;
pub mod code;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use check::{Flaw, PackFault};
pub use code::{CapacityDomain, CapacityStage, Mirror};

/// The shape of pack files that this Trellis reads and writes.
pub const FORMAT: u64 = 1;

/// One version of a content pack. Immutable once read: a new wording is a new version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Where the facts behind the items were read.
    pub sources: Vec<Source>,
    /// The five capacity domains in this pack's words.
    pub domains: Vec<Domain>,
    /// The three stages in this pack's words.
    pub stages: Vec<Stage>,
    /// Five domains by three stages, each pair once.
    pub cells: Vec<Cell>,
    /// Items about the region as a whole, at every stage and in no domain.
    pub strip: ItemList,
    /// Items asked about each program a region is looking at or has adopted.
    pub interventions: ItemList,
}

/// Where a fact was read. Facts carry over into items; sentences do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Short code that items name, such as `S1`; `PJ` stands for professional judgment.
    pub code: String,
    /// Title or description for a person.
    pub title: String,
    /// Web address, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// A capacity domain, described.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Which of the five.
    pub code: CapacityDomain,
    /// Its name in the pack's language.
    pub name: String,
    /// A name that fits a narrow column.
    pub short_name: String,
    /// What it looks like when it works well.
    pub working_well: String,
    /// Codes of the sources behind that description.
    pub sources: Vec<String>,
}

/// A stage, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Which of the three.
    pub code: CapacityStage,
    /// Its name on screen.
    pub name: String,
    /// The shorter name that is printed.
    pub paper_name: String,
}

/// One domain at one stage. Cells overlap in practice; none is a gate to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// The domain.
    pub domain: CapacityDomain,
    /// The stage.
    pub stage: CapacityStage,
    /// Questions that open the conversation.
    pub questions: Vec<String>,
    /// The items, in the order a team would most naturally talk about them.
    pub items: Vec<Item>,
}

/// Items that stand outside the cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemList {
    /// Heading.
    pub title: String,
    /// One or two sentences on what these items are about.
    pub note: String,
    /// The items, in order.
    pub items: Vec<Item>,
}

/// A condition that a team recognizes about itself: never a task, never a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Kept for good and never used for another item. In the built-in pack it
    /// tells where an item was first written; ask [`Pack::find_place`] where it stands.
    pub id: String,
    /// The condition, in one short sentence.
    pub text: String,
    /// How we would know.
    pub evidence: String,
    /// Codes of the sources of the fact behind it.
    pub sources: Vec<String>,
    /// Belongs to the program's rollout (seats, materials, submissions), so that
    /// views of capacity can leave it out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rollout: bool,
    /// The record that shows as evidence here and proposes the status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mirrors: Option<Mirror>,
    /// Items in other domains that help this one along.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leans_on: Vec<Leaning>,
}

/// A link from one item to another in a different domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaning {
    /// The id of the item leaned on.
    pub item: String,
    /// Why, in one sentence.
    pub why: String,
}

/// Where an item stands in its pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In a domain, at a stage.
    Cell(CapacityDomain, CapacityStage),
    /// About the region as a whole.
    Strip,
    /// About a program that a region is looking at or has adopted.
    Interventions,
}

impl Place {
    /// The domain, for an item that stands in one.
    pub const fn domain(self) -> Option<CapacityDomain> {
        match self {
            Self::Cell(domain, _) => Some(domain),
            Self::Strip | Self::Interventions => None,
        }
    }
}

impl Pack {
    /// The cell of a domain and a stage. A pack that passed [`Pack::check`] has all fifteen.
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

    /// Every item with its place: the cells first, then the strip, then the interventions.
    pub fn items(&self) -> impl Iterator<Item = (Place, &Item)> {
        let cells = self.cells.iter().flat_map(|cell| {
            let place = Place::Cell(cell.domain, cell.stage);
            cell.items.iter().map(move |item| (place, item))
        });
        let strip = self.strip.items.iter().map(|item| (Place::Strip, item));
        let interventions = self.interventions.items.iter();
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
}

/// A pack as it came out of a file, with the name of exactly those bytes. An
/// answer and a visit keep the hash, so that they show the words they were given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadPack {
    /// What the file says; it has passed [`Pack::check`].
    pub pack: Pack,
    /// The name of its bytes.
    pub hash: PackHash,
}

/// SHA-256 of a pack file's bytes, in 64 small hexadecimal digits.
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
