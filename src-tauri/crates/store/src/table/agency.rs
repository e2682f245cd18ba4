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

rows! {
    /// Contacts with a service agency, as far as they are about it.
    AgencyContactRow in "contact" {
        region: Id,
        agency: Id,
        form: String,
        phase: String,
        took_on: NaiveDate,
        title: String,
        actual_focus: String,
        agency_why: String,
        cit_beside: String,
        cit_takes_over_on: NaiveDate,
    }
}

list_by_id! {
    /// The contacts of a region that were with an agency, latest first.
    AgencyContactRow::of_region, "region = ?1 AND agency IS NOT NULL ORDER BY took_on DESC, made_at DESC, id"
}
