//! Days that others set: a state report, a grant, a contract. They are the support
//! team's, for one region or for the team as a whole, and never stand on a page.

use crate::edit::{Maybe, needed, not_to_come, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::due::{DoneDueDate, DueDateCard, EditDueDate};
use crate::words::day;
use chrono::{Months, NaiveDate};
use trellis_domain::calendar::short_date;
use trellis_domain::change::Scope;
use trellis_domain::due::{next_due, soon};
use trellis_domain::id::Id;
use trellis_domain::noun::due_date as d;
use trellis_domain::rhythm::{self, Standing};
use trellis_domain::value::Value;
use trellis_domain::words::Repeats;
use trellis_store::Edit;
use trellis_store::table::due_date::DueDateRow;

/// What stands where a due date is no single region's.
pub(crate) const TEAM: &str = "Support team";

impl Trellis {
    /// Adds a due date that somebody set, for a region or for the support team.
    ///
    /// # Errors
    /// Where it does not say what is due or when, its region is gone, or it cannot be
    /// written.
    pub fn add_due_date(&mut self, new: &EditDueDate) -> Result<Id, Error> {
        let what = needed("What is due", new.what.as_deref().unwrap_or_default())?;
        let due_on = new.due_on.ok_or_else(|| Error::needed("The day"))?;
        if let Some(region) = new.region {
            self.get_region(region)?;
        }
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                Edit::new(Scope::Team(act.team), &d::NOUN, id)
                    .maybe(d::region, new.region)
                    .set(d::what, what)
                    .maybe(d::set_by, new.set_by.as_deref().map(str::trim))
                    .set(d::due_on, due_on)
                    .maybe(d::repeats, new.repeats)
                    .maybe(d::remark, new.remark.as_deref().map(str::trim)),
            )?;
            Ok(id)
        })
    }

    /// Changes a due date.
    ///
    /// # Errors
    /// Where it is gone, would say nothing, or cannot be written.
    pub fn edit_due_date(&mut self, id: Id, edit: &EditDueDate) -> Result<(), Error> {
        self.get_due_date(id)?;
        let stands = self.edit_existing(&d::NOUN, id)?;
        if let Some(what) = &edit.what {
            needed("What is due", what)?;
        }
        self.act(|act| {
            act.edit(
                stands
                    .maybe(d::what, edit.what.as_deref().map(str::trim))
                    .maybe(d::set_by, edit.set_by.as_deref().map(str::trim))
                    .maybe(d::due_on, edit.due_on)
                    .maybe(d::repeats, edit.repeats)
                    .maybe(d::remark, edit.remark.as_deref().map(str::trim)),
            )
        })
    }

    /// Deletes a due date. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_due_date(&mut self, id: Id) -> Result<(), Error> {
        self.get_due_date(id)?;
        let scope = self.get_scope(&d::NOUN, id)?;
        self.act(|act| act.delete(scope, &d::NOUN, id))
    }

    /// Says that it was done, today or on a day before. One that comes back begins its
    /// next date in the same step, and undoing takes both back.
    ///
    /// # Errors
    /// Where it is gone, was done before, the day is to come, or it cannot be written.
    pub fn done_due_date(&mut self, id: Id, on: Option<NaiveDate>) -> Result<DoneDueDate, Error> {
        let row = self.get_due_date(id)?;
        if let Some(before) = row.done_on {
            return Err(Error::new(
                format!("This was done on {}", short_date(before)),
                "Take that back first, if it is still open.",
            ));
        }
        let today = self.today();
        let on = on.unwrap_or(today);
        not_to_come(today, Some(on))?;
        let stands = self.edit_existing(&d::NOUN, id)?;
        let next_on = self.next_of(&row)?;
        let next = self.act(|act| {
            act.edit(stands.set(d::done_on, on))?;
            let Some(next_on) = next_on else {
                return Ok(None);
            };
            let next = act.fresh_id();
            act.edit(
                Edit::new(Scope::Team(act.team), &d::NOUN, next)
                    .maybe(d::region, row.region)
                    .maybe(d::what, row.what.as_deref())
                    .maybe(d::set_by, row.set_by.as_deref())
                    .set(d::due_on, next_on)
                    .maybe(d::repeats, row.repeats.as_deref())
                    .maybe(d::remark, row.remark.as_deref()),
            )?;
            Ok(Some(next))
        })?;
        Ok(DoneDueDate {
            next,
            next_on,
            sentence: next_on.map_or_else(
                || "Done.".to_owned(),
                |on| format!("Done. It is due again on {}.", short_date(on)),
            ),
        })
    }

    /// Says that it is not done after all. A next date that was begun stays.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn reopen_due_date(&mut self, id: Id) -> Result<(), Error> {
        self.get_due_date(id)?;
        let stands = self.edit_existing(&d::NOUN, id)?;
        self.act(|act| act.edit(stands.set(d::done_on, Value::Unset)))
    }

    /// The due dates of one region, or of every region and the support team: open ones
    /// by day, then what was done within a year, the latest first.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn due_dates(&self, region: Option<Id>) -> Result<Vec<DueDateCard>, Error> {
        let rows = match region {
            Some(region) => {
                self.get_region(region)?;
                DueDateRow::of_region(self.reading(), region)?
            }
            None => DueDateRow::since(self.reading(), self.a_year_ago())?,
        };
        let (mut open, mut done) = (Vec::new(), Vec::new());
        for row in rows {
            let Some(card) = self.due_date_card(&row)? else {
                continue;
            };
            match row.done_on {
                None => open.push(card),
                Some(on) if on >= self.a_year_ago() => done.push(card),
                Some(_) => {}
            }
        }
        open.sort_by_key(|card| (card.due_on.is_none(), card.due_on));
        done.sort_by_key(|card| std::cmp::Reverse(card.done_on));
        open.extend(done);
        Ok(open)
    }

    /// What is open everywhere: late or due within three months, and later.
    pub(crate) fn due_soon(&self) -> Result<(Vec<DueDateCard>, Vec<DueDateCard>), Error> {
        let horizon = soon(self.today());
        let (mut now, mut later) = (Vec::new(), Vec::new());
        for row in DueDateRow::open(self.reading())? {
            if let Some(card) = self.due_date_card(&row)? {
                let is_soon = card.due_on.is_some_and(|on| on <= horizon);
                if is_soon { &mut now } else { &mut later }.push(card);
            }
        }
        Ok((now, later))
    }

    /// None where it is about a region that is gone.
    pub(crate) fn due_date_card(&self, row: &DueDateRow) -> Result<Option<DueDateCard>, Error> {
        let region_name = match row.region {
            None => TEAM.to_owned(),
            Some(_) => self.region_name(row.region)?,
        };
        if region_name.is_empty() {
            return Ok(None);
        }
        let today = self.today();
        let repeats = row.repeats.as_deref().and_then(Repeats::from_code);
        let standing = match (row.done_on, row.due_on) {
            (Some(_), _) => Standing::Done,
            (None, Some(due)) => rhythm::by(due, today),
            (None, None) => Standing::ComingUp,
        };
        Ok(Some(DueDateCard {
            id: row.id,
            region: row.region,
            region_name,
            what: text(row.what.as_ref()),
            set_by: text(row.set_by.as_ref()),
            due_on: row.due_on,
            standing,
            due_text: match (row.done_on, row.due_on) {
                (Some(on), _) => format!("Done {}", day(on, today)),
                (None, None) => "No day yet".to_owned(),
                (None, Some(on)) if on == today => "Due today".to_owned(),
                (None, Some(on)) if on < today => format!("Was due {}", day(on, today)),
                (None, Some(on)) => format!("Due {}", day(on, today)),
            },
            repeats,
            repeats_name: repeats.map_or_else(String::new, |it| it.word().to_owned()),
            done_on: row.done_on,
            remark: text(row.remark.as_ref()),
        }))
    }

    fn get_due_date(&self, id: Id) -> Result<DueDateRow, Error> {
        DueDateRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("due date"))
    }

    /// The next day of one that comes back; none where it stands there already.
    fn next_of(&self, row: &DueDateRow) -> Result<Option<NaiveDate>, Error> {
        let repeats = row.repeats.as_deref().and_then(Repeats::from_code);
        let (Some(repeats), Some(on)) = (repeats, row.due_on) else {
            return Ok(None);
        };
        let series = row.of_series(self.reading())?;
        let days = || series.iter().filter_map(|row| row.due_on);
        let next = next_due(repeats, on, days().filter(|day| *day < on));
        let is_there = days().any(|day| day == next);
        Ok((!is_there).then_some(next))
    }

    pub(crate) fn a_year_ago(&self) -> NaiveDate {
        let today = self.today();
        today.checked_sub_months(Months::new(12)).unwrap_or(today)
    }
}
