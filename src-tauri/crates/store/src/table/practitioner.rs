//! Practitioners.

use crate::table::rows;

rows! {
    /// Practitioners.
    PractitionerRow in "practitioner" {
        name: String,
        organization: String,
    }
}
