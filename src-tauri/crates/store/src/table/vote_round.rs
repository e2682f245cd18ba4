//! How the hands stood for one item in one round: counts, never names.

use crate::table::{list_by_id, rows};
use trellis_domain::id::Id;

rows! {
    /// How the hands stood for one item in one round: counts, never names.
    VoteRoundRow in "vote_round" {
        assessment: Id,
        item: String,
        round: i64,
        region: Id,
        zeros: i64,
        ones: i64,
        twos: i64,
        heard: String,
    }
}

list_by_id! {
    /// Those of an assessment, in order.
    VoteRoundRow::of_assessment, "assessment = ?1 ORDER BY item, round, id"
}

list_by_id! {
    /// Those of a region, in order.
    VoteRoundRow::of_region, "region = ?1 ORDER BY item, round, id"
}
