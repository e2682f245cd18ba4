//! Two records of one contact: found, joined, split, kept apart.
//!
//! Joining loses nothing. The other record stays as it is; it only stands behind the
//! one that is kept, and neither lists nor counts know it.

use super::look::likeness;
use crate::drafts::get_contact;
use crate::edit::{count, in_region, text};
use crate::error::Error;
use crate::today::was_held;
use crate::trellis::Trellis;
use crate::view::contact_form::{TwinPair, TwinSide};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use trellis_domain::calendar::short_date;
use trellis_domain::id::Id;
use trellis_domain::noun::contact as c;
use trellis_domain::twins::{Alike, look_alike};
use trellis_domain::words::{Form, Mode};
use trellis_store::table::contact::ContactRow;

impl Trellis {
    /// Pairs of contacts of a region that may be one, latest first; not those that
    /// somebody decided about.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn likely_twins(&self, region: Id) -> Result<Vec<TwinPair>, Error> {
        let region = self.get_region(region)?;
        let mut days: BTreeMap<(NaiveDate, String), Vec<ContactRow>> = BTreeMap::new();
        for row in ContactRow::of_region(self.reading(), region.id)? {
            if was_held(&row, self.today())
                && let (Some(on), Some(mode)) = (row.took_on, row.mode.clone())
            {
                days.entry((on, mode)).or_default().push(row);
            }
        }
        let mut pairs = Vec::new();
        for ((on, mode), rows) in days.into_iter().rev() {
            for (at, one) in rows.iter().enumerate() {
                for other in rows.iter().skip(at + 1) {
                    let Some(alike) = look_alike(likeness(one), likeness(other)) else {
                        continue;
                    };
                    if self.are_kept_apart(one.id, other.id)? {
                        continue;
                    }
                    let (one, other) = if stays(one) < stays(other) {
                        (other, one)
                    } else {
                        (one, other)
                    };
                    let side = |row: &ContactRow| TwinSide {
                        card: Self::contact_card(row, region.began_on),
                        import_source: text(row.import_source.as_ref()),
                    };
                    pairs.push(TwinPair {
                        because: because(on, &mode, alike, one),
                        one: side(one),
                        other: side(other),
                    });
                }
            }
        }
        Ok(pairs)
    }

    /// Joins `other` to `keep`: from now on they are one contact. What had been joined
    /// to `other` comes along.
    ///
    /// # Errors
    /// Where one of them is gone, they are of different regions or the same record, or
    /// it cannot be written.
    pub fn join_twins(&mut self, keep: Id, other: Id) -> Result<(), Error> {
        let one = get_contact(self, keep)?;
        let twin = get_contact(self, other)?;
        let region = one.region.ok_or_else(|| Error::gone("contact"))?;
        if keep == other {
            return Err(Error::new(
                "A contact cannot be joined to itself",
                "Choose another contact of that day.",
            ));
        }
        if twin.region != Some(region) {
            return Err(Error::new(
                "These two contacts are of different regions",
                "Join contacts of one region; what several regions took part in stays one in each.",
            ));
        }
        let root = self.stands_for(&one)?;
        let turns_round = root == other;
        let root = if turns_round { keep } else { root };
        let mut behind = ContactRow::joined_to(self.reading(), other)?;
        behind.retain(|row| row.id != root);
        self.act(|act| {
            if turns_round {
                act.edit(in_region(region, &c::NOUN, keep).set(c::same_as, None::<Id>))?;
            }
            for id in behind.iter().map(|row| row.id).chain([other]) {
                act.edit(in_region(region, &c::NOUN, id).set(c::same_as, root))?;
            }
            Ok(())
        })
    }

    /// Takes a contact out from behind the one it was joined to.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn split_twin(&mut self, id: Id) -> Result<(), Error> {
        let row = get_contact(self, id)?;
        let region = row.region.ok_or_else(|| Error::gone("contact"))?;
        self.act(|act| act.edit(in_region(region, &c::NOUN, id).set(c::same_as, None::<Id>)))
    }

    /// Says that two contacts only look alike. This workbook does not ask again;
    /// nothing is sent, for a colleague may know better.
    ///
    /// # Errors
    /// Where one of them is gone, or it cannot be written.
    pub fn keep_apart(&mut self, one: Id, other: Id) -> Result<(), Error> {
        self.writable()?;
        get_contact(self, one)?;
        get_contact(self, other)?;
        self.workbook.set_setting(&setting(one, other), "yes")?;
        self.note_changed([c::NOUN.name])
    }

    pub(super) fn are_kept_apart(&self, one: Id, other: Id) -> Result<bool, Error> {
        let said = self.reading().find_setting(&setting(one, other))?;
        Ok(said.is_some())
    }

    /// The record behind which this one stands; itself otherwise.
    fn stands_for(&self, row: &ContactRow) -> Result<Id, Error> {
        let mut walked = vec![row.id];
        let mut next = row.same_as;
        while let Some(id) = next
            && !walked.contains(&id)
            && let Some(row) = ContactRow::find(self.reading(), id)?
        {
            walked.push(id);
            next = row.same_as;
        }
        Ok(walked.last().copied().unwrap_or(row.id))
    }
}

/// Where this computer keeps that two contacts only look alike.
fn setting(one: Id, other: Id) -> String {
    let (one, other) = (one.min(other), one.max(other));
    format!("apart:{one}:{other}")
}

/// What speaks for keeping a record: a visit, one that was written here, much in it.
fn stays(row: &ContactRow) -> (bool, bool, usize) {
    (
        row.form.as_deref() == Some(Form::Visit.code()),
        row.import_source.is_none(),
        text(row.actual_focus.as_ref()).len() + usize::from(row.minutes.is_some()),
    )
}

fn because(on: NaiveDate, mode: &str, alike: Alike, one: &ContactRow) -> String {
    let mode = Mode::from_code(mode).map_or("", Mode::word).to_lowercase();
    let both = format!("Both on {}, {mode}", short_date(on));
    match alike {
        Alike::Minutes => {
            let minutes = count(one.minutes).unwrap_or_default();
            format!("{both}, {minutes} min.")
        }
        Alike::OneWithout => format!("{both}; one of them has no minutes."),
        Alike::Words => format!("{both}, in nearly the same words."),
    }
}
