//! The frame around every screen: who, where, when, and what is due.

use super::due::DueDateCard;
use super::goal::ActionCard;
use super::support::BarrierDue;
use super::today::{Newcomer, VacantSeat};
use super::visit::VisitCard;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::rhythm::Standing;
use trellis_domain::words::{Audience, Tier};

/// What the window's frame shows around every view.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Frame {
    /// Today, by the laptop's calendar.
    pub today: NaiveDate,
    /// Who works here; empty until they say so.
    pub practitioner: String,
    /// The organization, as it prints.
    pub organization: String,
    /// The regions for the rail.
    pub regions: Vec<RegionLink>,
    /// Why nothing can be changed, in a sentence; none when it can.
    pub read_only: Option<String>,
    /// The sample workbook, which is never exchanged with real ones.
    pub is_sample: bool,
    /// The file's name on disk.
    pub workbook: String,
    /// The visit that is in the room on this laptop: the frame then names no region.
    pub in_room: Option<Id>,
}

/// A region in the rail.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct RegionLink {
    /// The region.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The most pressing of its rhythms.
    pub standing: Standing,
}

/// The first screen.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Today {
    /// Today.
    pub date: NaiveDate,
    /// “Thursday, November 19”.
    pub heading: String,
    /// One sentence about the quarter and what it still holds.
    pub summary: String,
    /// Visits from today on, soonest first, and any still open from before.
    pub visits: Vec<VisitCard>,
    /// One line for each region.
    pub due: Vec<DueRow>,
    /// Open actions, soonest first.
    pub actions: Vec<ActionCard>,
    /// Open barriers to ask about again within two weeks, soonest first.
    pub barriers_to_chase: Vec<BarrierDue>,
    /// What others set a day for: late, and due within three months; soonest first.
    pub due_dates: Vec<DueDateCard>,
    /// The same, later.
    pub due_later: Vec<DueDateCard>,
    /// Who is new on a CIT and has steps of their first weeks open; the longest there
    /// first.
    pub newcomers: Vec<Newcomer>,
    /// Seats on a CIT in which nobody sits, the longest vacant first.
    pub vacancies: Vec<VacantSeat>,
}

/// What is due in one region.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct DueRow {
    /// The region.
    pub region: Id,
    /// Its name.
    pub name: String,
    /// The tier in force.
    pub tier: Tier,
    /// In-person contact this quarter.
    pub in_person: DueCell,
    /// The capacity assessment of the community every six months.
    pub assessment: DueCell,
    /// The tier review every six months.
    pub tier_review: DueCell,
    /// Seats filled on the CIT.
    pub staffing: DueCell,
    /// First weeks of whoever is new on the CIT.
    pub first_weeks: DueCell,
}

/// One obligation: a shape, a word and a line beneath.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct DueCell {
    /// How it stands.
    pub standing: Standing,
    /// “Oct 8”, “Due by Dec 31”, “2.0 of 3.0”.
    pub text: String,
    /// “in person”, “vacant since Sep 8”.
    pub detail: String,
}

/// The practitioner says who they are.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditPractitioner {
    /// The name on plans.
    pub name: String,
    /// The organization, as it prints.
    pub organization: String,
}

/// Text that reached the disk before it became history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Place {
    /// The noun, or `composer` for a note that is still being written.
    pub kind: String,
    /// The record; for a composer, the visit or region it stands in.
    pub record: Id,
    /// The field.
    pub field: String,
}

/// A draft as it was last saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DraftText {
    /// Where it belongs.
    pub place: Place,
    /// What was typed.
    pub text: String,
}

/// When something reached the disk.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Saved {
    /// “10:42”, by the laptop's clock.
    pub at: String,
}

/// One finding of a search.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Hit {
    /// The noun, or `guide` for a page of the field guide.
    pub kind: String,
    /// The record; none for the guide.
    pub record: Option<Id>,
    /// The region it belongs to.
    pub region: Option<Id>,
    /// That region's name.
    pub region_name: String,
    /// What to call the finding.
    pub title: String,
    /// The words around the match.
    pub snippet: String,
    /// The same, cut where the words that were found begin and end.
    pub pieces: Vec<Piece>,
    /// Who may read it.
    pub audience: Audience,
    /// The view that shows it: `region`, `visit`, `plan` or `guide`.
    pub opens: String,
    /// The record that view takes; none for the guide.
    pub opens_id: Option<Id>,
    /// The chapter, for the guide.
    pub chapter: Option<String>,
}

/// A part of a snippet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// They are what was looked for.
    pub is_found: bool,
}

impl Piece {
    /// Cuts a marked snippet.
    pub(crate) fn cut(marked: &str) -> Vec<Self> {
        let mut pieces: Vec<Self> = Vec::new();
        let mut is_found = false;
        for part in marked.split_inclusive([trellis_store::Hit::OPENS, trellis_store::Hit::CLOSES])
        {
            let text = Self::plain(part);
            if !text.is_empty() {
                pieces.push(Self { text, is_found });
            }
            is_found = part.ends_with(trellis_store::Hit::OPENS);
        }
        pieces
    }

    /// A marked snippet without its marks.
    pub(crate) fn plain(marked: &str) -> String {
        marked.replace([trellis_store::Hit::OPENS, trellis_store::Hit::CLOSES], "")
    }
}

/// What an undo did.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Undone {
    /// “Undone: 3 fields went back.”
    pub sentence: String,
    /// What was left alone, and why; one sentence each.
    pub left: Vec<String>,
}
