//! What can be asked about questions that wait for a decision.

use clap::{Args, Subcommand};

/// Verbs of questions.
#[derive(Debug, Subcommand)]
pub enum ConflictVerb {
    /// List them, with every answer that stands.
    List {
        /// Of this region; of all, and of the support team, where none is named.
        #[arg(long)]
        region: Option<String>,
    },
    /// Decide one, or several that are alike in one step.
    Resolve(Resolve),
}

/// A decision.
#[derive(Debug, Args)]
pub struct Resolve {
    /// The question, as the list names it. Another answer gives it another name.
    #[arg(
        value_name = "CASE",
        required_unless_present_any = ["trivial", "latest"],
        conflicts_with_all = ["trivial", "latest"]
    )]
    pub case: Option<String>,
    /// Keep the answer with this number.
    #[arg(long, value_name = "N", group = "decision")]
    pub keep: Option<u32>,
    /// Keep all texts, one after another.
    #[arg(long, group = "decision")]
    pub both: bool,
    /// Write another answer.
    #[arg(long, value_name = "TEXT", group = "decision")]
    pub write: Option<String>,
    /// All whose answers differ only in blanks, capitals and punctuation: take the latest.
    #[arg(long, group = "decision")]
    pub trivial: bool,
    /// All of one region: take the latest. Not where a record was deleted, and not where
    /// a clock was wrong.
    #[arg(long, group = "decision", requires = "region")]
    pub latest: bool,
    /// Only in this region.
    #[arg(long, conflicts_with = "case")]
    pub region: Option<String>,
}
