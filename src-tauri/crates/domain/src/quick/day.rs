//! The day of a contact, as it is typed: always the last such day.

use super::vocabulary::{Word, number};
use chrono::{Datelike, Days, NaiveDate, Weekday};

fn core(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.core.as_str())
}

/// The day that the words at the beginning name, and how many they are.
pub(super) fn day(words: &[Word], today: NaiveDate) -> Option<(NaiveDate, usize)> {
    match core(words, 0) {
        "today" => return Some((today, 1)),
        "yesterday" => return Some((today.pred_opt()?, 1)),
        "last" => {
            let before = today.pred_opt()?;
            return Some((last_weekday(core(words, 1), before)?, 2));
        }
        _ => {}
    }
    if let Some(day) = last_weekday(core(words, 0), today) {
        return Some((day, 1));
    }
    let (typed, length) = typed_day(words)?;
    let day = match typed.year {
        Some(year) => NaiveDate::from_ymd_opt(year, typed.month, typed.day)?,
        None => last_such_day(typed.month, typed.day, today)?,
    };
    (day <= today).then_some((day, length))
}

/// A day that the words at the beginning name with its year, and that is to come.
pub(super) fn still_to_come(words: &[Word], today: NaiveDate) -> Option<NaiveDate> {
    let words = match core(words, 0) {
        "on" => words.get(1..)?,
        _ => words,
    };
    let (typed, _) = typed_day(words)?;
    let day = NaiveDate::from_ymd_opt(typed.year?, typed.month, typed.day)?;
    (day > today).then_some(day)
}

struct Typed {
    year: Option<i32>,
    month: u32,
    day: u32,
}

/// “Nov 19”, “19 Nov”, “Nov 19, 2026”, “11/19”, “11/19/26”, “2026-11-19”.
fn typed_day(words: &[Word]) -> Option<(Typed, usize)> {
    let first = core(words, 0);
    if let Some((month, rest)) = first.split_once('/') {
        let (day, year) = match rest.split_once('/') {
            Some((day, year)) => (day, Some(number_of_year(year)?)),
            None => (rest, None),
        };
        let (month, day) = (number(month)?, number(day)?);
        return Some((Typed { year, month, day }, 1));
    }
    if let [year, month, day] = *first.split('-').collect::<Vec<_>>() {
        let year = Some(number_of_year(year).filter(|_| year.len() == 4)?);
        let (month, day) = (number(month)?, number(day)?);
        return Some((Typed { year, month, day }, 1));
    }
    let (month, day) = match month(first) {
        Some(month) => (month, day_of_month(core(words, 1))?),
        None => (month(core(words, 1))?, day_of_month(first)?),
    };
    match number_of_year(core(words, 2)).filter(|_| core(words, 2).len() == 4) {
        Some(year) => {
            let year = Some(year);
            Some((Typed { year, month, day }, 3))
        }
        None => Some((
            Typed {
                year: None,
                month,
                day,
            },
            2,
        )),
    }
}

/// “2026”, “26”.
fn number_of_year(text: &str) -> Option<i32> {
    let year = i32::try_from(number(text)?).ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn day_of_month(text: &str) -> Option<u32> {
    let plain = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| text.strip_suffix(ending));
    number(plain.unwrap_or(text)).filter(|day| (1..=31).contains(day))
}

fn month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_it = |name: &str| {
        text == name || Some(text) == name.get(..3) || (text == "sept" && name == "september")
    };
    let at = MONTHS.iter().position(|name| is_it(name))?;
    u32::try_from(at).ok().map(|at| at + 1)
}

fn last_weekday(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let weekday = match text {
        "mon" | "monday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fri" | "friday" => Weekday::Fri,
        "sat" | "saturday" => Weekday::Sat,
        "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    };
    let ago = (today.weekday().num_days_from_monday() + 7 - weekday.num_days_from_monday()) % 7;
    today.checked_sub_days(Days::new(u64::from(ago)))
}

/// The last time this day of a year came: February 29 may lie eight years back.
fn last_such_day(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    (0..=8)
        .filter_map(|ago| NaiveDate::from_ymd_opt(today.year() - ago, month, day))
        .find(|day| *day <= today)
}
