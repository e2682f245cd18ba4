//! Seats that overlap: noticed and explained, and allowed where life allows it. Somebody
//! covers for a colleague, a handover takes a month; a form that refused that would be
//! told a story instead.

use crate::edit::text;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::turnover::sittings;
use crate::view::people::NewSeat;
use crate::view::turnover::SeatNotice;
use crate::words::{listed, posts};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;
use trellis_domain::staffing::{Notice, Sitting, look_over};
use trellis_domain::words::Team;
use trellis_store::table::person::PersonRow;
use trellis_store::table::seat::SeatRow;

impl Trellis {
    /// What is worth a look before a seat is saved, in sentences. Nothing here stands in
    /// the way of saving it.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn look_over_seat(&self, new: &NewSeat) -> Result<Vec<String>, Error> {
        self.get_region(new.region)?;
        let people = PersonRow::of_region(self.reading(), new.region)?;
        let rows = SeatRow::of_region(self.reading(), new.region)?;
        let mut sittings = sittings(&rows, &people);
        let name = new.person.trim();
        let known = people.iter().find(|it| {
            let other = it.name.as_deref().unwrap_or_default();
            !name.is_empty() && other.trim().to_lowercase() == name.to_lowercase()
        });
        // A newcomer has no record yet, and neither has the seat.
        let nobody_yet = Id::from_bytes([0; 16]);
        let person = known.map_or(nobody_yet, |it| {
            let seated = sittings.iter().zip(&rows);
            let same = seated
                .filter(|(_, row)| row.person == Some(it.id))
                .find_map(|(sitting, _)| sitting.person);
            same.unwrap_or(it.id)
        });
        sittings.push(Sitting {
            seat: nobody_yet,
            team: new.team,
            role: new.role.trim().to_owned(),
            person: (!name.is_empty()).then_some(person),
            fte: new.fte.map(i64::from),
            from: Some(new.from_on.unwrap_or_else(|| self.today())),
            to: new.to_on,
        });
        let mut names = names(&people);
        names.entry(person).or_insert_with(|| name.to_owned());
        let notices = look_over(&sittings);
        let about_it = notices.iter().filter(|it| it.seats().contains(&nobody_yet));
        Ok(about_it.map(|it| sentence(it, &names)).collect())
    }

    /// What in the seats of a region is worth a look, with the seats it is about.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn look_over_seats(&self, region: Id) -> Result<Vec<SeatNotice>, Error> {
        self.get_region(region)?;
        let people = PersonRow::of_region(self.reading(), region)?;
        let rows = SeatRow::of_region(self.reading(), region)?;
        let sittings = sittings(&rows, &people);
        let names = names(&people);
        Ok(look_over(&sittings)
            .iter()
            .map(|it| SeatNotice {
                text: sentence(it, &names),
                seats: it.seats(),
            })
            .collect())
    }
}

fn names(people: &[PersonRow]) -> BTreeMap<Id, String> {
    people
        .iter()
        .map(|person| (person.id, text(person.name.as_ref())))
        .collect()
}

fn sentence(notice: &Notice<'_>, names: &BTreeMap<Id, String>) -> String {
    let name = |person: Option<Id>| {
        let name = person.and_then(|id| names.get(&id)).cloned();
        name.filter(|name| !name.is_empty())
            .unwrap_or_else(|| "One person".to_owned())
    };
    match notice {
        Notice::UpsideDown(it) => {
            let on = |day: Option<NaiveDate>| day.map(short_date).unwrap_or_default();
            format!(
                "{} ends on {}, before it begins on {}. Correct one of the two days.",
                role(it),
                on(it.to),
                on(it.from)
            )
        }
        Notice::TwoSeats {
            first,
            second,
            from,
            to,
        } => format!(
            "{} sits on two seats of the {} at once{}: {} and {}. That happens while somebody covers; if it is not meant, end one of them.",
            name(first.person),
            team(first.team),
            span(*from, *to),
            role(first),
            role(second)
        ),
        Notice::MoreThanOnePost {
            person,
            together,
            since,
            seats,
        } => {
            let parts: Vec<String> = seats
                .iter()
                .map(|it| format!("{} {}", role(it), posts(it.fte.unwrap_or(0))))
                .collect();
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            format!(
                "The shares of {} come to {} FTE{}: {}. That is more than a full post; if it is not meant, change a share.",
                name(Some(*person)),
                posts(*together),
                span(*since, None),
                listed(&parts)
            )
        }
    }
}

fn role(it: &Sitting) -> String {
    match it.role.trim() {
        "" => "a seat without a role".to_owned(),
        role => role.to_owned(),
    }
}

fn team(team: Team) -> String {
    match team {
        Team::Cit => "CIT".to_owned(),
        Team::Clt => "CLT".to_owned(),
        team => team.word().to_lowercase(),
    }
}

/// “, from Mar 2, 2026 to Jun 1, 2026”, as far as it is written down.
fn span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => {
            format!(", from {} to {}", short_date(from), short_date(to))
        }
        (Some(from), None) => format!(", from {}", short_date(from)),
        (None, Some(to)) => format!(", until {}", short_date(to)),
        (None, None) => String::new(),
    }
}
