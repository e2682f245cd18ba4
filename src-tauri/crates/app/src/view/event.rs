//! Support to many regions at once.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;
use trellis_domain::words::{EventKind, Mode};

/// Group events: those ahead, and those that took place.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct EventsView {
    /// Those ahead, soonest first.
    pub ahead: Vec<EventCard>,
    /// Those that took place, the latest first.
    pub held: Vec<EventCard>,
    /// What took place, counted once: “Three events, 4 h 30 min, five attendances.”
    pub summary: String,
}

/// A group event.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct EventCard {
    /// The event.
    pub id: Id,
    /// What kind of event.
    pub kind: EventKind,
    /// The same in words.
    pub kind_name: String,
    /// What it is called; its kind where nobody named it.
    pub title: String,
    /// How it takes place.
    pub mode: Option<Mode>,
    /// The day.
    pub on: Option<NaiveDate>,
    /// From.
    pub starts_at: Option<NaiveTime>,
    /// How long; counted once, however many attended.
    pub minutes: Option<u32>,
    /// Preparation and follow-up, apart.
    pub preparation_minutes: Option<u32>,
    /// What it was about.
    pub about: String,
    /// Who led it, by name or role.
    pub led_by: String,
    /// “Nov 12, 2026 · 60 min · video · led by the state team”.
    pub meta: String,
    /// The regions that took part, by name.
    pub regions: Vec<AttendanceCard>,
}

/// A region at an event.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct AttendanceCard {
    /// The region.
    pub region: Id,
    /// Its name.
    pub name: String,
    /// How many people came, where it is known.
    pub people: Option<u32>,
}

/// An event to add or to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditEvent {
    /// What kind of event; a webinar where it is added and this is absent.
    pub kind: Option<EventKind>,
    /// What it is called.
    pub title: Option<String>,
    /// How it takes place.
    pub mode: Option<Mode>,
    /// The day; today where it is added and this is absent.
    pub on: Option<NaiveDate>,
    /// From.
    pub starts_at: Option<NaiveTime>,
    /// How long.
    pub minutes: Option<u32>,
    /// Preparation and follow-up.
    pub preparation_minutes: Option<u32>,
    /// What it was about.
    pub about: Option<String>,
    /// Who led it, by name or role.
    pub led_by: Option<String>,
}

/// A region that takes part in an event, or does not after all.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct EditAttendance {
    /// The event.
    pub event: Id,
    /// The region.
    pub region: Id,
    /// Whether it took part.
    pub attended: bool,
    /// How many people came; not known where absent.
    pub people: Option<u32>,
}
