//! Contacts of every mode.

mod agency;
mod form;
mod line;
mod look;
mod touched;
mod twins;

use crate::edit::{Maybe, count, in_region, needed, text};
use crate::error::Error;
use crate::practitioners::presence_edit;
use crate::trellis::Trellis;
use crate::view::contact::{ComponentUse, ContactCard, NewContact};
use chrono::NaiveDate;
use trellis_domain::calendar::month_of_relationship;
use trellis_domain::id::Id;
use trellis_domain::noun::{action as a, component_use as u, contact as c};
use trellis_domain::words::{ActionState, Form, Initiative, Mode, Support, Tier};
use trellis_store::Edit;
use trellis_store::table::contact::ContactRow;

impl Trellis {
    /// Logs a contact that took place, today or earlier, with its components and with
    /// what was agreed: one step, and one undo. What was agreed also says what it was
    /// about, where nothing else does. Whoever logs it was there.
    ///
    /// Where several regions took part, each has a record of its own, linked to the
    /// others. What was agreed and the agency belong to the first region; components go
    /// to those whose support builds capacity.
    ///
    /// # Errors
    /// Where it lies in the future, says nothing of what it was about, brings
    /// components to universal support, names practitioners that are not told apart, or
    /// cannot be written.
    pub fn log_contact(&mut self, new: &NewContact) -> Result<Id, Error> {
        let agreed: Vec<&str> = new.agreed.iter().map(|step| step.trim()).collect();
        let agreed: Vec<&str> = agreed.into_iter().filter(|it| !it.is_empty()).collect();
        let about = match (new.about.trim(), agreed.as_slice()) {
            ("", [_, ..]) => format!("Agreed: {}", agreed.join("; ")),
            (about, _) => needed("What it was about", about)?.to_owned(),
        };
        let today = self.today();
        let on = new.on.unwrap_or(today);
        if on > today {
            return Err(form::to_come(on));
        }
        let contact_minutes = minutes(new.minutes)?;
        let preparation = minutes(new.preparation_minutes)?;
        let travel = minutes(new.travel_minutes)?;
        let mut regions = Vec::new();
        for region in std::iter::once(new.region).chain(new.further_regions()) {
            self.get_region(region)?;
            regions.push((region, self.support_of(new, region)?));
        }
        self.components_fit(self.support_of(new, new.region)?, &new.components)?;
        let agency = self.agency_named(new.region, &new.agency)?;
        let position = self.agency_position(new.region)?;
        let named = self.circle()?.named(&new.practitioners)?;
        self.act(|act| {
            let joint = (regions.len() > 1).then(|| act.fresh_id());
            let present = form::write_practitioners(act, &named)?;
            let mut first = None;
            for (region, support) in &regions {
                let (region, support) = (*region, *support);
                let id = act.fresh_id();
                let agency = match &agency {
                    Some(named) if first.is_none() => {
                        Some(agency::write_agency(act, region, named, &position)?)
                    }
                    _ => None,
                };
                // Time apart is spent once, however many regions it was for.
                let apart = |minutes: Option<u32>| minutes.filter(|_| region == new.region);
                act.edit(
                    in_region(region, &c::NOUN, id)
                        .set(c::region, region)
                        .set(c::form, Form::Logged)
                        .set(c::mode, new.mode)
                        .set(c::took_on, on)
                        .set(c::entered_on, act.today)
                        .maybe(c::minutes, contact_minutes)
                        .maybe(c::preparation_minutes, apart(preparation))
                        .maybe(c::travel_minutes, apart(travel))
                        .set(c::actual_focus, about.as_str())
                        .set(c::initiative, new.initiative.unwrap_or(Initiative::Planned))
                        .set(c::support, support)
                        .maybe(c::led_by, new.led_by)
                        .maybe(c::with_cit, new.with_cit.then_some(true))
                        .maybe(c::with_clt, new.with_clt.then_some(true))
                        .set(c::with_others, new.with_others.as_str())
                        .maybe(c::agency, agency)
                        .maybe(c::joint, joint),
                )?;
                for practitioner in &present {
                    act.edit(presence_edit(region, id, *practitioner, true))?;
                }
                if support == Support::Capacity {
                    for used in &new.components {
                        let minutes = Some(used.minutes);
                        act.edit(component_edit(region, id, &used.component, minutes))?;
                    }
                }
                first.get_or_insert(id);
            }
            for step in agreed {
                let action = act.fresh_id();
                act.edit(
                    in_region(new.region, &a::NOUN, action)
                        .set(a::region, new.region)
                        .set(a::step, step)
                        .set(a::who, "")
                        .set(a::state, ActionState::Open),
                )?;
            }
            first.ok_or_else(|| Error::gone("region"))
        })
    }

    /// The support that a contact gives to one of its regions.
    fn support_of(&self, new: &NewContact, region: Id) -> Result<Support, Error> {
        match new.support {
            Some(support) => Ok(support),
            None => self.usual_support(region),
        }
    }

    /// The support that a contact with this region gives where nobody says otherwise.
    pub(crate) fn usual_support(&self, region: Id) -> Result<Support, Error> {
        Ok(match self.tiers(region)?.0.tier {
            Tier::Universal => Support::Universal,
            Tier::Intensive | Tier::Brief => Support::Capacity,
        })
    }

    fn components_fit(&self, support: Support, components: &[ComponentUse]) -> Result<(), Error> {
        if !components.is_empty() && support == Support::Universal {
            return Err(carries_none());
        }
        for (nth, used) in components.iter().enumerate() {
            let code = &used.component;
            self.known_component(code)?;
            minutes(Some(used.minutes))?;
            if components.iter().take(nth).any(|it| it.component == *code) {
                return Err(Error::new(
                    format!("{code} stands twice"),
                    "Write its minutes once, together.",
                ));
            }
        }
        Ok(())
    }

    /// Refuses a component that no pack in use knows.
    pub(crate) fn known_component(&self, code: &str) -> Result<(), Error> {
        if self.binder.find_component(code).is_none() {
            return Err(Error::new(
                format!("“{code}” is not a core practice component"),
                "Choose one from the list, such as CPC1.",
            ));
        }
        Ok(())
    }

    pub(crate) fn contact_card(row: &ContactRow, began: Option<NaiveDate>) -> ContactCard {
        let mut with = Vec::new();
        if row.with_cit == Some(true) {
            with.push("the CIT");
        }
        if row.with_clt == Some(true) {
            with.push("the CLT");
        }
        with.extend(row.with_others.as_deref());
        let mut meta = Vec::new();
        if let Some(minutes) = row.minutes {
            meta.push(format!("{minutes} min"));
        }
        if !with.is_empty() {
            meta.push(format!("with {}", crate::words::listed(&with)));
        }
        if row.support.as_deref() == Some(Support::Universal.code()) {
            meta.push("universal support".to_owned());
        }
        if row.joint.is_some() {
            meta.push("with other regions too".to_owned());
        }
        let about = row.actual_focus.as_ref().or(row.title.as_ref());
        ContactCard {
            id: row.id,
            form: row
                .form
                .as_deref()
                .and_then(Form::from_code)
                .unwrap_or(Form::Logged),
            on: row.took_on,
            mode: row.mode.as_deref().and_then(Mode::from_code),
            minutes: count(row.minutes),
            meta: meta.join(" · "),
            about: text(about),
            month: began
                .zip(row.took_on)
                .and_then(|(began, on)| month_of_relationship(began, on)),
        }
    }
}

/// Universal support carries no components.
pub(crate) fn carries_none() -> Error {
    Error::new(
        "Universal support carries no core practice components",
        "Change the kind of support to capacity building first, if that is what it was.",
    )
}

/// Minutes of a component in a contact: there is one such record for the two.
pub(crate) fn component_edit(
    region: Id,
    contact: Id,
    component: &str,
    minutes: Option<u32>,
) -> Edit {
    let id = Id::natural(u::NOUN.name, &[contact.as_bytes(), component.as_bytes()]);
    in_region(region, &u::NOUN, id)
        .set(u::contact, contact)
        .set(u::region, region)
        .set(u::component, component)
        .set(u::minutes, minutes)
}

/// Refuses minutes that no day holds.
pub(crate) fn minutes(minutes: Option<u32>) -> Result<Option<u32>, Error> {
    match minutes {
        Some(minutes) if minutes > 24 * 60 => Err(Error::new(
            format!("{minutes} minutes are more than a day"),
            "Write the minutes of one contact, such as 120.",
        )),
        minutes => Ok(minutes),
    }
}
