//! A capacity assessment as a table goes through it, and what it comes to.
//!
//! Nothing here is narrower than the region: it is made to be looked at by everybody at
//! the table, and holds nothing of another region and nothing that is *mine*.

use super::chart::ChartView;
use super::frame::DraftText;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::pack::CapacityDomain;
use trellis_domain::words::{AssessmentPart, AssessmentState};

/// An instrument to begin with.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct InstrumentChoice {
    /// The code that records keep.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// What it is and is not; empty for one that others own.
    pub note: String,
    /// Trellis has its items. Of the others it keeps results, never items.
    pub holds_items: bool,
    /// It is about one agency, not the community.
    pub is_of_agency: bool,
    /// People say what it is called: it is on no list.
    pub is_unnamed: bool,
}

/// An assessment to begin.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct StartAssessment {
    /// The region.
    pub region: Id,
    /// The agency it is about; the community where absent.
    pub agency: Option<Id>,
    /// The visit it is held in.
    pub visit: Option<Id>,
    /// The code of the instrument; what the region says, where absent.
    pub instrument: Option<String>,
    /// What an instrument that is on no list is called.
    pub called: Option<String>,
    /// The day, where it is not the day on which it is finished.
    pub held_on: Option<NaiveDate>,
    /// How many have a vote.
    pub respondents: Option<u32>,
    /// How many items a form of others has, to count hands by number; none keeps only what
    /// is typed from the form.
    pub item_count: Option<u32>,
}

/// Counts of hands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HandsView {
    /// For 0.
    pub zeros: u32,
    /// For 1.
    pub ones: u32,
    /// For 2.
    pub twos: u32,
}

/// An assessment on the table.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AssessmentRoom {
    /// The record.
    pub id: Id,
    /// Its region.
    pub region: Id,
    /// The region's name.
    pub region_name: String,
    /// The visit it is held in.
    pub visit: Option<Id>,
    /// The agency it is about; none is the community.
    pub agency: Option<Id>,
    /// “The community”, or the agency's name.
    pub of: String,
    /// What it is held with.
    pub instrument_name: String,
    /// “Capacity self-check, fourth administration”.
    pub title: String,
    /// What the instrument is and is not; empty for one that others own.
    pub note: String,
    /// Running, held or dropped.
    pub state: AssessmentState,
    /// The day, where it is known.
    pub held_on: Option<NaiveDate>,
    /// How many have a vote.
    pub respondents: Option<u32>,
    /// Trellis has the items; otherwise they stand on the group's own form.
    pub holds_items: bool,
    /// The parts of the instrument, with who has them.
    pub parts: Vec<PartView>,
    /// How it goes, step by step.
    pub procedure: Vec<String>,
    /// The three scores with their words, from 0.
    pub scores: Vec<ScoreChoice>,
    /// All items, in order; none where only results are typed.
    pub items: Vec<TableLine>,
    /// The item the group is at.
    pub at: Option<TableItem>,
    /// Indices that were typed from another's form, in order.
    pub typed: Vec<IndexCard>,
    /// What to know about the whole.
    pub notices: Vec<String>,
    /// What it comes to so far.
    pub results: AssessmentResults,
    /// Text that is still being written.
    pub drafts: Vec<DraftText>,
}

/// A score with its word.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ScoreChoice {
    /// 0, 1 or 2.
    pub score: u8,
    /// The instrument's word for it.
    pub word: String,
}

/// A part in an assessment, with who has it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PartView {
    /// Which.
    pub part: AssessmentPart,
    /// The same in words.
    pub name: String,
    /// What whoever has it does.
    pub about: String,
    /// They show hands.
    pub votes: bool,
    /// Who has it.
    pub people: Vec<PartCard>,
}

/// Who has a part.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PartCard {
    /// The record.
    pub id: Id,
    /// A role, initials or a name, as it prints.
    pub who: String,
}

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ItemStanding {
    /// The group agreed on a score.
    Agreed,
    /// Nobody agreed; the instrument says which score it has.
    ByRule,
    /// Hands were counted, and it has no score.
    Undecided,
    /// The group comes back to it.
    Parked,
    /// No hand was counted.
    Unvoted,
    /// It does not apply here.
    DoesNotApply,
}

/// An item in the list of all.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TableLine {
    /// The item.
    pub item: String,
    /// Counts from 1.
    pub number: u32,
    /// The heading it stands under; empty for a form of others.
    pub group: String,
    /// The words; “Item 4” for a form of others.
    pub text: String,
    /// The capacity domain it speaks to.
    pub domain: Option<CapacityDomain>,
    /// How it stands.
    pub standing: ItemStanding,
    /// The same in words: “1, partly”, “comes back”.
    pub standing_name: String,
    /// The score that counts.
    pub score: Option<u8>,
    /// What the group wants kept with it.
    pub comment: String,
}

/// The item on the table.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TableItem {
    /// The record, there or not yet: where drafts belong.
    pub record: Id,
    /// The item.
    pub item: String,
    /// Counts from 1, among all.
    pub number: u32,
    /// How many there are.
    pub of: u32,
    /// “Quality and outcome monitoring · item 4 of 9”.
    pub place: String,
    /// The words; “Item 4, as worded on your own form” for a form of others.
    pub text: String,
    /// How one would know; empty for a form of others.
    pub evidence: String,
    /// The round that is being counted.
    pub round: RoundView,
    /// The rounds before, the first first.
    pub before: Vec<RoundView>,
    /// The score that everybody showed in the present round.
    pub unanimous: Option<u8>,
    /// What the group agreed on.
    pub agreed: Option<u8>,
    /// What the group wants kept with it.
    pub comment: String,
    /// The group comes back to it.
    pub parked: bool,
    /// The group says that it does not apply here.
    pub does_not_apply: bool,
    /// “7 of 7 voting”.
    pub voting: String,
    /// What to know about it.
    pub notices: Vec<String>,
    /// The item before, where there is one.
    pub previous: Option<String>,
    /// The item after.
    pub next: Option<String>,
}

/// One round of votes.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct RoundView {
    /// The record, there or not yet: where drafts belong.
    pub record: Id,
    /// Counts from 1.
    pub round: u32,
    /// How the hands stood.
    pub hands: HandsView,
    /// What was heard between this round and the next.
    pub heard: String,
}

/// An index that was typed from another's form.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct IndexCard {
    /// The record.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The score as it is read: “1.45”.
    pub score: String,
    /// The highest score there is: “2”.
    pub out_of: String,
    /// The capacity domain it speaks to.
    pub domain: Option<CapacityDomain>,
    /// What the group wants kept with it.
    pub comment: String,
    /// What does not fit, in a sentence; empty where all does.
    pub notice: String,
}

/// An index score to add or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditIndexScore {
    /// Its name.
    pub name: Option<String>,
    /// The score as it is written on the form: `1.45`.
    pub score: Option<String>,
    /// The highest score there is; 2 where nothing is said.
    pub out_of: Option<String>,
    /// The capacity domain it speaks to.
    pub domain: Option<CapacityDomain>,
    /// What the group wants kept with it.
    pub comment: Option<String>,
}

/// What an assessment comes to, beside every earlier one of the same instrument and
/// subject.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AssessmentResults {
    /// The earlier ones, the first first.
    pub earlier: Vec<EarlierAdministration>,
    /// The domains, strengths first.
    pub domains: Vec<ResultRow>,
    /// The domains as a chart, with the same values in its table; none before any has a
    /// figure.
    pub chart: Option<ChartView>,
    /// The indices, strengths first.
    pub indices: Vec<ResultRow>,
    /// Items in place, in order.
    pub strong: Vec<ItemResult>,
    /// Items to work on, the lowest first.
    pub to_work_on: Vec<ItemResult>,
    /// How far the first hands agreed.
    pub agreement: AgreementView,
    /// How the items stand, in a sentence; empty without items.
    pub tally: String,
    /// How the instrument counts, in sentences.
    pub rules: Vec<String>,
    /// What the group made of it, in its own words.
    pub reading: String,
}

/// An earlier administration.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct EarlierAdministration {
    /// The assessment.
    pub id: Id,
    /// The day.
    pub held_on: Option<NaiveDate>,
    /// “Jun 2025”.
    pub label: String,
    /// It went by another version of the instrument.
    pub has_other_words: bool,
}

/// One figure, now and before.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ResultRow {
    /// The code of the domain, the id of the index, or the name of one that was typed.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The domain it is, or speaks to.
    pub domain: Option<CapacityDomain>,
    /// The mean in hundredths of 0 to 2; none where too few items have a score.
    pub now: Option<u32>,
    /// “1.45”, or “–”.
    pub now_text: String,
    /// How many items have a score.
    pub scored: u32,
    /// How many apply.
    pub of: u32,
    /// The means before, as in `earlier`.
    pub before: Vec<Option<u32>>,
    /// The same as they are read.
    pub before_text: Vec<String>,
    /// The change since the latest earlier one, in hundredths.
    pub change: Option<i32>,
    /// “+0.10”, “−0.20”, “0.00”, “new”; empty where there is none to speak of.
    pub change_text: String,
}

/// An item among the results.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ItemResult {
    /// The item.
    pub item: String,
    /// The words.
    pub text: String,
    /// The capacity domain it speaks to.
    pub domain: Option<CapacityDomain>,
    /// The score.
    pub score: u8,
    /// “1, partly”.
    pub score_name: String,
    /// What the group wants kept with it.
    pub comment: String,
}

/// How far a group agreed before it talked. Of the group, never of anybody in it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct AgreementView {
    /// Items with a first round of at least two hands.
    pub items: u32,
    /// Those on which all hands were the same at once.
    pub at_once: u32,
    /// Those on which the group came to one score in a later round.
    pub after_talk: u32,
    /// Those on which both 0 and 2 were shown.
    pub far_apart: u32,
    /// The share of those at once, in hundredths.
    pub share: Option<u32>,
    /// How far apart the outermost hands were, on average, in hundredths of 0 to 2.
    pub spread: Option<u32>,
    /// The same in sentences; empty where no hands were counted.
    pub sentence: String,
}

/// What an administration came to, for a chart, a page or a table.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AdministrationResult {
    /// The assessment.
    pub id: Id,
    /// The agency it is about; none is the community.
    pub agency: Option<Id>,
    /// “The community”, or the agency's name.
    pub of: String,
    /// The code of the instrument.
    pub instrument: String,
    /// What it was held with.
    pub instrument_name: String,
    /// What people call an instrument that is on no list; they are known by it.
    pub called: String,
    /// The day.
    pub held_on: Option<NaiveDate>,
    /// What the group made of it, in its own words.
    pub reading: String,
    /// The domains that have items or an index, in their order.
    pub domains: Vec<Figure>,
    /// The indices, in order.
    pub indices: Vec<Figure>,
}

/// What a domain or an index came to.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Figure {
    /// The code of the domain, the id of the index, or the name of one that was typed.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The domain it is, or speaks to.
    pub domain: Option<CapacityDomain>,
    /// The mean in hundredths of 0 to 2; none where too few items have a score.
    pub mean: Option<u32>,
    /// How many items have a score.
    pub scored: u32,
    /// How many apply.
    pub of: u32,
}
