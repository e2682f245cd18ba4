//! The follow-up list: what was promised in a visit.

use crate::audience::audience_from;
use crate::edit::text;
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::visit::Promised;
use crate::words::{capitalized, day};
use chrono::NaiveDate;
use trellis_domain::id::Id;
use trellis_domain::words::{ActionState, Audience, BarrierState};
use trellis_store::table::action::ActionRow;
use trellis_store::table::barrier::BarrierRow;

impl Trellis {
    /// Actions that were agreed in a visit and are still open, and barriers that came up
    /// in it and wait for an answer; the first date first, what has none last.
    pub(super) fn promised_in(&self, visit: Id, region: Id) -> Result<Vec<Promised>, Error> {
        let mut promised = Vec::new();
        for row in ActionRow::of_region(self.reading(), region)? {
            let state = row.state.as_deref().and_then(ActionState::from_code);
            if row.visit == Some(visit)
                && matches!(
                    state,
                    None | Some(ActionState::Open | ActionState::CarriedOver)
                )
            {
                promised.push(Promised {
                    record: row.id,
                    what: text(row.step.as_ref()),
                    who: text(row.who.as_ref()),
                    by_on: row.by_on,
                    by_text: self.by_words(row.by_on, "by"),
                    audience: Audience::Region,
                });
            }
        }
        for row in BarrierRow::of_region(self.reading(), region)? {
            let state = row.state.as_deref().and_then(BarrierState::from_code);
            if row.visit == Some(visit) && matches!(state, None | Some(BarrierState::Open)) {
                let to_whom = text(row.to_whom.as_ref());
                promised.push(Promised {
                    record: row.id,
                    what: format!("Barrier: {}", text(row.what.as_ref())),
                    who: if to_whom.is_empty() {
                        to_whom
                    } else {
                        format!("to {to_whom}")
                    },
                    by_on: row.chase_on,
                    by_text: self.by_words(row.chase_on, "ask again"),
                    audience: audience_from(row.audience.as_ref()),
                });
            }
        }
        promised.sort_by_key(|promise| (promise.by_on.is_none(), promise.by_on));
        Ok(promised)
    }

    fn by_words(&self, on: Option<NaiveDate>, how: &str) -> String {
        on.map_or_else(
            || "No day named".to_owned(),
            |on| format!("{} {}", capitalized(how), day(on, self.today())),
        )
    }
}
