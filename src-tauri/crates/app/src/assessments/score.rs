//! What the group agrees on: chosen by people, never computed.

use super::form::Form;
use super::vote::{known, no_score};
use crate::edit::in_region;
use crate::error::Error;
use crate::trellis::Trellis;
use trellis_domain::assessing::{HIGHEST, Item, Standing};
use trellis_domain::id::Id;
use trellis_domain::noun::assessed_item as i;
use trellis_store::Edit;
use trellis_store::table::assessed_item::AssessedItemRow;
use trellis_store::table::assessment::AssessmentRow;

impl Trellis {
    /// Chooses the score of an item without going on, or takes the choice back.
    ///
    /// # Errors
    /// Where the assessment does not run, it has no such item, the score is none, or it
    /// cannot be written.
    pub fn choose_score(&mut self, id: Id, item: &str, score: Option<u8>) -> Result<(), Error> {
        let (row, region) = self.item_on_table(id, item)?;
        fits(score)?;
        let moved = self.moving(&row, item)?;
        self.act(|act| {
            act.edit(item_edit(region, id, item).set(i::score, score.map(u32::from)))?;
            act.edit(moved)
        })
    }

    /// Keeps the score of an item and goes on to the next: one step, and one undo. The
    /// score is the one handed in, else the one that was chosen, else the one that every
    /// hand showed. Gives back the item that is next.
    ///
    /// # Errors
    /// Where nobody voted and nothing was chosen, the hands differ and nothing was chosen,
    /// the assessment does not run, or it cannot be written.
    pub fn keep_score(
        &mut self,
        id: Id,
        item: &str,
        score: Option<u8>,
    ) -> Result<Option<String>, Error> {
        let (row, region) = self.item_on_table(id, item)?;
        fits(score)?;
        let chosen = self.find_assessed(id, item)?.and_then(|it| it.score);
        let chosen = chosen.and_then(|it| u8::try_from(it).ok());
        let (_, hands) = self.present_round(id, item)?;
        let hands = hands.unwrap_or_default();
        let Some(score) = score.or(chosen).or(hands.unanimous()) else {
            return Err(if hands.total() == 0 {
                Error::new(
                    "Nobody has shown a hand for this item yet",
                    "Count the hands, choose the score that the group agrees on, or come back to it later.",
                )
            } else {
                Error::new(
                    format!(
                        "The hands differ: {} for 2, {} for 1, {} for 0",
                        hands.twos, hands.ones, hands.zeros
                    ),
                    "Talk and vote again, choose the score that the group agrees on, or come back to it later.",
                )
            });
        };
        let edit = item_edit(region, id, item)
            .set(i::score, u32::from(score))
            .set(i::parked, false)
            .set(i::does_not_apply, false);
        self.go_on(&row, item, edit)
    }

    /// Leaves an item for later and goes on, or takes that back. Gives back the item that
    /// is next.
    ///
    /// # Errors
    /// Where the assessment does not run, it has no such item, or it cannot be written.
    pub fn park_item(&mut self, id: Id, item: &str, parked: bool) -> Result<Option<String>, Error> {
        let (row, region) = self.item_on_table(id, item)?;
        let edit = item_edit(region, id, item).set(i::parked, parked);
        if parked {
            return self.go_on(&row, item, edit);
        }
        let moved = self.moving(&row, item)?;
        self.act(|act| {
            act.edit(edit)?;
            act.edit(moved)
        })?;
        Ok(Some(item.to_owned()))
    }

    /// Says that an item does not apply here and goes on, or takes that back. Gives back
    /// the item that is next.
    ///
    /// # Errors
    /// Where the assessment does not run, it has no such item, or it cannot be written.
    pub fn leave_item_out(
        &mut self,
        id: Id,
        item: &str,
        does_not_apply: bool,
    ) -> Result<Option<String>, Error> {
        let (row, region) = self.item_on_table(id, item)?;
        let edit = item_edit(region, id, item).set(i::does_not_apply, does_not_apply);
        if does_not_apply {
            return self.go_on(&row, item, edit.set(i::parked, false));
        }
        self.act(|act| act.edit(edit))?;
        Ok(Some(item.to_owned()))
    }

    /// Keeps what the group wants to remember with an item.
    ///
    /// # Errors
    /// Where the assessment is gone, it has no such item, or it cannot be written.
    pub fn comment_item(&mut self, id: Id, item: &str, comment: &str) -> Result<(), Error> {
        let row = self.get_assessment(id)?;
        let region = row.region.ok_or_else(|| Error::gone("assessment"))?;
        known(&self.form_of(&row), item)?;
        self.act(|act| act.edit(item_edit(region, id, item).set(i::comment, comment.trim())))
    }

    /// Writes what became of an item and moves the group to the next.
    fn go_on(
        &mut self,
        row: &AssessmentRow,
        item: &str,
        edit: Edit,
    ) -> Result<Option<String>, Error> {
        let next = self.after(row, item)?;
        let moved = self.moving(row, next.as_deref().unwrap_or(item))?;
        self.act(|act| {
            act.edit(edit)?;
            act.edit(moved)
        })?;
        Ok(next)
    }

    /// Where the group goes after an item: to the next one that is open, and after the last
    /// to the first. None where every other one is settled.
    fn after(&self, row: &AssessmentRow, item: &str) -> Result<Option<String>, Error> {
        let form = self.form_of(row);
        let administration = self.administration(row, &form)?;
        let rule = administration.scoring.undecided;
        let is_open = |it: &&Item| {
            let standing = it.standing(rule);
            let is_settled = matches!(standing, Standing::Agreed(_) | Standing::DoesNotApply);
            it.id != item && !is_settled
        };
        let items = administration.items.iter();
        let place = form.place_of(item).unwrap_or_default();
        let ahead = items.clone().skip(place + 1).find(is_open);
        let next = ahead.or_else(|| items.clone().find(is_open));
        Ok(next.map(|it| it.id.clone()))
    }

    pub(super) fn find_assessed(
        &self,
        id: Id,
        item: &str,
    ) -> Result<Option<AssessedItemRow>, Error> {
        Ok(AssessedItemRow::find(
            self.reading(),
            item_record(id, item),
        )?)
    }

    /// The item that this record is, where nothing was kept of it yet.
    pub(crate) fn first_assessed_item(&self, record: Id) -> Result<Option<Edit>, Error> {
        let mut items = self.items_on_tables()?.into_iter();
        let found = items.find(|(_, row, item)| item_record(row.id, item) == record);
        Ok(found.map(|(region, row, item)| item_edit(region, row.id, &item)))
    }

    fn item_on_table(&self, id: Id, item: &str) -> Result<(AssessmentRow, Id), Error> {
        let row = self.get_running(id)?;
        let form: Form = self.form_of(&row);
        known(&form, item)?;
        let region = row.region.ok_or_else(|| Error::gone("assessment"))?;
        Ok((row, region))
    }
}

fn fits(score: Option<u8>) -> Result<(), Error> {
    match score {
        Some(score) if score > HIGHEST => Err(no_score(i64::from(score))),
        _ => Ok(()),
    }
}

/// There is one record for an assessment and an item.
pub(super) fn item_record(assessment: Id, item: &str) -> Id {
    Id::natural(i::NOUN.name, &[assessment.as_bytes(), item.as_bytes()])
}

fn item_edit(region: Id, assessment: Id, item: &str) -> Edit {
    in_region(region, &i::NOUN, item_record(assessment, item))
        .set(i::assessment, assessment)
        .set(i::item, item)
        .set(i::region, region)
}
