//! How adopted programs moved from stage to stage.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// How adopted programs moved from stage to stage.
    StageMoveRow in "stage_move" {
        region: Id,
        adoption: Id,
        stage: String,
        from_on: NaiveDate,
    }
}

list_by_id! {
    /// The moves of a region’s programs, the first first.
    StageMoveRow::of_region, "region = ?1 ORDER BY from_on, made_at, id"
}
