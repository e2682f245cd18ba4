//! Who sat where, and for how long: turnover is seats over time, and a seat with nobody
//! in it is a vacancy.
//!
//! A sitting is half open: it begins on its first day, and its last day is the one from
//! which somebody else sits there, or nobody. So a seat that is handed on shows neither
//! a gap nor two people at once.

use crate::calendar::Quarter;
use crate::id::Id;
use crate::words::Team;
use chrono::{Datelike, Months, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// A full post, in hundredths. More than one for one person is worth a look.
pub const FULL_POST: i64 = 100;

/// A seat for as long as one person sat there, or nobody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// The record.
    pub seat: Id,
    /// Its team.
    pub team: Team,
    /// What the seat does.
    pub role: String,
    /// Who sits there; nobody is a vacancy.
    pub person: Option<Id>,
    /// Share of a post in hundredths.
    pub fte: Option<i64>,
    /// The first day; none where nobody wrote it down, which reads as long ago.
    pub from: Option<NaiveDate>,
    /// The day from which it is no longer so; none is still so.
    pub to: Option<NaiveDate>,
}

impl Sitting {
    /// Whether it was so on this day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| to > day)
    }

    /// Whether it ends before it begins, which no seat does.
    pub fn is_upside_down(&self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if to < from)
    }

    fn lasted(&self) -> bool {
        match (self.from, self.to) {
            (Some(from), Some(to)) => from < to,
            _ => true,
        }
    }

    /// The days that two have in common.
    fn shared(&self, other: &Self) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
        let from = self.from.max(other.from);
        let to = match (self.to, other.to) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        let is_shared = match (from, to) {
            (Some(from), Some(to)) => from < to,
            _ => true,
        };
        (self.lasted() && other.lasted() && is_shared).then_some((from, to))
    }
}

/// What became of one seat over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatLine<'a> {
    /// What the seat does.
    pub role: &'a str,
    /// Who sat there, in order, with what lies between.
    pub spells: Vec<Spell<'a>>,
}

/// A stretch of one seat's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spell<'a> {
    /// Somebody sat there, or a vacancy was written down.
    Sat(&'a Sitting),
    /// Between two sittings nobody wrote anything down.
    Unwritten {
        /// Since the one before ended.
        from: NaiveDate,
        /// Until the next one began.
        to: NaiveDate,
    },
}

/// A team's sittings as one line for each seat. Records do not say which of them is the
/// same chair; those of one role follow each other where their days allow it, the one
/// that ended last going on first.
pub fn lines<'a>(sittings: impl IntoIterator<Item = &'a Sitting>) -> Vec<SeatLine<'a>> {
    let mut sorted: Vec<&Sitting> = sittings.into_iter().collect();
    sorted.sort_by_key(|it| (it.from, it.to.is_none(), it.to));
    let mut lines: Vec<SeatLine<'a>> = Vec::new();
    for sitting in sorted {
        let role = sitting.role.trim();
        let follows = |line: &SeatLine<'a>| -> Option<NaiveDate> {
            let Some(Spell::Sat(last)) = line.spells.last() else {
                return None;
            };
            let is_same = line.role.to_lowercase() == role.to_lowercase();
            let ended = last.to.filter(|_| is_same)?;
            (sitting.from? >= ended).then_some(ended)
        };
        let best = lines
            .iter_mut()
            .filter_map(|line| Some((follows(line)?, line)))
            .max_by_key(|(ended, _)| *ended);
        match (best, sitting.from) {
            (Some((ended, line)), Some(from)) => {
                if ended < from {
                    line.spells.push(Spell::Unwritten {
                        from: ended,
                        to: from,
                    });
                }
                line.spells.push(Spell::Sat(sitting));
            }
            _ => lines.push(SeatLine {
                role,
                spells: vec![Spell::Sat(sitting)],
            }),
        }
    }
    lines
}

/// How many people came to a team and left it in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// Took a seat on the team, having had none the day before.
    pub came: usize,
    /// Left their last seat on it.
    pub left: usize,
}

/// Somebody came to a team, or left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming<'a> {
    /// The day.
    pub on: NaiveDate,
    /// Came; otherwise left.
    pub has_come: bool,
    /// The seat they took first, or held last.
    pub sitting: &'a Sitting,
}

/// Who came to one team and left it, by day, up to today. Moving from one seat to
/// another on the same team is neither; what is still to come is left out.
pub fn comings<'a>(
    sittings: impl IntoIterator<Item = &'a Sitting>,
    today: NaiveDate,
) -> Vec<Coming<'a>> {
    let mut of_person: BTreeMap<Id, Vec<&'a Sitting>> = BTreeMap::new();
    for sitting in sittings {
        if let Some(person) = sitting.person.filter(|_| sitting.lasted()) {
            of_person.entry(person).or_default().push(sitting);
        }
    }
    let mut all: Vec<Coming<'a>> = Vec::new();
    let mut note = |day: Option<NaiveDate>, has_come: bool, sitting: &'a Sitting| {
        all.extend(day.filter(|day| *day <= today).map(|on| Coming {
            on,
            has_come,
            sitting,
        }));
    };
    for mut own in of_person.into_values() {
        own.sort_by_key(|it| it.from);
        // The sitting that lasts longest of those without a day between.
        let mut stays: Option<&Sitting> = None;
        for sitting in own {
            match stays {
                // Still there, or moving on without a day between.
                Some(held)
                    if held
                        .to
                        .is_none_or(|end| sitting.from.is_none_or(|on| on <= end)) =>
                {
                    let is_longer =
                        held.to.is_some() && sitting.to.is_none_or(|to| Some(to) > held.to);
                    stays = Some(if is_longer { sitting } else { held });
                }
                before => {
                    if let Some(held) = before {
                        note(held.to, false, held);
                    }
                    note(sitting.from, true, sitting);
                    stays = Some(sitting);
                }
            }
        }
        if let Some(held) = stays {
            note(held.to, false, held);
        }
    }
    all.sort_by_key(|it| (it.on, it.has_come));
    all
}

/// Coming and going by year, the latest first. The present year is always there; of the
/// others, those in which somebody came or left.
pub fn years<'a>(sittings: impl IntoIterator<Item = &'a Sitting>, today: NaiveDate) -> Vec<Year> {
    let mut counts: BTreeMap<i32, (usize, usize)> = BTreeMap::new();
    counts.insert(today.year(), (0, 0));
    for it in comings(sittings, today) {
        let (came, left) = counts.entry(it.on.year()).or_default();
        if it.has_come {
            *came += 1;
        } else {
            *left += 1;
        }
    }
    counts
        .into_iter()
        .rev()
        .map(|(year, (came, left))| Year { year, came, left })
        .collect()
}

/// How much of a team's posts was filled on one day, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The day.
    pub on: NaiveDate,
    /// Filled; none where no seat is written down for that day.
    pub filled: Option<i64>,
    /// Filled and vacant together, and no less than the team's usual strength.
    pub wanted: i64,
}

/// What was filled on one day. `usual` is the team's usual strength in hundredths, 0
/// where it has none.
pub fn filled_on<'a>(
    sittings: impl IntoIterator<Item = &'a Sitting>,
    usual: i64,
    day: NaiveDate,
) -> Filled {
    let (mut filled, mut wanted, mut is_written) = (0, 0, false);
    for sitting in sittings {
        if sitting.holds_on(day) {
            let share = sitting.fte.unwrap_or(0);
            wanted += share;
            filled += sitting.person.map_or(0, |_| share);
            is_written = true;
        }
    }
    Filled {
        on: day,
        filled: is_written.then_some(filled),
        wanted: wanted.max(usual),
    }
}

/// What was filled on the first day of each quarter of the last two years: eight of
/// them, the present quarter last.
pub fn by_quarter(sittings: &[Sitting], usual: i64, today: NaiveDate) -> Vec<Filled> {
    let now = Quarter::of(today).first_day();
    (0..8)
        .rev()
        .filter_map(|back| now.checked_sub_months(Months::new(3 * back)))
        .map(|day| filled_on(sittings, usual, day))
        .collect()
}

/// Something about seats that is worth a look. Life allows most of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice<'a> {
    /// A seat ends before it begins.
    UpsideDown(&'a Sitting),
    /// One person sits on two seats of one team at once.
    TwoSeats {
        /// The seat that began first.
        first: &'a Sitting,
        /// The other one.
        second: &'a Sitting,
        /// The first day they have in common; none where that is not written down.
        from: Option<NaiveDate>,
        /// The day from which it is no longer so; none is still so.
        to: Option<NaiveDate>,
    },
    /// One person’s shares come to more than a full post.
    MoreThanOnePost {
        /// Whose.
        person: Id,
        /// Together, in hundredths.
        together: i64,
        /// Since when; none where that is not written down.
        since: Option<NaiveDate>,
        /// The seats that come together then.
        seats: Vec<&'a Sitting>,
    },
}

impl Notice<'_> {
    /// The seats it is about.
    pub fn seats(&self) -> Vec<Id> {
        match self {
            Self::UpsideDown(seat) => vec![seat.seat],
            Self::TwoSeats { first, second, .. } => vec![first.seat, second.seat],
            Self::MoreThanOnePost { seats, .. } => seats.iter().map(|it| it.seat).collect(),
        }
    }
}

/// Looks over the seats of a region: what ends before it begins, who sits on two seats
/// of one team at once, whose shares come to more than a full post. Sitting on two teams
/// is usual (a coordinator who belongs to the leadership team) and no notice.
pub fn look_over(sittings: &[Sitting]) -> Vec<Notice<'_>> {
    let mut sorted: Vec<&Sitting> = sittings.iter().collect();
    sorted.sort_by_key(|it| it.from);
    let mut notices: Vec<Notice<'_>> = sorted
        .iter()
        .filter(|it| it.is_upside_down())
        .map(|it| Notice::UpsideDown(it))
        .collect();
    let mut people = BTreeSet::new();
    for (nth, first) in sorted.iter().enumerate() {
        let Some(person) = first.person else { continue };
        people.insert(person);
        for second in sorted.iter().skip(nth + 1) {
            if second.person == Some(person)
                && second.team == first.team
                && let Some((from, to)) = first.shared(second)
            {
                notices.push(Notice::TwoSeats {
                    first,
                    second,
                    from,
                    to,
                });
            }
        }
    }
    notices.extend(people.into_iter().filter_map(|it| too_much(&sorted, it)));
    notices
}

/// The first day on which one person’s shares come to more than a full post.
fn too_much<'a>(sorted: &[&'a Sitting], person: Id) -> Option<Notice<'a>> {
    let own: Vec<&Sitting> = sorted
        .iter()
        .copied()
        .filter(|it| it.person == Some(person) && it.lasted() && it.fte.is_some())
        .collect();
    own.iter().find_map(|begins| {
        let on = begins.from.unwrap_or(NaiveDate::MIN);
        let seats: Vec<&Sitting> = own.iter().copied().filter(|it| it.holds_on(on)).collect();
        let together: i64 = seats.iter().filter_map(|it| it.fte).sum();
        (together > FULL_POST).then_some(Notice::MoreThanOnePost {
            person,
            together,
            since: begins.from,
            seats,
        })
    })
}
