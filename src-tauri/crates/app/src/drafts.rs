//! Typing is safe before it is history.
//!
//! Keystrokes go to a local draft within a second; leaving the field turns the
//! draft into one change, whose parents are what the person saw when they began.

use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::frame::{DraftText, Place, Saved};
use crate::words::clock_24;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::{self, Noun};
use trellis_store::table::contact::ContactRow;
use trellis_store::table::note::NoteRow;
use trellis_store::table::support_plan::SupportPlanRow;
use trellis_store::table::{is_deleted, scope_of};
use trellis_store::{Draft, Edit};

/// The kind of a draft that is not yet a record: a note in the making.
pub(crate) const COMPOSER: &str = "composer";

impl Trellis {
    /// Keeps what was typed so far, durably. Answers when it reached the disk.
    ///
    /// # Errors
    /// Where the disk is full or the workbook cannot be written.
    pub fn save_draft(&mut self, place: &Place, text: &str) -> Result<Saved, Error> {
        self.writable()?;
        let wall = self.wall();
        let known = self.workbook.find_draft(place.record, &place.field)?;
        let (seen, started) = match known {
            Some(draft) => (draft.seen, draft.started),
            None if place.kind == COMPOSER => (Vec::new(), wall),
            None => {
                let seen = self
                    .reading()
                    .heads_shown(&place.kind, place.record, &place.field)?;
                (seen, wall)
            }
        };
        self.workbook.save_draft(&Draft {
            noun: place.kind.clone(),
            record: place.record,
            field: place.field.clone(),
            text: text.to_owned(),
            seen,
            started,
            saved: wall,
        })?;
        Ok(self.saved())
    }

    /// Turns a draft into a change: the field was left. Where there is no draft,
    /// nothing happens.
    ///
    /// # Errors
    /// Where the text does not fit the field (a date, a number), or cannot be written;
    /// the draft is kept then.
    pub fn settle_draft(&mut self, place: &Place) -> Result<Saved, Error> {
        self.writable()?;
        if let Some(draft) = self.workbook.find_draft(place.record, &place.field)?
            && place.kind != COMPOSER
        {
            self.settle(&draft)?;
        }
        Ok(self.saved())
    }

    /// Sets a field outright, without a draft: a choice, a date, a cleared box.
    ///
    /// # Errors
    /// Where the text does not fit the field, or cannot be written.
    pub fn set_field(&mut self, place: &Place, text: &str) -> Result<Saved, Error> {
        let wall = self.wall();
        let seen = self
            .reading()
            .heads_shown(&place.kind, place.record, &place.field)?;
        self.settle(&Draft {
            noun: place.kind.clone(),
            record: place.record,
            field: place.field.clone(),
            text: text.to_owned(),
            seen,
            started: wall,
            saved: wall,
        })?;
        Ok(self.saved())
    }

    /// Everything that is still being typed, as far as it was saved.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn drafts(&self) -> Result<Vec<DraftText>, Error> {
        Ok(self
            .workbook
            .drafts()?
            .into_iter()
            .map(|draft| DraftText {
                place: Place {
                    kind: draft.noun,
                    record: draft.record,
                    field: draft.field,
                },
                text: draft.text,
            })
            .collect())
    }

    /// Turns every draft into a change: the window closes, or opens after a crash.
    /// Notes in the making stay drafts. A draft that cannot be settled (its record
    /// was deleted meanwhile) is kept, and never stands in the way of opening.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn settle_drafts(&mut self) -> Result<(), Error> {
        for draft in self.workbook.drafts()? {
            if draft.noun == COMPOSER {
                continue;
            }
            if let Err(error) = self.settle(&draft)
                && error.code().is_none()
                && !is_declared(&draft)
            {
                return Err(error);
            }
        }
        Ok(())
    }

    fn settle(&mut self, draft: &Draft) -> Result<(), Error> {
        let (noun, field) = noun::find(&draft.noun)
            .and_then(|noun| Some((noun, noun.find_field(&draft.field)?)))
            .ok_or_else(|| Error::gone("field"))?;
        // What was typed must not bring back what was deleted; undoing that does both.
        if is_deleted(self.reading(), noun, draft.record)? {
            return Err(Error::gone(noun_word(noun)));
        }
        let value = self.read_typed(noun, field, draft.record, &draft.text)?;
        let edit =
            self.edit_of(noun, draft.record)?
                .set_seen(field.name, value, draft.seen.clone());
        self.act(|act| {
            act.edit(edit)?;
            act.writing.settle_draft(draft.record, &draft.field)?;
            Ok(())
        })
    }

    /// An edit of a record that exists, or of a natural record that need not yet.
    fn edit_of(&self, noun: &'static Noun, record: Id) -> Result<Edit, Error> {
        if let Some(scope) = scope_of(self.reading(), noun, record)? {
            return Ok(Edit::new(scope, noun, record));
        }
        if noun.name == noun::answer::NOUN.name {
            return self
                .first_answer(record)?
                .ok_or_else(|| Error::gone("item"));
        }
        if noun.name == noun::plan_line::NOUN.name {
            return self
                .first_plan_line(record)?
                .ok_or_else(|| Error::gone("plan"));
        }
        if noun.name == noun::onboarding_step::NOUN.name {
            return self
                .first_onboarding_step(record)?
                .ok_or_else(|| Error::gone("seat"));
        }
        if noun.name == noun::reflection::NOUN.name {
            return self
                .first_reflection(record)?
                .ok_or_else(|| Error::gone("visit"));
        }
        if noun.name == noun::adherence_reason::NOUN.name {
            return self
                .first_adherence_reason(record)?
                .ok_or_else(|| Error::gone(noun_word(noun)));
        }
        if noun.name == noun::assessed_item::NOUN.name {
            return self
                .first_assessed_item(record)?
                .ok_or_else(|| Error::gone(noun_word(noun)));
        }
        if noun.name == noun::vote_round::NOUN.name {
            return self
                .first_vote_round(record)?
                .ok_or_else(|| Error::gone(noun_word(noun)));
        }
        if noun.name == noun::practitioner::NOUN.name {
            return Ok(Edit::new(Scope::Team(self.founding().team), noun, record));
        }
        Err(Error::gone(noun_word(noun)))
    }

    pub(crate) fn saved(&self) -> Saved {
        Saved {
            at: clock_24(self.time()),
        }
    }

    /// Drafts that belong to a visit, its region or its plan: for the screens to show.
    pub(crate) fn drafts_of(&self, records: &[Id]) -> Result<Vec<DraftText>, Error> {
        let mut drafts = self.drafts()?;
        drafts.retain(|draft| records.contains(&draft.place.record));
        Ok(drafts)
    }
}

/// Its field is one that this Trellis knows.
fn is_declared(draft: &Draft) -> bool {
    noun::find(&draft.noun).is_some_and(|noun| noun.find_field(&draft.field).is_some())
}

/// What to call a noun in a sentence.
pub(crate) fn noun_word(noun: &Noun) -> &'static str {
    match noun.name {
        "contact" => "visit",
        "agenda_line" => "agenda line",
        "support_plan" | "plan_line" => "plan",
        "tier_agreement" => "agreement",
        "adoption" | "adopting_agency" => "program",
        "pivot" => "change of plan",
        "own_item" => "item",
        "own_answer" | "organization_answer" | "participant_answer" => "answer",
        "local_copy" => "copy",
        "adopted_pack" => "pack",
        "onboarding_step" => "first-weeks step",
        "stage_move" => "stage of a program",
        "presence" => "practitioner",
        "activity_use" | "adherence_reason" => "practice activity",
        "contact_cell" => "domain",
        "group_event" | "attendance" => "event",
        "due_date" => "due date",
        "attached_file" => "file",
        "assessment_part" => "part in an assessment",
        "vote_round" => "round of votes",
        "assessed_item" => "item of an assessment",
        "index_score" => "index score",
        "cycle" => "improvement cycle",
        "card" => "laptop’s card",
        name => name,
    }
}

/// A visit, unless it is gone.
pub(crate) fn get_contact(trellis: &Trellis, id: Id) -> Result<ContactRow, Error> {
    ContactRow::find(trellis.reading(), id)?.ok_or_else(|| Error::gone("visit"))
}

/// A note, unless it is gone.
pub(crate) fn get_note(trellis: &Trellis, id: Id) -> Result<NoteRow, Error> {
    NoteRow::find(trellis.reading(), id)?.ok_or_else(|| Error::gone("note"))
}

/// A plan, unless it is gone.
pub(crate) fn get_plan(trellis: &Trellis, id: Id) -> Result<SupportPlanRow, Error> {
    SupportPlanRow::find(trellis.reading(), id)?.ok_or_else(|| Error::gone("plan"))
}
