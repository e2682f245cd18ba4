//! What a goal or a cycle is measured by, over time.

use super::chart::ChartView;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use trellis_domain::id::Id;

/// The values of a measure, and what the rules of a run chart say about them.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct MeasureView {
    /// What is measured.
    pub name: String,
    /// The values in the order of time.
    pub points: Vec<MeasurementCard>,
    /// The median; nothing without values.
    pub median: String,
    /// What the rules find, a sentence each. Never a verdict.
    pub findings: Vec<String>,
    /// The same as a run chart; none before there are two values.
    pub chart: Option<ChartView>,
    /// What is worth knowing about the values themselves: two on one day.
    pub notices: Vec<String>,
}

/// One value.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct MeasurementCard {
    /// The record.
    pub id: Id,
    /// The day.
    pub on: Option<NaiveDate>,
    /// The value as a person writes it: “12.5”.
    pub value: String,
    /// What happened on that day.
    pub remark: String,
}

/// A value to add.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct NewMeasurement {
    /// The goal it belongs to.
    #[serde(default)]
    pub goal: Option<Id>,
    /// The cycle it belongs to.
    #[serde(default)]
    pub cycle: Option<Id>,
    /// The day; today where absent.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The value as it is typed: “12.5”.
    pub value: String,
    /// What happened on that day.
    #[serde(default)]
    pub remark: String,
}

/// A value to change; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct EditMeasurement {
    /// The day.
    pub on: Option<NaiveDate>,
    /// The value as it is typed.
    pub value: Option<String>,
    /// What happened on that day.
    pub remark: Option<String>,
}
