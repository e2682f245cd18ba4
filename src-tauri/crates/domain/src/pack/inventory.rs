//! Lists to go through from time to time, by a team, an organization or oneself.

use super::{CapacityDomain, Instrument};
use serde::{Deserialize, Serialize};

/// A list to go through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inventory {
    /// Kept for good: `best-practices`.
    pub id: String,
    /// What it is for, which also says who may read the answers.
    pub purpose: Purpose,
    /// Its title.
    pub title: String,
    /// What it is and is not.
    pub note: String,
    /// How it is gone through as a capacity assessment, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<Instrument>,
    /// Its entries, in order.
    pub entries: Vec<Entry>,
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Kept for good.
    pub id: String,
    /// The words.
    pub text: String,
    /// How one would know, or who helps.
    pub evidence: String,
    /// The heading it stands under.
    pub group: String,
    /// The capacity domain, for an entry of the capacity self-check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<CapacityDomain>,
    /// For first weeks: the partner in the wider system whom this entry is about meeting,
    /// as people call them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub partner: String,
    /// Entries that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
    /// Codes of the sources of the fact behind it.
    pub sources: Vec<String>,
}

/// What a list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The organization that gives support looks at itself; the support team reads it.
    OrganizationReview,
    /// A practitioner looks at their own practice; only they read it.
    OwnCheck,
    /// The first weeks of a new team member.
    Onboarding,
    /// A team looks at its capacity, 0 to 2. Not a validated measure.
    SelfCheck,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 4] = [
        Self::OrganizationReview,
        Self::OwnCheck,
        Self::Onboarding,
        Self::SelfCheck,
    ];

    /// The word that files keep.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OrganizationReview => "organization_review",
            Self::OwnCheck => "own_check",
            Self::Onboarding => "onboarding",
            Self::SelfCheck => "self_check",
        }
    }
}
