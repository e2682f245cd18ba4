//! Fidelity of support is three separate things: adherence, quality and engagement
//! (S2). Nothing here makes one number of them, and nothing is a share of anything.
//!
//! Adherence is about staying with the theory and values of the practice, so it is
//! read over an engagement: which practice activities were used, in how many contacts,
//! and when. Quality and engagement are words by whoever answers.

use crate::calendar::Quarter;
use crate::id::Id;
use crate::words::{Extent, Span};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Below so many, people can be recognized by what they say.
pub const FEW: usize = 5;

/// A practice activity that was used in a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The contact.
    pub contact: Id,
    /// Its day, where one was written down.
    pub on: Option<NaiveDate>,
    /// The core practice component, by code.
    pub component: String,
    /// The practice activity, by id.
    pub activity: String,
}

/// How an activity was used over an engagement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// In how many contacts.
    pub contacts: u32,
    /// The first day, where one is known.
    pub first_on: Option<NaiveDate>,
    /// The last day, where one is known.
    pub last_on: Option<NaiveDate>,
}

/// The first day of a span; none where all of the relationship is read. A region
/// without an agreed tier has no day to begin at, so all of it is read then.
pub fn first_day(
    span: Span,
    today: NaiveDate,
    tier_agreed_on: Option<NaiveDate>,
) -> Option<NaiveDate> {
    match span {
        Span::Quarter => Some(Quarter::of(today).first_day()),
        Span::Year => NaiveDate::from_ymd_opt(today.year(), 1, 1),
        Span::SinceTier => tier_agreed_on,
        Span::Whole => None,
    }
}

/// Whether a day lies in what is read: from the first day up to today. What has no day
/// belongs to the whole relationship and to no part of it.
pub fn is_within(on: Option<NaiveDate>, from: Option<NaiveDate>, today: NaiveDate) -> bool {
    match (on, from) {
        (Some(on), from) => on <= today && from.is_none_or(|from| from <= on),
        (None, from) => from.is_none(),
    }
}

/// How each activity was used, by component and activity. Each contact counts once.
pub fn read(
    uses: impl IntoIterator<Item = Use>,
    from: Option<NaiveDate>,
    today: NaiveDate,
) -> BTreeMap<(String, String), Used> {
    let mut seen = BTreeSet::new();
    let mut read: BTreeMap<(String, String), Used> = BTreeMap::new();
    for it in uses {
        if !is_within(it.on, from, today) {
            continue;
        }
        let key = (it.component, it.activity);
        if !seen.insert((key.clone(), it.contact)) {
            continue;
        }
        let used = read.entry(key).or_default();
        used.contacts = used.contacts.saturating_add(1);
        if let Some(on) = it.on {
            used.first_on = Some(used.first_on.map_or(on, |first| first.min(on)));
            used.last_on = Some(used.last_on.map_or(on, |last| last.max(on)));
        }
    }
    read
}

/// How many gave each answer, in the order of the words; those that nobody gave too.
pub fn counts(answers: impl IntoIterator<Item = Option<Extent>>) -> Vec<(Extent, u32)> {
    let mut counts: Vec<(Extent, u32)> = Extent::ALL.iter().map(|word| (*word, 0)).collect();
    for answer in answers.into_iter().flatten() {
        if let Some((_, count)) = counts.iter_mut().find(|(word, _)| *word == answer) {
            *count = count.saturating_add(1);
        }
    }
    counts
}
