//! Documents to print and hand on.

use super::assessment::AssessmentCard;
use super::frame::DraftText;
use super::plan::PlanCard;
use super::visit::VisitCard;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{Audience, Span};

/// The kinds of documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The support plan: the latest, or the one that is named.
    #[default]
    Plan,
    /// The agenda of a visit.
    Agenda,
    /// What came of a visit.
    VisitSummary,
    /// A blank checklist for the pen.
    Checklist,
    /// What an assessment came to.
    Assessment,
    /// For somebody who is new.
    Handover,
    /// A quarter for whoever pays for the support.
    Funder,
    /// One's own practice, for oneself.
    OwnPractice,
    /// A chapter of the field guide.
    Chapter,
}

impl DocumentKind {
    /// Every kind, in the order of a list.
    pub const ALL: [Self; 9] = [
        Self::Plan,
        Self::Agenda,
        Self::VisitSummary,
        Self::Checklist,
        Self::Assessment,
        Self::Handover,
        Self::Funder,
        Self::OwnPractice,
        Self::Chapter,
    ];

    /// What it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Plan => "Support plan",
            Self::Agenda => "Visit agenda",
            Self::VisitSummary => "Visit summary",
            Self::Checklist => "Blank checklist",
            Self::Assessment => "Assessment results",
            Self::Handover => "Handover pack",
            Self::Funder => "Quarterly summary of support",
            Self::OwnPractice => "My own practice",
            Self::Chapter => "Field guide chapter",
        }
    }

    /// What it is for, in a sentence.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Plan => "What was agreed, where we are, goals, actions, next dates.",
            Self::Agenda => "What for, what we do, what to bring, and what is open from before.",
            Self::VisitSummary => "What went well, what was said and agreed, for the team to keep.",
            Self::Checklist => {
                "Conditions with boxes to tick and room to write. Nothing of any record."
            }
            Self::Assessment => "Agreed scores, what the group wants kept, and how it was before.",
            Self::Handover => "For a new member of the team, or for a colleague who takes over.",
            Self::Funder => "Counts and minutes; nobody’s words.",
            Self::OwnPractice => "My looks, what a coach saw, where I stand. For me alone.",
            Self::Chapter => "A chapter to put into a binder.",
        }
    }
}

/// What is asked for; what a kind does not need is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct DocumentQuery {
    /// The kind.
    pub kind: DocumentKind,
    /// The region; for a quarter or one's own practice, all of them where none is named.
    pub region: Option<Id>,
    /// The visit; the next one for an agenda and the last one for a summary where none
    /// is named.
    pub visit: Option<Id>,
    /// The plan; the region's latest where none is named.
    pub plan: Option<Id>,
    /// The assessment; the latest where none is named.
    pub assessment: Option<Id>,
    /// The domain of a blank checklist; all five where none is named.
    pub domain: Option<CapacityDomain>,
    /// The stage of a blank checklist; all three where none is named.
    pub stage: Option<CapacityStage>,
    /// “2026Q3”; the one that is running where none is named.
    pub quarter: Option<String>,
    /// The chapter of the guide.
    pub chapter: Option<String>,
    /// How much of one's own practice.
    pub span: Option<Span>,
    /// A handover pack for a colleague who takes over, not for the region.
    pub for_colleague: bool,
    /// Mark what changed in a plan since the version that was agreed before.
    pub marked: bool,
    /// Set it for readers who want it large: 18 points.
    pub large_print: bool,
    /// What is being typed into a plan and is not in the record yet: the drawn pages show
    /// it at once, a file never holds it.
    pub typed: Option<DraftText>,
}

/// A document, laid out.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct DocumentView {
    /// Its title.
    pub title: String,
    /// Who may read it.
    pub audience: Audience,
    /// The same in a sentence.
    pub audience_text: String,
    /// What its file is called.
    pub file_name: String,
    /// The pages as drawings.
    pub pages: Vec<String>,
}

/// What documents a region has to choose from.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct DocumentChoices {
    /// The kinds.
    pub kinds: Vec<DocumentChoice>,
    /// Plans, the latest first.
    pub plans: Vec<PlanCard>,
    /// Visits, the latest first.
    pub visits: Vec<VisitCard>,
    /// The visit that an agenda is for where none is named.
    pub next_visit: Option<Id>,
    /// The visit that a summary is of where none is named.
    pub last_visit: Option<Id>,
    /// Assessments, the latest first.
    pub assessments: Vec<AssessmentCard>,
    /// Quarters, the latest first: code and name.
    pub quarters: Vec<(String, String)>,
    /// Domains and their names.
    pub domains: Vec<(CapacityDomain, String)>,
    /// Stages and their names.
    pub stages: Vec<(CapacityStage, String)>,
    /// Chapters and their titles.
    pub chapters: Vec<(String, String)>,
}

/// A kind to choose.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct DocumentChoice {
    /// The kind.
    pub kind: DocumentKind,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub about: String,
    /// Why there is none yet; empty where there is one.
    pub missing: String,
}
