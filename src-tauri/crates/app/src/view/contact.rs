//! Contacts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::{Form, Initiative, Lead, Mode, Support};

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
    /// Preparation and follow-up minutes.
    pub preparation_minutes: Option<u32>,
    /// Travel minutes.
    pub travel_minutes: Option<u32>,
    /// Minutes by core practice component; capacity building only.
    pub components: Vec<ComponentUse>,
    /// What was agreed: each becomes an action of the region.
    pub agreed: Vec<String>,
    /// Who led.
    #[serde(default)]
    pub led_by: Option<Lead>,
    /// The service agency it was with, by name; one that the region does not have yet is
    /// added.
    #[serde(default)]
    pub agency: String,
    /// Further practitioners who were there, by name; one who is not known yet is
    /// written down as a colleague.
    #[serde(default)]
    pub practitioners: Vec<String>,
    /// Further regions that took part.
    #[serde(default)]
    pub also_in: Vec<Id>,
}

impl NewContact {
    /// A contact of which no more is known than the region, how, and what it was about.
    pub fn new(region: Id, mode: Mode, about: impl Into<String>) -> Self {
        Self {
            region,
            mode,
            on: None,
            minutes: None,
            about: about.into(),
            initiative: None,
            support: None,
            with_cit: false,
            with_clt: false,
            with_others: String::new(),
            preparation_minutes: None,
            travel_minutes: None,
            components: Vec::new(),
            agreed: Vec::new(),
            led_by: None,
            agency: String::new(),
            practitioners: Vec::new(),
            also_in: Vec::new(),
        }
    }

    /// Further regions that took part, each once.
    pub(crate) fn further_regions(&self) -> Vec<Id> {
        let mut regions: Vec<Id> = Vec::new();
        for region in &self.also_in {
            if *region != self.region && !regions.contains(region) {
                regions.push(*region);
            }
        }
        regions
    }
}

/// Minutes of one component in a contact; they may overlap with others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ComponentUse {
    /// The component's code, “CPC1”.
    pub component: String,
    /// Minutes in use.
    pub minutes: u32,
}

/// A contact as it was read from one line, for a form to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContactLineView {
    /// How; none where the line does not say.
    pub mode: Option<Mode>,
    /// The day; none where the line names none.
    pub on: Option<NaiveDate>,
    /// Contact minutes.
    pub minutes: Option<u32>,
    /// Preparation and follow-up minutes.
    pub preparation_minutes: Option<u32>,
    /// Travel minutes.
    pub travel_minutes: Option<u32>,
    /// The CIT took part.
    pub with_cit: bool,
    /// The CLT took part.
    pub with_clt: bool,
    /// Who else, by role.
    pub with_others: String,
    /// Further practitioners who were there, by name as typed.
    pub practitioners: Vec<String>,
    /// Who led.
    pub led_by: Option<Lead>,
    /// The service agency it was with, by name as typed.
    pub agency: String,
    /// Planned, offered or asked for.
    pub initiative: Option<Initiative>,
    /// Capacity building or universal.
    pub support: Option<Support>,
    /// Minutes by core practice component.
    pub components: Vec<ComponentUse>,
    /// What it was about, and every word that was not understood.
    pub about: String,
    /// What was agreed.
    pub agreed: Vec<String>,
    /// What is worth a look before it is saved, in sentences.
    pub notices: Vec<String>,
}

impl ContactLineView {
    /// The contact to log; none where the line does not say how it took place.
    pub fn for_region(self, region: Id) -> Option<NewContact> {
        Some(NewContact {
            region,
            mode: self.mode?,
            on: self.on,
            minutes: self.minutes,
            about: self.about,
            initiative: self.initiative,
            support: self.support,
            with_cit: self.with_cit,
            with_clt: self.with_clt,
            with_others: self.with_others,
            preparation_minutes: self.preparation_minutes,
            travel_minutes: self.travel_minutes,
            components: self.components,
            agreed: self.agreed,
            led_by: self.led_by,
            agency: self.agency,
            practitioners: self.practitioners,
            also_in: Vec::new(),
        })
    }
}
