//! How long a visit took, by a clock that nobody has to start.

/// A visit that took longer was left open over night.
const LONGEST: i64 = 12 * 60;

/// The minutes between the moment a visit went into the room and the moment it was
/// wrapped up, both milliseconds UTC, to the nearest five: nobody remembers a visit more
/// exactly. `None` where that tells nothing: under three minutes, over twelve hours, or
/// a clock that was set back in between.
pub fn minutes_between(from: i64, to: i64) -> Option<u32> {
    let minutes = to
        .checked_sub(from)?
        .checked_add(30_000)?
        .div_euclid(60_000);
    if !(3..=LONGEST).contains(&minutes) {
        return None;
    }
    u32::try_from((minutes + 2) / 5 * 5).ok()
}
