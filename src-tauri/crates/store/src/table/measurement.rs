//! One value of what a goal or a cycle is measured by.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// One value of what a goal or a cycle is measured by.
    MeasurementRow in "measurement" {
        region: Id,
        goal: Id,
        cycle: Id,
        on_day: NaiveDate,
        value: i64,
        remark: String,
    }
}

list_by_id! {
    /// Those of a region, in order.
    MeasurementRow::of_region, "region = ?1 ORDER BY on_day, made_at, id"
}

list_by_id! {
    /// Those of a goal, in order.
    MeasurementRow::of_goal, "goal = ?1 ORDER BY on_day, made_at, id"
}

list_by_id! {
    /// Those of a cycle, in order.
    MeasurementRow::of_cycle, "cycle = ?1 ORDER BY on_day, made_at, id"
}
