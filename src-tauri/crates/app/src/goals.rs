//! Goals: few and sharp. One more than fits asks which gives way, and never blocks.

mod origin;

use crate::edit::{Maybe, after_last, in_order, in_region, needed, text};
use crate::error::Error;
use crate::milestones::{free_days, within};
use crate::trellis::Trellis;
use crate::view::board::GoalChoice;
use crate::view::goal::{ActionCard, AskGoal, EditGoal, GoalCard, GoalHint, GoalOffer, NewGoal};
use crate::words::{capitalized, small_number};
use chrono::{DateTime, NaiveDate};
use std::collections::BTreeMap;
use trellis_domain::change::Scope;
use trellis_domain::goal_quality::{self, Facts};
use trellis_domain::horizon::{proposed_end, quarter_ends};
use trellis_domain::id::Id;
use trellis_domain::noun::{goal as g, milestone as m};
use trellis_domain::order;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::rhythm::goals_that_fit;
use trellis_domain::words::{ActionState, GoalState};
use trellis_store::table::action::ActionRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::measurement::MeasurementRow;
use trellis_store::table::milestone::MilestoneRow;

impl Trellis {
    /// Agrees a goal, with its milestones. Its domain follows from the item it came from.
    ///
    /// # Errors
    /// Where it says nothing, its date is past, a milestone lies outside its time, the
    /// assessment is of another region or gone, or it cannot be written.
    pub fn add_goal(&mut self, new: &NewGoal) -> Result<Id, Error> {
        let statement = needed("The goal", &new.statement)?.to_owned();
        self.get_region(new.region)?;
        in_order(Some(self.today()), "today", new.by_on, "The goal's date")?;
        let origin = self.origin(new.region, new.item.as_deref(), new.assessment)?;
        let domain = new.domain.or(origin.domain);
        let today = self.today();
        let milestones = new.milestones.iter().filter_map(|milestone| {
            let what = milestone.what.as_deref().map(str::trim)?;
            (!what.is_empty()).then(|| (what.to_owned(), milestone.by_on))
        });
        let milestones: Vec<(String, Option<NaiveDate>)> = milestones.collect();
        for (_, by_on) in &milestones {
            within(Some(today), new.by_on, *by_on)?;
        }
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
                    .maybe(g::pack, origin.pack)
                    .maybe(g::item, new.item.as_deref())
                    .maybe(g::assessment, new.assessment)
                    .maybe(g::visit, new.visit)
                    .set(g::state, GoalState::Active)
                    .set(g::agreed_on, act.today)
                    .set(g::position, position),
            )?;
            let mut place = None;
            for (what, by_on) in milestones {
                let milestone = act.fresh_id();
                let position = order::between(place.as_deref(), None);
                act.edit(
                    in_region(new.region, &m::NOUN, milestone)
                        .set(m::region, new.region)
                        .set(m::goal, id)
                        .set(m::what, what)
                        .maybe(m::by_on, by_on)
                        .set(m::position, position.as_str()),
                )?;
                place = Some(position);
            }
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

    /// What a new goal begins with: the words of the item it comes from, where the team
    /// stands with it, six months, the quarters until then, and what it may serve.
    ///
    /// # Errors
    /// Where the region or the assessment is gone, or the workbook cannot be read.
    pub fn goal_offer(&self, ask: &AskGoal) -> Result<GoalOffer, Error> {
        let region = self.get_region(ask.region)?;
        let origin = self.origin(ask.region, ask.item.as_deref(), ask.assessment)?;
        let today = self.today();
        let by_on = ask.by_on.unwrap_or_else(|| proposed_end(today));
        let fit = goals_that_fit(self.tiers(ask.region)?.0.tier);
        let goals = GoalRow::of_region(self.reading(), ask.region)?;
        let active: Vec<GoalChoice> = goals
            .iter()
            .filter(|row| is_active(row))
            .map(|row| GoalChoice {
                id: row.id,
                statement: text(row.statement.as_ref()),
            })
            .collect();
        Ok(GoalOffer {
            statement: origin.text,
            domain: origin.domain,
            baseline: origin.stands,
            by_on,
            milestones: quarter_ends(today, by_on),
            serves: community_goals(region.community_goals.as_deref().unwrap_or_default()),
            came_from: origin.words,
            nudge: nudge(active.len(), fit),
            is_full: active.len() >= fit,
            active,
        })
    }

    /// The goals of a region with their actions and milestones, active ones first.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn goals(&self, region: Id) -> Result<Vec<GoalCard>, Error> {
        self.get_region(region)?;
        self.goals_of(region)
    }

    /// The same, for a region that is there.
    pub(crate) fn goals_of(&self, region: Id) -> Result<Vec<GoalCard>, Error> {
        let name = self.region_name(Some(region))?;
        self.goals_in(
            region,
            &name,
            &ActionRow::of_region(self.reading(), region)?,
            GoalRow::of_region(self.reading(), region)?,
        )
    }

    /// The same, where the region's name, its actions and its goals are at hand.
    pub(crate) fn goals_in(
        &self,
        region: Id,
        name: &str,
        actions: &[ActionRow],
        goals: Vec<GoalRow>,
    ) -> Result<Vec<GoalCard>, Error> {
        let mut of_goal: BTreeMap<Id, Vec<&ActionRow>> = BTreeMap::new();
        for action in actions {
            if let Some(goal) = action.goal {
                of_goal.entry(goal).or_default().push(action);
            }
        }
        let mut cards = Vec::new();
        for row in goals {
            let taken = of_goal.remove(&row.id).unwrap_or_default();
            cards.push(self.goal_card(&row, region, name, &taken)?);
        }
        cards.sort_by_key(|card| card.state);
        Ok(cards)
    }

    fn goal_card(
        &self,
        row: &GoalRow,
        region: Id,
        name: &str,
        taken: &[&ActionRow],
    ) -> Result<GoalCard, Error> {
        let milestones = MilestoneRow::of_goal(self.reading(), row.id)?;
        let mut actions: Vec<ActionCard> = taken
            .iter()
            .map(|action| self.action_card_in(action, name.to_owned()))
            .collect();
        actions.sort_by_key(|card| {
            !matches!(card.state, ActionState::Open | ActionState::CarriedOver)
        });
        let state = state(row);
        let hints = if state == GoalState::Active {
            let touched = self.touched_on(row, taken, &milestones)?;
            questions(row, &actions, &milestones, touched, self.today())
        } else {
            Vec::new()
        };
        let domain = row.domain.as_deref().and_then(CapacityDomain::from_code);
        Ok(GoalCard {
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
            assessment: row.assessment,
            came_from: self.came_from(row)?,
            state,
            reason: text(row.reason.as_ref()),
            agreed_on: row.agreed_on,
            hints,
            milestone_days: free_days(row, self.today(), &milestones),
            milestones: milestones
                .iter()
                .map(|milestone| self.milestone_card(milestone))
                .collect(),
            actions,
        })
    }

    /// When something about a goal last changed.
    fn touched_on(
        &self,
        row: &GoalRow,
        actions: &[&ActionRow],
        milestones: &[MilestoneRow],
    ) -> Result<Option<NaiveDate>, Error> {
        let values = MeasurementRow::of_goal(self.reading(), row.id)?;
        let changed = std::iter::once(row.changed_at)
            .chain(actions.iter().map(|action| action.changed_at))
            .chain(milestones.iter().map(|milestone| milestone.changed_at))
            .chain(values.iter().map(|value| value.changed_at));
        Ok(changed
            .flatten()
            .max()
            .and_then(DateTime::from_timestamp_millis)
            .map(|at| at.date_naive()))
    }
}

fn state(row: &GoalRow) -> GoalState {
    let known = row.state.as_deref().and_then(GoalState::from_code);
    known.unwrap_or(GoalState::Active)
}

/// The team works on it.
pub(crate) fn is_active(row: &GoalRow) -> bool {
    state(row) == GoalState::Active
}

/// What a region wants for its families, a line each, without the signs of a list.
fn community_goals(text: &str) -> Vec<String> {
    let mut goals: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = line
            .trim()
            .trim_start_matches(['-', '*', '•', '–'])
            .trim_start();
        if !line.is_empty() && !goals.iter().any(|known| known == line) {
            goals.push(line.to_owned());
        }
    }
    goals
}

/// How many goals do well together, before one more is agreed.
fn nudge(active: usize, fit: usize) -> String {
    let (goals, number) = (capitalized(&small_number(fit)), small_number(active));
    if active < fit {
        let room = small_number(fit - active);
        format!("{goals} goals do well together; there is room for {room}.")
    } else {
        let verb = if active == 1 { "is" } else { "are" };
        format!(
            "{goals} goals do well together, and {number} {verb} active. Which one gives way for this one?"
        )
    }
}

/// Questions that may help a goal, never required.
fn questions(
    row: &GoalRow,
    actions: &[ActionCard],
    milestones: &[MilestoneRow],
    touched_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<GoalHint> {
    let word = |column: &'_ Option<String>| column.clone().unwrap_or_default();
    let (statement, measure) = (word(&row.statement), word(&row.measure));
    let (baseline, target) = (word(&row.baseline), word(&row.target));
    let is_open =
        |card: &&ActionCard| matches!(card.state, ActionState::Open | ActionState::CarriedOver);
    let facts = Facts {
        statement: &statement,
        measure: &measure,
        baseline: &baseline,
        target: &target,
        by_on: row.by_on,
        has_step: actions
            .iter()
            .any(|card| card.state != ActionState::Dropped),
        has_owner: actions
            .iter()
            .filter(is_open)
            .any(|card| !card.who.trim().is_empty())
            || !actions.iter().any(|card| is_open(&card)),
        next_milestone: milestones
            .iter()
            .filter(|milestone| milestone.reached_on.is_none())
            .filter_map(|milestone| milestone.by_on)
            .min(),
        milestone_beyond: milestones
            .iter()
            .any(|milestone| row.by_on.is_some() && milestone.by_on > row.by_on),
        touched_on,
    };
    goal_quality::hints(&facts, today)
        .into_iter()
        .map(|hint| GoalHint {
            test: hint.test().word().to_owned(),
            ask: hint.ask().to_owned(),
        })
        .collect()
}
