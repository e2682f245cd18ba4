//! Questions that are settled in one step, and come back in one.

use super::*;

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
