//! Who gives support: whoever holds a workbook, colleagues who were written down, and
//! which of them were there in a contact.
//!
//! A colleague can be written down before they have a laptop of their own. Once they
//! do, the two records are joined, and everything that named one names the other.

use crate::drafts::get_contact;
use crate::edit::{Maybe, in_region, needed, text};
use crate::error::Error;
use crate::trellis::{Act, Trellis};
use crate::view::contact_form::{PractitionerCard, PresenceView};
use std::collections::{BTreeMap, BTreeSet};
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::{practitioner as p, presence as pr};
use trellis_store::Edit;
use trellis_store::table::practitioner::PractitionerRow;
use trellis_store::table::presence::PresenceRow;

/// What stands for a name that nobody wrote down.
const UNNAMED: &str = "A colleague without a name";

impl Trellis {
    /// Every practitioner of the support team, you first, then by name. Those who were
    /// joined to another record are not among them.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn list_practitioners(&self) -> Result<Vec<PractitionerCard>, Error> {
        Ok(self.circle()?.cards())
    }

    /// Writes down a colleague. Where somebody of that name is there already, they are
    /// the one.
    ///
    /// # Errors
    /// Where no name is given, or it cannot be written.
    pub fn add_colleague(&mut self, name: &str, organization: &str) -> Result<Id, Error> {
        let name = needed("The colleague’s name", name)?;
        let circle = self.circle()?;
        if let Some(known) = circle.cards().iter().find(|it| is_same(&it.name, name)) {
            return Ok(known.id);
        }
        self.act(|act| write_down(act, name, organization.trim()))
    }

    /// Says that two records are one practitioner: `other` is joined to `keep`. One with
    /// a laptop of their own stays, whichever is named first.
    ///
    /// # Errors
    /// Where one of them is not known, both are the same, or it cannot be written.
    pub fn join_practitioners(&mut self, keep: Id, other: Id) -> Result<(), Error> {
        let circle = self.circle()?;
        let (keep, other) = (circle.get(keep)?, circle.get(other)?);
        if keep == other {
            return Err(Error::new(
                "These two are one practitioner already",
                "Choose another one.",
            ));
        }
        let (keep, other) = if circle.was_written_down(keep) && !circle.was_written_down(other) {
            (other, keep)
        } else {
            (keep, other)
        };
        self.act(|act| {
            let record = Edit::new(Scope::Team(act.team), &p::NOUN, other);
            act.edit(record.set(p::same_as, keep))
        })
    }

    /// Says whether a practitioner was there. The contact's minutes count once, however
    /// many were.
    ///
    /// # Errors
    /// Where the contact or the practitioner is gone, or it cannot be written.
    pub fn set_presence(
        &mut self,
        contact: Id,
        practitioner: Id,
        present: bool,
    ) -> Result<(), Error> {
        let row = get_contact(self, contact)?;
        let region = row.region.ok_or_else(|| Error::gone("contact"))?;
        let circle = self.circle()?;
        let one = circle.get(practitioner)?;
        let mut named = BTreeSet::from([one]);
        if !present {
            let there = PresenceRow::of_contact(self.reading(), contact)?;
            let there = there.into_iter().filter_map(|row| row.practitioner);
            named.extend(there.filter(|it| circle.stands_for(*it) == one));
        }
        self.act(|act| {
            for practitioner in named {
                act.edit(presence_edit(region, contact, practitioner, present))?;
            }
            Ok(())
        })
    }

    /// Everyone, and whether they were there in a contact.
    pub(crate) fn presences(&self, contact: Id) -> Result<Vec<PresenceView>, Error> {
        let circle = self.circle()?;
        let there: BTreeSet<Id> = PresenceRow::of_contact(self.reading(), contact)?
            .into_iter()
            .filter_map(|row| Some(circle.stands_for(row.practitioner?)))
            .collect();
        let mut views: Vec<PresenceView> = circle
            .cards()
            .into_iter()
            .map(|card| PresenceView {
                practitioner: card.id,
                name: card.name,
                is_you: card.is_you,
                present: there.contains(&card.id),
            })
            .collect();
        // A presence may come before its practitioner does.
        let unknown = there.iter().filter(|id| !circle.rows.contains_key(id));
        let unknown = unknown.filter(|id| **id != circle.you);
        views.extend(unknown.map(|id| PresenceView {
            practitioner: *id,
            name: UNNAMED.to_owned(),
            is_you: false,
            present: true,
        }));
        Ok(views)
    }

    /// Whether anybody said if you were there.
    pub(crate) fn is_presence_said(&self, contact: Id) -> Result<bool, Error> {
        let id = presence_id(contact, self.founding().holder);
        Ok(PresenceRow::find(self.reading(), id)?.is_some())
    }

    /// Everybody who is known.
    pub(crate) fn circle(&self) -> Result<Circle, Error> {
        let rows = PractitionerRow::list(self.reading())?;
        Ok(Circle {
            you: self.founding().holder,
            rows: rows.into_iter().map(|row| (row.id, row)).collect(),
        })
    }
}

/// The practitioners of a support team, and which of them are one.
pub(crate) struct Circle {
    you: Id,
    rows: BTreeMap<Id, PractitionerRow>,
}

/// Somebody as they were named in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// Known already.
    Known(Id),
    /// To be written down.
    New(String),
}

impl Circle {
    /// The record that stands for this one. Of records that name each other in a ring it
    /// is the smallest.
    pub(crate) fn stands_for(&self, id: Id) -> Id {
        let mut walked = Vec::new();
        let mut at = id;
        while let Some(next) = self.next(at) {
            if let Some(ring) = walked.iter().position(|it| *it == next) {
                let ring = walked.iter().skip(ring).copied().chain([at]);
                return ring.min().unwrap_or(at);
            }
            walked.push(at);
            at = next;
        }
        at
    }

    fn next(&self, id: Id) -> Option<Id> {
        let same = self.rows.get(&id)?.same_as?;
        (same != id && (self.rows.contains_key(&same) || same == self.you)).then_some(same)
    }

    fn get(&self, id: Id) -> Result<Id, Error> {
        if self.rows.contains_key(&id) || id == self.you {
            Ok(self.stands_for(id))
        } else {
            Err(Error::gone("practitioner"))
        }
    }

    fn was_written_down(&self, id: Id) -> bool {
        let row = self.rows.get(&id);
        row.is_some_and(|row| row.added_by.is_some())
    }

    fn cards(&self) -> Vec<PractitionerCard> {
        let all = self.rows.keys().copied().chain([self.you]);
        let standing: BTreeSet<Id> = all.filter(|id| self.stands_for(*id) == *id).collect();
        let you = self.stands_for(self.you);
        let mut cards: Vec<PractitionerCard> = standing
            .into_iter()
            .map(|id| {
                let row = self.rows.get(&id);
                let name = row.and_then(|row| row.name.clone());
                let unnamed = if id == you { "You" } else { UNNAMED };
                PractitionerCard {
                    id,
                    name: name
                        .filter(|name| !name.trim().is_empty())
                        .unwrap_or_else(|| unnamed.to_owned()),
                    organization: row.map_or_else(String::new, |it| text(it.organization.as_ref())),
                    is_you: id == you,
                    is_written_down: self.was_written_down(id),
                }
            })
            .collect();
        cards.sort_by_key(|card| (!card.is_you, card.name.to_lowercase(), card.id));
        cards
    }

    /// Who is meant by names as they are typed: a whole name, or one part of it that
    /// only one practitioner has.
    pub(crate) fn named(&self, typed: &[String]) -> Result<Vec<Named>, Error> {
        let cards = self.cards();
        let mut named: Vec<Named> = Vec::new();
        for name in typed.iter().map(|name| name.trim()) {
            let whole = cards.iter().find(|card| is_same(&card.name, name));
            let mut partly = cards.iter().filter(|card| {
                let mut parts = card.name.split_whitespace();
                parts.any(|part| is_same(part, name))
            });
            let one = match (whole, partly.next(), partly.next()) {
                (Some(card), _, _) | (None, Some(card), None) => Named::Known(card.id),
                (None, None, _) => Named::New(name.to_owned()),
                (None, Some(_), Some(_)) => {
                    return Err(Error::new(
                        format!("More than one practitioner is called {name}"),
                        format!("Write the whole name, such as +{name}_Reyes in a line."),
                    ));
                }
            };
            if !name.is_empty() && !named.contains(&one) {
                named.push(one);
            }
        }
        Ok(named)
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Writes down a colleague who has no laptop of their own here yet.
pub(crate) fn write_down(
    act: &mut Act<'_, '_>,
    name: &str,
    organization: &str,
) -> Result<Id, Error> {
    let id = act.fresh_id();
    act.edit(
        Edit::new(Scope::Team(act.team), &p::NOUN, id)
            .set(p::name, name)
            .maybe(
                p::organization,
                Some(organization).filter(|it| !it.is_empty()),
            )
            .set(p::added_by, act.holder),
    )?;
    Ok(id)
}

fn presence_id(contact: Id, practitioner: Id) -> Id {
    Id::natural(
        pr::NOUN.name,
        &[contact.as_bytes(), practitioner.as_bytes()],
    )
}

/// Whether a practitioner was there in a contact: there is one such record for the two.
pub(crate) fn presence_edit(region: Id, contact: Id, practitioner: Id, present: bool) -> Edit {
    in_region(region, &pr::NOUN, presence_id(contact, practitioner))
        .set(pr::contact, contact)
        .set(pr::practitioner, practitioner)
        .set(pr::region, region)
        .set(pr::present, present)
}
