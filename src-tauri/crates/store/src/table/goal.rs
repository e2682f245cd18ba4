//! Goals.

use crate::table::{list_by_id, list_since, rows};
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
        assessment: Id,
    }
}

list_by_id! {
    /// The goals of a region, in order.
    GoalRow::of_region, "region = ?1 ORDER BY position IS NULL, position, made_at, id"
}

list_since! {
    /// The goals of a region that are active, or were due from a day on.
    GoalRow::of_region_since, "region = ?1 AND (state IS NULL OR state = 'active' OR COALESCE(by_on, agreed_on) IS NULL OR COALESCE(by_on, agreed_on) >= ?2) ORDER BY position IS NULL, position, made_at, id"
}
