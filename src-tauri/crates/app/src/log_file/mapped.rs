//! What the columns of a log are taken for: remembered, guessed, and shown.

use super::known::shape_of;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::transfer::{LogChoice, LogColumnView, LogWordView};
use std::collections::BTreeMap;
use std::path::Path;
use trellis_domain::id::Id;
use trellis_domain::log_file::{
    LEAVE_CELL, LEAVE_OUT, LogCell, LogColumn, LogField, LogMapping, LogWord, find_region,
    guess_days, initiative, is_in_hours, mode, propose, shape, source_name, support,
};
use trellis_domain::words::{DayStyle, Initiative, Mode, Support};
use trellis_exchange::log_file::LogTable;

/// A column with more different words than these is a column of texts, taken for a list
/// by mistake. The rest of its words is named row by row.
const MOST_WORDS: usize = 60;

impl Trellis {
    /// The mapping that is read with, and whether it was remembered.
    pub(super) fn mapping_for(
        &self,
        path: &Path,
        table: &LogTable,
        given: Option<&LogMapping>,
    ) -> Result<(LogMapping, bool), Error> {
        let regions = self.regions_by_name()?;
        let of_file = shape(table.headings.iter().map(String::as_str));
        let known = self.known_logs()?;
        let known = known.into_iter().find(|it| it.shape == of_file);
        let is_remembered = known.is_some();
        let mut mapping = match (given, known) {
            (Some(given), _) if shape_of(given) == of_file => given.clone(),
            (Some(_), _) => {
                return Err(Error::new(
                    "The columns of this file are not those that were looked at",
                    "The file was changed since. Choose it again.",
                ));
            }
            (None, Some(known)) => known.mapping,
            (None, None) => self.first_guess(path, table),
        };
        for (at, column) in mapping.columns.iter_mut().enumerate() {
            complete(column, cells(table, at), &regions);
        }
        Ok((mapping, is_remembered))
    }

    fn first_guess(&self, path: &Path, table: &LogTable) -> LogMapping {
        let components: Vec<(String, String)> = self
            .binder
            .components()
            .into_iter()
            .map(|it| (it.code, it.name))
            .collect();
        let headings: Vec<&str> = table.headings.iter().map(String::as_str).collect();
        let stem = path.file_stem().map(|stem| stem.to_string_lossy());
        LogMapping {
            source: source_name(&stem.unwrap_or_default()),
            region: None,
            with_twins: false,
            columns: propose(&headings, &components)
                .into_iter()
                .zip(&table.headings)
                .map(|(field, header)| LogColumn {
                    header: header.clone(),
                    in_hours: field.is_length() && is_in_hours(header),
                    field,
                    words: Vec::new(),
                    days: None,
                })
                .collect(),
        }
    }

    /// What has to be said before a row can be read.
    pub(super) fn missing_in(&self, mapping: &LogMapping) -> Vec<String> {
        let mut missing = Vec::new();
        if mapping.find_column(&LogField::Day).is_none() {
            missing.push("No column says the day.".to_owned());
        }
        if mapping.find_column(&LogField::Region).is_none() && mapping.region.is_none() {
            missing.push("No column says the region, and no region is named for all rows.".into());
        }
        if mapping.source.trim().is_empty() {
            missing.push("The log has no name yet.".to_owned());
        }
        for (at, column) in mapping.columns.iter().enumerate() {
            if let LogField::Component(code) = &column.field
                && self.binder.find_component(code).is_none()
            {
                missing.push(format!("{code} is not a core practice component."));
            }
            let twice = mapping
                .columns
                .iter()
                .take(at)
                .any(|it| it.field == column.field);
            if twice && column.field != LogField::LeaveOut {
                missing.push(format!(
                    "Two columns are taken for: {}.",
                    column.field.word()
                ));
            }
        }
        missing
    }

    pub(super) fn field_choices(&self) -> Vec<LogChoice> {
        let components = self.binder.components();
        let plain = LogField::PLAIN.iter().map(|field| LogChoice {
            code: field.code(),
            word: field.word(),
        });
        let minutes = components.into_iter().map(|it| LogChoice {
            code: LogField::Component(it.code.clone()).code(),
            word: format!("Minutes of {}, {}", it.code, it.name),
        });
        plain.chain(minutes).collect()
    }

    pub(super) fn region_choices(&self) -> Result<Vec<LogChoice>, Error> {
        let regions = self.regions_by_name()?.into_iter();
        Ok(regions
            .map(|(id, name)| choice(&id.to_string(), &name))
            .collect())
    }

    pub(super) fn column_views(
        &self,
        table: &LogTable,
        mapping: &LogMapping,
    ) -> Result<Vec<LogColumnView>, Error> {
        let regions = self.region_choices()?;
        let columns = mapping.columns.iter().enumerate();
        Ok(columns
            .map(|(at, column)| LogColumnView {
                header: column.header.clone(),
                samples: samples(table, at),
                said: said(column, cells(table, at)),
                words: words(column, cells(table, at)),
                choices: choices(&column.field, &regions),
            })
            .collect())
    }
}

/// The cells of a column that hold anything, without blanks around them.
fn cells(table: &LogTable, at: usize) -> impl Iterator<Item = &str> + Clone {
    table
        .rows
        .iter()
        .filter_map(move |line| line.cells.get(at))
        .map(LogCell::text)
        .filter(|text| !text.is_empty())
}

/// Fills in what the cells of a column tell by themselves.
fn complete<'a>(
    column: &mut LogColumn,
    cells: impl Iterator<Item = &'a str> + Clone,
    regions: &[(Id, String)],
) {
    if column.field == LogField::Day && column.days.is_none() {
        column.days = guess_days(cells.clone()).map(|guess| guess.style);
    }
    if !column.field.takes_words() {
        return;
    }
    // A region that is no longer here has to be said again.
    if column.field == LogField::Region {
        let is_here = |ours: &str| {
            let id = ours.parse::<Id>().ok();
            id.is_some_and(|id| regions.iter().any(|(known, _)| *known == id))
        };
        column
            .words
            .retain(|word| word.ours == LEAVE_OUT || is_here(&word.ours));
    }
    for (theirs, _) in distinct(cells) {
        let known = match column.field {
            LogField::Region => find_region(theirs, regions).map(|id| id.to_string()),
            LogField::Mode => mode(theirs).map(|it| it.code().to_owned()),
            LogField::Initiative => initiative(theirs).map(|it| it.code().to_owned()),
            LogField::Support => support(theirs).map(|it| it.code().to_owned()),
            _ => None,
        };
        if let Some(ours) = known
            && column.find_word(theirs).is_none()
        {
            column.words.push(LogWord {
                theirs: theirs.to_owned(),
                ours,
            });
        }
    }
}

/// The different words of a column with how often they stand there, the most frequent
/// first.
fn distinct<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<(&'a str, u32)> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for cell in cells {
        *counts.entry(cell).or_default() += 1;
    }
    let mut words: Vec<(&str, u32)> = counts.into_iter().collect();
    words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    words.truncate(MOST_WORDS);
    words
}

fn words<'a>(column: &LogColumn, cells: impl Iterator<Item = &'a str>) -> Vec<LogWordView> {
    if !column.field.takes_words() {
        return Vec::new();
    }
    distinct(cells)
        .into_iter()
        .map(|(theirs, rows)| LogWordView {
            theirs: theirs.to_owned(),
            rows,
            ours: column.find_word(theirs).map(str::to_owned),
        })
        .collect()
}

fn samples(table: &LogTable, at: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for text in cells(table, at) {
        let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line: String = line.chars().take(60).collect();
        if !samples.contains(&line) {
            samples.push(line);
        }
        if samples.len() == 2 {
            break;
        }
    }
    samples
}

/// How a column is read, where its cells could be read otherwise.
fn said<'a>(column: &LogColumn, cells: impl Iterator<Item = &'a str>) -> Option<String> {
    if column.field == LogField::Day {
        let style = column.days?;
        let is_open = guess_days(cells).is_some_and(|guess| guess.is_ambiguous);
        return is_open.then(|| {
            let way = if style.is_day_first() {
                "day first: 3/4/2026 is the third of April"
            } else {
                "month first: 3/4/2026 is the fourth of March"
            };
            format!("Read with the {way}. The cells leave both open.")
        });
    }
    (column.field.is_length() && column.in_hours).then(|| "A plain number is hours.".to_owned())
}

fn choice(code: &str, word: &str) -> LogChoice {
    LogChoice {
        code: code.to_owned(),
        word: word.to_owned(),
    }
}

fn choices(field: &LogField, regions: &[LogChoice]) -> Vec<LogChoice> {
    let mut all: Vec<LogChoice> = match field {
        LogField::Region => regions.to_vec(),
        LogField::Mode => Mode::ALL
            .iter()
            .map(|it| choice(it.code(), it.word()))
            .collect(),
        LogField::Initiative => Initiative::ALL
            .iter()
            .map(|it| choice(it.code(), it.word()))
            .collect(),
        LogField::Support => Support::ALL
            .iter()
            .map(|it| choice(it.code(), it.word()))
            .collect(),
        _ => return Vec::new(),
    };
    if *field != LogField::Region {
        all.push(choice(LEAVE_CELL, "Leave this cell empty"));
    }
    all.push(choice(LEAVE_OUT, "Leave these rows out"));
    all
}

/// How a column can write days.
pub(super) fn day_choices() -> Vec<LogChoice> {
    DayStyle::ALL
        .iter()
        .map(|style| choice(style.code(), style.word()))
        .collect()
}
