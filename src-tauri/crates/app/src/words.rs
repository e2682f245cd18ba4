//! Small sentences that several screens share.

use chrono::{NaiveDate, NaiveTime, Timelike};
use trellis_domain::calendar::short_date;

/// “10:00 am”.
pub(crate) fn clock(time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    format!(
        "{hour}:{:02} {}",
        time.minute(),
        if afternoon { "pm" } else { "am" }
    )
}

/// “10:42”, for meta lines.
pub(crate) fn clock_24(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// “Nov 19” in the present year, “Nov 19, 2025” in another.
pub(crate) fn day(day: NaiveDate, today: NaiveDate) -> String {
    use chrono::Datelike;
    if day.year() == today.year() {
        format!("{} {}", day.format("%b"), day.day())
    } else {
        short_date(day)
    }
}

/// “Mar 2024”.
pub(crate) fn month_and_year(day: NaiveDate) -> String {
    day.format("%b %Y").to_string()
}

/// “2.0”, from hundredths of a post.
pub(crate) fn posts(hundredths: i64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, (hundredths % 100).abs());
    text.strip_suffix('0').map_or(text.clone(), str::to_owned)
}

/// “one”, “two” … in running text, digits from eleven on.
pub(crate) fn small_number(number: usize) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// “one action”, “two actions”.
pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        small_number(number),
        if number == 1 { one } else { many }
    )
}

/// The first letter large.
pub(crate) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// “a, b and c”.
pub(crate) fn listed(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
