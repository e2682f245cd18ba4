//! The canonical dump: everything accepted, in one text that two laptops can compare.
//!
//! Equal sets of accepted changes give equal bytes, whatever the order, grouping
//! or repetition of their arrival. Nothing local (arrival, drafts, settings, what
//! is held) is in it.

use crate::change::{Change, Identity};
use crate::id::Id;
use crate::merge::{Erased, Record};
use crate::value::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Writes the dump of a set of accepted changes.
///
/// First a line for each change by name; then each record by noun and id with the
/// heads of its fields, the shown one first. Text is written as a JSON string.
pub fn dump<'a>(
    accepted: impl IntoIterator<Item = (Identity, &'a Change)>,
    erased: &Erased,
) -> String {
    let accepted: BTreeMap<Identity, &Change> = accepted.into_iter().collect();
    let mut records: BTreeMap<(&str, Id), Vec<(Identity, &Change)>> = BTreeMap::new();
    let mut out = String::from("trellis dump 1\n");
    for (identity, change) in &accepted {
        line(
            &mut out,
            format_args!(
                "change {identity} {} {} {}",
                change.author, change.scope, change.seq
            ),
        );
        records
            .entry((&change.kind, change.record))
            .or_default()
            .push((*identity, change));
    }
    for ((kind, id), changes) in records {
        line(&mut out, format_args!("record {kind} {id}"));
        put_record(&mut out, &Record::fold(changes, erased));
    }
    out
}

/// Writes the fields of one record as the dump holds them.
pub fn put_record(out: &mut String, record: &Record) {
    for (name, field) in record.fields() {
        for head in field.heads() {
            let value = head
                .value
                .as_ref()
                .map_or_else(|| "erased".to_owned(), show);
            line(out, format_args!("  {name} {} {value}", head.change));
        }
    }
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}

/// A value on one line.
fn show(value: &Value) -> String {
    match value {
        Value::Unset => "unset".to_owned(),
        Value::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(yes) => yes.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Time(time) => time.format("%H:%M:%S").to_string(),
        Value::Id(id) => id.to_string(),
        Value::Unknown { tag, bytes } => {
            let hex: String = bytes.iter().fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            });
            format!("unknown {tag} {hex}")
        }
    }
}
