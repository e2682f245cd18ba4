//! The service agency that a contact was with.

use crate::edit::{after_last, in_region, text};
use crate::error::Error;
use crate::practitioners::Named;
use crate::trellis::{Act, Trellis};
use crate::view::contact_form::AgencyName;
use trellis_domain::id::Id;
use trellis_domain::noun::agency as a;
use trellis_store::table::agency::AgencyRow;

impl Trellis {
    /// The agencies of a region, to choose from.
    pub(super) fn agency_names(&self, region: Id) -> Result<Vec<AgencyName>, Error> {
        let rows = AgencyRow::of_region(self.reading(), region)?;
        let names = rows.into_iter().map(|row| AgencyName {
            id: row.id,
            name: text(row.name.as_ref()),
        });
        Ok(names.collect())
    }

    /// The agency that a name means, capitals or not; none for an empty name.
    pub(super) fn agency_named(&self, region: Id, name: &str) -> Result<Option<Named>, Error> {
        let name = name.trim();
        let small = name.to_lowercase();
        let mut known = self.agency_names(region)?.into_iter();
        let known = known.find(|it| it.name.trim().to_lowercase() == small);
        Ok((!name.is_empty()).then(|| match known {
            Some(agency) => Named::Known(agency.id),
            None => Named::New(name.to_owned()),
        }))
    }

    /// The name of an agency that the region does not have yet.
    pub(super) fn find_new_agency(&self, region: Id, name: &str) -> Result<Option<String>, Error> {
        Ok(match self.agency_named(region, name)? {
            Some(Named::New(name)) => Some(name),
            _ => None,
        })
    }

    /// Where a new agency of a region stands in the list.
    pub(super) fn agency_position(&self, region: Id) -> Result<String, Error> {
        let rows = AgencyRow::of_region(self.reading(), region)?;
        Ok(after_last(rows.into_iter().map(|row| row.position)))
    }

    /// Refuses an agency of another region.
    pub(super) fn agency_is_of(&self, region: Id, agency: Id) -> Result<(), Error> {
        let row = AgencyRow::find(self.reading(), agency)?;
        match row.filter(|row| row.region == Some(region)) {
            Some(_) => Ok(()),
            None => Err(Error::gone("agency")),
        }
    }
}

/// The agency that was meant, written down where the region does not have it yet.
pub(super) fn write_agency(
    act: &mut Act<'_, '_>,
    region: Id,
    named: &Named,
    position: &str,
) -> Result<Id, Error> {
    match named {
        Named::Known(id) => Ok(*id),
        Named::New(name) => {
            let id = act.fresh_id();
            act.edit(
                in_region(region, &a::NOUN, id)
                    .set(a::region, region)
                    .set(a::name, name.as_str())
                    .set(a::position, position),
            )?;
            Ok(id)
        }
    }
}
