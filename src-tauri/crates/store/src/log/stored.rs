//! How identities and values lie in the rows.

use crate::Error;
use rusqlite::types::{FromSqlError, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{OptionalExtension, Params, Row};
use trellis_domain::change::{AuthorKey, Identity};
use trellis_domain::id::Id;
use trellis_domain::value::Value;

/// A value on its way into a row: text as text, all else as in the canonical bytes.
pub struct Stored<'v>(pub &'v Value);

impl ToSql for Stored<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Value::Unset => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            other => ToSqlOutput::Owned(other.encode().1.into()),
        })
    }
}

/// A value out of a row. `None`: it was erased.
pub fn read_value(
    row: &Row<'_>,
    tag: usize,
    value: usize,
    is_open: usize,
) -> rusqlite::Result<Option<Value>> {
    if !row.get::<_, bool>(is_open)? {
        return Ok(None);
    }
    let tag: u8 = row.get(tag)?;
    Ok(Some(match row.get_ref(value)? {
        ValueRef::Null => Value::decode(tag, &[]),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Value::decode(tag, bytes),
        other => return Err(FromSqlError::InvalidType.into_column(value, other)),
    }))
}

trait IntoColumn {
    fn into_column(self, index: usize, found: ValueRef<'_>) -> rusqlite::Error;
}

impl IntoColumn for FromSqlError {
    fn into_column(self, index: usize, found: ValueRef<'_>) -> rusqlite::Error {
        rusqlite::Error::FromSqlConversionFailure(index, found.data_type(), self.into())
    }
}

/// The name of a change in a row.
pub fn read_identity(row: &Row<'_>, index: usize) -> rusqlite::Result<Identity> {
    Ok(Identity::from_bytes(row.get(index)?))
}

/// An installation in a row.
pub fn read_key(row: &Row<'_>, index: usize) -> rusqlite::Result<AuthorKey> {
    Ok(AuthorKey::from_bytes(row.get(index)?))
}

/// The id of a record in a row.
pub fn read_id(row: &Row<'_>, index: usize) -> rusqlite::Result<Id> {
    Ok(Id::from_bytes(row.get(index)?))
}

/// The one number that a cached query gives, where it gives one.
pub fn number(
    connection: &rusqlite::Connection,
    sql: &str,
    parameters: impl Params,
) -> Result<Option<i64>, Error> {
    Ok(connection
        .prepare_cached(sql)?
        .query_row(parameters, |row| row.get(0))
        .optional()?)
}
