//! How a practitioner sees their own knowledge and skills.

use crate::table::rows;
use chrono::NaiveDate;

rows! {
    /// How a practitioner sees their own knowledge and skills.
    OwnAnswerRow in "own_answer" {
        pack: String,
        item: String,
        looked_on: NaiveDate,
        footing: String,
        remark: String,
    }
}

impl OwnAnswerRow {
    /// All of them, the latest day first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(reading, "1 ORDER BY looked_on DESC, item, id", [])
    }
}
