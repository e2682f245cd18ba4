//! Contacts in the columns of a log that somebody else keeps: the mapping of an import,
//! the other way round.

use super::minutes_by_contact;
use crate::edit::count;
use crate::error::Error;
use crate::plans::export::write_whole;
use crate::tables::for_whom::{self, marked};
use crate::tables::{is_csv, not_written};
use crate::today::was_held;
use crate::trellis::Trellis;
use crate::view::transfer::{LogOut, TablesWritten};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use trellis_domain::id::Id;
use trellis_domain::log_file::{Cell as Out, Contact, LogField, LogMapping, With, Writer};
use trellis_domain::noun::{component_use as u, contact as c};
use trellis_domain::value::Value;
use trellis_domain::words::{Audience, DayStyle, Initiative, Mode, Support};
use trellis_exchange::log_file::read_log_at;
use trellis_exchange::tables::{Cell, Cover, Table, csv, workbook};
use trellis_store::table::contact::ContactRow;
use trellis_store::table::every::every;
use trellis_store::table::region::RegionRow;

impl Trellis {
    /// The mapping for the columns of a file: what is remembered for its headings, or a
    /// first guess.
    ///
    /// # Errors
    /// Where the file is no log.
    pub fn columns_like(&self, path: &Path) -> Result<LogMapping, Error> {
        let table = read_log_at(path).map_err(|error| super::unreadable(path, &error))?;
        Ok(self.mapping_for(path, &table, None)?.0)
    }

    /// Writes contacts that took place, in the columns of a log: its headings, its words,
    /// its way of writing days. Minutes of components are for the support team; they stay
    /// empty for another audience. CSV, or an Excel workbook where the name ends so.
    ///
    /// # Errors
    /// Where a region is gone, or the file cannot be written.
    pub fn export_log(
        &self,
        mapping: &LogMapping,
        ask: &LogOut,
        to: &Path,
    ) -> Result<TablesWritten, Error> {
        let writer = Writer { mapping };
        let to = marked(to, ask.query.audience)?;
        let is_csv = is_csv(&to)?;
        let contacts = self.contacts_out(mapping, ask)?;
        let rows: Vec<Vec<Cell>> = contacts
            .iter()
            .map(|contact| {
                let row = writer.row(contact).into_iter();
                row.map(|cell| cell_out(&cell, is_csv)).collect()
            })
            .collect();
        let count = super::number(rows.len());
        let table = Table {
            name: "Contacts".to_owned(),
            headings: mapping.columns.iter().map(|it| it.header.clone()).collect(),
            rows,
        };
        let mark = for_whom::mark(ask.query.audience);
        let bytes = if is_csv {
            csv(&table, mark)
        } else {
            let cover = mark.map(|mark| Cover {
                title: "Contacts".to_owned(),
                lines: Vec::new(),
                mark: Some(mark.to_owned()),
            });
            workbook(cover.as_ref(), &[table])
        }
        .map_err(|error| not_written(&error))?;
        write_whole(&to, &bytes)?;
        Ok(TablesWritten {
            path: to.display().to_string(),
            tables: 1,
            rows: count,
            sentence: told(mapping, ask, count),
        })
    }

    fn contacts_out(&self, mapping: &LogMapping, ask: &LogOut) -> Result<Vec<Contact>, Error> {
        let regions = match ask.query.regions.as_slice() {
            [] => RegionRow::list(self.reading())?,
            some => some
                .iter()
                .map(|id| self.get_region(*id))
                .collect::<Result<_, _>>()?,
        };
        let sources: HashMap<Id, String> = every(self.reading(), &c::NOUN)?
            .into_iter()
            .filter_map(|row| Some((row.id, row.text(c::import_source)?.to_owned())))
            .collect();
        let minutes = if ask.query.audience == Audience::Region {
            HashMap::new()
        } else {
            minutes_by_contact(&every(self.reading(), &u::NOUN)?)
        };
        let mut contacts = Vec::new();
        for region in regions {
            let name = region.name.clone().unwrap_or_default();
            for row in ContactRow::of_region(self.reading(), region.id)? {
                let is_theirs = sources.get(&row.id) == Some(&mapping.source);
                let is_asked = row.took_on >= ask.from && (ask.with_imported || !is_theirs);
                if is_asked && was_held(&row, self.today()) {
                    let used = minutes.get(&row.id);
                    contacts.extend(contact((region.id, &name), row, used));
                }
            }
        }
        contacts.sort_by(|a, b| (a.on, &a.region.1, a.id).cmp(&(b.on, &b.region.1, b.id)));
        Ok(contacts)
    }
}

fn contact(
    region: (Id, &str),
    row: ContactRow,
    used: Option<&BTreeMap<String, Value>>,
) -> Option<Contact> {
    let components = used.into_iter().flatten().filter_map(|(code, minutes)| {
        let Value::Integer(minutes) = minutes else {
            return None;
        };
        Some((code.clone(), count(Some(*minutes))?))
    });
    Some(Contact {
        id: row.id,
        region: (region.0, region.1.to_owned()),
        on: row.took_on?,
        mode: row.mode.as_deref().and_then(Mode::from_code),
        minutes: count(row.minutes),
        preparation: count(row.preparation_minutes),
        travel: count(row.travel_minutes),
        about: row.actual_focus.or(row.title).unwrap_or_default(),
        planned_focus: row.planned_focus.unwrap_or_default(),
        with: With {
            cit: row.with_cit == Some(true),
            clt: row.with_clt == Some(true),
            others: row.with_others.unwrap_or_default(),
        },
        people: count(row.people),
        place: row.place.unwrap_or_default(),
        initiative: row.initiative.as_deref().and_then(Initiative::from_code),
        support: row.support.as_deref().and_then(Support::from_code),
        components: components.collect(),
    })
}

/// In a workbook a day is a day, unless the log keeps days as something else.
fn cell_out(cell: &Out, is_csv: bool) -> Cell {
    match cell {
        Out::Empty => Cell::Empty,
        Out::Number(number) => Cell::Number(i64::from(*number)),
        Out::Hours(minutes) if !is_csv => Cell::Hundredths((i64::from(*minutes) * 100 + 30) / 60),
        Out::Day(day, style) if !is_csv && *style != DayStyle::Serial => Cell::Day(*day),
        other => Cell::text(other.text()),
    }
}

/// What was written, in words.
fn told(mapping: &LogMapping, ask: &LogOut, count: u32) -> String {
    let counted = match count {
        1 => "1 contact".to_owned(),
        count => format!("{count} contacts"),
    };
    let mut said = format!(
        "{counted} written in the columns of “{}”. {}",
        mapping.source,
        for_whom::sentence(ask.query.audience)
    );
    let is_component = |field: &LogField| matches!(field, LogField::Component(_));
    let has_components = mapping.columns.iter().any(|it| is_component(&it.field));
    if has_components && ask.query.audience == Audience::Region {
        said.push_str(
            " Minutes of components are for the support team, so those columns are empty.",
        );
    }
    if !ask.with_imported {
        said.push_str(" What came from that log is not in it again.");
    }
    said
}
