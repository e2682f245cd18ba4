//! The score of one index, as it was typed from another’s form.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// The score of one index, as it was typed from another’s form.
    IndexScoreRow in "index_score" {
        region: Id,
        assessment: Id,
        name: String,
        score: i64,
        out_of: i64,
        domain: String,
        comment: String,
        position: String,
    }
}

list_by_id! {
    /// Those of an assessment, in order.
    IndexScoreRow::of_assessment, "assessment = ?1 ORDER BY position, made_at, id"
}

list_by_id! {
    /// Those of a region, in order.
    IndexScoreRow::of_region, "region = ?1 ORDER BY position, made_at, id"
}
