//! Records, one table for each noun, as their declarations have them.

use super::{Column, Holds, Sheet, Source};
use crate::tables::shown::for_whom;
use crate::tables::words::{choices, in_hundredths, is_kept_back};
use trellis_domain::id::Id;
use trellis_domain::noun::{
    self, FieldOf, Noun, Reach, Type, activity_use, answer, assessed_item, card, component_use,
    contact, erasure, participant_answer, region,
};
use trellis_domain::value::Value;
use trellis_domain::words::Audience;
use trellis_exchange::tables::Cell;
use trellis_store::table::every::EveryRow;

/// What stands in every table of records: to which region it belongs, who may read it,
/// who wrote it.
const REGION: &str = "region";
const AUDIENCE: &str = "audience";

impl Source<'_> {
    /// A table for each noun that somebody beside its author may read. Anonymous sheets
    /// are counted elsewhere and stand in none, and neither do the keys of laptops.
    pub(super) fn records(&self) -> Vec<Sheet> {
        let nouns = noun::ALL.iter().copied().filter(|noun| {
            let is_kept_back = [
                erasure::NOUN.name,
                participant_answer::NOUN.name,
                card::NOUN.name,
            ]
            .contains(&noun.name);
            noun.reach != Reach::Mine && !is_kept_back
        });
        nouns.map(|noun| self.record(noun)).collect()
    }

    fn record(&self, noun: &'static Noun) -> Sheet {
        let fields: Vec<&'static FieldOf> = noun
            .fields
            .iter()
            .filter(|field| {
                !is_kept_back(field.name) && field.name != REGION && field.name != AUDIENCE
            })
            .collect();
        let mut columns = common_columns(noun);
        for field in &fields {
            columns.push(column_of(noun, field));
            if has_name(noun, field) {
                columns.push(name_column(noun, field));
            }
        }
        columns.extend(added_columns(noun));
        let rows = self.shown.rows_of(noun).iter().map(|row| {
            let mut cells = self.common_cells(noun, row);
            for field in &fields {
                cells.push(cell(noun, field, row.value(field.name)));
                if has_name(noun, field) {
                    let name = row.id(field.name).and_then(|id| self.shown.name(id));
                    cells.push(name.map_or(Cell::Empty, Cell::text));
                }
            }
            cells.extend(self.added_cells(noun, row));
            cells
        });
        let rows = rows.collect();
        Sheet {
            name: noun.name.to_owned(),
            meaning: noun.about.to_owned(),
            audience: match noun.reach {
                Reach::Team | Reach::Mine => "support team",
                Reach::Region | Reach::Chosen => "as each row says",
            },
            columns,
            rows,
        }
    }

    fn common_cells(&self, noun: &Noun, row: &EveryRow) -> Vec<Cell> {
        let mut cells = vec![Cell::text(row.id.to_string())];
        if noun.name != region::NOUN.name {
            let region = self.shown.region_of(row.id);
            cells.extend(self.region_cells(region));
        }
        let who = row.made_by.and_then(|author| self.authors.get(&author));
        let on = row.made_at.map(|wall| self.trellis.local(wall).date());
        cells.push(Cell::text(for_whom(noun, row).code()));
        cells.push(who.map_or(Cell::Empty, Cell::text));
        cells.push(on.map_or(Cell::Empty, Cell::Day));
        cells
    }

    /// A region by its id and by its name.
    pub(super) fn region_cells(&self, region: Option<Id>) -> [Cell; 2] {
        [
            region.map_or(Cell::Empty, |id| Cell::text(id.to_string())),
            region
                .and_then(|id| self.shown.name(id))
                .map_or(Cell::Empty, Cell::text),
        ]
    }

    /// What a table says beyond the fields of its records.
    fn added_cells(&self, noun: &Noun, row: &EveryRow) -> Vec<Cell> {
        let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::text);
        let binder = &self.trellis.binder;
        match noun.name {
            name if name == answer::NOUN.name => {
                let item = row.text(answer::item);
                let place = item.and_then(|item| binder.find_place(item));
                let domain = place.and_then(trellis_domain::pack::Place::domain);
                let stage = match place {
                    Some(trellis_domain::pack::Place::Cell(_, stage)) => Some(stage.code()),
                    _ => None,
                };
                let words = item.and_then(|item| binder.find_item(item));
                vec![
                    text(words.map(|it| it.item.text.clone())),
                    text(domain.map(|it| it.code().to_owned())),
                    text(stage.map(str::to_owned)),
                ]
            }
            name if name == component_use::NOUN.name => {
                let code = row.text(component_use::component);
                let component = self
                    .components
                    .iter()
                    .find(|it| Some(it.code.as_str()) == code);
                vec![text(component.map(|it| it.name.clone()))]
            }
            name if name == activity_use::NOUN.name => {
                let code = row.text(activity_use::component);
                let component = self
                    .components
                    .iter()
                    .find(|it| Some(it.code.as_str()) == code);
                let id = row.text(activity_use::activity);
                let activity = component
                    .and_then(|it| it.activities.iter().find(|it| Some(it.id.as_str()) == id));
                vec![
                    text(component.map(|it| it.name.clone())),
                    text(activity.map(|it| it.text.clone())),
                    activity.map_or(Cell::Empty, |it| boolean(it.essential)),
                ]
            }
            _ => Vec::new(),
        }
    }
}

fn boolean(yes: bool) -> Cell {
    Cell::text(if yes { "true" } else { "false" })
}

pub(super) fn column(name: &str, holds: Holds, meaning: &str, source: &str) -> Column {
    Column {
        name: name.to_owned(),
        holds,
        unit: "",
        meaning: meaning.to_owned(),
        allowed: Vec::new(),
        source: source.to_owned(),
    }
}

fn common_columns(noun: &Noun) -> Vec<Column> {
    let mut columns = vec![column("id", Holds::Id, "Names the record.", "the record")];
    if noun.name != region::NOUN.name {
        columns.extend(region_columns());
    }
    let mut audience = column(
        AUDIENCE,
        Holds::Text,
        "Who may read the row. What is for the support team goes to no region.",
        "the record, its declaration, and what its author chose",
    );
    audience.allowed = vec![
        (Audience::Team.code(), "Support team"),
        (Audience::Region.code(), "Region"),
    ];
    columns.push(audience);
    columns.push(column(
        "author",
        Holds::Text,
        "The practitioner who first wrote the record, where their name is known.",
        "the change log",
    ));
    columns.push(column(
        "first_written_on",
        Holds::Date,
        "The day on which it was first written, by their clock.",
        "the change log",
    ));
    columns
}

/// A region by its id and by its name.
pub(super) fn region_columns() -> Vec<Column> {
    vec![
        column(
            REGION,
            Holds::Id,
            "The region; empty for what belongs to none.",
            "the record, or what it is about",
        ),
        column("region_name", Holds::Text, "Its name.", "region.name"),
    ]
}

fn column_of(noun: &Noun, field: &FieldOf) -> Column {
    let is_decimal = in_hundredths(noun.name, field.name);
    let mut meaning = field.about.to_owned();
    if is_decimal {
        meaning = meaning
            .replace(", in hundredths", "")
            .replace(" in hundredths", "");
    }
    Column {
        name: field.name.to_owned(),
        holds: match field.holds {
            Type::Text => Holds::Text,
            Type::Integer if is_decimal => Holds::Decimal,
            Type::Integer => Holds::Integer,
            Type::Boolean => Holds::Boolean,
            Type::Date => Holds::Date,
            Type::Time => Holds::Time,
            Type::Id => Holds::Id,
        },
        unit: unit(noun, field),
        meaning,
        allowed: choices(noun.name, field.name),
        source: format!("{}.{}", noun.name, field.name),
    }
}

fn unit(noun: &Noun, field: &FieldOf) -> &'static str {
    match (noun.name, field.name) {
        (_, name) if name.ends_with("minutes") => "minutes",
        ("seat", "fte") => "full-time posts",
        ("index_score", _) if field.holds == Type::Integer => "points",
        ("contact" | "attendance", "people") | ("assessment", "respondents") => "people",
        ("vote_round", "zeros" | "ones" | "twos") => "hands",
        ("vote_round", "round") => "rounds",
        ("assessed_item", "score") => "points from 0 to 2",
        ("assessment", "item_count") => "items",
        ("attached_file", "bytes") => "bytes",
        _ => "",
    }
}

/// Whether the record that a field names is called by something. What joins records is no
/// record, and the visit and the contact have their tables.
fn has_name(noun: &Noun, field: &FieldOf) -> bool {
    field.holds == Type::Id && !(noun.name == contact::NOUN.name && field.name == contact::joint)
}

fn name_column(noun: &Noun, field: &FieldOf) -> Column {
    column(
        &format!("{}_name", field.name),
        Holds::Text,
        &format!(
            "What the record in {} is called, where it may be read.",
            field.name
        ),
        &format!("the record that {}.{} names", noun.name, field.name),
    )
}

fn added_columns(noun: &Noun) -> Vec<Column> {
    let domains = || choices(assessed_item::NOUN.name, "domain");
    match noun.name {
        name if name == answer::NOUN.name => {
            let mut domain = column(
                "domain",
                Holds::Text,
                "The capacity domain of the item; empty for items about the region as a whole.",
                "the content pack",
            );
            domain.allowed = domains();
            let mut stage = column(
                "stage",
                Holds::Text,
                "The stage of the item.",
                "the content pack",
            );
            stage.allowed = choices(answer::NOUN.name, "stage");
            vec![
                column(
                    "item_text",
                    Holds::Text,
                    "What the item says, in the packs in use.",
                    "the content pack",
                ),
                domain,
                stage,
            ]
        }
        name if name == component_use::NOUN.name => vec![component_name()],
        name if name == activity_use::NOUN.name => vec![
            component_name(),
            column(
                "activity_text",
                Holds::Text,
                "What is done.",
                "the field guide",
            ),
            column(
                "is_essential",
                Holds::Boolean,
                "One of those that adherence looks at over an engagement.",
                "the field guide",
            ),
        ],
        _ => Vec::new(),
    }
}

fn component_name() -> Column {
    column(
        "component_name",
        Holds::Text,
        "What the core practice component is called.",
        "the field guide",
    )
}

fn cell(noun: &Noun, field: &FieldOf, value: &Value) -> Cell {
    match value {
        Value::Text(text) => Cell::text(text.as_str()),
        Value::Integer(number) if in_hundredths(noun.name, field.name) => Cell::Hundredths(*number),
        Value::Integer(number) => Cell::Number(*number),
        Value::Boolean(yes) => boolean(*yes),
        Value::Date(day) => Cell::Day(*day),
        Value::Time(time) => Cell::Time(*time),
        Value::Id(id) => Cell::text(id.to_string()),
        Value::Unset | Value::Unknown { .. } => Cell::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_has_a_column_twice() {
        for noun in noun::ALL {
            let mut names: Vec<String> =
                common_columns(noun).into_iter().map(|it| it.name).collect();
            for field in noun.fields {
                if is_kept_back(field.name) || [REGION, AUDIENCE].contains(&field.name) {
                    continue;
                }
                names.push(field.name.to_owned());
                if has_name(noun, field) {
                    names.push(name_column(noun, field).name);
                }
            }
            names.extend(added_columns(noun).into_iter().map(|it| it.name));
            let count = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), count, "{}", noun.name);
        }
    }
}
