//! Notes.

use crate::table::{list_by_id, list_since, rows};
use chrono::{NaiveDate, NaiveTime};
use trellis_domain::id::Id;

rows! {
    /// Notes.
    NoteRow in "note" {
        region: Id,
        about: String,
        visit: Id,
        pack: String,
        item: String,
        domain: String,
        goal: Id,
        audience: String,
        text: String,
        mark: String,
        written_on: NaiveDate,
        written_at: NaiveTime,
        pivot: Id,
    }
}

list_by_id! {
    /// The notes of a region, newest first.
    NoteRow::of_region, "region = ?1 ORDER BY written_on DESC, written_at DESC, made_at DESC, id"
}

list_by_id! {
    /// The notes written in a visit, newest first.
    NoteRow::of_visit, "visit = ?1 ORDER BY written_on DESC, written_at DESC, made_at DESC, id"
}

list_by_id! {
    /// The notes on a region as a whole, newest first.
    NoteRow::about_region, "region = ?1 AND about = 'region' ORDER BY written_on DESC, written_at DESC, made_at DESC, id"
}

list_since! {
    /// The notes on a region as a whole from a day on, newest first.
    NoteRow::of_region_since, "region = ?1 AND about = 'region' AND (written_on IS NULL OR written_on >= ?2) ORDER BY written_on DESC, written_at DESC, made_at DESC, id"
}
