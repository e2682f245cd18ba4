//! Successes: what went well, what helped, and where else it could.

use crate::edit::{Maybe, after_last, in_region, needed, not_to_come, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::support::{EditSuccess, SuccessCard};
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::success as s;
use trellis_store::table::success::SuccessRow;

impl Trellis {
    /// Adds a success. It was seen today unless a day is named.
    ///
    /// # Errors
    /// Where it says nothing, its day is to come, the region or visit is gone, or it
    /// cannot be written.
    pub fn add_success(&mut self, region: Id, new: &EditSuccess) -> Result<Id, Error> {
        self.get_region(region)?;
        self.visit_fits(region, new.visit)?;
        let what = new.what.as_deref().unwrap_or_default();
        let what = needed("What went well", what)?;
        not_to_come(self.today(), new.seen_on)?;
        let rows = SuccessRow::of_region(self.reading(), region)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(region, &s::NOUN, id)
                    .set(s::region, region)
                    .maybe(s::visit, new.visit)
                    .set(s::what, what)
                    .maybe(s::helped_by, new.helped_by.as_deref())
                    .maybe(s::could_spread_to, new.could_spread_to.as_deref())
                    .set(s::seen_on, new.seen_on.unwrap_or(act.today))
                    .set(s::position, position),
            )?;
            Ok(id)
        })
    }

    /// Changes a success.
    ///
    /// # Errors
    /// Where it is gone, would say nothing, its day is to come, or it cannot be
    /// written.
    pub fn edit_success(&mut self, id: Id, edit: &EditSuccess) -> Result<(), Error> {
        let region = self.region_of_success(id)?;
        if let Some(what) = &edit.what {
            needed("What went well", what)?;
        }
        not_to_come(self.today(), edit.seen_on)?;
        self.act(|act| {
            act.edit(
                in_region(region, &s::NOUN, id)
                    .maybe(s::what, edit.what.as_deref().map(str::trim))
                    .maybe(s::helped_by, edit.helped_by.as_deref())
                    .maybe(s::could_spread_to, edit.could_spread_to.as_deref())
                    .maybe(s::seen_on, edit.seen_on),
            )
        })
    }

    /// Deletes a success. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_success(&mut self, id: Id) -> Result<(), Error> {
        let region = self.region_of_success(id)?;
        self.act(|act| act.delete(Scope::Region(region), &s::NOUN, id))
    }

    pub(crate) fn successes_of(&self, region: Id) -> Result<Vec<SuccessCard>, Error> {
        let rows = SuccessRow::of_region(self.reading(), region)?;
        Ok(rows
            .into_iter()
            .map(|row| SuccessCard {
                id: row.id,
                visit: row.visit,
                what: text(row.what.as_ref()),
                helped_by: text(row.helped_by.as_ref()),
                could_spread_to: text(row.could_spread_to.as_ref()),
                seen_on: row.seen_on,
            })
            .collect())
    }

    fn region_of_success(&self, id: Id) -> Result<Id, Error> {
        SuccessRow::find(self.reading(), id)?
            .and_then(|row| row.region)
            .ok_or_else(|| Error::gone("success"))
    }
}
