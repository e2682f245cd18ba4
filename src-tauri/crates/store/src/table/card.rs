//! Cards of installations.

use crate::table::rows;
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Cards of installations. What one says counts only where its signature holds.
    CardRow in "card" {
        key: String,
        retired_on: NaiveDate,
        recipient: String,
        holder: Id,
        name: String,
        signature: String,
    }
}

impl CardRow {
    /// All of them, by name.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(reading, "1 ORDER BY name, id", [])
    }
}
