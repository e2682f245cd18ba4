//! Copies of the workbook. Everything that copies the file goes through here.

use crate::Error;
use crate::lock::beside;
use crate::open::{Mode, connect, make, new_place, settle};
use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::path::Path;
use std::time::Duration;

/// Copies the database to a new file at `path`, locked with the same passphrase,
/// and looks the copy over.
///
/// The copy carries no token: put back later, it goes on as an author of its own. With
/// the token of this opening it would use numbers again that were used since.
///
/// # Errors
/// Where the copy cannot be made, or is not whole; then none is left.
pub fn copy(from: &Connection, path: &Path, passphrase: Option<&str>) -> Result<(), Error> {
    let place = new_place(path)?;
    let unfinished = beside(&place, "new");
    let made = make(&unfinished, passphrase, |to| {
        Backup::new(from, to)?.run_to_completion(4096, Duration::ZERO, None)?;
        to.execute("UPDATE workbook SET token = NULL", [])?;
        Ok(())
    })
    .and_then(|()| verify(from, &unfinished, passphrase));
    settle(made, &unfinished, &place)
}

/// Opens the copy as anybody would, and compares.
fn verify(from: &Connection, copy: &Path, passphrase: Option<&str>) -> Result<(), Error> {
    let to = connect(copy, passphrase, Mode::Write)?;
    let verdict: String = to.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(Error::Damaged { what: verdict });
    }
    let changes = |connection: &Connection| {
        connection.query_row("SELECT count(*) FROM log_change", [], |row| {
            row.get::<_, i64>(0)
        })
    };
    if changes(from)? != changes(&to)? {
        return Err(Error::damaged("the copy does not hold the same changes"));
    }
    to.close().map_err(|(_, error)| error.into())
}
