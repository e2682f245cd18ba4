//! Text as it is typed becomes text as it is kept.

use proptest::prelude::*;
use trellis_domain::value::{Value, normalize};

#[test]
fn text_is_kept_in_one_form() {
    for (typed, kept, why) in [
        ("plain", "plain", "nothing to do"),
        ("e\u{301}", "é", "a letter and its accent are one"),
        (
            "n\u{303}o",
            "ño",
            "so that two keyboards write the same name",
        ),
        ("é", "é", "already one"),
        ("ﬁ ①", "ﬁ ①", "what merely looks alike is left alone"),
        ("\u{212b}", "\u{c5}", "the sign for ångström is the letter"),
        ("one\r\ntwo", "one\ntwo", "Windows line ends"),
        ("one\rtwo", "one\ntwo", "old Mac line ends"),
        ("one\n\rtwo", "one\n\ntwo", "two line ends stay two"),
        ("one\r\r\ntwo", "one\n\ntwo", "two line ends stay two"),
        ("a\0b", "ab", "NUL is nothing anybody typed"),
        ("e\0\u{301}", "é", "and what it stood between may join"),
        ("one\r\0\ntwo", "one\ntwo", "or be one line end"),
        ("  spaces  ", "  spaces  ", "spaces are the writer's"),
        ("👩‍👩‍👧 – “ok”", "👩‍👩‍👧 – “ok”", "any Unicode"),
    ] {
        assert_eq!(normalize(typed), kept, "{typed:?}: {why}");
        assert_eq!(Value::typed(typed), Value::Text(kept.to_owned()), "{why}");
    }
}

#[test]
fn nothing_typed_is_unset() {
    for typed in ["", "\0", "\0\0"] {
        assert_eq!(Value::typed(typed), Value::Unset);
    }
    assert_eq!(Value::from(None::<&str>), Value::Unset);
    assert_eq!(Value::from(Some("yes")), Value::Text("yes".to_owned()));
    assert_ne!(Value::typed(" "), Value::Unset, "a space was typed");
}

#[test]
fn what_arrives_from_elsewhere_is_kept_as_it_is() {
    for arrived in ["e\u{301}", "one\r\ntwo", "a\0b", ""] {
        let value = Value::decode(1, arrived.as_bytes());
        assert_eq!(value, Value::Text(arrived.to_owned()));
    }
}

#[test]
fn times_are_kept_to_the_second() {
    let time = chrono::NaiveTime::from_hms_nano_opt(9, 30, 15, 999_999_999).unwrap();
    let Value::Time(kept) = Value::from(time) else {
        panic!("a time")
    };
    assert_eq!(kept, chrono::NaiveTime::from_hms_opt(9, 30, 15).unwrap());
}

fn config() -> ProptestConfig {
    let file = proptest::test_runner::FileFailurePersistence::Direct(
        "tests/proptest-regressions/tables.txt",
    );
    ProptestConfig {
        failure_persistence: Some(Box::new(file)),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn normalising_twice_changes_nothing_more(typed in "[a-e\\x00\\r\\n\u{301}\u{303}\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11a8}]{0,24}") {
        let once = normalize(&typed);
        prop_assert_eq!(normalize(&once), once.as_str());
        prop_assert!(!once.contains(['\r', '\0']));
    }
}
