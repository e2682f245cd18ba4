//! Milestones: where a goal should be on the way, proposed for the ends of quarters.

use crate::edit::{Maybe, after_last, in_order, in_region, needed, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::goal::{EditMilestone, MilestoneCard};
use crate::words::day;
use chrono::NaiveDate;
use trellis_domain::horizon::{proposed_end, quarter_ends};
use trellis_domain::id::Id;
use trellis_domain::noun::milestone as m;
use trellis_domain::rhythm::{self, Standing};
use trellis_domain::value::Value;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::milestone::MilestoneRow;

impl Trellis {
    /// Adds a milestone to a goal. Its day is the first end of a quarter within the
    /// goal's time that has none, unless one is named.
    ///
    /// # Errors
    /// Where it says nothing, its day lies outside the goal's time, the goal is gone, or
    /// it cannot be written.
    pub fn add_milestone(&mut self, goal: Id, new: &EditMilestone) -> Result<Id, Error> {
        let row = self.get_goal(goal)?;
        let region = row.region.ok_or_else(|| Error::gone("goal"))?;
        let what = needed("The milestone", new.what.as_deref().unwrap_or_default())?;
        let there = MilestoneRow::of_goal(self.reading(), goal)?;
        let free = free_days(&row, self.today(), &there);
        let by_on = new.by_on.or_else(|| free.first().copied());
        within(row.agreed_on, row.by_on, by_on)?;
        let position = after_last(there.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(region, &m::NOUN, id)
                    .set(m::region, region)
                    .set(m::goal, goal)
                    .set(m::what, what)
                    .maybe(m::by_on, by_on)
                    .set(m::position, position),
            )?;
            Ok(id)
        })
    }

    /// Changes a milestone.
    ///
    /// # Errors
    /// Where it is gone, would say nothing, its day lies outside the goal's time, or it
    /// cannot be written.
    pub fn edit_milestone(&mut self, id: Id, edit: &EditMilestone) -> Result<(), Error> {
        let row = self.get_milestone(id)?;
        if let Some(what) = &edit.what {
            needed("The milestone", what)?;
        }
        self.milestone_day_fits(&row, edit.by_on)?;
        let stands = self.edit_existing(&m::NOUN, id)?;
        self.act(|act| {
            act.edit(
                stands
                    .maybe(m::what, edit.what.as_deref().map(str::trim))
                    .maybe(m::by_on, edit.by_on),
            )
        })
    }

    /// Says that a milestone is reached, as of today, or that it is not after all.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn reach_milestone(&mut self, id: Id, is_reached: bool) -> Result<(), Error> {
        self.get_milestone(id)?;
        let stands = self.edit_existing(&m::NOUN, id)?;
        let on = is_reached.then(|| self.today());
        self.act(|act| act.edit(stands.set(m::reached_on, on)))
    }

    /// Deletes a milestone. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_milestone(&mut self, id: Id) -> Result<(), Error> {
        self.get_milestone(id)?;
        let scope = self.get_scope(&m::NOUN, id)?;
        self.act(|act| act.delete(scope, &m::NOUN, id))
    }

    /// Refuses a typed day that lies outside the goal's time, or has not come yet.
    pub(crate) fn milestone_fits(&self, id: Id, field: &str, value: &Value) -> Result<(), Error> {
        let Value::Date(on) = value else {
            return Ok(());
        };
        if field == m::reached_on {
            return crate::edit::not_to_come(self.today(), Some(*on));
        }
        match MilestoneRow::find(self.reading(), id)? {
            Some(row) => self.milestone_day_fits(&row, Some(*on)),
            None => Ok(()),
        }
    }

    fn milestone_day_fits(
        &self,
        row: &MilestoneRow,
        by_on: Option<NaiveDate>,
    ) -> Result<(), Error> {
        let goal = match row.goal {
            Some(goal) => GoalRow::find(self.reading(), goal)?,
            None => None,
        };
        goal.map_or(Ok(()), |goal| within(goal.agreed_on, goal.by_on, by_on))
    }

    fn get_milestone(&self, id: Id) -> Result<MilestoneRow, Error> {
        MilestoneRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("milestone"))
    }

    pub(crate) fn milestone_card(&self, row: &MilestoneRow) -> MilestoneCard {
        let today = self.today();
        let by_text = match (row.reached_on, row.by_on) {
            (Some(on), _) => format!("reached {}", day(on, today)),
            (None, Some(by)) if by < today => format!("was due {}", day(by, today)),
            (None, Some(by)) => format!("by {}", day(by, today)),
            (None, None) => String::new(),
        };
        let standing = match (row.reached_on, row.by_on) {
            (Some(_), _) => Standing::Done,
            (None, Some(by)) => rhythm::by(by, today),
            (None, None) => Standing::ComingUp,
        };
        MilestoneCard {
            id: row.id,
            what: text(row.what.as_ref()),
            by_on: row.by_on,
            by_text,
            standing,
            reached_on: row.reached_on,
        }
    }
}

/// Refuses a milestone outside the goal's time.
pub(crate) fn within(
    agreed: Option<NaiveDate>,
    until: Option<NaiveDate>,
    by_on: Option<NaiveDate>,
) -> Result<(), Error> {
    in_order(
        agreed,
        "the day the goal was agreed",
        by_on,
        "The milestone",
    )?;
    in_order(by_on, "its milestone", until, "The goal’s date")
}

/// The ends of quarters within a goal's time that no milestone has yet; six months on
/// from when it was agreed, where it has no date.
pub(crate) fn free_days(
    goal: &GoalRow,
    today: NaiveDate,
    there: &[MilestoneRow],
) -> Vec<NaiveDate> {
    let from = goal.agreed_on.unwrap_or(today);
    let mut days = quarter_ends(from, goal.by_on.unwrap_or_else(|| proposed_end(from)));
    days.retain(|day| there.iter().all(|row| row.by_on != Some(*day)));
    days
}
