//! Programs that a region looks at or has adopted. Each has a stage of its own, with
//! four values; the stages of capacity domains are something else.

use crate::edit::{Maybe, after_last, in_region, needed, text};
use crate::error::Error;
use crate::stage_moves::Story;
use crate::trellis::Trellis;
use crate::view::agency::Delivers;
use crate::view::own::{EditProgram, ProgramCard, ProgramsView};
use crate::words::listed;
use chrono::NaiveDate;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::{adoption as a, stage_move as m};
use trellis_domain::words::AdoptionStage;
use trellis_store::Edit;
use trellis_store::table::adoption::AdoptionRow;
use trellis_store::table::agency::AgencyRow;
use trellis_store::table::stage_move::StageMoveRow;

impl Trellis {
    /// A region's programs with their stages, items, and the questions that find a
    /// stage.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn programs(&self, region: Id) -> Result<ProgramsView, Error> {
        self.get_region(region)?;
        let guide = self.bare_guide();
        let moves = StageMoveRow::of_region(self.reading(), region)?;
        let agencies = AgencyRow::of_region(self.reading(), region)?;
        let delivers = self.who_delivers(region)?;
        let mut programs = Vec::new();
        for row in AdoptionRow::of_region(self.reading(), region)? {
            let (items, earlier) = self.program_items(region, row.id)?;
            let story = Story::of(&row, &moves);
            let agencies_chosen = self.agencies_for(row.id, &agencies, &delivers);
            programs.push(ProgramCard {
                id: row.id,
                program: text(row.program.as_ref()),
                agencies: text(row.agencies.as_ref()),
                agencies_text: agencies_text(&row, &agencies_chosen),
                agencies_chosen,
                line: story.as_ref().map(Story::steps).unwrap_or_default(),
                notices: story.map(|it| it.notices(self.today())).unwrap_or_default(),
                stage: row.stage.as_deref().and_then(AdoptionStage::from_code),
                stage_since: row.stage_since,
                items,
                earlier,
            });
        }
        Ok(ProgramsView {
            region,
            programs,
            stages: guide.adoption_stage_views(),
            finder: guide.finder(),
        })
    }

    /// Adds a program. Its stage begins the line of its stages.
    ///
    /// # Errors
    /// Where it has no name, the region is gone, or it cannot be written.
    pub fn add_program(&mut self, region: Id, new: &EditProgram) -> Result<Id, Error> {
        self.get_region(region)?;
        let name = new.program.as_deref().unwrap_or_default();
        let name = needed("The program’s name", name)?.to_owned();
        let rows = AdoptionRow::of_region(self.reading(), region)?;
        no_twin(&rows, &name)?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            let since = new.stage_since.or(new.stage.map(|_| act.today));
            act.edit(
                in_region(region, &a::NOUN, id)
                    .set(a::region, region)
                    .set(a::program, name)
                    .maybe(a::agencies, new.agencies.as_deref())
                    .maybe(a::stage, new.stage)
                    .maybe(a::stage_since, since)
                    .set(a::position, position),
            )?;
            if let Some(stage) = new.stage {
                act.edit(first_move(act.fresh_id(), region, id, stage, since))?;
            }
            Ok(id)
        })
    }

    /// Changes a program. A new stage counts from today unless a day is named, and goes
    /// into the line of its stages; a day alone corrects the stage that stands.
    ///
    /// # Errors
    /// Where it is gone, would have no name, or cannot be written.
    pub fn edit_program(&mut self, id: Id, edit: &EditProgram) -> Result<(), Error> {
        let row = AdoptionRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("program"))?;
        let region = row.region.ok_or_else(|| Error::gone("program"))?;
        if let Some(name) = &edit.program {
            let name = needed("The program’s name", name)?;
            let mut others = AdoptionRow::of_region(self.reading(), region)?;
            others.retain(|other| other.id != id);
            no_twin(&others, name)?;
        }
        let story = self.story(id)?;
        let stands = row.stage.as_deref().and_then(AdoptionStage::from_code);
        let moves = edit.stage.filter(|stage| stands != Some(*stage));
        self.act(|act| {
            let since = edit.stage_since.or(moves.map(|_| act.today));
            for told in story.told(edit.stage, since, &mut || act.fresh_id()) {
                act.edit(told)?;
            }
            act.edit(
                in_region(region, &a::NOUN, id)
                    .maybe(a::program, edit.program.as_deref().map(str::trim))
                    .maybe(a::agencies, edit.agencies.as_deref())
                    .maybe(a::stage, edit.stage)
                    .maybe(a::stage_since, since),
            )
        })
    }

    /// Takes a program off the list. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_program(&mut self, id: Id) -> Result<(), Error> {
        let row = AdoptionRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("program"))?;
        let region = row.region.ok_or_else(|| Error::gone("program"))?;
        self.act(|act| act.delete(Scope::Region(region), &a::NOUN, id))
    }

    /// Refuses an answer about a program that the region does not have.
    pub(crate) fn get_adoption(&self, region: Id, adoption: Option<Id>) -> Result<Id, Error> {
        let known = match adoption {
            Some(id) => AdoptionRow::find(self.reading(), id)?,
            None => None,
        };
        match known {
            Some(row) if row.region == Some(region) => Ok(row.id),
            _ => Err(Error::new(
                "This item is asked about one program",
                "Open the program in the region’s list, and answer there.",
            )),
        }
    }
}

/// The chosen agencies by name, or what was once written.
fn agencies_text(row: &AdoptionRow, chosen: &[Delivers]) -> String {
    let names: Vec<&str> = chosen
        .iter()
        .filter(|it| it.delivers)
        .map(|it| it.name.as_str())
        .collect();
    match names.as_slice() {
        [] => text(row.agencies.as_ref()),
        names => listed(names),
    }
}

fn first_move(
    id: Id,
    region: Id,
    adoption: Id,
    stage: AdoptionStage,
    since: Option<NaiveDate>,
) -> Edit {
    in_region(region, &m::NOUN, id)
        .set(m::region, region)
        .set(m::adoption, adoption)
        .set(m::stage, stage)
        .maybe(m::from_on, since)
}

/// Refuses a name that another program of the region has.
fn no_twin(others: &[AdoptionRow], name: &str) -> Result<(), Error> {
    if others
        .iter()
        .any(|row| row.program.as_deref() == Some(name))
    {
        return Err(Error::new(
            format!("{name} is in the list already"),
            "Change the one that is there.",
        ));
    }
    Ok(())
}
