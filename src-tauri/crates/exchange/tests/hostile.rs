//! Whoever wants to do harm: every byte, every line, every number that a bundle or a
//! card can lie about. What comes in is what its author signed, or nothing does.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets something else than it expects has failed"
)]

mod made;

use made::{
    Made, REGION, chain, id, laptop, made, named, plain, read_as_rose, refused, resigned, sealed,
    signed,
};
use std::collections::BTreeSet;
use std::fmt::Write;
use trellis_domain::change::{Change, Content, FORMAT, FieldChange, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::value::Value;
use trellis_exchange::bundle::{Bundle, BundleError, Carried, Limits, read_unsealed};
use trellis_exchange::card::{Card, CardError};

const DAMAGED: &str = "this bundle is damaged, or its end is missing";
const NOT_SIGNED: &str = "this bundle is not what its sender signed";
const NOT_VOUCHED: &str = "this bundle holds entries that their author never signed";

/// A bundle of one change, as small as bundles get.
fn small() -> Made {
    let mut small = made(1);
    small.attachments = vec![named(b"%PDF")];
    small
}

/// The names of the changes that came.
fn names(bundle: &Bundle) -> BTreeSet<Identity> {
    bundle
        .changes
        .iter()
        .map(|carried| match carried {
            Carried::Change(change) => change.identity(),
            Carried::Unread { canonical, .. } => {
                trellis_domain::change::canonical::identity_of(canonical)
            }
        })
        .collect()
}

/// June’s own signature under whatever the lines say.
fn by_june(text: &str) -> Vec<u8> {
    sealed(resigned(text, &laptop(7)).as_bytes())
}

fn says(text: &str) -> String {
    refused(read_as_rose(&by_june(text)))
}

/// One change by June, with her checkpoint: whatever she might write herself.
fn signed_by_june(change: Change) -> Made {
    let mut made = small();
    made.checkpoints = vec![signed(&laptop(7), &change)];
    made.changes = vec![Carried::Change(change)];
    made
}

fn one_change() -> Change {
    chain(&laptop(7), 1).remove(0)
}

fn field(name: &str, value: Value) -> FieldChange {
    FieldChange {
        field: name.to_owned(),
        content: Content::Open {
            value,
            salt: [4; 16],
        },
        parents: Vec::new(),
    }
}

#[test]
fn no_byte_of_the_file_can_be_altered() {
    let whole = small().write();
    for at in 0..whole.len() {
        for by in [0x01, 0x80] {
            let mut bytes = whole.clone();
            bytes[at] ^= by;
            assert!(read_as_rose(&bytes).is_err(), "byte {at} ^ {by:#x}");
        }
    }
}

#[test]
fn no_length_of_the_file_will_do_but_its_own() {
    let whole = small().write();
    for at in 0..whole.len() {
        assert!(read_as_rose(&whole[..at]).is_err(), "{at} bytes");
    }
    for more in [b"\n".as_slice(), b"\0", &whole] {
        let longer = [whole.as_slice(), more].concat();
        assert!(read_as_rose(&longer).is_err(), "{} more", more.len());
    }
}

#[test]
fn no_byte_within_can_be_altered_by_whoever_opens_and_seals_it_again() {
    let text = plain(&small().write());
    let limits = Limits::default();
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        assert!(read_unsealed(&bytes, &limits).is_err(), "byte {at}");
        // A sample goes all the way through seal and packing.
        if at % 211 == 0 {
            assert!(read_as_rose(&sealed(&bytes)).is_err(), "byte {at}, sealed");
            let error = read_as_rose(&sealed(&bytes[..at])).unwrap_err();
            assert!(
                matches!(error, BundleError::CutShort),
                "{at} bytes, sealed: {error}"
            );
        }
    }
}

#[test]
fn even_the_sender_can_alter_nothing_that_an_author_signed() {
    // June signs at the end whatever stands in the lines. Her changes are in her chain.
    let mut made = made(3);
    made.attachments.clear();
    let text = plain(&made.write());
    let whole = names(&read_as_rose(&by_june(&text)).unwrap());
    let mut came = 0;
    for (at, letter) in text.char_indices().step_by(5) {
        let other = if letter == '0' { '1' } else { '0' };
        let altered = format!("{}{other}{}", &text[..at], &text[at + letter.len_utf8()..]);
        let Ok(bundle) = read_unsealed(
            resigned(&altered, &laptop(7)).as_bytes(),
            &Limits::default(),
        ) else {
            continue;
        };
        came += 1;
        assert!(
            names(&bundle).is_subset(&whole),
            "letter {at} brought something"
        );
    }
    // Her clock, the count of her statements: what only she can say.
    assert!(came > 0);
}

#[test]
fn lines_in_another_order_or_twice_are_the_same_bundle_or_none() {
    let text = plain(&made(5).write());
    let whole = read_as_rose(&by_june(&text)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let is = |line: &&&str, name: &str| line.starts_with(&format!("{{\"{name}\""));
    let (first, rest) = lines.split_first().unwrap();

    // Changes before their checkpoints, backward, and each three times.
    let changes: Vec<&str> = rest
        .iter()
        .filter(|line| is(line, "change"))
        .copied()
        .collect();
    let others: Vec<&str> = rest
        .iter()
        .filter(|line| !is(line, "change"))
        .copied()
        .collect();
    let mut turned = vec![*first];
    for _ in 0..3 {
        turned.extend(changes.iter().rev());
    }
    turned.extend(&others);
    let back = read_as_rose(&by_june(&turned.join("\n"))).unwrap();
    assert_eq!(names(&back), names(&whole));
    assert_eq!(back.changes.len(), whole.changes.len(), "each comes once");

    // A file twice is twice the same file; its parts in another order are none.
    let twice = [lines.as_slice(), &others[1..]].concat().join("\n");
    let back = read_as_rose(&by_june(&twice)).unwrap();
    let files: BTreeSet<_> = back.attachments.iter().collect();
    assert_eq!(files, whole.attachments.iter().collect());
    let mut parts = lines.clone();
    let at = parts
        .iter()
        .position(|line| line.starts_with("{\"part\""))
        .unwrap();
    parts.swap(at, at + 1);
    assert_eq!(says(&parts.join("\n")), DAMAGED);

    // The manifest is first, and once; nothing comes after the end.
    let mut late = lines.clone();
    late.swap(0, 1);
    assert_eq!(says(&late.join("\n")), "this file is not a Trellis bundle");
    let again = [lines.as_slice(), &[*first]].concat().join("\n");
    let back = read_as_rose(&by_june(&again)).unwrap();
    assert_eq!(
        back.manifest, whole.manifest,
        "a name that nobody knows is passed over"
    );
    let doubled = resigned(&text, &laptop(7)) + &text;
    assert_eq!(
        refused(read_as_rose(&sealed(doubled.as_bytes()))),
        NOT_SIGNED
    );
}

#[test]
fn two_bundles_make_no_third() {
    let (june, ana) = (laptop(7), laptop(9));
    let (one, other) = (plain(&made(3).write()), plain(&made(8).write()));
    // The beginning of one with the end of the other.
    let spliced: String = one
        .split_inclusive('\n')
        .take(2)
        .chain(other.split_inclusive('\n').skip(2))
        .collect();
    assert_eq!(
        refused(read_as_rose(&sealed(spliced.as_bytes()))),
        NOT_SIGNED
    );

    // Ana’s entries among June’s, with June’s signature and without Ana’s.
    let mut with_ana = made(2);
    with_ana
        .changes
        .extend(chain(&ana, 2).into_iter().map(Carried::Change));
    assert_eq!(refused(read_as_rose(&with_ana.write())), NOT_VOUCHED);
    // Vouched for by June in Ana’s name, or by Ana for another chain.
    let last = chain(&ana, 2).remove(1);
    let mut in_her_name = signed(&ana, &last);
    in_her_name.signature = june.sign(&in_her_name.checkpoint.signed_bytes());
    with_ana.checkpoints.push(in_her_name);
    assert_eq!(refused(read_as_rose(&with_ana.write())), NOT_VOUCHED);
    let mut elsewhere = last;
    elsewhere.scope = Scope::Region(id(6));
    with_ana.checkpoints[1] = signed(&ana, &elsewhere);
    assert_eq!(refused(read_as_rose(&with_ana.write())), NOT_VOUCHED);

    // An entry of a scope that the bundle does not speak of.
    let mut smuggled = one_change();
    smuggled.scope = Scope::Private(id(6));
    assert_eq!(
        refused(read_as_rose(&signed_by_june(smuggled).write())),
        DAMAGED
    );
}

#[test]
fn what_is_claimed_costs_nothing() {
    let text = plain(&small().write());
    let hash = &small().attachments[0].0;
    let claims = |bytes: &str| {
        let from = format!("{{\"attachment\":{{\"hash\":\"{hash}\",\"bytes\":4}}}}");
        assert!(text.contains(&from));
        says(&text.replace(&from, &from.replace(":4}", &format!(":{bytes}}}"))))
    };
    let too_large = "this bundle is too large: one of its attachments is too large";
    assert_eq!(claims("10737418240"), too_large);
    assert_eq!(claims("18446744073709551615"), too_large);
    for bytes in [
        "18446744073709551616",
        "-1",
        "4.0",
        "1e1",
        "\"4\"",
        "5",
        "3",
        "0",
    ] {
        assert_eq!(claims(bytes), DAMAGED, "{bytes}");
    }
    // Names that are paths, or not quite a hash.
    for name in [
        "../../../etc/passwd",
        "C:\\\\x",
        "",
        &hash.to_uppercase(),
        &"0".repeat(64),
    ] {
        assert_eq!(says(&text.replace(hash.as_str(), name)), DAMAGED, "{name}");
    }
    // A passphrase that would take until next year.
    for work in [21, 30, 62] {
        let header = format!(
            "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA {work}\n{}\n--- {}\nand what is sealed begins here",
            "A".repeat(43),
            "A".repeat(43)
        );
        let secret = trellis_exchange::seal::Secret {
            passphrase: Some("four words on paper".to_owned()),
            key: None,
        };
        let read = trellis_exchange::bundle::read(header.as_bytes(), &secret, &Limits::default());
        assert_eq!(
            refused(read),
            "this bundle is sealed in a way that would take too long to open",
            "{work}"
        );
    }
}

/// Seals bytes that stand where the packed lines do.
fn sealed_as_it_is(packed: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let to: age::x25519::Recipient = laptop(8).recipient().parse().unwrap();
    let mut out = Vec::new();
    let mut sealed = age::Encryptor::with_recipients(std::iter::once(&to as &dyn age::Recipient))
        .unwrap()
        .wrap_output(&mut out)
        .unwrap();
    sealed.write_all(packed).unwrap();
    sealed.finish().unwrap();
    out
}

#[test]
fn packing_that_unpacks_to_far_too_much_is_left_packed() {
    // A frame that says it holds ten gigabytes, and one that wants to look back as far.
    let magic = [0x28, 0xb5, 0x2f, 0xfd];
    let content = [
        &magic[..],
        &[0xe0],
        &10_737_418_240_u64.to_le_bytes(),
        &[1, 0, 0],
    ]
    .concat();
    let window = [&magic[..], &[0x00, 0xff], &[1, 0, 0]].concat();
    for packed in [content, window, magic.to_vec(), vec![0; 40]] {
        assert!(read_as_rose(&sealed_as_it_is(&packed)).is_err());
    }
    // A gigabyte of one letter in 24 KB: 8,192 blocks of 128 KiB that say “again”.
    let mut bomb = [&magic[..], &[0x00, 0x58]].concat();
    for _ in 0..8192 {
        // Repeat one byte (kind 1) 2^17 times.
        let block = (1_u32 << 1) | (131_072 << 3);
        bomb.extend(&block.to_le_bytes()[..3]);
        bomb.push(b'x');
    }
    let error = refused(read_as_rose(&sealed_as_it_is(&bomb)));
    assert_eq!(
        error,
        "this bundle is too large: one of its entries is too long"
    );
}

#[test]
fn a_list_without_end_is_refused_before_anybody_goes_through_it() {
    let scopes = |number: u64| {
        let mut made = small();
        made.manifest.scopes = (0..number)
            .map(|at| Scope::Region(Id::natural("no region", &[&at.to_be_bytes()])))
            .chain([REGION])
            .collect();
        let text = plain(&small().write());
        let manifest = serde_json::to_value(&made.manifest.scopes).unwrap();
        let old = serde_json::to_value([REGION]).unwrap();
        text.replacen(
            &format!("\"scopes\":{old}"),
            &format!("\"scopes\":{manifest}"),
            1,
        )
    };
    assert_eq!(
        says(&scopes(180_000)),
        "this bundle is too large: one of its entries is too long"
    );
    assert_eq!(
        says(&scopes(20_000)),
        "this bundle is too large: it speaks of too many regions"
    );
    assert_eq!(
        read_as_rose(&by_june(&scopes(19_999)))
            .unwrap()
            .changes
            .len(),
        1
    );
}

#[test]
fn nesting_without_end_is_refused() {
    let text = plain(&small().write());
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let line = format!("{{\"weather\":{nested}}}");
        let (first, rest) = text.split_once('\n').unwrap();
        assert_eq!(says(&format!("{first}\n{line}\n{rest}")), DAMAGED);
        // In a change it is passed over without going in.
        let change = text.replace("\"seq\":1,", &format!("\"seq\":1,\"x\":{nested},"));
        let whole = read_as_rose(&by_june(&text)).unwrap();
        assert_eq!(
            names(&read_as_rose(&by_june(&change)).unwrap()),
            names(&whole)
        );
        let manifest = text.replacen("\"written\":", &format!("\"x\":{nested},\"written\":"), 1);
        assert_eq!(says(&manifest), "this file is not a Trellis bundle");
        let card = Card::of(&laptop(7), id(2), "June").to_file(id(4));
        let card = card.replacen('{', &format!("{{\"x\":{nested},"), 1);
        assert_eq!(Card::from_file(&card).unwrap_err(), CardError::NotACard);
    }
}

#[test]
fn numbers_that_are_none() {
    let text = plain(&small().write());
    for number in [
        "NaN",
        "Infinity",
        "-1",
        "1.5",
        "1e400",
        "01",
        "0x1",
        "18446744073709551616",
        "\"1\"",
        "null",
        "true",
        "[1]",
        "",
    ] {
        let altered = text.replace("\"seq\":1,\"prev\"", &format!("\"seq\":{number},\"prev\""));
        assert_ne!(altered, text);
        assert_eq!(says(&altered), DAMAGED, "{number}");
        let newer = text.replace(
            "\"trellis_bundle\":1",
            &format!("\"trellis_bundle\":{number}"),
        );
        let error = says(&newer);
        assert!(
            error == "this bundle was written by a newer Trellis"
                || error == "this file is not a Trellis bundle",
            "{number}: {error}"
        );
    }
    for format in ["2", "4294967295"] {
        let newer = text.replace("\"format\":1", &format!("\"format\":{format}"));
        assert_eq!(says(&newer), "this bundle was written by a newer Trellis");
    }
}

#[test]
fn the_ends_of_every_count_and_clock_are_read_as_they_are() {
    for (seq, stamp, wall) in [
        (0, 0, 0),
        (u64::MAX, u64::MAX, i64::MAX),
        (1, u64::MAX, i64::MIN),
    ] {
        let mut change = one_change();
        (change.seq, change.stamp, change.wall) = (seq, stamp, wall);
        let made = signed_by_june(change.clone());
        let back = read_as_rose(&made.write()).unwrap();
        assert_eq!(back.changes, [Carried::Change(change)]);
    }
}

#[test]
fn strange_names_and_texts_are_only_texts() {
    let strange = [
        "\"; DROP TABLE region; --",
        "Robert'); DELETE FROM log_change;--",
        "\u{0}\u{1}\u{8}\u{1b}[2J\u{7f}",
        "\u{202e}\u{feff}\u{fffd}\u{10ffff}",
        "../../x",
        "{\"end\":{}}\n{\"change\":{}}",
        "",
    ];
    for text in strange {
        let mut change = one_change();
        change.kind = text.to_owned();
        change.fields = vec![
            field(text, Value::Text(text.to_owned())),
            field("text", Value::Text(text.repeat(1000))),
        ];
        let back = read_as_rose(&signed_by_june(change.clone()).write()).unwrap();
        assert_eq!(back.changes, [Carried::Change(change)], "{text:?}");
    }
}

#[test]
fn a_name_that_is_there_twice_has_no_meaning() {
    let text = plain(&small().write());
    for (once, twice) in [
        ("\"seq\":1,\"prev\"", "\"seq\":1,\"seq\":2,\"prev\""),
        ("\"kind\":\"goal\"", "\"kind\":\"goal\",\"kind\":\"note\""),
        ("\"written\":", "\"written\":1,\"written\":"),
        (
            "\"holder\":",
            "\"holder\":\"02020202-0202-0202-0202-020202020202\",\"holder\":",
        ),
        (
            "{\"part\":\"JVBERg==\"}",
            "{\"part\":\"JVBERg==\",\"part\":\"JVBERg==\"}",
        ),
        (
            "{\"part\":\"JVBERg==\"}",
            "{\"weather\":1,\"part\":\"JVBERg==\"}",
        ),
    ] {
        let altered = text.replacen(once, twice, 1);
        assert_ne!(altered, text, "{once}");
        assert_eq!(says(&altered), DAMAGED, "{twice}");
    }
    let card = Card::of(&laptop(7), id(2), "June").to_file(id(4));
    let twice = card.replacen("\"name\":", "\"name\": \"Rose\", \"name\":", 1);
    assert_eq!(Card::from_file(&twice).unwrap_err(), CardError::NotACard);
}

#[test]
fn a_change_says_nothing_twice() {
    // In canonical bytes what is doubled counts once, so its name would not tell.
    let june = laptop(7);
    let mut change = one_change();
    change.fields = vec![
        field("statement", Value::from("what she meant")),
        field("statement", Value::from("what she never said")),
    ];
    let once = Change {
        fields: change.fields[..1].to_vec(),
        ..change.clone()
    };
    assert_eq!(change.identity(), once.identity());
    assert_eq!(
        refused(read_as_rose(&signed_by_june(change).write())),
        DAMAGED
    );

    let before = one_change().identity();
    let mut change = chain(&june, 2).remove(1);
    change.fields[0].parents = vec![before, before];
    let mut made = made(2);
    made.checkpoints = vec![signed(&june, &change)];
    made.changes[1] = Carried::Change(change);
    assert_eq!(refused(read_as_rose(&made.write())), DAMAGED);

    // Names longer than canonical bytes can hold would run into what follows.
    let mut change = one_change();
    change.kind = "k".repeat(65_536);
    assert_eq!(
        refused(read_as_rose(&signed_by_june(change).write())),
        DAMAGED
    );
    let mut change = one_change();
    change.fields[0].field = "f".repeat(70_000);
    assert_eq!(
        refused(read_as_rose(&signed_by_june(change).write())),
        DAMAGED
    );
}

#[test]
fn nobody_on_the_way_can_keep_the_values_of_a_change_that_can_be_read() {
    // As a change “in a newer format”, it would come in under its own name and empty.
    let change = one_change();
    let mut made = signed_by_june(change.clone());
    made.changes = vec![Carried::Unread {
        canonical: change.canonical_bytes(),
        beside: Vec::new(),
    }];
    assert_eq!(change.format, FORMAT);
    assert_eq!(refused(read_as_rose(&made.write())), DAMAGED);
}

#[test]
fn no_letter_of_a_card_can_be_altered() {
    let card = Card::of(&laptop(7), id(2), "June Park");
    let text = card.to_file(id(4));
    for at in 0..text.len() {
        for by in [0x01, 0x20] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= by;
            let Ok(altered) = String::from_utf8(bytes) else {
                continue;
            };
            if let Ok((other, _)) = Card::from_file(&altered) {
                assert_eq!(other.words(), card.words(), "letter {at}");
                assert_eq!((other.key, other.holder), (card.key, card.holder));
            }
        }
        assert!(Card::from_file(&text[..at.saturating_sub(1)]).is_err());
    }
    for format in ["0", "2", "1.0", "18446744073709551615", "-1"] {
        let other = text.replace(
            "\"trellis_card\": 1",
            &format!("\"trellis_card\": {format}"),
        );
        assert!(Card::from_file(&other).is_err(), "{format}");
    }
    // A name as long as a book, in a bundle where no card’s length is in the way.
    let mut long = small();
    long.manifest.from = Card::of(&laptop(7), id(2), &"June ".repeat(20_000));
    assert_eq!(refused(read_as_rose(&long.write())), DAMAGED);
    let mut twice = String::new();
    write!(twice, "{text}{text}").unwrap();
    assert_eq!(Card::from_file(&twice).unwrap_err(), CardError::NotACard);
}
