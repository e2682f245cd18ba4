//! The agenda of a visit: lines that a person orders, proposed from what is open.

mod due;

use crate::contacts::minutes;
use crate::drafts::get_contact;
use crate::edit::{Maybe, after_last, count, in_region, needed, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::visit::{AgendaLine, AgendaSuggestion, EditLine, NewLine};
use crate::words::{clock, day};
use chrono::Duration;
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::agenda_line as l;
use trellis_domain::order;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{ActionState, GoalState, LineState, Status};
use trellis_store::table::action::ActionRow;
use trellis_store::table::agenda_line::AgendaLineRow;
use trellis_store::table::answer::AnswerRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::goal::GoalRow;

impl Trellis {
    /// Adds a line at the end of the agenda.
    ///
    /// # Errors
    /// Where it has no purpose, the visit is gone, or it cannot be written.
    pub fn add_line(&mut self, visit: Id, new: &NewLine) -> Result<Id, Error> {
        let purpose = needed("What the line is for", &new.purpose)?.to_owned();
        let minutes = minutes(new.minutes)?;
        let region = get_contact(self, visit)?
            .region
            .ok_or_else(|| Error::gone("visit"))?;
        let rows = self.lines(visit)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(region, &l::NOUN, id)
                    .set(l::visit, visit)
                    .set(l::region, region)
                    .set(l::purpose, purpose)
                    .set(l::activity, new.activity.as_str())
                    .set(l::materials, new.materials.as_str())
                    .maybe(l::minutes, minutes)
                    .set(l::fallback, new.fallback.as_str())
                    .maybe(l::domain, new.domain.map(CapacityDomain::code))
                    .maybe(l::stage, new.stage.map(CapacityStage::code))
                    .maybe(l::goal, new.goal)
                    .set(l::position, position),
            )?;
            Ok(id)
        })
    }

    /// Changes a line.
    ///
    /// # Errors
    /// Where it is gone, would be empty, or cannot be written.
    pub fn edit_line(&mut self, id: Id, edit: &EditLine) -> Result<(), Error> {
        let region = self
            .get_line(id)?
            .region
            .ok_or_else(|| Error::gone("agenda line"))?;
        if let Some(purpose) = &edit.purpose {
            needed("What the line is for", purpose)?;
        }
        let minutes = minutes(edit.minutes)?;
        self.act(|act| {
            act.edit(
                in_region(region, &l::NOUN, id)
                    .maybe(l::purpose, edit.purpose.as_deref())
                    .maybe(l::activity, edit.activity.as_deref())
                    .maybe(l::materials, edit.materials.as_deref())
                    .maybe(l::minutes, minutes)
                    .maybe(l::fallback, edit.fallback.as_deref())
                    .maybe(l::domain, edit.domain.map(CapacityDomain::code))
                    .maybe(l::stage, edit.stage.map(CapacityStage::code))
                    .maybe(l::state, edit.state),
            )
        })
    }

    /// Moves a line to a place on the agenda, counted from nothing.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn move_line(&mut self, id: Id, to: u32) -> Result<(), Error> {
        let row = self.get_line(id)?;
        let (Some(visit), Some(region)) = (row.visit, row.region) else {
            return Err(Error::gone("agenda line"));
        };
        let others: Vec<AgendaLineRow> = self
            .lines(visit)?
            .into_iter()
            .filter(|line| line.id != id)
            .collect();
        let to = usize::try_from(to).unwrap_or(usize::MAX).min(others.len());
        let place = |at: Option<usize>| {
            at.and_then(|at| others.get(at))
                .and_then(|line| line.position.as_deref())
        };
        let position = order::between(place(to.checked_sub(1)), place(Some(to)));
        self.act(|act| act.edit(in_region(region, &l::NOUN, id).set(l::position, position)))
    }

    /// Deletes a line. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_line(&mut self, id: Id) -> Result<(), Error> {
        let region = self
            .get_line(id)?
            .region
            .ok_or_else(|| Error::gone("agenda line"))?;
        self.act(|act| act.delete(Scope::Region(region), &l::NOUN, id))
    }

    fn get_line(&self, id: Id) -> Result<AgendaLineRow, Error> {
        AgendaLineRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("agenda line"))
    }

    fn lines(&self, visit: Id) -> Result<Vec<AgendaLineRow>, Error> {
        Ok(AgendaLineRow::of_visit(self.reading(), visit)?)
    }

    /// The agenda of a visit, in order.
    pub(crate) fn agenda(&self, visit: Id) -> Result<Vec<AgendaLine>, Error> {
        self.lines(visit)?
            .iter()
            .map(|row| self.line_view(row))
            .collect()
    }

    /// The same with the hour at which each line is planned to begin. Where a line
    /// says no minutes, nobody knows when the next one begins.
    pub(crate) fn timed_agenda(&self, visit: &ContactRow) -> Result<Vec<AgendaLine>, Error> {
        let mut lines = self.agenda(visit.id)?;
        let mut at = visit.starts_at;
        for line in &mut lines {
            line.planned_at = at.map_or_else(String::new, clock);
            let minutes = line
                .minutes
                .map(|minutes| Duration::minutes(minutes.into()));
            at = at
                .zip(minutes)
                .map(|(at, minutes)| at.overflowing_add_signed(minutes).0);
        }
        Ok(lines)
    }

    fn line_view(&self, row: &AgendaLineRow) -> Result<AgendaLine, Error> {
        let goal = match row.goal {
            Some(goal) => GoalRow::find(self.reading(), goal)?,
            None => None,
        };
        Ok(AgendaLine {
            id: row.id,
            purpose: text(row.purpose.as_ref()),
            activity: text(row.activity.as_ref()),
            materials: text(row.materials.as_ref()),
            minutes: count(row.minutes),
            planned_at: String::new(),
            fallback: text(row.fallback.as_ref()),
            domain: row.domain.as_deref().and_then(CapacityDomain::from_code),
            stage: row.stage.as_deref().and_then(CapacityStage::from_code),
            goal: goal.as_ref().map(|goal| goal.id),
            goal_statement: goal.and_then(|goal| goal.statement).unwrap_or_default(),
            state: row
                .state
                .as_deref()
                .and_then(LineState::from_code)
                .unwrap_or(LineState::Open),
        })
    }

    /// Lines that the record suggests and the agenda does not hold yet: what was left
    /// for another time, materials that nobody asked about, active goals, actions that are due, cells in focus.
    pub(crate) fn suggestions(
        &self,
        visit: &ContactRow,
        region: Id,
        last: Option<&ContactRow>,
    ) -> Result<Vec<AgendaSuggestion>, Error> {
        let today = self.today();
        let on_agenda: BTreeSet<String> = self
            .lines(visit.id)?
            .into_iter()
            .filter_map(|row| row.purpose)
            .collect();
        let mut found = match last {
            Some(last) => self.left_for_later(last.id)?,
            None => Vec::new(),
        };
        found.extend(self.lines_to_ask(region, visit)?);
        for goal in self.goals_of(region)? {
            if goal.state == GoalState::Active {
                let because = goal.by_on.map_or_else(
                    || "Active goal".to_owned(),
                    |by| format!("Goal by {}", day(by, today)),
                );
                found.push(suggestion(
                    goal.statement,
                    15,
                    goal.domain,
                    None,
                    Some(goal.id),
                    because,
                ));
            }
        }
        let due: Vec<ActionRow> = ActionRow::of_region(self.reading(), region)?
            .into_iter()
            .filter(|row| {
                matches!(
                    row.state.as_deref().and_then(ActionState::from_code),
                    None | Some(ActionState::Open | ActionState::CarriedOver)
                ) && row
                    .by_on
                    .is_none_or(|by| visit.took_on.is_none_or(|on| by <= on))
            })
            .collect();
        if !due.is_empty() {
            // One without a day is never due; it comes along all the same.
            let dated = due.iter().filter(|row| row.by_on.is_some()).count();
            let counted = if dated > 0 {
                crate::words::counted(dated, "action is due by then", "actions are due by then")
            } else {
                crate::words::counted(due.len(), "action is open", "actions are open")
            };
            let because = crate::words::capitalized(&counted);
            found.push(suggestion(
                "Actions from last time".to_owned(),
                10,
                None,
                None,
                None,
                because,
            ));
        }
        let mut waiting: BTreeMap<(CapacityDomain, CapacityStage), usize> = BTreeMap::new();
        for answer in AnswerRow::of_region(self.reading(), region)? {
            let place = answer
                .item
                .as_deref()
                .and_then(|item| self.binder.find_place(item));
            if answer.status.as_deref() == Some(Status::NotNow.code())
                && let Some(trellis_domain::pack::Place::Cell(domain, stage)) = place
            {
                *waiting.entry((domain, stage)).or_default() += 1;
            }
        }
        for ((domain, stage), row) in self.stages(region)? {
            if row.focus == Some(true) {
                let because = if waiting.contains_key(&(domain, stage)) {
                    "In focus this quarter; some items were waiting".to_owned()
                } else {
                    "In focus this quarter".to_owned()
                };
                let purpose = format!("{}: {}", domain.name(), stage.name().to_lowercase());
                found.push(suggestion(
                    purpose,
                    20,
                    Some(domain),
                    Some(stage),
                    None,
                    because,
                ));
            }
        }
        found.extend(self.due_suggestions(region, visit.took_on)?);
        found.retain(|suggestion| !on_agenda.contains(&suggestion.line.purpose));
        Ok(found)
    }

    /// Lines of a visit that were left for another time.
    fn left_for_later(&self, visit: Id) -> Result<Vec<AgendaSuggestion>, Error> {
        let lines = self.agenda(visit)?.into_iter();
        Ok(lines
            .filter(|line| line.state == LineState::NotToday)
            .map(|line| AgendaSuggestion {
                because: "Left for another time at the last visit".to_owned(),
                line: NewLine {
                    purpose: line.purpose,
                    activity: line.activity,
                    materials: line.materials,
                    minutes: line.minutes,
                    fallback: line.fallback,
                    domain: line.domain,
                    stage: line.stage,
                    goal: line.goal,
                },
            })
            .collect())
    }
}

fn suggestion(
    purpose: String,
    minutes: u32,
    domain: Option<CapacityDomain>,
    stage: Option<CapacityStage>,
    goal: Option<Id>,
    because: String,
) -> AgendaSuggestion {
    let line = NewLine {
        purpose,
        minutes: Some(minutes),
        domain,
        stage,
        goal,
        ..NewLine::default()
    };
    AgendaSuggestion { line, because }
}
