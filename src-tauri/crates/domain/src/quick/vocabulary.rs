//! The words of a contact's line, and what they mean.

use super::day;
use crate::words::{Initiative, Lead, Mode, Support};
use chrono::NaiveDate;

/// A word as it was typed.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// With its punctuation.
    pub(super) text: String,
    /// Without, in small letters.
    pub(super) core: String,
    /// A comma stands behind it.
    pub(super) ends_piece: bool,
    /// A colon stands behind it.
    pub(super) is_label: bool,
    /// No blank stood before it.
    is_glued: bool,
}

impl Word {
    pub(super) fn has_letters(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }
}

/// What a few words mean.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    Mode(Mode),
    Minutes(u32),
    Preparation(u32),
    Travel(u32),
    Day(NaiveDate),
    Teams { cit: bool, clt: bool },
    Component(String, u32),
    Initiative(Initiative),
    Support(Support),
    Lead(Lead),
    Practitioner(String),
}

/// Where a fact ends a list of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Wherever it stands.
    Anywhere,
    /// Behind a comma.
    BehindComma,
}

impl Meaning {
    pub(super) const fn reach(&self) -> Reach {
        match self {
            Self::Teams { .. } | Self::Initiative(_) | Self::Support(_) | Self::Lead(_) => {
                Reach::BehindComma
            }
            _ => Reach::Anywhere,
        }
    }
}

/// The words of a part.
pub(super) fn words(part: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for chunk in part.split_whitespace() {
        for (nth, text) in chunk.split_inclusive(',').enumerate() {
            let around = |letter: char| "()[]\"'“”‘’.,:!?".contains(letter);
            let core = text.trim_matches(around).to_lowercase();
            words.push(Word {
                core,
                ends_piece: text.ends_with(','),
                is_label: text.ends_with(':'),
                is_glued: nth > 0,
                text: text.to_owned(),
            });
        }
    }
    words
}

/// The words as a text, with single blanks.
pub(super) fn joined(words: &[Word]) -> String {
    let mut text = String::new();
    for word in words {
        // A word that was glued to one which became a fact is not glued to the one before.
        let is_glued = word.is_glued && text.ends_with(',');
        if !text.is_empty() && !is_glued {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    let edge = |letter: char| letter.is_whitespace() || ",:-–—·".contains(letter);
    let text = text.trim_start_matches(edge);
    text.trim_end_matches(|letter: char| letter.is_whitespace() || letter == ',')
        .to_owned()
}

fn core(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.core.as_str())
}

/// What the words at the beginning mean, and how many of them it takes.
pub(super) fn meaning(words: &[Word], today: NaiveDate) -> Option<(Meaning, usize)> {
    let mut small = 0;
    while small < 3 && is_small(core(words, small)) {
        small += 1;
    }
    let (meaning, length) = plain(words.get(small..)?, today)?;
    let fits = words
        .iter()
        .take(small)
        .all(|word| goes_before(&word.core, &meaning));
    fits.then_some((meaning, small + length))
}

fn is_small(core: &str) -> bool {
    [
        "by", "via", "over", "on", "for", "and", "a", "an", "the", "about", "&", "+", "-", "–",
        "·", "",
    ]
    .contains(&core)
}

/// Whether a small word before a fact belongs to it: “by phone”, “on Monday”.
fn goes_before(small: &str, meaning: &Meaning) -> bool {
    match small {
        "by" | "via" | "over" | "a" => matches!(meaning, Meaning::Mode(_)),
        "on" => matches!(meaning, Meaning::Mode(_) | Meaning::Day(_)),
        "an" => matches!(meaning, Meaning::Mode(_) | Meaning::Minutes(_)),
        "for" | "about" => matches!(meaning, Meaning::Minutes(_)),
        "the" => matches!(meaning, Meaning::Teams { .. }),
        _ => true,
    }
}

fn plain(words: &[Word], today: NaiveDate) -> Option<(Meaning, usize)> {
    mode(words)
        .or_else(|| time_apart(words))
        .or_else(|| {
            minutes(words).map(|(minutes, length)| match core(words, length) {
                "prep" | "preparation" => (Meaning::Preparation(minutes), length + 1),
                "travel" => (Meaning::Travel(minutes), length + 1),
                _ => (Meaning::Minutes(minutes), length),
            })
        })
        .or_else(|| day::day(words, today).map(|(day, length)| (Meaning::Day(day), length)))
        .or_else(|| words.first().and_then(team).map(|team| (team, 1)))
        .or_else(|| component(words))
        .or_else(|| came_about(words))
        .or_else(|| lead(words))
        .or_else(|| words.first().and_then(practitioner).map(|it| (it, 1)))
}

/// “CIT”.
pub(super) fn team(word: &Word) -> Option<Meaning> {
    let (cit, clt) = match word.core.as_str() {
        "cit" => (true, false),
        "clt" => (false, true),
        "cit/clt" | "clt/cit" | "cit+clt" | "clt+cit" | "cit&clt" | "clt&cit" => (true, true),
        _ => return None,
    };
    Some(Meaning::Teams { cit, clt })
}

fn mode(words: &[Word]) -> Option<(Meaning, usize)> {
    let next = core(words, 1);
    let (mode, length) = match core(words, 0) {
        "in" if next == "person" => (Mode::InPerson, 2),
        "in-person" | "visit" | "visited" | "on-site" | "onsite" => (Mode::InPerson, 1),
        "video" | "zoom" | "teams" => (Mode::Video, 1),
        "phone" | "call" | "called" | "phoned" => (Mode::Phone, 1),
        "email" | "e-mail" | "mail" | "emailed" | "e-mailed" => (Mode::Email, 1),
        "shared" if ["document", "doc"].contains(&next) => (Mode::SharedDocument, 2),
        "doc" => (Mode::SharedDocument, 1),
        _ => return None,
    };
    let is_one = words.get(length - 1).is_some_and(|word| !word.ends_piece);
    let goes_on = ["call", "meeting", "visit"].contains(&core(words, length));
    Some((Meaning::Mode(mode), length + usize::from(is_one && goes_on)))
}

/// “prep 20”, “travel 1h30”.
fn time_apart(words: &[Word]) -> Option<(Meaning, usize)> {
    let (minutes, length) = minutes_or_number(words.get(1..)?)?;
    let meaning = match core(words, 0) {
        "prep" | "preparation" => Meaning::Preparation(minutes),
        "travel" => Meaning::Travel(minutes),
        _ => return None,
    };
    Some((meaning, length + 1))
}

/// “CPC 1 15”, “cpc1 15m”.
fn component(words: &[Word]) -> Option<(Meaning, usize)> {
    let behind = core(words, 0).strip_prefix("cpc")?;
    let (number, length) = if behind.is_empty() {
        (number(core(words, 1))?, 2)
    } else {
        (number(behind)?, 1)
    };
    let (minutes, more) = minutes_or_number(words.get(length..)?)?;
    Some((
        Meaning::Component(format!("CPC{number}"), minutes),
        length + more,
    ))
}

fn came_about(words: &[Word]) -> Option<(Meaning, usize)> {
    let next = core(words, 1);
    let (meaning, length) = match core(words, 0) {
        "planned" => (Meaning::Initiative(Initiative::Planned), 1),
        "offered" => (Meaning::Initiative(Initiative::Offered), 1),
        "asked" if next == "for" => (Meaning::Initiative(Initiative::Asked), 2),
        "asked" => (Meaning::Initiative(Initiative::Asked), 1),
        "universal" if next == "support" => (Meaning::Support(Support::Universal), 2),
        "universal" => (Meaning::Support(Support::Universal), 1),
        "capacity" if next == "building" => (Meaning::Support(Support::Capacity), 2),
        "capacity" | "capacity-building" => (Meaning::Support(Support::Capacity), 1),
        _ => return None,
    };
    Some((meaning, length))
}

/// “led together”, “led by the local team”.
fn lead(words: &[Word]) -> Option<(Meaning, usize)> {
    if core(words, 0) != "led" {
        return None;
    }
    let mut at = 1;
    for filler in ["by", "the"] {
        at += usize::from(core(words, at) == filler);
    }
    let next = core(words, at + 1);
    let (lead, length) = match core(words, at) {
        "together" => (Lead::Together, 1),
        "local" => (Lead::Local, 1 + usize::from(next == "team")),
        "isp" | "practitioner" => (Lead::Isp, 1),
        "support" if next == "practitioner" => (Lead::Isp, 2),
        _ => return None,
    };
    Some((Meaning::Lead(lead), at + length))
}

/// “+Dana”, “+`Dana_Reyes`”.
fn practitioner(word: &Word) -> Option<Meaning> {
    let punctuation = |letter: char| "()[]\"“”‘.,:!?".contains(letter);
    let name = word.text.trim_matches(punctuation).strip_prefix('+')?;
    let is_name = |letter: char| letter.is_alphabetic() || "-_'’".contains(letter);
    let starts = name.chars().next()?.is_alphabetic();
    (starts && name.chars().all(is_name))
        .then(|| Meaning::Practitioner(name.replace('_', " ").trim().to_owned()))
}

/// Digits and nothing else, so that nothing is read that was not typed.
pub(super) fn number(text: &str) -> Option<u32> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| text.parse().ok()).flatten()
}

fn minutes_or_number(words: &[Word]) -> Option<(u32, usize)> {
    minutes(words).or_else(|| Some((number(core(words, 0))?, 1)))
}

const HOURS: [&str; 5] = ["h", "hr", "hrs", "hour", "hours"];
const MINUTES: [&str; 5] = ["m", "min", "mins", "minute", "minutes"];

/// A length of time: “45m”, “45 min”, “1h”, “1 h 15”, “1h15m”, “1:15”, “1.5h”.
fn minutes(words: &[Word]) -> Option<(u32, usize)> {
    let first = core(words, 0);
    if let Some((hours, minutes)) = first.split_once(':') {
        let is_clock = ["am", "pm", "a.m", "p.m"].contains(&core(words, 1));
        let minutes = number(minutes).filter(|it| minutes.len() == 2 && *it < 60 && !is_clock)?;
        return Some((of_hours(number(hours)?, minutes)?, 1));
    }
    if let Some(hours) = fraction(first)
        && HOURS.contains(&core(words, 1))
    {
        return Some((hours, 2));
    }
    let letters = first.find(|letter: char| letter.is_alphabetic());
    let (amount, unit, length) = match letters {
        Some(at) => (first.get(..at)?, first.get(at..)?, 1),
        None => (first, core(words, 1), 2),
    };
    if MINUTES.contains(&unit) {
        return Some((number(amount)?, length));
    }
    if HOURS.contains(&unit) {
        if let Some(minutes) = fraction(amount) {
            return Some((minutes, length));
        }
        let hours = number(amount)?;
        let ends = words.get(length - 1).is_some_and(|word| word.ends_piece);
        let more = words.get(length..).filter(|_| !ends).and_then(just_minutes);
        return match more {
            Some((minutes, more)) => Some((of_hours(hours, minutes)?, length + more)),
            None => Some((of_hours(hours, 0)?, length)),
        };
    }
    // “1h15”, “1h15m”
    let (hours, minutes) = first.split_once('h')?;
    let minutes = minutes.strip_suffix("min").unwrap_or(minutes);
    let minutes = minutes.strip_suffix('m').unwrap_or(minutes);
    let minutes = number(minutes).filter(|minutes| *minutes < 60)?;
    Some((of_hours(number(hours)?, minutes)?, 1))
}

/// The minutes behind hours: “15m”, “15 min”.
fn just_minutes(words: &[Word]) -> Option<(u32, usize)> {
    let first = core(words, 0);
    let (amount, length) = MINUTES
        .iter()
        .find_map(|unit| Some((first.strip_suffix(unit)?, 1)))
        .filter(|(amount, _)| number(amount).is_some())
        .or_else(|| MINUTES.contains(&core(words, 1)).then_some((first, 2)))?;
    let minutes = number(amount).filter(|minutes| *minutes < 60)?;
    Some((minutes, length))
}

fn of_hours(hours: u32, minutes: u32) -> Option<u32> {
    hours.checked_mul(60)?.checked_add(minutes)
}

/// “1.5” hours, in minutes.
fn fraction(text: &str) -> Option<u32> {
    let (hours, part) = text.split_once('.')?;
    if part.len() > 2 {
        return None;
    }
    let of = if part.len() == 1 { 10 } else { 100 };
    let minutes = (number(part)? * 60 + of / 2) / of;
    of_hours(number(hours)?, minutes)
}
