//! Successes.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Successes.
    SuccessRow in "success" {
        region: Id,
        visit: Id,
        audience: String,
        what: String,
        helped_by: String,
        could_spread_to: String,
        seen_on: NaiveDate,
        position: String,
    }
}

list_by_id! {
    /// The successes of a region, in order.
    SuccessRow::of_region, "region = ?1 ORDER BY position, id"
}
