//! Questions: two people wrote to one field without having seen each other. The inbox is
//! the same on every laptop, a decision is made by a person who saw every answer, it
//! travels, and it can be taken back.

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
fn undoing_a_decision_opens_the_question_again_with_the_same_answers() {
    let Apart {
        mut ann,
        mut ben,
        cedar,
        ..
    } = apart();
    meet(&mut [&mut ann, &mut ben]);
    let mut trellis = ann.open();
    let before = only(&trellis);
    let write = Decision::Write {
        text: "Pulled by two people each quarter.".to_owned(),
    };
    let settled = trellis.resolve_conflict(&before.name, &write).unwrap();
    assert_eq!(
        settled.sentence,
        "Settled. Nothing more waits for a decision."
    );
    assert_eq!(
        measure_of(&trellis, cedar),
        "Pulled by two people each quarter."
    );
    trellis.undo().unwrap();
    let again = only(&trellis);
    assert_eq!(again.id, before.id);
    let sorted = |card: &ConflictCard| {
        let mut texts: Vec<String> = card.answers.iter().map(|it| it.text.clone()).collect();
        texts.sort();
        texts
    };
    assert_eq!(sorted(&again), sorted(&before));
    drop(trellis);
    // So it is for the colleague, whatever came of it first.
    ben.read_from(&ann);
    let there = only(&ben.open());
    assert_eq!(sorted(&there), sorted(&before));
    assert_eq!(there.name, again.name);
}

#[test]
fn an_answer_that_came_since_is_shown_and_nothing_is_decided_over_it() {
    let Apart {
        mut ann,
        mut ben,
        cedar,
        goal,
    } = apart();
    let mut eve = Laptop::of("Eve Stone", 3);
    eve.read_from(&ann);
    let measure = place("goal", goal, "measure");
    meet(&mut [&mut ann, &mut ben]);
    let seen = only(&ann.open());
    // Eve saw Ann's answer, and wrote on beside Ben's.
    eve.open()
        .set_field(&measure, "A third way to see it.")
        .unwrap();
    ann.read_from(&eve);

    let mut trellis = ann.open();
    let before = trellis.dump().unwrap();
    let keep_first = Decision::Keep { number: 1 };
    let refused = trellis
        .resolve_conflict(&seen.name, &keep_first)
        .unwrap_err();
    assert_eq!(
        refused.what(),
        "Another answer came meanwhile: “A third way to see it.” (Eve Stone, Nov 19, 10:00 am)"
    );
    assert_eq!(refused.remedy(), "Look at all answers, then decide.");
    assert_eq!(trellis.dump().unwrap(), before);
    let now = only(&trellis);
    assert_eq!(now.id, seen.id);
    assert_ne!(now.name, seen.name);
    keep(&mut trellis, &now, "A third way to see it.");
    assert_eq!(measure_of(&trellis, cedar), "A third way to see it.");
    // Once it is settled, it says that too.
    let refused = trellis
        .resolve_conflict(&now.name, &keep_first)
        .unwrap_err();
    assert_eq!(refused.what(), "This question does not wait any more");
}

#[test]
fn three_people_and_three_answers() {
    let Apart {
        mut ann,
        mut ben,
        cedar,
        goal,
    } = apart();
    let mut eve = Laptop::of("Eve Stone", 3);
    let measure = place("goal", goal, "measure");
    // Eve has the goal as it was before either of them wrote.
    {
        let from = Workbook::open(&ann.file(), None).unwrap();
        let mut changes = from.reading().changes().unwrap();
        changes.retain(|(_, change)| change.find_field("measure").is_none());
        drop(from);
        let mut here = Workbook::open(&eve.file(), None).unwrap();
        let changes = changes.into_iter().map(|(_, change)| change);
        here.receive(Id::natural("delivery", &[b"early"]), changes, 0)
            .unwrap();
    }
    eve.open().set_field(&measure, "Three can.").unwrap();
    meet(&mut [&mut ann, &mut ben, &mut eve]);
    let names: Vec<String> = [&mut ann, &mut ben, &mut eve]
        .into_iter()
        .map(|laptop| {
            let card = only(&laptop.open());
            assert_eq!(card.answers.len(), 3);
            card.name
        })
        .collect();
    assert_eq!(names[0], names[1]);
    assert_eq!(names[0], names[2]);
    let mut trellis = eve.open();
    let card = only(&trellis);
    keep(&mut trellis, &card, "Three can.");
    drop(trellis);
    meet(&mut [&mut ann, &mut ben, &mut eve]);
    for laptop in [&mut ann, &mut ben, &mut eve] {
        let trellis = laptop.open();
        assert_eq!(cards(&trellis), Vec::new());
        assert_eq!(measure_of(&trellis, cedar), "Three can.");
    }
}

#[test]
fn two_decisions_made_apart_are_a_new_question_unless_they_agree() {
    for (ben_keeps, left) in [(THEIRS, 1), (MINE, 0)] {
        let Apart {
            mut ann, mut ben, ..
        } = apart();
        meet(&mut [&mut ann, &mut ben]);
        let mut here = ann.open();
        let first = only(&here);
        keep(&mut here, &first, MINE);
        drop(here);
        let mut there = ben.open();
        keep(&mut there, &first, ben_keeps);
        drop(there);
        meet(&mut [&mut ann, &mut ben]);
        let (here, there) = (ann.open(), ben.open());
        let (mine, theirs) = (cards(&here), cards(&there));
        assert_eq!(mine.len(), left, "{ben_keeps}");
        assert_eq!(theirs.len(), left);
        if let (Some(mine), Some(theirs)) = (mine.first(), theirs.first()) {
            assert_eq!(mine.name, theirs.name);
            assert_eq!(mine.id, first.id);
            assert_ne!(mine.name, first.name, "it is seen anew");
            assert_eq!(mine.answers.len(), 2);
        }
    }
}

#[test]
fn both_texts_are_kept_one_after_another_the_earlier_first() {
    let mut ann = Laptop::living_on("Ann Reed", 1, day("2026-11-17"));
    let mut ben = Laptop::of("Ben Ode", 2);
    let mut trellis = ann.open();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    trellis
        .answer(&answer(cedar, "LT-IN-02", Status::Partly))
        .unwrap();
    drop(trellis);
    meet(&mut [&mut ann, &mut ben]);
    let says = |text: &str| {
        let mut edit = answer(cedar, "LT-IN-02", Status::Partly);
        edit.evidence = Some(text.to_owned());
        edit
    };
    ann.open().answer(&says("Roster of this week")).unwrap();
    ben.open().answer(&says("Notes of the meeting")).unwrap();
    meet(&mut [&mut ann, &mut ben]);
    let mut trellis = ben.open();
    let card = only(&trellis);
    assert_eq!(card.field_word, "How we know");
    assert!(card.takes_both && card.is_said);
    assert_eq!(card.writes, WrittenAs::Prose);
    trellis
        .resolve_conflict(&card.name, &Decision::Both)
        .unwrap();
    drop(trellis);
    ann.read_from(&ben);
    let cell = ann.open();
    assert_eq!(cards(&cell), Vec::new());
    assert!(
        cell.dump()
            .unwrap()
            .contains("Roster of this week\\n\\nNotes of the meeting")
    );
}

#[test]
fn a_note_on_two_laptops_of_its_author_keeps_both_texts_and_a_colleague_puts_it_in_no_new_words() {
    let mut ann = Laptop::of("Ann Reed", 1);
    let mut trellis = ann.open();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let said = note(cedar, Audience::Region, "The roster is kept");
    let said = trellis.add_note(&said).unwrap();
    drop(trellis);
    let mut other = Laptop::other_laptop_of(&ann, 5);
    drop(other.open());
    let mut ben = Laptop::of("Ben Ode", 2);
    // Until notes are edited on every laptop of their author, this is what it comes to.
    let rewrite = |laptop: &Laptop, author: u8, text: &str| {
        let mut here = Workbook::open(&laptop.file(), None).unwrap();
        let author = match author {
            0 => here.reading().authors().unwrap()[0],
            number => AuthorKey::from_bytes([number; 32]),
        };
        let action = Action {
            author,
            txn: Id::natural("txn", &[text.as_bytes()]),
            wall: 1_795_000_000_000,
            salts: &mut || [7; 16],
        };
        here.write(action, |writing| {
            writing.edit(Edit::new(Scope::Region(cedar), &n::NOUN, said).set(n::text, text))
        })
        .unwrap();
    };
    rewrite(&ann, 0, "The roster is kept by the lead");
    rewrite(&other, 9, "The roster is kept by two people");
    ann.read_all_from(&other);
    ben.read_from(&ann);

    let mut trellis = ben.open();
    let card = only(&trellis);
    assert_eq!(card.title, "Note");
    for decision in [
        Decision::Both,
        Decision::Write {
            text: "In my words".to_owned(),
        },
    ] {
        let refused = trellis.resolve_conflict(&card.name, &decision).unwrap_err();
        assert_eq!(refused.what(), "Somebody else wrote this note");
    }
    drop(trellis);
    let mut trellis = ann.open();
    let card = only(&trellis);
    trellis
        .resolve_conflict(&card.name, &Decision::Both)
        .unwrap();
    let kept = trellis.region(cedar).unwrap().notes[0].text.clone();
    let mut parts: Vec<&str> = kept.split("\n\n").collect();
    parts.sort_unstable();
    assert_eq!(
        parts,
        [
            "The roster is kept by the lead",
            "The roster is kept by two people"
        ]
    );
}

#[test]
fn a_choice_and_a_day_are_kept_or_written_under_the_rules_of_their_field() {
    let mut ann = Laptop::of("Ann Reed", 1);
    let mut ben = Laptop::of("Ben Ode", 2);
    let mut trellis = ann.open();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let step = trellis.add_action(&action(cedar, "Draft it")).unwrap();
    drop(trellis);
    meet(&mut [&mut ann, &mut ben]);
    for (laptop, by_on, led_by) in [
        (&mut ann, "2026-12-01", "isp"),
        (&mut ben, "2027-01-15", "local"),
    ] {
        let mut trellis = laptop.open();
        trellis
            .set_field(&place("action", step, "by_on"), by_on)
            .unwrap();
        trellis
            .set_field(&place("action", step, "led_by"), led_by)
            .unwrap();
    }
    meet(&mut [&mut ann, &mut ben]);
    let mut trellis = ann.open();
    let all = cards(&trellis);
    let words: Vec<&str> = all.iter().map(|it| it.field_word.as_str()).collect();
    assert_eq!(words, ["By", "Who leads"]);
    assert_eq!(all[0].writes, WrittenAs::Day);
    assert_eq!(all[1].writes, WrittenAs::Nothing);
    assert!(texts(&all[0]).contains(&"Jan 15, 2027"));
    assert!(texts(&all[1]).contains(&"Support practitioner"));
    assert!(!all[0].takes_both && !all[0].is_said);
    let before = trellis.dump().unwrap();
    for (card, decision, what) in [
        (
            &all[0],
            Decision::Write {
                text: "soon".to_owned(),
            },
            "“soon” is not a date",
        ),
        (
            &all[0],
            Decision::Both,
            "Only texts can be kept one after another",
        ),
        (
            &all[1],
            Decision::Write {
                text: "everybody".to_owned(),
            },
            "“everybody” is not one of the choices",
        ),
        (
            &all[1],
            Decision::Keep { number: 3 },
            "There is no answer 3",
        ),
        (
            &all[1],
            Decision::Keep { number: 0 },
            "There is no answer 0",
        ),
    ] {
        let refused = trellis.resolve_conflict(&card.name, &decision).unwrap_err();
        assert_eq!(refused.what(), what);
    }
    assert_eq!(trellis.dump().unwrap(), before);
    let write = Decision::Write {
        text: "2026-12-20".to_owned(),
    };
    trellis.resolve_conflict(&all[0].name, &write).unwrap();
    let action = &trellis.region(cedar).unwrap().actions[0];
    assert_eq!(action.by_on, Some(day("2026-12-20")));
}

/// Ann deletes an action while Ben writes on in it.
fn deleted_and_edited() -> (Laptop, Laptop, Id) {
    let mut ann = Laptop::of("Ann Reed", 1);
    let mut ben = Laptop::of("Ben Ode", 2);
    let mut trellis = ann.open();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let goal = trellis.add_goal(&goal(cedar, "A charter")).unwrap();
    let mut first = action(cedar, "Draft it");
    first.goal = Some(goal);
    let step = trellis.add_action(&first).unwrap();
    drop(trellis);
    meet(&mut [&mut ann, &mut ben]);
    ann.open().delete_goal(goal).unwrap();
    ben.open()
        .set_field(&place("action", step, "step"), "Draft it with the lead")
        .unwrap();
    meet(&mut [&mut ann, &mut ben]);
    (ann, ben, cedar)
}

#[test]
fn a_record_that_was_deleted_while_somebody_wrote_on_is_kept_or_deleted_by_a_person() {
    for (number, goals, actions) in [(1, 1, 1), (2, 0, 0)] {
        let (mut ann, mut ben, cedar) = deleted_and_edited();
        let mut trellis = ben.open();
        let card = only(&trellis);
        assert!(card.is_deletion);
        assert_eq!(card.title, "Goal: A charter");
        assert_eq!(texts(&card), ["Keep it", "Delete it"]);
        assert_eq!(
            card.answers[0].meanwhile,
            ["Action: Draft it with the lead – Step: Draft it with the lead"]
        );
        assert_eq!(card.answers[0].writings[0].who, "You");
        assert_eq!(card.answers[1].writings[0].who, "Ann Reed");
        let there = only(&ann.open());
        assert_eq!(there.name, card.name);
        assert!(
            trellis
                .resolve_conflict(&card.name, &Decision::Both)
                .is_err()
        );
        trellis
            .resolve_conflict(&card.name, &Decision::Keep { number })
            .unwrap();
        drop(trellis);
        meet(&mut [&mut ann, &mut ben]);
        for laptop in [&mut ann, &mut ben] {
            let trellis = laptop.open();
            assert_eq!(cards(&trellis), Vec::new());
            let profile = trellis.region(cedar).unwrap();
            assert_eq!(profile.goals.len(), goals, "{number}");
            assert_eq!(profile.actions.len(), actions, "{number}");
        }
    }
}

#[test]
fn what_was_written_after_somebody_looked_is_not_deleted_with_the_rest() {
    let (mut ann, mut ben, _) = deleted_and_edited();
    let seen = only(&ann.open());
    let trellis = ben.open();
    let action = trellis.today_view().unwrap().actions[0].id;
    drop(trellis);
    ben.open()
        .set_field(&place("action", action, "who"), "Lead")
        .unwrap();
    ann.read_from(&ben);
    let mut trellis = ann.open();
    let refused = trellis
        .resolve_conflict(&seen.name, &Decision::Keep { number: 2 })
        .unwrap_err();
    assert_eq!(
        refused.what(),
        "Something more was written to this record meanwhile"
    );
    assert_eq!(only(&trellis).answers[0].meanwhile.len(), 2);
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
fn what_is_deleted_with_its_owner_asks_nobody() {
    let Apart {
        mut ann,
        mut ben,
        goal,
        ..
    } = apart();
    meet(&mut [&mut ann, &mut ben]);
    let mut trellis = ann.open();
    assert_eq!(cards(&trellis).len(), 1);
    trellis.delete_goal(goal).unwrap();
    assert_eq!(cards(&trellis), Vec::new());
    assert_eq!(trellis.count_conflicts(None).unwrap(), 0);
    trellis.undo().unwrap();
    assert_eq!(cards(&trellis).len(), 1);
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
fn answers_that_differ_in_signs_alone_go_together_in_one_step_and_come_back_in_one() {
    let mut ann = Laptop::of("Ann Reed", 1);
    let mut ben = Laptop::of("Ben Ode", 2);
    let mut trellis = ann.open();
    let cedar = trellis.add_region(&region("Cedar Gap")).unwrap();
    let heron = trellis.add_region(&region("Heron Lake")).unwrap();
    let goals = [
        trellis.add_goal(&goal(cedar, "One")).unwrap(),
        trellis.add_goal(&goal(cedar, "Two")).unwrap(),
        trellis.add_goal(&goal(heron, "Three")).unwrap(),
    ];
    drop(trellis);
    meet(&mut [&mut ann, &mut ben]);
    let texts = [
        ("Roster kept", "roster  kept."),
        ("1.5 posts", "15 posts"),
        ("By the lead", "by the lead!"),
    ];
    for (goal, (mine, theirs)) in goals.iter().zip(texts) {
        let measure = place("goal", *goal, "measure");
        ann.open().set_field(&measure, mine).unwrap();
        ben.open().set_field(&measure, theirs).unwrap();
    }
    meet(&mut [&mut ann, &mut ben]);
    let mut trellis = ann.open();
    let view = inbox(&trellis);
    assert_eq!(view.sentence, "Three questions wait, in two regions.");
    let titles: Vec<&str> = view.groups.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Cedar Gap", "Heron Lake"]);
    assert_eq!(view.alike.len(), 2);
    let settled = trellis.settle_by_latest(&view.alike).unwrap();
    assert_eq!(
        settled.sentence,
        "Two questions settled. One question is left."
    );
    assert_eq!(cards(&trellis).len(), 1);
    trellis.undo().unwrap();
    assert_eq!(cards(&trellis).len(), 3, "one step, and one step back");

    // All of one region by their latest answers.
    let view = inbox(&trellis);
    let latest: Vec<String> = view.groups[0].by_latest.clone();
    assert_eq!(latest.len(), 2);
    let shown: Vec<String> = cards(&trellis)
        .iter()
        .filter(|it| it.region == Some(cedar))
        .map(|it| it.answers[0].text.clone())
        .collect();
    trellis.settle_by_latest(&latest).unwrap();
    let measures: Vec<String> = trellis
        .region(cedar)
        .unwrap()
        .goals
        .iter()
        .map(|it| it.measure.clone())
        .collect();
    for text in shown {
        assert!(measures.contains(&text), "{text}");
    }
    assert_eq!(only(&trellis).region, Some(heron));
    // What is not there as it was listed stays as it is.
    let again = trellis.settle_by_latest(&latest).unwrap_err();
    assert_eq!(again.what(), "None of these questions is as it was listed");
    let left = [only(&trellis).name, latest[0].clone()];
    let settled = trellis.settle_by_latest(&left).unwrap();
    assert_eq!(
        settled.sentence,
        "Settled. One was not as it was listed. Nothing more waits for a decision."
    );
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
fn a_pack_is_decided_with_its_bytes() {
    let mut ann = Laptop::of("Ann Reed", 1);
    drop(ann.open().add_region(&region("Cedar Gap")));
    let mut other = Laptop::other_laptop_of(&ann, 5);
    drop(other.open());
    let pack = Id::natural("adopted_pack", &[b"county"]);
    for (laptop, author, version) in [(&ann, 8, "1.0"), (&other, 9, "2.0")] {
        let mut here = Workbook::open(&laptop.file(), None).unwrap();
        let team = Scope::Team(here.founding().team);
        let action = Action {
            author: AuthorKey::from_bytes([author; 32]),
            txn: Id::natural("txn", &[version.as_bytes()]),
            wall: 1_795_000_000_000 + i64::from(author),
            salts: &mut || [7; 16],
        };
        let edit = Edit::new(team, &adopted_pack::NOUN, pack)
            .set(adopted_pack::pack, "county")
            .set(adopted_pack::version, version)
            .set(adopted_pack::hash, version.repeat(20));
        here.write(action, |writing| writing.edit(edit)).unwrap();
    }
    ann.read_from(&other);
    let mut trellis = ann.open();
    let card = only(&trellis);
    assert_eq!(card.field, "version");
    assert_eq!(inbox(&trellis).groups[0].title, "The support team");
    keep(&mut trellis, &card, "1.0");
    assert_eq!(cards(&trellis), Vec::new());
    drop(trellis);
    let here = Workbook::open(&ann.file(), None).unwrap();
    let state = here.reading().record_state("adopted_pack", pack).unwrap();
    assert_eq!(
        state.value("hash").as_text(),
        Some("1.0".repeat(20).as_str())
    );
    assert!(state.find("hash").is_some_and(|it| !it.is_contested()));
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
