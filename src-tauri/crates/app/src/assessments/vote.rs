//! Everybody shows hands at once: counts by round, never names.

use super::form::Form;
use super::hands_of;
use crate::edit::{Maybe, in_region};
use crate::error::Error;
use crate::trellis::Trellis;
use crate::view::assessing::HandsView;
use trellis_domain::assessing::Hands;
use trellis_domain::id::Id;
use trellis_domain::noun::{assessment as a, vote_round as v};
use trellis_store::Edit;
use trellis_store::table::assessment::AssessmentRow;
use trellis_store::table::vote_round::VoteRoundRow;

/// The most hands of one kind that are counted: far more than a table has, and far less
/// than a key that got stuck would make.
const MOST_HANDS: u32 = 500;

impl Trellis {
    /// Adds a hand to the present round of an item, or takes one back. More hands than
    /// there are votes are counted all the same, and explained beside the item.
    ///
    /// # Errors
    /// Where the assessment does not run, it has no such item, the score is none, or it
    /// cannot be written.
    pub fn raise_hand(&mut self, id: Id, item: &str, score: u8, up: bool) -> Result<(), Error> {
        let (_, hands) = self.present_round(id, item)?;
        let mut hands = hands.unwrap_or_default();
        let of = match score {
            0 => &mut hands.zeros,
            1 => &mut hands.ones,
            2 => &mut hands.twos,
            _ => return Err(no_score(i64::from(score))),
        };
        *of = if up {
            of.saturating_add(1).min(MOST_HANDS)
        } else {
            of.saturating_sub(1)
        };
        self.set_hands(id, item, HandsView::from(hands))
    }

    /// Says how the hands stand in the present round of an item.
    ///
    /// # Errors
    /// Where the assessment does not run, it has no such item, or it cannot be written.
    pub fn set_hands(&mut self, id: Id, item: &str, hands: HandsView) -> Result<(), Error> {
        let row = self.get_running(id)?;
        if [hands.zeros, hands.ones, hands.twos]
            .into_iter()
            .any(|it| it > MOST_HANDS)
        {
            return Err(Error::new(
                "So many hands do not fit one table",
                "Write how many there were, such as 7.",
            ));
        }
        let (round, _) = self.present_round(id, item)?;
        let region = row.region.ok_or_else(|| Error::gone("assessment"))?;
        let edit = round_edit(region, id, item, round)
            .set(v::zeros, hands.zeros)
            .set(v::ones, hands.ones)
            .set(v::twos, hands.twos);
        let moved = self.moving(&row, item)?;
        self.act(|act| {
            act.edit(edit)?;
            act.edit(moved)
        })
    }

    /// Begins another round of an item. What was heard in between is kept with the round
    /// before.
    ///
    /// # Errors
    /// Where the assessment does not run, nobody voted in the present round, or it cannot
    /// be written.
    pub fn vote_again(&mut self, id: Id, item: &str, heard: Option<&str>) -> Result<(), Error> {
        let row = self.get_running(id)?;
        let (round, hands) = self.present_round(id, item)?;
        if hands.unwrap_or_default().total() == 0 {
            return Err(Error::new(
                "Nobody has shown a hand in this round yet",
                "Count the hands of this round first.",
            ));
        }
        let region = row.region.ok_or_else(|| Error::gone("assessment"))?;
        let heard = heard.map(str::trim).filter(|heard| !heard.is_empty());
        self.act(|act| {
            if heard.is_some() {
                act.edit(round_edit(region, id, item, round).maybe(v::heard, heard))?;
            }
            act.edit(
                round_edit(region, id, item, round + 1)
                    .set(v::zeros, 0_u32)
                    .set(v::ones, 0_u32)
                    .set(v::twos, 0_u32),
            )
        })
    }

    /// The number of the round that is being counted, from 1, and its hands; none before
    /// the first hand.
    pub(super) fn present_round(&self, id: Id, item: &str) -> Result<(u32, Option<Hands>), Error> {
        let row = self.get_running(id)?;
        known(&self.form_of(&row), item)?;
        let rounds = self.rounds_of(id, item)?;
        Ok(rounds
            .last()
            .map_or((1, None), |(round, hands, _)| (*round, Some(*hands))))
    }

    /// The rounds of an item that were counted, the first first.
    pub(super) fn rounds_of(
        &self,
        id: Id,
        item: &str,
    ) -> Result<Vec<(u32, Hands, VoteRoundRow)>, Error> {
        let rows = VoteRoundRow::of_assessment(self.reading(), id)?;
        Ok(rows
            .into_iter()
            .filter(|row| row.item.as_deref() == Some(item))
            .filter_map(|row| {
                let round = u32::try_from(row.round?).ok()?;
                Some((round, hands_of(&row)?, row))
            })
            .collect())
    }

    /// The round that this record is, where nobody counted a hand in it yet.
    pub(crate) fn first_vote_round(&self, record: Id) -> Result<Option<Edit>, Error> {
        for (region, row, item) in self.items_on_tables()? {
            let rounds = self.rounds_of(row.id, &item)?;
            let last = rounds.last().map_or(1, |(round, _, _)| *round);
            if let Some(round) = (1..=last).find(|it| round_record(row.id, &item, *it) == record) {
                return Ok(Some(round_edit(region, row.id, &item, round)));
            }
        }
        Ok(None)
    }

    /// Every item of every assessment that runs.
    pub(super) fn items_on_tables(&self) -> Result<Vec<(Id, AssessmentRow, String)>, Error> {
        use trellis_domain::words::AssessmentState;
        use trellis_store::table::region::RegionRow;
        let mut all = Vec::new();
        for region in RegionRow::list(self.reading())? {
            for row in AssessmentRow::of_region(self.reading(), region.id)? {
                if super::state(&row) == AssessmentState::Running {
                    let items = self.form_of(&row).items.into_iter();
                    all.extend(items.map(|item| (region.id, row.clone(), item.id)));
                }
            }
        }
        Ok(all)
    }

    /// Moves the group to an item.
    ///
    /// # Errors
    /// Where the assessment does not run, it has no such item, or it cannot be written.
    pub fn go_to_item(&mut self, id: Id, item: &str) -> Result<(), Error> {
        let row = self.get_running(id)?;
        known(&self.form_of(&row), item)?;
        let stands = self.edit_existing(&a::NOUN, id)?;
        self.act(|act| act.edit(stands.set(a::at_item, item)))
    }
}

/// Refuses an item that the form does not have.
pub(super) fn known(form: &Form, item: &str) -> Result<(), Error> {
    if form.find(item).is_some() {
        return Ok(());
    }
    let remedy = match (form.items.first(), form.items.last()) {
        (Some(first), Some(last)) => {
            format!("Its items go from {} to {}.", first.id, last.id)
        }
        _ => "Only results are typed here. To count hands, begin it with the number of items of the form.".to_owned(),
    };
    Err(Error::new(
        format!("This assessment has no item “{item}”"),
        remedy,
    ))
}

/// What to say to a number that is no score.
pub(super) fn no_score(number: i64) -> Error {
    Error::new(
        format!("{number} is no score of this scale"),
        "Choose 0, 1 or 2.",
    )
}

/// There is one record for an assessment, an item and a round.
pub(super) fn round_record(assessment: Id, item: &str, round: u32) -> Id {
    let round = round.to_string();
    let parts = [assessment.as_bytes(), item.as_bytes(), round.as_bytes()];
    Id::natural(v::NOUN.name, &parts)
}

fn round_edit(region: Id, assessment: Id, item: &str, round: u32) -> Edit {
    in_region(region, &v::NOUN, round_record(assessment, item, round))
        .set(v::assessment, assessment)
        .set(v::item, item)
        .set(v::round, round)
        .set(v::region, region)
}

impl From<Hands> for HandsView {
    fn from(hands: Hands) -> Self {
        Self {
            zeros: hands.zeros,
            ones: hands.ones,
            twos: hands.twos,
        }
    }
}
