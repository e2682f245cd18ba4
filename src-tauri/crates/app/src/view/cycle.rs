//! Improvement cycles: plan, do, study, act.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::{CycleNext, CycleStep};

/// One improvement cycle.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct CycleCard {
    /// The cycle.
    pub id: Id,
    /// The region.
    pub region: Id,
    /// The goal it serves.
    pub goal: Option<Id>,
    /// That goal's statement.
    pub goal_statement: String,
    /// The cycle it goes on from.
    pub follows: Option<Id>,
    /// The cycle that goes on from it.
    pub followed_by: Option<Id>,
    /// Which one it is of those that follow each other: 1 for the first.
    pub round: u32,
    /// What the team wants to find out.
    pub question: String,
    /// What it thinks will happen.
    pub prediction: String,
    /// Who tries it.
    pub who: String,
    /// Where.
    pub place: String,
    /// From.
    pub from_on: Option<NaiveDate>,
    /// Until.
    pub until_on: Option<NaiveDate>,
    /// “Nov 2 to Dec 4”, “from Nov 2”, or nothing.
    pub days_text: String,
    /// What is noted or counted meanwhile, and by whom.
    pub gathers: String,
    /// What is measured, with its unit.
    pub measure: String,
    /// What was seen.
    pub saw: String,
    /// How that compares with the prediction.
    pub compared: String,
    /// What comes next.
    pub next: Option<CycleNext>,
    /// Why, and what comes next.
    pub next_why: String,
    /// When the team decided.
    pub ended_on: Option<NaiveDate>,
    /// The step it is in, by what is filled in.
    pub step: CycleStep,
    /// The same in words.
    pub step_name: String,
    /// What to fill in next, as a question; nothing where all of it is said.
    pub ask: String,
    /// Its last day has passed, and nobody wrote what was seen.
    pub is_overdue: bool,
    /// It was decided so that another cycle is offered, and none goes on from it yet.
    pub offers_next: bool,
}

/// A cycle to start or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditCycle {
    /// The goal it serves.
    pub goal: Option<Id>,
    /// The visit it was agreed in; taken up when it is started, not later.
    pub visit: Option<Id>,
    /// What the team wants to find out.
    pub question: Option<String>,
    /// What it thinks will happen.
    pub prediction: Option<String>,
    /// Who tries it.
    pub who: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// From.
    pub from_on: Option<NaiveDate>,
    /// Until.
    pub until_on: Option<NaiveDate>,
    /// What is noted or counted meanwhile, and by whom.
    pub gathers: Option<String>,
    /// What is measured, with its unit.
    pub measure: Option<String>,
    /// What was seen.
    pub saw: Option<String>,
    /// How that compares with the prediction.
    pub compared: Option<String>,
}
