//! What this computer knows of the files in the exchange folder. Local: neither logged
//! nor sent, and in no dump.

use crate::log::{read_id, read_key};
use crate::{Error, Reading, Workbook};
use rusqlite::params;
use trellis_domain::change::AuthorKey;
use trellis_domain::id::Id;

/// A file in the exchange folder, as it was last looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderFileRow {
    /// What it is called.
    pub name: String,
    /// Its length then.
    pub bytes: u64,
    /// When it was changed last, as the folder says; milliseconds UTC since 1970.
    pub modified: i64,
    /// The bundle's own name, once it was read or written.
    pub bundle: Option<Id>,
    /// The installation that wrote it.
    pub sender: Option<AuthorKey>,
    /// Whom it is sealed for, as a JSON list of keys.
    pub readers: String,
    /// Which changes lie in it, as JSON.
    pub holds: String,
    /// Why it could not be read; empty where it was.
    pub trouble: String,
}

impl Workbook {
    /// Remembers a file of the exchange folder.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn keep_folder_file(&mut self, row: &FolderFileRow) -> Result<(), Error> {
        self.writable()?
            .prepare_cached(
                "INSERT OR REPLACE INTO folder_file
                     (name, bytes, modified, bundle, sender, readers, holds, trouble)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                row.name,
                row.bytes.cast_signed(),
                row.modified,
                row.bundle.as_ref().map(Id::as_bytes),
                row.sender.as_ref().map(AuthorKey::as_bytes),
                row.readers,
                row.holds,
                row.trouble
            ])?;
        Ok(())
    }

    /// Forgets a file that is no longer in the folder.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn forget_folder_file(&mut self, name: &str) -> Result<(), Error> {
        self.writable()?
            .prepare_cached("DELETE FROM folder_file WHERE name = ?1")?
            .execute([name])?;
        Ok(())
    }
}

impl Reading<'_> {
    /// The files of the exchange folder that were looked at, by name.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn folder_files(&self) -> Result<Vec<FolderFileRow>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT name, bytes, modified, bundle, sender, readers, holds, trouble
             FROM folder_file ORDER BY name",
        )?;
        let mut rows = statement.query([])?;
        let mut files = Vec::new();
        while let Some(row) = rows.next()? {
            let has_bundle = row.get::<_, Option<Vec<u8>>>(3)?.is_some();
            let has_sender = row.get::<_, Option<Vec<u8>>>(4)?.is_some();
            files.push(FolderFileRow {
                name: row.get(0)?,
                bytes: row.get::<_, i64>(1)?.cast_unsigned(),
                modified: row.get(2)?,
                bundle: has_bundle.then(|| read_id(row, 3)).transpose()?,
                sender: has_sender.then(|| read_key(row, 4)).transpose()?,
                readers: row.get(5)?,
                holds: row.get(6)?,
                trouble: row.get(7)?,
            });
        }
        Ok(files)
    }
}
