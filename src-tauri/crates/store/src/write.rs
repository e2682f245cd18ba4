//! Writing: one action, one transaction.

use crate::log::{Ledger, Loaded, list_changes};
use crate::project::{Before, Made, cases, is_empty, is_prose};
use crate::{Action, Edit, Error, FieldEdit, Reading, Replaces, Written};
use rusqlite::params;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::change::{Change, Content, FORMAT, FieldChange, Identity, Scope, next_stamp};
use trellis_domain::id::Id;
use trellis_domain::merge::{Field, LIFE, Record, Version};
use trellis_domain::noun::{Noun, Type, erasure};
use trellis_domain::value::Value;

/// The inside of one action: everything written through it is kept, or nothing.
pub struct Writing<'w> {
    pub(crate) ledger: Ledger<'w>,
    pub(crate) action: Action<'w>,
    changes: Vec<Identity>,
    /// The chains that grew.
    scopes: BTreeSet<Scope>,
}

/// A field to write: its name, its value, and what the value replaces.
pub(crate) struct Part {
    pub field: &'static str,
    pub value: Value,
    pub parents: BTreeSet<Identity>,
}

impl<'w> Writing<'w> {
    pub(crate) const fn new(ledger: Ledger<'w>, action: Action<'w>) -> Self {
        Self {
            ledger,
            action,
            changes: Vec::new(),
            scopes: BTreeSet::new(),
        }
    }

    /// Ends the action; what is left is the commit.
    pub(crate) fn finish(mut self) -> Result<Written, Error> {
        if let Some(sign) = self.action.sign {
            for scope in std::mem::take(&mut self.scopes) {
                self.ledger.sign_chain(self.action.author, scope, sign)?;
            }
        }
        self.ledger.write_words()?;
        Ok(Written {
            kinds: self.ledger.kinds,
            regions: self.ledger.regions,
            changes: self.changes,
        })
    }

    /// Writes an edit. `None` where nothing differs from what is shown.
    ///
    /// # Errors
    /// Where a field or value does not fit the noun, the record travels with
    /// something else, or the workbook cannot be written.
    pub fn edit(&mut self, edit: Edit) -> Result<Option<Identity>, Error> {
        let Edit {
            scope,
            noun,
            record,
            fields,
        } = edit;
        for part in &fields {
            let does_fit = noun
                .find_field(part.field)
                .is_some_and(|field| fits(field.holds, &part.value));
            if !does_fit {
                return Err(Error::DoesNotFit {
                    kind: noun.name,
                    field: part.field.to_owned(),
                });
            }
        }
        let no = self.ledger.record_no(noun.name, record)?;
        let mut parts = Vec::with_capacity(fields.len());
        for FieldEdit {
            field,
            value,
            replaces,
        } in fields
        {
            let state = self.ledger.get_loaded(no)?.record.find(field);
            let parents = match (state, replaces) {
                (None, _) => Some(Vec::new()),
                (Some(state), Replaces::Shown) => Some(state.parents_of_shown()),
                (Some(state), Replaces::Every) => Some(state.all_heads()),
                (Some(_), Replaces::Seen(seen)) => self.parents_of_seen(no, field, &value, seen)?,
            };
            let Some(parents) = parents else {
                continue;
            };
            let state = self.ledger.get_loaded(no)?.record.find(field);
            let settles_more = state.is_some_and(|state| settles(state, &value, &parents));
            let shown = state.map_or(&Value::Unset, Field::value);
            if *shown != value || settles_more {
                parts.push(Part {
                    field,
                    value,
                    parents: parents.into_iter().collect(),
                });
            }
        }
        if parts.is_empty() {
            return Ok(None);
        }
        self.put(scope, noun, record, no, parts).map(Some)
    }

    /// What a text replaces whose typing began when `seen` was shown. `None` where
    /// the typing came to nothing: the text is again what was seen.
    fn parents_of_seen(
        &mut self,
        no: i64,
        field: &'static str,
        value: &Value,
        seen: Vec<Identity>,
    ) -> Result<Option<Vec<Identity>>, Error> {
        let loaded = self.ledger.get_loaded(no)?;
        let heads = loaded
            .record
            .find(field)
            .map(Field::all_heads)
            .unwrap_or_default();
        if seen.iter().all(|change| heads.contains(change)) {
            let was = loaded.record.find(field).and_then(|state| {
                state
                    .heads()
                    .iter()
                    .find(|head| seen.contains(&head.change))
            });
            let is_same = was.is_some_and(|head| head.value.as_ref() == Some(value))
                || (seen.is_empty() && *value == Value::Unset);
            return Ok((!is_same).then_some(seen));
        }
        let (id, kind) = (loaded.id, loaded.noun.map_or("", |noun| noun.name));
        let versions = crate::log::versions(self.ledger.connection, kind, id, field)?;
        let was = versions
            .iter()
            .find(|version| seen.contains(&version.change));
        if was.is_some_and(|version| version.value.as_ref() == Some(value)) {
            return Ok(None);
        }
        Ok(Some(forward(&versions, seen, &self.action)))
    }

    /// Deletes a record, having seen all of it and of what it owns. `None` where
    /// it is deleted already.
    ///
    /// # Errors
    /// Where the workbook cannot be written, or nature names the record.
    pub fn delete(
        &mut self,
        scope: Scope,
        noun: &'static Noun,
        record: Id,
    ) -> Result<Option<Identity>, Error> {
        if noun.is_natural {
            return Err(Error::Natural { kind: noun.name });
        }
        let no = self.ledger.record_no(noun.name, record)?;
        let owned = self.ledger.records_owned(record)?;
        let state = &self.ledger.get_loaded(no)?.record;
        if state.was_deleted() && state.life(&owned) == trellis_domain::merge::Life::Deleted {
            return Ok(None);
        }
        let parents = state.parents_of_delete(&owned).into_iter().collect();
        let part = Part {
            field: LIFE,
            value: Value::Boolean(false),
            parents,
        };
        self.put(scope, noun, record, no, vec![part]).map(Some)
    }

    /// Brings a deleted record back, or settles that it stays. `None` where nobody
    /// deleted it.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn restore(
        &mut self,
        scope: Scope,
        noun: &'static Noun,
        record: Id,
    ) -> Result<Option<Identity>, Error> {
        let no = self.ledger.record_no(noun.name, record)?;
        let loaded = self.ledger.get_loaded(no)?;
        if !loaded.has_delete() {
            return Ok(None);
        }
        let parents = loaded
            .record
            .find(LIFE)
            .map(Field::all_heads)
            .unwrap_or_default();
        let part = Part {
            field: LIFE,
            value: Value::Boolean(true),
            parents: parents.into_iter().collect(),
        };
        self.put(scope, noun, record, no, vec![part]).map(Some)
    }

    /// Erases a value from every copy of the record, for good. `None` where it is
    /// gone already. Drafts, backup copies and papers are not touched.
    ///
    /// # Errors
    /// Where the workbook cannot be written, or there is no such value.
    pub fn erase(
        &mut self,
        change: Identity,
        field: &str,
        why: &str,
    ) -> Result<Option<Identity>, Error> {
        let found = list_changes(
            self.ledger.connection,
            "c.no = (SELECT no FROM log_identity WHERE identity = ?1)",
            [change.as_bytes()],
        )?;
        let Some((_, _, target)) = found.first() else {
            return Err(Error::UnknownChange(change));
        };
        let part = target.find_field(field);
        let Some(part) = part.filter(|_| field != LIFE && target.kind != erasure::NOUN.name) else {
            return Err(Error::NotErasable {
                change,
                field: field.to_owned(),
            });
        };
        if part.content.value().is_none() {
            return Ok(None);
        }
        let record = trellis_domain::erase::record_of(change, field);
        let edit = Edit::new(target.scope, &erasure::NOUN, record)
            .set(erasure::of_change, change.to_string())
            .set(erasure::of_field, field)
            .set(erasure::why, why);
        let written = self.edit(edit)?;
        self.ledger
            .kinds
            .extend(trellis_domain::noun::find(&target.kind).map(|noun| noun.name));
        if let Some(record) = self.ledger.apply_erasure(change, field)? {
            self.ledger.project_records(&[record].into())?;
        }
        Ok(written)
    }

    /// The workbook with everything this action has written so far. Search finds
    /// it only after the action.
    pub const fn reading(&self) -> Reading<'_> {
        Reading::new(self.ledger.connection)
    }

    /// Keeps bytes, and names them by their SHA-256 in hexadecimal.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn put_attachment(&mut self, bytes: &[u8]) -> Result<String, Error> {
        let hash: [u8; 32] = Sha256::digest(bytes).into();
        self.ledger
            .connection
            .prepare_cached("INSERT OR IGNORE INTO attachment (hash, bytes) VALUES (?1, ?2)")?
            .execute(params![hash, bytes])?;
        Ok(Identity::from_bytes(hash).to_string())
    }

    /// Removes the draft of a field, which the same action turned into a change.
    ///
    /// # Errors
    /// Where the workbook cannot be written.
    pub fn settle_draft(&mut self, record: Id, field: &str) -> Result<(), Error> {
        crate::draft::remove(self.ledger.connection, record, field)
    }

    /// Writes one change and brings everything computed from it abreast.
    pub(crate) fn put(
        &mut self,
        scope: Scope,
        noun: &'static Noun,
        record: Id,
        no: i64,
        parts: Vec<Part>,
    ) -> Result<Identity, Error> {
        let has_graves = self.ledger.memory.has_graves;
        let loaded = self.ledger.get_loaded(no)?;
        if loaded.scope.is_some_and(|fixed| fixed != scope) {
            return Err(Error::ScopeDiffers {
                kind: noun.name.to_owned(),
                record,
            });
        }
        let before = Before {
            is_new: loaded.highest.is_none(),
            was_empty: is_empty(loaded),
            had_cases: has_graves || !cases(loaded, noun, false).is_empty(),
        };
        let stamp = next_stamp(self.action.wall, loaded.highest);
        let author = self.ledger.author_no(self.action.author)?;
        let scope_no = self.ledger.scope_no(scope)?;
        let tip = self.ledger.tip(author, scope_no)?;
        let rewords = parts.iter().any(|part| {
            matches!(part.field, "audience" | "region") && !before.is_new
                || noun.find_field(part.field).is_some_and(is_prose)
        });
        let fields = parts
            .into_iter()
            .map(
                |Part {
                     field,
                     value,
                     parents,
                 }| FieldChange {
                    field: field.to_owned(),
                    content: Content::Open {
                        value,
                        salt: (self.action.salts)(),
                    },
                    parents: parents.into_iter().collect(),
                },
            )
            .collect();
        let change = Change {
            format: FORMAT,
            author: self.action.author,
            scope,
            seq: tip.seq.saturating_add(1),
            prev: tip.last.map(|(_, identity)| identity),
            stamp,
            wall: self.action.wall,
            txn: self.action.txn,
            kind: noun.name.to_owned(),
            record,
            fields,
        };
        if let Scope::Region(region) = change.scope {
            self.ledger.regions.insert(region);
        }
        let identity = self.ledger.append_own(&change)?;
        self.ledger.fold_in(no, identity, change)?;
        let ours = Made {
            by: self.action.author,
            at: self.action.wall,
        };
        self.ledger.kinds.insert(noun.name);
        self.ledger.project_own(no, ours, before)?;
        if rewords {
            self.ledger.stale.insert(no);
        }
        self.changes.push(identity);
        self.scopes.insert(scope);
        Ok(identity)
    }
}

impl Ledger<'_> {
    /// Folds an own change into the record as it is loaded.
    fn fold_in(&mut self, no: i64, identity: Identity, change: Change) -> Result<(), Error> {
        let Loaded { record, .. } = self.get_loaded(no)?;
        let mut versions: BTreeMap<String, Vec<Version>> = record
            .fields()
            .map(|(name, field)| (name.to_owned(), field.heads().to_vec()))
            .collect();
        let Change {
            author,
            scope,
            stamp,
            wall,
            fields,
            ..
        } = change;
        for FieldChange {
            field,
            content,
            parents,
        } in fields
        {
            let value = match content {
                Content::Open { value, .. } => Some(value),
                Content::Erased(_) => None,
            };
            versions.entry(field).or_default().push(Version {
                change: identity,
                author,
                stamp,
                wall,
                value,
                parents,
            });
        }
        if let Some(loaded) = self.loaded.get_mut(&no) {
            loaded.record = Record::from_versions(versions, Some(stamp));
            loaded.highest = Some(stamp);
            loaded.scope.get_or_insert(scope);
        }
        Ok(())
    }
}

/// An edit that shows nothing new still settles something where it replaces more
/// values than the one it repeats.
fn settles(state: &Field, value: &Value, parents: &[Identity]) -> bool {
    state
        .heads()
        .iter()
        .any(|head| head.value.as_ref() != Some(value) && parents.contains(&head.change))
        && state.is_contested()
}

/// Moves what was seen forward over what the same installation wrote since: nobody
/// is in conflict with themselves. Changes that are no longer accepted drop out.
fn forward(versions: &[Version], seen: Vec<Identity>, action: &Action<'_>) -> Vec<Identity> {
    let mut waiting: Vec<Identity> = seen;
    let mut parents = BTreeSet::new();
    while let Some(change) = waiting.pop() {
        let is_here = versions.iter().any(|version| version.change == change);
        if !is_here || !parents.insert(change) {
            continue;
        }
        let own_since = versions
            .iter()
            .filter(|version| version.author == action.author && version.parents.contains(&change));
        waiting.extend(own_since.map(|version| version.change));
    }
    parents.into_iter().collect()
}

/// Whether a field may hold a value. What others wrote is never asked this.
fn fits(holds: Type, value: &Value) -> bool {
    match (holds, value) {
        (_, Value::Unset)
        | (Type::Text, Value::Text(_))
        | (Type::Boolean, Value::Boolean(_))
        | (Type::Date, Value::Date(_))
        | (Type::Time, Value::Time(_))
        | (Type::Id, Value::Id(_)) => true,
        (Type::Integer, Value::Integer(number)) => number.unsigned_abs() < 1 << 53,
        _ => false,
    }
}
