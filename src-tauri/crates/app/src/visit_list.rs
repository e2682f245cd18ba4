//! Visits in a list, of one region or of all.

use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::visit::VisitCard;
use trellis_domain::id::Id;
use trellis_store::table::contact::ContactRow;

impl Trellis {
    /// Every visit of a region, or of all regions, the latest first.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn list_visits(&self, region: Option<Id>) -> Result<Vec<VisitCard>, Error> {
        let rows = match region {
            Some(region) => {
                self.get_region(region)?;
                ContactRow::visits_of_region(self.reading(), region)?
            }
            None => ContactRow::visits(self.reading())?,
        };
        let mut cards = Vec::new();
        for row in rows {
            let card = self.visit_card(&row)?;
            if !card.region_name.is_empty() {
                cards.push(card);
            }
        }
        Ok(cards)
    }
}
