//! A draft of an e-mail as a file: the practitioner's own mail program opens it, adds
//! the addresses and sends it. Trellis sends nothing.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Longest line of encoded text, as mail allows (RFC 2045).
const LINE: usize = 76;

/// Most letters of a heading in one encoded word (RFC 2047 allows 75 with its frame).
const WORD: usize = 30;

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The heading.
    pub subject: String,
    /// What it says, in plain text.
    pub text: String,
    /// Files that go along: name, kind (`application/pdf`) and bytes.
    pub files: Vec<(String, String, Vec<u8>)>,
    /// Thirty-two hexadecimal digits that stand between the parts. Handed in, so that
    /// the same draft gives the same bytes.
    pub id: String,
}

/// The draft as a file (`.eml`), which Outlook, Thunderbird and Apple Mail open as a
/// message that was not sent yet. It names no sender and no recipient.
pub fn write_draft(draft: &Draft) -> Vec<u8> {
    let between = format!("trellis-{}", draft.id);
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text);
        out.push_str("\r\n");
    };
    line("X-Unsent: 1");
    line(&format!("Subject: {}", heading(&draft.subject)));
    line("MIME-Version: 1.0");
    line(&format!(
        "Content-Type: multipart/mixed; boundary=\"{between}\""
    ));
    line("");
    line(&format!("--{between}"));
    line("Content-Type: text/plain; charset=utf-8");
    line("Content-Transfer-Encoding: base64");
    line("");
    for text in encoded(draft.text.replace('\n', "\r\n").as_bytes()) {
        line(&text);
    }
    for (name, kind, bytes) in &draft.files {
        line(&format!("--{between}"));
        line(&format!("Content-Type: {kind}"));
        line("Content-Transfer-Encoding: base64");
        line(&format!(
            "Content-Disposition: attachment; filename*=utf-8''{}",
            percent(name)
        ));
        line("");
        for text in encoded(bytes) {
            line(&text);
        }
    }
    line(&format!("--{between}--"));
    out.into_bytes()
}

fn encoded(bytes: &[u8]) -> Vec<String> {
    let text: Vec<char> = STANDARD.encode(bytes).chars().collect();
    text.chunks(LINE)
        .map(|line| line.iter().collect())
        .collect()
}

/// A heading that holds other letters than ASCII is written in encoded words.
fn heading(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    if text.is_ascii() && text.len() < LINE {
        return text;
    }
    let letters: Vec<char> = text.chars().collect();
    let words: Vec<String> = letters
        .chunks(WORD / 2)
        .map(|part| {
            let part: String = part.iter().collect();
            format!("=?utf-8?B?{}?=", STANDARD.encode(part))
        })
        .collect();
    words.join("\r\n ")
}

/// A file's name as RFC 5987 writes it.
fn percent(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft {
            subject: "Support plan, Region 4 – Foothills".to_owned(),
            text: "Dear team,\nhere is the plan.".to_owned(),
            files: vec![(
                "Foothills – plan.pdf".to_owned(),
                "application/pdf".to_owned(),
                (0..=255).collect(),
            )],
            id: "0f".repeat(16),
        }
    }

    fn unfolded(bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec())
            .unwrap()
            .replace("\r\n ", "")
    }

    #[test]
    fn a_draft_reads_back_as_what_was_put_in() {
        let text = unfolded(&write_draft(&draft()));
        let parts: Vec<&str> = text
            .split(&format!("--trellis-{}", "0f".repeat(16)))
            .collect();
        assert_eq!(parts.len(), 4, "head, text, file, end");
        let body = |part: &str| {
            let encoded: String = part
                .split("\r\n\r\n")
                .nth(1)
                .unwrap()
                .split_whitespace()
                .collect();
            STANDARD.decode(encoded).unwrap()
        };
        assert_eq!(body(parts[1]), "Dear team,\r\nhere is the plan.".as_bytes());
        assert_eq!(body(parts[2]), (0..=255).collect::<Vec<u8>>());
        assert!(parts[2].contains("filename*=utf-8''Foothills%20%E2%80%93%20plan.pdf"));
        assert!(parts[3].starts_with("--\r\n"));
    }

    #[test]
    fn the_heading_keeps_every_letter_and_breaks_out_of_nothing() {
        for subject in [
            "Plan",
            "Plán für 地域 😀",
            "a\r\nBcc: everyone@example.org",
            &"x".repeat(300),
        ] {
            let file = write_draft(&Draft {
                subject: subject.to_owned(),
                ..draft()
            });
            let text = unfolded(&file);
            let found = text
                .lines()
                .find(|line| line.starts_with("Subject: "))
                .unwrap();
            let said: String = found
                .trim_start_matches("Subject: ")
                .split_inclusive("?=")
                .map(|word| match word.strip_prefix("=?utf-8?B?") {
                    Some(encoded) => {
                        let encoded = encoded.trim_end_matches("?=");
                        String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap()
                    }
                    None => word.to_owned(),
                })
                .collect();
            assert_eq!(said, subject.replace(['\r', '\n'], " "));
            assert!(!text.contains("\r\nBcc:"));
        }
    }

    #[test]
    fn every_line_is_as_short_as_mail_wants_it() {
        let file = write_draft(&draft());
        for line in String::from_utf8(file.clone()).unwrap().split("\r\n") {
            assert!(line.len() <= 100 && line.is_ascii(), "{line}");
        }
        assert_eq!(
            file,
            write_draft(&draft()),
            "the same draft, the same bytes"
        );
    }
}
