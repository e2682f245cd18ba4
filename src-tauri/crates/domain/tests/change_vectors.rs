//! The canonical bytes of a change, pinned for good: vectors for readers in any
//! language, malformed bytes and what is said of them, and the way there and back.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a vector that cannot be read fails the test"
)]

use proptest::prelude::*;
use serde::Deserialize;
use std::path::Path;
use trellis_domain::change::canonical::{NotCanonical, identity_of, read_header};
use trellis_domain::change::{AuthorKey, Change, Content, FORMAT, FieldChange, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::merge::{Erased, Record};
use trellis_domain::value::Value;

#[derive(Deserialize)]
struct Vector {
    change: Parts,
    canonical: String,
    identity: Identity,
}

#[derive(Deserialize)]
struct Parts {
    format: u32,
    author: AuthorKey,
    scope: Whose,
    seq: String,
    prev: Option<Identity>,
    stamp: String,
    wall: String,
    txn: Id,
    kind: String,
    record: Id,
    fields: Vec<Part>,
}

#[derive(Deserialize)]
struct Whose {
    of: String,
    id: Id,
}

#[derive(Deserialize)]
struct Part {
    field: String,
    value: Option<Written>,
    salt: Option<String>,
    commitment: String,
    parents: Vec<Identity>,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Written {
    Unset,
    Text { value: String },
    Integer { value: String },
    Boolean { value: bool },
    Date { value: String },
    Time { value: String },
    Id { value: Id },
    Unknown { tag: u8, value: String },
}

impl From<Written> for Value {
    fn from(written: Written) -> Self {
        match written {
            Written::Unset => Self::Unset,
            Written::Text { value } => Self::Text(value),
            Written::Integer { value } => Self::Integer(value.parse().unwrap()),
            Written::Boolean { value } => Self::Boolean(value),
            Written::Date { value } => Self::Date(day(&value)),
            Written::Time { value } => Self::Time(value.parse().unwrap()),
            Written::Id { value } => Self::Id(value),
            Written::Unknown { tag, value } => Self::Unknown {
                tag,
                bytes: bytes(&value),
            },
        }
    }
}

/// Years may be negative or have five digits, which few date readers take.
fn day(text: &str) -> chrono::NaiveDate {
    let mut parts = text.rsplitn(3, '-');
    let mut next = || parts.next().unwrap();
    let (day, month, year) = (next(), next(), next());
    chrono::NaiveDate::from_ymd_opt(
        year.parse().unwrap(),
        month.parse().unwrap(),
        day.parse().unwrap(),
    )
    .unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

impl From<Parts> for Change {
    fn from(parts: Parts) -> Self {
        let fields = parts.fields.into_iter().map(|part| {
            let commitment = bytes(&part.commitment).try_into().unwrap();
            let content = match (part.value, part.salt) {
                (Some(value), Some(salt)) => Content::Open {
                    value: value.into(),
                    salt: bytes(&salt).try_into().unwrap(),
                },
                _ => Content::Erased(commitment),
            };
            assert_eq!(
                content.commitment(),
                commitment,
                "the commitment to {}",
                part.field
            );
            FieldChange {
                field: part.field,
                content,
                parents: part.parents,
            }
        });
        Self {
            format: parts.format,
            author: parts.author,
            scope: match parts.scope.of.as_str() {
                "region" => Scope::Region(parts.scope.id),
                "team" => Scope::Team(parts.scope.id),
                "private" => Scope::Private(parts.scope.id),
                other => panic!("no scope is called {other}"),
            },
            seq: parts.seq.parse().unwrap(),
            prev: parts.prev,
            stamp: parts.stamp.parse().unwrap(),
            wall: parts.wall.parse().unwrap(),
            txn: parts.txn,
            kind: parts.kind,
            record: parts.record,
            fields: fields.collect(),
        }
    }
}

fn vectors() -> Vec<(String, Vector)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut vectors: Vec<(String, Vector)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            (name, serde_json::from_str(&text).unwrap())
        })
        .collect();
    vectors.sort_by(|(a, _), (b, _)| a.cmp(b));
    vectors
}

fn vector(name: &str) -> Vector {
    vectors()
        .into_iter()
        .find(|(found, _)| found == name)
        .unwrap()
        .1
}

#[test]
fn every_vector_gives_its_bytes_and_its_identity_and_reads_back() {
    let vectors = vectors();
    assert_eq!(
        vectors.len(),
        12,
        "a vector is never removed; count a new one here"
    );
    for (name, vector) in vectors {
        let change = Change::from(vector.change);
        assert_eq!(hex(&change.canonical_bytes()), vector.canonical, "{name}");
        assert_eq!(change.identity(), vector.identity, "{name}");
        let read = Change::from_canonical(&bytes(&vector.canonical)).unwrap();
        assert_eq!(read, in_canonical_form(change), "{name}");
    }
}

#[test]
fn erasing_a_value_changes_neither_bytes_nor_identity() {
    let (before, after) = (vector("change-erased-before"), vector("change-erased"));
    assert_eq!(before.canonical, after.canonical);
    assert_eq!(before.identity, after.identity);
}

/// What reading canonical bytes gives: sorted, each once, values behind their hashes.
fn in_canonical_form(mut change: Change) -> Change {
    change
        .fields
        .sort_by(|a, b| a.field.as_bytes().cmp(b.field.as_bytes()));
    for part in &mut change.fields {
        part.content = Content::Erased(part.content.commitment());
        part.parents.sort();
        part.parents.dedup();
    }
    change
}

// Where things stand in the bytes of the vector “first”.
const FORMAT_AT: usize = 15;
const SCOPE_AT: usize = FORMAT_AT + 4 + 32;
const PREV_AT: usize = SCOPE_AT + 17 + 8;
const KIND_AT: usize = PREV_AT + 1 + 8 + 8 + 16;
const COUNT_AT: usize = KIND_AT + 2 + 6 + 16;
const FIELD_AT: usize = COUNT_AT + 2;
const PARENTS_AT: usize = FIELD_AT + 2 + 4 + 32;

#[test]
fn bytes_that_are_not_canonical_are_refused_by_name() {
    use NotCanonical::{Length, NewerFormat, NotAChange, Order, Unreadable};
    type Spoil = fn(&mut Vec<u8>);
    #[rustfmt::skip]
    let cases: [(&str, Spoil, NotCanonical); 21] = [
        ("nothing at all", |it| it.clear(), NotAChange),
        ("a first byte of something else", |it| it[0] = b'T', NotAChange),
        ("another ending of the magic", |it| it[14] = 1, NotAChange),
        ("cut within the magic", |it| it.truncate(14), NotAChange),
        ("cut after the magic", |it| it.truncate(15), Length),
        ("a newer format", |it| it[FORMAT_AT + 3] = 2, NewerFormat),
        ("a much newer format", |it| it[FORMAT_AT] = 0xff, NewerFormat),
        ("cut within the author", |it| it.truncate(FORMAT_AT + 20), Length),
        ("no scope has this tag", |it| it[SCOPE_AT] = 4, Unreadable),
        ("no scope has tag zero", |it| it[SCOPE_AT] = 0, Unreadable),
        ("prev is neither there nor not", |it| it[PREV_AT] = 2, Unreadable),
        ("prev is promised, and cut", |it| { it.truncate(PREV_AT + 20); it[PREV_AT] = 1; }, Length),
        ("the noun is not UTF-8", |it| it[KIND_AT + 2] = 0xff, Unreadable),
        ("the noun goes on past the end", |it| it[KIND_AT] = 0xff, Length),
        ("cut before the count of fields", |it| it.truncate(COUNT_AT), Length),
        ("one field more is promised", |it| it[COUNT_AT + 1] = 2, Length),
        ("one field fewer is promised", |it| it[COUNT_AT + 1] = 0, Length),
        ("the field's name is not UTF-8", |it| it[FIELD_AT + 2] = 0xc0, Unreadable),
        ("more parents than could ever fit", |it| it[PARENTS_AT..].fill(0xff), Length),
        ("something after the end", |it| it.push(0), Length),
        ("the field twice", |it| { it.extend_from_within(FIELD_AT..); it[COUNT_AT + 1] = 2; }, Order),
    ];
    let good = bytes(&vector("change-first").canonical);
    assert!(Change::from_canonical(&good).is_ok());
    for (what, spoil, expected) in cases {
        let mut spoiled = good.clone();
        spoil(&mut spoiled);
        assert_eq!(Change::from_canonical(&spoiled), Err(expected), "{what}");
    }
}

#[test]
fn parents_and_fields_out_of_order_are_refused() {
    let swap = |name: &str, one: std::ops::Range<usize>, other: std::ops::Range<usize>| {
        let mut spoiled = bytes(&vector(name).canonical);
        let kept = spoiled[one.clone()].to_vec();
        spoiled.copy_within(other.clone(), one.start);
        spoiled[other].copy_from_slice(&kept);
        Change::from_canonical(&spoiled)
    };
    let end = bytes(&vector("change-two-parents").canonical).len();
    let (second, third) = (end - 64..end - 32, end - 32..end);
    assert_eq!(
        swap("change-two-parents", second, third),
        Err(NotCanonical::Order)
    );

    // A parent twice.
    let mut doubled = bytes(&vector("change-two-parents").canonical);
    doubled.copy_within(end - 64..end - 32, end - 32);
    assert_eq!(Change::from_canonical(&doubled), Err(NotCanonical::Order));

    // Two fields of equal length, the other way round.
    let field = 2 + 5 + 32 + 4;
    let end = bytes(&vector("change-unknown-value").canonical).len();
    let (first, last) = (end - 2 * field..end - field, end - field..end);
    assert_eq!(
        swap("change-unknown-value", first, last),
        Err(NotCanonical::Order)
    );
}

#[test]
fn an_older_trellis_reads_the_header_of_what_it_cannot_read() {
    let mut newer = bytes(&vector("change-two-parents").canonical);
    newer[FORMAT_AT + 3] = 9;
    let from_kind = newer.len() - 20;
    newer.truncate(from_kind);
    assert_eq!(
        Change::from_canonical(&newer),
        Err(NotCanonical::NewerFormat)
    );
    let header = read_header(&newer).unwrap();
    assert_eq!(
        (header.format, header.seq, header.kind.as_str()),
        (9, 3, "region")
    );
    assert!(header.prev.is_some());
}

#[test]
fn every_cut_of_every_vector_is_refused() {
    for (name, vector) in vectors() {
        let whole = bytes(&vector.canonical);
        for end in 0..whole.len() {
            let cut = Change::from_canonical(&whole[..end]);
            assert!(
                matches!(cut, Err(NotCanonical::Length | NotCanonical::NotAChange)),
                "{name} cut at {end}"
            );
        }
    }
}

#[test]
fn a_field_given_twice_counts_once_and_the_first_counts() {
    let mut change = Change::from(vector("change-first").change);
    let once = change.identity();
    let mut again = change.fields[0].clone();
    again.content = Content::Open {
        value: Value::from("Something else"),
        salt: [9; 16],
    };
    change.fields.push(again);
    assert_eq!(change.identity(), once);
    let record = Record::fold([(once, &change)], &Erased::new());
    assert_eq!(
        record.value("name"),
        &Value::from("Blue Ridge"),
        "what the identity stands for"
    );
}

#[test]
fn names_are_64_hexadecimal_digits_and_nothing_else() {
    let name = "0123456789abcdef".repeat(4);
    let cases = [
        (name.clone(), true),
        (name.to_uppercase(), true),
        (name[1..].to_owned(), false),
        (format!("{name}0"), false),
        (name.replacen("01", "+1", 1), false),
        (name.replacen('0', "g", 1), false),
        (name.replacen("01", "é", 1), false),
        (String::new(), false),
    ];
    for (text, is_name) in cases {
        assert_eq!(text.parse::<Identity>().is_ok(), is_name, "{text}");
        assert_eq!(text.parse::<AuthorKey>().is_ok(), is_name, "{text}");
    }
    assert_eq!(name.parse::<Identity>().unwrap().to_string(), name);
}

fn a_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Unset),
        any::<String>().prop_map(Value::Text),
        any::<i64>().prop_map(Value::Integer),
        any::<bool>().prop_map(Value::Boolean),
        (-9999..=9999_i32, 1..=366_u32)
            .prop_filter_map("a day", |(year, day)| chrono::NaiveDate::from_yo_opt(
                year, day
            ))
            .prop_map(Value::Date),
        (0..86_400_u32)
            .prop_filter_map("a time", |s| {
                chrono::NaiveTime::from_num_seconds_from_midnight_opt(s, 0)
            })
            .prop_map(Value::Time),
        any::<[u8; 16]>().prop_map(|bytes| Value::Id(Id::from_bytes(bytes))),
        (7..=255_u8, any::<Vec<u8>>()).prop_map(|(tag, bytes)| Value::Unknown { tag, bytes }),
    ]
}

fn an_identity() -> impl Strategy<Value = Identity> {
    any::<[u8; 32]>().prop_map(Identity::from_bytes)
}

fn a_change() -> impl Strategy<Value = Change> {
    let field = (
        a_value(),
        any::<[u8; 16]>(),
        proptest::collection::vec(an_identity(), 0..4),
    );
    let fields = proptest::collection::btree_map("\\PC{0,12}", field, 0..5);
    let scope = (1..=3_u8, any::<[u8; 16]>())
        .prop_map(|(tag, id)| Scope::from_tag(tag, Id::from_bytes(id)).unwrap());
    let numbers = (any::<u64>(), any::<u64>(), any::<i64>());
    let names = (
        any::<[u8; 32]>(),
        proptest::option::of(an_identity()),
        any::<[u8; 16]>(),
    );
    (
        scope,
        numbers,
        names,
        "\\PC{0,12}",
        any::<[u8; 16]>(),
        fields,
    )
        .prop_map(
            |(scope, (seq, stamp, wall), (author, prev, txn), kind, record, fields)| Change {
                format: FORMAT,
                author: AuthorKey::from_bytes(author),
                scope,
                seq,
                prev,
                stamp,
                wall,
                txn: Id::from_bytes(txn),
                kind,
                record: Id::from_bytes(record),
                fields: fields
                    .into_iter()
                    .map(|(field, (value, salt, parents))| FieldChange {
                        field,
                        content: Content::Open { value, salt },
                        parents,
                    })
                    .collect(),
            },
        )
}

fn config() -> ProptestConfig {
    let file = proptest::test_runner::FileFailurePersistence::Direct(
        "tests/proptest-regressions/change_vectors.txt",
    );
    ProptestConfig {
        failure_persistence: Some(Box::new(file)),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_change_reads_back_as_it_was_written(change in a_change()) {
        let bytes = change.canonical_bytes();
        let read = Change::from_canonical(&bytes).unwrap();
        prop_assert_eq!(read.canonical_bytes(), bytes.as_slice());
        prop_assert_eq!(read.identity(), identity_of(&bytes));
        prop_assert_eq!(read_header(&bytes).unwrap().record, change.record);
        prop_assert_eq!(read, in_canonical_form(change));
    }

    #[test]
    fn the_order_in_which_fields_and_parents_are_given_does_not_matter(change in a_change()) {
        let mut turned = change.clone();
        turned.fields.reverse();
        for part in &mut turned.fields {
            part.parents.reverse();
        }
        prop_assert_eq!(turned.identity(), change.identity());
    }

    #[test]
    fn bytes_with_one_byte_changed_are_refused_or_are_another_change(
        change in a_change(),
        at in any::<proptest::sample::Index>(),
        flip in 1..=255_u8,
    ) {
        let good = change.canonical_bytes();
        let mut spoiled = good.clone();
        spoiled[at.index(good.len())] ^= flip;
        if let Ok(read) = Change::from_canonical(&spoiled) {
            prop_assert_eq!(read.canonical_bytes(), spoiled.as_slice(), "one form only");
            prop_assert_ne!(read.identity(), change.identity());
        }
    }

    #[test]
    fn any_bytes_are_read_without_harm(bytes in any::<Vec<u8>>()) {
        let with_magic = [b"trellis change\0\0\0\0\x01".as_slice(), &bytes].concat();
        for bytes in [bytes, with_magic] {
            if let Ok(change) = Change::from_canonical(&bytes) {
                prop_assert_eq!(change.canonical_bytes(), bytes);
            }
        }
    }

    #[test]
    fn a_value_reads_back_as_it_was_written(value in a_value()) {
        let (tag, bytes) = value.encode();
        prop_assert_eq!(Value::decode(tag, &bytes), value);
    }

    /// Nothing that was signed is dropped or altered, whether it can be read or not.
    #[test]
    fn whatever_stands_behind_a_tag_is_kept_byte_for_byte(tag in 0..10_u8, bytes in any::<Vec<u8>>()) {
        let value = Value::decode(tag, &bytes);
        prop_assert_eq!(value.encode(), (tag, bytes));
    }

    #[test]
    fn salt_and_value_both_count(value in a_value(), other in a_value(), salts in any::<[[u8; 16]; 2]>()) {
        let [salt, pepper] = salts;
        prop_assert_eq!(value == other, value.commit(&salt) == other.commit(&salt));
        prop_assert_eq!(salt == pepper, value.commit(&salt) == value.commit(&pepper));
    }
}
