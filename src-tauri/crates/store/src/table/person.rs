//! People.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// People.
    PersonRow in "person" {
        region: Id,
        name: String,
        reach_at: String,
    }
}

list_by_id! {
    /// The people of a region, by name.
    PersonRow::of_region, "region = ?1 ORDER BY name, id"
}
