//! One contact by three pairs of eyes: the practitioner's own, the participants', a
//! coach's. They stand beside each other; nothing is ever averaged.
//!
//! What the practitioner and the coach saw is *mine* and lies in the holder's own
//! scope. It is covered while a visit is in the room: people sit before the screen.

use crate::drafts::get_contact;
use crate::edit::{Maybe, in_order, needed, not_to_come, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::fidelity::{
    ContactEyes, EditObservation, EditReflection, ObservationCard, OwnCourse, OwnLook,
    ReflectionCard,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use trellis_domain::change::Scope;
use trellis_domain::fidelity;
use trellis_domain::id::Id;
use trellis_domain::noun::{observation as o, reflection as r};
use trellis_domain::value::Value;
use trellis_domain::words::{Extent, Span, VisitPhase};
use trellis_store::Edit;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::observation::ObservationRow;
use trellis_store::table::reflection::ReflectionRow;
use trellis_store::table::region::RegionRow;

impl Trellis {
    /// A contact by the practitioner's own eyes, the participants' and a coach's. While
    /// a visit is in the room nothing of it is here.
    ///
    /// # Errors
    /// Where the contact is gone, or the workbook cannot be read.
    pub fn contact_eyes(&self, contact: Id) -> Result<ContactEyes, Error> {
        let row = get_contact(self, contact)?;
        let region = row.region.ok_or_else(|| Error::gone("visit"))?;
        let mut eyes = ContactEyes {
            contact,
            region,
            is_covered: is_in_the_room(&row) || self.is_a_room_open()?,
            own: None,
            participants: None,
            observations: Vec::new(),
        };
        if eyes.is_covered {
            return Ok(eyes);
        }
        let record = self.reflection_of(contact);
        let own = ReflectionRow::find(self.reading(), record)?;
        eyes.own = Some(reflection_card(record, own.as_ref()));
        eyes.participants = Some(self.participants_of(contact)?);
        let observed = ObservationRow::of_contact(self.reading(), contact)?;
        eyes.observations = observed.iter().map(observation_card).collect();
        Ok(eyes)
    }

    /// Keeps one's own look at a contact: there is one for each contact and
    /// practitioner. The day stays that of the first look.
    ///
    /// # Errors
    /// Where the contact is gone, or it cannot be written.
    pub fn reflect(&mut self, contact: Id, edit: &EditReflection) -> Result<(), Error> {
        get_contact(self, contact)?;
        let change = self
            .key_of_reflection(contact)?
            .maybe(r::quality, edit.quality)
            .maybe(r::engagement, edit.engagement)
            .maybe(r::remark, edit.remark.as_deref());
        self.act(|act| act.edit(change))
    }

    /// Keeps what a coach saw in a contact. It is *mine*.
    ///
    /// # Errors
    /// Where nobody observed, the day does not fit, the contact is gone, or it cannot
    /// be written.
    pub fn add_observation(&mut self, contact: Id, new: &EditObservation) -> Result<Id, Error> {
        let row = get_contact(self, contact)?;
        let coach = needed("Who observed", new.coach.as_deref().unwrap_or_default())?;
        let today = self.today();
        let taken = row.took_on.map_or(today, |on| on.min(today));
        let observed_on = new.observed_on.unwrap_or(taken);
        fit(row.took_on, Some(observed_on), today)?;
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                Edit::new(Scope::Private(act.holder), &o::NOUN, id)
                    .set(o::contact, contact)
                    .set(o::observed_on, observed_on)
                    .set(o::coach, coach)
                    .maybe(o::quality, new.quality)
                    .maybe(o::engagement, new.engagement)
                    .maybe(o::saw, new.saw.as_deref())
                    .maybe(o::try_next, new.try_next.as_deref()),
            )?;
            Ok(id)
        })
    }

    /// Changes what a coach saw.
    ///
    /// # Errors
    /// Where it is gone, nobody would have observed, the day does not fit, or it cannot
    /// be written.
    pub fn edit_observation(&mut self, id: Id, edit: &EditObservation) -> Result<(), Error> {
        let row = self.get_observation(id)?;
        let stands = self.edit_existing(&o::NOUN, id)?;
        if let Some(coach) = &edit.coach {
            needed("Who observed", coach)?;
        }
        fit(self.day_of(row.contact)?, edit.observed_on, self.today())?;
        self.act(|act| {
            act.edit(
                stands
                    .maybe(o::observed_on, edit.observed_on)
                    .maybe(o::coach, edit.coach.as_deref().map(str::trim))
                    .maybe(o::quality, edit.quality)
                    .maybe(o::engagement, edit.engagement)
                    .maybe(o::saw, edit.saw.as_deref())
                    .maybe(o::try_next, edit.try_next.as_deref()),
            )
        })
    }

    /// Deletes what a coach saw. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_observation(&mut self, id: Id) -> Result<(), Error> {
        self.get_observation(id)?;
        let scope = self.get_scope(&o::NOUN, id)?;
        self.act(|act| act.delete(scope, &o::NOUN, id))
    }

    /// How quality and engagement went over time by one's own eyes, the latest contact
    /// first. *Mine*; nothing of it is here while a visit is in the room.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn own_course(&self, region: Id, span: Span) -> Result<OwnCourse, Error> {
        self.get_region(region)?;
        let mut course = OwnCourse {
            is_covered: self.is_a_room_open()?,
            looks: Vec::new(),
        };
        if course.is_covered {
            return Ok(course);
        }
        let today = self.today();
        let from = fidelity::first_day(span, today, self.tiers(region)?.0.agreed_on);
        let mut looks: BTreeMap<Id, ReflectionRow> = ReflectionRow::list(self.reading())?
            .into_iter()
            .map(|row| (row.id, row))
            .collect();
        for contact in ContactRow::of_region(self.reading(), region)? {
            let look = looks.remove(&self.reflection_of(contact.id));
            let within = fidelity::is_within(contact.took_on, from, today);
            if let Some(look) = look.filter(|look| within && says_something(look)) {
                course.looks.push(own_look(&contact, &look));
            }
        }
        Ok(course)
    }

    /// The first edit of a reflection by its record: typing begins where nothing is yet.
    pub(crate) fn first_reflection(&self, record: Id) -> Result<Option<Edit>, Error> {
        for region in RegionRow::list(self.reading())? {
            for contact in ContactRow::of_region(self.reading(), region.id)? {
                if self.reflection_of(contact.id) == record {
                    return self.key_of_reflection(contact.id).map(Some);
                }
            }
        }
        Ok(None)
    }

    /// Refuses a typed day that does not go with the contact's.
    pub(crate) fn observation_fits(&self, id: Id, field: &str, value: &Value) -> Result<(), Error> {
        let (o::observed_on, Value::Date(on), Some(row)) =
            (field, value, ObservationRow::find(self.reading(), id)?)
        else {
            return Ok(());
        };
        fit(self.day_of(row.contact)?, Some(*on), self.today())
    }

    /// Whether people sit before this screen today: what is *mine* is covered then.
    pub(crate) fn is_a_room_open(&self) -> Result<bool, Error> {
        let today = self.today();
        Ok(ContactRow::open_visits(self.reading())?
            .iter()
            .any(|row| is_in_the_room(row) && row.took_on == Some(today)))
    }

    fn reflection_of(&self, contact: Id) -> Id {
        let holder = self.founding().holder;
        Id::natural(r::NOUN.name, &[holder.as_bytes(), contact.as_bytes()])
    }

    fn key_of_reflection(&self, contact: Id) -> Result<Edit, Error> {
        let record = self.reflection_of(contact);
        let stands = ReflectionRow::find(self.reading(), record)?;
        let on = stands.and_then(|row| row.reflected_on);
        let scope = Scope::Private(self.founding().holder);
        Ok(Edit::new(scope, &r::NOUN, record)
            .set(r::contact, contact)
            .set(r::reflected_on, on.unwrap_or_else(|| self.today())))
    }

    fn get_observation(&self, id: Id) -> Result<ObservationRow, Error> {
        ObservationRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("observation"))
    }

    fn day_of(&self, contact: Option<Id>) -> Result<Option<NaiveDate>, Error> {
        Ok(match contact {
            Some(contact) => ContactRow::find(self.reading(), contact)?.and_then(|row| row.took_on),
            None => None,
        })
    }
}

fn is_in_the_room(row: &ContactRow) -> bool {
    row.phase.as_deref() == Some(VisitPhase::InTheRoom.code())
}

fn fit(
    took_on: Option<NaiveDate>,
    observed_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Error> {
    not_to_come(today, observed_on)?;
    in_order(
        took_on.filter(|on| *on <= today),
        "the contact",
        observed_on,
        "The day of the observation",
    )
}

fn extent(code: Option<&String>) -> Option<Extent> {
    code.and_then(|code| Extent::from_code(code))
}

fn says_something(row: &ReflectionRow) -> bool {
    row.quality.is_some() || row.engagement.is_some() || row.remark.is_some()
}

fn reflection_card(record: Id, row: Option<&ReflectionRow>) -> ReflectionCard {
    ReflectionCard {
        record,
        quality: extent(row.and_then(|row| row.quality.as_ref())),
        engagement: extent(row.and_then(|row| row.engagement.as_ref())),
        remark: text(row.and_then(|row| row.remark.as_ref())),
        reflected_on: row
            .filter(|row| says_something(row))
            .and_then(|row| row.reflected_on),
    }
}

fn observation_card(row: &ObservationRow) -> ObservationCard {
    ObservationCard {
        id: row.id,
        observed_on: row.observed_on,
        coach: text(row.coach.as_ref()),
        quality: extent(row.quality.as_ref()),
        engagement: extent(row.engagement.as_ref()),
        saw: text(row.saw.as_ref()),
        try_next: text(row.try_next.as_ref()),
    }
}

fn own_look(contact: &ContactRow, look: &ReflectionRow) -> OwnLook {
    let word = |code: Option<&String>| {
        extent(code).map_or_else(String::new, |word| word.word().to_owned())
    };
    OwnLook {
        contact: contact.id,
        on: contact.took_on,
        about: text(contact.title.as_ref().or(contact.actual_focus.as_ref())),
        quality: word(look.quality.as_ref()),
        engagement: word(look.engagement.as_ref()),
        remark: text(look.remark.as_ref()),
    }
}
