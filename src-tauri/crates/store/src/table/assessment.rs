//! Capacity assessments.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Capacity assessments.
    AssessmentRow in "assessment" {
        region: Id,
        agency: Id,
        instrument: String,
        pack_hash: String,
        held_on: NaiveDate,
        state: String,
        reading: String,
        position: String,
        visit: Id,
        respondents: i64,
        at_item: String,
        called: String,
        item_count: i64,
    }
}

list_by_id! {
    /// The assessments of a region, the first first.
    AssessmentRow::of_region, "region = ?1 ORDER BY held_on, position, made_at, id"
}
