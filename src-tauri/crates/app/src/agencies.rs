//! Service agencies of a region: what was agreed with each, who answers for
//! implementation there, which programs it delivers, and when the CIT takes over what
//! the support practitioner does there.

use crate::edit::{Maybe, after_last, in_order, in_region, needed, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::agency::{AgencyCard, AgencyContact, Delivers, EditAgency};
use crate::words::{day, listed};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::{adopting_agency as d, agency as a};
use trellis_domain::rhythm;
use trellis_domain::value::Value;
use trellis_domain::words::Form;
use trellis_store::Edit;
use trellis_store::table::adopting_agency::AdoptingAgencyRow;
use trellis_store::table::adoption::AdoptionRow;
use trellis_store::table::agency::{AgencyContactRow, AgencyRow};

const NAME: &str = "The agency’s name";

impl Trellis {
    /// The agencies of a region in order; those that left come last.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn list_agencies(&self, region: Id) -> Result<Vec<AgencyCard>, Error> {
        self.get_region(region)?;
        let today = self.today();
        let programs = AdoptionRow::of_region(self.reading(), region)?;
        let delivers = self.who_delivers(region)?;
        let contacts = AgencyContactRow::of_region(self.reading(), region)?;
        let mut cards: Vec<AgencyCard> = AgencyRow::of_region(self.reading(), region)?
            .iter()
            .map(|row| {
                let own = contacts.iter().filter(|it| it.agency == Some(row.id));
                AgencyCard {
                    contacts: own.map(|it| contact(it, today)).collect(),
                    ..card(row, &programs, &delivers, today)
                }
            })
            .collect();
        cards.sort_by_key(|it| it.has_left);
        Ok(cards)
    }

    /// Adds an agency.
    ///
    /// # Errors
    /// Where it has no name or one that is in the list already, its dates are out of
    /// order, the region is gone, or it cannot be written.
    pub fn add_agency(&mut self, region: Id, new: &EditAgency) -> Result<Id, Error> {
        self.get_region(region)?;
        let name = needed(NAME, new.name.as_deref().unwrap_or_default())?;
        let rows = AgencyRow::of_region(self.reading(), region)?;
        no_twin(&rows, name)?;
        Days::default().with(new).fit()?;
        let position = after_last(rows.into_iter().map(|row| row.position));
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(region, &a::NOUN, id)
                    .set(a::region, region)
                    .set(a::name, name)
                    .maybe(a::agreement, new.agreement.as_deref())
                    .maybe(a::agreed_on, new.agreed_on)
                    .maybe(a::ends_on, new.ends_on)
                    .maybe(a::lead, new.lead.as_deref())
                    .set(a::position, position),
            )?;
            Ok(id)
        })
    }

    /// Changes an agency.
    ///
    /// # Errors
    /// Where it is gone, would have no name or another's, its dates are out of order, or
    /// it cannot be written.
    pub fn edit_agency(&mut self, id: Id, edit: &EditAgency) -> Result<(), Error> {
        let (row, region) = self.get_agency(id)?;
        if let Some(name) = &edit.name {
            let name = needed(NAME, name)?;
            let mut others = AgencyRow::of_region(self.reading(), region)?;
            others.retain(|other| other.id != id);
            no_twin(&others, name)?;
        }
        Days::of(&row).with(edit).fit()?;
        self.act(|act| {
            act.edit(
                in_region(region, &a::NOUN, id)
                    .maybe(a::name, edit.name.as_deref().map(str::trim))
                    .maybe(a::agreement, edit.agreement.as_deref())
                    .maybe(a::agreed_on, edit.agreed_on)
                    .maybe(a::ends_on, edit.ends_on)
                    .maybe(a::lead, edit.lead.as_deref()),
            )
        })
    }

    /// An agency leaves the effort on a day, or is back where none is named. What it
    /// delivered and what was said with it stays to be read.
    ///
    /// # Errors
    /// Where it is gone, the day lies before the agreement, or it cannot be written.
    pub fn leave_agency(&mut self, id: Id, on: Option<NaiveDate>) -> Result<(), Error> {
        let (row, region) = self.get_agency(id)?;
        Days {
            left: on,
            ..Days::of(&row)
        }
        .fit()?;
        self.act(|act| act.edit(in_region(region, &a::NOUN, id).set(a::left_on, on)))
    }

    /// Deletes an agency that was entered by mistake. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_agency(&mut self, id: Id) -> Result<(), Error> {
        let (_, region) = self.get_agency(id)?;
        self.act(|act| act.delete(Scope::Region(region), &a::NOUN, id))
    }

    /// Says whether an agency delivers a program.
    ///
    /// # Errors
    /// Where one of the two is gone or belongs to another region, or it cannot be
    /// written.
    pub fn set_delivers(&mut self, adoption: Id, agency: Id, delivers: bool) -> Result<(), Error> {
        let (_, region) = self.get_agency(agency)?;
        let program = AdoptionRow::find(self.reading(), adoption)?;
        if program.is_none_or(|row| row.region != Some(region)) {
            return Err(Error::gone("program"));
        }
        self.act(|act| act.edit(delivers_edit(region, adoption, agency, delivers)))
    }

    /// The agencies of a region for one of its programs: those that are there, and those
    /// that left but delivered it.
    pub(crate) fn agencies_for(
        &self,
        adoption: Id,
        agencies: &[AgencyRow],
        delivers: &BTreeSet<(Id, Id)>,
    ) -> Vec<Delivers> {
        let today = self.today();
        agencies
            .iter()
            .map(|row| {
                let it = Delivers {
                    id: row.id,
                    name: text(row.name.as_ref()),
                    delivers: delivers.contains(&(adoption, row.id)),
                };
                (it, has_left(row, today))
            })
            .filter(|(it, has_left)| it.delivers || !has_left)
            .map(|(it, _)| it)
            .collect()
    }

    /// Which program of a region is delivered by which agency.
    pub(crate) fn who_delivers(&self, region: Id) -> Result<BTreeSet<(Id, Id)>, Error> {
        let rows = AdoptingAgencyRow::of_region(self.reading(), region)?;
        Ok(rows
            .into_iter()
            .filter_map(|row| Some((row.adoption?, row.agency?)))
            .collect())
    }

    /// Refuses a typed day that does not go with the others.
    pub(crate) fn agency_fits(&self, id: Id, field: &str, value: &Value) -> Result<(), Error> {
        let (Value::Date(day), Some(row)) = (value, AgencyRow::find(self.reading(), id)?) else {
            return Ok(());
        };
        let mut days = Days::of(&row);
        match field {
            a::agreed_on => days.agreed = Some(*day),
            a::ends_on => days.ends = Some(*day),
            _ => days.left = Some(*day),
        }
        days.fit()
    }

    /// Refuses a typed name that another agency of the region has.
    pub(crate) fn agency_name_fits(&self, id: Id, value: &Value) -> Result<(), Error> {
        let (Value::Text(name), Some(row)) = (value, AgencyRow::find(self.reading(), id)?) else {
            return Ok(());
        };
        let Some(region) = row.region else {
            return Ok(());
        };
        let mut others = AgencyRow::of_region(self.reading(), region)?;
        others.retain(|other| other.id != id);
        no_twin(&others, name.trim())
    }

    fn get_agency(&self, id: Id) -> Result<(AgencyRow, Id), Error> {
        let gone = || Error::gone("agency");
        let row = AgencyRow::find(self.reading(), id)?.ok_or_else(gone)?;
        let region = row.region.ok_or_else(gone)?;
        Ok((row, region))
    }
}

/// There is one record for a program and an agency.
fn delivers_edit(region: Id, adoption: Id, agency: Id, delivers: bool) -> Edit {
    let id = Id::natural(d::NOUN.name, &[adoption.as_bytes(), agency.as_bytes()]);
    in_region(region, &d::NOUN, id)
        .set(d::adoption, adoption)
        .set(d::agency, agency)
        .set(d::region, region)
        .set(d::delivers, delivers)
}

fn has_left(row: &AgencyRow, today: NaiveDate) -> bool {
    row.left_on.is_some_and(|on| on <= today)
}

fn card(
    row: &AgencyRow,
    programs: &[AdoptionRow],
    delivers: &BTreeSet<(Id, Id)>,
    today: NaiveDate,
) -> AgencyCard {
    let has_left = has_left(row, today);
    let programs: Vec<Delivers> = programs
        .iter()
        .map(|program| Delivers {
            id: program.id,
            name: text(program.program.as_ref()),
            delivers: delivers.contains(&(program.id, row.id)),
        })
        .collect();
    let delivered: Vec<&str> = programs
        .iter()
        .filter(|it| it.delivers)
        .map(|it| it.name.as_str())
        .collect();
    let ends = row.ends_on.filter(|_| !has_left);
    AgencyCard {
        id: row.id,
        name: text(row.name.as_ref()),
        agreement: text(row.agreement.as_ref()),
        agreed_on: row.agreed_on,
        ends_on: row.ends_on,
        ends: ends.and_then(|on| rhythm::agreement_ends(on, today)),
        ends_text: ends.map_or_else(String::new, |on| {
            let word = if on < today { "ended" } else { "ends" };
            format!("Agreement {word} {}", day(on, today))
        }),
        lead: text(row.lead.as_ref()),
        left_on: row.left_on,
        has_left,
        delivers_text: listed(&delivered),
        programs,
        contacts: Vec::new(),
    }
}

fn contact(row: &AgencyContactRow, today: NaiveDate) -> AgencyContact {
    AgencyContact {
        id: row.id,
        is_visit: row.form.as_deref() == Some(Form::Visit.code()),
        on: row.took_on,
        about: text(row.actual_focus.as_ref().or(row.title.as_ref())),
        why: text(row.agency_why.as_ref()),
        cit_beside: text(row.cit_beside.as_ref()),
        takes_over_on: row.cit_takes_over_on,
        takes_over: row.cit_takes_over_on.map(|on| rhythm::by(on, today)),
    }
}

/// Refuses a name that another agency of the region has.
fn no_twin(others: &[AgencyRow], name: &str) -> Result<(), Error> {
    let is_it = |row: &AgencyRow| {
        row.name
            .as_deref()
            .is_some_and(|other| other.to_lowercase() == name.to_lowercase())
    };
    if others.iter().any(is_it) {
        return Err(Error::new(
            format!("{name} is in the list already"),
            "Change the one that is there.",
        ));
    }
    Ok(())
}

/// The days of an agreement.
#[derive(Clone, Copy, Default)]
struct Days {
    agreed: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    left: Option<NaiveDate>,
}

impl Days {
    fn of(row: &AgencyRow) -> Self {
        Self {
            agreed: row.agreed_on,
            ends: row.ends_on,
            left: row.left_on,
        }
    }

    fn with(self, edit: &EditAgency) -> Self {
        Self {
            agreed: edit.agreed_on.or(self.agreed),
            ends: edit.ends_on.or(self.ends),
            ..self
        }
    }

    fn fit(self) -> Result<(), Error> {
        const AGREED: &str = "the day it was agreed";
        in_order(self.agreed, AGREED, self.ends, "The end of the agreement")?;
        in_order(self.agreed, AGREED, self.left, "The day it left")
    }
}
