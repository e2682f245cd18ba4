//! Tier agreements.

use crate::table::{list_by_id, rows};
use chrono::NaiveDate;
use trellis_domain::id::Id;

rows! {
    /// Tier agreements.
    TierAgreementRow in "tier_agreement" {
        region: Id,
        tier: String,
        reasons: String,
        agreed_with: String,
        rhythm: String,
        topics: String,
        ends_on: NaiveDate,
        agreed_on: NaiveDate,
        review_by: NaiveDate,
    }
}

list_by_id! {
    /// The agreements of a region, latest first.
    TierAgreementRow::of_region, "region = ?1 ORDER BY agreed_on DESC, made_at DESC, id"
}
