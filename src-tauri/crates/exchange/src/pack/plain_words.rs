//! What a JSON reader says, in a practitioner's words.

/// Longest word from the file that stands in a sentence, in characters.
const LONGEST_WORD: usize = 40;

/// A clause that names what is not as it should be.
pub(super) fn say(message: &str) -> String {
    let message = message
        .rsplit_once(" at line ")
        .map_or(message, |(before, _)| before);
    let word = || quoted(message.split('`').nth(1).unwrap_or_default());
    if message.starts_with("unknown field") {
        return format!("{} is not a word that packs use there", word());
    }
    if message.starts_with("missing field") {
        return format!("{} is missing", word());
    }
    if message.starts_with("duplicate field") {
        return format!("{} stands there twice", word());
    }
    if message.starts_with("unknown variant") {
        return format!("{} is not one of the codes that can stand there", word());
    }
    let expected = message
        .rsplit_once("expected ")
        .map(|(_, expected)| expected);
    let expected = match expected.unwrap_or_default() {
        "a string" => "a text in quotation marks",
        "a boolean" => "true or false",
        "a sequence" => "a list in square brackets",
        "u64" => "a whole number",
        expected if expected.starts_with("struct ") => "a group in curly brackets",
        _ => "something else",
    };
    format!("{expected} should stand there")
}

fn quoted(word: &str) -> String {
    let visible = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let mut short: String = word.chars().take(LONGEST_WORD).map(visible).collect();
    if word.chars().count() > LONGEST_WORD {
        short.push('…');
    }
    format!("“{short}”")
}
