//! Which agencies deliver which programs.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// Which agencies deliver which programs.
    AdoptingAgencyRow in "adopting_agency" {
        adoption: Id,
        agency: Id,
        region: Id,
        delivers: bool,
    }
}

list_by_id! {
    /// Which agencies of a region deliver which programs.
    AdoptingAgencyRow::of_region, "region = ?1 AND delivers = 1 ORDER BY id"
}
