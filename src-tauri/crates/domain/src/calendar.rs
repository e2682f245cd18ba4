//! Quarters, months of a relationship, and dates in words.

use chrono::{Datelike, Months, NaiveDate};

/// A calendar quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
}

impl Quarter {
    /// The quarter that holds this day.
    pub fn of(day: NaiveDate) -> Self {
        Self {
            year: day.year(),
            number: (day.month0() / 3) + 1,
        }
    }

    /// The first day of the quarter.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(
            self.year,
            self.number
                .saturating_sub(1)
                .saturating_mul(3)
                .saturating_add(1),
            1,
        )
        .unwrap_or(NaiveDate::MIN)
    }

    /// The last day of the quarter.
    pub fn last_day(self) -> NaiveDate {
        self.first_day()
            .checked_add_months(Months::new(3))
            .and_then(|day| day.pred_opt())
            .unwrap_or(NaiveDate::MAX)
    }

    /// The quarter after this one.
    #[must_use]
    pub fn next(self) -> Self {
        self.last_day().succ_opt().map_or(self, Self::of)
    }

    /// The quarter before this one.
    #[must_use]
    pub fn before(self) -> Self {
        self.first_day().pred_opt().map_or(self, Self::of)
    }

    /// “2026Q4”, as it is typed and kept.
    pub fn code(self) -> String {
        format!("{}Q{}", self.year, self.number)
    }

    /// Reads what people write for a quarter: “2026Q4”, “2026-Q4”, “Q4 2026”. `None`
    /// where it is none.
    pub fn read(text: &str) -> Option<Self> {
        let parts = |text: &str| -> Option<Self> {
            let (year, number) = text.split_once(['Q', 'q'])?;
            let year = year.trim_matches([' ', '-', '/']);
            let (year, number) = if year.is_empty() {
                let (number, year) = number.split_once([' ', '-', '/'])?;
                (year, number)
            } else {
                (year, number)
            };
            let number: u32 = number.trim().parse().ok()?;
            let is_year = year.len() == 4 && year.chars().all(|digit| digit.is_ascii_digit());
            (is_year && (1..=4).contains(&number)).then_some(())?;
            let year = year.parse().ok()?;
            Some(Self { year, number })
        };
        parts(text.trim())
    }

    /// “Quarter 4, 2026”.
    pub fn in_words(self) -> String {
        format!("Quarter {}, {}", self.number, self.year)
    }
}

/// The month of a relationship that began on `began`, on `day`: month 1 begins on
/// the first day, month *n* begins *n*−1 calendar months later, clamped to the
/// month's end. `None` before the beginning.
///
/// Regions that began at different times are compared by this month, as in the
/// published study of 13 regions (PMC10293536).
pub fn month_of_relationship(began: NaiveDate, day: NaiveDate) -> Option<u32> {
    if day < began {
        return None;
    }
    let years = u32::try_from(day.year() - began.year()).ok()?;
    let months = (years * 12 + day.month()).checked_sub(began.month())?;
    let begins = began.checked_add_months(Months::new(months))?;
    Some(if begins <= day { months + 1 } else { months })
}

/// “Nov 19, 2026”, for screens.
pub fn short_date(day: NaiveDate) -> String {
    format!("{} {}, {}", day.format("%b"), day.day(), day.year())
}

/// “November 19, 2026”, for paper.
pub fn long_date(day: NaiveDate) -> String {
    format!("{} {}, {}", day.format("%B"), day.day(), day.year())
}
