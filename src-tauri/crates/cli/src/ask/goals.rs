//! What can be asked about goals and actions.

use super::support::LeadWord;
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use trellis_domain::words::GoalState;

/// Verbs of goals.
#[derive(Debug, Subcommand)]
pub enum GoalVerb {
    /// List a region's goals, active ones first.
    List {
        /// The region.
        #[arg(long)]
        region: String,
    },
    /// Agree a goal.
    Add {
        /// The region.
        #[arg(long)]
        region: String,
        /// What will be true; the words of the item, where one is named.
        statement: Option<String>,
        /// The checklist item it comes from, such as LT-IN-02.
        #[arg(long)]
        item: Option<String>,
        /// The capacity domain: CC, LT, WD, QM or MN.
        #[arg(long)]
        domain: Option<String>,
        /// How we will see it.
        #[arg(long, default_value = "")]
        measure: String,
        /// Where it stands now.
        #[arg(long)]
        baseline: Option<String>,
        /// Where it should get to.
        #[arg(long, default_value = "")]
        target: String,
        /// By when; six months on where nothing is said.
        #[arg(long, value_name = "DATE")]
        by: Option<NaiveDate>,
        /// The community goal it serves.
        #[arg(long, default_value = "")]
        serves: String,
    },
    /// Change a goal.
    Edit {
        #[command(flatten)]
        which: WhichGoal,
        /// What will be true.
        #[arg(long)]
        statement: Option<String>,
        /// How we will see it.
        #[arg(long)]
        measure: Option<String>,
        /// Where it stands now.
        #[arg(long)]
        baseline: Option<String>,
        /// Where it should get to.
        #[arg(long)]
        target: Option<String>,
        /// By when.
        #[arg(long, value_name = "DATE")]
        by: Option<NaiveDate>,
        /// The community goal it serves.
        #[arg(long)]
        serves: Option<String>,
        /// What became of it.
        #[arg(long)]
        state: Option<GoalStateWord>,
        /// Why it was put aside or dropped.
        #[arg(long)]
        reason: Option<String>,
    },
    /// Add a milestone, or say that one is reached.
    Milestone {
        #[command(flatten)]
        which: WhichGoal,
        /// What will be true by then.
        what: String,
        /// By when; the first end of a quarter without one where nothing is said.
        #[arg(long, value_name = "DATE")]
        by: Option<NaiveDate>,
        /// The milestone that begins so is reached today.
        #[arg(long, conflicts_with = "by")]
        reached: bool,
    },
    /// Keep a value of a goal's measure, or see them all.
    Measure {
        #[command(flatten)]
        which: WhichGoal,
        #[command(flatten)]
        value: Measured,
    },
}

/// A goal of a region.
#[derive(Debug, Args)]
pub struct WhichGoal {
    /// The region.
    #[arg(long)]
    pub region: String,
    /// Its number in the list, its id, or the beginning of its words.
    pub goal: String,
}

/// A value of a measure.
#[derive(Debug, Args)]
pub struct Measured {
    /// The value, such as 12.5; all of them are shown where nothing is said.
    #[arg(allow_hyphen_values = true)]
    pub value: Option<String>,
    /// The day; today where nothing is said.
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    /// What happened on that day.
    #[arg(long, default_value = "")]
    pub remark: String,
}

/// What became of a goal, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum GoalStateWord {
    /// Being worked on.
    Active,
    /// Reached.
    Met,
    /// Put aside for later.
    Paused,
    /// Given up.
    Dropped,
}

impl From<GoalStateWord> for GoalState {
    fn from(word: GoalStateWord) -> Self {
        match word {
            GoalStateWord::Active => Self::Active,
            GoalStateWord::Met => Self::Met,
            GoalStateWord::Paused => Self::Paused,
            GoalStateWord::Dropped => Self::Dropped,
        }
    }
}

/// Verbs of actions.
#[derive(Debug, Subcommand)]
pub enum ActionVerb {
    /// List a region's open and carried-over actions, the first due first.
    List {
        /// The region.
        #[arg(long)]
        region: String,
        /// Those that are over, too.
        #[arg(long)]
        all: bool,
    },
    /// Show a region's actions by what became of them.
    Board {
        /// The region.
        #[arg(long)]
        region: String,
    },
    /// Agree an action.
    Add(NewAction),
    /// Carry an action over: why, and by when it will be done now.
    Carry {
        #[command(flatten)]
        which: WhichAction,
        /// What came in between.
        #[arg(long, default_value = "")]
        reason: String,
        /// The new day.
        #[arg(long, value_name = "DATE")]
        by: Option<NaiveDate>,
    },
    /// Say that an action is done.
    Done {
        #[command(flatten)]
        which: WhichAction,
    },
    /// Let an action go.
    Drop {
        #[command(flatten)]
        which: WhichAction,
        /// Why.
        #[arg(long, default_value = "")]
        reason: String,
    },
}

/// An action to agree.
#[derive(Debug, Args)]
pub struct NewAction {
    /// The region.
    #[arg(long)]
    pub region: String,
    /// What will be done.
    pub step: String,
    /// The goal it serves: its number in `goals list`, its id, or how it begins.
    #[arg(long)]
    pub goal: Option<String>,
    /// Who takes the step; a role is enough.
    #[arg(long)]
    pub who: Option<String>,
    /// By when.
    #[arg(long, value_name = "DATE")]
    pub by: Option<NaiveDate>,
    /// Resources in hand.
    #[arg(long)]
    pub in_hand: Option<String>,
    /// Resources needed.
    #[arg(long)]
    pub needed: Option<String>,
    /// What could get in the way.
    #[arg(long)]
    pub in_the_way: Option<String>,
    /// Who must know.
    #[arg(long)]
    pub must_know: Option<String>,
    /// Who leads it.
    #[arg(long)]
    pub led_by: Option<LeadWord>,
}

/// An action of a region.
#[derive(Debug, Args)]
pub struct WhichAction {
    /// The region.
    #[arg(long)]
    pub region: String,
    /// Its number in the list, its id, or the beginning of its words.
    pub action: String,
}
