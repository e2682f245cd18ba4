//! What a spreadsheet would run, and how it is kept from that.

use proptest::prelude::*;
use trellis_domain::harmless::{as_it_was, harmless};

#[test]
fn a_text_that_would_run_stands_behind_an_apostrophe() {
    for (text, cell) in [
        ("plain", "plain"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1 555 0100", "'+1 555 0100"),
        ("- a list", "'- a list"),
        ("@home", "'@home"),
        ("\tindented", "'\tindented"),
        ("-3", "-3"),
        ("+3.5", "+3.5"),
        ("-inf", "'-inf"),
        ("'=quoted", "''=quoted"),
        ("'tis", "'tis"),
        ("", ""),
    ] {
        assert_eq!(harmless(text), cell, "{text}");
        assert_eq!(as_it_was(cell), text, "{cell}");
    }
}

proptest! {
    #[test]
    fn every_text_comes_back_and_none_begins_a_formula(text in "['=+@\\-\\t0-9a. ]{0,6}") {
        let cell = harmless(&text);
        prop_assert_eq!(as_it_was(&cell), text.as_str());
        let is_number = cell.trim_start_matches(['-', '+']).chars().all(|c| c.is_ascii_digit() || c == '.');
        prop_assert!(!cell.starts_with(['=', '@', '\t']));
        prop_assert!(!cell.starts_with(['+', '-']) || is_number);
    }
}
