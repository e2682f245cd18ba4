//! The contacts of each region as counting needs them: read once, kept until something
//! of that region changes. Several screens count the same tens of thousands.

use crate::error::Error;
use crate::trellis::Trellis;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use trellis_domain::dose::DoseEntry;
use trellis_domain::id::Id;
use trellis_store::table::dose as reads;

/// What was read so far, by region.
pub(crate) type Kept = BTreeMap<Id, Arc<Vec<DoseEntry>>>;

/// Where more regions than this are not read yet, one pass over all is quicker.
const ONE_BY_ONE: usize = 8;

/// The kinds of records that decide what was given.
const DECIDE: [&str; 6] = [
    "contact",
    "component_use",
    "activity_use",
    "agenda_line",
    "contact_cell",
    "region",
];

impl Trellis {
    /// The contacts of these regions.
    pub(super) fn entries_of(&self, regions: &BTreeSet<Id>) -> Result<Kept, Error> {
        let mut kept = self.entries.borrow_mut();
        let is_missing = |id: &&Id| !kept.contains_key(id);
        let missing: Vec<Id> = regions.iter().filter(is_missing).copied().collect();
        if missing.len() > ONE_BY_ONE {
            let mut all: BTreeMap<Id, Vec<DoseEntry>> = BTreeMap::new();
            for entry in reads::entries(self.reading(), None)? {
                all.entry(entry.region).or_default().push(entry);
            }
            for region in missing {
                kept.insert(region, Arc::new(all.remove(&region).unwrap_or_default()));
            }
        } else {
            for region in missing {
                kept.insert(
                    region,
                    Arc::new(reads::entries(self.reading(), Some(region))?),
                );
            }
        }
        let of = |id: &Id| kept.get(id).map(|entries| (*id, Arc::clone(entries)));
        Ok(regions.iter().filter_map(of).collect())
    }

    /// Reads the contacts of one region more, so that the first count over all regions
    /// does not wait for all of them. Answers whether there are others; a shell asks
    /// again while nobody waits for it.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn read_ahead(&self) -> Result<bool, Error> {
        let mut regions = reads::regions_with_contacts(self.reading())?;
        regions.retain(|id| !self.entries.borrow().contains_key(id));
        let next: BTreeSet<Id> = regions.iter().take(1).copied().collect();
        self.entries_of(&next)?;
        Ok(regions.len() > 1)
    }

    /// Forgets what was kept of these regions, or of all where none is known, if one of
    /// these kinds decides what was given.
    pub(crate) fn forget_entries(&self, changed: &[&'static str], regions: Option<&BTreeSet<Id>>) {
        if !changed.iter().any(|kind| DECIDE.contains(kind)) {
            return;
        }
        let mut kept = self.entries.borrow_mut();
        match regions {
            Some(regions) => kept.retain(|id, _| !regions.contains(id)),
            None => kept.clear(),
        }
    }
}
