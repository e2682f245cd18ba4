//! Anonymous answers of participants.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// Anonymous answers of participants.
    ParticipantAnswerRow in "participant_answer" {
        region: Id,
        contact: Id,
        useful: String,
        fitting: String,
        involved: String,
        next_time: String,
    }
}

list_by_id! {
    /// The answers about a contact; their order says nothing of who gave them.
    ParticipantAnswerRow::of_contact, "contact = ?1 ORDER BY id"
}
