//! The text of a file, whichever way its letters are stored.

use super::LogFileError;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text: UTF-8, UTF-16 where the file says so, or what Excel on Windows saves.
pub fn text(bytes: &[u8]) -> Result<String, LogFileError> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => WINDOWS_1252
                    .decode_without_bom_handling(bytes)
                    .0
                    .into_owned(),
            }
        }
    };
    // No text that anybody typed holds NUL: it is a picture, a program, or a PDF.
    if text.contains('\0') {
        return Err(LogFileError::NotATable);
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}
