//! What records are called in the cells of others.

use crate::words::day;
use chrono::NaiveDate;
use std::collections::HashMap;
use trellis_domain::id::Id;
use trellis_domain::noun::{Noun, contact as c, seat as s};
use trellis_domain::value::Value;
use trellis_domain::words::{Mode, Team};
use trellis_store::table::every::EveryRow;

/// Fields by which a record may be called, the best first.
const TITLES: [&str; 11] = [
    "name",
    "statement",
    "step",
    "program",
    "task",
    "title",
    "purpose",
    "what",
    "text",
    "planned",
    "who",
];

/// The name of every record that has one.
pub(super) fn of(all: &[(&'static Noun, Vec<EveryRow>)], today: NaiveDate) -> HashMap<Id, String> {
    let mut names = HashMap::new();
    for (noun, rows) in all {
        for row in rows {
            if let Some(name) = name(noun, row, today).filter(|name| !name.is_empty()) {
                names.insert(row.id, name);
            }
        }
    }
    names
}

/// What a record is called, where it has something to go by.
pub(crate) fn name(noun: &Noun, row: &EveryRow, today: NaiveDate) -> Option<String> {
    match noun.name {
        "contact" => {
            let on = match row.value(c::took_on) {
                Value::Date(on) => Some(day(*on, today)),
                _ => None,
            };
            let mode = row.text(c::mode).and_then(Mode::from_code).map(Mode::word);
            let what = row.text(c::title).or(mode);
            Some(match (what, on) {
                (Some(what), Some(on)) => format!("{what}, {on}"),
                (what, on) => what.map(str::to_owned).or(on)?,
            })
        }
        "seat" => {
            let team = row.text(s::team).and_then(Team::from_code).map(Team::word);
            let role = row.text(s::role);
            Some(team.into_iter().chain(role).collect::<Vec<_>>().join(", "))
        }
        "support_plan" | "agreed_plan" => match row.value("version") {
            Value::Integer(version) => Some(format!("Version {version}")),
            _ => None,
        },
        _ => TITLES
            .iter()
            .find_map(|field| row.text(field))
            .map(str::to_owned),
    }
}
