//! The support team’s own copies of what stands elsewhere.

use crate::table::rows;
use chrono::NaiveDate;

rows! {
    /// The support team’s own copies of what stands elsewhere.
    LocalCopyRow in "local_copy" {
        resource: String,
        file_name: String,
        file_hash: String,
        checked_on: NaiveDate,
    }
}

impl LocalCopyRow {
    /// All of them.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(reading, "1 ORDER BY resource, id", [])
    }
}
