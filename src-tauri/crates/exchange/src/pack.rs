//! Content packs coming in: from bytes to a pack that nothing is wrong with.
//!
//! A pack may come from anywhere, so every way a file can be wrong has a
//! sentence of its own and a remedy. Reading changes nothing; adopting a pack
//! is the work of the app crate.

mod plain_words;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::error::Category;
use trellis_domain::pack::{FORMAT, Pack, PackFault, PackHash, ReadPack};

/// Largest file that is read as a pack, in bytes. The built-in one has about 60,000.
pub const LARGEST: usize = 2_000_000;

/// The bytes of the pack that Trellis brings along, as they stand in `assets/packs`.
pub const BUILTIN: &[u8] = include_bytes!("../../../../assets/packs/checklists.json");

/// Why a file was not read as a content pack. The text says what happened, and
/// [`PackError::remedy`] what to do; either is whole without a full stop at its
/// end, so that a screen may join them as it likes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// There is nothing in it.
    #[error("This file is empty")]
    Empty,
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
    #[error("This content pack could not be read – at line {line}, column {column}, {what}")]
    Arrangement {
        /// Counted from 1.
        line: usize,
        /// In bytes, counted from 1.
        column: usize,
        /// What is not as it should be.
        what: String,
    },
    /// Arranged as a pack is, but its words or links are wrong.
    #[error("This content pack cannot be used yet – {}", summary(.0))]
    Faulty(Vec<PackFault>),
}

impl PackError {
    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Empty | Self::CutShort { .. } => "Copy it once more from where it came from",
            Self::TooLarge { .. } => "See whether another file was chosen by mistake",
            Self::NotUtf8 { .. } => "Save it as UTF-8 in the program it was written with",
            Self::NotJson { .. } => "Mend that place in a text editor, or ask for the file again",
            Self::NotAPack => "Choose a pack; it says “format” and 1 near its beginning",
            Self::Newer { .. } => "Update Trellis on this laptop, or ask for an older pack",
            Self::Arrangement { .. } => "Mend that place, or send this message to whoever made it",
            Self::Faulty(_) => "Mend what is named, or send this message to whoever made it",
        }
    }

    /// Everything that is wrong with the words and links of an otherwise readable pack.
    pub fn faults(&self) -> &[PackFault] {
        match self {
            Self::Faulty(faults) => faults,
            _ => &[],
        }
    }
}

/// Reads a pack and checks it whole.
///
/// # Errors
/// One sentence for each way in which the file can be wrong; see [`PackError`].
pub fn read_pack(bytes: &[u8]) -> Result<ReadPack, PackError> {
    if bytes.len() > LARGEST {
        return Err(PackError::TooLarge { bytes: bytes.len() });
    }
    let text = read_text(bytes)?;
    check_format(text)?;
    let pack: Pack = serde_json::from_str(text).map_err(|error| arrangement(&error))?;
    let faults = pack.check();
    if faults.is_empty() {
        let hash = PackHash::of(bytes);
        Ok(ReadPack { pack, hash })
    } else {
        Err(PackError::Faulty(faults))
    }
}

/// The pack that Trellis brings along. Reading and checking it takes well under a
/// millisecond in a release build, so callers need not hold on to it.
///
/// # Errors
/// None in a Trellis that passed its tests.
pub fn builtin() -> Result<ReadPack, PackError> {
    read_pack(BUILTIN)
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

/// The one word of a pack that every format has. It is read before the others,
/// for a newer pack may hold words that this Trellis would call mistakes.
#[derive(Deserialize)]
struct Stamp {
    format: u64,
}

fn check_format(text: &str) -> Result<(), PackError> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let (line, column) = (error.line(), error.column());
        return Err(match error.classify() {
            Category::Eof => PackError::CutShort { line },
            _ => PackError::NotJson { line, column },
        });
    }
    match serde_json::from_str::<Stamp>(text) {
        Ok(Stamp { format: FORMAT }) => Ok(()),
        Ok(Stamp { format }) if format > FORMAT => Err(PackError::Newer { format }),
        Ok(_) | Err(_) => Err(PackError::NotAPack),
    }
}

fn arrangement(error: &serde_json::Error) -> PackError {
    PackError::Arrangement {
        line: error.line(),
        column: error.column(),
        what: plain_words::say(&error.to_string()),
    }
}

fn summary(faults: &[PackFault]) -> String {
    let first = faults.first().map(ToString::to_string);
    match (first, faults.len()) {
        (None, _) => String::new(),
        (Some(first), 1) => first,
        (Some(first), count) => format!("{first} (and {} more)", count - 1),
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod wording;
