//! Which action took back which: undoing, redoing, and undoing that again.
//!
//! Local knowledge. The log holds only what the undoing wrote.

use super::ActionRow;
use crate::Error;
use crate::log::read_id;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;
use trellis_domain::change::AuthorKey;
use trellis_domain::id::Id;
use trellis_domain::noun::erasure;

/// Notes that one action took back another.
pub fn note(connection: &Connection, by: Id, txn: Id) -> Result<(), Error> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO undone (by_txn, txn) VALUES (?1, ?2)")?
        .execute(params![by.as_bytes(), txn.as_bytes()])?;
    Ok(())
}

/// The action that undid this one.
fn undone_by(connection: &Connection, txn: Id) -> Result<Option<Id>, Error> {
    let mut statement =
        connection.prepare_cached("SELECT by_txn FROM undone WHERE txn = ?1 LIMIT 1")?;
    Ok(statement
        .query_row([txn.as_bytes()], |row| read_id(row, 0))
        .optional()?)
}

/// Follows undoing and redoing to the latest of them; true where the action that
/// one began with then stands.
pub fn last_of(connection: &Connection, txn: Id) -> Result<(Id, bool), Error> {
    let mut last = txn;
    let mut is_done = true;
    let mut seen = BTreeSet::from([txn]);
    while let Some(by) = undone_by(connection, last)?.filter(|by| seen.insert(*by)) {
        last = by;
        is_done = !is_done;
    }
    Ok((last, is_done))
}

/// The action that this one undid, at the bottom of all undoing and redoing.
pub fn root_of(connection: &Connection, txn: Id) -> Result<Id, Error> {
    let mut statement = connection.prepare_cached("SELECT txn FROM undone WHERE by_txn = ?1")?;
    let mut root = txn;
    let mut seen = BTreeSet::from([txn]);
    while let Some(of) = statement
        .query_row([root.as_bytes()], |row| read_id(row, 0))
        .optional()?
        .filter(|of| seen.insert(*of))
    {
        root = of;
    }
    Ok(root)
}

/// Comes to nothing: it is undone for now, or it is one of the undoings and redoings
/// that cancel each other.
pub fn is_annulled(connection: &Connection, txn: Id) -> Result<bool, Error> {
    let root = root_of(connection, txn)?;
    let (_, is_done) = last_of(connection, root)?;
    Ok(!is_done || txn != root)
}

/// Whether an action takes something back: an undoing, or the undoing of a redoing.
pub fn takes_back(connection: &Connection, txn: Id) -> Result<bool, Error> {
    let mut at = root_of(connection, txn)?;
    let mut answer = false;
    while at != txn {
        match undone_by(connection, at)? {
            Some(by) => at = by,
            None => break,
        }
        answer = !answer;
    }
    Ok(answer)
}

/// The latest action of an author that can be undone.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn last_action(connection: &Connection, author: AuthorKey) -> Result<Option<ActionRow>, Error> {
    latest(connection, author, |txn| {
        let is_this = undone_by(connection, txn)?.is_none() && !takes_back(connection, txn)?;
        Ok(if is_this {
            Verdict::This
        } else {
            Verdict::Older
        })
    })
}

/// The latest undoing that can be undone, where nothing new was done since.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn last_undo(connection: &Connection, author: AuthorKey) -> Result<Option<ActionRow>, Error> {
    let is_redo = |txn: Id| -> Result<bool, Error> {
        let mut statement = connection.prepare_cached("SELECT 1 FROM undone WHERE by_txn = ?1")?;
        Ok(statement.exists([txn.as_bytes()])?)
    };
    latest(connection, author, |txn| {
        Ok(if undone_by(connection, txn)?.is_some() {
            Verdict::Older
        } else if takes_back(connection, txn)? {
            Verdict::This
        } else if is_redo(txn)? {
            Verdict::Older
        } else {
            Verdict::None
        })
    })
}

enum Verdict {
    This,
    Older,
    None,
}

fn latest(
    connection: &Connection,
    author: AuthorKey,
    mut judge: impl FnMut(Id) -> Result<Verdict, Error>,
) -> Result<Option<ActionRow>, Error> {
    // The plus keeps SQLite from sorting the author's whole log: it walks backwards.
    let mut statement = connection.prepare_cached(
        "SELECT c.txn, c.wall FROM log_change c
         JOIN log_record r ON r.no = c.record JOIN log_name k ON k.no = r.kind
         WHERE +c.author = (SELECT no FROM log_author WHERE key = ?1) AND c.state = 1
           AND k.name <> ?2
         ORDER BY c.no DESC",
    )?;
    let mut rows = statement.query(params![author.as_bytes(), erasure::NOUN.name])?;
    let mut judged = None;
    while let Some(row) = rows.next()? {
        let txn = read_id(row, 0)?;
        if judged == Some(txn) {
            continue;
        }
        judged = Some(txn);
        match judge(txn)? {
            Verdict::Older => {}
            Verdict::None => return Ok(None),
            Verdict::This => {
                let wall = row.get(1)?;
                return Ok(Some(ActionRow {
                    txn,
                    wall,
                    records: records_of(connection, txn)?,
                }));
            }
        }
    }
    Ok(None)
}

fn records_of(connection: &Connection, txn: Id) -> Result<Vec<(String, Id)>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT k.name, r.id FROM log_change c
         JOIN log_record r ON r.no = c.record JOIN log_name k ON k.no = r.kind
         WHERE c.txn = ?1 AND c.state = 1 ORDER BY k.name, r.id",
    )?;
    let rows = statement.query_map([txn.as_bytes()], |row| Ok((row.get(0)?, read_id(row, 1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
