//! Regions.

use crate::table::rows;
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Regions.
    RegionRow in "region" {
        name: String,
        counties: String,
        lead_agency: String,
        phase: String,
        began_on: NaiveDate,
        community_goals: String,
        strategic_plan: String,
        plan_horizon: String,
        same_as: Id,
        assessed_with: String,
    }
}

impl RegionRow {
    /// Every region, by name. A region that was joined to another is not among them.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(reading, "same_as IS NULL ORDER BY name, id", [])
    }
}
