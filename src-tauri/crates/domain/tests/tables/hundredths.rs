//! Numbers with two places, as they are typed and said.

use proptest::prelude::*;
use trellis_domain::hundredths::{MOST, Slip, in_words, read};

#[test]
fn what_people_write_for_a_number_is_read() {
    for (text, expected) in [
        ("12", Ok(1200)),
        (" 12.5 ", Ok(1250)),
        ("12.50", Ok(1250)),
        ("12.500", Ok(1250)),
        (".5", Ok(50)),
        ("7.", Ok(700)),
        ("-0.25", Ok(-25)),
        ("−3", Ok(-300)),
        ("+3", Ok(300)),
        ("1,200", Ok(120_000)),
        ("1,200,300.1", Ok(120_030_010)),
        ("45%", Ok(4500)),
        ("45 %", Ok(4500)),
        ("0", Ok(0)),
        ("", Err(Slip::NotANumber)),
        ("-", Err(Slip::NotANumber)),
        (".", Err(Slip::NotANumber)),
        ("lots", Err(Slip::NotANumber)),
        ("12,5", Err(Slip::NotANumber)),
        ("1,2,3", Err(Slip::NotANumber)),
        ("1.2.3", Err(Slip::NotANumber)),
        ("3 of 9", Err(Slip::NotANumber)),
        ("1e3", Err(Slip::NotANumber)),
        ("٣", Err(Slip::NotANumber)),
        ("12.345", Err(Slip::TooFine)),
        ("1000000000", Ok(MOST)),
        ("1000000000.01", Err(Slip::TooLarge)),
        ("99999999999999999999999", Err(Slip::TooLarge)),
    ] {
        assert_eq!(read(text), expected, "“{text}”");
    }
}

#[test]
fn a_number_is_said_with_no_place_more_than_it_needs() {
    for (hundredths, words) in [
        (0, "0"),
        (1200, "12"),
        (1250, "12.5"),
        (1205, "12.05"),
        (-25, "-0.25"),
        (100_000, "1000"),
    ] {
        assert_eq!(in_words(hundredths), words);
    }
}

proptest! {
    #[test]
    fn what_is_said_reads_as_what_was_meant(hundredths in -MOST..=MOST) {
        prop_assert_eq!(read(&in_words(hundredths)), Ok(hundredths));
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,12}") {
        // Either a number within its bounds, or a slip; never a crash.
        if let Ok(number) = read(&text) {
            prop_assert!(number.abs() <= MOST);
        }
    }
}
