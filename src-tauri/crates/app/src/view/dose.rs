//! How much support was given.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::dose::Tally;
use trellis_domain::dose::events::Attended;
use trellis_domain::id::Id;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DoseQuery {
    /// These regions; all of them where none is named.
    pub regions: Vec<Id>,
    /// The first day that counts.
    pub from: Option<NaiveDate>,
    /// The last day that counts.
    pub to: Option<NaiveDate>,
}

/// How much support was given, counted once for each region.
///
/// Months, quarters, tiers, modes, initiatives, kinds of support and regions each add
/// up to the total. Components, activities and domains overlap and add up to nothing.
/// Events for many regions at once are no contacts and stand beside them.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct DoseView {
    /// What was asked.
    pub query: DoseQuery,
    /// One paragraph for a funder.
    pub summary: String,
    /// Every contact with a day.
    pub total: Tally,
    /// Contacts without a day: counted here, and in nothing else on this page.
    pub without_day: Tally,
    /// By month of the relationship, those with contact.
    pub by_month: Vec<MonthDose>,
    /// By quarter, “Q4 2026”, those with contact.
    pub by_quarter: Vec<DoseLine>,
    /// By the tier in force on the day.
    pub by_tier: Vec<DoseLine>,
    /// By mode.
    pub by_mode: Vec<DoseLine>,
    /// By core practice component: contacts in which it was in use, and the minutes of
    /// the component, which may overlap with others.
    pub by_component: Vec<DoseLine>,
    /// By practice activity: contacts in which it was in use, and the minutes of those
    /// contacts. Several in one contact overlap.
    pub by_activity: Vec<ActivityDose>,
    /// By capacity domain: contacts that worked on it, and the minutes of those contacts.
    pub by_domain: Vec<DoseLine>,
    /// Planned, offered or asked for.
    pub by_initiative: Vec<DoseLine>,
    /// Capacity building or universal.
    pub by_support: Vec<DoseLine>,
    /// Every region that was asked about, by name.
    pub by_region: Vec<RegionDose>,
    /// Contact in person by quarter, against the minimum of one.
    pub in_person: Vec<InPersonDose>,
    /// Events for many regions at once.
    pub events: EventsDose,
}

/// One practice activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ActivityDose {
    /// Its component's code.
    pub component: String,
    /// Its component's name.
    pub component_name: String,
    /// Its id in the guide.
    pub id: String,
    /// What is done; the id where the guide no longer knows it.
    pub name: String,
    /// One of those that adherence looks at over an engagement.
    pub is_essential: bool,
    /// In how many contacts it was in use.
    pub contacts: u32,
    /// The minutes of those contacts.
    pub minutes: u32,
    /// How many of the contacts have no minutes.
    pub without_minutes: u32,
}

/// Events for many regions at once, each counted once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct EventsDose {
    /// Them in a sentence; empty where there were none.
    pub text: String,
    /// Events with a day, each once.
    pub total: Tally,
    /// Events without a day.
    pub without_day: Tally,
    /// By kind; “contacts” are events here.
    pub by_kind: Vec<DoseLine>,
    /// Taking part, all regions together.
    pub attended: Attended,
    /// Taking part, by region; those that did.
    pub by_region: Vec<RegionAttended>,
}

/// One region's part in events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RegionAttended {
    /// The region.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// In how many events, and with how many people.
    pub attended: Attended,
}

/// Support over time: for small pictures on one scale, each with its table.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct DoseTrend {
    /// “Q4 2026”, without a gap from the first to the last with contact.
    pub quarters: Vec<String>,
    /// All regions together, quarter by quarter.
    pub all: TrendLine,
    /// Each region quarter by quarter, by name.
    pub regions: Vec<TrendLine>,
    /// Each tier in force quarter by quarter, in the order of the tiers.
    pub tiers: Vec<TrendLine>,
    /// Each region month by month of its relationship; the first is month 1. What lies
    /// before its beginning is not among it.
    pub months: Vec<TrendLine>,
    /// The most minutes of one region in one quarter: one scale for all of them.
    pub most_in_quarter: u32,
    /// The most minutes of one tier in one quarter.
    pub most_of_tier: u32,
    /// The most minutes of one region in one month of its relationship.
    pub most_in_month: u32,
}

/// One line over time; the lists have an entry for each quarter or month.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TrendLine {
    /// The region, if it is one.
    pub id: Option<Id>,
    /// Whose line.
    pub name: String,
    /// What there is to see, in a sentence.
    pub text: String,
    /// Contacts.
    pub contacts: Vec<u32>,
    /// The minutes that were written down.
    pub minutes: Vec<u32>,
    /// Contacts in person, where quarters are told.
    pub in_person: Vec<u32>,
    /// How each quarter stands against the minimum of one in person, where that is told
    /// of one region.
    pub minimum: Vec<Minimum>,
}

/// How a quarter stands against the minimum of one contact in person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Minimum {
    /// Support did not ask for one.
    NotAsked,
    /// There was one.
    Met,
    /// There was none.
    NotMet,
    /// There is none yet, and the quarter is not over.
    StillToCome,
}

impl Minimum {
    /// What a person reads.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotAsked => "Not asked for",
            Self::Met => "Met",
            Self::NotMet => "Not met",
            Self::StillToCome => "Still to come",
        }
    }
}

/// One line of a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DoseLine {
    /// The code that the record keeps, such as `CPC1` or `in_person`; empty where
    /// nothing was written down.
    pub code: String,
    /// What a person reads.
    pub name: String,
    /// How many contacts.
    pub contacts: u32,
    /// The minutes that were written down.
    pub minutes: u32,
    /// How many of the contacts have no minutes.
    pub without_minutes: u32,
}

/// One month of the relationship.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MonthDose {
    /// 1 is the first; none before it began, or where nobody wrote down when it did.
    pub month: Option<u32>,
    /// How many contacts.
    pub contacts: u32,
    /// The minutes that were written down.
    pub minutes: u32,
    /// How many of the contacts have no minutes.
    pub without_minutes: u32,
}

/// One region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RegionDose {
    /// The region.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// How many contacts.
    pub contacts: u32,
    /// The minutes that were written down.
    pub minutes: u32,
    /// How many of the contacts have no minutes.
    pub without_minutes: u32,
}

/// Contact in person in one quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct InPersonDose {
    /// “Q4 2026”.
    pub quarter: String,
    /// It is not over yet.
    pub is_open: bool,
    /// Contacts in person, whether they were asked for or not.
    pub contacts: u32,
    /// Regions whose support asks for at least one.
    pub asked: u32,
    /// Those of them that had one.
    pub met: u32,
}
