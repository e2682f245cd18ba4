//! The words of a log that somebody kept elsewhere.

use serde::{Deserialize, Serialize};

words! {
    /// How a column writes days.
    DayStyle {
        /// `2026-11-19`.
        Iso = "iso", "2026-11-19";
        /// `11/19/2026`.
        MonthFirst = "month_first", "11/19/2026 (month first)";
        /// `11/19/26`.
        MonthFirstShort = "month_first_short", "11/19/26 (month first)";
        /// `19/11/2026`.
        DayFirst = "day_first", "19/11/2026 (day first)";
        /// `19/11/26`.
        DayFirstShort = "day_first_short", "19/11/26 (day first)";
        /// `19.11.2026`.
        Dots = "dots", "19.11.2026";
        /// `Nov 19, 2026`.
        Named = "named", "Nov 19, 2026";
        /// Excel's number of a day, `46345`.
        Serial = "serial", "46345 (Excel’s number of a day)";
    }
}

impl DayStyle {
    /// The day stands before the month where both are numbers.
    pub const fn is_day_first(self) -> bool {
        matches!(self, Self::DayFirst | Self::DayFirstShort | Self::Dots)
    }
}
