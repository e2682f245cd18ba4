//! Where a goal comes from: an item of a checklist, of one's own, or an item or index of
//! an assessment. Its words, its domain, and where the team stands with it.

use crate::edit::text;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::words::day;
use trellis_domain::assessing::HIGHEST;
use trellis_domain::hundredths::in_words;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, Entry, ReadPack};
use trellis_domain::words::Status;
use trellis_store::table::answer::AnswerRow;
use trellis_store::table::assessed_item::AssessedItemRow;
use trellis_store::table::assessment::AssessmentRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::index_score::IndexScoreRow;

/// What a goal comes from.
#[derive(Default)]
pub(super) struct Origin {
    /// The item's own words, to begin the goal with.
    pub(super) text: String,
    /// Its capacity domain.
    pub(super) domain: Option<CapacityDomain>,
    /// The pack that holds it.
    pub(super) pack: Option<String>,
    /// Where the team stands with it.
    pub(super) stands: String,
    /// “Checklist: …”, “Assessment of Nov 2: …”.
    pub(super) words: String,
}

impl Trellis {
    /// What an item or an assessment says about a goal that is made from it.
    pub(super) fn origin(
        &self,
        region: Id,
        item: Option<&str>,
        assessment: Option<Id>,
    ) -> Result<Origin, Error> {
        match (assessment, item) {
            (Some(assessment), item) => {
                let row = AssessmentRow::find(self.reading(), assessment)?
                    .filter(|row| row.region == Some(region))
                    .ok_or_else(|| Error::gone("assessment"))?;
                let mut origin = self.of_assessed(&row, item)?;
                if let Some(item) = item
                    && let Some(score) = self.agreed_score(assessment, item)?
                {
                    origin.stands = score;
                }
                Ok(origin)
            }
            (None, Some(item)) => self.of_item(region, item),
            (None, None) => Ok(Origin::default()),
        }
    }

    /// The same in words, for a goal that is there. What it came from may be gone.
    pub(super) fn came_from(&self, row: &GoalRow) -> Result<String, Error> {
        if let Some(assessment) = row.assessment {
            let found = AssessmentRow::find(self.reading(), assessment)?;
            return Ok(match found {
                Some(found) => self.of_assessed(&found, row.item.as_deref())?.words,
                None => "An assessment that is gone".to_owned(),
            });
        }
        let item = row.item.as_deref();
        Ok(item.map_or_else(String::new, |item| self.item_in_words(item)))
    }

    fn item_in_words(&self, item: &str) -> String {
        match self.binder.find_item(item) {
            Some(standing) if item.starts_with("own-") => {
                format!("Our own item: {}", standing.item.text)
            }
            Some(standing) => format!("Checklist: {}", standing.item.text),
            None => "A checklist item that is gone".to_owned(),
        }
    }

    fn of_item(&self, region: Id, item: &str) -> Result<Origin, Error> {
        let standing = self.binder.find_item(item);
        let answers = AnswerRow::of_region(self.reading(), region)?;
        let answer = answers
            .iter()
            .find(|row| row.item.as_deref() == Some(item) && row.adoption.is_none());
        Ok(Origin {
            text: standing.map_or_else(String::new, |it| it.item.text.clone()),
            domain: self.domain_of_item(Some(item)),
            pack: self.pack_of_item(item),
            stands: answer.map_or_else(String::new, answered),
            words: self.item_in_words(item),
        })
    }

    fn of_assessed(&self, row: &AssessmentRow, item: Option<&str>) -> Result<Origin, Error> {
        let held = row.held_on.map_or_else(
            || "Assessment".to_owned(),
            |on| format!("Assessment of {}", day(on, self.today())),
        );
        let Some(item) = item else {
            return Ok(Origin {
                words: held,
                ..Origin::default()
            });
        };
        if let Some((pack, entry)) = self.find_entry(row, item) {
            return Ok(Origin {
                text: entry.text.clone(),
                domain: entry.domain,
                pack: Some(pack.pack.id.clone()),
                words: format!("{held}: {}", entry.text),
                ..Origin::default()
            });
        }
        let scores = IndexScoreRow::of_assessment(self.reading(), row.id)?;
        let index = scores.iter().find(|it| it.name.as_deref() == Some(item));
        Ok(match index {
            Some(index) => Origin {
                domain: index.domain.as_deref().and_then(CapacityDomain::from_code),
                stands: scored(index),
                words: format!("{held}: {item}"),
                ..Origin::default()
            },
            None => Origin {
                words: format!("{held}: item {item}"),
                ..Origin::default()
            },
        })
    }

    /// “1 of 2”, where the group agreed on a score.
    fn agreed_score(&self, assessment: Id, item: &str) -> Result<Option<String>, Error> {
        let scores = AssessedItemRow::of_assessment(self.reading(), assessment)?;
        let row = scores.iter().find(|it| it.item.as_deref() == Some(item));
        let score = row.and_then(|it| it.score);
        Ok(score.map(|score| format!("{score} of {HIGHEST}")))
    }

    /// The entry of an instrument, looked for first in the one the assessment was held
    /// with.
    fn find_entry(&self, row: &AssessmentRow, item: &str) -> Option<(&ReadPack, &Entry)> {
        let mut lists: Vec<_> = self
            .binder
            .packs()
            .flat_map(|read| read.pack.inventories.iter().map(move |list| (read, list)))
            .collect();
        lists.sort_by_key(|(_, list)| row.instrument.as_deref() != Some(list.id.as_str()));
        lists.into_iter().find_map(|(read, list)| {
            let entry = list.entries.iter().find(|entry| entry.id == item)?;
            Some((read.as_ref(), entry))
        })
    }
}

/// “Partly: four of nine tasks have a backup”.
fn answered(row: &AnswerRow) -> String {
    let status = row.status.as_deref().and_then(Status::from_code);
    let evidence = text(row.evidence.as_ref());
    match (status, evidence.is_empty()) {
        (Some(status), true) => status.word().to_owned(),
        (Some(status), false) => format!("{}: {evidence}", status.word()),
        (None, _) => evidence,
    }
}

/// “1.4 of 2”.
fn scored(row: &IndexScoreRow) -> String {
    match (row.score, row.out_of) {
        (Some(score), Some(out_of)) => format!("{} of {}", in_words(score), in_words(out_of)),
        (Some(score), None) => in_words(score),
        _ => String::new(),
    }
}
