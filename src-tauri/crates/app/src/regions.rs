//! Regions: the list, one region, its facts and its capacity map.

use crate::edit::{Maybe, in_region, needed, text};
use crate::error::Error;
use crate::people::Staffing;
use crate::today::was_held;
use crate::trellis::Trellis;
use crate::view::region::{
    EditRegion, EditStage, MapCell, MapRow, NewRegion, RegionCard, RegionEarlier, RegionProfile,
};
use crate::words::listed;
use chrono::{Months, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::calendar::month_of_relationship;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::{domain_stage as d, region as r};
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::rhythm::goals_that_fit;
use trellis_domain::words::{ActionState, CapacityMeasure, Form, Phase, Status};
use trellis_store::table::action::ActionRow;
use trellis_store::table::answer::AnswerRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::domain_stage::DomainStageRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::note::NoteRow;
use trellis_store::table::region::RegionRow;

impl Trellis {
    /// Every region, by name.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list_regions(&self) -> Result<Vec<RegionCard>, Error> {
        RegionRow::list(self.reading())?
            .iter()
            .map(|row| self.region_card(row))
            .collect()
    }

    /// Adds a region.
    ///
    /// # Errors
    /// Where it has no name, or cannot be written.
    pub fn add_region(&mut self, new: &NewRegion) -> Result<Id, Error> {
        let name = needed("The region's name", &new.name)?;
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(id, &r::NOUN, id)
                    .set(r::name, name)
                    .set(r::counties, new.counties.as_str())
                    .set(r::lead_agency, new.lead_agency.as_str())
                    .maybe(r::phase, new.phase)
                    .maybe(r::began_on, new.began_on),
            )?;
            Ok(id)
        })
    }

    /// Changes facts of a region.
    ///
    /// # Errors
    /// Where it is gone, its name would be empty, or it cannot be written.
    pub fn edit_region(&mut self, id: Id, edit: &EditRegion) -> Result<(), Error> {
        self.get_region(id)?;
        if let Some(name) = &edit.name {
            needed("The region's name", name)?;
        }
        self.act(|act| {
            act.edit(
                in_region(id, &r::NOUN, id)
                    .maybe(r::name, edit.name.as_deref())
                    .maybe(r::counties, edit.counties.as_deref())
                    .maybe(r::lead_agency, edit.lead_agency.as_deref())
                    .maybe(r::phase, edit.phase)
                    .maybe(r::began_on, edit.began_on)
                    .maybe(r::community_goals, edit.community_goals.as_deref())
                    .maybe(r::strategic_plan, edit.strategic_plan.as_deref())
                    .maybe(r::plan_horizon, edit.plan_horizon.as_deref())
                    .maybe(r::assessed_with, edit.assessed_with),
            )
        })
    }

    /// Deletes a region with everything in it. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_region(&mut self, id: Id) -> Result<(), Error> {
        self.get_region(id)?;
        self.act(|act| act.delete(Scope::Region(id), &r::NOUN, id))
    }

    /// Says that a region works in a stage of a domain, or has it in focus. Stages
    /// overlap: setting one never unsets another.
    ///
    /// # Errors
    /// Where the region is gone, or it cannot be written.
    pub fn set_stage(&mut self, edit: &EditStage) -> Result<(), Error> {
        self.get_region(edit.region)?;
        self.act(|act| {
            let id = stage_record(edit.region, edit.domain, edit.stage);
            act.edit(
                in_region(edit.region, &d::NOUN, id)
                    .set(d::region, edit.region)
                    .set(d::domain, edit.domain.code())
                    .set(d::stage, edit.stage.code())
                    .maybe(d::working, edit.working)
                    .maybe(d::focus, edit.focus),
            )
        })
    }

    /// What of a region is older than its profile shows: contacts and goals, latest
    /// first.
    ///
    /// # Errors
    /// Where it is gone, or the workbook cannot be read.
    pub fn region_earlier(&self, id: Id) -> Result<RegionEarlier, Error> {
        let row = self.get_region(id)?;
        let since = recent(self.today());
        let contacts = ContactRow::of_region(self.reading(), id)?
            .iter()
            .filter(|contact| contact.took_on.is_some_and(|on| on < since))
            .map(|contact| Self::contact_card(contact, row.began_on))
            .collect();
        let recent: BTreeSet<Id> = GoalRow::of_region_since(self.reading(), id, since)?
            .iter()
            .map(|goal| goal.id)
            .collect();
        let mut goals = self.goals_of(id)?;
        goals.retain(|goal| !recent.contains(&goal.id));
        Ok(RegionEarlier { contacts, goals })
    }

    /// A region: everything that is open, and what happened in the last two years. A
    /// profile stays as quick in the tenth year as in the second; what is older is
    /// asked for ([`Trellis::region_earlier`]).
    ///
    /// # Errors
    /// Where it is gone, or the workbook cannot be read.
    pub fn region(&self, id: Id) -> Result<RegionProfile, Error> {
        let row = self.get_region(id)?;
        let today = self.today();
        let (tier, tiers_before) = self.tiers(id)?;
        let (seats, seats_before) = self.seats(id)?;
        let staffing = Staffing::of(&seats);
        let since = recent(today);
        let contacts = ContactRow::of_region_since(self.reading(), id, since)?;
        let together = ContactRow::in_person_of_region(self.reading(), id)?;
        let in_person = self.in_person(&row, tier.tier, &together);
        let visits = contacts
            .iter()
            .filter(|contact| contact.form.as_deref() == Some(Form::Visit.code()))
            .map(|visit| self.visit_card_in(visit, Some(&row)))
            .collect();
        let name = text(row.name.as_ref());
        let action_rows = ActionRow::of_region_since(self.reading(), id, since)?;
        let goal_rows = GoalRow::of_region_since(self.reading(), id, since)?;
        let mut actions: Vec<_> = action_rows
            .iter()
            .map(|action| self.action_card_in(action, name.clone()))
            .collect();
        actions.sort_by_key(|card| {
            !matches!(card.state, ActionState::Open | ActionState::CarriedOver)
        });
        let notes = NoteRow::of_region_since(self.reading(), id, since)?;
        let fit = goals_that_fit(tier.tier);
        Ok(RegionProfile {
            id,
            counties: text(row.counties.as_ref()),
            lead_agency: text(row.lead_agency.as_ref()),
            phase: row.phase.as_deref().and_then(Phase::from_code),
            began_on: row.began_on,
            month: row
                .began_on
                .and_then(|began| month_of_relationship(began, today)),
            community_goals: text(row.community_goals.as_ref()),
            strategic_plan: text(row.strategic_plan.as_ref()),
            plan_horizon: text(row.plan_horizon.as_ref()),
            assessed_with: row
                .assessed_with
                .as_deref()
                .and_then(CapacityMeasure::from_code),
            in_person: in_person.standing,
            in_person_text: in_person.text,
            staffing: format!("{} FTE", staffing.in_words()),
            vacancy: staffing.vacancy(today),
            map: self.map(id)?,
            seats,
            seats_before,
            goals: self.goals_in(id, &name, &action_rows, goal_rows)?,
            name,
            goals_that_fit: u32::try_from(fit).unwrap_or(3),
            actions,
            visits,
            contacts: contacts
                .iter()
                .filter(|contact| was_held(contact, today))
                .map(|contact| Self::contact_card(contact, row.began_on))
                .collect(),
            notes: self.note_cards(&notes)?,
            plans: self.plan_cards(id)?,
            tier,
            tiers_before,
            has_conflicts: self.count_conflicts(Some(id))? > 0,
        })
    }

    pub(crate) fn get_region(&self, id: Id) -> Result<RegionRow, Error> {
        RegionRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("region"))
    }

    pub(crate) fn region_name(&self, id: Option<Id>) -> Result<String, Error> {
        let Some(id) = id else {
            return Ok(String::new());
        };
        Ok(RegionRow::find(self.reading(), id)?
            .and_then(|row| row.name)
            .unwrap_or_default())
    }

    fn region_card(&self, row: &RegionRow) -> Result<RegionCard, Error> {
        let today = self.today();
        let visits = ContactRow::visits_of_region(self.reading(), row.id)?;
        let open = ActionRow::open_in_region(self.reading(), row.id)?.len();
        Ok(RegionCard {
            id: row.id,
            name: text(row.name.as_ref()),
            counties: text(row.counties.as_ref()),
            lead_agency: text(row.lead_agency.as_ref()),
            tier: self.tiers(row.id)?.0.tier,
            month: row
                .began_on
                .and_then(|began| month_of_relationship(began, today)),
            last_visit: visits
                .iter()
                .filter(|row| was_held(row, today))
                .filter_map(|row| row.took_on)
                .max(),
            next_visit: visits
                .iter()
                .filter(|row| !was_held(row, today))
                .filter_map(|row| row.took_on)
                .min(),
            open_actions: u32::try_from(open).unwrap_or(u32::MAX),
        })
    }

    /// The stages a region works in, and those in focus.
    pub(crate) fn stages(
        &self,
        region: Id,
    ) -> Result<BTreeMap<(CapacityDomain, CapacityStage), DomainStageRow>, Error> {
        Ok(DomainStageRow::of_region(self.reading(), region)?
            .into_iter()
            .filter_map(|row| {
                let domain = CapacityDomain::from_code(row.domain.as_deref()?)?;
                let stage = CapacityStage::from_code(row.stage.as_deref()?)?;
                Some(((domain, stage), row))
            })
            .collect())
    }

    fn map(&self, region: Id) -> Result<Vec<MapRow>, Error> {
        let stages = self.stages(region)?;
        let answers: BTreeMap<String, Status> = AnswerRow::of_region(self.reading(), region)?
            .into_iter()
            .filter(|row| row.adoption.is_none())
            .filter_map(|row| Some((row.item?, Status::from_code(row.status.as_deref()?)?)))
            .collect();
        Ok(CapacityDomain::ALL
            .iter()
            .map(|domain| MapRow {
                domain: *domain,
                name: domain.name().to_owned(),
                working: working(*domain, &stages),
                cells: CapacityStage::ALL
                    .iter()
                    .map(|stage| {
                        let standing = stages.get(&(*domain, *stage));
                        let items = self.binder.items_in(*domain, *stage);
                        let marks = items
                            .iter()
                            .map(|standing| answers.get(standing.item.id.as_str()).copied())
                            .collect();
                        map_cell(*stage, marks, standing)
                    })
                    .collect(),
            })
            .collect())
    }
}

/// The first day of what a profile shows.
pub(crate) fn recent(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(Months::new(24)).unwrap_or(today)
}

/// The record that says whether a region works in a stage of a domain.
pub(crate) fn stage_record(region: Id, domain: CapacityDomain, stage: CapacityStage) -> Id {
    Id::natural(
        d::NOUN.name,
        &[
            region.as_bytes(),
            domain.code().as_bytes(),
            stage.code().as_bytes(),
        ],
    )
}

/// The stages that a region works on a domain in, in words.
fn working(
    domain: CapacityDomain,
    stages: &BTreeMap<(CapacityDomain, CapacityStage), DomainStageRow>,
) -> String {
    let names: Vec<String> = CapacityStage::ALL
        .iter()
        .filter(|stage| {
            let standing = stages.get(&(domain, **stage));
            standing.is_some_and(|row| row.working == Some(true))
        })
        .map(|stage| stage.name().to_lowercase())
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("Working in {}", listed(&names))
    }
}

/// Marks sorted in place first, so that length reads as quantity; the words say the
/// same, and nothing is a percentage.
fn map_cell(
    stage: CapacityStage,
    mut marks: Vec<Option<Status>>,
    standing: Option<&DomainStageRow>,
) -> MapCell {
    const ORDER: [Option<Status>; 6] = [
        Some(Status::InPlace),
        Some(Status::Partly),
        Some(Status::NotYet),
        Some(Status::NotNow),
        Some(Status::DoesNotApply),
        None,
    ];
    marks.sort_by_key(|mark| ORDER.iter().position(|known| known == mark));
    let number = |wanted: Option<Status>| marks.iter().filter(|mark| **mark == wanted).count();
    let tally: Vec<String> = ORDER
        .iter()
        .filter(|status| number(**status) > 0)
        .map(|status| {
            let word = status.map_or("not discussed", |status| status.word());
            format!("{} {}", number(*status), word.to_lowercase())
        })
        .collect();
    MapCell {
        stage,
        name: stage.name().to_owned(),
        text: format!(
            "{} in place, {} partly",
            number(Some(Status::InPlace)),
            number(Some(Status::Partly))
        ),
        tally: tally.join(", "),
        marks,
        is_working: standing.is_some_and(|row| row.working == Some(true)),
        is_focus: standing.is_some_and(|row| row.focus == Some(true)),
    }
}
