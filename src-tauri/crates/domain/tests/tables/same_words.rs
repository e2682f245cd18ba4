//! Which texts differ in blanks, capitals and punctuation alone.

use trellis_domain::same_words::same_words;

#[test]
fn texts_that_say_the_same() {
    for (one, other) in [
        ("Roster kept", "roster  kept."),
        ("Roster, kept", "Roster kept"),
        ("co-creation partners", "Co creation partners"),
        ("the team’s roster", "The team's roster"),
        ("by December 18", "by December 18."),
        ("kept\nby the lead", "kept by the lead"),
        ("“Kept”", "kept"),
        ("kept …", "kept"),
        ("2 – 3 visits", "2 – 3 visits."),
        ("ÉCOLE", "école"),
    ] {
        assert!(same_words(one, other), "{one} / {other}");
        assert!(same_words(other, one), "{other} / {one}");
    }
}

#[test]
fn texts_that_do_not() {
    for (one, other) in [
        ("1.5 posts", "15 posts"),
        ("1,500", "1 500"),
        ("-5", "5"),
        ("from -5 on", "from 5 on"),
        ("5 %", "5"),
        ("10:30", "1030"),
        ("Kept?", "Kept."),
        ("cocreation", "co creation"),
        ("and/or", "and or"),
        ("kept", "not kept"),
        ("kept by them", "by them kept"),
        ("", ""),
        ("…", "–"),
        ("kept", ""),
    ] {
        assert!(!same_words(one, other), "{one} / {other}");
        assert!(!same_words(other, one), "{other} / {one}");
    }
}
