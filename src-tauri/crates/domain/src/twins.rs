//! Two records of one contact, as they come about when a log is taken over or two
//! practitioners write down the same call.
//!
//! Nothing is decided here. What looks alike is offered to a person, who joins the two
//! or keeps them apart.

use crate::words::Mode;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What of a contact tells whether another one is the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Likeness<'a> {
    /// The day.
    pub on: Option<NaiveDate>,
    /// How.
    pub mode: Option<Mode>,
    /// Contact minutes.
    pub minutes: Option<u32>,
    /// What it was about.
    pub about: &'a str,
}

/// Why two contacts of one region look alike. They share the day and the mode anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// Both have as many minutes.
    Minutes,
    /// Only one of them has minutes.
    OneWithout,
    /// They say nearly the same.
    Words,
}

/// Whether two contacts of one region may be one, and why. None where they differ in
/// day or mode, or where nothing beside those speaks for it.
pub fn look_alike(one: Likeness<'_>, other: Likeness<'_>) -> Option<Alike> {
    if one.on.is_none() || one.on != other.on || one.mode.is_none() || one.mode != other.mode {
        return None;
    }
    match (one.minutes, other.minutes) {
        (Some(one), Some(other)) if one == other => Some(Alike::Minutes),
        (Some(_), None) | (None, Some(_)) => Some(Alike::OneWithout),
        _ => are_nearly_the_same(one.about, other.about).then_some(Alike::Words),
    }
}

/// Two thirds of all words that either has stand in both. Capitals and signs do not
/// matter; nothing is like nothing.
fn are_nearly_the_same(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        text.split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let all = one.union(&other).count();
    all > 0 && one.intersection(&other).count() * 3 >= all * 2
}
