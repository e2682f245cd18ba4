//! Finding words.

use crate::log::read_id;
use crate::project::{BETWEEN, audience_from, audience_no};
use crate::{Error, words};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;
use trellis_domain::id::Id;
use trellis_domain::words::Audience;

/// What to look for, and where.
#[derive(Clone, Copy, Debug)]
pub struct SearchQuery<'a> {
    /// Words as typed; all must occur, the last may be unfinished, and one that
    /// nobody wrote stands for those a slip away. Capitals and accents do not matter.
    pub text: &'a str,
    /// Only in this region.
    pub region: Option<Id>,
    /// Only what is for these audiences. Whoever leaves out [`Audience::Mine`]
    /// never sees a trace of it.
    pub audiences: &'a [Audience],
    /// Fields whose words are not looked at, each with its noun: a record that only
    /// they would bring up is not found.
    pub leaves_out: &'a [(&'static str, &'static str)],
    /// At most so many.
    pub limit: usize,
}

/// One record that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The noun.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// The region it belongs to, if to one.
    pub region: Option<Id>,
    /// The field in which the words were found.
    pub field: String,
    /// The surroundings, with each word found between [`Hit::OPENS`] and
    /// [`Hit::CLOSES`].
    pub snippet: String,
    /// Who may read it.
    pub audience: Audience,
}

impl Hit {
    /// Stands before a word that was found.
    pub const OPENS: char = '\u{2}';
    /// Stands after a word that was found.
    pub const CLOSES: char = '\u{3}';
}

/// Letters shown before the first word found, and in all.
const BEFORE: usize = 40;
const LENGTH: usize = 160;

/// Finds records whose prose holds all words.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn search(connection: &Connection, query: &SearchQuery<'_>) -> Result<Vec<Hit>, Error> {
    let Some(words) = words::query(connection, vocabulary(connection), query.text)? else {
        return Ok(Vec::new());
    };
    let allows = |audience| {
        query
            .audiences
            .contains(&audience)
            .then(|| audience_no(audience))
    };
    let mut statement = connection.prepare_cached(
        "SELECT k.name, r.id, s.region, s.fields, highlight(search, 0, char(2), char(3)), s.audience
         FROM search s JOIN log_record r ON r.no = s.rowid JOIN log_name k ON k.no = r.kind
         WHERE s.search MATCH ?1 AND (?2 IS NULL OR s.region = ?2) AND s.audience IN (?3, ?4, ?5)
         ORDER BY s.rank, s.rowid LIMIT ?6",
    )?;
    let parameters = params![
        words,
        query.region.map(|region| *region.as_bytes()),
        allows(Audience::Mine),
        allows(Audience::Team),
        allows(Audience::Region),
        i64::try_from(query.limit).unwrap_or(i64::MAX),
    ];
    let hits = statement.query_map(parameters, |row| {
        let kind: String = row.get(0)?;
        let fields: String = row.get(3)?;
        let text: String = row.get(4)?;
        let is_left_out = |field: &str| query.leaves_out.contains(&(kind.as_str(), field));
        let (left_out, shown): (Vec<_>, Vec<_>) = fields
            .split(',')
            .zip(text.split(BETWEEN))
            .partition(|(field, _)| is_left_out(field));
        let known: BTreeSet<String> = shown.iter().flat_map(|(_, it)| found_in(it)).collect();
        if left_out
            .iter()
            .flat_map(|(_, prose)| found_in(prose))
            .any(|word| !known.contains(&word))
        {
            return Ok(None);
        }
        let (field, prose) = shown
            .into_iter()
            .find(|(_, prose)| prose.contains(Hit::OPENS))
            .unwrap_or_default();
        Ok(Some(Hit {
            kind: kind.clone(),
            record: read_id(row, 1)?,
            region: row.get::<_, Option<[u8; 16]>>(2)?.map(Id::from_bytes),
            field: field.to_owned(),
            snippet: surroundings(prose),
            audience: audience_from(row.get(5)?),
        }))
    })?;
    Ok(hits
        .filter_map(Result::transpose)
        .collect::<Result<_, _>>()?)
}

/// The words that were found in a text, in small letters.
fn found_in(prose: &str) -> impl Iterator<Item = String> {
    prose
        .split(Hit::OPENS)
        .skip(1)
        .filter_map(|behind| behind.split(Hit::CLOSES).next())
        .map(str::to_lowercase)
}

/// The words of the index, as a table of this connection only: nothing of it is in
/// the file. Without it slips are not understood, and everything else is found.
fn vocabulary(connection: &Connection) -> Option<&'static str> {
    connection
        .execute_batch(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, search, row)",
        )
        .ok()
        .map(|()| "temp.vocabulary")
}

/// The first word found with what stands around it, cut at letters.
pub(crate) fn surroundings(prose: &str) -> String {
    let found = prose
        .chars()
        .position(|letter| letter == Hit::OPENS)
        .unwrap_or(0);
    let start = found.saturating_sub(BEFORE);
    let mut letters = prose.chars().skip(start);
    let mut snippet: String = if start > 0 {
        "…".to_owned()
    } else {
        String::new()
    };
    snippet.extend(letters.by_ref().take(LENGTH).map(|letter| match letter {
        '\n' | '\t' => ' ',
        other => other,
    }));
    let opens = snippet.matches(Hit::OPENS).count();
    if opens > snippet.matches(Hit::CLOSES).count() {
        // Finish the word in which the cut fell.
        let rest: Vec<char> = letters.by_ref().take(LENGTH).collect();
        match rest.iter().position(|letter| *letter == Hit::CLOSES) {
            Some(end) => snippet.extend(rest.iter().take(end + 1)),
            None => snippet.push(Hit::CLOSES),
        }
    }
    if letters.next().is_some() {
        snippet.push('…');
    }
    snippet
}
