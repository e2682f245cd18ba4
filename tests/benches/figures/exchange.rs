//! Taking in what a colleague wrote: a hundred thousand changes in one bundle, verified,
//! looked at, and taken, against Automerge merging the same edits.
//!
//! The history is made in memory: regions with contacts, notes, answers, goals and
//! steps, about four in ten of the changes edits of what is there. It is written as a
//! bundle and read by a laptop that has its writer's card and nothing else.

use super::{Figure, median, practice, took};
use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;
use trellis_app::Trellis;
use trellis_app::view::frame::EditPractitioner;
use trellis_app::world::StillWorld;
use trellis_domain::chain::Checkpoint;
use trellis_domain::change::{Change, Content, FORMAT, FieldChange, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::merge::{Erased, Record, admit};
use trellis_domain::value::Value;
use trellis_exchange::bundle::{Carried, Contents, Manifest, Signed, Statement, write};
use trellis_exchange::card::Card;
use trellis_exchange::installation::Installation;
use trellis_exchange::seal::Seal;

/// Changes of one region: what 60 contacts a year and what goes with them come to.
const EACH: u64 = 5000;
/// Answers of one region that are given again and again.
const ITEMS: u64 = 150;

/// The figures. `TRELLIS_CHANGES` says how many changes the longest bundle has; a
/// million takes some minutes.
pub fn exchange(is_real: bool) -> Vec<Figure> {
    if !is_real {
        Taking::of(200).round();
        return Vec::new();
    }
    let most: u64 = std::env::var("TRELLIS_CHANGES")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(1_000_000);
    let mut figures = Vec::new();
    let mut each = Vec::new();
    for (number, rounds) in [(10_000, 5), (100_000, 3), (1_000_000, 1)] {
        if number > most {
            continue;
        }
        let taking = Taking::of(number);
        let mut rounds_taken: Vec<Times> = Vec::new();
        for _ in 0..rounds {
            let these = taking.round();
            println!("{number} changes: {these:?}");
            rounds_taken.push(these);
        }
        let times = Medians(rounds_taken);
        each.push((number, times.ours() / number as f64));
        let per = |time: f64| format!("{time:.2} s, {:.0} µs each", time * 1e6 / number as f64);
        // The list lives as long as the program, which prints it and ends.
        figures.push(Figure {
            what: format!("{number} changes in one bundle, bytes of each"),
            found: format!("{:.0}", taking.bytes as f64 / number as f64),
            goal: "",
        });
        for (what, time) in [
            ("verified", times.of(|it| it.verify)),
            ("– looked at", times.of(|it| it.preview)),
            ("– taken in", times.of(|it| it.take)),
            ("– merged alone, in memory", times.of(|it| it.merge)),
        ] {
            figures.push(Figure {
                what: format!("{what}, {number} changes"),
                found: per(time),
                goal: "",
            });
        }
        if let Some(peak) = times.0.iter().filter_map(|it| it.peak).max() {
            figures.push(Figure {
                what: format!("– memory at most, {number} changes"),
                found: format!("{} MB", peak / 1000),
                goal: "",
            });
        }
        figures.extend(beside_automerge(number, &times));
    }
    if let (Some((few, one)), Some((many, other))) = (each.first(), each.last())
        && few != many
    {
        figures.push(Figure {
            what: format!("time of each change, {many} against {few}"),
            found: format!("{:.2} times", other / one),
            goal: "at most 1.3 times",
        });
    }
    figures
}

/// The same edits in Automerge, where it was built in.
fn beside_automerge(number: u64, times: &Medians) -> Vec<Figure> {
    let theirs: Vec<&Automerge> = times
        .0
        .iter()
        .filter_map(|it| it.automerge.as_ref())
        .collect();
    if theirs.is_empty() {
        return Vec::new();
    }
    let of = |pick: fn(&Automerge) -> Duration| {
        median(theirs.iter().map(|it| pick(it).as_secs_f64()).collect())
    };
    let (read, merge) = (of(|it| it.read), of(|it| it.merge));
    let whole = read + merge + of(|it| it.tell) + of(|it| it.save);
    let ours = times.ours();
    let ours_in_memory = times.of(|it| it.verify) + times.of(|it| it.merge);
    let alone = merge / times.of(|it| it.merge);
    vec![
        Figure {
            what: format!("– the same edits read and merged by Automerge, {number} changes"),
            found: format!(
                "{:.2} s, {:.2} times as long as looking and taking in",
                read + merge,
                (read + merge) / ours
            ),
            goal: "at least 3 times",
        },
        Figure {
            what: "– and told as patches, saved and synced".to_owned(),
            found: format!("{whole:.2} s, {:.2} times as long", whole / ours),
            goal: "",
        },
        Figure {
            what: "– read and merged by both, in memory".to_owned(),
            found: format!(
                "Automerge takes {:.2} times as long as verifying and merging",
                (read + merge) / ours_in_memory
            ),
            goal: "",
        },
        Figure {
            what: "– merged by both, from memory to memory".to_owned(),
            found: format!("Automerge takes {alone:.2} times as long"),
            goal: "",
        },
    ]
}

/// What some rounds took.
struct Medians(Vec<Times>);

impl Medians {
    fn of(&self, pick: fn(&Times) -> Duration) -> f64 {
        median(self.0.iter().map(|it| pick(it).as_secs_f64()).collect())
    }

    /// Looking and taking in.
    fn ours(&self) -> f64 {
        self.of(|it| it.preview) + self.of(|it| it.take)
    }
}

#[derive(Debug)]
struct Times {
    verify: Duration,
    preview: Duration,
    take: Duration,
    /// Admitting the changes and folding every record, and nothing else.
    merge: Duration,
    automerge: Option<Automerge>,
    /// Kilobytes that this program had at most while it looked and took in.
    peak: Option<u64>,
}

/// What Automerge does for the same edits.
#[derive(Debug)]
struct Automerge {
    /// Its document out of bytes in memory.
    read: Duration,
    /// Merged into another document.
    merge: Duration,
    /// What changed, as patches.
    tell: Duration,
    /// Written to a file, and synced.
    save: Duration,
}

/// Merges a history into nothing, in memory.
fn merge(changes: Vec<Change>) -> Duration {
    let named: BTreeMap<Identity, Change> = changes
        .into_iter()
        .map(|change| (change.identity(), change))
        .collect();
    took(|| {
        let admission = admit(|_| false, |_, _| false, &named);
        assert_eq!(admission.accepted.len(), named.len());
        let mut records: BTreeMap<(&str, Id), Vec<(Identity, &Change)>> = BTreeMap::new();
        for name in &admission.accepted {
            let change = named.get(name).unwrap();
            let record = records.entry((&change.kind, change.record)).or_default();
            record.push((*name, change));
        }
        let nothing = Erased::new();
        for changes in records.into_values() {
            black_box(Record::fold(changes, &nothing));
        }
    })
}

/// A laptop with a bundle on its desk.
struct Taking {
    folder: tempfile::TempDir,
    file: PathBuf,
    bytes: u64,
    number: u64,
    #[cfg(feature = "automerge")]
    document: Vec<u8>,
}

impl Taking {
    fn of(number: u64) -> Self {
        let folder = super::folder();
        let june = june();
        let mut rose = open(folder.path(), true);
        rose.edit_practitioner(&EditPractitioner {
            name: "Rose".to_owned(),
            organization: "The support team".to_owned(),
        })
        .unwrap();
        let card = folder.path().join("rose.card");
        rose.write_card(&card).unwrap();
        let (reader, team) = Card::from_file(&std::fs::read_to_string(card).unwrap()).unwrap();
        let writer = Card::of(&june, id("holder", 0), "June");
        let card = folder.path().join("june.card");
        std::fs::write(&card, writer.to_file(team)).unwrap();
        rose.add_card(&card, false, false).unwrap();
        drop(rose);

        let changes = History::of(&june, number);
        #[cfg(feature = "automerge")]
        let document = automerge_of(&changes);
        let mut ends: BTreeMap<Scope, (u64, Identity)> = BTreeMap::new();
        for change in &changes {
            ends.insert(change.scope, (change.seq, change.identity()));
        }
        let checkpoints: Vec<Signed> = ends
            .iter()
            .map(|(scope, (seq, change))| {
                let checkpoint = Checkpoint {
                    author: june.author(),
                    scope: *scope,
                    seq: *seq,
                    change: *change,
                };
                let signature = june.sign(&checkpoint.signed_bytes());
                Signed {
                    checkpoint,
                    signature,
                }
            })
            .collect();
        let manifest = Manifest {
            bundle: id("bundle", number),
            team,
            written: 1_790_000_000_000,
            from: writer,
            to: vec![reader.key],
            scopes: ends.keys().copied().collect(),
            statement: Statement::default(),
        };
        let file = folder.path().join("june.trellis");
        let changes: Vec<Carried> = changes.into_iter().map(Carried::Change).collect();
        let contents = Contents {
            manifest: &manifest,
            checkpoints: &checkpoints,
            changes: &changes,
            links: &[],
            attachments: &[],
        };
        let out = std::fs::File::create(&file).unwrap();
        let seal = Seal::Recipients(vec![reader.recipient]);
        let counts = write(out, &contents, &june, &seal).unwrap();
        Self {
            folder,
            file,
            bytes: counts.bytes,
            number,
            #[cfg(feature = "automerge")]
            document,
        }
    }

    /// A laptop as it was, which verifies, looks and takes in; then Automerge.
    fn round(&self) -> Times {
        let desk = self.folder.path();
        // With its key: a workbook alone that comes back goes on as a new author.
        let key = std::fs::read_dir(desk.join("home/keys")).unwrap();
        let key = key.map(|entry| entry.unwrap().path()).next().unwrap();
        for (number, fresh) in [desk.join("rose.workbook"), key].iter().enumerate() {
            let kept = desk.join(format!("as it was {number}"));
            if kept.exists() {
                std::fs::copy(&kept, fresh).unwrap();
            } else {
                std::fs::copy(fresh, &kept).unwrap();
            }
        }
        let mut rose = open(desk, false);
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        let verify = took(|| drop(black_box(rose.about_bundle(&self.file, None).unwrap())));
        let mut seen = 0;
        let preview = took(|| {
            let preview = rose.look_at_bundle(&self.file, None).unwrap();
            seen = preview.created.len();
        });
        let mut changes = 0;
        let take = took(|| changes = rose.take_bundle(&self.file, None).unwrap().changes);
        assert!(seen > 0);
        assert_eq!(u64::from(changes), self.number, "all of it is in");
        let peak = peak();
        drop(rose);
        let june = june();
        Times {
            verify,
            preview,
            take,
            merge: merge(History::of(&june, self.number)),
            automerge: self.automerge(),
            peak,
        }
    }

    #[cfg(not(feature = "automerge"))]
    #[expect(clippy::unused_self, reason = "as the other one")]
    const fn automerge(&self) -> Option<Automerge> {
        None
    }

    /// Reads the document and merges it into another, in memory; then what a preview and
    /// a durable copy would need besides. No index, no search, no signatures.
    #[cfg(feature = "automerge")]
    #[expect(clippy::unnecessary_wraps, reason = "as without it")]
    fn automerge(&self) -> Option<Automerge> {
        use automerge::AutoCommit;
        let mut mine = AutoCommit::new();
        let mut theirs = AutoCommit::new();
        let read = took(|| theirs = AutoCommit::load(&self.document).unwrap());
        let before = mine.get_heads();
        let merge = took(|| {
            let changes = mine.merge(&mut theirs).unwrap();
            assert_eq!(changes.len() as u64 > 0, self.number > 0);
        });
        let after = mine.get_heads();
        let tell = took(|| drop(black_box(mine.diff(&before, &after))));
        let save = took(|| {
            let mut file = std::fs::File::create(self.folder.path().join("automerge")).unwrap();
            std::io::Write::write_all(&mut file, &mine.save()).unwrap();
            file.sync_all().unwrap();
        });
        Some(Automerge {
            read,
            merge,
            tell,
            save,
        })
    }
}

fn june() -> Installation {
    Installation::new(Path::new(""), id("june", 0), [7; 32])
}

fn open(desk: &Path, is_new: bool) -> Trellis {
    let mut world = StillWorld::on(practice::today());
    world.count = 70_000_000;
    let (workbook, home) = (desk.join("rose.workbook"), desk.join("home"));
    if is_new {
        Trellis::create(&workbook, &home, None, Box::new(world)).unwrap()
    } else {
        world.count *= 2;
        Trellis::open(&workbook, &home, None, Box::new(world)).unwrap()
    }
}

/// The most memory since it was last asked to begin anew, in kilobytes; on Linux.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn id(what: &str, number: u64) -> Id {
    Id::natural(what, &[&number.to_be_bytes()])
}

/// An id as Trellis makes them for records and actions: `UUIDv7`, which begins with the
/// clock.
fn fresh_id(what: &str, number: u64) -> Id {
    let mut bytes = *id(what, number).as_bytes();
    let clock = u64::try_from(wall(number)).unwrap().to_be_bytes();
    bytes[..6].copy_from_slice(&clock[2..]);
    bytes[6] = bytes[6] & 0x0f | 0x70;
    Id::from_bytes(bytes)
}

/// The clock of a change.
fn wall(number: u64) -> i64 {
    1_480_000_000_000 + i64::try_from(number).unwrap() * 1000
}

/// What somebody writes over years, region by region.
struct History<'a> {
    author: &'a Installation,
    region: Id,
    changes: Vec<Change>,
    seq: u64,
    last: Option<Identity>,
    /// The latest version of each field of each record.
    heads: BTreeMap<(Id, &'static str), Identity>,
}

impl<'a> History<'a> {
    fn of(author: &'a Installation, number: u64) -> Vec<Change> {
        let mut history = Self {
            author,
            region: id("region", 0),
            changes: Vec::new(),
            seq: 0,
            last: None,
            heads: BTreeMap::new(),
        };
        for at in 0..number {
            if at % EACH == 0 {
                history.begin_region(at / EACH);
            } else {
                history.write_something(at);
            }
        }
        history.changes
    }

    fn begin_region(&mut self, number: u64) {
        (self.seq, self.last) = (0, None);
        self.heads.clear();
        self.region = id("region", number);
        let name = Value::from(format!("Region {number}"));
        self.write("region", self.region, vec![("name", name)]);
    }

    fn write_something(&mut self, at: u64) {
        let region = Value::from(self.region);
        let day = Value::from(practice::today() - chrono::Days::new(at % EACH * 3650 / EACH));
        let text = |about| Value::from(practice::prose(about, at));
        let word = Value::from;
        if at % EACH == EACH - 1 {
            // Something is deleted in every region: from then on, what arrives may be hidden.
            let last = at / 20 - 1;
            self.write(
                "action",
                fresh_id("action", last),
                vec![("life", Value::from(false))],
            );
            return;
        }
        match at % 20 {
            0..8 => self.write(
                "contact",
                fresh_id("contact", at),
                vec![
                    ("region", region),
                    ("form", word("logged")),
                    ("mode", word("phone")),
                    ("took_on", day),
                    ("minutes", Value::from(45_i64)),
                    ("support", word("capacity")),
                    ("actual_focus", text("Contact")),
                ],
            ),
            8..11 => self.write(
                "note",
                fresh_id("note", at),
                vec![
                    ("region", region),
                    ("about", word("region")),
                    ("audience", word("team")),
                    ("text", text("Note")),
                    ("written_on", day),
                ],
            ),
            // The same answers, year after year: edits of what was said before.
            11..15 => {
                let item = at / 20 % ITEMS;
                let key = id("answer", item);
                let record = Id::natural("answer", &[self.region.as_bytes(), key.as_bytes()]);
                self.write(
                    "answer",
                    record,
                    vec![
                        ("region", region),
                        ("item", Value::from(format!("LT-IN-{item}"))),
                        ("status", word("partly")),
                        ("evidence", text("Evidence")),
                    ],
                );
            }
            15 => self.write(
                "action",
                fresh_id("action", at / 20),
                vec![
                    ("region", region),
                    ("step", text("Step")),
                    ("who", word("Coordinator")),
                    ("by_on", day),
                    ("state", word("open")),
                ],
            ),
            16..19 => {
                let state = ["open", "carried", "done"][usize::try_from(at % 3).unwrap()];
                self.write(
                    "action",
                    fresh_id("action", at / 20),
                    vec![("state", word(state))],
                );
            }
            _ => self.write(
                "contact",
                fresh_id("contact", at - 19),
                vec![("minutes", Value::from(60_i64))],
            ),
        }
    }

    /// What somebody who writes a field has seen of it; who deletes has seen all.
    fn seen(&self, record: Id, field: &str) -> Vec<Identity> {
        let all = self.heads.range((record, "")..=(record, "\u{7f}"));
        let seen = all.filter(|((_, name), _)| field == "life" || *name == field);
        let seen: BTreeSet<Identity> = seen.map(|(_, change)| *change).collect();
        seen.into_iter().collect()
    }

    fn write(&mut self, kind: &str, record: Id, fields: Vec<(&'static str, Value)>) {
        self.seq += 1;
        let number = self.changes.len() as u64;
        let wall = wall(number);
        let fields: Vec<FieldChange> = fields
            .into_iter()
            .map(|(field, value)| FieldChange {
                field: field.to_owned(),
                content: Content::Open {
                    value,
                    salt: *Id::natural(field, &[&number.to_be_bytes()]).as_bytes(),
                },
                parents: self.seen(record, field),
            })
            .collect();
        let names: Vec<&'static str> = NAMES
            .into_iter()
            .filter(|name| fields.iter().any(|part| part.field == *name))
            .collect();
        assert_eq!(
            names.len(),
            fields.len(),
            "every field has its name in the list"
        );
        let change = Change {
            format: FORMAT,
            author: self.author.author(),
            scope: Scope::Region(self.region),
            seq: self.seq,
            prev: self.last,
            stamp: u64::try_from(wall).unwrap(),
            wall,
            txn: fresh_id("txn", number),
            kind: kind.to_owned(),
            record,
            fields,
        };
        let identity = change.identity();
        self.last = Some(identity);
        for name in names {
            self.heads.insert((record, name), identity);
        }
        self.changes.push(change);
    }
}

/// The fields that are written here.
const NAMES: [&str; 20] = [
    "life",
    "name",
    "region",
    "form",
    "mode",
    "took_on",
    "minutes",
    "support",
    "actual_focus",
    "about",
    "audience",
    "text",
    "written_on",
    "item",
    "status",
    "evidence",
    "step",
    "who",
    "by_on",
    "state",
];

/// The same edits in a document of Automerge: a map for each record, a commit for each
/// change.
#[cfg(feature = "automerge")]
fn automerge_of(changes: &[Change]) -> Vec<u8> {
    use automerge::transaction::{CommitOptions, Transactable};
    use automerge::{AutoCommit, ObjType, ROOT, ScalarValue};
    let mut document = AutoCommit::new();
    let mut records = BTreeMap::new();
    for change in changes {
        let key = (change.kind.as_str(), change.record);
        let record = records.entry(key).or_insert_with(|| {
            let name = format!("{}/{}", change.kind, change.record);
            document.put_object(ROOT, name, ObjType::Map).unwrap()
        });
        for part in &change.fields {
            let value = match part.content.value().unwrap() {
                Value::Text(text) => ScalarValue::Str(text.as_str().into()),
                Value::Integer(number) => ScalarValue::Int(*number),
                Value::Date(date) => ScalarValue::Str(date.to_string().into()),
                Value::Boolean(yes) => ScalarValue::Boolean(*yes),
                Value::Id(id) => ScalarValue::Bytes(id.as_bytes().to_vec()),
                other => panic!("{other:?} is not written here"),
            };
            document.put(&*record, part.field.as_str(), value).unwrap();
        }
        document.commit_with(CommitOptions::default().with_time(change.wall));
    }
    document.save()
}
