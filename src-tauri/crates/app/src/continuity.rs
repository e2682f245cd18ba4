//! What comes next in a region. A proposal is never a plan: a person plans the visit.

use crate::error::Error;
use crate::today::{last_in_person, was_held};
use crate::trellis::Trellis;
use crate::view::continuity::{ComesNext, NextStep};
use crate::words::day;
use chrono::NaiveDate;
use trellis_domain::id::Id;
use trellis_domain::rhythm::{self, Standing};
use trellis_domain::words::Tier;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::region::RegionRow;

impl Trellis {
    /// The next visit, by the tier of support, and the next assessment, six months after
    /// the last one.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn comes_next(&self, region: Id) -> Result<ComesNext, Error> {
        let row = self.get_region(region)?;
        Ok(ComesNext {
            region,
            visit: self.next_visit(&row)?,
            assessment: self.next_assessment_step(&row)?,
        })
    }

    fn next_visit(&self, region: &RegionRow) -> Result<NextStep, Error> {
        let today = self.today();
        let visits = ContactRow::visits_of_region(self.reading(), region.id)?;
        let ahead = visits
            .iter()
            .filter(|row| !was_held(row, today))
            .filter_map(|row| Some((row.took_on.filter(|on| *on >= today)?, row.id)))
            .min();
        if let Some((on, id)) = ahead {
            return Ok(NextStep {
                on: Some(on),
                text: format!("Planned for {}", day(on, today)),
                because: String::new(),
                standing: Standing::ComingUp,
                planned: Some(id),
            });
        }
        let tier = self.tiers(region.id)?.0.tier;
        let contacts = ContactRow::of_region(self.reading(), region.id)?;
        let last = match tier {
            Tier::Universal => contacts
                .iter()
                .filter(|row| was_held(row, today))
                .filter_map(|row| row.took_on)
                .max(),
            Tier::Intensive | Tier::Brief => last_in_person(&contacts, today),
        };
        let on = rhythm::next_visit(tier, last, today);
        let because = match (tier, last) {
            (Tier::Universal, Some(last)) => format!(
                "A check-in every six months; the last contact was {}",
                day(last, today)
            ),
            (Tier::Universal, None) => "A check-in every six months; none yet".to_owned(),
            (_, Some(last)) => format!(
                "In person once a quarter on this tier; the last time was {}",
                day(last, today)
            ),
            (_, None) => "In person once a quarter on this tier; none yet".to_owned(),
        };
        let standing = match tier {
            Tier::Universal => Standing::ComingUp,
            Tier::Intensive | Tier::Brief => rhythm::in_person(tier, last, region.began_on, today),
        };
        Ok(NextStep {
            on: Some(on),
            text: format!("Proposed for {}", day(on, today)),
            because,
            standing,
            planned: None,
        })
    }

    fn next_assessment_step(&self, region: &RegionRow) -> Result<NextStep, Error> {
        let today = self.today();
        let (due, _) = self.next_assessment(region)?;
        let cell = self.assessment_cell(region)?;
        let text = match due {
            Some(due) if due < today => format!("Was due {}", day(due, today)),
            Some(due) => format!("Proposed by {}", day(due, today)),
            None => "No day to count from yet".to_owned(),
        };
        Ok(NextStep {
            on: due,
            text,
            because: match (cell.standing, due) {
                (_, None) => "Write down when the relationship began".to_owned(),
                (Standing::Done, Some(_)) => {
                    format!("Every six months; the last was {}", cell.text)
                }
                (_, Some(_)) => format!("Every six months; {}", cell.detail),
            },
            standing: cell.standing,
            planned: None,
        })
    }
}

/// Whether an assessment that is due on this day belongs on the agenda of a visit: it
/// would be late, or come up, before a quarter has gone by.
pub(crate) fn is_due_soon(due: NaiveDate, visit: NaiveDate) -> bool {
    rhythm::half_yearly(due, visit) != Standing::Done
}
