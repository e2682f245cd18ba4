//! Plans change in the room, and a pivot has a name (S2, Table 6.3).
//!
//! In the room two keystrokes lead to strategies, and choosing one keeps the change
//! of plan. What stands in it is for the support team; why it came to it is a note
//! with an audience of its own, *mine* unless its author chose another.

use crate::audience::scope_for;
use crate::drafts::get_contact;
use crate::edit::{Maybe, in_region, needed, text};
use crate::error::Error;
use crate::notes::audience_of;
use crate::trellis::Trellis;
use crate::view::guide::LevelView;
use crate::view::own::{EditPivot, NewPivot, NewReason, PivotAid, PivotCard};
use crate::words::clock_24;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::{note as n, pivot as p};
use trellis_domain::words::{About, Audience, Level};
use trellis_store::Edit;
use trellis_store::table::agenda_line::AgendaLineRow;
use trellis_store::table::note::NoteRow;
use trellis_store::table::pivot::PivotRow;

impl Trellis {
    /// What to notice and try at each level, as the room may show it.
    pub fn pivot_aid(&self) -> PivotAid {
        PivotAid {
            levels: self.bare_guide().level_views(),
        }
    }

    /// Keeps a change of plan: what the open line was to be about, and the strategy
    /// that was chosen. The rest can be filled in after the visit.
    ///
    /// # Errors
    /// Where the visit is gone, the strategy is not one of that level, or it cannot be
    /// written.
    pub fn add_pivot(&mut self, new: &NewPivot) -> Result<Id, Error> {
        let visit = get_contact(self, new.visit)?;
        let region = visit.region.ok_or_else(|| Error::gone("visit"))?;
        let strategy = match &new.strategy {
            Some(strategy) => Some(self.strategy(new.level, strategy)?),
            None => None,
        };
        let line = match new.line {
            Some(line) => AgendaLineRow::find(self.reading(), line)?,
            None => None,
        };
        let planned = line.as_ref().and_then(|line| line.purpose.clone());
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(region, &p::NOUN, id)
                    .set(p::region, region)
                    .set(p::visit, new.visit)
                    .maybe(p::line, line.map(|line| line.id))
                    .maybe(p::planned, planned)
                    .set(p::level, new.level)
                    .maybe(p::strategies, strategy)
                    .set(p::seen_on, act.today)
                    .set(p::seen_at, act.time),
            )?;
            Ok(id)
        })
    }

    /// Fills in a change of plan.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn edit_pivot(&mut self, id: Id, edit: &EditPivot) -> Result<(), Error> {
        let region = self.get_pivot(id)?.1;
        self.act(|act| {
            act.edit(
                in_region(region, &p::NOUN, id)
                    .maybe(p::planned, edit.planned.as_deref())
                    .maybe(p::happened, edit.happened.as_deref())
                    .maybe(p::level, edit.level)
                    .maybe(p::sign, edit.sign.as_deref())
                    .maybe(p::helped, edit.helped)
                    .maybe(p::look_at, edit.look_at.as_deref())
                    .maybe(p::strategies, edit.strategies.as_deref())
                    .maybe(p::went, edit.went.as_deref()),
            )
        })
    }

    /// Deletes a change of plan. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_pivot(&mut self, id: Id) -> Result<(), Error> {
        let region = self.get_pivot(id)?.1;
        self.act(|act| act.delete(Scope::Region(region), &p::NOUN, id))
    }

    /// Says why a plan changed. *Mine* unless another audience is chosen, and never for
    /// the region: nothing of it prints.
    ///
    /// # Errors
    /// Where it says nothing, is meant for the region, or cannot be written.
    pub fn add_reason(&mut self, new: &NewReason) -> Result<Id, Error> {
        let said = needed("The reason", &new.text)?.to_owned();
        let (row, region) = self.get_pivot(new.pivot)?;
        let audience = new.audience.unwrap_or(Audience::Mine);
        not_for_the_region(audience)?;
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                Edit::new(scope_for(audience, region, act.holder), &n::NOUN, id)
                    .set(n::region, region)
                    .set(n::about, About::Pivot)
                    .set(n::pivot, new.pivot)
                    .maybe(n::visit, row.visit)
                    .set(n::audience, audience)
                    .set(n::text, said)
                    .set(n::written_on, act.today)
                    .set(n::written_at, act.time),
            )?;
            Ok(id)
        })
    }

    /// The changes of plan in a visit, newest first.
    pub(crate) fn pivots_of(&self, visit: Id) -> Result<Vec<PivotCard>, Error> {
        let notes = NoteRow::of_visit(self.reading(), visit)?;
        let levels = self.bare_guide().level_views();
        let rows = PivotRow::of_visit(self.reading(), visit)?;
        rows.iter()
            .map(|row| self.pivot_card(row, &levels, &notes))
            .collect()
    }

    fn pivot_card(
        &self,
        row: &PivotRow,
        levels: &[LevelView],
        notes: &[NoteRow],
    ) -> Result<PivotCard, Error> {
        let level = row.level.as_deref().and_then(Level::from_code);
        let guide = levels.iter().find(|guide| Some(guide.level) == level);
        let sign = guide.and_then(|guide| {
            guide
                .signs
                .iter()
                .find(|it| Some(&it.id) == row.sign.as_ref())
        });
        let line = match row.line {
            Some(line) => AgendaLineRow::find(self.reading(), line)?,
            None => None,
        };
        Ok(PivotCard {
            id: row.id,
            line: line.and_then(|line| line.purpose).unwrap_or_default(),
            planned: text(row.planned.as_ref()),
            happened: text(row.happened.as_ref()),
            level,
            level_name: guide.map_or_else(
                || level.map_or_else(String::new, |level| level.word().to_owned()),
                |guide| guide.name.clone(),
            ),
            sign: row.sign.clone(),
            sign_text: sign.map_or_else(String::new, |sign| sign.text.clone()),
            helped: row.helped,
            look_at: row.look_at.clone(),
            strategies: text(row.strategies.as_ref()),
            went: text(row.went.as_ref()),
            on: row.seen_on,
            at: row.seen_at.map_or_else(String::new, clock_24),
            reasons: notes
                .iter()
                .filter(|note| note.pivot == Some(row.id))
                .map(|note| self.note_card(note))
                .collect::<Result<_, _>>()?,
        })
    }

    fn strategy(&self, level: Level, id: &str) -> Result<String, Error> {
        let levels = self.bare_guide().level_views();
        let guide = levels.iter().find(|guide| guide.level == level);
        let strategy = guide.and_then(|guide| guide.strategies.iter().find(|it| it.id == id));
        strategy.map(|it| it.text.clone()).ok_or_else(|| {
            Error::new(
                format!("“{id}” is not a strategy of that level"),
                "Choose one from the list.",
            )
        })
    }

    fn get_pivot(&self, id: Id) -> Result<(PivotRow, Id), Error> {
        let gone = || Error::gone("change of plan");
        let row = PivotRow::find(self.reading(), id)?.ok_or_else(gone)?;
        let region = row.region.ok_or_else(gone)?;
        Ok((row, region))
    }
}

/// Refuses to make the reason for a change of plan known to the region.
pub(crate) fn not_for_the_region(audience: Audience) -> Result<(), Error> {
    if audience == Audience::Region {
        return Err(Error::new(
            "The reason for a change of plan is not for the region",
            "Keep it to yourself or the support team, or write a note on the visit.",
        ));
    }
    Ok(())
}

/// Whether a note says why a plan changed: it stands with that change and nowhere else.
pub(crate) fn is_reason(note: &NoteRow) -> bool {
    note.pivot.is_some() && audience_of(note) != Audience::Region
}
