//! Filling the paper: from the record to what the plan prints.

use super::{is_included, version};
use crate::documents::went_well;
use crate::edit::text;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::frame::DraftText;
use crate::view::goal::ActionCard;
use crate::words::{clock, listed};
use chrono::NaiveDate;
use trellis_domain::calendar::long_date;
use trellis_domain::id::Id;
use trellis_domain::noun::{plan_line as pl, support_plan as sp};
use trellis_domain::pack::CapacityStage;
use trellis_domain::words::{ActionState, Audience, Form, GoalState, Mode, Team, Tier};
use trellis_report::plan::{PlanAction, PlanDate, PlanDomain, PlanForm, PlanGoal, PlanModel};
use trellis_report::visit_summary::WentWell;
use trellis_store::table::action::ActionRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::practitioner::PractitionerRow;
use trellis_store::table::support_plan::SupportPlanRow;

impl Trellis {
    /// What the paper says. Holds nothing that may not print.
    pub(super) fn plan_model(
        &self,
        row: &SupportPlanRow,
        agreed_on: Option<NaiveDate>,
        typed: Option<&DraftText>,
    ) -> Result<PlanModel, Error> {
        let row = &as_typed(row, typed);
        let region_id = row.region.ok_or_else(|| Error::gone("plan"))?;
        let region = self.get_region(region_id)?;
        let practitioner = PractitionerRow::find(self.reading(), self.founding().holder)?;
        let chosen = |written: Option<&String>, suggested: String| match written.map(String::as_str)
        {
            None | Some("") => suggested,
            Some(text) if is_left_out(text) => String::new(),
            Some(text) => text.to_owned(),
        };
        let agreement = if is_included(row, sp::with_agreement) {
            Some(chosen(
                row.agreement.as_ref(),
                self.suggested_agreement(region_id)?,
            ))
        } else {
            None
        };
        let (tier, _) = self.tiers(region_id)?;
        let form = match tier.tier {
            Tier::Intensive => PlanForm::Intensive,
            Tier::Brief => PlanForm::Brief,
            Tier::Universal => PlanForm::CheckIn,
        };
        let topics = match form {
            PlanForm::Brief if agreement.is_some() => listed_topics(&tier.topics),
            _ => Vec::new(),
        };
        let successes = self.printed_successes(row, region_id)?;
        let domains = if is_included(row, sp::with_domains) {
            let mut domains = self.printed_domains(row.id, region_id, typed)?;
            // Intensive support looks at all five; less, at what there is to say.
            if form != PlanForm::Intensive {
                domains.retain(|it| !it.strong.is_empty() || !it.to_work_on.is_empty());
            }
            Some(domains)
        } else {
            None
        };
        let goals = if is_included(row, sp::with_goals) {
            Some(self.printed_goals(region_id)?)
        } else {
            None
        };
        let dates = if is_included(row, sp::with_dates) {
            Some(self.next_dates(region_id, row.meets_on)?)
        } else {
            None
        };
        Ok(PlanModel {
            form,
            letterhead: self.letterhead()?,
            topics,
            successes,
            region: text(region.name.as_ref()),
            counties: text(region.counties.as_ref()),
            lead_agency: text(region.lead_agency.as_ref()),
            team: Team::Cit.word().to_owned(),
            organization: practitioner
                .and_then(|row| row.organization)
                .unwrap_or_default(),
            prepared_by: text(row.prepared_by.as_ref()),
            meets_on: row.meets_on,
            period: text(row.period.as_ref()),
            version: version(row),
            agreed_on,
            agreement,
            domains,
            goals,
            with_actions: is_included(row, sp::with_actions),
            loose_actions: self
                .loose_actions(region_id)?
                .iter()
                .map(printed_action)
                .collect(),
            finished: chosen(
                row.finished.as_ref(),
                self.suggested_finished(row, region_id)?,
            ),
            support_ahead: text(row.support_ahead.as_ref()),
            barriers: text(row.barriers.as_ref()),
            dates,
            signatures: is_included(row, sp::with_signatures),
            document_id: row.id.to_string().replace('-', ""),
            large_print: false,
            marked_since: None,
            no_more: Vec::new(),
        })
    }

    pub(crate) fn printed_domains(
        &self,
        plan: Id,
        region: Id,
        typed: Option<&DraftText>,
    ) -> Result<Vec<PlanDomain>, Error> {
        let now = |line: Id, field: &str, written: String| match typed {
            Some(typed) if typed.place.record == line && typed.place.field == field => {
                typed.text.clone()
            }
            _ => written,
        };
        let or = |written: String, suggested: String| match written.as_str() {
            "" => suggested,
            text if is_left_out(text) => String::new(),
            _ => written,
        };
        Ok(self
            .plan_lines(plan, region)?
            .into_iter()
            .map(|line| {
                let mut stages = [false; 3];
                for (stage, knot) in stages.iter_mut().zip(&line.knots) {
                    *stage = *knot;
                }
                PlanDomain {
                    name: line.name,
                    stages,
                    stage_words: line.stages,
                    strong: or(now(line.id, pl::strong, line.strong), line.strong_suggested),
                    to_work_on: or(
                        now(line.id, pl::to_work_on, line.to_work_on),
                        line.to_work_on_suggested,
                    ),
                    change: String::new(),
                }
            })
            .collect())
    }

    /// What went well since the version before, for the region.
    fn printed_successes(&self, plan: &SupportPlanRow, region: Id) -> Result<Vec<WentWell>, Error> {
        let since = self.met_before(plan, region)?;
        let mut cards = self.successes_for(region, Audience::Region)?;
        cards.retain(|card| match (card.seen_on, since) {
            (Some(on), Some(since)) => on >= since,
            _ => true,
        });
        Ok(cards.into_iter().map(went_well).collect())
    }

    /// The meeting of the version before.
    fn met_before(&self, plan: &SupportPlanRow, region: Id) -> Result<Option<NaiveDate>, Error> {
        Ok(SupportPlanRow::of_region(self.reading(), region)?
            .into_iter()
            .filter(|other| other.id != plan.id && other.version < plan.version)
            .filter_map(|other| other.meets_on)
            .max())
    }

    pub(crate) fn printed_goals(&self, region: Id) -> Result<Vec<PlanGoal>, Error> {
        Ok(self
            .goals_of(region)?
            .into_iter()
            .filter(|goal| goal.state == GoalState::Active)
            .map(|goal| PlanGoal {
                statement: goal.statement,
                measure: goal.measure,
                baseline: goal.baseline,
                target: goal.target,
                by_on: goal.by_on,
                domain: goal.domain_name,
                serves: goal.serves,
                actions: goal
                    .actions
                    .iter()
                    .filter(|action| action.state != ActionState::Dropped)
                    .map(printed_action)
                    .collect(),
                change: String::new(),
            })
            .collect())
    }

    /// The next three dates after the meeting.
    pub(crate) fn next_dates(
        &self,
        region: Id,
        meets_on: Option<NaiveDate>,
    ) -> Result<Vec<PlanDate>, Error> {
        let after = meets_on.unwrap_or_else(|| self.today());
        let mut rows: Vec<ContactRow> = ContactRow::of_region(self.reading(), region)?
            .into_iter()
            .filter(|row| row.form.as_deref() == Some(Form::Visit.code()))
            .filter(|row| row.took_on.is_some_and(|on| on > after))
            .collect();
        rows.sort_by_key(|row| (row.took_on, row.starts_at));
        Ok(rows
            .into_iter()
            .take(3)
            .filter_map(|row| {
                Some(PlanDate {
                    on: row.took_on?,
                    hours: match (row.starts_at, row.ends_at) {
                        (Some(from), Some(to)) => format!("{} to {}", clock(from), clock(to)),
                        (Some(from), None) => clock(from),
                        _ => String::new(),
                    },
                    mode: row
                        .mode
                        .as_deref()
                        .and_then(Mode::from_code)
                        .map_or_else(String::new, |mode| mode.word().to_owned()),
                    about: text(row.planned_focus.as_ref().or(row.title.as_ref())),
                })
            })
            .collect())
    }

    /// What the record says about the agreed support, as a first draft.
    pub(crate) fn suggested_agreement(&self, region: Id) -> Result<String, Error> {
        let (tier, _) = self.tiers(region)?;
        let mut sentences = Vec::new();
        let because = match tier.reasons.trim().trim_end_matches('.') {
            "" => String::new(),
            reasons => format!(" Why: {reasons}."),
        };
        sentences.push(match tier.tier {
            Tier::Universal => {
                "Universal support: tools, resources, webinars and office hours are open to the region at any time."
                    .to_owned()
            }
            Tier::Intensive | Tier::Brief => format!("{} support.{because}", tier.name),
        });
        if !tier.topics.trim().is_empty() && tier.tier != Tier::Brief {
            sentences.push(format!(
                "Topics: {}.",
                tier.topics.trim().trim_end_matches('.')
            ));
        }
        if !tier.rhythm.trim().is_empty() {
            sentences.push(format!(
                "Contact: {}.",
                tier.rhythm.trim().trim_end_matches('.')
            ));
        }
        if let Some(review) = tier.review_by {
            sentences.push(format!(
                "We look at this choice again by {}.",
                long_date(review)
            ));
        }
        Ok(sentences.join(" "))
    }

    /// What was done or carried over since the last plan, as a first draft.
    pub(super) fn suggested_finished(
        &self,
        plan: &SupportPlanRow,
        region: Id,
    ) -> Result<String, Error> {
        let since = self.met_before(plan, region)?;
        let mut sentences = Vec::new();
        for action in ActionRow::of_region(self.reading(), region)? {
            let step = text(action.step.as_ref());
            let step = step.trim_end_matches('.');
            match action.state.as_deref().and_then(ActionState::from_code) {
                Some(ActionState::Done)
                    if since.is_none_or(|since| action.done_on.is_some_and(|on| on >= since)) =>
                {
                    sentences.push(format!("Done: {step}."));
                }
                Some(ActionState::CarriedOver) => {
                    let reason = text(action.reason.as_ref());
                    let reason = reason.trim().trim_end_matches('.');
                    sentences.push(if reason.is_empty() {
                        format!("Carried over: {step}.")
                    } else {
                        format!("Carried over: {step} ({reason}).")
                    });
                }
                _ => {}
            }
        }
        Ok(sentences.join("\n"))
    }
}

pub(crate) fn printed_action(action: &ActionCard) -> PlanAction {
    PlanAction {
        step: action.step.clone(),
        who: action.who.clone(),
        by_on: action.by_on,
        in_hand: action.in_hand.clone(),
        needed: action.needed.clone(),
        in_the_way: action.in_the_way.clone(),
        must_know: action.must_know.clone(),
        status: action.state.word().to_owned(),
        moved_because: if action.state == ActionState::CarriedOver {
            action.reason.clone()
        } else {
            String::new()
        },
        change: String::new(),
    }
}

/// A plan as it would be if what is being typed stood in it already.
fn as_typed(row: &SupportPlanRow, typed: Option<&DraftText>) -> SupportPlanRow {
    let mut row = row.clone();
    let Some(DraftText { place, text }) = typed.filter(|typed| typed.place.record == row.id) else {
        return row;
    };
    let field = match place.field.as_str() {
        sp::period => &mut row.period,
        sp::prepared_by => &mut row.prepared_by,
        sp::agreement => &mut row.agreement,
        sp::finished => &mut row.finished,
        sp::support_ahead => &mut row.support_ahead,
        sp::barriers => &mut row.barriers,
        _ => return row,
    };
    *field = (!text.is_empty()).then(|| text.clone());
    row
}

/// A dash alone leaves a suggestion out: nothing prints there.
pub(crate) fn is_left_out(text: &str) -> bool {
    matches!(text.trim(), "–" | "-" | "—")
}

/// Topics as they were written, one by one: a line each, or with semicolons between.
fn listed_topics(topics: &str) -> Vec<String> {
    topics
        .split(['\n', ';'])
        .map(|topic| topic.trim().trim_end_matches('.').to_owned())
        .filter(|topic| !topic.is_empty())
        .collect()
}

/// “Installation and initial implementation”; on paper the first stage is called
/// assessment and readiness.
pub(super) fn stage_words(knots: &[bool]) -> String {
    let words: Vec<&str> = CapacityStage::ALL
        .iter()
        .zip(knots)
        .filter(|(_, knot)| **knot)
        .map(|(stage, _)| stage.paper_name())
        .collect();
    let mut text = listed(&words).to_lowercase();
    if let Some(first) = text.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    text
}
