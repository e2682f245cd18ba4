//! What a capacity assessment comes to: scores of items, of domains and of indices, and how
//! far the hands of the first round agreed.
//!
//! Everything is an integer. A score of an item is 0, 1 or 2; a mean is in hundredths of
//! that, so 145 is 1.45, rounded half up. The rules:
//!
//! * A score that the group agreed on counts, however the hands stood.
//! * Without one, the last round in which hands were counted goes by what the instrument
//!   says ([`Undecided`]). An item that the group comes back to has no score, nor has one
//!   that nobody voted on.
//! * An item that does not apply is left out: it is neither answered nor missing.
//! * A domain or an index has a mean only where enough of its items have a score
//!   ([`Scoring::least_answered`]); missing ones are never counted as 0.
//! * A typed index counts by its share of the highest score there is, so that one out of
//!   100 and one out of 2 stand on one scale.

mod agreement;
mod compare;

pub use agreement::{Agreement, agreement};
pub use compare::{Change, change, strongest_first};

use crate::pack::{CapacityDomain, Index, Scoring, Undecided};

/// The highest score of an item.
pub const HIGHEST: u8 = 2;

/// The same in hundredths: where the scale of a mean ends.
pub const SCALE: i64 = 200;

/// How the hands stood in one round: counts, never names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Hands {
    /// Hands for 0, not yet.
    pub zeros: u32,
    /// Hands for 1, partly.
    pub ones: u32,
    /// Hands for 2, in place.
    pub twos: u32,
}

impl Hands {
    /// How many hands there were.
    pub const fn total(self) -> u32 {
        self.zeros
            .saturating_add(self.ones)
            .saturating_add(self.twos)
    }

    /// The hands for each score, from 0 to 2.
    pub const fn by_score(self) -> [(u8, u32); 3] {
        [(0, self.zeros), (1, self.ones), (2, self.twos)]
    }

    /// The hands for one score; none for a number that is no score.
    pub const fn of(self, score: u8) -> u32 {
        match score {
            0 => self.zeros,
            1 => self.ones,
            2 => self.twos,
            _ => 0,
        }
    }

    /// The score that everybody showed; none where hands differ or there are none.
    pub fn unanimous(self) -> Option<u8> {
        let mut shown = self.shown();
        let first = shown.next()?;
        shown.next().is_none().then_some(first)
    }

    /// The lowest score that anybody showed.
    pub fn lowest(self) -> Option<u8> {
        self.shown().next()
    }

    /// The score that more than half of the hands showed.
    pub fn majority(self) -> Option<u8> {
        let total = u64::from(self.total());
        let is_most = |(_, hands): &(u8, u32)| 2 * u64::from(*hands) > total;
        self.by_score()
            .into_iter()
            .find(is_most)
            .map(|(score, _)| score)
    }

    /// How far apart the outermost hands were: 0, 1 or 2.
    pub fn spread(self) -> u8 {
        let (first, last) = (self.shown().next(), self.shown().last());
        last.unwrap_or_default() - first.unwrap_or_default()
    }

    fn shown(self) -> impl Iterator<Item = u8> {
        let shown = self.by_score().into_iter().filter(|(_, hands)| *hands > 0);
        shown.map(|(score, _)| score)
    }
}

/// One item of an assessment, as far as the group came with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The entry of the instrument, or its number on a form of others.
    pub id: String,
    /// The capacity domain it speaks to.
    pub domain: Option<CapacityDomain>,
    /// The rounds of votes, the first first.
    pub rounds: Vec<Hands>,
    /// What the group agreed on.
    pub agreed: Option<u8>,
    /// The group comes back to it.
    pub parked: bool,
    /// The group says that it does not apply here.
    pub does_not_apply: bool,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The group agreed on this score.
    Agreed(u8),
    /// Nobody agreed; the instrument says which score it has.
    ByRule(u8),
    /// Hands were counted, and it has no score.
    Undecided,
    /// The group comes back to it.
    Parked,
    /// No hand was counted.
    Unvoted,
    /// It does not apply here.
    DoesNotApply,
}

impl Standing {
    /// The score that counts.
    pub const fn score(self) -> Option<u8> {
        match self {
            Self::Agreed(score) | Self::ByRule(score) => Some(score),
            Self::Undecided | Self::Parked | Self::Unvoted | Self::DoesNotApply => None,
        }
    }
}

impl Item {
    /// Where it stands by the rule of its instrument. A number that is no score reads as
    /// no score.
    pub fn standing(&self, rule: Undecided) -> Standing {
        if self.does_not_apply {
            return Standing::DoesNotApply;
        }
        if self.parked {
            return Standing::Parked;
        }
        if let Some(score) = self.agreed.filter(|score| *score <= HIGHEST) {
            return Standing::Agreed(score);
        }
        let Some(last) = self.rounds.iter().rfind(|hands| hands.total() > 0) else {
            return Standing::Unvoted;
        };
        let by_rule = match rule {
            Undecided::StaysOpen => None,
            Undecided::Lower => last.lowest(),
            Undecided::Majority => last.majority(),
        };
        by_rule.map_or(Standing::Undecided, Standing::ByRule)
    }
}

/// An index whose score was typed from another's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedIndex {
    /// Its name.
    pub name: String,
    /// The score, in hundredths.
    pub score: Option<i64>,
    /// The highest score there is, in hundredths; 200 where nothing is said.
    pub out_of: Option<i64>,
    /// The capacity domain it speaks to.
    pub domain: Option<CapacityDomain>,
}

impl TypedIndex {
    /// The score on the scale of 0 to 2, in hundredths; none without a score, or where it
    /// lies outside its own scale.
    pub fn on_scale(&self) -> Option<u32> {
        let (score, out_of) = (self.score?, self.out_of.unwrap_or(SCALE));
        if out_of <= 0 || score < 0 || score > out_of {
            return None;
        }
        let (score, out_of) = (i128::from(score), i128::from(out_of));
        u32::try_from((2 * score * 200 + out_of) / (2 * out_of)).ok()
    }
}

/// One administration of an instrument: what the record holds of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Administration {
    /// Its items, in the order of the instrument.
    pub items: Vec<Item>,
    /// What they add up to beside the domains.
    pub indices: Vec<Index>,
    /// Indices that were typed from another's form.
    pub typed: Vec<TypedIndex>,
    /// What counts.
    pub scoring: Scoring,
}

/// What a domain or an index comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexResult {
    /// The code of the domain, the id of the index, or the name of one that was typed.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The domain it is, or speaks to.
    pub domain: Option<CapacityDomain>,
    /// The mean, in hundredths of 0 to 2; none where too few items have a score.
    pub mean: Option<u32>,
    /// How many items have a score.
    pub scored: u32,
    /// How many apply.
    pub of: u32,
}

/// How the items stand, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Have a score.
    pub scored: u32,
    /// Are to be come back to.
    pub parked: u32,
    /// Were voted on and have no score.
    pub undecided: u32,
    /// Were not voted on.
    pub unvoted: u32,
    /// Do not apply.
    pub does_not_apply: u32,
}

/// What an administration comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// The domains that have items or an index that was typed, in their order.
    pub domains: Vec<IndexResult>,
    /// The indices: those of the instrument, then those that were typed.
    pub indices: Vec<IndexResult>,
    /// How far the first hands agreed.
    pub agreement: Agreement,
    /// How the items stand.
    pub tally: Tally,
}

impl Administration {
    /// What it comes to, as its instrument counts.
    pub fn results(&self) -> Results {
        let indices = self.indices.iter().map(|index| {
            let items = self
                .items
                .iter()
                .filter(|it| index.entries.contains(&it.id));
            let figure = self.figure(items);
            figure.named(&index.id, &index.name, index.domain)
        });
        let typed = self.typed.iter().map(|typed| IndexResult {
            id: typed.name.clone(),
            name: typed.name.clone(),
            domain: typed.domain,
            mean: typed.on_scale(),
            scored: u32::from(typed.score.is_some()),
            of: 1,
        });
        Results {
            domains: CapacityDomain::ALL
                .into_iter()
                .filter_map(|domain| self.domain(domain))
                .collect(),
            indices: indices.chain(typed).collect(),
            agreement: agreement(&self.items),
            tally: self.tally(),
        }
    }

    /// What a domain comes to: the mean of its items, or, where there are none, of the
    /// indices that were typed for it.
    fn domain(&self, domain: CapacityDomain) -> Option<IndexResult> {
        let is_of = |of: Option<CapacityDomain>| of == Some(domain);
        let items: Vec<&Item> = self.items.iter().filter(|it| is_of(it.domain)).collect();
        let figure = if items.is_empty() {
            let typed = self.typed.iter().filter(|it| is_of(it.domain));
            let typed: Vec<Option<u32>> = typed.map(TypedIndex::on_scale).collect();
            if typed.is_empty() {
                return None;
            }
            let found: Vec<u32> = typed.iter().flatten().copied().collect();
            Figure {
                mean: mean(
                    found.iter().map(|it| u64::from(*it)).sum(),
                    count(found.len()),
                ),
                scored: count(found.len()),
                of: count(typed.len()),
            }
        } else {
            self.figure(items.into_iter())
        };
        Some(figure.named(domain.code(), domain.name(), Some(domain)))
    }

    fn figure<'a>(&self, items: impl Iterator<Item = &'a Item>) -> Figure {
        let (mut sum, mut scored, mut of) = (0_u64, 0_u32, 0_u32);
        for item in items {
            let standing = item.standing(self.scoring.undecided);
            if standing == Standing::DoesNotApply {
                continue;
            }
            of += 1;
            if let Some(score) = standing.score() {
                scored += 1;
                sum += 100 * u64::from(score);
            }
        }
        let least = u64::from(self.scoring.least_answered) * u64::from(of);
        let is_enough = 100 * u64::from(scored) >= least;
        Figure {
            mean: mean(sum, scored).filter(|_| is_enough),
            scored,
            of,
        }
    }

    fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for item in &self.items {
            let counted = match item.standing(self.scoring.undecided) {
                Standing::Agreed(_) | Standing::ByRule(_) => &mut tally.scored,
                Standing::Undecided => &mut tally.undecided,
                Standing::Parked => &mut tally.parked,
                Standing::Unvoted => &mut tally.unvoted,
                Standing::DoesNotApply => &mut tally.does_not_apply,
            };
            *counted += 1;
        }
        tally
    }
}

/// A mean and what it rests on.
struct Figure {
    mean: Option<u32>,
    scored: u32,
    of: u32,
}

impl Figure {
    fn named(self, id: &str, name: &str, domain: Option<CapacityDomain>) -> IndexResult {
        IndexResult {
            id: id.to_owned(),
            name: name.to_owned(),
            domain,
            mean: self.mean,
            scored: self.scored,
            of: self.of,
        }
    }
}

/// A sum shared out, rounded half up; none where there is nobody to share it.
fn mean(sum: u64, among: u32) -> Option<u32> {
    let among = u64::from(among);
    if among == 0 {
        return None;
    }
    u32::try_from((2 * sum + among) / (2 * among)).ok()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
