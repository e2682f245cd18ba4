//! The field guide: chapters that read like a good handbook, and what stands elsewhere.

use super::{CapacityDomain, CapacityStage};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One chapter. The five domain chapters and the general one share one order of
/// parts, so that a reader always knows where to look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Kept for good: `cc`, `tiers`. A chapter of the same id in a pack further up
    /// takes the place of this one.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence under the title.
    pub about: String,
    /// The capacity domain, for a domain chapter: questions and items of its three
    /// stages are shown with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<CapacityDomain>,
    /// What it says, in order.
    pub sections: Vec<Section>,
    /// Resources that belong to it, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<String>,
}

/// A heading with what stands under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Kept for good.
    pub id: String,
    /// Which part of the common format.
    pub part: Part,
    /// The heading.
    pub heading: String,
    /// The stage, for activities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<CapacityStage>,
    /// What it says.
    pub statements: Vec<GuideStatement>,
}

/// A statement with the form it is printed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideStatement {
    /// How it stands on the page.
    pub form: Form,
    /// The words.
    pub text: String,
    /// Codes of the sources of the fact behind it.
    pub sources: Vec<String>,
}

/// The parts of the common format of a chapter (S1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What it is.
    What,
    /// What it looks like when it works well.
    WorkingWell,
    /// Why it matters.
    Why,
    /// Best practices.
    Practices,
    /// Knowledge and skills.
    Knowledge,
    /// What is done at one stage.
    Activities,
    /// Anything else.
    Other,
}

impl Part {
    /// Every part, in reading order.
    pub const ALL: [Self; 7] = [
        Self::What,
        Self::WorkingWell,
        Self::Why,
        Self::Practices,
        Self::Knowledge,
        Self::Activities,
        Self::Other,
    ];

    /// The word that files keep.
    pub const fn code(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::WorkingWell => "working_well",
            Self::Why => "why",
            Self::Practices => "practices",
            Self::Knowledge => "knowledge",
            Self::Activities => "activities",
            Self::Other => "other",
        }
    }
}

/// How a statement stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
// A contact has a form as well; the window needs two names.
#[serde(rename = "StatementForm", rename_all = "snake_case")]
pub enum Form {
    /// Prose.
    Paragraph,
    /// One of several points.
    Point,
    /// One of several steps, in order.
    Step,
    /// A question to ask.
    Question,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Paragraph, Self::Point, Self::Step, Self::Question];

    /// The word that files keep.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Point => "point",
            Self::Step => "step",
            Self::Question => "question",
        }
    }
}

/// Something useful that stands elsewhere. What it says is not copied; there is
/// room for a copy of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Kept for good.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is good for.
    pub about: String,
    /// A label that it goes by, such as `PRIS 5` (S1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Web address, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// What to click once there, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<String>,
    /// When somebody last opened the address; unset: nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<NaiveDate>,
    /// Codes of the sources that name it.
    pub sources: Vec<String>,
}
