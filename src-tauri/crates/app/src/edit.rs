//! Turning what a screen hands in into an edit of a record.

use crate::error::Error;
use chrono::NaiveDate;
use trellis_domain::calendar::short_date;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::Noun;
use trellis_domain::order;
use trellis_domain::value::Value;
use trellis_store::Edit;

/// Fields that are set only where something was handed in.
pub(crate) trait Maybe: Sized {
    fn maybe(self, field: &'static str, value: Option<impl Into<Value>>) -> Self;
}

impl Maybe for Edit {
    fn maybe(self, field: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.set(field, value),
            None => self,
        }
    }
}

/// An edit of a record that travels with its region.
pub(crate) fn in_region(region: Id, noun: &'static Noun, record: Id) -> Edit {
    Edit::new(Scope::Region(region), noun, record)
}

/// The text of an optional column; nothing reads as empty.
pub(crate) fn text(column: Option<&String>) -> String {
    column.cloned().unwrap_or_default()
}

/// A column that counts something, where it holds a count.
pub(crate) fn count(column: Option<i64>) -> Option<u32> {
    column.and_then(|number| u32::try_from(number).ok())
}

/// Refuses an end before its beginning.
pub(crate) fn in_order(
    from: Option<NaiveDate>,
    from_is: &str,
    to: Option<NaiveDate>,
    to_is: &str,
) -> Result<(), Error> {
    match (from, to) {
        (Some(from), Some(to)) if to < from => Err(Error::new(
            format!(
                "{to_is}, {}, comes before {from_is}, {}",
                short_date(to),
                short_date(from)
            ),
            "Change one of the two dates, then save again.",
        )),
        _ => Ok(()),
    }
}

/// Refuses a day that has not come yet for something that happened.
pub(crate) fn not_to_come(today: NaiveDate, on: Option<NaiveDate>) -> Result<(), Error> {
    if on.is_some_and(|on| on > today) {
        return Err(Error::new(
            "That day is still to come",
            "Write the day on which it happened.",
        ));
    }
    Ok(())
}

/// Where a new record stands: after the last one.
pub(crate) fn after_last(positions: impl Iterator<Item = Option<String>>) -> String {
    order::between(positions.flatten().max().as_deref(), None)
}

/// Refuses an empty text where one is needed.
pub(crate) fn needed<'a>(what: &str, text: &'a str) -> Result<&'a str, Error> {
    let text = text.trim();
    if text.is_empty() {
        Err(Error::needed(what))
    } else {
        Ok(text)
    }
}
