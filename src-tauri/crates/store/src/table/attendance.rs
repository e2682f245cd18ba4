//! Which regions took part in group events.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// Which regions took part in group events.
    AttendanceRow in "attendance" {
        event: Id,
        region: Id,
        attended: bool,
        people: i64,
    }
}

list_by_id! {
    /// Which regions took part in an event.
    AttendanceRow::of_event, "event = ?1 AND attended = 1 ORDER BY region, id"
}

list_by_id! {
    /// Which events a region took part in.
    AttendanceRow::of_region, "region = ?1 AND attended = 1 ORDER BY event, id"
}

impl AttendanceRow {
    /// Every region at every event.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list(reading: crate::Reading<'_>) -> Result<Vec<Self>, crate::Error> {
        Self::select(reading, "attended = 1 ORDER BY event, region, id", [])
    }
}
