//! Why activities were not used.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// Why activities were not used.
    AdherenceReasonRow in "adherence_reason" {
        region: Id,
        component: String,
        activity: String,
        reason: String,
    }
}

list_by_id! {
    /// The reasons given in a region.
    AdherenceReasonRow::of_region, "region = ?1 AND reason IS NOT NULL ORDER BY component, activity, id"
}
