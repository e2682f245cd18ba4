//! What support leaves in a region beside its plan, on one page.

use crate::drafts::get_contact;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::support::SupportRecord;
use trellis_domain::id::Id;

impl Trellis {
    /// Barriers, successes, tasks that change hands, and connections of a region.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn support_record(&self, region: Id) -> Result<SupportRecord, Error> {
        self.get_region(region)?;
        Ok(SupportRecord {
            region,
            barriers: self.barriers_of(region)?,
            successes: self.successes_of(region)?,
            handovers: self.handovers_of(region)?,
            connections: self.connections_of(region)?,
        })
    }

    /// Refuses a visit that took place in another region.
    pub(crate) fn visit_fits(&self, region: Id, visit: Option<Id>) -> Result<(), Error> {
        match visit {
            Some(visit) if get_contact(self, visit)?.region != Some(region) => {
                Err(Error::gone("visit"))
            }
            _ => Ok(()),
        }
    }
}
