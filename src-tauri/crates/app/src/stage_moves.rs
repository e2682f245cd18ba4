//! How each program of a region moved from stage to stage. The stage that a program is
//! in stands in its own record; the moves beside it say how it came there. One action
//! changes both, so that they tell the same story.

use crate::edit::{Maybe, in_region, not_to_come};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::own::{EditMove, NewMove, StageStep};
use crate::words::month_and_year;
use chrono::NaiveDate;
use trellis_domain::calendar::short_date;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::{adoption as a, stage_move as m};
use trellis_domain::stage_line::{Doubt, Move, doubts, standing};
use trellis_domain::words::AdoptionStage;
use trellis_store::Edit;
use trellis_store::table::adoption::AdoptionRow;
use trellis_store::table::stage_move::StageMoveRow;

impl Trellis {
    /// Adds a move that took place earlier: late entry is normal. Where it is the last
    /// one, the program is in that stage now.
    ///
    /// # Errors
    /// Where the program is gone, the day is to come, or it cannot be written.
    pub fn add_stage_move(&mut self, adoption: Id, new: &NewMove) -> Result<Id, Error> {
        let story = self.story(adoption)?;
        not_to_come(self.today(), Some(new.from_on))?;
        let entered = Move {
            stage: new.stage,
            on: Some(new.from_on),
        };
        let mut moves = story.moves();
        moves.push(entered);
        let now = story.stands_at(standing(&moves, self.today()));
        self.act(|act| {
            if let Some(before) = story.unwritten {
                act.edit(story.edit_of(act.fresh_id(), before))?;
            }
            let id = act.fresh_id();
            act.edit(story.edit_of(id, entered))?;
            act.edit(now)?;
            Ok(id)
        })
    }

    /// Corrects a move. Where the last one changes, the program changes with it.
    ///
    /// # Errors
    /// Where it is gone, the day is to come, or it cannot be written.
    pub fn edit_stage_move(&mut self, id: Id, edit: &EditMove) -> Result<(), Error> {
        let story = self.story_with(id)?;
        not_to_come(self.today(), edit.from_on)?;
        let moves: Vec<Move> = story
            .all()
            .map(|(of, it)| {
                if of == Some(id) {
                    Move {
                        stage: edit.stage.unwrap_or(it.stage),
                        on: edit.from_on.or(it.on),
                    }
                } else {
                    it
                }
            })
            .collect();
        let now = story.stands_at(standing(&moves, self.today()));
        self.act(|act| {
            act.edit(
                in_region(story.region, &m::NOUN, id)
                    .maybe(m::stage, edit.stage)
                    .maybe(m::from_on, edit.from_on),
            )?;
            act.edit(now)
        })
    }

    /// Takes a move back. Where it was the last one, the program is in the stage before
    /// it. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_stage_move(&mut self, id: Id) -> Result<(), Error> {
        let story = self.story_with(id)?;
        let left = story.all().filter(|(of, _)| *of != Some(id));
        let moves: Vec<Move> = left.map(|(_, it)| it).collect();
        let now = story.stands_at(standing(&moves, self.today()));
        self.act(|act| {
            act.delete(Scope::Region(story.region), &m::NOUN, id)?;
            act.edit(now)
        })
    }

    /// What a program's moves tell, and what its record says beside them.
    pub(crate) fn story(&self, adoption: Id) -> Result<Story, Error> {
        let gone = || Error::gone("program");
        let row = AdoptionRow::find(self.reading(), adoption)?.ok_or_else(gone)?;
        let region = row.region.ok_or_else(gone)?;
        let moves = StageMoveRow::of_region(self.reading(), region)?;
        Story::of(&row, &moves).ok_or_else(gone)
    }

    fn story_with(&self, id: Id) -> Result<Story, Error> {
        let gone = || Error::gone("stage of a program");
        let row = StageMoveRow::find(self.reading(), id)?.ok_or_else(gone)?;
        self.story(row.adoption.ok_or_else(gone)?)
    }
}

/// A program's moves.
pub(crate) struct Story {
    pub(crate) region: Id,
    adoption: Id,
    /// What is written down, by day.
    written: Vec<(Id, Move)>,
    /// The stage that its record says and no move does: it was entered before moves were
    /// kept, or on another laptop.
    unwritten: Option<Move>,
    /// The stage that its record says.
    now: Option<Move>,
}

impl Story {
    pub(crate) fn of(row: &AdoptionRow, moves: &[StageMoveRow]) -> Option<Self> {
        let stage_of = |code: Option<&String>| AdoptionStage::from_code(code?);
        let written: Vec<(Id, Move)> = moves
            .iter()
            .filter(|it| it.adoption == Some(row.id))
            .filter_map(|it| {
                let stage = stage_of(it.stage.as_ref())?;
                Some((
                    it.id,
                    Move {
                        stage,
                        on: it.from_on,
                    },
                ))
            })
            .collect();
        let now = stage_of(row.stage.as_ref()).map(|stage| Move {
            stage,
            on: row.stage_since,
        });
        let is_written = |now: &Move| written.iter().any(|(_, it)| it == now);
        Some(Self {
            region: row.region?,
            adoption: row.id,
            unwritten: now.filter(|now| !is_written(now)),
            written,
            now,
        })
    }

    /// What the program's record says goes into the moves when its stage or the day of
    /// it changes: a new move, or a correction of the one that stands.
    pub(crate) fn told(
        &self,
        stage: Option<AdoptionStage>,
        since: Option<NaiveDate>,
        fresh: &mut dyn FnMut() -> Id,
    ) -> Vec<Edit> {
        let mut edits = Vec::new();
        let stands = self.now.map(|it| it.stage);
        if let Some(stage) = stage.filter(|stage| stands != Some(*stage)) {
            if let Some(before) = self.unwritten {
                edits.push(self.edit_of(fresh(), before));
            }
            edits.push(self.edit_of(fresh(), Move { stage, on: since }));
        } else if let (Some(now), Some(since)) = (self.now, since) {
            let corrected = Move {
                on: Some(since),
                ..now
            };
            let known = self.written.iter().rev().find(|(_, it)| *it == now);
            let id = known.map_or_else(fresh, |(id, _)| *id);
            edits.push(self.edit_of(id, corrected));
        }
        edits
    }

    /// The moves, by day.
    pub(crate) fn steps(&self) -> Vec<StageStep> {
        let mut steps: Vec<StageStep> = self
            .all()
            .map(|(id, it)| StageStep {
                id,
                stage: it.stage,
                from_on: it.on,
                text: step_text(it),
            })
            .collect();
        steps.sort_by_key(|it| it.from_on);
        steps
    }

    /// What is worth a look, in sentences.
    pub(crate) fn notices(&self, today: NaiveDate) -> Vec<String> {
        let moves = self.moves();
        let mut notices: Vec<String> = doubts(&moves).into_iter().map(sentence).collect();
        if let (Some(now), Some(last)) = (self.now, standing(&moves, today))
            && now != last
        {
            notices.push(format!(
                "By its days the last stage is {}, and the program says {}. Correct a day, or choose the stage again.",
                step_text(last),
                step_text(now)
            ));
        }
        notices
    }

    fn all(&self) -> impl Iterator<Item = (Option<Id>, Move)> + '_ {
        let unwritten = self.unwritten.iter().map(|it| (None, *it));
        let written = self.written.iter().map(|(id, it)| (Some(*id), *it));
        written.chain(unwritten)
    }

    fn moves(&self) -> Vec<Move> {
        self.all().map(|(_, it)| it).collect()
    }

    fn edit_of(&self, id: Id, it: Move) -> Edit {
        in_region(self.region, &m::NOUN, id)
            .set(m::region, self.region)
            .set(m::adoption, self.adoption)
            .set(m::stage, it.stage)
            .maybe(m::from_on, it.on)
    }

    fn stands_at(&self, now: Option<Move>) -> Edit {
        in_region(self.region, &a::NOUN, self.adoption)
            .set(a::stage, now.map(|it| it.stage))
            .set(a::stage_since, now.and_then(|it| it.on))
    }
}

/// “exploration since Mar 2024”.
fn step_text(it: Move) -> String {
    let stage = it.stage.word().to_lowercase();
    match it.on {
        Some(on) => format!("{stage} since {}", month_and_year(on)),
        None => format!("{stage}, day not written down"),
    }
}

fn sentence(doubt: Doubt) -> String {
    let on = |it: Move| {
        it.on
            .map_or_else(String::new, |on| format!(" on {}", short_date(on)))
    };
    let word = |stage: AdoptionStage| stage.word().to_lowercase();
    match doubt {
        Doubt::Back { from, to } => format!(
            "It went back from {} to {}{}. That happens, and both stay; if it is not meant, correct one of the days.",
            word(from),
            word(to.stage),
            on(to)
        ),
        Doubt::Again(it) => format!(
            "It entered {} again{}, where it was already. One of the two can be taken back.",
            word(it.stage),
            on(it)
        ),
        Doubt::OneDay { first, second } => format!(
            "It entered {} and {} on one day{}. If there were two days, correct one.",
            word(first),
            word(second.stage),
            second
                .on
                .map_or_else(String::new, |on| format!(", {}", short_date(on)))
        ),
    }
}
