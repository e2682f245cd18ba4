//! What a region, a team or a practitioner adds: programs, own items, changes of
//! plan, looking at oneself.

use super::agency::Delivers;
use super::checklist::{EarlierItem, ItemView};
use super::guide::{AdoptionStageView, FinderView, LevelView};
use super::note::NoteCard;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage, Purpose};
use trellis_domain::words::{AdoptionStage, Audience, Footing, Level, Status};

/// An item that the support team writes itself.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewOwnItem {
    /// The domain; none is the strip for the whole region.
    pub domain: Option<CapacityDomain>,
    /// The stage.
    pub stage: Option<CapacityStage>,
    /// The condition.
    pub text: String,
    /// How we would know.
    pub evidence: String,
}

/// The programs of a region.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ProgramsView {
    /// The region.
    pub region: Id,
    /// In order.
    pub programs: Vec<ProgramCard>,
    /// What each stage is.
    pub stages: Vec<AdoptionStageView>,
    /// The questions that find a stage, asked in order.
    pub finder: Vec<FinderView>,
}

/// An adopted program.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ProgramCard {
    /// The record.
    pub id: Id,
    /// The intervention.
    pub program: String,
    /// The agencies that deliver it, as somebody once wrote them. Shown until agencies
    /// are chosen.
    pub agencies: String,
    /// The agencies of the region, and whether each delivers it.
    pub agencies_chosen: Vec<Delivers>,
    /// “Alder House and Cove Center”: the chosen ones, or what was written.
    pub agencies_text: String,
    /// Its stage: never a stage of a capacity domain.
    pub stage: Option<AdoptionStage>,
    /// In that stage since.
    pub stage_since: Option<NaiveDate>,
    /// How it came there, the first stage first.
    pub line: Vec<StageStep>,
    /// What in that line is worth a look, in sentences.
    pub notices: Vec<String>,
    /// The items that are asked about each program.
    pub items: Vec<ItemView>,
    /// Answers to items that are no longer asked.
    pub earlier: Vec<EarlierItem>,
}

/// A program to add or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditProgram {
    /// The intervention.
    pub program: Option<String>,
    /// The agencies that deliver it, in words; choosing them is a verb of its own.
    pub agencies: Option<String>,
    /// Its stage.
    pub stage: Option<AdoptionStage>,
    /// In that stage since; today where a stage is set and this is not.
    pub stage_since: Option<NaiveDate>,
}

/// A program entered a stage.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct StageStep {
    /// The record; none where only the program itself says it.
    pub id: Option<Id>,
    /// The stage.
    pub stage: AdoptionStage,
    /// The day.
    pub from_on: Option<NaiveDate>,
    /// “exploration since Mar 2024”.
    pub text: String,
}

/// A move that took place earlier.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewMove {
    /// The stage that was entered.
    pub stage: AdoptionStage,
    /// The day.
    pub from_on: NaiveDate,
}

/// A move to correct; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditMove {
    /// The stage that was entered.
    pub stage: Option<AdoptionStage>,
    /// The day.
    pub from_on: Option<NaiveDate>,
}

/// What the room offers when a plan no longer fits. Nothing in it is about anybody.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PivotAid {
    /// The levels, numbered by their order.
    pub levels: Vec<LevelView>,
}

/// A change of plan to keep.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewPivot {
    /// The visit.
    pub visit: Id,
    /// The agenda line that was open.
    pub line: Option<Id>,
    /// The level.
    pub level: Level,
    /// The strategy in the guide that was chosen.
    pub strategy: Option<String>,
}

/// A change of plan to fill in; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditPivot {
    /// What was planned.
    pub planned: Option<String>,
    /// What happened instead.
    pub happened: Option<String>,
    /// The level.
    pub level: Option<Level>,
    /// The facilitator or barrier in the guide.
    pub sign: Option<String>,
    /// It helped; no: it hindered.
    pub helped: Option<bool>,
    /// The contextual factor in the guide.
    pub look_at: Option<String>,
    /// What was tried, one a line.
    pub strategies: Option<String>,
    /// How it went.
    pub went: Option<String>,
}

/// A change of plan, for the support team.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct PivotCard {
    /// The record.
    pub id: Id,
    /// The agenda line it came in.
    pub line: String,
    /// What was planned.
    pub planned: String,
    /// What happened instead.
    pub happened: String,
    /// The level.
    pub level: Option<Level>,
    /// Its name in the guide.
    pub level_name: String,
    /// The facilitator or barrier, by id and in words.
    pub sign: Option<String>,
    /// The same in words.
    pub sign_text: String,
    /// It helped, or hindered.
    pub helped: Option<bool>,
    /// The contextual factor, by id.
    pub look_at: Option<String>,
    /// What was tried, one a line.
    pub strategies: String,
    /// How it went.
    pub went: String,
    /// The day.
    pub on: Option<NaiveDate>,
    /// The time.
    pub at: String,
    /// Why, as far as this practitioner may read it.
    pub reasons: Vec<NoteCard>,
}

/// Why a plan changed: a note with an audience of its own.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewReason {
    /// The change of plan.
    pub pivot: Id,
    /// The words.
    pub text: String,
    /// Who may read them; *mine* unless chosen.
    pub audience: Option<Audience>,
}

/// A list gone through, with every round.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ReviewView {
    /// The list.
    pub id: String,
    /// What it is for, and so who reads it.
    pub purpose: Purpose,
    /// Its title.
    pub title: String,
    /// What it is and is not.
    pub note: String,
    /// Who reads the answers.
    pub audience: Audience,
    /// The days on which somebody looked, the latest first.
    pub rounds: Vec<NaiveDate>,
    /// The entries with their answers.
    pub groups: Vec<ReviewGroup>,
}

/// A heading of a list gone through.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ReviewGroup {
    /// The heading.
    pub title: String,
    /// The entries.
    pub entries: Vec<ReviewEntry>,
}

/// An entry with its answers.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ReviewEntry {
    /// The entry.
    pub id: String,
    /// The words.
    pub text: String,
    /// How one would know.
    pub evidence: String,
    /// Its answers, the latest first.
    pub answers: Vec<ReviewAnswer>,
}

/// An answer on one day.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ReviewAnswer {
    /// The day.
    pub on: NaiveDate,
    /// For the organization's review.
    pub status: Option<Status>,
    /// For one's own check.
    pub footing: Option<Footing>,
    /// How we know, or a word to oneself.
    pub words: String,
    /// When it should be in place.
    pub by_on: Option<NaiveDate>,
}

/// An answer to set, today; what is absent stays.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct EditReview {
    /// The list.
    pub list: String,
    /// The entry.
    pub entry: String,
    /// For the organization's review.
    pub status: Option<Status>,
    /// For one's own check.
    pub footing: Option<Footing>,
    /// How we know, or a word to oneself.
    pub words: Option<String>,
    /// When it should be in place.
    pub by_on: Option<NaiveDate>,
}
