//! Somebody deleted a record while somebody else wrote to it.

use super::*;

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
