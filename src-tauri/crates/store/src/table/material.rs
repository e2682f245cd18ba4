//! Materials left with a team.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Materials left with a team.
    MaterialRow in "material" {
        region: Id,
        contact: Id,
        what: String,
        resource: String,
        use_since: String,
        asked_on: NaiveDate,
        remark: String,
        position: String,
    }
}

list_by_id! {
    /// Everything left in a region, in order.
    MaterialRow::of_region, "region = ?1 ORDER BY position, id"
}

list_by_id! {
    /// What was left in a contact, in order.
    MaterialRow::of_contact, "contact = ?1 ORDER BY position, id"
}
