//! Materials left with a team, and whether they were used since. They are for the
//! region and may print.

use crate::drafts::get_contact;
use crate::edit::{Maybe, after_last, in_order, in_region, needed, not_to_come, text};
use crate::error::Error;
use crate::today::was_held;
use crate::trellis::Trellis;
use crate::view::fidelity::{EditMaterial, MaterialCard, MaterialToAsk, ResourceChoice};
use crate::view::visit::{AgendaSuggestion, NewLine};
use crate::words::{day, listed};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use trellis_domain::id::Id;
use trellis_domain::noun::material as m;
use trellis_domain::value::Value;
use trellis_domain::words::UseSince;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::material::MaterialRow;

/// Minutes on the agenda for asking about what was left.
const TO_ASK: u32 = 5;

impl Trellis {
    /// Keeps what was left with a team in a contact: in words, or as a resource of the
    /// guide.
    ///
    /// # Errors
    /// Where it says nothing, the resource is unknown, a day does not fit, the contact
    /// is gone, or it cannot be written.
    pub fn add_material(&mut self, contact: Id, new: &EditMaterial) -> Result<Id, Error> {
        let row = get_contact(self, contact)?;
        let region = row.region.ok_or_else(|| Error::gone("visit"))?;
        let resource = match new.resource.as_deref() {
            Some(id) => Some(self.get_resource(id)?),
            None => None,
        };
        let title = resource.as_ref().map(|it| it.title.as_str());
        let what = new.what.as_deref().map(str::trim);
        let what = what.filter(|what| !what.is_empty()).or(title);
        let what = needed(WHAT, what.unwrap_or_default())?.to_owned();
        let asked_on = self.asked_on(new, row.took_on)?;
        let rows = MaterialRow::of_contact(self.reading(), contact)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(region, &m::NOUN, id)
                    .set(m::region, region)
                    .set(m::contact, contact)
                    .set(m::what, what)
                    .maybe(m::resource, resource.map(|it| it.id))
                    .maybe(m::use_since, new.use_since)
                    .maybe(m::asked_on, asked_on)
                    .maybe(m::remark, new.remark.as_deref())
                    .set(m::position, position),
            )?;
            Ok(id)
        })
    }

    /// Changes what is known of a material.
    ///
    /// # Errors
    /// Where it is gone, would say nothing, a day does not fit, or it cannot be written.
    pub fn edit_material(&mut self, id: Id, edit: &EditMaterial) -> Result<(), Error> {
        let row = self.get_material(id)?;
        let stands = self.edit_existing(&m::NOUN, id)?;
        if let Some(what) = &edit.what {
            needed(WHAT, what)?;
        }
        let asked_on = self.asked_on(edit, self.left_on(&row)?)?;
        self.act(|act| {
            act.edit(
                stands
                    .maybe(m::what, edit.what.as_deref().map(str::trim))
                    .maybe(m::use_since, edit.use_since)
                    .maybe(m::asked_on, asked_on)
                    .maybe(m::remark, edit.remark.as_deref()),
            )
        })
    }

    /// Answers whether a material was used since, as asked today; without an answer it
    /// was not asked yet.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn mark_used(&mut self, id: Id, answer: Option<UseSince>) -> Result<(), Error> {
        self.get_material(id)?;
        let stands = self.edit_existing(&m::NOUN, id)?;
        self.act(|act| {
            let asked_on = answer.map(|_| act.today);
            act.edit(stands.set(m::use_since, answer).set(m::asked_on, asked_on))
        })
    }

    /// Deletes a material. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_material(&mut self, id: Id) -> Result<(), Error> {
        self.get_material(id)?;
        let scope = self.get_scope(&m::NOUN, id)?;
        self.act(|act| act.delete(scope, &m::NOUN, id))
    }

    /// What was left in one contact, in order.
    ///
    /// # Errors
    /// Where the contact is gone, or the workbook cannot be read.
    pub fn materials_in(&self, contact: Id) -> Result<Vec<MaterialCard>, Error> {
        let row = get_contact(self, contact)?;
        let rows = MaterialRow::of_contact(self.reading(), contact)?;
        Ok(rows.iter().map(|it| card(it, Some(&row))).collect())
    }

    /// Everything that was left in a region, the latest contact first, with whether it
    /// was used since. A document for the region may print all of it.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn materials_of(&self, region: Id) -> Result<Vec<MaterialCard>, Error> {
        self.get_region(region)?;
        let left = self.left_in(region)?;
        Ok(left.into_iter().map(|(card, _)| card).collect())
    }

    /// What was left in contacts that took place and nobody asked about yet, each as a
    /// question. Where a visit is named: left before it, in another contact.
    ///
    /// # Errors
    /// Where the region or visit is gone, or the workbook cannot be read.
    pub fn materials_to_ask(
        &self,
        region: Id,
        visit: Option<Id>,
    ) -> Result<Vec<MaterialToAsk>, Error> {
        self.get_region(region)?;
        let visit = match visit {
            Some(visit) => Some(get_contact(self, visit)?),
            None => None,
        };
        let today = self.today();
        let open = self.open_materials(region, visit.as_ref())?;
        Ok(open
            .into_iter()
            .map(|material| MaterialToAsk {
                question: question(&[&material], today),
                material,
            })
            .collect())
    }

    /// Agenda lines that ask about what was left: one for each contact.
    pub(crate) fn lines_to_ask(
        &self,
        region: Id,
        visit: &ContactRow,
    ) -> Result<Vec<AgendaSuggestion>, Error> {
        let today = self.today();
        let open = self.open_materials(region, Some(visit))?;
        let mut by_contact: Vec<Vec<&MaterialCard>> = Vec::new();
        for material in &open {
            match by_contact.last_mut() {
                Some(group) if group.iter().any(|it| it.contact == material.contact) => {
                    group.push(material);
                }
                _ => by_contact.push(vec![material]),
            }
        }
        Ok(by_contact
            .iter()
            .map(|group| AgendaSuggestion {
                line: NewLine {
                    purpose: question(group, today),
                    minutes: Some(TO_ASK),
                    ..NewLine::default()
                },
                because: "Left with the team; nobody asked yet".to_owned(),
            })
            .collect())
    }

    /// The resources of the guide, by title, to choose what was left.
    pub fn resource_choices(&self) -> Vec<ResourceChoice> {
        let mut choices: Vec<ResourceChoice> = self
            .binder
            .resources()
            .into_iter()
            .map(|(_, resource)| ResourceChoice {
                id: resource.id.clone(),
                title: resource.title.clone(),
            })
            .collect();
        choices.sort_by_key(|choice| choice.title.to_lowercase());
        choices
    }

    /// Refuses a typed day that does not go with the contact's.
    pub(crate) fn material_fits(&self, id: Id, field: &str, value: &Value) -> Result<(), Error> {
        let (m::asked_on, Value::Date(on), Some(row)) =
            (field, value, MaterialRow::find(self.reading(), id)?)
        else {
            return Ok(());
        };
        fit(self.left_on(&row)?, Some(*on), self.today())
    }

    fn get_material(&self, id: Id) -> Result<MaterialRow, Error> {
        MaterialRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("material"))
    }

    fn get_resource(&self, id: &str) -> Result<ResourceChoice, Error> {
        let known = self.binder.resources().into_iter();
        let mut known = known.map(|(_, resource)| resource);
        let found = known.find(|resource| resource.id == id);
        let found = found.ok_or_else(|| {
            Error::new(
                format!("“{id}” is not a resource of the field guide"),
                "Choose one from the list, or write what was left in your own words.",
            )
        })?;
        Ok(ResourceChoice {
            id: found.id.clone(),
            title: found.title.clone(),
        })
    }

    fn left_on(&self, row: &MaterialRow) -> Result<Option<NaiveDate>, Error> {
        Ok(match row.contact {
            Some(contact) => {
                ContactRow::find(self.reading(), contact)?.and_then(|contact| contact.took_on)
            }
            None => None,
        })
    }

    /// The day of asking as it is to be written.
    fn asked_on(
        &self,
        edit: &EditMaterial,
        left_on: Option<NaiveDate>,
    ) -> Result<Option<NaiveDate>, Error> {
        let today = self.today();
        fit(left_on, edit.asked_on, today)?;
        Ok(edit.asked_on.or(edit.use_since.map(|_| today)))
    }

    fn left_in(&self, region: Id) -> Result<Vec<(MaterialCard, Option<ContactRow>)>, Error> {
        let mut contacts: BTreeMap<Id, ContactRow> = ContactRow::of_region(self.reading(), region)?
            .into_iter()
            .map(|row| (row.id, row))
            .collect();
        let rows = MaterialRow::of_region(self.reading(), region)?;
        // What the list of contacts leaves out may have left something all the same.
        for contact in rows.iter().filter_map(|row| row.contact) {
            if let std::collections::btree_map::Entry::Vacant(place) = contacts.entry(contact)
                && let Some(row) = ContactRow::find(self.reading(), contact)?
            {
                place.insert(row);
            }
        }
        let mut left: Vec<_> = rows
            .iter()
            .map(|row| {
                let contact = row.contact.and_then(|contact| contacts.get(&contact));
                (card(row, contact), contact.cloned())
            })
            .collect();
        // Within a contact the order of the list stays.
        left.sort_by(|(one, _), (other, _)| {
            let day = other.left_on.cmp(&one.left_on);
            day.then_with(|| one.contact.cmp(&other.contact))
        });
        Ok(left)
    }

    fn open_materials(
        &self,
        region: Id,
        visit: Option<&ContactRow>,
    ) -> Result<Vec<MaterialCard>, Error> {
        let today = self.today();
        let is_before = |contact: &ContactRow| match visit {
            Some(visit) => {
                contact.id != visit.id
                    && (visit.took_on.is_none() || contact.took_on <= visit.took_on)
            }
            None => true,
        };
        let left = self.left_in(region)?.into_iter();
        Ok(left
            .filter(|(card, _)| card.use_since.is_none())
            .filter(|(_, contact)| {
                let contact = contact.as_ref();
                contact.is_some_and(|contact| was_held(contact, today) && is_before(contact))
            })
            .map(|(card, _)| card)
            .collect())
    }
}

/// What a material is called where it is needed.
const WHAT: &str = "What was left";

fn fit(
    left_on: Option<NaiveDate>,
    asked_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Error> {
    not_to_come(today, asked_on)?;
    in_order(
        left_on,
        "the day it was left",
        asked_on,
        "The day somebody asked",
    )
}

/// “Left on Nov 4: roster template – was it used?”
fn question(materials: &[&MaterialCard], today: NaiveDate) -> String {
    let whats: Vec<&str> = materials.iter().map(|it| it.what.as_str()).collect();
    let left = materials.first().and_then(|it| it.left_on);
    let left = left.map_or_else(
        || "Left before".to_owned(),
        |on| format!("Left on {}", day(on, today)),
    );
    let used = if whats.len() == 1 {
        "was it used"
    } else {
        "were they used"
    };
    format!("{left}: {} – {used}?", listed(&whats))
}

fn card(row: &MaterialRow, contact: Option<&ContactRow>) -> MaterialCard {
    let use_since = row.use_since.as_deref().and_then(UseSince::from_code);
    let about =
        contact.and_then(|contact| contact.title.as_ref().or(contact.actual_focus.as_ref()));
    MaterialCard {
        id: row.id,
        contact: row.contact.unwrap_or(row.id),
        contact_about: text(about),
        left_on: contact.and_then(|contact| contact.took_on),
        what: text(row.what.as_ref()),
        resource: row.resource.clone(),
        use_since,
        use_name: use_since.map_or_else(String::new, |word| word.word().to_owned()),
        asked_on: row.asked_on,
        remark: text(row.remark.as_ref()),
    }
}
