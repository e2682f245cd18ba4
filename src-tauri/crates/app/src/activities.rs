//! Practice activities that were used in a contact.

use crate::contacts::carries_none;
use crate::drafts::get_contact;
use crate::edit::in_region;
use crate::error::Error;
use crate::trellis::Trellis;
use trellis_domain::id::Id;
use trellis_domain::noun::activity_use as a;
use trellis_domain::words::Support;

impl Trellis {
    /// Says that a practice activity was used in a contact, or takes that back. The
    /// version of the list it was chosen from is kept with it.
    ///
    /// # Errors
    /// Where the contact gave universal support, which carries no components, the
    /// activity is unknown, or it cannot be written.
    pub fn set_activity(
        &mut self,
        contact: Id,
        component: &str,
        activity: &str,
        used: bool,
    ) -> Result<(), Error> {
        let row = get_contact(self, contact)?;
        let region = row.region.ok_or_else(|| Error::gone("visit"))?;
        if row.support.as_deref() == Some(Support::Universal.code()) {
            return Err(carries_none());
        }
        self.known_activity(component, activity)?;
        let hash = self.binder.packs().rev().find_map(|read| {
            let mut known = read.pack.components.iter();
            known
                .any(|it| it.code == component && it.activities.iter().any(|it| it.id == activity))
                .then(|| read.hash.as_str().to_owned())
        });
        let parts = [
            contact.as_bytes().as_slice(),
            component.as_bytes(),
            activity.as_bytes(),
        ];
        let edit = in_region(region, &a::NOUN, Id::natural(a::NOUN.name, &parts))
            .set(a::contact, contact)
            .set(a::component, component)
            .set(a::activity, activity)
            .set(a::region, region)
            .set(a::pack_hash, hash)
            .set(a::used, used);
        self.act(|act| act.edit(edit))
    }

    /// Refuses an activity that no pack in use knows within this component.
    pub(crate) fn known_activity(&self, component: &str, activity: &str) -> Result<(), Error> {
        self.known_component(component)?;
        let known = self.binder.find_component(component);
        if known.is_none_or(|it| it.activities.iter().all(|it| it.id != activity)) {
            return Err(Error::new(
                format!("“{activity}” is not a practice activity of {component}"),
                "Choose one from the list, such as CPC1-A1.",
            ));
        }
        Ok(())
    }
}
