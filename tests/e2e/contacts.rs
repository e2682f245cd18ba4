//! Contacts in the real window: one line, the full form, and two records that are one.

use super::{choose, darken, look, look_narrow, reopen};
use thirtyfour::error::WebDriverResult;
use trellis_domain::words::Lead;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a journey is told in one piece")]
async fn a_contact_from_one_line_to_its_full_form() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Capacity map").await?;
    window.click("Contacts").await?;
    window.wait_for_text("Log a contact").await?;

    // The same call is written down twice, in nearly the same words.
    let line = "phone 25m CIT, led together, 11/18; capacity; CPC 1 15; agency Family Centre; \
                roster for the groups";
    window.fill("In one line", line).await?;
    window.wait_for_text("CPC 1: 15 min").await?;
    window.click("Save contact").await?;
    window.wait_for_text("Contact saved.").await?;
    window
        .fill(
            "In one line",
            "phone 20m 11/18; capacity; CPC 1 10; Roster for the groups",
        )
        .await?;
    window.wait_for_text("CPC 1: 10 min").await?;
    window.click("Save contact").await?;
    window.wait_for_text("Two records of one contact?").await?;
    look(&window, "83 contacts").await?;
    window.click("Keep this one: roster for the groups").await?;
    window.wait_for("a[href^='#/contact/']").await?;

    // The form: reached from its row, filled in by keyboard and mouse.
    window.click("roster for the groups").await?;
    window.wait_for_text("When and how").await?;
    window.wait_for_text("Joined to this one").await?;
    window.fill("Planned", "The roster of this quarter").await?;
    window.fill("Where", "By phone from the office").await?;
    choose(&window, "How it came about", "Asked for").await?;
    window
        .fill("Why you work with this agency", "Their lead left in May")
        .await?;
    window.click("A colleague who is not in the list").await?;
    window.fill("Name of the colleague", "Dana Reyes").await?;
    window.click("Add: Name of the colleague").await?;
    window.wait_for_text("Dana Reyes").await?;
    let cell = "input[aria-label='Leadership and teams, installation']";
    window.wait_for(cell).await?.click().await?;
    window.wait_for(&format!("{cell}:checked")).await?;
    window.click("Practice activities: Building").await?;
    window.click("Ask what has changed since last time").await?;
    window.wait_for_text("Practice activities, 1 used").await?;
    look(&window, "84 contact").await?;
    darken(&window).await?;
    look(&window, "85 contact dark").await?;
    look_narrow(&window, "86 contact narrow").await?;
    window.close().await?;

    let trellis = reopen(&desk, &desk.workbook()).await;
    let regions = trellis.list_regions().expect("regions");
    let cedar = regions.iter().find(|it| it.name.contains("Cedar Gap"));
    let cedar = cedar.expect("Cedar Gap").id;
    let contacts = trellis.list_contacts(cedar, None).expect("contacts");
    let ours: Vec<_> = contacts
        .iter()
        .filter(|it| it.about.to_lowercase() == "roster for the groups")
        .collect();
    assert_eq!(ours.len(), 1, "the twin stands behind");
    let view = trellis.contact(ours[0].id).expect("the contact");
    assert_eq!(view.planned_focus, "The roster of this quarter");
    assert_eq!(view.led_by, Some(Lead::Together));
    assert_eq!(view.agency_why, "Their lead left in May");
    assert_eq!(view.twins.len(), 1);
    let there = view.practitioners.iter().filter(|it| it.present);
    assert_eq!(there.count(), 2);
    let used = view.components[0].activities.iter().filter(|it| it.used);
    assert_eq!(used.count(), 1);
    Ok(())
}
