//! What can be written as a file for other programs.

use super::AudienceWord;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
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
    /// Write everything as CSV files: into a new folder, or into a packed file where the
    /// name ends with .zip.
    Csv(Tables),
    /// Write everything as an Excel workbook, a sheet for each table.
    Xlsx(Tables),
    /// Write everything that the support team may read for an analysis: into a new folder,
    /// a CSV file for each table, with a dictionary of every column.
    Analysis {
        /// The folder.
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
        /// A region; all of them where none is named. May be said more than once.
        #[arg(long, value_name = "REGION")]
        region: Vec<String>,
    },
    /// Write contacts in the columns of a log that somebody else keeps, as CSV or as an
    /// Excel workbook.
    Log {
        /// A file with the log’s headings; what they mean is remembered from importing
        /// it.
        #[arg(long, value_name = "FILE")]
        like: PathBuf,
        /// From this day on.
        #[arg(long, value_name = "DATE")]
        from: Option<NaiveDate>,
        /// Contacts as well that came from that log.
        #[arg(long)]
        with_imported: bool,
        /// What goes out, and where to.
        #[command(flatten)]
        tables: Tables,
    },
}

/// What goes out, and where to.
#[derive(Debug, Args)]
pub struct Tables {
    /// Where to write it.
    #[arg(long, value_name = "PLACE")]
    pub out: PathBuf,
    /// A region; all of them where none is named. May be said more than once.
    #[arg(long, value_name = "REGION")]
    pub region: Vec<String>,
    /// For whom. What is for the support team, and what is mine, goes out only where it
    /// is asked for, in a file whose name says so.
    #[arg(long, default_value = "region")]
    pub audience: AudienceWord,
}
