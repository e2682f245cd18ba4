//! Goals.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Goals.
    GoalRow in "goal" {
        region: Id,
        domain: String,
        statement: String,
        measure: String,
        baseline: String,
        target: String,
        by_on: NaiveDate,
        serves: String,
        pack: String,
        item: String,
        visit: Id,
        state: String,
        reason: String,
        agreed_on: NaiveDate,
        position: String,
    }
}

list_by_id! {
    /// The goals of a region, in order.
    GoalRow::of_region, "region = ?1 ORDER BY position IS NULL, position, made_at, id"
}
