//! Files that somebody keeps with a visit: photos of flip charts, sheets, documents.
//!
//! What a file is, its bytes say and not its name. Pictures are kept without what the
//! camera wrote into them: where it stood, whose it is, a second picture behind the
//! first. The picture itself stays as it is, byte for byte, unless somebody wants it
//! smaller.

mod bare;
mod camera;
mod kind;
mod picture;
#[cfg(test)]
mod tests;

pub use kind::{Family, Kind, name_for, word_for};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use std::io;
use std::path::Path;

/// Largest file that is kept, in bytes.
pub const LARGEST: u64 = 50_000_000;

/// A file as it was found, before anything is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What can be said about a file before it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// What it will be called: the ending fits what it is.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its size as it was found, in bytes.
    pub bytes: u64,
    /// Width and height as it is seen, where it is a picture that can be read.
    pub pixels: Option<(u32, u32)>,
    /// It says where it was taken.
    pub tells_where: bool,
    /// What the camera wrote is taken out when it is kept.
    pub is_made_bare: bool,
    /// The day that the camera wrote.
    pub taken_on: Option<NaiveDate>,
    /// It has more pixels than are read here.
    pub is_too_large_to_show: bool,
    /// Width, height and bytes that it would have made smaller; none where that gains
    /// nothing.
    pub smaller: Option<(u32, u32, u64)>,
    /// A small picture of it, as an address that a page can show.
    pub preview: Option<String>,
}

/// A file as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is called.
    pub name: String,
    /// What kind of file, as its bytes say.
    pub media_type: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// The day that the camera wrote.
    pub taken_on: Option<NaiveDate>,
}

/// Why a file is not kept.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It could not be read.
    #[error("“{name}” could not be read: {}", crate::plain_io(source))]
    Unread {
        /// The file.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// It is a folder.
    #[error("“{0}” is a folder")]
    Folder(String),
    /// Nothing is in it.
    #[error("“{0}” is empty")]
    Empty(String),
    /// It is too large.
    #[error("“{name}” has {} MB; at most {} MB are kept", bytes.div_ceil(1_000_000), LARGEST / 1_000_000)]
    TooLarge {
        /// The file.
        name: String,
        /// How large it is.
        bytes: u64,
    },
    /// A computer would run it.
    #[error("“{0}” is a program or can start one")]
    Runs(String),
    /// A browser would run what is in it.
    #[error("“{0}” is a web page or a drawing that may run when it is opened")]
    Page(String),
    /// It carries macros.
    #[error("“{0}” carries macros, which are programs")]
    Macros(String),
    /// It ends too early, or is not what it begins as.
    #[error("“{0}” is damaged: the picture is not all there")]
    Damaged(String),
    /// What was pasted is not whole.
    #[error("what was pasted could not be read")]
    Pasted,
    /// A logo has to be a picture.
    #[error("“{0}” is not an image: a logo is a PNG or a JPEG")]
    NotAnImage(String),
    /// A logo has to be a small picture.
    #[error("“{name}” has {} megapixels; a logo needs far fewer", (u64::from(*width) * u64::from(*height)).div_ceil(1_000_000))]
    TooManyPixels {
        /// The file.
        name: String,
        /// How wide.
        width: u32,
        /// How high.
        height: u32,
    },
}

impl FileError {
    /// What to do about it, in one sentence.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Unread { .. } => "See whether it is still there and may be read.",
            Self::Folder(_) => "Open it, and choose the files in it.",
            Self::Empty(_) => "Choose the file that has something in it.",
            Self::TooLarge { .. } => "Keep it in your own files, and write in a note where it is.",
            Self::Runs(_) => "Keep a picture of it, or a PDF.",
            Self::Page(_) => "Save it as a PDF or as a picture, and keep that.",
            Self::Macros(_) => "Save it without macros, and keep that.",
            Self::Damaged(_) => {
                "Copy it from the camera or the mail again, then choose it once more."
            }
            Self::Pasted => "Save it as a file, then choose that.",
            Self::NotAnImage(_) => "Save the logo as a PNG or a JPEG, then choose that.",
            Self::TooManyPixels { .. } => {
                "Save it smaller, about 1,000 pixels wide, then choose that."
            }
        }
    }
}

/// Reads a file from the disk; nothing that is too large is even opened.
///
/// # Errors
/// Where it cannot be read, is a folder, or is too large.
pub fn read(path: &Path) -> Result<Found, FileError> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let unread = |source| FileError::Unread {
        name: name.clone(),
        source,
    };
    let about = std::fs::metadata(path).map_err(unread)?;
    if about.is_dir() {
        return Err(FileError::Folder(name));
    }
    fits(&name, about.len())?;
    let bytes = std::fs::read(path).map_err(unread)?;
    Ok(Found { name, bytes })
}

/// Refuses what is too large, before anybody reads it.
///
/// # Errors
/// Where it is too large.
pub fn fits(name: &str, bytes: u64) -> Result<(), FileError> {
    if bytes > LARGEST {
        return Err(FileError::TooLarge {
            name: name.to_owned(),
            bytes,
        });
    }
    Ok(())
}

/// Reads what was pasted or dropped, which comes as base64.
///
/// # Errors
/// Where it is no base64.
pub fn pasted(name: &str, base64: &str) -> Result<Found, FileError> {
    let bytes = STANDARD.decode(base64).map_err(|_| FileError::Pasted)?;
    Ok(Found {
        name: name.to_owned(),
        bytes,
    })
}

/// Looks at a file: what it is, what it says about itself, what it would become.
///
/// # Errors
/// Where it is not to be kept.
pub fn look(found: &Found) -> Result<Look, FileError> {
    let kind = kind::of(&found.name, &found.bytes)?;
    let wrote = match kind.family {
        Family::Photo | Family::OtherPicture => camera::read(&found.bytes),
        _ => camera::Wrote::default(),
    };
    let mut look = Look {
        name: name_for(&found.name, kind),
        kind,
        bytes: u64::try_from(found.bytes.len()).unwrap_or(u64::MAX),
        pixels: None,
        tells_where: wrote.tells_where,
        is_made_bare: false,
        taken_on: wrote.taken_on,
        is_too_large_to_show: false,
        smaller: None,
        preview: None,
    };
    if kind.family == Family::Photo {
        let bare = bare::bare(kind, &found.bytes, wrote.orientation)
            .ok_or_else(|| FileError::Damaged(found.name.clone()))?;
        look.is_made_bare = true;
        look.tells_where |= picture::tells_where(kind, &found.bytes);
        match picture::read(kind, &bare) {
            picture::Read::Picture(seen) => {
                look.pixels = Some(seen.pixels());
                look.smaller = seen.smaller(bare.len()).map(|it| {
                    let (width, height) = it.pixels;
                    let bytes = u64::try_from(it.bytes.len()).unwrap_or(u64::MAX);
                    (width, height, bytes)
                });
                look.preview = seen.preview().map(|bytes| address(&bytes));
            }
            picture::Read::TooLarge(pixels) => {
                look.pixels = Some(pixels);
                look.is_too_large_to_show = true;
            }
            picture::Read::Unreadable => {}
        }
    }
    Ok(look)
}

/// Makes a file ready to be kept: without what the camera wrote, and smaller where
/// that is wanted and gains something.
///
/// # Errors
/// Where it is not to be kept.
pub fn keep(found: Found, is_made_smaller: bool) -> Result<Kept, FileError> {
    let kind = kind::of(&found.name, &found.bytes)?;
    let name = name_for(&found.name, kind);
    if kind.family != Family::Photo {
        let wrote = match kind.family {
            Family::OtherPicture => camera::read(&found.bytes),
            _ => camera::Wrote::default(),
        };
        return Ok(Kept {
            name,
            media_type: kind.media_type,
            bytes: found.bytes,
            taken_on: wrote.taken_on,
        });
    }
    let wrote = camera::read(&found.bytes);
    let bare = bare::bare(kind, &found.bytes, wrote.orientation)
        .ok_or_else(|| FileError::Damaged(found.name.clone()))?;
    let smaller = if is_made_smaller {
        match picture::read(kind, &bare) {
            picture::Read::Picture(seen) => seen.smaller(bare.len()),
            picture::Read::TooLarge(_) | picture::Read::Unreadable => None,
        }
    } else {
        None
    };
    Ok(match smaller {
        Some(smaller) => Kept {
            name: if smaller.kind == kind {
                name
            } else {
                name_for(kind::stem(&name), smaller.kind)
            },
            media_type: smaller.kind.media_type,
            bytes: smaller.bytes,
            taken_on: wrote.taken_on,
        },
        None => Kept {
            name,
            media_type: kind.media_type,
            bytes: bare,
            taken_on: wrote.taken_on,
        },
    })
}

/// What bytes are that somebody kept, whatever they called them.
///
/// # Errors
/// Where they are not to be opened.
pub fn kind_of(name: &str, bytes: &[u8]) -> Result<Kind, FileError> {
    kind::of(name, bytes)
}

/// A small picture of a file, as an address that a page can show. None where it is no
/// picture that can be read.
pub fn preview(name: &str, bytes: &[u8]) -> Option<String> {
    let kind = kind::of(name, bytes).ok()?;
    if kind.family != Family::Photo {
        return None;
    }
    match picture::read(kind, bytes) {
        picture::Read::Picture(seen) => seen.preview().map(|bytes| address(&bytes)),
        picture::Read::TooLarge(_) | picture::Read::Unreadable => None,
    }
}

/// A logo as it is printed: small, upright, on white, without what a camera wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// A JPEG, as base64.
    pub jpeg: String,
    /// How many pixels wide.
    pub width: u32,
    /// How many pixels high.
    pub height: u32,
}

/// Makes a logo of a picture.
///
/// # Errors
/// Where it is no PNG or JPEG, has too many bytes or pixels, or is damaged.
pub fn logo(found: &Found) -> Result<Logo, FileError> {
    let name = || found.name.clone();
    fits(&found.name, found.bytes.len() as u64)?;
    if found.bytes.is_empty() {
        return Err(FileError::Empty(name()));
    }
    let kind = kind::of(&found.name, &found.bytes).map_err(|_| FileError::NotAnImage(name()))?;
    if kind != kind::PNG && kind != kind::JPEG {
        return Err(FileError::NotAnImage(name()));
    }
    match picture::read(kind, &found.bytes) {
        picture::Read::Picture(seen) => {
            let logo = seen.logo();
            let (jpeg, width, height) = logo.ok_or_else(|| FileError::Damaged(name()))?;
            Ok(Logo {
                jpeg: STANDARD.encode(jpeg),
                width,
                height,
            })
        }
        picture::Read::TooLarge((width, height)) => Err(FileError::TooManyPixels {
            name: name(),
            width,
            height,
        }),
        picture::Read::Unreadable => Err(FileError::Damaged(name())),
    }
}

/// A picture's bytes as an address that a page can show.
fn address(jpeg: &[u8]) -> String {
    format!("data:image/jpeg;base64,{}", STANDARD.encode(jpeg))
}
