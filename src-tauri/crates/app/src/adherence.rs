//! Adherence, read over an engagement: which practice activities were used, in how
//! many contacts and when; and why one was not, or when it will be. Adherence is about
//! staying with theory and values, not about ticking a list (S2), so nothing here is
//! summed up, and a single contact is never held against it.

use crate::edit::{in_region, text};
use crate::error::Error;
use crate::today::was_held;
use crate::trellis::Trellis;
use crate::view::fidelity::{AdherenceActivity, AdherenceComponent, AdherenceView};
use crate::words::{counted, day};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::calendar::short_date;
use trellis_domain::fidelity::{self, Use, Used};
use trellis_domain::id::Id;
use trellis_domain::noun::adherence_reason as r;
use trellis_domain::pack::{Activity, Component};
use trellis_domain::words::{Span, Support};
use trellis_store::Edit;
use trellis_store::table::activity_use::ActivityUseRow;
use trellis_store::table::adherence_reason::AdherenceReasonRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::region::RegionRow;

impl Trellis {
    /// Which practice activities were used in a region, component by component, over
    /// the quarter, the year, since the tier was agreed, or all along.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn adherence(&self, region: Id, span: Span) -> Result<AdherenceView, Error> {
        self.get_region(region)?;
        let today = self.today();
        let agreed_on = self.tiers(region)?.0.agreed_on;
        let from = fidelity::first_day(span, today, agreed_on);
        let contacts = self.building_contacts(region)?;
        let within = contacts
            .values()
            .filter(|on| fidelity::is_within(**on, from, today))
            .count();
        let rows = ActivityUseRow::of_region(self.reading(), region)?;
        let uses = rows.iter().filter_map(|row| {
            let contact = row.contact?;
            Some(Use {
                contact,
                on: *contacts.get(&contact)?,
                component: row.component.clone()?,
                activity: row.activity.clone()?,
            })
        });
        let read = Read {
            region,
            today,
            used: fidelity::read(uses, from, today),
            reasons: AdherenceReasonRow::of_region(self.reading(), region)?
                .into_iter()
                .map(|row| (row.id, text(row.reason.as_ref())))
                .collect(),
        };
        Ok(AdherenceView {
            region,
            span,
            span_name: span.word().to_owned(),
            from,
            sentence: sentence(span, from, within),
            components: self.adherence_components(&read, &rows),
        })
    }

    /// Why a practice activity is not used in an engagement, or when it will be. For
    /// the support team. Nothing written takes it back.
    ///
    /// # Errors
    /// Where the region is gone, the activity is unknown, or it cannot be written.
    pub fn set_adherence_reason(
        &mut self,
        region: Id,
        component: &str,
        activity: &str,
        reason: &str,
    ) -> Result<(), Error> {
        self.get_region(region)?;
        self.known_activity(component, activity)?;
        let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
        let record = reason_record(region, component, activity);
        if reason.is_none() && AdherenceReasonRow::find(self.reading(), record)?.is_none() {
            return Ok(());
        }
        let edit = key_of_reason(region, component, activity).set(r::reason, reason);
        self.act(|act| act.edit(edit))
    }

    /// The first edit of a reason by its record: typing begins where nothing is yet.
    pub(crate) fn first_adherence_reason(&self, record: Id) -> Result<Option<Edit>, Error> {
        let components = self.binder.components();
        for region in RegionRow::list(self.reading())? {
            for component in &components {
                for activity in &component.activities {
                    if reason_record(region.id, &component.code, &activity.id) == record {
                        let edit = key_of_reason(region.id, &component.code, &activity.id);
                        return Ok(Some(edit));
                    }
                }
            }
        }
        Ok(None)
    }

    /// The words of a practice activity: those of today, or those that it was chosen in.
    pub(crate) fn find_activity(
        &self,
        component: &str,
        activity: &str,
        pack_hash: Option<&str>,
    ) -> Option<Activity> {
        let of = |known: &[Component]| {
            let component = known.iter().find(|it| it.code == component)?;
            let mut activities = component.activities.iter();
            activities.find(|it| it.id == activity).cloned()
        };
        of(&self.binder.components())
            .or_else(|| of(&self.find_version(pack_hash?)?.pack.components))
    }

    /// Contacts of capacity building that took place, with their days: the only ones
    /// that ask for practice activities.
    fn building_contacts(&self, region: Id) -> Result<BTreeMap<Id, Option<NaiveDate>>, Error> {
        let today = self.today();
        Ok(ContactRow::of_region(self.reading(), region)?
            .into_iter()
            .filter(|row| row.support.as_deref() != Some(Support::Universal.code()))
            .filter(|row| was_held(row, today))
            .map(|row| (row.id, row.took_on))
            .collect())
    }

    fn adherence_components(
        &self,
        read: &Read,
        rows: &[ActivityUseRow],
    ) -> Vec<AdherenceComponent> {
        let known = self.binder.components();
        let mut components: Vec<AdherenceComponent> = Vec::new();
        let mut named = BTreeSet::new();
        for component in &known {
            let mut activities: Vec<&Activity> = component.activities.iter().collect();
            activities.sort_by_key(|activity| !activity.essential);
            let activities = activities.into_iter().map(|activity| {
                named.insert((component.code.clone(), activity.id.clone()));
                read.activity(&component.code, activity, false)
            });
            components.push(AdherenceComponent {
                activities: activities.collect(),
                code: component.code.clone(),
                name: component.name.clone(),
                is_working_name: component.is_working_name,
            });
        }
        for key in read.used.keys().filter(|key| !named.contains(*key)) {
            let (code, activity) = key;
            let hash = rows
                .iter()
                .find(|row| {
                    row.component.as_ref() == Some(code) && row.activity.as_ref() == Some(activity)
                })
                .and_then(|row| row.pack_hash.as_deref());
            let then = self.find_activity(code, activity, hash);
            let then = then.unwrap_or_else(|| Activity {
                id: activity.clone(),
                text: activity.clone(),
                essential: false,
                sources: Vec::new(),
            });
            let former = read.activity(code, &then, true);
            match components.iter_mut().find(|it| it.code == *code) {
                Some(component) => component.activities.push(former),
                None => components.push(AdherenceComponent {
                    code: code.clone(),
                    name: code.clone(),
                    is_working_name: false,
                    activities: vec![former],
                }),
            }
        }
        components
    }
}

/// What was read of an engagement.
struct Read {
    region: Id,
    today: NaiveDate,
    used: BTreeMap<(String, String), Used>,
    reasons: BTreeMap<Id, String>,
}

impl Read {
    fn activity(&self, component: &str, activity: &Activity, is_former: bool) -> AdherenceActivity {
        let key = (component.to_owned(), activity.id.clone());
        let used = self.used.get(&key).copied().unwrap_or_default();
        let record = reason_record(self.region, component, &activity.id);
        AdherenceActivity {
            record,
            activity: activity.id.clone(),
            text: activity.text.clone(),
            is_essential: activity.essential,
            is_former,
            contacts: used.contacts,
            first_on: used.first_on,
            last_on: used.last_on,
            in_words: in_words(&used, self.today),
            reason: self.reasons.get(&record).cloned().unwrap_or_default(),
        }
    }
}

/// “In three contacts, from Oct 6 to Nov 19”.
fn in_words(used: &Used, today: NaiveDate) -> String {
    if used.contacts == 0 {
        return "Not used".to_owned();
    }
    let number = usize::try_from(used.contacts).unwrap_or(usize::MAX);
    let contacts = counted(number, "contact", "contacts");
    match (used.first_on, used.last_on) {
        (Some(first), Some(last)) if first == last => {
            format!("In {contacts}, on {}", day(first, today))
        }
        (Some(first), Some(last)) => {
            format!(
                "In {contacts}, from {} to {}",
                day(first, today),
                day(last, today)
            )
        }
        _ => format!("In {contacts}, without a day"),
    }
}

/// “This quarter, from Oct 1, 2026: four capacity-building contacts.”
fn sentence(span: Span, from: Option<NaiveDate>, contacts: usize) -> String {
    let span = match (span, from) {
        (Span::SinceTier, None) => {
            "No tier beyond universal support is agreed, so all of the relationship is read"
                .to_owned()
        }
        (span, Some(from)) => format!("{}, from {}", span.word(), short_date(from)),
        (span, None) => span.word().to_owned(),
    };
    let contacts = counted(
        contacts,
        "capacity-building contact",
        "capacity-building contacts",
    );
    format!("{span}: {contacts}.")
}

fn reason_record(region: Id, component: &str, activity: &str) -> Id {
    let parts = [
        region.as_bytes().as_slice(),
        component.as_bytes(),
        activity.as_bytes(),
    ];
    Id::natural(r::NOUN.name, &parts)
}

fn key_of_reason(region: Id, component: &str, activity: &str) -> Edit {
    in_region(region, &r::NOUN, reason_record(region, component, activity))
        .set(r::region, region)
        .set(r::component, component)
        .set(r::activity, activity)
}
