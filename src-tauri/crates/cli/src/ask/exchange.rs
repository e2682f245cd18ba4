//! What can be asked about files between colleagues.

use clap::{Args, Subcommand};
use std::path::PathBuf;
use trellis_domain::id::Id;

/// Verbs of cards.
#[derive(Debug, Subcommand)]
pub enum CardVerb {
    /// List the team's laptops; also without a verb.
    List,
    /// Say whose laptop this is.
    Name {
        /// The name, as colleagues know it.
        name: String,
    },
    /// Show this laptop's card and its six words.
    Show,
    /// Write this laptop's card, to be handed to colleagues.
    Write {
        /// Where to write it.
        #[arg(long, value_name = "FILE.card")]
        to: PathBuf,
    },
    /// Take a colleague's laptop into the team.
    Add {
        /// The card that they sent.
        file: PathBuf,
        /// Join the support team of its holder.
        #[arg(long)]
        join: bool,
        /// It is another laptop of your own; bundles for it may hold what is yours alone.
        #[arg(long)]
        mine: bool,
    },
    /// Take no more files from a laptop that was lost or given away.
    Retire {
        /// Whose, by name or by the first digits of its key.
        who: String,
    },
}

/// For whom a file is written.
#[derive(Debug, Args)]
pub struct ForWhom {
    /// A colleague: their name, the first digits of their laptop's key, or a card that
    /// was added.
    #[arg(long, value_name = "CARD")]
    pub recipient: Vec<String>,
    /// Instead: seal it with the passphrase that is the first line of this file.
    #[arg(long, value_name = "FILE", conflicts_with = "recipient")]
    pub passphrase_file: Option<PathBuf>,
}

/// Verbs of bundles.
#[derive(Debug, Subcommand)]
pub enum BundleVerb {
    /// Write what the recipients have not said they hold.
    Write(BundleAsk),
    /// Say what a bundle is: who wrote it, when, for whom, and how much it holds.
    Show(ReadAsk),
    /// Say what a bundle would do here, and change nothing.
    Preview(ReadAsk),
    /// Take a bundle in.
    Read(ReadAsk),
    /// List the bundles that were taken in.
    List,
    /// Take an import back; the latest where none is named.
    Undo {
        /// Its name, from `bundle list --json`.
        delivery: Option<Id>,
    },
    /// Hand a region over: its bundle with all its history, the handover pack, and what to
    /// do together first, in a folder.
    Handover(HandoverAsk),
}

/// A bundle to write.
#[derive(Debug, Args)]
pub struct BundleAsk {
    /// For whom.
    #[command(flatten)]
    pub whom: ForWhom,
    /// Only this region; all where none is named.
    #[arg(long)]
    pub region: Vec<String>,
    /// With what is yours alone: only for another laptop of yours.
    #[arg(long)]
    pub mine: bool,
    /// Everything, though they may have much of it.
    #[arg(long)]
    pub everything: bool,
    /// Say what it would hold, and write nothing.
    #[arg(long)]
    pub look: bool,
    /// Where to write it.
    #[arg(long, value_name = "FILE.trellis", required_unless_present = "look")]
    pub to: Option<PathBuf>,
}

/// A region to hand over.
#[derive(Debug, Args)]
pub struct HandoverAsk {
    /// For whom.
    #[command(flatten)]
    pub whom: ForWhom,
    /// The region.
    #[arg(long)]
    pub region: String,
    /// The folder to write into; it is made where it is not there.
    #[arg(long, value_name = "FOLDER")]
    pub to: PathBuf,
}

/// A bundle to read.
#[derive(Debug, Args)]
pub struct ReadAsk {
    /// The bundle.
    pub file: PathBuf,
    /// The passphrase is the first line of this file.
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

/// What is missing, or a file that asks for it.
#[derive(Debug, Args)]
pub struct MissingAsk {
    /// For whom a file is written that asks for it.
    #[command(flatten)]
    pub whom: ForWhom,
    /// Where to write the file that asks for it.
    #[arg(long, value_name = "FILE.trellis")]
    pub to: Option<PathBuf>,
}

/// Verbs of the exchange folder.
#[derive(Debug, Subcommand)]
pub enum FolderVerb {
    /// Say where it is and what waits there; also without a verb.
    Show,
    /// Say where it is: a folder that a network drive or a cloud keeps the same.
    Set {
        /// The folder.
        folder: PathBuf,
    },
    /// Have no exchange folder any more.
    Forget,
    /// Take in what colleagues laid there, and lay there what they lack.
    Sync,
}

/// A value to erase from every copy.
#[derive(Debug, Args)]
pub struct EraseAsk {
    /// The record, by its id.
    #[arg(long)]
    pub record: Id,
    /// The field; all of its free text where none is named.
    #[arg(long)]
    pub field: Option<String>,
    /// Why, in a few words without the value itself.
    #[arg(long, default_value = "")]
    pub why: String,
}
