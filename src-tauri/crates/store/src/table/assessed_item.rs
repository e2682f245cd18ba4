//! What a group agreed about one item of an assessment.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// What a group agreed about one item of an assessment.
    AssessedItemRow in "assessed_item" {
        assessment: Id,
        item: String,
        region: Id,
        score: i64,
        comment: String,
        parked: bool,
        does_not_apply: bool,
    }
}

list_by_id! {
    /// Those of an assessment, in order.
    AssessedItemRow::of_assessment, "assessment = ?1 ORDER BY item, id"
}

list_by_id! {
    /// Those of a region, in order.
    AssessedItemRow::of_region, "region = ?1 ORDER BY item, id"
}
