//! The checklists of a pack: conditions a team recognizes about itself, by
//! capacity domain and stage.

use super::{CapacityDomain, CapacityStage, Mirror};
use serde::{Deserialize, Serialize};

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
    /// tells where an item was first written; ask [`Pack::find_place`](super::Pack::find_place) where it stands.
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
    /// What a colleague at one's elbow would whisper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Help>,
    /// Items that this one takes the place of, in this pack or another. Their
    /// answers stay readable.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
    /// No longer asked; shown where it was answered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// The panel beside an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct Help {
    /// Why this.
    pub why: String,
    /// What counts.
    pub counts: String,
    /// How to ask.
    pub ask: String,
    /// Codes of the sources of the facts behind the three.
    pub sources: Vec<String>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Cell(domain, stage) => write!(f, "{}-{}", domain.code(), stage.code()),
            Self::Strip => f.write_str("the whole region"),
            Self::Interventions => f.write_str("each program"),
        }
    }
}
