//! The closed lists.

use std::collections::BTreeSet;
use trellis_domain::value::Value;
use trellis_domain::words::{
    About, ActionState, Audience, BarrierState, Form, GoalState, Initiative, Judge, Lead,
    LineState, Mark, Mode, Phase, Status, Support, Team, Tier, VisitPhase,
};

/// Codes are for good; words may be put better.
fn is_code(code: &str) -> bool {
    !code.is_empty()
        && code.len() <= 32
        && code
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        && !code.starts_with('_')
        && !code.ends_with('_')
}

macro_rules! every_list {
    ($($list:ident)+) => {$({
        let name = stringify!($list);
        let mut codes = BTreeSet::new();
        let mut words = BTreeSet::new();
        for word in $list::ALL {
            let code = word.code();
            assert!(is_code(code), "{name}: {code:?} is no code");
            assert!(codes.insert(code), "{name}: {code:?} stands for two words");
            assert!(words.insert(word.word()), "{name}: {:?} is said for two codes", word.word());
            assert!(!word.word().trim().is_empty());
            assert_eq!($list::from_code(code), Some(*word), "{name}: {code}");
            assert_eq!(Value::from(*word), Value::Text(code.to_owned()));
            let json = serde_json::to_value(word).unwrap();
            assert_eq!(json, serde_json::Value::from(code), "screens get the same code");
            assert_eq!(serde_json::from_value::<$list>(json).unwrap(), *word);
        }
        for no_code in ["", "no such code", "MINE", "yes "] {
            assert_eq!($list::from_code(no_code), None, "{name}");
        }
    })+};
}

#[test]
fn every_code_stands_for_one_word_and_comes_back() {
    every_list! {
        About ActionState Audience BarrierState Form GoalState Initiative Judge Lead LineState Mark Mode
        Phase Status Support Team Tier VisitPhase
    }
}

/// Codes stand in the record of every laptop; one that changes orphans answers.
#[test]
fn the_codes_of_the_lists_that_people_answer_by_never_change() {
    assert_eq!(
        Status::ALL
            .iter()
            .map(|word| word.code())
            .collect::<Vec<_>>(),
        ["not_yet", "partly", "in_place", "not_now", "does_not_apply"]
    );
    assert_eq!(
        Audience::ALL
            .iter()
            .map(|word| word.code())
            .collect::<Vec<_>>(),
        ["mine", "team", "region"]
    );
    assert_eq!(
        Tier::ALL.iter().map(|word| word.code()).collect::<Vec<_>>(),
        ["intensive", "brief", "universal"]
    );
}

#[test]
fn no_audience_is_wider_than_the_next() {
    assert!(Audience::Mine < Audience::Team && Audience::Team < Audience::Region);
}
