//! Connections to partners in the wider system.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Connections to partners in the wider system.
    ConnectionRow in "connection" {
        region: Id,
        who: String,
        to_whom: String,
        why: String,
        linked_on: NaiveDate,
        came_of_it: String,
        position: String,
    }
}

list_by_id! {
    /// The connections of a region, in order.
    ConnectionRow::of_region, "region = ?1 ORDER BY position, id"
}
