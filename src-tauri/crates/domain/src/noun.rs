//! The declaration of every record: fields, types, scope, audience, conflict
//! policy and the version it came with.
//!
//! `store` writes the log and the projection from these declarations alone; a
//! test there compares them with the tables, column by column.

mod declared;

pub use declared::*;

/// What a field may hold. Anything else that arrives stays in the record and is
/// shown as unreadable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Free text or the code of a closed list.
    Text,
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// Another record.
    Id,
}

/// What happens when two people set a field without having seen each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// A case opens in everyone's inbox until a person who saw all values decides.
    Conflict,
    /// The latest is shown, all are kept, nobody is asked.
    Quiet,
}

/// What a record travels with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travels {
    /// With its region.
    WithRegion,
    /// With the support team.
    WithTeam,
    /// With its region or, where its audience is *mine*, with its holder only.
    ByAudience,
    /// With its holder only.
    WithHolder,
    /// In the scope of what it is about.
    WithItsSubject,
}

/// Who may read the records of a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// May print in a document for the region.
    Region,
    /// Colleagues only.
    Team,
    /// The practitioner who wrote it, and nobody else.
    Mine,
    /// The record's own `audience` field says it.
    Chosen,
}

/// One field of a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldOf {
    /// The name in the record, in SQL and in bundles.
    pub name: &'static str,
    /// What it may hold.
    pub holds: Type,
    /// What concurrent edits do.
    pub policy: Policy,
    /// The field names the record that owns this one.
    pub is_owner: bool,
    /// The workbook version that brought it.
    pub since: u32,
    /// What it is for.
    pub about: &'static str,
}

/// One kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The name in the record, in SQL and in bundles.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// What it travels with.
    pub travels: Travels,
    /// Who may read it.
    pub reach: Reach,
    /// Nature gives its id: it is neither created nor deleted.
    pub is_natural: bool,
    /// The workbook version that brought it.
    pub since: u32,
    /// Its fields, `life` not among them.
    pub fields: &'static [FieldOf],
}

impl Noun {
    /// The field with this name.
    pub fn find_field(&self, name: &str) -> Option<&'static FieldOf> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The fields that name an owner.
    pub fn owners(&self) -> impl Iterator<Item = &'static FieldOf> {
        self.fields.iter().filter(|field| field.is_owner)
    }

    /// The fields that say what a record is that nature names (the region, pack and
    /// item of an answer): the quiet ones before the first that asks. None for
    /// other nouns.
    pub fn key(&self) -> impl Iterator<Item = &'static FieldOf> {
        let is_natural = self.is_natural;
        self.fields
            .iter()
            .take_while(move |field| is_natural && field.policy == Policy::Quiet)
    }
}

/// The noun with this name. `None`: a newer Trellis knows it, this one does not.
pub fn find(name: &str) -> Option<&'static Noun> {
    ALL.iter().copied().find(|noun| noun.name == name)
}

/// The policy of a field; fields that are not known here are quiet until the
/// upgrade that declares them. `life` always asks.
pub fn policy(kind: &str, field: &str) -> Policy {
    if field == crate::merge::LIFE {
        return Policy::Conflict;
    }
    find(kind)
        .and_then(|noun| noun.find_field(field))
        .map_or(Policy::Quiet, |field| field.policy)
}
