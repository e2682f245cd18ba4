//! Tiers of support: universal for every region, more by agreement.

use crate::edit::{Maybe, in_order, in_region, text};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::region::{NewTier, TierCard};
use chrono::NaiveDate;
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
        in_order(
            Some(agreed_on),
            "the agreement",
            Some(review_by),
            "The review",
        )?;
        in_order(
            Some(agreed_on),
            "the agreement",
            new.ends_on,
            "The expected end",
        )?;
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

    /// The agreement in force, and those before it.
    pub(crate) fn tiers(&self, region: Id) -> Result<(TierCard, Vec<TierCard>), Error> {
        let today = self.today();
        let mut cards = Vec::new();
        let mut in_force = None;
        for row in TierAgreementRow::of_region(self.reading(), region)? {
            let card = card(&row, today);
            let has_begun = row.agreed_on.is_none_or(|day| day <= today);
            if in_force.is_none() && has_begun {
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
    }
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
    }
}
