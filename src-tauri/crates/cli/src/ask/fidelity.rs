//! What can be asked about fidelity of support, and about materials left with a team.

use clap::{Args, Subcommand, ValueEnum};

/// Which contact is meant.
#[derive(Debug, Args)]
pub struct Which {
    /// The contact: its id from `contact list --json`, or its day, such as 2026-11-04.
    #[arg(value_name = "CONTACT")]
    pub contact: String,
    /// The region, where several had a contact on that day.
    #[arg(long)]
    pub region: Option<String>,
}

/// One's own look at a contact.
#[derive(Debug, Args)]
pub struct Reflect {
    /// Which contact.
    #[command(flatten)]
    pub which: Which,
    /// How well the support was given.
    #[arg(long)]
    pub quality: Option<ExtentWord>,
    /// How far participants were engaged.
    #[arg(long)]
    pub engagement: Option<ExtentWord>,
    /// A word to yourself.
    #[arg(long)]
    pub remark: Option<String>,
}

/// Verbs of materials.
#[derive(Debug, Subcommand)]
pub enum MaterialVerb {
    /// Keep what was left with a team.
    Add {
        /// Which contact.
        #[command(flatten)]
        which: Which,
        /// What was left; the title of the resource where it is left out.
        #[arg(required_unless_present = "resource")]
        what: Option<String>,
        /// The resource of the field guide, by id.
        #[arg(long)]
        resource: Option<String>,
    },
    /// List what was left in a region, the latest first.
    List {
        /// The region.
        #[arg(long)]
        region: String,
    },
    /// Answer whether something was used since.
    Used {
        /// The region.
        #[arg(long)]
        region: String,
        /// What was left: the beginning of its words, or its id.
        material: String,
        /// Whether it was used.
        answer: UseWord,
        /// What came of it.
        #[arg(long)]
        remark: Option<String>,
    },
}

/// Adherence over an engagement.
#[derive(Debug, Args)]
pub struct Adherence {
    /// The region.
    #[arg(long)]
    pub region: String,
    /// How far back to read.
    #[arg(long, default_value = "quarter")]
    pub since: SpanWord,
}

/// How far something holds, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ExtentWord {
    /// Hardly.
    Hardly,
    /// In part.
    Partly,
    /// For the most part.
    Mostly,
    /// Fully.
    Fully,
}

/// Whether something was used, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum UseWord {
    /// It was used.
    Used,
    /// It was changed to fit, and used.
    Adapted,
    /// Not so far.
    NotYet,
}

/// How far back to read, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum SpanWord {
    /// This quarter.
    Quarter,
    /// This year.
    Year,
    /// Since the tier in force was agreed.
    Tier,
    /// From the first contact on.
    Start,
}
