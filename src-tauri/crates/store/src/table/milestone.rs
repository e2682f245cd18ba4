//! Where a goal should be by the end of a quarter.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Where a goal should be by the end of a quarter.
    MilestoneRow in "milestone" {
        region: Id,
        goal: Id,
        what: String,
        by_on: NaiveDate,
        reached_on: NaiveDate,
        position: String,
    }
}

list_by_id! {
    /// Those of a goal, in order.
    MilestoneRow::of_goal, "goal = ?1 ORDER BY by_on IS NULL, by_on, position, made_at, id"
}

list_by_id! {
    /// Those of a region, in order.
    MilestoneRow::of_region, "region = ?1 ORDER BY by_on IS NULL, by_on, position, made_at, id"
}
