//! The content packs that the support team took up.

use crate::table::rows;

rows! {
    /// The content packs that the support team took up.
    AdoptedPackRow in "adopted_pack" {
        pack: String,
        version: String,
        hash: String,
    }
}

impl AdoptedPackRow {
    /// All of them, by pack.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(reading, "1 ORDER BY pack, id", [])
    }
}
