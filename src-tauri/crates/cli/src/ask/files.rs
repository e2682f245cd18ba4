//! What can be asked about photos, sheets and files.

use super::AudienceWord;
use chrono::NaiveDate;
use clap::Subcommand;
use std::path::PathBuf;

/// Verbs of files.
#[derive(Debug, Subcommand)]
pub enum FileVerb {
    /// Keep a photo, a sheet or a file with a region. No client or family records.
    Add {
        /// The region.
        #[arg(long)]
        region: String,
        /// The file.
        file: PathBuf,
        /// What it shows, in a few words.
        #[arg(long, default_value = "")]
        described: String,
        /// Who may read it; the support team where nothing is said.
        #[arg(long)]
        audience: Option<AudienceWord>,
        /// The day it was taken.
        #[arg(long, value_name = "DATE")]
        taken_on: Option<NaiveDate>,
        /// Make a large picture smaller.
        #[arg(long)]
        shrink: bool,
    },
    /// List a region's files.
    List {
        /// The region.
        #[arg(long)]
        region: String,
    },
    /// Save a copy of a file.
    Save {
        /// The region.
        #[arg(long)]
        region: String,
        /// Its name, the beginning of its name, or its id.
        file: String,
        /// A folder, or the file to write.
        #[arg(long, value_name = "PATH")]
        to: PathBuf,
    },
    /// Delete a file. Undo brings it back.
    Delete {
        /// The region.
        #[arg(long)]
        region: String,
        /// Its name, the beginning of its name, or its id.
        file: String,
    },
    /// Erase a file for good, deleted or not. It cannot be undone.
    Erase {
        /// The region.
        #[arg(long)]
        region: String,
        /// Its name, the beginning of its name, or its id.
        file: String,
    },
}
