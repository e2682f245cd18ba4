//! Improvement cycles: what a team wants to find out, tries, sees, and does next. The
//! step a cycle is in follows from what is filled in.

use crate::edit::{Maybe, after_last, in_order, in_region, needed, not_to_come, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::checklist::Mirrored;
use crate::view::cycle::{CycleCard, EditCycle};
use crate::words::{capitalized, counted, day};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::cycle::{Filled, ask, leads_on, step};
use trellis_domain::id::Id;
use trellis_domain::noun::cycle as c;
use trellis_domain::value::Value;
use trellis_domain::words::{CycleNext, CycleStep, Status};
use trellis_store::table::cycle::CycleRow;
use trellis_store::table::goal::GoalRow;

/// For as long a cycle that was decided is worth a place in a plan: a quarter.
const IN_PLAN: Days = Days::new(92);

impl Trellis {
    /// Starts a cycle with what is known of it; a question is enough.
    ///
    /// # Errors
    /// Where it asks nothing, its days are out of order, its goal or visit is of another
    /// region or gone, or it cannot be written.
    pub fn start_cycle(&mut self, region: Id, new: &EditCycle) -> Result<Id, Error> {
        needed("The question", new.question.as_deref().unwrap_or_default())?;
        self.get_region(region)?;
        self.visit_fits(region, new.visit)?;
        self.goal_is_of(region, new.goal)?;
        days_fit(new.from_on, new.until_on)?;
        self.write_cycle(region, new, None)
    }

    /// Changes a cycle.
    ///
    /// # Errors
    /// Where it is gone, would ask nothing, its days are out of order, or it cannot be
    /// written.
    pub fn edit_cycle(&mut self, id: Id, edit: &EditCycle) -> Result<(), Error> {
        let row = self.get_cycle(id)?;
        let region = row.region.ok_or_else(|| Error::gone("improvement cycle"))?;
        if let Some(question) = &edit.question {
            needed("The question", question)?;
        }
        self.goal_is_of(region, edit.goal)?;
        days_fit(edit.from_on.or(row.from_on), edit.until_on.or(row.until_on))?;
        let stands = self.edit_existing(&c::NOUN, id)?;
        self.act(|act| act.edit(filled(stands, edit)))
    }

    /// Decides what comes next, which ends the cycle; today unless a day is named.
    ///
    /// # Errors
    /// Where it is gone, the day is to come or before the cycle began, or it cannot be
    /// written.
    pub fn decide_cycle(
        &mut self,
        id: Id,
        next: CycleNext,
        why: &str,
        on: Option<NaiveDate>,
    ) -> Result<(), Error> {
        let row = self.get_cycle(id)?;
        let on = on.unwrap_or_else(|| self.today());
        self.end_fits(&row, on)?;
        let stands = self.edit_existing(&c::NOUN, id)?;
        let why = why.trim();
        self.act(|act| {
            act.edit(
                stands
                    .set(c::next, next)
                    .set(c::ended_on, on)
                    .maybe(c::next_why, (!why.is_empty()).then_some(why)),
            )
        })
    }

    /// Takes a decision back: the cycle goes on.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn reopen_cycle(&mut self, id: Id) -> Result<(), Error> {
        self.get_cycle(id)?;
        let stands = self.edit_existing(&c::NOUN, id)?;
        self.act(|act| {
            act.edit(
                stands
                    .set(c::next, Value::Unset)
                    .set(c::ended_on, Value::Unset),
            )
        })
    }

    /// Starts the cycle that goes on from this one: the same question, people, place and
    /// measure; what to predict, and when, is thought of anew.
    ///
    /// # Errors
    /// Where it is gone, one goes on from it already, or it cannot be written.
    pub fn follow_cycle(&mut self, id: Id) -> Result<Id, Error> {
        let row = self.get_cycle(id)?;
        let region = row.region.ok_or_else(|| Error::gone("improvement cycle"))?;
        let rows = CycleRow::of_region(self.reading(), region)?;
        if rows.iter().any(|other| other.follows == Some(id)) {
            return Err(Error::new(
                "Another cycle goes on from this one already",
                "Open that one, or start a new cycle with a question of its own.",
            ));
        }
        let goal = match row.goal {
            Some(goal) => GoalRow::find(self.reading(), goal)?.map(|row| row.id),
            None => None,
        };
        let new = EditCycle {
            goal,
            question: row.question,
            who: row.who,
            place: row.place,
            gathers: row.gathers,
            measure: row.measure,
            ..EditCycle::default()
        };
        self.write_cycle(region, &new, Some(id))
    }

    /// Deletes a cycle with its values. Undo brings them back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_cycle(&mut self, id: Id) -> Result<(), Error> {
        self.get_cycle(id)?;
        let scope = self.get_scope(&c::NOUN, id)?;
        self.act(|act| act.delete(scope, &c::NOUN, id))
    }

    /// The cycles of a region: those that go on first, then the last decided first.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn cycles_of(&self, region: Id) -> Result<Vec<CycleCard>, Error> {
        self.get_region(region)?;
        let rows = CycleRow::of_region(self.reading(), region)?;
        let goals: BTreeMap<Id, String> = GoalRow::of_region(self.reading(), region)?
            .into_iter()
            .map(|row| (row.id, row.statement.unwrap_or_default()))
            .collect();
        let today = self.today();
        let mut cards: Vec<CycleCard> = rows
            .iter()
            .map(|row| card(row, region, &rows, &goals, today))
            .collect();
        cards.sort_by_key(|card| {
            let is_over = card.step == CycleStep::Decided;
            (
                is_over,
                std::cmp::Reverse(card.ended_on.filter(|_| is_over)),
            )
        });
        Ok(cards)
    }

    /// One cycle.
    ///
    /// # Errors
    /// Where it is gone, or the workbook cannot be read.
    pub fn cycle(&self, id: Id) -> Result<CycleCard, Error> {
        let gone = || Error::gone("improvement cycle");
        let region = self.get_cycle(id)?.region.ok_or_else(gone)?;
        let mut cards = self.cycles_of(region)?.into_iter();
        cards.find(|card| card.id == id).ok_or_else(gone)
    }

    /// The cycles that a support plan may print: those that go on, and those that were
    /// decided within the last quarter. Everything in them may be read by the region.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn cycles_for_plan(&self, region: Id) -> Result<Vec<CycleCard>, Error> {
        let since = self.today().checked_sub_days(IN_PLAN);
        let mut cards = self.cycles_of(region)?;
        cards.retain(|card| card.step != CycleStep::Decided || card.ended_on >= since);
        Ok(cards)
    }

    /// The cycles that go on, for the room.
    pub(crate) fn open_cycles(&self, region: Id) -> Result<Vec<CycleCard>, Error> {
        let mut cards = self.cycles_of(region)?;
        cards.retain(|card| card.step != CycleStep::Decided);
        Ok(cards)
    }

    /// What the cycles of a region say about an item that asks for them.
    pub(crate) fn mirrored_cycles(&self, region: Id) -> Result<Option<Mirrored>, Error> {
        let cards = self.cycles_of(region)?;
        let is_over = |card: &&CycleCard| card.step == CycleStep::Decided;
        let over = cards.iter().filter(is_over).count();
        let Some(first) = cards.first() else {
            return Ok(None);
        };
        let open = cards.len() - over;
        let mut parts = Vec::new();
        if over > 0 {
            parts.push(counted(over, "cycle decided", "cycles decided"));
        }
        if open > 0 {
            parts.push(counted(open, "going on", "going on"));
        }
        let last = cards.iter().filter(is_over).find_map(|card| card.ended_on);
        let mut evidence = format!("Improvement cycles: {}", parts.join(", "));
        if let Some(on) = last {
            evidence.push_str(&format!(", the last on {}", day(on, self.today())));
        } else if !first.step_name.is_empty() {
            evidence.push_str(&format!(", now at {}", first.step_name.to_lowercase()));
        }
        Ok(Some(Mirrored {
            evidence: capitalized(&evidence),
            proposes: Some(if over > 0 {
                Status::InPlace
            } else {
                Status::Partly
            }),
        }))
    }

    /// Refuses a typed day that does not go with the others.
    pub(crate) fn cycle_fits(&self, id: Id, field: &str, value: &Value) -> Result<(), Error> {
        let (Value::Date(on), Some(row)) = (value, CycleRow::find(self.reading(), id)?) else {
            return Ok(());
        };
        match field {
            c::from_on => days_fit(Some(*on), row.until_on),
            c::until_on => days_fit(row.from_on, Some(*on)),
            c::ended_on => self.end_fits(&row, *on),
            _ => Ok(()),
        }
    }

    fn end_fits(&self, row: &CycleRow, on: NaiveDate) -> Result<(), Error> {
        not_to_come(self.today(), Some(on))?;
        in_order(
            row.from_on,
            "the day the cycle began",
            Some(on),
            "The day of the decision",
        )
    }

    /// Refuses a goal of another region.
    pub(crate) fn goal_is_of(&self, region: Id, goal: Option<Id>) -> Result<(), Error> {
        match goal {
            Some(goal) if self.get_goal(goal)?.region != Some(region) => Err(Error::gone("goal")),
            _ => Ok(()),
        }
    }

    fn write_cycle(
        &mut self,
        region: Id,
        new: &EditCycle,
        follows: Option<Id>,
    ) -> Result<Id, Error> {
        let rows = CycleRow::of_region(self.reading(), region)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            let edit = in_region(region, &c::NOUN, id)
                .set(c::region, region)
                .maybe(c::visit, new.visit)
                .maybe(c::follows, follows)
                .set(c::position, position);
            act.edit(filled(edit, new))?;
            Ok(id)
        })
    }
}

fn filled(edit: trellis_store::Edit, by: &EditCycle) -> trellis_store::Edit {
    let typed = |text: &Option<String>| text.as_deref().map(Value::typed);
    edit.maybe(c::goal, by.goal)
        .maybe(c::question, by.question.as_deref().map(str::trim))
        .maybe(c::prediction, typed(&by.prediction))
        .maybe(c::who, typed(&by.who))
        .maybe(c::place, typed(&by.place))
        .maybe(c::from_on, by.from_on)
        .maybe(c::until_on, by.until_on)
        .maybe(c::gathers, typed(&by.gathers))
        .maybe(c::measure, typed(&by.measure))
        .maybe(c::saw, typed(&by.saw))
        .maybe(c::compared, typed(&by.compared))
}

fn days_fit(from: Option<NaiveDate>, until: Option<NaiveDate>) -> Result<(), Error> {
    in_order(from, "its first day", until, "The cycle’s last day")
}

fn card(
    row: &CycleRow,
    region: Id,
    all: &[CycleRow],
    goals: &BTreeMap<Id, String>,
    today: NaiveDate,
) -> CycleCard {
    let is_said = |column: &Option<String>| {
        column
            .as_deref()
            .is_some_and(|text| !text.trim().is_empty())
    };
    let next = row.next.as_deref().and_then(CycleNext::from_code);
    let filled = Filled {
        question: is_said(&row.question),
        prediction: is_said(&row.prediction),
        who: is_said(&row.who),
        place: is_said(&row.place),
        days: row.from_on.is_some() || row.until_on.is_some(),
        gathers: is_said(&row.gathers),
        saw: is_said(&row.saw),
        compared: is_said(&row.compared),
        next,
    };
    let step = step(filled);
    let followed_by = all.iter().find(|other| other.follows == Some(row.id));
    let goal = row.goal.and_then(|goal| goals.get_key_value(&goal));
    CycleCard {
        id: row.id,
        region,
        goal: goal.map(|(id, _)| *id),
        goal_statement: goal.map_or_else(String::new, |(_, statement)| statement.clone()),
        follows: row.follows,
        followed_by: followed_by.map(|other| other.id),
        round: round(row, all),
        question: text(row.question.as_ref()),
        prediction: text(row.prediction.as_ref()),
        who: text(row.who.as_ref()),
        place: text(row.place.as_ref()),
        from_on: row.from_on,
        until_on: row.until_on,
        days_text: days_text(row, today),
        gathers: text(row.gathers.as_ref()),
        measure: text(row.measure.as_ref()),
        saw: text(row.saw.as_ref()),
        compared: text(row.compared.as_ref()),
        next,
        next_why: text(row.next_why.as_ref()),
        ended_on: row.ended_on,
        step,
        step_name: step.word().to_owned(),
        ask: ask(filled).unwrap_or_default().to_owned(),
        is_overdue: matches!(step, CycleStep::Plan | CycleStep::Do)
            && row.until_on.is_some_and(|until| until < today),
        offers_next: next.is_some_and(leads_on) && followed_by.is_none(),
    }
}

/// How many cycles it goes on from, with itself. Laptops that met may have tied a knot:
/// nothing is counted twice.
fn round(row: &CycleRow, all: &[CycleRow]) -> u32 {
    let mut seen = BTreeSet::from([row.id]);
    let mut before = row.follows;
    while let Some(earlier) = before.and_then(|id| all.iter().find(|other| other.id == id)) {
        if !seen.insert(earlier.id) {
            break;
        }
        before = earlier.follows;
    }
    u32::try_from(seen.len()).unwrap_or(u32::MAX)
}

fn days_text(row: &CycleRow, today: NaiveDate) -> String {
    match (row.from_on, row.until_on) {
        (Some(from), Some(until)) if from == until => day(from, today),
        (Some(from), Some(until)) => format!("{} to {}", day(from, today), day(until, today)),
        (Some(from), None) => format!("from {}", day(from, today)),
        (None, Some(until)) => format!("until {}", day(until, today)),
        (None, None) => String::new(),
    }
}
