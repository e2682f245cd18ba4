//! The stages a region works in.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// The stages a region works in.
    DomainStageRow in "domain_stage" {
        region: Id,
        domain: String,
        stage: String,
        working: bool,
        focus: bool,
    }
}

list_by_id! {
    /// The stages of a region.
    DomainStageRow::of_region, "region = ?1 ORDER BY domain, stage, id"
}
