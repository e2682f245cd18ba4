//! Support as tables for a spreadsheet.

use super::{
    Counted, UNSAID, initiative_said, label, lines, mode_said, months, said, support_said,
};
use crate::error::Error;
use crate::plans::export::write_whole;
use crate::trellis::Trellis;
use crate::view::dose::{DoseLine, DoseQuery};
use std::path::Path;
use trellis_domain::calendar::Quarter;
use trellis_domain::dose::Dose;
use trellis_domain::words::Mode;

/// The last three columns of every table.
const COUNTS: [&str; 3] = ["Contacts", "Minutes", "Contacts without minutes"];

impl Trellis {
    /// How much support was given as one long table: a row for each region, each way of
    /// counting and each line of it. What adds up and what overlaps is said with the
    /// way of counting.
    ///
    /// # Errors
    /// Where a region is gone, or the workbook cannot be read.
    pub fn dose_csv(&self, ask: &DoseQuery) -> Result<String, Error> {
        let counted = self.counted(ask)?;
        let mut rows = Vec::new();
        for (id, name) in &counted.names {
            let none = Dose::default();
            let dose = counted.doses.regions.get(id).unwrap_or(&none);
            for (dimension, lines) in self.dimensions(dose) {
                for line in lines {
                    rows.push([
                        dimension.to_owned(),
                        line.name,
                        name.clone(),
                        line.contacts.to_string(),
                        line.minutes.to_string(),
                        line.without_minutes.to_string(),
                    ]);
                }
            }
        }
        let [contacts, minutes, without] = COUNTS;
        csv(
            ["Dimension", "Key", "Region", contacts, minutes, without],
            rows,
        )
    }

    /// The same as a square table: one row for each region, quarter and mode in which
    /// there was contact, and those without a day.
    ///
    /// # Errors
    /// Where a region is gone, or the workbook cannot be read.
    pub fn dose_squares_csv(&self, ask: &DoseQuery) -> Result<String, Error> {
        let counted = self.counted(ask)?;
        let [contacts, minutes, without] = COUNTS;
        csv(
            ["Region", "Quarter", "Mode", contacts, minutes, without],
            squares(&counted),
        )
    }

    /// Writes the long table to a file.
    ///
    /// # Errors
    /// Where a region is gone, or a file cannot be read or written.
    pub fn write_dose_table(&self, ask: &DoseQuery, to: &Path) -> Result<(), Error> {
        write_whole(to, self.dose_csv(ask)?.as_bytes())
    }

    /// One region counted in every way.
    fn dimensions(&self, dose: &Dose) -> Vec<(&'static str, Vec<DoseLine>)> {
        let mut total = vec![super::line(said("", "All with a day"), dose.total)];
        if dose.without_day.contacts > 0 {
            total.push(super::line(said("", "Without a day"), dose.without_day));
        }
        let months = months(&dose.months).into_iter().map(|line| DoseLine {
            code: String::new(),
            name: line
                .month
                .map_or_else(|| "Not known".to_owned(), |month| month.to_string()),
            contacts: line.contacts,
            minutes: line.minutes,
            without_minutes: line.without_minutes,
        });
        let activities = self.activity_lines(&dose.activities).into_iter();
        let activities = activities.map(|line| DoseLine {
            code: line.id,
            name: format!(
                "{}: {}{}",
                line.component_name,
                line.name,
                if line.is_essential {
                    " (essential)"
                } else {
                    ""
                }
            ),
            contacts: line.contacts,
            minutes: line.minutes,
            without_minutes: line.without_minutes,
        });
        let quarter_said = |quarter: &Quarter| said(&quarter.code(), &label(*quarter));
        vec![
            ("Total", total),
            ("Quarter", lines(&dose.quarters, quarter_said)),
            ("Month of the relationship", months.collect()),
            (
                "Tier on the day",
                lines(&dose.tiers, |tier| said(tier.code(), tier.word())),
            ),
            (
                "Tier on the day and quarter",
                lines(&dose.tier_quarters, |(tier, quarter)| {
                    said(
                        tier.code(),
                        &format!("{}; {}", tier.word(), label(*quarter)),
                    )
                }),
            ),
            ("Mode", lines(&dose.modes, |mode| mode_said(*mode))),
            (
                "Quarter and mode",
                lines(&dose.squares, |(quarter, mode)| {
                    let when = quarter.map_or_else(|| "Without a day".to_owned(), label);
                    let code = quarter.map_or_else(String::new, Quarter::code);
                    said(&code, &format!("{when}; {}", mode_said(*mode).1))
                }),
            ),
            (
                "How it came about",
                lines(&dose.initiatives, |how| initiative_said(*how)),
            ),
            (
                "Kind of support",
                lines(&dose.supports, |kind| support_said(*kind)),
            ),
            (
                "Core practice component (may overlap)",
                self.component_lines(&dose.components),
            ),
            ("Practice activity (may overlap)", activities.collect()),
            (
                "Capacity domain (may overlap)",
                lines(&dose.domains, |domain| said(domain.code(), domain.name())),
            ),
        ]
    }
}

fn squares(counted: &Counted) -> Vec<[String; 6]> {
    let mut rows = Vec::new();
    for (id, name) in &counted.names {
        let Some(dose) = counted.doses.regions.get(id) else {
            continue;
        };
        let mut squares: Vec<_> = dose.squares.iter().collect();
        // What has no day stands last.
        squares.sort_by_key(|((quarter, mode), _)| (quarter.is_none(), *quarter, *mode));
        for ((quarter, mode), tally) in squares {
            rows.push([
                name.clone(),
                quarter.map_or_else(|| "Without a day".to_owned(), label),
                mode.map_or(UNSAID, Mode::word).to_owned(),
                tally.contacts.to_string(),
                tally.minutes.to_string(),
                tally.without_minutes.to_string(),
            ]);
        }
    }
    rows
}

pub(super) fn csv<const N: usize>(
    header: [&str; N],
    rows: Vec<[String; N]>,
) -> Result<String, Error> {
    trellis_report::csv::csv(header, rows).map_err(|error| {
        Error::new(
            "The table could not be put together",
            "Try again; the workbook itself is untouched.",
        )
        .caused_by(error)
    })
}
