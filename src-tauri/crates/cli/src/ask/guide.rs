//! What can be asked about the field guide.

use clap::Subcommand;

/// Verbs of the field guide.
#[derive(Debug, Subcommand)]
pub enum GuideVerb {
    /// Print a chapter.
    Show {
        /// Its id, from the list of chapters.
        chapter: String,
    },
    /// Find words in the guide; nothing of the records is shown.
    Search {
        /// The words.
        words: String,
    },
}
