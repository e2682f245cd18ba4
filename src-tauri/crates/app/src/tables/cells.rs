//! One noun as a table.

use super::shown::Shown;
use super::words::{heading, is_kept_back, table_name, word};
use crate::trellis::Trellis;
use trellis_domain::id::Id;
use trellis_domain::noun::{FieldOf, Noun, answer, contact, seat};
use trellis_domain::value::Value;
use trellis_exchange::tables::{Cell, Table};
use trellis_store::table::every::EveryRow;

impl Trellis {
    /// The records of a noun that are shown, with their names resolved, and their own id
    /// in the last column.
    pub(super) fn table_of(&self, noun: &'static Noun, shown: &Shown) -> Table {
        let fields: Vec<&FieldOf> = noun
            .fields
            .iter()
            .filter(|field| !is_kept_back(field.name))
            .collect();
        let is_contact = noun.name == contact::NOUN.name;
        let is_answer = noun.name == answer::NOUN.name;
        let mut headings: Vec<String> = fields
            .iter()
            .map(|field| heading(noun.name, field.name))
            .collect();
        if is_contact {
            let minutes = shown
                .components
                .iter()
                .map(|code| format!("{code} minutes"));
            headings.extend(minutes);
        }
        if is_answer {
            headings.push("What the item says".to_owned());
        }
        headings.push("Id".to_owned());
        let mut rows = Vec::new();
        for row in shown.rows_of(noun) {
            let mut cells: Vec<Cell> = fields
                .iter()
                .map(|field| cell(noun, field, row, shown))
                .collect();
            if is_contact {
                let used = shown.minutes.get(&row.id);
                cells.extend(shown.components.iter().map(|code| {
                    let minutes = used.and_then(|used| used.get(code));
                    minutes.map_or(Cell::Empty, |minutes| Cell::Number(*minutes))
                }));
            }
            if is_answer {
                let item = row
                    .text(answer::item)
                    .and_then(|it| self.binder.find_item(it));
                cells.push(item.map_or(Cell::Empty, |it| Cell::text(it.item.text.as_str())));
            }
            cells.push(Cell::text(row.id.to_string()));
            rows.push(cells);
        }
        Table {
            name: table_name(noun.name),
            headings,
            rows,
        }
    }
}

fn cell(noun: &Noun, field: &FieldOf, row: &EveryRow, shown: &Shown) -> Cell {
    match row.value(field.name) {
        Value::Text(text) => Cell::text(word(noun.name, field.name, text).unwrap_or(text)),
        Value::Integer(share) if noun.name == seat::NOUN.name && field.name == seat::fte => {
            Cell::Hundredths(*share)
        }
        Value::Integer(number) => Cell::Number(*number),
        Value::Boolean(yes) => Cell::text(if *yes { "yes" } else { "no" }),
        Value::Date(day) => Cell::Day(*day),
        Value::Time(time) => Cell::Time(*time),
        Value::Id(id) => named(noun, field, *id, shown),
        Value::Unset | Value::Unknown { .. } => Cell::Empty,
    }
}

/// What joins records is no record; everything else is called by its name, and by nothing
/// where whoever reads this may not read that.
fn named(noun: &Noun, field: &FieldOf, id: Id, shown: &Shown) -> Cell {
    if noun.name == contact::NOUN.name && field.name == contact::joint {
        return Cell::text(id.to_string());
    }
    shown.name(id).map_or(Cell::Empty, Cell::text)
}
