//! Everything about one contact, for its full form. Never for the room.

use super::contact::ContactCard;
use super::own::PivotCard;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{Form, Initiative, Lead, Mode, Support};

/// Everything about one contact; a visit is one too.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ContactView {
    /// The contact.
    pub id: Id,
    /// Its region.
    pub region: Id,
    /// The region's name.
    pub region_name: String,
    /// Logged, or held as a visit.
    pub form: Form,
    /// What a visit is called.
    pub title: String,
    /// The day.
    pub on: Option<NaiveDate>,
    /// From.
    pub starts_at: Option<NaiveTime>,
    /// Until.
    pub ends_at: Option<NaiveTime>,
    /// The day it was entered.
    pub entered_on: Option<NaiveDate>,
    /// Month of the relationship it fell in.
    pub month: Option<u32>,
    /// How.
    pub mode: Option<Mode>,
    /// Where.
    pub place: String,
    /// Contact minutes.
    pub minutes: Option<u32>,
    /// Preparation and follow-up minutes, apart.
    pub preparation_minutes: Option<u32>,
    /// Travel minutes, apart.
    pub travel_minutes: Option<u32>,
    /// Planned, offered or asked for.
    pub initiative: Option<Initiative>,
    /// Capacity building or universal.
    pub support: Option<Support>,
    /// Who led.
    pub led_by: Option<Lead>,
    /// The CIT took part.
    pub with_cit: bool,
    /// The CLT took part.
    pub with_clt: bool,
    /// Who else, by role.
    pub with_others: String,
    /// How many people were in the room.
    pub people: Option<u32>,
    /// What it was to be about.
    pub planned_focus: String,
    /// What it was about.
    pub actual_focus: String,
    /// Every practitioner, and whether they were there.
    pub practitioners: Vec<PresenceView>,
    /// Every domain, and whether it was touched, at which stage.
    pub cells: Vec<TouchedDomain>,
    /// The components, with their activities; where support is universal only those that
    /// hold something all the same.
    pub components: Vec<UsedComponent>,
    /// The service agency it was with.
    pub agency: Option<Id>,
    /// The agencies of the region, to choose from.
    pub agencies: Vec<AgencyName>,
    /// Why the practitioner works with that agency. Support team only.
    pub agency_why: String,
    /// Which CIT member took part beside the practitioner.
    pub cit_beside: String,
    /// When the CIT takes over with that agency.
    pub cit_takes_over_on: Option<NaiveDate>,
    /// Plans that changed in it.
    pub pivots: Vec<PivotCard>,
    /// The same contact in other regions.
    pub joint: Vec<JointContact>,
    /// The contact that this record was joined to: it is not listed and not counted.
    pub twin_of: Option<ContactCard>,
    /// Records that were joined to this one.
    pub twins: Vec<ContactCard>,
    /// The log it was taken from, by name.
    pub import_source: String,
    /// What is worth a look.
    pub notices: Vec<ContactNotice>,
}

/// Whether a practitioner was there.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PresenceView {
    /// The practitioner.
    pub practitioner: Id,
    /// Their name.
    pub name: String,
    /// It is whoever holds this workbook.
    pub is_you: bool,
    /// They were there.
    pub present: bool,
}

/// Whether a contact touched a domain.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TouchedDomain {
    /// The domain.
    pub domain: CapacityDomain,
    /// Its name.
    pub name: String,
    /// The domain as such, or at each stage.
    pub cells: Vec<TouchedCell>,
}

/// Whether a contact touched a domain at one stage.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TouchedCell {
    /// The stage; none is the domain as such.
    pub stage: Option<CapacityStage>,
    /// “Installation”, or “No stage named”.
    pub name: String,
    /// Somebody said so.
    pub touched: bool,
    /// A line of the agenda that was done says so already.
    pub from_agenda: bool,
}

/// A component in a contact.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct UsedComponent {
    /// Its code, “CPC1”.
    pub component: String,
    /// Its name.
    pub name: String,
    /// The name is a working name: the published one was not confirmed.
    pub is_working_name: bool,
    /// Minutes in use; may overlap with others.
    pub minutes: Option<u32>,
    /// Its practice activities, in order.
    pub activities: Vec<UsedActivity>,
}

/// A practice activity in a contact.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct UsedActivity {
    /// Its id.
    pub id: String,
    /// What is done, in the words it was chosen in.
    pub text: String,
    /// One of the essential ones.
    pub is_essential: bool,
    /// It was used.
    pub used: bool,
    /// The list in use now no longer has it.
    pub is_former: bool,
}

/// An agency to choose.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AgencyName {
    /// The agency.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// The same contact in another region.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct JointContact {
    /// The contact there.
    pub id: Id,
    /// The region.
    pub region: Id,
    /// Its name.
    pub region_name: String,
}

/// Something about a contact that is worth a look. Nothing is refused for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContactNotice {
    /// What kind of thing.
    pub kind: NoticeKind,
    /// In a sentence.
    pub text: String,
    /// The other contact, where there is one.
    pub contact: Option<Id>,
}

/// What is worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Its day is before the relationship began.
    BeforeBeginning,
    /// Its day is still to come.
    StillToCome,
    /// A component has more minutes than the contact.
    MoreMinutes,
    /// Universal support carries no components.
    CarriesNone,
    /// It looks the same as another one.
    LooksTheSame,
    /// It was entered on a later day. That is normal.
    Late,
    /// Something new comes with it: an agency, a colleague.
    New,
}

/// A contact to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditContact {
    /// The day.
    pub on: Option<NaiveDate>,
    /// From.
    pub starts_at: Option<NaiveTime>,
    /// Until.
    pub ends_at: Option<NaiveTime>,
    /// What a visit is called.
    pub title: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// How.
    pub mode: Option<Mode>,
    /// Contact minutes.
    pub minutes: Option<u32>,
    /// Preparation and follow-up minutes.
    pub preparation_minutes: Option<u32>,
    /// Travel minutes.
    pub travel_minutes: Option<u32>,
    /// Planned, offered or asked for.
    pub initiative: Option<Initiative>,
    /// Capacity building or universal.
    pub support: Option<Support>,
    /// Who led.
    pub led_by: Option<Lead>,
    /// The CIT took part.
    pub with_cit: Option<bool>,
    /// The CLT took part.
    pub with_clt: Option<bool>,
    /// Who else, by role.
    pub with_others: Option<String>,
    /// How many people were in the room.
    pub people: Option<u32>,
    /// What it was to be about.
    pub planned_focus: Option<String>,
    /// What it was about.
    pub actual_focus: Option<String>,
    /// The agency it was with.
    pub agency: Option<Id>,
    /// The agency by name; one that the region does not have yet is added.
    pub agency_named: Option<String>,
    /// Why the practitioner works with that agency.
    pub agency_why: Option<String>,
    /// Which CIT member took part.
    pub cit_beside: Option<String>,
    /// When the CIT takes over with that agency.
    pub cit_takes_over_on: Option<NaiveDate>,
    /// Fields to empty, by name.
    #[serde(default)]
    pub clear: Vec<String>,
}

/// A practitioner of the support team.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PractitionerCard {
    /// The practitioner.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Their organization.
    pub organization: String,
    /// It is whoever holds this workbook.
    pub is_you: bool,
    /// A colleague wrote them down; they have no laptop of their own here yet.
    pub is_written_down: bool,
}

/// Two contacts that may be one.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TwinPair {
    /// The one that rather stays.
    pub one: TwinSide,
    /// The other one.
    pub other: TwinSide,
    /// Why they look alike.
    pub because: String,
}

/// One of two contacts that may be one.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TwinSide {
    /// The contact.
    pub card: ContactCard,
    /// The log it was taken from, by name.
    pub import_source: String,
}
