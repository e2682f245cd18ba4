//! Words as a person types them: the beginning of one, and one with a slip in it.

use crate::Error;
use rusqlite::{Connection, OptionalExtension};

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
    /// A table (term, cnt) of this connection that may keep them: counting all words of a
    /// large workbook takes longer than a person waits between two keys.
    pub kept: Option<&'a str>,
}

/// What was typed, for the full-text index: all words must occur, each in one of the
/// ways that stand for it.
#[derive(Debug)]
pub struct Query {
    words: Vec<Vec<Term>>,
}

/// A word, or the beginning of one.
#[derive(Debug)]
struct Term {
    word: String,
    is_beginning: bool,
}

impl Term {
    const fn whole(word: String) -> Self {
        Self {
            word,
            is_beginning: false,
        }
    }
}

impl Query {
    /// The query, each word quoted, so that nothing typed is an operator. `spell` says
    /// how a word is written in the column that is looked at.
    pub fn quoted(&self, spell: impl Fn(&str) -> String) -> String {
        let quoted = |term: &Term| {
            let star = if term.is_beginning { "*" } else { "" };
            format!("\"{}\"{star}", spell(&term.word))
        };
        let words = self.words.iter().map(|any| {
            let any: Vec<String> = any.iter().map(quoted).collect();
            format!("({})", any.join(" OR "))
        });
        words.collect::<Vec<_>>().join(" AND ")
    }
}

/// Reads what was typed; nothing where no word was. The word that is still being typed
/// may be any beginning; one that the index does not have stands for those a slip away.
///
/// # Errors
/// Where the index cannot be read.
pub fn query(
    connection: &Connection,
    vocabulary: Option<Vocabulary<'_>>,
    text: &str,
) -> Result<Option<Query>, Error> {
    let ends_open = text.ends_with(char::is_alphanumeric);
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\0'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    let mut query = Query { words: Vec::new() };
    for (at, word) in words.iter().enumerate() {
        let is_open = ends_open && at + 1 == words.len();
        if let Some(vocabulary) = vocabulary
            && is_open
            && let Some(begun) = beginnings(connection, vocabulary, word)?
        {
            query
                .words
                .push(begun.into_iter().map(Term::whole).collect());
            continue;
        }
        let mut any = vec![Term {
            word: (*word).to_owned(),
            is_beginning: is_open,
        }];
        if let Some(vocabulary) = vocabulary {
            let meant = meant(connection, vocabulary, word, is_open)?;
            any.extend(meant.into_iter().map(Term::whole));
        }
        query.words.push(any);
    }
    Ok((!query.words.is_empty()).then_some(query))
}

/// The words that begin like this one; nothing where it is too short, there are
/// none, or more than a few. Found by the words themselves the latest records come first
/// to hand; by a beginning every record would be gathered before the first is known.
fn beginnings(
    connection: &Connection,
    vocabulary: Vocabulary<'_>,
    word: &str,
) -> Result<Option<Vec<String>>, Error> {
    const FEW: usize = 24;
    if word.len() < 3 || !word.chars().all(|letter| letter.is_ascii_alphanumeric()) {
        return Ok(None);
    }
    let beginning = word.to_ascii_lowercase();
    let used = vocabulary.used;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT term FROM {used} AND term >= ?1 AND term < ?2 || char(1114111) LIMIT 1"
    ))?;
    let mut found = Vec::new();
    let mut from = beginning.clone();
    while let Some(term) = statement
        .query_row([&from, &beginning], |row| row.get::<_, String>(0))
        .optional()?
    {
        if found.len() == FEW {
            return Ok(None);
        }
        found.push(term.clone());
        // Before every longer word, and behind all uses of this one.
        from = term + "\u{1}";
    }
    Ok((!found.is_empty()).then_some(found))
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
    let Some(kept) = vocabulary.kept else {
        return alike(connection, vocabulary.words, &typed, is_open);
    };
    // What was kept may lack the latest words; it is asked first, for it is quick.
    keep(connection, vocabulary.words, kept, false)?;
    let found = alike(connection, kept, &typed, is_open)?;
    if found.is_empty() && keep(connection, vocabulary.words, kept, true)? {
        return alike(connection, kept, &typed, is_open);
    }
    Ok(found)
}

/// Keeps all words in a table of this connection. Answers whether it did: not where some
/// are kept already, unless they are to be abreast of what was written since.
fn keep(connection: &Connection, words: &str, kept: &str, is_abreast: bool) -> Result<bool, Error> {
    let written = i64::try_from(connection.total_changes()).unwrap_or(i64::MAX);
    // One line holds what had been written by then, under a word that nobody writes.
    let mut statement =
        connection.prepare_cached(&format!("SELECT cnt FROM {kept} WHERE term = ''"))?;
    let then: Option<i64> = statement.query_row([], |row| row.get(0)).optional()?;
    if then.is_some_and(|then| !is_abreast || then == written) {
        return Ok(false);
    }
    connection.execute(&format!("DELETE FROM {kept}"), [])?;
    let sql = format!("INSERT INTO {kept} SELECT term, cnt FROM {words}");
    connection.execute(&sql, [])?;
    let sql = format!("INSERT INTO {kept} VALUES ('', ?1)");
    // This line is one more.
    let written = i64::try_from(connection.total_changes()).unwrap_or(i64::MAX) + 1;
    connection.execute(&sql, [written])?;
    Ok(true)
}

/// Words that one with slips in it may have meant, the likeliest first.
fn alike(
    connection: &Connection,
    words: &str,
    typed: &str,
    is_open: bool,
) -> Result<Vec<String>, Error> {
    let length = typed.chars().count();
    let slips = if length < 6 { 1 } else { 2 };
    let mut statement = connection.prepare_cached(&format!("SELECT term, cnt FROM {words}"))?;
    let mut rows = statement.query([])?;
    let mut found: Vec<(usize, i64, String)> = Vec::new();
    while let Some(row) = rows.next()? {
        let term: String = row.get(0)?;
        let letters = term.chars().count();
        if letters == 0 || letters + slips < length || (!is_open && letters > length + slips) {
            continue;
        }
        // Of a word still being typed, only as much as was typed can be compared.
        let beginning: String = term.chars().take(length).collect();
        let mut away = strsim::osa_distance(typed, &term);
        if is_open {
            away = away.min(strsim::osa_distance(typed, &beginning));
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
