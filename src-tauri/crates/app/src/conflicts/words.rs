//! What a field is to a person: a choice, a number, a line or a text.

use crate::error::Error;
use crate::tables::names;
use crate::tables::words::{choices, in_hundredths, word};
use crate::trellis::Trellis;
use crate::view::conflict::WrittenAs;
use crate::words::{capitalized, clock, posts};
use trellis_domain::calendar::short_date;
use trellis_domain::hundredths;
use trellis_domain::id::Id;
use trellis_domain::noun::{
    FieldOf, Noun, Type, adopted_pack, agreed_plan, attendance, due_date, local_copy, note, region,
    seat, vote_round,
};
use trellis_domain::value::Value;
use trellis_domain::words::Audience;
use trellis_store::table::agency::AgencyRow;
use trellis_store::table::assessment::AssessmentRow;
use trellis_store::table::attendance::AttendanceRow;
use trellis_store::table::every::EveryRow;
use trellis_store::table::goal::GoalRow;
use trellis_store::table::group_event::GroupEventRow;
use trellis_store::table::person::PersonRow;
use trellis_store::table::vote_round::VoteRoundRow;

/// Texts of a few words: names, roles, days in words. Two of them, one after another, are
/// no name.
const LINES: [&str; 24] = [
    "name",
    "counties",
    "lead_agency",
    "plan_horizon",
    "reach_at",
    "role",
    "program",
    "agencies",
    "title",
    "place",
    "who",
    "period",
    "prepared_by",
    "organization",
    "version",
    "hash",
    "file_name",
    "file_hash",
    "coach",
    "set_by",
    "called",
    "to_whom",
    "rhythm",
    "who_helped",
];

/// Free text, so that people's own words stand in it.
pub(super) fn is_said(noun: &Noun, field: &FieldOf) -> bool {
    field.holds == Type::Text && choices(noun.name, field.name).is_empty() && !is_sign(field)
}

/// A text of any length.
pub(super) fn is_prose(noun: &Noun, field: &FieldOf) -> bool {
    is_said(noun, field) && !LINES.contains(&field.name)
}

/// Signs that stand for something, and that nobody types.
fn is_sign(field: &FieldOf) -> bool {
    matches!(
        field.name,
        "hash" | "file_hash" | "version" | "sign" | "look_at"
    )
}

/// How an answer of one's own can be written.
pub(super) fn written_as(noun: &Noun, field: &FieldOf) -> WrittenAs {
    // Its verb begins the next date of one that comes back; the others nobody types.
    let is_kept_by_trellis = (noun.name == due_date::NOUN.name && field.name == due_date::done_on)
        || [
            agreed_plan::NOUN.name,
            adopted_pack::NOUN.name,
            local_copy::NOUN.name,
        ]
        .contains(&noun.name);
    if is_kept_by_trellis || in_hundredths(noun.name, field.name) {
        return WrittenAs::Nothing;
    }
    match field.holds {
        Type::Text if is_prose(noun, field) => WrittenAs::Prose,
        Type::Text if is_said(noun, field) => WrittenAs::Line,
        Type::Integer => WrittenAs::Number,
        Type::Date => WrittenAs::Day,
        Type::Time => WrittenAs::Time,
        Type::Text | Type::Boolean | Type::Id => WrittenAs::Nothing,
    }
}

/// A value as it would be typed.
pub(super) fn as_typed(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Date(day)) => day.to_string(),
        Some(Value::Time(time)) => time.format("%H:%M").to_string(),
        _ => String::new(),
    }
}

/// What to call a record, and who may read it.
pub(crate) struct Called {
    /// “goal”.
    pub(crate) word: String,
    /// “Every key task has a backup”; empty where it has no name of its own.
    pub(crate) title: String,
    pub(crate) audience: Audience,
}

impl Called {
    /// What stands above a question: “Goal: Every key task has a backup”.
    pub(super) fn above(&self, noun: &Noun) -> String {
        let word = capitalized(&self.word);
        // A region’s name stands above its questions; a note is its text, and that may be
        // what is asked about.
        let is_said = [region::NOUN.name, note::NOUN.name].contains(&noun.name);
        if is_said || self.title.is_empty() {
            word
        } else {
            format!("{word}: {}", self.title)
        }
    }
}

impl Trellis {
    /// A value in words; none where nothing stands there that could be shown.
    pub(crate) fn value_in_words(
        &self,
        noun: &Noun,
        field: &FieldOf,
        value: &Value,
    ) -> Result<Option<String>, Error> {
        Ok(Some(match value {
            Value::Text(text) => word(noun.name, field.name, text).map_or_else(
                || match field.name {
                    "hash" | "file_hash" => text.chars().take(8).collect(),
                    _ => text.clone(),
                },
                str::to_owned,
            ),
            Value::Integer(number) if noun.name == seat::NOUN.name && field.name == seat::fte => {
                posts(*number)
            }
            Value::Integer(number) if in_hundredths(noun.name, field.name) => {
                hundredths::in_words(*number)
            }
            Value::Integer(number) if field.name.ends_with("minutes") => {
                format!("{number} minutes")
            }
            Value::Integer(number) => number.to_string(),
            Value::Boolean(yes) => if *yes { "Yes" } else { "No" }.to_owned(),
            Value::Date(day) => short_date(*day),
            Value::Time(time) => clock(*time),
            Value::Id(id) => return self.name_by_field(field, *id),
            Value::Unset | Value::Unknown { .. } => return Ok(None),
        }))
    }

    /// What the record is called that a field names.
    fn name_by_field(&self, field: &FieldOf, id: Id) -> Result<Option<String>, Error> {
        let reading = self.reading();
        let name = match field.name {
            "person" => PersonRow::find(reading, id)?.and_then(|row| row.name),
            "goal" => GoalRow::find(reading, id)?.and_then(|row| row.statement),
            "agency" => AgencyRow::find(reading, id)?.and_then(|row| row.name),
            _ => None,
        };
        Ok(Some(
            name.unwrap_or_else(|| "A record that is not here".to_owned()),
        ))
    }

    /// What a record is called, and who may read it.
    pub(crate) fn called(
        &self,
        noun: &'static Noun,
        id: Id,
        row: Option<&EveryRow>,
    ) -> Result<Called, Error> {
        let named = self.name_record(noun, id)?;
        let word = named.as_ref().map_or_else(
            || crate::drafts::noun_word(noun).to_owned(),
            |named| named.word.clone(),
        );
        let mut title = named.map_or_else(String::new, |named| named.title);
        if title.is_empty() {
            title = match noun.name {
                name if name == vote_round::NOUN.name => self.title_of_round(id)?,
                name if name == attendance::NOUN.name => self.title_of_attendance(id)?,
                _ => row
                    .and_then(|row| names::name(noun, row, self.today()))
                    .unwrap_or_default(),
            };
        }
        Ok(Called {
            word,
            title: title.split_whitespace().collect::<Vec<_>>().join(" "),
            audience: row.map_or(Audience::Mine, |row| {
                crate::tables::shown::for_whom(noun, row)
            }),
        })
    }

    fn title_of_round(&self, id: Id) -> Result<String, Error> {
        let Some(row) = VoteRoundRow::find(self.reading(), id)? else {
            return Ok(String::new());
        };
        let item = row.item.unwrap_or_default();
        let of = match row.assessment {
            Some(of) => AssessmentRow::find(self.reading(), of)?,
            None => None,
        };
        let form = of.map(|of| self.form_of(&of));
        let text = form.and_then(|form| Some(form.find(&item)?.text.clone()));
        Ok(format!(
            "{}, round {}",
            text.unwrap_or(item),
            row.round.unwrap_or(1)
        ))
    }

    fn title_of_attendance(&self, id: Id) -> Result<String, Error> {
        let Some(row) = AttendanceRow::find(self.reading(), id)? else {
            return Ok(String::new());
        };
        let event = match row.event {
            Some(event) => GroupEventRow::find(self.reading(), event)?,
            None => None,
        };
        let region = self.region_name(row.region)?;
        let title = event.and_then(|event| event.title).unwrap_or_default();
        Ok(format!("{title}, {region}"))
    }
}
