//! What can be written as a file for other programs.

use clap::Subcommand;
use std::path::PathBuf;

/// Kinds of files.
#[derive(Debug, Subcommand)]
pub enum ExportVerb {
    /// Write visits and due dates for a calendar program; only what may print.
    Ics {
        /// Where to write it.
        #[arg(long, value_name = "FILE.ics")]
        out: PathBuf,
        /// Only one region's.
        #[arg(long)]
        region: Option<String>,
        /// With what the support team keeps to itself: due dates that others set, and
        /// group events. Never for a region.
        #[arg(long, conflicts_with = "region")]
        for_the_team: bool,
    },
}
