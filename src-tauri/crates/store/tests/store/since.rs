//! What came since a moment: by arrival, whatever any clock says.

use crate::support::{Laptop, MORNING, id, in_wake, wake};
use std::collections::BTreeSet;
use trellis_domain::change::Scope;
use trellis_domain::id::Id;
use trellis_domain::noun::{goal, note, practitioner, region};
use trellis_store::{Edit, Mark, SinceRow};

const GOAL: u32 = 40;

fn goal_says(text: &str) -> Edit {
    Edit::new(in_wake(), &goal::NOUN, id(GOAL)).set(goal::statement, text)
}

fn mark(laptop: &Laptop) -> Mark {
    laptop.workbook.reading().latest_change().unwrap()
}

fn since(laptop: &Laptop, mark: &Mark) -> Vec<SinceRow> {
    let reading = laptop.workbook.reading();
    reading.changes_after(wake(), mark).unwrap()
}

/// What came, the latest first: noun, fields and whether the record is new.
fn news(laptop: &Laptop, mark: &Mark) -> Vec<(String, String, bool)> {
    since(laptop, mark)
        .into_iter()
        .map(|row| {
            let fields: Vec<String> = row.fields.into_iter().collect();
            (row.kind, fields.join(" "), row.is_new_record)
        })
        .collect()
}

fn of(kind: &str, fields: &str, is_new: bool) -> (String, String, bool) {
    (kind.to_owned(), fields.to_owned(), is_new)
}

/// Ann, who wrote of Wake, and Ben, who has read all of it.
fn two() -> (Laptop, Laptop) {
    let (mut ann, mut ben) = (Laptop::of(1), Laptop::of(2));
    ann.make_wake();
    ben.read_from(&ann, 60);
    (ann, ben)
}

#[test]
fn what_arrived_after_a_moment_is_new_and_what_was_here_is_not() {
    let (mut ann, mut ben) = two();
    let seen = mark(&ben);
    assert_eq!(since(&ben, &seen), Vec::new());
    ann.edit(Edit::new(in_wake(), &region::NOUN, wake()).set(region::counties, "Wake"));
    ann.edit(goal_says("Every key task has a backup"));
    ben.read_from(&ann, 61);
    assert_eq!(
        news(&ben, &seen),
        [
            of("goal", "statement", true),
            of("region", "counties", false)
        ]
    );
    let rows = since(&ben, &seen);
    assert!(
        rows.iter()
            .all(|row| row.is_delivered && row.author == ann.author)
    );
    assert_eq!(since(&ben, &mark(&ben)), Vec::new());
}

#[test]
fn clocks_do_not_count() {
    for wall in [0, MORNING - 400_000_000_000, MORNING + 400_000_000_000] {
        let (mut ann, mut ben) = two();
        let seen = mark(&ben);
        ann.wall = wall;
        ann.edit(goal_says("Every key task has a backup"));
        ben.wall = MORNING * 2 - wall;
        ben.read_from(&ann, 61);
        let rows = since(&ben, &seen);
        assert_eq!(rows.len(), 1, "{wall}");
        assert_eq!(rows[0].wall, ann.wall, "kept for display");
        assert_eq!(since(&ben, &mark(&ben)), Vec::new());
    }
}

#[test]
fn what_is_written_here_is_told_from_what_was_delivered() {
    let (_, mut ben) = two();
    let seen = mark(&ben);
    ben.edit(goal_says("Every key task has a backup"));
    let rows = since(&ben, &seen);
    assert_eq!(rows.len(), 1);
    assert!(!rows[0].is_delivered && rows[0].author == ben.author);
}

#[test]
fn what_waited_is_new_when_it_is_accepted() {
    let (mut ann, mut ben) = two();
    ann.edit(goal_says("First"));
    ann.edit(goal_says("Second"));
    let mut changes = ann.changes();
    let goals: Vec<_> = changes.extract_if(.., |it| it.kind == "goal").collect();
    // The second mentions the first, which has not come.
    ben.workbook
        .receive(id(61), [goals[1].clone()], ben.wall)
        .unwrap();
    let seen = mark(&ben);
    assert_eq!(since(&ben, &seen), Vec::new(), "it waits");
    ben.workbook
        .receive(id(62), [goals[0].clone()], ben.wall)
        .unwrap();
    assert_eq!(
        news(&ben, &seen),
        [of("goal", "statement", true), of("goal", "statement", true)]
    );
    assert_eq!(since(&ben, &mark(&ben)), Vec::new());
}

#[test]
fn a_delivery_that_was_taken_back_is_no_news_until_it_is_read_again() {
    let (mut ann, mut ben) = two();
    let before = mark(&ben);
    ann.edit(goal_says("Every key task has a backup"));
    ben.read_from(&ann, 61);
    let after = mark(&ben);
    ben.workbook.set_aside(id(61)).unwrap();
    assert_eq!(since(&ben, &before), Vec::new());
    let aside = mark(&ben);
    ben.read_from(&ann, 61);
    assert_eq!(news(&ben, &before), [of("goal", "statement", true)]);
    assert_eq!(news(&ben, &aside), [of("goal", "statement", true)]);
    assert_eq!(since(&ben, &after), Vec::new(), "seen before");
}

#[test]
fn other_regions_and_what_is_somebodys_own_are_left_out() {
    let (mut ann, mut ben) = two();
    let seen = mark(&ben);
    let other = Scope::Region(id(2));
    ann.edit(Edit::new(other, &region::NOUN, id(2)).set(region::name, "Durham"));
    let own = Scope::Private(id(7_001));
    ann.edit(
        Edit::new(own, &note::NOUN, id(50))
            .set(note::region, wake())
            .set(note::text, "I talked too much"),
    );
    ben.read_from(&ann, 61);
    assert_eq!(since(&ben, &seen), Vec::new());
}

#[test]
fn a_mark_reads_back_from_its_text() {
    let (mut ann, mut ben) = two();
    ann.edit(goal_says("First"));
    ben.read_from(&ann, 61);
    ben.workbook.set_aside(id(61)).unwrap();
    for mark in [Mark::default(), mark(&ann), mark(&ben)] {
        assert_eq!(Mark::read(&mark.to_string()), Some(mark));
    }
    assert_ne!(mark(&ben).to_string().split(';').nth(1), Some(""));
    for text in ["", "7", "x;", "7;3", "7;3-", "7;3-4,", "7;3-4,x"] {
        let read = Mark::read(text);
        assert_eq!(read.is_some(), text == "7;3-4,", "{text}");
    }
}

#[test]
fn an_author_is_known_by_what_is_theirs() {
    let (mut ann, mut ben) = two();
    let holder = |laptop: &Laptop, of: &Laptop| -> Option<Id> {
        laptop.workbook.reading().find_holder(of.author).unwrap()
    };
    assert_eq!(holder(&ben, &ann), None);
    let team = Scope::Team(id(8_000));
    ann.edit(Edit::new(team, &practitioner::NOUN, id(7_001)).set(practitioner::name, "Ann"));
    // A colleague whom she only wrote down is not she.
    ann.edit(
        Edit::new(team, &practitioner::NOUN, id(6_000))
            .set(practitioner::name, "Dana")
            .set(practitioner::added_by, id(7_001)),
    );
    ben.read_from(&ann, 61);
    assert_eq!(holder(&ben, &ann), Some(id(7_001)));
    let own = Scope::Private(id(7_002));
    ben.edit(Edit::new(own, &note::NOUN, id(51)).set(note::region, wake()));
    assert_eq!(holder(&ben, &ben), Some(id(7_002)));
    let all: BTreeSet<Option<Id>> = [holder(&ann, &ann), holder(&ann, &ben)].into();
    assert_eq!(all, [None, Some(id(7_001))].into());
}
