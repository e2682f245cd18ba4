//! What can be asked about the support that was given.

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

/// How much support was given.
#[derive(Debug, Args)]
pub struct Dose {
    /// A region; all of them where none is named. May be said more than once.
    #[arg(long, value_name = "REGION")]
    pub region: Vec<String>,
    /// The first day that counts.
    #[arg(long, value_name = "DATE")]
    pub from: Option<NaiveDate>,
    /// The last day that counts.
    #[arg(long, value_name = "DATE")]
    pub to: Option<NaiveDate>,
    /// The summary of one quarter for a funder, such as 2026Q3.
    #[arg(long, value_name = "QUARTER", conflicts_with_all = ["from", "to"])]
    pub quarter: Option<String>,
    /// In that summary, a number of people below this is said as “fewer than”.
    #[arg(long, value_name = "PEOPLE", requires = "quarter")]
    pub fewer_than: Option<u32>,
    /// As a table for a spreadsheet: a row for each region, way of counting and line of
    /// it; or, as `--csv=squares`, for each region, quarter and mode.
    #[arg(
        long,
        value_name = "TABLE",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "all"
    )]
    pub csv: Option<Table>,
}

/// A table for a spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// Every way of counting.
    All,
    /// Region, quarter and mode.
    Squares,
}
