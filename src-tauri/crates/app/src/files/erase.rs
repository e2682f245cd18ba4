//! Erasing a file for good: a list of families that should never have been kept.
//!
//! What is deleted can be brought back, so its bytes stay. Erasing takes name, words and
//! the name of the bytes out of every copy of the record; wherever that arrives, bytes
//! that nothing else names go with it.

use crate::error::Error;
use crate::plans::export::safe_letters;
use crate::trellis::Trellis;
use crate::view::file::ErasedFile;
use trellis_domain::id::Id;
use trellis_domain::noun::attached_file as f;
use trellis_domain::value::Value;
use trellis_store::table::attached_file::AttachedFileRow;

/// What is erased of a record, the name of the bytes last.
const ERASED: [&str; 3] = [f::file_name, f::described, f::content_hash];

impl Trellis {
    /// Erases a file, deleted or not. It cannot be undone.
    ///
    /// # Errors
    /// Where it was never here or is erased already, or it cannot be written.
    pub fn erase_file(&mut self, id: Id) -> Result<ErasedFile, Error> {
        let found = AttachedFileRow::bytes_of(self.reading(), id)?;
        let (name, hash) = found.ok_or_else(|| Error::gone("file"))?;
        if AttachedFileRow::find(self.reading(), id)?.is_some() {
            // In an action of its own: undoing the erasing must not bring back a file
            // without anything in it.
            self.delete_file(id)?;
        }
        // Files that were retired for another audience, or attached and deleted before.
        let records = AttachedFileRow::deleted_of_bytes(self.reading(), &hash)?;
        let mut values = Vec::new();
        for record in &records {
            for field in ERASED {
                for version in self.reading().history(f::NOUN.name, *record, field)? {
                    if matches!(version.value, Some(Value::Text(_))) {
                        values.push((version.change, field));
                    }
                }
            }
        }
        self.act(|act| {
            for (change, field) in &values {
                act.writing.erase(*change, field, "the file was erased")?;
            }
            for record in &records {
                for field in ERASED {
                    act.writing.settle_draft(*record, field)?;
                }
            }
            Ok(())
        })?;
        let is_gone = !self.reading().has_attachment(&hash)?;
        let name = name.map_or_else(
            || "The file".to_owned(),
            |name| format!("“{}”", safe_letters(&name)),
        );
        let others = AttachedFileRow::of_bytes(self.reading(), &hash)?;
        let sentence = if is_gone {
            format!(
                "{name} is erased. Backup copies and files that were saved from it still hold it."
            )
        } else if others.is_empty() {
            format!("{name} is erased here; what it holds is kept for something else as well.")
        } else {
            format!("{name} is erased here. The same file is kept a second time; erase that, too.")
        };
        Ok(ErasedFile { is_gone, sentence })
    }
}
