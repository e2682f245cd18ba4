//! A colleague’s laptop in the wrong hands: what it signs is verified, and still the
//! workbook of its reader stays sound, and as it was to the byte where nothing may come in.

use super::laptops::{Team, team};
use crate::hands::{bytes, day, goal, region};
use std::path::{Path, PathBuf};
use trellis_app::Trellis;
use trellis_domain::chain::{Checkpoint, Stated, Stretch};
use trellis_domain::change::{Change, Content, FORMAT, FieldChange, Identity, Scope};
use trellis_domain::id::Id;
use trellis_domain::value::Value;
use trellis_exchange::bundle::{Carried, Contents, Manifest, Signed, Statement, write};
use trellis_exchange::card::Card;
use trellis_exchange::installation::Installation;
use trellis_exchange::seal::Seal;

/// Whoever holds June’s key writes whatever they like for Rose.
struct Hostile {
    key: Installation,
    card: Card,
    team: Id,
    reader: Card,
    count: u8,
    place: PathBuf,
}

impl Hostile {
    fn at(team: &mut Team) -> Self {
        let card = |team: &mut Team, who: usize, name: &str| {
            let file = team.place(name);
            team[who].trellis.write_card(&file).unwrap();
            Card::from_file(&std::fs::read_to_string(file).unwrap()).unwrap()
        };
        let (june, of) = card(team, 0, "june once more.card");
        let (reader, _) = card(team, 1, "rose once more.card");
        let keys = team[0].desk.home().join("keys");
        let file = std::fs::read_dir(keys)
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        let workbook = file.file_stem().unwrap().to_str().unwrap().parse().unwrap();
        let key = Installation::find(&team[0].desk.home(), workbook)
            .unwrap()
            .unwrap();
        assert_eq!(key.author(), june.key);
        Self {
            key,
            card: june,
            team: of,
            reader,
            count: 0,
            place: team.place("hostile"),
        }
    }

    fn manifest(&self, scopes: Vec<Scope>) -> Manifest {
        Manifest {
            bundle: Id::natural("hostile", &[&[self.count]]),
            team: self.team,
            written: 1_795_000_000_000,
            from: self.card.clone(),
            to: vec![self.reader.key],
            scopes,
            statement: Statement::default(),
        }
    }

    /// A change that begins a chain of its own.
    fn change(&self, scope: Scope, kind: &str, fields: &[(&str, Value)]) -> Change {
        Change {
            format: FORMAT,
            author: self.card.key,
            scope,
            seq: 1,
            prev: None,
            stamp: 1_795_000_000_000,
            wall: 1_795_000_000_000,
            txn: Id::natural("txn", &[kind.as_bytes()]),
            kind: kind.to_owned(),
            record: Id::natural("record", &[kind.as_bytes()]),
            fields: fields
                .iter()
                .map(|(field, value)| FieldChange {
                    field: (*field).to_owned(),
                    content: Content::Open {
                        value: value.clone(),
                        salt: [9; 16],
                    },
                    parents: Vec::new(),
                })
                .collect(),
        }
    }

    /// Signs each of these changes as the end of a chain.
    fn write(&mut self, changes: Vec<Change>) -> PathBuf {
        let mut scopes: Vec<Scope> = changes.iter().map(|change| change.scope).collect();
        scopes.dedup();
        let manifest = self.manifest(scopes);
        self.write_with(&manifest, changes)
    }

    fn write_with(&mut self, manifest: &Manifest, changes: Vec<Change>) -> PathBuf {
        self.count += 1;
        let checkpoints: Vec<Signed> = changes
            .iter()
            .map(|change| {
                let checkpoint = Checkpoint {
                    author: change.author,
                    scope: change.scope,
                    seq: change.seq,
                    change: change.identity(),
                };
                let signature = self.key.sign(&checkpoint.signed_bytes());
                Signed {
                    checkpoint,
                    signature,
                }
            })
            .collect();
        let changes: Vec<Carried> = changes.into_iter().map(Carried::Change).collect();
        let contents = Contents {
            manifest,
            checkpoints: &checkpoints,
            changes: &changes,
            links: &[],
            attachments: &[],
        };
        let file = self.place.with_extension(format!("{}.trellis", self.count));
        let out = std::fs::File::create(&file).unwrap();
        let seal = Seal::Recipients(vec![self.reader.recipient.clone()]);
        write(out, &contents, &self.key, &seal).unwrap();
        file
    }
}

/// Looked at and taken: refused both times in one sentence, and nothing is different.
fn refused(trellis: &mut Trellis, file: &Path) -> String {
    let before = trellis.dump().unwrap();
    let imports = trellis.list_imports().unwrap().len();
    let looked = trellis.look_at_bundle(file, None).map(drop).unwrap_err();
    let taken = trellis.take_bundle(file, None).map(drop).unwrap_err();
    assert_eq!(looked.what(), taken.what());
    assert!(taken.remedy().ends_with('.'), "{}", taken.remedy());
    assert!(!taken.what().contains('\n'));
    assert!(
        trellis.dump().unwrap() == before,
        "not as it was to the byte"
    );
    assert_eq!(trellis.list_imports().unwrap().len(), imports);
    taken.what().to_owned()
}

/// Looked at, which changes nothing, then taken; the workbook is sound.
fn taken(trellis: &mut Trellis, file: &Path) {
    let before = trellis.dump().unwrap();
    trellis.look_at_bundle(file, None).unwrap();
    assert!(
        trellis.dump().unwrap() == before,
        "looking changed something"
    );
    trellis.take_bundle(file, None).unwrap();
    // A number used twice or left out is said; nothing is damaged.
    let mut findings = trellis.check().unwrap();
    let is_only_odd = |what: &str| what.contains("used number") || what.contains("before number");
    findings.retain(|finding| !is_only_odd(&finding.what));
    assert!(findings.is_empty(), "{findings:?}");
    trellis.missing().unwrap();
    trellis.list_imports().unwrap();
    trellis.today_view().unwrap();
}

#[test]
fn altered_or_cut_anywhere_the_workbook_stays_as_it_was_to_the_byte() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    team.send("June", "Rose");
    team[0].trellis.add_goal(&goal(cedar, "One more")).unwrap();
    let whole = bytes(&team.write("June", "Rose"));
    let file = team.place("altered.trellis");
    let rose = &mut team[1].trellis;
    let before = rose.dump().unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut altered = whole.clone();
        altered[at] ^= 0x10;
        for bytes in [altered.as_slice(), &whole[..at]] {
            std::fs::write(&file, bytes).unwrap();
            assert!(rose.take_bundle(&file, None).is_err(), "byte {at}");
        }
    }
    assert!(rose.dump().unwrap() == before);
    assert_eq!(rose.list_imports().unwrap().len(), 1);
}

#[test]
fn an_old_file_is_read_again_after_years_and_nothing_is_different() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let kept = team[0].trellis.add_goal(&goal(cedar, "A goal")).unwrap();
    let old = team.write("June", "Rose");
    team.take("Rose", &old);
    // Life goes on: the goal is worded anew and at last deleted.
    team[0].trellis.delete_goal(kept).unwrap();
    team[0].trellis.add_goal(&goal(cedar, "Another")).unwrap();
    team.send("June", "Rose");
    let rose = team.laptops.remove(1);
    let before = rose.trellis.dump().unwrap();
    drop(rose.trellis);
    for (year, opening) in [
        ("2027-11-19", 800),
        ("2032-11-19", 801),
        ("2046-11-19", 802),
    ] {
        let mut rose = rose.desk.open_on(day(year), opening).unwrap();
        for _ in 0..3 {
            let seen = rose.look_at_bundle(&old, None).unwrap();
            assert_eq!(seen.summary, "Nothing in it is new.");
            let taken = rose.take_bundle(&old, None).unwrap();
            assert_eq!(taken.sentence, "Nothing in it was new.");
        }
        assert!(rose.dump().unwrap() == before, "{year}");
    }
}

#[test]
fn strange_names_and_texts_arrive_as_texts() {
    let mut team = team(["June", "Rose"]);
    let mut hostile = Hostile::at(&mut team);
    let rose = &mut team[1].trellis;
    let table = "region\"; DROP TABLE region; --";
    for (number, name) in [
        "Robert'); DROP TABLE region;--",
        "\" OR 1=1 --",
        "\u{0}null\u{1b}[2J",
        "\u{202e}paG radeC",
        "../../etc/passwd",
        "%s%n {} <script>alert(1)</script>",
    ]
    .into_iter()
    .enumerate()
    {
        let of = Id::natural("region", &[&number.to_be_bytes()]);
        let scope = Scope::Region(of);
        let mut made = hostile.change(scope, "region", &[("name", Value::from(name))]);
        made.record = of;
        let mut strange = hostile.change(scope, table, &[(name, Value::from(name))]);
        (strange.seq, strange.prev) = (2, Some(made.identity()));
        let mut field = hostile.change(scope, "note", &[(table, Value::from(name))]);
        (field.seq, field.prev) = (3, Some(strange.identity()));
        let file = hostile.write(vec![made, strange, field]);
        taken(rose, &file);
        let regions = rose.list_regions().unwrap();
        let names: Vec<&str> = regions.iter().map(|region| region.name.as_str()).collect();
        // No screen and no paper has a place for a zero byte.
        assert!(
            names.contains(&name.replace('\0', "").as_str()),
            "{name:?} is not in {names:?}"
        );
        rose.search(name).unwrap();
    }
    assert_eq!(rose.list_regions().unwrap().len(), 6);
}

#[test]
fn the_ends_of_every_count_and_clock_do_no_harm() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[1].trellis.add_region(&region("Cedar Gap")).unwrap();
    let mut hostile = Hostile::at(&mut team);
    let rose = &mut team[1].trellis;
    for (at, (seq, stamp, wall)) in [
        (0, 0, 0),
        (u64::MAX, u64::MAX, i64::MAX),
        (1 << 63, 1 << 63, i64::MIN),
        (7, u64::MAX, 8_210_266_876_799_999),
        (8, 1, -8_334_601_228_800_000),
    ]
    .into_iter()
    .enumerate()
    {
        let name = Value::from(format!("Named {at}"));
        let mut change = hostile.change(Scope::Region(cedar), "region", &[("name", name)]);
        change.record = cedar;
        (change.seq, change.stamp, change.wall) = (seq, stamp, wall);
        let file = hostile.write(vec![change]);
        let seen = rose.look_at_bundle(&file, None).unwrap();
        assert_eq!(seen.strange_clocks.len(), usize::from(at != 9), "{seq}");
        taken(rose, &file);
        rose.region(cedar).unwrap();
    }
    // Her own word still counts.
    let edit = trellis_app::view::region::EditRegion {
        name: Some("Cedar Gap again".to_owned()),
        ..Default::default()
    };
    rose.edit_region(cedar, &edit).unwrap();
    assert_eq!(rose.list_regions().unwrap()[0].name, "Cedar Gap again");
    let file = team.write("Rose", "June");
    taken(&mut team[0].trellis, &file);
}

#[test]
fn a_wrong_clock_is_one_sentence_however_much_was_written_by_it() {
    let mut team = team(["June", "Rose"]);
    let mut hostile = Hostile::at(&mut team);
    let scope = Scope::Region(Id::natural("region", &[b"clock"]));
    let mut changes: Vec<Change> = Vec::new();
    for at in 0..200_u64 {
        let mut change = hostile.change(scope, "note", &[("text", Value::from("A note"))]);
        change.record = Id::natural("note", &[&at.to_be_bytes()]);
        (change.seq, change.wall) = (at + 1, i64::try_from(at).unwrap());
        change.prev = changes.last().map(Change::identity);
        changes.push(change);
    }
    let file = hostile.write(changes);
    let seen = team[1].trellis.look_at_bundle(&file, None).unwrap();
    assert_eq!(seen.strange_clocks.len(), 1);
}

#[test]
fn what_is_somebodys_own_and_what_goes_by_another_name_is_refused() {
    let mut team = team(["June", "Rose", "Ana"]);
    team[2].trellis.add_region(&region("Heron Lake")).unwrap();
    let mut hostile = Hostile::at(&mut team);
    // Into what is Rose’s own, in June’s name.
    let own = Scope::Private(hostile.reader.holder);
    let change = hostile.change(own, "note", &[("text", Value::from("in your own notes"))]);
    let file = hostile.write(vec![change]);
    let says = refused(&mut team[1].trellis, &file);
    assert_eq!(says, "This bundle of June holds what is somebody’s own");

    // By the name of the bundle that Ana wrote: undoing one would undo the other.
    let from_ana = team.write("Ana", "Rose");
    let delivery = team.take("Rose", &from_ana);
    let scope = Scope::Region(Id::natural("region", &[b"any"]));
    let change = hostile.change(scope, "region", &[("name", Value::from("Any"))]);
    let mut manifest = hostile.manifest(vec![scope]);
    manifest.bundle = delivery;
    let file = hostile.write_with(&manifest, vec![change.clone()]);
    let says = refused(&mut team[1].trellis, &file);
    assert_eq!(
        says,
        "This bundle of June goes by the name of one that somebody else wrote"
    );

    // Another team, or for a laptop that the seal does not say.
    let mut manifest = hostile.manifest(vec![scope]);
    manifest.team = Id::natural("team", &[b"other"]);
    let file = hostile.write_with(&manifest, vec![change]);
    let says = refused(&mut team[1].trellis, &file);
    assert_eq!(says, "This bundle of June belongs to another support team");
}

#[test]
fn what_builds_on_nothing_waits_and_shows_nowhere() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[1].trellis.add_region(&region("Cedar Gap")).unwrap();
    let before = team[1].trellis.dump().unwrap();
    let mut hostile = Hostile::at(&mut team);
    let name = Value::from("A name that builds on nothing");
    let mut change = hostile.change(Scope::Region(cedar), "region", &[("name", name)]);
    change.record = cedar;
    change.fields[0].parents = vec![Identity::from_bytes([3; 32])];
    let file = hostile.write(vec![change]);
    let rose = &mut team[1].trellis;
    let seen = rose.look_at_bundle(&file, None).unwrap();
    assert_eq!(seen.held.len(), 1);
    assert_eq!(rose.take_bundle(&file, None).unwrap().waiting, 1);
    assert!(rose.dump().unwrap() == before, "held is not accepted");
}

#[test]
fn a_statement_that_claims_everything_proves_nothing() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[1].trellis.add_region(&region("Cedar Gap")).unwrap();
    for number in 0..20 {
        let new = goal(cedar, &format!("Goal {number}"));
        team[1].trellis.add_goal(&new).unwrap();
    }
    let mut hostile = Hostile::at(&mut team);
    let mut manifest = hostile.manifest(vec![Scope::Region(cedar)]);
    let nobody = Identity::from_bytes([1; 32]);
    manifest.statement = Statement {
        no: u64::MAX,
        chains: vec![Stated {
            author: hostile.reader.key,
            scope: Scope::Region(cedar),
            held: (0..2000)
                .map(|at| Stretch {
                    from: at,
                    to: u64::MAX,
                    marks: vec![(u64::MAX, nobody), (at, nobody)],
                })
                .collect(),
        }],
        wants: vec!["../../etc/passwd".to_owned(), "\"; --".to_owned()],
    };
    let file = hostile.write_with(&manifest, Vec::new());
    taken(&mut team[1].trellis, &file);
    // All of it still goes to June, since she named nothing that Rose knows.
    let plan = {
        let to = vec![team[0].trellis.author().to_string()];
        let new = trellis_app::view::exchange::NewBundle {
            to,
            ..Default::default()
        };
        team[1].trellis.plan_bundle(&new).unwrap()
    };
    assert!(plan.changes >= 21, "{}", plan.changes);
}
