//! What a file has to be before anything looks inside it: a workbook of reasonable
//! size, without a program in it.
//!
//! Every part is unpacked once here, counted as it comes, and thrown away. What a
//! file says about its own sizes is never believed.

use super::SheetError;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Largest file that is read, in bytes.
pub const LARGEST: usize = 20_000_000;
/// Most bytes that its parts may unpack to, all together.
pub const LARGEST_UNPACKED: usize = 60_000_000;
/// Most parts that it may be made of.
pub const MOST_PARTS: usize = 2_000;
/// Most rows of one sheet, the heading among them.
pub const MOST_ROWS: usize = 20_000;
/// Longest text of one cell, in characters as Excel counts them.
pub const LONGEST_TEXT: usize = 32_767;

/// Most texts that a workbook may announce. Room for them is made before they are
/// read, so a file must not be believed when it announces a billion.
const MOST_TEXTS: u64 = 2_000_000;

/// How files of Excel before 2007 begin, and files that are protected with a password.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// How a packed file begins.
const PACKED: &[u8] = b"PK\x03\x04";

/// Refuses what is no workbook, or one that must not be opened.
pub(super) fn check(bytes: &[u8]) -> Result<(), SheetError> {
    if bytes.is_empty() {
        return Err(SheetError::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(SheetError::TooLarge { bytes: bytes.len() });
    }
    if bytes.starts_with(OLE) {
        return Err(if is_protected(bytes) {
            SheetError::Protected
        } else {
            SheetError::OldWorkbook
        });
    }
    if !bytes.starts_with(PACKED) {
        return Err(SheetError::NotAWorkbook);
    }
    // A packed file has its table of contents at the end.
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::CutShort)?;
    let count = archive.len();
    if count > MOST_PARTS {
        return Err(SheetError::TooManyParts { count });
    }
    unpack(&mut archive)
}

/// A protected workbook lies whole in a part of an old kind of file.
fn is_protected(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.windows(name.len()).any(|window| window == name)
}

fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), SheetError> {
    let mut left = LARGEST_UNPACKED;
    let mut has_types = false;
    let mut kind = Kind::Other;
    let mut has_macros = false;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| refuse(&error))?;
        let name = part
            .name()
            .map_err(|_| SheetError::Damaged)?
            .replace('\\', "/")
            .to_lowercase();
        let mut content = Vec::new();
        let limit = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        part.take(limit)
            .read_to_end(&mut content)
            .map_err(|_| SheetError::Damaged)?;
        left = left.checked_sub(content.len()).ok_or(SheetError::Swollen)?;
        has_types |= name == "[content_types].xml";
        has_macros |= holds_macros(&name, &content);
        kind = kind.or(Kind::of(&name, &content));
        if name.ends_with("sharedstrings.xml") {
            believable(&content)?;
        }
    }
    match kind {
        Kind::OpenDocument => Err(SheetError::OpenDocument),
        Kind::Binary => Err(SheetError::BinaryWorkbook),
        _ if !has_types => Err(SheetError::NotAWorkbook),
        _ if has_macros => Err(SheetError::Macros),
        Kind::Workbook => Ok(()),
        Kind::Other => Err(SheetError::NotAWorkbook),
    }
}

fn refuse(error: &ZipError) -> SheetError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => SheetError::Protected,
        _ => SheetError::Damaged,
    }
}

/// What kind of packed file it is.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Kind {
    Other,
    Workbook,
    Binary,
    OpenDocument,
}

impl Kind {
    fn of(name: &str, content: &[u8]) -> Self {
        match name {
            "mimetype" if contains(content, b"opendocument.spreadsheet") => Self::OpenDocument,
            "xl/workbook.bin" => Self::Binary,
            // A workbook may keep its sheets elsewhere, but never without saying so here.
            "[content_types].xml" if contains(content, b"spreadsheetml") => Self::Workbook,
            _ => Self::Other,
        }
    }

    /// The kind of the whole, from that of two parts: the last of the list wins.
    fn or(self, other: Self) -> Self {
        if other > self { other } else { self }
    }
}

/// Visual Basic, a file type that may carry it, or the macro sheets of long ago.
fn holds_macros(name: &str, content: &[u8]) -> bool {
    if name.ends_with("vbaproject.bin") || name.contains("macrosheets/") {
        return true;
    }
    if name != "[content_types].xml" {
        return false;
    }
    let types = content.to_ascii_lowercase();
    let words = [b"macroenabled".as_slice(), b"vbaproject", b"macrosheet"];
    words.iter().any(|word| contains(&types, word))
}

/// Refuses a table of texts that announces more of them than could stand in it.
fn believable(content: &[u8]) -> Result<(), SheetError> {
    // In another encoding than UTF-8 the number could hide.
    let text = std::str::from_utf8(content).map_err(|_| SheetError::Damaged)?;
    if text.contains('\0') {
        return Err(SheetError::Damaged);
    }
    for after in text.split("uniqueCount").skip(1) {
        let number = after.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '>');
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        let is_too_many = digits
            .parse()
            .map_or(!digits.is_empty(), |count: u64| count > MOST_TEXTS);
        if is_too_many {
            return Err(SheetError::Damaged);
        }
    }
    Ok(())
}

fn contains(content: &[u8], word: &[u8]) -> bool {
    content.windows(word.len()).any(|window| window == word)
}
