//! Visits: prepare, in the room, wrap up.

use super::cycle::CycleCard;
use super::file::RoomFile;
use super::frame::DraftText;
use super::goal::{ActionCard, GoalCard};
use super::note::NoteCard;
use super::own::PivotCard;
use super::people::SeatCard;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage, PackChange};
use trellis_domain::words::{Audience, LineState, Mode, Support, VisitPhase};

/// A visit in a list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct VisitCard {
    /// The visit.
    pub id: Id,
    /// Its region.
    pub region: Id,
    /// The region's name.
    pub region_name: String,
    /// What it is called.
    pub title: String,
    /// The day.
    pub on: Option<NaiveDate>,
    /// “10:00 am at the health department · in person with the CIT · month 31”.
    pub meta: String,
    /// Where it is on its way.
    pub phase: VisitPhase,
    /// The day is today.
    pub is_today: bool,
}

/// A new visit.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewVisit {
    /// The region.
    pub region: Id,
    /// The day.
    pub on: NaiveDate,
    /// From.
    pub starts_at: Option<NaiveTime>,
    /// Until.
    pub ends_at: Option<NaiveTime>,
    /// What it is called; “Quarterly visit” where empty.
    pub title: String,
    /// Where.
    pub place: String,
    /// How; in person where absent.
    pub mode: Option<Mode>,
}

/// A visit to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditVisit {
    /// The day.
    pub on: Option<NaiveDate>,
    /// From.
    pub starts_at: Option<NaiveTime>,
    /// Until.
    pub ends_at: Option<NaiveTime>,
    /// What it is called.
    pub title: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// How.
    pub mode: Option<Mode>,
    /// Capacity building or universal.
    pub support: Option<Support>,
    /// Contact minutes.
    pub minutes: Option<u32>,
    /// Preparation and follow-up minutes.
    pub preparation_minutes: Option<u32>,
    /// Travel minutes.
    pub travel_minutes: Option<u32>,
    /// How many people were in the room.
    pub people: Option<u32>,
    /// The CIT took part.
    pub with_cit: Option<bool>,
    /// The CLT took part.
    pub with_clt: Option<bool>,
    /// Who else, by role.
    pub with_others: Option<String>,
    /// What it was to be about.
    pub planned_focus: Option<String>,
    /// What it was about.
    pub actual_focus: Option<String>,
}

/// A visit, without a trace of what is *mine*: safe to show in the room.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct VisitRoom {
    /// The visit.
    pub id: Id,
    /// Its region.
    pub region: Id,
    /// The region's name.
    pub region_name: String,
    /// What it is called.
    pub title: String,
    /// The day.
    pub on: Option<NaiveDate>,
    /// “Quarterly visit, Nov 19, 2026 · month 31”.
    pub meta: String,
    /// Where it is on its way.
    pub phase: VisitPhase,
    /// The agenda.
    pub agenda: Vec<AgendaLine>,
    /// What was said, newest first. Never a note that is *mine*.
    pub stream: Vec<NoteCard>,
    /// Photos and files for the region, in order.
    pub files: Vec<RoomFile>,
    /// Actions agreed in this visit.
    pub actions_agreed: Vec<ActionCard>,
    /// Open actions from before.
    pub actions_open: Vec<ActionCard>,
    /// Active goals.
    pub goals: Vec<GoalCard>,
    /// How many goals do well together.
    pub goals_that_fit: u32,
    /// Improvement cycles that go on.
    pub cycles: Vec<CycleCard>,
    /// Text that is still being written.
    pub drafts: Vec<DraftText>,
}

/// What only the practitioner sees before a visit.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct VisitPreparation {
    /// The facts of the visit, to edit.
    pub facts: VisitFacts,
    /// The last visit that was held.
    pub last_visit: Option<VisitCard>,
    /// What was said then, all audiences.
    pub last_notes: Vec<NoteCard>,
    /// Lines that the record suggests and the agenda does not hold yet.
    pub suggestions: Vec<AgendaSuggestion>,
    /// Who sits where.
    pub seats: Vec<SeatCard>,
    /// The practitioner's own notes for this visit.
    pub own_notes: Vec<NoteCard>,
}

/// What only the practitioner sees after a visit.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct VisitWrapUp {
    /// The facts of the visit, to edit.
    pub facts: VisitFacts,
    /// Minutes by core practice component; empty where support is universal.
    pub components: Vec<ComponentMinutes>,
    /// Plans that changed in the room, to fill in.
    pub pivots: Vec<PivotCard>,
    /// What the contact minutes could be, where nobody wrote them down.
    pub minutes_proposed: Vec<MinutesProposal>,
    /// What was promised in this visit, the first date first: the follow-up list.
    pub promised: Vec<Promised>,
    /// The practitioner's own reflection.
    pub own_notes: Vec<NoteCard>,
    /// Agenda lines that were left for another time.
    pub not_today: Vec<AgendaLine>,
    /// The plan made in this visit, if one was started.
    pub plan: Option<Id>,
}

/// What the contact minutes of a visit could be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MinutesProposal {
    /// The minutes.
    pub minutes: u32,
    /// “by the clock”, “as planned”.
    pub because: String,
}

/// Something that was promised in a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Promised {
    /// The action or barrier.
    pub record: Id,
    /// What is to be done.
    pub what: String,
    /// Who, as it prints; empty where nobody was named.
    pub who: String,
    /// By when.
    pub by_on: Option<NaiveDate>,
    /// The same in words, or that no day was named.
    pub by_text: String,
    /// Who may read it.
    pub audience: Audience,
}

/// The words of the checklists changed since a visit began.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewerWords {
    /// “3 added, 2 reworded.”
    pub summary: String,
    /// Each change.
    pub changes: Vec<PackChange>,
}

/// The facts of a visit.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct VisitFacts {
    /// The day.
    pub on: Option<NaiveDate>,
    /// From.
    pub starts_at: Option<NaiveTime>,
    /// Until.
    pub ends_at: Option<NaiveTime>,
    /// What it is called.
    pub title: String,
    /// Where.
    pub place: String,
    /// How.
    pub mode: Option<Mode>,
    /// Capacity building or universal.
    pub support: Option<Support>,
    /// Contact minutes.
    pub minutes: Option<u32>,
    /// Preparation and follow-up minutes.
    pub preparation_minutes: Option<u32>,
    /// Travel minutes.
    pub travel_minutes: Option<u32>,
    /// How many people were in the room.
    pub people: Option<u32>,
    /// The CIT took part.
    pub with_cit: bool,
    /// The CLT took part.
    pub with_clt: bool,
    /// Who else, by role.
    pub with_others: String,
    /// What it was to be about.
    pub planned_focus: String,
    /// What it was about.
    pub actual_focus: String,
}

/// Minutes of one component.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ComponentMinutes {
    /// The component's code, “CPC1”.
    pub component: String,
    /// Its name.
    pub name: String,
    /// The name is a working name: the published one was not confirmed.
    pub is_working_name: bool,
    /// Minutes in use; may overlap with others.
    pub minutes: Option<u32>,
}

/// One line of the agenda.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AgendaLine {
    /// The line.
    pub id: Id,
    /// What it is for.
    pub purpose: String,
    /// What we do.
    pub activity: String,
    /// What we bring.
    pub materials: String,
    /// How long.
    pub minutes: Option<u32>,
    /// When it is planned to begin, where the visit's hour and the minutes of the lines
    /// before are known: “10:15 am”.
    pub planned_at: String,
    /// What we do if it does not work.
    pub fallback: String,
    /// The domain it opens.
    pub domain: Option<CapacityDomain>,
    /// The stage it opens.
    pub stage: Option<CapacityStage>,
    /// The goal it serves.
    pub goal: Option<Id>,
    /// That goal's statement.
    pub goal_statement: String,
    /// What became of it.
    pub state: LineState,
}

/// A line to add.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct NewLine {
    /// What it is for.
    pub purpose: String,
    /// What we do.
    pub activity: String,
    /// What we bring.
    pub materials: String,
    /// How long.
    pub minutes: Option<u32>,
    /// What we do if it does not work.
    pub fallback: String,
    /// The domain it opens.
    pub domain: Option<CapacityDomain>,
    /// The stage it opens.
    pub stage: Option<CapacityStage>,
    /// The goal it serves.
    pub goal: Option<Id>,
}

/// A line to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditLine {
    /// What it is for.
    pub purpose: Option<String>,
    /// What we do.
    pub activity: Option<String>,
    /// What we bring.
    pub materials: Option<String>,
    /// How long.
    pub minutes: Option<u32>,
    /// What we do if it does not work.
    pub fallback: Option<String>,
    /// The domain it opens.
    pub domain: Option<CapacityDomain>,
    /// The stage it opens.
    pub stage: Option<CapacityStage>,
    /// What became of it.
    pub state: Option<LineState>,
}

/// A line that the record suggests.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AgendaSuggestion {
    /// The line as it would be added.
    pub line: NewLine,
    /// Why: “Open action, due Nov 24”.
    pub because: String,
}
