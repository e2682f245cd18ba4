//! A contact in one line, the second look before it is saved, and the list.

use crate::error::Error;
use crate::today::was_held;
use crate::trellis::Trellis;
use crate::view::contact::{ComponentUse, ContactCard, ContactLineView};
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
            practitioners: read.practitioners,
            led_by: read.led_by,
            agency: read.agency,
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
        if !self.practitioners.is_empty() {
            let names: Vec<&str> = self.practitioners.iter().map(String::as_str).collect();
            facts.push(format!("beside you {}", listed(&names)));
        }
        if !self.agency.is_empty() {
            facts.push(format!("agency {}", self.agency));
        }
        facts.extend(
            self.led_by
                .map(|it| format!("led by: {}", it.word().to_lowercase())),
        );
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
