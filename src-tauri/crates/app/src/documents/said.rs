//! What several documents say alike: actions, barriers and successes that their readers
//! may read, and where and with whom a visit is.

use crate::edit::text;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::support::{BarrierCard, SuccessCard};
use crate::words::{capitalized, clock, listed};
use trellis_domain::id::Id;
use trellis_domain::words::{Audience, Mode, Team};
use trellis_report::visit_summary::{BarrierLine, WentWell};
use trellis_store::table::contact::ContactRow;

/// Whether readers of one audience may read what is for another.
pub(super) fn may_read(readers: Audience, audience: Audience) -> bool {
    match readers {
        Audience::Region => audience == Audience::Region,
        Audience::Team => audience != Audience::Mine,
        Audience::Mine => true,
    }
}

impl Trellis {
    /// What went well, as far as the readers may read of it, the latest first.
    pub(crate) fn successes_for(
        &self,
        region: Id,
        readers: Audience,
    ) -> Result<Vec<SuccessCard>, Error> {
        let mut cards = self.successes_of(region)?;
        cards.retain(|card| may_read(readers, card.audience));
        cards.sort_by_key(|card| std::cmp::Reverse(card.seen_on));
        Ok(cards)
    }

    /// What is passed upward, as far as the readers may read of it.
    pub(super) fn barriers_for(
        &self,
        region: Id,
        readers: Audience,
    ) -> Result<Vec<BarrierCard>, Error> {
        let mut cards = self.barriers_of(region)?;
        cards.retain(|card| may_read(readers, card.audience));
        Ok(cards)
    }
}

pub(crate) fn went_well(card: SuccessCard) -> WentWell {
    WentWell {
        what: card.what,
        helped_by: card.helped_by,
        could_spread_to: card.could_spread_to,
    }
}

pub(super) fn barrier(card: BarrierCard) -> BarrierLine {
    BarrierLine {
        what: card.what,
        to_whom: card.to_whom,
        asked_on: card.asked_on,
        answer: card.answer,
        again_on: card.chase_on,
        state: card.state_name,
    }
}

/// “10:00 am to 12:00 pm”.
pub(super) fn hours(row: &ContactRow) -> String {
    match (row.starts_at, row.ends_at) {
        (Some(from), Some(to)) => format!("{} to {}", clock(from), clock(to)),
        (Some(from), None) => clock(from),
        _ => String::new(),
    }
}

/// “In person, Health department”.
pub(super) fn where_at(row: &ContactRow) -> String {
    let mode = row.mode.as_deref().and_then(Mode::from_code);
    let mode = mode.map_or("", Mode::word);
    let place = text(row.place.as_ref());
    let parts: Vec<&str> = [mode, place.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

/// Who took part, by team and role.
pub(super) fn who(row: &ContactRow) -> String {
    let mut who: Vec<&str> = Vec::new();
    if row.with_cit == Some(true) {
        who.push(Team::Cit.word());
    }
    if row.with_clt == Some(true) {
        who.push(Team::Clt.word());
    }
    who.extend(row.with_others.as_deref().filter(|it| !it.is_empty()));
    capitalized(&listed(&who))
}
