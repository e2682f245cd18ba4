//! Reading the log for an undo.

use super::chain::{is_annulled, last_of, root_of, takes_back};
use super::{LeftAlone, UndoPlan};
use crate::Error;
use crate::log::{Ledger, list_changes, read_id, read_key, read_value, versions};
use rusqlite::params;
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::change::{AuthorKey, Change, Identity};
use trellis_domain::id::Id;
use trellis_domain::merge::{Field, LIFE, Version};
use trellis_domain::noun;
use trellis_domain::undo::{Done, Reversal, plan};
use trellis_domain::value::Value;

/// Fields with the values that they replaced.
type Fields = BTreeMap<String, Vec<Option<Value>>>;

/// One change to write.
pub struct Step {
    /// The record's number.
    pub no: i64,
    /// The change that is taken back.
    pub change: Change,
    /// How.
    pub reversal: Reversal,
    /// The record goes, because this action alone made it.
    is_whole: bool,
}

impl Step {
    /// The record is deleted by it.
    pub fn deletes(&self) -> bool {
        self.reversal
            .fields
            .iter()
            .any(|(field, value)| field == LIFE && *value == Value::Boolean(false))
    }
}

/// Everything to write, deletes last.
pub struct Steps {
    /// The action that is undone.
    pub of: Id,
    /// What to write.
    pub all: Vec<Step>,
    /// What not to touch.
    pub left: Vec<LeftAlone>,
    /// The changes of the action. Empty where it is undone already.
    pub own: BTreeSet<Identity>,
}

impl Steps {
    /// The answer to somebody who only asks.
    pub fn into_plan(self) -> UndoPlan {
        let mut comes_back = BTreeSet::new();
        for Step {
            change, reversal, ..
        } in self.all
        {
            for (field, _) in reversal.fields {
                comes_back.insert((change.kind.clone(), change.record, field));
            }
        }
        UndoPlan {
            comes_back: comes_back.into_iter().collect(),
            left: self.left,
        }
    }
}

impl Ledger<'_> {
    /// Decides what undoing an action takes: nothing where it is undone already.
    ///
    /// # Errors
    /// Where there is no such action, or it is somebody else's.
    pub fn plan_undo(&mut self, author: AuthorKey, txn: Id) -> Result<Steps, Error> {
        let changes = list_changes(
            self.connection,
            "c.txn = ?1 AND c.state = 1",
            [txn.as_bytes()],
        )?;
        if changes.is_empty() {
            return Err(Error::UnknownAction(txn));
        }
        if changes.iter().any(|(_, _, change)| change.author != author) {
            return Err(Error::SomebodyElses(txn));
        }
        let Some(carrier) = self.find_carrier(txn)? else {
            return Ok(Steps {
                of: txn,
                all: Vec::new(),
                left: Vec::new(),
                own: BTreeSet::new(),
            });
        };
        if carrier != txn {
            return self.plan_undo(author, carrier);
        }
        let own: BTreeMap<Identity, &Change> = changes
            .iter()
            .map(|(_, identity, change)| (*identity, change))
            .collect();
        let does = !takes_back(self.connection, txn)?;
        let mut steps: Vec<Step> = Vec::new();
        let mut left = Vec::new();
        for (_, identity, change) in &changes {
            let fields = self.former_values(*identity, change, &own)?;
            let no = self.record_no(&change.kind, change.record)?;
            if fields.is_empty() || steps.iter().any(|step| step.is_whole && step.no == no) {
                continue;
            }
            let made_the_record = does && self.is_all_of(no, author, txn)?;
            let lives = versions(self.connection, &change.kind, change.record, LIFE)?;
            for (stands, fields) in self.by_stand_in(*identity, change, no, fields)? {
                let done = Done {
                    change: stands,
                    kind: &change.kind,
                    fields,
                    lives: &lives,
                    record: &self.get_loaded(no)?.record,
                    made_the_record,
                };
                let (reversals, alone) = plan(&done);
                let is_natural = noun::find(&change.kind).is_none_or(|noun| noun.is_natural);
                let is_whole = made_the_record && !is_natural;
                steps.extend(reversals.into_iter().map(|reversal| Step {
                    no,
                    change: change.clone(),
                    reversal,
                    is_whole,
                }));
                left.extend(alone.into_iter().map(|alone| LeftAlone {
                    kind: change.kind.clone(),
                    record: change.record,
                    field: alone.field,
                    reason: alone.reason,
                }));
                if is_whole {
                    break;
                }
            }
        }
        // What is deleted goes last: it takes along what was undone before it.
        steps.sort_by_key(Step::deletes);
        Ok(Steps {
            of: txn,
            all: steps,
            left,
            own: own.into_keys().collect(),
        })
    }

    /// What stood in each field of a change before its action. Fields that the same
    /// action wrote again are left to its later change.
    fn former_values(
        &self,
        identity: Identity,
        change: &Change,
        own: &BTreeMap<Identity, &Change>,
    ) -> Result<Fields, Error> {
        let mut fields = BTreeMap::new();
        for part in &change.fields {
            let is_same =
                |other: &Change| other.record == change.record && other.kind == change.kind;
            let wrote_again = own.values().any(|other| {
                is_same(other)
                    && other
                        .find_field(&part.field)
                        .is_some_and(|again| again.parents.contains(&identity))
            });
            if wrote_again {
                continue;
            }
            // Go back over what this very action wrote in between.
            let mut former: BTreeSet<Identity> = BTreeSet::new();
            let mut waiting = part.parents.clone();
            let mut seen = BTreeSet::new();
            while let Some(parent) = waiting.pop() {
                if !seen.insert(parent) {
                    continue;
                }
                match own.get(&parent).filter(|other| is_same(other)) {
                    Some(between) => waiting.extend(
                        between
                            .find_field(&part.field)
                            .into_iter()
                            .flat_map(|part| &part.parents),
                    ),
                    None => {
                        former.insert(parent);
                    }
                }
            }
            let mut values = Vec::new();
            for parent in former {
                values.extend(self.list_value(parent, change, &part.field)?);
            }
            fields.insert(part.field.clone(), values);
        }
        Ok(fields)
    }

    /// What an accepted change wrote into a field of the same record: one value
    /// (`None` where it was erased) or nothing.
    fn list_value(
        &self,
        parent: Identity,
        of: &Change,
        field: &str,
    ) -> Result<Vec<Option<Value>>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT v.tag, v.value, v.commitment IS NULL FROM log_identity i
             JOIN log_change c ON c.no = i.no
             JOIN log_record r ON r.no = c.record
             JOIN log_name k ON k.no = r.kind
             JOIN log_value v ON v.change = c.no
             JOIN log_name f ON f.no = v.field
             WHERE i.identity = ?1 AND c.state = 1 AND r.id = ?2 AND k.name = ?3 AND f.name = ?4",
        )?;
        let mut rows = statement.query(params![
            parent.as_bytes(),
            of.record.as_bytes(),
            of.kind,
            field
        ])?;
        let mut values = Vec::new();
        while let Some(row) = rows.next()? {
            values.push(read_value(row, 0, 1, 2)?);
        }
        Ok(values)
    }

    /// Whether this action alone made the record what it is. Actions of the same
    /// author that were undone again, and their undoing, do not count.
    fn is_all_of(&self, no: i64, author: AuthorKey, txn: Id) -> Result<bool, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT c.txn, a.key FROM log_change c JOIN log_author a ON a.no = c.author
             WHERE c.record = ?1 AND c.state = 1",
        )?;
        let mut rows = statement.query([no])?;
        let root = root_of(self.connection, txn)?;
        while let Some(row) = rows.next()? {
            let other = read_id(row, 0)?;
            let is_own = read_key(row, 1)? == author;
            let is_nothing = is_own
                && (root_of(self.connection, other)? == root
                    || is_annulled(self.connection, other)?);
            if !is_nothing {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Sorts the fields of a change by the change that stands for it now: itself or,
    /// where it was replaced and the replacement undone, that undoing.
    fn by_stand_in(
        &mut self,
        identity: Identity,
        change: &Change,
        no: i64,
        fields: Fields,
    ) -> Result<BTreeMap<Identity, Fields>, Error> {
        let mut sorted: BTreeMap<Identity, Fields> = BTreeMap::new();
        for (field, former) in fields {
            let record = &self.get_loaded(no)?.record;
            let heads: Vec<Identity> = record
                .find(&field)
                .map(Field::all_heads)
                .unwrap_or_default();
            let stands = if field == LIFE || heads.contains(&identity) {
                identity
            } else {
                self.find_stand_in(identity, change, &field, &heads)?
                    .unwrap_or(identity)
            };
            sorted.entry(stands).or_default().insert(field, former);
        }
        Ok(sorted)
    }

    fn find_stand_in(
        &self,
        identity: Identity,
        change: &Change,
        field: &str,
        heads: &[Identity],
    ) -> Result<Option<Identity>, Error> {
        let all = versions(self.connection, &change.kind, change.record, field)?;
        let by_name: BTreeMap<Identity, &Version> = all
            .iter()
            .map(|version| (version.change, version))
            .collect();
        let value = by_name
            .get(&identity)
            .and_then(|version| version.value.as_ref());
        for head in heads {
            let mut waiting = vec![*head];
            let mut seen = BTreeSet::new();
            while let Some(at) = waiting.pop() {
                let Some(version) = by_name.get(&at).filter(|_| seen.insert(at)) else {
                    continue;
                };
                if at == identity {
                    if by_name.get(head).and_then(|head| head.value.as_ref()) == value {
                        return Ok(Some(*head));
                    }
                } else if version.author == change.author && self.is_annulled_change(at)? {
                    waiting.extend(&version.parents);
                }
            }
        }
        Ok(None)
    }

    fn is_annulled_change(&self, change: Identity) -> Result<bool, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.txn FROM log_change c JOIN log_identity i ON i.no = c.no
             WHERE i.identity = ?1",
        )?;
        let txn = statement.query_row([change.as_bytes()], |row| read_id(row, 0))?;
        is_annulled(self.connection, txn)
    }

    /// The action through which `txn` has its effect now: itself or, where it was
    /// undone and done again, the last doing. `None` where it is undone.
    fn find_carrier(&self, txn: Id) -> Result<Option<Id>, Error> {
        let (last, is_done) = last_of(self.connection, txn)?;
        Ok(is_done.then_some(last))
    }
}
