//! Questions: two people wrote to one field without having seen each other. The inbox is
//! the same on every laptop, a decision is made by a person who saw every answer, it
//! travels, and it can be taken back.

#[path = "conflicts/deciding.rs"]
mod deciding;
#[path = "conflicts/deleted.rs"]
mod deleted;
#[path = "conflicts/together.rs"]
mod together;

use crate::hands::{action, all_of, answer, day, goal, line, note, place, region, seat, visit};
use trellis_app::Trellis;
use trellis_app::view::conflict::{ConflictCard, ConflictsView, Decision, WrittenAs};
use trellis_domain::change::{AuthorKey, Scope};
use trellis_domain::id::Id;
use trellis_domain::noun::{adopted_pack, note as n};
use trellis_domain::words::{Audience, Status, VisitPhase};
use trellis_store::{Action, Edit, Workbook};
use trellis_tests::laptop::{Laptop, meet};

fn inbox(trellis: &Trellis) -> ConflictsView {
    trellis.conflicts(None).unwrap()
}

fn cards(trellis: &Trellis) -> Vec<ConflictCard> {
    let groups = inbox(trellis).groups;
    groups.into_iter().flat_map(|group| group.cases).collect()
}

/// The only question.
fn only(trellis: &Trellis) -> ConflictCard {
    let mut cards = cards(trellis);
    assert_eq!(cards.len(), 1, "{cards:?}");
    cards.remove(0)
}

fn texts(card: &ConflictCard) -> Vec<&str> {
    card.answers.iter().map(|it| it.text.as_str()).collect()
}

fn keep(trellis: &mut Trellis, card: &ConflictCard, text: &str) {
    let number = card
        .answers
        .iter()
        .find(|it| it.text == text)
        .unwrap()
        .number;
    trellis
        .resolve_conflict(&card.name, &Decision::Keep { number })
        .unwrap();
}

fn measure_of(trellis: &Trellis, region: Id) -> String {
    trellis.region(region).unwrap().goals[0].measure.clone()
}

/// Two laptops that hold one region with a goal, and wrote its measure apart.
struct Apart {
    ann: Laptop,
    ben: Laptop,
    cedar: Id,
    goal: Id,
}

const MINE: &str = "Two people can pull the report by December 18.";
const THEIRS: &str = "Two people can pull the report before the next submission.";

fn apart() -> Apart {
    let mut ann = Laptop::of("Ann Reed", 1);
    let mut ben = Laptop::of("Ben Ode", 2);
    let mut trellis = ann.open();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let goal = trellis
        .add_goal(&goal(cedar, "Every key task has a backup"))
        .unwrap();
    drop(trellis);
    meet(&mut [&mut ann, &mut ben]);
    let measure = place("goal", goal, "measure");
    ann.open().set_field(&measure, MINE).unwrap();
    ben.open().set_field(&measure, THEIRS).unwrap();
    Apart {
        ann,
        ben,
        cedar,
        goal,
    }
}

#[test]
fn the_inbox_is_the_same_on_both_laptops_and_empty_on_both_when_one_decided() {
    let Apart {
        mut ann,
        mut ben,
        cedar,
        ..
    } = apart();
    assert_eq!(inbox(&ann.open()).sentence, "Nothing waits for a decision.");
    meet(&mut [&mut ann, &mut ben]);
    let here = ann.open();
    let there = ben.open();
    let (card, same) = (only(&here), only(&there));
    assert_eq!((&card.name, card.id), (&same.name, same.id));
    assert_eq!(card.title, "Goal: Every key task has a backup");
    assert_eq!(card.field_word, "Measure");
    assert_eq!(card.audience, Audience::Region);
    assert_eq!(inbox(&here).groups[0].title, "Cedar Gap");
    assert_eq!(texts(&card), texts(&same), "in the same order");
    // What the record shows is what stands first.
    assert!(card.answers[0].is_shown && !card.answers[1].is_shown);
    assert_eq!(measure_of(&here, cedar), card.answers[0].text);
    let by = |card: &ConflictCard, text: &str| {
        let mut answers = card.answers.iter();
        let writing = &answers.find(|it| it.text == text).unwrap().writings[0];
        format!("{}, {}, {}", writing.who, writing.when, writing.place)
    };
    assert_eq!(by(&card, MINE), "You, Nov 19, 10:00 am, this laptop");
    assert_eq!(by(&same, MINE), "Ann Reed, Nov 19, 10:00 am, their laptop");
    assert_eq!(by(&same, THEIRS), "You, Nov 19, 10:00 am, this laptop");
    assert!(here.region(cedar).unwrap().has_conflicts);
    drop(here);

    let mut there = there;
    keep(&mut there, &same, MINE);
    assert_eq!(measure_of(&there, cedar), MINE);
    assert_eq!(there.count_conflicts(None).unwrap(), 0);
    drop(there);
    ann.read_from(&ben);
    let here = ann.open();
    assert_eq!(inbox(&here).groups, Vec::new());
    assert_eq!(measure_of(&here, cedar), MINE);
    assert!(!here.region(cedar).unwrap().has_conflicts);
}

#[test]
fn the_words_that_differ_are_marked_on_both_sides() {
    let Apart {
        mut ann, mut ben, ..
    } = apart();
    meet(&mut [&mut ann, &mut ben]);
    let card = only(&ann.open());
    for answer in &card.answers {
        let marked: Vec<&str> = answer
            .pieces
            .iter()
            .filter(|piece| piece.differs)
            .map(|piece| piece.text.as_str())
            .collect();
        let differs = if answer.text == MINE {
            "by December 18."
        } else {
            "before the next submission."
        };
        assert_eq!(marked, [differs]);
    }
}

#[test]
fn equal_answers_and_quiet_fields_ask_nobody() {
    let mut ann = Laptop::of("Ann Reed", 1);
    let mut ben = Laptop::of("Ben Ode", 2);
    let mut trellis = ann.open();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let goal = trellis.add_goal(&goal(cedar, "A charter")).unwrap();
    let planned = trellis.plan_visit(&visit(cedar, "2026-12-03")).unwrap();
    let lines = [
        trellis.add_line(planned, &line("Roster")).unwrap(),
        trellis.add_line(planned, &line("Reach")).unwrap(),
        trellis.add_line(planned, &line("Next")).unwrap(),
    ];
    drop(trellis);
    meet(&mut [&mut ann, &mut ben]);
    for (laptop, phase, moved) in [
        (&mut ann, VisitPhase::WrapUp, lines[2]),
        (&mut ben, VisitPhase::Closed, lines[1]),
    ] {
        let mut trellis = laptop.open();
        trellis
            .set_field(&place("goal", goal, "measure"), "Signed")
            .unwrap();
        trellis.set_phase(planned, phase).unwrap();
        trellis.move_line(moved, 0).unwrap();
    }
    meet(&mut [&mut ann, &mut ben]);
    for laptop in [&mut ann, &mut ben] {
        let trellis = laptop.open();
        let cards = cards(&trellis);
        assert!(
            cards
                .iter()
                .all(|it| it.field != "phase" && it.field != "position"),
            "{cards:?}"
        );
        assert!(cards.iter().all(|it| it.kind != "goal"), "{cards:?}");
    }
}

#[test]
fn a_wrong_clock_is_named_and_decides_nothing_by_itself() {
    let mut ann = Laptop::of("Ann Reed", 1);
    let mut ben = Laptop::living_on("Ben Ode", 2, day("2041-06-30"));
    let mut trellis = ann.open();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let goal = trellis.add_goal(&goal(cedar, "A charter")).unwrap();
    drop(trellis);
    ben.read_from(&ann);
    let measure = place("goal", goal, "measure");
    ben.open().set_field(&measure, "By vote").unwrap();
    ann.open().set_field(&measure, "By hand").unwrap();
    ann.read_from(&ben);
    let trellis = ann.open();
    let view = inbox(&trellis);
    let card = only(&trellis);
    assert_eq!(texts(&card), ["By vote", "By hand"], "the later is shown");
    assert_eq!(
        card.answers[0].writings[0].strange_clock,
        "The clock there cannot have been right: it showed Jun 30, 2041."
    );
    assert_eq!(card.answers[1].writings[0].strange_clock, "");
    assert_eq!(view.groups[0].by_latest, Vec::<String>::new());
}

#[test]
fn what_is_mine_asks_on_my_laptops_alone_and_nothing_asks_in_the_room() {
    let mut ann = Laptop::of("Ann Reed", 1);
    let mut trellis = ann.open();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let own = note(cedar, Audience::Mine, "zown thought");
    let own = trellis.add_note(&own).unwrap();
    let team = trellis
        .add_seat(&seat(cedar, "Coordinator", "Maya Ortiz"))
        .unwrap();
    let planned = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    drop(trellis);
    let mut other = Laptop::other_laptop_of(&ann, 5);
    let mut ben = Laptop::of("Ben Ode", 2);
    ben.read_from(&ann);
    for (laptop, mark, cover) in [
        (&mut ann, "strong", "zcover one"),
        (&mut other, "to_work_on", "zcover two"),
    ] {
        let mut trellis = laptop.open();
        trellis
            .mark_note(own, trellis_domain::words::Mark::from_code(mark))
            .unwrap();
        trellis
            .set_field(&place("seat", team, "cover"), cover)
            .unwrap();
    }
    ann.read_all_from(&other);
    other.read_all_from(&ann);
    ben.read_from(&ann);
    let mut trellis = ann.open();
    let here = cards(&trellis);
    assert_eq!(here.len(), 2, "{here:?}");
    let mine = here.iter().find(|it| it.kind == "note").unwrap();
    assert_eq!(mine.audience, Audience::Mine);
    assert_eq!(mine.answers[1].writings[0].who, "You");
    let places: Vec<&str> = mine
        .answers
        .iter()
        .map(|it| it.writings[0].place.as_str())
        .collect();
    assert!(places.contains(&"this laptop"));
    assert!(places.contains(&"another laptop of yours"));
    let there = ben.open();
    assert_eq!(only(&there).kind, "seat");
    assert!(!all_of(&inbox(&there)).contains("zown"));
    drop(there);

    // In the room nothing of it is shown, on this screen or on Today.
    trellis.set_phase(planned, VisitPhase::InTheRoom).unwrap();
    let covered = inbox(&trellis);
    assert!(covered.is_covered && covered.groups.is_empty() && covered.alike.is_empty());
    for shown in [
        all_of(&covered),
        all_of(&trellis.today_screen().unwrap()),
        all_of(&trellis.visit_room(planned).unwrap()),
    ] {
        assert!(!shown.contains("zcover"), "{shown}");
        assert!(!shown.contains("zown"), "{shown}");
    }
}

#[test]
fn any_order_of_deliveries_gives_the_same_inbox() {
    let Apart {
        mut ann,
        mut ben,
        cedar,
        goal,
    } = apart();
    let mut eve = Laptop::of("Eve Stone", 3);
    eve.read_from(&ann);
    eve.open()
        .set_field(&place("goal", goal, "target"), "All of it")
        .unwrap();
    ben.open()
        .set_field(&place("goal", goal, "target"), "Half of it")
        .unwrap();
    ann.open()
        .set_field(&place("region", cedar, "counties"), "Ash, Birch")
        .unwrap();
    eve.open()
        .set_field(&place("region", cedar, "counties"), "Ash and Birch")
        .unwrap();
    let mut seen: Option<Vec<String>> = None;
    for (at, order) in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ]
    .into_iter()
    .enumerate()
    {
        let mut reader = Laptop::of("Reader", 10 + at as u64);
        for from in order {
            let other = [&ann, &ben, &eve][from];
            reader.read_from(other);
            if at % 2 == 0 {
                reader.read_from(other);
            }
        }
        let names: Vec<String> = cards(&reader.open())
            .into_iter()
            .map(|it| it.name)
            .collect();
        assert_eq!(names.len(), 3);
        assert_eq!(*seen.get_or_insert(names.clone()), names, "{order:?}");
    }
}
