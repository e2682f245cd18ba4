//! The practice of support as data: components, tiers, levels, stages of an
//! adopted intervention.

use super::Statement;
use crate::words::{AdoptionStage, Level, Phase, Tier};
use serde::{Deserialize, Serialize};

/// A core practice component. The model has ten; the names of some were not read
/// in any source and say so. The code is what the record keeps, so that an
/// agency's own name replaces a working name without touching a minute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// Kept for good: `CPC1`.
    pub code: String,
    /// What a person reads.
    pub name: String,
    /// The published name was not confirmed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_working_name: bool,
    /// What it is for.
    pub about: String,
    /// Kinds of region in which it usually comes first (S2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub early_in: Vec<Phase>,
    /// Codes of the sources of its name and use.
    pub sources: Vec<String>,
    /// Its practice activities, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Activity>,
}

/// Something a support practitioner does within a component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Kept for good.
    pub id: String,
    /// What is done.
    pub text: String,
    /// One of those that adherence looks at over an engagement.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub essential: bool,
    /// Codes of its sources.
    pub sources: Vec<String>,
}

/// One tier of support (S2, Table 6.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierGuide {
    /// Which tier.
    pub tier: Tier,
    /// Its name.
    pub name: String,
    /// Which regions it fits.
    pub fits: Vec<Statement>,
    /// What it holds.
    pub holds: Vec<Statement>,
    /// How contact takes place.
    pub format: Vec<Statement>,
    /// How often.
    pub rhythm: Vec<Statement>,
}

/// What to notice, look at and try at one level when a plan no longer fits the
/// room (S2, Table 6.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelGuide {
    /// Which level.
    pub level: Level,
    /// A kind name for it: it is read on a projector.
    pub name: String,
    /// What helps or hinders there.
    pub signs: Vec<Strategy>,
    /// Factors around it to look at.
    pub look_at: Vec<Strategy>,
    /// What to try.
    pub strategies: Vec<Strategy>,
}

/// A short line with an id, so that a record can name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strategy {
    /// Kept for good.
    pub id: String,
    /// The words.
    pub text: String,
    /// Codes of its sources.
    pub sources: Vec<String>,
}

/// One stage of an adopted intervention (S2, Box 6.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdoptionStageGuide {
    /// Which stage.
    pub stage: AdoptionStage,
    /// Its name.
    pub name: String,
    /// What it is.
    pub about: Statement,
    /// What it looks like.
    pub looks_like: Vec<Statement>,
}

/// One plain question of the stage finder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinderQuestion {
    /// Kept for good.
    pub id: String,
    /// Answered yes or no.
    pub ask: String,
    /// The stage that a yes points to.
    pub if_yes: AdoptionStage,
    /// Codes of its sources.
    pub sources: Vec<String>,
}

/// The stage that answers point to: the first yes decides; all no is exploration.
/// `None` while a question before the first yes is open.
pub fn find_adoption_stage(
    finder: &[&FinderQuestion],
    answers: &[Option<bool>],
) -> Option<AdoptionStage> {
    for (at, question) in finder.iter().enumerate() {
        match answers.get(at).copied().flatten() {
            Some(true) => return Some(question.if_yes),
            Some(false) => {}
            None => return None,
        }
    }
    Some(AdoptionStage::Exploration)
}
