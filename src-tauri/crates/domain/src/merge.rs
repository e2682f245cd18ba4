//! Many edits, one record: which values stand, which are contested, which is shown.
//!
//! Merge is set union. Nothing here depends on the order in which changes
//! arrived: a record's state is a function of the set of accepted versions.
//!
//! * [`Field`] folds the versions of one field into heads.
//! * [`Record`] folds all fields and knows whether the record lives.
//! * [`admit()`] decides what may be accepted, keeping the set closed under parents.
//! * [`set_aside`] takes a delivery back out.

pub mod admit;
pub mod life;

pub use admit::{Admission, admit, set_aside};
pub use life::Life;

use crate::change::{AuthorKey, Change, Content, Identity};
use crate::value::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The field that says whether a record lives. Every record has it, none declares it.
pub const LIFE: &str = "life";

/// One accepted value of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The change that wrote it.
    pub change: Identity,
    /// Who wrote it.
    pub author: AuthorKey,
    /// Chooses the shown head.
    pub stamp: u64,
    /// When, by the author's clock; for display.
    pub wall: i64,
    /// The value; `None` once it was erased.
    pub value: Option<Value>,
    /// The versions it replaces.
    pub parents: Vec<Identity>,
}

impl Version {
    /// Later versions are shown before earlier ones; equal stamps are settled by
    /// the change's name, so that every laptop settles them alike.
    fn rank(&self) -> (u64, Identity) {
        (self.stamp, self.change)
    }
}

/// One field of one record: the versions that nothing accepted has replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// Shown first, then by falling rank.
    heads: Vec<Version>,
}

impl Field {
    /// Folds all accepted versions of the field, in any order.
    pub fn fold(versions: impl IntoIterator<Item = Version>) -> Self {
        let mut by_change: BTreeMap<Identity, Version> = BTreeMap::new();
        let mut replaced: BTreeSet<Identity> = BTreeSet::new();
        for version in versions {
            replaced.extend(version.parents.iter().copied());
            by_change.insert(version.change, version);
        }
        let mut heads: Vec<Version> = by_change
            .into_values()
            .filter(|version| !replaced.contains(&version.change))
            .collect();
        heads.sort_by_key(|version| std::cmp::Reverse(version.rank()));
        Self { heads }
    }

    /// All heads, the shown one first.
    pub fn heads(&self) -> &[Version] {
        &self.heads
    }

    /// The head that is shown.
    pub fn shown(&self) -> Option<&Version> {
        self.heads.first()
    }

    /// The value that is shown; unset where nothing was ever written or the value
    /// was erased.
    pub fn value(&self) -> &Value {
        self.shown()
            .and_then(|head| head.value.as_ref())
            .unwrap_or(&Value::Unset)
    }

    /// What an edit of the shown value replaces: every head that holds it.
    pub fn parents_of_shown(&self) -> Vec<Identity> {
        let Some(shown) = self.shown() else {
            return Vec::new();
        };
        self.heads
            .iter()
            .filter(|head| head.value == shown.value)
            .map(|head| head.change)
            .collect()
    }

    /// What a decision between all values replaces: every head.
    pub fn all_heads(&self) -> Vec<Identity> {
        self.heads.iter().map(|head| head.change).collect()
    }

    /// The distinct values that stand, the shown one first. Heads with equal
    /// values are one value.
    pub fn values(&self) -> Vec<&Version> {
        let mut distinct: Vec<&Version> = Vec::new();
        for head in &self.heads {
            if distinct.iter().all(|seen| seen.value != head.value) {
                distinct.push(head);
            }
        }
        distinct
    }

    /// More than one value stands.
    pub fn is_contested(&self) -> bool {
        self.values().len() > 1
    }
}

/// One record, folded from its accepted changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    fields: BTreeMap<String, Field>,
    highest_stamp: Option<u64>,
}

/// Where erased values are listed: the change and the field.
pub type Erased = BTreeSet<(Identity, String)>;

impl Record {
    /// Folds the accepted changes of one record, in any order. `erased` names the
    /// values that an accepted erasure has taken away.
    pub fn fold<'a>(
        changes: impl IntoIterator<Item = (Identity, &'a Change)>,
        erased: &Erased,
    ) -> Self {
        let mut versions: BTreeMap<String, Vec<Version>> = BTreeMap::new();
        let mut highest_stamp = None;
        for (identity, change) in changes {
            highest_stamp = highest_stamp.max(Some(change.stamp));
            for (at, part) in change.fields.iter().enumerate() {
                // As in the canonical bytes: of a field given twice, the first counts.
                if change
                    .fields
                    .iter()
                    .take(at)
                    .any(|earlier| earlier.field == part.field)
                {
                    continue;
                }
                let gone = matches!(part.content, Content::Erased(_))
                    || erased.contains(&(identity, part.field.clone()));
                versions
                    .entry(part.field.clone())
                    .or_default()
                    .push(Version {
                        change: identity,
                        author: change.author,
                        stamp: change.stamp,
                        wall: change.wall,
                        value: if gone {
                            None
                        } else {
                            part.content.value().cloned()
                        },
                        parents: part.parents.clone(),
                    });
            }
        }
        Self::from_versions(versions, highest_stamp)
    }

    /// Folds versions that are already sorted by field, as the store reads them:
    /// all that are accepted, or the heads alone.
    pub fn from_versions(
        versions: BTreeMap<String, Vec<Version>>,
        highest_stamp: Option<u64>,
    ) -> Self {
        let fields = versions
            .into_iter()
            .map(|(name, versions)| (name, Field::fold(versions)))
            .collect();
        Self {
            fields,
            highest_stamp,
        }
    }

    /// The field, where anything was ever written to it.
    pub fn find(&self, field: &str) -> Option<&Field> {
        self.fields.get(field)
    }

    /// The shown value of a field; unset where nothing was written.
    pub fn value(&self, field: &str) -> &Value {
        self.fields.get(field).map_or(&Value::Unset, Field::value)
    }

    /// Every field that was ever written, by name, `life` among them.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Field)> {
        self.fields
            .iter()
            .map(|(name, field)| (name.as_str(), field))
    }

    /// The highest stamp held for this record.
    pub fn highest_stamp(&self) -> Option<u64> {
        self.highest_stamp
    }

    /// Every head of every field: what a delete must list to have seen it all.
    pub fn every_head(&self) -> BTreeSet<Identity> {
        self.fields
            .values()
            .flat_map(|field| &field.heads)
            .map(|head| head.change)
            .collect()
    }
}
