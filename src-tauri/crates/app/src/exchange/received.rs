//! Files of colleagues that came to this laptop and were not looked at yet: dropped on the
//! window, or opened from the file manager while Trellis was open already. They wait as
//! copies in the data folder until they are taken in or left.

use crate::error::Error;
use crate::home::home;
use crate::plans::export::safe_name;
use crate::view::exchange::ReceivedFile;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fs;
use std::path::{Path, PathBuf};

/// Its name in the data folder.
const CAME_IN: &str = "came in";
/// The endings of what colleagues hand each other.
pub(super) const ENDINGS: [&str; 2] = ["trellis", "card"];

/// Whether a file is named as one that colleagues hand each other: a bundle or a card.
pub fn is_for_exchange(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

/// Keeps a copy of a file that was opened, until it is looked at. Gives where it waits.
///
/// # Errors
/// Where it cannot be read or kept.
pub fn receive_file(file: &Path) -> Result<PathBuf, Error> {
    let to = place(&file.file_name().unwrap_or_default().to_string_lossy())?;
    fs::copy(file, &to).map_err(|error| not_kept(&to, error))?;
    Ok(to)
}

/// Keeps what was dropped on the window, until it is looked at. Gives where it waits.
///
/// # Errors
/// Where it is no file for exchange by its name, or cannot be kept.
pub fn receive_dropped(name: &str, base64: &str) -> Result<PathBuf, Error> {
    if !is_for_exchange(Path::new(name)) {
        return Err(Error::new(
            format!("“{name}” is neither a bundle nor a card"),
            "Bundles end in .trellis and cards in .card. Photos and documents belong to a region’s files.",
        ));
    }
    let bytes = STANDARD.decode(base64).map_err(|error| {
        Error::new(
            format!("“{name}” could not be read"),
            "Choose it instead of dropping it.",
        )
        .caused_by(error)
    })?;
    let to = place(name)?;
    fs::write(&to, bytes).map_err(|error| not_kept(&to, error))?;
    Ok(to)
}

/// The files that wait.
pub fn received_files() -> Vec<ReceivedFile> {
    let Ok(folder) = home().map(|home| home.join(CAME_IN)) else {
        return Vec::new();
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<ReceivedFile> = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && is_for_exchange(path))
        .map(|path| ReceivedFile {
            name: path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            path: path.display().to_string(),
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// Removes the copy of a file that waited; any other file stays where it is.
pub fn leave_file(file: &Path) {
    let is_ours = home().is_ok_and(|home| file.parent() == Some(home.join(CAME_IN).as_path()));
    if is_ours {
        // Whatever keeps it there, it is only a copy.
        let _ = fs::remove_file(file);
    }
}

fn place(name: &str) -> Result<PathBuf, Error> {
    let folder = home()?.join(CAME_IN);
    fs::create_dir_all(&folder).map_err(|error| not_kept(&folder, error))?;
    let path = Path::new(name);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    Ok(folder.join(safe_name(&stem, &ending.to_lowercase())))
}

fn not_kept(at: &Path, error: std::io::Error) -> Error {
    Error::new(
        format!("The file could not be kept at {}", at.display()),
        "See whether there is room on the disk, or choose the file under Exchange.",
    )
    .caused_by(error)
}
