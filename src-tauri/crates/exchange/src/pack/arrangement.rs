//! Where a pack is not arranged as packs are, in a practitioner's words: every
//! place at once. The JSON schema in `assets/packs` is what it is held against.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, Validator};
use serde_json::Value;
use std::fmt;
use std::sync::LazyLock;

/// Longest word from the file that stands in a sentence, in characters.
const LONGEST_WORD: usize = 40;

/// Most mistakes that are named. A person mends these, then asks again.
const MOST: usize = 200;

/// One place that is not arranged as it is in packs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// Where, in a reader's words: `item CC-EX-02, evidence`.
    pub place: String,
    /// What is not as it would be.
    pub what: String,
}

impl fmt::Display for Misplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

impl Misplaced {
    /// What a JSON reader stumbled over after the schema was content: a word that
    /// stands there twice, or a day that is none.
    pub(super) fn read(error: &serde_json::Error) -> Self {
        let message = error.to_string();
        let word = || quoted(message.split('`').nth(1).unwrap_or_default());
        let what = if message.starts_with("duplicate field") {
            format!("{} stands there twice", word())
        } else {
            "this cannot be read".to_owned()
        };
        Self {
            place: format!("line {}, column {}", error.line(), error.column()),
            what,
        }
    }
}

static SCHEMA: LazyLock<Option<Validator>> = LazyLock::new(|| {
    let schema = include_str!("../../../../../assets/packs/pack.schema.json");
    let schema: Value = serde_json::from_str(schema).ok()?;
    jsonschema::draft202012::new(&schema).ok()
});

/// Every place where `pack` is not arranged as packs are. Lengths and signs are left
/// to the check of the words, which says them better.
pub(super) fn check(pack: &Value) -> Vec<Misplaced> {
    let Some(schema) = SCHEMA.as_ref() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for error in schema.iter_errors(pack) {
        let path = error.instance_path().to_string();
        let place = place(pack, &path);
        for what in what(error.kind(), error.instance()) {
            found.push(Misplaced {
                place: place.clone(),
                what,
            });
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

fn what(kind: &ValidationErrorKind, instance: &Value) -> Vec<String> {
    match kind {
        ValidationErrorKind::AdditionalProperties { unexpected } => unexpected
            .iter()
            .map(|word| format!("{} is not a word that packs use there", quoted(word)))
            .collect(),
        ValidationErrorKind::Required { property } => {
            let word = property.as_str().unwrap_or_default();
            vec![format!("{} is missing", quoted(word))]
        }
        ValidationErrorKind::Type { kind } => vec![format!("{} should stand there", wanted(kind))],
        ValidationErrorKind::Enum { options } => {
            let options: Vec<&str> = options
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            let found = instance.as_str().map_or_else(|| "this".to_owned(), quoted);
            vec![format!(
                "{found} is not one of the codes that can stand there ({})",
                options.join(", ")
            )]
        }
        ValidationErrorKind::UniqueItems => vec!["something stands there twice".to_owned()],
        ValidationErrorKind::Pattern { pattern } if pattern.contains("\\d{4}") => {
            vec!["a day should stand there, as 2026-11-23".to_owned()]
        }
        _ => Vec::new(),
    }
}

fn wanted(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Single(JsonType::String) => "a text in quotation marks",
        TypeKind::Single(JsonType::Boolean) => "true or false",
        TypeKind::Single(JsonType::Array) => "a list in square brackets",
        TypeKind::Single(JsonType::Integer | JsonType::Number) => "a whole number",
        TypeKind::Single(JsonType::Object) => "a group in curly brackets",
        TypeKind::Single(JsonType::Null) | TypeKind::Multiple(_) => "something else",
    }
}

/// The nearest thing with a name of its own, and the words that lead on from there.
fn place(pack: &Value, path: &str) -> String {
    let mut name = "the pack".to_owned();
    let mut rest: Vec<String> = Vec::new();
    let mut at = pack;
    let mut word = String::new();
    for step in path.split('/').skip(1) {
        let index = step.parse::<usize>().ok();
        let next = match index {
            Some(index) => at.get(index),
            None => at.get(step),
        };
        if let Some(index) = index {
            rest.push(format!("entry {}", index + 1));
        } else {
            step.clone_into(&mut word);
            rest.push(step.replace('_', " "));
        }
        at = next.unwrap_or(&Value::Null);
        if let Some(own) = own_name(at, &word) {
            name = own;
            rest.clear();
        }
    }
    if rest.is_empty() {
        name
    } else {
        format!("{name}, {}", rest.join(", "))
    }
}

/// `item CC-EX-02` for an object in a list called `items`.
fn own_name(value: &Value, list: &str) -> Option<String> {
    let thing = match list {
        "entries" => "entry",
        "activities" => "activity",
        "inventories" => "list",
        "strategies" | "signs" | "look_at" => "line",
        "finder" => "question",
        _ => list.strip_suffix('s')?,
    };
    let id = ["id", "code"]
        .iter()
        .find_map(|word| value.get(word).and_then(Value::as_str));
    let cell = || {
        let domain = value.get("domain")?.as_str()?;
        let stage = value.get("stage")?.as_str()?;
        Some(format!("{domain}-{stage}"))
    };
    let id = id.map(ToOwned::to_owned).or_else(cell)?;
    Some(format!("{thing} {}", visible(&id)))
}

fn visible(word: &str) -> String {
    let visible = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let mut short: String = word.chars().take(LONGEST_WORD).map(visible).collect();
    if word.chars().count() > LONGEST_WORD {
        short.push('…');
    }
    short
}

fn quoted(word: &str) -> String {
    format!("“{}”", visible(word))
}
