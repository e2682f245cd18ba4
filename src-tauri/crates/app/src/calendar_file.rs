//! The dates ahead as a file for the practitioner's own calendar program.
//!
//! A calendar is often shared, and shows on a screen in a meeting. It holds what may
//! print and nothing else: the region, and what is due.

use crate::edit::text;
use crate::error::Error;
use crate::plans::export::write_whole;
use crate::today::was_held;
use crate::trellis::Trellis;
use chrono::{DateTime, Months, NaiveDate, Utc};
use std::path::Path;
use trellis_domain::id::Id;
use trellis_domain::words::{Form, GoalState};
use trellis_exchange::calendar::{CalendarEvent, Hours, write_calendar};
use trellis_store::table::action::ActionRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::region::RegionRow;
use trellis_store::table::tier_agreement::TierAgreementRow;

impl Trellis {
    /// Visits ahead and those held in the last year, reviews of support, and the dates
    /// of active goals and open actions, as iCalendar; of one region or of all.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn calendar(&self, region: Option<Id>) -> Result<String, Error> {
        Ok(write_calendar(&self.dates(region)?))
    }

    /// Writes that file; gives how many dates it holds.
    ///
    /// # Errors
    /// Where the region is gone, or the file cannot be written.
    pub fn write_calendar_file(&self, region: Option<Id>, to: &Path) -> Result<usize, Error> {
        let dates = self.dates(region)?;
        write_whole(to, write_calendar(&dates).as_bytes())?;
        Ok(dates.len())
    }

    fn dates(&self, region: Option<Id>) -> Result<Vec<CalendarEvent>, Error> {
        let regions = match region {
            Some(region) => vec![self.get_region(region)?],
            None => RegionRow::list(self.reading())?,
        };
        let mut events = Vec::new();
        for region in &regions {
            self.dates_of(region, &mut events)?;
        }
        events.sort_by(|a, b| (a.on, &a.uid).cmp(&(b.on, &b.uid)));
        Ok(events)
    }

    fn dates_of(&self, region: &RegionRow, events: &mut Vec<CalendarEvent>) -> Result<(), Error> {
        let (today, reading) = (self.today(), self.reading());
        let name = text(region.name.as_ref());
        let year_ago = today.checked_sub_months(Months::new(12)).unwrap_or(today);
        for row in ContactRow::of_region_since(reading, region.id, year_ago)? {
            let is_visit = row.form.as_deref() == Some(Form::Visit.code());
            let Some(on) = row
                .took_on
                .filter(|on| *on >= today || was_held(&row, today))
            else {
                continue;
            };
            if !is_visit {
                continue;
            }
            let title = row.title.as_deref().filter(|title| !title.is_empty());
            events.push(CalendarEvent {
                place: text(row.place.as_ref()),
                hours: row
                    .starts_at
                    .map_or(Hours::AllDay, |from| Hours::From(from, row.ends_at)),
                ..due(row.id, row.changed_at, on, &name, title.unwrap_or("visit"))
            });
        }
        let (tier, _) = self.tiers(region.id)?;
        if let (Some(id), Some(by)) = (tier.id, tier.review_by) {
            let changed = TierAgreementRow::find(reading, id)?.and_then(|row| row.changed_at);
            events.push(due(id, changed, by, &name, "review of the support agreed"));
        }
        for row in GoalRow::of_region(reading, region.id)? {
            let state = row.state.as_deref();
            if let Some(by) = row.by_on
                && state.is_none_or(|state| state == GoalState::Active.code())
            {
                let what = format!("goal due, {}", text(row.statement.as_ref()));
                events.push(due(row.id, row.changed_at, by, &name, &what));
            }
        }
        for row in ActionRow::open_in_region(reading, region.id)? {
            if let Some(by) = row.by_on {
                let what = format!("action due, {}", text(row.step.as_ref()));
                events.push(due(row.id, row.changed_at, by, &name, &what));
            }
        }
        Ok(())
    }
}

/// Something that a region has on a day. It goes by its record's id, so that a calendar
/// that is read again moves it instead of adding another.
fn due(record: Id, changed: Option<i64>, on: NaiveDate, region: &str, what: &str) -> CalendarEvent {
    CalendarEvent {
        uid: record.to_string(),
        stamp: changed
            .and_then(DateTime::<Utc>::from_timestamp_millis)
            .unwrap_or_default(),
        title: format!("{region}: {what}"),
        place: String::new(),
        on,
        hours: Hours::AllDay,
    }
}
