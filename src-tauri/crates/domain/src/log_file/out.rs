//! Contacts in the columns of a log that somebody else keeps.

use super::{LogField, LogMapping, With, write_day, write_minutes};
use crate::id::Id;
use crate::words::{DayStyle, Initiative, Mode, Support};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A contact as it goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The record.
    pub id: Id,
    /// The region and its name.
    pub region: (Id, String),
    /// The day.
    pub on: NaiveDate,
    /// How it took place.
    pub mode: Option<Mode>,
    /// Contact time.
    pub minutes: Option<u32>,
    /// Preparation and follow-up.
    pub preparation: Option<u32>,
    /// Travel.
    pub travel: Option<u32>,
    /// What it was about.
    pub about: String,
    /// What it was to be about.
    pub planned_focus: String,
    /// Who took part.
    pub with: With,
    /// How many took part.
    pub people: Option<u32>,
    /// Where.
    pub place: String,
    /// How it came about.
    pub initiative: Option<Initiative>,
    /// What kind of support.
    pub support: Option<Support>,
    /// Minutes by component; empty where whoever reads the log may not see them.
    pub components: BTreeMap<String, u32>,
}

/// A cell that goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Number(u32),
    /// Minutes in a column that counts hours.
    Hours(u32),
    /// A day, and how the log writes it.
    Day(NaiveDate, DayStyle),
}

impl Cell {
    /// As it stands in a file that holds nothing but text.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Hours(minutes) => write_minutes(*minutes, true),
            Self::Day(day, style) => write_day(*day, *style),
        }
    }
}

/// Writes contacts in the columns of a log.
#[derive(Clone, Copy, Debug)]
pub struct Writer<'a> {
    /// What the columns mean.
    pub mapping: &'a LogMapping,
}

impl Writer<'_> {
    /// The cells of one row, one for each column. Columns that mean nothing here stay
    /// empty for whoever keeps the log.
    pub fn row(&self, contact: &Contact) -> Vec<Cell> {
        self.mapping
            .columns
            .iter()
            .map(|column| {
                let word = |code: &str, ours: &str| {
                    let theirs = column.find_theirs(code).unwrap_or(ours);
                    Cell::Text(theirs.to_owned())
                };
                let length = |minutes: Option<u32>| match minutes {
                    None => Cell::Empty,
                    Some(minutes) if column.in_hours => Cell::Hours(minutes),
                    Some(minutes) => Cell::Number(minutes),
                };
                let text = |text: &str| match text {
                    "" => Cell::Empty,
                    text => Cell::Text(text.to_owned()),
                };
                match &column.field {
                    LogField::LeaveOut => Cell::Empty,
                    LogField::Region => word(&contact.region.0.to_string(), &contact.region.1),
                    LogField::Day => {
                        Cell::Day(contact.on, column.days.unwrap_or(DayStyle::MonthFirst))
                    }
                    LogField::Mode => contact
                        .mode
                        .map_or(Cell::Empty, |mode| word(mode.code(), mode.word())),
                    LogField::Minutes => length(contact.minutes),
                    LogField::Preparation => length(contact.preparation),
                    LogField::Travel => length(contact.travel),
                    LogField::About => text(&contact.about),
                    LogField::PlannedFocus => text(&contact.planned_focus),
                    LogField::With => text(&with_whom(&contact.with)),
                    LogField::People => contact.people.map_or(Cell::Empty, Cell::Number),
                    LogField::Place => text(&contact.place),
                    LogField::Initiative => contact
                        .initiative
                        .map_or(Cell::Empty, |how| word(how.code(), how.word())),
                    LogField::Support => contact
                        .support
                        .map_or(Cell::Empty, |kind| word(kind.code(), kind.word())),
                    LogField::SourceId => Cell::Text(contact.id.to_string()),
                    LogField::Component(code) => length(contact.components.get(code).copied()),
                }
            })
            .collect()
    }
}

/// `CIT, agency lead`, as it is read back.
fn with_whom(with: &With) -> String {
    let mut parts = Vec::new();
    if with.cit {
        parts.push("CIT");
    }
    if with.clt {
        parts.push("CLT");
    }
    if !with.others.is_empty() {
        parts.push(&with.others);
    }
    parts.join(", ")
}
