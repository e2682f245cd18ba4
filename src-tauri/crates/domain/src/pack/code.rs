//! The closed lists that packs and records share: domains, stages, mirrored records.

use serde::{Deserialize, Serialize};

/// The five domains of a community's implementation capacity (S1). Not to be
/// mixed up with the five support functions of an intermediary organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum CapacityDomain {
    /// The people and groups who shape the work together.
    #[serde(rename = "CC")]
    CoCreationPartners,
    /// Who leads, decides and gets things done.
    #[serde(rename = "LT")]
    LeadershipAndTeams,
    /// Selection, training, coaching and peers.
    #[serde(rename = "WD")]
    WorkforceDevelopment,
    /// Data on delivery and outcomes, and what is made of it.
    #[serde(rename = "QM")]
    QualityMonitoring,
    /// Messages that reach further than the services do.
    #[serde(rename = "MN")]
    MediaNetworking,
}

impl CapacityDomain {
    /// All five, in the order of every list and page.
    pub const ALL: [Self; 5] = [
        Self::CoCreationPartners,
        Self::LeadershipAndTeams,
        Self::WorkforceDevelopment,
        Self::QualityMonitoring,
        Self::MediaNetworking,
    ];

    /// The two letters that records and packs keep.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CoCreationPartners => "CC",
            Self::LeadershipAndTeams => "LT",
            Self::WorkforceDevelopment => "WD",
            Self::QualityMonitoring => "QM",
            Self::MediaNetworking => "MN",
        }
    }

    /// The full name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CoCreationPartners => "Co-creation partners",
            Self::LeadershipAndTeams => "Leadership and teams",
            Self::WorkforceDevelopment => "Workforce development systems",
            Self::QualityMonitoring => "Quality and outcome monitoring systems",
            Self::MediaNetworking => "Media and networking systems",
        }
    }

    /// A name that fits a narrow column.
    pub const fn short_name(self) -> &'static str {
        match self {
            Self::CoCreationPartners => "Co-creation",
            Self::LeadershipAndTeams => "Leadership and teams",
            Self::WorkforceDevelopment => "Workforce",
            Self::QualityMonitoring => "Quality and outcome",
            Self::MediaNetworking => "Media and networking",
        }
    }

    /// The domain with this code, where there is one.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|domain| domain.code() == code)
    }
}

/// The stages that a domain is worked on in (S1). They overlap, and none is a
/// gate. An adopted program has stages of its own, which these are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum CapacityStage {
    /// Where do we start from?
    #[serde(rename = "EX")]
    Exploration,
    /// How do we build what it takes?
    #[serde(rename = "IN")]
    Installation,
    /// How is it going, and what do we learn?
    #[serde(rename = "II")]
    Initial,
}

impl CapacityStage {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::Exploration, Self::Installation, Self::Initial];

    /// The two letters that records and packs keep.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exploration => "EX",
            Self::Installation => "IN",
            Self::Initial => "II",
        }
    }

    /// The name on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exploration => "Assessment, exploration and readiness",
            Self::Installation => "Installation",
            Self::Initial => "Initial implementation",
        }
    }

    /// The shorter name that is printed.
    pub const fn paper_name(self) -> &'static str {
        match self {
            Self::Exploration => "Assessment and readiness",
            Self::Installation => "Installation",
            Self::Initial => "Initial implementation",
        }
    }

    /// The stage with this code, where there is one.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

/// A kind of record that answers an item by itself: it is shown as the evidence
/// and proposes the status, so that nobody is asked for the same thing twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Mirror {
    /// Capacity assessments held.
    Assessment,
    /// Active goals.
    Goals,
    /// The tier agreement and its review.
    Tier,
    /// Seats, and who fills them.
    Roster,
    /// Improvement cycles.
    ImprovementCycle,
    /// Tasks whose lead moved to the local team.
    Handover,
    /// Barriers passed upward.
    Barriers,
}

impl Mirror {
    /// Every kind, in no order that matters.
    pub const ALL: [Self; 7] = [
        Self::Assessment,
        Self::Goals,
        Self::Tier,
        Self::Roster,
        Self::ImprovementCycle,
        Self::Handover,
        Self::Barriers,
    ];

    /// The word that packs keep.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::Goals => "goals",
            Self::Tier => "tier",
            Self::Roster => "roster",
            Self::ImprovementCycle => "improvement_cycle",
            Self::Handover => "handover",
            Self::Barriers => "barriers",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_read_back_is_the_same_word_in_rust_and_in_json() {
        for domain in CapacityDomain::ALL {
            assert_eq!(CapacityDomain::from_code(domain.code()), Some(domain));
            assert_eq!(serde_json::to_value(domain).unwrap(), domain.code());
        }
        for stage in CapacityStage::ALL {
            assert_eq!(CapacityStage::from_code(stage.code()), Some(stage));
            assert_eq!(serde_json::to_value(stage).unwrap(), stage.code());
        }
        for mirror in Mirror::ALL {
            assert_eq!(serde_json::to_value(mirror).unwrap(), mirror.code());
        }
    }

    #[test]
    fn a_code_from_elsewhere_is_no_domain_and_no_stage() {
        for foreign in ["", "cc", "CC ", "IS", "PEC", "FULL"] {
            assert_eq!(CapacityDomain::from_code(foreign), None, "{foreign:?}");
            assert_eq!(CapacityStage::from_code(foreign), None, "{foreign:?}");
        }
    }
}
