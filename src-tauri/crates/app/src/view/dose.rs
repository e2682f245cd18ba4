//! How much support was given.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::dose::Tally;
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
/// up to the total. Components and domains overlap and add up to nothing.
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
    /// By capacity domain: visits that worked on it, and the minutes of those visits.
    pub by_domain: Vec<DoseLine>,
    /// Planned, offered or asked for.
    pub by_initiative: Vec<DoseLine>,
    /// Capacity building or universal.
    pub by_support: Vec<DoseLine>,
    /// Every region that was asked about, by name.
    pub by_region: Vec<RegionDose>,
    /// Contact in person by quarter, against the minimum of one.
    pub in_person: Vec<InPersonDose>,
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
