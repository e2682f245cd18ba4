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
        led_by: String,
        agency: Id,
        agency_why: String,
        cit_beside: String,
        cit_takes_over_on: NaiveDate,
        joint: Id,
        same_as: Id,
        import_source: String,
    }
}

/// A contact that was joined to a twin is not listed and not counted, as long as that
/// twin is there. Where two laptops joined the same contacts in opposite ways they name
/// each other in a ring, of which the one with the smallest id stands for all.
macro_rules! stands_for_itself {
    () => {
        "(same_as IS NULL OR coalesce((
            WITH RECURSIVE kept (id) AS (
                SELECT k.id FROM contact k WHERE k.id = contact.same_as AND k.hidden = 0
                UNION
                SELECT k.id FROM kept
                JOIN contact j ON j.id = kept.id
                JOIN contact k ON k.id = j.same_as AND k.hidden = 0
            ) SELECT min(kept.id) FROM kept) = id, 1))"
    };
}
pub(super) use stands_for_itself;

list_by_id! {
    /// The contacts of a region, latest first.
    ContactRow::of_region, concat!("region = ?1 AND ", stands_for_itself!(), " ORDER BY took_on DESC, starts_at DESC, made_at DESC, id")
}

list_by_id! {
    /// The contacts of a region in the same room, latest first.
    ContactRow::in_person_of_region, concat!("region = ?1 AND mode = 'in_person' AND ", stands_for_itself!(), " ORDER BY took_on DESC, id")
}

list_by_id! {
    /// The visits of a region, latest first.
    ContactRow::visits_of_region, concat!("region = ?1 AND form = 'visit' AND ", stands_for_itself!(), " ORDER BY took_on DESC, starts_at DESC, made_at DESC, id")
}

impl ContactRow {
    /// Visits of every region that are not closed, soonest first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn open_visits(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(
            reading,
            concat!(
                "form = 'visit' AND (phase IS NULL OR phase <> 'closed') AND ",
                stands_for_itself!(),
                " ORDER BY took_on, starts_at, id"
            ),
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
    ContactRow::of_region_since, concat!("region = ?1 AND (took_on IS NULL OR took_on >= ?2) AND ", stands_for_itself!(), " ORDER BY took_on DESC, starts_at DESC, made_at DESC, id")
}

list_by_id! {
    /// The same contact in each region that took part, by region.
    ContactRow::of_joint, concat!("joint = ?1 AND ", stands_for_itself!(), " ORDER BY region, id")
}

list_by_id! {
    /// The contacts that were joined to this one, latest first.
    ContactRow::joined_to, "same_as = ?1 ORDER BY took_on DESC, id"
}
