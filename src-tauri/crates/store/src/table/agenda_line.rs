//! Agenda lines.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// Agenda lines.
    AgendaLineRow in "agenda_line" {
        visit: Id,
        region: Id,
        purpose: String,
        activity: String,
        materials: String,
        minutes: i64,
        fallback: String,
        domain: String,
        stage: String,
        goal: Id,
        state: String,
        position: String,
    }
}

list_by_id! {
    /// The agenda of a visit, in order.
    AgendaLineRow::of_visit, "visit = ?1 ORDER BY position, made_at, id"
}
