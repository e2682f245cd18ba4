//! What fields held on days gone by.

use crate::log::{read_id, read_value};
use crate::{Error, Reading};
use trellis_domain::id::Id;
use trellis_domain::noun::Noun;
use trellis_domain::value::Value;

/// A value that a field took up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastValue {
    /// The record.
    pub record: Id,
    /// When, by the clock of who wrote it: milliseconds UTC since 1970.
    pub wall: i64,
    /// What it held from then on; none where that was erased.
    pub value: Option<Value>,
}

impl Reading<'_> {
    /// Everything that a field of the records of a noun held that are a region’s, in the
    /// order in which it was written; a later entry of a record takes the place of an
    /// earlier one. Deleted records are left out.
    ///
    /// # Errors
    /// Where the noun belongs to no region, or the workbook cannot be read.
    pub fn past_values(
        &self,
        region: Id,
        noun: &'static Noun,
        field: &str,
    ) -> Result<Vec<PastValue>, Error> {
        let mut statement = self.connection().prepare_cached(&format!(
            "SELECT r.id, c.wall, v.tag, v.value, v.commitment IS NULL
             FROM \"{}\" t
             CROSS JOIN log_record r ON r.id = t.id
             CROSS JOIN log_change c ON c.record = r.no
             CROSS JOIN log_value v ON v.change = c.no
             WHERE t.region = ?1 AND t.hidden = 0 AND c.state = 1
               AND r.kind = (SELECT no FROM log_name WHERE name = ?2)
               AND v.field = (SELECT no FROM log_name WHERE name = ?3)
             ORDER BY c.stamp < 0, c.stamp, c.no",
            noun.name
        ))?;
        let mut rows = statement.query((region.as_bytes(), noun.name, field))?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(PastValue {
                record: read_id(row, 0)?,
                wall: row.get(1)?,
                value: read_value(row, 2, 3, 4)?,
            });
        }
        Ok(all)
    }
}
