//! From what a practitioner did to the edits it made.

use super::moved::{Shift, read_time};
use super::script::{Entry, Practitioner, Script};
use super::{Agreed, SampleError};
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::change::{AuthorKey, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::{self, FieldOf, Noun, Travels, Type};
use trellis_domain::order;
use trellis_domain::pack::{CapacityDomain, ReadPack};
use trellis_domain::value::Value;
use trellis_domain::words::{About, Audience};
use trellis_store::{Edit, Founding};

/// One user action, ready to be written.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) author: AuthorKey,
    pub(super) txn: Id,
    pub(super) wall: i64,
    pub(super) edits: Vec<Edit>,
    pub(super) agreed: Option<Agreed>,
}

/// Who writes, and how records get their ids.
pub(super) enum Hands<'a> {
    /// The sample: everything follows from the keys in the files.
    Fixed {
        author: &'a dyn Fn(&str) -> AuthorKey,
        id: &'a dyn Fn(&str) -> Id,
    },
    /// A workbook of one's own: one author, fresh ids.
    Own {
        author: AuthorKey,
        id: &'a mut dyn FnMut() -> Id,
    },
}

impl Hands<'_> {
    fn author(&self, key: &str) -> AuthorKey {
        match self {
            Self::Fixed { author, .. } => author(key),
            Self::Own { author, .. } => *author,
        }
    }

    fn id(&mut self, key: &str) -> Id {
        match self {
            Self::Fixed { id, .. } => id(key),
            Self::Own { id, .. } => id(),
        }
    }
}

/// Tells the story, and remembers what was named so far.
pub(super) struct Teller<'h, 'p> {
    hands: Hands<'h>,
    founding: Founding,
    pack: &'p ReadPack,
    shift: Shift,
    /// Keys of practitioners and their holder ids.
    holders: BTreeMap<String, Id>,
    ids: BTreeMap<String, Id>,
    /// Keys that a record was written for; a reference to any other is a slip.
    made: BTreeSet<String>,
    /// The last place given in each list.
    places: BTreeMap<(&'static str, Id), String>,
}

type Fields = BTreeMap<&'static str, Value>;

impl<'h, 'p> Teller<'h, 'p> {
    pub(super) fn new(
        hands: Hands<'h>,
        founding: Founding,
        pack: &'p ReadPack,
        shift: Shift,
    ) -> Self {
        Self {
            hands,
            founding,
            pack,
            shift,
            holders: BTreeMap::new(),
            ids: BTreeMap::new(),
            made: BTreeSet::new(),
            places: BTreeMap::new(),
        }
    }

    pub(super) fn tell(mut self, script: Script) -> Result<Vec<Step>, SampleError> {
        for Practitioner {
            key,
            holds_the_workbook,
        } in script.practitioners
        {
            let id = if holds_the_workbook {
                self.founding.holder
            } else {
                self.hands.id(&key)
            };
            self.holders.insert(key, id);
        }
        let mut steps = Vec::new();
        for (count, entry) in script.entries.iter().enumerate() {
            steps.push(self.step(count, entry)?);
        }
        if let Some(key) = self.ids.keys().find(|key| !self.made.contains(*key)) {
            return Err(SampleError::Amiss {
                file: "of all",
                what: format!("“{key}” is named, but nothing has that key"),
            });
        }
        Ok(steps)
    }

    fn step(&mut self, count: usize, entry: &Entry) -> Result<Step, SampleError> {
        let mut edits = Vec::new();
        for record in &entry.records {
            self.tell_record(entry, record, &mut edits)
                .map_err(|what| SampleError::Amiss {
                    file: entry.file,
                    what: format!("on {}, {}: {what}", entry.on, name_of(record)),
                })?;
        }
        let author = self.hands.author(&entry.by);
        let wall = self.shift.wall(entry.on, entry.at);
        let agreed = entry
            .agreed
            .as_ref()
            .zip(entry.region.as_ref())
            .map(|(plan, region)| Agreed {
                plan: self.id_of(plan),
                region: self.id_of(region),
                on: self.shift.moved(entry.on),
                author,
                wall,
            });
        let txn = self.hands.id(&format!("action {count}"));
        Ok(Step {
            author,
            txn,
            wall,
            edits,
            agreed,
        })
    }

    /// Turns one record of the files into an edit, a contact also into one for each
    /// of its components.
    fn tell_record(
        &mut self,
        entry: &Entry,
        record: &Map<String, Json>,
        edits: &mut Vec<Edit>,
    ) -> Result<(), String> {
        let kind = record
            .get("kind")
            .and_then(Json::as_str)
            .ok_or("it has no kind")?;
        let noun = noun::find(kind).ok_or_else(|| format!("“{kind}” is not a noun"))?;
        let key = record.get("key").and_then(Json::as_str);
        let is_first = key.is_some_and(|key| self.made.insert(key.to_owned()));
        let mut fields = self.fields(noun, record)?;
        self.complete(entry, noun, record, is_first, &mut fields)?;
        let id = match (key, noun.is_natural) {
            (Some(key), false) => self.id_of(key),
            (None, true) => self.natural_id(noun, record, &fields)?,
            _ => return Err("a key goes with records that nature does not name".to_owned()),
        };
        if is_first && let Some(place) = self.next_place(noun, &fields) {
            fields.insert("position", Value::Text(place));
        }
        let scope = self.scope(entry, noun, &fields)?;
        if let Some(components) = record.get("components").and_then(Json::as_object) {
            edits.push(edit(scope, noun, id, fields));
            for (component, minutes) in components {
                edits.push(self.component(entry, scope, id, component, minutes)?);
            }
        } else {
            edits.push(edit(scope, noun, id, fields));
        }
        Ok(())
    }

    /// The fields as they are written, each in its declared type.
    fn fields(
        &mut self,
        noun: &'static Noun,
        record: &Map<String, Json>,
    ) -> Result<Fields, String> {
        let mut fields = Fields::new();
        for (name, written) in record {
            if is_said_otherwise(noun, name) {
                continue;
            }
            // In a file `kind` is the noun.
            let name = if name == "kind_of_event" {
                "kind"
            } else {
                name
            };
            let field = noun
                .find_field(name)
                .ok_or_else(|| format!("{} has no field “{name}”", noun.name))?;
            fields.insert(field.name, self.value(field, written)?);
        }
        Ok(fields)
    }

    fn value(&mut self, field: &FieldOf, written: &Json) -> Result<Value, String> {
        Ok(match (field.holds, written) {
            (_, Json::Null) => Value::Unset,
            (Type::Text, Json::String(text)) => Value::typed(&self.shift.text(text)?),
            (Type::Integer, Json::Number(number)) => number
                .as_i64()
                .ok_or_else(|| format!("{number} is not whole"))?
                .into(),
            (Type::Boolean, Json::Bool(yes)) => (*yes).into(),
            (Type::Date, Json::String(day)) => self.shift.day(day)?.into(),
            (Type::Time, Json::String(time)) => read_time(time)?.into(),
            (Type::Id, Json::String(key)) => self.id_of(key).into(),
            _ => return Err(format!("“{}” cannot hold {written}", field.name)),
        })
    }

    /// Adds what goes without saying: the region, the visit, the day.
    fn complete(
        &mut self,
        entry: &Entry,
        noun: &'static Noun,
        record: &Map<String, Json>,
        is_first: bool,
        fields: &mut Fields,
    ) -> Result<(), String> {
        let is_new = is_first || noun.is_natural;
        let today = self.shift.moved(entry.on);
        let mut add = |name: &'static str, value: Value| {
            if noun.find_field(name).is_some() {
                fields.entry(name).or_insert(value);
            }
        };
        if is_new {
            if let Some(region) = entry.region.as_deref() {
                add("region", self.id_of(region).into());
            }
            if let Some(visit) = entry.visit.as_deref() {
                add("visit", self.id_of(visit).into());
            }
            add("entered_on", today.into());
            add("written_on", today.into());
        }
        if let Some(item) = record.get("item").and_then(Json::as_str) {
            let place = self
                .pack
                .pack
                .find_place(item)
                .ok_or_else(|| format!("the pack has no item “{item}”"))?;
            add("pack", self.pack.pack.id.as_str().into());
            if noun.name == noun::note::NOUN.name {
                add("domain", place.domain().map(CapacityDomain::code).into());
            }
        }
        if noun.name == noun::answer::NOUN.name {
            add("pack_hash", self.pack.hash.as_str().into());
            if entry.visit.is_some() {
                add("discussed_on", today.into());
            }
        } else if noun.name == noun::adopted_pack::NOUN.name {
            add("version", self.pack.pack.version.as_str().into());
            add("hash", self.pack.hash.as_str().into());
        } else if noun.name == noun::note::NOUN.name && is_first {
            let at = record
                .get("at")
                .and_then(Json::as_str)
                .map_or(Ok(entry.at), read_time)?;
            add("written_at", at.into());
            let about = if record.contains_key("item") {
                About::Item
            } else if record.contains_key("goal") {
                About::Goal
            } else if entry.visit.is_some() {
                About::Visit
            } else {
                About::Region
            };
            add("about", about.into());
        }
        Ok(())
    }

    fn natural_id(
        &mut self,
        noun: &'static Noun,
        record: &Map<String, Json>,
        fields: &Fields,
    ) -> Result<Id, String> {
        let bytes = |name: &str| -> Result<Vec<u8>, String> {
            match fields.get(name) {
                Some(Value::Id(id)) => Ok(id.as_bytes().to_vec()),
                Some(Value::Text(text)) => Ok(text.as_bytes().to_vec()),
                _ => Err(format!("it says no {name}, which its id is made of")),
            }
        };
        let parts = if noun.name == noun::domain_stage::NOUN.name {
            vec![bytes("region")?, bytes("domain")?, bytes("stage")?]
        } else if noun.name == noun::answer::NOUN.name {
            vec![bytes("region")?, bytes("pack")?, bytes("item")?]
        } else if noun.name == noun::adopting_agency::NOUN.name {
            vec![bytes("adoption")?, bytes("agency")?]
        } else if noun.name == noun::attendance::NOUN.name {
            vec![bytes("event")?, bytes("region")?]
        } else if noun.name == noun::plan_line::NOUN.name {
            vec![bytes("plan")?, bytes("domain")?]
        } else if noun.name == noun::adopted_pack::NOUN.name {
            vec![self.founding.team.as_bytes().to_vec(), bytes("pack")?]
        } else if noun.name == noun::practitioner::NOUN.name {
            let key = record
                .get("holder")
                .and_then(Json::as_str)
                .ok_or("it names no holder")?;
            return self
                .holders
                .get(key)
                .copied()
                .ok_or_else(|| format!("who is “{key}”?"));
        } else {
            return Err(format!("a sample does not say a {} by itself", noun.name));
        };
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        Ok(Id::natural(noun.name, &parts))
    }

    fn component(
        &mut self,
        entry: &Entry,
        scope: Scope,
        contact: Id,
        code: &str,
        minutes: &Json,
    ) -> Result<Edit, String> {
        let noun = &noun::component_use::NOUN;
        let region = entry
            .region
            .as_deref()
            .ok_or("components belong to a region")?;
        let minutes = minutes
            .as_i64()
            .ok_or_else(|| format!("{minutes} is not minutes"))?;
        let id = Id::natural(noun.name, &[contact.as_bytes(), code.as_bytes()]);
        Ok(Edit::new(scope, noun, id)
            .set(noun::component_use::contact, contact)
            .set(noun::component_use::region, self.id_of(region))
            .set(noun::component_use::component, code)
            .set(noun::component_use::minutes, minutes))
    }

    fn next_place(&mut self, noun: &'static Noun, fields: &Fields) -> Option<String> {
        noun.find_field("position")?;
        let owner = noun
            .owners()
            .find_map(|owner| fields.get(owner.name)?.as_id())?;
        let last = self.places.get(&(noun.name, owner)).map(String::as_str);
        let place = order::between(last, None);
        self.places.insert((noun.name, owner), place.clone());
        Some(place)
    }

    fn scope(
        &mut self,
        entry: &Entry,
        noun: &'static Noun,
        fields: &Fields,
    ) -> Result<Scope, String> {
        let is_mine = fields.get("audience") == Some(&Audience::Mine.into());
        match (noun.travels, entry.region.as_deref()) {
            (Travels::WithTeam, _) => Ok(Scope::Team(self.founding.team)),
            (Travels::ByAudience, _) if is_mine => {
                // What is mine never leaves its holder, so it cannot have come from anybody else.
                if self.holders.get(&entry.by) == Some(&self.founding.holder) {
                    Ok(Scope::Private(self.founding.holder))
                } else {
                    Err(format!(
                        "a note of {} cannot be mine in this workbook",
                        entry.by
                    ))
                }
            }
            (Travels::WithRegion | Travels::ByAudience, Some(region)) => {
                Ok(Scope::Region(self.id_of(region)))
            }
            _ => Err(format!(
                "nothing says what a {} travels with here",
                noun.name
            )),
        }
    }

    /// The id of a key, the first time it is named and ever after.
    fn id_of(&mut self, key: &str) -> Id {
        if let Some(id) = self.ids.get(key) {
            return *id;
        }
        let id = self.hands.id(key);
        self.ids.insert(key.to_owned(), id);
        id
    }
}

/// Names that a record may carry beside its fields.
fn is_said_otherwise(noun: &'static Noun, name: &str) -> bool {
    matches!(
        (noun.name, name),
        (_, "kind" | "key")
            | ("contact", "components")
            | ("note", "at")
            | ("practitioner", "holder")
    )
}

fn edit(scope: Scope, noun: &'static Noun, id: Id, fields: Fields) -> Edit {
    fields
        .into_iter()
        .fold(Edit::new(scope, noun, id), |edit, (name, value)| {
            edit.set(name, value)
        })
}

/// How to find a record in its file.
fn name_of(record: &Map<String, Json>) -> String {
    let word = |name: &str| record.get(name).and_then(Json::as_str).unwrap_or_default();
    format!("{} {}{}", word("kind"), word("key"), word("item"))
}
