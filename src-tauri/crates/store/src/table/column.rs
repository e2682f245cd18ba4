//! How a column becomes a value. A column that does not fit reads as nothing: the
//! record keeps such a value, and the conflict view shows it.

use chrono::{NaiveDate, NaiveTime};
use rusqlite::Row;
use rusqlite::types::ValueRef;
use trellis_domain::change::AuthorKey;
use trellis_domain::id::Id;

/// A type that a column can be read as.
pub trait Column: Sized {
    /// Reads the column at `index`.
    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Self>>;
}

impl Column for String {
    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Self>> {
        Ok(match row.get_ref(index)? {
            ValueRef::Text(bytes) => Some(match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => Self::from_utf8_lossy(bytes).into_owned(),
            }),
            _ => None,
        })
    }
}

impl Column for i64 {
    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Self>> {
        Ok(match row.get_ref(index)? {
            ValueRef::Integer(number) => Some(number),
            _ => None,
        })
    }
}

impl Column for bool {
    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Self>> {
        Ok(i64::read(row, index)?.map(|number| number != 0))
    }
}

impl Column for NaiveDate {
    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Self>> {
        Ok(plain_text(row, index)?.and_then(|text| text.parse().ok()))
    }
}

impl Column for NaiveTime {
    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Self>> {
        Ok(plain_text(row, index)?.and_then(|text| text.parse().ok()))
    }
}

/// A text where it lies, without a copy.
fn plain_text<'r>(row: &'r Row<'_>, index: usize) -> rusqlite::Result<Option<&'r str>> {
    Ok(match row.get_ref(index)? {
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok(),
        _ => None,
    })
}

fn blob<const N: usize>(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<[u8; N]>> {
    Ok(match row.get_ref(index)? {
        ValueRef::Blob(bytes) => bytes.try_into().ok(),
        _ => None,
    })
}

impl Column for Id {
    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Self>> {
        Ok(blob(row, index)?.map(Self::from_bytes))
    }
}

impl Column for AuthorKey {
    fn read(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Self>> {
        Ok(blob(row, index)?.map(Self::from_bytes))
    }
}
