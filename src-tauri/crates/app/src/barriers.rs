//! Barriers that are passed upward: to whom, when they were asked, what came back,
//! and when somebody asks again.

use crate::audience::{audience_from, scope_for};
use crate::edit::{Maybe, after_last, in_order, needed, not_to_come, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::support::{BarrierCard, BarrierDue, EditBarrier};
use chrono::NaiveDate;
use trellis_domain::id::Id;
use trellis_domain::noun::barrier as b;
use trellis_domain::rhythm;
use trellis_domain::value::Value;
use trellis_domain::words::{Audience, BarrierState};
use trellis_store::Edit;
use trellis_store::table::barrier::BarrierRow;

impl Trellis {
    /// Adds a barrier. It is for the support team unless another audience is chosen: a
    /// barrier may name a funder or an official.
    ///
    /// # Errors
    /// Where it says nothing, its dates are out of order, the region or visit is gone,
    /// or it cannot be written.
    pub fn add_barrier(&mut self, region: Id, new: &EditBarrier) -> Result<Id, Error> {
        self.get_region(region)?;
        self.visit_fits(region, new.visit)?;
        let what = new.what.as_deref().unwrap_or_default();
        let what = needed("What is in the way", what)?;
        let answered_on = self.answered_on(None, new);
        Days::default().with(new, answered_on).fit(self.today())?;
        let rows = BarrierRow::of_region(self.reading(), region)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            let audience = new.audience.unwrap_or(Audience::Team);
            act.edit(
                Edit::new(scope_for(audience, region, act.holder), &b::NOUN, id)
                    .set(b::region, region)
                    .maybe(b::visit, new.visit)
                    .set(b::audience, audience)
                    .set(b::what, what)
                    .maybe(b::to_whom, new.to_whom.as_deref())
                    .maybe(b::asked_on, new.asked_on)
                    .maybe(b::answer, new.answer.as_deref())
                    .maybe(b::answered_on, answered_on)
                    .maybe(b::chase_on, new.chase_on)
                    .maybe(b::state, new.state)
                    .set(b::position, position),
            )?;
            Ok(id)
        })
    }

    /// Changes a barrier. One that is answered now was answered today, unless a day is
    /// named or known.
    ///
    /// # Errors
    /// Where it is gone, would say nothing, its dates are out of order, or it cannot be
    /// written.
    pub fn edit_barrier(&mut self, id: Id, edit: &EditBarrier) -> Result<(), Error> {
        let row = self.get_barrier(id)?;
        let stands = self.edit_existing(&b::NOUN, id)?;
        if let Some(what) = &edit.what {
            needed("What is in the way", what)?;
        }
        let answered_on = self.answered_on(Some(&row), edit);
        Days::of(&row).with(edit, answered_on).fit(self.today())?;
        self.act(|act| {
            act.edit(
                stands
                    .maybe(b::what, edit.what.as_deref().map(str::trim))
                    .maybe(b::to_whom, edit.to_whom.as_deref())
                    .maybe(b::asked_on, edit.asked_on)
                    .maybe(b::answer, edit.answer.as_deref())
                    .maybe(b::answered_on, answered_on)
                    .maybe(b::chase_on, edit.chase_on)
                    .maybe(b::state, edit.state),
            )
        })
    }

    /// Deletes a barrier. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_barrier(&mut self, id: Id) -> Result<(), Error> {
        self.get_barrier(id)?;
        let scope = self.get_scope(&b::NOUN, id)?;
        self.act(|act| act.delete(scope, &b::NOUN, id))
    }

    /// Gives a barrier another audience: it is written anew and the old one retired.
    ///
    /// # Errors
    /// Where somebody else wrote it, it is gone, or it cannot be written.
    pub fn readdress_barrier(&mut self, id: Id, audience: Audience) -> Result<Id, Error> {
        let row = self.get_barrier(id)?;
        self.readdress(&b::NOUN, id, row.made_by, audience)
    }

    /// The barriers of a region: open ones first, soonest to ask about again before
    /// the rest.
    pub(crate) fn barriers_of(&self, region: Id) -> Result<Vec<BarrierCard>, Error> {
        let today = self.today();
        let rows = BarrierRow::of_region(self.reading(), region)?;
        let mut cards: Vec<BarrierCard> = rows
            .iter()
            .map(|row| Ok(card(row, self.is_ours(row.made_by)?, today)))
            .collect::<Result<_, Error>>()?;
        cards.sort_by_key(|it| {
            let is_open = it.state == BarrierState::Open;
            let chase = it.chase_on.filter(|_| is_open);
            (!is_open, chase.is_none(), chase)
        });
        Ok(cards)
    }

    /// Open barriers of every region to ask about again within two weeks.
    pub(crate) fn barriers_to_chase(&self) -> Result<Vec<BarrierDue>, Error> {
        let today = self.today();
        let mut due = Vec::new();
        for row in BarrierRow::to_chase(self.reading(), rhythm::chase_horizon(today))? {
            let region_name = self.region_name(row.region)?;
            if let (Some(region), Some(chase_on)) = (row.region, row.chase_on)
                && !region_name.is_empty()
            {
                due.push(BarrierDue {
                    region,
                    region_name,
                    barrier: row.id,
                    what: text(row.what.as_ref()),
                    to_whom: text(row.to_whom.as_ref()),
                    chase_on,
                    standing: rhythm::by(chase_on, today),
                });
            }
        }
        Ok(due)
    }

    /// Refuses a typed day that does not go with the others.
    pub(crate) fn barrier_fits(&self, id: Id, field: &str, value: &Value) -> Result<(), Error> {
        let (Value::Date(day), Some(row)) = (value, BarrierRow::find(self.reading(), id)?) else {
            return Ok(());
        };
        let mut days = Days::of(&row);
        match field {
            b::asked_on => days.asked = Some(*day),
            b::answered_on => days.answered = Some(*day),
            b::chase_on => days.chase = Some(*day),
            _ => {}
        }
        days.fit(self.today())
    }

    fn get_barrier(&self, id: Id) -> Result<BarrierRow, Error> {
        BarrierRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("barrier"))
    }

    /// The day of the answer as it is to be written.
    fn answered_on(&self, row: Option<&BarrierRow>, edit: &EditBarrier) -> Option<NaiveDate> {
        let is_known = row.is_some_and(|row| row.answered_on.is_some());
        let is_answered = edit.state == Some(BarrierState::Answered);
        edit.answered_on
            .or((is_answered && !is_known).then(|| self.today()))
    }
}

/// The days of a barrier, which follow each other.
#[derive(Clone, Copy, Default)]
struct Days {
    asked: Option<NaiveDate>,
    answered: Option<NaiveDate>,
    chase: Option<NaiveDate>,
}

impl Days {
    fn of(row: &BarrierRow) -> Self {
        Self {
            asked: row.asked_on,
            answered: row.answered_on,
            chase: row.chase_on,
        }
    }

    fn with(self, edit: &EditBarrier, answered_on: Option<NaiveDate>) -> Self {
        Self {
            asked: edit.asked_on.or(self.asked),
            answered: answered_on.or(self.answered),
            chase: edit.chase_on.or(self.chase),
        }
    }

    fn fit(self, today: NaiveDate) -> Result<(), Error> {
        let asked = "the day they were asked";
        in_order(self.asked, asked, self.answered, "The day of the answer")?;
        in_order(self.asked, asked, self.chase, "The day to ask again")?;
        not_to_come(today, self.answered)
    }
}

fn card(row: &BarrierRow, is_own: bool, today: NaiveDate) -> BarrierCard {
    let state = row.state.as_deref().and_then(BarrierState::from_code);
    let state = state.unwrap_or(BarrierState::Open);
    BarrierCard {
        id: row.id,
        visit: row.visit,
        audience: audience_from(row.audience.as_ref()),
        is_own,
        what: text(row.what.as_ref()),
        to_whom: text(row.to_whom.as_ref()),
        asked_on: row.asked_on,
        answer: text(row.answer.as_ref()),
        answered_on: row.answered_on,
        chase_on: row.chase_on,
        standing: row
            .chase_on
            .filter(|_| state == BarrierState::Open)
            .map(|on| rhythm::by(on, today)),
        state,
        state_name: state.word().to_owned(),
    }
}
