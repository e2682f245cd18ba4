//! The frame around every screen.

use crate::edit::text;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::frame::{EditPractitioner, Frame, RegionLink};
use trellis_domain::change::Scope;
use trellis_domain::noun::practitioner;
use trellis_domain::rhythm::Standing;
use trellis_store::Edit;
use trellis_store::table::practitioner::PractitionerRow;

impl Trellis {
    /// What the window shows around every view.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn frame(&self) -> Result<Frame, Error> {
        let practitioner = PractitionerRow::find(self.reading(), self.founding().holder)?;
        let mut regions = Vec::new();
        for row in self.due_rows()? {
            let cells = [
                &row.in_person,
                &row.assessment,
                &row.tier_review,
                &row.staffing,
            ];
            let standing = if cells.iter().any(|cell| cell.standing == Standing::Late) {
                Standing::Late
            } else if cells.iter().any(|cell| cell.standing == Standing::ComingUp) {
                Standing::ComingUp
            } else {
                Standing::Done
            };
            regions.push(RegionLink {
                id: row.region,
                name: row.name,
                standing,
            });
        }
        Ok(Frame {
            today: self.today(),
            practitioner: practitioner
                .as_ref()
                .map_or_else(String::new, |row| text(row.name.as_ref())),
            organization: practitioner
                .map_or_else(String::new, |row| text(row.organization.as_ref())),
            regions,
            in_room: self.visit_in_room()?,
            read_only: self.read_only(),
            is_sample: self.founding().is_sample,
            workbook: self
                .path()
                .file_name()
                .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        })
    }

    /// The practitioner says who they are.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn edit_practitioner(&mut self, edit: &EditPractitioner) -> Result<(), Error> {
        self.act(|act| {
            let record = Edit::new(Scope::Team(act.team), &practitioner::NOUN, act.holder)
                .set(practitioner::name, edit.name.as_str())
                .set(practitioner::organization, edit.organization.as_str());
            act.edit(record)
        })
    }
}
