//! Due dates that others set, and when one comes back.

use crate::words::Repeats;
use chrono::{Datelike, Days, Months, NaiveDate};

/// The day on which something that was due on `on` is due next.
///
/// The same day of a later month, clamped to the month's end. A day that had to be
/// clamped goes back to where the series began as soon as a month has room for it again:
/// `before` are the days on which it was due earlier, in any order. So a report due on
/// January 31 and on February 28 is due on March 31, and one that somebody moved to
/// February 15 stays on the 15th.
///
/// Nothing is skipped: whoever is late with one still owes the next.
pub fn next_due(
    repeats: Repeats,
    on: NaiveDate,
    before: impl IntoIterator<Item = NaiveDate>,
) -> NaiveDate {
    let months = match repeats {
        Repeats::Monthly => 1,
        Repeats::Quarterly => 3,
        Repeats::HalfYearly => 6,
        Repeats::Yearly => 12,
    };
    let next = on.checked_add_months(Months::new(months)).unwrap_or(on);
    let was_clamped = on
        .succ_opt()
        .is_none_or(|after| after.month() != on.month());
    if !was_clamped {
        return next;
    }
    let wanted = before.into_iter().map(|day| day.day()).max().unwrap_or(0);
    // The furthest day of that month which is not after the wanted one.
    (next.day()..=wanted)
        .rev()
        .find_map(|day| next.with_day(day))
        .unwrap_or(next)
}

/// The last day that counts as soon: what is due after it need not be read every
/// morning. Three months, as for a review of support.
pub fn soon(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(92)).unwrap_or(today)
}
