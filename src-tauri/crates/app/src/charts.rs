//! How this computer shows charts.

use crate::error::Error;
use crate::trellis::Trellis;

/// Where this computer keeps whether charts are drawn.
const TABLES_ONLY: &str = "charts_as_tables";

impl Trellis {
    /// Whether charts are shown as their tables only.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn charts_as_tables(&self) -> Result<bool, Error> {
        Ok(self.reading().find_setting(TABLES_ONLY)?.as_deref() == Some("yes"))
    }

    /// Says whether charts are shown as their tables only, on this computer.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn show_charts_as_tables(&mut self, is_so: bool) -> Result<(), Error> {
        self.writable()?;
        let word = if is_so { "yes" } else { "no" };
        self.workbook.set_setting(TABLES_ONLY, word)?;
        Ok(())
    }
}
