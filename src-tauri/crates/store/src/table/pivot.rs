//! Changes of plan.

use crate::table::{list_by_id, rows};
use chrono::{NaiveDate, NaiveTime};
use trellis_domain::id::Id;

rows! {
    /// Changes of plan.
    PivotRow in "pivot" {
        region: Id,
        visit: Id,
        line: Id,
        planned: String,
        happened: String,
        level: String,
        sign: String,
        helped: bool,
        look_at: String,
        strategies: String,
        went: String,
        seen_on: NaiveDate,
        seen_at: NaiveTime,
    }
}

list_by_id! {
    /// The changes of plan in a visit, newest first.
    PivotRow::of_visit, "visit = ?1 ORDER BY seen_on DESC, seen_at DESC, made_at DESC, id"
}

list_by_id! {
    /// The changes of plan in a region, newest first.
    PivotRow::of_region, "region = ?1 ORDER BY seen_on DESC, seen_at DESC, made_at DESC, id"
}
