//! Successes: what went well, what helped, and where else it could.

use crate::audience::{audience_from, scope_for};
use crate::edit::{Maybe, after_last, needed, not_to_come, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::support::{EditSuccess, SuccessCard};
use trellis_domain::id::Id;
use trellis_domain::noun::success as s;
use trellis_domain::words::Audience;
use trellis_store::Edit;
use trellis_store::table::success::SuccessRow;

impl Trellis {
    /// Adds a success. It was seen today unless a day is named, and is for the support
    /// team unless another audience is chosen.
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
            let audience = new.audience.unwrap_or(Audience::Team);
            act.edit(
                Edit::new(scope_for(audience, region, act.holder), &s::NOUN, id)
                    .set(s::region, region)
                    .maybe(s::visit, new.visit)
                    .set(s::audience, audience)
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
        self.get_success(id)?;
        let stands = self.edit_existing(&s::NOUN, id)?;
        if let Some(what) = &edit.what {
            needed("What went well", what)?;
        }
        not_to_come(self.today(), edit.seen_on)?;
        self.act(|act| {
            act.edit(
                stands
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
        self.get_success(id)?;
        let scope = self.get_scope(&s::NOUN, id)?;
        self.act(|act| act.delete(scope, &s::NOUN, id))
    }

    /// Gives a success another audience: it is written anew and the old one retired.
    ///
    /// # Errors
    /// Where somebody else wrote it, it is gone, or it cannot be written.
    pub fn readdress_success(&mut self, id: Id, audience: Audience) -> Result<Id, Error> {
        let row = self.get_success(id)?;
        self.readdress(&s::NOUN, id, row.made_by, audience)
    }

    pub(crate) fn successes_of(&self, region: Id) -> Result<Vec<SuccessCard>, Error> {
        let rows = SuccessRow::of_region(self.reading(), region)?;
        rows.into_iter()
            .map(|row| {
                Ok(SuccessCard {
                    id: row.id,
                    visit: row.visit,
                    audience: audience_from(row.audience.as_ref()),
                    is_own: self.is_ours(row.made_by)?,
                    what: text(row.what.as_ref()),
                    helped_by: text(row.helped_by.as_ref()),
                    could_spread_to: text(row.could_spread_to.as_ref()),
                    seen_on: row.seen_on,
                })
            })
            .collect()
    }

    fn get_success(&self, id: Id) -> Result<SuccessRow, Error> {
        SuccessRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("success"))
    }
}
