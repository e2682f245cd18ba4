//! Service agencies of a region.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Service agencies of a region.
    AgencyRow in "agency" {
        region: Id,
        name: String,
        agreement: String,
        agreed_on: NaiveDate,
        ends_on: NaiveDate,
        lead: String,
        left_on: NaiveDate,
        position: String,
    }
}

list_by_id! {
    /// The agencies of a region, in order.
    AgencyRow::of_region, "region = ?1 ORDER BY position, id"
}
