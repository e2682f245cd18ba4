//! Turnover: seats over time, for the desk.

use crate::edit::text;
use crate::error::Error;
use crate::people::CIT_TARGET;
use crate::trellis::Trellis;
use crate::view::turnover::{
    QuarterView, SeatLineView, SpellKind, SpellView, TeamTurnover, Turnover, YearView,
};
use crate::words::{counted, posts};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use trellis_domain::calendar::{Quarter, month_of_relationship};
use trellis_domain::id::Id;
use trellis_domain::staffing::{self, Filled, Sitting, Spell};
use trellis_domain::words::Team;
use trellis_store::table::person::PersonRow;
use trellis_store::table::seat::SeatRow;

impl Trellis {
    /// Who sat where from when to when, vacancies with their length and who covered,
    /// how many came and left each year, and what was filled on the first day of each
    /// quarter of the last two years.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn turnover(&self, region: Id) -> Result<Turnover, Error> {
        self.get_region(region)?;
        let today = self.today();
        let rows = SeatRow::of_region(self.reading(), region)?;
        let people = PersonRow::of_region(self.reading(), region)?;
        let sittings = sittings(&rows, &people);
        let names: BTreeMap<Id, String> = people
            .iter()
            .map(|person| (person.id, text(person.name.as_ref())))
            .collect();
        let covers: BTreeMap<Id, String> = rows
            .iter()
            .map(|row| (row.id, text(row.cover.as_ref())))
            .collect();
        let words = Words {
            names,
            covers,
            today,
        };
        let teams = Team::ALL.iter().filter_map(|team| {
            let own: Vec<Sitting> = sittings
                .iter()
                .filter(|it| it.team == *team)
                .cloned()
                .collect();
            (!own.is_empty()).then(|| words.team(*team, &own))
        });
        Ok(Turnover {
            region,
            teams: teams.collect(),
        })
    }
}

/// Seats as the rules read them. People of one name are one person: two laptops may each
/// have written them down.
pub(crate) fn sittings(rows: &[SeatRow], people: &[PersonRow]) -> Vec<Sitting> {
    let mut by_name: BTreeMap<String, Id> = BTreeMap::new();
    let mut one: BTreeMap<Id, Id> = BTreeMap::new();
    for person in people {
        let name = text(person.name.as_ref()).trim().to_lowercase();
        one.insert(person.id, *by_name.entry(name).or_insert(person.id));
    }
    rows.iter()
        .map(|row| Sitting {
            seat: row.id,
            team: row
                .team
                .as_deref()
                .and_then(Team::from_code)
                .unwrap_or(Team::Coalition),
            role: text(row.role.as_ref()),
            person: row.person.and_then(|id| one.get(&id)).copied(),
            fte: row.fte,
            from: row.from_on,
            to: row.to_on,
        })
        .collect()
}

/// The words that the rules do without.
struct Words {
    names: BTreeMap<Id, String>,
    covers: BTreeMap<Id, String>,
    today: NaiveDate,
}

impl Words {
    fn team(&self, team: Team, sittings: &[Sitting]) -> TeamTurnover {
        let usual = if team == Team::Cit { CIT_TARGET } else { 0 };
        let has_shares = sittings.iter().any(|it| it.fte.is_some());
        let quarters: Vec<Filled> = if has_shares {
            staffing::by_quarter(sittings, usual, self.today)
        } else {
            Vec::new()
        };
        let lines = staffing::lines(sittings).into_iter();
        let years = staffing::years(sittings, self.today).into_iter();
        TeamTurnover {
            team,
            team_name: team.word().to_owned(),
            lines: lines
                .map(|line| SeatLineView {
                    role: line.role.to_owned(),
                    spells: line.spells.iter().map(|it| self.spell(*it)).collect(),
                })
                .collect(),
            years: years
                .map(|it| YearView {
                    year: it.year,
                    came: u32::try_from(it.came).unwrap_or(u32::MAX),
                    left: u32::try_from(it.left).unwrap_or(u32::MAX),
                })
                .collect(),
            quarters_text: quarters_text(team, &quarters),
            quarters: quarters.into_iter().map(quarter).collect(),
        }
    }

    fn spell(&self, spell: Spell<'_>) -> SpellView {
        match spell {
            Spell::Sat(it) => SpellView {
                seat: Some(it.seat),
                kind: it.person.map_or(SpellKind::Vacant, |_| SpellKind::Held),
                person: it
                    .person
                    .and_then(|id| self.names.get(&id).cloned())
                    .unwrap_or_default(),
                from_on: it.from,
                to_on: it.to,
                length: it.from.map_or_else(String::new, |from| {
                    length(from, it.to.unwrap_or(self.today))
                }),
                cover: self.covers.get(&it.seat).cloned().unwrap_or_default(),
            },
            Spell::Unwritten { from, to } => SpellView {
                seat: None,
                kind: SpellKind::Unwritten,
                person: String::new(),
                from_on: Some(from),
                to_on: Some(to),
                length: length(from, to),
                cover: String::new(),
            },
        }
    }
}

/// “two years and three months”, “seven months”, “12 days”; nothing for what is still
/// to come.
fn length(from: NaiveDate, to: NaiveDate) -> String {
    // Whole months that went by: one less than the month that the day lies in.
    let months = month_of_relationship(from, to).map_or(0, |month| month.saturating_sub(1));
    let part = |number: u32, one: &str, many: &str| {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        (number > 0).then(|| counted(number, one, many))
    };
    let parts: Vec<String> = [
        part(months / 12, "year", "years"),
        part(months % 12, "month", "months"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !parts.is_empty() {
        return parts.join(" and ");
    }
    let days = u32::try_from((to - from).num_days()).unwrap_or(0);
    part(days, "day", "days").unwrap_or_default()
}

fn quarter(it: Filled) -> QuarterView {
    let known = it.filled.map(|filled| u32::try_from(filled).unwrap_or(0));
    let Quarter { year, number } = Quarter::of(it.on);
    QuarterView {
        on: it.on,
        name: format!("Q{number} {year}"),
        filled: known,
        wanted: u32::try_from(it.wanted).unwrap_or(0),
        text: it.filled.map_or_else(
            || "not written down".to_owned(),
            |filled| format!("{} of {}", posts(filled), posts(it.wanted)),
        ),
    }
}

/// What the picture of the quarters shows, for whoever does not see it.
fn quarters_text(team: Team, quarters: &[Filled]) -> String {
    let (Some(first), Some(last)) = (quarters.first(), quarters.last()) else {
        return String::new();
    };
    let name = |it: &Filled| {
        let Quarter { year, number } = Quarter::of(it.on);
        format!("Q{number} {year}")
    };
    let filled = |it: &Filled| {
        it.filled.map_or_else(
            || "not written down".to_owned(),
            |filled| format!("{} of {} FTE", posts(filled), posts(it.wanted)),
        )
    };
    let least = quarters
        .iter()
        .filter(|it| it.filled.is_some())
        .min_by_key(|it| it.filled);
    let least = least.map_or_else(String::new, |it| {
        format!(
            " The least was {} on the first day of {}.",
            filled(it),
            name(it)
        )
    });
    format!(
        "{}: FTE filled on the first day of each quarter, from {} ({}) to {} ({}).{least}",
        team.word(),
        name(first),
        filled(first),
        name(last),
        filled(last)
    )
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_length_is_said_in_years_and_months_and_a_short_one_in_days() {
        for (from, to, expected) in [
            ("2026-01-05", "2026-01-05", ""),
            ("2026-01-05", "2026-01-06", "one day"),
            ("2026-01-05", "2026-02-04", "30 days"),
            ("2026-01-05", "2026-02-05", "one month"),
            ("2026-01-31", "2026-02-28", "one month"),
            ("2024-01-05", "2026-01-05", "two years"),
            ("2024-01-05", "2026-04-07", "two years and three months"),
            ("2026-02-01", "2026-01-01", ""),
        ] {
            let day = |text: &str| text.parse().unwrap();
            assert_eq!(length(day(from), day(to)), expected, "{from} {to}");
        }
    }
}
