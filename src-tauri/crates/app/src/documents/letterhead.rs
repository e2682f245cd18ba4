//! What the organization prints above the head of its documents.

use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::file::FileSource;
use std::path::Path;
use trellis_exchange::file;
use trellis_report::document::Picture;
use trellis_report::sheet::Letterhead;

/// The setting that holds the line.
const LINE: &str = "letterhead_line";
/// The setting that holds the logo.
const LOGO: &str = "letterhead_logo";

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

    /// Takes a picture as the logo above documents.
    ///
    /// # Errors
    /// Where it is no PNG or JPEG, has too many bytes or pixels, is damaged, or cannot be
    /// written.
    pub fn set_logo(&mut self, source: &FileSource) -> Result<(), Error> {
        self.writable()?;
        let found = match source {
            FileSource::Disk { path } => file::read(Path::new(path))?,
            FileSource::Window { name, base64 } => file::pasted(name, base64)?,
        };
        let logo = file::logo(&found)?;
        let picture = Picture {
            jpeg: logo.jpeg,
            width: logo.width,
            height: logo.height,
        };
        let kept = serde_json::to_string(&picture).map_err(|error| {
            Error::new("The logo could not be kept", "Try again.").caused_by(error)
        })?;
        self.workbook.set_setting(LOGO, &kept)?;
        Ok(())
    }

    /// Prints documents without a logo again.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn remove_logo(&mut self) -> Result<(), Error> {
        self.writable()?;
        self.workbook.set_setting(LOGO, "")?;
        Ok(())
    }

    /// The logo as an address that a page can show; none where there is none.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn logo_preview(&self) -> Result<Option<String>, Error> {
        let logo = self.letterhead()?.logo;
        Ok(logo.map(|logo| format!("data:image/jpeg;base64,{}", logo.jpeg)))
    }

    pub(crate) fn letterhead(&self) -> Result<Letterhead, Error> {
        let logo = self.reading().find_setting(LOGO)?;
        Ok(Letterhead {
            line: self.letterhead_line()?,
            // One that a newer Trellis keeps in another way is left out.
            logo: logo.and_then(|kept| serde_json::from_str(&kept).ok()),
        })
    }
}
