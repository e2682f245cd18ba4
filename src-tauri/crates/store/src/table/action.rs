//! Actions.

use crate::table::{list_by_id, list_since, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Actions.
    ActionRow in "action" {
        region: Id,
        goal: Id,
        visit: Id,
        step: String,
        who: String,
        person: Id,
        by_on: NaiveDate,
        in_hand: String,
        needed: String,
        in_the_way: String,
        must_know: String,
        state: String,
        reason: String,
        done_on: NaiveDate,
        led_by: String,
        position: String,
    }
}

list_by_id! {
    /// The actions of a region, by due date.
    ActionRow::of_region, "region = ?1 ORDER BY by_on IS NULL, by_on, made_at, id"
}

list_by_id! {
    /// The actions of a goal, by due date.
    ActionRow::of_goal, "goal = ?1 ORDER BY by_on IS NULL, by_on, made_at, id"
}

list_by_id! {
    /// The open and carried-over actions of a region, by due date.
    ActionRow::open_in_region, "region = ?1 AND (state IS NULL OR state IN ('open', 'carried_over')) ORDER BY by_on IS NULL, by_on, made_at, id"
}

impl ActionRow {
    /// Open and carried-over actions of every region, by due date.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn open(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(
            reading,
            "(state IS NULL OR state IN ('open', 'carried_over')) ORDER BY by_on IS NULL, by_on, id",
            [],
        )
    }
}

list_since! {
    /// The actions of a region that are open, or were due or done from a day on.
    ActionRow::of_region_since, "region = ?1 AND (state IS NULL OR state IN ('open', 'carried_over') OR COALESCE(done_on, by_on) IS NULL OR COALESCE(done_on, by_on) >= ?2) ORDER BY by_on IS NULL, by_on, made_at, id"
}
