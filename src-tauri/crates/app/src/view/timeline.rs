//! What happened in a region over time, on one line.

use super::chart::ChartView;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;

/// What happened in a region. For the desk: a vacancy may not be announced yet.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TimelineView {
    /// The region.
    pub region: Id,
    /// The region's name.
    pub region_name: String,
    /// The line, and everything on it as a table.
    pub chart: ChartView,
    /// The kinds there are, and how many of each, those that were left out too.
    pub kinds: Vec<TimelineKindView>,
    /// What happened, the earliest first; what has no day stands before all others.
    pub entries: Vec<TimelineEntry>,
}

/// A kind of what happens.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    /// A visit that was held, or is planned.
    Visit,
    /// A capacity assessment that was held.
    Assessment,
    /// Another tier of support was agreed.
    Tier,
    /// Somebody came to a team, or left it.
    Turnover,
    /// An adopted program entered a stage.
    Stage,
    /// A stage of a capacity domain was taken up, or left.
    DomainStage,
}

impl TimelineKind {
    /// Every kind, in the order of their lanes.
    pub const ALL: [Self; 6] = [
        Self::Visit,
        Self::Assessment,
        Self::Tier,
        Self::Turnover,
        Self::Stage,
        Self::DomainStage,
    ];

    /// The code, as a terminal and the wire know it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Assessment => "assessment",
            Self::Tier => "tier",
            Self::Turnover => "turnover",
            Self::Stage => "stage",
            Self::DomainStage => "domain_stage",
        }
    }

    /// The kind of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The name of its lane.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Visit => "Visits",
            Self::Assessment => "Assessments",
            Self::Tier => "Support tier",
            Self::Turnover => "People",
            Self::Stage => "Program stages",
            Self::DomainStage => "Domain stages",
        }
    }
}

/// A kind, with how much there is of it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TimelineKindView {
    /// The kind.
    pub kind: TimelineKind,
    /// Its name.
    pub name: String,
    /// How many.
    pub count: u32,
}

/// Something that happened.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TimelineEntry {
    /// Its kind.
    pub kind: TimelineKind,
    /// The same in words.
    pub kind_name: String,
    /// The day; none where nobody wrote it down.
    pub on: Option<NaiveDate>,
    /// From when on it was no longer so, where it went on and has ended.
    pub until: Option<NaiveDate>,
    /// The day or days in words; empty where nobody wrote them down.
    pub when: String,
    /// What happened.
    pub what: String,
    /// It is still to come.
    pub is_ahead: bool,
    /// The visit, where it is one, to open.
    pub visit: Option<Id>,
}
