//! Where things lie on this laptop.

use crate::error::Error;
use std::fs::{self, DirBuilder};
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

/// The folder for copies of files that are only looked at: in the data folder, open to
/// nobody else.
///
/// # Errors
/// Where it cannot be made.
pub fn folder_for_copies() -> Result<PathBuf, Error> {
    let folder = home()?.join(COPIES);
    if !folder.is_dir() {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder).map_err(|error| {
            Error::new(
                format!("The folder {} could not be made", folder.display()),
                "Save the file where you like instead.",
            )
            .caused_by(error)
        })?;
    }
    Ok(folder)
}

/// Removes the copies that were looked at: at the beginning and at the end. One that
/// another program still holds open stays until the next time.
pub fn forget_copies() {
    if let Ok(home) = home() {
        let _ = fs::remove_dir_all(home.join(COPIES));
    }
}

/// Its name in the data folder.
const COPIES: &str = "looked at";
