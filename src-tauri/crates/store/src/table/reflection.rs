//! A practitioner’s own look at contacts.

use crate::table::rows;
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// A practitioner’s own look at contacts.
    ReflectionRow in "reflection" {
        contact: Id,
        quality: String,
        engagement: String,
        remark: String,
        reflected_on: NaiveDate,
    }
}

impl ReflectionRow {
    /// All of them.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(reading, "1 ORDER BY id", [])
    }
}
