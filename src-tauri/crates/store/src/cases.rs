//! What a person must see in order to decide: every value that stands, who wrote it,
//! when, and how it came here.

use crate::log::{Ledger, Memory, read_id};
use crate::receive::is_strange;
use crate::{Error, Reading};
use rusqlite::OptionalExtension;
use std::collections::BTreeSet;
use trellis_domain::change::Identity;
use trellis_domain::id::Id;
use trellis_domain::merge::{LIFE, Version};

/// One value that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseHead {
    /// It, with who wrote it and when.
    pub version: Version,
    /// Counts what came into this workbook: the later, the higher. Differs from laptop
    /// to laptop.
    pub arrived: i64,
    /// The clock of whoever wrote it cannot have been right.
    pub has_strange_clock: bool,
    /// The visit that the same change named: the value was written in it.
    pub visit: Option<Id>,
}

/// Something that somebody wrote while somebody else deleted the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnseenHead {
    /// The noun: the record's own, or that of something it owns.
    pub kind: &'static str,
    /// The record.
    pub record: Id,
    /// The field.
    pub field: String,
    /// What was written.
    pub head: CaseHead,
}

/// Why it is disputed whether a record was deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DisputedLife {
    /// Who deleted it, and who brought it back.
    pub lives: Vec<CaseHead>,
    /// What the deletes had not seen; by noun, record and field.
    pub unseen: Vec<UnseenHead>,
    /// Everything that a delete made now would list.
    pub all: BTreeSet<Identity>,
}

impl Reading<'_> {
    /// Every value of a field that stands, the shown one first, then by falling rank.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn case_heads(self, kind: &str, record: Id, field: &str) -> Result<Vec<CaseHead>, Error> {
        let state = self.record_state(kind, record)?;
        let heads = state.find(field).map_or(&[][..], |field| field.heads());
        heads.iter().map(|head| self.case_head(head)).collect()
    }

    /// What there is to see of a record that somebody deleted while others wrote to it.
    /// Empty where nothing is known of it.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn disputed_life(self, kind: &str, record: Id) -> Result<DisputedLife, Error> {
        let Some(noun) = trellis_domain::noun::find(kind) else {
            return Ok(DisputedLife::default());
        };
        let state = self.record_state(kind, record)?;
        let mut memory = Memory::default();
        let owned = Ledger::new(self.connection(), &mut memory).records_owned_by_name(record)?;
        let listed = state.listed_by_deletes();
        let mut unseen = Vec::new();
        for (field, head) in state.unseen(&listed) {
            unseen.push((noun.name, record, field, head));
        }
        for (noun, id, record) in &owned {
            for (field, head) in record.unseen_as_owned(&listed) {
                unseen.push((noun.name, *id, field, head));
            }
        }
        let unseen = unseen
            .into_iter()
            .map(|(kind, record, field, head)| {
                Ok(UnseenHead {
                    kind,
                    record,
                    field: field.to_owned(),
                    head: self.case_head(head)?,
                })
            })
            .collect::<Result<_, Error>>()?;
        let owned = owned.iter().map(|(_, _, record)| record);
        Ok(DisputedLife {
            lives: self.case_heads(kind, record, LIFE)?,
            unseen,
            all: state.parents_of_delete(owned).into_iter().collect(),
        })
    }

    fn case_head(self, version: &Version) -> Result<CaseHead, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT c.no, (
                 SELECT min(d.received) FROM delivery_change dc
                 JOIN delivery d ON d.no = dc.delivery WHERE dc.change = c.no)
             FROM log_change c JOIN log_identity i ON i.no = c.no WHERE i.identity = ?1",
        )?;
        let (arrived, received): (i64, Option<i64>) = statement
            .query_row([version.change.as_bytes()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        // What was written here came when its own clock said so.
        let ours = received.unwrap_or(version.wall);
        let mut statement = self.connection().prepare_cached(
            "SELECT v.value FROM log_value v
             WHERE v.change = ?1 AND v.field = (SELECT no FROM log_name WHERE name = 'visit')
               AND v.tag = 6 AND v.commitment IS NULL",
        )?;
        let visit = statement
            .query_row([arrived], |row| read_id(row, 0))
            .optional()?;
        Ok(CaseHead {
            version: version.clone(),
            arrived,
            has_strange_clock: is_strange(version.wall, ours),
            visit,
        })
    }
}
