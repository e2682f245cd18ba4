//! The versions of a workbook, and how an older one becomes a newer one.
//!
//! Migrations only add. Before the first one a verified copy is made beside the
//! workbook; after the last one everything is projected again, so that what a newer
//! Trellis wrote, and this one did not yet understand, comes into sight.

use crate::log::{Ledger, Memory};
use crate::{Error, Founding, backup};
use rusqlite::{Connection, params};
use std::path::Path;

/// "TRLS": says in the file's header that it is ours.
pub const APPLICATION_ID: i32 = 0x5452_4c53;

/// What each version adds, the first first.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001.sql"),
    include_str!("../migrations/0002.sql"),
    include_str!("../migrations/0003.sql"),
    include_str!("../migrations/0004.sql"),
    include_str!("../migrations/0005.sql"),
];

/// The newest version that this Trellis knows: one for each migration.
pub const VERSION: u32 = 5;
const _: () = assert!(MIGRATIONS.len() == VERSION as usize);

/// Fills an empty database: schema and founding.
///
/// # Errors
/// Where it cannot be written.
pub fn found(connection: &mut Connection, founding: &Founding) -> Result<(), Error> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    apply(MIGRATIONS, connection, 0)?;
    connection.execute(
        "INSERT INTO workbook (only, workbook, team, holder, is_sample) VALUES (1, ?1, ?2, ?3, ?4)",
        params![
            founding.workbook.as_bytes(),
            founding.team.as_bytes(),
            founding.holder.as_bytes(),
            founding.is_sample,
        ],
    )?;
    let _: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    Ok(())
}

/// Brings a workbook of an older version up to this one.
///
/// # Errors
/// Where it cannot be; it is then as it was, with the copy beside it.
pub fn upgrade(
    connection: &mut Connection,
    path: &Path,
    passphrase: Option<&str>,
    version: u32,
) -> Result<(), Error> {
    upgrade_with(MIGRATIONS, connection, path, passphrase, version)
}

fn upgrade_with(
    migrations: &[&str],
    connection: &mut Connection,
    path: &Path,
    passphrase: Option<&str>,
    version: u32,
) -> Result<(), Error> {
    if version as usize >= migrations.len() {
        return Ok(());
    }
    let copy = crate::lock::beside(path, &format!("version-{version}"));
    // A copy that is there already was verified when it was made.
    if !copy.exists() {
        backup::copy(connection, &copy, passphrase)?;
    }
    apply(migrations, connection, version)
}

/// Applies every migration after `version`, all or none.
fn apply(migrations: &[&str], connection: &mut Connection, version: u32) -> Result<(), Error> {
    let transaction = connection.transaction()?;
    for migration in migrations.iter().skip(version as usize) {
        transaction.execute_batch(migration)?;
    }
    let mut memory = Memory::load(&transaction)?;
    Ledger::new(&transaction, &mut memory).project_everything()?;
    transaction.pragma_update(
        None,
        "user_version",
        i64::try_from(migrations.len()).unwrap_or(0),
    )?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod upgrading;
