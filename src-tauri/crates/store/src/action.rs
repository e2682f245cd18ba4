//! What a person does, as it is handed to the store.

use std::collections::BTreeSet;
use trellis_domain::change::{AuthorKey, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::Noun;
use trellis_domain::value::{Salt, Value};

/// One user action: who, under which name, when. Everything random or timed is
/// handed in here.
pub struct Action<'a> {
    /// The installation that writes.
    pub author: AuthorKey,
    /// The name that the changes of this action share; fresh for each action.
    pub txn: Id,
    /// The wall clock, milliseconds UTC since 1970.
    pub wall: i64,
    /// Gives sixteen random bytes at each call.
    pub salts: &'a mut dyn FnMut() -> Salt,
    /// Signs the ends of the chains that the action makes longer. None: they are signed
    /// later, by [`crate::Workbook::sign_open_chains`].
    pub sign: Option<Sign<'a>>,
}

/// Signs bytes as this installation.
pub type Sign<'s> = &'s dyn Fn(&[u8]) -> [u8; 64];

/// What an action wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The nouns of which something changed, so that screens know what to refetch.
    pub kinds: BTreeSet<&'static str>,
    /// The regions in which something changed.
    pub regions: BTreeSet<Id>,
    /// The changes, in the order they were written.
    pub changes: Vec<Identity>,
}

/// An edit of one record: becomes one change.
#[derive(Clone, Debug)]
pub struct Edit {
    /// What the record travels with; fixed for its life.
    pub scope: Scope,
    /// What it is.
    pub noun: &'static Noun,
    /// The record; new ones come into being by being edited.
    pub record: Id,
    /// The fields to set.
    pub fields: Vec<FieldEdit>,
}

/// One field of an [`Edit`].
#[derive(Clone, Debug)]
pub struct FieldEdit {
    /// The field, as the noun declares it.
    pub field: &'static str,
    /// Its new value.
    pub value: Value,
    /// Which former values it replaces.
    pub replaces: Replaces,
}

/// Which former values an edit replaces. What it does not replace stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replaces {
    /// The value that is shown now: an ordinary edit.
    Shown,
    /// All values that stand: a decision by somebody who saw them.
    Every,
    /// What was shown when typing began (see [`crate::Draft::seen`]).
    Seen(Vec<Identity>),
}

impl Edit {
    /// An edit that sets nothing yet.
    pub const fn new(scope: Scope, noun: &'static Noun, record: Id) -> Self {
        Self {
            scope,
            noun,
            record,
            fields: Vec::new(),
        }
    }

    /// Sets a field, replacing the value that is shown.
    #[must_use]
    pub fn set(self, field: &'static str, value: impl Into<Value>) -> Self {
        self.with(field, value.into(), Replaces::Shown)
    }

    /// Sets a field, replacing what was seen when typing began.
    #[must_use]
    pub fn set_seen(
        self,
        field: &'static str,
        value: impl Into<Value>,
        seen: Vec<Identity>,
    ) -> Self {
        self.with(field, value.into(), Replaces::Seen(seen))
    }

    /// Decides a field: the value replaces all that stand.
    #[must_use]
    pub fn decide(self, field: &'static str, value: impl Into<Value>) -> Self {
        self.with(field, value.into(), Replaces::Every)
    }

    fn with(mut self, field: &'static str, value: Value, replaces: Replaces) -> Self {
        self.fields.retain(|earlier| earlier.field != field);
        self.fields.push(FieldEdit {
            field,
            value,
            replaces,
        });
        self
    }
}
