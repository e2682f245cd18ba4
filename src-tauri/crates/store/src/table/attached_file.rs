//! Photos, sheets and files kept with a region.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Photos, sheets and files kept with a region.
    AttachedFileRow in "attached_file" {
        region: Id,
        visit: Id,
        audience: String,
        file_name: String,
        media_type: String,
        content_hash: String,
        bytes: i64,
        described: String,
        taken_on: NaiveDate,
        position: String,
    }
}

list_by_id! {
    /// The files of a region, in order.
    AttachedFileRow::of_region, "region = ?1 ORDER BY position, id"
}

list_by_id! {
    /// The files of a visit, in order.
    AttachedFileRow::of_visit, "visit = ?1 ORDER BY position, id"
}
