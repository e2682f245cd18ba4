//! An improvement cycle: plan, do, study, act.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// An improvement cycle: plan, do, study, act.
    CycleRow in "cycle" {
        region: Id,
        goal: Id,
        visit: Id,
        follows: Id,
        question: String,
        prediction: String,
        who: String,
        place: String,
        from_on: NaiveDate,
        until_on: NaiveDate,
        gathers: String,
        saw: String,
        compared: String,
        next: String,
        next_why: String,
        ended_on: NaiveDate,
        measure: String,
        position: String,
    }
}

list_by_id! {
    /// Those of a region, in order.
    CycleRow::of_region, "region = ?1 ORDER BY position, made_at, id"
}
