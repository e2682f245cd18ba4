//! One writer: an advisory lock on a file beside the workbook.
//!
//! The operating system lets go of the lock when the process ends, however it
//! ends, so a crash never leaves a workbook locked. The file itself stays: taking
//! it away would let two writers hold two different files of the same name.

use crate::Error;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

const ATTEMPTS: u32 = 5;
const PAUSE: Duration = Duration::from_millis(20);

/// Held while a workbook is open for writing.
pub struct WriterLock {
    _file: File,
}

impl WriterLock {
    /// Takes the lock of the workbook at `path`.
    ///
    /// # Errors
    /// [`Error::HeldByAnother`], or where the lock file cannot be made.
    pub fn take(path: &Path) -> Result<Self, Error> {
        let beside = beside(path, "lock");
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&beside)
            .map_err(Error::at(&beside))?;
        // A program that somebody starts inherits our open files for an instant, and
        // with them a lock that we have just let go of: ask again before giving up.
        for _ in 0..ATTEMPTS {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => return Err(Error::Drive(error.into())),
            }
        }
        Err(Error::HeldByAnother)
    }
}

/// The path with `.extension` after the whole file name.
pub fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}
