//! Looking at a file before it is kept, and making it ready. Neither asks the workbook,
//! so that a large picture holds up nobody.

use crate::error::Error;
use crate::view::file::{FileLook, FileSource};
use crate::words::capitalized;
use chrono::NaiveDate;
use std::path::Path;
use trellis_exchange::file::{self, Family, FileError, Found, Look};

/// A file that is ready to be kept.
pub struct ReadyFile {
    pub(super) name: String,
    pub(super) media_type: &'static str,
    pub(super) bytes: Vec<u8>,
    pub(super) taken_on: Option<NaiveDate>,
}

/// Looks at a file: what it is, what it says about itself, what it would become.
///
/// # Errors
/// Where it cannot be read, or is not to be kept.
pub fn look_at_file(source: &FileSource) -> Result<FileLook, Error> {
    let look = file::look(&found(source)?)?;
    Ok(FileLook {
        kind: look.kind.word.to_owned(),
        size: size_words(look.bytes),
        pixels: look.pixels.map_or_else(String::new, edges),
        tells_where: look.tells_where,
        remarks: remarks(&look),
        smaller: look
            .smaller
            .map_or_else(String::new, |(width, height, bytes)| {
                format!("{}, {}", edges((width, height)), size_words(bytes))
            }),
        name: look.name,
        preview: look.preview,
        taken_on: look.taken_on,
    })
}

/// Makes a file ready to be kept.
///
/// # Errors
/// Where it cannot be read, or is not to be kept.
pub fn ready_file(source: &FileSource, shrink: bool) -> Result<ReadyFile, Error> {
    let kept = file::keep(found(source)?, shrink)?;
    Ok(ReadyFile {
        name: kept.name,
        media_type: kept.media_type,
        bytes: kept.bytes,
        taken_on: kept.taken_on,
    })
}

/// Refuses a file that is too large, before the window reads it.
///
/// # Errors
/// Where it is too large.
pub fn fits_as_file(name: &str, bytes: u64) -> Result<(), Error> {
    Ok(file::fits(name, bytes)?)
}

/// A small picture of bytes that are kept, as an address that a page can show. None
/// where they are no picture that can be read.
pub fn preview_of(bytes: &[u8]) -> Option<String> {
    file::preview("", bytes)
}

fn found(source: &FileSource) -> Result<Found, Error> {
    Ok(match source {
        FileSource::Disk { path } => file::read(Path::new(path))?,
        FileSource::Window { name, base64 } => file::pasted(name, base64)?,
    })
}

/// What to know before a file is kept.
fn remarks(look: &Look) -> Vec<String> {
    let mut remarks = Vec::new();
    let mut say = |text: &str| remarks.push(text.to_owned());
    match look.kind.family {
        Family::Photo if look.tells_where => {
            say("It says where it was taken. Trellis takes that out before it is kept.");
        }
        Family::OtherPicture if look.tells_where => {
            say(
                "It says where it was taken, and Trellis cannot take that out of this kind of picture. Save it as a JPEG first if nobody should know.",
            );
        }
        Family::OtherPicture => {
            say(
                "Trellis cannot show this kind of picture, or take out what the camera wrote into it. A JPEG can be shown.",
            );
        }
        Family::Document => {
            say("A document may name who wrote it; look at its properties before you share it.");
        }
        Family::Photo | Family::Text | Family::Other => {}
    }
    if look.is_too_large_to_show {
        say(
            "It has so many pixels that Trellis neither shows it nor makes it smaller. It is kept as it is.",
        );
    } else if look.kind.family == Family::Photo && look.preview.is_none() {
        say("Trellis cannot show this picture. It is kept as it is.");
    }
    remarks
}

fn edges((width, height): (u32, u32)) -> String {
    format!("{width} × {height}")
}

/// “812 bytes”, “45 KB”, “3.4 MB”.
pub(super) fn size_words(bytes: u64) -> String {
    match bytes {
        1 => "1 byte".to_owned(),
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

impl From<FileError> for Error {
    fn from(error: FileError) -> Self {
        Self::new(capitalized(&error.to_string()), error.remedy()).caused_by(error)
    }
}

#[cfg(test)]
mod tests {
    use super::size_words;

    #[test]
    fn sizes_are_said_in_round_numbers_and_never_as_nothing() {
        for (bytes, words) in [
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_001, "2 KB"),
            (999_000, "999 KB"),
            (1_000_000, "1.0 MB"),
            (3_410_000, "3.5 MB"),
            (50_000_000, "50.0 MB"),
        ] {
            assert_eq!(size_words(bytes), words);
        }
    }
}
