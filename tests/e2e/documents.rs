//! Documents in the real window: a kind is chosen, its pages are looked at, and what is
//! not for the region says so.

use super::{darken, look, look_narrow};
use thirtyfour::error::WebDriverResult;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

#[tokio::test]
async fn a_document_is_chosen_looked_at_and_known_again() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Capacity map").await?;
    window.click("Documents").await?;
    window
        .wait_for_text("It holds what may go to a region")
        .await?;
    look(&window, "95 documents").await?;

    window
        .wait_for("input[value=handover]")
        .await?
        .click()
        .await?;
    window.wait_for_text("For whom").await?;
    look(&window, "96 documents handover").await?;
    window
        .wait_for("input[value=own_practice]")
        .await?
        .click()
        .await?;
    window.wait_for_text("Mine, never leaves").await?;

    window.fill("Code on the paper", "0000-0000").await?;
    window.click("Look it up").await?;
    window.wait_for_text("has the code 0000-0000").await?;
    darken(&window).await?;
    look(&window, "97 documents dark").await?;
    look_narrow(&window, "98 documents narrow").await?;
    window.close().await
}
