//! Capacity assessments that were held: the day, and what with.

use super::frame::DueCell;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::{AssessmentState, CapacityMeasure};

/// The assessments of a region.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AssessmentsView {
    /// How the next one of the community stands.
    pub next: DueCell,
    /// What capacity is assessed with here, where somebody said so.
    pub usual: Option<CapacityMeasure>,
    /// The agencies that one may be about.
    pub agencies: Vec<AgencyChoice>,
    /// Those that were begun and not finished, the latest first.
    pub running: Vec<AssessmentCard>,
    /// Those that were held or broken off, the latest first.
    pub held: Vec<AssessmentCard>,
}

/// An agency to choose.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AgencyChoice {
    /// The agency.
    pub id: Id,
    /// What people call it.
    pub name: String,
}

/// An assessment that was held.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AssessmentCard {
    /// The record.
    pub id: Id,
    /// The agency it is about; none is the community.
    pub agency: Option<Id>,
    /// “The community”, or the agency's name.
    pub of: String,
    /// What it was held with; none where that is another list than the three.
    pub instrument: Option<CapacityMeasure>,
    /// The same in words.
    pub instrument_name: String,
    /// The day.
    pub held_on: Option<NaiveDate>,
    /// Running, held or dropped.
    pub state: AssessmentState,
}

/// An assessment to note.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewAssessment {
    /// The region.
    pub region: Id,
    /// The agency it is about; the community where absent.
    pub agency: Option<Id>,
    /// What it was held with; what the region says, where absent.
    pub instrument: Option<CapacityMeasure>,
    /// The day; today where absent.
    pub held_on: Option<NaiveDate>,
}

/// An assessment to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditAssessment {
    /// What it was held with.
    pub instrument: Option<CapacityMeasure>,
    /// The day.
    pub held_on: Option<NaiveDate>,
}
