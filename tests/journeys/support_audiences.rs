//! Barriers and successes are for whom their author says: for the support team where
//! nothing is said, and never for anybody wider than that.

use crate::hands::{all_of, begin_with_region, visit};
use crate::support_record::{barrier, success};
use trellis_app::Trellis;
use trellis_app::view::support::{EditBarrier, EditSuccess};
use trellis_domain::id::Id;
use trellis_domain::words::Audience;

/// A barrier and a success for each audience, each with a word of its own.
fn plant(trellis: &mut Trellis, region: Id) -> Vec<(Id, Id)> {
    let kinds = [
        ("zmine", Some(Audience::Mine)),
        ("zteam", Some(Audience::Team)),
        ("zunsaid", None),
        ("zregion", Some(Audience::Region)),
    ];
    let planted = kinds.into_iter().map(|(word, audience)| {
        let barrier = EditBarrier {
            audience,
            ..barrier(&format!("{word}barrier"))
        };
        let success = EditSuccess {
            audience,
            ..success(&format!("{word}success"))
        };
        (
            trellis.add_barrier(region, &barrier).unwrap(),
            trellis.add_success(region, &success).unwrap(),
        )
    });
    planted.collect()
}

#[test]
fn the_room_and_paper_know_only_those_for_the_region() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let today = trellis.plan_visit(&visit(cedar, "2026-11-19")).unwrap();
    plant(&mut trellis, cedar);
    let record = trellis.support_record(cedar).unwrap();
    let audiences: Vec<_> = record.barriers.iter().map(|it| it.audience).collect();
    let expected = [
        Audience::Mine,
        Audience::Team,
        Audience::Team,
        Audience::Region,
    ];
    assert_eq!(audiences, expected);
    let audiences: Vec<_> = record.successes.iter().map(|it| it.audience).collect();
    assert_eq!(audiences, expected);
    assert!(record.barriers.iter().all(|it| it.is_own));

    let plan = trellis.start_plan(cedar, Some(today)).unwrap();
    let mut shown = all_of(&trellis.visit_room(today).unwrap());
    shown.push_str(&all_of(&trellis.plan(plan).unwrap()));
    shown.push_str(&trellis.plan_pages(plan).unwrap().join("\n"));
    for (word, in_the_room) in [("zmine", 0), ("zteam", 0), ("zunsaid", 0), ("zregion", 2)] {
        assert!(!shown.contains(word) || in_the_room > 0, "{word}");
        let there = trellis.search_in_room(word, cedar).unwrap();
        assert_eq!(there.len(), in_the_room, "“{word}” finds {there:?}");
        assert_eq!(trellis.search(word).unwrap().len(), 2, "{word}");
    }
}

#[test]
fn what_is_mine_lies_in_no_scope_that_travels_with_the_region() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let planted = plant(&mut trellis, cedar);
    let (barrier_of_mine, success_of_mine) = planted[0];
    let dump = trellis.dump().unwrap();
    let scopes = |word: &str| -> Vec<String> {
        let lines = dump.lines().filter(|line| line.contains(word));
        let changes = lines.filter_map(|line| line.split_whitespace().nth(1));
        changes
            .filter_map(|hash| {
                let prefix = format!("change {hash} ");
                let change = dump.lines().find(|line| line.starts_with(&prefix))?;
                Some(change.split(' ').nth(3)?.split(':').next()?.to_owned())
            })
            .collect()
    };
    assert_eq!(scopes("zmine"), ["private", "private"]);
    assert_eq!(scopes("zteam"), ["region", "region"]);

    // Editing, chasing and deleting stay in that scope.
    let edit = EditBarrier {
        answer: Some("zmineanswer".to_owned()),
        ..EditBarrier::default()
    };
    trellis.edit_barrier(barrier_of_mine, &edit).unwrap();
    trellis.delete_success(success_of_mine).unwrap();
    trellis.undo().unwrap();
    let dump = trellis.dump().unwrap();
    let line = dump.lines().find(|line| line.contains("zmineanswer"));
    let hash = line.unwrap().split_whitespace().nth(1).unwrap();
    let change = dump
        .lines()
        .find(|line| line.starts_with(&format!("change {hash}")));
    assert!(change.unwrap().contains(" private:"), "{change:?}");
}

#[test]
fn another_audience_writes_it_anew_with_everything_in_it() {
    let (_desk, mut trellis, cedar) = begin_with_region();
    let new = EditBarrier {
        to_whom: Some("Lead agency".to_owned()),
        asked_on: Some(trellis.today()),
        audience: Some(Audience::Mine),
        ..barrier("zfirst")
    };
    let mine = trellis.add_barrier(cedar, &new).unwrap();
    trellis.edit_barrier(mine, &barrier("Rooms")).unwrap();
    let shared = trellis.readdress_barrier(mine, Audience::Region).unwrap();
    assert_ne!(mine, shared);
    let barriers = trellis.support_record(cedar).unwrap().barriers;
    let [card] = barriers.as_slice() else {
        panic!("{barriers:?}");
    };
    assert_eq!(
        (
            card.id,
            card.what.as_str(),
            card.to_whom.as_str(),
            card.asked_on,
            card.audience
        ),
        (
            shared,
            "Rooms",
            "Lead agency",
            Some(trellis.today()),
            Audience::Region
        )
    );
    assert!(trellis.search("zfirst").unwrap().is_empty());
    let gone = trellis.readdress_barrier(mine, Audience::Team).unwrap_err();
    assert_eq!(gone.what(), "This barrier is no longer in the workbook");
    trellis.undo().unwrap();
    let card = trellis.support_record(cedar).unwrap().barriers.remove(0);
    assert_eq!((card.id, card.audience), (mine, Audience::Mine));

    let told = trellis.add_success(cedar, &success("Groups")).unwrap();
    let own = trellis.readdress_success(told, Audience::Mine).unwrap();
    let card = trellis.support_record(cedar).unwrap().successes.remove(0);
    assert_eq!((card.id, card.audience), (own, Audience::Mine));
    assert_eq!(card.seen_on, Some(trellis.today()));
}
