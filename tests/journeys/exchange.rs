//! Many laptops, no server: colleagues hand each other files, in any order and on any
//! way, and end with the same record.

#[path = "exchange/clones.rs"]
mod clones;
#[path = "exchange/erasing.rs"]
mod erasing;
#[path = "exchange/folder.rs"]
mod folder;
#[path = "exchange/handing.rs"]
mod handing;
#[path = "exchange/hostile.rs"]
mod hostile;
#[path = "exchange/laptops.rs"]
pub mod laptops;
#[path = "exchange/orders.rs"]
mod orders;
#[path = "exchange/own.rs"]
mod own;
#[path = "exchange/preview.rs"]
mod preview;
#[path = "exchange/refusals.rs"]
mod refusals;
#[path = "exchange/stories.rs"]
mod stories;

use crate::hands::{bytes, goal, region};
use laptops::team;
use trellis_app::view::exchange::NewBundle;

#[test]
fn what_one_wrote_the_other_has_and_both_hold_the_same() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    team[0]
        .trellis
        .add_goal(&goal(cedar, "Every key task has a backup"))
        .unwrap();
    team.send("June", "Rose");
    assert_eq!(team[1].trellis.list_regions().unwrap()[0].name, "Cedar Gap");
    team[1]
        .trellis
        .add_goal(&goal(cedar, "A roster that is looked at"))
        .unwrap();
    team.send("Rose", "June");
    assert_eq!(
        team[0].trellis.region(cedar).unwrap().goals.len(),
        2,
        "June has both goals"
    );
    team.send("June", "Rose");
    assert_eq!(
        team[0].trellis.dump().unwrap(),
        team[1].trellis.dump().unwrap()
    );
    for laptop in &team.laptops {
        assert!(laptop.trellis.check().unwrap().is_empty());
    }
}

#[test]
fn a_reply_says_what_arrived_so_nothing_is_sent_twice() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    team.send("June", "Rose");
    team.send("Rose", "June");
    let to = vec![team[1].trellis.author().to_string()];
    let plan = |team: &mut laptops::Team, everything| {
        let new = NewBundle {
            to: to.clone(),
            everything,
            ..NewBundle::default()
        };
        team[0].trellis.plan_bundle(&new).unwrap().changes
    };
    assert_eq!(plan(&mut team, false), 0);
    team[0].trellis.add_goal(&goal(cedar, "One more")).unwrap();
    assert_eq!(plan(&mut team, false), 1);
    assert!(plan(&mut team, true) > 5);
}

#[test]
fn through_a_third_laptop_it_arrives_under_its_authors_name() {
    let mut team = team(["June", "Rose", "Ana"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    team[0]
        .trellis
        .add_goal(&goal(cedar, "Every key task has a backup"))
        .unwrap();
    // June and Ana never meet.
    team.send("June", "Rose");
    let file = team.write("Rose", "Ana");
    let preview = team[2].trellis.look_at_bundle(&file, None).unwrap();
    let line = preview
        .created
        .iter()
        .find(|line| line.kind == "goal")
        .unwrap();
    assert_eq!((line.who.as_str(), preview.from.as_str()), ("June", "Rose"));
    team.take("Ana", &file);
    team.send("Ana", "Rose");
    assert_eq!(
        team[1].trellis.dump().unwrap(),
        team[2].trellis.dump().unwrap()
    );
    // Later June writes to Ana herself, and nothing stands twice.
    team.send("June", "Ana");
    assert_eq!(
        team[2].trellis.region(cedar).unwrap().goals.len(),
        1,
        "one goal"
    );
}

#[test]
fn a_lost_file_shows_as_missing_and_can_be_asked_for() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    team.send("June", "Rose");
    team[0].trellis.add_goal(&goal(cedar, "Lost")).unwrap();
    drop(team.write("June", "Rose"));
    team[0].trellis.add_goal(&goal(cedar, "Arrives")).unwrap();
    team.send("June", "Rose");

    let missing = team[1].trellis.missing().unwrap();
    let gap = &missing.gaps[0];
    assert_eq!(missing.gaps.len(), 1);
    assert_eq!(
        (gap.who.as_str(), gap.travels_with.as_str()),
        ("June", "Cedar Gap")
    );
    assert_eq!((gap.from, gap.to), (2, 2));
    assert_eq!(gap.held_by, ["June"]);
    assert_eq!(missing.sentence, "One entry is missing.");

    let ask = team.place("ask.trellis");
    let to = vec![team[0].trellis.author().to_string()];
    let new = NewBundle {
        to,
        ..NewBundle::default()
    };
    team[1].trellis.write_request(&new, &ask).unwrap();
    let asked = team[0].trellis.look_at_bundle(&ask, None).unwrap();
    assert!(asked.is_request);
    assert_eq!(asked.summary, "Rose asks for what is missing there.");
    team.take("June", &ask);
    team.send("June", "Rose");
    let after = team[1].trellis.missing().unwrap();
    assert!(after.gaps.is_empty(), "{:?}", after.gaps);
    assert_eq!(after.sentence, "Nothing is known to be missing.");
    assert_eq!(team[1].trellis.region(cedar).unwrap().goals.len(), 2);
}

#[test]
fn how_far_a_colleague_is_they_say_themselves() {
    let mut team = team(["June", "Rose"]);
    let state = |team: &laptops::Team| team[0].trellis.missing().unwrap().colleagues.remove(0);
    // Their cards are not all that June wrote, and nobody has said anything yet.
    assert_eq!(state(&team).last_heard, None);
    team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    team.send("June", "Rose");
    assert_eq!(
        state(&team).have,
        0,
        "a file that was written proves nothing"
    );
    team.send("Rose", "June");
    let rose = state(&team);
    assert!(rose.last_heard.is_some());
    assert!(rose.have > 0 && rose.have == rose.of, "{rose:?}");
}

#[test]
fn papers_and_packs_come_along() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let plan = team[0].trellis.start_plan(cedar, None).unwrap();
    team[0].trellis.agree_plan(plan).unwrap();
    let (ours, theirs) = (team.place("ours.pdf"), team.place("theirs.pdf"));
    team[0].trellis.export_plan(plan, &ours).unwrap();
    team.send("June", "Rose");
    team[1].trellis.export_plan(plan, &theirs).unwrap();
    assert_eq!(bytes(&ours), bytes(&theirs));
    assert_eq!(team[1].trellis.missing().unwrap().attachments, 0);
}

#[test]
fn an_import_is_taken_back_here_alone_and_comes_again_when_read_again() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    team.send("June", "Rose");
    let before = team[1].trellis.dump().unwrap();
    team[0]
        .trellis
        .add_goal(&goal(cedar, "Every key task has a backup"))
        .unwrap();
    let file = team.write("June", "Rose");
    let taken = team.take("Rose", &file);
    let with = team[1].trellis.dump().unwrap();
    let undone = team[1].trellis.undo_import(taken).unwrap();
    assert_eq!(undone.sentence, "One entry was taken back.");
    assert_eq!(team[1].trellis.dump().unwrap(), before);
    let imports = team[1].trellis.list_imports().unwrap();
    assert!(imports[0].is_undone && !imports[1].is_undone);
    assert_eq!(imports[0].from, "June");
    // It does not travel: June keeps her goal.
    team.send("Rose", "June");
    assert_eq!(team[0].trellis.region(cedar).unwrap().goals.len(), 1);
    team.take("Rose", &file);
    assert_eq!(team[1].trellis.dump().unwrap(), with);
}

#[test]
fn only_the_chosen_region_travels() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    team[0].trellis.add_region(&region("Heron Lake")).unwrap();
    let new = NewBundle {
        to: vec![team[1].trellis.author().to_string()],
        regions: vec![cedar],
        ..NewBundle::default()
    };
    let file = team.place("cedar.trellis");
    let plan = team[0].trellis.write_bundle(&new, &file).unwrap();
    assert_eq!(plan.regions, ["Cedar Gap"]);
    let size = std::fs::metadata(&file).unwrap().len();
    assert_eq!(plan.bytes.to_string(), size.to_string());
    team.take("Rose", &file);
    let names: Vec<String> = team[1]
        .trellis
        .list_regions()
        .unwrap()
        .into_iter()
        .map(|region| region.name)
        .collect();
    assert_eq!(names, ["Cedar Gap"]);
}

#[test]
fn what_is_still_being_typed_goes_along() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let typing = crate::hands::place("region", cedar, "counties");
    team[0]
        .trellis
        .save_draft(&typing, "Cedar and Heron County")
        .unwrap();
    team.send("June", "Rose");
    assert!(
        team[1]
            .trellis
            .dump()
            .unwrap()
            .contains("Cedar and Heron County")
    );
}
