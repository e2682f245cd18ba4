//! Finding something again: across regions at the desk, within one in the room.

use crate::drafts::noun_word;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::frame::{Hit, Piece};
use crate::words::capitalized;
use trellis_domain::id::Id;
use trellis_domain::noun;
use trellis_domain::pack::{CapacityDomain, Chapter};
use trellis_domain::words::Audience;
use trellis_store::SearchQuery;
use trellis_store::table::agenda_line::AgendaLineRow;
use trellis_store::table::local_copy::LocalCopyRow;
use trellis_store::table::material::MaterialRow;
use trellis_store::table::note::NoteRow;
use trellis_store::table::observation::ObservationRow;
use trellis_store::table::organization_answer::OrganizationAnswerRow;
use trellis_store::table::own_answer::OwnAnswerRow;
use trellis_store::table::own_item::OwnItemRow;
use trellis_store::table::participant_answer::ParticipantAnswerRow;
use trellis_store::table::pivot::PivotRow;
use trellis_store::table::reflection::ReflectionRow;

/// What a contact says for the support team only, though the rest may be seen.
const NOT_IN_ROOM: [(&str, &str); 1] = [(noun::contact::NOUN.name, noun::contact::agency_why)];

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

    /// Finds words while a visit is in the room: within that region, never in what is
    /// *mine*, and of what is for the support team only in notes.
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
            leaves_out: if region.is_some() { &NOT_IN_ROOM } else { &[] },
            limit: AT_MOST,
        };
        let mut hits = Vec::new();
        for hit in self.workbook.search(&query)? {
            // Of what is for the support team, the room shows notes and nothing else: not
            // how to reach somebody, a barrier that names a funder, or why a plan changed.
            if region.is_some()
                && hit.audience == Audience::Team
                && (hit.kind != noun::note::NOUN.name || self.is_about_a_pivot(hit.record)?)
            {
                continue;
            }
            let region_name = self.region_name(hit.region)?;
            let noun = noun::find(&hit.kind);
            let chapter = self.chapter_of(&hit.kind, hit.record)?;
            let (opens, opens_id) = if chapter.is_some() {
                ("guide".to_owned(), None)
            } else if hit.kind == noun::group_event::NOUN.name {
                ("events".to_owned(), Some(hit.record))
            } else if hit.kind == noun::due_date::NOUN.name && hit.region.is_none() {
                ("today".to_owned(), None)
            } else {
                let (mut opens, mut id) = self.opens(&hit.kind, hit.record, hit.region)?;
                // The full form of a contact is not for the room.
                if let Some(region) = region.filter(|_| opens == "contact") {
                    (opens, id) = ("region".to_owned(), region);
                }
                (opens, Some(id))
            };
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
                opens_id,
                chapter,
            });
        }
        Ok(hits)
    }

    fn is_about_a_pivot(&self, note: Id) -> Result<bool, Error> {
        let row = NoteRow::find(self.reading(), note)?;
        Ok(row.is_some_and(|row| row.pivot.is_some()))
    }

    /// The chapter of the guide that shows a record of no region, where there is one.
    fn chapter_of(&self, kind: &str, record: Id) -> Result<Option<String>, Error> {
        let reading = self.reading();
        let chapter = |is_it: &dyn Fn(&Chapter) -> bool| {
            let chapters = self.binder.chapters().into_iter();
            chapters
                .map(|(_, chapter)| chapter)
                .find(|chapter| is_it(chapter))
                .map(|chapter| chapter.id.clone())
        };
        let list = |item: Option<String>| {
            let item = item?;
            let packs = self.binder.packs();
            let mut lists = packs.flat_map(|read| &read.pack.inventories);
            lists
                .find(|list| list.entries.iter().any(|entry| entry.id == item))
                .map(|list| list.id.clone())
        };
        Ok(match kind {
            "own_answer" => OwnAnswerRow::find(reading, record)?.and_then(|row| list(row.item)),
            "organization_answer" => {
                OrganizationAnswerRow::find(reading, record)?.and_then(|row| list(row.item))
            }
            "local_copy" => LocalCopyRow::find(reading, record)?
                .and_then(|row| row.resource)
                .and_then(|resource| chapter(&|it| it.resources.contains(&resource))),
            "own_item" => OwnItemRow::find(reading, record)?
                .and_then(|row| CapacityDomain::from_code(row.domain.as_deref()?))
                .and_then(|domain| chapter(&|it| it.domain == Some(domain))),
            _ => None,
        })
    }

    fn is_visit(&self, contact: Id) -> bool {
        crate::drafts::get_contact(self, contact)
            .is_ok_and(|row| row.form.as_deref() == Some("visit"))
    }

    /// The contact that a record about one belongs to.
    fn contact_of(&self, kind: &str, record: Id) -> Result<Option<Id>, Error> {
        let reading = self.reading();
        Ok(match kind {
            "material" => MaterialRow::find(reading, record)?.and_then(|row| row.contact),
            "participant_answer" => {
                ParticipantAnswerRow::find(reading, record)?.and_then(|row| row.contact)
            }
            "reflection" => ReflectionRow::find(reading, record)?.and_then(|row| row.contact),
            "observation" => ObservationRow::find(reading, record)?.and_then(|row| row.contact),
            _ => None,
        })
    }

    /// The view that shows a record: its visit, its plan, or its region.
    fn opens(&self, kind: &str, record: Id, region: Option<Id>) -> Result<(String, Id), Error> {
        let visit = match kind {
            "contact" => Some(record).filter(|id| self.is_visit(*id)),
            "agenda_line" => AgendaLineRow::find(self.reading(), record)?.and_then(|row| row.visit),
            "note" => NoteRow::find(self.reading(), record)?.and_then(|row| row.visit),
            "pivot" => PivotRow::find(self.reading(), record)?.and_then(|row| row.visit),
            "material" | "participant_answer" | "reflection" | "observation" => {
                let contact = self.contact_of(kind, record)?;
                contact.filter(|id| self.is_visit(*id))
            }
            "attached_file" => self.visit_of_file(record)?,
            _ => None,
        };
        Ok(match (visit, kind) {
            (Some(visit), _) => ("visit".to_owned(), visit),
            (None, "support_plan") => ("plan".to_owned(), record),
            (None, "contact") => ("contact".to_owned(), record),
            (None, _) => ("region".to_owned(), region.unwrap_or(record)),
        })
    }
}
