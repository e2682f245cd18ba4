//! How an adopted program moved from stage to stage: its moves in order, the one that
//! stands, and what in them is worth a look. A stage is suggested, never enforced, and
//! going back happens; so nothing here refuses anything.

use crate::words::AdoptionStage;
use chrono::NaiveDate;

/// A program entered a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The stage.
    pub stage: AdoptionStage,
    /// The day; none where nobody wrote it down, which reads as before the others.
    pub on: Option<NaiveDate>,
}

/// Something about a program’s moves that is worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It went back to an earlier stage.
    Back {
        /// From this one.
        from: AdoptionStage,
        /// To this one.
        to: Move,
    },
    /// It entered the stage that it was in already.
    Again(Move),
    /// Two stages on one day.
    OneDay {
        /// The one.
        first: AdoptionStage,
        /// The other, and the day.
        second: Move,
    },
}

/// The move that stands: the last one whose day has come.
pub fn standing(moves: &[Move], today: NaiveDate) -> Option<Move> {
    moves
        .iter()
        .filter(|it| it.on.is_none_or(|on| on <= today))
        .max_by_key(|it| it.on)
        .copied()
}

/// What in a program’s moves is worth a look, by day.
pub fn doubts(moves: &[Move]) -> Vec<Doubt> {
    let mut sorted = moves.to_vec();
    sorted.sort_by_key(|it| it.on);
    sorted
        .iter()
        .zip(sorted.iter().skip(1))
        .filter_map(|(before, after)| {
            if before.stage == after.stage {
                Some(Doubt::Again(*after))
            } else if after.on.is_some() && before.on == after.on {
                Some(Doubt::OneDay {
                    first: before.stage,
                    second: *after,
                })
            } else if after.stage < before.stage {
                Some(Doubt::Back {
                    from: before.stage,
                    to: *after,
                })
            } else {
                None
            }
        })
        .collect()
}
