//! What a column of a log is taken for.

use serde::{Deserialize, Serialize};

/// What a column of a log is taken for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum LogField {
    /// Nothing: the column is left out.
    LeaveOut,
    /// The region.
    Region,
    /// The day it took place.
    Day,
    /// How it took place.
    Mode,
    /// Contact time.
    Minutes,
    /// Preparation and follow-up.
    Preparation,
    /// Travel.
    Travel,
    /// What it was about.
    About,
    /// What it was to be about.
    PlannedFocus,
    /// Who took part.
    With,
    /// How many took part.
    People,
    /// Where.
    Place,
    /// Planned, offered or asked for.
    Initiative,
    /// Capacity building or universal.
    Support,
    /// What the log itself calls the row.
    SourceId,
    /// Minutes of a core practice component, by its code.
    Component(String),
}

/// How a component begins in a code.
const COMPONENT: &str = "component:";

impl LogField {
    /// Every field but the components, in the order a list shows them.
    pub const PLAIN: [Self; 15] = [
        Self::LeaveOut,
        Self::Region,
        Self::Day,
        Self::Mode,
        Self::Minutes,
        Self::Preparation,
        Self::Travel,
        Self::About,
        Self::PlannedFocus,
        Self::With,
        Self::People,
        Self::Place,
        Self::Initiative,
        Self::Support,
        Self::SourceId,
    ];

    const fn plain_code(&self) -> &'static str {
        match self {
            Self::LeaveOut => "leave_out",
            Self::Region => "region",
            Self::Day => "date",
            Self::Mode => "mode",
            Self::Minutes => "minutes",
            Self::Preparation => "preparation",
            Self::Travel => "travel",
            Self::About => "about",
            Self::PlannedFocus => "planned_focus",
            Self::With => "with",
            Self::People => "people",
            Self::Place => "place",
            Self::Initiative => "initiative",
            Self::Support => "support",
            Self::SourceId => "id",
            Self::Component(_) => "component",
        }
    }

    /// The code that is remembered and typed: `minutes`, `component:CPC1`.
    pub fn code(&self) -> String {
        match self {
            Self::Component(code) => format!("{COMPONENT}{code}"),
            plain => plain.plain_code().to_owned(),
        }
    }

    /// The field with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        if let Some(component) = code.strip_prefix(COMPONENT) {
            return (!component.is_empty()).then(|| Self::Component(component.to_owned()));
        }
        Self::PLAIN
            .into_iter()
            .find(|field| field.plain_code() == code)
    }

    /// The words a person reads.
    pub fn word(&self) -> String {
        match self {
            Self::LeaveOut => "Leave out",
            Self::Region => "Region",
            Self::Day => "Day",
            Self::Mode => "How it took place",
            Self::Minutes => "Contact minutes",
            Self::Preparation => "Preparation minutes",
            Self::Travel => "Travel minutes",
            Self::About => "What it was about",
            Self::PlannedFocus => "Planned focus",
            Self::With => "With whom",
            Self::People => "How many people",
            Self::Place => "Place",
            Self::Initiative => "Planned, offered or asked for",
            Self::Support => "Kind of support",
            Self::SourceId => "The log’s own id",
            Self::Component(code) => return format!("Minutes of {code}"),
        }
        .to_owned()
    }

    /// Its words stand for something that must be said: a region, or a word of a list.
    pub const fn takes_words(&self) -> bool {
        matches!(
            self,
            Self::Region | Self::Mode | Self::Initiative | Self::Support
        )
    }

    /// It holds minutes.
    pub const fn is_length(&self) -> bool {
        matches!(
            self,
            Self::Minutes | Self::Preparation | Self::Travel | Self::Component(_)
        )
    }
}

impl From<LogField> for String {
    fn from(field: LogField) -> Self {
        field.code()
    }
}

impl From<String> for LogField {
    /// A code of a newer Trellis is left out, as nobody here knows it.
    fn from(code: String) -> Self {
        Self::from_code(&code).unwrap_or(Self::LeaveOut)
    }
}

#[cfg(feature = "specta")]
impl specta::Type for LogField {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        <String as specta::Type>::definition(types)
    }
}
