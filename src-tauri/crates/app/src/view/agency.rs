//! Service agencies of a region.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::rhythm::Standing;

/// A service agency with what was agreed with it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AgencyCard {
    /// The record.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// What was agreed with it.
    pub agreement: String,
    /// When it was agreed.
    pub agreed_on: Option<NaiveDate>,
    /// When the agreement ends.
    pub ends_on: Option<NaiveDate>,
    /// How that day stands; none while it is far away, or once the agency left.
    pub ends: Option<Standing>,
    /// “Agreement ends Jan 31, 2027”, “Agreement ended Oct 1”, or nothing.
    pub ends_text: String,
    /// Who answers for implementation there, by role.
    pub lead: String,
    /// When it left the effort.
    pub left_on: Option<NaiveDate>,
    /// That day has come.
    pub has_left: bool,
    /// The programs of the region, and whether it delivers each.
    pub programs: Vec<Delivers>,
    /// “Group Triple P and Seminars”, or nothing.
    pub delivers_text: String,
    /// Contacts with it, latest first.
    pub contacts: Vec<AgencyContact>,
}

/// Whether an agency delivers a program; on an agency's card for each program, on a
/// program's card for each agency.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Delivers {
    /// The program or the agency.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// It does.
    pub delivers: bool,
}

/// A contact with an agency.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AgencyContact {
    /// The contact.
    pub id: Id,
    /// It is a visit.
    pub is_visit: bool,
    /// The day.
    pub on: Option<NaiveDate>,
    /// What it was about.
    pub about: String,
    /// Why the support practitioner works with this agency.
    pub why: String,
    /// Which CIT member took part.
    pub cit_beside: String,
    /// When the CIT takes over.
    pub takes_over_on: Option<NaiveDate>,
    /// How that day stands: coming up until it has passed, and passed is a question to
    /// ask, not a failing.
    pub takes_over: Option<Standing>,
}

/// An agency to add or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditAgency {
    /// What people call it.
    pub name: Option<String>,
    /// What was agreed with it: roles, staff time, figures.
    pub agreement: Option<String>,
    /// When it was agreed.
    pub agreed_on: Option<NaiveDate>,
    /// When the agreement ends.
    pub ends_on: Option<NaiveDate>,
    /// Who answers for implementation there, by role.
    pub lead: Option<String>,
}
