//! Which practitioners were there.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// Which practitioners were there.
    PresenceRow in "presence" {
        contact: Id,
        practitioner: Id,
        region: Id,
        present: bool,
    }
}

list_by_id! {
    /// Who was there in a contact.
    PresenceRow::of_contact, "contact = ?1 AND present = 1 ORDER BY id"
}

impl PresenceRow {
    /// The regions in which somebody was there in a contact, or an installation wrote
    /// one down.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn regions_of(
        reading: crate::Reading<'_>,
        practitioner: Id,
        author: trellis_domain::change::AuthorKey,
    ) -> Result<Vec<Id>, crate::Error> {
        use crate::table::column::Column;
        let mut statement = reading.connection().prepare_cached(
            "SELECT region FROM presence WHERE hidden = 0 AND present = 1 AND practitioner = ?1
             UNION SELECT region FROM contact WHERE hidden = 0 AND made_by = ?2",
        )?;
        let rows = statement.query_map((practitioner.as_bytes(), author.as_bytes()), |row| {
            <Id as Column>::read(row, 0)
        })?;
        let all: Vec<Option<Id>> = rows.collect::<Result<_, _>>()?;
        Ok(all.into_iter().flatten().collect())
    }
}
