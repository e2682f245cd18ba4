//! Today in the real window: what is due everywhere, at the desk; one region and nothing
//! of another, in the room. Group events, and one key to log a contact.

use super::{choose, darken, look, look_narrow, reopen, set};
use thirtyfour::Key;
use thirtyfour::error::WebDriverResult;
use trellis_app::view::dose::DoseQuery;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a journey is told in one piece")]
async fn today_says_what_is_due_and_the_room_names_one_region() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;

    // A day that the state set, which comes back each quarter.
    window.click("Add a due date").await?;
    window
        .fill("What is due", "State report on capacity")
        .await?;
    choose(&window, "For", "Region 3 – Cedar Gap").await?;
    set(&window, "Due on", "2026-11-16").await?;
    choose(&window, "Comes back", "Every quarter").await?;
    window.fill("Set by", "the state office").await?;
    look(&window, "90 a due date").await?;
    window.click("Add due date").await?;
    window.wait_for_text("Was due Nov 16").await?;
    window.wait_for_text("Capacity assessment").await?;
    look(&window, "91 today").await?;

    // One key, wherever one is.
    window.press("l").await?;
    window.wait_for("[data-log-contact]:focus").await?;
    window.press(Key::Tab).await?;
    window.click("Regions").await?;
    window.wait_for_text("Next visit").await?;
    window.press("l").await?;
    window.wait_for("dialog[open] [data-log-contact]").await?;
    look(&window, "92 log a contact").await?;
    window.click("Close").await?;
    window.press("?").await?;
    window.wait_for_text("Next part of the page").await?;
    look(&window, "93 keys").await?;
    window.click("Close").await?;

    window.click("Group events").await?;
    window.click("Add an event").await?;
    window
        .fill("What it is called", "Rosters that hold")
        .await?;
    set(&window, "Day", "2026-11-12").await?;
    window.fill("Minutes", "60").await?;
    window
        .fill("Led by, name or role", "the state team")
        .await?;
    window.click("Add event").await?;
    window.wait_for_text("Regions that took part").await?;
    window
        .wait_for("li.event .check input")
        .await?
        .click()
        .await?;
    window.wait_for("li.event .people").await?;
    window.wait_for_text("nine attendances of regions").await?;
    look(&window, "94 group events").await?;

    window.click("Today").await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Capacity map").await?;
    window.click("Note an assessment that was held").await?;
    choose(&window, "Held with", "CCA-TP").await?;
    set(&window, "Held on", "2026-10-06").await?;
    window.click("Note assessment").await?;
    window.wait_for_text("next by Apr 6, 2027").await?;
    window.wait_for_text("State report on capacity").await?;
    look(&window, "95 region").await?;

    // In the room, Today shows this region and no other.
    window.click("Quarterly visit").await?;
    window.wait_for_text("For yourself").await?;
    window.click("In the room").await?;
    window.wait_for("section.items h2").await?;
    window.press("l").await?;
    window.click("Today").await?;
    window.wait_for_text("Back to the visit").await?;
    look(&window, "96 today in the room").await?;
    let seen = window.driver().source().await?;
    for other in ["Heron Lake", "Salt Meadow", "State report", "dialog open"] {
        assert!(!seen.contains(other), "the room shows “{other}”");
    }
    window.click("Leave the room").await?;
    window.wait_for_text("What is due").await?;
    window.click("Done: State report on capacity").await?;
    window.wait_for_text("due again on Feb 16, 2027").await?;
    darken(&window).await?;
    look(&window, "97 today dark").await?;
    look_narrow(&window, "98 today narrow").await?;
    window.close().await?;

    let trellis = reopen(&desk, &desk.workbook()).await;
    let due = trellis.due_dates(None).expect("due dates");
    let reports = due
        .iter()
        .filter(|it| it.what == "State report on capacity");
    assert_eq!(reports.count(), 2);
    let events = trellis.dose(&DoseQuery::default()).expect("dose").events;
    assert_eq!((events.total.contacts, events.attended.events), (4, 9));
    Ok(())
}
