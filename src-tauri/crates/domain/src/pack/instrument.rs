//! How a list is gone through as a capacity assessment: who takes part, how it goes, what
//! its entries add up to, and what counts.

use super::CapacityDomain;
use crate::words::AssessmentPart;
use serde::{Deserialize, Serialize};

/// What makes a list of purpose `self_check` an instrument. A list without one is gone
/// through by the house's own rules, [`Instrument::plain`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// The parts that people have in it, and whether they vote.
    pub parts: Vec<PartGuide>,
    /// How it goes, one step a line, in order.
    pub procedure: Vec<String>,
    /// What its entries add up to, beside the five domains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indices: Vec<Index>,
    /// What counts.
    pub scoring: Scoring,
    /// Its words for 0, 1 and 2.
    pub words: ScoreWords,
}

/// One part that somebody has in an assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartGuide {
    /// Which.
    pub part: AssessmentPart,
    /// What whoever has it does.
    pub about: String,
    /// They show hands.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub votes: bool,
}

/// Entries that make one figure together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// Kept for good: `leadership`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The capacity domain it speaks to, where it speaks to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<CapacityDomain>,
    /// Ids of its entries.
    pub entries: Vec<String>,
}

/// What counts, as the instrument defines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// The least share of entries, in hundredths, that must have a score for a domain or
    /// an index to have one.
    pub least_answered: u32,
    /// What becomes of an entry about which the group did not agree.
    pub undecided: Undecided,
}

/// What becomes of an entry on which hands were counted and no score was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Undecided {
    /// It has no score.
    StaysOpen,
    /// The lowest score that anybody showed in the last round.
    Lower,
    /// What more than half of the hands showed in the last round; without one it stays
    /// open.
    Majority,
}

impl Undecided {
    /// Every rule.
    pub const ALL: [Self; 3] = [Self::StaysOpen, Self::Lower, Self::Majority];

    /// The word that files keep.
    pub const fn code(self) -> &'static str {
        match self {
            Self::StaysOpen => "stays_open",
            Self::Lower => "lower",
            Self::Majority => "majority",
        }
    }
}

/// An instrument's words for its three scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreWords {
    /// For 0.
    pub zero: String,
    /// For 1.
    pub one: String,
    /// For 2.
    pub two: String,
}

impl ScoreWords {
    /// The word for a score; none for a number that is no score.
    pub fn of(&self, score: u8) -> Option<&str> {
        match score {
            0 => Some(&self.zero),
            1 => Some(&self.one),
            2 => Some(&self.two),
            _ => None,
        }
    }
}

impl Instrument {
    /// The rules of the house, for a list that says none and for forms that others own:
    /// the five parts that the family of these instruments names, everybody's hands at
    /// once, talk and another round, and no score without agreement. The share of four
    /// fifths is our own judgment.
    pub fn plain() -> Self {
        let part = |part, about: &str, votes| PartGuide {
            part,
            about: about.to_owned(),
            votes,
        };
        let procedure = [
            "Read the item aloud, and take questions about what it means.",
            "Ready, set, vote: everybody shows a hand at the same moment. Two fingers are 2, one finger is 1, a closed hand is 0.",
            "Where the hands differ, hear the reasons for a minute or two, then vote again.",
            "Keep the score that the group agrees on, with what it wants remembered. What cannot be settled now is left for later.",
        ];
        Self {
            parts: vec![
                part(
                    AssessmentPart::Administrator,
                    "Leads the group through the items and counts the hands",
                    false,
                ),
                part(
                    AssessmentPart::Facilitator,
                    "Helps the talk along when the hands differ",
                    false,
                ),
                part(
                    AssessmentPart::NoteTaker,
                    "Writes down what is said beside a score",
                    false,
                ),
                part(
                    AssessmentPart::Respondent,
                    "Knows the work from the inside, and shows a hand",
                    true,
                ),
                part(AssessmentPart::Observer, "Looks on to learn", false),
            ],
            procedure: procedure.into_iter().map(str::to_owned).collect(),
            indices: Vec::new(),
            scoring: Scoring {
                least_answered: 80,
                undecided: Undecided::StaysOpen,
            },
            words: ScoreWords {
                zero: "Not yet".to_owned(),
                one: "Partly".to_owned(),
                two: "In place".to_owned(),
            },
        }
    }

    /// Whoever has this part shows hands.
    pub fn votes(&self, part: AssessmentPart) -> bool {
        self.parts.iter().any(|it| it.part == part && it.votes)
    }
}
