//! Four anonymous questions to participants. Answers are for the support team, and
//! only as counts: no sheet stands by itself, and nothing tells when one came in.

use crate::drafts::get_contact;
use crate::edit::in_region;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::fidelity::{ExtentCount, NewParticipantAnswer, ParticipantsView, QuestionTally};
use crate::words::{capitalized, counted};
use trellis_domain::change::Scope;
use trellis_domain::fidelity::{FEW, counts};
use trellis_domain::id::Id;
use trellis_domain::noun::participant_answer as p;
use trellis_domain::words::Extent;
use trellis_store::table::participant_answer::ParticipantAnswerRow;

impl Trellis {
    /// Takes in one sheet that a participant filled in. A mistake is taken back by
    /// undo, or by taking all sheets of the contact out and in again: a sheet that
    /// could be picked out would not be anonymous.
    ///
    /// # Errors
    /// Where the sheet is empty, the contact is gone, or it cannot be written.
    pub fn add_participant_answer(
        &mut self,
        contact: Id,
        new: &NewParticipantAnswer,
    ) -> Result<(), Error> {
        let region = get_contact(self, contact)?.region;
        let region = region.ok_or_else(|| Error::gone("visit"))?;
        let next_time = Some(new.next_time.trim()).filter(|words| !words.is_empty());
        let is_empty = new.useful.is_none() && new.fitting.is_none() && new.involved.is_none();
        if is_empty && next_time.is_none() {
            return Err(Error::new(
                "The sheet is still empty",
                "Take over at least one of its four answers.",
            ));
        }
        self.act(|act| {
            // A fresh id begins with the time; this one tells nothing.
            let id = Id::natural(p::NOUN.name, &[act.fresh_id().as_bytes()]);
            act.edit(
                in_region(region, &p::NOUN, id)
                    .set(p::region, region)
                    .set(p::contact, contact)
                    .set(p::useful, new.useful)
                    .set(p::fitting, new.fitting)
                    .set(p::involved, new.involved)
                    .set(p::next_time, next_time),
            )
        })
    }

    /// Takes all sheets of a contact out. Undo brings them back.
    ///
    /// # Errors
    /// Where the contact is gone, or it cannot be written.
    pub fn delete_participant_answers(&mut self, contact: Id) -> Result<(), Error> {
        let region = get_contact(self, contact)?.region;
        let scope = Scope::Region(region.ok_or_else(|| Error::gone("visit"))?);
        let rows = ParticipantAnswerRow::of_contact(self.reading(), contact)?;
        self.act(|act| {
            for row in &rows {
                act.delete(scope, &p::NOUN, row.id)?;
            }
            Ok(())
        })
    }

    /// What participants answered about a contact.
    pub(crate) fn participants_of(&self, contact: Id) -> Result<ParticipantsView, Error> {
        let rows = ParticipantAnswerRow::of_contact(self.reading(), contact)?;
        let tally = |question: &str, answer: fn(&ParticipantAnswerRow) -> Option<&String>| {
            let given = rows
                .iter()
                .map(|row| answer(row).and_then(|code| Extent::from_code(code)));
            QuestionTally {
                question: question.to_owned(),
                counts: counts(given)
                    .into_iter()
                    .map(|(extent, count)| ExtentCount {
                        extent,
                        word: extent.word().to_owned(),
                        count,
                    })
                    .collect(),
            }
        };
        let questions = vec![
            tally("Was it useful?", |row| row.useful.as_ref()),
            tally("Did it fit the region?", |row| row.fitting.as_ref()),
            tally("Were you involved in what was decided?", |row| {
                row.involved.as_ref()
            }),
        ];
        let mut next_time: Vec<String> = rows
            .iter()
            .filter_map(|row| row.next_time.clone())
            .collect();
        next_time.sort_by_key(|words| (words.to_lowercase(), words.clone()));
        Ok(ParticipantsView {
            sheets: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            notice: notice(rows.len()),
            questions,
            next_time,
        })
    }
}

fn notice(sheets: usize) -> String {
    if sheets == 0 {
        return String::new();
    }
    let answered = capitalized(&counted(sheets, "person answered", "people answered"));
    if sheets < FEW {
        format!("{answered}; so few can be recognized by their words.")
    } else {
        format!("{answered}.")
    }
}
