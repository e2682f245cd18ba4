//! Seats.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Seats.
    SeatRow in "seat" {
        region: Id,
        team: String,
        role: String,
        fte: i64,
        person: Id,
        from_on: NaiveDate,
        to_on: NaiveDate,
        cover: String,
        announced: bool,
        position: String,
    }
}

list_by_id! {
    /// The seats of a region, by team.
    SeatRow::of_region, "region = ?1 ORDER BY team, position IS NULL, position, made_at, id"
}
