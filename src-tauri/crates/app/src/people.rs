//! Seats and the people in them. A seat with nobody is a vacancy; turnover is seats
//! over time, so filling or leaving one ends it and begins the next.

use crate::edit::{Maybe, count, in_order, in_region, needed, text};
use crate::error::Error;
use crate::trellis::{Act, Trellis};
use crate::view::people::{EditSeat, NewSeat, SeatCard};
use crate::words::{day, posts};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::{person as p, seat as s};
use trellis_domain::words::Team;
use trellis_store::table::person::PersonRow;
use trellis_store::table::seat::SeatRow;

/// The CIT's usual strength in hundredths of a post (S2).
pub(crate) const CIT_TARGET: i64 = 300;

impl Trellis {
    /// Adds a seat, filled or vacant, of today or of earlier days. What is worth a look
    /// about it says [`Trellis::look_over_seat`].
    ///
    /// # Errors
    /// Where it has no role, ends before it begins, or cannot be written.
    pub fn add_seat(&mut self, new: &NewSeat) -> Result<Id, Error> {
        let role = needed("The role", &new.role)?;
        share(new.fte)?;
        let from_on = new.from_on.unwrap_or_else(|| self.today());
        seat_days(Some(from_on), new.to_on)?;
        self.get_region(new.region)?;
        let people = PersonRow::of_region(self.reading(), new.region)?;
        self.act(|act| {
            let person = seat_person(act, new.region, &people, &new.person)?;
            let id = act.fresh_id();
            act.edit(
                in_region(new.region, &s::NOUN, id)
                    .set(s::region, new.region)
                    .set(s::team, new.team)
                    .set(s::role, role)
                    .maybe(s::fte, new.fte)
                    .maybe(s::person, person)
                    .set(s::from_on, from_on)
                    .maybe(s::to_on, new.to_on)
                    .maybe(s::cover, new.cover.as_deref()),
            )?;
            Ok(id)
        })
    }

    /// Changes a seat, and how to reach who sits there.
    ///
    /// # Errors
    /// Where it is gone, would have no role, would end before it begins, or cannot be
    /// written.
    pub fn edit_seat(&mut self, id: Id, edit: &EditSeat) -> Result<(), Error> {
        let row = self.get_seat(id)?;
        share(edit.fte)?;
        if let Some(role) = &edit.role {
            needed("The role", role)?;
        }
        seat_days(edit.from_on.or(row.from_on), edit.to_on.or(row.to_on))?;
        let region = row.region.ok_or_else(|| Error::gone("seat"))?;
        self.act(|act| {
            act.edit(
                in_region(region, &s::NOUN, id)
                    .maybe(s::role, edit.role.as_deref())
                    .maybe(s::fte, edit.fte)
                    .maybe(s::cover, edit.cover.as_deref())
                    .maybe(s::announced, edit.announced)
                    .maybe(s::from_on, edit.from_on)
                    .maybe(s::to_on, edit.to_on),
            )?;
            if let (Some(person), Some(reach_at)) = (row.person, &edit.reach_at) {
                act.edit(in_region(region, &p::NOUN, person).set(p::reach_at, reach_at.as_str()))?;
            }
            Ok(())
        })
    }

    /// Somebody takes a seat, on a day.
    ///
    /// # Errors
    /// Where no name is given, the day is before the seat's, or it cannot be written.
    pub fn fill_seat(&mut self, id: Id, person: &str, on: NaiveDate) -> Result<Id, Error> {
        needed("The name", person)?;
        self.next_seat(id, person, on)
    }

    /// Somebody leaves a seat, on a day; it is vacant from then.
    ///
    /// # Errors
    /// Where the day is before the seat's, or it cannot be written.
    pub fn vacate_seat(&mut self, id: Id, on: NaiveDate) -> Result<Id, Error> {
        self.next_seat(id, "", on)
    }

    /// Ends a seat for good.
    ///
    /// # Errors
    /// Where the day is before the seat's, or it cannot be written.
    pub fn end_seat(&mut self, id: Id, on: NaiveDate) -> Result<(), Error> {
        let row = self.get_seat(id)?;
        in_order(row.from_on, "the seat's first day", Some(on), "This day")?;
        let region = row.region.ok_or_else(|| Error::gone("seat"))?;
        self.act(|act| act.edit(in_region(region, &s::NOUN, id).set(s::to_on, on)))
    }

    /// Deletes a seat that was entered by mistake.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_seat(&mut self, id: Id) -> Result<(), Error> {
        let region = self
            .get_seat(id)?
            .region
            .ok_or_else(|| Error::gone("seat"))?;
        self.act(|act| act.delete(Scope::Region(region), &s::NOUN, id))
    }

    fn next_seat(&mut self, id: Id, person: &str, on: NaiveDate) -> Result<Id, Error> {
        let row = self.get_seat(id)?;
        in_order(row.from_on, "the seat's first day", Some(on), "This day")?;
        let region = row.region.ok_or_else(|| Error::gone("seat"))?;
        let people = PersonRow::of_region(self.reading(), region)?;
        self.act(|act| {
            let person = seat_person(act, region, &people, person)?;
            act.edit(in_region(region, &s::NOUN, id).set(s::to_on, on))?;
            let next = act.fresh_id();
            act.edit(
                in_region(region, &s::NOUN, next)
                    .set(s::region, region)
                    .maybe(s::team, row.team.as_deref())
                    .maybe(s::role, row.role.as_deref())
                    .maybe(s::fte, row.fte)
                    .maybe(s::person, person)
                    .maybe(s::position, row.position.as_deref())
                    .set(s::from_on, on),
            )?;
            Ok(next)
        })
    }

    fn get_seat(&self, id: Id) -> Result<SeatRow, Error> {
        SeatRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("seat"))
    }

    /// Seats of today, and those that ended.
    pub(crate) fn seats(&self, region: Id) -> Result<(Vec<SeatCard>, Vec<SeatCard>), Error> {
        let people: BTreeMap<Id, PersonRow> = PersonRow::of_region(self.reading(), region)?
            .into_iter()
            .map(|person| (person.id, person))
            .collect();
        let today = self.today();
        let (mut now, mut before) = (Vec::new(), Vec::new());
        for row in SeatRow::of_region(self.reading(), region)? {
            let has_ended = row.to_on.is_some_and(|day| day <= today);
            let card = card(&row, row.person.and_then(|id| people.get(&id)));
            if has_ended {
                before.push(card);
            } else {
                now.push(card);
            }
        }
        now.sort_by_key(|seat| (seat.team, seat.is_vacant));
        before.sort_by_key(|seat| std::cmp::Reverse(seat.to_on));
        Ok((now, before))
    }
}

/// Filled and wanted posts of a CIT, in hundredths, and the oldest vacancy.
pub(crate) struct Staffing {
    pub(crate) filled: i64,
    pub(crate) wanted: i64,
    pub(crate) vacancies: usize,
    pub(crate) vacant_since: Option<NaiveDate>,
}

impl Staffing {
    pub(crate) fn of(seats: &[SeatCard]) -> Self {
        let cit: Vec<&SeatCard> = seats.iter().filter(|seat| seat.team == Team::Cit).collect();
        let sum = |only_filled: bool| -> i64 {
            cit.iter()
                .filter(|seat| !only_filled || !seat.is_vacant)
                .map(|seat| seat.fte.map_or(0, i64::from))
                .sum()
        };
        let vacant = || cit.iter().filter(|seat| seat.is_vacant);
        Self {
            filled: sum(true),
            wanted: sum(false).max(CIT_TARGET),
            vacancies: vacant().count(),
            vacant_since: vacant().filter_map(|seat| seat.from_on).min(),
        }
    }

    /// “2.0 of 3.0”.
    pub(crate) fn in_words(&self) -> String {
        format!("{} of {}", posts(self.filled), posts(self.wanted))
    }

    /// “vacant since Sep 8”, “two posts open”, or nothing.
    pub(crate) fn vacancy(&self, today: NaiveDate) -> String {
        match (self.vacancies, self.vacant_since) {
            (0, _) => String::new(),
            (1, Some(since)) => format!("vacant since {}", day(since, today)),
            (number, _) => crate::words::counted(number, "seat open", "seats open"),
        }
    }
}

fn card(row: &SeatRow, person: Option<&PersonRow>) -> SeatCard {
    let team = row
        .team
        .as_deref()
        .and_then(Team::from_code)
        .unwrap_or(Team::Coalition);
    SeatCard {
        id: row.id,
        team,
        team_name: team.word().to_owned(),
        role: text(row.role.as_ref()),
        fte: count(row.fte),
        fte_text: row
            .fte
            .map_or_else(String::new, |fte| format!("{} FTE", posts(fte))),
        person: person.map_or_else(String::new, |person| text(person.name.as_ref())),
        person_id: person.map(|person| person.id),
        reach_at: person.map_or_else(String::new, |person| text(person.reach_at.as_ref())),
        is_vacant: person.is_none(),
        announced: row.announced.unwrap_or(false),
        from_on: row.from_on,
        to_on: row.to_on,
        cover: text(row.cover.as_ref()),
    }
}

/// The person of that name in the region, or a new one; nobody for an empty name.
fn seat_person(
    act: &mut Act<'_, '_>,
    region: Id,
    people: &[PersonRow],
    name: &str,
) -> Result<Option<Id>, Error> {
    let name = name.trim();
    if name.is_empty() {
        return Ok(None);
    }
    // Letters large or small make no other person of somebody.
    let is_it = |person: &&PersonRow| {
        let known = person.name.as_deref().unwrap_or_default();
        known.trim().to_lowercase() == name.to_lowercase()
    };
    if let Some(person) = people.iter().find(is_it) {
        return Ok(Some(person.id));
    }
    let id = act.fresh_id();
    act.edit(
        in_region(region, &p::NOUN, id)
            .set(p::region, region)
            .set(p::name, name),
    )?;
    Ok(Some(id))
}

/// Refuses a seat that ends before it begins: no life allows that.
pub(crate) fn seat_days(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Result<(), Error> {
    in_order(from, "the seat's first day", to, "Its last day")
}

/// A share of a post lies between nothing and two full posts.
pub(crate) fn share(fte: Option<u32>) -> Result<(), Error> {
    if fte.is_some_and(|fte| fte > 200) {
        return Err(Error::new(
            "A share of more than two full posts does not fit one seat",
            "Write 1.0 for a full post, or add a second seat.",
        ));
    }
    Ok(())
}
