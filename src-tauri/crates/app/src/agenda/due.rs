//! Agenda lines that what is due suggests. A line is seen by everybody in the room, so
//! only what may be said there is proposed: no vacancy that nobody announced, no barrier
//! that is for the support team, no words of a due date.

use crate::audience::audience_from;
use crate::continuity::is_due_soon;
use crate::edit::text;
use crate::error::Error;
use crate::goals::is_active;
use crate::trellis::Trellis;
use crate::view::visit::{AgendaSuggestion, NewLine};
use crate::words::day;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use trellis_domain::due::soon;
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::rhythm::{self, chase_horizon};
use trellis_domain::words::{Audience, BarrierState};
use trellis_store::table::barrier::BarrierRow;
use trellis_store::table::due_date::DueDateRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::milestone::MilestoneRow;

impl Trellis {
    /// The assessment, the tier review, milestones, barriers to ask about, seats that are
    /// vacant, first weeks that are not over and days that others set, as of the day of
    /// the visit.
    pub(super) fn due_suggestions(
        &self,
        region: Id,
        on: Option<NaiveDate>,
    ) -> Result<Vec<AgendaSuggestion>, Error> {
        let today = self.today();
        let on = on.unwrap_or(today).max(today);
        let mut found = self.capacity_suggestions(region, on)?;
        let (tier, _) = self.tiers(region)?;
        if let Some(by) = tier.review_by.filter(|by| *by <= chase_horizon(on)) {
            found.push(line(
                "Does our agreement about support still fit?",
                10,
                Some(CapacityDomain::LeadershipAndTeams),
                format!("Tier review by {}", day(by, today)),
            ));
        }
        for barrier in BarrierRow::of_region(self.reading(), region)? {
            let state = barrier.state.as_deref().and_then(BarrierState::from_code);
            if let Some(chase) = barrier.chase_on
                && matches!(state, None | Some(BarrierState::Open))
                && chase <= chase_horizon(on)
                && audience_from(barrier.audience.as_ref()) == Audience::Region
            {
                found.push(line(
                    &format!("Barrier: {}", text(barrier.what.as_ref())),
                    5,
                    None,
                    format!("To be asked about again on {}", day(chase, today)),
                ));
            }
        }
        for seat in self.seats(region)?.0 {
            if seat.is_vacant && seat.announced {
                let since = seat.from_on.map_or_else(
                    || "Vacant".to_owned(),
                    |from| format!("Vacant since {}", day(from, today)),
                );
                found.push(line(
                    &format!("Vacant seat: {}", seat.role),
                    10,
                    Some(CapacityDomain::LeadershipAndTeams),
                    since,
                ));
            }
        }
        for first_weeks in self.onboarding(region)? {
            let mut steps = first_weeks
                .lists
                .iter()
                .flat_map(|list| &list.groups)
                .flat_map(|group| &group.steps);
            let is_new = first_weeks
                .from_on
                .is_some_and(|since| rhythm::is_new(since, today));
            let holds_seat = first_weeks.ended_on.is_none() && !first_weeks.person.is_empty();
            if is_new && holds_seat && steps.any(|step| step.done_on.is_none()) {
                found.push(line(
                    &format!("First weeks: {}", first_weeks.role),
                    10,
                    Some(CapacityDomain::LeadershipAndTeams),
                    "Steps are still open".to_owned(),
                ));
            }
        }
        found.extend(self.due_date_suggestion(region, on)?);
        Ok(found)
    }

    /// The assessment that comes back every six months, and milestones on the way to
    /// active goals.
    fn capacity_suggestions(
        &self,
        region: Id,
        on: NaiveDate,
    ) -> Result<Vec<AgendaSuggestion>, Error> {
        let today = self.today();
        let mut found = Vec::new();
        let (due, _) = self.next_assessment(&self.get_region(region)?)?;
        if let Some(due) = due.filter(|due| is_due_soon(*due, on)) {
            let verb = if due < on { "was due" } else { "due by" };
            let because = format!("Assessment {verb} {}", day(due, today));
            found.push(line("Capacity assessment", 60, None, because));
        }
        let goals = GoalRow::of_region(self.reading(), region)?.into_iter();
        let active: BTreeMap<Id, Option<CapacityDomain>> = goals
            .filter(is_active)
            .map(|goal| {
                let domain = goal.domain.as_deref();
                (goal.id, domain.and_then(CapacityDomain::from_code))
            })
            .collect();
        for milestone in MilestoneRow::of_region(self.reading(), region)? {
            let goal = milestone.goal.and_then(|id| Some((id, *active.get(&id)?)));
            if let (Some((goal, domain)), Some(by), None) =
                (goal, milestone.by_on, milestone.reached_on)
                && by <= chase_horizon(on)
            {
                let what = format!("Milestone: {}", text(milestone.what.as_ref()));
                let mut suggestion = line(
                    &what,
                    10,
                    domain,
                    format!("To be reached by {}", day(by, today)),
                );
                suggestion.line.goal = Some(goal);
                found.push(suggestion);
            }
        }
        Ok(found)
    }

    /// Days that others set are the support team’s own. The line says no more than that
    /// there are some; which, only whoever prepares the visit reads.
    fn due_date_suggestion(
        &self,
        region: Id,
        on: NaiveDate,
    ) -> Result<Option<AgendaSuggestion>, Error> {
        let today = self.today();
        let due: Vec<String> = DueDateRow::of_region(self.reading(), region)?
            .into_iter()
            .filter(|row| row.done_on.is_none())
            .filter_map(|row| {
                let by = row.due_on.filter(|by| *by <= soon(on))?;
                Some(format!("{}, {}", text(row.what.as_ref()), day(by, today)))
            })
            .collect();
        if due.is_empty() {
            return Ok(None);
        }
        let because = format!("For the support team: {}", due.join("; "));
        Ok(Some(line("Dates ahead that others set", 5, None, because)))
    }
}

fn line(
    purpose: &str,
    minutes: u32,
    domain: Option<CapacityDomain>,
    because: String,
) -> AgendaSuggestion {
    AgendaSuggestion {
        line: NewLine {
            purpose: purpose.to_owned(),
            minutes: Some(minutes),
            domain,
            ..NewLine::default()
        },
        because,
    }
}
