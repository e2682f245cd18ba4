//! Finding words.

use crate::Error;
use crate::log::read_id;
use crate::project::{
    BETWEEN, audience_from, audience_no, place_of_audience, place_of_name, place_of_region,
};
use crate::words::{self, Vocabulary};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};
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

/// Of records that match, so many are looked at before the best are chosen, the latest
/// first: somebody who types one common word waits no longer in the tenth year. What a
/// thing is called is looked at besides, however old: regions, agencies, programs.
const LATEST: usize = 120;
const NAMED: usize = 60;

/// Finds records whose prose holds all words.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn search(connection: &Connection, query: &SearchQuery<'_>) -> Result<Vec<Hit>, Error> {
    if query.audiences.is_empty() {
        return Ok(Vec::new());
    }
    let Some(words) = words::query(connection, vocabulary(connection), query.text)? else {
        return Ok(Vec::new());
    };
    let mut within = format!("text : ({})", words.quoted(str::to_owned));
    if let Some(region) = query.region {
        within += &format!(" AND place : \"{}\"", place_of_region(region));
    }
    if !Audience::ALL
        .iter()
        .all(|one| query.audiences.contains(one))
    {
        let places = query.audiences.iter().map(|one| place_of_audience(*one));
        within += &format!(" AND place : ({})", any(places));
    }
    let named = format!("{within} AND place : ({})", words.quoted(place_of_name));
    let mut found: BTreeMap<i64, Found> = BTreeMap::new();
    let latest = LATEST.max(query.limit);
    for (within, at_most) in [(named, NAMED), (within, latest)] {
        for one in look(connection, &within, query, at_most)? {
            found.insert(one.no, one);
        }
    }
    let usual = found.values().map(|one| one.length).sum::<f64>() / length(found.len().max(1));
    let mut found: Vec<Found> = found.into_values().collect();
    found.sort_by(|one, other| {
        let ranks = other.rank(usual).total_cmp(&one.rank(usual));
        ranks.then(other.no.cmp(&one.no))
    });
    let best = found.into_iter().take(query.limit);
    Ok(best.map(|one| one.hit).collect())
}

/// A record that matches, before it is known which are the best.
struct Found {
    no: i64,
    hit: Hit,
    /// Words found in it, and words in all.
    hits: f64,
    length: f64,
}

impl Found {
    /// What speaks of little else than the words stands first, as in BM25 with its usual
    /// constants. How rare a word is need not be weighed: every record has all of them.
    fn rank(&self, usual: f64) -> f64 {
        let weight = 0.75_f64.mul_add(self.length / usual.max(1.0), 0.25);
        self.hits * 2.2 / 1.2_f64.mul_add(weight, self.hits)
    }
}

fn length(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

/// Records that match, the latest first.
fn look(
    connection: &Connection,
    within: &str,
    query: &SearchQuery<'_>,
    at_most: usize,
) -> Result<Vec<Found>, Error> {
    let allows = |audience| {
        query
            .audiences
            .contains(&audience)
            .then(|| audience_no(audience))
    };
    // The words of `place` only make it quick; who may read it is decided by its columns.
    let mut statement = connection.prepare_cached(
        "SELECT k.name, r.id, s.region, s.fields, highlight(search, 0, char(2), char(3)),
                s.audience, s.rowid
         FROM search s JOIN log_record r ON r.no = s.rowid JOIN log_name k ON k.no = r.kind
         WHERE s.search MATCH ?1 AND (?2 IS NULL OR s.region = ?2) AND s.audience IN (?3, ?4, ?5)
         ORDER BY s.rowid DESC LIMIT ?6",
    )?;
    let parameters = params![
        within,
        query.region.map(|region| *region.as_bytes()),
        allows(Audience::Mine),
        allows(Audience::Team),
        allows(Audience::Region),
        i64::try_from(at_most).unwrap_or(i64::MAX),
    ];
    let found = statement.query_map(parameters, |row| {
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
        Ok(Some(Found {
            no: row.get(6)?,
            hits: length(text.matches(Hit::OPENS).count()),
            length: length(text.split([' ', '\n', BETWEEN]).count()),
            hit: Hit {
                record: read_id(row, 1)?,
                region: row.get::<_, Option<[u8; 16]>>(2)?.map(Id::from_bytes),
                field: field.to_owned(),
                snippet: surroundings(prose),
                audience: audience_from(row.get(5)?),
                kind: kind.clone(),
            },
        }))
    })?;
    Ok(found
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

fn any(places: impl Iterator<Item = String>) -> String {
    let quoted: Vec<String> = places.map(|place| format!("\"{place}\"")).collect();
    quoted.join(" OR ")
}

/// The words of the index, as tables of this connection only: nothing of them is in
/// the file. Without them slips are not understood, and everything else is found.
fn vocabulary(connection: &Connection) -> Option<Vocabulary<'static>> {
    connection
        .execute_batch(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_used
                 USING fts5vocab (main, search, instance);
             CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab (main, search, col);
             CREATE TABLE IF NOT EXISTS temp.word_kept (term TEXT PRIMARY KEY, cnt INTEGER)
                 WITHOUT ROWID;",
        )
        .ok()
        .map(|()| Vocabulary {
            used: "temp.word_used WHERE col = 'text'",
            words: "temp.word WHERE col = 'text'",
            kept: Some("temp.word_kept"),
        })
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
