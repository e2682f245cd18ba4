//! What a plan says about a domain by hand.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// What a plan says about a domain by hand.
    PlanLineRow in "plan_line" {
        plan: Id,
        region: Id,
        domain: String,
        strong: String,
        to_work_on: String,
    }
}

list_by_id! {
    /// The lines of a plan.
    PlanLineRow::of_plan, "plan = ?1 ORDER BY domain, id"
}
