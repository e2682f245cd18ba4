//! What the screen of exchange shows.

use crate::error::Error;
use crate::exchange::cards::read_card;
use crate::exchange::{count, received_files};
use crate::trellis::Trellis;
use crate::view::exchange::{CardLook, ExchangeView};
use std::path::Path;

impl Trellis {
    /// Everything around bundles: this laptop’s card, the others, what each has, what
    /// came in, and what waits.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn exchange(&self) -> Result<ExchangeView, Error> {
        if self.founding().is_sample {
            return Ok(ExchangeView {
                is_sample: true,
                ..ExchangeView::default()
            });
        }
        let own = if self.read_only().is_none() {
            self.own_card().ok()
        } else {
            None
        };
        let mut cards = self.list_cards()?;
        cards.retain(|card| !card.is_this);
        Ok(ExchangeView {
            is_sample: false,
            own,
            cards,
            missing: self.missing()?,
            imports: self.list_imports()?,
            folder: self.exchange_folder()?,
            received: received_files(),
            questions: self.count_conflicts(None)?,
        })
    }

    /// How many files of colleagues wait to be looked at.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn count_waiting_files(&self) -> Result<u32, Error> {
        if self.founding().is_sample {
            return Ok(0);
        }
        Ok(count(
            self.exchange_folder()?.waiting.len() + received_files().len(),
        ))
    }

    /// A card before it is added.
    ///
    /// # Errors
    /// Where the file is no card, or was altered.
    pub fn look_at_card(&self, file: &Path) -> Result<CardLook, Error> {
        self.refuse_sample()?;
        let (card, team) = read_card(file)?;
        Ok(CardLook {
            is_here: self.find_member(card.key)?.is_some(),
            is_of_another_team: team != self.founding().team,
            may_be_own: card.holder == self.founding().holder && card.key != self.author(),
            card: self.view(&card, None)?,
        })
    }
}
