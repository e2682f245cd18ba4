//! Values of a measure, and what the rules of a run chart say about them. Nothing here
//! judges: a person says what a shift means.

use crate::edit::{Maybe, in_region, not_to_come, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::chart::ChartView;
use crate::view::measure::{EditMeasurement, MeasureView, MeasurementCard, NewMeasurement};
use crate::words::{capitalized, counted, day, small_number};
use chrono::NaiveDate;
use trellis_domain::hundredths::{self, Slip};
use trellis_domain::id::Id;
use trellis_domain::noun::measurement as m;
use trellis_domain::run_chart::{self, Findings, Run, Way};
use trellis_report::chart::run::{Found, RunChart, RunPoint, What, draw};
use trellis_store::table::cycle::CycleRow;
use trellis_store::table::measurement::MeasurementRow;

impl Trellis {
    /// Keeps a value of a goal or of a cycle. Two on one day are both kept.
    ///
    /// # Errors
    /// Where it is no number, its day is to come, what it belongs to is gone, or it
    /// cannot be written.
    pub fn add_measurement(&mut self, new: &NewMeasurement) -> Result<Id, Error> {
        let value = typed_value(&new.value)?;
        let region = self.region_of_measure(new.goal, new.cycle)?;
        let on = new.on.unwrap_or_else(|| self.today());
        not_to_come(self.today(), Some(on))?;
        let remark = new.remark.trim();
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(region, &m::NOUN, id)
                    .set(m::region, region)
                    .maybe(m::goal, new.goal)
                    .maybe(m::cycle, new.cycle)
                    .set(m::on_day, on)
                    .set(m::value, value)
                    .maybe(m::remark, (!remark.is_empty()).then_some(remark)),
            )?;
            Ok(id)
        })
    }

    /// Changes a value.
    ///
    /// # Errors
    /// Where it is gone, would be no number, its day is to come, or it cannot be written.
    pub fn edit_measurement(&mut self, id: Id, edit: &EditMeasurement) -> Result<(), Error> {
        self.get_measurement(id)?;
        let value = edit.value.as_deref().map(typed_value).transpose()?;
        not_to_come(self.today(), edit.on)?;
        let stands = self.edit_existing(&m::NOUN, id)?;
        self.act(|act| {
            act.edit(
                stands
                    .maybe(m::on_day, edit.on)
                    .maybe(m::value, value)
                    .maybe(m::remark, edit.remark.as_deref()),
            )
        })
    }

    /// Deletes a value. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_measurement(&mut self, id: Id) -> Result<(), Error> {
        self.get_measurement(id)?;
        let scope = self.get_scope(&m::NOUN, id)?;
        self.act(|act| act.delete(scope, &m::NOUN, id))
    }

    /// The values of a goal's measure.
    ///
    /// # Errors
    /// Where the goal is gone, or the workbook cannot be read.
    pub fn goal_measure(&self, goal: Id) -> Result<MeasureView, Error> {
        let row = self.get_goal(goal)?;
        let rows = MeasurementRow::of_goal(self.reading(), goal)?;
        let target = row
            .target
            .as_deref()
            .and_then(|it| hundredths::read(it).ok());
        let name = text(row.measure.as_ref());
        Ok(view(goal, name, target, &rows, self.today()))
    }

    /// The values of what a cycle measures.
    ///
    /// # Errors
    /// Where the cycle is gone, or the workbook cannot be read.
    pub fn cycle_measure(&self, cycle: Id) -> Result<MeasureView, Error> {
        let row = self.get_cycle(cycle)?;
        let rows = MeasurementRow::of_cycle(self.reading(), cycle)?;
        let name = text(row.measure.as_ref());
        Ok(view(cycle, name, None, &rows, self.today()))
    }

    /// The region of what a value belongs to.
    fn region_of_measure(&self, goal: Option<Id>, cycle: Option<Id>) -> Result<Id, Error> {
        let of_goal = match goal {
            Some(goal) => self.get_goal(goal)?.region,
            None => None,
        };
        let of_cycle = match cycle {
            Some(cycle) => self.get_cycle(cycle)?.region,
            None => None,
        };
        of_goal
            .or(of_cycle)
            .ok_or_else(|| Error::needed("The goal or the cycle that is measured"))
    }

    fn get_measurement(&self, id: Id) -> Result<MeasurementRow, Error> {
        MeasurementRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("measurement"))
    }

    pub(crate) fn get_cycle(&self, id: Id) -> Result<CycleRow, Error> {
        CycleRow::find(self.reading(), id)?.ok_or_else(|| Error::gone("improvement cycle"))
    }
}

/// Reads a typed value.
pub(crate) fn typed_value(typed: &str) -> Result<i64, Error> {
    if typed.trim().is_empty() {
        return Err(Error::needed("The value"));
    }
    hundredths::read(typed).map_err(|slip| {
        let shown: String = typed.trim().chars().take(40).collect();
        match slip {
            Slip::NotANumber => Error::new(
                format!("“{shown}” is not a number"),
                "Write it in digits, such as 12 or 12.5; words go into the remark.",
            ),
            Slip::TooFine => Error::new(
                format!("“{shown}” has more than two places after the point"),
                "Round it to two, such as 12.35.",
            ),
            Slip::TooLarge => Error::new(
                format!("“{shown}” is larger than what is kept"),
                "Write it in a larger unit, such as thousands.",
            ),
        }
    })
}

/// `of` is what is measured: the goal or the cycle.
fn view(
    of: Id,
    name: String,
    target: Option<i64>,
    rows: &[MeasurementRow],
    today: NaiveDate,
) -> MeasureView {
    let rows: Vec<&MeasurementRow> = rows.iter().filter(|row| row.value.is_some()).collect();
    let values: Vec<i64> = rows.iter().filter_map(|row| row.value).collect();
    let found = run_chart::read(&values);
    let days: Vec<Option<NaiveDate>> = rows.iter().map(|row| row.on_day).collect();
    let mut findings: Vec<String> = Vec::new();
    for run in &found.shifts {
        let side = match run.way {
            Way::Up => "above",
            Way::Down => "below",
        };
        findings.push(sentence(
            "shift",
            run,
            &days,
            today,
            &format!("lie {side} the median"),
        ));
    }
    for run in &found.trends {
        let way = match run.way {
            Way::Up => "go up",
            Way::Down => "go down",
        };
        findings.push(sentence("trend", run, &days, today, way));
    }
    if findings.is_empty() {
        findings.extend(nothing_found(values.len()));
    }
    let chart = (values.len() > 1).then(|| {
        let drawn = drawn(&name, target, &found, &days, &values, today);
        ChartView::new(draw(&drawn), &format!("run-{of}"))
    });
    MeasureView {
        name,
        chart,
        median: found
            .median()
            .map_or_else(String::new, hundredths::in_words),
        findings,
        notices: same_day(&days, today),
        points: rows
            .into_iter()
            .map(|row| MeasurementCard {
                id: row.id,
                on: row.on_day,
                value: row.value.map_or_else(String::new, hundredths::in_words),
                remark: text(row.remark.as_ref()),
            })
            .collect(),
    }
}

/// The values as the chart takes them.
fn drawn(
    name: &str,
    target: Option<i64>,
    found: &Findings,
    days: &[Option<NaiveDate>],
    values: &[i64],
    today: NaiveDate,
) -> RunChart {
    let name = if name.is_empty() {
        "What is measured"
    } else {
        name
    };
    let stretch = |run: &Run, up: What, down: What| Found {
        what: match run.way {
            Way::Up => up,
            Way::Down => down,
        },
        first: run.first,
        last: run.last,
    };
    let shifts = found.shifts.iter();
    let shifts = shifts.map(|run| stretch(run, What::ShiftUp, What::ShiftDown));
    let trends = found.trends.iter();
    let trends = trends.map(|run| stretch(run, What::TrendUp, What::TrendDown));
    RunChart {
        title: format!("{name}, over time"),
        measure: name.to_owned(),
        points: days
            .iter()
            .zip(values)
            .map(|(on, value)| RunPoint {
                when: on.map_or_else(String::new, |on| day(on, today)),
                value: *value,
            })
            .collect(),
        median: found.median(),
        target,
        runs: shifts.chain(trends).collect(),
    }
}

/// “A shift: six values in a row lie above the median, Jan 5 to Mar 2.”
fn sentence(
    rule: &str,
    run: &Run,
    days: &[Option<NaiveDate>],
    today: NaiveDate,
    what: &str,
) -> String {
    let on = |at: usize| days.get(at).copied().flatten().map(|on| day(on, today));
    let when = on(run.first).zip(on(run.last));
    let when = when.map_or_else(String::new, |(from, to)| format!(", {from} to {to}"));
    let number = small_number(run.points);
    format!("A {rule}: {number} values in a row {what}{when}.")
}

/// Why no rule speaks, so that silence is not taken for an answer.
fn nothing_found(values: usize) -> Option<String> {
    match values {
        0 => None,
        values if values < run_chart::TREND => Some(format!(
            "{} so far. A trend takes {}, a shift {} on one side of the median.",
            capitalized(&counted(values, "value", "values")),
            small_number(run_chart::TREND),
            small_number(run_chart::SHIFT),
        )),
        _ => Some("No shift and no trend: what moves here may be chance.".to_owned()),
    }
}

fn same_day(days: &[Option<NaiveDate>], today: NaiveDate) -> Vec<String> {
    let mut told: Vec<NaiveDate> = Vec::new();
    let mut notices = Vec::new();
    for on in days.iter().flatten() {
        let number = days.iter().filter(|other| **other == Some(*on)).count();
        if number > 1 && !told.contains(on) {
            told.push(*on);
            notices.push(format!(
                "{} on {}: all are kept, in the order they were written.",
                capitalized(&counted(number, "value", "values")),
                day(*on, today)
            ));
        }
    }
    notices
}
