//! Taking in a log that was kept elsewhere: look first, then add what is new.
//!
//! Nothing is taken in twice and nothing here is overwritten: a contact's id follows from
//! the log, and a row whose contact is here, or was deleted here, is left alone.

mod known;
mod mapped;
mod out;
mod standing;

use crate::contacts::component_edit;
use crate::edit::{Maybe, in_region};
use crate::error::Error;
use crate::trellis::{Act, Trellis};
use crate::view::transfer::{LogCounts, LogImported, LogPreview, LogRowNote};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;
use trellis_domain::log_file::{Entry, Fault, Key, LogMapping, Reader, Row};
use trellis_domain::noun::{component_use as u, contact as c};
use trellis_domain::value::Value;
use trellis_domain::words::Form;
use trellis_exchange::log_file::{LogFileError, LogTable, read_log_at};
use trellis_store::Edit;
use trellis_store::table::every::EveryRow;
use trellis_store::table::region::RegionRow;

/// A row that can be read.
struct Readable {
    row: u32,
    entry: Entry,
    /// The contact it is.
    contact: Id,
    standing: Standing,
}

/// How a row stands to what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Fresh,
    /// It was taken in, and that was undone.
    TakenBack,
    There,
    EditedHere,
    ChangedThere,
    Deleted,
    Twin,
}

/// A log that was gone through.
struct Looked {
    table: LogTable,
    mapping: LogMapping,
    is_remembered: bool,
    missing: Vec<String>,
    rows: Vec<Readable>,
    bad: Vec<LogRowNote>,
    counts: LogCounts,
}

impl Trellis {
    /// What reading a log would do: what its columns are taken for, how many contacts
    /// are new, and every row that cannot be read. Nothing is written. Without a mapping
    /// the one that is remembered for these headings is taken, or a first guess.
    ///
    /// # Errors
    /// Where the file is no log, or the workbook cannot be read.
    pub fn look_over_log(
        &self,
        path: &Path,
        mapping: Option<&LogMapping>,
    ) -> Result<LogPreview, Error> {
        let looked = self.look(path, mapping)?;
        let columns = self.column_views(&looked.table, &looked.mapping)?;
        let notes = looked.rows.iter().filter_map(left_as_it_is).collect();
        Ok(LogPreview {
            path: path.display().to_string(),
            file_name: file_name(path),
            is_remembered: looked.is_remembered,
            columns,
            fields: self.field_choices(),
            day_styles: mapped::day_choices(),
            regions: self.region_choices()?,
            missing: looked.missing,
            counts: looked.counts,
            bad: looked.bad,
            notes,
            mapping: looked.mapping,
        })
    }

    /// Adds what is new in a log: one step, and one undo. Rows that cannot be read are
    /// left out and named. What its columns mean is remembered on this computer.
    ///
    /// # Errors
    /// Where the file is no log, something has to be said first, or it cannot be
    /// written.
    pub fn import_log(&mut self, path: &Path, mapping: &LogMapping) -> Result<LogImported, Error> {
        self.writable()?;
        let looked = self.look(path, Some(mapping))?;
        if let Some(missing) = looked.missing.first() {
            return Err(Error::new(
                missing.trim_end_matches('.'),
                "Say it for one of the columns, then look again.",
            ));
        }
        self.remember_log(path, &looked.mapping)?;
        let mapping = looked.mapping;
        let new: Vec<&Readable> = looked
            .rows
            .iter()
            .filter(|it| matches!(it.standing, Standing::Fresh | Standing::TakenBack))
            .collect();
        if !new.is_empty() {
            self.act(|act| {
                for row in &new {
                    add(act, row, &mapping)?;
                }
                Ok(())
            })?;
        }
        Ok(LogImported {
            sentence: sentence(&looked.counts),
            counts: looked.counts,
            bad: looked.bad,
        })
    }

    fn look(&self, path: &Path, mapping: Option<&LogMapping>) -> Result<Looked, Error> {
        let table = read_log_at(path).map_err(|error| unreadable(path, &error))?;
        let (mapping, is_remembered) = self.mapping_for(path, &table, mapping)?;
        let missing = self.missing_in(&mapping);
        let mut looked = Looked {
            counts: LogCounts {
                rows: number(table.rows.len()),
                ..LogCounts::default()
            },
            table,
            mapping,
            is_remembered,
            missing,
            rows: Vec::new(),
            bad: Vec::new(),
        };
        if looked.missing.is_empty() {
            self.read_rows(&mut looked)?;
            self.stand(&mut looked)?;
        }
        Ok(looked)
    }

    /// Reads every row, and counts rows that are alike in the order of the file.
    fn read_rows(&self, looked: &mut Looked) -> Result<(), Error> {
        let regions = self.regions_by_name()?;
        let reader = Reader {
            mapping: &looked.mapping,
            regions: &regions,
            today: self.today(),
        };
        let mut alike = HashMap::<Key, u32>::new();
        let mut ids = HashMap::<String, u32>::new();
        let has_ids = looked.mapping.has_ids();
        for line in &looked.table.rows {
            let mut count = |key: Key| {
                let nth = alike.entry(key).or_default();
                *nth += 1;
                *nth
            };
            match reader.read(&line.cells) {
                Row::LeftOut => looked.counts.left_out += 1,
                Row::Bad { faults, key } => {
                    if let Some(key) = key {
                        count(key);
                    }
                    looked.counts.bad += 1;
                    looked
                        .bad
                        .extend(faults.into_iter().map(|it| fault(line.row, it)));
                }
                Row::Entry(entry) => {
                    let nth = count(entry.key());
                    let theirs = entry.source_id.clone().filter(|_| has_ids);
                    if let Some(theirs) = theirs
                        && let Some(before) = ids.insert(theirs.clone(), line.row)
                    {
                        ids.insert(theirs.clone(), before);
                        looked.counts.bad += 1;
                        looked
                            .bad
                            .push(twice(line.row, &looked.mapping, theirs, before));
                        continue;
                    }
                    let contact = match entry.named(&looked.mapping.source) {
                        Some(named) => named.made,
                        None => entry.key().contact(nth),
                    };
                    looked.rows.push(Readable {
                        row: line.row,
                        entry: *entry,
                        contact,
                        standing: Standing::Fresh,
                    });
                }
            }
        }
        Ok(())
    }

    /// The regions by id and name.
    fn regions_by_name(&self) -> Result<Vec<(Id, String)>, Error> {
        let rows = RegionRow::list(self.reading())?;
        Ok(rows
            .into_iter()
            .map(|row| (row.id, row.name.unwrap_or_default()))
            .collect())
    }
}

/// The fields of a contact that a row fills, each with what it says.
fn said_by(entry: &Entry, mapping: &LogMapping) -> Vec<(&'static str, Value)> {
    use trellis_domain::log_file::LogField as F;
    let texts = [
        (F::About, c::actual_focus, &entry.about),
        (F::PlannedFocus, c::planned_focus, &entry.planned_focus),
        (F::Place, c::place, &entry.place),
        (F::With, c::with_others, &entry.with.others),
    ];
    let lengths = [
        (F::Minutes, c::minutes, entry.minutes),
        (F::Preparation, c::preparation_minutes, entry.preparation),
        (F::Travel, c::travel_minutes, entry.travel),
        (F::People, c::people, entry.people),
    ];
    let is_mapped = |field: &F| mapping.find_column(field).is_some();
    let mut said: Vec<(&'static str, Value)> = vec![
        (c::region, entry.region.into()),
        (c::took_on, entry.on.into()),
        (c::mode, entry.mode.into()),
        (c::initiative, entry.initiative.into()),
        (c::support, entry.support.into()),
        (c::with_cit, entry.with.cit.then_some(true).into()),
        (c::with_clt, entry.with.clt.then_some(true).into()),
    ];
    said.extend(
        texts
            .into_iter()
            .filter(|(field, ..)| is_mapped(field))
            .map(|(_, name, text)| (name, Value::typed(text))),
    );
    said.extend(
        lengths
            .into_iter()
            .filter(|(field, ..)| is_mapped(field))
            .map(|(_, name, length)| (name, length.into())),
    );
    said
}

/// Writes the contact of a row.
fn add(act: &mut Act<'_, '_>, row: &Readable, mapping: &LogMapping) -> Result<(), Error> {
    let entry = &row.entry;
    let edit = in_region(entry.region, &c::NOUN, row.contact);
    if row.standing == Standing::TakenBack {
        act.writing.restore(edit.scope, &c::NOUN, row.contact)?;
    }
    let edit = edit
        .set(c::form, Form::Logged)
        .set(c::entered_on, act.today)
        .maybe(c::import_source, Some(mapping.source.as_str()));
    let said = said_by(entry, mapping).into_iter();
    let edit = said
        .filter(|(_, value)| *value != Value::Unset)
        .fold(edit, |edit: Edit, (field, value)| edit.set(field, value));
    act.edit(edit)?;
    for (code, minutes) in &entry.components {
        act.edit(component_edit(
            entry.region,
            row.contact,
            code,
            Some(*minutes),
        ))?;
    }
    Ok(())
}

/// What is said of a row that is left as it is, where somebody might wonder.
fn left_as_it_is(row: &Readable) -> Option<LogRowNote> {
    let (what, remedy) = match row.standing {
        Standing::ChangedThere => (
            "The log says something else than when this row was read before",
            "Change the contact here if the log is right; if this is another log, give it a name of its own",
        ),
        Standing::Deleted => (
            "This contact was deleted here",
            "Undo the deleting, or log it again by hand",
        ),
        Standing::Twin => (
            "A contact like this one is here already: same region, day, mode and minutes",
            "Choose to add such rows all the same if they are different contacts",
        ),
        _ => return None,
    };
    Some(LogRowNote {
        row: row.row,
        column: String::new(),
        found: short_date(row.entry.on),
        what: what.to_owned(),
        remedy: remedy.to_owned(),
    })
}

fn fault(row: u32, fault: Fault) -> LogRowNote {
    LogRowNote {
        row,
        column: fault.column,
        found: fault.found,
        what: fault.what,
        remedy: fault.remedy,
    }
}

fn twice(row: u32, mapping: &LogMapping, theirs: String, before: u32) -> LogRowNote {
    use trellis_domain::log_file::LogField;
    let at = mapping.find_column(&LogField::SourceId);
    let column = at.and_then(|at| mapping.columns.get(at));
    LogRowNote {
        row,
        column: column.map(|it| it.header.clone()).unwrap_or_default(),
        what: format!("“{theirs}” stands in row {before} already"),
        found: theirs,
        remedy: "Give each row an id of its own".to_owned(),
    }
}

/// “214 contacts added. 3 were here already. 2 rows could not be read.”
fn sentence(counts: &LogCounts) -> String {
    let said = |count: u32, one: &str, many: &str| {
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    };
    let mut parts = vec![match counts.fresh {
        0 => "No contact added".to_owned(),
        1 => "1 contact added".to_owned(),
        fresh => format!("{fresh} contacts added"),
    }];
    let lines = [
        (counts.there, "was here already", "were here already"),
        (
            counts.edited_here,
            "was edited here since and stays as it is",
            "were edited here since and stay as they are",
        ),
        (
            counts.changed_there,
            "changed in the log since and stays as it is here",
            "changed in the log since and stay as they are here",
        ),
        (
            counts.deleted,
            "was deleted here and is not brought back",
            "were deleted here and are not brought back",
        ),
        (
            counts.twins,
            "looks like a contact that is here already",
            "look like contacts that are here already",
        ),
        (counts.left_out, "row was left out", "rows were left out"),
        (
            counts.bad,
            "row could not be read",
            "rows could not be read",
        ),
    ];
    parts.extend(
        lines
            .into_iter()
            .filter_map(|(count, one, many)| said(count, one, many)),
    );
    format!("{}.", parts.join(". "))
}

fn unreadable(path: &Path, error: &LogFileError) -> Error {
    let name = file_name(path);
    Error::new(
        format!(
            "“{name}” cannot be read as a log: {}",
            lowered(&error.to_string())
        ),
        format!("{}.", error.remedy()),
    )
}

fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Minutes by contact and component.
fn minutes_by_contact(rows: &[EveryRow]) -> HashMap<Id, BTreeMap<String, Value>> {
    let mut by_contact = HashMap::<Id, BTreeMap<_, _>>::new();
    for row in rows {
        if let (Some(contact), Some(code)) = (row.id(u::contact), row.text(u::component)) {
            let minutes = row.value(u::minutes).clone();
            by_contact
                .entry(contact)
                .or_default()
                .insert(code.to_owned(), minutes);
        }
    }
    by_contact
}
