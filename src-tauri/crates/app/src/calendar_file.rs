//! The dates ahead as a file for the practitioner's own calendar program.
//!
//! A calendar is often shared, and shows on a screen in a meeting. It holds what may
//! print and nothing else: the region, and what is due. A second one, of all regions
//! and for the support team, also holds what the team keeps to itself; its name says so
//! wherever a calendar program lists it.

use crate::edit::text;
use crate::error::Error;
use crate::plans::export::write_whole;
use crate::today::was_held;
use crate::trellis::Trellis;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use std::path::Path;
use trellis_domain::id::Id;
use trellis_domain::words::{EventKind, Form, GoalState};
use trellis_exchange::calendar::{CalendarEvent, Hours, write_calendar};
use trellis_store::table::action::ActionRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::due_date::DueDateRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::group_event::GroupEventRow;
use trellis_store::table::region::RegionRow;
use trellis_store::table::tier_agreement::TierAgreementRow;

impl Trellis {
    /// Visits ahead and those held in the last year, reviews of support, the next
    /// assessment of capacity, and the dates of active goals and open actions, as
    /// iCalendar; of one region or of all.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn calendar(&self, region: Option<Id>) -> Result<String, Error> {
        Ok(self.calendar_of(region)?.0)
    }

    /// The same of all regions, with the support team's own: due dates that others set,
    /// and group events. Never for a region.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn team_calendar(&self) -> Result<String, Error> {
        Ok(self.calendar_of_team()?.0)
    }

    /// Writes that file; gives how many dates it holds.
    ///
    /// # Errors
    /// Where the region is gone, or the file cannot be written.
    pub fn write_calendar_file(&self, region: Option<Id>, to: &Path) -> Result<usize, Error> {
        let (file, dates) = self.calendar_of(region)?;
        write_whole(to, file.as_bytes())?;
        Ok(dates)
    }

    /// Writes the support team's file; gives how many dates it holds.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn write_team_calendar_file(&self, to: &Path) -> Result<usize, Error> {
        let (file, dates) = self.calendar_of_team()?;
        write_whole(to, file.as_bytes())?;
        Ok(dates)
    }

    fn calendar_of(&self, region: Option<Id>) -> Result<(String, usize), Error> {
        let dates = sorted(self.dates(region)?);
        let name = match region {
            Some(region) => format!("Trellis, {}", text(self.get_region(region)?.name.as_ref())),
            None => "Trellis, all regions".to_owned(),
        };
        Ok((write_calendar(&name, &dates), dates.len()))
    }

    fn calendar_of_team(&self) -> Result<(String, usize), Error> {
        let mut dates = self.dates(None)?;
        self.team_dates(&mut dates)?;
        let dates = sorted(dates);
        let name = "Trellis, for the support team only";
        Ok((write_calendar(name, &dates), dates.len()))
    }

    fn team_dates(&self, events: &mut Vec<CalendarEvent>) -> Result<(), Error> {
        for row in DueDateRow::open(self.reading())? {
            if let (Some(card), Some(on)) = (self.due_date_card(&row)?, row.due_on) {
                let what = format!("due, {}", card.what);
                events.push(due(row.id, row.changed_at, on, &card.region_name, &what));
            }
        }
        for row in GroupEventRow::since(self.reading(), self.a_year_ago())? {
            let Some(on) = row.took_on else {
                continue;
            };
            let minutes = row.minutes.map(Duration::minutes);
            let until = |from: NaiveTime| {
                let (until, over) = from.overflowing_add_signed(minutes?);
                (over == 0).then_some(until)
            };
            let kind = row.kind.as_deref().and_then(EventKind::from_code);
            let title = row.title.clone().filter(|title| !title.is_empty());
            events.push(CalendarEvent {
                hours: row
                    .starts_at
                    .map_or(Hours::AllDay, |from| Hours::From(from, until(from))),
                ..due(
                    row.id,
                    row.changed_at,
                    on,
                    kind.unwrap_or(EventKind::Other).word(),
                    &title.unwrap_or_default(),
                )
            });
        }
        Ok(())
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
        Ok(events)
    }

    fn dates_of(&self, region: &RegionRow, events: &mut Vec<CalendarEvent>) -> Result<(), Error> {
        let (today, reading) = (self.today(), self.reading());
        let name = text(region.name.as_ref());
        for row in ContactRow::of_region_since(reading, region.id, self.a_year_ago())? {
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
        if let (Some(by), changed) = self.next_assessment(region)? {
            let name = format!("{}-assessment", region.id);
            events.push(CalendarEvent {
                uid: name,
                ..due(
                    region.id,
                    changed,
                    by,
                    &text(region.name.as_ref()),
                    "capacity assessment due",
                )
            });
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

fn sorted(mut events: Vec<CalendarEvent>) -> Vec<CalendarEvent> {
    events.sort_by(|a, b| (a.on, &a.uid).cmp(&(b.on, &b.uid)));
    events
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
