//! What a bundle would do is said before it does it, and looking changes nothing.

use super::laptops::team;
use crate::hands::{goal, note, region, seat};
use trellis_app::view::goal::EditGoal;
use trellis_app::view::people::EditSeat;
use trellis_domain::id::Id;
use trellis_domain::words::{Audience, GoalState};

fn measure(text: &str) -> EditGoal {
    EditGoal {
        measure: Some(text.to_owned()),
        ..EditGoal::default()
    }
}

#[test]
fn new_changed_and_contested_are_told_apart_with_author_and_audience() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let backup = team[0]
        .trellis
        .add_goal(&goal(cedar, "Every key task has a backup"))
        .unwrap();
    let roster = team[0].trellis.add_goal(&goal(cedar, "A roster")).unwrap();
    team.send("June", "Rose");

    team[0]
        .trellis
        .edit_goal(backup, &measure("A list"))
        .unwrap();
    team[1]
        .trellis
        .edit_goal(backup, &measure("A count"))
        .unwrap();
    team[0]
        .trellis
        .edit_goal(
            roster,
            &EditGoal {
                statement: Some("A roster that is looked at".to_owned()),
                ..EditGoal::default()
            },
        )
        .unwrap();
    team[0]
        .trellis
        .add_note(&note(cedar, Audience::Team, "They are tired"))
        .unwrap();
    let file = team.write("June", "Rose");

    let before = team[1].trellis.dump().unwrap();
    let preview = team[1].trellis.look_at_bundle(&file, None).unwrap();
    assert_eq!(
        team[1].trellis.dump().unwrap(),
        before,
        "looking changes nothing"
    );
    assert!(team[1].trellis.check().unwrap().is_empty());
    assert!(team[1].trellis.list_imports().unwrap().len() == 1);

    assert_eq!((preview.from.as_str(), preview.is_known), ("June", true));
    assert_eq!(
        preview.summary,
        "One new record, one changed record and one question."
    );
    let new = &preview.created[0];
    assert_eq!(new.text, "New note: They are tired");
    assert_eq!(
        (new.who.as_str(), new.region.as_str()),
        ("June", "Cedar Gap")
    );
    assert_eq!(new.audience, Audience::Team);
    let changed = preview
        .changed
        .iter()
        .find(|line| line.record == roster)
        .unwrap();
    assert_eq!(changed.text, "Goal changed: A roster that is looked at");
    let field = &changed.fields[0];
    assert_eq!(
        (field.old.as_str(), field.new.as_str()),
        ("A roster", "A roster that is looked at")
    );
    assert_eq!(changed.audience, Audience::Region);
    let case = &preview.conflicts[0];
    assert_eq!(case.field, "measure");
    let mut values: Vec<(&str, &str)> = case
        .answers
        .iter()
        .map(|answer| (answer.text.as_str(), answer.writings[0].who.as_str()))
        .collect();
    values.sort_unstable();
    assert_eq!(values, [("A count", "You"), ("A list", "June")]);

    team.take("Rose", &file);
    // The preview asked what the inbox asks now.
    let inbox = team[1].trellis.conflicts(None).unwrap();
    assert_eq!(inbox.groups[0].cases, preview.conflicts);
    let after = team[1].trellis.look_at_bundle(&file, None).unwrap();
    assert_eq!(after.summary, "Nothing in it is new.");
}

#[test]
fn choices_and_numbers_stand_in_words() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let backup = team[0]
        .trellis
        .add_goal(&goal(cedar, "Every key task has a backup"))
        .unwrap();
    let lead = team[0]
        .trellis
        .add_seat(&seat(cedar, "Coordinator", ""))
        .unwrap();
    team.send("June", "Rose");
    team[0]
        .trellis
        .edit_goal(
            backup,
            &EditGoal {
                state: Some(GoalState::Met),
                ..EditGoal::default()
            },
        )
        .unwrap();
    let half = EditSeat {
        fte: Some(50),
        ..EditSeat::default()
    };
    team[0].trellis.edit_seat(lead, &half).unwrap();
    let file = team.write("June", "Rose");
    let preview = team[1].trellis.look_at_bundle(&file, None).unwrap();
    let says = |record: Id| {
        let line = preview.changed.iter().find(|it| it.record == record);
        let fields = line.into_iter().flat_map(|line| &line.fields);
        fields
            .map(|it| format!("{}: {} → {}", it.field, it.old, it.new))
            .collect::<Vec<_>>()
    };
    assert_eq!(says(backup), ["State: Active → Met"]);
    assert_eq!(says(lead), ["Share of a post: 1.0 → 0.5"]);
}

#[test]
fn what_waits_and_a_strange_clock_are_named() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let one = team[0].trellis.add_goal(&goal(cedar, "One")).unwrap();
    drop(team.write("June", "Rose"));
    team[0].trellis.edit_goal(one, &measure("A list")).unwrap();
    team[0].trellis.edit_goal(one, &measure("A count")).unwrap();
    // The file with the goal itself is lost, and so is the first measure.
    let second = team.write("June", "Rose");
    team[0]
        .trellis
        .edit_goal(one, &measure("A roster"))
        .unwrap();
    let third = team.write("June", "Rose");
    let preview = team[1].trellis.look_at_bundle(&third, None).unwrap();
    assert_eq!(
        preview.held,
        ["One entry by June waits for others that have not arrived."]
    );
    team.take("Rose", &third);
    assert_eq!(team[1].trellis.missing().unwrap().waiting, 1);
    let preview = team[1].trellis.look_at_bundle(&second, None).unwrap();
    assert!(preview.held.is_empty(), "{:?}", preview.held);
    team.take("Rose", &second);
    assert_eq!(team[1].trellis.missing().unwrap().waiting, 0);
}

#[test]
fn a_deletion_is_shown_with_the_name_that_goes() {
    let mut team = team(["June", "Rose"]);
    let cedar = team[0].trellis.add_region(&region("Cedar Gap")).unwrap();
    let one = team[0].trellis.add_goal(&goal(cedar, "One")).unwrap();
    team.send("June", "Rose");
    team[0].trellis.delete_goal(one).unwrap();
    let file = team.write("June", "Rose");
    let preview = team[1].trellis.look_at_bundle(&file, None).unwrap();
    let lines: Vec<&str> = preview
        .changed
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    assert!(lines.contains(&"Goal deleted: One"), "{lines:?}");
}
