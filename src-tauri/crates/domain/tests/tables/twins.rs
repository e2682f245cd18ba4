//! Which contacts look alike.

use super::day;
use trellis_domain::twins::{Alike, Likeness, look_alike};
use trellis_domain::words::Mode;

fn call(on: &str, minutes: Option<u32>, about: &'static str) -> Likeness<'static> {
    Likeness {
        on: Some(day(on)),
        mode: Some(Mode::Phone),
        minutes,
        about,
    }
}

#[test]
fn contacts_that_may_be_one() {
    let roster = call("2026-11-12", Some(45), "Roster for the groups");
    for (other, alike) in [
        (call("2026-11-12", Some(45), "Reach"), Some(Alike::Minutes)),
        (call("2026-11-12", None, "Reach"), Some(Alike::OneWithout)),
        (
            call("2026-11-12", Some(40), "roster, for the GROUPS"),
            Some(Alike::Words),
        ),
        (
            call("2026-11-12", Some(40), "Roster for groups"),
            Some(Alike::Words),
        ),
        (call("2026-11-12", Some(40), "Roster and reach"), None),
        (call("2026-11-12", Some(40), ""), None),
        (call("2026-11-13", Some(45), "Roster for the groups"), None),
        (
            Likeness {
                mode: Some(Mode::Email),
                ..roster
            },
            None,
        ),
        (Likeness { on: None, ..roster }, None),
        (
            Likeness {
                mode: None,
                ..roster
            },
            None,
        ),
    ] {
        assert_eq!(look_alike(roster, other), alike, "{other:?}");
        assert_eq!(look_alike(other, roster), alike, "{other:?}, turned round");
    }
}

#[test]
fn two_without_minutes_need_words_in_common() {
    let silent = call("2026-11-12", None, "");
    assert_eq!(look_alike(silent, silent), None);
    let said = call("2026-11-12", None, "Roster");
    assert_eq!(look_alike(said, silent), None);
    assert_eq!(look_alike(said, said), Some(Alike::Words));
}

#[test]
fn what_has_no_day_or_no_mode_is_like_nothing() {
    let nothing = Likeness {
        about: "Roster",
        minutes: Some(45),
        ..Likeness::default()
    };
    assert_eq!(look_alike(nothing, nothing), None);
}
