//! Days as logs write them.

use crate::words::DayStyle;
use chrono::{Datelike, Days, NaiveDate};

/// How a column writes its days, as far as its cells tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuessedDays {
    /// How most of them are written.
    pub style: DayStyle,
    /// Every one can be read month first as well as day first.
    pub is_ambiguous: bool,
}

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

/// Days that Excel counts before the first of 1900, its own leap year of 1900 included.
fn excel_zero() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1899, 12, 30)
}

/// What a cell is, before anybody decides which number is the month.
enum Written {
    Day(NaiveDate, DayStyle),
    /// Two numbers that may be either way round, and a year.
    Either {
        first: u32,
        second: u32,
        year: i32,
        is_short: bool,
        sign: char,
    },
}

fn written(text: &str) -> Option<Written> {
    let text = without_weekday(text.trim());
    let text = without_time(text);
    if let Some(day) = iso(text) {
        return Some(Written::Day(day, DayStyle::Iso));
    }
    if text.len() == 5 && text.chars().all(|c| c.is_ascii_digit()) {
        // 20000 is 1954, 80000 is 2119: anything else is some other number.
        let number: u64 = text.parse().ok()?;
        let day = excel_zero()?.checked_add_days(Days::new(number))?;
        return (20_000..80_000)
            .contains(&number)
            .then_some(Written::Day(day, DayStyle::Serial));
    }
    for sign in ['/', '.', '-'] {
        if let [first, second, year] = *text.split(sign).collect::<Vec<_>>() {
            return numbers(first, second, year, sign);
        }
    }
    named(text).map(|day| Written::Day(day, DayStyle::Named))
}

fn iso(text: &str) -> Option<NaiveDate> {
    let sign = if text.contains('/') { '/' } else { '-' };
    let [year, month, day] = *text.split(sign).collect::<Vec<_>>() else {
        return None;
    };
    (year.len() == 4).then_some(())?;
    NaiveDate::from_ymd_opt(number(year)?.cast_signed(), number(month)?, number(day)?)
}

fn numbers(first: &str, second: &str, year: &str, sign: char) -> Option<Written> {
    // 19-Nov-2026.
    if let (Some(day), Some(month)) = (number(first), month(second)) {
        let day = NaiveDate::from_ymd_opt(full_year(year)?, month, day)?;
        return Some(Written::Day(day, DayStyle::Named));
    }
    let is_short = year.len() == 2;
    Some(Written::Either {
        first: number(first)?,
        second: number(second)?,
        year: full_year(year)?,
        is_short,
        sign,
    })
}

/// `Nov 19, 2026`, `19 November 2026`.
fn named(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text
        .split([' ', ',', '.'])
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, year] = *parts else {
        return None;
    };
    let year = full_year(year)?;
    match (month(first), month(second)) {
        (Some(month), None) => NaiveDate::from_ymd_opt(year, month, ordinal(second)?),
        (None, Some(month)) => NaiveDate::from_ymd_opt(year, month, ordinal(first)?),
        _ => None,
    }
}

fn number(text: &str) -> Option<u32> {
    let is_number = (1..=4).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// `19`, `19th`.
fn ordinal(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = text.get(digits.len()..).unwrap_or_default().to_lowercase();
    ["", "st", "nd", "rd", "th"]
        .contains(&ending.as_str())
        .then(|| number(digits))?
}

fn month(text: &str) -> Option<u32> {
    let text = text.trim_matches(['.', ' ']).to_lowercase();
    if text.len() < 3 {
        return None;
    }
    let text = if text == "sept" { "sep" } else { &text };
    let at = MONTHS.iter().position(|month| month.starts_with(text))?;
    u32::try_from(at + 1).ok()
}

/// Two digits are of this century.
fn full_year(text: &str) -> Option<i32> {
    let year = number(text)?.cast_signed();
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn without_weekday(text: &str) -> &str {
    const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let Some((first, rest)) = text.split_once([' ', ',']) else {
        return text;
    };
    let begin: String = first.chars().take(3).collect::<String>().to_lowercase();
    let is_word = first.chars().all(|c| c.is_alphabetic() || c == '.');
    if is_word && WEEKDAYS.contains(&begin.as_str()) {
        rest.trim_start_matches([' ', ','])
    } else {
        text
    }
}

/// A time of day behind the day says nothing about the day.
fn without_time(text: &str) -> &str {
    let Some((day, time)) = text.split_once([' ', 'T']) else {
        return text;
    };
    let is_day = day.contains(['/', '-', '.']) && day.chars().any(|c| c.is_ascii_digit());
    if is_day && time.contains(':') {
        day
    } else {
        text
    }
}

/// Reads a day. Of two plain numbers `is_day_first` says which is the day; a column that
/// mixes the two has days that cannot be read, and a person is told which.
pub fn read_day(text: &str, is_day_first: bool) -> Option<NaiveDate> {
    match written(text)? {
        Written::Day(day, _) => Some(day),
        Written::Either {
            first,
            second,
            year,
            sign,
            ..
        } => {
            // Nobody writes the month first with dots.
            let (day, month) = if is_day_first || sign == '.' {
                (first, second)
            } else {
                (second, first)
            };
            NaiveDate::from_ymd_opt(year, month, day)
        }
    }
}

/// How a column writes its days. `None`: no cell holds one.
pub fn guess_days<'a>(cells: impl IntoIterator<Item = &'a str>) -> Option<GuessedDays> {
    let mut counts = [0_u32; DayStyle::ALL.len()];
    let (mut slashes, mut shorts, mut is_day, mut is_month) = (0_u32, 0_u32, false, false);
    for cell in cells {
        match written(cell) {
            Some(Written::Day(_, style)) => count(&mut counts, style),
            Some(Written::Either { sign: '.', .. }) => count(&mut counts, DayStyle::Dots),
            Some(Written::Either {
                first,
                second,
                is_short,
                ..
            }) => {
                slashes += 1;
                shorts += u32::from(is_short);
                is_day |= first > 12;
                is_month |= second > 12;
            }
            None => {}
        }
    }
    let most = DayStyle::ALL.iter().zip(counts).max_by_key(|(_, n)| *n);
    let (style, most) = most.map(|(style, n)| (*style, n))?;
    if slashes == 0 && most == 0 {
        return None;
    }
    if most > slashes {
        return Some(GuessedDays {
            style,
            is_ambiguous: slashes > 0 && !is_day && !is_month,
        });
    }
    let is_short = shorts * 2 > slashes;
    let style = match (is_day && !is_month, is_short) {
        (true, false) => DayStyle::DayFirst,
        (true, true) => DayStyle::DayFirstShort,
        (false, false) => DayStyle::MonthFirst,
        (false, true) => DayStyle::MonthFirstShort,
    };
    Some(GuessedDays {
        style,
        is_ambiguous: !is_day && !is_month,
    })
}

fn count(counts: &mut [u32], style: DayStyle) {
    let at = DayStyle::ALL.iter().position(|it| *it == style);
    if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
        *count += 1;
    }
}

/// Writes a day as a column has it.
pub fn write_day(day: NaiveDate, style: DayStyle) -> String {
    let (year, month, date) = (day.year(), day.month(), day.day());
    let short = year.rem_euclid(100);
    match style {
        DayStyle::Iso => day.to_string(),
        DayStyle::MonthFirst => format!("{month}/{date}/{year}"),
        DayStyle::MonthFirstShort => format!("{month}/{date}/{short:02}"),
        DayStyle::DayFirst => format!("{date}/{month}/{year}"),
        DayStyle::DayFirstShort => format!("{date}/{month}/{short:02}"),
        DayStyle::Dots => format!("{date:02}.{month:02}.{year}"),
        DayStyle::Named => crate::calendar::short_date(day),
        DayStyle::Serial => excel_zero()
            .map(|zero| day.signed_duration_since(zero).num_days().to_string())
            .unwrap_or_default(),
    }
}
