//! Tasks whose lead moves to the local team.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Tasks whose lead moves to the local team.
    HandoverRow in "handover" {
        region: Id,
        task: String,
        led_by: String,
        together_since: NaiveDate,
        local_since: NaiveDate,
        how_it_went: String,
        position: String,
    }
}

list_by_id! {
    /// The tasks of a region, in order.
    HandoverRow::of_region, "region = ?1 ORDER BY position, id"
}
