//! The board: actions of a region by what became of them, and moving one on.

use crate::error::Error;
use crate::goals::is_active;
use crate::regions::recent;
use crate::trellis::Trellis;
use crate::view::board::{ActionBoard, BoardColumn, GoalChoice};
use crate::view::goal::{ActionCard, EditAction};
use std::cmp::Reverse;
use trellis_domain::id::Id;
use trellis_domain::words::ActionState;
use trellis_store::table::action::ActionRow;
use trellis_store::table::goal::GoalRow;

/// The columns, in the order a step goes through them.
const COLUMNS: [ActionState; 4] = [
    ActionState::Open,
    ActionState::CarriedOver,
    ActionState::Done,
    ActionState::Dropped,
];

impl Trellis {
    /// The actions of a region in four columns: all that is to do, and what was over in
    /// the last two years.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn action_board(&self, region: Id) -> Result<ActionBoard, Error> {
        let name = self.get_region(region)?.name.unwrap_or_default();
        let since = recent(self.today());
        let cards: Vec<ActionCard> = ActionRow::of_region_since(self.reading(), region, since)?
            .iter()
            .map(|row| self.action_card_in(row, name.clone()))
            .collect();
        let goals = GoalRow::of_region(self.reading(), region)?;
        let serves = |goal: &GoalRow| cards.iter().any(|card| card.goal == Some(goal.id));
        let goals = goals
            .iter()
            .filter(|goal| is_active(goal) || serves(goal))
            .map(|goal| GoalChoice {
                id: goal.id,
                statement: goal.statement.clone().unwrap_or_default(),
            })
            .collect();
        let columns = COLUMNS
            .iter()
            .map(|state| BoardColumn {
                state: *state,
                name: state.word().to_owned(),
                takes: takes(*state).to_owned(),
                cards: in_column(*state, &cards),
            })
            .collect();
        Ok(ActionBoard {
            region,
            columns,
            goals,
        })
    }

    /// Carries an action over: why, and by when it will be done now.
    ///
    /// # Errors
    /// Where it is gone, there is no reason or no new day, the day is over, or it cannot
    /// be written.
    pub fn carry_action(
        &mut self,
        id: Id,
        reason: &str,
        by_on: Option<chrono::NaiveDate>,
    ) -> Result<(), Error> {
        if reason.trim().is_empty() {
            return Err(needs_reason());
        }
        let by_on = by_on.ok_or_else(|| {
            Error::new(
                "An action that is carried over needs a new day",
                "Write by when it will be done now.",
            )
        })?;
        crate::edit::in_order(Some(self.today()), "today", Some(by_on), "The new day")?;
        self.edit_action(
            id,
            &EditAction {
                state: Some(ActionState::CarriedOver),
                reason: Some(reason.trim().to_owned()),
                by_on: Some(by_on),
                ..EditAction::default()
            },
        )
    }

    /// Moves an action to another column. One that is carried over goes by
    /// [`Trellis::carry_action`].
    ///
    /// # Errors
    /// Where it is gone, is to be carried over without its reason, or cannot be written.
    pub fn move_action(&mut self, id: Id, to: ActionState, reason: &str) -> Result<(), Error> {
        let reason = reason.trim();
        self.edit_action(
            id,
            &EditAction {
                state: Some(to),
                reason: (!reason.is_empty()).then(|| reason.to_owned()),
                ..EditAction::default()
            },
        )
    }
}

/// The sentence for a step that is carried over without a word.
pub(crate) fn needs_reason() -> Error {
    Error::new(
        "An action that is carried over needs a reason",
        "Write in a few words what came in between.",
    )
}

const fn takes(state: ActionState) -> &'static str {
    match state {
        ActionState::CarriedOver => "Asks what came in between, and for a new day",
        ActionState::Dropped => "Asks why, if you like",
        ActionState::Open | ActionState::Done => "",
    }
}

fn in_column(state: ActionState, cards: &[ActionCard]) -> Vec<ActionCard> {
    let mut column: Vec<ActionCard> = cards
        .iter()
        .filter(|card| card.state == state)
        .cloned()
        .collect();
    if matches!(state, ActionState::Done | ActionState::Dropped) {
        column.sort_by_key(|card| Reverse(card.done_on.or(card.by_on)));
    }
    column
}
