//! Tasks whose lead moves to the local team, as soon as it can (S2). Going back is
//! allowed, and no reproach.

use crate::edit::{Maybe, after_last, in_order, in_region, needed, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::support::{EditHandover, HandoverCard, Handovers};
use chrono::NaiveDate;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::handover as h;
use trellis_domain::value::Value;
use trellis_domain::words::Lead;
use trellis_store::table::handover::HandoverRow;

impl Trellis {
    /// Adds a task.
    ///
    /// # Errors
    /// Where it says nothing, its dates are out of order, the region is gone, or it
    /// cannot be written.
    pub fn add_handover(&mut self, region: Id, new: &EditHandover) -> Result<Id, Error> {
        self.get_region(region)?;
        let task = needed("The task", new.task.as_deref().unwrap_or_default())?;
        let days = Days::default().moved(Lead::Isp, new, self.today());
        days.fit()?;
        let rows = HandoverRow::of_region(self.reading(), region)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(region, &h::NOUN, id)
                    .set(h::region, region)
                    .set(h::task, task)
                    .maybe(h::led_by, new.led_by)
                    .maybe(h::together_since, days.together)
                    .maybe(h::local_since, days.local)
                    .maybe(h::how_it_went, new.how_it_went.as_deref())
                    .set(h::position, position),
            )?;
            Ok(id)
        })
    }

    /// Changes a task. Handing it on counts from today unless a day is given; taking
    /// it back takes the later day away.
    ///
    /// # Errors
    /// Where it is gone, would say nothing, its dates are out of order, or it cannot be
    /// written.
    pub fn edit_handover(&mut self, id: Id, edit: &EditHandover) -> Result<(), Error> {
        let row = self.get_handover(id)?;
        let region = row.region.ok_or_else(|| Error::gone("handover"))?;
        if let Some(task) = &edit.task {
            needed("The task", task)?;
        }
        let before = Days::of(&row);
        let days = before.moved(lead(&row), edit, self.today());
        days.fit()?;
        let day = |before: Option<NaiveDate>, now: Option<NaiveDate>| {
            (before != now).then(|| now.map_or(Value::Unset, Value::Date))
        };
        self.act(|act| {
            act.edit(
                in_region(region, &h::NOUN, id)
                    .maybe(h::task, edit.task.as_deref().map(str::trim))
                    .maybe(h::led_by, edit.led_by)
                    .maybe(h::together_since, day(before.together, days.together))
                    .maybe(h::local_since, day(before.local, days.local))
                    .maybe(h::how_it_went, edit.how_it_went.as_deref()),
            )
        })
    }

    /// Deletes a task. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_handover(&mut self, id: Id) -> Result<(), Error> {
        let region = self.get_handover(id)?.region;
        let region = region.ok_or_else(|| Error::gone("handover"))?;
        self.act(|act| act.delete(Scope::Region(region), &h::NOUN, id))
    }

    /// The tasks of a region by who leads them.
    pub(crate) fn handovers_of(&self, region: Id) -> Result<Handovers, Error> {
        let mut handovers = Handovers::default();
        for row in HandoverRow::of_region(self.reading(), region)? {
            let led_by = lead(&row);
            let group = match led_by {
                Lead::Local => &mut handovers.local,
                Lead::Together => &mut handovers.together,
                Lead::Isp => &mut handovers.isp,
            };
            group.push(HandoverCard {
                id: row.id,
                task: text(row.task.as_ref()),
                led_by,
                led_by_name: led_by.word().to_owned(),
                together_since: row.together_since,
                local_since: row.local_since,
                how_it_went: text(row.how_it_went.as_ref()),
            });
        }
        Ok(handovers)
    }

    /// Refuses a typed day that does not go with the other.
    pub(crate) fn handover_fits(&self, id: Id, field: &str, value: &Value) -> Result<(), Error> {
        let (Value::Date(day), Some(row)) = (value, HandoverRow::find(self.reading(), id)?) else {
            return Ok(());
        };
        let mut days = Days::of(&row);
        if field == h::local_since {
            days.local = Some(*day);
        } else {
            days.together = Some(*day);
        }
        days.fit()
    }

    fn get_handover(&self, id: Id) -> Result<HandoverRow, Error> {
        HandoverRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("handover"))
    }
}

fn lead(row: &HandoverRow) -> Lead {
    let lead = row.led_by.as_deref().and_then(Lead::from_code);
    lead.unwrap_or(Lead::Isp)
}

/// Since when a task is led together, and by the local team.
#[derive(Clone, Copy, Default)]
struct Days {
    together: Option<NaiveDate>,
    local: Option<NaiveDate>,
}

impl Days {
    fn of(row: &HandoverRow) -> Self {
        Self {
            together: row.together_since,
            local: row.local_since,
        }
    }

    /// The days after an edit of a task that somebody leads now.
    fn moved(self, now: Lead, edit: &EditHandover, today: NaiveDate) -> Self {
        let mut days = self;
        if let Some(to) = edit.led_by.filter(|to| *to != now) {
            match to {
                Lead::Isp => days = Self::default(),
                Lead::Together => {
                    days.local = None;
                    days.together = days.together.or(Some(today));
                }
                Lead::Local => days.local = Some(today),
            }
        }
        Self {
            together: edit.together_since.or(days.together),
            local: edit.local_since.or(days.local),
        }
    }

    fn fit(self) -> Result<(), Error> {
        in_order(
            self.together,
            "the day from which it was led together",
            self.local,
            "The day from which the local team leads",
        )
    }
}
