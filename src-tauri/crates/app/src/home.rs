//! Where things lie on this laptop.

use crate::error::Error;
use std::path::PathBuf;

/// The data folder of this user: the default workbook and this installation's keys.
///
/// The environment variable `TRELLIS_HOME` names another one; tests use it, and so
/// does who keeps two workbooks apart.
///
/// # Errors
/// Where the system names no such folder.
pub fn home() -> Result<PathBuf, Error> {
    if let Some(folder) = std::env::var_os("TRELLIS_HOME").filter(|folder| !folder.is_empty()) {
        return Ok(folder.into());
    }
    directories::ProjectDirs::from("org", "Trellis", "Trellis")
        .map(|folders| folders.data_local_dir().to_path_buf())
        .ok_or_else(|| {
            Error::new(
                "This system names no folder for a user’s data",
                "Set TRELLIS_HOME to a folder of your own, then start again.",
            )
        })
}

/// The workbook that opens where none is named.
///
/// # Errors
/// Where the system names no folder for a user's data.
pub fn default_workbook() -> Result<PathBuf, Error> {
    Ok(home()?.join("Trellis.workbook"))
}
