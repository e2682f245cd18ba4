//! What a quarter's support came to, for whoever pays for it.
//!
//! Counts and nothing else: no word that somebody wrote down is in here, so that it may
//! be read outside the support team.

use super::dose::{ActivityDose, DoseLine, InPersonDose, Minimum};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::dose::Tally;
use trellis_domain::id::Id;
use trellis_domain::words::Tier;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuarterQuery {
    /// These regions; all of them where none is named.
    pub regions: Vec<Id>,
    /// “2026Q3”; the one that is running where none is named.
    pub quarter: Option<String>,
    /// A number of people below this is said as “fewer than”; as it was last set where
    /// none is named.
    pub least_people: Option<u32>,
}

/// A quarter in numbers.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct QuarterSummary {
    /// “2026Q3”.
    pub code: String,
    /// “Quarter 3, 2026”.
    pub name: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// It is not over yet.
    pub is_open: bool,
    /// The quarter before.
    pub before: String,
    /// The quarter after; none for the one that is running.
    pub after: Option<String>,
    /// All of it in a plain paragraph.
    pub paragraph: String,
    /// Contacts and minutes.
    pub total: Tally,
    /// The same in the quarter before.
    pub total_before: Tally,
    /// Contacts in person against the minimum.
    pub in_person: InPersonDose,
    /// Regions that were there to be supported.
    pub regions_in_all: u32,
    /// Those of them with a contact.
    pub regions_reached: u32,
    /// Each region, by name.
    pub by_region: Vec<QuarterRegion>,
    /// By the tier in force on the day.
    pub by_tier: Vec<DoseLine>,
    /// By mode.
    pub by_mode: Vec<DoseLine>,
    /// By capacity domain; a contact may touch several.
    pub by_domain: Vec<DoseLine>,
    /// By core practice component; minutes may overlap.
    pub by_component: Vec<DoseLine>,
    /// By practice activity; several in one contact overlap.
    pub by_activity: Vec<ActivityDose>,
    /// Events for many regions at once, each counted once.
    pub events: Tally,
    /// The same by kind; “contacts” are events here.
    pub events_by_kind: Vec<DoseLine>,
    /// Regions that took part in an event.
    pub regions_at_events: u32,
    /// The people at events, or that they are few.
    pub people_text: String,
    /// Capacity assessments that were held.
    pub assessments: u32,
    /// Goals that were agreed.
    pub goals_agreed: u32,
    /// Goals that were reached.
    pub goals_reached: u32,
    /// What changed, a sentence each.
    pub changes: Vec<String>,
    /// A number of people below this is not told apart.
    pub least_people: u32,
}

/// One region in a quarter.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct QuarterRegion {
    /// The region.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The tier in force on the quarter's last day, or today.
    pub tier: Tier,
    /// The tier's name.
    pub tier_name: String,
    /// Contacts and minutes.
    pub tally: Tally,
    /// Contacts in person.
    pub in_person: u32,
    /// How it stands against the minimum of one in person.
    pub minimum: Minimum,
    /// The same in words.
    pub minimum_text: String,
    /// Events it took part in.
    pub events: u32,
    /// Its people there, or that they are few.
    pub people_text: String,
    /// Capacity assessments that were held.
    pub assessments: u32,
    /// Goals that were agreed.
    pub goals_agreed: u32,
    /// Goals that were reached.
    pub goals_reached: u32,
}
