//! What a camera writes into a picture beside the picture.

use chrono::NaiveDate;
use exif::{Context, Exif, In, Reader, Tag, Value};
use std::io::Cursor;

/// What was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wrote {
    /// How it is to be turned, as Exif counts: 2 to 8. None where it stands upright.
    pub orientation: Option<u8>,
    /// It says where it was taken.
    pub tells_where: bool,
    /// The day it was taken.
    pub taken_on: Option<NaiveDate>,
}

/// Reads it, as far as it can be read.
pub fn read(bytes: &[u8]) -> Wrote {
    let found = Reader::new()
        .continue_on_error(true)
        .read_from_container(&mut Cursor::new(bytes))
        .or_else(|error| error.distill_partial_result(|_| {}));
    let Ok(exif) = found else {
        return Wrote::default();
    };
    let number = |tag| exif.get_field(tag, In::PRIMARY)?.value.get_uint(0);
    let orientation = number(Tag::Orientation)
        .and_then(|number| u8::try_from(number).ok())
        .filter(|number| (2..=8).contains(number));
    Wrote {
        orientation,
        tells_where: exif
            .fields()
            .any(|field| field.tag.context() == Context::Gps),
        taken_on: day(&exif),
    }
}

/// “2026:11:19 10:05:00”, as a camera writes it.
fn day(exif: &Exif) -> Option<NaiveDate> {
    let field = exif
        .get_field(Tag::DateTimeOriginal, In::PRIMARY)
        .or_else(|| exif.get_field(Tag::DateTimeDigitized, In::PRIMARY))?;
    let Value::Ascii(lines) = &field.value else {
        return None;
    };
    let text = std::str::from_utf8(lines.first()?.get(..10)?).ok()?;
    NaiveDate::parse_from_str(text, "%Y:%m:%d").ok()
}

/// The smallest Exif there is: how a picture is to be turned, and nothing else.
pub const fn only_orientation(orientation: u8) -> [u8; 26] {
    [
        b'I',
        b'I',
        42,
        0,
        8,
        0,
        0,
        0, // little end first; the first list stands at 8
        1,
        0, // one entry
        0x12,
        1,
        3,
        0,
        1,
        0,
        0,
        0,
        orientation,
        0,
        0,
        0, // 0x0112, one short number
        0,
        0,
        0,
        0, // no second list
    ]
}
