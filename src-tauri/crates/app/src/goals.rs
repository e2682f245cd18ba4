//! Goals: few and sharp. One more than fits asks which gives way, and never blocks.

use crate::edit::{Maybe, after_last, in_order, in_region, needed, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::goal::{ActionCard, EditGoal, GoalCard, NewGoal};
use std::collections::BTreeMap;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::goal as g;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::words::{ActionState, GoalState};
use trellis_store::table::action::ActionRow;
use trellis_store::table::goal::GoalRow;

impl Trellis {
    /// Agrees a goal. Its domain follows from the item it came from.
    ///
    /// # Errors
    /// Where it says nothing, its date is past, or it cannot be written.
    pub fn add_goal(&mut self, new: &NewGoal) -> Result<Id, Error> {
        let statement = needed("The goal", &new.statement)?.to_owned();
        self.get_region(new.region)?;
        in_order(Some(self.today()), "today", new.by_on, "The goal's date")?;
        let domain = new
            .domain
            .or_else(|| self.domain_of_item(new.item.as_deref()));
        let pack = new.item.as_deref().and_then(|item| self.pack_of_item(item));
        let rows = GoalRow::of_region(self.reading(), new.region)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(new.region, &g::NOUN, id)
                    .set(g::region, new.region)
                    .set(g::statement, statement)
                    .maybe(g::domain, domain.map(CapacityDomain::code))
                    .set(g::measure, new.measure.as_str())
                    .set(g::baseline, new.baseline.as_str())
                    .set(g::target, new.target.as_str())
                    .maybe(g::by_on, new.by_on)
                    .set(g::serves, new.serves.as_str())
                    .maybe(g::pack, pack)
                    .maybe(g::item, new.item.as_deref())
                    .maybe(g::visit, new.visit)
                    .set(g::state, GoalState::Active)
                    .set(g::agreed_on, act.today)
                    .set(g::position, position),
            )?;
            Ok(id)
        })
    }

    /// Changes a goal.
    ///
    /// # Errors
    /// Where it is gone, would be empty, its dates are out of order, or it cannot be
    /// written.
    pub fn edit_goal(&mut self, id: Id, edit: &EditGoal) -> Result<(), Error> {
        let row = self.get_goal(id)?;
        let region = row.region.ok_or_else(|| Error::gone("goal"))?;
        if let Some(statement) = &edit.statement {
            needed("The goal", statement)?;
        }
        in_order(
            row.agreed_on,
            "the day it was agreed",
            edit.by_on,
            "The goal's date",
        )?;
        self.act(|act| {
            act.edit(
                in_region(region, &g::NOUN, id)
                    .maybe(g::statement, edit.statement.as_deref())
                    .maybe(g::domain, edit.domain.map(CapacityDomain::code))
                    .maybe(g::measure, edit.measure.as_deref())
                    .maybe(g::baseline, edit.baseline.as_deref())
                    .maybe(g::target, edit.target.as_deref())
                    .maybe(g::by_on, edit.by_on)
                    .maybe(g::serves, edit.serves.as_deref())
                    .maybe(g::state, edit.state)
                    .maybe(g::reason, edit.reason.as_deref()),
            )
        })
    }

    /// Deletes a goal and its actions. Undo brings them back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_goal(&mut self, id: Id) -> Result<(), Error> {
        let region = self
            .get_goal(id)?
            .region
            .ok_or_else(|| Error::gone("goal"))?;
        self.act(|act| act.delete(Scope::Region(region), &g::NOUN, id))
    }

    pub(crate) fn get_goal(&self, id: Id) -> Result<GoalRow, Error> {
        GoalRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("goal"))
    }

    /// The goals of a region with their actions, active ones first.
    pub(crate) fn goals_of(&self, region: Id) -> Result<Vec<GoalCard>, Error> {
        let name = self.region_name(Some(region))?;
        Ok(self.goals_in(
            region,
            &name,
            &ActionRow::of_region(self.reading(), region)?,
            GoalRow::of_region(self.reading(), region)?,
        ))
    }

    /// The same, where the region's name, its actions and its goals are at hand.
    pub(crate) fn goals_in(
        &self,
        region: Id,
        name: &str,
        actions: &[ActionRow],
        goals: Vec<GoalRow>,
    ) -> Vec<GoalCard> {
        let mut of_goal: BTreeMap<Id, Vec<ActionCard>> = BTreeMap::new();
        for action in actions {
            if let Some(goal) = action.goal {
                let card = self.action_card_in(action, name.to_owned());
                of_goal.entry(goal).or_default().push(card);
            }
        }
        let mut cards = Vec::new();
        for row in goals {
            let mut actions = of_goal.remove(&row.id).unwrap_or_default();
            actions.sort_by_key(|card| {
                !matches!(card.state, ActionState::Open | ActionState::CarriedOver)
            });
            let mut card = card(&row, region);
            card.hints = hints(&card, actions.is_empty());
            card.actions = actions;
            cards.push(card);
        }
        cards.sort_by_key(|card| card.state);
        cards
    }
}

fn card(row: &GoalRow, region: Id) -> GoalCard {
    let domain = row.domain.as_deref().and_then(CapacityDomain::from_code);
    GoalCard {
        id: row.id,
        region,
        domain,
        domain_name: domain.map_or_else(String::new, |domain| domain.name().to_owned()),
        statement: text(row.statement.as_ref()),
        measure: text(row.measure.as_ref()),
        baseline: text(row.baseline.as_ref()),
        target: text(row.target.as_ref()),
        by_on: row.by_on,
        serves: text(row.serves.as_ref()),
        item: row.item.clone(),
        state: row
            .state
            .as_deref()
            .and_then(GoalState::from_code)
            .unwrap_or(GoalState::Active),
        reason: text(row.reason.as_ref()),
        agreed_on: row.agreed_on,
        hints: Vec::new(),
        actions: Vec::new(),
    }
}

/// What would make a goal easier to keep: a measure, a date, a first step. Offered,
/// never required.
fn hints(goal: &GoalCard, has_no_actions: bool) -> Vec<String> {
    if goal.state != GoalState::Active {
        return Vec::new();
    }
    let mut hints = Vec::new();
    if goal.measure.is_empty() {
        hints.push("How will we see that we got there?".to_owned());
    }
    if goal.by_on.is_none() {
        hints.push("By when?".to_owned());
    }
    if has_no_actions {
        hints.push("What is the first step, and who takes it?".to_owned());
    }
    hints
}
