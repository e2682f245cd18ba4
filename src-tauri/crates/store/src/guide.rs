//! The pages of the field guide, searched as the records are.
//!
//! The guide comes from content packs, not from the workbook, so its index lives in
//! memory only and is made when somebody first looks for something.

use crate::Error;
use crate::search::surroundings;
use crate::words::{self, Vocabulary};
use rusqlite::{Connection, params};

/// Something in the guide that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidePage {
    /// What the caller knows it by.
    pub key: String,
    /// Its heading; words found there count more.
    pub title: String,
    /// Its words.
    pub text: String,
}

/// A page that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideHit {
    /// What the caller knows the page by.
    pub key: String,
    /// The words around the first one found, each between [`crate::Hit::OPENS`] and
    /// [`crate::Hit::CLOSES`].
    pub snippet: String,
}

const VOCABULARY: Vocabulary<'static> = Vocabulary {
    used: "word_used WHERE 1",
    words: "word WHERE 1",
    kept: None,
};

/// An index of the guide.
#[derive(Debug)]
pub struct GuideIndex {
    connection: Connection,
}

impl GuideIndex {
    /// An index of these pages, in their order.
    ///
    /// # Errors
    /// Where there is no memory for it.
    pub fn new(pages: &[GuidePage]) -> Result<Self, Error> {
        let mut connection = Connection::open_in_memory()?;
        connection.execute_batch(
            "CREATE VIRTUAL TABLE page USING fts5 (
                 title, text, key UNINDEXED,
                 tokenize = \"unicode61 remove_diacritics 2\"
             );
             CREATE VIRTUAL TABLE word_used USING fts5vocab (page, instance);
             CREATE VIRTUAL TABLE word USING fts5vocab (page, row);",
        )?;
        let transaction = connection.transaction()?;
        {
            let mut insert =
                transaction.prepare("INSERT INTO page (title, text, key) VALUES (?1, ?2, ?3)")?;
            for page in pages {
                insert.execute(params![page.title, page.text, page.key])?;
            }
        }
        transaction.commit()?;
        Ok(Self { connection })
    }

    /// The pages that hold all words, the best first. The last word may be unfinished,
    /// and a word nobody wrote stands for those a slip away.
    ///
    /// # Errors
    /// Where the index cannot be read.
    pub fn search(&self, text: &str, limit: usize) -> Result<Vec<GuideHit>, Error> {
        let Some(query) = words::query(&self.connection, Some(VOCABULARY), text)? else {
            return Ok(Vec::new());
        };
        let mut statement = self.connection.prepare_cached(
            "SELECT key, highlight(page, 1, char(2), char(3)) FROM page
             WHERE page MATCH ?1 ORDER BY bm25(page, 4.0, 1.0), rowid LIMIT ?2",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let hits = statement.query_map(params![query.quoted(str::to_owned), limit], |row| {
            let text: String = row.get(1)?;
            Ok(GuideHit {
                key: row.get(0)?,
                snippet: surroundings(&text),
            })
        })?;
        Ok(hits.collect::<Result<_, _>>()?)
    }
}
