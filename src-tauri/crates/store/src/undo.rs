//! Undoing one's own action. What is taken back is decided by
//! [`trellis_domain::undo`]; here the log is read for it and the answer written.

mod chain;
mod plan;

pub use chain::{last_action, last_undo};

use crate::write::{Part, Writing};
use crate::{Error, Reading, Written};
use plan::{Step, Steps};
use std::collections::BTreeSet;
use trellis_domain::change::Identity;
use trellis_domain::id::Id;
use trellis_domain::merge::LIFE;
use trellis_domain::noun;
use trellis_domain::undo::Reason;

/// An action that can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionRow {
    /// Its name.
    pub txn: Id,
    /// When, by the author's clock.
    pub wall: i64,
    /// What it touched: nouns and records, each once.
    pub records: Vec<(String, Id)>,
}

/// A field that undo leaves as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftAlone {
    /// The noun.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// The field.
    pub field: String,
    /// Why.
    pub reason: Reason,
}

/// What undoing an action would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoPlan {
    /// Fields that get a former value back: noun, record, field. `life` where the
    /// record goes or returns as a whole.
    pub comes_back: Vec<(String, Id, String)>,
    /// Fields that stay as they are, and why.
    pub left: Vec<LeftAlone>,
}

/// What undoing an action did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoReport {
    /// What was written to undo it. Empty where all of it was left alone.
    pub written: Written,
    /// Fields that stayed as they are, and why.
    pub left: Vec<LeftAlone>,
}

impl Reading<'_> {
    /// Whether a deleted record went by undoing on this laptop, and not because a person
    /// deleted it.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn went_by_undo(self, kind: &str, record: Id) -> Result<bool, Error> {
        let state = self.record_state(kind, record)?;
        let heads = state.find(LIFE).map_or(&[][..], |life| life.heads());
        for head in heads {
            let change = self.find_change(head.change)?;
            let Some(change) = change else {
                return Ok(false);
            };
            if !chain::takes_back(self.connection(), change.txn)? {
                return Ok(false);
            }
        }
        Ok(!heads.is_empty())
    }
}

impl Writing<'_> {
    /// Writes what undoing an action takes.
    pub(crate) fn undo(&mut self, txn: Id) -> Result<Vec<LeftAlone>, Error> {
        let Steps {
            of,
            all,
            left,
            mut own,
        } = self.ledger.plan_undo(self.action.author, txn)?;
        if own.is_empty() {
            return Ok(left);
        }
        for step in all {
            let deletes = step.deletes();
            let Step {
                no,
                change,
                reversal,
                ..
            } = step;
            let Some(noun) = noun::find(&change.kind) else {
                continue;
            };
            let mut parts = Vec::new();
            for (field, value) in &reversal.fields {
                let declared = noun.find_field(field).map(|declared| declared.name);
                let Some(name) = declared.or((field == LIFE).then_some(LIFE)) else {
                    continue;
                };
                let mut parents: BTreeSet<Identity> =
                    reversal.parents_of(field).into_iter().collect();
                if deletes && name == LIFE {
                    parents.extend(self.seen_by_undo(no, change.record, &own)?);
                }
                parts.push(Part {
                    field: name,
                    value: value.clone(),
                    parents,
                });
            }
            if !parts.is_empty() {
                own.insert(self.put(change.scope, noun, change.record, no, parts)?);
            }
        }
        chain::note(self.ledger.connection, self.action.txn, of)?;
        Ok(left)
    }

    /// What a delete takes along beside what it lists anyway: everything that the
    /// undone action, and this undoing, wrote into the record and into what it owns.
    /// What anybody else wrote there stays unlisted, and the record in sight.
    fn seen_by_undo(
        &mut self,
        no: i64,
        id: Id,
        own: &BTreeSet<Identity>,
    ) -> Result<BTreeSet<Identity>, Error> {
        let mut heads = self.ledger.get_loaded(no)?.record.every_head();
        for owned in self.ledger.records_owned(id)? {
            heads.extend(owned.every_head());
        }
        Ok(heads
            .into_iter()
            .filter(|head| own.contains(head))
            .collect())
    }
}
