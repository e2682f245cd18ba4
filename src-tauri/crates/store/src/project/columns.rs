//! The statements that write a noun's table, made once from its declaration.

use rusqlite::types::Value as Sql;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::LazyLock;
use trellis_domain::noun::{ALL, Noun, Type};
use trellis_domain::value::Value;

/// The columns that every noun's table begins with.
const COMMON: [&str; 9] = [
    "id",
    "scope_tag",
    "scope_of",
    "hidden",
    "contested",
    "made_by",
    "made_at",
    "changed_by",
    "changed_at",
];

/// The statements for one noun.
pub struct Columns {
    /// Writes a row whose whole history is known.
    pub replace: String,
    /// Writes a row after one own change: what was there keeps its first author.
    pub update: String,
    /// Removes a row.
    pub remove: String,
    /// Whether a row is hidden.
    pub hidden: String,
    /// The owners that a row names.
    pub owners: Option<String>,
    /// For each owner field, the rows that name an owner there.
    pub owned: Vec<String>,
}

static ALL_COLUMNS: LazyLock<HashMap<&'static str, Columns>> = LazyLock::new(|| {
    ALL.iter()
        .map(|noun| (noun.name, Columns::new(noun)))
        .collect()
});

static NONE: LazyLock<Columns> = LazyLock::new(|| Columns {
    replace: String::new(),
    update: String::new(),
    remove: String::new(),
    hidden: String::new(),
    owners: None,
    owned: Vec::new(),
});

impl Columns {
    /// The statements for `noun`.
    pub fn of(noun: &Noun) -> &'static Self {
        // Every noun comes from `ALL`; an empty statement would do nothing.
        ALL_COLUMNS.get(noun.name).unwrap_or(&NONE)
    }

    fn new(noun: &Noun) -> Self {
        let table = noun.name;
        let names: Vec<&str> = COMMON
            .into_iter()
            .chain(noun.fields.iter().map(|field| field.name))
            .collect();
        let mut columns = String::new();
        let mut marks = String::new();
        let mut kept = String::new();
        let mut all = String::new();
        for (at, name) in names.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            // Writing to a String cannot fail.
            let _ = write!(columns, "{comma}\"{name}\"");
            let _ = write!(marks, "{comma}?{}", at + 1);
            if *name == "id" {
                continue;
            }
            let comma = if all.is_empty() { "" } else { ", " };
            let _ = write!(all, "{comma}\"{name}\" = excluded.\"{name}\"");
            if !matches!(*name, "made_by" | "made_at" | "scope_tag" | "scope_of") {
                let comma = if kept.is_empty() { "" } else { ", " };
                let _ = write!(kept, "{comma}\"{name}\" = excluded.\"{name}\"");
            }
        }
        let insert = format!(
            "INSERT INTO \"{table}\" ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET"
        );
        let owners: Vec<String> = noun
            .owners()
            .map(|field| format!("\"{}\"", field.name))
            .collect();
        Self {
            replace: format!("{insert} {all}"),
            update: format!("{insert} {kept}"),
            remove: format!("DELETE FROM \"{table}\" WHERE id = ?1"),
            hidden: format!("SELECT hidden FROM \"{table}\" WHERE id = ?1"),
            owners: (!owners.is_empty()).then(|| {
                format!(
                    "SELECT {} FROM \"{table}\" WHERE id = ?1",
                    owners.join(", ")
                )
            }),
            owned: owners
                .iter()
                .map(|owner| format!("SELECT id FROM \"{table}\" WHERE {owner} = ?1"))
                .collect(),
        }
    }
}

/// A value as its column holds it. `None` where the column is not for such values.
pub fn fit(holds: Type, value: &Value) -> Option<Sql> {
    Some(match (holds, value) {
        (_, Value::Unset) => Sql::Null,
        (Type::Text, Value::Text(text)) => text.clone().into(),
        (Type::Integer, Value::Integer(number)) => (*number).into(),
        (Type::Boolean, Value::Boolean(yes)) => i64::from(*yes).into(),
        (Type::Date, Value::Date(date)) => date.to_string().into(),
        (Type::Time, Value::Time(time)) => time.format("%H:%M:%S").to_string().into(),
        (Type::Id, Value::Id(id)) => id.as_bytes().to_vec().into(),
        _ => return None,
    })
}
