//! Notes: what was said, by one author, for the audience they chose.

use crate::audience::{audience_from, scope_for};
use crate::drafts::{COMPOSER, get_note};
use crate::edit::{Maybe, needed, text};
use crate::error::Error;
use crate::pivots::not_for_the_region;
use crate::trellis::Trellis;
use crate::view::note::{NewNote, NoteCard};
use crate::words::clock_24;
use trellis_domain::id::Id;
use trellis_domain::noun::note as n;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::words::{About, Audience, Mark};
use trellis_store::Edit;
use trellis_store::table::note::NoteRow;

impl Trellis {
    /// Adds a note. A note that is *mine* travels with its holder only.
    ///
    /// # Errors
    /// Where it says nothing, its region is gone, or it cannot be written.
    pub fn add_note(&mut self, new: &NewNote) -> Result<Id, Error> {
        let said = needed("The note", &new.text)?.to_owned();
        self.get_region(new.region)?;
        let about = match new {
            NewNote { item: Some(_), .. } => About::Item,
            NewNote { goal: Some(_), .. } => About::Goal,
            NewNote { visit: Some(_), .. } => About::Visit,
            _ => About::Region,
        };
        let domain = new
            .domain
            .or_else(|| self.domain_of_item(new.item.as_deref()));
        let pack = new.item.as_deref().and_then(|item| self.pack_of_item(item));
        let composer = new.visit.unwrap_or(new.region);
        let mut held = Vec::new();
        for field in [composer_field(new.item.as_deref()), OWN_COMPOSER.to_owned()] {
            let draft = self.workbook.find_draft(composer, &field)?;
            held.extend(draft.filter(|draft| draft.noun == COMPOSER && draft.text.trim() == said));
        }
        self.act(|act| {
            let id = act.fresh_id();
            let scope = scope_for(new.audience, new.region, act.holder);
            act.edit(
                Edit::new(scope, &n::NOUN, id)
                    .set(n::region, new.region)
                    .set(n::about, about)
                    .maybe(n::visit, new.visit)
                    .maybe(n::pack, pack)
                    .maybe(n::item, new.item.as_deref())
                    .maybe(n::goal, new.goal)
                    .maybe(n::domain, domain.map(CapacityDomain::code))
                    .set(n::audience, new.audience)
                    .set(n::text, said)
                    .maybe(n::mark, new.mark)
                    .set(n::written_on, act.today)
                    .set(n::written_at, act.time),
            )?;
            for draft in held {
                act.writing.settle_draft(draft.record, &draft.field)?;
            }
            Ok(id)
        })
    }

    /// Rewrites a note. Only its author can.
    ///
    /// # Errors
    /// Where somebody else wrote it, it would be empty, or it cannot be written.
    pub fn edit_note(&mut self, id: Id, said: &str) -> Result<(), Error> {
        let said = needed("The note", said)?;
        let row = get_note(self, id)?;
        if !self.is_ours(row.made_by)? {
            return Err(Error::new(
                "Somebody else wrote this note",
                "Add a note of your own beside it.",
            ));
        }
        let edit = self.edit_existing(&n::NOUN, id)?;
        self.act(|act| act.edit(edit.set(n::text, said)))
    }

    /// Marks a note *strong* or *to work on*, or takes the mark away.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn mark_note(&mut self, id: Id, mark: Option<Mark>) -> Result<(), Error> {
        let edit = self.edit_existing(&n::NOUN, id)?;
        self.act(|act| act.edit(edit.set(n::mark, mark)))
    }

    /// Deletes a note. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_note(&mut self, id: Id) -> Result<(), Error> {
        get_note(self, id)?;
        let scope = self.get_scope(&n::NOUN, id)?;
        self.act(|act| act.delete(scope, &n::NOUN, id))
    }

    /// Gives a note another audience: a new note is written for it and the old one
    /// retired, so that nothing that was *mine* is ever inside what is shared.
    ///
    /// # Errors
    /// Where somebody else wrote it, it says why a plan changed and is meant for the
    /// region, or it cannot be written.
    pub fn readdress_note(&mut self, id: Id, audience: Audience) -> Result<Id, Error> {
        let row = get_note(self, id)?;
        if row.pivot.is_some() {
            not_for_the_region(audience)?;
        }
        self.readdress(&n::NOUN, id, row.made_by, audience)
    }

    pub(crate) fn domain_of_item(&self, item: Option<&str>) -> Option<CapacityDomain> {
        self.binder.find_place(item?)?.domain()
    }

    pub(crate) fn note_cards<'n>(
        &self,
        rows: impl IntoIterator<Item = &'n NoteRow>,
    ) -> Result<Vec<NoteCard>, Error> {
        rows.into_iter().map(|row| self.note_card(row)).collect()
    }

    pub(crate) fn note_card(&self, row: &NoteRow) -> Result<NoteCard, Error> {
        let item_text = row
            .item
            .as_deref()
            .and_then(|item| self.binder.find_item(item))
            .map_or_else(String::new, |standing| standing.item.text.clone());
        Ok(NoteCard {
            id: row.id,
            text: text(row.text.as_ref()),
            audience: audience_of(row),
            mark: row.mark.as_deref().and_then(Mark::from_code),
            item: row.item.clone(),
            item_text,
            goal: row.goal,
            domain: row.domain.as_deref().and_then(CapacityDomain::from_code),
            on: row.written_on,
            at: row.written_at.map_or_else(String::new, clock_24),
            is_own: self.is_ours(row.made_by)?,
        })
    }
}

/// The field of the draft of a note that will be *mine*: never shown in the room.
pub(crate) const OWN_COMPOSER: &str = "own";

/// The field of a composer's draft: one for each item, and one for the visit.
pub(crate) fn composer_field(item: Option<&str>) -> String {
    item.map_or_else(|| "note".to_owned(), |item| format!("note:{item}"))
}

/// Who may read a note. One whose audience cannot be read is treated as *mine*.
pub(crate) fn audience_of(row: &NoteRow) -> Audience {
    audience_from(row.audience.as_ref())
}
