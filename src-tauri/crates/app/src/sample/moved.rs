//! Dates, moved by whole weeks: in fields, on the clock, and inside sentences.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use trellis_domain::calendar::Quarter;

/// The sample's practitioners live five hours behind UTC, the year round.
const BEHIND_UTC: TimeDelta = TimeDelta::hours(5);

/// How far everything is moved.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift(TimeDelta);

impl Shift {
    /// Moves `anchor` to the first day with the same weekday that is not before
    /// `as_of`: a visit still to come, never one that was missed.
    pub(super) fn new(anchor: NaiveDate, as_of: NaiveDate) -> Self {
        let days = (as_of - anchor).num_days();
        Self(TimeDelta::weeks(-(-days).div_euclid(7)))
    }

    /// A day that stands in a file, such as `2026-11-19`, where it lies now.
    pub(super) fn day(self, written: &str) -> Result<NaiveDate, String> {
        Ok(self.moved(read_day(written)?))
    }

    /// A day, moved.
    pub(super) fn moved(self, day: NaiveDate) -> NaiveDate {
        day.checked_add_signed(self.0).unwrap_or(day)
    }

    /// The wall clock on a day at a time, milliseconds UTC since 1970.
    pub(super) fn wall(self, on: NaiveDate, at: NaiveTime) -> i64 {
        (self.moved(on).and_time(at) + BEHIND_UTC)
            .and_utc()
            .timestamp_millis()
    }

    /// A sentence with its dates filled in: `{month:2026-08-20}` reads “August”,
    /// `{day:…}` “August 20”, `{year:…}` “2026”, `{quarter:…}` “Quarter 3, 2026”.
    pub(super) fn text(self, written: &str) -> Result<String, String> {
        let mut out = String::with_capacity(written.len());
        let mut rest = written;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, after) = after
                .split_once('}')
                .ok_or_else(|| format!("a {{ is never closed in “{written}”"))?;
            let (form, day) = slot
                .split_once(':')
                .ok_or_else(|| format!("“{{{slot}}}” names no day"))?;
            let day = self.day(day)?;
            out.push_str(before);
            match form {
                "month" => out.push_str(&day.format("%B").to_string()),
                "day" => out.push_str(&day.format("%B %-d").to_string()),
                "year" => out.push_str(&day.format("%Y").to_string()),
                "quarter" => out.push_str(&Quarter::of(day).in_words()),
                _ => return Err(format!("“{form}” is not a way to write a day")),
            }
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }
}

/// A day as the files write it.
pub(super) fn read_day(written: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(written, "%Y-%m-%d").map_err(|_| format!("“{written}” is not a day"))
}

/// A time of day as the files write it, such as `15:40`.
pub(super) fn read_time(written: &str) -> Result<NaiveTime, String> {
    NaiveTime::parse_from_str(written, "%H:%M")
        .map_err(|_| format!("“{written}” is not a time of day"))
}
