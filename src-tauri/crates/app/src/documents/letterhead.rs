//! What the organization prints above the head of its documents.

use crate::error::Error;
use crate::trellis::Trellis;
use trellis_report::sheet::Letterhead;

/// The setting that holds the line.
const LINE: &str = "letterhead_line";

impl Trellis {
    /// The line under the organization's name, such as an address; empty where documents
    /// begin with their head.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn letterhead_line(&self) -> Result<String, Error> {
        Ok(self.reading().find_setting(LINE)?.unwrap_or_default())
    }

    /// Says what stands under the organization's name.
    ///
    /// # Errors
    /// Where it is too long for a line, or cannot be written.
    pub fn set_letterhead_line(&mut self, line: &str) -> Result<(), Error> {
        self.writable()?;
        let line: Vec<&str> = line.split_whitespace().collect();
        let line = line.join(" ");
        if line.chars().count() > 160 {
            return Err(Error::new(
                "The line above documents has more than 160 letters",
                "Shorten it so that it fits under the name of the organization.",
            ));
        }
        self.workbook.set_setting(LINE, &line)?;
        Ok(())
    }

    pub(crate) fn letterhead(&self) -> Result<Letterhead, Error> {
        Ok(Letterhead {
            line: self.letterhead_line()?,
        })
    }
}
