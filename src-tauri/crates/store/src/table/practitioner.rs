//! Practitioners.

use crate::table::rows;
use trellis_domain::id::Id;

rows! {
    /// Practitioners.
    PractitionerRow in "practitioner" {
        name: String,
        organization: String,
        same_as: Id,
        added_by: Id,
    }
}

impl PractitionerRow {
    /// Every practitioner, by name; those who were joined to another one too.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(reading, "1 ORDER BY name, id", [])
    }
}
