//! What this laptop shows while a visit is in the room.
//!
//! Seven people look at the screen then. Which visit it is stays on this laptop: a visit
//! that a colleague has in the room on theirs is none of ours.

use crate::drafts::get_contact;
use crate::error::Error;
use crate::today::heading;
use crate::trellis::Trellis;
use crate::view::today::{TodayInRoom, TodayScreen};
use trellis_domain::id::Id;
use trellis_domain::words::VisitPhase;
use trellis_store::table::action::ActionRow;
use trellis_store::table::contact::ContactRow;

/// Where this computer keeps the visit that entered the room last.
const SETTING: &str = "in_the_room";

impl Trellis {
    /// The first screen: everything at the desk, one region in the room.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn today_screen(&self) -> Result<TodayScreen, Error> {
        Ok(match self.visit_in_room()? {
            Some(visit) => TodayScreen::Room {
                today: Box::new(self.today_in_room(visit)?),
            },
            None => TodayScreen::Desk {
                today: Box::new(self.today_view()?),
            },
        })
    }

    /// The visit that is in the room on this laptop, until it is moved on.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn visit_in_room(&self) -> Result<Option<Id>, Error> {
        let kept = self.reading().find_setting(SETTING)?;
        let Some(visit) = kept.and_then(|kept| kept.parse::<Id>().ok()) else {
            return Ok(None);
        };
        let row = ContactRow::find(self.reading(), visit)?;
        let is_there =
            row.is_some_and(|row| row.phase.as_deref() == Some(VisitPhase::InTheRoom.code()));
        Ok(is_there.then_some(visit))
    }

    /// Today as everybody in the room may see it: the visit's region and no other, what
    /// may print and nothing else.
    ///
    /// # Errors
    /// Where the visit is gone, or the workbook cannot be read.
    pub fn today_in_room(&self, visit: Id) -> Result<TodayInRoom, Error> {
        let row = get_contact(self, visit)?;
        let region = row.region.ok_or_else(|| Error::gone("visit"))?;
        let region_row = self.get_region(region)?;
        let region_name = region_row.name.clone().unwrap_or_default();
        let mut visits = Vec::new();
        for other in ContactRow::open_visits(self.reading())? {
            if other.region == Some(region) && other.id != visit {
                visits.push(self.visit_card_in(&other, Some(&region_row)));
            }
        }
        let actions = ActionRow::open_in_region(self.reading(), region)?;
        Ok(TodayInRoom {
            visit,
            region,
            heading: heading(self.today()),
            sentence: format!(
                "A visit with {region_name} is in the room, so this page shows that region only."
            ),
            visits,
            actions: actions
                .iter()
                .map(|action| self.action_card_in(action, region_name.clone()))
                .collect(),
            region_name,
        })
    }

    /// Keeps that a visit is about to enter the room. Written before the visit moves, so
    /// that no moment lies between in which the whole desk could be seen.
    pub(crate) fn keep_room(&mut self, visit: Id, to: VisitPhase) -> Result<(), Error> {
        self.writable()?;
        if to == VisitPhase::InTheRoom {
            self.workbook.set_setting(SETTING, &visit.to_string())?;
        }
        Ok(())
    }
}
