//! Questions in the terminal: two laptops wrote apart, and one decides by typing.

use crate::binary::trellis_cli;
use std::process::Command;
use trellis_app::view::frame::Place;
use trellis_app::view::goal::NewGoal;
use trellis_app::view::region::NewRegion;
use trellis_domain::id::Id;
use trellis_tests::laptop::{Laptop, meet};

fn type_in(laptop: &Laptop, words: &[&str]) -> (String, String) {
    let out = Command::new(trellis_cli())
        .arg("--workbook")
        .arg(laptop.file())
        .args(words)
        .env("TRELLIS_HOME", laptop.desk.home())
        .output()
        .unwrap();
    let told = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (told(out.stdout), told(out.stderr))
}

fn set(laptop: &mut Laptop, goal: Id, field: &str, text: &str) {
    let place = Place {
        kind: "goal".to_owned(),
        record: goal,
        field: field.to_owned(),
    };
    laptop.open().set_field(&place, text).unwrap();
}

#[test]
fn questions_are_listed_and_decided_by_typing() {
    let mut ann = Laptop::of("Ann Reed", 1);
    let mut ben = Laptop::of("Ben Ode", 2);
    let mut trellis = ann.open();
    let cedar = NewRegion {
        name: "Cedar Gap".to_owned(),
        ..NewRegion::default()
    };
    let region = trellis.add_region(&cedar).unwrap();
    let goal = NewGoal {
        region,
        statement: "Every key task has a backup".to_owned(),
        domain: None,
        measure: String::new(),
        baseline: String::new(),
        target: String::new(),
        by_on: None,
        serves: String::new(),
        item: None,
        assessment: None,
        milestones: Vec::new(),
        visit: None,
    };
    let goal = trellis.add_goal(&goal).unwrap();
    drop(trellis);
    meet(&mut [&mut ann, &mut ben]);
    for (field, mine, theirs) in [
        ("measure", "Roster kept", "Two people can"),
        ("baseline", "Three tasks", "three  tasks."),
    ] {
        set(&mut ann, goal, field, mine);
        set(&mut ben, goal, field, theirs);
    }
    meet(&mut [&mut ann, &mut ben]);

    let (list, _) = type_in(&ann, &["conflicts", "list"]);
    assert!(
        list.starts_with("Two questions wait.\n\nCedar Gap\n"),
        "{list}"
    );
    for line in [
        "Goal: Every key task has a backup – Measure (for: region)",
        "Roster kept",
        "You, Nov 19, ",
        "Ben Ode, Nov 19, ",
        "  They differ in blanks, capitals or punctuation only.",
    ] {
        assert!(list.contains(line), "{line}\n{list}");
    }
    let of = |list: &str| {
        let line = list
            .lines()
            .find(|line| line.contains("– Measure"))
            .unwrap();
        line.split_whitespace().next().unwrap().to_owned()
    };
    let case = of(&list);
    let (there, _) = type_in(&ben, &["conflicts", "list"]);
    assert_eq!(of(&there), case, "both laptops call it the same");

    let (all, _) = type_in(&ann, &["conflicts", "resolve", "--trivial"]);
    assert!(all.contains("– Baseline"), "{all}");
    assert!(all.ends_with("Settled. One question is left.\n"), "{all}");

    let write = ["conflicts", "resolve", &case, "--write", "Both, in turns"];
    let (done, complaint) = type_in(&ann, &write);
    assert_eq!(
        done, "Settled. Nothing more waits for a decision.\n",
        "{complaint}"
    );
    let (_, complaint) = type_in(&ann, &write);
    assert!(complaint.starts_with("error: This question does not wait any more"));
    // Another answer came to Ben meanwhile: what he saw is no longer what stands.
    let mut eve = Laptop::of("Eve Stone", 3);
    eve.read_from(&ben);
    set(&mut eve, goal, "measure", "A third way");
    ben.read_from(&eve);
    let keep = ["conflicts", "resolve", &case, "--keep", "1"];
    let (_, complaint) = type_in(&ben, &keep);
    assert!(
        complaint.starts_with("error: Another answer came meanwhile: “A third way” (Eve Stone, "),
        "{complaint}"
    );
}
