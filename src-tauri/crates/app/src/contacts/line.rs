//! A contact in one line, the second look before it is saved, and the list.

use crate::edit::count;
use crate::error::Error;
use crate::today::was_held;
use crate::trellis::Trellis;
use crate::view::contact::{ComponentUse, ContactCard, ContactLineView, NewContact};
use crate::words::listed;
use chrono::NaiveDate;
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;
use trellis_domain::quick::{ContactLine, read_contact};
use trellis_domain::words::Support;
use trellis_store::table::contact::ContactRow;

impl Trellis {
    /// Reads a contact that was typed in one line; [`trellis_domain::quick`] says how
    /// such a line goes. Nothing is written.
    pub fn read_contact_line(&self, line: &str) -> ContactLineView {
        let read = read_contact(line, self.today());
        let notices = self.notices(&read);
        ContactLineView {
            mode: read.mode,
            on: read.on,
            minutes: read.minutes,
            preparation_minutes: read.preparation_minutes,
            travel_minutes: read.travel_minutes,
            with_cit: read.with_cit,
            with_clt: read.with_clt,
            with_others: read.with_others,
            initiative: read.initiative,
            support: read.support,
            components: read
                .components
                .into_iter()
                .map(|(component, minutes)| ComponentUse { component, minutes })
                .collect(),
            about: read.about,
            agreed: read.agreed,
            notices,
        }
    }

    fn notices(&self, read: &ContactLine) -> Vec<String> {
        let mut notices = Vec::new();
        if let Some(day) = read.still_to_come {
            notices.push(format!(
                "{} is still to come, so it was not read as the day of the contact.",
                short_date(day)
            ));
        }
        for (code, _) in &read.components {
            if self.binder.find_component(code).is_none() {
                notices.push(format!("{code} is not a core practice component."));
            }
        }
        if read.support == Some(Support::Universal) && !read.components.is_empty() {
            notices.push("Universal support carries no core practice components.".to_owned());
        }
        notices
    }

    /// What is worth a second look before a contact is saved, in sentences. It never
    /// refuses; and a late entry is normal, so it is not worth a word.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn look_over_contact(&self, new: &NewContact) -> Result<Vec<String>, Error> {
        let region = self.get_region(new.region)?;
        let on = new.on.unwrap_or_else(|| self.today());
        let mut notices = Vec::new();
        if let Some(began) = region.began_on.filter(|began| on < *began) {
            notices.push(format!(
                "{} is before the relationship began, on {}.",
                short_date(on),
                short_date(began)
            ));
        }
        for used in &new.components {
            if let Some(minutes) = new.minutes.filter(|minutes| used.minutes > *minutes) {
                notices.push(format!(
                    "{} has {} minutes, and the whole contact {minutes}.",
                    used.component, used.minutes
                ));
            }
        }
        let twin = ContactRow::of_region_since(self.reading(), new.region, on)?
            .into_iter()
            .filter(|row| was_held(row, self.today()))
            .find(|row| {
                row.took_on == Some(on)
                    && row.mode.as_deref() == Some(new.mode.code())
                    && count(row.minutes) == new.minutes
            });
        if let Some(twin) = twin {
            let card = Self::contact_card(&twin, region.began_on);
            let about = match card.about.as_str() {
                "" => String::new(),
                about => format!(": {about}"),
            };
            notices.push(format!(
                "This looks like the one of {} that is already logged{about}",
                short_date(on)
            ));
        }
        Ok(notices)
    }

    /// The contacts of a region from a day on, latest first; visits that were held are
    /// among them.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn list_contacts(
        &self,
        region: Id,
        since: Option<NaiveDate>,
    ) -> Result<Vec<ContactCard>, Error> {
        let row = self.get_region(region)?;
        let rows = match since {
            Some(since) => ContactRow::of_region_since(self.reading(), region, since)?,
            None => ContactRow::of_region(self.reading(), region)?,
        };
        Ok(rows
            .iter()
            .filter(|contact| was_held(contact, self.today()))
            .map(|contact| Self::contact_card(contact, row.began_on))
            .collect())
    }
}

impl ContactLineView {
    /// What was understood, one line for each kind of thing.
    pub fn in_words(&self) -> Vec<String> {
        let mut facts: Vec<String> = Vec::new();
        facts.extend(self.mode.map(|mode| mode.word().to_owned()));
        facts.extend(self.minutes.map(|it| format!("{it} min")));
        facts.extend(self.on.map(short_date));
        let mut with: Vec<&str> = Vec::new();
        with.extend(self.with_cit.then_some("the CIT"));
        with.extend(self.with_clt.then_some("the CLT"));
        with.extend(Some(self.with_others.as_str()).filter(|it| !it.is_empty()));
        if !with.is_empty() {
            facts.push(format!("with {}", listed(&with)));
        }
        facts.extend(self.initiative.map(|it| it.word().to_lowercase()));
        facts.extend(self.support.map(|it| it.word().to_lowercase()));
        let mut lines = vec![facts.join(" · ")];
        let apart = [
            ("preparation", self.preparation_minutes),
            ("travel", self.travel_minutes),
        ];
        let apart: Vec<String> = apart
            .into_iter()
            .filter_map(|(what, minutes)| Some(format!("{what} {} min", minutes?)))
            .collect();
        if !apart.is_empty() {
            lines.push(format!("Apart from it: {}", apart.join(", ")));
        }
        let used: Vec<String> = self
            .components
            .iter()
            .map(|used| format!("{} {} min", used.component, used.minutes))
            .collect();
        if !used.is_empty() {
            lines.push(format!("Components: {}", used.join(", ")));
        }
        if !self.about.is_empty() {
            lines.push(format!("About: {}", self.about));
        }
        lines.extend(self.agreed.iter().map(|step| format!("Agreed: {step}")));
        lines.retain(|line| !line.is_empty());
        lines
    }
}
