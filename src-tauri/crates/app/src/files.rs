//! Photos of flip charts, sheets, documents: kept by the hash of what they hold, with an
//! audience like a note.

mod erase;
mod lists;
mod reading;

pub use reading::{ReadyFile, fits_as_file, look_at_file, preview_of, ready_file};

use crate::audience::{audience_from, scope_for};
use crate::drafts::get_contact;
use crate::edit::{Maybe, after_last, needed, not_to_come};
use crate::error::Error;
use crate::plans::export::{safe_letters, write_whole};
use crate::trellis::Trellis;
use crate::view::file::{EditFile, FileSource, NewFile};
use std::path::{Path, PathBuf};
use trellis_domain::id::Id;
use trellis_domain::noun::attached_file as f;
use trellis_domain::value::Value;
use trellis_domain::words::Audience;
use trellis_exchange::file;
use trellis_store::Edit;
use trellis_store::table::attached_file::AttachedFileRow;

impl Trellis {
    /// Keeps a file: without what the camera wrote into it, and smaller where that is
    /// wished. It is for the support team unless another audience is chosen.
    ///
    /// # Errors
    /// Where it is not to be kept, says nothing of what it shows and is for the region,
    /// its day is to come, its region or visit is gone, or it cannot be written.
    pub fn attach_file(&mut self, source: &FileSource, new: &NewFile) -> Result<Id, Error> {
        let ready = ready_file(source, new.shrink)?;
        self.attach_ready(ready, new)
    }

    /// Keeps a file that was made ready before: that takes a while with a large picture.
    ///
    /// # Errors
    /// As [`Trellis::attach_file`].
    pub fn attach_ready(&mut self, ready: ReadyFile, new: &NewFile) -> Result<Id, Error> {
        self.get_region(new.region)?;
        self.visit_fits(new.region, new.visit)?;
        not_to_come(self.today(), new.taken_on)?;
        let audience = new.audience.unwrap_or(Audience::Team);
        let described = new.described.trim();
        needs_words(audience, described)?;
        let today = self.today();
        // A clock that is ahead is the camera's mistake, not the person's.
        let by_camera = ready.taken_on.filter(|on| *on <= today);
        let by_visit = match new.visit {
            Some(visit) => get_contact(self, visit)?.took_on.filter(|on| *on <= today),
            None => None,
        };
        let name = match new.file_name.as_deref().map(str::trim) {
            Some(name) if !name.is_empty() => {
                let kind = file::kind_of(&ready.name, &ready.bytes)?;
                file::name_for(name, kind)
            }
            _ => ready.name,
        };
        let size = i64::try_from(ready.bytes.len()).unwrap_or(i64::MAX);
        let rows = AttachedFileRow::of_region(self.reading(), new.region)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            let hash = act.writing.put_attachment(&ready.bytes)?;
            act.edit(
                Edit::new(scope_for(audience, new.region, act.holder), &f::NOUN, id)
                    .set(f::region, new.region)
                    .maybe(f::visit, new.visit)
                    .set(f::audience, audience)
                    .set(f::file_name, name)
                    .set(f::media_type, ready.media_type)
                    .set(f::content_hash, hash)
                    .set(f::bytes, Value::Integer(size))
                    .set(f::described, Value::typed(described))
                    .maybe(f::taken_on, new.taken_on.or(by_camera).or(by_visit))
                    .set(f::position, position),
            )?;
            Ok(id)
        })
    }

    /// Changes what a file is called, what it is said to show, or its day.
    ///
    /// # Errors
    /// Where it is gone, would have no name, says nothing of what it shows and is for the
    /// region, its day is to come, or it cannot be written.
    pub fn edit_file(&mut self, id: Id, edit: &EditFile) -> Result<(), Error> {
        let row = self.get_file(id)?;
        let stands = self.edit_existing(&f::NOUN, id)?;
        not_to_come(self.today(), edit.taken_on)?;
        let name = edit.file_name.as_deref().map(str::trim);
        if let Some(name) = name {
            needed("The file’s name", name)?;
        }
        let described = edit.described.as_deref().map(str::trim);
        if let Some(described) = described {
            needs_words(audience_from(row.audience.as_ref()), described)?;
        }
        self.act(|act| {
            act.edit(
                stands
                    .maybe(f::file_name, name)
                    .maybe(f::described, described.map(Value::typed))
                    .maybe(f::taken_on, edit.taken_on),
            )
        })
    }

    /// Gives a file another audience: its record is written anew and the old one retired.
    ///
    /// # Errors
    /// Where somebody else kept it, it says nothing of what it shows and is to be for the
    /// region, it is gone, or it cannot be written.
    pub fn readdress_file(&mut self, id: Id, audience: Audience) -> Result<Id, Error> {
        let row = self.get_file(id)?;
        needs_words(audience, row.described.as_deref().unwrap_or_default())?;
        self.readdress(&f::NOUN, id, row.made_by, audience)
    }

    /// Deletes a file. Undo brings it back; its bytes stay until it is erased.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_file(&mut self, id: Id) -> Result<(), Error> {
        self.get_file(id)?;
        let scope = self.get_scope(&f::NOUN, id)?;
        self.act(|act| act.delete(scope, &f::NOUN, id))
    }

    /// What a file holds.
    ///
    /// # Errors
    /// Where it is gone, or its bytes are not on this laptop.
    pub fn file_bytes(&self, id: Id) -> Result<Vec<u8>, Error> {
        let row = self.get_file(id)?;
        let hash = row.content_hash.ok_or_else(|| Error::gone("file"))?;
        Ok(self.workbook.get_attachment(&hash)?)
    }

    /// What a file is called outside: in letters that every file system takes, with an
    /// ending that fits what it is.
    ///
    /// # Errors
    /// Where it is gone, or is something that a computer would run.
    pub fn file_name_outside(&self, id: Id) -> Result<String, Error> {
        Ok(self.outside(id)?.0)
    }

    /// Saves a file: into a folder under its own name, over nothing that lies there; or
    /// to the file that is named. Gives its place.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn save_file_as(&self, id: Id, to: &Path) -> Result<PathBuf, Error> {
        let (name, bytes) = self.outside(id)?;
        let to = if to.is_dir() {
            free_place(to, &name)
        } else {
            to.to_path_buf()
        };
        write_whole(&to, &bytes)?;
        Ok(to)
    }

    /// Writes a copy to be looked at into a folder that is this person's own, under the
    /// name of its bytes. Gives its place.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn write_file_copy(&self, id: Id, folder: &Path) -> Result<PathBuf, Error> {
        let (name, bytes) = self.outside(id)?;
        let row = self.get_file(id)?;
        let hash = row.content_hash.unwrap_or_default();
        let folder = folder.join(hash.chars().take(16).collect::<String>());
        std::fs::create_dir_all(&folder).map_err(|error| {
            Error::new(
                format!("The folder {} could not be made", folder.display()),
                "Save the file where you like instead.",
            )
            .caused_by(error)
        })?;
        let to = folder.join(name);
        write_whole(&to, &bytes)?;
        Ok(to)
    }

    fn outside(&self, id: Id) -> Result<(String, Vec<u8>), Error> {
        let row = self.get_file(id)?;
        let bytes = self.file_bytes(id)?;
        let called = row.file_name.unwrap_or_default();
        // Whoever renamed it, and whatever arrived: what it is, its bytes say.
        let kind = file::kind_of("", &bytes)?;
        Ok((safe_letters(&file::name_for(&called, kind)), bytes))
    }

    /// A file, unless it is deleted or erased.
    pub(crate) fn get_file(&self, id: Id) -> Result<AttachedFileRow, Error> {
        AttachedFileRow::find(self.reading(), id)?
            .filter(|row| row.content_hash.is_some())
            .ok_or_else(|| Error::gone("file"))
    }

    /// Refuses to take the words away from a file that may be seen in the room.
    pub(crate) fn words_fit(&self, id: Id, value: &Value) -> Result<(), Error> {
        let row = self.get_file(id)?;
        needs_words(
            audience_from(row.audience.as_ref()),
            value.as_text().unwrap_or_default(),
        )
    }

    /// The visit that shows a file, for whoever found it.
    pub(crate) fn visit_of_file(&self, id: Id) -> Result<Option<Id>, Error> {
        let visit = AttachedFileRow::find(self.reading(), id)?.and_then(|row| row.visit);
        Ok(visit.filter(|visit| {
            get_contact(self, *visit).is_ok_and(|row| row.form.as_deref() == Some("visit"))
        }))
    }
}

/// What is for the region must be there for whoever does not see it, too.
fn needs_words(audience: Audience, described: &str) -> Result<(), Error> {
    if audience == Audience::Region && described.trim().is_empty() {
        return Err(Error::new(
            "Nothing says yet what the file shows",
            "Write it in a few words, for whoever cannot see it; then it may be for the region.",
        ));
    }
    Ok(())
}

/// A place in a folder where nothing lies: “name.jpg”, or “name (2).jpg”.
fn free_place(folder: &Path, name: &str) -> PathBuf {
    let first = folder.join(name);
    if !first.exists() {
        return first;
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    (2..10_000)
        .map(|number| folder.join(format!("{stem} ({number}).{ending}")))
        .find(|place| !place.exists())
        .unwrap_or(first)
}
