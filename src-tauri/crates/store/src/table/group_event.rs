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
