//! Handing a region over to another practitioner: one bundle with all its history, and one
//! pack on paper that begins with what to do together first.

use crate::error::Error;
use crate::plans::export::safe_name;
use crate::trellis::Trellis;
use crate::view::document::{DocumentKind, DocumentQuery};
use crate::view::exchange::{HandedOver, NewBundle};
use crate::words::listed;
use std::fs;
use std::path::Path;
use trellis_domain::id::Id;

impl Trellis {
    /// Writes what a colleague needs to take a region over, into a folder: the bundle,
    /// everything since the region began, and the handover pack for colleagues. Who is
    /// the practitioner of a region is agreed between people; nothing here changes it.
    ///
    /// # Errors
    /// As [`Trellis::write_bundle`], and where the folder or the pack cannot be written.
    /// Nothing half-written is left.
    pub fn hand_region_over(
        &mut self,
        region: Id,
        to: &NewBundle,
        folder: &Path,
    ) -> Result<HandedOver, Error> {
        self.refuse_sample()?;
        let name = self.region_called(region)?;
        fs::create_dir_all(folder).map_err(|error| {
            Error::new(
                format!("The folder {} could not be made", folder.display()),
                "Choose a folder that you may write to.",
            )
            .caused_by(error)
        })?;
        let ask = DocumentQuery {
            kind: DocumentKind::Handover,
            region: Some(region),
            for_colleague: true,
            ..DocumentQuery::default()
        };
        let bundle = folder.join(safe_name(&format!("{name}, everything"), "trellis"));
        let new = NewBundle {
            regions: vec![region],
            everything: true,
            with_own: false,
            ..to.clone()
        };
        let written = self.write_bundle(&new, &bundle)?;
        let pack = folder.join(self.document_file_name(&ask)?);
        let pack = match self.export_document(&ask, &pack) {
            Ok(exported) => exported.path,
            Err(error) => {
                // Without its pack it is no handover; the bundle can be written again.
                let _ = fs::remove_file(&bundle);
                return Err(error);
            }
        };
        let whom = if written.to.is_empty() {
            "whoever has the passphrase".to_owned()
        } else {
            listed(&written.to.iter().map(String::as_str).collect::<Vec<_>>())
        };
        Ok(HandedOver {
            sentence: format!(
                "{name}, for {whom}: a bundle with all its history, and a pack whose first page of notes for colleagues says what to do together first."
            ),
            files: vec![bundle.display().to_string(), pack],
            changes: written.changes,
        })
    }
}
