//! Group events: support to many regions at once. One record of the support team each,
//! with the regions that took part, so that it counts once.

use crate::contacts::minutes;
use crate::edit::{Maybe, count, needed, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::event::{AttendanceCard, EditAttendance, EditEvent, EventCard, EventsView};
use crate::words::{capitalized, clock, counted};
use std::collections::BTreeMap;
use trellis_domain::calendar::short_date;
use trellis_domain::change::Scope;
use trellis_domain::dose::events::EventDose;
use trellis_domain::id::Id;
use trellis_domain::noun::{attendance as at, group_event as e};
use trellis_domain::value::Value;
use trellis_domain::words::{EventKind, Mode};
use trellis_store::Edit;
use trellis_store::table::attendance::AttendanceRow;
use trellis_store::table::group_event::GroupEventRow;
use trellis_store::table::region::RegionRow;

/// More people than come to one event.
const MOST_PEOPLE: u32 = 10_000;

impl Trellis {
    /// Adds a group event, ahead or held.
    ///
    /// # Errors
    /// Where it has no title, is longer than a day, or cannot be written.
    pub fn add_event(&mut self, new: &EditEvent) -> Result<Id, Error> {
        let title = needed("The title", new.title.as_deref().unwrap_or_default())?;
        let (length, preparation) = (minutes(new.minutes)?, minutes(new.preparation_minutes)?);
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                Edit::new(Scope::Team(act.team), &e::NOUN, id)
                    .set(e::kind, new.kind.unwrap_or(EventKind::Webinar))
                    .set(e::title, title)
                    .set(e::mode, new.mode.unwrap_or(Mode::Video))
                    .set(e::took_on, new.on.unwrap_or(act.today))
                    .maybe(e::starts_at, new.starts_at)
                    .maybe(e::minutes, length)
                    .maybe(e::preparation_minutes, preparation)
                    .maybe(e::about, new.about.as_deref())
                    .maybe(e::led_by, new.led_by.as_deref())
                    .set(e::entered_on, act.today),
            )?;
            Ok(id)
        })
    }

    /// Changes a group event.
    ///
    /// # Errors
    /// Where it is gone, would have no title, is longer than a day, or cannot be
    /// written.
    pub fn edit_event(&mut self, id: Id, edit: &EditEvent) -> Result<(), Error> {
        self.get_event(id)?;
        let stands = self.edit_existing(&e::NOUN, id)?;
        if let Some(title) = &edit.title {
            needed("The title", title)?;
        }
        let (length, preparation) = (minutes(edit.minutes)?, minutes(edit.preparation_minutes)?);
        self.act(|act| {
            act.edit(
                stands
                    .maybe(e::kind, edit.kind)
                    .maybe(e::title, edit.title.as_deref().map(str::trim))
                    .maybe(e::mode, edit.mode)
                    .maybe(e::took_on, edit.on)
                    .maybe(e::starts_at, edit.starts_at)
                    .maybe(e::minutes, length)
                    .maybe(e::preparation_minutes, preparation)
                    .maybe(e::about, edit.about.as_deref())
                    .maybe(e::led_by, edit.led_by.as_deref()),
            )
        })
    }

    /// Deletes a group event with its attendances. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_event(&mut self, id: Id) -> Result<(), Error> {
        self.get_event(id)?;
        let scope = self.get_scope(&e::NOUN, id)?;
        self.act(|act| act.delete(scope, &e::NOUN, id))
    }

    /// Says that a region took part in an event, with how many people, or that it did
    /// not after all.
    ///
    /// # Errors
    /// Where the event or the region is gone, more people came than fit, or it cannot
    /// be written.
    pub fn attend(&mut self, edit: &EditAttendance) -> Result<(), Error> {
        self.get_event(edit.event)?;
        self.get_region(edit.region)?;
        if edit.people.is_some_and(|people| people > MOST_PEOPLE) {
            return Err(Error::new(
                "That is more people than fit one event",
                "Write how many of this region came, such as 12.",
            ));
        }
        let parts = [edit.event.as_bytes(), edit.region.as_bytes()].map(<[u8; 16]>::as_slice);
        let id = Id::natural(at::NOUN.name, &parts);
        let people = edit.people.filter(|_| edit.attended);
        self.act(|act| {
            act.edit(
                Edit::new(Scope::Team(act.team), &at::NOUN, id)
                    .set(at::event, edit.event)
                    .set(at::region, edit.region)
                    .set(at::attended, edit.attended)
                    .set(at::people, people.map_or(Value::Unset, Value::from)),
            )
        })
    }

    /// Group events, ahead and held, with who attended.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn events(&self) -> Result<EventsView, Error> {
        let today = self.today();
        let cards = self.event_cards()?;
        let is_ahead = |card: &EventCard| card.on.is_some_and(|on| on > today);
        let (mut ahead, held): (Vec<_>, Vec<_>) = cards.into_iter().partition(is_ahead);
        ahead.reverse();
        let summary = summary(&self.counted_events()?);
        Ok(EventsView {
            ahead,
            held,
            summary,
        })
    }

    /// The group events that a region took part in, the latest first.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn events_of(&self, region: Id) -> Result<Vec<EventCard>, Error> {
        self.get_region(region)?;
        let attended: Vec<Id> = AttendanceRow::of_region(self.reading(), region)?
            .into_iter()
            .filter_map(|row| row.event)
            .collect();
        let mut cards = self.event_cards()?;
        cards.retain(|card| attended.contains(&card.id));
        for card in &mut cards {
            // One region's page names no other.
            card.regions.retain(|it| it.region == region);
        }
        Ok(cards)
    }

    fn event_cards(&self) -> Result<Vec<EventCard>, Error> {
        let mut came = self.attendances()?;
        let rows = GroupEventRow::list(self.reading())?.into_iter();
        Ok(rows
            .map(|row| card(&row, came.remove(&row.id).unwrap_or_default()))
            .collect())
    }

    /// Who attended each event, by name; regions that are gone left out.
    fn attendances(&self) -> Result<BTreeMap<Id, Vec<AttendanceCard>>, Error> {
        let mut rows: BTreeMap<Id, Vec<AttendanceRow>> = BTreeMap::new();
        for row in AttendanceRow::list(self.reading())? {
            if let Some(region) = row.region {
                rows.entry(region).or_default().push(row);
            }
        }
        let mut came: BTreeMap<Id, Vec<AttendanceCard>> = BTreeMap::new();
        for region in RegionRow::list(self.reading())? {
            for row in rows.remove(&region.id).unwrap_or_default() {
                if let Some(event) = row.event {
                    came.entry(event).or_default().push(AttendanceCard {
                        region: region.id,
                        name: text(region.name.as_ref()),
                        people: count(row.people),
                    });
                }
            }
        }
        Ok(came)
    }

    fn get_event(&self, id: Id) -> Result<GroupEventRow, Error> {
        GroupEventRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("event"))
    }
}

fn card(row: &GroupEventRow, regions: Vec<AttendanceCard>) -> EventCard {
    let kind = row.kind.as_deref().and_then(EventKind::from_code);
    let kind = kind.unwrap_or(EventKind::Other);
    let mode = row.mode.as_deref().and_then(Mode::from_code);
    let length = count(row.minutes);
    let led_by = text(row.led_by.as_ref());
    let led = (!led_by.is_empty()).then(|| format!("led by {led_by}"));
    let at = row.starts_at.map(clock);
    let meta: Vec<String> = [
        row.took_on.map(short_date),
        at,
        Some(kind.word().to_owned()),
        length.map(|minutes| format!("{minutes} min")),
        mode.map(|mode| mode.word().to_lowercase()),
        led,
    ]
    .into_iter()
    .flatten()
    .collect();
    EventCard {
        id: row.id,
        kind,
        kind_name: kind.word().to_owned(),
        title: row
            .title
            .clone()
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| kind.word().to_owned()),
        mode,
        on: row.took_on,
        starts_at: row.starts_at,
        minutes: length,
        preparation_minutes: count(row.preparation_minutes),
        about: text(row.about.as_ref()),
        led_by,
        meta: meta.join(" · "),
        regions,
    }
}

/// “Three events took place, 3 h 30 min in all, with seven attendances.”
fn summary(counts: &EventDose) -> String {
    let mut total = counts.total;
    total += counts.without_day;
    if total.contacts == 0 {
        return "No group event has taken place yet.".to_owned();
    }
    let number = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let events = counted(number(total.contacts), "event", "events");
    let attended = counted(number(counts.attended.events), "attendance", "attendances");
    let (hours, rest) = (total.minutes / 60, total.minutes % 60);
    let long = match (hours, rest) {
        (0, 0) => String::new(),
        (0, rest) => format!(", {rest} min in all"),
        (hours, 0) => format!(", {hours} h in all"),
        (hours, rest) => format!(", {hours} h {rest} min in all"),
    };
    let unsaid = match total.without_minutes {
        0 => String::new(),
        without => format!(
            " ({} without minutes)",
            crate::words::small_number(number(without))
        ),
    };
    format!(
        "{} took place{long}{unsaid}, each counted once; {attended} of regions.",
        capitalized(&events)
    )
}
