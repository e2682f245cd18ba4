//! Typing that is safe before it is history.

use crate::Error;
use crate::log::read_id;
use rusqlite::{Connection, OptionalExtension, Row, params};
use trellis_domain::change::Identity;
use trellis_domain::id::Id;

/// What stands in a field that somebody is typing in. Durable, neither logged nor sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The noun.
    pub noun: String,
    /// The record, which need not exist yet.
    pub record: Id,
    /// The field.
    pub field: String,
    /// The text as typed so far.
    pub text: String,
    /// The changes whose value was shown when typing began: what the finished
    /// text replaces. From [`crate::Reading::heads_shown`].
    pub seen: Vec<Identity>,
    /// When typing began; wall clock, milliseconds UTC.
    pub started: i64,
    /// When this was last saved; wall clock, milliseconds UTC.
    pub saved: i64,
}

/// Saves a draft over the one of the same field.
pub fn save(connection: &Connection, draft: &Draft) -> Result<(), Error> {
    let seen: Vec<u8> = draft
        .seen
        .iter()
        .flat_map(|change| *change.as_bytes())
        .collect();
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO draft (record, field, noun, text, seen, started, saved)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            draft.record.as_bytes(),
            draft.field,
            draft.noun,
            draft.text,
            seen,
            draft.started,
            draft.saved
        ])?;
    Ok(())
}

/// Every draft, the oldest first.
pub fn list(connection: &Connection) -> Result<Vec<Draft>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT record, field, noun, text, seen, started, saved FROM draft
         ORDER BY started, record, field",
    )?;
    let drafts = statement.query_map([], read)?;
    Ok(drafts.collect::<Result<_, _>>()?)
}

/// The draft of a field.
pub fn find(connection: &Connection, record: Id, field: &str) -> Result<Option<Draft>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT record, field, noun, text, seen, started, saved FROM draft
         WHERE record = ?1 AND field = ?2",
    )?;
    Ok(statement
        .query_row(params![record.as_bytes(), field], read)
        .optional()?)
}

/// Removes the draft of a field, where there is one.
pub fn remove(connection: &Connection, record: Id, field: &str) -> Result<(), Error> {
    connection
        .prepare_cached("DELETE FROM draft WHERE record = ?1 AND field = ?2")?
        .execute(params![record.as_bytes(), field])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Draft> {
    let seen: Vec<u8> = row.get(4)?;
    let (seen, _) = seen.as_chunks::<32>();
    Ok(Draft {
        record: read_id(row, 0)?,
        field: row.get(1)?,
        noun: row.get(2)?,
        text: row.get(3)?,
        seen: seen.iter().copied().map(Identity::from_bytes).collect(),
        started: row.get(5)?,
        saved: row.get(6)?,
    })
}
