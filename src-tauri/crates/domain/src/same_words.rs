//! Texts that say the same: what one person wrote differs from what another wrote in
//! nothing but blanks, capitals and punctuation.
//!
//! Signs that carry meaning count: “1.5” is not “15”, “-5” is not “5”, “5 %” is not “5”,
//! and a question is not a statement.

/// Whether two texts have the same words, in the same order. Two texts without any word
/// say nothing, and are not taken for the same.
pub fn same_words(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    !one.is_empty() && one == other
}

/// The words of a text in small letters, without the punctuation around and between
/// them. A sign that belongs to a number stays with it.
fn words(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, sign) in signs.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| signs.get(at));
        let is_before_digit = signs.get(at + 1).is_some_and(char::is_ascii_digit);
        // A minus begins a number; between letters it joins two words.
        let is_of_number = is_before_digit
            && match sign {
                '.' | ',' | ':' => true,
                '-' | '–' | '−' => before.is_none_or(|before| !before.is_alphanumeric()),
                _ => false,
            };
        if is_mark(*sign) && !is_of_number {
            // An apostrophe stands inside a word.
            if !matches!(sign, '\'' | '’' | '‘') {
                words.extend(take(&mut word));
            }
        } else if sign.is_whitespace() {
            words.extend(take(&mut word));
        } else {
            word.extend(sign.to_lowercase());
        }
    }
    words.extend(take(&mut word));
    words
}

fn take(word: &mut String) -> Option<String> {
    let word = std::mem::take(word);
    (!word.is_empty()).then_some(word)
}

/// Punctuation that changes nothing in what is said.
const fn is_mark(sign: char) -> bool {
    matches!(
        sign,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '"'
            | '“'
            | '”'
            | '„'
            | '\''
            | '’'
            | '‘'
            | '('
            | ')'
            | '-'
            | '–'
            | '—'
            | '…'
    )
}
