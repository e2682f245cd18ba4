//! Goals and actions.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{ActionState, GoalState, Lead};

/// One goal.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct GoalCard {
    /// The goal.
    pub id: Id,
    /// The region.
    pub region: Id,
    /// The capacity domain.
    pub domain: Option<CapacityDomain>,
    /// That domain's name.
    pub domain_name: String,
    /// What will be true.
    pub statement: String,
    /// How we will see it.
    pub measure: String,
    /// Where it stands now.
    pub baseline: String,
    /// Where it should get to.
    pub target: String,
    /// By when.
    pub by_on: Option<NaiveDate>,
    /// The community goal it serves.
    pub serves: String,
    /// The item it came from.
    pub item: Option<String>,
    /// What became of it.
    pub state: GoalState,
    /// Why it was put aside or dropped.
    pub reason: String,
    /// When it was agreed.
    pub agreed_on: Option<NaiveDate>,
    /// Hints that may help; never a block.
    pub hints: Vec<String>,
    /// Its actions, open first.
    pub actions: Vec<ActionCard>,
}

/// A goal to add.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewGoal {
    /// The region.
    pub region: Id,
    /// What will be true.
    pub statement: String,
    /// The capacity domain.
    pub domain: Option<CapacityDomain>,
    /// How we will see it.
    pub measure: String,
    /// Where it stands now.
    pub baseline: String,
    /// Where it should get to.
    pub target: String,
    /// By when.
    pub by_on: Option<NaiveDate>,
    /// The community goal it serves.
    pub serves: String,
    /// The item it came from.
    pub item: Option<String>,
    /// The visit it is agreed in.
    pub visit: Option<Id>,
}

/// A goal to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditGoal {
    /// What will be true.
    pub statement: Option<String>,
    /// The capacity domain.
    pub domain: Option<CapacityDomain>,
    /// How we will see it.
    pub measure: Option<String>,
    /// Where it stands now.
    pub baseline: Option<String>,
    /// Where it should get to.
    pub target: Option<String>,
    /// By when.
    pub by_on: Option<NaiveDate>,
    /// The community goal it serves.
    pub serves: Option<String>,
    /// What became of it.
    pub state: Option<GoalState>,
    /// Why it was put aside or dropped.
    pub reason: Option<String>,
}

/// One action.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ActionCard {
    /// The action.
    pub id: Id,
    /// The region.
    pub region: Id,
    /// That region's name.
    pub region_name: String,
    /// The goal it serves.
    pub goal: Option<Id>,
    /// What will be done.
    pub step: String,
    /// Who, as it prints.
    pub who: String,
    /// By when.
    pub by_on: Option<NaiveDate>,
    /// “by Nov 24”, “due today”, “was due Nov 1”, or nothing.
    pub due_text: String,
    /// How its date stands.
    pub standing: Standing,
    /// Resources in hand.
    pub in_hand: String,
    /// Resources needed.
    pub needed: String,
    /// What could get in the way.
    pub in_the_way: String,
    /// Who must know.
    pub must_know: String,
    /// What became of it.
    pub state: ActionState,
    /// Why it was carried over or dropped.
    pub reason: String,
    /// Who leads it.
    pub led_by: Option<Lead>,
}

/// An action to add.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewAction {
    /// The region.
    pub region: Id,
    /// The goal it serves.
    pub goal: Option<Id>,
    /// The visit it is agreed in.
    pub visit: Option<Id>,
    /// What will be done.
    pub step: String,
    /// Who, as it prints.
    pub who: String,
    /// By when.
    pub by_on: Option<NaiveDate>,
}

/// An action to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditAction {
    /// The goal it serves.
    pub goal: Option<Id>,
    /// What will be done.
    pub step: Option<String>,
    /// Who, as it prints.
    pub who: Option<String>,
    /// By when.
    pub by_on: Option<NaiveDate>,
    /// Resources in hand.
    pub in_hand: Option<String>,
    /// Resources needed.
    pub needed: Option<String>,
    /// What could get in the way.
    pub in_the_way: Option<String>,
    /// Who must know.
    pub must_know: Option<String>,
    /// What became of it.
    pub state: Option<ActionState>,
    /// Why it was carried over or dropped.
    pub reason: Option<String>,
    /// Who leads it.
    pub led_by: Option<Lead>,
}
