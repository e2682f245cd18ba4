//! Answers.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Answers.
    AnswerRow in "answer" {
        region: Id,
        pack: String,
        item: String,
        pack_hash: String,
        status: String,
        evidence: String,
        judged_by: String,
        led_by: String,
        reached_on: NaiveDate,
        mark: String,
        discussed_on: NaiveDate,
        visit: Id,
        adoption: Id,
    }
}

list_by_id! {
    /// The answers of a region, by item.
    AnswerRow::of_region, "region = ?1 ORDER BY item, id"
}
