//! The implementation support plan: drafted from the record, edited by a person,
//! laid out on paper.
//!
//! What prints is of audience *region* only, by construction: the model is filled
//! from records that may print and from notes whose author said so.

pub(crate) mod export;
pub(crate) mod model;
mod verify;

use crate::drafts::{get_contact, get_plan};
use crate::edit::{Maybe, in_region, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::plan::{EditPlan, PlanCard, PlanLine, PlanProse, PlanSection, PlanView};
use std::collections::BTreeMap;
use trellis_domain::calendar::{Quarter, short_date};
use trellis_domain::id::Id;
use trellis_domain::noun::{plan_line as pl, support_plan as sp};
use trellis_domain::pack::CapacityDomain;
use trellis_domain::value::Value;
use trellis_domain::words::{ActionState, Audience, GoalState};
use trellis_store::Edit;
use trellis_store::table::action::ActionRow;
use trellis_store::table::agreed_plan::AgreedPlanRow;
use trellis_store::table::note::NoteRow;
use trellis_store::table::plan_line::PlanLineRow;
use trellis_store::table::practitioner::PractitionerRow;
use trellis_store::table::support_plan::SupportPlanRow;

/// Sections that can be left out: the field, and the title on the page.
const SECTIONS: [(&str, &str); 6] = [
    (sp::with_agreement, "What we agreed about support"),
    (sp::with_domains, "Where we are"),
    (sp::with_goals, "Goals for this quarter"),
    (sp::with_actions, "Actions"),
    (sp::with_dates, "Next dates"),
    (sp::with_signatures, "Signatures and notes"),
];

impl Trellis {
    /// Starts a plan: the region's next version, for the visit's day and quarter.
    /// Where this visit has a draft already, that one is given back.
    ///
    /// # Errors
    /// Where the region or visit is gone, or it cannot be written.
    pub fn start_plan(&mut self, region: Id, visit: Option<Id>) -> Result<Id, Error> {
        self.get_region(region)?;
        let meets_on = match visit {
            Some(visit) => get_contact(self, visit)?
                .took_on
                .unwrap_or_else(|| self.today()),
            None => self.today(),
        };
        let plans = SupportPlanRow::of_region(self.reading(), region)?;
        if visit.is_some()
            && let Some(plan) = plans.iter().find(|plan| plan.visit == visit)
            && AgreedPlanRow::of_plan(self.reading(), plan.id)?.is_empty()
        {
            return Ok(plan.id);
        }
        let version = plans
            .iter()
            .filter_map(|plan| plan.version)
            .max()
            .unwrap_or(0)
            + 1;
        let prepared_by =
            PractitionerRow::find(self.reading(), self.founding().holder)?.and_then(|row| row.name);
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(region, &sp::NOUN, id)
                    .set(sp::region, region)
                    .maybe(sp::visit, visit)
                    .set(sp::version, version)
                    .set(sp::period, Quarter::of(meets_on).in_words())
                    .set(sp::meets_on, meets_on)
                    .maybe(sp::prepared_by, prepared_by),
            )?;
            Ok(id)
        })
    }

    /// Changes facts of a plan. An agreed plan starts a new version instead.
    ///
    /// # Errors
    /// Where it is gone, was agreed, or cannot be written.
    pub fn edit_plan(&mut self, id: Id, edit: &EditPlan) -> Result<(), Error> {
        let region = self
            .draft_plan(id)?
            .region
            .ok_or_else(|| Error::gone("plan"))?;
        let mut record = in_region(region, &sp::NOUN, id)
            .maybe(sp::period, edit.period.as_deref())
            .maybe(sp::meets_on, edit.meets_on)
            .maybe(sp::prepared_by, edit.prepared_by.as_deref());
        if let Some((field, included)) = &edit.include
            && let Some((field, _)) = SECTIONS.iter().find(|(known, _)| known == field)
        {
            // A default is never written: printing is what an unset field means.
            let value = if *included {
                Value::Unset
            } else {
                Value::Boolean(false)
            };
            record = record.set(field, value);
        }
        self.act(|act| act.edit(record))
    }

    /// A plan to edit.
    ///
    /// # Errors
    /// Where it is gone, or the workbook cannot be read.
    pub fn plan(&self, id: Id) -> Result<PlanView, Error> {
        let row = get_plan(self, id)?;
        let region = row.region.ok_or_else(|| Error::gone("plan"))?;
        let agreed = AgreedPlanRow::of_region(self.reading(), region)?;
        let agreed_on = agreed
            .iter()
            .find(|plan| plan.plan == Some(id))
            .and_then(|plan| plan.agreed_on);
        let before = agreed.iter().find(|plan| plan.plan != Some(id));
        let version = version(&row);
        let mut goals = self.goals_of(region)?;
        goals.retain(|goal| goal.state == GoalState::Active);
        let pages = self.pages_of(&row)?;
        Ok(PlanView {
            id,
            region,
            region_name: self.region_name(Some(region))?,
            version,
            state_text: match agreed_on {
                Some(on) => format!("Version {version}, agreed {}", short_date(on)),
                None => format!("Version {version}, draft"),
            },
            agreed_on,
            before: before.map_or_else(String::new, |plan| {
                let on = plan
                    .agreed_on
                    .map_or_else(String::new, |on| format!(" {}", short_date(on)));
                format!("Version {} agreed{on}", plan.version.unwrap_or(1))
            }),
            period: text(row.period.as_ref()),
            meets_on: row.meets_on,
            prepared_by: text(row.prepared_by.as_ref()),
            prose: self.prose(&row, region)?,
            lines: self.plan_lines(id, region)?,
            goals,
            loose_actions: self.loose_actions(region)?,
            sections: SECTIONS
                .iter()
                .map(|(field, title)| PlanSection {
                    field: (*field).to_owned(),
                    title: (*title).to_owned(),
                    included: is_included(&row, field),
                })
                .collect(),
            stays_out: self.stays_out(&row, region)?,
            pages: u32::try_from(pages.count()).unwrap_or(u32::MAX),
            file_name: self.plan_file_name(&row, "pdf")?,
        })
    }

    pub(crate) fn plan_cards(&self, region: Id) -> Result<Vec<PlanCard>, Error> {
        let agreed = AgreedPlanRow::days_of_region(self.reading(), region)?;
        Ok(SupportPlanRow::of_region(self.reading(), region)?
            .into_iter()
            .map(|row| PlanCard {
                id: row.id,
                version: version(&row),
                period: text(row.period.as_ref()),
                meets_on: row.meets_on,
                agreed_on: agreed
                    .iter()
                    .find(|(plan, _)| *plan == row.id)
                    .map(|(_, on)| *on),
            })
            .collect())
    }

    fn prose(&self, row: &SupportPlanRow, region: Id) -> Result<Vec<PlanProse>, Error> {
        let prose = |field: &str,
                     title: &str,
                     source: &str,
                     suggested: String,
                     written: Option<&String>| {
            PlanProse {
                field: field.to_owned(),
                title: title.to_owned(),
                source: source.to_owned(),
                suggested,
                written: text(written),
            }
        };
        Ok(vec![
            prose(
                sp::agreement,
                "What we agreed about support",
                "Drafted from the tier and its rhythm",
                self.suggested_agreement(region)?,
                row.agreement.as_ref(),
            ),
            prose(
                sp::finished,
                "Finished since last time",
                "Drafted from actions that were done or carried over",
                self.suggested_finished(row, region)?,
                row.finished.as_ref(),
            ),
            prose(
                sp::support_ahead,
                "Support until next time",
                "Written by you",
                String::new(),
                row.support_ahead.as_ref(),
            ),
            prose(
                sp::barriers,
                "Barriers to pass on",
                "Written by you; name an office rather than a person",
                String::new(),
                row.barriers.as_ref(),
            ),
        ])
    }

    /// One line for each domain: what people marked, unless somebody wrote it by hand.
    pub(crate) fn plan_lines(&self, plan: Id, region: Id) -> Result<Vec<PlanLine>, Error> {
        let written: BTreeMap<String, PlanLineRow> = PlanLineRow::of_plan(self.reading(), plan)?
            .into_iter()
            .filter_map(|row| Some((row.domain.clone()?, row)))
            .collect();
        let marks = self.marks(region)?;
        let stages = self.stages(region)?;
        Ok(CapacityDomain::ALL
            .iter()
            .map(|domain| {
                let by_hand = written.get(domain.code());
                let marked = marks.get(domain);
                let first = |texts: Option<&Vec<String>>| {
                    texts
                        .and_then(|texts| texts.first())
                        .cloned()
                        .unwrap_or_default()
                };
                let knots: Vec<bool> = trellis_domain::pack::CapacityStage::ALL
                    .iter()
                    .map(|stage| {
                        stages
                            .get(&(*domain, *stage))
                            .is_some_and(|row| row.working == Some(true))
                    })
                    .collect();
                PlanLine {
                    id: line_record(plan, *domain),
                    domain: *domain,
                    name: domain.name().to_owned(),
                    stages: model::stage_words(&knots),
                    knots,
                    strong_suggested: first(marked.map(|marked| &marked.strong)),
                    strong: text(by_hand.and_then(|row| row.strong.as_ref())),
                    to_work_on_suggested: first(marked.map(|marked| &marked.to_work_on)),
                    to_work_on: text(by_hand.and_then(|row| row.to_work_on.as_ref())),
                }
            })
            .collect())
    }

    /// The key fields of a plan's line that nobody wrote yet, found back from its id.
    pub(crate) fn first_plan_line(&self, record: Id) -> Result<Option<Edit>, Error> {
        for region in self.list_regions()? {
            for plan in SupportPlanRow::of_region(self.reading(), region.id)? {
                let domain = CapacityDomain::ALL
                    .iter()
                    .find(|domain| line_record(plan.id, **domain) == record);
                if let Some(domain) = domain {
                    self.draft_plan(plan.id)?;
                    return Ok(Some(
                        in_region(region.id, &pl::NOUN, record)
                            .set(pl::plan, plan.id)
                            .set(pl::region, region.id)
                            .set(pl::domain, domain.code()),
                    ));
                }
            }
        }
        Ok(None)
    }

    pub(crate) fn loose_actions(
        &self,
        region: Id,
    ) -> Result<Vec<crate::view::goal::ActionCard>, Error> {
        let mut cards = Vec::new();
        for row in ActionRow::of_region(self.reading(), region)? {
            let card = self.action_card(&row)?;
            let is_open = matches!(card.state, ActionState::Open | ActionState::CarriedOver);
            if card.goal.is_none() && is_open {
                cards.push(card);
            }
        }
        Ok(cards)
    }

    /// How many notes of narrower audiences stay out, in a sentence.
    fn stays_out(&self, row: &SupportPlanRow, region: Id) -> Result<String, Error> {
        let notes = match row.visit {
            Some(visit) => NoteRow::of_visit(self.reading(), visit)?,
            None => NoteRow::of_region(self.reading(), region)?,
        };
        let of = |audience: Audience| {
            notes
                .iter()
                .filter(|note| crate::notes::audience_of(note) == audience)
                .count()
        };
        Ok(match (of(Audience::Mine), of(Audience::Team)) {
            (0, 0) => "Region notes only".to_owned(),
            (mine, 0) => format!("{mine} of mine stay out"),
            (0, team) => format!("{team} for the support team stay out"),
            (mine, team) => format!("{mine} of mine and {team} for the support team stay out"),
        })
    }
}

pub(crate) fn version(row: &SupportPlanRow) -> u32 {
    row.version
        .and_then(|version| u32::try_from(version).ok())
        .unwrap_or(1)
}

/// An unset section prints.
pub(crate) fn is_included(row: &SupportPlanRow, field: &str) -> bool {
    let column = match field {
        sp::with_agreement => row.with_agreement,
        sp::with_domains => row.with_domains,
        sp::with_goals => row.with_goals,
        sp::with_actions => row.with_actions,
        sp::with_dates => row.with_dates,
        sp::with_signatures => row.with_signatures,
        _ => None,
    };
    column != Some(false)
}

fn line_record(plan: Id, domain: CapacityDomain) -> Id {
    Id::natural(pl::NOUN.name, &[plan.as_bytes(), domain.code().as_bytes()])
}
