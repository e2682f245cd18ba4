//! Regions.

use super::goal::{ActionCard, GoalCard};
use super::note::NoteCard;
use super::people::SeatCard;
use super::plan::PlanCard;
use super::visit::VisitCard;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{CapacityMeasure, Phase, Status, Tier};

/// A region in the list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct RegionCard {
    /// The region.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its counties, as written.
    pub counties: String,
    /// The lead implementing agency.
    pub lead_agency: String,
    /// The tier in force.
    pub tier: Tier,
    /// “month 31”, or nothing where no beginning is known.
    pub month: Option<u32>,
    /// The last visit that was held.
    pub last_visit: Option<NaiveDate>,
    /// The next one planned.
    pub next_visit: Option<NaiveDate>,
    /// Open actions.
    pub open_actions: u32,
}

/// A new region.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct NewRegion {
    /// What people call it. The only thing that is needed.
    pub name: String,
    /// Its counties.
    pub counties: String,
    /// The lead implementing agency.
    pub lead_agency: String,
    /// Start-up or continuing.
    pub phase: Option<Phase>,
    /// When the support relationship began.
    pub began_on: Option<NaiveDate>,
}

/// Facts of a region to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditRegion {
    /// What people call it.
    pub name: Option<String>,
    /// Its counties.
    pub counties: Option<String>,
    /// The lead implementing agency.
    pub lead_agency: Option<String>,
    /// Start-up or continuing.
    pub phase: Option<Phase>,
    /// When the support relationship began.
    pub began_on: Option<NaiveDate>,
    /// What the community wants for its families.
    pub community_goals: Option<String>,
    /// The multi-year local plan.
    pub strategic_plan: Option<String>,
    /// The years that plan covers.
    pub plan_horizon: Option<String>,
    /// What its capacity is assessed with.
    pub assessed_with: Option<CapacityMeasure>,
}

/// Everything about one region.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct RegionProfile {
    /// The region.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its counties.
    pub counties: String,
    /// The lead implementing agency.
    pub lead_agency: String,
    /// Start-up or continuing.
    pub phase: Option<Phase>,
    /// When the relationship began.
    pub began_on: Option<NaiveDate>,
    /// Month of the relationship.
    pub month: Option<u32>,
    /// What the community wants for its families.
    pub community_goals: String,
    /// The multi-year local plan.
    pub strategic_plan: String,
    /// The years that plan covers.
    pub plan_horizon: String,
    /// What its capacity is assessed with; none until somebody says it.
    pub assessed_with: Option<CapacityMeasure>,
    /// The tier in force, with its agreement.
    pub tier: TierCard,
    /// Agreements ahead and former ones, latest first.
    pub tiers_before: Vec<TierCard>,
    /// How in-person contact stands.
    pub in_person: Standing,
    /// “Held Oct 8”, “By Dec 31”.
    pub in_person_text: String,
    /// “2.0 of 3.0 FTE”.
    pub staffing: String,
    /// “vacant since Sep 8”, or nothing.
    pub vacancy: String,
    /// Five rows of three cells.
    pub map: Vec<MapRow>,
    /// Seats, by team.
    pub seats: Vec<SeatCard>,
    /// Seats that ended.
    pub seats_before: Vec<SeatCard>,
    /// Goals, active first.
    pub goals: Vec<GoalCard>,
    /// How many goals do well together on this tier.
    pub goals_that_fit: u32,
    /// Actions, open first.
    pub actions: Vec<ActionCard>,
    /// Visits, latest first.
    pub visits: Vec<VisitCard>,
    /// Contacts of the last two years, latest first; visits that were held are among
    /// them.
    pub contacts: Vec<super::contact::ContactCard>,
    /// Notes on the region as a whole, latest first.
    pub notes: Vec<NoteCard>,
    /// Plans, latest first.
    pub plans: Vec<PlanCard>,
    /// Questions wait: two answers were written to something at the same time.
    pub has_conflicts: bool,
}

/// What of a region is older than its profile shows.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct RegionEarlier {
    /// Contacts, latest first.
    pub contacts: Vec<super::contact::ContactCard>,
    /// Goals that were met, put aside or dropped.
    pub goals: Vec<GoalCard>,
}

/// One capacity domain on the map.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct MapRow {
    /// The domain.
    pub domain: CapacityDomain,
    /// Its name.
    pub name: String,
    /// “Working in installation and initial implementation”: one, two or three stages at
    /// once; nothing where none is named.
    pub working: String,
    /// Three cells, by stage.
    pub cells: Vec<MapCell>,
}

/// One cell of the map.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct MapCell {
    /// The stage.
    pub stage: CapacityStage,
    /// Its name.
    pub name: String,
    /// One mark per item, in place first; none for what was not discussed.
    pub marks: Vec<Option<Status>>,
    /// “6 in place, 3 partly”.
    pub text: String,
    /// The full tally in words, for a screen reader.
    pub tally: String,
    /// The region works in this stage now.
    pub is_working: bool,
    /// In focus this quarter.
    pub is_focus: bool,
}

/// A tier agreement.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TierCard {
    /// The agreement; none for plain universal support.
    pub id: Option<Id>,
    /// The tier.
    pub tier: Tier,
    /// Its name in words.
    pub name: String,
    /// Why.
    pub reasons: String,
    /// Who agreed.
    pub agreed_with: String,
    /// How often contact is wanted.
    pub rhythm: String,
    /// For brief support: the topics.
    pub topics: String,
    /// When it was agreed.
    pub agreed_on: Option<NaiveDate>,
    /// When it is looked at again.
    pub review_by: Option<NaiveDate>,
    /// For brief support: its expected end.
    pub ends_on: Option<NaiveDate>,
    /// How the review stands.
    pub review: Standing,
    /// Agreed for a day that is still to come.
    pub is_ahead: bool,
    /// The day on which the next agreement took over.
    pub until: Option<NaiveDate>,
}

/// A new tier agreement.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewTier {
    /// The region.
    pub region: Id,
    /// The tier.
    pub tier: Tier,
    /// Why.
    pub reasons: String,
    /// Who agreed.
    pub agreed_with: String,
    /// How often contact is wanted.
    pub rhythm: String,
    /// For brief support: the topics.
    pub topics: String,
    /// When; today where absent.
    pub agreed_on: Option<NaiveDate>,
    /// When it is looked at again; six months on where absent.
    pub review_by: Option<NaiveDate>,
    /// For brief support: its expected end.
    pub ends_on: Option<NaiveDate>,
}

/// A tier agreement to correct; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditTier {
    /// The tier.
    pub tier: Option<Tier>,
    /// Why.
    pub reasons: Option<String>,
    /// Who agreed.
    pub agreed_with: Option<String>,
    /// How often contact is wanted.
    pub rhythm: Option<String>,
    /// For brief support: the topics.
    pub topics: Option<String>,
    /// When it was agreed.
    pub agreed_on: Option<NaiveDate>,
    /// When it is looked at again.
    pub review_by: Option<NaiveDate>,
    /// For brief support: its expected end.
    pub ends_on: Option<NaiveDate>,
}

/// Whether a region works in a stage of a domain, and whether it is in focus.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct EditStage {
    /// The region.
    pub region: Id,
    /// The domain.
    pub domain: CapacityDomain,
    /// The stage.
    pub stage: CapacityStage,
    /// Works in it now.
    pub working: Option<bool>,
    /// In focus this quarter.
    pub focus: Option<bool>,
}
