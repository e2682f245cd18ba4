//! Looking after the workbook: its canonical dump, a check of everything, a copy.

use crate::error::{Code, Error};
use crate::trellis::Trellis;
use crate::words::capitalized;
use std::path::Path;

/// Something that a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is, in a sentence.
    pub what: String,
}

impl Trellis {
    /// Everything accepted, in one text that two laptops can compare byte by byte.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn dump(&self) -> Result<String, Error> {
        Ok(self.workbook.dump()?)
    }

    /// The same without what is anybody’s own: what everybody must agree on who exchanged
    /// everything.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn dump_shared(&self) -> Result<String, Error> {
        Ok(self.workbook.dump_shared()?)
    }

    /// Checks the file, every change's name and chain, and whether what screens read
    /// follows from the record. Nothing found is an empty list.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn check(&self) -> Result<Vec<Finding>, Error> {
        let found = self.workbook.check()?;
        Ok(found
            .into_iter()
            .map(|finding| Finding {
                what: finding.to_string(),
            })
            .collect())
    }

    /// Writes a verified copy of the whole workbook.
    ///
    /// # Errors
    /// Where something is there already, or the place cannot be written.
    pub fn back_up(&self, to: &Path) -> Result<(), Error> {
        Ok(self.workbook.backup_to(to)?)
    }
}

impl From<trellis_store::Error> for Error {
    fn from(error: trellis_store::Error) -> Self {
        use trellis_store::Error as Store;
        let code = match &error {
            Store::Missing { .. } => Some(Code::NoWorkbook),
            Store::WrongPassphrase { .. } | Store::Locked { .. } => Some(Code::Passphrase),
            Store::HeldByAnother => Some(Code::HeldByAnother),
            _ => None,
        };
        let plain = Self::new(capitalized(&error.to_string()), error.remedy());
        let plain = match code {
            Some(code) => plain.with_code(code),
            None => plain,
        };
        plain.caused_by(error)
    }
}
