//! Due dates set by others.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Due dates set by others.
    DueDateRow in "due_date" {
        region: Id,
        what: String,
        set_by: String,
        due_on: NaiveDate,
        repeats: String,
        done_on: NaiveDate,
        remark: String,
    }
}

list_by_id! {
    /// The due dates of a region, the first first.
    DueDateRow::of_region, "region = ?1 ORDER BY due_on, id"
}

impl DueDateRow {
    /// Due dates of every region and of the support team that are not done, the first
    /// first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn open(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(
            reading,
            "done_on IS NULL ORDER BY due_on IS NULL, due_on, id",
            [],
        )
    }

    /// Due dates of every region and of the support team that are open, or were done
    /// from a day on, the first first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn since(reading: crate::Reading<'_>, since: NaiveDate) -> Result<Vec<Self>, crate::Error> {
        Self::select(
            reading,
            "(done_on IS NULL OR done_on >= ?1) ORDER BY due_on IS NULL, due_on, id",
            [since.to_string()],
        )
    }

    /// Due dates of the same name that come back as often, for the same region or the
    /// support team, the first first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn of_series(&self, reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        let region = self.region.map(|region| *region.as_bytes());
        Self::select(
            reading,
            "region IS ?1 AND what IS ?2 AND repeats IS ?3 ORDER BY due_on, id",
            rusqlite::params![region, self.what, self.repeats],
        )
    }
}
