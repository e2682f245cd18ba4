//! What comes next in a region: the next visit and the next assessment.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::rhythm::Standing;

/// What comes next in a region, as the rhythm of its tier has it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ComesNext {
    /// The region.
    pub region: Id,
    /// The next visit.
    pub visit: NextStep,
    /// The next assessment of the community’s capacity.
    pub assessment: NextStep,
}

/// Something that comes next.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NextStep {
    /// The day that is planned, else the day that is proposed; none where nothing is
    /// known that it could follow from.
    pub on: Option<NaiveDate>,
    /// “Planned for Nov 24”, “Proposed for Feb 19, 2027”.
    pub text: String,
    /// What the proposal follows from.
    pub because: String,
    /// How it stands.
    pub standing: Standing,
    /// The visit that is planned, to open.
    pub planned: Option<Id>,
}
