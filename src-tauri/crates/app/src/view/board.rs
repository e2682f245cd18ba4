//! The actions of a region, by what became of them.

use super::goal::ActionCard;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::ActionState;

/// The board: a column for each state.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ActionBoard {
    /// The region.
    pub region: Id,
    /// Open, carried over, done, dropped.
    pub columns: Vec<BoardColumn>,
    /// The goals that an action may serve: the active ones, and those that one serves.
    pub goals: Vec<GoalChoice>,
}

/// One column.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct BoardColumn {
    /// The state.
    pub state: ActionState,
    /// The same in words.
    pub name: String,
    /// What it takes to come here, in words; nothing where it takes nothing.
    pub takes: String,
    /// Its actions: what is to do by date, what is over latest first.
    pub cards: Vec<ActionCard>,
}

/// A goal to choose.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct GoalChoice {
    /// The goal.
    pub id: Id,
    /// What will be true.
    pub statement: String,
}
