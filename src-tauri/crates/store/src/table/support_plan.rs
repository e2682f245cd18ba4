//! Support plans.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Support plans.
    SupportPlanRow in "support_plan" {
        region: Id,
        visit: Id,
        version: i64,
        period: String,
        meets_on: NaiveDate,
        prepared_by: String,
        agreement: String,
        support_ahead: String,
        finished: String,
        barriers: String,
        with_agreement: bool,
        with_domains: bool,
        with_goals: bool,
        with_actions: bool,
        with_dates: bool,
        with_signatures: bool,
    }
}

list_by_id! {
    /// The plans of a region, latest first.
    SupportPlanRow::of_region, "region = ?1 ORDER BY version DESC, made_at DESC, id"
}
