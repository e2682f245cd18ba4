//! How long a visit took, as far as this laptop can tell: from going into the room until
//! it is wrapped up. Only a proposal; kept on this computer, neither logged nor sent.

use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::visit::MinutesProposal;
use chrono::NaiveTime;
use trellis_domain::id::Id;
use trellis_domain::room_clock::minutes_between;
use trellis_domain::words::VisitPhase;
use trellis_store::table::contact::ContactRow;

/// When a visit went into the room, and when it left it.
fn settings(visit: Id) -> [String; 2] {
    [format!("room-from:{visit}"), format!("room-to:{visit}")]
}

impl Trellis {
    /// Takes the time as a visit moves on its way. One that was closed and is reopened
    /// keeps the times it had.
    pub(super) fn keep_clock(
        &mut self,
        visit: Id,
        before: VisitPhase,
        to: VisitPhase,
    ) -> Result<(), Error> {
        let [from, until] = settings(visit);
        let now = self.wall().to_string();
        let has_begun = self.reading().find_setting(&from)?.is_some();
        match to {
            VisitPhase::InTheRoom if !has_begun => self.workbook.set_setting(&from, &now)?,
            VisitPhase::WrapUp | VisitPhase::Closed
                if has_begun && before == VisitPhase::InTheRoom && self.is_open_ended(visit)? =>
            {
                self.workbook.set_setting(&until, &now)?;
            }
            // Back into the room after a look at what comes next: it goes on.
            VisitPhase::InTheRoom if before == VisitPhase::WrapUp => {
                self.workbook.set_setting(&until, "")?;
            }
            _ => {}
        }
        Ok(())
    }

    fn is_open_ended(&self, visit: Id) -> Result<bool, Error> {
        let [_, until] = settings(visit);
        let known = self.reading().find_setting(&until)?;
        Ok(known.is_none_or(|until| until.is_empty()))
    }

    /// What the contact minutes of a visit could be: as the clock has it, then as it was
    /// planned. None where somebody wrote them down.
    pub(super) fn propose_minutes(
        &self,
        visit: &ContactRow,
    ) -> Result<Vec<MinutesProposal>, Error> {
        let mut proposals = Vec::new();
        if visit.minutes.is_some() {
            return Ok(proposals);
        }
        let mut propose = |minutes: Option<u32>, because: &str| {
            if let Some(minutes) = minutes
                && proposals
                    .iter()
                    .all(|it: &MinutesProposal| it.minutes != minutes)
            {
                proposals.push(MinutesProposal {
                    minutes,
                    because: because.to_owned(),
                });
            }
        };
        let [from, until] = settings(visit.id);
        let from = self.reading().find_setting(&from)?;
        let until = self.reading().find_setting(&until)?;
        let wall = |text: Option<String>| text.and_then(|text| text.parse::<i64>().ok());
        let by_clock = wall(from).zip(wall(until));
        propose(
            by_clock.and_then(|(from, to)| minutes_between(from, to)),
            "by the clock",
        );
        propose(
            visit
                .starts_at
                .zip(visit.ends_at)
                .and_then(|(from, to)| minutes_in(from, to)),
            "as planned",
        );
        Ok(proposals)
    }
}

fn minutes_in(from: NaiveTime, to: NaiveTime) -> Option<u32> {
    u32::try_from((to - from).num_minutes())
        .ok()
        .filter(|it| *it > 0)
}
