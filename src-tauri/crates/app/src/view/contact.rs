//! Contacts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::{Form, Initiative, Mode, Support};

/// One contact in a list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ContactCard {
    /// The contact.
    pub id: Id,
    /// Logged, or held as a visit.
    pub form: Form,
    /// The day.
    pub on: Option<NaiveDate>,
    /// How.
    pub mode: Option<Mode>,
    /// Contact minutes.
    pub minutes: Option<u32>,
    /// “45 min · with the CIT”.
    pub meta: String,
    /// What it was about.
    pub about: String,
    /// Month of the relationship it fell in.
    pub month: Option<u32>,
}

/// A contact to log.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewContact {
    /// The region.
    pub region: Id,
    /// How.
    pub mode: Mode,
    /// The day; today where absent. Late entry is normal.
    pub on: Option<NaiveDate>,
    /// Contact minutes.
    pub minutes: Option<u32>,
    /// What it was about.
    pub about: String,
    /// Planned, offered or asked for.
    pub initiative: Option<Initiative>,
    /// Capacity building or universal.
    pub support: Option<Support>,
    /// The CIT took part.
    pub with_cit: bool,
    /// The CLT took part.
    pub with_clt: bool,
    /// Who else, by role.
    pub with_others: String,
}
