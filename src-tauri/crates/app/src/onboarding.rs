//! The first weeks of somebody who took a seat on the CIT: the steps of the list in the
//! packs, each with the day it was done and who helped.

use crate::edit::{in_region, not_to_come, text};
use crate::error::Error;
use crate::guide::list_view;
use crate::trellis::Trellis;
use crate::view::people::SeatCard;
use crate::view::support::{
    EditConnection, OnboardingGroup, OnboardingList, OnboardingStep, OnboardingView,
};
use crate::view::today::Newcomer;
use crate::words::{counted, day};
use chrono::NaiveDate;
use trellis_domain::id::Id;
use trellis_domain::noun::onboarding_step as o;
use trellis_domain::pack::{Entry, Inventory, Purpose};
use trellis_domain::rhythm;
use trellis_domain::value::Value;
use trellis_domain::words::Team;
use trellis_store::Edit;
use trellis_store::table::connection::ConnectionRow;
use trellis_store::table::onboarding_step::OnboardingStepRow;
use trellis_store::table::person::PersonRow;
use trellis_store::table::region::RegionRow;
use trellis_store::table::seat::SeatRow;

impl Trellis {
    /// The first weeks of everybody who took a seat on the CIT within six months, and
    /// of everybody who began with a step; seats that ended come last.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn onboarding(&self, region: Id) -> Result<Vec<OnboardingView>, Error> {
        self.get_region(region)?;
        let today = self.today();
        let steps = OnboardingStepRow::of_region(self.reading(), region)?;
        let (now, before) = self.seats(region)?;
        let is_new = |seat: &SeatCard| is_newcomer(seat, today);
        let has_begun = |seat: &SeatCard| {
            let mut of_seat = steps.iter().filter(|row| row.seat == Some(seat.id));
            of_seat.any(is_set)
        };
        let now = now.into_iter().filter(|it| is_new(it) || has_begun(it));
        let seats = now.chain(before.into_iter().filter(has_begun));
        let connections = ConnectionRow::of_region(self.reading(), region)?;
        Ok(seats
            .map(|seat| self.first_weeks(seat, &steps, &connections))
            .collect())
    }

    /// Links a newcomer to the partner that a step is about, in one go: the connection
    /// is for the support team, and stands where it does with the others. The step
    /// itself is done once they have met. A connection that is there already is given
    /// back as it is.
    ///
    /// # Errors
    /// Where nobody sits in the seat, the list has no such entry or it is about no
    /// partner, or it cannot be written.
    pub fn connect_newcomer(&mut self, seat: Id, item: &str) -> Result<Id, Error> {
        let gone = || Error::gone("seat");
        let row = SeatRow::find(self.reading(), seat)?.ok_or_else(gone)?;
        let region = row.region.ok_or_else(gone)?;
        let person = match row.person {
            Some(person) => PersonRow::find(self.reading(), person)?,
            None => None,
        };
        let who = person.and_then(|person| person.name).unwrap_or_default();
        if who.trim().is_empty() {
            return Err(Error::new(
                "Nobody sits in this seat",
                "Fill the seat first; then there is somebody to introduce.",
            ));
        }
        let entry = self.find_first_weeks_entry(item).map(|(_, entry)| entry);
        let partner = entry.map(|entry| entry.partner).unwrap_or_default();
        if partner.is_empty() {
            return Err(Error::new(
                format!("“{item}” is not about a partner to meet"),
                "Add the connection by hand, with the others of this region.",
            ));
        }
        let connections = ConnectionRow::of_region(self.reading(), region)?;
        if let Some(known) = find_connection(&connections, &who, &partner) {
            return Ok(known.id);
        }
        let role = row.role.unwrap_or_default();
        self.add_connection(
            region,
            &EditConnection {
                who: Some(who),
                to_whom: Some(partner),
                why: Some(format!("First weeks: {role}")),
                linked_on: Some(self.today()),
                came_of_it: None,
            },
        )
    }

    /// Sets one step of somebody's first weeks: the day it was done and who helped, as
    /// both now stand. Without a day it is not done yet, without a name nobody is named.
    ///
    /// # Errors
    /// Where the seat is gone, the list has no such entry, the day is to come, or it
    /// cannot be written.
    pub fn set_onboarding_step(
        &mut self,
        seat: Id,
        item: &str,
        done_on: Option<NaiveDate>,
        who_helped: Option<&str>,
    ) -> Result<(), Error> {
        let gone = || Error::gone("seat");
        let region = SeatRow::find(self.reading(), seat)?.ok_or_else(gone)?;
        let region = region.region.ok_or_else(gone)?;
        not_to_come(self.today(), done_on)?;
        let (pack, entry) = self.find_first_weeks_entry(item).ok_or_else(|| {
            Error::new(
                format!("“{item}” is not an entry of this list"),
                "Choose one from the list.",
            )
        })?;
        let steps = OnboardingStepRow::of_region(self.reading(), region)?;
        let stands = find_step(&steps, seat, &pack, &entry);
        let who_helped = who_helped.map(str::trim).filter(|who| !who.is_empty());
        if stands.is_none() && done_on.is_none() && who_helped.is_none() {
            return Ok(());
        }
        // A step that a former entry was done as goes on in its record.
        let edit = match stands {
            Some(row) => in_region(region, &o::NOUN, row.id),
            None => key_of_step(region, seat, &pack, &entry.id),
        };
        let edit = edit
            .set(o::done_on, done_on.map_or(Value::Unset, Value::Date))
            .set(o::who_helped, who_helped.map_or(Value::Unset, Value::typed));
        self.act(|act| act.edit(edit))
    }

    /// The first edit of a step by its record: typing begins where nothing is yet.
    pub(crate) fn first_onboarding_step(&self, record: Id) -> Result<Option<Edit>, Error> {
        let lists = self.binder.inventories(Purpose::Onboarding);
        for region in RegionRow::list(self.reading())? {
            for seat in SeatRow::of_region(self.reading(), region.id)? {
                for (read, list) in &lists {
                    let pack = read.pack.id.as_str();
                    let mut entries = list.entries.iter();
                    let is_it = |entry: &&Entry| step_record(seat.id, pack, &entry.id) == record;
                    if let Some(entry) = entries.find(is_it) {
                        return Ok(Some(key_of_step(region.id, seat.id, pack, &entry.id)));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Who is new on the CIT of a region, among its seats of today, and has steps open.
    pub(crate) fn newcomers(
        &self,
        region: &RegionRow,
        seats: &[SeatCard],
    ) -> Result<Vec<Newcomer>, Error> {
        let today = self.today();
        let new: Vec<&SeatCard> = seats.iter().filter(|it| is_newcomer(it, today)).collect();
        if new.is_empty() {
            return Ok(Vec::new());
        }
        let steps = OnboardingStepRow::of_region(self.reading(), region.id)?;
        let lists = self.binder.inventories(Purpose::Onboarding);
        let mut newcomers = Vec::new();
        for seat in new {
            let entries = lists.iter().flat_map(|(read, list)| {
                let pack = read.pack.id.as_str();
                list.entries.iter().map(move |entry| (pack, entry))
            });
            let open: Vec<String> = entries
                .filter(|(pack, entry)| {
                    find_step(&steps, seat.id, pack, entry).is_none_or(|row| row.done_on.is_none())
                })
                .map(|(_, entry)| entry.text.clone())
                .collect();
            if open.is_empty() {
                continue;
            }
            newcomers.push(Newcomer {
                region: region.id,
                region_name: text(region.name.as_ref()),
                seat: seat.id,
                person: seat.person.clone(),
                role: seat.role.clone(),
                since: seat.from_on,
                since_text: seat.from_on.map_or_else(String::new, |on| {
                    let word = if on > today { "from" } else { "since" };
                    format!("{word} {}", day(on, today))
                }),
                open_text: counted(open.len(), "step open", "steps open"),
                open,
            });
        }
        Ok(newcomers)
    }

    fn first_weeks(
        &self,
        seat: SeatCard,
        steps: &[OnboardingStepRow],
        connections: &[ConnectionRow],
    ) -> OnboardingView {
        let lists = self.binder.inventories(Purpose::Onboarding).into_iter();
        OnboardingView {
            seat: seat.id,
            team: seat.team,
            lists: lists
                .map(|(read, list)| steps_of_list(&seat, &read.pack.id, list, steps, connections))
                .collect(),
            role: seat.role,
            person: seat.person,
            from_on: seat.from_on,
            ended_on: seat.to_on,
        }
    }

    fn find_first_weeks_entry(&self, item: &str) -> Option<(String, Entry)> {
        let lists = self.binder.inventories(Purpose::Onboarding);
        lists.into_iter().find_map(|(read, list)| {
            let entry = list.entries.iter().find(|entry| entry.id == item)?;
            Some((read.pack.id.clone(), entry.clone()))
        })
    }
}

/// Somebody who took a seat on the CIT within six months.
pub(crate) fn is_newcomer(seat: &SeatCard, today: NaiveDate) -> bool {
    seat.team == Team::Cit
        && !seat.is_vacant
        && seat.from_on.is_some_and(|on| rhythm::is_new(on, today))
}

fn is_set(row: &OnboardingStepRow) -> bool {
    row.done_on.is_some() || row.who_helped.is_some()
}

/// What is known about an entry: under its own name, from whatever pack, or under
/// that of an entry whose place it took.
fn find_step<'a>(
    steps: &'a [OnboardingStepRow],
    seat: Id,
    pack: &str,
    entry: &Entry,
) -> Option<&'a OnboardingStepRow> {
    let own = step_record(seat, pack, &entry.id);
    let known = |item: &String| {
        steps
            .iter()
            .find(|row| row.seat == Some(seat) && row.item.as_ref() == Some(item) && is_set(row))
    };
    steps
        .iter()
        .find(|row| row.id == own)
        .or_else(|| known(&entry.id))
        .or_else(|| entry.replaces.iter().find_map(known))
}

fn steps_of_list(
    seat: &SeatCard,
    pack: &str,
    list: &Inventory,
    steps: &[OnboardingStepRow],
    connections: &[ConnectionRow],
) -> OnboardingList {
    let step = |id: &str| {
        let entry = list.entries.iter().find(|entry| entry.id == id)?;
        let row = find_step(steps, seat.id, pack, entry);
        let connection = find_connection(connections, &seat.person, &entry.partner);
        Some(OnboardingStep {
            record: row.map_or_else(|| step_record(seat.id, pack, id), |row| row.id),
            partner: entry.partner.clone(),
            connection: connection.map(|it| it.id),
            connected_on: connection.and_then(|it| it.linked_on),
            item: entry.id.clone(),
            text: entry.text.clone(),
            hint: entry.evidence.clone(),
            done_on: row.and_then(|row| row.done_on),
            who_helped: text(row.and_then(|row| row.who_helped.as_ref())),
        })
    };
    let view = list_view(list);
    OnboardingList {
        id: view.id,
        title: view.title,
        note: view.note,
        groups: view
            .groups
            .into_iter()
            .map(|group| OnboardingGroup {
                title: group.title,
                steps: group.entries.iter().filter_map(|it| step(&it.id)).collect(),
            })
            .collect(),
    }
}

/// The connection of a newcomer with a partner, by their names.
fn find_connection<'a>(
    connections: &'a [ConnectionRow],
    who: &str,
    partner: &str,
) -> Option<&'a ConnectionRow> {
    let is = |column: Option<&String>, name: &str| {
        column.is_some_and(|it| it.trim().to_lowercase() == name.trim().to_lowercase())
    };
    let known = !who.is_empty() && !partner.is_empty();
    connections
        .iter()
        .find(|it| known && is(it.who.as_ref(), who) && is(it.to_whom.as_ref(), partner))
}

fn step_record(seat: Id, pack: &str, item: &str) -> Id {
    let parts = [seat.as_bytes(), pack.as_bytes(), item.as_bytes()];
    Id::natural(o::NOUN.name, &parts)
}

fn key_of_step(region: Id, seat: Id, pack: &str, item: &str) -> Edit {
    in_region(region, &o::NOUN, step_record(seat, pack, item))
        .set(o::region, region)
        .set(o::seat, seat)
        .set(o::item, item)
        .set(o::pack, pack)
}
