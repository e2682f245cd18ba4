//! What a lead would otherwise have to compute: support by quarter, by component and by
//! domain, scores, seats, visits, sheets of participants in counts.

mod columns;

use super::{Sheet, Source};
use crate::error::Error;
use crate::people::Staffing;
use crate::view::assessing::Figure;
use crate::view::dose::{DoseLine, DoseQuery};
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::calendar::Quarter;
use trellis_domain::dose::Tally;
use trellis_domain::fidelity::FEW;
use trellis_domain::id::Id;
use trellis_domain::noun::{
    action, agenda_line, contact, goal, participant_answer as pa, pivot, region,
};
use trellis_domain::value::Value;
use trellis_domain::words::{Extent, Form, LineState, Team};
use trellis_exchange::tables::Cell;
use trellis_store::table::every::EveryRow;
use trellis_store::table::region::RegionRow;

impl Source<'_> {
    pub(super) fn computed(&self, asked: &[Id]) -> Result<Vec<Sheet>, Error> {
        // A duplicate counts under the region that it was joined to.
        let regions: Vec<Id> = RegionRow::list(self.trellis.reading())?
            .into_iter()
            .filter(|row| row.same_as.is_none())
            .map(|row| row.id)
            .filter(|id| asked.is_empty() || asked.contains(id))
            .collect();
        let mut sheets = self.dose(&regions)?.into_sheets();
        sheets.push(self.scores(&regions)?);
        sheets.push(self.seats(&regions)?);
        sheets.push(self.visits());
        sheets.push(self.participants());
        Ok(sheets)
    }

    /// Contacts and minutes by quarter, each contact counted once in each table.
    fn dose(&self, regions: &[Id]) -> Result<DoseRows, Error> {
        let mut rows = DoseRows::default();
        for region in regions {
            for quarter in self.quarters_of(*region) {
                let ask = DoseQuery {
                    regions: vec![*region],
                    from: Some(quarter.first_day()),
                    to: Some(quarter.last_day()),
                };
                let dose = self.trellis.dose(&ask)?;
                if dose.total == Tally::default() {
                    continue;
                }
                let begin = || {
                    let mut cells = self.region_cells(Some(*region)).to_vec();
                    cells.push(Cell::text(quarter.code()));
                    cells.push(Cell::Day(quarter.first_day()));
                    cells
                };
                let counted = |cells: &mut Vec<Cell>, line: &DoseLine| {
                    for number in [line.contacts, line.minutes, line.without_minutes] {
                        cells.push(Cell::Number(i64::from(number)));
                    }
                };
                for (to, lines, is_named) in [
                    (&mut rows.modes, &dose.by_mode, false),
                    (&mut rows.components, &dose.by_component, true),
                    (&mut rows.domains, &dose.by_domain, true),
                ] {
                    for line in lines {
                        let mut cells = begin();
                        cells.push(Cell::text(line.code.as_str()));
                        if is_named {
                            cells.push(Cell::text(line.name.as_str()));
                        }
                        counted(&mut cells, line);
                        to.push(cells);
                    }
                }
            }
        }
        Ok(rows)
    }

    /// The quarters in which a region had contact, in order.
    fn quarters_of(&self, of: Id) -> BTreeSet<Quarter> {
        let rows = self.shown.rows_of(&contact::NOUN).iter();
        let duplicates = self.shown.rows_of(&region::NOUN).iter();
        let all: BTreeSet<Id> = duplicates
            .filter(|row| row.id(region::same_as) == Some(of))
            .map(|row| row.id)
            .chain([of])
            .collect();
        let of_region =
            rows.filter(|row| row.id(contact::region).is_some_and(|id| all.contains(&id)));
        of_region
            .filter_map(|row| match row.value(contact::took_on) {
                Value::Date(on) => Some(Quarter::of(*on)),
                _ => None,
            })
            .collect()
    }

    fn scores(&self, regions: &[Id]) -> Result<Sheet, Error> {
        let mut rows = Vec::new();
        for region in regions {
            for held in self.trellis.administrations_of(*region)? {
                let figures = |kind: &'static str, figures: Vec<Figure>| {
                    figures.into_iter().map(move |figure| (kind, figure))
                };
                let all = figures("domain", held.domains).chain(figures("index", held.indices));
                for (kind, figure) in all {
                    let mut cells = vec![Cell::text(held.id.to_string())];
                    cells.extend(self.region_cells(Some(*region)));
                    cells.extend([
                        held.held_on.map_or(Cell::Empty, Cell::Day),
                        held.agency
                            .map_or(Cell::Empty, |id| Cell::text(id.to_string())),
                        Cell::text(held.of.as_str()),
                        Cell::text(held.instrument.as_str()),
                        Cell::text(held.instrument_name.as_str()),
                        Cell::text(kind),
                        Cell::text(figure.id),
                        Cell::text(figure.name),
                        figure
                            .domain
                            .map_or(Cell::Empty, |domain| Cell::text(domain.code())),
                        figure
                            .mean
                            .map_or(Cell::Empty, |mean| Cell::Hundredths(i64::from(mean))),
                        Cell::Number(i64::from(figure.scored)),
                        Cell::Number(i64::from(figure.of)),
                    ]);
                    rows.push(cells);
                }
            }
        }
        Ok(Sheet {
            name: "assessment_score".to_owned(),
            meaning: "What each assessment that was held came to, by domain and index.".to_owned(),
            audience: "region",
            columns: columns::of_scores(),
            rows,
        })
    }

    /// Seats as they stand today, by team: counts, never names.
    fn seats(&self, regions: &[Id]) -> Result<Sheet, Error> {
        let today = self.trellis.today();
        let mut rows = Vec::new();
        for region in regions {
            let (now, _) = self.trellis.seats(*region)?;
            for team in Team::ALL {
                let seats: Vec<_> = now
                    .iter()
                    .filter(|seat| seat.team == *team)
                    .cloned()
                    .collect();
                if seats.is_empty() {
                    continue;
                }
                let vacant = seats.iter().filter(|seat| seat.is_vacant);
                let share = |seats: &mut dyn Iterator<Item = Option<u32>>| {
                    Cell::Hundredths(seats.map(|fte| i64::from(fte.unwrap_or(0))).sum())
                };
                let mut cells = self.region_cells(Some(*region)).to_vec();
                cells.extend([
                    Cell::Day(today),
                    Cell::text(team.code()),
                    count(seats.len()),
                    count(seats.len() - vacant.clone().count()),
                    count(vacant.count()),
                    share(&mut seats.iter().map(|seat| seat.fte)),
                    share(
                        &mut seats
                            .iter()
                            .filter(|seat| !seat.is_vacant)
                            .map(|seat| seat.fte),
                    ),
                ]);
                if *team == Team::Cit {
                    let staffing = Staffing::of(&seats);
                    cells.push(Cell::Hundredths(staffing.wanted));
                } else {
                    cells.push(Cell::Empty);
                }
                rows.push(cells);
            }
        }
        Ok(Sheet {
            name: "staffing".to_owned(),
            meaning: "Seats on each team of a region today, in counts. A vacancy that nobody has announced is among them.".to_owned(),
            audience: "support team",
            columns: columns::of_seats(),
            rows,
        })
    }

    fn visits(&self) -> Sheet {
        let of = |noun, field: &str| {
            let mut found: BTreeMap<Id, Vec<&EveryRow>> = BTreeMap::new();
            for row in self.shown.rows_of(noun) {
                if let Some(visit) = row.id(field) {
                    found.entry(visit).or_default().push(row);
                }
            }
            found
        };
        let lines = of(&agenda_line::NOUN, agenda_line::visit);
        let pivots = of(&pivot::NOUN, pivot::visit);
        let actions = of(&action::NOUN, action::visit);
        let goals = of(&goal::NOUN, goal::visit);
        let many = |of: &BTreeMap<Id, Vec<&EveryRow>>, id| count(of.get(&id).map_or(0, Vec::len));
        let rows = self.shown.rows_of(&contact::NOUN).iter();
        let visits = rows.filter(|row| {
            row.text(contact::form) == Some(Form::Visit.code())
                && row.id(contact::same_as).is_none()
        });
        let rows = visits.map(|row| {
            let done = lines.get(&row.id).map_or(0, |lines| {
                let done = lines
                    .iter()
                    .filter(|line| line.text(agenda_line::state) == Some(LineState::Done.code()));
                done.count()
            });
            let text = |field| row.text(field).map_or(Cell::Empty, Cell::text);
            let mut cells = vec![Cell::text(row.id.to_string())];
            cells.extend(self.region_cells(row.id(contact::region)));
            cells.extend([
                match row.value(contact::took_on) {
                    Value::Date(on) => Cell::Day(*on),
                    _ => Cell::Empty,
                },
                text(contact::title),
                text(contact::mode),
                text(contact::phase),
                match row.value(contact::minutes) {
                    Value::Integer(minutes) => Cell::Number(*minutes),
                    _ => Cell::Empty,
                },
                many(&lines, row.id),
                count(done),
                many(&pivots, row.id),
                many(&goals, row.id),
                many(&actions, row.id),
            ]);
            cells
        });
        let rows = rows.collect();
        Sheet {
            name: "visit".to_owned(),
            meaning: "Contacts that are planned and held, with what came of them in counts."
                .to_owned(),
            audience: "support team",
            columns: columns::of_visits(),
            rows,
        }
    }

    /// Anonymous sheets, counted by contact and word. Where so few answered that they could
    /// be recognized, nothing is said.
    fn participants(&self) -> Sheet {
        let mut of: BTreeMap<Id, Vec<&EveryRow>> = BTreeMap::new();
        for row in self.shown.rows_of(&pa::NOUN) {
            if let Some(contact) = row.id(pa::contact) {
                of.entry(contact).or_default().push(row);
            }
        }
        let mut rows = Vec::new();
        for (contact, sheets) in of.iter().filter(|(_, sheets)| sheets.len() >= FEW) {
            for question in [pa::useful, pa::fitting, pa::involved] {
                for extent in Extent::ALL {
                    let given = sheets
                        .iter()
                        .filter(|sheet| sheet.text(question) == Some(extent.code()));
                    let mut cells = vec![Cell::text(contact.to_string())];
                    cells.extend(self.region_cells(self.shown.region_of(*contact)));
                    cells.extend([
                        Cell::text(question),
                        Cell::text(extent.code()),
                        count(given.count()),
                        count(sheets.len()),
                    ]);
                    rows.push(cells);
                }
            }
        }
        Sheet {
            name: "participant_count".to_owned(),
            meaning: "What participants answered about a contact, in counts.".to_owned(),
            audience: "support team",
            columns: columns::of_participants(),
            rows,
        }
    }
}

/// Rows of support by quarter: by mode, by component, by domain.
#[derive(Default)]
struct DoseRows {
    modes: Vec<Vec<Cell>>,
    components: Vec<Vec<Cell>>,
    domains: Vec<Vec<Cell>>,
}

impl DoseRows {
    fn into_sheets(self) -> Vec<Sheet> {
        let sheet = |name: &str, meaning: &str, columns, rows| Sheet {
            name: name.to_owned(),
            meaning: meaning.to_owned(),
            audience: "support team",
            columns,
            rows,
        };
        vec![
            sheet(
                "dose_by_mode",
                "Contacts by region, quarter and mode. The lines of a quarter add up to all its contacts.",
                columns::of_dose_by_mode(),
                self.modes,
            ),
            sheet(
                "dose_by_component",
                "Contacts in which a core practice component was in use, and its minutes. Components overlap: do not add them up.",
                columns::of_dose_by_component(),
                self.components,
            ),
            sheet(
                "dose_by_domain",
                "Contacts that worked on a capacity domain, and the minutes of those contacts. Domains overlap: do not add them up.",
                columns::of_dose_by_domain(),
                self.domains,
            ),
        ]
    }
}

fn count(number: usize) -> Cell {
    Cell::Number(i64::try_from(number).unwrap_or(i64::MAX))
}
