//! What can be asked on the command line.

pub mod assess;
pub mod assessments;
pub mod charts;
pub mod conflicts;
pub mod contacts;
pub mod cycles;
pub mod documents;
pub mod dose;
pub mod due;
pub mod events;
pub mod exchange;
pub mod export;
pub mod fidelity;
pub mod files;
pub mod goals;
pub mod guide;
pub mod packs;
pub mod support;
pub mod teams;
pub mod visits;

use assess::AssessVerb;
use assessments::AssessmentVerb;
use charts::{SideBySide, Timeline};
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use conflicts::ConflictVerb;
use contacts::ContactVerb;
use cycles::CycleVerb;
use documents::{AskDocument, PlanVerb};
use dose::Dose;
use due::DueVerb;
use events::EventVerb;
use exchange::{BundleVerb, CardVerb, EraseAsk, FolderVerb, MissingAsk};
use export::ExportVerb;
use fidelity::{Adherence, MaterialVerb, Reflect};
use files::FileVerb;
use goals::{ActionVerb, GoalVerb};
use guide::GuideVerb;
use packs::PackVerb;
use std::path::PathBuf;
use support::{BarrierVerb, HandoverVerb};
use teams::{SeatVerb, TierVerb};
use trellis_domain::words::Audience;
use visits::VisitVerb;

/// Trellis without a window: an Implementation Support Practitioner's workbook from
/// the terminal. Not affiliated with or endorsed by Triple P.
#[derive(Debug, Parser)]
#[command(name = "trellis-cli", version, max_term_width = 100)]
pub struct Ask {
    /// The workbook; the one in this user's data folder where none is named.
    #[arg(long, global = true, value_name = "FILE")]
    pub workbook: Option<PathBuf>,
    /// Answer as JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make an empty workbook.
    Init,
    /// Write the sample workbook: three fictional regions, two years of practice.
    Sample {
        /// With fresh ids and a key of its own, so that it may be exchanged.
        #[arg(long)]
        own: bool,
        /// The day the sample ends on; today where none is named.
        #[arg(long, value_name = "DATE")]
        as_of: Option<NaiveDate>,
    },
    /// What is due in every region, and since when.
    Today,
    /// List the regions.
    Regions,
    /// Show one region, or add one.
    #[command(subcommand_negates_reqs = true, args_conflicts_with_subcommands = true)]
    Region {
        /// Add a region.
        #[command(subcommand)]
        add: Option<RegionVerb>,
        /// Its name, the beginning of its name, or its id.
        #[arg(required = true)]
        region: Option<String>,
    },
    /// Answer a checklist item.
    Answer(Answer),
    /// Write a note.
    Note(Note),
    /// Goals, their milestones and their measures.
    #[command(subcommand, visible_alias = "goal")]
    Goals(GoalVerb),
    /// Actions: who does what by when, as a list or a board.
    #[command(subcommand)]
    Actions(ActionVerb),
    /// Improvement cycles: plan, do, study, act.
    #[command(subcommand)]
    Cycle(CycleVerb),
    /// Contacts.
    #[command(subcommand)]
    Contact(ContactVerb),
    /// Visits and their agendas.
    #[command(subcommand)]
    Visit(VisitVerb),
    /// Group events: webinars, office hours, learning collaboratives.
    #[command(subcommand)]
    Event(EventVerb),
    /// Days that others set: a state report, a grant.
    #[command(subcommand)]
    Due(DueVerb),
    /// Capacity assessments that were held.
    #[command(subcommand)]
    Assessment(AssessmentVerb),
    /// A capacity assessment on the table: votes, scores, what it comes to.
    #[command(subcommand)]
    Assess(AssessVerb),
    /// How much support was given, with a paragraph for a funder.
    Dose(Dose),
    /// What happened in a region over time.
    Timeline(Timeline),
    /// Several regions side by side, by name.
    SideBySide(SideBySide),
    /// Write a chart of a region as an SVG drawing.
    Chart(charts::Chart),
    /// Which practice activities were used over an engagement.
    Adherence(Adherence),
    /// Keep your own look at a contact; it is yours alone.
    Reflect(Reflect),
    /// Materials left with a team, and whether they were used since.
    #[command(subcommand)]
    Material(MaterialVerb),
    /// Barriers that are passed upward.
    #[command(subcommand)]
    Barrier(BarrierVerb),
    /// Tasks whose lead moves to the local team.
    #[command(subcommand)]
    Handover(HandoverVerb),
    /// Photos, sheets and files.
    #[command(subcommand)]
    File(FileVerb),
    /// Seats on a region's teams, over time.
    #[command(subcommand)]
    Seat(SeatVerb),
    /// The support agreed with a region on top of universal support.
    #[command(subcommand)]
    Tier(TierVerb),
    /// Write any document as a PDF.
    Document(AskDocument),
    /// Write a region's support plan as a PDF, or ask which one a paper is.
    #[command(subcommand_negates_reqs = true, args_conflicts_with_subcommands = true)]
    Plan {
        /// Ask instead of writing.
        #[command(subcommand)]
        verb: Option<PlanVerb>,
        /// The region.
        #[arg(long, required = true)]
        region: Option<String>,
        /// Where to write it.
        #[arg(long, value_name = "FILE.pdf", required = true)]
        out: Option<PathBuf>,
        /// Start a new version, though a draft is open.
        #[arg(long)]
        new: bool,
    },
    /// Questions: two answers were written to something at the same time.
    #[command(subcommand)]
    Conflicts(ConflictVerb),
    /// Write a file for another program.
    #[command(subcommand)]
    Export(ExportVerb),
    /// Laptops of the team: their cards, and the six words of each.
    Cards {
        /// What to do; the list where nothing is named.
        #[command(subcommand)]
        verb: Option<CardVerb>,
    },
    /// Bundles: the files in which colleagues hand each other what they wrote.
    #[command(subcommand)]
    Bundle(BundleVerb),
    /// The exchange folder, which something else keeps the same on every laptop.
    Folder {
        /// What to do; where it is and what waits there, if nothing is named.
        #[command(subcommand)]
        verb: Option<FolderVerb>,
    },
    /// Erase words for good, from every copy of a record: a parent's name, say.
    Erase(EraseAsk),
    /// What is missing here, and how far colleagues are; or a file that asks for it.
    Missing(MissingAsk),
    /// Content packs: checklists and chapters of an agency's own.
    #[command(subcommand)]
    Pack(PackVerb),
    /// The field guide: its chapters, one of them, or words in it.
    Guide {
        /// What to read; the list of chapters where nothing is named.
        #[command(subcommand)]
        verb: Option<GuideVerb>,
    },
    /// Find words.
    Search {
        /// The words.
        words: String,
    },
    /// Print everything that was accepted.
    Dump {
        /// In the canonical form that two laptops can compare byte by byte.
        #[arg(long, required = true)]
        canonical: bool,
        /// Without what is anybody's own: what everybody must agree on who exchanged
        /// everything.
        #[arg(long)]
        shared: bool,
    },
    /// Undo the last action of this laptop.
    Undo,
    /// Check the file, every change and what screens read.
    Check,
}

/// Verbs of regions.
#[derive(Debug, Subcommand)]
pub enum RegionVerb {
    /// Add a region.
    Add {
        /// What people call it.
        name: String,
        /// Its counties.
        #[arg(long, default_value = "")]
        counties: String,
        /// The lead implementing agency.
        #[arg(long, default_value = "")]
        lead_agency: String,
        /// When the support relationship began.
        #[arg(long, value_name = "DATE")]
        began_on: Option<NaiveDate>,
    },
}

/// An answer to a checklist item.
#[derive(Debug, Args)]
pub struct Answer {
    /// The region.
    #[arg(long)]
    pub region: String,
    /// The item, such as LT-IN-02.
    #[arg(long)]
    pub item: String,
    /// Where the team stands.
    #[arg(long)]
    pub status: StatusWord,
    /// How we know.
    #[arg(long)]
    pub evidence: Option<String>,
}

/// The five words, as they are typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum StatusWord {
    /// Looked at; it is not there.
    NotYet,
    /// Begun, or patchy.
    Partly,
    /// Working, and evidence can be named.
    InPlace,
    /// The team chooses to wait.
    NotNow,
    /// Does not fit this region.
    DoesNotApply,
}

/// A note.
#[derive(Debug, Args)]
pub struct Note {
    /// The region.
    #[arg(long)]
    pub region: String,
    /// Who may read it.
    #[arg(long)]
    pub audience: AudienceWord,
    /// What was said.
    pub text: String,
}

/// The three audiences, as they are typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum AudienceWord {
    /// Your own.
    Mine,
    /// The support team.
    Team,
    /// May print.
    Region,
}

impl From<AudienceWord> for Audience {
    fn from(word: AudienceWord) -> Self {
        match word {
            AudienceWord::Mine => Self::Mine,
            AudienceWord::Team => Self::Team,
            AudienceWord::Region => Self::Region,
        }
    }
}
