//! What coaches observed.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// What coaches observed.
    ObservationRow in "observation" {
        contact: Id,
        observed_on: NaiveDate,
        coach: String,
        quality: String,
        engagement: String,
        saw: String,
        try_next: String,
    }
}

list_by_id! {
    /// What coaches saw in a contact.
    ObservationRow::of_contact, "contact = ?1 ORDER BY observed_on, id"
}
