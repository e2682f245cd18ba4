//! Finding the short code of an agreed plan in a PDF, whoever wrote the file last.

use crate::plan::short_code;
use lopdf::{Document, Object};

/// The codes that a PDF carries, as [`short_code`] writes them: in what it says about
/// itself, or on its pages. None where the bytes are no PDF that can be read.
pub fn codes_in(bytes: &[u8]) -> Option<Vec<String>> {
    let document = Document::load_mem(bytes).ok()?;
    let mut codes = Vec::new();
    let about = document
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .and_then(|id| document.get_dictionary(id));
    if let Ok(about) = about {
        let subject = about.get(b"Subject");
        if let Ok(words) = subject.and_then(lopdf::decode_text_string) {
            find(&words, &mut codes);
        }
    }
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    for page in pages {
        if let Ok(words) = document.extract_text(&[page]) {
            find(&words, &mut codes);
        }
    }
    Some(codes)
}

/// The code in what somebody typed: small letters and a missing hyphen are no mistakes.
pub fn typed_code(typed: &str) -> Option<String> {
    let digits: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-' && *letter != '–')
        .collect();
    let is_code = digits.len() == 8 && digits.chars().all(|it| it.is_ascii_hexdigit());
    is_code.then(|| short_code(&digits))
}

fn find(words: &str, codes: &mut Vec<String>) {
    for word in words.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-') {
        let Some((first, second)) = word.split_once('-') else {
            continue;
        };
        let is_part = |part: &str| {
            part.len() == 4
                && part
                    .chars()
                    .all(|it| it.is_ascii_digit() || ('A'..='F').contains(&it))
        };
        if is_part(first) && is_part(second) && !codes.iter().any(|code| code == word) {
            codes.push(word.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        for (typed, code) in [
            ("A3F2-91BC", Some("A3F2-91BC")),
            (" a3f2 91bc ", Some("A3F2-91BC")),
            ("A3F291BC", Some("A3F2-91BC")),
            ("A3F2–91BC", Some("A3F2-91BC")),
            ("A3F2-91B", None),
            ("A3F2-91BG", None),
            ("", None),
        ] {
            assert_eq!(typed_code(typed).as_deref(), code, "{typed}");
        }
    }

    #[test]
    fn codes_are_found_among_other_words() {
        let mut codes = Vec::new();
        find(
            "Plan of 2026-11-19 · A3F2-91BC, once more A3F2-91BC; 12345-6789 and a3f2-91bc",
            &mut codes,
        );
        assert_eq!(codes, ["A3F2-91BC"]);
    }
}
