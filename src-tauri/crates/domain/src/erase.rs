//! Taking a value out of every copy of the record: a parent's name typed by mistake.
//!
//! An erasure is an ordinary record that names a change and a field. Wherever it
//! is accepted, the value and its salt are dropped; the commitment stays, so the
//! chain still verifies. It is the one thing that cannot be undone, and the one
//! exception to the rule that no value is ever deleted.

use crate::change::{Change, Identity};
use crate::id::Id;
use crate::merge::Erased;
use crate::noun::erasure;
use crate::value::Value;
use std::collections::BTreeSet;

/// The record that erases `field` of `change`: nature names it, so that two
/// people who erase the same value write the same record.
pub fn record_of(change: Identity, field: &str) -> Id {
    Id::natural(erasure::NOUN.name, &[change.as_bytes(), field.as_bytes()])
}

/// What this change erases: a change and one of its fields. `None` for a change
/// that is no erasure, or whose record is not the one its words name.
pub fn target(change: &Change) -> Option<(Identity, String)> {
    if change.kind != erasure::NOUN.name {
        return None;
    }
    let text = |field| {
        change
            .find_field(field)?
            .content
            .value()
            .and_then(Value::as_text)
    };
    let of_change: Identity = text(erasure::of_change)?.parse().ok()?;
    let of_field = text(erasure::of_field)?;
    (record_of(of_change, of_field) == change.record).then(|| (of_change, of_field.to_owned()))
}

/// Everything that these accepted changes erase.
///
/// An erasure erases for good, whatever is written to its record afterwards; and
/// it cannot itself be erased, or whoever came later would not know what is gone.
pub fn erased<'a>(accepted: impl IntoIterator<Item = (Identity, &'a Change)>) -> Erased {
    let mut erasures: BTreeSet<Identity> = BTreeSet::new();
    let mut erased = Erased::new();
    for (identity, change) in accepted {
        if change.kind == erasure::NOUN.name {
            erasures.insert(identity);
            erased.extend(target(change));
        }
    }
    erased.retain(|(change, _)| !erasures.contains(change));
    erased
}
