//! What a contact touched and used: domains and stages, practice activities.

use super::carries_none;
use crate::drafts::get_contact;
use crate::edit::{count, in_region};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::contact_form::{TouchedCell, TouchedDomain, UsedActivity, UsedComponent};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use trellis_domain::id::Id;
use trellis_domain::noun::{activity_use as au, contact_cell as cc};
use trellis_domain::pack::{Activity, CapacityDomain, CapacityStage, Component, ReadPack};
use trellis_domain::words::{LineState, Support};
use trellis_exchange::pack::write_pack;
use trellis_store::Edit;
use trellis_store::table::activity_use::ActivityUseRow;
use trellis_store::table::agenda_line::AgendaLineRow;
use trellis_store::table::component_use::ComponentUseRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::contact_cell::ContactCellRow;

impl Trellis {
    /// Says whether a practice activity was used in a contact. The words it was chosen
    /// in stay in the workbook.
    ///
    /// # Errors
    /// Where the contact gave universal support, which carries none, the activity is not
    /// known, or it cannot be written.
    pub fn set_activity(
        &mut self,
        contact: Id,
        component: &str,
        activity: &str,
        used: bool,
    ) -> Result<(), Error> {
        let row = get_contact(self, contact)?;
        let region = row.region.ok_or_else(|| Error::gone("contact"))?;
        if !used {
            return self.act(|act| {
                act.edit(activity_edit(region, contact, component, activity).set(au::used, false))
            });
        }
        if is_universal(&row) {
            return Err(carries_none());
        }
        self.known_component(component)?;
        let read = self.pack_of_activity(component, activity).ok_or_else(|| {
            Error::new(
                format!("“{activity}” is not a practice activity of {component}"),
                "Choose one from the list, such as CPC1-A1.",
            )
        })?;
        let is_kept = self.workbook.get_attachment(read.hash.as_str()).is_ok();
        self.act(|act| {
            if !is_kept {
                act.writing.put_attachment(&write_pack(&read.pack))?;
            }
            act.edit(
                activity_edit(region, contact, component, activity)
                    .set(au::pack_hash, read.hash.as_str())
                    .set(au::used, true),
            )
        })
    }

    /// Says whether a contact touched a domain, at a stage or as such.
    ///
    /// # Errors
    /// Where the contact is gone, or it cannot be written.
    pub fn set_cell(
        &mut self,
        contact: Id,
        domain: CapacityDomain,
        stage: Option<CapacityStage>,
        touched: bool,
    ) -> Result<(), Error> {
        let row = get_contact(self, contact)?;
        let region = row.region.ok_or_else(|| Error::gone("contact"))?;
        self.act(|act| act.edit(cell_edit(region, contact, domain, stage, touched)))
    }

    /// Every domain, and whether a contact touched it. Lines of a visit's agenda that
    /// were done say so too.
    pub(crate) fn touched(&self, contact: Id) -> Result<Vec<TouchedDomain>, Error> {
        let said = self.said_cells(contact)?;
        let mut on_agenda: BTreeSet<(CapacityDomain, Option<CapacityStage>)> = BTreeSet::new();
        for line in AgendaLineRow::of_visit(self.reading(), contact)? {
            let domain = line.domain.as_deref().and_then(CapacityDomain::from_code);
            if let Some(domain) = domain
                && line.state.as_deref() == Some(LineState::Done.code())
            {
                let stage = line.stage.as_deref().and_then(CapacityStage::from_code);
                on_agenda.insert((domain, stage));
            }
        }
        let stages = || CapacityStage::ALL.iter().copied().map(Some).chain([None]);
        let domains = CapacityDomain::ALL.iter().map(|domain| TouchedDomain {
            domain: *domain,
            name: domain.name().to_owned(),
            cells: stages()
                .map(|stage| TouchedCell {
                    stage,
                    name: stage
                        .map_or("No stage named", |stage| stage.name())
                        .to_owned(),
                    touched: said.contains(&(*domain, stage)),
                    from_agenda: on_agenda.contains(&(*domain, stage)),
                })
                .collect(),
        });
        Ok(domains.collect())
    }

    pub(crate) fn said_cells(
        &self,
        contact: Id,
    ) -> Result<BTreeSet<(CapacityDomain, Option<CapacityStage>)>, Error> {
        Ok(ContactCellRow::of_contact(self.reading(), contact)?
            .into_iter()
            .filter_map(|row| {
                let domain = CapacityDomain::from_code(row.domain.as_deref()?)?;
                let stage = row.stage.as_deref().and_then(CapacityStage::from_code);
                Some((domain, stage))
            })
            .collect())
    }

    /// The components of a contact with their minutes and activities: all that are known
    /// where it builds capacity, and otherwise those that hold something.
    pub(crate) fn used(&self, contact: &ContactRow) -> Result<Vec<UsedComponent>, Error> {
        let minutes: BTreeMap<String, u32> =
            ComponentUseRow::of_contact(self.reading(), contact.id)?
                .into_iter()
                .filter_map(|row| Some((row.component?, count(row.minutes)?)))
                .filter(|(_, minutes)| *minutes > 0)
                .collect();
        let mut activities: BTreeMap<String, Vec<ActivityUseRow>> = BTreeMap::new();
        for row in ActivityUseRow::of_contact(self.reading(), contact.id)? {
            let of = activities.entry(row.component.clone().unwrap_or_default());
            of.or_default().push(row);
        }
        let mut known: Vec<Component> = self.binder.components();
        let codes = minutes.keys().chain(activities.keys());
        let codes: BTreeSet<&String> = codes.collect();
        for code in codes {
            if known.iter().all(|it| it.code != *code) {
                known.push(Component {
                    code: code.clone(),
                    name: code.clone(),
                    is_working_name: false,
                    about: String::new(),
                    early_in: Vec::new(),
                    sources: Vec::new(),
                    activities: Vec::new(),
                });
            }
        }
        if is_universal(contact) {
            known.retain(|it| minutes.contains_key(&it.code) || activities.contains_key(&it.code));
        }
        let used = known.into_iter().map(|component| UsedComponent {
            minutes: minutes.get(&component.code).copied(),
            activities: self.used_activities(
                &component,
                activities.get(&component.code).map_or(&[], Vec::as_slice),
            ),
            component: component.code,
            name: component.name,
            is_working_name: component.is_working_name,
        });
        Ok(used.collect())
    }

    fn used_activities(&self, component: &Component, rows: &[ActivityUseRow]) -> Vec<UsedActivity> {
        let row_of = |id: &str| rows.iter().find(|row| row.activity.as_deref() == Some(id));
        let mut all: Vec<UsedActivity> = component
            .activities
            .iter()
            .map(|activity| {
                let row = row_of(&activity.id);
                let then = row.and_then(|row| self.activity_when_used(row));
                UsedActivity {
                    id: activity.id.clone(),
                    text: then.map_or_else(|| activity.text.clone(), |then| then.text),
                    is_essential: activity.essential,
                    used: row.is_some(),
                    is_former: false,
                }
            })
            .collect();
        for row in rows {
            let Some(id) = row.activity.clone() else {
                continue;
            };
            if all.iter().all(|it| it.id != id) {
                let then = self.activity_when_used(row);
                all.push(UsedActivity {
                    text: then
                        .as_ref()
                        .map_or_else(|| id.clone(), |it| it.text.clone()),
                    is_essential: then.is_some_and(|it| it.essential),
                    id,
                    used: true,
                    is_former: true,
                });
            }
        }
        all
    }

    /// The activity in the words it was chosen in, where they are still to be had.
    fn activity_when_used(&self, row: &ActivityUseRow) -> Option<Activity> {
        let read = self.find_version(row.pack_hash.as_deref()?)?;
        let component = row.component.as_deref()?;
        let mut components = read.pack.components.iter();
        let component = components.find(|it| it.code == component)?;
        let mut activities = component.activities.iter();
        let id = row.activity.as_deref()?;
        activities.find(|it| it.id == id).cloned()
    }

    /// The pack whose list of a component is in use, where it has this activity.
    fn pack_of_activity(&self, component: &str, activity: &str) -> Option<Arc<ReadPack>> {
        let list = |read: &ReadPack| -> Vec<Activity> {
            let of = read.pack.components.iter().find(|it| it.code == component);
            of.map_or_else(Vec::new, |it| it.activities.clone())
        };
        let mut packs = self.binder.packs().rev();
        let topmost = packs.find(|read| !list(read).is_empty())?;
        let has_it = list(topmost).iter().any(|it| it.id == activity);
        has_it.then(|| Arc::clone(topmost))
    }
}

pub(crate) fn is_universal(row: &ContactRow) -> bool {
    row.support.as_deref() == Some(Support::Universal.code())
}

/// A practice activity in a contact: there is one such record for the three.
pub(super) fn activity_edit(region: Id, contact: Id, component: &str, activity: &str) -> Edit {
    let parts = [
        contact.as_bytes().as_slice(),
        component.as_bytes(),
        activity.as_bytes(),
    ];
    in_region(region, &au::NOUN, Id::natural(au::NOUN.name, &parts))
        .set(au::contact, contact)
        .set(au::component, component)
        .set(au::activity, activity)
        .set(au::region, region)
}

/// A domain, at a stage or as such, in a contact: there is one such record for the three.
pub(super) fn cell_edit(
    region: Id,
    contact: Id,
    domain: CapacityDomain,
    stage: Option<CapacityStage>,
    touched: bool,
) -> Edit {
    let parts = [
        contact.as_bytes().as_slice(),
        domain.code().as_bytes(),
        stage.map_or("", |stage| stage.code()).as_bytes(),
    ];
    in_region(region, &cc::NOUN, Id::natural(cc::NOUN.name, &parts))
        .set(cc::contact, contact)
        .set(cc::domain, domain.code())
        .set(cc::stage, stage.map(CapacityStage::code))
        .set(cc::region, region)
        .set(cc::touched, touched)
}
