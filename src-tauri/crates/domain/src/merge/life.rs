//! Whether a record lives, was deleted, or is disputed.
//!
//! `life` is a field like any other: unset or *true* means live, *false* means
//! deleted. A delete lists, as parents, every head of the record and of the
//! records it owns. Whoever deletes what somebody else is still editing has not
//! seen the edit, so the edit is unlisted and the delete is contested: the
//! record stays in sight until a person decides.

use super::{LIFE, Record, Version};
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
        let is_deleted = |value: Option<&Value>| value == Some(&Value::Boolean(false));
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
        let listed: BTreeSet<Identity> = deletes
            .iter()
            .flat_map(|head| head.parents.iter().copied().chain([head.change]))
            .collect();
        let is_unseen = |head: &Version| !listed.contains(&head.change);
        let own = self
            .fields()
            .filter(|(name, _)| *name != LIFE)
            .any(|(_, field)| field.heads().iter().any(is_unseen));
        // Somebody restoring an owned record is as much to be seen as an edit of it;
        // somebody deleting it agrees.
        let any_unseen = |record: &Self| {
            record.fields().any(|(name, field)| {
                field.heads().iter().any(|head| {
                    is_unseen(head) && !(name == LIFE && is_deleted(head.value.as_ref()))
                })
            })
        };
        let is_gone = |record: &Self| record.was_deleted() && record.life([]) == Life::Deleted;
        if own
            || owned
                .into_iter()
                .any(|record| !is_gone(record) && any_unseen(record))
        {
            return Life::Contested;
        }
        Life::Deleted
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
