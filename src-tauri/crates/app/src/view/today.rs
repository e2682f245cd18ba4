//! What the first screen shows at the desk, and what it shows in the room.

use super::frame::Today;
use super::goal::ActionCard;
use super::visit::VisitCard;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;

/// The first screen. While a visit is in the room it is [`Self::Room`], which has no
/// place for anything of another region, of the support team, or that is *mine*.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "shows", rename_all = "snake_case")]
pub enum TodayScreen {
    /// Everything, for the practitioner alone.
    Desk {
        /// It.
        today: Box<Today>,
    },
    /// One region, for everybody in the room.
    Room {
        /// It.
        today: Box<TodayInRoom>,
    },
}

/// The first screen while a visit is in the room.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TodayInRoom {
    /// The visit.
    pub visit: Id,
    /// Its region.
    pub region: Id,
    /// That region's name.
    pub region_name: String,
    /// “Thursday, November 19”.
    pub heading: String,
    /// Why so little is shown.
    pub sentence: String,
    /// Visits with this region that are not closed, soonest first; the one in the room
    /// is not among them.
    pub visits: Vec<VisitCard>,
    /// Open actions of this region, soonest first.
    pub actions: Vec<ActionCard>,
}

/// Somebody who took a seat on a CIT lately, and has steps of their first weeks open.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Newcomer {
    /// The region.
    pub region: Id,
    /// Its name.
    pub region_name: String,
    /// The seat.
    pub seat: Id,
    /// Who took it.
    pub person: String,
    /// What the seat does.
    pub role: String,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// “since Nov 2”.
    pub since_text: String,
    /// “nine steps open”.
    pub open_text: String,
    /// The steps that are open, in the order of the list.
    pub open: Vec<String>,
}

/// A seat on a CIT in which nobody sits.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct VacantSeat {
    /// The region.
    pub region: Id,
    /// Its name.
    pub region_name: String,
    /// The seat.
    pub seat: Id,
    /// What the seat does.
    pub role: String,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// “vacant since Sep 8”.
    pub since_text: String,
    /// Who covers it meanwhile.
    pub cover: String,
}
