//! Plans as they were agreed.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Plans as they were agreed.
    AgreedPlanRow in "agreed_plan" {
        plan: Id,
        region: Id,
        version: i64,
        agreed_on: NaiveDate,
        model: String,
        model_hash: String,
        pdf_hash: String,
    }
}

list_by_id! {
    /// The agreed plans of a region, latest first.
    AgreedPlanRow::of_region, "region = ?1 ORDER BY agreed_on DESC, version DESC, id"
}

list_by_id! {
    /// What was agreed from one plan, latest first.
    AgreedPlanRow::of_plan, "plan = ?1 ORDER BY agreed_on DESC, id"
}
