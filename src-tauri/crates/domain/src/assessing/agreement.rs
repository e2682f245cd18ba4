//! How far the hands of the first round agreed: of the group, never of anybody in it.

use super::{Hands, Item, count, mean};

/// How far a group agreed before it talked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Items with a first round of at least two hands; one hand agrees with itself.
    pub items: u32,
    /// Those on which all hands were the same at once.
    pub at_once: u32,
    /// Those on which the group came to one score in a later round.
    pub after_talk: u32,
    /// Those on which both 0 and 2 were shown.
    pub far_apart: u32,
    /// The share of those at once, in hundredths; none without items.
    pub share: Option<u32>,
    /// How far apart the outermost hands were, on average, in hundredths of 0 to 2.
    pub spread: Option<u32>,
}

/// How far the first hands agreed.
pub fn agreement(items: &[Item]) -> Agreement {
    let counted: Vec<(&Item, Hands)> = items
        .iter()
        .filter_map(|item| {
            let first = item.rounds.iter().find(|hands| hands.total() > 0)?;
            (first.total() > 1).then_some((item, *first))
        })
        .collect();
    let number =
        |is: &dyn Fn(&(&Item, Hands)) -> bool| count(counted.iter().filter(|it| is(it)).count());
    let at_once = number(&|(_, first)| first.unanimous().is_some());
    let later = |item: &Item| {
        let last = item.rounds.iter().rfind(|hands| hands.total() > 0);
        last.and_then(|hands| hands.unanimous()).is_some()
    };
    let all = count(counted.len());
    let apart: u64 = counted
        .iter()
        .map(|(_, it)| 100 * u64::from(it.spread()))
        .sum();
    Agreement {
        items: all,
        at_once,
        after_talk: number(&|(item, first)| first.unanimous().is_none() && later(item)),
        far_apart: number(&|(_, first)| first.spread() == super::HIGHEST),
        share: mean(100 * u64::from(at_once), all),
        spread: mean(apart, all),
    }
}
