//! Files that colleagues hand each other: cards, bundles, what came and what is missing.

use crate::view::conflict::ConflictCard;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::Audience;

/// A laptop of the support team, as its card says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CardView {
    /// The laptop’s key, 64 hexadecimal digits.
    pub key: String,
    /// Whose it is.
    pub name: String,
    /// Six words to read aloud: whoever hears the same holds the same card.
    pub words: String,
    /// It is this laptop.
    pub is_this: bool,
    /// It is another laptop of the same practitioner, as somebody said here.
    pub is_own: bool,
    /// Since when the team takes no files from it.
    pub retired_on: Option<NaiveDate>,
}

/// A card that was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CardAdded {
    /// The card.
    pub card: CardView,
    /// Its holder belongs to another support team: files pass only once one joins the
    /// other.
    pub is_of_another_team: bool,
}

/// What is to be written, and for whom.
#[derive(Clone, Default, Serialize, Deserialize, Type)]
pub struct NewBundle {
    /// The keys of the laptops it is for; none where there is a passphrase.
    pub to: Vec<String>,
    /// The passphrase that seals it, where it is for whoever has that.
    pub passphrase: Option<String>,
    /// Only these regions; all where none is named.
    pub regions: Vec<Id>,
    /// Everything, though the recipients may have much of it.
    pub everything: bool,
    /// With what is the practitioner’s own: only for other laptops of theirs.
    pub with_own: bool,
}

/// What a bundle would hold, before it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BundlePlan {
    /// For whom, by name.
    pub to: Vec<String>,
    /// The regions, by name.
    pub regions: Vec<String>,
    /// It holds what is the practitioner’s own, since it is for another laptop of theirs.
    pub with_own: bool,
    /// How many entries.
    pub changes: u32,
    /// How many files go along.
    pub attachments: u32,
    /// About how large the file is, in bytes.
    pub bytes: f64,
    /// Entries that stay, because nobody signed for them.
    pub unsigned: u32,
    /// All of this in a sentence.
    pub sentence: String,
}

/// What a bundle is, whoever it is from. Nothing is compared with what is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BundleAbout {
    /// Who wrote it.
    pub from: String,
    /// The six words of the laptop that wrote it.
    pub from_words: String,
    /// The card of that laptop is here.
    pub is_known: bool,
    /// It belongs to this support team.
    pub is_of_this_team: bool,
    /// When it was written, by their clock.
    pub written: String,
    /// For how many laptops it is sealed; none where it is sealed with a passphrase.
    pub readers: u32,
    /// What it travels with, in words.
    pub scopes: Vec<String>,
    /// How many entries it holds.
    pub changes: u32,
    /// How many files.
    pub attachments: u32,
    /// All of this in a sentence.
    pub sentence: String,
}

/// A region that was handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HandedOver {
    /// What was written, and for whom.
    pub sentence: String,
    /// The files.
    pub files: Vec<String>,
    /// Entries in the bundle.
    pub changes: u32,
}

/// What was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ErasedWords {
    /// How many texts, those included that stood there before.
    pub values: u32,
    /// In a sentence.
    pub sentence: String,
}

/// What a bundle would do, before it is taken in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct BundlePreview {
    /// The bundle’s own name.
    pub bundle: String,
    /// Who wrote it.
    pub from: String,
    /// The card of the laptop that wrote it is here.
    pub is_known: bool,
    /// The six words of that laptop.
    pub from_words: String,
    /// When it was written, by their clock.
    pub written: String,
    /// All of it in a sentence.
    pub summary: String,
    /// New records.
    pub created: Vec<PreviewLine>,
    /// Records that change.
    pub changed: Vec<PreviewLine>,
    /// Questions that it opens: several values stand.
    pub conflicts: Vec<ConflictCard>,
    /// What waits for entries that have not arrived, by author.
    pub held: Vec<String>,
    /// Clocks that cannot be right. Nothing is refused for them.
    pub strange_clocks: Vec<String>,
    /// How many records more there are than lines.
    pub more: u32,
    /// Records that nobody would see a difference in: the same was written here, or only
    /// their order changes.
    pub quiet: u32,
    /// Entries that were here before.
    pub already: u32,
    /// Entries that only a newer Trellis shows in full.
    pub unknown: u32,
    /// Files that come along.
    pub attachments: u32,
    /// It asks for what its writer misses, and brings no entries.
    pub is_request: bool,
}

/// What would become of one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PreviewLine {
    /// The noun.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// “New goal: Every key task has a backup”.
    pub text: String,
    /// What changes, field by field.
    pub fields: Vec<FieldDiff>,
    /// The region’s name; empty where it is about none.
    pub region: String,
    /// Who wrote it.
    pub who: String,
    /// When, by their clock.
    pub when: String,
    /// Who may read it.
    pub audience: Audience,
    /// The audience in a word.
    pub audience_name: String,
}

/// A field, and how it changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FieldDiff {
    /// The field, in words.
    pub field: String,
    /// What stands now; empty where nothing does.
    pub old: String,
    /// What would stand.
    pub new: String,
}

/// An import that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportCard {
    /// Its name, to undo it by.
    pub delivery: Id,
    /// What the file was called.
    pub file_name: String,
    /// Who wrote it.
    pub from: String,
    /// When it was read here.
    pub received: String,
    /// When it was written, by its writer’s clock.
    pub written: String,
    /// How many entries came with it that were not written here.
    pub changes: u32,
    /// How many of them wait for others.
    pub held: u32,
    /// It was taken back.
    pub is_undone: bool,
}

/// What came of taking in a bundle, or of taking it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportOutcome {
    /// Its name.
    pub delivery: Id,
    /// Entries accepted, or taken back.
    pub changes: u32,
    /// Entries that wait, or that stay because something builds on them.
    pub waiting: u32,
    /// In a sentence.
    pub sentence: String,
}

/// How far everybody is, and what is missing here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MissingView {
    /// Each laptop of the team but this one.
    pub colleagues: Vec<ColleagueState>,
    /// What is missing, by author and by what it travels with.
    pub gaps: Vec<GapLine>,
    /// Numbers that were used twice: both branches are kept.
    pub forks: Vec<ForkLine>,
    /// Files that records name and that are not here.
    pub attachments: u32,
    /// Entries that are here and wait for what is missing.
    pub waiting: u32,
    /// In a sentence.
    pub sentence: String,
}

/// How far a colleague is, as they last said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ColleagueState {
    /// Their laptop’s key.
    pub key: String,
    /// Who.
    pub name: String,
    /// When a file of theirs was last read; none where never.
    pub last_heard: Option<String>,
    /// When a file was last written for them.
    pub last_written: Option<String>,
    /// How many entries of this laptop they said they have.
    pub have: u32,
    /// How many there are that travel to them.
    pub of: u32,
    /// How many of their own entries are here.
    pub here: u32,
}

/// An author whose chain goes on in two ways: a copy of the workbook was written in before
/// it knew that it is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ForkLine {
    /// Who wrote them.
    pub who: String,
    /// A region’s name, “the support team” or “your own”.
    pub travels_with: String,
    /// The first number that was used twice.
    pub from: u32,
    /// How many numbers were.
    pub numbers: u32,
}

/// A stretch of entries that is missing here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct GapLine {
    /// Who wrote them.
    pub who: String,
    /// A region’s name, “the support team” or “your own”.
    pub travels_with: String,
    /// The first missing number of that author there.
    pub from: u32,
    /// The last.
    pub to: u32,
    /// Colleagues who said they have some of it.
    pub held_by: Vec<String>,
}

/// The exchange folder of this laptop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FolderView {
    /// Where it is; none where none was chosen.
    pub path: Option<String>,
    /// Files that were not looked at yet, by name.
    pub waiting: Vec<ReceivedFile>,
    /// Files that could not be read.
    pub troubles: Vec<FolderTrouble>,
    /// Why the folder itself cannot be read; empty where it can.
    pub trouble: String,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FolderTrouble {
    /// What it is called.
    pub name: String,
    /// What is wrong with it, in a sentence.
    pub what: String,
}

/// What came of exchanging with the folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FolderSynced {
    /// Files that were taken in.
    pub read: Vec<FolderFile>,
    /// Files that were written, by name.
    pub wrote: Vec<String>,
    /// Entries in them.
    pub wrote_changes: u32,
    /// Colleagues who asked for what is missing on their laptops.
    pub asked: Vec<String>,
    /// Files that could not be read.
    pub troubles: Vec<FolderTrouble>,
    /// All of it in a sentence.
    pub sentence: String,
}

/// A file of the exchange folder that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FolderFile {
    /// What it is called.
    pub name: String,
    /// Who wrote it.
    pub from: String,
    /// The import, to undo it by.
    pub delivery: Id,
    /// What came of it.
    pub sentence: String,
    /// Entries that were accepted.
    pub changes: u32,
    /// Entries that wait for others.
    pub waiting: u32,
}

/// A file that waits to be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReceivedFile {
    /// What it is called.
    pub name: String,
    /// Where it lies.
    pub path: String,
}

/// A card before it is added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CardLook {
    /// The card.
    pub card: CardView,
    /// It was added before.
    pub is_here: bool,
    /// Its holder belongs to another support team.
    pub is_of_another_team: bool,
    /// Its holder is the practitioner of this laptop: it may be another laptop of theirs.
    pub may_be_own: bool,
}

/// Everything around bundles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ExchangeView {
    /// The sample, which exchanges with nobody.
    pub is_sample: bool,
    /// This laptop’s card; none until somebody said whose laptop it is.
    pub own: Option<CardView>,
    /// The other laptops of the team.
    pub cards: Vec<CardView>,
    /// What each of them has, and what is missing here.
    pub missing: MissingView,
    /// The bundles that were taken in, the latest first.
    pub imports: Vec<ImportCard>,
    /// The exchange folder.
    pub folder: FolderView,
    /// Files that were dropped or opened, and wait.
    pub received: Vec<ReceivedFile>,
    /// Questions that wait for an answer: two values were written at the same time.
    pub questions: u32,
}
