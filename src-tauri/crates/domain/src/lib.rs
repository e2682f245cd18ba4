//! The nouns, rules, scores and merge of Trellis.
//!
//! Everything here is pure: no file, no clock, no randomness, no SQL. Time, ids
//! and salts are handed in, so that every rule can be tested by a table and
//! every law of the merge by a property.
//!
//! Start reading at [`change`] (what one edit is), then [`merge`] (what many
//! edits make together), then [`noun`] (what Trellis keeps records of).

pub mod assessing;
pub mod calendar;
pub mod chain;
pub mod change;
pub mod cycle;
pub mod dose;
pub mod due;
pub mod dump;
pub mod erase;
pub mod fidelity;
pub mod goal_quality;
pub mod harmless;
pub mod horizon;
pub mod hundredths;
pub mod id;
pub mod log_file;
pub mod merge;
pub mod noun;
pub mod order;
pub mod pack;
mod parsed;
pub mod quick;
pub mod rhythm;
pub mod room_clock;
pub mod run_chart;
pub mod same_words;
pub mod staffing;
pub mod stage_line;
pub mod twins;
pub mod undo;
pub mod value;
pub mod words;
