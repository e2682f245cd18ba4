//! Agencies, stages over time, turnover and agreements, in the real window.

use super::{choose, darken, look, look_narrow, reopen, set};
use thirtyfour::error::WebDriverResult;
use trellis_app::view::agency::AgencyCard;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

#[tokio::test]
async fn an_agency_is_agreed_with_and_chosen_for_a_program() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Capacity map").await?;
    look(&window, "83 overview with stages and agencies").await?;
    window.click("Interventions").await?;
    window.wait_for_text("Cove Family Resource Center").await?;

    window.fill("Add an agency", "Briar Family Center").await?;
    window.click("Add: Add an agency").await?;
    window.wait_for_text("Briar Family Center").await?;
    window.click("Change: Briar Family Center").await?;
    window
        .fill("What was agreed", "Two practitioners, one day a week")
        .await?;
    set(&window, "Agreed on", "2026-01-12").await?;
    set(&window, "Agreement ends on", "2027-01-11").await?;
    window.wait_for_text("Agreement ends Jan 11, 2027").await?;
    window
        .wait_for("fieldset.delivers input[type=checkbox]")
        .await?
        .click()
        .await?;
    window.wait_for_text("delivers Group Triple P").await?;
    look(&window, "84 interventions and agencies").await?;

    // A stage that was entered earlier goes into the line.
    window.click("Correct the history: Group Triple P").await?;
    choose(&window, "An earlier stage", "Initial").await?;
    set(&window, "Entered on", "2024-03-04").await?;
    window.click("Add: a stage of Group Triple P").await?;
    window
        .wait_for_text("initial implementation since Mar 2024")
        .await?;
    darken(&window).await?;
    look(&window, "85 a line of stages dark").await?;
    look_narrow(&window, "86 interventions narrow").await?;
    window.close().await?;

    let trellis = reopen(&desk, &desk.workbook()).await;
    let regions = trellis.list_regions().expect("regions");
    let cedar = regions.iter().find(|it| it.name.contains("Cedar Gap"));
    let cedar = cedar.expect("Cedar Gap").id;
    let agencies = trellis.list_agencies(cedar).expect("agencies");
    let agreed = |it: &&AgencyCard| it.agreement == "Two practitioners, one day a week";
    assert_eq!(agencies.iter().filter(agreed).count(), 1);
    assert!(
        agencies
            .iter()
            .any(|it| it.delivers_text == "Group Triple P")
    );
    let program = trellis
        .programs(cedar)
        .expect("programs")
        .programs
        .remove(0);
    assert_eq!(program.line.len(), 4);
    Ok(())
}

#[tokio::test]
async fn turnover_is_seen_and_seats_that_overlap_are_said_in_the_form() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Capacity map").await?;
    window.click("People").await?;
    window.wait_for_text("Turnover over time").await?;
    look(&window, "87 people and seats").await?;

    window.fill("Role", "Stand-in").await?;
    window.fill("Who", "Owen Pruitt").await?;
    set(&window, "Since", "2025-06-02").await?;
    window.wait_for_text("two seats of the CIT at once").await?;
    look(&window, "88 seats that overlap").await?;
    let chart = window.wait_for("figure svg").await?;
    chart.scroll_into_view().await?;
    look(&window, "89 turnover").await?;
    darken(&window).await?;
    look(&window, "90 turnover dark").await?;
    look_narrow(&window, "91 people narrow").await?;
    window.close().await
}
