//! What can be asked about content packs.

use clap::Subcommand;
use std::path::PathBuf;

/// Verbs of content packs.
#[derive(Debug, Subcommand)]
pub enum PackVerb {
    /// Look at a pack without taking it up: a file, a spreadsheet or a folder.
    ///
    /// It is held against the packs that come with Trellis, or against those in use
    /// in the workbook that --workbook names.
    Check {
        /// The pack.
        path: PathBuf,
    },
    /// Take up a pack for the support team.
    Add {
        /// The pack.
        path: PathBuf,
    },
    /// List the packs in use.
    List,
    /// Write the empty spreadsheet that an agency fills in.
    Template {
        /// Where to write it.
        #[arg(long, value_name = "FILE.xlsx")]
        out: PathBuf,
    },
    /// Write a pack in use as a spreadsheet, to be edited and read back.
    Export {
        /// Its id, such as trellis.checklists.
        id: String,
        /// Where to write it.
        #[arg(long, value_name = "FILE.xlsx")]
        out: PathBuf,
    },
}
