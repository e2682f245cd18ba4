//! Who has which part in an assessment, by role, initials or name.

use crate::edit::{after_last, in_region, needed};
use crate::error::Error;
use crate::trellis::Trellis;
use trellis_domain::id::Id;
use trellis_domain::noun::assessment_part as p;
use trellis_domain::words::AssessmentPart;
use trellis_store::table::assessment_part::AssessmentPartRow;

impl Trellis {
    /// Adds somebody to an assessment. A role is enough; no vote is ever tied to a name.
    ///
    /// # Errors
    /// Where nobody is named, the assessment is gone, or it cannot be written.
    pub fn add_part(&mut self, id: Id, part: AssessmentPart, who: &str) -> Result<Id, Error> {
        let row = self.get_assessment(id)?;
        let region = row.region.ok_or_else(|| Error::gone("assessment"))?;
        let who = needed("Who", who)?;
        let rows = AssessmentPartRow::of_assessment(self.reading(), id)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let fresh = act.fresh_id();
            act.edit(
                in_region(region, &p::NOUN, fresh)
                    .set(p::region, region)
                    .set(p::assessment, id)
                    .set(p::part, part)
                    .set(p::who, who)
                    .set(p::position, position),
            )?;
            Ok(fresh)
        })
    }

    /// Takes somebody out of an assessment. Undo brings them back.
    ///
    /// # Errors
    /// Where they are gone, or it cannot be written.
    pub fn remove_part(&mut self, part: Id) -> Result<(), Error> {
        let scope = self.get_scope(&p::NOUN, part)?;
        self.act(|act| act.delete(scope, &p::NOUN, part))
    }
}
