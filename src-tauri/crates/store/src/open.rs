//! The one place where a database is opened.
//!
//! The order matters: look at the file first, so that each kind of wrong file gets
//! its own sentence and none is touched; key it before anything is read; trust
//! nothing in its schema.

use crate::lock::{WriterLock, beside};
use crate::migrate::{self, APPLICATION_ID, VERSION};
use crate::{Error, Founding, ReadOnly};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::fmt::Write;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Up to this size the whole structure is looked over at every opening.
const SMALL: u64 = 16 << 20;

/// An open database, and what came to light while it was opened.
pub struct Opened {
    /// Ready to use.
    pub connection: Connection,
    /// Why it cannot be written.
    pub read_only: Option<ReadOnly>,
    /// Held by the one writer.
    pub lock: Option<WriterLock>,
    /// Where it lies, symbolic links followed.
    pub path: PathBuf,
}

/// How a database is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To change it.
    Write,
    /// To read it, whoever else has it open.
    Read,
}

/// How one connection is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Makes the file.
    Make,
    /// Reads and writes.
    Write,
    /// Reads.
    Read,
    /// Reads what cannot change, where not even a file may be made beside it.
    Frozen,
}

/// Opens a workbook.
///
/// # Errors
/// One for each kind of file that is not a usable workbook; see [`Error`].
pub fn open(path: &Path, passphrase: Option<&str>, access: Access) -> Result<Opened, Error> {
    open_holding(path, passphrase, access, None)
}

fn open_holding(
    path: &Path,
    passphrase: Option<&str>,
    access: Access,
    held: Option<WriterLock>,
) -> Result<Opened, Error> {
    let (path, length) = look_at(path, passphrase)?;
    let is_protected = fs::metadata(&path)
        .map_err(Error::at(&path))?
        .permissions()
        .readonly();
    let mut read_only = match access {
        _ if is_protected => Some(ReadOnly::FileIsReadOnly),
        Access::Read => Some(ReadOnly::OnlyReading),
        Access::Write => None,
    };
    let mut lock = match read_only {
        None => match held.map_or_else(|| WriterLock::take(&path), Ok) {
            Ok(lock) => Some(lock),
            // A drive that cannot be written to at all, or a folder that is not ours.
            Err(Error::NotPermitted { .. } | Error::FolderIsReadOnly { .. }) => {
                read_only = Some(ReadOnly::FileIsReadOnly);
                None
            }
            Err(error) => return Err(error),
        },
        Some(_) => None,
    };
    let mode = if read_only.is_none() {
        Mode::Write
    } else {
        Mode::Read
    };
    let (mut connection, version) = match reach(&path, passphrase, mode) {
        // Only where nobody can be writing: no changes wait beside the file.
        Err(Error::NotPermitted { .. })
            if mode == Mode::Read && !suffixed(&path, "-wal").exists() =>
        {
            reach(&path, passphrase, Mode::Frozen)?
        }
        reached => reached?,
    };
    if version > VERSION && read_only.is_none() {
        read_only = Some(ReadOnly::NewerTrellis);
        lock = None;
        drop(connection);
        (connection, _) = reach(&path, passphrase, Mode::Read)?;
    }
    if length <= SMALL {
        quick_check(&connection)?;
    }
    if read_only.is_none() {
        let mode: String =
            connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if mode != "wal" {
            return Err(Error::Unexpected(format!("journal mode is {mode}").into()));
        }
        migrate::upgrade(&mut connection, &path, passphrase, version)?;
    }
    Ok(Opened {
        connection,
        read_only,
        lock,
        path,
    })
}

/// Makes a new workbook beside its place, complete, moves it there and opens it,
/// without letting go of its lock in between.
///
/// # Errors
/// Where something lies there already, or the file cannot be made; nothing is left.
pub fn create(path: &Path, passphrase: Option<&str>, founding: &Founding) -> Result<Opened, Error> {
    let place = new_place(path)?;
    let lock = WriterLock::take(&place)?;
    let unfinished = beside(&place, "new");
    let made = make(&unfinished, passphrase, |connection| {
        migrate::found(connection, founding)
    });
    settle(made, &unfinished, &place)?;
    open_holding(&place, passphrase, Access::Write, Some(lock))
}

/// Where a new file may be made: its folder is there and can be written, it is not.
///
/// # Errors
/// Which of these does not hold.
pub fn new_place(path: &Path) -> Result<PathBuf, Error> {
    let name = path.file_name().ok_or_else(|| Error::NotAWorkbook {
        path: path.to_owned(),
    })?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let folder = folder
        .canonicalize()
        .ok()
        .filter(|folder| folder.is_dir())
        .ok_or_else(|| Error::FolderMissing {
            folder: folder.to_owned(),
        })?;
    let place = folder.join(name);
    if place.symlink_metadata().is_ok() {
        return Err(Error::AlreadyThere {
            path: path.to_owned(),
        });
    }
    if fs::metadata(&folder)
        .map_err(Error::at(&folder))?
        .permissions()
        .readonly()
    {
        return Err(Error::FolderIsReadOnly { folder });
    }
    Ok(place)
}

/// Makes a database at `unfinished` and fills it.
pub fn make(
    unfinished: &Path,
    passphrase: Option<&str>,
    fill: impl FnOnce(&mut Connection) -> Result<(), Error>,
) -> Result<(), Error> {
    sweep(unfinished);
    let mut connection = connect(unfinished, passphrase, Mode::Make)?;
    fill(&mut connection)?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Gives a finished file its name without ever overwriting; takes away an unfinished one.
pub fn settle(made: Result<(), Error>, unfinished: &Path, place: &Path) -> Result<(), Error> {
    let settled = made.and_then(|()| {
        // A hard link fails where the name is taken; not every drive knows them.
        match fs::hard_link(unfinished, place) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                Err(Error::AlreadyThere {
                    path: place.to_owned(),
                })
            }
            Err(_) => fs::rename(unfinished, place).map_err(Error::at(place)),
        }
    });
    sweep(unfinished);
    settled?;
    // The name itself must be on the disk too. Not every system lets a folder be
    // synchronized; the file is complete either way.
    if let Some(folder) = place.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(())
}

fn sweep(unfinished: &Path) {
    for path in [
        unfinished.to_owned(),
        suffixed(unfinished, "-wal"),
        suffixed(unfinished, "-shm"),
        suffixed(unfinished, "-journal"),
    ] {
        let _ = fs::remove_file(path);
    }
}

fn suffixed(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Tells from the first bytes what kind of file it is, before SQLite touches it.
fn look_at(path: &Path, passphrase: Option<&str>) -> Result<(PathBuf, u64), Error> {
    let not_a_workbook = || Error::NotAWorkbook {
        path: path.to_owned(),
    };
    let real = path.canonicalize().map_err(|error| {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        match folder {
            Some(folder) if !folder.is_dir() && error.kind() == std::io::ErrorKind::NotFound => {
                Error::FolderMissing {
                    folder: folder.to_owned(),
                }
            }
            _ => Error::at(path)(error),
        }
    })?;
    let about = fs::metadata(&real).map_err(Error::at(path))?;
    if !about.is_file() {
        return Err(not_a_workbook());
    }
    let mut head = [0; 100];
    let mut file = File::open(&real).map_err(Error::at(path))?;
    let is_long_enough = match file.read_exact(&mut head) {
        Ok(()) => true,
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => false,
        Err(error) => return Err(Error::at(path)(error)),
    };
    let is_plain = head.starts_with(b"SQLite format 3\0");
    if !is_long_enough {
        return Err(if is_plain {
            Error::damaged("most of the file is missing")
        } else {
            not_a_workbook()
        });
    }
    if is_plain {
        let id = head
            .get(68..72)
            .and_then(|bytes| bytes.try_into().ok())
            .map(i32::from_be_bytes);
        if id != Some(APPLICATION_ID) {
            return Err(Error::Foreign {
                path: path.to_owned(),
            });
        }
        if passphrase.is_some() {
            return Err(Error::NotLocked {
                path: path.to_owned(),
            });
        }
    } else if about.len() % 4096 != 0 {
        // A locked workbook is whole pages of noise.
        return Err(not_a_workbook());
    } else if passphrase.is_none() {
        return Err(Error::Locked {
            path: path.to_owned(),
        });
    }
    Ok((real, about.len()))
}

fn reach(path: &Path, passphrase: Option<&str>, mode: Mode) -> Result<(Connection, u32), Error> {
    let connection = connect(path, passphrase, mode)?;
    let version = read_version(&connection, path, passphrase)?;
    Ok((connection, version))
}

/// Opens one connection, with everything that every connection needs.
pub fn connect(path: &Path, passphrase: Option<&str>, mode: Mode) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX
        | match mode {
            Mode::Make => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
            Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Mode::Frozen => OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
        };
    let opened = if mode == Mode::Frozen {
        Connection::open_with_flags(frozen(path), flags)
    } else {
        Connection::open_with_flags(path, flags)
    };
    let connection = opened.map_err(|error| wrong_key(error, path, passphrase))?;
    // Without SQLCipher a key is silently ignored and the file stays in the open.
    let cipher: Option<String> = connection
        .query_row("PRAGMA cipher_version", [], |row| row.get(0))
        .optional()?;
    if cipher.is_none() {
        return Err(Error::NoCipher);
    }
    // A wrong passphrase is ours to explain; SQLCipher would write to the terminal.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    if let Some(passphrase) = passphrase {
        connection.pragma_update(None, "key", passphrase)?;
    }
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(256);
    connection
        .execute_batch(
            "PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA secure_delete = ON;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = OFF;
         PRAGMA temp_store = MEMORY;",
        )
        .map_err(|error| wrong_key(error, path, passphrase))?;
    Ok(connection)
}

/// The file as an address that says it cannot change.
fn frozen(path: &Path) -> String {
    let mut address = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~') {
            address.push(char::from(*byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address + "?immutable=1"
}

/// With a passphrase, bytes that make no sense mean that it is the wrong one.
fn wrong_key(error: rusqlite::Error, path: &Path, passphrase: Option<&str>) -> Error {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) if passphrase.is_some() => Error::WrongPassphrase {
            path: path.to_owned(),
        },
        Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::PermissionDenied) => {
            Error::NotPermitted {
                path: path.to_owned(),
            }
        }
        _ => error.into(),
    }
}

/// The first real read: tells whether the key fits and whose file it is.
fn read_version(
    connection: &Connection,
    path: &Path,
    passphrase: Option<&str>,
) -> Result<u32, Error> {
    let application: i32 = connection
        .query_row("PRAGMA application_id", [], |row| row.get(0))
        .map_err(|error| wrong_key(error, path, passphrase))?;
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if application != APPLICATION_ID || version == 0 {
        return Err(Error::Foreign {
            path: path.to_owned(),
        });
    }
    Ok(version)
}

fn quick_check(connection: &Connection) -> Result<(), Error> {
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(Error::Damaged { what: verdict })
    }
}
