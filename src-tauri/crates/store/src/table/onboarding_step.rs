//! Steps of somebody’s first weeks.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Steps of somebody’s first weeks.
    OnboardingStepRow in "onboarding_step" {
        region: Id,
        seat: Id,
        item: String,
        pack: String,
        done_on: NaiveDate,
        who_helped: String,
    }
}

list_by_id! {
    /// The steps of everybody in a region, seat by seat.
    OnboardingStepRow::of_region, "region = ?1 ORDER BY seat, item, id"
}
