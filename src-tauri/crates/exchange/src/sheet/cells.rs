//! What the cells of a row say, and every mistake that is noted on the way.
//!
//! After a mistake an empty text or list stands in for what was meant: the mistake
//! keeps the pack from being handed out.

use super::columns::Sheet;
use super::grid::Value;
use super::mistake::{either, shown};
use super::table::{Reading, Row};
use super::words::{Word, all_words, squash};
use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization as _;

/// What a cell says, as a text.
enum Said {
    Nothing,
    Text(String),
    /// It holds what was noted as a mistake before.
    Refused,
}

impl Reading {
    fn said(&mut self, row: &Row, head: &str) -> Said {
        let Some((_, Some(value))) = row.cells.get(head) else {
            return Said::Nothing;
        };
        match value {
            Value::Text(text) => Said::Text(tidy(text)),
            Value::Truth(true) => Said::Text("TRUE".to_owned()),
            Value::Truth(false) => Said::Text("FALSE".to_owned()),
            Value::Formula | Value::Error(_) => Said::Refused,
            Value::Number(number) => {
                if let Some(text) = digits(*number) {
                    return Said::Text(text);
                }
                self.note_wrong_kind(row, head, "number");
                Said::Refused
            }
            Value::Date(_) => {
                self.note_wrong_kind(row, head, "date");
                Said::Refused
            }
        }
    }

    fn note_wrong_kind(&mut self, row: &Row, head: &str, kind: &str) {
        let what = format!("this cell holds a {kind}, and a text is wanted");
        let remedy = "Format the cell as text and write it again".to_owned();
        self.note_in(row, head, what, remedy);
    }

    /// A text that may be left out.
    pub fn find_text(&mut self, row: &Row, head: &str) -> Option<String> {
        match self.said(row, head) {
            Said::Text(text) => Some(text),
            Said::Nothing | Said::Refused => None,
        }
    }

    /// A text that has to be there. Empty after a mistake, which keeps the pack from
    /// being handed out.
    pub fn text(&mut self, row: &Row, head: &str) -> String {
        match self.said(row, head) {
            Said::Text(text) => text,
            Said::Refused => String::new(),
            Said::Nothing => {
                self.note_empty(row, head);
                String::new()
            }
        }
    }

    fn note_empty(&mut self, row: &Row, head: &str) {
        // A missing column is one mistake, not one a row.
        if row.cells.contains_key(head) {
            let what = format!("“{head}” is empty");
            let remedy = "Fill it in, or clear the whole row".to_owned();
            self.note_in(row, head, what, remedy);
        }
    }

    /// A word of a closed list, where there is one.
    pub fn find_word<W: Word>(&mut self, row: &Row, head: &str) -> Option<W> {
        let text = self.find_text(row, head)?;
        self.meant(row, head, &text)
    }

    /// A word of a closed list that has to be there.
    pub fn word<W: Word>(&mut self, row: &Row, head: &str) -> Option<W> {
        let text = self.text(row, head);
        if text.is_empty() {
            return None;
        }
        self.meant(row, head, &text)
    }

    fn meant<W: Word>(&mut self, row: &Row, head: &str, text: &str) -> Option<W> {
        let word = W::find(text);
        if word.is_none() {
            let what = format!("“{}” is not {}", shown(text), W::WHAT);
            let remedy = format!("Write {}", either(&all_words::<W>()));
            self.note_in(row, head, what, remedy);
        }
        word
    }

    /// Words of a closed list, with commas between them.
    pub fn words<W: Word>(&mut self, row: &Row, head: &str) -> Vec<W> {
        let text = self.find_text(row, head).unwrap_or_default();
        let words = text.split([',', ';', '\n']).map(str::trim);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let meant = words
            .into_iter()
            .filter_map(|word| self.meant(row, head, word));
        meant.collect()
    }

    /// Ids or codes, with commas or spaces between them.
    pub fn list(&mut self, row: &Row, head: &str) -> Vec<String> {
        split_list(&self.find_text(row, head).unwrap_or_default())
    }

    /// Codes of sources that have to be there.
    pub fn sources(&mut self, row: &Row, head: &str) -> Vec<String> {
        match self.said(row, head) {
            Said::Text(text) => split_list(&text),
            Said::Refused => Vec::new(),
            Said::Nothing => {
                if row.cells.contains_key(head) {
                    let what = "no source is named here".to_owned();
                    let remedy =
                        "Write the code of a source, or PJ for professional judgment".to_owned();
                    self.note_in(row, head, what, remedy);
                }
                Vec::new()
            }
        }
    }

    /// One text a line.
    pub fn lines(&mut self, row: &Row, head: &str) -> Vec<String> {
        let text = self.find_text(row, head).unwrap_or_default();
        let lines = text.lines().map(str::trim);
        lines
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Yes; no where the cell is empty.
    pub fn is_yes(&mut self, row: &Row, head: &str) -> bool {
        let Some(text) = self.find_text(row, head) else {
            return false;
        };
        match squash(&text).as_str() {
            "yes" | "y" | "true" => true,
            "no" | "n" | "false" => false,
            _ => {
                let what = format!("“{}” is neither yes nor no", shown(&text));
                let remedy = "Write yes, or leave the cell empty for no".to_owned();
                self.note_in(row, head, what, remedy);
                false
            }
        }
    }

    /// A day, where there is one.
    pub fn find_date(&mut self, row: &Row, head: &str) -> Option<NaiveDate> {
        let text = match row.cells.get(head)?.1.as_ref()? {
            Value::Date(Some(date)) => return Some(*date),
            Value::Date(None) => "a time of day".to_owned(),
            _ => format!("“{}”", shown(&self.find_text(row, head)?)),
        };
        let date = text.trim_matches(['“', '”']).parse().ok();
        if date.is_none() {
            let what = format!("{text} is not a date");
            let remedy = "Write year-month-day, such as 2026-03-14".to_owned();
            self.note_in(row, head, what, remedy);
        }
        date
    }

    /// An id, which no other row of its kind may have.
    pub fn id(&mut self, row: &Row, head: &str, kind: &str) -> String {
        let id = self.text(row, head);
        if !id.is_empty() {
            self.claim(row, head, kind, &id);
        }
        id
    }

    /// Notes where something stands, and a mistake where it stands elsewhere, too.
    pub fn claim(&mut self, row: &Row, head: &str, kind: &str, id: &str) {
        let key = format!("{kind} {}", shown(id));
        let place = row.place(head);
        if let Some((_, cell)) = self.places.get(&key) {
            let what = format!("“{}” stands in cell {cell} as well", shown(id));
            let remedy = "Give one of the two rows another id, or clear it".to_owned();
            self.note_in(row, head, what, remedy);
        } else {
            self.places.insert(key, place);
        }
    }

    /// Notes where something stands, unless that is known.
    pub fn mark(&mut self, row: &Row, head: &str, place: String) {
        let spot = row.place(head);
        self.places.entry(place).or_insert(spot);
    }

    /// The id of a row on another sheet, which has to be there.
    pub fn known(&mut self, row: &Row, head: &str, kind: &str, sheet: &Sheet) -> String {
        let id = self.text(row, head);
        if !id.is_empty() && !self.places.contains_key(&format!("{kind} {}", shown(&id))) {
            let what = format!("“{}” is not a {kind} of this pack", shown(&id));
            let remedy = format!(
                "Write one that stands on the sheet {}, or add it there",
                sheet.name
            );
            self.note_in(row, head, what, remedy);
        }
        id
    }

    /// Notes a cell that has to be empty.
    pub fn refuse_filled(&mut self, row: &Row, head: &str, why: &str) {
        if matches!(row.cells.get(head), Some((_, Some(_)))) {
            self.note_in(row, head, why.to_owned(), "Clear this cell".to_owned());
        }
    }
}

/// A text without what people neither see nor mean.
pub(super) fn tidy(text: &str) -> String {
    let text: String = text.replace("\r\n", "\n").nfc().collect();
    text.trim().to_owned()
}

/// Ids or codes, with commas, semicolons or any space between them.
pub(super) fn split_list(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A number as a person would have written it.
fn digits(number: f64) -> Option<String> {
    let size = number.abs();
    if number == 0.0 {
        Some("0".to_owned())
    } else if (1e-6..1e15).contains(&size) {
        Some(number.to_string())
    } else {
        None
    }
}
