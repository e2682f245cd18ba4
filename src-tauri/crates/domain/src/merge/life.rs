//! Whether a record lives, was deleted, or is disputed.
//!
//! `life` is a field like any other: unset or *true* means live, *false* means
//! deleted. A delete lists, as parents, every head of the record and of the
//! records it owns. Whoever deletes what somebody else is still editing has not
//! seen the edit, so the edit is unlisted and the delete is contested: the
//! record stays in sight until a person decides.

use super::{Field, LIFE, Record, Version};
use crate::change::Identity;
use crate::value::Value;
use std::collections::BTreeSet;

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Life {
    /// In use.
    Live,
    /// Deleted, and everything it held had been seen. Can be restored.
    Deleted,
    /// Deleted by somebody who had not seen all of it. Stays visible.
    Contested,
}

impl Life {
    /// Counted and shown.
    pub const fn is_visible(self) -> bool {
        matches!(self, Self::Live | Self::Contested)
    }
}

impl Record {
    /// Whether the record lives, given the records that it owns: all the way down,
    /// hidden ones too.
    ///
    /// An owned record that was deleted for itself, and wholly seen, asks nothing.
    pub fn life<'a>(&'a self, owned: impl IntoIterator<Item = &'a Self>) -> Life {
        let Some(life) = self.find(LIFE) else {
            return Life::Live;
        };
        let (deletes, others): (Vec<_>, Vec<_>) = life
            .heads()
            .iter()
            .partition(|head| is_deleted(head.value.as_ref()));
        if deletes.is_empty() {
            return Life::Live;
        }
        if !others.is_empty() {
            return Life::Contested;
        }
        let listed = self.listed_by_deletes();
        if self.unseen(&listed).next().is_some()
            || owned
                .into_iter()
                .any(|record| record.unseen_as_owned(&listed).next().is_some())
        {
            return Life::Contested;
        }
        Life::Deleted
    }

    /// What the deletes of this record had seen of it and of what it owns, and they
    /// themselves.
    pub fn listed_by_deletes(&self) -> BTreeSet<Identity> {
        let deletes = self.find(LIFE).into_iter().flat_map(Field::heads);
        deletes
            .filter(|head| is_deleted(head.value.as_ref()))
            .flat_map(|head| head.parents.iter().copied().chain([head.change]))
            .collect()
    }

    /// The heads of this record, by field, that its deletes had not seen.
    pub fn unseen<'a>(
        &'a self,
        listed: &'a BTreeSet<Identity>,
    ) -> impl Iterator<Item = (&'a str, &'a Version)> {
        self.fields()
            .filter(|(name, _)| *name != LIFE)
            .flat_map(|(name, field)| field.heads().iter().map(move |head| (name, head)))
            .filter(|(_, head)| !listed.contains(&head.change))
    }

    /// The heads of this record, by field, that the deletes of a record owning it had not
    /// seen. Somebody restoring an owned record is as much to be seen as an edit of it;
    /// somebody deleting it agrees.
    pub fn unseen_as_owned<'a>(
        &'a self,
        listed: &'a BTreeSet<Identity>,
    ) -> impl Iterator<Item = (&'a str, &'a Version)> {
        let is_gone = self.was_deleted() && self.life([]) == Life::Deleted;
        self.fields()
            .filter(move |_| !is_gone)
            .flat_map(|(name, field)| field.heads().iter().map(move |head| (name, head)))
            .filter(|(_, head)| !listed.contains(&head.change))
            .filter(|(name, head)| *name != LIFE || !is_deleted(head.value.as_ref()))
    }

    /// Every `life` head says deleted, whether or not the delete saw everything.
    pub fn was_deleted(&self) -> bool {
        self.find(LIFE).is_some_and(|life| {
            !life.heads().is_empty()
                && life
                    .heads()
                    .iter()
                    .all(|head| head.value == Some(Value::Boolean(false)))
        })
    }

    /// The parents of a delete made now: every head of the record and of what it
    /// owns, all the way down, hidden ones too.
    pub fn parents_of_delete<'a>(
        &'a self,
        owned: impl IntoIterator<Item = &'a Self>,
    ) -> Vec<Identity> {
        let mut seen = self.every_head();
        for record in owned {
            seen.extend(record.every_head());
        }
        seen.into_iter().collect()
    }
}

/// What a head of `life` says that deletes.
fn is_deleted(value: Option<&Value>) -> bool {
    value == Some(&Value::Boolean(false))
}
