//! Words as a person types them: the beginning of one, and one with a slip in it.

use crate::Error;
use rusqlite::Connection;

/// Most words that stand in for one that was typed with a slip.
const MOST_MEANT: usize = 12;

/// Where the words of an index are listed, each with a condition already: fts5vocab
/// tables as they stand after `FROM`, up to and with a `WHERE`.
#[derive(Clone, Copy)]
pub struct Vocabulary<'a> {
    /// Every single use of a word (of type `instance`): to see whether there is one,
    /// without counting how many.
    pub used: &'a str,
    /// Every word with its count (of type `row` or `col`).
    pub words: &'a str,
}

/// A query for the full-text index: each word quoted, so that nothing typed is an
/// operator. All words must occur; the one that is still being typed may be any
/// beginning; one that the index does not have stands for those a slip away.
///
/// # Errors
/// Where the index cannot be read.
pub fn query(
    connection: &Connection,
    vocabulary: Option<Vocabulary<'_>>,
    text: &str,
) -> Result<Option<String>, Error> {
    let ends_open = text.ends_with(char::is_alphanumeric);
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\0'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    let mut query = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is_open = ends_open && at + 1 == words.len();
        let star = if is_open { "*" } else { "" };
        let mut any = vec![format!("\"{word}\"{star}")];
        if let Some(vocabulary) = vocabulary {
            for meant in meant(connection, vocabulary, word, is_open)? {
                any.push(format!("\"{meant}\""));
            }
        }
        query.push(format!("({})", any.join(" OR ")));
    }
    Ok((!query.is_empty()).then(|| query.join(" AND ")))
}

/// The words of the index that may have been meant by one that it does not have:
/// one slip away for words of three to five letters, two for longer ones.
fn meant(
    connection: &Connection,
    vocabulary: Vocabulary<'_>,
    word: &str,
    is_open: bool,
) -> Result<Vec<String>, Error> {
    let typed: String = word
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let length = typed.chars().count();
    if length < 3 {
        return Ok(Vec::new());
    }
    let known = if is_open {
        "term >= ?1 AND term < ?1 || char(1114111)"
    } else {
        "term = ?1"
    };
    let used = vocabulary.used;
    if connection
        .prepare_cached(&format!("SELECT 1 FROM {used} AND {known} LIMIT 1"))?
        .exists([&typed])?
    {
        return Ok(Vec::new());
    }
    let slips = if length < 6 { 1 } else { 2 };
    let words = vocabulary.words;
    let mut statement = connection.prepare_cached(&format!("SELECT term, cnt FROM {words}"))?;
    let mut rows = statement.query([])?;
    let mut found: Vec<(usize, i64, String)> = Vec::new();
    while let Some(row) = rows.next()? {
        let term: String = row.get(0)?;
        let letters = term.chars().count();
        if letters + slips < length || (!is_open && letters > length + slips) {
            continue;
        }
        // Of a word still being typed, only as much as was typed can be compared.
        let beginning: String = term.chars().take(length).collect();
        let mut away = strsim::osa_distance(&typed, &term);
        if is_open {
            away = away.min(strsim::osa_distance(&typed, &beginning));
        }
        if away <= slips {
            found.push((away, -row.get::<_, i64>(1)?, term));
        }
    }
    found.sort();
    Ok(found
        .into_iter()
        .take(MOST_MEANT)
        .map(|(_, _, term)| term)
        .collect())
}
