//! What can be asked about the field guide.

use clap::Subcommand;
use std::path::PathBuf;

/// Verbs of the field guide.
#[derive(Debug, Subcommand)]
pub enum GuideVerb {
    /// Print a chapter.
    Show {
        /// Its id, from the list of chapters.
        chapter: String,
        /// Write it as a PDF instead.
        #[arg(long, value_name = "FILE.pdf")]
        out: Option<PathBuf>,
        /// Set the PDF in 18 points.
        #[arg(long, requires = "out")]
        large_print: bool,
    },
    /// Find words in the guide; nothing of the records is shown.
    Search {
        /// The words.
        words: String,
    },
}
