//! Turnover: who sat where over time, who came and left, and how much was filled.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::Team;

/// Turnover of a region's teams, for the desk: a vacancy may not be announced yet.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Turnover {
    /// The region.
    pub region: Id,
    /// Its teams that ever had a seat, in their usual order.
    pub teams: Vec<TeamTurnover>,
}

/// Turnover of one team.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TeamTurnover {
    /// The team.
    pub team: Team,
    /// The same in words.
    pub team_name: String,
    /// Each of its seats over time.
    pub lines: Vec<SeatLineView>,
    /// Who came and left, the latest year first.
    pub years: Vec<YearView>,
    /// What was filled on the first day of each quarter of the last two years; empty
    /// where no seat of the team says its share of a post.
    pub quarters: Vec<QuarterView>,
    /// What the picture of the quarters shows, in a sentence.
    pub quarters_text: String,
}

/// One seat over time.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct SeatLineView {
    /// What the seat does.
    pub role: String,
    /// Who sat there, in order.
    pub spells: Vec<SpellView>,
}

/// A stretch of a seat's time.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct SpellView {
    /// The seat's record; none where nobody wrote anything down.
    pub seat: Option<Id>,
    /// What kind of stretch it is.
    pub kind: SpellKind,
    /// Who sat there; empty for a gap.
    pub person: String,
    /// The first day.
    pub from_on: Option<NaiveDate>,
    /// The day from which it was no longer so.
    pub to_on: Option<NaiveDate>,
    /// “seven months”, “12 days”; empty where a day is missing.
    pub length: String,
    /// Who covered.
    pub cover: String,
}

/// What kind of stretch of a seat's time it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SpellKind {
    /// Somebody sat there.
    Held,
    /// Nobody did.
    Vacant,
    /// Nothing was written down.
    Unwritten,
}

/// Coming and going in one year.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct YearView {
    /// The year.
    pub year: i32,
    /// How many people came to the team.
    pub came: u32,
    /// How many left it.
    pub left: u32,
}

/// What was filled on the first day of a quarter.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct QuarterView {
    /// The first day.
    pub on: NaiveDate,
    /// “Q4 2026”.
    pub name: String,
    /// Filled, in hundredths of a post; none where no seat is written down for that day.
    pub filled: Option<u32>,
    /// Filled and vacant together, and no less than the team's usual strength.
    pub wanted: u32,
    /// “2.0 of 3.0”, or “not written down”.
    pub text: String,
}

/// Something about seats that is worth a look.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct SeatNotice {
    /// What, in sentences.
    pub text: String,
    /// The seats it is about.
    pub seats: Vec<Id>,
}
