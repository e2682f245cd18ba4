//! How each row of a log stands to the contacts that are here.

use super::{Looked, Readable, Standing, minutes_by_contact, said_by};
use crate::edit::count;
use crate::error::Error;
use crate::trellis::Trellis;
use std::collections::{BTreeMap, HashMap, HashSet};
use trellis_domain::id::Id;
use trellis_domain::log_file::{Key, LogField, LogMapping};
use trellis_domain::noun::{component_use as u, contact as c};
use trellis_domain::value::Value;
use trellis_domain::words::Mode;
use trellis_store::table::every::{EveryRow, every};
use trellis_store::table::is_deleted;

/// The contacts that are here.
struct Here {
    contacts: HashMap<Id, EveryRow>,
    minutes: HashMap<Id, BTreeMap<String, Value>>,
    /// Contacts that are alike, by what makes them so.
    alike: HashMap<Key, Vec<Id>>,
}

impl Trellis {
    /// Says of each row how it stands, and counts.
    pub(super) fn stand(&self, looked: &mut Looked) -> Result<(), Error> {
        let here = self.here()?;
        let own: HashSet<Id> = looked.rows.iter().map(|row| row.contact).collect();
        let mut taken: HashSet<Id> = HashSet::new();
        for row in &mut looked.rows {
            row.standing = self.standing_of(row, &looked.mapping, &here)?;
            if row.standing == Standing::Fresh
                && !looked.mapping.with_twins
                && let Some(twin) = find_twin(row, &looked.mapping, &here, &own, &taken)
            {
                taken.insert(twin);
                row.standing = Standing::Twin;
            }
            let counts = &mut looked.counts;
            match row.standing {
                Standing::Fresh | Standing::TakenBack => counts.fresh += 1,
                Standing::There => counts.there += 1,
                Standing::EditedHere => counts.edited_here += 1,
                Standing::ChangedThere => counts.changed_there += 1,
                Standing::Deleted => counts.deleted += 1,
                Standing::Twin => counts.twins += 1,
            }
        }
        Ok(())
    }

    fn here(&self) -> Result<Here, Error> {
        let contacts = every(self.reading(), &c::NOUN)?;
        let minutes = minutes_by_contact(&every(self.reading(), &u::NOUN)?);
        let mut alike: HashMap<Key, Vec<Id>> = HashMap::new();
        for row in &contacts {
            if let (Some(region), Value::Date(on)) = (row.id(c::region), row.value(c::took_on)) {
                let key = Key {
                    region,
                    on: *on,
                    mode: row.text(c::mode).and_then(Mode::from_code),
                    minutes: match row.value(c::minutes) {
                        Value::Integer(minutes) => count(Some(*minutes)),
                        _ => None,
                    },
                };
                alike.entry(key).or_default().push(row.id);
            }
        }
        Ok(Here {
            contacts: contacts.into_iter().map(|row| (row.id, row)).collect(),
            minutes,
            alike,
        })
    }

    fn standing_of(
        &self,
        row: &mut Readable,
        mapping: &LogMapping,
        here: &Here,
    ) -> Result<Standing, Error> {
        // A row that went out from here comes back as the contact that it was.
        let ours = row
            .entry
            .named(&mapping.source)
            .and_then(|named| named.ours);
        if let Some(ours) = ours {
            let is_known =
                here.contacts.contains_key(&ours) || is_deleted(self.reading(), &c::NOUN, ours)?;
            if is_known {
                row.contact = ours;
            }
        }
        let Some(contact) = here.contacts.get(&row.contact) else {
            return Ok(if !is_deleted(self.reading(), &c::NOUN, row.contact)? {
                Standing::Fresh
            } else if self.reading().went_by_undo(c::NOUN.name, row.contact)? {
                Standing::TakenBack
            } else {
                Standing::Deleted
            });
        };
        self.compare(row, mapping, contact, here.minutes.get(&row.contact))
    }

    /// Whether the contact is as the log has it, and if not, on which side it changed.
    fn compare(
        &self,
        row: &Readable,
        mapping: &LogMapping,
        contact: &EveryRow,
        minutes: Option<&BTreeMap<String, Value>>,
    ) -> Result<Standing, Error> {
        let mut standing = Standing::There;
        for (field, said) in said_by(&row.entry, mapping) {
            // A log that says nothing does not contradict.
            if said == Value::Unset || *contact.value(field) == said {
                continue;
            }
            standing = self.side(c::NOUN.name, contact.id, field, &said, standing)?;
        }
        for column in &mapping.columns {
            let LogField::Component(code) = &column.field else {
                continue;
            };
            let stands = minutes.and_then(|it| it.get(code)).unwrap_or(&Value::Unset);
            let said = Value::from(row.entry.components.get(code).copied());
            if said == Value::Unset || *stands == said {
                continue;
            }
            let record = Id::natural(u::NOUN.name, &[contact.id.as_bytes(), code.as_bytes()]);
            standing = self.side(u::NOUN.name, record, u::minutes, &said, standing)?;
        }
        Ok(standing)
    }

    /// The log still says what it said first: then the difference was made here.
    fn side(
        &self,
        kind: &str,
        record: Id,
        field: &str,
        said: &Value,
        so_far: Standing,
    ) -> Result<Standing, Error> {
        if so_far == Standing::ChangedThere {
            return Ok(so_far);
        }
        let history = self.reading().history(kind, record, field)?;
        let first = history.last().and_then(|version| version.value.as_ref());
        Ok(if first == Some(said) {
            Standing::EditedHere
        } else {
            Standing::ChangedThere
        })
    }
}

/// A contact that came from elsewhere and is like this row.
fn find_twin(
    row: &Readable,
    mapping: &LogMapping,
    here: &Here,
    own: &HashSet<Id>,
    taken: &HashSet<Id>,
) -> Option<Id> {
    let key = row.entry.key();
    let alike = here.alike.get(&key)?;
    alike.iter().copied().find(|id| {
        let from_this_log = here
            .contacts
            .get(id)
            .and_then(|contact| contact.text(c::import_source))
            .is_some_and(|source| source == mapping.source);
        !from_this_log && !own.contains(id) && !taken.contains(id)
    })
}
