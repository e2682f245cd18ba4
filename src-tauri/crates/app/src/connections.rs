//! Connections to partners in the wider system: who was linked to whom, why, and what
//! came of it. They are for the support team.

use crate::edit::{Maybe, after_last, in_region, needed, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::support::{ConnectionCard, EditConnection};
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::connection as c;
use trellis_store::table::connection::ConnectionRow;

const WHO: &str = "Who was linked";
const TO_WHOM: &str = "To whom they were linked";

impl Trellis {
    /// Adds a connection.
    ///
    /// # Errors
    /// Where it does not say who was linked to whom, the region is gone, or it cannot
    /// be written.
    pub fn add_connection(&mut self, region: Id, new: &EditConnection) -> Result<Id, Error> {
        self.get_region(region)?;
        let who = needed(WHO, new.who.as_deref().unwrap_or_default())?;
        let to_whom = needed(TO_WHOM, new.to_whom.as_deref().unwrap_or_default())?;
        let rows = ConnectionRow::of_region(self.reading(), region)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(region, &c::NOUN, id)
                    .set(c::region, region)
                    .set(c::who, who)
                    .set(c::to_whom, to_whom)
                    .maybe(c::why, new.why.as_deref())
                    .maybe(c::linked_on, new.linked_on)
                    .maybe(c::came_of_it, new.came_of_it.as_deref())
                    .set(c::position, position),
            )?;
            Ok(id)
        })
    }

    /// Changes a connection.
    ///
    /// # Errors
    /// Where it is gone, would not say who was linked to whom, or cannot be written.
    pub fn edit_connection(&mut self, id: Id, edit: &EditConnection) -> Result<(), Error> {
        let region = self.region_of_connection(id)?;
        for (what, words) in [(WHO, &edit.who), (TO_WHOM, &edit.to_whom)] {
            if let Some(words) = words {
                needed(what, words)?;
            }
        }
        self.act(|act| {
            act.edit(
                in_region(region, &c::NOUN, id)
                    .maybe(c::who, edit.who.as_deref().map(str::trim))
                    .maybe(c::to_whom, edit.to_whom.as_deref().map(str::trim))
                    .maybe(c::why, edit.why.as_deref())
                    .maybe(c::linked_on, edit.linked_on)
                    .maybe(c::came_of_it, edit.came_of_it.as_deref()),
            )
        })
    }

    /// Deletes a connection. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_connection(&mut self, id: Id) -> Result<(), Error> {
        let region = self.region_of_connection(id)?;
        self.act(|act| act.delete(Scope::Region(region), &c::NOUN, id))
    }

    pub(crate) fn connections_of(&self, region: Id) -> Result<Vec<ConnectionCard>, Error> {
        let rows = ConnectionRow::of_region(self.reading(), region)?;
        Ok(rows
            .into_iter()
            .map(|row| ConnectionCard {
                id: row.id,
                who: text(row.who.as_ref()),
                to_whom: text(row.to_whom.as_ref()),
                why: text(row.why.as_ref()),
                linked_on: row.linked_on,
                came_of_it: text(row.came_of_it.as_ref()),
            })
            .collect())
    }

    fn region_of_connection(&self, id: Id) -> Result<Id, Error> {
        ConnectionRow::find(self.reading(), id)?
            .and_then(|row| row.region)
            .ok_or_else(|| Error::gone("connection"))
    }
}
