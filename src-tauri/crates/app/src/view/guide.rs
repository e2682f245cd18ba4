//! The field guide as it is read: chapters, tables, lists, resources.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::pack::{
    Binder, CapacityDomain, CapacityStage, Form, JUDGMENT, Pack, Part, Purpose,
};
use trellis_domain::words::{AdoptionStage, Phase, Tier};

/// A source, as it stands under what it is behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SourceView {
    /// Its short code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its address, where it has one.
    pub address: Option<String>,
    /// No source was read: it is judgment.
    pub is_judgment: bool,
}

impl SourceView {
    /// The sources behind these codes, each once, as `pack` means them.
    pub(crate) fn list<'a>(
        binder: &Binder,
        pack: &Pack,
        codes: impl IntoIterator<Item = &'a String>,
    ) -> Vec<Self> {
        let mut seen: Vec<Self> = Vec::new();
        for code in codes {
            if seen.iter().any(|source| source.code == *code) {
                continue;
            }
            let source = binder.find_source(pack, code);
            seen.push(Self {
                code: code.clone(),
                title: source.map_or_else(String::new, |source| source.title.clone()),
                address: source.and_then(|source| source.address.clone()),
                is_judgment: code == JUDGMENT,
            });
        }
        // Judgment last: what was read speaks first.
        seen.sort_by_key(|source| source.is_judgment);
        seen
    }
}

/// A chapter in the list of contents.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ChapterCard {
    /// The chapter.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence on it.
    pub about: String,
    /// The capacity domain, for a domain chapter.
    pub domain: Option<CapacityDomain>,
    /// The group it stands in.
    pub group: ChapterGroup,
}

/// The parts of the contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ChapterGroup {
    /// The five capacity domains.
    Domains,
    /// The practice of support.
    Practice,
    /// Lists to look at oneself with.
    Reviews,
}

/// A chapter, whole.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ChapterView {
    /// The chapter.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence on it.
    pub about: String,
    /// The capacity domain, for a domain chapter.
    pub domain: Option<CapacityDomain>,
    /// The pack it comes from, where an agency put its own in the place of the
    /// built-in one.
    pub from: Option<String>,
    /// What it says, before the stages.
    pub sections: Vec<SectionView>,
    /// The three stages, for a chapter on capacity.
    pub stages: Vec<StageView>,
    /// A table that belongs to the chapter.
    pub table: Option<GuideTable>,
    /// Resources and tools.
    pub resources: Vec<ResourceView>,
    /// Every source the chapter names.
    pub sources: Vec<SourceView>,
    /// What the words are and are not, said once.
    pub note: String,
}

/// A heading with what stands under it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct SectionView {
    /// The section.
    pub id: String,
    /// Which part of the common format.
    pub part: Part,
    /// The heading.
    pub heading: String,
    /// What it says.
    pub statements: Vec<StatementView>,
}

/// A statement.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct StatementView {
    /// How it stands on the page.
    pub form: Form,
    /// The words.
    pub text: String,
    /// Codes of its sources.
    pub sources: Vec<String>,
    /// No source was read: it is judgment.
    pub is_judgment: bool,
}

/// One stage of a capacity domain.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct StageView {
    /// The stage.
    pub stage: CapacityStage,
    /// Its name.
    pub name: String,
    /// Questions to open with.
    pub questions: Vec<String>,
    /// What is done.
    pub activities: Vec<StatementView>,
    /// The checklist items with how we would know.
    pub items: Vec<GuideItem>,
}

/// A checklist item as the guide prints it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct GuideItem {
    /// The item.
    pub id: String,
    /// The condition.
    pub text: String,
    /// How we would know.
    pub evidence: String,
}

/// A table or list that belongs to a chapter.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GuideTable {
    /// The tiers of support.
    Tiers {
        /// One column each.
        tiers: Vec<TierView>,
    },
    /// The core practice components.
    Components {
        /// In order.
        components: Vec<ComponentView>,
    },
    /// Levels at which a plan meets something unforeseen.
    Levels {
        /// In order.
        levels: Vec<LevelView>,
    },
    /// The stages of an adopted intervention, and the questions that find one.
    AdoptionStages {
        /// In order.
        stages: Vec<AdoptionStageView>,
        /// Asked in this order; the first yes decides.
        finder: Vec<FinderView>,
    },
    /// A list to go through.
    List {
        /// The list.
        list: ListView,
    },
}

/// One tier.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct TierView {
    /// Which.
    pub tier: Tier,
    /// Its name.
    pub name: String,
    /// Which regions it fits.
    pub fits: Vec<StatementView>,
    /// What it holds.
    pub holds: Vec<StatementView>,
    /// How contact takes place.
    pub format: Vec<StatementView>,
    /// How often.
    pub rhythm: Vec<StatementView>,
}

/// One core practice component.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ComponentView {
    /// What the record keeps.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The published name was not confirmed.
    pub is_working_name: bool,
    /// What it is for.
    pub about: String,
    /// Kinds of region in which it usually comes first.
    pub early_in: Vec<Phase>,
    /// Codes of its sources.
    pub sources: Vec<String>,
    /// Practice activities.
    pub activities: Vec<ActivityView>,
}

/// A practice activity.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ActivityView {
    /// The activity.
    pub id: String,
    /// What is done.
    pub text: String,
    /// One of those that adherence looks at.
    pub essential: bool,
}

/// One level.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct LevelView {
    /// Its code.
    pub level: trellis_domain::words::Level,
    /// A kind name for it.
    pub name: String,
    /// What helps or hinders there.
    pub signs: Vec<LineView>,
    /// Factors around it.
    pub look_at: Vec<LineView>,
    /// What to try.
    pub strategies: Vec<LineView>,
}

/// A short line with an id.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct LineView {
    /// The line.
    pub id: String,
    /// The words.
    pub text: String,
}

/// One stage of an adopted intervention.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AdoptionStageView {
    /// Which.
    pub stage: AdoptionStage,
    /// Its name.
    pub name: String,
    /// What it is.
    pub about: String,
    /// What it looks like.
    pub looks_like: Vec<String>,
}

/// A question of the stage finder.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct FinderView {
    /// The question.
    pub id: String,
    /// Answered yes or no.
    pub ask: String,
}

/// A list to go through.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ListView {
    /// The list.
    pub id: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Its title.
    pub title: String,
    /// What it is and is not.
    pub note: String,
    /// Its headings with their entries.
    pub groups: Vec<ListGroup>,
}

/// A heading of a list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ListGroup {
    /// The heading.
    pub title: String,
    /// The entries.
    pub entries: Vec<ListEntry>,
}

/// One entry of a list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ListEntry {
    /// The entry.
    pub id: String,
    /// The words.
    pub text: String,
    /// How one would know, or who helps.
    pub evidence: String,
    /// Codes of its sources.
    pub sources: Vec<String>,
}

/// Something useful that stands elsewhere.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ResourceView {
    /// The resource.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is good for.
    pub about: String,
    /// A label that it goes by.
    pub label: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// What to click once there.
    pub path: Vec<String>,
    /// When somebody last opened the address, here or before the pack was written.
    pub checked_on: Option<NaiveDate>,
    /// The support team's own copy: the file's name.
    pub copy: Option<String>,
}

/// The guide and the records, searched together.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Found {
    /// The groups that hold anything, the guide first.
    pub groups: Vec<FoundGroup>,
    /// The words that were looked for.
    pub words: String,
}

/// Findings of one kind.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct FoundGroup {
    /// “Field guide”, “Notes”.
    pub title: String,
    /// The findings, the best first.
    pub hits: Vec<super::frame::Hit>,
}
