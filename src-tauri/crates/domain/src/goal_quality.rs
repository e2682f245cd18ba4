//! Whether a goal is complete, clear and current: the test that the Community Tool Box
//! puts to an action plan (“Developing an action plan”, University of Kansas). It is
//! asked as questions that may help; a goal is never held back by one.

use chrono::{Days, NaiveDate};

/// Shorter than this, somebody who was not there cannot know what is meant.
const FEWEST_WORDS: usize = 3;

/// Longer than this, it is hardly said in one sentence.
const MOST_WORDS: usize = 35;

/// When nothing happened for as long, it is worth asking whether it still matters: a
/// season, the rhythm of the visits.
const SEASON: Days = Days::new(92);

/// Words that say a direction and not how far.
const DIRECTIONS: [&str; 12] = [
    "better",
    "build",
    "enhance",
    "fewer",
    "improve",
    "improved",
    "increase",
    "less",
    "more",
    "reduce",
    "strengthen",
    "stronger",
];

/// What is looked at. An empty text is one that nobody wrote.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts<'a> {
    /// What will be true.
    pub statement: &'a str,
    /// How it is seen.
    pub measure: &'a str,
    /// Where it stands now.
    pub baseline: &'a str,
    /// Where it should get to.
    pub target: &'a str,
    /// By when.
    pub by_on: Option<NaiveDate>,
    /// A step is open or done.
    pub has_step: bool,
    /// An open step says who takes it, or one was taken.
    pub has_owner: bool,
    /// The day of the first milestone that is not reached.
    pub next_milestone: Option<NaiveDate>,
    /// A milestone lies beyond the goal's own date.
    pub milestone_beyond: bool,
    /// When something about it last changed: the goal, a step, a milestone, a value.
    pub touched_on: Option<NaiveDate>,
}

/// Which of the three it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// Is everything there that it needs?
    Complete,
    /// Would somebody else know what is meant?
    Clear,
    /// Does it still speak of what is being done?
    Current,
}

impl Test {
    /// The word on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Complete => "Complete",
            Self::Clear => "Clear",
            Self::Current => "Current",
        }
    }
}

/// A question that may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// So short that only those who were there know.
    TooShort,
    /// Longer than a sentence that is remembered.
    TooLong,
    /// More of something, and nobody said how much.
    NoAmount,
    /// No measure.
    NoMeasure,
    /// A measure, and nobody wrote where it stands.
    NoBaseline,
    /// A measure, and nobody wrote where it should get to.
    NoTarget,
    /// No date.
    NoDate,
    /// No step.
    NoStep,
    /// Steps, and nobody who takes them.
    NoOwner,
    /// Its day has passed.
    DayPassed,
    /// The day of a milestone has passed.
    MilestonePassed,
    /// A milestone lies beyond the goal's date.
    MilestoneBeyond,
    /// Nothing happened for a season.
    Quiet,
}

impl Hint {
    /// What it is about.
    pub const fn test(self) -> Test {
        match self {
            Self::TooShort | Self::TooLong | Self::NoAmount => Test::Clear,
            Self::NoMeasure
            | Self::NoBaseline
            | Self::NoTarget
            | Self::NoDate
            | Self::NoStep
            | Self::NoOwner => Test::Complete,
            Self::DayPassed | Self::MilestonePassed | Self::MilestoneBeyond | Self::Quiet => {
                Test::Current
            }
        }
    }

    /// The question.
    pub const fn ask(self) -> &'static str {
        match self {
            Self::TooShort => "Would somebody who was not in the room know what will be true?",
            Self::TooLong => "Can it be said in one sentence that people remember?",
            Self::NoAmount => "How far is far enough?",
            Self::NoMeasure => "How will we see that we got there?",
            Self::NoBaseline => "Where does the measure stand now?",
            Self::NoTarget => "Where should the measure get to?",
            Self::NoDate => "By when?",
            Self::NoStep => "What is the first step, and who takes it?",
            Self::NoOwner => "Who takes the next step?",
            Self::DayPassed => "Its day has passed: reached, moved, or let go?",
            Self::MilestonePassed => "A milestone’s day has passed: reached, or moved?",
            Self::MilestoneBeyond => "A milestone lies after the goal’s own date. Which one moves?",
            Self::Quiet => "Nothing about it changed for a season. Does it still matter?",
        }
    }
}

/// The questions about a goal that is being worked on, those about what is missing
/// first. At most one for each thing that a person would do about it.
pub fn hints(facts: &Facts<'_>, today: NaiveDate) -> Vec<Hint> {
    let is_said = |text: &str| !text.trim().is_empty();
    let mut hints = Vec::new();
    if !is_said(facts.measure) {
        hints.push(Hint::NoMeasure);
    } else if !is_said(facts.baseline) {
        hints.push(Hint::NoBaseline);
    } else if !is_said(facts.target) {
        hints.push(Hint::NoTarget);
    }
    if facts.by_on.is_none() {
        hints.push(Hint::NoDate);
    }
    if !facts.has_step {
        hints.push(Hint::NoStep);
    } else if !facts.has_owner {
        hints.push(Hint::NoOwner);
    }
    hints.extend(unclear(facts));
    if facts.by_on.is_some_and(|by| by < today) {
        hints.push(Hint::DayPassed);
    } else if facts.milestone_beyond {
        hints.push(Hint::MilestoneBeyond);
    } else if facts.next_milestone.is_some_and(|on| on < today) {
        hints.push(Hint::MilestonePassed);
    } else if facts
        .touched_on
        .and_then(|on| on.checked_add_days(SEASON))
        .is_some_and(|season| season < today)
    {
        hints.push(Hint::Quiet);
    }
    hints
}

fn unclear(facts: &Facts<'_>) -> Option<Hint> {
    let words: Vec<String> = facts
        .statement
        .split(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.len() < FEWEST_WORDS {
        return Some(Hint::TooShort);
    }
    if words.len() > MOST_WORDS {
        return Some(Hint::TooLong);
    }
    let names_amount = facts
        .statement
        .chars()
        .any(|letter| letter.is_ascii_digit())
        || !facts.target.trim().is_empty();
    let is_direction = words.iter().any(|word| DIRECTIONS.contains(&word.as_str()));
    (is_direction && !names_amount).then_some(Hint::NoAmount)
}
