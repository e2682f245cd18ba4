//! The search text of a record: its prose, once per transaction.

use crate::Error;
use crate::log::{Ledger, Loaded};
use rusqlite::params;
use std::fmt::Write;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::{FieldOf, Noun, Policy, Reach, Type};
use trellis_domain::value::Value;
use trellis_domain::words::Audience;

/// Text fields that hold the code of a closed list, or a hash.
const CODES: [&str; 29] = [
    "status",
    "judged_by",
    "led_by",
    "mark",
    "tier",
    "rhythm",
    "state",
    "mode",
    "initiative",
    "support",
    "phase",
    "domain",
    "stage",
    "hash",
    "version",
    "assessed_with",
    "level",
    "sign",
    "look_at",
    "footing",
    "file_hash",
    "kind",
    "use_since",
    "repeats",
    "quality",
    "engagement",
    "useful",
    "fitting",
    "involved",
];

/// Stands between two fields in the text of a record.
pub const BETWEEN: char = '\u{1f}';

/// Whether a field holds words to be found.
pub fn is_prose(field: &FieldOf) -> bool {
    field.holds == Type::Text && field.policy == Policy::Conflict && !CODES.contains(&field.name)
}

/// The number that the search table knows an audience by.
pub const fn audience_no(audience: Audience) -> i64 {
    match audience {
        Audience::Mine => 0,
        Audience::Team => 1,
        Audience::Region => 2,
    }
}

/// The audience with this number; whatever is not known is the practitioner's own.
pub const fn audience_from(no: i64) -> Audience {
    match no {
        1 => Audience::Team,
        2 => Audience::Region,
        _ => Audience::Mine,
    }
}

/// Begins the words that nobody types: a letter of no language that is written here.
const NOBODY_TYPES: char = '\u{1c2}';

/// The word by which the search table knows a region.
pub fn place_of_region(region: Id) -> String {
    let mut place = format!("{NOBODY_TYPES}r");
    for byte in region.as_bytes() {
        // Writing to a String cannot fail.
        let _ = write!(place, "{byte:02x}");
    }
    place
}

/// The words of what something is called, as the search table keeps them besides: few
/// records have any, so that they are found without passing over those that only speak
/// of it.
pub fn place_of_name(words: &str) -> String {
    let parts = words.split(|letter: char| !letter.is_alphanumeric());
    let marked = parts.filter(|word| !word.is_empty());
    let marked: Vec<String> = marked
        .map(|word| format!("{NOBODY_TYPES}n{word}"))
        .collect();
    marked.join(" ")
}

/// The nouns whose words are names: found however old they are.
const NAMES: [&str; 3] = ["region", "agency", "adoption"];

/// The word by which the search table knows an audience.
pub fn place_of_audience(audience: Audience) -> String {
    format!("{NOBODY_TYPES}a{}", audience_no(audience))
}

/// Who may read a record. What is not said is said to nobody else.
fn audience(loaded: &Loaded, noun: &Noun) -> Audience {
    if matches!(loaded.scope, Some(Scope::Private(_))) {
        return Audience::Mine;
    }
    match noun.reach {
        Reach::Region => Audience::Region,
        Reach::Team => Audience::Team,
        Reach::Mine => Audience::Mine,
        Reach::Chosen => loaded
            .record
            .value("audience")
            .as_text()
            .and_then(Audience::from_code)
            .unwrap_or(Audience::Mine),
    }
}

impl Ledger<'_> {
    /// Writes the search text of every record that this transaction touched.
    pub fn write_words(&mut self) -> Result<(), Error> {
        for no in std::mem::take(&mut self.stale) {
            self.write_words_of(no, false)?;
        }
        if self.memory.has_traces {
            // Merges the index into one piece, in which removed words do not occur.
            self.connection
                .execute("INSERT INTO search (search) VALUES ('optimize')", [])?;
        }
        Ok(())
    }

    /// Writes the search text of one record; `is_new` where it can have none yet.
    pub(super) fn write_words_of(&mut self, no: i64, is_new: bool) -> Result<(), Error> {
        if self.is_rehearsal {
            return Ok(());
        }
        let loaded = self.get_loaded(no)?;
        let Some(noun) = loaded.noun else {
            return Ok(());
        };
        let id = loaded.id;
        let mut text = String::new();
        let mut fields = String::new();
        for field in noun.fields.iter().filter(|field| is_prose(field)) {
            if let Value::Text(prose) = loaded.record.value(field.name) {
                if !fields.is_empty() {
                    fields.push(',');
                    text.push(BETWEEN);
                }
                fields.push_str(field.name);
                // Our own marks must not occur in what was typed.
                text.extend(prose.chars().map(|letter| match letter {
                    '\u{2}' | '\u{3}' | BETWEEN => ' ',
                    other => other,
                }));
            }
        }
        let region = loaded.region();
        let audience = audience(loaded, noun);
        let mut place = place_of_audience(audience);
        if let Some(region) = region {
            place.push(' ');
            place += &place_of_region(region);
        }
        if NAMES.contains(&noun.name) {
            place.push(' ');
            place += &place_of_name(&text);
        }
        if fields.is_empty() || (self.memory.has_graves && self.is_hidden(noun, id)?) {
            if !is_new {
                self.connection
                    .prepare_cached("DELETE FROM search WHERE rowid = ?1")?
                    .execute([no])?;
            }
            return Ok(());
        }
        let region = region.map(|region| *region.as_bytes());
        let row = params![no, text, fields, region, audience_no(audience), place];
        if !is_new {
            // Most edits leave the words as they are, and to find that is quicker.
            let is_there = self
                .connection
                .prepare_cached(
                    "SELECT 1 FROM search WHERE rowid = ?1 AND text = ?2 AND fields = ?3
                     AND region IS ?4 AND audience = ?5 AND place = ?6",
                )?
                .exists(row)?;
            if is_there {
                return Ok(());
            }
        }
        let sql = if is_new {
            "INSERT INTO search (rowid, text, fields, region, audience, place)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        } else {
            "INSERT OR REPLACE INTO search (rowid, text, fields, region, audience, place)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        };
        self.connection.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }
}
