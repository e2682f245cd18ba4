//! Everything about one contact: read, changed, deleted, recorded for one more region.

use super::agency::write_agency;
use super::touched::{activity_edit, cell_edit};
use super::{component_edit, minutes};
use crate::edit::{Maybe, count, in_region, needed, text};
use crate::error::Error;
use crate::practitioners::{Named, presence_edit};
use crate::trellis::Trellis;
use crate::view::contact_form::{ContactView, EditContact, JointContact};
use crate::visits::hours;
use chrono::NaiveDate;
use trellis_domain::calendar::{month_of_relationship, short_date};
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::{activity_use as au, contact as c};
use trellis_domain::value::Value;
use trellis_domain::words::{Form, Initiative, Lead, Mode, Support};
use trellis_store::table::activity_use::ActivityUseRow;
use trellis_store::table::component_use::ComponentUseRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::presence::PresenceRow;

/// The fields that can be emptied by name.
const CLEARABLE: [&str; 18] = [
    c::starts_at,
    c::ends_at,
    c::place,
    c::minutes,
    c::preparation_minutes,
    c::travel_minutes,
    c::initiative,
    c::support,
    c::led_by,
    c::with_others,
    c::people,
    c::planned_focus,
    c::agency,
    c::agency_why,
    c::cit_beside,
    c::cit_takes_over_on,
    c::with_cit,
    c::with_clt,
];

impl Trellis {
    /// Everything about one contact, a visit that was planned or held too. For the
    /// practitioner's own screen, never for the room.
    ///
    /// # Errors
    /// Where it is gone, or the workbook cannot be read.
    pub fn contact(&self, id: Id) -> Result<ContactView, Error> {
        let row = find(self, id)?;
        let region_id = region_of(&row)?;
        let region = self.get_region(region_id)?;
        let components = self.used(&row)?;
        let mut joint = Vec::new();
        if let Some(link) = row.joint {
            for other in ContactRow::of_joint(self.reading(), link)? {
                if let Some(there) = other.region.filter(|_| other.id != id) {
                    joint.push(JointContact {
                        id: other.id,
                        region: there,
                        region_name: self.region_name(Some(there))?,
                    });
                }
            }
        }
        joint.retain(|it| !it.region_name.is_empty());
        joint.sort_by(|one, other| one.region_name.cmp(&other.region_name));
        let kept = match row.same_as {
            Some(kept) => ContactRow::find(self.reading(), kept)?,
            None => None,
        };
        let twins = ContactRow::joined_to(self.reading(), id)?;
        let card = |row: &ContactRow| Self::contact_card(row, region.began_on);
        Ok(ContactView {
            id,
            region: region_id,
            region_name: text(region.name.as_ref()),
            form: form(&row),
            title: text(row.title.as_ref()),
            on: row.took_on,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            entered_on: row.entered_on,
            month: region
                .began_on
                .zip(row.took_on)
                .and_then(|(began, on)| month_of_relationship(began, on)),
            mode: row.mode.as_deref().and_then(Mode::from_code),
            place: text(row.place.as_ref()),
            minutes: count(row.minutes),
            preparation_minutes: count(row.preparation_minutes),
            travel_minutes: count(row.travel_minutes),
            initiative: row.initiative.as_deref().and_then(Initiative::from_code),
            support: row.support.as_deref().and_then(Support::from_code),
            led_by: row.led_by.as_deref().and_then(Lead::from_code),
            with_cit: row.with_cit == Some(true),
            with_clt: row.with_clt == Some(true),
            with_others: text(row.with_others.as_ref()),
            people: count(row.people),
            planned_focus: text(row.planned_focus.as_ref()),
            actual_focus: text(row.actual_focus.as_ref()),
            practitioners: self.presences(id)?,
            cells: self.touched(id)?,
            notices: self.notices_of(&row, &region, &components)?,
            components,
            agency: row.agency,
            agencies: self.agency_names(region_id)?,
            agency_why: text(row.agency_why.as_ref()),
            cit_beside: text(row.cit_beside.as_ref()),
            cit_takes_over_on: row.cit_takes_over_on,
            pivots: self.pivots_of(id)?,
            joint,
            twin_of: kept.as_ref().map(card),
            twins: twins.iter().map(card).collect(),
            import_source: text(row.import_source.as_ref()),
        })
    }

    /// Changes a contact.
    ///
    /// # Errors
    /// Where it is gone; where a contact that was logged would lie in the future or say
    /// nothing of what it was about; where its hours are out of order, its agency is of
    /// another region, a field cannot be emptied, or it cannot be written.
    pub fn edit_contact(&mut self, id: Id, edit: &EditContact) -> Result<(), Error> {
        let row = find(self, id)?;
        let region = region_of(&row)?;
        hours(
            edit.starts_at.or(row.starts_at),
            edit.ends_at.or(row.ends_at),
        )?;
        if let Some(on) = edit.on {
            took_place(&row, on, self.today())?;
        }
        if let Some(about) = edit.actual_focus.as_deref().filter(|_| is_logged(&row)) {
            needed(ABOUT, about)?;
        }
        if let Some(unknown) = edit
            .clear
            .iter()
            .find(|it| !CLEARABLE.contains(&it.as_str()))
        {
            return Err(Error::new(
                format!("“{unknown}” cannot be emptied"),
                "Change it instead.",
            ));
        }
        let contact_minutes = minutes(edit.minutes)?;
        let preparation = minutes(edit.preparation_minutes)?;
        let travel = minutes(edit.travel_minutes)?;
        if let Some(agency) = edit.agency {
            self.agency_is_of(region, agency)?;
        }
        let agency = match &edit.agency_named {
            Some(name) => self.agency_named(region, name)?,
            None => edit.agency.map(Named::Known),
        };
        let position = self.agency_position(region)?;
        self.act(|act| {
            let agency = match &agency {
                Some(named) => Some(write_agency(act, region, named, &position)?),
                None => None,
            };
            let mut record = in_region(region, &c::NOUN, id)
                .maybe(c::took_on, edit.on)
                .maybe(c::starts_at, edit.starts_at)
                .maybe(c::ends_at, edit.ends_at)
                .maybe(c::title, edit.title.as_deref())
                .maybe(c::place, edit.place.as_deref())
                .maybe(c::mode, edit.mode)
                .maybe(c::minutes, contact_minutes)
                .maybe(c::preparation_minutes, preparation)
                .maybe(c::travel_minutes, travel)
                .maybe(c::initiative, edit.initiative)
                .maybe(c::support, edit.support)
                .maybe(c::led_by, edit.led_by)
                .maybe(c::with_cit, edit.with_cit)
                .maybe(c::with_clt, edit.with_clt)
                .maybe(c::with_others, edit.with_others.as_deref())
                .maybe(c::people, edit.people)
                .maybe(c::planned_focus, edit.planned_focus.as_deref())
                .maybe(c::actual_focus, edit.actual_focus.as_deref().map(str::trim))
                .maybe(c::agency, agency)
                .maybe(c::agency_why, edit.agency_why.as_deref())
                .maybe(c::cit_beside, edit.cit_beside.as_deref())
                .maybe(c::cit_takes_over_on, edit.cit_takes_over_on);
            for field in CLEARABLE {
                if edit.clear.iter().any(|cleared| cleared == field) {
                    record = record.set(field, Value::Unset);
                }
            }
            act.edit(record)
        })
    }

    /// Deletes a contact with everything that belongs to it. Undo brings it back. The
    /// same contact in other regions stays.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_contact(&mut self, id: Id) -> Result<(), Error> {
        let region = region_of(&find(self, id)?)?;
        self.act(|act| act.delete(Scope::Region(region), &c::NOUN, id))
    }

    /// Records a contact for one more region, with everything that does not belong to
    /// one region alone, and links the two. Components come along where that region's
    /// support builds capacity.
    ///
    /// # Errors
    /// Where the contact or the region is gone, the region took part already, or it
    /// cannot be written.
    pub fn add_joint_region(&mut self, contact: Id, region: Id) -> Result<Id, Error> {
        let row = find(self, contact)?;
        let here = region_of(&row)?;
        let there = self.get_region(region)?;
        let linked = match row.joint {
            Some(link) => ContactRow::of_joint(self.reading(), link)?,
            None => Vec::new(),
        };
        if region == here || linked.iter().any(|it| it.region == Some(region)) {
            return Err(Error::new(
                format!("{} took part already", text(there.name.as_ref())),
                "Choose another region.",
            ));
        }
        let support = self.usual_support(region)?;
        let reading = self.reading();
        let present = PresenceRow::of_contact(reading, contact)?;
        let components = ComponentUseRow::of_contact(reading, contact)?;
        let activities = ActivityUseRow::of_contact(reading, contact)?;
        let cells = self.said_cells(contact)?;
        self.act(|act| {
            let id = act.fresh_id();
            let link = row.joint.unwrap_or_else(|| act.fresh_id());
            act.edit(in_region(here, &c::NOUN, contact).set(c::joint, link))?;
            act.edit(
                in_region(region, &c::NOUN, id)
                    .set(c::region, region)
                    .set(c::form, Form::Logged)
                    .set(c::joint, link)
                    .set(c::entered_on, act.today)
                    .set(c::support, support)
                    .maybe(c::title, row.title.as_deref())
                    .maybe(c::place, row.place.as_deref())
                    .maybe(c::mode, row.mode.as_deref())
                    .maybe(c::took_on, row.took_on)
                    .maybe(c::starts_at, row.starts_at)
                    .maybe(c::ends_at, row.ends_at)
                    .maybe(c::minutes, row.minutes)
                    .maybe(c::initiative, row.initiative.as_deref())
                    .maybe(c::led_by, row.led_by.as_deref())
                    .maybe(c::with_cit, row.with_cit)
                    .maybe(c::with_clt, row.with_clt)
                    .maybe(c::with_others, row.with_others.as_deref())
                    .maybe(c::planned_focus, row.planned_focus.as_deref())
                    .maybe(c::actual_focus, row.actual_focus.as_deref()),
            )?;
            for practitioner in present.iter().filter_map(|it| it.practitioner) {
                act.edit(presence_edit(region, id, practitioner, true))?;
            }
            for (domain, stage) in cells {
                act.edit(cell_edit(region, id, domain, stage, true))?;
            }
            if support == Support::Capacity {
                for used in &components {
                    if let Some(code) = &used.component {
                        let minutes = count(used.minutes);
                        act.edit(component_edit(region, id, code, minutes))?;
                    }
                }
                for used in &activities {
                    if let (Some(code), Some(activity)) = (&used.component, &used.activity) {
                        act.edit(
                            activity_edit(region, id, code, activity)
                                .maybe(au::pack_hash, used.pack_hash.as_deref())
                                .set(au::used, true),
                        )?;
                    }
                }
            }
            Ok(id)
        })
    }

    /// Refuses what a contact that was logged cannot be.
    pub(crate) fn contact_fits(&self, id: Id, field: &str, value: &Value) -> Result<(), Error> {
        let Some(row) = ContactRow::find(self.reading(), id)? else {
            return Ok(());
        };
        match (field, value) {
            (c::took_on, Value::Date(on)) => took_place(&row, *on, self.today()),
            (c::took_on, Value::Unset) if is_logged(&row) => Err(Error::needed("The day")),
            (c::actual_focus, Value::Unset) if is_logged(&row) => Err(Error::needed(ABOUT)),
            _ => Ok(()),
        }
    }
}

const ABOUT: &str = "What it was about";

fn find(trellis: &Trellis, id: Id) -> Result<ContactRow, Error> {
    let row = ContactRow::find(trellis.reading(), id)?;
    row.ok_or_else(|| Error::gone("contact"))
}

fn region_of(row: &ContactRow) -> Result<Id, Error> {
    row.region.ok_or_else(|| Error::gone("contact"))
}

fn form(row: &ContactRow) -> Form {
    let form = row.form.as_deref().and_then(Form::from_code);
    form.unwrap_or(Form::Logged)
}

fn is_logged(row: &ContactRow) -> bool {
    form(row) == Form::Logged
}

/// Refuses a day that has not come yet, but for a visit.
fn took_place(row: &ContactRow, on: NaiveDate, today: NaiveDate) -> Result<(), Error> {
    if is_logged(row) && on > today {
        return Err(to_come(on));
    }
    Ok(())
}

/// A contact has taken place.
pub(super) fn to_come(on: NaiveDate) -> Error {
    Error::new(
        format!("{} is still to come", short_date(on)),
        "Plan a visit for it, or choose the day on which it took place.",
    )
}

/// The practitioners who were named, written down where they are not known yet.
pub(super) fn write_practitioners(
    act: &mut crate::trellis::Act<'_, '_>,
    named: &[Named],
) -> Result<Vec<Id>, Error> {
    let mut all = vec![act.holder];
    for named in named {
        let id = match named {
            Named::Known(id) => *id,
            Named::New(name) => crate::practitioners::write_down(act, name, "")?,
        };
        if !all.contains(&id) {
            all.push(id);
        }
    }
    Ok(all)
}
