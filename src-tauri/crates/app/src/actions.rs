//! Actions: a step somebody takes.

use crate::board::needs_reason;
use crate::edit::{Maybe, in_region, needed, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::goal::{ActionCard, EditAction, NewAction};
use crate::words::day;
use chrono::NaiveDate;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::action as a;
use trellis_domain::rhythm::{self, Standing};
use trellis_domain::words::{ActionState, Lead};
use trellis_store::table::action::ActionRow;

impl Trellis {
    /// Agrees an action.
    ///
    /// # Errors
    /// Where it says nothing, its goal is gone, or it cannot be written.
    pub fn add_action(&mut self, new: &NewAction) -> Result<Id, Error> {
        let known = EditAction {
            goal: new.goal,
            step: Some(new.step.clone()),
            who: Some(new.who.clone()),
            by_on: new.by_on,
            ..EditAction::default()
        };
        self.agree_action(new.region, new.visit, &known)
    }

    /// Agrees an action with everything that is known of it.
    ///
    /// # Errors
    /// Where it says nothing, its goal or visit is gone, or it cannot be written.
    pub fn agree_action(
        &mut self,
        region: Id,
        visit: Option<Id>,
        new: &EditAction,
    ) -> Result<Id, Error> {
        let step = needed("The step", new.step.as_deref().unwrap_or_default())?.to_owned();
        self.get_region(region)?;
        self.goal_is_of(region, new.goal)?;
        let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let state = new.state.unwrap_or(ActionState::Open);
        let done_on = (state == ActionState::Done).then(|| self.today());
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(region, &a::NOUN, id)
                    .set(a::region, region)
                    .maybe(a::goal, new.goal)
                    .maybe(a::visit, visit)
                    .set(a::step, step)
                    .set(a::who, new.who.as_deref().unwrap_or_default())
                    .maybe(a::by_on, new.by_on)
                    .maybe(a::in_hand, said(&new.in_hand))
                    .maybe(a::needed, said(&new.needed))
                    .maybe(a::in_the_way, said(&new.in_the_way))
                    .maybe(a::must_know, said(&new.must_know))
                    .maybe(a::led_by, new.led_by)
                    .maybe(a::reason, said(&new.reason))
                    .maybe(a::done_on, done_on)
                    .set(a::state, state),
            )?;
            Ok(id)
        })
    }

    /// Changes an action. Carrying one over asks for a reason.
    ///
    /// # Errors
    /// Where it is gone, would be empty, is carried over without a reason, or cannot
    /// be written.
    pub fn edit_action(&mut self, id: Id, edit: &EditAction) -> Result<(), Error> {
        let row = self.get_action(id)?;
        let region = row.region.ok_or_else(|| Error::gone("action"))?;
        if let Some(step) = &edit.step {
            needed("The step", step)?;
        }
        let reason = edit
            .reason
            .as_deref()
            .or(row.reason.as_deref())
            .unwrap_or_default();
        if edit.state == Some(ActionState::CarriedOver) && reason.trim().is_empty() {
            return Err(needs_reason());
        }
        // What is not done any more was not done on a day.
        let done_on = edit.state.map(|state| {
            let is_done = state == ActionState::Done;
            is_done.then(|| row.done_on.unwrap_or_else(|| self.today()))
        });
        self.act(|act| {
            act.edit(
                in_region(region, &a::NOUN, id)
                    .maybe(a::goal, edit.goal)
                    .maybe(a::step, edit.step.as_deref())
                    .maybe(a::who, edit.who.as_deref())
                    .maybe(a::by_on, edit.by_on)
                    .maybe(a::in_hand, edit.in_hand.as_deref())
                    .maybe(a::needed, edit.needed.as_deref())
                    .maybe(a::in_the_way, edit.in_the_way.as_deref())
                    .maybe(a::must_know, edit.must_know.as_deref())
                    .maybe(a::state, edit.state)
                    .maybe(a::done_on, done_on)
                    .maybe(a::reason, edit.reason.as_deref())
                    .maybe(a::led_by, edit.led_by),
            )
        })
    }

    /// Deletes an action. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_action(&mut self, id: Id) -> Result<(), Error> {
        let region = self
            .get_action(id)?
            .region
            .ok_or_else(|| Error::gone("action"))?;
        self.act(|act| act.delete(Scope::Region(region), &a::NOUN, id))
    }

    fn get_action(&self, id: Id) -> Result<ActionRow, Error> {
        ActionRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("action"))
    }

    pub(crate) fn action_card(&self, row: &ActionRow) -> Result<ActionCard, Error> {
        Ok(self.action_card_in(row, self.region_name(row.region)?))
    }

    /// The same, where the region's name is at hand.
    pub(crate) fn action_card_in(&self, row: &ActionRow, region_name: String) -> ActionCard {
        let today = self.today();
        let state = row
            .state
            .as_deref()
            .and_then(ActionState::from_code)
            .unwrap_or(ActionState::Open);
        let is_open = matches!(state, ActionState::Open | ActionState::CarriedOver);
        let standing = match row.by_on {
            _ if !is_open => Standing::Done,
            Some(by) => rhythm::by(by, today),
            None => Standing::ComingUp,
        };
        ActionCard {
            id: row.id,
            region: row.region.unwrap_or(row.id),
            region_name,
            goal: row.goal,
            step: text(row.step.as_ref()),
            who: text(row.who.as_ref()),
            by_on: row.by_on,
            due_text: due_text(row.by_on, is_open, today),
            standing,
            in_hand: text(row.in_hand.as_ref()),
            needed: text(row.needed.as_ref()),
            in_the_way: text(row.in_the_way.as_ref()),
            must_know: text(row.must_know.as_ref()),
            state,
            reason: text(row.reason.as_ref()),
            done_on: row.done_on.filter(|_| state == ActionState::Done),
            led_by: row.led_by.as_deref().and_then(Lead::from_code),
        }
    }
}

fn due_text(by: Option<NaiveDate>, is_open: bool, today: NaiveDate) -> String {
    match by {
        Some(by) if is_open && by == today => "due today".to_owned(),
        Some(by) if is_open && by < today => format!("was due {}", day(by, today)),
        Some(by) => format!("by {}", day(by, today)),
        None => String::new(),
    }
}
