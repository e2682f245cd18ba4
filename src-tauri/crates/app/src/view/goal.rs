//! Goals and actions.

use super::board::GoalChoice;
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
    /// The assessment it came from.
    pub assessment: Option<Id>,
    /// “Checklist: Every key task has a backup”, “Assessment of Nov 2: …”; nothing where
    /// it came from no item.
    pub came_from: String,
    /// What became of it.
    pub state: GoalState,
    /// Why it was put aside or dropped.
    pub reason: String,
    /// When it was agreed.
    pub agreed_on: Option<NaiveDate>,
    /// Questions that may help; never a block.
    pub hints: Vec<GoalHint>,
    /// Where it should be on the way, by date.
    pub milestones: Vec<MilestoneCard>,
    /// Ends of quarters within its time that no milestone has yet.
    pub milestone_days: Vec<NaiveDate>,
    /// Its actions, open first.
    pub actions: Vec<ActionCard>,
}

/// A question that may help a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct GoalHint {
    /// “Complete”, “Clear” or “Current”.
    pub test: String,
    /// The question.
    pub ask: String,
}

/// Where a goal should be by the end of a quarter.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct MilestoneCard {
    /// The milestone.
    pub id: Id,
    /// What will be true by then.
    pub what: String,
    /// By when.
    pub by_on: Option<NaiveDate>,
    /// “by Dec 31”, “was due Nov 1”, “reached Nov 2”, or nothing.
    pub by_text: String,
    /// How its day stands.
    pub standing: Standing,
    /// When it was reached.
    pub reached_on: Option<NaiveDate>,
}

/// A milestone to add or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditMilestone {
    /// What will be true by then.
    pub what: Option<String>,
    /// By when; the first end of a quarter that has none, where it is added and this is
    /// absent.
    pub by_on: Option<NaiveDate>,
}

/// From what a goal is to be made.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AskGoal {
    /// The region.
    pub region: Id,
    /// The checklist item or the item or index of an assessment.
    #[serde(default)]
    pub item: Option<String>,
    /// The assessment, where it comes from one.
    #[serde(default)]
    pub assessment: Option<Id>,
    /// The date somebody thinks of; six months on where absent.
    #[serde(default)]
    pub by_on: Option<NaiveDate>,
}

/// What a new goal begins with. Everything in it is a proposal.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct GoalOffer {
    /// What will be true: the item's own words.
    pub statement: String,
    /// The capacity domain of the item.
    pub domain: Option<CapacityDomain>,
    /// Where the team stands with it now.
    pub baseline: String,
    /// The date: six months on, or the one that was asked about.
    pub by_on: NaiveDate,
    /// Ends of quarters until then.
    pub milestones: Vec<NaiveDate>,
    /// The community goals that it may serve, as the region wrote them.
    pub serves: Vec<String>,
    /// What it comes from, in words.
    pub came_from: String,
    /// How many goals do well together, and, where one more is too many, which gives way.
    pub nudge: String,
    /// One more asks which gives way; it never blocks.
    pub is_full: bool,
    /// The goals that are active, of which one may give way.
    pub active: Vec<GoalChoice>,
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
    /// The item it came from: of a checklist, of one's own, or of the assessment.
    pub item: Option<String>,
    /// The assessment it came from.
    #[serde(default)]
    pub assessment: Option<Id>,
    /// Milestones that are agreed with it; those that say nothing are left out.
    #[serde(default)]
    pub milestones: Vec<EditMilestone>,
    /// The visit it is agreed in.
    pub visit: Option<Id>,
}

impl NewGoal {
    /// A goal of which no more is known than the region and what will be true.
    pub fn new(region: Id, statement: impl Into<String>) -> Self {
        Self {
            region,
            statement: statement.into(),
            domain: None,
            measure: String::new(),
            baseline: String::new(),
            target: String::new(),
            by_on: None,
            serves: String::new(),
            item: None,
            assessment: None,
            milestones: Vec::new(),
            visit: None,
        }
    }
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
    /// When it was finished.
    pub done_on: Option<NaiveDate>,
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

/// An action to change, or to agree with everything that is known; what is absent stays.
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
