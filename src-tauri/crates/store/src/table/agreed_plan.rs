//! Plans as they were agreed.

use crate::table::column::Column;
use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Plans as they were agreed.
    AgreedPlanRow in "agreed_plan" {
        plan: Id,
        region: Id,
        version: i64,
        agreed_on: NaiveDate,
        model: String,
        model_hash: String,
        pdf_hash: String,
    }
}

list_by_id! {
    /// The agreed plans of a region, latest first.
    AgreedPlanRow::of_region, "region = ?1 ORDER BY agreed_on DESC, version DESC, id"
}

list_by_id! {
    /// What was agreed from one plan, latest first.
    AgreedPlanRow::of_plan, "plan = ?1 ORDER BY agreed_on DESC, id"
}

impl AgreedPlanRow {
    /// When the plans of a region were agreed, latest first, without reading what the
    /// papers say.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn days_of_region(
        reading: crate::Reading<'_>,
        region: Id,
    ) -> Result<Vec<(Id, NaiveDate)>, crate::Error> {
        let mut statement = reading.connection().prepare_cached(
            "SELECT plan, agreed_on FROM agreed_plan WHERE hidden = 0 AND region = ?1
             ORDER BY agreed_on DESC, version DESC, id",
        )?;
        let days = statement.query_map([region.as_bytes()], |row| {
            Ok((Id::read(row, 0)?, NaiveDate::read(row, 1)?))
        })?;
        let days: Vec<(Option<Id>, Option<NaiveDate>)> = days.collect::<Result<_, _>>()?;
        Ok(days
            .into_iter()
            .filter_map(|(plan, on)| plan.zip(on))
            .collect())
    }
}
