//! How the support organization sees its general best practices.

use crate::table::rows;
use chrono::NaiveDate;

rows! {
    /// How the support organization sees its general best practices.
    OrganizationAnswerRow in "organization_answer" {
        pack: String,
        item: String,
        looked_on: NaiveDate,
        status: String,
        evidence: String,
        by_on: NaiveDate,
    }
}

impl OrganizationAnswerRow {
    /// All of them, the latest day first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(reading, "1 ORDER BY looked_on DESC, item, id", [])
    }
}
