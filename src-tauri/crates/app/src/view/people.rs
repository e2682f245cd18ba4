//! Seats and the people in them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::Team;

/// A seat on a team.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct SeatCard {
    /// The seat.
    pub id: Id,
    /// The team.
    pub team: Team,
    /// The team in words.
    pub team_name: String,
    /// What the seat does.
    pub role: String,
    /// Share of a post in hundredths.
    pub fte: Option<u32>,
    /// “1.0 FTE”, or nothing.
    pub fte_text: String,
    /// Who sits there; empty is a vacancy.
    pub person: String,
    /// The person's record.
    pub person_id: Option<Id>,
    /// E-mail or phone.
    pub reach_at: String,
    /// Nobody sits there.
    pub is_vacant: bool,
    /// May be named outside the support team.
    pub announced: bool,
    /// Held or vacant since.
    pub from_on: Option<NaiveDate>,
    /// Ended.
    pub to_on: Option<NaiveDate>,
    /// Who covers.
    pub cover: String,
}

/// A new seat.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewSeat {
    /// The region.
    pub region: Id,
    /// The team.
    pub team: Team,
    /// What it does.
    pub role: String,
    /// Share of a post in hundredths.
    pub fte: Option<u32>,
    /// Who sits there; empty makes a vacancy.
    pub person: String,
    /// Since when; today where absent.
    pub from_on: Option<NaiveDate>,
    /// Until when, for a seat of earlier days.
    pub to_on: Option<NaiveDate>,
    /// Who covers or covered a vacancy.
    pub cover: Option<String>,
}

/// A seat to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditSeat {
    /// What it does.
    pub role: Option<String>,
    /// Share of a post in hundredths.
    pub fte: Option<u32>,
    /// Who covers while it is vacant.
    pub cover: Option<String>,
    /// A vacancy may be named outside the support team.
    pub announced: Option<bool>,
    /// E-mail or phone of the person.
    pub reach_at: Option<String>,
    /// Since when it is held, or vacant.
    pub from_on: Option<NaiveDate>,
    /// Until when.
    pub to_on: Option<NaiveDate>,
}
