//! The laws as stories of two colleagues, one scene each.

use super::laptop::{ACTION, ANSWER, GOAL, Laptop, REGION_THING, THINGS, TOMORROW};
use trellis_domain::change::{AuthorKey, Content, Identity, next_stamp};
use trellis_domain::erase;
use trellis_domain::merge::{Field, LIFE, Life, Version};
use trellis_domain::undo::Reason;
use trellis_domain::value::Value;

const STATEMENT: &str = "Two accredited practitioners in each county";

/// Dana and Lee, who have met: the same region with a goal, an action, an answer.
fn two() -> (Laptop, Laptop) {
    let (mut dana, mut lee) = (Laptop::new(1), Laptop::new(2));
    dana.set(REGION_THING, "name", "Blue Ridge");
    dana.set(GOAL, "statement", STATEMENT);
    dana.set(ACTION, "step", "Call the two agencies");
    dana.set(ANSWER, "status", "partly");
    tell(&dana, &mut lee);
    (dana, lee)
}

fn tell(from: &Laptop, to: &mut Laptop) {
    let file: Vec<_> = from.copies().collect();
    to.receive(file);
}

fn meet(one: &mut Laptop, other: &mut Laptop) {
    tell(one, other);
    tell(other, one);
    assert_eq!(one.dump(), other.dump());
}

fn texts(laptop: &Laptop, thing: usize, field: &str) -> Vec<String> {
    let record = laptop.record(thing);
    let mut texts: Vec<String> = record
        .find(field)
        .map(|field| {
            field
                .values()
                .iter()
                .map(|head| format!("{:?}", head.value))
                .collect()
        })
        .unwrap_or_default();
    texts.sort();
    texts
}

#[test]
fn two_who_write_the_same_word_agree_and_two_who_differ_are_asked() {
    let (mut dana, mut lee) = two();
    dana.set(ANSWER, "status", "in_place");
    lee.set(ANSWER, "status", "in_place");
    meet(&mut dana, &mut lee);
    let status = dana.record(ANSWER).find("status").unwrap().clone();
    assert_eq!(status.heads().len(), 2);
    assert_eq!(status.values().len(), 1);
    assert!(!status.is_contested());

    // The next edit replaces both heads, since both hold what was shown.
    dana.set(ANSWER, "status", "partly");
    assert_eq!(dana.record(ANSWER).find("status").unwrap().heads().len(), 1);
    lee.set(ANSWER, "status", "not_now");
    meet(&mut dana, &mut lee);
    assert!(lee.record(ANSWER).find("status").unwrap().is_contested());
}

#[test]
fn a_clock_ten_years_ahead_wins_the_screen_but_not_the_argument() {
    let (mut dana, mut lee) = two();
    dana.clock_off = 10 * 365 * 24 * 3600 * 1000;
    dana.set(ANSWER, "evidence", "minutes of May");
    lee.set(ANSWER, "evidence", "roster on the wall");
    meet(&mut dana, &mut lee);
    let evidence = lee.record(ANSWER).find("evidence").unwrap().clone();
    assert_eq!(evidence.value(), &Value::from("minutes of May"));
    assert!(evidence.is_contested(), "Lee's words stand beside Dana's");

    // Lee's honest clock can replace what Dana's wrong one wrote.
    lee.settle(ANSWER, "evidence", "roster on the wall");
    meet(&mut dana, &mut lee);
    assert_eq!(
        texts(&dana, ANSWER, "evidence"),
        [r#"Some(Text("roster on the wall"))"#]
    );
}

#[test]
fn stamps_rise_whatever_the_clock_says() {
    for (wall, held, expected) in [
        (1_000, None, 1_001),
        (1_000, Some(5), 1_001),
        (1_000, Some(1_000), 1_001),
        (1_000, Some(2_000), 2_001),
        (-5, None, 1),
        (i64::MIN, Some(7), 8),
        (i64::MAX, None, 1 << 63),
        (0, Some(u64::MAX), u64::MAX),
    ] {
        assert_eq!(
            next_stamp(wall, held),
            expected,
            "wall {wall}, held {held:?}"
        );
    }
}

#[test]
fn with_the_last_stamp_used_up_an_edit_still_replaces_what_it_saw() {
    let version = |tag: u8, value: &str, parents: Vec<Identity>| Version {
        change: Identity::from_bytes([tag; 32]),
        author: AuthorKey::from_bytes([1; 32]),
        stamp: u64::MAX,
        wall: 0,
        value: Some(Value::from(value)),
        parents,
    };
    let first = version(9, "first", vec![]);
    let then = version(1, "then", vec![first.change]);
    assert_eq!(
        Field::fold([then.clone(), first]).value(),
        &Value::from("then")
    );
    // Equal stamps: the name settles it, alike everywhere.
    let other = version(2, "other", vec![]);
    let one_way = Field::fold([then.clone(), other.clone()]);
    assert_eq!(one_way, Field::fold([other, then]));
    assert_eq!(one_way.value(), &Value::from("other"));
}

#[test]
fn long_prose_is_one_value_and_two_versions_stand_side_by_side() {
    let (mut dana, mut lee) = two();
    let beginning = "The team met in the library. ".repeat(200);
    dana.set(GOAL, "measure", beginning.as_str());
    meet(&mut dana, &mut lee);
    dana.set(GOAL, "measure", format!("{beginning}Dana's ending."));
    lee.set(GOAL, "measure", format!("Lee's beginning. {beginning}"));
    meet(&mut dana, &mut lee);
    let record = dana.record(GOAL);
    let mut both: Vec<&str> = record
        .find("measure")
        .unwrap()
        .values()
        .iter()
        .map(|head| head.value.as_ref().unwrap().as_text().unwrap())
        .collect();
    both.sort_unstable();
    let expected = [
        format!("Lee's beginning. {beginning}"),
        format!("{beginning}Dana's ending."),
    ];
    assert_eq!(both, expected, "whole, unmixed");
}

#[test]
fn deleting_what_one_has_seen_deletes_it_and_restoring_brings_it_back() {
    let (mut dana, mut lee) = two();
    dana.delete(GOAL);
    assert_eq!(dana.life(GOAL), Life::Deleted);
    assert!(dana.is_hidden(ACTION), "what it owns is hidden with it");
    meet(&mut dana, &mut lee);
    assert_eq!(lee.life(GOAL), Life::Deleted);
    lee.restore(GOAL);
    meet(&mut dana, &mut lee);
    assert_eq!(dana.life(GOAL), Life::Live);
    assert!(!dana.is_hidden(ACTION));
}

type Meanwhile = fn(&mut Laptop);

#[test]
fn a_delete_is_contested_by_what_its_author_had_not_seen() {
    #[rustfmt::skip]
    let cases: [(&str, Meanwhile, Life); 7] = [
        ("nothing", |_| {}, Life::Deleted),
        ("edits the goal", |lee| { lee.set(GOAL, "measure", "a count"); }, Life::Contested),
        ("edits its action", |lee| { lee.set(ACTION, "who", "CIT lead"); }, Life::Contested),
        ("types the same again", |lee| { lee.set(GOAL, "statement", STATEMENT); }, Life::Contested),
        ("deletes it as well", |lee| { lee.delete(GOAL); }, Life::Deleted),
        ("deletes its action", |lee| { lee.delete(ACTION); }, Life::Deleted),
        ("edits its action, then deletes all", |lee| {
            lee.set(ACTION, "who", "CIT lead");
            lee.delete(GOAL);
        }, Life::Deleted),
    ];
    for (meanwhile, lee_does, expected) in cases {
        let (mut dana, mut lee) = two();
        dana.delete(GOAL);
        lee_does(&mut lee);
        meet(&mut dana, &mut lee);
        assert_eq!(dana.life(GOAL), expected, "Lee meanwhile: {meanwhile}");
    }
}

#[test]
fn a_colleague_who_meanwhile_brings_back_an_owned_record_contests_the_delete() {
    let (mut dana, mut lee) = two();
    dana.delete(ACTION);
    meet(&mut dana, &mut lee);
    dana.delete(GOAL);
    lee.restore(ACTION);
    meet(&mut dana, &mut lee);
    assert_eq!(dana.life(GOAL), Life::Contested);
}

#[test]
fn an_owned_record_whose_own_delete_is_contested_contests_its_owner_too() {
    let (mut dana, mut lee) = two();
    dana.delete(ACTION);
    dana.delete(GOAL);
    lee.set(ACTION, "who", "CIT lead");
    meet(&mut dana, &mut lee);
    assert_eq!(dana.life(ACTION), Life::Contested);
    assert_eq!(
        dana.life(GOAL),
        Life::Contested,
        "or Lee's words would be out of sight"
    );
    dana.delete(GOAL);
    assert_eq!(
        dana.life(GOAL),
        Life::Deleted,
        "decided by somebody who saw them"
    );
}

#[test]
fn undoing_a_delete_and_undoing_that_lands_where_it_was() {
    let (mut dana, _) = two();
    dana.delete(GOAL);
    dana.undo();
    assert_eq!(dana.life(GOAL), Life::Live);
    dana.undo();
    assert_eq!(dana.life(GOAL), Life::Deleted);
    dana.restore(GOAL);
    dana.undo();
    assert_eq!(dana.life(GOAL), Life::Deleted);
}

#[test]
fn undoing_the_confirmation_of_a_contested_delete_contests_it_again() {
    let (mut dana, mut lee) = two();
    dana.delete(GOAL);
    lee.set(GOAL, "measure", "a count");
    meet(&mut dana, &mut lee);
    lee.delete(GOAL);
    assert_eq!(lee.life(GOAL), Life::Deleted);
    lee.undo();
    assert_eq!(lee.life(GOAL), Life::Contested);
}

#[test]
fn a_delete_and_a_restore_that_did_not_know_of_each_other_are_for_a_person_to_settle() {
    let (mut dana, mut lee) = two();
    dana.delete(GOAL);
    meet(&mut dana, &mut lee);
    lee.restore(GOAL);
    dana.restore(GOAL);
    dana.delete(GOAL);
    assert_eq!(dana.life(GOAL), Life::Deleted);
    meet(&mut dana, &mut lee);
    assert_eq!(dana.life(GOAL), Life::Contested);
    dana.undo();
    assert_eq!(dana.life(GOAL), Life::Live, "both have restored it now");
}

#[test]
fn a_delete_put_back_and_confirmed_can_be_undone_and_confirmed_again() {
    let (mut dana, mut lee) = two();
    dana.delete(GOAL);
    dana.undo();
    dana.undo();
    lee.set(GOAL, "measure", "a count");
    meet(&mut dana, &mut lee);
    assert_eq!(dana.life(GOAL), Life::Contested);
    dana.delete(GOAL);
    for expected in [
        Life::Deleted,
        Life::Contested,
        Life::Deleted,
        Life::Contested,
    ] {
        assert_eq!(dana.life(GOAL), expected);
        dana.undo();
    }
}

#[test]
fn undoing_a_decision_opens_the_question_again() {
    let (mut dana, mut lee) = two();
    dana.set(ANSWER, "status", "in_place");
    lee.set(ANSWER, "status", "not_yet");
    meet(&mut dana, &mut lee);
    dana.settle(ANSWER, "status", "partly");
    meet(&mut dana, &mut lee);
    assert!(!lee.record(ANSWER).find("status").unwrap().is_contested());
    dana.undo();
    meet(&mut dana, &mut lee);
    let expected = [r#"Some(Text("in_place"))"#, r#"Some(Text("not_yet"))"#];
    assert_eq!(texts(&lee, ANSWER, "status"), expected);
    dana.undo();
    assert_eq!(texts(&dana, ANSWER, "status"), [r#"Some(Text("partly"))"#]);
}

#[test]
fn undoing_an_action_takes_back_all_that_it_made_however_often_it_wrote() {
    let mut dana = Laptop::new(1);
    dana.set(REGION_THING, "name", "Blue Ridge");
    dana.together(|dana| {
        dana.set(GOAL, "statement", STATEMENT);
        dana.set(GOAL, "measure", "a cont");
        dana.set(GOAL, "measure", "a count");
        dana.set(ACTION, "step", "Call");
    });
    let goal = dana.record(GOAL).every_head();
    let (reversals, left) = dana.undo().unwrap();
    assert_eq!(left, []);
    // Any one of the deletes is enough: each lists all that the action wrote there.
    assert_eq!(
        reversals
            .iter()
            .filter(|reversal| reversal.listed == goal)
            .count(),
        3
    );
    assert_eq!(
        (dana.life(GOAL), dana.life(ACTION)),
        (Life::Deleted, Life::Deleted)
    );
    assert_eq!(dana.life(REGION_THING), Life::Live);
    dana.undo();
    assert_eq!(
        (dana.life(GOAL), dana.life(ACTION)),
        (Life::Live, Life::Live)
    );
    assert_eq!(dana.record(GOAL).value("measure"), &Value::from("a count"));
}

#[test]
fn undoing_what_a_colleague_has_since_built_on_leaves_it_in_sight() {
    let (mut dana, mut lee) = (Laptop::new(1), Laptop::new(2));
    dana.together(|dana| {
        dana.set(GOAL, "statement", STATEMENT);
        dana.set(ACTION, "step", "Call");
    });
    tell(&dana, &mut lee);
    lee.set(ACTION, "who", "CIT lead");
    dana.undo();
    meet(&mut dana, &mut lee);
    assert_eq!(
        (dana.life(GOAL), dana.life(ACTION)),
        (Life::Contested, Life::Contested)
    );
}

#[test]
fn undo_leaves_alone_what_somebody_changed_since() {
    let (mut dana, mut lee) = two();
    let both = [("step", Value::from("Write")), ("who", Value::from("CIT"))];
    dana.edit(ACTION, &both, &super::Replaces::Shown);
    meet(&mut dana, &mut lee);
    lee.set(ACTION, "step", "Call and write");
    meet(&mut dana, &mut lee);
    let (_, left) = dana.undo().unwrap();
    let left: Vec<_> = left
        .iter()
        .map(|left| (left.field.as_str(), left.reason))
        .collect();
    assert_eq!(left, [("step", Reason::ChangedSince)]);
    assert_eq!(
        texts(&dana, ACTION, "step"),
        [r#"Some(Text("Call and write"))"#]
    );
    assert_eq!(texts(&dana, ACTION, "who"), ["Some(Unset)"]);
}

#[test]
fn undo_cannot_bring_back_what_was_erased_and_never_takes_back_an_erasure() {
    let (mut dana, _) = two();
    let slip = dana.set(GOAL, "measure", "Ms. Example said so");
    dana.set(GOAL, "measure", "the team said so");
    dana.erase(slip, "measure");
    let (reversals, left) = dana.undo().unwrap();
    assert!(reversals.is_empty());
    assert!(left.iter().all(|left| left.reason == Reason::Final) && !left.is_empty());
    // Back to the edit, whose former value is gone.
    dana.actions.truncate(dana.actions.len() - 2);
    let (reversals, left) = dana.undo().unwrap();
    assert!(reversals.is_empty());
    assert_eq!(left[0].reason, Reason::FormerErased);
}

#[test]
fn an_erased_value_leaves_every_copy_and_one_that_comes_late() {
    let (mut dana, mut lee) = two();
    let slip = dana.set(GOAL, "measure", "Ms. Example said so");
    let with_name: Vec<_> = dana.copies().collect();
    dana.erase(slip, "measure");
    meet(&mut dana, &mut lee);
    assert!(lee.dump().contains(&format!("measure {slip} erased")));
    lee.receive(with_name.clone());
    // Whoever gets the old file first, the erasure after.
    let mut kim = Laptop::new(3);
    kim.receive(with_name);
    assert!(kim.dump().contains("Ms. Example"));
    tell(&dana, &mut kim);
    for laptop in [&dana, &lee, &kim] {
        assert!(!format!("{:?}", laptop.copies().collect::<Vec<_>>()).contains("Ms. Ex"));
        assert_eq!(laptop.dump(), dana.dump());
        assert_eq!(laptop.accepted[&slip].identity(), slip);
    }
}

#[test]
fn a_copy_whose_value_was_not_dropped_yet_shows_it_no_more() {
    let (mut dana, _) = two();
    let slip = dana.set(GOAL, "measure", "Ms. Example said so");
    let mut with_name = dana.accepted.clone();
    let erasure = dana.erase(slip, "measure");
    with_name.insert(erasure, dana.accepted[&erasure].clone());
    let pairs = || {
        with_name
            .iter()
            .map(|(identity, change)| (*identity, change))
    };
    let dump = trellis_domain::dump::dump(pairs(), &erase::erased(pairs()));
    assert_eq!(dump, dana.dump());
}

#[test]
fn a_change_that_comes_without_its_value_waits_for_the_erasure_that_took_it() {
    let (mut dana, _) = two();
    let slip = dana.set(GOAL, "measure", "Ms. Example said so");
    let after = dana.set(GOAL, "measure", "the team said so");
    let before: Vec<_> = dana.copies().collect();
    let erasure = dana.erase(slip, "measure");
    let without: Vec<_> = dana
        .copies()
        .filter(|(identity, _)| *identity != erasure)
        .collect();

    let mut kim = Laptop::new(3);
    kim.receive(without);
    assert!(kim.held.contains_key(&slip) && kim.held.contains_key(&after));
    let mut ray = kim.clone();
    kim.receive([(erasure, dana.accepted[&erasure].clone())]);
    assert_eq!(kim.dump(), dana.dump());
    // Or for a copy that still has it.
    ray.receive(before);
    assert!(ray.held.is_empty());
    assert!(matches!(
        ray.accepted[&slip].fields[0].content,
        Content::Open { .. }
    ));
}

#[test]
fn an_erasure_cannot_be_erased() {
    let (mut dana, mut lee) = two();
    let slip = dana.set(GOAL, "measure", "Ms. Example said so");
    let erasure = dana.erase(slip, "measure");
    dana.erase(erasure, "of_change");
    assert!(
        dana.accepted[&erasure]
            .fields
            .iter()
            .all(|part| part.content.value().is_some())
    );
    meet(&mut dana, &mut lee);
    assert!(!lee.dump().contains("Ms. Example"));
}

#[test]
fn an_erasure_whose_words_do_not_match_its_record_erases_nothing() {
    let (mut dana, _) = two();
    let slip = dana.set(GOAL, "measure", "Ms. Example said so");
    let erasure = dana.erase(slip, "measure");
    let mut change = dana.accepted[&erasure].clone();
    assert_eq!(erase::target(&change), Some((slip, "measure".to_owned())));
    change.record = THINGS[GOAL].id;
    assert_eq!(erase::target(&change), None);
    change.record = erase::record_of(slip, "statement");
    assert_eq!(erase::target(&change), None);
}

#[test]
fn what_cannot_be_read_stands_and_is_relayed() {
    let (mut dana, mut lee) = two();
    let tomorrow = Value::Unknown {
        tag: 99,
        bytes: vec![10, 11],
    };
    dana.set(TOMORROW, "width", tomorrow.clone());
    dana.set(GOAL, "statement", Value::Integer(7));
    lee.set(GOAL, "statement", "Readable");
    meet(&mut dana, &mut lee);
    assert_eq!(lee.record(TOMORROW).value("width"), &tomorrow);
    assert_eq!(
        texts(&lee, GOAL, "statement"),
        ["Some(Integer(7))", r#"Some(Text("Readable"))"#]
    );
    assert_eq!(
        trellis_domain::noun::policy(THINGS[TOMORROW].kind, "width"),
        trellis_domain::noun::Policy::Quiet
    );
}

#[test]
fn an_import_taken_back_leaves_what_was_built_on_it() {
    let (mut dana, mut lee) = two();
    let seen = dana.set(GOAL, "measure", "a count");
    let unseen = dana.set(ACTION, "who", "CIT lead");
    tell(&dana, &mut lee);
    lee.set(GOAL, "measure", "a better count");
    let delivery = lee.deliveries.len() - 1;
    let before = lee.dump();
    let goes = lee.set_aside(delivery);
    assert!(goes.contains(&unseen) && !goes.contains(&seen));
    assert!(lee.accepted.contains_key(&seen));
    tell(&dana, &mut lee);
    assert_eq!(lee.dump(), before, "read again, it is all there");
}

#[test]
fn a_life_that_says_neither_is_live() {
    let (mut dana, _) = two();
    dana.edit(GOAL, &[(LIFE, Value::Unset)], &super::Replaces::Shown);
    assert_eq!(dana.life(GOAL), Life::Live);
    dana.edit(
        GOAL,
        &[(LIFE, Value::from("gone"))],
        &super::Replaces::Shown,
    );
    assert_eq!(dana.life(GOAL), Life::Live);
}
