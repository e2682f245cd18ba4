//! What can be asked about the support that was given.

use chrono::NaiveDate;
use clap::Args;

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
    /// As a table for a spreadsheet: a row for each region, quarter and mode.
    #[arg(long)]
    pub csv: bool,
}
