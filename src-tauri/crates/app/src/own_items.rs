//! Items that the support team writes itself, beside the packs and without touching
//! them. They are records, so they travel as records do.

use crate::edit::{Maybe, after_last, needed};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::own::NewOwnItem;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::own_item as o;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_store::Edit;
use trellis_store::table::own_item::OwnItemRow;

/// Longest condition and evidence, as in packs.
const LONGEST: usize = 160;

impl Trellis {
    /// Adds an item to a cell, or to the strip where no cell is named.
    ///
    /// # Errors
    /// Where it says nothing or far too much, or cannot be written.
    pub fn add_own_item(&mut self, new: &NewOwnItem) -> Result<Id, Error> {
        let text = fitting("The item", &new.text)?;
        let evidence = fitting("How we would know", &new.evidence)?;
        if new.domain.is_some() != new.stage.is_some() {
            return Err(Error::new(
                "An item in a domain stands at a stage, too",
                "Choose both, or neither for the whole region.",
            ));
        }
        let rows = OwnItemRow::list(self.reading())?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        let team = self.founding().team;
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                Edit::new(Scope::Team(team), &o::NOUN, id)
                    .maybe(o::domain, new.domain.map(CapacityDomain::code))
                    .maybe(o::stage, new.stage.map(CapacityStage::code))
                    .set(o::text, text)
                    .set(o::evidence, evidence)
                    .set(o::position, position),
            )?;
            Ok(id)
        })
    }

    /// Rewords an item of one's own. Its answers stay with it.
    ///
    /// # Errors
    /// Where it is gone, says nothing, or cannot be written.
    pub fn edit_own_item(&mut self, item: &str, text: &str, evidence: &str) -> Result<(), Error> {
        let id = self.own_record(item)?;
        let text = fitting("The item", text)?;
        let evidence = fitting("How we would know", evidence)?;
        let team = self.founding().team;
        self.act(|act| {
            act.edit(
                Edit::new(Scope::Team(team), &o::NOUN, id)
                    .set(o::text, text)
                    .set(o::evidence, evidence),
            )
        })
    }

    /// Stops asking an item of one's own, or asks it again. Its answers stay readable.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn retire_own_item(&mut self, item: &str, retired: bool) -> Result<(), Error> {
        let id = self.own_record(item)?;
        let team = self.founding().team;
        self.act(|act| {
            act.edit(Edit::new(Scope::Team(team), &o::NOUN, id).set(o::retired, retired))
        })
    }

    fn own_record(&self, item: &str) -> Result<Id, Error> {
        let rows = OwnItemRow::list(self.reading())?;
        let is_it = |row: &OwnItemRow| crate::binder::own_item_id(row.id) == item;
        let row = rows.into_iter().find(is_it);
        row.map(|row| row.id).ok_or_else(|| Error::gone("item"))
    }
}

fn fitting(what: &str, text: &str) -> Result<String, Error> {
    let text = needed(what, text)?.split_whitespace().collect::<Vec<_>>();
    let text = text.join(" ");
    let length = text.chars().count();
    if length > LONGEST {
        return Err(Error::new(
            format!("{what} has {length} characters; at most {LONGEST} fit a line in the room"),
            "Say it shorter, and keep the rest for a note.",
        ));
    }
    Ok(text)
}
