//! Which practitioners were there.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// Which practitioners were there.
    PresenceRow in "presence" {
        contact: Id,
        practitioner: Id,
        region: Id,
        present: bool,
    }
}

list_by_id! {
    /// Who was there in a contact.
    PresenceRow::of_contact, "contact = ?1 AND present = 1 ORDER BY id"
}
