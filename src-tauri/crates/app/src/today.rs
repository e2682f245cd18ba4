//! The first screen: next visits, what is due and since when, open actions.

use crate::error::Error;
use crate::onboarding::is_newcomer;
use crate::people::Staffing;
use crate::trellis::Trellis;
use crate::view::frame::{DueCell, DueRow, Today};
use crate::view::people::SeatCard;
use crate::view::today::{Newcomer, VacantSeat};
use crate::words::{capitalized, counted, day, small_number};
use chrono::{Datelike, NaiveDate};
use trellis_domain::calendar::{Quarter, short_date};
use trellis_domain::rhythm::{self, Standing};
use trellis_domain::words::{Form, Mode, Team, Tier, VisitPhase};
use trellis_store::table::action::ActionRow;
use trellis_store::table::contact::ContactRow;
use trellis_store::table::region::RegionRow;

/// What the first screen says of one region.
struct RegionToday {
    due: DueRow,
    newcomers: Vec<Newcomer>,
    vacancies: Vec<VacantSeat>,
}

impl Trellis {
    /// What an ISP needs to see first.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn today_view(&self) -> Result<Today, Error> {
        let today = self.today();
        let mut due = Vec::new();
        let mut rows = Vec::new();
        for region in RegionRow::list(self.reading())? {
            let row = self.region_today(&region)?;
            due.push(row.due.clone());
            rows.push(row);
        }
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
        let (due_dates, due_later) = self.due_soon()?;
        let mut newcomers = Vec::new();
        let mut vacancies = Vec::new();
        for row in rows {
            newcomers.extend(row.newcomers);
            vacancies.extend(row.vacancies);
        }
        newcomers.sort_by_key(|it| (it.since.is_none(), it.since));
        vacancies.sort_by_key(|it| (it.since.is_none(), it.since));
        Ok(Today {
            date: today,
            heading: heading(today),
            summary: summary(today, &due),
            visits,
            due,
            actions,
            barriers_to_chase: self.barriers_to_chase()?,
            due_dates,
            due_later,
            newcomers,
            vacancies,
        })
    }

    /// One line for each region, by name.
    pub(crate) fn due_rows(&self) -> Result<Vec<DueRow>, Error> {
        RegionRow::list(self.reading())?
            .iter()
            .map(|row| Ok(self.region_today(row)?.due))
            .collect()
    }

    fn region_today(&self, region: &RegionRow) -> Result<RegionToday, Error> {
        let today = self.today();
        let (tier, _) = self.tiers(region.id)?;
        let (seats, _) = self.seats(region.id)?;
        let staffing = Staffing::of(&seats);
        let contacts = ContactRow::in_person_of_region(self.reading(), region.id)?;
        let newcomers = self.newcomers(region, &seats)?;
        let due = DueRow {
            region: region.id,
            name: region.name.clone().unwrap_or_default(),
            tier: tier.tier,
            in_person: self.in_person(region, tier.tier, &contacts),
            assessment: self.assessment_cell(region)?,
            first_weeks: first_weeks_cell(&seats, &newcomers, today),
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
        };
        let vacant = seats
            .into_iter()
            .filter(|seat| seat.team == Team::Cit && seat.is_vacant);
        Ok(RegionToday {
            vacancies: vacant
                .map(|seat| VacantSeat {
                    region: region.id,
                    region_name: due.name.clone(),
                    seat: seat.id,
                    role: seat.role,
                    since: seat.from_on,
                    since_text: seat.from_on.map_or_else(
                        || "vacant".to_owned(),
                        |on| format!("vacant since {}", day(on, today)),
                    ),
                    cover: seat.cover,
                })
                .collect(),
            due,
            newcomers,
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

/// “Thursday, November 19”.
pub(crate) fn heading(today: NaiveDate) -> String {
    format!(
        "{}, {} {}",
        today.format("%A"),
        today.format("%B"),
        today.day()
    )
}

/// How the first weeks of a region's newcomers stand. Nobody set a day for them, so
/// they are never late.
fn first_weeks_cell(seats: &[SeatCard], open: &[Newcomer], today: NaiveDate) -> DueCell {
    let cell = |standing, text: &str, detail: String| DueCell {
        standing,
        text: text.to_owned(),
        detail,
    };
    match open {
        [] if seats.iter().any(|seat| is_newcomer(seat, today)) => {
            cell(Standing::Done, "All done", "first weeks".to_owned())
        }
        [] => cell(Standing::NotExpected, "Nobody new", String::new()),
        [one] => {
            let who = [one.person.as_str(), one.since_text.as_str()];
            let who: Vec<&str> = who.into_iter().filter(|it| !it.is_empty()).collect();
            cell(
                Standing::ComingUp,
                &capitalized(&one.open_text),
                who.join(" "),
            )
        }
        many => cell(
            Standing::ComingUp,
            &capitalized(&counted(many.len(), "newcomer", "newcomers")),
            "with steps open".to_owned(),
        ),
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
