//! For somebody who is new, on paper: a member of the team (what is for the region), or a
//! colleague who takes over (what is for the support team too).

use super::id_of;
use super::said::{barrier, went_well};
use crate::edit::text;
use crate::error::Error;
use crate::notes::audience_of;
use crate::pivots::is_reason;
use crate::plans::model::printed_action;
use crate::today::was_held;
use crate::trellis::Trellis;
use crate::view::people::SeatCard;
use crate::view::support::HandoverCard;
use crate::words::{counted, day, posts};
use trellis_domain::calendar::{long_date, month_of_relationship, short_date};
use trellis_domain::id::Id;
use trellis_domain::words::{ActionState, Audience, BarrierState, GoalState};
use trellis_report::handover::{
    AgencyLine, FileLine, ForColleagues, HandoverModel, LeadLine, ProgramLine, SeatLine, VisitLine,
};
use trellis_report::plan::PlanGoal;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::note::NoteRow;
use trellis_store::table::support_plan::SupportPlanRow;

/// As many visits tell what somebody new needs.
const VISITS: usize = 5;
/// As many notes for colleagues are read.
const NOTES: usize = 30;

impl Trellis {
    /// What a handover pack prints.
    pub(super) fn handover_model(
        &self,
        region: Id,
        for_colleague: bool,
        large_print: bool,
    ) -> Result<HandoverModel, Error> {
        let row = self.get_region(region)?;
        let readers = if for_colleague {
            Audience::Team
        } else {
            Audience::Region
        };
        let today = self.today();
        let relationship = row.began_on.map_or_else(String::new, |began| {
            let month = month_of_relationship(began, today);
            let month = month.map_or_else(String::new, |month| format!(", month {month}"));
            format!("Since {}{month}", long_date(began))
        });
        let successes = self.successes_for(region, readers)?;
        let mut barriers = self.barriers_for(region, readers)?;
        barriers.retain(|it| matches!(it.state, BarrierState::Open | BarrierState::Answered));
        let (goals, loose_actions) = self.open_goals(region)?;
        // Where there is no plan, no line of one was written by hand either.
        let plans = SupportPlanRow::of_region(self.reading(), region)?;
        let latest = plans.iter().max_by_key(|plan| plan.version);
        let domains = self.printed_domains(latest.map_or(region, |plan| plan.id), region, None)?;
        let leads = self.handovers_of(region)?;
        let leads = leads
            .local
            .into_iter()
            .chain(leads.together)
            .chain(leads.isp);
        let (seats, _) = self.seats(region)?;
        let held = self.last_held(region)?;
        let mut cover = self.cover_of(text(row.name.as_ref()), Some(today), large_print)?;
        if for_colleague {
            "For the support team – do not hand to a region".clone_into(&mut cover.readers);
        }
        let mut model = HandoverModel {
            cover,
            counties: text(row.counties.as_ref()),
            lead_agency: text(row.lead_agency.as_ref()),
            relationship,
            community_goals: text(row.community_goals.as_ref()),
            strategic_plan: strategic_plan(&row),
            agreement: self.suggested_agreement(region)?,
            successes: successes.into_iter().map(went_well).collect(),
            domains,
            goals,
            loose_actions,
            leads: leads.map(lead).collect(),
            barriers: barriers.into_iter().map(barrier).collect(),
            programs: self.program_lines(region)?,
            agencies: self.agency_lines(region)?,
            seats: seats
                .iter()
                .filter_map(|seat| self.seat_line(seat))
                .collect(),
            visits: held.iter().map(visit).collect(),
            dates: self.next_dates(region, Some(today))?,
            files: self
                .files_for_handover(region, readers)?
                .into_iter()
                .map(|file| FileLine {
                    name: file.name,
                    described: file.described,
                    on: file.on,
                })
                .collect(),
            for_colleagues: if for_colleague {
                Some(self.for_colleagues(region, &seats, &held)?)
            } else {
                None
            },
        };
        model.cover.document_id = id_of(&model);
        Ok(model)
    }

    /// What the one who leaves and the one who comes do together first. A region loses
    /// more with a person than what was written down (S2, Box 6.1).
    fn together_first(&self, region: Id, people: usize) -> Result<Vec<(String, String)>, Error> {
        let next = match self.visit_for(region, true)? {
            Some(visit) => visit.took_on.map_or_else(String::new, |on| {
                format!("The next one is planned for {}.", long_date(on))
            }),
            None => "None is planned yet; plan it together.".to_owned(),
        };
        let (goals, loose) = self.open_goals(region)?;
        let actions = loose.len() + goals.iter().map(|goal| goal.actions.len()).sum::<usize>();
        let mut barriers = self.barriers_for(region, Audience::Team)?;
        barriers.retain(|it| matches!(it.state, BarrierState::Open | BarrierState::Answered));
        let led = self.handovers_of(region)?;
        let led = led.isp.len() + led.together.len();
        let line = |what: &str, facts: String| (what.to_owned(), facts);
        Ok(vec![
            line(
                "Read the bundle on the other laptop, and compare this pack with it page by page",
                String::new(),
            ),
            line(
                "Tell the team who comes, from when, and whom to call until then",
                format!(
                    "{}; how to reach them stands below.",
                    counted(people, "person", "people")
                ),
            ),
            line("Visit once together", next),
            line(
                "Go through goals and open actions, and say who owes what",
                format!(
                    "{}, {}.",
                    counted(goals.len(), "active goal", "active goals"),
                    counted(actions, "open action", "open actions")
                ),
            ),
            line(
                "Go through the barriers, and who waits for whose answer",
                format!(
                    "{}.",
                    counted(barriers.len(), "open barrier", "open barriers")
                ),
            ),
            line(
                "Go through the tasks that the team does not lead alone yet",
                format!("{}.", counted(led, "task", "tasks")),
            ),
            line(
                "Talk about what stands in no record: who trusts whom, and what was tried before",
                String::new(),
            ),
            line(
                "Agree on the day from which the new practitioner answers for the region",
                String::new(),
            ),
        ])
    }

    /// Active goals with their open actions, and open actions of no goal.
    fn open_goals(
        &self,
        region: Id,
    ) -> Result<(Vec<PlanGoal>, Vec<trellis_report::plan::PlanAction>), Error> {
        let mut printed = Vec::new();
        for goal in self.goals_of(region)? {
            if goal.state != GoalState::Active {
                continue;
            }
            let is_open =
                |state: ActionState| matches!(state, ActionState::Open | ActionState::CarriedOver);
            printed.push(PlanGoal {
                actions: goal
                    .actions
                    .iter()
                    .filter(|action| is_open(action.state))
                    .map(printed_action)
                    .collect(),
                statement: goal.statement,
                measure: goal.measure,
                baseline: goal.baseline,
                target: goal.target,
                by_on: goal.by_on,
                domain: goal.domain_name,
                serves: goal.serves,
                change: String::new(),
            });
        }
        let loose = self.loose_actions(region)?;
        Ok((printed, loose.iter().map(printed_action).collect()))
    }

    fn last_held(&self, region: Id) -> Result<Vec<ContactRow>, Error> {
        let today = self.today();
        let mut rows = ContactRow::visits_of_region(self.reading(), region)?;
        rows.retain(|row| was_held(row, today));
        rows.sort_by_key(|row| std::cmp::Reverse(row.took_on));
        rows.truncate(VISITS);
        Ok(rows)
    }

    fn program_lines(&self, region: Id) -> Result<Vec<ProgramLine>, Error> {
        let programs = self.programs(region)?.programs;
        Ok(programs
            .into_iter()
            .map(|it| ProgramLine {
                program: it.program,
                stage: it.stage.map_or_else(String::new, |it| it.word().to_owned()),
                since: it.stage_since,
                agencies: if it.agencies_text.is_empty() {
                    it.agencies
                } else {
                    it.agencies_text
                },
            })
            .collect())
    }

    fn agency_lines(&self, region: Id) -> Result<Vec<AgencyLine>, Error> {
        let agencies = self.list_agencies(region)?;
        Ok(agencies
            .into_iter()
            .filter(|it| !it.has_left)
            .map(|it| AgencyLine {
                name: it.name,
                agreement: it.agreement,
                ends_on: it.ends_on,
                lead: it.lead,
            })
            .collect())
    }

    /// A seat without a name. A vacancy that nobody announced is the support team's, and
    /// so is the seat then.
    fn seat_line(&self, seat: &SeatCard) -> Option<SeatLine> {
        if seat.is_vacant && !seat.announced {
            return None;
        }
        let since = seat.from_on.map_or_else(String::new, |on| {
            format!(" since {}", day(on, self.today()))
        });
        Some(SeatLine {
            team: seat.team_name.clone(),
            role: seat.role.clone(),
            share: seat
                .fte
                .map_or_else(String::new, |fte| posts(i64::from(fte))),
            state: if seat.is_vacant {
                format!("Open{since}")
            } else {
                "Filled".to_owned()
            },
        })
    }

    /// What only colleagues may read.
    fn for_colleagues(
        &self,
        region: Id,
        seats: &[SeatCard],
        held: &[ContactRow],
    ) -> Result<ForColleagues, Error> {
        let today = self.today();
        let since =
            |on: Option<chrono::NaiveDate>| on.map_or_else(String::new, |on| day(on, today));
        let people = seats.iter().filter(|seat| !seat.is_vacant).map(|seat| {
            [
                seat.team_name.clone(),
                seat.role.clone(),
                seat.person.clone(),
                seat.reach_at.clone(),
                since(seat.from_on),
            ]
        });
        let vacancies = seats.iter().filter(|seat| seat.is_vacant).map(|seat| {
            let mut facts = Vec::new();
            if seat.from_on.is_some() {
                facts.push(format!("open since {}", since(seat.from_on)));
            }
            if !seat.cover.is_empty() {
                facts.push(format!("covered by {}", seat.cover));
            }
            if !seat.announced {
                facts.push("not announced yet".to_owned());
            }
            let facts = crate::words::capitalized(&facts.join(", "));
            (format!("{}, {}", seat.role, seat.team_name), facts)
        });
        let mut turnover = Vec::new();
        for team in self.turnover(region)?.teams {
            turnover.extend(team.years.iter().map(|year| {
                [
                    format!("{}, {}", team.team_name, year.year),
                    year.came.to_string(),
                    year.left.to_string(),
                ]
            }));
        }
        let tiers = self.list_tiers(region)?.into_iter().map(|tier| {
            let date = |on: Option<chrono::NaiveDate>| on.map_or_else(String::new, short_date);
            let why = [tier.reasons, tier.agreed_with]
                .into_iter()
                .filter(|part| !part.trim().is_empty());
            let why: Vec<String> = why.collect();
            [
                tier.name,
                date(tier.agreed_on),
                date(tier.until.or(tier.ends_on)),
                why.join("\n"),
            ]
        });
        let connections = self.connections_of(region)?.into_iter().map(|it| {
            let facts = [it.why, since(it.linked_on), it.came_of_it];
            let facts: Vec<String> = facts.into_iter().filter(|it| !it.is_empty()).collect();
            (format!("{} with {}", it.who, it.to_whom), facts.join(" · "))
        });
        let mut pivots = Vec::new();
        for visit in held {
            for it in self.pivots_of(visit.id)? {
                let what = [it.planned, it.happened]
                    .into_iter()
                    .filter(|part| !part.is_empty());
                let what: Vec<String> = what.collect();
                let facts = [it.level_name, it.strategies.replace('\n', ", "), it.went];
                let facts: Vec<String> = facts.into_iter().filter(|it| !it.is_empty()).collect();
                pivots.push((what.join(" → "), facts.join(" · ")));
            }
        }
        let notes = NoteRow::of_region(self.reading(), region)?;
        let notes = notes
            .iter()
            .filter(|note| audience_of(note) == Audience::Team && !is_reason(note))
            .take(NOTES)
            .map(|note| (text(note.text.as_ref()), since(note.written_on)));
        let people: Vec<[String; 5]> = people.collect();
        Ok(ForColleagues {
            together_first: self.together_first(region, people.len())?,
            people,
            vacancies: vacancies.collect(),
            turnover,
            tiers: tiers.collect(),
            connections: connections.collect(),
            notes: notes.collect(),
            pivots,
            dose: self
                .dose(&crate::view::dose::DoseQuery {
                    regions: vec![region],
                    ..crate::view::dose::DoseQuery::default()
                })?
                .summary,
        })
    }
}

fn strategic_plan(row: &trellis_store::table::region::RegionRow) -> String {
    let plan = text(row.strategic_plan.as_ref());
    match row.plan_horizon.as_deref() {
        Some(years) if !years.is_empty() && !plan.is_empty() => format!("{plan} ({years})"),
        Some(years) if plan.is_empty() => years.to_owned(),
        _ => plan,
    }
}

fn lead(card: HandoverCard) -> LeadLine {
    LeadLine {
        task: card.task,
        led_by: card.led_by_name,
        since: card.local_since.or(card.together_since),
        how_it_went: card.how_it_went,
    }
}

fn visit(row: &ContactRow) -> VisitLine {
    let about = row.actual_focus.as_ref().or(row.planned_focus.as_ref());
    VisitLine {
        on: row.took_on,
        title: row.title.clone().unwrap_or_else(|| "Visit".to_owned()),
        about: text(about),
    }
}
