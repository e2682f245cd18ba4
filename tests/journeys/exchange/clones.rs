//! A workbook and its key that were copied together write as one author from two places,
//! until somebody notices: both branches are kept, and shown.

use super::laptops::team;
use super::orders::{copy_of, open_from};
use crate::hands::{goal, region};
use trellis_app::view::exchange::NewBundle;

#[test]
fn both_branches_of_a_copied_laptop_are_kept_and_shown() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    team.send("June", "Rose");
    let rose = team[1].trellis.author().to_string();
    let june = team.laptops.remove(0);
    let author = june.trellis.author();
    drop(june.trellis);

    // The whole laptop is copied, key included; the copy and the first go on alike.
    let clone = copy_of(&june.desk);
    let mut first = open_from(&june.desk, 300_000_000);
    let mut second = open_from(&clone, 400_000_000);
    assert_eq!((first.author(), second.author()), (author, author));
    first.add_goal(&goal(cedar, "Written at the desk")).unwrap();
    second.add_goal(&goal(cedar, "Written on the way")).unwrap();
    let new = NewBundle {
        to: vec![rose],
        everything: true,
        ..NewBundle::default()
    };
    for (name, trellis) in [("desk", &mut first), ("way", &mut second)] {
        let file = team.place(&format!("{name}.trellis"));
        trellis.write_bundle(&new, &file).unwrap();
        team.take("Rose", &file);
    }
    let goals = team[0].trellis.region(cedar).unwrap().goals;
    let mut statements: Vec<&str> = goals.iter().map(|goal| goal.statement.as_str()).collect();
    statements.sort_unstable();
    assert_eq!(statements, ["Written at the desk", "Written on the way"]);
    let missing = team[0].trellis.missing().unwrap();
    assert!(missing.gaps.is_empty(), "{:?}", missing.gaps);
    let fork = missing
        .forks
        .iter()
        .find(|fork| fork.travels_with == "Cedar Gap")
        .expect("a fork");
    assert_eq!((fork.who.as_str(), fork.from, fork.numbers), ("June", 2, 1));
    // A check names the fork and finds nothing else.
    let found = team[0].trellis.check().unwrap();
    assert!(
        !found.is_empty()
            && found
                .iter()
                .all(|it| it.what.contains("used number 2 twice")),
        "{found:?}"
    );
}

#[test]
fn a_branch_that_came_back_is_handed_on_after_its_author_wrote_again() {
    let mut team = team(["June", "Rose", "Ana"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    team.send("June", "Rose");
    let [rose, ana] = [1, 2].map(|at: usize| team[at].trellis.author().to_string());
    let june = team.laptops.remove(0);
    drop(june.trellis);
    let clone = copy_of(&june.desk);
    let mut first = open_from(&june.desk, 300_000_000);
    let mut second = open_from(&clone, 400_000_000);
    first.add_goal(&goal(cedar, "Written at the desk")).unwrap();
    second.add_goal(&goal(cedar, "Written on the way")).unwrap();
    let all_to = |who: &str| NewBundle {
        to: vec![who.to_owned()],
        everything: true,
        ..NewBundle::default()
    };
    let way = team.place("way.trellis");
    second.write_bundle(&all_to(&rose), &way).unwrap();
    team.take("Rose", &way);
    // Rose brings the second branch to the first laptop, which goes on and signs its own.
    let back = team.place("back.trellis");
    let author = first.author().to_string();
    team[0]
        .trellis
        .write_bundle(&all_to(&author), &back)
        .unwrap();
    first.take_bundle(&back, None).unwrap();
    first.add_goal(&goal(cedar, "Written after both")).unwrap();
    let file = team.place("for ana.trellis");
    let plan = first.write_bundle(&all_to(&ana), &file).unwrap();
    assert_eq!(plan.unsigned, 0, "nothing stays behind");
    team.take("Ana", &file);
    let goals = team.at("Ana").trellis.region(cedar).unwrap().goals;
    assert_eq!(goals.len(), 3);
}

#[test]
fn a_restored_copy_without_its_place_goes_on_as_somebody_new() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let june = team.laptops.remove(0);
    let author = june.trellis.author();
    drop(june.trellis);
    let old = copy_of(&june.desk);
    // Work goes on, and the laptop is lost; the copy of the workbook alone comes back.
    let mut trellis = open_from(&june.desk, 300_000_000);
    trellis
        .add_goal(&goal(cedar, "Lost with the laptop"))
        .unwrap();
    drop(trellis);
    std::fs::copy(old.workbook(), june.desk.workbook()).unwrap();
    let mut again = open_from(&june.desk, 500_000_000);
    assert_ne!(again.author(), author, "numbers are not used twice");
    again.add_goal(&goal(cedar, "After the restore")).unwrap();
    assert!(again.missing().unwrap().forks.is_empty());
}
