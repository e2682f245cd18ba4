//! Looking at oneself: the organization at its general best practices (for the
//! support team), the practitioner at their own knowledge and skills (*mine*).
//! Every look has its day, so that growth can be seen; nothing is ever added up.

use crate::edit::Maybe;
use crate::error::Error;
use crate::guide::list_view;
use crate::trellis::Trellis;
use crate::view::own::{EditReview, ReviewAnswer, ReviewEntry, ReviewGroup, ReviewView};
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::{organization_answer as o, own_answer as w};
use trellis_domain::pack::{Inventory, Pack, Purpose};
use trellis_domain::words::{Audience, Footing, Status};
use trellis_store::Edit;
use trellis_store::table::organization_answer::OrganizationAnswerRow;
use trellis_store::table::own_answer::OwnAnswerRow;

impl Trellis {
    /// A list with every answer that was ever given to it, the latest first.
    ///
    /// # Errors
    /// Where there is no such list to look at oneself with, or the workbook cannot be
    /// read.
    pub fn review(&self, list: &str) -> Result<ReviewView, Error> {
        let (pack, list, audience) = self.list_to_answer(list)?;
        let mut answers: BTreeMap<String, Vec<ReviewAnswer>> = BTreeMap::new();
        if audience == Audience::Mine {
            for row in OwnAnswerRow::list(self.reading())? {
                if let (Some(pack_id), Some(item), Some(on)) = (row.pack, row.item, row.looked_on)
                    && pack_id == pack.id
                {
                    answers.entry(item).or_default().push(ReviewAnswer {
                        on,
                        status: None,
                        footing: row.footing.as_deref().and_then(Footing::from_code),
                        words: row.remark.unwrap_or_default(),
                        by_on: None,
                    });
                }
            }
        } else {
            for row in OrganizationAnswerRow::list(self.reading())? {
                if let (Some(pack_id), Some(item), Some(on)) = (row.pack, row.item, row.looked_on)
                    && pack_id == pack.id
                {
                    answers.entry(item).or_default().push(ReviewAnswer {
                        on,
                        status: row.status.as_deref().and_then(Status::from_code),
                        footing: None,
                        words: row.evidence.unwrap_or_default(),
                        by_on: row.by_on,
                    });
                }
            }
        }
        let ids: BTreeSet<&str> = list.entries.iter().map(|it| it.id.as_str()).collect();
        let rounds: BTreeSet<_> = answers
            .iter()
            .filter(|(item, _)| ids.contains(item.as_str()))
            .flat_map(|(_, answers)| answers.iter().map(|answer| answer.on))
            .collect();
        let view = list_view(list);
        Ok(ReviewView {
            id: view.id,
            purpose: view.purpose,
            title: view.title,
            note: view.note,
            audience,
            rounds: rounds.into_iter().rev().collect(),
            groups: view
                .groups
                .into_iter()
                .map(|group| ReviewGroup {
                    title: group.title,
                    entries: group
                        .entries
                        .into_iter()
                        .map(|entry| ReviewEntry {
                            answers: answers.remove(&entry.id).unwrap_or_default(),
                            id: entry.id,
                            text: entry.text,
                            evidence: entry.evidence,
                        })
                        .collect(),
                })
                .collect(),
        })
    }

    /// Sets today's answer to an entry. What was said on other days stays.
    ///
    /// # Errors
    /// Where the list or entry is unknown, or it cannot be written.
    pub fn set_review(&mut self, edit: &EditReview) -> Result<(), Error> {
        let (pack, list, audience) = self.list_to_answer(&edit.list)?;
        if !list.entries.iter().any(|entry| entry.id == edit.entry) {
            return Err(Error::new(
                format!("“{}” is not an entry of this list", edit.entry),
                "Choose one from the list.",
            ));
        }
        let pack = pack.id.clone();
        let (team, holder, today) = (self.founding().team, self.founding().holder, self.today());
        let day = today.to_string();
        let record = |noun: &str, of: Id| {
            let parts = [
                of.as_bytes(),
                pack.as_bytes(),
                edit.entry.as_bytes(),
                day.as_bytes(),
            ];
            Id::natural(noun, &parts)
        };
        let change = if audience == Audience::Mine {
            Edit::new(
                Scope::Private(holder),
                &w::NOUN,
                record(w::NOUN.name, holder),
            )
            .set(w::pack, pack.as_str())
            .set(w::item, edit.entry.as_str())
            .set(w::looked_on, today)
            .maybe(w::footing, edit.footing)
            .maybe(w::remark, edit.words.as_deref())
        } else {
            Edit::new(Scope::Team(team), &o::NOUN, record(o::NOUN.name, team))
                .set(o::pack, pack.as_str())
                .set(o::item, edit.entry.as_str())
                .set(o::looked_on, today)
                .maybe(o::status, edit.status)
                .maybe(o::evidence, edit.words.as_deref())
                .maybe(o::by_on, edit.by_on)
        };
        self.act(|act| act.edit(change))
    }

    fn list_to_answer(&self, id: &str) -> Result<(&Pack, &Inventory, Audience), Error> {
        let found = self.binder.find_inventory(id);
        let found = found.and_then(|(read, list)| {
            let audience = match list.purpose {
                Purpose::OrganizationReview => Audience::Team,
                Purpose::OwnCheck => Audience::Mine,
                Purpose::Onboarding | Purpose::SelfCheck => return None,
            };
            Some((&read.pack, list, audience))
        });
        found.ok_or_else(|| {
            Error::new(
                format!("“{id}” is not a list to look at oneself with"),
                "Choose one from the field guide, such as best-practices.",
            )
        })
    }
}
