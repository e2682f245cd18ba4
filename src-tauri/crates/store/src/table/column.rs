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
        Ok(plain_text(row, index)?.and_then(|text| plain_date(text).or_else(|| text.parse().ok())))
    }
}

/// A date as we write it, YYYY-MM-DD: counting reads tens of thousands of them, and the
/// general way of reading one takes longer than all the rest of a row.
fn plain_date(text: &str) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, digit| {
            let digit = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
            Some(sum * 10 + digit)
        })
    };
    let year = i32::try_from(number(&[*y1, *y2, *y3, *y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[*m1, *m2])?, number(&[*d1, *d2])?)
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

#[cfg(test)]
mod tests {
    use super::plain_date;

    #[test]
    fn a_date_is_read_as_the_calendar_has_it_or_left_to_the_general_way() {
        for text in [
            "2026-11-19",
            "2024-02-29",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "0001-01-01",
            "2026-1-19",
            "+2026-11-19",
            "2026/11/19",
            "",
            "2026-11-1x",
            "12026-11-19",
            "２026-1-1",
        ] {
            if let Some(date) = plain_date(text) {
                assert_eq!(text.parse(), Ok(date), "{text}");
            }
        }
        assert!(plain_date("2026-11-19").is_some() && plain_date("2024-02-29").is_some());
        assert_eq!(plain_date("2026-02-29"), None);
    }
}
