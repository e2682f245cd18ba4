//! Which domains and stages a contact touched.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// Which domains and stages a contact touched.
    ContactCellRow in "contact_cell" {
        contact: Id,
        domain: String,
        stage: String,
        region: Id,
        touched: bool,
    }
}

list_by_id! {
    /// What a contact touched.
    ContactCellRow::of_contact, "contact = ?1 AND touched = 1 ORDER BY domain, stage, id"
}
