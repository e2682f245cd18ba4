//! What can be asked for on paper.

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;
use trellis_app::view::document::DocumentKind;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::Span;

/// A document, as a PDF.
#[derive(Debug, Args)]
pub struct AskDocument {
    /// The kind.
    pub kind: Kind,
    /// The region.
    #[arg(long)]
    pub region: Option<String>,
    /// The visit, by its id or its day; the next one for an agenda and the last one for a
    /// summary where none is named.
    #[arg(long, value_name = "VISIT")]
    pub visit: Option<String>,
    /// The day of an assessment; the latest where none is named.
    #[arg(long, value_name = "DATE")]
    pub held_on: Option<NaiveDate>,
    /// The domain of a blank checklist, such as LT; all five where none is named.
    #[arg(long, value_parser = domain)]
    pub domain: Option<CapacityDomain>,
    /// The stage of a blank checklist: EX, IN or II; all three where none is named.
    #[arg(long, value_parser = stage)]
    pub stage: Option<CapacityStage>,
    /// The quarter of a summary of support, such as 2026Q3.
    #[arg(long)]
    pub quarter: Option<String>,
    /// The chapter of the field guide.
    #[arg(long)]
    pub chapter: Option<String>,
    /// How much of your own practice.
    #[arg(long, value_enum)]
    pub span: Option<AskSpan>,
    /// A handover pack for a colleague who takes over, not for the region.
    #[arg(long)]
    pub for_colleague: bool,
    /// Mark what changed in a plan since the version that was agreed before.
    #[arg(long)]
    pub marked: bool,
    /// In letters of 18 points.
    #[arg(long)]
    pub large_print: bool,
    /// Where to write it.
    #[arg(long, value_name = "FILE.pdf")]
    pub out: PathBuf,
}

/// The kinds of documents.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Kind {
    /// The support plan.
    Plan,
    /// The agenda of a visit.
    Agenda,
    /// What came of a visit.
    Summary,
    /// A blank checklist for the pen.
    Checklist,
    /// What an assessment came to.
    Assessment,
    /// For somebody who is new.
    Handover,
    /// A quarter for whoever pays for the support.
    Funder,
    /// Your own practice; for you alone.
    OwnPractice,
    /// A chapter of the field guide.
    Chapter,
}

impl From<Kind> for DocumentKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Plan => Self::Plan,
            Kind::Agenda => Self::Agenda,
            Kind::Summary => Self::VisitSummary,
            Kind::Checklist => Self::Checklist,
            Kind::Assessment => Self::Assessment,
            Kind::Handover => Self::Handover,
            Kind::Funder => Self::Funder,
            Kind::OwnPractice => Self::OwnPractice,
            Kind::Chapter => Self::Chapter,
        }
    }
}

/// How much is read.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum AskSpan {
    /// This quarter.
    Quarter,
    /// This year.
    Year,
    /// Since the tier was agreed.
    SinceTier,
    /// The whole relationship.
    Whole,
}

impl From<AskSpan> for Span {
    fn from(span: AskSpan) -> Self {
        match span {
            AskSpan::Quarter => Self::Quarter,
            AskSpan::Year => Self::Year,
            AskSpan::SinceTier => Self::SinceTier,
            AskSpan::Whole => Self::Whole,
        }
    }
}

/// Support plans.
#[derive(Debug, Subcommand)]
pub enum PlanVerb {
    /// Agree the plan that is still a draft: it is kept as it is.
    Agree {
        /// The region.
        #[arg(long)]
        region: String,
    },
    /// Which agreed plan a paper is, and whether it was changed since.
    Verify {
        /// A PDF, or the code that stands on the paper.
        what: String,
    },
}

fn domain(code: &str) -> Result<CapacityDomain, String> {
    let code = code.trim().to_uppercase();
    CapacityDomain::from_code(&code).ok_or_else(|| {
        let codes: Vec<&str> = CapacityDomain::ALL.iter().map(|it| it.code()).collect();
        format!("the domains are {}", codes.join(", "))
    })
}

fn stage(code: &str) -> Result<CapacityStage, String> {
    let code = code.trim().to_uppercase();
    CapacityStage::from_code(&code).ok_or_else(|| {
        let codes: Vec<&str> = CapacityStage::ALL.iter().map(|it| it.code()).collect();
        format!("the stages are {}", codes.join(", "))
    })
}
