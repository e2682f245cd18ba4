//! A pack in a folder: `pack.json` says what it is, every other JSON file holds
//! parts of it. Long packs are kept that way, one chapter a file.

use super::{LARGEST, PackError, arrangement, check_format, read_json, read_text, whole};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::path::Path;
use trellis_domain::pack::{Pack, ReadPack};

/// The file with the head.
const HEAD: &str = "pack.json";

/// Reads the folder's files in the order of their names.
pub(super) fn read(folder: &Path) -> Result<ReadPack, PackError> {
    let unopened = |name: &Path, error: &std::io::Error| PackError::Unopened {
        name: name
            .file_name()
            .unwrap_or(name.as_os_str())
            .to_string_lossy()
            .into_owned(),
        why: crate::plain_io(error),
    };
    let mut files = Vec::new();
    let mut size = 0;
    let entries = std::fs::read_dir(folder).map_err(|error| unopened(folder, &error))?;
    for entry in entries {
        let path = entry.map_err(|error| unopened(folder, &error))?.path();
        let is_json = path.extension().is_some_and(|end| end == "json");
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if !is_json || name.ends_with(".schema.json") || !path.is_file() {
            continue;
        }
        let bytes = std::fs::metadata(&path).map_err(|error| unopened(&path, &error))?;
        size += usize::try_from(bytes.len()).unwrap_or(usize::MAX / 2);
        if size > LARGEST {
            return Err(PackError::TooLarge { bytes: size });
        }
        let bytes = std::fs::read(&path).map_err(|error| unopened(&path, &error))?;
        files.push((name.to_owned(), bytes));
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    read_files(&files)
}

fn read_files(files: &[(&str, &[u8])]) -> Result<ReadPack, PackError> {
    let all = put_together(files)?;
    let misplaced = arrangement::check(&all);
    if !misplaced.is_empty() {
        return Err(PackError::Arrangement(misplaced));
    }
    whole(Pack::deserialize(all).map_err(|error| arrangement(&error))?)
}

/// Puts the files of a folder together: the head first, then the parts by name.
pub(super) fn put_together(files: &[(&str, &[u8])]) -> Result<Value, PackError> {
    let mut files = files.to_vec();
    files.sort_by_key(|(name, _)| (*name != HEAD, (*name).to_owned()));
    if files.first().is_none_or(|(name, _)| *name != HEAD) {
        return Err(PackError::NoHead);
    }
    let mut all = Map::new();
    for (name, bytes) in files {
        let value = read_json(read_text(bytes)?)?;
        if name == HEAD {
            check_format(&value)?;
        }
        let Value::Object(part) = value else {
            return Err(PackError::NotAPack);
        };
        for (word, value) in part {
            match (all.get_mut(&word), value) {
                (Some(Value::Array(there)), Value::Array(more)) => there.extend(more),
                (None, value) => {
                    all.insert(word, value);
                }
                (Some(_), _) => {
                    let file = name.to_owned();
                    return Err(PackError::SaidTwice { file, word });
                }
            }
        }
    }
    Ok(Value::Object(all))
}
