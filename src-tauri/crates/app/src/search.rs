//! Finding something again: across regions at the desk, within one in the room.

use crate::drafts::noun_word;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::frame::{Hit, Piece};
use crate::words::capitalized;
use trellis_domain::id::Id;
use trellis_domain::noun;
use trellis_domain::words::Audience;
use trellis_store::SearchQuery;
use trellis_store::table::agenda_line::AgendaLineRow;
use trellis_store::table::note::NoteRow;

/// As many as a person reads.
const AT_MOST: usize = 40;

impl Trellis {
    /// Finds words in everything this practitioner may read.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn search(&self, words: &str) -> Result<Vec<Hit>, Error> {
        self.find_words(words, None, Audience::ALL)
    }

    /// Finds words while a visit is in the room: within that region, and never in
    /// what is *mine*.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn search_in_room(&self, words: &str, region: Id) -> Result<Vec<Hit>, Error> {
        self.find_words(words, Some(region), &[Audience::Team, Audience::Region])
    }

    fn find_words(
        &self,
        words: &str,
        region: Option<Id>,
        audiences: &[Audience],
    ) -> Result<Vec<Hit>, Error> {
        if words.trim().is_empty() {
            return Ok(Vec::new());
        }
        let query = SearchQuery {
            text: words,
            region,
            audiences,
            limit: AT_MOST,
        };
        let mut hits = Vec::new();
        for hit in self.workbook.search(&query)? {
            let region_name = self.region_name(hit.region)?;
            let noun = noun::find(&hit.kind);
            let (opens, opens_id) = self.opens(&hit.kind, hit.record, hit.region)?;
            hits.push(Hit {
                title: noun.map_or_else(|| hit.kind.clone(), |noun| capitalized(noun_word(noun))),
                kind: hit.kind,
                record: Some(hit.record),
                region: hit.region,
                region_name,
                pieces: Piece::cut(&hit.snippet),
                snippet: Piece::plain(&hit.snippet),
                audience: hit.audience,
                opens,
                opens_id: Some(opens_id),
                chapter: None,
            });
        }
        Ok(hits)
    }

    /// The view that shows a record: its visit, its plan, or its region.
    fn opens(&self, kind: &str, record: Id, region: Option<Id>) -> Result<(String, Id), Error> {
        let visit = match kind {
            "contact" => Some(record).filter(|id| {
                crate::drafts::get_contact(self, *id)
                    .is_ok_and(|row| row.form.as_deref() == Some("visit"))
            }),
            "agenda_line" => AgendaLineRow::find(self.reading(), record)?.and_then(|row| row.visit),
            "note" => NoteRow::find(self.reading(), record)?.and_then(|row| row.visit),
            _ => None,
        };
        Ok(match (visit, kind) {
            (Some(visit), _) => ("visit".to_owned(), visit),
            (None, "support_plan") => ("plan".to_owned(), record),
            (None, _) => ("region".to_owned(), region.unwrap_or(record)),
        })
    }
}
