//! Content packs coming in: from a file or a folder to a pack that nothing is wrong with.
//!
//! A pack may come from anywhere, so every way a file can be wrong has a
//! sentence of its own and a remedy, and all mistakes of one kind are named at
//! once. Reading changes nothing; adopting a pack is the work of the app crate.

mod arrangement;
mod builtin;
mod folder;

use crate::sheet::{self, SheetError};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::error::Category;
use std::path::Path;
use trellis_domain::pack::{FORMAT, Pack, PackFault, PackHash, ReadPack};

pub use arrangement::Misplaced;
pub use builtin::builtins;

/// Largest file that is read as a pack in JSON, in bytes. The built-in checklists
/// have about 140,000.
pub const LARGEST: usize = 8_000_000;

/// Largest spreadsheet that is read as a pack, in bytes.
pub const LARGEST_SHEET: usize = 20_000_000;

/// Why a file was not read as a content pack. The text says what happened, and
/// [`PackError::remedy`] what to do; either is whole without a full stop at its
/// end, so that a screen may join them as it likes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// There is nothing in it.
    #[error("This file is empty")]
    Empty,
    /// It could not be opened.
    #[error("{name} could not be opened – {why}")]
    Unopened {
        /// The file or folder.
        name: String,
        /// What the system said.
        why: String,
    },
    /// A folder without a head.
    #[error("This folder is not a content pack – it has no file pack.json")]
    NoHead,
    /// Two files of a folder say the same thing.
    #[error("This content pack could not be read – {file} says “{word}”, and so does another file")]
    SaidTwice {
        /// The file.
        file: String,
        /// The word.
        word: String,
    },
    /// Far larger than any pack.
    #[error("This file is too large for a content pack – it has {} MB, and a pack has at most {} MB", .bytes.div_ceil(1_000_000), LARGEST / 1_000_000)]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Text in another encoding, or no text at all.
    #[error("This file is not text in UTF-8 – line {line} holds something else")]
    NotUtf8 {
        /// The first line that is not, counted from 1.
        line: usize,
    },
    /// The end is missing.
    #[error("This file is cut short – it ends in the middle, at line {line}")]
    CutShort {
        /// The last line there is.
        line: usize,
    },
    /// A comma, bracket or quotation mark is wrong.
    #[error("This file is not JSON – something is wrong at line {line}, column {column}")]
    NotJson {
        /// Counted from 1.
        line: usize,
        /// In bytes, counted from 1.
        column: usize,
    },
    /// Some other JSON file.
    #[error("This file is not a content pack – it does not say which format it has")]
    NotAPack,
    /// A later shape of pack files, which this Trellis cannot know.
    #[error("This content pack could not be read – it was made for a newer Trellis")]
    Newer {
        /// The format it has.
        format: u64,
    },
    /// JSON, but not arranged as a pack is.
    #[error("This content pack could not be read – {}", first_of(.0))]
    Arrangement(Vec<Misplaced>),
    /// A spreadsheet that was not filled in as the template asks.
    #[error("{0}")]
    Sheet(#[from] SheetError),
    /// Arranged as a pack is, but its words or links are wrong.
    #[error("This content pack cannot be used yet – {}", first_of(.0))]
    Faulty(Vec<PackFault>),
}

impl PackError {
    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Empty | Self::CutShort { .. } => "Copy it once more from where it came from",
            Self::Unopened { .. } => "See whether it is still there and may be read",
            Self::NoHead => "Choose the folder in which pack.json lies",
            Self::SaidTwice { .. } => "Say it in one of the two files only",
            Self::TooLarge { .. } => "See whether another file was chosen by mistake",
            Self::NotUtf8 { .. } => "Save it as UTF-8 in the program it was written with",
            Self::NotJson { .. } => "Mend that place in a text editor, or ask for the file again",
            Self::NotAPack => "Choose a pack; it says “format” and 1 near its beginning",
            Self::Newer { .. } => "Update Trellis on this laptop, or ask for an older pack",
            Self::Sheet(error) => error.remedy(),
            Self::Arrangement(_) | Self::Faulty(_) => {
                "Mend what is named, or send this message to whoever made it"
            }
        }
    }

    /// Every mistake by itself, each a sentence with its place. Where the file as a
    /// whole is wrong, that one sentence.
    pub fn mistakes(&self) -> Vec<String> {
        match self {
            Self::Faulty(faults) => faults.iter().map(ToString::to_string).collect(),
            Self::Arrangement(places) => places.iter().map(ToString::to_string).collect(),
            Self::Sheet(SheetError::Mistakes(mistakes)) => {
                mistakes.iter().map(ToString::to_string).collect()
            }
            other => vec![other.to_string()],
        }
    }
}

/// Reads a pack from a file, a spreadsheet or a folder, and checks it whole.
///
/// # Errors
/// One sentence for each way in which it can be wrong; see [`PackError`].
pub fn read_pack_at(path: &Path) -> Result<ReadPack, PackError> {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let unopened = |error: std::io::Error| PackError::Unopened {
        name: name.to_string_lossy().into_owned(),
        why: crate::plain_io(&error),
    };
    if path.is_dir() {
        return folder::read(path);
    }
    // Whoever chooses a file chooses the head of the folder.
    if name == "pack.json"
        && let Some(folder) = path.parent()
    {
        // A bare name lies in the folder one stands in.
        let here = folder.as_os_str().is_empty();
        return folder::read(if here { Path::new(".") } else { folder });
    }
    let bytes = std::fs::metadata(path).map_err(unopened)?.len();
    let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
    if bytes > LARGEST.max(LARGEST_SHEET) {
        return Err(PackError::TooLarge { bytes });
    }
    read_pack(&std::fs::read(path).map_err(unopened)?)
}

/// Reads a pack from the bytes of one file, JSON or a spreadsheet, and checks it whole.
///
/// # Errors
/// One sentence for each way in which the file can be wrong; see [`PackError`].
pub fn read_pack(bytes: &[u8]) -> Result<ReadPack, PackError> {
    if is_sheet(bytes) {
        return read_sheet(bytes);
    }
    if bytes.len() > LARGEST {
        return Err(PackError::TooLarge { bytes: bytes.len() });
    }
    let text = read_text(bytes)?;
    let value = read_json(text)?;
    check_format(&value)?;
    let misplaced = arrangement::check(&value);
    if !misplaced.is_empty() {
        return Err(PackError::Arrangement(misplaced));
    }
    // From the text, not from the value: it also notices what stands there twice.
    let pack = serde_json::from_str(text).map_err(|error| arrangement(&error))?;
    whole(pack)
}

fn whole(pack: Pack) -> Result<ReadPack, PackError> {
    let faults = pack.check();
    if faults.is_empty() {
        Ok(named(pack))
    } else {
        Err(PackError::Faulty(faults))
    }
}

/// Reads a pack that was found sound when it was taken up, from what [`write_pack`]
/// wrote then. `None`: it is none, or from a newer Trellis.
pub fn read_kept(bytes: &[u8]) -> Option<ReadPack> {
    let pack: Pack = serde_json::from_slice(bytes).ok()?;
    (pack.format <= FORMAT).then(|| named(pack))
}

/// A sound pack with the name of its contents. A folder, a file and a spreadsheet
/// that say the same have the same name.
pub fn named(pack: Pack) -> ReadPack {
    let hash = PackHash::of(&write_pack(&pack));
    ReadPack { pack, hash }
}

/// A pack as one line of JSON, always the same bytes for the same contents.
pub fn write_pack(pack: &Pack) -> Vec<u8> {
    // A pack is made of texts, numbers and lists; writing one to memory cannot fail.
    serde_json::to_vec(pack).unwrap_or_default()
}

/// A ZIP archive, which a spreadsheet is, or the container of its older kind.
fn is_sheet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

fn read_sheet(bytes: &[u8]) -> Result<ReadPack, PackError> {
    let read = sheet::read_sheet(bytes)?;
    let faults = read.pack.check();
    if faults.is_empty() {
        return Ok(named(read.pack));
    }
    let located = faults.into_iter().map(|mut fault| {
        if let Some((sheet, cell)) = read.places.get(&fault.place) {
            fault.place = format!("Sheet {sheet}, cell {cell}, {}", fault.place);
        }
        fault
    });
    Err(PackError::Faulty(located.collect()))
}

fn read_text(bytes: &[u8]) -> Result<&str, PackError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = sound.split(|&byte| byte == b'\n').count();
        PackError::NotUtf8 { line }
    })?;
    // Windows editors put an invisible mark before the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(PackError::Empty);
    }
    Ok(text)
}

fn read_json(text: &str) -> Result<Value, PackError> {
    let wrong = |error: &serde_json::Error| {
        let (line, column) = (error.line(), error.column());
        match error.classify() {
            Category::Eof => PackError::CutShort { line },
            _ => PackError::NotJson { line, column },
        }
    };
    // Without building anything first: nesting as deep as a well is no pack.
    serde_json::from_str::<IgnoredAny>(text).map_err(|error| wrong(&error))?;
    serde_json::from_str(text).map_err(|_| PackError::NotAPack)
}

/// The one word of a pack that every format has. It is read before the others,
/// for a newer pack may hold words that this Trellis would call mistakes.
#[derive(Deserialize)]
struct Stamp {
    format: u64,
}

fn check_format(value: &Value) -> Result<(), PackError> {
    match Stamp::deserialize(value) {
        Ok(Stamp { format: FORMAT }) => Ok(()),
        Ok(Stamp { format }) if format > FORMAT => Err(PackError::Newer { format }),
        Ok(_) | Err(_) => Err(PackError::NotAPack),
    }
}

fn arrangement(error: &serde_json::Error) -> PackError {
    PackError::Arrangement(vec![Misplaced::read(error)])
}

fn first_of<T: ToString>(mistakes: &[T]) -> String {
    let first = mistakes.first().map(ToString::to_string);
    match (first, mistakes.len()) {
        (None, _) => String::new(),
        (Some(first), 1) => first,
        (Some(first), count) => format!("{first} (and {} more)", count - 1),
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod wording;
