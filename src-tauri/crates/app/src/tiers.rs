//! Tiers of support: universal for every region, more by agreement.

use crate::edit::{Maybe, in_order, in_region, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::region::{EditTier, NewTier, TierCard};
use chrono::NaiveDate;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::tier_agreement as t;
use trellis_domain::rhythm::{self, Standing};
use trellis_domain::words::Tier;
use trellis_store::table::tier_agreement::TierAgreementRow;

impl Trellis {
    /// Agrees a tier of support. The agreement before it stays in the history.
    ///
    /// # Errors
    /// Where the dates are out of order, or it cannot be written.
    pub fn agree_tier(&mut self, new: &NewTier) -> Result<Id, Error> {
        let agreed_on = new.agreed_on.unwrap_or_else(|| self.today());
        let review_by = new
            .review_by
            .unwrap_or_else(|| rhythm::six_months_on(agreed_on));
        tier_days(Some(agreed_on), Some(review_by), new.ends_on)?;
        self.get_region(new.region)?;
        self.act(|act| {
            let id = act.fresh_id();
            act.edit(
                in_region(new.region, &t::NOUN, id)
                    .set(t::region, new.region)
                    .set(t::tier, new.tier)
                    .set(t::reasons, new.reasons.as_str())
                    .set(t::agreed_with, new.agreed_with.as_str())
                    .set(t::rhythm, new.rhythm.as_str())
                    .set(t::topics, new.topics.as_str())
                    .set(t::agreed_on, agreed_on)
                    .set(t::review_by, review_by)
                    .maybe(t::ends_on, new.ends_on),
            )?;
            Ok(id)
        })
    }

    /// Corrects an agreement. A new one is agreed, so that the one before it stays.
    ///
    /// # Errors
    /// Where it is gone, its dates are out of order, or it cannot be written.
    pub fn edit_tier(&mut self, id: Id, edit: &EditTier) -> Result<(), Error> {
        let (row, region) = self.get_tier(id)?;
        tier_days(
            edit.agreed_on.or(row.agreed_on),
            edit.review_by.or(row.review_by),
            edit.ends_on.or(row.ends_on),
        )?;
        self.act(|act| {
            act.edit(
                in_region(region, &t::NOUN, id)
                    .maybe(t::tier, edit.tier)
                    .maybe(t::reasons, edit.reasons.as_deref())
                    .maybe(t::agreed_with, edit.agreed_with.as_deref())
                    .maybe(t::rhythm, edit.rhythm.as_deref())
                    .maybe(t::topics, edit.topics.as_deref())
                    .maybe(t::agreed_on, edit.agreed_on)
                    .maybe(t::review_by, edit.review_by)
                    .maybe(t::ends_on, edit.ends_on),
            )
        })
    }

    /// Deletes an agreement that was entered by mistake. Undo brings it back.
    ///
    /// # Errors
    /// Where it is gone, or cannot be written.
    pub fn delete_tier(&mut self, id: Id) -> Result<(), Error> {
        let (_, region) = self.get_tier(id)?;
        self.act(|act| act.delete(Scope::Region(region), &t::NOUN, id))
    }

    /// The support of a region over time: the agreement in force first (universal where
    /// none is), then those ahead and those before, latest first.
    ///
    /// # Errors
    /// Where the region is gone, or the workbook cannot be read.
    pub fn list_tiers(&self, region: Id) -> Result<Vec<TierCard>, Error> {
        self.get_region(region)?;
        let (in_force, others) = self.tiers(region)?;
        Ok(std::iter::once(in_force).chain(others).collect())
    }

    fn get_tier(&self, id: Id) -> Result<(TierAgreementRow, Id), Error> {
        let gone = || Error::gone("agreement");
        let row = TierAgreementRow::find(self.reading(), id)?.ok_or_else(gone)?;
        let region = row.region.ok_or_else(gone)?;
        Ok((row, region))
    }

    /// The agreement in force, and those ahead and before it.
    pub(crate) fn tiers(&self, region: Id) -> Result<(TierCard, Vec<TierCard>), Error> {
        let today = self.today();
        let mut cards = Vec::new();
        let mut in_force = None;
        let mut until = None;
        for row in TierAgreementRow::of_region(self.reading(), region)? {
            let mut card = card(&row, today);
            card.until = until;
            until = row.agreed_on.or(until);
            if in_force.is_none() && !card.is_ahead {
                in_force = Some(card);
            } else {
                cards.push(card);
            }
        }
        Ok((in_force.unwrap_or_else(universal), cards))
    }
}

fn card(row: &TierAgreementRow, today: NaiveDate) -> TierCard {
    let tier = row
        .tier
        .as_deref()
        .and_then(Tier::from_code)
        .unwrap_or(Tier::Universal);
    TierCard {
        id: Some(row.id),
        tier,
        name: tier.word().to_owned(),
        reasons: text(row.reasons.as_ref()),
        agreed_with: text(row.agreed_with.as_ref()),
        rhythm: text(row.rhythm.as_ref()),
        topics: text(row.topics.as_ref()),
        agreed_on: row.agreed_on,
        review_by: row.review_by,
        ends_on: row.ends_on,
        review: row
            .review_by
            .map_or(Standing::ComingUp, |due| rhythm::half_yearly(due, today)),
        is_ahead: row.agreed_on.is_some_and(|day| day > today),
        until: None,
    }
}

/// Refuses a review or an end that comes before the agreement.
pub(crate) fn tier_days(
    agreed: Option<NaiveDate>,
    review: Option<NaiveDate>,
    ends: Option<NaiveDate>,
) -> Result<(), Error> {
    in_order(agreed, "the agreement", review, "The review")?;
    in_order(agreed, "the agreement", ends, "The expected end")
}

fn universal() -> TierCard {
    TierCard {
        id: None,
        tier: Tier::Universal,
        name: Tier::Universal.word().to_owned(),
        reasons: String::new(),
        agreed_with: String::new(),
        rhythm: String::new(),
        topics: String::new(),
        agreed_on: None,
        review_by: None,
        ends_on: None,
        review: Standing::ComingUp,
        is_ahead: false,
        until: None,
    }
}
