//! Contacts, visits among them.

use crate::table::{list_by_id, list_since, rows};
use chrono::{NaiveDate, NaiveTime};
use trellis_domain::id::Id;

rows! {
    /// Contacts, visits among them.
    ContactRow in "contact" {
        region: Id,
        form: String,
        title: String,
        purpose: String,
        place: String,
        mode: String,
        took_on: NaiveDate,
        starts_at: NaiveTime,
        ends_at: NaiveTime,
        entered_on: NaiveDate,
        minutes: i64,
        preparation_minutes: i64,
        travel_minutes: i64,
        initiative: String,
        support: String,
        with_cit: bool,
        with_clt: bool,
        with_others: String,
        people: i64,
        planned_focus: String,
        actual_focus: String,
        phase: String,
        packs: String,
    }
}

list_by_id! {
    /// The contacts of a region, latest first.
    ContactRow::of_region, "region = ?1 ORDER BY took_on DESC, starts_at DESC, made_at DESC, id"
}

list_by_id! {
    /// The contacts of a region in the same room, latest first.
    ContactRow::in_person_of_region, "region = ?1 AND mode = 'in_person' ORDER BY took_on DESC, id"
}

list_by_id! {
    /// The visits of a region, latest first.
    ContactRow::visits_of_region, "region = ?1 AND form = 'visit' ORDER BY took_on DESC, starts_at DESC, made_at DESC, id"
}

impl ContactRow {
    /// Visits of every region that are not closed, soonest first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn open_visits(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(
            reading,
            "form = 'visit' AND (phase IS NULL OR phase <> 'closed') ORDER BY took_on, starts_at, id",
            [],
        )
    }

    /// Visits of every region, latest first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn visits(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(
            reading,
            "form = 'visit' ORDER BY took_on DESC, starts_at DESC, made_at DESC, id",
            [],
        )
    }
}

list_since! {
    /// The contacts of a region from a day on, latest first; those without a day too.
    ContactRow::of_region_since, "region = ?1 AND (took_on IS NULL OR took_on >= ?2) ORDER BY took_on DESC, starts_at DESC, made_at DESC, id"
}
