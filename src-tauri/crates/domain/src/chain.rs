//! Chains: every author's changes in one scope, each naming the one before it.
//!
//! One signature at the end of a chain vouches for all of it, on whatever way it
//! came. What somebody holds can be said in a few numbers and names, and what they
//! lack can be worked out from that. Nothing here trusts a number alone: an author
//! may, by a mishap, have used one twice, and then both branches are kept.

use crate::change::{AuthorKey, Change, Identity, Scope};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Which chain: an author's, in a scope.
pub type ChainName = (AuthorKey, Scope);

/// A change as its chain sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Counts from 1.
    pub seq: u64,
    /// The one before it.
    pub prev: Option<Identity>,
}

/// The links of one chain that are at hand, by name.
pub type Links = BTreeMap<Identity, Link>;

/// The change as a link.
impl From<&Change> for Link {
    fn from(change: &Change) -> Self {
        Self {
            seq: change.seq,
            prev: change.prev,
        }
    }
}

/// What an author signs: “up to here, this chain is mine”.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Checkpoint {
    /// Whose chain, and who signs.
    pub author: AuthorKey,
    /// In which scope.
    pub scope: Scope,
    /// The number of the last change.
    pub seq: u64,
    /// The last change.
    pub change: Identity,
}

impl Checkpoint {
    /// The bytes that are signed: `"trellis checkpoint\0"`, the author, the scope’s tag
    /// and id, the number (big-endian) and the name of the change.
    pub fn signed_bytes(&self) -> Vec<u8> {
        let mut bytes = b"trellis checkpoint\0".to_vec();
        bytes.extend_from_slice(self.author.as_bytes());
        bytes.push(self.scope.tag());
        bytes.extend_from_slice(self.scope.of().as_bytes());
        bytes.extend_from_slice(&self.seq.to_be_bytes());
        bytes.extend_from_slice(self.change.as_bytes());
        bytes
    }
}

/// The links from `end` backward, as far as they are at hand and count down by one.
fn back(links: &Links, end: Identity) -> impl Iterator<Item = (Identity, Link)> {
    let first = links.get(&end).map(|link| (end, *link));
    std::iter::successors(first, |(_, later)| {
        let prev = later.prev?;
        let link = links.get(&prev)?;
        (link.seq.checked_add(1) == Some(later.seq)).then_some((prev, *link))
    })
}

/// The links that no checkpoint vouches for. `ends` are the verified checkpoints of
/// this chain, as number and change.
pub fn unsigned(links: &Links, ends: &[(u64, Identity)]) -> BTreeSet<Identity> {
    let mut open: BTreeSet<Identity> = links.keys().copied().collect();
    for (seq, end) in ends {
        if links.get(end).is_some_and(|link| link.seq == *seq) {
            for (identity, _) in back(links, *end) {
                // What lies further back was walked before.
                if !open.remove(&identity) {
                    break;
                }
            }
        }
    }
    open
}

/// What must travel so that a reader who holds nothing of the chain can verify it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Convoy {
    /// The checkpoints, by their place in the list that was given.
    pub ends: Vec<usize>,
    /// Everything between a wanted change and the checkpoint that vouches for it,
    /// both included.
    pub travels: BTreeSet<Identity>,
    /// Wanted, but vouched for by nobody: these stay.
    pub stays: BTreeSet<Identity>,
}

/// Chooses the fewest late checkpoints that vouch for every wanted change.
pub fn convoy(links: &Links, ends: &[(u64, Identity)], wanted: &BTreeSet<Identity>) -> Convoy {
    let mut order: Vec<(usize, &(u64, Identity))> = ends.iter().enumerate().collect();
    order.sort_by_key(|(_, end)| std::cmp::Reverse(**end));
    let mut convoy = Convoy {
        stays: wanted.clone(),
        ..Convoy::default()
    };
    for (at, (seq, end)) in order {
        if convoy.stays.is_empty() {
            break;
        }
        if links.get(end).is_none_or(|link| link.seq != *seq) {
            continue;
        }
        let path: Vec<(Identity, Link)> = back(links, *end).collect();
        let Some(lowest) = path
            .iter()
            .rposition(|(identity, _)| convoy.stays.contains(identity))
        else {
            continue;
        };
        convoy.ends.push(at);
        for (identity, _) in path.iter().take(lowest + 1) {
            convoy.travels.insert(*identity);
            convoy.stays.remove(identity);
        }
    }
    convoy.ends.sort_unstable();
    convoy
}

/// What somebody holds of one chain, in a few words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// Whose chain.
    pub author: AuthorKey,
    /// In which scope.
    pub scope: Scope,
    /// Unbroken stretches: first and last number, and names on the way.
    pub held: Vec<Stretch>,
}

/// An unbroken stretch of one branch of a chain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// The first number that is here.
    pub from: u64,
    /// The last.
    pub to: u64,
    /// Numbers and names on the way back from the last, ever further apart: whoever
    /// holds less than the last still finds one they know.
    pub marks: Vec<(u64, Identity)>,
}

/// What is held of a chain, as stretches.
pub fn stretches(links: &Links) -> Vec<Stretch> {
    let followed: BTreeSet<Identity> = links
        .values()
        .filter_map(|link| {
            let prev = link.prev?;
            let before = links.get(&prev)?;
            (before.seq.checked_add(1) == Some(link.seq)).then_some(prev)
        })
        .collect();
    let mut held: Vec<Stretch> = links
        .iter()
        .filter(|(identity, _)| !followed.contains(identity))
        .map(|(identity, link)| {
            let path: Vec<(Identity, Link)> = back(links, *identity).collect();
            let mut marks = Vec::new();
            let mut step = 0_usize;
            let mut at = 0_usize;
            while let Some((name, link)) = path.get(at) {
                marks.push((link.seq, *name));
                step = if step == 0 { 1 } else { step * 2 };
                at += step;
            }
            let from = path.last().map_or(link.seq, |(_, first)| first.seq);
            if let Some((name, first)) = path.last()
                && marks.last().is_none_or(|(_, last)| last != name)
            {
                marks.push((first.seq, *name));
            }
            Stretch {
                from,
                to: link.seq,
                marks,
            }
        })
        .collect();
    held.sort_by(|a, b| (a.from, a.to, &a.marks).cmp(&(b.from, b.to, &b.marks)));
    held
}

/// Which of our links somebody holds who stated these stretches. A number alone proves
/// nothing: only what hangs on a name that we know counts.
pub fn known_to(links: &Links, held: &[Stretch]) -> BTreeSet<Identity> {
    let mut known = BTreeSet::new();
    let mut held: Vec<&Stretch> = held.iter().collect();
    held.sort_by_key(|stretch| stretch.from);
    for stretch in held {
        let mark = stretch
            .marks
            .iter()
            .filter(|(seq, name)| links.get(name).is_some_and(|link| link.seq == *seq))
            .max();
        if let Some((_, name)) = mark {
            for (identity, link) in back(links, *name) {
                // What lies before one that is known was walked with a stretch that
                // reaches as far back or further.
                if link.seq < stretch.from || !known.insert(identity) {
                    break;
                }
            }
        }
    }
    known
}

/// How many changes somebody holds, who stated these stretches, of a chain of which we
/// have every number once: as many as [`known_to`] finds, without a look at each.
/// `number_of` says the number of a change that we have.
///
/// # Errors
/// What `number_of` gives.
pub fn count_known<E>(
    held: &[Stretch],
    number_of: impl Fn(&Identity) -> Result<Option<u64>, E>,
) -> Result<u64, E> {
    let mut spans: Vec<(u64, u64)> = Vec::new();
    for stretch in held {
        let mut marks: Vec<&(u64, Identity)> = stretch.marks.iter().collect();
        marks.sort_by(|a, b| b.cmp(a));
        for (seq, name) in marks {
            if number_of(name)? == Some(*seq) {
                spans.push((stretch.from.max(1), *seq));
                break;
            }
        }
    }
    spans.sort_unstable();
    let (mut count, mut upto) = (0, 0);
    for (from, to) in spans {
        let from = from.max(upto + 1);
        if to >= from {
            count += to - from + 1;
            upto = to;
        }
    }
    Ok(count)
}

/// The numbers that an author used more than once, in order: two laptops went on from the
/// same copy before either knew. Every branch is kept.
pub fn forks(links: &Links) -> Vec<u64> {
    let mut times: BTreeMap<u64, u32> = BTreeMap::new();
    for link in links.values() {
        *times.entry(link.seq).or_default() += 1;
    }
    times
        .into_iter()
        .filter_map(|(seq, times)| (times > 1).then_some(seq))
        .collect()
}

/// The numbers that are missing below the highest of `upto` and what is here, as first
/// and last of each gap.
pub fn gaps(links: &Links, upto: u64) -> Vec<(u64, u64)> {
    let here: BTreeSet<u64> = links.values().map(|link| link.seq).collect();
    let end = here.last().copied().unwrap_or(0).max(upto);
    let mut gaps = Vec::new();
    let mut next = 1;
    for seq in here {
        if seq > next {
            gaps.push((next, seq - 1));
        }
        let Some(after) = seq.checked_add(1) else {
            return gaps;
        };
        next = after;
    }
    if end >= next {
        gaps.push((next, end));
    }
    gaps
}
