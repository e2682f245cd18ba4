//! A person who saw every answer decides: one of them, all of them, or another.

use super::*;

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
            sign: None,
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
            sign: None,
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
