//! The first screen: next visits, what is due and since when, open actions.

use crate::error::Error;
use crate::people::Staffing;
use crate::trellis::Trellis;
use crate::view::frame::{DueCell, DueRow, Today};
use crate::words::{capitalized, counted, day, small_number};
use chrono::{Datelike, NaiveDate};
use trellis_domain::calendar::{Quarter, short_date};
use trellis_domain::rhythm::{self, Standing};
use trellis_domain::words::{Form, Mode, Tier, VisitPhase};
use trellis_store::table::action::ActionRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::region::RegionRow;

impl Trellis {
    /// What an ISP needs to see first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn today_view(&self) -> Result<Today, Error> {
        let today = self.today();
        let due = self.due_rows()?;
        let mut visits = Vec::new();
        for row in ContactRow::open_visits(self.reading())? {
            visits.push(self.visit_card(&row)?);
        }
        let mut actions = Vec::new();
        for row in ActionRow::open(self.reading())? {
            let card = self.action_card(&row)?;
            if !card.region_name.is_empty() {
                actions.push(card);
            }
        }
        Ok(Today {
            date: today,
            heading: format!(
                "{}, {} {}",
                today.format("%A"),
                today.format("%B"),
                today.day()
            ),
            summary: summary(today, &due),
            visits,
            due,
            actions,
            barriers_to_chase: self.barriers_to_chase()?,
        })
    }

    /// One line for each region, by name.
    pub(crate) fn due_rows(&self) -> Result<Vec<DueRow>, Error> {
        RegionRow::list(self.reading())?
            .iter()
            .map(|row| self.due_row(row))
            .collect()
    }

    fn due_row(&self, region: &RegionRow) -> Result<DueRow, Error> {
        let today = self.today();
        let (tier, _) = self.tiers(region.id)?;
        let (seats, _) = self.seats(region.id)?;
        let staffing = Staffing::of(&seats);
        let contacts = ContactRow::in_person_of_region(self.reading(), region.id)?;
        Ok(DueRow {
            region: region.id,
            name: region.name.clone().unwrap_or_default(),
            tier: tier.tier,
            in_person: self.in_person(region, tier.tier, &contacts),
            tier_review: match tier.review_by {
                None => DueCell {
                    standing: Standing::ComingUp,
                    text: "Not agreed yet".to_owned(),
                    detail: "talk about support".to_owned(),
                },
                Some(by) => DueCell {
                    standing: tier.review,
                    text: match tier.review {
                        Standing::Late => format!("Was due {}", day(by, today)),
                        Standing::ComingUp => format!("Due by {}", day(by, today)),
                        Standing::Done | Standing::NotExpected => tier
                            .agreed_on
                            .map_or_else(String::new, |on| format!("Agreed {}", day(on, today))),
                    },
                    detail: if tier.review == Standing::Done {
                        format!("review {}", by.format("%b %Y"))
                    } else {
                        tier.agreed_on.map_or_else(String::new, |on| {
                            format!("tier since {}", on.format("%b %Y"))
                        })
                    },
                },
            },
            staffing: DueCell {
                standing: if staffing.filled >= staffing.wanted {
                    Standing::Done
                } else {
                    Standing::ComingUp
                },
                text: staffing.in_words(),
                detail: if staffing.filled >= staffing.wanted {
                    "full".to_owned()
                } else {
                    staffing.vacancy(today)
                },
            },
        })
    }

    /// How in-person contact stands in one region, and in words. Other contacts may be
    /// among those handed in.
    pub(crate) fn in_person(
        &self,
        region: &RegionRow,
        tier: Tier,
        contacts: &[ContactRow],
    ) -> DueCell {
        let today = self.today();
        let last = last_in_person(contacts, today);
        let standing = rhythm::in_person(tier, last, region.began_on, today);
        let planned = contacts
            .iter()
            .filter(|row| is_in_person(row) && !was_held(row, today))
            .filter_map(|row| row.took_on)
            .filter(|on| *on >= today)
            .min();
        in_person_cell(standing, last, planned, today)
    }
}

fn is_in_person(row: &ContactRow) -> bool {
    row.mode.as_deref() == Some(Mode::InPerson.code())
}

/// [`rhythm::was_held`] of a row.
pub(crate) fn was_held(row: &ContactRow, today: NaiveDate) -> bool {
    let form = row.form.as_deref().and_then(Form::from_code);
    let phase = row.phase.as_deref().and_then(VisitPhase::from_code);
    rhythm::was_held(form, phase, row.took_on, today)
}

pub(crate) fn last_in_person(contacts: &[ContactRow], today: NaiveDate) -> Option<NaiveDate> {
    contacts
        .iter()
        .filter(|row| is_in_person(row) && was_held(row, today))
        .filter_map(|row| row.took_on)
        .filter(|on| *on <= today)
        .max()
}

fn in_person_cell(
    standing: Standing,
    last: Option<NaiveDate>,
    planned: Option<NaiveDate>,
    today: NaiveDate,
) -> DueCell {
    let since = || {
        last.map_or_else(
            || "none yet".to_owned(),
            |on| format!("none since {}", day(on, today)),
        )
    };
    let (text, detail) = match standing {
        Standing::NotExpected => ("Not expected".to_owned(), "universal tier".to_owned()),
        Standing::Done => (
            last.map_or_else(String::new, |on| day(on, today)),
            "in person".to_owned(),
        ),
        Standing::ComingUp | Standing::Late => match planned {
            Some(on) if on == today => ("Today".to_owned(), "in person".to_owned()),
            Some(on) => (format!("Planned {}", day(on, today)), since()),
            None => (
                format!("Due by {}", day(Quarter::of(today).last_day(), today)),
                since(),
            ),
        },
    };
    DueCell {
        standing,
        text,
        detail,
    }
}

fn summary(today: NaiveDate, due: &[DueRow]) -> String {
    let quarter = Quarter::of(today);
    let week = (today - quarter.first_day()).num_days() / 7 + 1;
    let open = due
        .iter()
        .filter(|row| matches!(row.in_person.standing, Standing::ComingUp | Standing::Late))
        .count();
    let regions = capitalized(&counted(due.len(), "region", "regions"));
    let rest = match (due.len(), open) {
        (0, _) => "No regions yet.".to_owned(),
        (_, 0) => format!("{regions}; every in-person visit of the quarter is held."),
        (_, number) => format!(
            "{regions}; {} in-person {} to hold by {}.",
            small_number(number),
            if number == 1 { "visit" } else { "visits" },
            short_date(quarter.last_day()),
        ),
    };
    format!("Quarter {}, week {week}. {rest}", quarter.number)
}
