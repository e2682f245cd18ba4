//! The implementation support plan.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;

/// A plan in a list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PlanCard {
    /// The plan.
    pub id: Id,
    /// Counts the region's plans.
    pub version: u32,
    /// “Quarter 4, 2026”.
    pub period: String,
    /// The meeting.
    pub meets_on: Option<NaiveDate>,
    /// When it was agreed; none is a draft.
    pub agreed_on: Option<NaiveDate>,
}

/// A plan to edit. Holds nothing but what a document for the region may print.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PlanView {
    /// The plan.
    pub id: Id,
    /// Its region.
    pub region: Id,
    /// The region's name.
    pub region_name: String,
    /// Its version.
    pub version: u32,
    /// “Version 3, draft”.
    pub state_text: String,
    /// When it was agreed; none is a draft.
    pub agreed_on: Option<NaiveDate>,
    /// “Version 2 agreed Aug 14, 2026”, or nothing.
    pub before: String,
    /// The quarter.
    pub period: String,
    /// The meeting.
    pub meets_on: Option<NaiveDate>,
    /// Who prepared it.
    pub prepared_by: String,
    /// Sections of prose, in the order of the page.
    pub prose: Vec<PlanProse>,
    /// One line for each domain.
    pub lines: Vec<PlanLine>,
    /// The goals that print.
    pub goals: Vec<super::goal::GoalCard>,
    /// Actions without a goal that print.
    pub loose_actions: Vec<super::goal::ActionCard>,
    /// Sections that can be left out.
    pub sections: Vec<PlanSection>,
    /// “3 notes stay out: 2 mine, 1 support team”.
    pub stays_out: String,
    /// How many pages it lays out to.
    pub pages: u32,
    /// Where it was last exported to, if it was.
    pub file_name: String,
}

/// A section that can be left out.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PlanSection {
    /// The field that says so, `with_goals` and so on.
    pub field: String,
    /// Its title on the page.
    pub title: String,
    /// It prints.
    pub included: bool,
}

/// Prose that the practitioner may write over the suggestion.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PlanProse {
    /// The field of the plan.
    pub field: String,
    /// Its title on the page.
    pub title: String,
    /// Where the suggestion came from.
    pub source: String,
    /// What the record suggests.
    pub suggested: String,
    /// What a person wrote; empty takes the suggestion.
    pub written: String,
}

/// What the plan says about one domain.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PlanLine {
    /// The line's record.
    pub id: Id,
    /// The domain.
    pub domain: CapacityDomain,
    /// Its name.
    pub name: String,
    /// “Installation and initial implementation”.
    pub stages: String,
    /// Three knots of the wire: works in it or not.
    pub knots: Vec<bool>,
    /// From the marks.
    pub strong_suggested: String,
    /// Written by hand; empty takes the suggestion.
    pub strong: String,
    /// From the marks.
    pub to_work_on_suggested: String,
    /// Written by hand; empty takes the suggestion.
    pub to_work_on: String,
}

/// Facts of a plan to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditPlan {
    /// The quarter.
    pub period: Option<String>,
    /// The meeting.
    pub meets_on: Option<NaiveDate>,
    /// Who prepared it.
    pub prepared_by: Option<String>,
    /// A section's field, and whether it prints.
    pub include: Option<(String, bool)>,
}

/// An exported plan.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Exported {
    /// Where it lies.
    pub path: String,
    /// How many pages.
    pub pages: u32,
    /// “Plan exported. Version 3, 3 pages, no private notes.”
    pub sentence: String,
}

/// What a paper turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Verified {
    /// It is an agreed plan of this workbook, and nothing of it was changed.
    pub is_as_agreed: bool,
    /// The plan it is of, if of one.
    pub plan: Option<Id>,
    /// Its code.
    pub code: String,
    /// All of it in a sentence.
    pub sentence: String,
}
