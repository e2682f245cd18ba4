//! The field guide in the real window, and what helps when a plan no longer fits.

use super::{darken, look, look_narrow};
use thirtyfour::Key;
use thirtyfour::error::WebDriverResult;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

#[tokio::test]
async fn the_field_guide_is_read_searched_and_printed() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Field guide").await?;
    window.wait_for_text("Five capacity domains").await?;
    look(&window, "50 guide").await?;
    for (chapter, waits_for, name) in [
        (
            "Co-creation partners",
            "What it looks like, stage by stage",
            "51 guide domain",
        ),
        ("Three tiers of support", "Who it fits", "52 guide tiers"),
        (
            "Core practice components",
            "Working name",
            "53 guide components",
        ),
        (
            "When it is not going as planned",
            "What to try",
            "54 guide levels",
        ),
        (
            "Stages of an adopted intervention",
            "Which stage is it?",
            "55 guide stages",
        ),
        (
            "Welcoming a new CIT member",
            "First week",
            "56 guide first weeks",
        ),
        (
            "Capacity self-check",
            "Not a validated measure",
            "57 guide self-check",
        ),
    ] {
        window.click(chapter).await?;
        window.wait_for_text(waits_for).await?;
        look(&window, name).await?;
    }

    // Looking at oneself: for the support team, and for nobody else.
    window
        .click("General best practices of the organization that gives support")
        .await?;
    window.wait_for_text("Not looked at yet").await?;
    let first = window.wait_for("li.entry input[value=partly]").await?;
    first.click().await?;
    window.wait_for_text("Looked at on").await?;
    look(&window, "58 best practices").await?;
    window
        .click("Knowledge and skills of a support practitioner")
        .await?;
    window.wait_for_text("Mine, never leaves").await?;
    look(&window, "59 own skills").await?;

    // A slip of the finger finds guide and records, one key away.
    window.press(Key::Control + "k").await?;
    window.wait_for("dialog.pal input").await?;
    window.press("coahcing").await?;
    window.wait_for("dialog.pal mark").await?;
    window.wait_for_text("Field guide").await?;
    look(&window, "60 search").await?;
    window.press(Key::Escape).await?;

    window.click("Workforce development systems").await?;
    window.wait_for_text("Best practices").await?;
    window.click("Print this chapter").await?;
    window.wait_for_text("Chapter printed to a file").await?;
    let papers: Vec<_> = std::fs::read_dir(desk.home().join("plans"))?
        .filter_map(Result::ok)
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(papers, ["Field guide Workforce development systems.pdf"]);

    window.click("Settings").await?;
    window.wait_for_text("Content packs").await?;
    window.wait_for_text("trellis.checklists").await?;
    look(&window, "61 packs").await?;

    darken(&window).await?;
    window.click("Field guide").await?;
    window.wait_for_text("Five capacity domains").await?;
    look(&window, "62 guide dark").await?;
    look_narrow(&window, "63 guide narrow").await?;
    window.close().await
}

#[tokio::test]
async fn two_keys_lead_from_a_plan_that_does_not_fit_to_strategies() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Capacity map").await?;

    // An intervention has a stage of its own, found by a few questions.
    window.click("Interventions").await?;
    window.wait_for_text("Add an intervention").await?;
    look(&window, "70 interventions").await?;
    window
        .fill("Add an intervention", "Stepping Stones Triple P")
        .await?;
    window.click("Add").await?;
    window.wait_for_text("No stage said yet").await?;
    window.click("Find the stage with a few questions").await?;
    for _ in 0..2 {
        let open = window
            .wait_for("ol.finder li:last-child input[value=no]")
            .await?;
        open.click().await?;
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    }
    let yes = window
        .wait_for("ol.finder li:last-child input[value=yes]")
        .await?;
    yes.click().await?;
    window.wait_for("p.found").await?;
    look(&window, "71 stage finder").await?;
    window.click("Checklists").await?;
    window.wait_for_text("For the region as a whole").await?;

    // An item of one's own beside the built-in ones, and help beside an item.
    window.click("Add an item of our own here").await?;
    window
        .fill("What would be true", "Fathers help plan the meetings.")
        .await?;
    window
        .fill("How we would know", "Who planned the last two")
        .await?;
    window.click("Add the item").await?;
    window.wait_for_text("Our own").await?;
    let first = window.wait_for("li.item button.line").await?;
    first.click().await?;
    window.wait_for("li.item.open").await?;
    window.press("h").await?;
    window.wait_for_text("What counts").await?;
    look(&window, "72 item help").await?;

    window.click("Overview").await?;
    window.wait_for_text("Visits ahead").await?;
    window.click("Quarterly visit").await?;
    window.wait_for_text("For yourself").await?;
    window.click("In the room").await?;
    window.wait_for("section.items h2").await?;
    window.press("p").await?;
    window.wait_for_text("Not going as planned?").await?;
    look(&window, "73 pivot levels").await?;
    window.press("3").await?;
    window.wait_for_text("What to try.").await?;
    look(&window, "74 pivot strategies").await?;
    window.press("1").await?;
    window
        .wait_for_text("The rest waits for you in Wrap up.")
        .await?;
    tokio::time::sleep(std::time::Duration::from_millis(1200)).await;
    window.click("Wrap up").await?;
    window.wait_for_text("Plans that changed").await?;
    look(&window, "75 pivot in wrap up").await?;
    window.close().await
}
