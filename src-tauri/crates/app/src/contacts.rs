//! Contacts of every mode.

use crate::edit::{Maybe, count, in_region, needed, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::contact::{ContactCard, NewContact};
use chrono::NaiveDate;
use trellis_domain::calendar::{month_of_relationship, short_date};
use trellis_domain::id::Id;
use trellis_domain::noun::contact as c;
use trellis_domain::words::{Form, Initiative, Mode, Support};
use trellis_store::table::contact::ContactRow;

impl Trellis {
    /// Logs a contact that took place, today or earlier.
    ///
    /// # Errors
    /// Where it lies in the future, says nothing of what it was about, or cannot be
    /// written.
    pub fn log_contact(&mut self, new: &NewContact) -> Result<Id, Error> {
        let about = needed("What it was about", &new.about)?;
        let today = self.today();
        let on = new.on.unwrap_or(today);
        if on > today {
            return Err(Error::new(
                format!("{} is still to come", short_date(on)),
                "Plan a visit for it, or choose the day on which it took place.",
            ));
        }
        let minutes = minutes(new.minutes)?;
        self.get_region(new.region)?;
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(new.region, &c::NOUN, id)
                    .set(c::region, new.region)
                    .set(c::form, Form::Logged)
                    .set(c::mode, new.mode)
                    .set(c::took_on, on)
                    .set(c::entered_on, act.today)
                    .maybe(c::minutes, minutes)
                    .set(c::actual_focus, about)
                    .set(c::initiative, new.initiative.unwrap_or(Initiative::Planned))
                    .maybe(c::support, new.support)
                    .maybe(c::with_cit, new.with_cit.then_some(true))
                    .maybe(c::with_clt, new.with_clt.then_some(true))
                    .set(c::with_others, new.with_others.as_str()),
            )?;
            Ok(id)
        })
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
