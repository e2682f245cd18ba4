//! Beginning an assessment, and going on, finishing or dropping it.

use super::form::{MOST_ITEMS, unknown_instrument};
use super::results::Kind;
use super::{state, usual};
use crate::edit::{Maybe, after_last, in_region, needed, not_to_come};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::assessing::StartAssessment;
use crate::words::counted;
use chrono::NaiveDate;
use trellis_domain::id::Id;
use trellis_domain::noun::assessment as a;
use trellis_domain::words::{AssessmentState, CapacityMeasure};
use trellis_exchange::pack::write_pack;
use trellis_store::Edit;
use trellis_store::table::agency::AgencyRow;
use trellis_store::table::assessment::AssessmentRow;

/// The most people who may have a vote at one table.
const MOST_VOTES: u32 = 200;

impl Trellis {
    /// Begins an assessment. It keeps the version of its instrument, whatever pack is
    /// taken up later.
    ///
    /// # Errors
    /// Where the region, agency or visit is gone, the instrument is unknown, one like it
    /// is running already, a number does not fit, or it cannot be written.
    pub fn start_assessment(&mut self, new: &StartAssessment) -> Result<Id, Error> {
        let region = self.get_region(new.region)?;
        self.is_agency_of(new.region, new.agency)?;
        self.visit_fits(new.region, new.visit)?;
        not_to_come(self.today(), new.held_on)?;
        respondents_fit(new.respondents)?;
        let code = match &new.instrument {
            Some(code) => code.trim().to_owned(),
            None => usual(&region)
                .map(|measure| measure.code().to_owned())
                .ok_or_else(|| Error::needed("What it is held with"))?,
        };
        let list = self.list_in_use(&code);
        let measure = CapacityMeasure::from_code(&code);
        let mut edit = NewRow::default();
        match (&list, measure) {
            (Some((read, _)), _) => edit.pack_hash = Some(read.hash.as_str().to_owned()),
            (None, Some(measure)) if measure != CapacityMeasure::SelfCheck => {
                is_about_one(measure, new.agency)?;
                items_fit(new.item_count)?;
                edit.item_count = new.item_count.filter(|count| *count > 0);
                edit.at_item = edit.item_count.map(|_| "1".to_owned());
                if measure == CapacityMeasure::Other {
                    let called = new.called.as_deref().unwrap_or_default();
                    edit.called = Some(needed("What the instrument is called", called)?.to_owned());
                }
            }
            _ => return Err(unknown_instrument(&code)),
        }
        if let Some((_, list)) = &list {
            edit.at_item = list.entries.first().map(|entry| entry.id.clone());
        }
        let wanted = Kind::new(new.agency, &code, edit.called.as_deref());
        let rows = AssessmentRow::of_region(self.reading(), new.region)?;
        runs_alone(&rows, &wanted)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            if let Some((read, _)) = &list {
                act.writing.put_attachment(&write_pack(&read.pack))?;
            }
            let id = act.fresh_id();
            act.edit(
                in_region(new.region, &a::NOUN, id)
                    .set(a::region, new.region)
                    .maybe(a::agency, new.agency)
                    .maybe(a::visit, new.visit)
                    .set(a::instrument, code)
                    .maybe(a::pack_hash, edit.pack_hash)
                    .maybe(a::called, edit.called)
                    .maybe(a::held_on, new.held_on)
                    .maybe(a::respondents, new.respondents)
                    .maybe(a::item_count, edit.item_count)
                    .maybe(a::at_item, edit.at_item)
                    .set(a::state, AssessmentState::Running)
                    .set(a::position, position),
            )?;
            Ok(id)
        })
    }

    /// Says how many have a vote.
    ///
    /// # Errors
    /// Where it is gone, they are too many for one table, or it cannot be written.
    pub fn set_respondents(&mut self, id: Id, respondents: Option<u32>) -> Result<(), Error> {
        self.get_assessment(id)?;
        respondents_fit(respondents)?;
        let stands = self.edit_existing(&a::NOUN, id)?;
        self.act(|act| act.edit(stands.set(a::respondents, respondents)))
    }

    /// Finishes an assessment: it was held, and what was due every six months is done. The
    /// day is the one that is named here, or else was named when it began, or else today.
    /// Gives back what is worth knowing, in sentences.
    ///
    /// # Errors
    /// Where it is gone, does not run, the day is to come, or it cannot be written.
    pub fn finish_assessment(
        &mut self,
        id: Id,
        on: Option<NaiveDate>,
    ) -> Result<Vec<String>, Error> {
        let row = self.get_running(id)?;
        not_to_come(self.today(), on)?;
        let held_on = on.or(row.held_on).unwrap_or_else(|| self.today());
        let stands = self.edit_existing(&a::NOUN, id)?;
        self.act(|act| {
            act.edit(
                stands
                    .set(a::state, AssessmentState::Held)
                    .set(a::held_on, held_on),
            )
        })?;
        let row = self.get_assessment(id)?;
        let form = self.form_of(&row);
        let administration = self.administration(&row, &form)?;
        let tally = administration.results().tally;
        let mut notices = self.assessment_notices(&row, &form)?;
        let missing = tally.unvoted + tally.undecided;
        let count = |number: u32| counted(number as usize, "item", "items");
        if tally.parked > 0 {
            notices.push(format!(
                "The group meant to come back to {}; there is no score yet.",
                count(tally.parked)
            ));
        }
        if missing > 0 {
            notices.push(format!(
                "{} without a score, counted as missing and not as 0.",
                {
                    let items = count(missing);
                    crate::words::capitalized(&items)
                }
            ));
        }
        if administration.items.is_empty() && administration.typed.is_empty() {
            notices.push(
                "No score was typed yet. They can be typed from the form at any time.".to_owned(),
            );
        }
        Ok(notices)
    }

    /// Breaks an assessment off. What was kept stays readable; nothing of it counts.
    ///
    /// # Errors
    /// Where it is gone, does not run, or cannot be written.
    pub fn drop_assessment(&mut self, id: Id) -> Result<(), Error> {
        self.get_running(id)?;
        let stands = self.edit_existing(&a::NOUN, id)?;
        self.act(|act| act.edit(stands.set(a::state, AssessmentState::Dropped)))
    }

    /// Goes on with an assessment that was finished or broken off.
    ///
    /// # Errors
    /// Where it is gone, one like it is running, or it cannot be written.
    pub fn reopen_assessment(&mut self, id: Id) -> Result<(), Error> {
        let row = self.get_assessment(id)?;
        let region = row.region.ok_or_else(|| Error::gone("assessment"))?;
        let rows = AssessmentRow::of_region(self.reading(), region)?;
        runs_alone(&rows, &Kind::of(&row))?;
        let stands = self.edit_existing(&a::NOUN, id)?;
        self.act(|act| act.edit(stands.set(a::state, AssessmentState::Running)))
    }

    /// Refuses an agency of another region.
    pub(super) fn is_agency_of(&self, region: Id, agency: Option<Id>) -> Result<(), Error> {
        let Some(agency) = agency else {
            return Ok(());
        };
        let row = AgencyRow::find(self.reading(), agency)?;
        if row.and_then(|row| row.region) == Some(region) {
            Ok(())
        } else {
            Err(Error::gone("agency"))
        }
    }

    /// An assessment that runs.
    pub(super) fn get_running(&self, id: Id) -> Result<AssessmentRow, Error> {
        let row = self.get_assessment(id)?;
        match state(&row) {
            AssessmentState::Running => Ok(row),
            AssessmentState::Held => Err(Error::new(
                "This assessment is finished",
                "Reopen it to change a vote or a score.",
            )),
            AssessmentState::Dropped => Err(Error::new(
                "This assessment was broken off",
                "Reopen it to go on.",
            )),
        }
    }

    /// An edit of an assessment that moves the group to an item.
    pub(super) fn moving(&self, row: &AssessmentRow, to: &str) -> Result<Edit, Error> {
        Ok(self.edit_existing(&a::NOUN, row.id)?.set(a::at_item, to))
    }
}

/// Two of one kind at once would share out the votes of one table.
fn runs_alone(rows: &[AssessmentRow], wanted: &Kind) -> Result<(), Error> {
    let is_running = |it: &&AssessmentRow| state(it) == AssessmentState::Running;
    if rows
        .iter()
        .filter(is_running)
        .any(|it| Kind::of(it) == *wanted)
    {
        return Err(Error::new(
            "This assessment is running already",
            "Open it and go on where the group stopped; or finish or drop it, then begin anew.",
        ));
    }
    Ok(())
}

/// What is written of a new assessment beside what was handed in.
#[derive(Default)]
struct NewRow {
    pack_hash: Option<String>,
    called: Option<String>,
    item_count: Option<u32>,
    at_item: Option<String>,
}

/// The IDA-TP is about one service agency, each by itself (SPR 2017).
pub(super) fn is_about_one(measure: CapacityMeasure, agency: Option<Id>) -> Result<(), Error> {
    if measure == CapacityMeasure::Ida && agency.is_none() {
        return Err(Error::new(
            "The IDA-TP is about one agency",
            "Choose which. For the community there are the CCA-TP and the self-check.",
        ));
    }
    Ok(())
}

/// Refuses more votes than one table has.
pub(crate) fn respondents_fit(respondents: Option<u32>) -> Result<(), Error> {
    match respondents {
        Some(0) => Err(Error::new(
            "Somebody has to have a vote",
            "Write how many show hands, such as 7.",
        )),
        Some(number) if number > MOST_VOTES => Err(Error::new(
            format!("{number} people do not fit one table"),
            "Write how many show hands, such as 7.",
        )),
        _ => Ok(()),
    }
}

fn items_fit(count: Option<u32>) -> Result<(), Error> {
    match count {
        Some(count) if count > MOST_ITEMS => Err(Error::new(
            format!("{count} items are more than a table gets through"),
            format!("Write how many the form has, at most {MOST_ITEMS}."),
        )),
        _ => Ok(()),
    }
}
