//! Any order, any grouping, any repetition: the same record, to the byte.

use super::laptops::team;
use crate::hands::{goal, note, region};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use trellis_app::Trellis;
use trellis_app::view::goal::EditGoal;
use trellis_app::world::StillWorld;
use trellis_domain::words::Audience;
use trellis_tests::{Desk, thursday};

/// Copies a closed desk: workbook and key, so that it goes on as the same author.
pub fn copy_of(desk: &Desk) -> Desk {
    let copy = Desk::new().unwrap();
    std::fs::copy(desk.workbook(), copy.workbook()).unwrap();
    let (from, to) = (desk.home().join("keys"), copy.home().join("keys"));
    std::fs::create_dir_all(&to).unwrap();
    for key in std::fs::read_dir(from).unwrap() {
        let key = key.unwrap();
        std::fs::copy(key.path(), to.join(key.file_name())).unwrap();
    }
    copy
}

pub fn open(desk: &Desk) -> Trellis {
    open_from(desk, 700_000_000)
}

/// Opens it in a world whose ids begin here.
pub fn open_from(desk: &Desk, count: u64) -> Trellis {
    let mut world = StillWorld::on(thursday());
    world.count = count;
    Trellis::open(&desk.workbook(), &desk.home(), None, Box::new(world)).unwrap()
}

/// The numbers below `count`, shuffled by a fixed rule for each `turn`, some twice.
fn order(count: usize, turn: u64) -> Vec<usize> {
    let mut state = turn.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    let mut order: Vec<usize> = (0..count).collect();
    for at in (1..count).rev() {
        order.swap(at, next(at + 1));
    }
    for _ in 0..count / 3 {
        let again = order[next(count)];
        order.insert(next(count), again);
    }
    order
}

#[test]
fn any_order_and_repetition_of_bundles_gives_the_same_dump() {
    let mut team = team(["June", "Rose", "Ana"]);
    let mut files: Vec<PathBuf> = Vec::new();
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let one = team[0].trellis.add_goal(&goal(cedar, "One")).unwrap();
    files.push(team.write("June", "Ana"));
    team.send("June", "Rose");
    // Both change the same goal, unseen by each other; then Rose sees it, and settles.
    for (at, measure) in [(0, "A list"), (1, "A roster")] {
        team[at]
            .trellis
            .edit_goal(
                one,
                &EditGoal {
                    measure: Some(measure.to_owned()),
                    ..EditGoal::default()
                },
            )
            .unwrap();
    }
    files.push(team.write("Rose", "Ana"));
    files.push(team.write("June", "Ana"));
    team.send("June", "Rose");
    team[1]
        .trellis
        .edit_goal(
            one,
            &EditGoal {
                target: Some("By spring".to_owned()),
                ..EditGoal::default()
            },
        )
        .unwrap();
    team[1]
        .trellis
        .add_note(&note(cedar, Audience::Team, "Two measures stand"))
        .unwrap();
    files.push(team.write("Rose", "Ana"));
    team.send("Rose", "June");
    team[0].trellis.delete_goal(one).unwrap();
    team[0].trellis.undo().unwrap();
    files.push(team.write("June", "Ana"));

    let ana = team.laptops.pop().unwrap();
    drop(ana.trellis);
    let mut dumps: BTreeSet<String> = BTreeSet::new();
    for turn in 0..10 {
        let desk = copy_of(&ana.desk);
        let mut trellis = open(&desk);
        for at in order(files.len(), turn) {
            trellis.take_bundle(&files[at], None).unwrap();
        }
        assert!(trellis.check().unwrap().is_empty());
        dumps.insert(trellis.dump().unwrap());
    }
    assert_eq!(dumps.len(), 1, "one record, whatever the order");
    assert!(dumps.first().unwrap().contains("Two measures stand"));
}

#[test]
fn one_large_file_and_many_small_ones_give_the_same_dump() {
    let mut team = team(["June", "Ana"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let mut small: Vec<PathBuf> = vec![team.write("June", "Ana")];
    for number in 1..5 {
        team[0]
            .trellis
            .add_goal(&goal(cedar, &format!("Goal {number}")))
            .unwrap();
        small.push(team.write("June", "Ana"));
    }
    let large = team.place("large.trellis");
    let new = trellis_app::view::exchange::NewBundle {
        to: vec![team[1].trellis.author().to_string()],
        everything: true,
        ..Default::default()
    };
    team[0].trellis.write_bundle(&new, &large).unwrap();
    let ana = team.laptops.pop().unwrap();
    drop(ana.trellis);
    let dump = |files: &[PathBuf]| {
        let desk = copy_of(&ana.desk);
        let mut trellis = open(&desk);
        for file in files {
            trellis.take_bundle(Path::new(file), None).unwrap();
        }
        trellis.dump().unwrap()
    };
    let by_small = dump(&small);
    assert_eq!(by_small, dump(std::slice::from_ref(&large)));
    small.reverse();
    small.insert(2, large);
    assert_eq!(by_small, dump(&small));
}
