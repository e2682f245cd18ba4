//! Contacts of every mode.

mod line;

use crate::edit::{Maybe, count, in_region, needed, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::contact::{ComponentUse, ContactCard, NewContact};
use chrono::NaiveDate;
use trellis_domain::calendar::{month_of_relationship, short_date};
use trellis_domain::id::Id;
use trellis_domain::noun::{action as a, component_use as u, contact as c};
use trellis_domain::words::{ActionState, Form, Initiative, Mode, Support, Tier};
use trellis_store::Edit;
use trellis_store::table::contact::ContactRow;

impl Trellis {
    /// Logs a contact that took place, today or earlier, with its components and with
    /// what was agreed: one step, and one undo. What was agreed also says what it was
    /// about, where nothing else does.
    ///
    /// # Errors
    /// Where it lies in the future, says nothing of what it was about, brings
    /// components to universal support, or cannot be written.
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
            return Err(Error::new(
                format!("{} is still to come", short_date(on)),
                "Plan a visit for it, or choose the day on which it took place.",
            ));
        }
        let contact_minutes = minutes(new.minutes)?;
        let preparation = minutes(new.preparation_minutes)?;
        let travel = minutes(new.travel_minutes)?;
        self.get_region(new.region)?;
        let support = match new.support {
            Some(support) => support,
            None => self.usual_support(new.region)?,
        };
        self.components_fit(support, &new.components)?;
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(new.region, &c::NOUN, id)
                    .set(c::region, new.region)
                    .set(c::form, Form::Logged)
                    .set(c::mode, new.mode)
                    .set(c::took_on, on)
                    .set(c::entered_on, act.today)
                    .maybe(c::minutes, contact_minutes)
                    .maybe(c::preparation_minutes, preparation)
                    .maybe(c::travel_minutes, travel)
                    .set(c::actual_focus, about.as_str())
                    .set(c::initiative, new.initiative.unwrap_or(Initiative::Planned))
                    .set(c::support, support)
                    .maybe(c::with_cit, new.with_cit.then_some(true))
                    .maybe(c::with_clt, new.with_clt.then_some(true))
                    .set(c::with_others, new.with_others.as_str()),
            )?;
            for used in &new.components {
                act.edit(component_edit(
                    new.region,
                    id,
                    &used.component,
                    Some(used.minutes),
                ))?;
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
            Ok(id)
        })
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
