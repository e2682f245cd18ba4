//! The small rules, as tables: what goes in, what comes out, and why.
#![expect(
    clippy::unwrap_used,
    reason = "a table with a mistake in it fails the test"
)]

#[path = "tables/assessing.rs"]
mod assessing;
#[path = "tables/calendar.rs"]
mod calendar;
#[path = "tables/chain.rs"]
mod chain;
#[path = "tables/cycle.rs"]
mod cycle;
#[path = "tables/dose.rs"]
mod dose;
#[path = "tables/due.rs"]
mod due;
#[path = "tables/fidelity.rs"]
mod fidelity;
#[path = "tables/goal_quality.rs"]
mod goal_quality;
#[path = "tables/harmless.rs"]
mod harmless;
#[path = "tables/horizon.rs"]
mod horizon;
#[path = "tables/hundredths.rs"]
mod hundredths;
#[path = "tables/log_file.rs"]
mod log_file;
#[path = "tables/nouns.rs"]
mod nouns;
#[path = "tables/quick.rs"]
mod quick;
#[path = "tables/rhythm.rs"]
mod rhythm;
#[path = "tables/room_clock.rs"]
mod room_clock;
#[path = "tables/run_chart.rs"]
mod run_chart;
#[path = "tables/same_words.rs"]
mod same_words;
#[path = "tables/staffing.rs"]
mod staffing;
#[path = "tables/stage_line.rs"]
mod stage_line;
#[path = "tables/twins.rs"]
mod twins;
#[path = "tables/typed.rs"]
mod typed;
#[path = "tables/words.rs"]
mod words;

use chrono::NaiveDate;

/// A day, written year-month-day.
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
