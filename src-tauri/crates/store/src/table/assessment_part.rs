//! Somebody’s part in a capacity assessment: who led it, who noted, who had a vote.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// Somebody’s part in a capacity assessment: who led it, who noted, who had a vote.
    AssessmentPartRow in "assessment_part" {
        region: Id,
        assessment: Id,
        part: String,
        who: String,
        position: String,
    }
}

list_by_id! {
    /// Those of an assessment, in order.
    AssessmentPartRow::of_assessment, "assessment = ?1 ORDER BY position, made_at, id"
}

list_by_id! {
    /// Those of a region, in order.
    AssessmentPartRow::of_region, "region = ?1 ORDER BY position, made_at, id"
}
