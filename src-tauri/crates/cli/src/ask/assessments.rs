//! What can be asked about capacity assessments.

use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};
use trellis_domain::words::CapacityMeasure;

/// Verbs of capacity assessments.
#[derive(Debug, Subcommand)]
pub enum AssessmentVerb {
    /// Note that a capacity assessment was held.
    Note {
        /// The region.
        #[arg(long)]
        region: String,
        /// What it was held with; what the region says where nothing is said.
        #[arg(long)]
        with: Option<MeasureWord>,
        /// The day; today where none is named.
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
        /// The agency it is about, by name; the community where none is named.
        #[arg(long)]
        agency: Option<String>,
    },
    /// List a region's assessments, the latest first, and when the next one is due.
    List {
        /// The region.
        #[arg(long)]
        region: String,
    },
}

/// What capacity is assessed with, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum MeasureWord {
    /// The CCA-TP.
    CcaTp,
    /// The IDA-TP, of one agency.
    IdaTp,
    /// The self-check of Trellis.
    SelfCheck,
    /// Another instrument.
    Other,
}

impl From<MeasureWord> for CapacityMeasure {
    fn from(word: MeasureWord) -> Self {
        match word {
            MeasureWord::CcaTp => Self::Cca,
            MeasureWord::IdaTp => Self::Ida,
            MeasureWord::SelfCheck => Self::SelfCheck,
            MeasureWord::Other => Self::Other,
        }
    }
}
