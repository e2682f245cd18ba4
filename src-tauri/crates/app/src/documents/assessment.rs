//! What an assessment came to, on paper.

use super::{asked_region, id_of, not_yet};
use crate::assessments::{Form, Kind, in_figures};
use crate::charts::profile_of;
use crate::edit::{count, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::assessing::AdministrationResult;
use crate::view::document::DocumentQuery;
use std::collections::BTreeMap;
use trellis_domain::assessing::HIGHEST;
use trellis_domain::id::Id;
use trellis_domain::words::AssessmentPart;
use trellis_report::assessment::{AssessmentModel, ScoreLine};
use trellis_store::table::agency::AgencyRow;
use trellis_store::table::assessed_item::AssessedItemRow;
use trellis_store::table::assessment::AssessmentRow;
use trellis_store::table::assessment_part::AssessmentPartRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::index_score::IndexScoreRow;

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
        let form = self.form_of(&row);
        let results = self.administrations_of(region)?;
        // The same community or agency with the same instrument, up to this one.
        let until = results.iter().position(|it| it.id == row.id);
        let until = until.map_or(results.len(), |at| at + 1);
        let kind = Kind::of(&row);
        let alike: Vec<&AdministrationResult> = results
            .iter()
            .take(until)
            .filter(|it| it.held_on.is_some() && Kind::of_result(it) == kind)
            .collect();
        let now = results.iter().find(|it| it.id == row.id);
        let before = alike.iter().rev().find(|it| it.id != row.id);
        let of = match row.agency {
            Some(agency) => AgencyRow::find(self.reading(), agency)?
                .map_or_else(String::new, |agency| text(agency.name.as_ref())),
            None => "The community".to_owned(),
        };
        let parts = AssessmentPartRow::of_assessment(self.reading(), row.id)?;
        let (items, parked) = self.item_lines(row.id, before.map(|it| it.id), &form)?;
        let goals = GoalRow::of_region(self.reading(), region)?;
        let region_name = self.region_name(Some(region))?;
        let mut model = AssessmentModel {
            cover: self.cover_of(region_name, row.held_on, ask.large_print)?,
            instrument: form.name.clone(),
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
            indexes: self.index_lines(now, before.copied())?,
            items,
            parked,
            days: alike.iter().filter_map(|it| it.held_on).collect(),
            over_time: over_time(&alike),
            profile: profile_of("Capacity by domain".to_owned(), &alike),
            goals: goals
                .into_iter()
                .filter(|goal| goal.assessment == Some(row.id))
                .map(|goal| text(goal.statement.as_ref()))
                .collect(),
            note: format!(
                "A score is what a group agreed on for its own use; it does not rank anybody. {}",
                form.note
            ),
        };
        model.cover.document_id = id_of(&model);
        Ok(model)
    }

    /// Domains and indices, with what the group wants kept beside those that were typed.
    fn index_lines(
        &self,
        now: Option<&AdministrationResult>,
        before: Option<&AdministrationResult>,
    ) -> Result<Vec<ScoreLine>, Error> {
        let Some(now) = now else {
            return Ok(Vec::new());
        };
        let comments: BTreeMap<String, String> =
            IndexScoreRow::of_assessment(self.reading(), now.id)?
                .into_iter()
                .filter_map(|row| Some((row.name?, row.comment?)))
                .collect();
        let old = before.map(scores).unwrap_or_default();
        Ok(scores(now)
            .into_iter()
            .map(|(name, score)| ScoreLine {
                score,
                before: old
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map_or_else(String::new, |(_, score)| score.clone()),
                comment: comments.get(&name).cloned().unwrap_or_default(),
                name,
            })
            .collect())
    }

    fn item_lines(
        &self,
        id: Id,
        before: Option<Id>,
        form: &Form,
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
            // An item of our own in its words; of a form of others, its number.
            let name = form
                .find(&item)
                .map_or_else(|| format!("Item {item}"), |it| it.text.clone());
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
}

/// How it was over time: a name and a value for each assessment.
fn over_time(all: &[&AdministrationResult]) -> Vec<(String, Vec<String>)> {
    let columns: Vec<Vec<(String, String)>> = all.iter().map(|it| scores(it)).collect();
    let mut names: Vec<String> = Vec::new();
    for (name, _) in columns.iter().flatten() {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
        .into_iter()
        .map(|name| {
            let value = |column: &Vec<(String, String)>| {
                let found = column.iter().find(|(known, _)| *known == name);
                found.map_or_else(String::new, |(_, score)| score.clone())
            };
            let values = columns.iter().map(value).collect();
            (name, values)
        })
        .collect()
}

/// Domains, then indices: a name, and “1.40 of 2”. Where too few items have a score, there
/// is none.
fn scores(result: &AdministrationResult) -> Vec<(String, String)> {
    let all = result.domains.iter().chain(&result.indices);
    all.filter_map(|figure| {
        let mean = figure.mean?;
        Some((
            figure.name.clone(),
            format!("{} of {HIGHEST}", in_figures(Some(mean))),
        ))
    })
    .collect()
}

fn item_score(row: &AssessedItemRow) -> String {
    match (row.does_not_apply, row.score) {
        (Some(true), _) => "Does not apply".to_owned(),
        (_, Some(score)) => format!("{score} of {HIGHEST}"),
        (_, None) => String::new(),
    }
}
