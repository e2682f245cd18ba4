//! Barriers that are passed upward.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Barriers that are passed upward.
    BarrierRow in "barrier" {
        region: Id,
        visit: Id,
        audience: String,
        what: String,
        to_whom: String,
        asked_on: NaiveDate,
        answer: String,
        answered_on: NaiveDate,
        chase_on: NaiveDate,
        state: String,
        position: String,
    }
}

list_by_id! {
    /// The barriers of a region, in order.
    BarrierRow::of_region, "region = ?1 ORDER BY position, id"
}

impl BarrierRow {
    /// The barriers of every region that are to be asked about again up to a day,
    /// soonest first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn to_chase(
        reading: crate::Reading<'_>,
        until: NaiveDate,
    ) -> Result<Vec<Self>, crate::Error> {
        Self::select(
            reading,
            "chase_on <= ?1 AND (state IS NULL OR state NOT IN ('answered', 'lifted', 'dropped')) ORDER BY chase_on, position, id",
            [until.to_string()],
        )
    }
}
