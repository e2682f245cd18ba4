//! What can be asked about a region over time, and about several side by side.

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What happened in a region over time.
#[derive(Debug, Args)]
pub struct Timeline {
    /// The region.
    #[arg(long)]
    pub region: String,
    /// Only this kind; every one where none is named. May be said more than once.
    #[arg(long, value_name = "KIND")]
    pub kind: Vec<KindWord>,
    /// The first day.
    #[arg(long, value_name = "DATE")]
    pub from: Option<NaiveDate>,
    /// The last day.
    #[arg(long, value_name = "DATE")]
    pub to: Option<NaiveDate>,
}

/// Kinds of what happens, as they are typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum KindWord {
    /// Visits.
    Visit,
    /// Capacity assessments.
    Assessment,
    /// Tiers of support.
    Tier,
    /// Who came and left.
    Turnover,
    /// Stages of programs.
    Stage,
    /// Stages of capacity domains.
    DomainStage,
}

/// Several regions side by side.
#[derive(Debug, Args)]
pub struct SideBySide {
    /// A region; all of them where none is named. May be said more than once.
    #[arg(long, value_name = "REGION")]
    pub region: Vec<String>,
    /// Only those this laptop’s practitioner was with.
    #[arg(long)]
    pub own: bool,
    /// What of them.
    #[arg(long, value_enum, default_value = "beside")]
    pub show: ShowWord,
}

/// What is put side by side, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ShowWord {
    /// Support given beside capacity.
    Beside,
    /// Capacity by domain.
    Profile,
}

/// A chart as a drawing.
#[derive(Debug, Args)]
pub struct Chart {
    /// Which.
    pub kind: ChartWord,
    /// The region.
    #[arg(long)]
    pub region: String,
    /// Where to write it: a drawing, or for profile and map a page as FILE.pdf. Where
    /// nothing is named, it is told in words and figures.
    #[arg(long, value_name = "FILE.svg")]
    pub out: Option<PathBuf>,
}

/// Charts, as they are typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ChartWord {
    /// Capacity by domain over the assessments.
    Profile,
    /// The capacity map at the ends of quarters.
    Map,
    /// Support given beside capacity.
    Beside,
    /// What happened, on one line.
    Timeline,
}
