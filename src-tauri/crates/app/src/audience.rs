//! Who may read a record whose author chooses that: a note, a barrier, a success.
//!
//! A choice is never changed in place. What was *mine* would otherwise lie in the log of
//! what is shared, so a new record is written and the old one retired.

use crate::drafts::noun_word;
use crate::error::Error;
use crate::trellis::Trellis;
use trellis_domain::change::{AuthorKey, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::Noun;
use trellis_domain::value::Value;
use trellis_domain::words::Audience;
use trellis_store::Edit;
use trellis_store::table::scope_of;

/// The field that says it, in every noun that has one.
const AUDIENCE: &str = "audience";

/// What a record of a region travels with.
pub(crate) const fn scope_for(audience: Audience, region: Id, holder: Id) -> Scope {
    match audience {
        Audience::Mine => Scope::Private(holder),
        Audience::Team | Audience::Region => Scope::Region(region),
    }
}

/// Who may read a record by what its field says. One that cannot be read is *mine*.
pub(crate) fn audience_from(code: Option<&String>) -> Audience {
    code.and_then(|code| Audience::from_code(code))
        .unwrap_or(Audience::Mine)
}

impl Trellis {
    /// Whether this practitioner wrote something: on this laptop, on another of theirs, or
    /// before a copy of the workbook went on under a new name.
    pub(crate) fn is_ours(&self, author: Option<AuthorKey>) -> Result<bool, Error> {
        let Some(author) = author else {
            return Ok(false);
        };
        if author == self.author() {
            return Ok(true);
        }
        // What stands in the sample is an example; whoever looks at it did not write it.
        let founding = self.founding();
        Ok(!founding.is_sample && self.reading().find_holder(author)? == Some(founding.holder))
    }

    /// What a record travels with.
    pub(crate) fn get_scope(&self, noun: &'static Noun, id: Id) -> Result<Scope, Error> {
        scope_of(self.reading(), noun, id)?.ok_or_else(|| Error::gone(noun_word(noun)))
    }

    /// An edit of a record that exists, in the scope it travels with.
    pub(crate) fn edit_existing(&self, noun: &'static Noun, id: Id) -> Result<Edit, Error> {
        Ok(Edit::new(self.get_scope(noun, id)?, noun, id))
    }

    /// Writes a record anew for another audience and retires the old one. Only whoever
    /// made it can; what only a newer Trellis reads of it does not come along.
    pub(crate) fn readdress(
        &mut self,
        noun: &'static Noun,
        id: Id,
        made_by: Option<AuthorKey>,
        audience: Audience,
    ) -> Result<Id, Error> {
        let word = noun_word(noun);
        if !self.is_ours(made_by)? {
            return Err(Error::new(
                format!("Only the author of a {word} can choose who reads it"),
                format!("Ask them, or write a {word} of your own."),
            ));
        }
        let old = self.get_scope(noun, id)?;
        let record = self.reading().record_state(noun.name, id)?;
        let Value::Id(region) = *record.value("region") else {
            return Err(Error::gone(word));
        };
        self.act(|act| {
            let fresh = act.fresh_id();
            let mut edit = Edit::new(scope_for(audience, region, act.holder), noun, fresh);
            for field in noun.fields {
                let value = record.value(field.name);
                if field.name != AUDIENCE && *value != Value::Unset {
                    edit = edit.set(field.name, value.clone());
                }
            }
            act.edit(edit.set(AUDIENCE, audience))?;
            act.delete(old, noun, id)?;
            Ok(fresh)
        })
    }
}
