//! A practitioner’s own look at contacts.

use crate::table::rows;
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// A practitioner’s own look at contacts.
    ReflectionRow in "reflection" {
        contact: Id,
        quality: String,
        engagement: String,
        remark: String,
        reflected_on: NaiveDate,
    }
}
