//! Practice activities used in contacts.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// Practice activities used in contacts.
    ActivityUseRow in "activity_use" {
        contact: Id,
        component: String,
        activity: String,
        region: Id,
        pack_hash: String,
        used: bool,
    }
}

list_by_id! {
    /// The activities used in a contact.
    ActivityUseRow::of_contact, "contact = ?1 AND used = 1 ORDER BY component, activity, id"
}

list_by_id! {
    /// Every use of an activity in a region.
    ActivityUseRow::of_region, "region = ?1 AND used = 1 ORDER BY component, activity, id"
}
