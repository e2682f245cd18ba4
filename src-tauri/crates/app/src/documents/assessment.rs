//! What an assessment came to, on paper.

use super::{asked_region, id_of, not_yet};
use crate::edit::{count, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::document::DocumentQuery;
use std::collections::BTreeMap;
use trellis_domain::id::Id;
use trellis_domain::words::{AssessmentPart, AssessmentState, CapacityMeasure};
use trellis_report::assessment::{AssessmentModel, ScoreLine};
use trellis_store::table::agency::AgencyRow;
use trellis_store::table::assessed_item::AssessedItemRow;
use trellis_store::table::assessment::AssessmentRow;
use trellis_store::table::assessment_part::AssessmentPartRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::index_score::IndexScoreRow;

/// The highest agreed score of an item.
const HIGHEST: i64 = 2;

impl Trellis {
    /// What the results print: of the assessment that is named, else of the latest one.
    pub(super) fn assessment_model(&self, ask: &DocumentQuery) -> Result<AssessmentModel, Error> {
        let row = match ask.assessment {
            Some(id) => {
                AssessmentRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("assessment"))?
            }
            None => AssessmentRow::of_region(self.reading(), asked_region(ask)?)?
                .pop()
                .ok_or_else(|| not_yet("assessment", "Note an assessment first."))?,
        };
        let region = row.region.ok_or_else(|| Error::gone("assessment"))?;
        let alike = self.alike(&row, region)?;
        let before = alike.iter().rev().find(|other| other.held_on < row.held_on);
        let of = match row.agency {
            Some(agency) => AgencyRow::find(self.reading(), agency)?
                .map_or_else(String::new, |agency| text(agency.name.as_ref())),
            None => "The community".to_owned(),
        };
        let instrument = row.instrument.as_deref();
        let instrument = instrument.and_then(CapacityMeasure::from_code);
        let parts = AssessmentPartRow::of_assessment(self.reading(), row.id)?;
        let (items, parked) = self.item_lines(row.id, before.map(|it| it.id))?;
        let goals = GoalRow::of_region(self.reading(), region)?;
        let region_name = self.region_name(Some(region))?;
        let mut model = AssessmentModel {
            cover: self.cover_of(region_name, row.held_on, ask.large_print)?,
            instrument: instrument.map_or_else(String::new, |it| it.word().to_owned()),
            of,
            held_on: row.held_on,
            respondents: count(row.respondents),
            summary: text(row.reading.as_ref()),
            parts: parts
                .iter()
                .map(|part| {
                    let word = part.part.as_deref().and_then(AssessmentPart::from_code);
                    let word = word.map_or("Took part", AssessmentPart::word);
                    (word.to_owned(), text(part.who.as_ref()))
                })
                .collect(),
            indexes: self.index_lines(row.id, before.map(|it| it.id))?,
            items,
            parked,
            days: alike.iter().filter_map(|it| it.held_on).collect(),
            over_time: self.over_time(&alike)?,
            goals: goals
                .into_iter()
                .filter(|goal| goal.assessment == Some(row.id))
                .map(|goal| text(goal.statement.as_ref()))
                .collect(),
            note: "A score is what a group agreed on for its own use; it does not rank anybody."
                .to_owned(),
        };
        model.cover.document_id = id_of(&model);
        Ok(model)
    }

    /// The assessments of the same community or agency with the same measure, up to this
    /// one, the first first.
    fn alike(&self, row: &AssessmentRow, region: Id) -> Result<Vec<AssessmentRow>, Error> {
        let mut alike = AssessmentRow::of_region(self.reading(), region)?;
        alike.retain(|other| {
            let is_dropped = other.state.as_deref() == Some(AssessmentState::Dropped.code());
            other.agency == row.agency
                && other.instrument == row.instrument
                && other.held_on.is_some()
                && other.held_on <= row.held_on
                && (!is_dropped || other.id == row.id)
        });
        Ok(alike)
    }

    fn index_lines(&self, id: Id, before: Option<Id>) -> Result<Vec<ScoreLine>, Error> {
        let old = match before {
            Some(before) => self.indexes(before)?,
            None => BTreeMap::new(),
        };
        Ok(IndexScoreRow::of_assessment(self.reading(), id)?
            .into_iter()
            .map(|row| {
                let name = text(row.name.as_ref());
                ScoreLine {
                    score: said(row.score, row.out_of),
                    before: old.get(&name).cloned().unwrap_or_default(),
                    comment: text(row.comment.as_ref()),
                    name,
                }
            })
            .collect())
    }

    fn indexes(&self, id: Id) -> Result<BTreeMap<String, String>, Error> {
        let rows = IndexScoreRow::of_assessment(self.reading(), id)?;
        Ok(rows
            .into_iter()
            .map(|row| (text(row.name.as_ref()), said(row.score, row.out_of)))
            .collect())
    }

    fn item_lines(
        &self,
        id: Id,
        before: Option<Id>,
    ) -> Result<(Vec<ScoreLine>, Vec<String>), Error> {
        let old: BTreeMap<String, String> = match before {
            Some(before) => AssessedItemRow::of_assessment(self.reading(), before)?
                .into_iter()
                .filter_map(|row| Some((row.item.clone()?, item_score(&row))))
                .collect(),
            None => BTreeMap::new(),
        };
        let (mut lines, mut parked) = (Vec::new(), Vec::new());
        for row in AssessedItemRow::of_assessment(self.reading(), id)? {
            let item = text(row.item.as_ref());
            let name = self.assessed_name(&item);
            if row.parked == Some(true) {
                parked.push(name.clone());
            }
            let score = item_score(&row);
            if score.is_empty() && row.comment.is_none() {
                continue;
            }
            lines.push(ScoreLine {
                score,
                before: old.get(&item).cloned().unwrap_or_default(),
                comment: text(row.comment.as_ref()),
                name,
            });
        }
        Ok((lines, parked))
    }

    /// An item of our own self-check in its words; of a form of others, its number.
    fn assessed_name(&self, item: &str) -> String {
        let lists = self
            .binder
            .inventories(trellis_domain::pack::Purpose::SelfCheck);
        let entry = lists
            .iter()
            .flat_map(|(_, list)| &list.entries)
            .find(|entry| entry.id == item);
        entry.map_or_else(|| format!("Item {item}"), |entry| entry.text.clone())
    }

    fn over_time(&self, alike: &[AssessmentRow]) -> Result<Vec<(String, Vec<String>)>, Error> {
        let mut names: Vec<String> = Vec::new();
        let mut columns = Vec::new();
        for row in alike {
            let scores = self.indexes(row.id)?;
            for name in scores.keys() {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
            columns.push(scores);
        }
        Ok(names
            .into_iter()
            .map(|name| {
                let values = columns.iter();
                let values = values.map(|it| it.get(&name).cloned().unwrap_or_default());
                (name.clone(), values.collect())
            })
            .collect())
    }
}

/// “1.4 of 2”, from hundredths.
fn said(score: Option<i64>, out_of: Option<i64>) -> String {
    let hundredths = |number: i64| {
        let text = format!("{}.{:02}", number / 100, (number % 100).abs());
        let text = text.trim_end_matches('0').trim_end_matches('.');
        text.to_owned()
    };
    match (score, out_of) {
        (Some(score), Some(out_of)) => format!("{} of {}", hundredths(score), hundredths(out_of)),
        (Some(score), None) => hundredths(score),
        (None, _) => String::new(),
    }
}

fn item_score(row: &AssessedItemRow) -> String {
    match (row.does_not_apply, row.score) {
        (Some(true), _) => "Does not apply".to_owned(),
        (_, Some(score)) => format!("{score} of {HIGHEST}"),
        (_, None) => String::new(),
    }
}
