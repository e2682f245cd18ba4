//! Checklist items that the support team wrote itself.

use crate::table::rows;

rows! {
    /// Checklist items that the support team wrote itself.
    OwnItemRow in "own_item" {
        domain: String,
        stage: String,
        text: String,
        evidence: String,
        retired: bool,
        position: String,
    }
}

impl OwnItemRow {
    /// All of them, in order.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(reading, "1 ORDER BY position, id", [])
    }
}
