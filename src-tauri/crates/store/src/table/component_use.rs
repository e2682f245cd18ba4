//! Minutes by core practice component.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// Minutes by core practice component.
    ComponentUseRow in "component_use" {
        contact: Id,
        region: Id,
        component: String,
        minutes: i64,
    }
}

list_by_id! {
    /// The components used in a contact.
    ComponentUseRow::of_contact, "contact = ?1 ORDER BY component, id"
}

list_by_id! {
    /// The components used in a region.
    ComponentUseRow::of_region, "region = ?1 ORDER BY contact, component, id"
}
