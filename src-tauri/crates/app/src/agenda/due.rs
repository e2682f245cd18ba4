//! Agenda lines that what is due suggests. A line is seen by everybody in the room, so
//! only what may be said there is proposed: no vacancy that nobody announced, no barrier
//! that is for the support team.

use crate::audience::audience_from;
use crate::edit::text;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::visit::{AgendaSuggestion, NewLine};
use crate::words::day;
use chrono::NaiveDate;
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::rhythm::{self, chase_horizon};
use trellis_domain::words::{Audience, BarrierState};
use trellis_store::table::barrier::BarrierRow;

impl Trellis {
    /// The tier review, barriers to ask about, seats that are vacant and first weeks
    /// that are not over, as of the day of the visit.
    pub(super) fn due_suggestions(
        &self,
        region: Id,
        on: Option<NaiveDate>,
    ) -> Result<Vec<AgendaSuggestion>, Error> {
        let today = self.today();
        let on = on.unwrap_or(today).max(today);
        let mut found = Vec::new();
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
        Ok(found)
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
