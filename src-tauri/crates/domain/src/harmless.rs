//! Texts that a spreadsheet would run.
//!
//! A cell of a CSV file that begins with `=`, `+`, `-` or `@` is a formula to Excel, and
//! names come from other people's files too. An apostrophe before it makes it a text.

use std::borrow::Cow;

fn begins_formula(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Digits with a sign and a decimal point: a number, which nobody has to fear.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// The text as it may stand in a cell. [`as_it_was`] gives it back.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if begins_formula(text) && !is_number(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text before [`harmless`] saw it.
pub fn as_it_was(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_formula(rest) => rest,
        _ => cell,
    }
}
