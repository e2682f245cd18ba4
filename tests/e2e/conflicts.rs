//! Questions in the real window: a colleague wrote beside, the answers stand side by side,
//! and each is settled in its own way, by keys alone.

use super::{darken, look, look_narrow, reopen};
use thirtyfour::Key;
use thirtyfour::error::WebDriverResult;
use trellis_app::view::frame::Place;
use trellis_tests::laptop::Laptop;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a journey is told in one piece")]
async fn questions_between_two_laptops_are_settled() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let mut ours = Laptop::at(desk, 1);
    let mut theirs = Laptop::of("Ben Ode", 2);
    theirs.read_from(&ours);
    let trellis = ours.open();
    let regions = trellis.list_regions().expect("regions");
    let cedar = regions.iter().find(|it| it.name.contains("Cedar Gap"));
    let cedar = cedar.expect("Cedar Gap").id;
    let profile = trellis.region(cedar).expect("the region");
    drop(trellis);
    let goal = profile.goals.first().expect("a goal").id;
    let action = profile.actions.first().expect("an action").id;
    let last = profile.actions.last().expect("another action").id;
    let place = |kind: &str, record, field: &str| Place {
        kind: kind.to_owned(),
        record,
        field: field.to_owned(),
    };
    for (place, mine, theirs_is) in [
        (
            place("goal", goal, "measure"),
            "Two people can log in and pull the quarterly report by December 18.",
            "Two people can log in and pull the quarterly report before the next submission.",
        ),
        (place("action", action, "by_on"), "2026-12-01", "2027-01-15"),
        (
            place("region", cedar, "strategic_plan"),
            "Every county by 2028",
            "every county, by 2028.",
        ),
    ] {
        ours.open().set_field(&place, mine).expect("mine");
        theirs.open().set_field(&place, theirs_is).expect("theirs");
    }
    ours.open().delete_action(last).expect("deleted");
    theirs
        .open()
        .set_field(&place("action", last, "needed"), "A room for twelve")
        .expect("written on");
    ours.read_from(&theirs);

    let window = Window::open("trellis", &ours.file(), &ours.desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.wait_for_text("4 questions wait.").await?;
    look(&window, "100 today with questions").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Capacity map").await?;
    window.wait_for_text("4 questions wait.").await?;
    window.click("Questions").await?;
    window.wait_for_text("Four questions wait.").await?;
    window.wait_for_text("before the next submission.").await?;
    look(&window, "101 questions").await?;

    // What differs in signs alone is listed, and taken in one step.
    window.click("Settle these together").await?;
    window.wait_for_text("These answers would hold.").await?;
    look(&window, "102 questions taken together").await?;
    window.click("Take this answer").await?;
    window
        .wait_for_text("Settled. Three questions are left.")
        .await?;

    // By keys: from the heading of the question to its answers, and on.
    let focused = "return document.activeElement?.textContent ?? ''";
    let heading = window.driver().execute(focused, Vec::new()).await?;
    let heading = heading.json().as_str().unwrap_or_default().to_owned();
    assert!(heading.starts_with("Goal: "), "{heading}");
    window
        .driver()
        .active_element()
        .await?
        .send_keys(Key::Tab)
        .await?;
    window
        .driver()
        .active_element()
        .await?
        .send_keys(" ")
        .await?;
    let chosen = "return document.activeElement.closest('label').textContent";
    let chosen = window.driver().execute(chosen, Vec::new()).await?;
    assert!(chosen.json().as_str().unwrap_or_default().contains("Keep "));
    window.click("Write a new one").await?;
    window.wait_for("textarea").await?;
    darken(&window).await?;
    look(&window, "103 a new answer dark").await?;
    look_narrow(&window, "104 questions narrow").await?;
    let field = window.wait_for("textarea").await?;
    field.clear().await?;
    field.send_keys("Two people pull it each quarter.").await?;
    window
        .wait_for("article:has(textarea) button[type=submit]")
        .await?
        .click()
        .await?;
    window
        .wait_for_text("Settled. Two questions are left.")
        .await?;
    window.close().await?;

    let trellis = reopen(&ours.desk, &ours.file()).await;
    let profile = trellis.region(cedar).expect("the region");
    let measure = profile.goals.iter().find(|it| it.id == goal);
    assert_eq!(
        measure.map(|it| it.measure.as_str()),
        Some("Two people pull it each quarter.")
    );
    assert_eq!(trellis.count_conflicts(None).expect("a count"), 2);
    Ok(())
}
