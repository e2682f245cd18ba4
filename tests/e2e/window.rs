//! The real window, driven as a person would: the main job from an empty workbook to a
//! plan on disk, then every view of the sample, each looked over by axe. Pictures go
//! to `tests/artifacts`.

mod assessing;
mod charts;
mod conflicts;
mod contacts;
mod documents;
mod dose;
mod exchange;
mod fidelity;
mod files;
mod goals;
mod guide;
mod support;
mod teams;
mod today;
mod transfer;

use std::path::Path;
use thirtyfour::Key;
use thirtyfour::error::WebDriverResult;
use trellis_app::Trellis;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

/// Takes a picture of a view and holds it against axe.
async fn look(window: &Window, name: &str) -> WebDriverResult<()> {
    window.screenshot(name).await?;
    let found = window.axe().await?;
    assert!(found.is_empty(), "{name}: {found:#?}");
    Ok(())
}

/// Puts a window on the dark ground.
async fn darken(window: &Window) -> WebDriverResult<()> {
    let dark = "document.documentElement.dataset.theme = 'dark'";
    window.driver().execute(dark, Vec::new()).await?;
    Ok(())
}

/// Looks at a view in a window half as wide, which is 1366 at 200 %: nothing is cut off.
async fn look_narrow(window: &Window, name: &str) -> WebDriverResult<()> {
    window.driver().set_window_rect(0, 0, 700, 760).await?;
    look(window, name).await?;
    let overflow =
        "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
    let overflows = window.driver().execute(overflow, Vec::new()).await?;
    assert_eq!(overflows.json(), &serde_json::json!(false), "{name}");
    Ok(())
}

/// Sets a date or time field, which takes typed keys differently on every system.
async fn set(window: &Window, label: &str, value: &str) -> WebDriverResult<()> {
    let field = window.field(label).await?;
    let script = r"const [field, value] = arguments; field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    let arguments = vec![field.to_json()?, serde_json::json!(value)];
    window.driver().execute(script, arguments).await?;
    Ok(())
}

/// Chooses from a list.
async fn choose(window: &Window, label: &str, words: &str) -> WebDriverResult<()> {
    let field = window.field(label).await?;
    let script = r"const [field, words] = arguments;
        const option = [...field.options].find((one) => one.textContent.trim() === words);
        field.value = option.value; field.dispatchEvent(new Event('change', { bubbles: true }));";
    let arguments = vec![field.to_json()?, serde_json::json!(words)];
    window.driver().execute(script, arguments).await?;
    Ok(())
}

/// Opens a workbook whose window was closed. The window lets go of it a moment after the
/// driver says so.
async fn reopen(desk: &Desk, workbook: &Path) -> Trellis {
    let begun = std::time::Instant::now();
    loop {
        match desk.open_workbook(workbook, thursday()) {
            Ok(trellis) => return trellis,
            Err(error) if begun.elapsed().as_secs() > 20 => panic!("{error}"),
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(100)).await,
        }
    }
}

fn plans_in(home: &Path) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(home.join("plans"))
        .map(|files| {
            files
                .filter_map(Result::ok)
                .map(|file| file.path())
                .collect()
        })
        .unwrap_or_default()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a journey is told in one piece")]
async fn from_an_empty_workbook_to_a_plan_on_the_table() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    // The window opens the workbook of its data folder, which it makes at the first start.
    let workbook = desk.home().join("Trellis.workbook");
    let window = Window::open("trellis", &workbook, &desk.home()).await?;

    window
        .wait_for_text("Start with a region you support.")
        .await?;
    look(&window, "01 empty").await?;

    window.click("Add a region").await?;
    window.wait_for_text("No region is here yet.").await?;
    look(&window, "02 no regions").await?;
    window.click("Add a region").await?;
    window.fill("Name", "Region 4 – Foothills").await?;
    window
        .fill("Counties", "Alder, Briar, Cove, Laurel")
        .await?;
    window
        .fill(
            "Lead implementing agency",
            "Foothills District Health Department",
        )
        .await?;
    set(&window, "Support began on", "2024-05-06").await?;
    look(&window, "03 new region").await?;
    window.click("Save region").await?;
    window.wait_for_text("Capacity map").await?;
    look(&window, "04 region").await?;

    // People: one seat filled, one vacant.
    window.click("People").await?;
    window.wait_for_text("No seats yet.").await?;
    window.fill("Role", "CIT coordinator").await?;
    window.fill("Who", "Dana Whitfield").await?;
    window.click("Add seat").await?;
    window.wait_for_text("Dana Whitfield").await?;
    window.fill("Role", "Data coordinator").await?;
    window.click("Add seat").await?;
    window.wait_for_text("Vacant").await?;
    look(&window, "05 people").await?;

    // The visit, from preparing to the room.
    window.click("Plan a visit").await?;
    set(&window, "Day", "2026-11-19").await?;
    set(&window, "From", "10:00").await?;
    set(&window, "Until", "12:00").await?;
    window
        .fill("Where", "the district health department")
        .await?;
    window.click("Plan visit").await?;
    window.wait_for_text("For yourself").await?;
    window.fill("A new line", "Roster and backups").await?;
    window.click("Add line").await?;
    window
        .wait_for_text("Activity, materials, minutes, fall-back")
        .await?;
    window
        .click("Activity, materials, minutes, fall-back")
        .await?;
    choose(&window, "Opens the checklist of", "Leadership and teams").await?;
    window.wait_for_text("Saved to disk").await?;
    choose(&window, "At the stage", "Installation").await?;
    window
        .fill(
            "A note for yourself",
            "MARKED-OWN ask gently about the vacancy",
        )
        .await?;
    window.click("Add note").await?;
    window.wait_for_text("MARKED-OWN").await?;
    look(&window, "06 prepare").await?;

    window.click("In the room").await?;
    window
        .wait_for_text("Every key task has a backup who has done it once.")
        .await?;
    let seen = window.driver().source().await?;
    assert!(!seen.contains("MARKED-OWN"), "the room shows what is mine");

    // An item, by keyboard: open, partly, evidence, strong.
    window
        .click("Every key task has a backup who has done it once.")
        .await?;
    window.wait_for("li.item.open").await?;
    window.press("2").await?;
    window
        .wait_for("li.item.open input[value=partly]:checked")
        .await?;
    window
        .fill("How we know", "Roster of Nov 12; 4 of 9 backups named")
        .await?;
    window.press(Key::Tab).await?;
    window.wait_for_text("Saved to disk").await?;
    window.click("To work on").await?;

    // The stream: a note that prints, an action, a goal.
    window
        .fill(
            "What was said",
            "Charters were used twice to settle who decides.",
        )
        .await?;
    window.click("Add note").await?;
    window.wait_for_text("Region, may print").await?;
    look(&window, "07 in the room").await?;
    window.click("Action").await?;
    window
        .fill("Step", "Ask the state data team for a login date")
        .await?;
    window.fill("Who", "CIT coordinator").await?;
    window.click("Add action").await?;
    window
        .wait_for_text("Ask the state data team for a login date")
        .await?;
    window.click("Goal").await?;
    window
        .fill("Goal", "Every key task has a tested backup.")
        .await?;
    window.fill("Measure", "tasks with a tested backup").await?;
    window.click("Agree goal").await?;
    window.wait_for_text("there is room for 2").await?;

    window.click("Wrap up").await?;
    window
        .wait_for_text("Every key task has a tested backup.")
        .await?;
    window.fill("Contact minutes", "120").await?;
    look(&window, "08 wrap up").await?;

    // The plan, with its live pages, to the disk.
    window.click("Write the support plan").await?;
    window.wait_for("div.sheet-page svg").await?;
    window.wait_for_text("Page 1 of").await?;
    look(&window, "09 plan").await?;
    let seen = window.driver().source().await?;
    assert!(
        seen.contains("Every key task has a tested backup."),
        "the pages show the goal"
    );
    assert!(!seen.contains("MARKED-OWN"), "the pages show what is mine");
    window.click("Export PDF").await?;
    window.wait_for_text("no private notes").await?;
    let plans = plans_in(&desk.home());
    assert_eq!(plans.len(), 1, "{plans:?}");
    let bytes = std::fs::read(&plans[0])?;
    assert!(bytes.starts_with(b"%PDF-1.7"));
    window.click("Mark as agreed").await?;
    window.click("Mark as agreed").await?;
    window.wait_for_text("stays as it is").await?;
    look(&window, "10 agreed").await?;
    window.close().await?;

    // What the window did is in the workbook, and the workbook is sound.
    let trellis = reopen(&desk, &workbook).await;
    assert_eq!(trellis.check().expect("it can be checked"), Vec::new());
    let regions = trellis.list_regions().expect("regions");
    let region = trellis.region(regions[0].id).expect("the region");
    assert_eq!(region.visits.len(), 1);
    assert_eq!(region.plans.len(), 1);
    assert!(region.plans[0].agreed_on.is_some());
    Ok(())
}

#[tokio::test]
async fn every_view_of_the_sample_is_clean() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    look(&window, "20 today").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Capacity map").await?;
    look(&window, "21 region").await?;
    for (tab, waits_for) in [
        ("Checklists", "For the region as a whole"),
        ("Goals & actions", "Agree a goal"),
        ("Contacts", "What it was about"),
        ("People", "Add a seat"),
        ("Interventions", "Add an intervention"),
        ("Lead & barriers", "Barriers passed upward"),
        ("Support given", "By month of the relationship"),
        ("Documents", "Visits that were held"),
    ] {
        window.click(tab).await?;
        window.wait_for_text(waits_for).await?;
        look(&window, &format!("22 {tab}")).await?;
    }
    window.click("Overview").await?;
    window.wait_for_text("Visits ahead").await?;
    window.click("Quarterly visit").await?;
    window.wait_for_text("For yourself").await?;
    look(&window, "23 prepare").await?;
    window.click("In the room").await?;
    window.wait_for("section.items h2").await?;
    look(&window, "24 room agenda").await?;
    window.click("All checklists").await?;
    window.wait_for("section.items ul.list").await?;
    window.click("Initial implementation").await?;
    look(&window, "25 room checklists").await?;
    window.press(Key::Control + "k").await?;
    window.wait_for("dialog.pal input").await?;
    window.press("data").await?;
    window.wait_for("dialog.pal li").await?;
    look(&window, "26 search in the room").await?;
    window.press(Key::Escape).await?;
    window.click("Wrap up").await?;
    window.wait_for_text("Core practice components").await?;
    look(&window, "27 wrap up").await?;
    window.click("Open the support plan").await?;
    window.wait_for("div.sheet-page svg").await?;
    look(&window, "28 plan").await?;
    window.click("Settings").await?;
    window.wait_for_text("This workbook").await?;
    look(&window, "29 settings").await?;

    darken(&window).await?;
    look(&window, "30 settings dark").await?;
    window.click("Today").await?;
    window.wait_for_text("What is due").await?;
    look(&window, "31 today dark").await?;
    look_narrow(&window, "32 today narrow").await?;
    window.close().await
}

#[tokio::test]
async fn a_workbook_that_cannot_be_opened_says_why_and_what_to_do() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    std::fs::create_dir_all(desk.home())?;
    std::fs::write(
        desk.workbook(),
        "a letter to the county, not a workbook at all",
    )?;
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("The workbook is not open").await?;
    window.wait_for_text("Try again").await?;
    look(&window, "40 not a workbook").await?;
    window.close().await?;
    let kept = std::fs::read_to_string(desk.workbook())?;
    assert_eq!(kept, "a letter to the county, not a workbook at all");
    Ok(())
}
