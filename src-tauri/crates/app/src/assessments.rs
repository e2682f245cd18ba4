//! Capacity assessments: those that were held, and those that a table goes through. Trellis
//! keeps no item of a licensed instrument.

mod form;
mod indices;
mod people;
mod results;
mod room;
mod score;
mod start;
mod titles;
mod vote;

pub(crate) use form::Form;
pub(crate) use results::{Kind, in_figures};
pub(crate) use start::respondents_fit;

use crate::edit::{Maybe, after_last, in_region, not_to_come, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::assessment::{
    AgencyChoice, AssessmentCard, AssessmentsView, EditAssessment, NewAssessment,
};
use crate::view::frame::DueCell;
use crate::words::day;
use chrono::NaiveDate;
use trellis_domain::assessing::Hands;
use trellis_domain::id::Id;
use trellis_domain::noun::assessment as a;
use trellis_domain::rhythm::{self, Standing};
use trellis_domain::words::{AssessmentState, CapacityMeasure};
use trellis_store::table::agency::AgencyRow;
use trellis_store::table::assessment::AssessmentRow;
use trellis_store::table::region::RegionRow;
use trellis_store::table::vote_round::VoteRoundRow;

impl Trellis {
    /// Notes that an assessment was held, of the community or of one agency.
    ///
    /// # Errors
    /// Where nobody said what it was held with, the day is to come, the region or the
    /// agency is gone, or it cannot be written.
    pub fn record_assessment(&mut self, new: &NewAssessment) -> Result<Id, Error> {
        let region = self.get_region(new.region)?;
        self.is_agency_of(new.region, new.agency)?;
        let held_on = new.held_on.unwrap_or_else(|| self.today());
        not_to_come(self.today(), Some(held_on))?;
        let instrument = new.instrument.or_else(|| usual(&region));
        let instrument = instrument.ok_or_else(|| Error::needed("What it was held with"))?;
        start::is_about_one(instrument, new.agency)?;
        let rows = AssessmentRow::of_region(self.reading(), new.region)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(new.region, &a::NOUN, id)
                    .set(a::region, new.region)
                    .maybe(a::agency, new.agency)
                    .set(a::instrument, instrument)
                    .set(a::held_on, held_on)
                    .set(a::state, AssessmentState::Held)
                    .set(a::position, position),
            )?;
            Ok(id)
        })
    }

    /// Changes the day of an assessment, or what it was held with.
    ///
    /// # Errors
    /// Where it is gone, the day is to come, or it cannot be written.
    pub fn edit_assessment(&mut self, id: Id, edit: &EditAssessment) -> Result<(), Error> {
        let row = self.get_assessment(id)?;
        not_to_come(self.today(), edit.held_on)?;
        if let Some(instrument) = edit.instrument
            && row.instrument.as_deref() != Some(instrument.code())
        {
            if row.pack_hash.is_some() || row.item_count.is_some() {
                return Err(Error::new(
                    "This assessment stays with the instrument it was begun with",
                    "Begin another one; this one can be dropped or deleted.",
                ));
            }
            start::is_about_one(instrument, row.agency)?;
        }
        let stands = self.edit_existing(&a::NOUN, id)?;
        self.act(|act| {
            act.edit(
                stands
                    .maybe(a::instrument, edit.instrument)
                    .maybe(a::held_on, edit.held_on),
            )
        })
    }

    /// Deletes an assessment. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_assessment(&mut self, id: Id) -> Result<(), Error> {
        self.get_assessment(id)?;
        let scope = self.get_scope(&a::NOUN, id)?;
        self.act(|act| act.delete(scope, &a::NOUN, id))
    }

    /// The assessments of a region, the latest first, and how the next one stands.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn assessments_of(&self, region: Id) -> Result<AssessmentsView, Error> {
        let row = self.get_region(region)?;
        let rows = AssessmentRow::of_region(self.reading(), region)?;
        let agencies = AgencyRow::of_region(self.reading(), region)?;
        Ok(AssessmentsView {
            next: assessment_cell(&row, &rows, self.today()),
            usual: usual(&row),
            running: self.cards(&rows, &agencies, |it| it == AssessmentState::Running),
            held: self.cards(&rows, &agencies, |it| it != AssessmentState::Running),
            agencies: agencies
                .into_iter()
                .filter(|agency| agency.left_on.is_none())
                .map(|agency| AgencyChoice {
                    id: agency.id,
                    name: text(agency.name.as_ref()),
                })
                .collect(),
        })
    }

    /// How the six-month assessment of a region's community stands.
    pub(crate) fn assessment_cell(&self, region: &RegionRow) -> Result<DueCell, Error> {
        let rows = AssessmentRow::of_region(self.reading(), region.id)?;
        Ok(assessment_cell(region, &rows, self.today()))
    }

    /// When the next one is due and when that was last changed, for a calendar.
    pub(crate) fn next_assessment(
        &self,
        region: &RegionRow,
    ) -> Result<(Option<NaiveDate>, Option<i64>), Error> {
        let rows = AssessmentRow::of_region(self.reading(), region.id)?;
        let last = last_held(&rows, self.today());
        let changed = rows.iter().map(|row| row.changed_at).max().flatten();
        Ok((
            rhythm::assessment_due(last, region.began_on),
            changed.max(region.changed_at),
        ))
    }

    fn cards(
        &self,
        rows: &[AssessmentRow],
        agencies: &[AgencyRow],
        is_wanted: impl Fn(AssessmentState) -> bool,
    ) -> Vec<AssessmentCard> {
        let latest_first = rows.iter().rev();
        let wanted = latest_first.filter(|row| is_wanted(state(row)));
        wanted.map(|row| self.card(row, agencies)).collect()
    }

    fn card(&self, row: &AssessmentRow, agencies: &[AgencyRow]) -> AssessmentCard {
        let code = row.instrument.as_deref().unwrap_or_default();
        AssessmentCard {
            id: row.id,
            agency: row.agency,
            of: of_whom(row, agencies),
            instrument: CapacityMeasure::from_code(code),
            instrument_name: self.instrument_name(row),
            held_on: row.held_on,
            state: state(row),
        }
    }

    fn get_assessment(&self, id: Id) -> Result<AssessmentRow, Error> {
        AssessmentRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("assessment"))
    }
}

/// What a region says it assesses capacity with.
fn usual(region: &RegionRow) -> Option<CapacityMeasure> {
    region
        .assessed_with
        .as_deref()
        .and_then(CapacityMeasure::from_code)
}

fn state(row: &AssessmentRow) -> AssessmentState {
    row.state
        .as_deref()
        .and_then(AssessmentState::from_code)
        .unwrap_or(AssessmentState::Held)
}

/// The last day on which the community's capacity was assessed: one of an agency is
/// another matter, and one that was broken off is none.
fn last_held(rows: &[AssessmentRow], today: NaiveDate) -> Option<NaiveDate> {
    rows.iter()
        .filter(|row| row.agency.is_none() && state(row) == AssessmentState::Held)
        .filter_map(|row| row.held_on)
        .filter(|on| *on <= today)
        .max()
}

fn assessment_cell(region: &RegionRow, rows: &[AssessmentRow], today: NaiveDate) -> DueCell {
    let last = last_held(rows, today);
    let due = rhythm::assessment_due(last, region.began_on);
    let standing = rhythm::assessment(last, due, today);
    let text = match (standing, last, due) {
        (Standing::Done, Some(last), _) => day(last, today),
        (Standing::Late, _, Some(due)) => format!("Was due {}", day(due, today)),
        (_, _, Some(due)) => format!("Due by {}", day(due, today)),
        _ => "None yet".to_owned(),
    };
    let detail = match (standing, last, due) {
        (Standing::Done, _, Some(due)) => format!("next by {}", day(due, today)),
        (_, Some(last), _) => format!("last {}", day(last, today)),
        (_, None, Some(_)) => "none yet".to_owned(),
        (_, None, None) => "no beginning known".to_owned(),
    };
    DueCell {
        standing,
        text,
        detail,
    }
}

/// “The community”, or the agency's name.
fn of_whom(row: &AssessmentRow, agencies: &[AgencyRow]) -> String {
    let agency = row.agency.map(|id| {
        let known = agencies.iter().find(|agency| agency.id == id);
        known
            .and_then(|agency| agency.name.clone())
            .unwrap_or_else(|| "An agency that is gone".to_owned())
    });
    agency.unwrap_or_else(|| "The community".to_owned())
}

/// How the hands stood; none where the round was taken back, or never counted.
fn hands_of(row: &VoteRoundRow) -> Option<Hands> {
    if row.zeros.is_none() && row.ones.is_none() && row.twos.is_none() {
        return None;
    }
    let hands = |of: Option<i64>| of.and_then(|it| u32::try_from(it).ok()).unwrap_or_default();
    Some(Hands {
        zeros: hands(row.zeros),
        ones: hands(row.ones),
        twos: hands(row.twos),
    })
}
