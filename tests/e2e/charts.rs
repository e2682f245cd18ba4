//! A region over time and several side by side, in the real window.

use super::{darken, look, look_narrow};
use thirtyfour::error::WebDriverResult;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

#[tokio::test]
async fn a_region_is_seen_over_time_and_beside_others() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("What comes next").await?;
    look(&window, "130 what comes next").await?;

    window.click("Over time").await?;
    window.wait_for_text("Capacity map over time").await?;
    look(&window, "131 a region over time").await?;
    window
        .wait_for("fieldset.kinds label:nth-of-type(3) input")
        .await?
        .click()
        .await?;
    window
        .wait_for("fieldset.kinds input:not(:checked)")
        .await?;
    window
        .wait_for("figure:last-of-type svg.chart")
        .await?
        .scroll_into_view()
        .await?;
    look(&window, "132 capacity over time").await?;
    darken(&window).await?;
    look(&window, "133 capacity over time dark").await?;
    look_narrow(&window, "134 capacity over time narrow").await?;
    window.click("Table only").await?;

    window.click("Regions").await?;
    window.click("Side by side").await?;
    window.wait_for_text("The latest values").await?;
    look(&window, "135 side by side as a table").await?;
    window.click("Chart and table").await?;
    window.wait_for("ul.multiples svg.chart").await?;
    look(&window, "136 side by side").await?;
    window.click("Capacity by domain").await?;
    window.wait_for_text("On one scale, 0 to 2").await?;
    look_narrow(&window, "137 side by side narrow").await?;
    window.close().await?;

    let trellis = super::reopen(&desk, &desk.workbook()).await;
    assert!(!trellis.charts_as_tables().expect("what was chosen"));
    Ok(())
}
