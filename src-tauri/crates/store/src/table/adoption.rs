//! Adopted programs.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Adopted programs.
    AdoptionRow in "adoption" {
        region: Id,
        program: String,
        agencies: String,
        stage: String,
        stage_since: NaiveDate,
        position: String,
    }
}

list_by_id! {
    /// The programs of a region, in order.
    AdoptionRow::of_region, "region = ?1 ORDER BY position, id"
}
