//! Records of any noun, read as its declaration has them: for whoever goes through all
//! nouns alike.

use super::column::Column;
use crate::{Error, Reading};
use chrono::{NaiveDate, NaiveTime};
use rusqlite::Row;
use std::collections::BTreeMap;
use std::fmt::Write;
use trellis_domain::change::AuthorKey;
use trellis_domain::id::Id;
use trellis_domain::noun::{FieldOf, Noun, Type};
use trellis_domain::value::Value;

/// A record with every value that its noun declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EveryRow {
    /// The record.
    pub id: Id,
    /// Who wrote it first.
    pub made_by: Option<AuthorKey>,
    /// When, by their clock: milliseconds UTC since 1970.
    pub made_at: Option<i64>,
    values: BTreeMap<&'static str, Value>,
}

impl EveryRow {
    /// What a field shows; unset where it was never set, or is not the noun's.
    pub fn value(&self, field: &str) -> &Value {
        self.values.get(field).unwrap_or(&Value::Unset)
    }

    /// The text of a field, where it holds one.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.value(field).as_text()
    }

    /// The record that a field names, where it names one.
    pub fn id(&self, field: &str) -> Option<Id> {
        self.value(field).as_id()
    }
}

/// Every record of a noun that is not deleted, the oldest first.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn every(reading: Reading<'_>, noun: &'static Noun) -> Result<Vec<EveryRow>, Error> {
    select(reading, noun, "hidden = 0 ORDER BY made_at, id", [])
}

/// One record of a noun, unless it is deleted or unknown.
///
/// # Errors
/// Where the workbook cannot be read.
pub fn find_one(
    reading: Reading<'_>,
    noun: &'static Noun,
    id: Id,
) -> Result<Option<EveryRow>, Error> {
    Ok(select(reading, noun, "hidden = 0 AND id = ?1", [id.as_bytes()])?.pop())
}

fn select(
    reading: Reading<'_>,
    noun: &'static Noun,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<EveryRow>, Error> {
    let mut sql = "SELECT id, made_by, made_at".to_owned();
    for field in noun.fields {
        // Writing into a text cannot fail.
        let _ = write!(sql, ", \"{}\"", field.name);
    }
    let _ = write!(sql, " FROM \"{}\" WHERE {condition}", noun.name);
    let mut statement = reading.connection().prepare_cached(&sql)?;
    let rows = statement.query_map(parameters, |row| {
        let mut values = BTreeMap::new();
        for (at, field) in (3..).zip(noun.fields) {
            if let Some(value) = value(row, at, field)? {
                values.insert(field.name, value);
            }
        }
        let id = Id::read(row, 0)?.unwrap_or(Id::from_bytes([0; 16]));
        Ok(EveryRow {
            id,
            made_by: AuthorKey::read(row, 1)?,
            made_at: i64::read(row, 2)?,
            values,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn value(row: &Row<'_>, at: usize, field: &FieldOf) -> rusqlite::Result<Option<Value>> {
    Ok(match field.holds {
        Type::Text => String::read(row, at)?.map(Value::Text),
        Type::Integer => i64::read(row, at)?.map(Value::Integer),
        Type::Boolean => bool::read(row, at)?.map(Value::Boolean),
        Type::Date => NaiveDate::read(row, at)?.map(Value::Date),
        Type::Time => NaiveTime::read(row, at)?.map(Value::Time),
        Type::Id => Id::read(row, at)?.map(Value::Id),
    })
}
