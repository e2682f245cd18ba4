//! Practice activities as the packs in use know them.

use crate::error::Error;
use crate::trellis::Trellis;

impl Trellis {
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
