//! Bundles: what is written comes back, and nothing comes in that was not signed.
//!
//! The files in `golden/` were written once and must be read by every Trellis to come.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets something else than it expects has failed"
)]

mod made;

use made::{
    REGION, chain, for_laptop, id, key_of, laptop, made, manifest, plain, read_as_rose, refused,
    resigned, sealed, signed,
};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use trellis_domain::chain::Checkpoint;
use trellis_domain::change::{Content, FORMAT};
use trellis_domain::value::Value;
use trellis_exchange::bundle::{BundleError, Carried, Contents, Limits, Signed, read, write};
use trellis_exchange::card::Card;
use trellis_exchange::seal::{Seal, Secret};

#[test]
fn what_was_written_is_read_back() {
    let made = made(20);
    let bytes = made.write();
    let back = read_as_rose(&bytes).unwrap();
    assert_eq!(back.manifest, made.manifest);
    assert_eq!(back.checkpoints, made.checkpoints);
    assert_eq!(back.changes, made.changes);
    assert_eq!(back.attachments, made.attachments);
}

#[test]
fn the_size_is_known_before() {
    let made = made(20);
    let measured = made.contents().measure(&laptop(7)).unwrap();
    let written = made.write().len() as u64;
    assert!(measured.abs_diff(written) < 400, "{measured} {written}");
}

#[test]
fn every_line_within_is_json_that_can_be_read_without_trellis() {
    let text = plain(&made(3).write());
    let names: Vec<String> = text
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            line.as_object()
                .unwrap()
                .keys()
                .next_back()
                .unwrap()
                .clone()
        })
        .collect();
    assert_eq!(names.iter().filter(|name| *name == "change").count(), 3);
    assert_eq!(names.last().unwrap(), "end");
    assert!(text.contains("“é”"));
}

#[test]
fn a_passphrase_opens_and_another_one_does_not() {
    let made = made(2);
    let mut bytes = Vec::new();
    let seal = Seal::Passphrase("four words on paper".to_owned());
    write(&mut bytes, &made.contents(), &laptop(7), &seal).unwrap();
    let with = |passphrase: Option<&str>| {
        let secret = Secret {
            passphrase: passphrase.map(str::to_owned),
            key: Some(laptop(8).opening_key()),
        };
        read(bytes.as_slice(), &secret, &Limits::default())
    };
    assert_eq!(with(Some("four words on paper")).unwrap().changes.len(), 2);
    assert_eq!(
        refused(with(Some("five words on paper"))),
        "this passphrase does not open the bundle"
    );
    assert_eq!(
        refused(with(None)),
        "this bundle is sealed with a passphrase"
    );
}

#[test]
fn who_it_was_not_written_for_cannot_open_it() {
    let bytes = made(2).write();
    let other = read(bytes.as_slice(), &key_of(&laptop(9)), &Limits::default());
    assert_eq!(
        refused(other),
        "this bundle was not written for this laptop"
    );
}

#[test]
fn a_chain_is_believed_on_whatever_way_it_came() {
    // Rose hands on what June signed; June’s key is nowhere near.
    let (june, rose, ana) = (laptop(7), laptop(8), laptop(9));
    let chain = chain(&june, 5);
    let changes: Vec<Carried> = chain.iter().skip(2).cloned().map(Carried::Change).collect();
    let manifest = manifest(&rose, &[&ana]);
    let checkpoints = [signed(&june, chain.last().unwrap())];
    let contents = Contents {
        manifest: &manifest,
        checkpoints: &checkpoints,
        changes: &changes,
        links: &[],
        attachments: &[],
    };
    let mut bytes = Vec::new();
    write(&mut bytes, &contents, &rose, &for_laptop(&ana)).unwrap();
    let back = read(bytes.as_slice(), &key_of(&ana), &Limits::default()).unwrap();
    assert_eq!(back.changes.len(), 3);
}

#[test]
fn a_link_without_values_keeps_a_chain_together() {
    let june = laptop(7);
    let whole = chain(&june, 5);
    let mut made = made(5);
    made.changes.remove(2);
    assert_eq!(
        refused(read_as_rose(&made.write())),
        "this bundle holds entries that their author never signed"
    );
    made.links = vec![whole[2].canonical_bytes()];
    let bytes = made.write();
    assert_eq!(read_as_rose(&bytes).unwrap().changes.len(), 4);
}

#[test]
fn what_nobody_signed_does_not_come_in() {
    let (june, rose, mallory) = (laptop(7), laptop(8), laptop(66));
    let vouched = "this bundle holds entries that their author never signed";
    let whole = "this bundle is not what its sender signed";

    // No checkpoint at all, or one that ends earlier.
    let mut without = made(3);
    without.checkpoints.clear();
    assert_eq!(refused(read_as_rose(&without.write())), vouched);
    let mut earlier = made(3);
    earlier.checkpoints = vec![signed(&june, &chain(&june, 3)[1])];
    assert_eq!(refused(read_as_rose(&earlier.write())), vouched);

    // A checkpoint in June’s name that somebody else signed.
    let mut forged = made(3);
    forged.checkpoints[0].signature =
        mallory.sign(&forged.checkpoints[0].checkpoint.signed_bytes());
    assert_eq!(refused(read_as_rose(&forged.write())), vouched);

    // One word altered, and everything around it put right again.
    let mut altered = made(3);
    let Carried::Change(change) = &mut altered.changes[0] else {
        panic!("it is a change");
    };
    change.fields[0].content = Content::Open {
        value: Value::Text("something June never wrote".to_owned()),
        salt: [1; 16],
    };
    assert_eq!(refused(read_as_rose(&altered.write())), vouched);

    // The word altered in the text, so that it is no longer what its name says.
    let text = plain(&made(3).write());
    let edited = resigned(&text.replace("Wort 1", "Mord 1"), &june);
    assert_eq!(refused(read_as_rose(&sealed(edited.as_bytes()))), vouched);

    // Signed at the end by somebody else, or lines taken away, added, or swapped.
    let end = resigned(&text, &mallory);
    assert_eq!(refused(read_as_rose(&sealed(end.as_bytes()))), whole);
    let mut lines: Vec<&str> = text.lines().collect();
    lines.remove(2);
    let fewer = lines.join("\n") + "\n";
    assert_eq!(refused(read_as_rose(&sealed(fewer.as_bytes()))), whole);
    let more = text.clone() + "{\"change\":{}}\n";
    assert_eq!(refused(read_as_rose(&sealed(more.as_bytes()))), whole);

    // In June’s name, with a card of one’s own making.
    let posing = resigned(&text.replace("June Park", "Jane Park"), &june);
    assert_eq!(refused(read_as_rose(&sealed(posing.as_bytes()))), whole);
    let key = text.replace(&june.author().to_string(), &rose.author().to_string());
    assert_eq!(
        refused(read_as_rose(&sealed(resigned(&key, &rose).as_bytes()))),
        whole
    );
}

#[test]
fn cut_short_anywhere_it_is_refused() {
    let whole = made(4).write();
    for at in (0..whole.len()).step_by(7).chain([whole.len() - 1]) {
        let error = read_as_rose(&whole[..at]).unwrap_err();
        assert!(
            matches!(
                error,
                BundleError::CutShort | BundleError::Damaged | BundleError::NotABundle
            ),
            "{at}: {error}"
        );
    }
    let text = plain(&whole);
    for lines in 0..text.lines().count() {
        let some: String = text.split_inclusive('\n').take(lines).collect();
        let error = read_as_rose(&sealed(some.as_bytes())).unwrap_err();
        assert!(matches!(error, BundleError::CutShort), "{lines}: {error}");
    }
    let mid_line = &text[..text.len() - 10];
    assert_eq!(
        refused(read_as_rose(&sealed(mid_line.as_bytes()))),
        "this bundle is cut short"
    );
}

#[test]
fn other_files_are_called_what_they_are() {
    for (bytes, says) in [
        (b"".to_vec(), "this bundle is cut short"),
        (b"hello".to_vec(), "this file is not a Trellis bundle"),
        (b"%PDF-1.7\n".to_vec(), "this file is not a Trellis bundle"),
        (b"PK\x03\x04".to_vec(), "this file is not a Trellis bundle"),
        (vec![0; 200_000], "this file is not a Trellis bundle"),
        (
            b"age-encryption.org/v2\n-> X25519 abc\n".to_vec(),
            "this bundle was written by a newer Trellis",
        ),
        (
            b"age-encryption.org/v1\n-> X25519 abc\n".to_vec(),
            "this bundle is cut short",
        ),
        (sealed(b"hello\n"), "this file is not a Trellis bundle"),
        (sealed(b"{\"a\":1}\n"), "this file is not a Trellis bundle"),
        (
            sealed(b"{\"trellis_bundle\":1}\n"),
            "this bundle is damaged, or its end is missing",
        ),
    ] {
        let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(12)]).into_owned();
        assert_eq!(refused(read_as_rose(&bytes)), says, "{begin}");
    }
}

#[test]
fn a_bundle_from_the_future_says_so_and_what_was_only_added_is_passed_over() {
    let june = laptop(7);
    let text = plain(&made(3).write());
    let newer = text.replace("\"trellis_bundle\":1", "\"trellis_bundle\":2");
    assert_eq!(
        refused(read_as_rose(&sealed(newer.as_bytes()))),
        "this bundle was written by a newer Trellis"
    );
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(1, "{\"weather\":{\"sun\":true}}");
    let added = resigned(&lines.join("\n"), &june);
    let back = read_as_rose(&sealed(added.as_bytes())).unwrap();
    assert_eq!(back.changes.len(), 3);
    lines[1] = "{\"change\":{\"sun\":true}}";
    let wrong = resigned(&lines.join("\n"), &june);
    assert_eq!(
        refused(read_as_rose(&sealed(wrong.as_bytes()))),
        "this bundle is damaged, or its end is missing"
    );
}

#[test]
fn a_change_in_a_newer_format_travels_as_it_is() {
    let june = laptop(7);
    let mut change = chain(&june, 1).remove(0);
    change.format = FORMAT + 1;
    let mut canonical = change.canonical_bytes();
    canonical.extend_from_slice(b"what only tomorrow knows");
    let name = trellis_domain::change::canonical::identity_of(&canonical);
    let checkpoint = Checkpoint {
        author: june.author(),
        scope: REGION,
        seq: 1,
        change: name,
    };
    let mut made = made(0);
    made.changes = vec![Carried::Unread {
        canonical,
        beside: b"beside".to_vec(),
    }];
    made.checkpoints = vec![Signed {
        checkpoint,
        signature: june.sign(&checkpoint.signed_bytes()),
    }];
    assert_eq!(read_as_rose(&made.write()).unwrap().changes, made.changes);
}

#[test]
fn what_is_too_large_is_not_unpacked_to_the_end() {
    let made = made(20);
    let bytes = made.write();
    let secret = key_of(&laptop(8));
    let all = Limits::default();
    for (limits, says) in [
        (
            Limits { file: 500, ..all },
            "this bundle is too large: the file is longer than a bundle may be",
        ),
        (
            Limits {
                unpacked: 5000,
                ..all
            },
            "this bundle is too large: it unpacks to more than a bundle may hold",
        ),
        (
            Limits { line: 300, ..all },
            "this bundle is too large: one of its entries is too long",
        ),
        (
            Limits { changes: 5, ..all },
            "this bundle is too large: it holds too many entries",
        ),
        (
            Limits {
                checkpoints: 0,
                ..all
            },
            "this bundle is too large: it holds too many signatures",
        ),
        (
            Limits {
                attachment: 50_000,
                ..all
            },
            "this bundle is too large: one of its attachments is too large",
        ),
    ] {
        assert_eq!(refused(read(bytes.as_slice(), &secret, &limits)), says);
    }
    // Twenty thousand lines that say nothing take no room packed.
    let text = plain(&bytes);
    let first = text.lines().next().unwrap().to_owned();
    let nothing = format!("{{\"nothing\":\"{}\"}}\n", " ".repeat(1000));
    let bomb = sealed((first + "\n" + &nothing.repeat(20_000)).as_bytes());
    assert!(bomb.len() < 50_000);
    assert_eq!(
        refused(read(bomb.as_slice(), &secret, &all)),
        "this bundle is too large: it unpacks to far more than it should"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// One byte altered anywhere is noticed.
    #[test]
    fn a_bundle_with_a_byte_altered_never_comes_in(at in 0_usize..4000, by in 1_u8..=255) {
        let mut bytes = made(3).write();
        let at = at % bytes.len();
        bytes[at] ^= by;
        prop_assert!(read_as_rose(&bytes).is_err());
    }

    /// Whatever stands in the lines, reading ends with an answer.
    #[test]
    fn lines_of_anything_never_do_harm(at in 0_usize..3000, junk in "[ -~\n]{0,40}") {
        let mut text = plain(&made(3).write());
        let at = (0..=at % text.len()).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        text.insert_str(at, &junk);
        let read = read_as_rose(&sealed(text.as_bytes()));
        prop_assert!(junk.is_empty() || read.is_err());
    }
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

/// Made once, and never again: run with `--ignored` to make one for a new format.
#[test]
#[ignore = "the files are kept as they are"]
fn golden_bundles_are_made_once() {
    let made = made(8);
    for (name, seal) in [
        ("format-1-recipients.trellis", for_laptop(&laptop(8))),
        (
            "format-1-passphrase.trellis",
            Seal::Passphrase("four words on paper".to_owned()),
        ),
    ] {
        assert!(!golden(name).exists(), "{name} is there already");
        let mut out = Vec::new();
        write(&mut out, &made.contents(), &laptop(7), &seal).unwrap();
        std::fs::write(golden(name), out).unwrap();
    }
    let card = Card::of(&laptop(7), id(2), "June Park");
    std::fs::write(golden("format-1.card"), card.to_file(id(4))).unwrap();
}

#[test]
fn golden_bundles_are_read_as_on_the_day_they_were_written() {
    let made = made(8);
    for (name, passphrase) in [
        ("format-1-recipients.trellis", None),
        ("format-1-passphrase.trellis", Some("four words on paper")),
    ] {
        let secret = Secret {
            passphrase: passphrase.map(str::to_owned),
            key: Some(laptop(8).opening_key()),
        };
        let file = std::fs::File::open(golden(name)).unwrap();
        let back = read(file, &secret, &Limits::default()).unwrap();
        assert_eq!(back.manifest, made.manifest, "{name}");
        assert_eq!(back.changes, made.changes, "{name}");
        assert_eq!(back.checkpoints, made.checkpoints, "{name}");
        assert_eq!(back.attachments, made.attachments, "{name}");
        let text = std::fs::read_to_string(golden("format-1.card")).unwrap();
        let (card, team) = Card::from_file(&text).unwrap();
        assert_eq!((&card, team), (&made.manifest.from, made.manifest.team));
    }
}

#[test]
fn the_worked_example_is_what_stands_in_the_golden_bundle() {
    let bundle = std::fs::read(golden("format-1-recipients.trellis")).unwrap();
    let text = plain(&bundle);
    let format = Path::new(env!("CARGO_MANIFEST_DIR")).join("FORMAT.md");
    let format = std::fs::read_to_string(format).unwrap();
    assert!(
        format.contains(&laptop(8).opening_key()),
        "{}",
        laptop(8).opening_key()
    );
    let (_, example) = format.split_once("```json\n").unwrap();
    let (example, _) = example.split_once("\n```").unwrap();
    for line in example.lines() {
        assert!(
            text.lines().any(|there| there == line),
            "{line}\nis not in\n{text}"
        );
    }
}
