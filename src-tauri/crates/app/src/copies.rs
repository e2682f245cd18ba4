//! Room for a copy of one's own beside what stands elsewhere. Nothing is fetched:
//! a practitioner who has the file puts it here, and it is there without a network.

use crate::error::Error;
use crate::plans::export::{safe_letters, write_whole};
use crate::trellis::Trellis;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::local_copy as l;
use trellis_domain::value::Value;
use trellis_store::Edit;
use trellis_store::table::local_copy::LocalCopyRow;

/// Largest file that is kept beside a resource, in bytes.
const LARGEST: u64 = 25_000_000;

impl Trellis {
    /// Keeps a file beside a resource, for the support team.
    ///
    /// # Errors
    /// Where the resource is unknown, the file cannot be read or is too large, or it
    /// cannot be written.
    pub fn keep_copy(&mut self, resource: &str, file: &Path) -> Result<(), Error> {
        let edit = self.copy_of(resource)?;
        let name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let unread = |error: std::io::Error| {
            Error::new(
                format!("{name} could not be read"),
                "See whether it is still there and may be read.",
            )
            .caused_by(error)
        };
        let size = std::fs::metadata(file).map_err(unread)?.len();
        if size > LARGEST {
            return Err(Error::new(
                format!(
                    "{name} has {} MB; at most {} MB fit beside a resource",
                    size.div_ceil(1_000_000),
                    LARGEST / 1_000_000
                ),
                "Keep it in your own files, and write in a note where it is.",
            ));
        }
        let bytes = std::fs::read(file).map_err(unread)?;
        self.act(|act| {
            let hash = act.writing.put_attachment(&bytes)?;
            act.edit(
                edit.set(l::file_name, name.as_str())
                    .set(l::file_hash, hash),
            )
        })
    }

    /// Takes the copy away from beside a resource. Undo brings it back.
    ///
    /// # Errors
    /// Where the resource is unknown, or it cannot be written.
    pub fn drop_copy(&mut self, resource: &str) -> Result<(), Error> {
        let edit = self.copy_of(resource)?;
        self.act(|act| {
            act.edit(
                edit.set(l::file_name, Value::Unset)
                    .set(l::file_hash, Value::Unset),
            )
        })
    }

    /// Says on which day somebody opened a resource's address and found it good.
    ///
    /// # Errors
    /// Where the resource is unknown, the day is to come, or it cannot be written.
    pub fn check_resource(&mut self, resource: &str, on: NaiveDate) -> Result<(), Error> {
        if on > self.today() {
            return Err(Error::new(
                "That day is still to come",
                "Write the day on which you opened the address.",
            ));
        }
        let edit = self.copy_of(resource)?;
        self.act(|act| act.edit(edit.set(l::checked_on, on)))
    }

    /// Writes the copy into a folder, to be opened from there. Gives its place.
    ///
    /// # Errors
    /// Where there is none, or it cannot be written.
    pub fn write_copy(&self, resource: &str, folder: &Path) -> Result<PathBuf, Error> {
        let mut rows = LocalCopyRow::list(self.reading())?.into_iter();
        let row = rows.rfind(|row| row.resource.as_deref() == Some(resource));
        let kept = row.and_then(|row| Some((row.file_name?, row.file_hash?)));
        let Some((name, hash)) = kept else {
            return Err(Error::new(
                "No copy is kept beside this resource",
                "Keep one first, with “Keep a copy”.",
            ));
        };
        let bytes = self.workbook.get_attachment(&hash)?;
        let to = folder.join(safe_letters(&name));
        write_whole(&to, &bytes)?;
        Ok(to)
    }

    /// A resource's address, where it has one.
    ///
    /// # Errors
    /// Where the resource is unknown, or no address is known.
    pub fn resource_address(&self, resource: &str) -> Result<String, Error> {
        let known = self.binder.resources();
        let address = known
            .into_iter()
            .find(|(_, it)| it.id == resource)
            .and_then(|(_, it)| it.address.clone());
        address.ok_or_else(|| {
            Error::new(
                "No address is known for this resource",
                "Ask a colleague for it, and keep a copy here.",
            )
        })
    }

    fn copy_of(&self, resource: &str) -> Result<Edit, Error> {
        let known = self.binder.resources();
        if !known.iter().any(|(_, it)| it.id == resource) {
            return Err(Error::new(
                format!("“{resource}” is not a resource of the field guide"),
                "Choose one from a chapter’s list.",
            ));
        }
        let team = self.founding().team;
        let record = Id::natural(l::NOUN.name, &[team.as_bytes(), resource.as_bytes()]);
        Ok(Edit::new(Scope::Team(team), &l::NOUN, record).set(l::resource, resource))
    }
}
