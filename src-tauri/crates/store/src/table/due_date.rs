//! Due dates set by others.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Due dates set by others.
    DueDateRow in "due_date" {
        region: Id,
        what: String,
        set_by: String,
        due_on: NaiveDate,
        repeats: String,
        done_on: NaiveDate,
        remark: String,
    }
}

list_by_id! {
    /// The due dates of a region, the first first.
    DueDateRow::of_region, "region = ?1 ORDER BY due_on, id"
}
