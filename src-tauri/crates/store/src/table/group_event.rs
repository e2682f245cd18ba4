//! Group events.

use crate::table::rows;
use chrono::{NaiveDate, NaiveTime};

rows! {
    /// Group events.
    GroupEventRow in "group_event" {
        kind: String,
        title: String,
        mode: String,
        took_on: NaiveDate,
        starts_at: NaiveTime,
        minutes: i64,
        preparation_minutes: i64,
        about: String,
        led_by: String,
        entered_on: NaiveDate,
    }
}

impl GroupEventRow {
    /// Group events, the latest first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(
            reading,
            "1 ORDER BY took_on DESC, starts_at DESC, made_at DESC, id",
            [],
        )
    }

    /// Group events from a day on, the latest first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn since(reading: crate::Reading<'_>, since: NaiveDate) -> Result<Vec<Self>, crate::Error> {
        Self::select(
            reading,
            "took_on >= ?1 ORDER BY took_on DESC, starts_at DESC, made_at DESC, id",
            [since.to_string()],
        )
    }
}
