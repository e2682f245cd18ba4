//! What was said about the columns of logs, remembered on this computer.

use super::file_name;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::transfer::KnownLog;
use std::path::Path;
use trellis_domain::log_file::{LogMapping, shape};

/// The setting that holds them.
const SETTING: &str = "known_logs";

/// As many as are kept; the longest unused goes first.
const MOST: usize = 30;

impl Trellis {
    /// The logs whose columns are remembered, the latest first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn known_logs(&self) -> Result<Vec<KnownLog>, Error> {
        let kept = self.reading().find_setting(SETTING)?;
        // What another version of Trellis wrote differently is asked again, no more.
        Ok(kept
            .and_then(|kept| serde_json::from_str(&kept).ok())
            .unwrap_or_default())
    }

    /// Forgets what the columns of a log mean. Contacts that came from it stay.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn forget_log(&mut self, shape: &str) -> Result<(), Error> {
        let mut known = self.known_logs()?;
        known.retain(|it| it.shape != shape);
        self.keep_logs(&known)
    }

    pub(super) fn remember_log(&mut self, path: &Path, mapping: &LogMapping) -> Result<(), Error> {
        let shape = shape_of(mapping);
        let mut known = self.known_logs()?;
        known.retain(|it| it.shape != shape);
        known.insert(
            0,
            KnownLog {
                shape,
                file_name: file_name(path),
                used_on: self.today(),
                mapping: LogMapping {
                    // A choice for one file, not for the log.
                    with_twins: false,
                    ..mapping.clone()
                },
            },
        );
        known.truncate(MOST);
        self.keep_logs(&known)
    }

    fn keep_logs(&mut self, known: &[KnownLog]) -> Result<(), Error> {
        self.writable()?;
        let kept = serde_json::to_string(known).map_err(|error| {
            Error::new(
                "The columns of the log could not be remembered",
                "Try again; if it stays so, please report it.",
            )
            .caused_by(error)
        })?;
        Ok(self.workbook.set_setting(SETTING, &kept)?)
    }
}

/// What tells the log from others.
pub(super) fn shape_of(mapping: &LogMapping) -> String {
    shape(mapping.columns.iter().map(|column| column.header.as_str()))
}
