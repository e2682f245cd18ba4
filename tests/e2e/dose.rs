//! Support given, in the real window: the figures, how they went over time, and a quarter
//! for the funder.

use super::{darken, look, look_narrow};
use thirtyfour::error::WebDriverResult;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

#[tokio::test]
async fn support_is_seen_in_figures_over_time_and_by_quarter() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Regions").await?;
    window.click("Support given").await?;
    window.wait_for_text("By month of the relationship").await?;
    look(&window, "70 support given").await?;

    window.click("Over time").await?;
    window.wait_for_text("All regions together").await?;
    look(&window, "71 support over time").await?;
    window
        .wait_for(".one details summary")
        .await?
        .click()
        .await?;
    window.wait_for(".one table").await?;
    darken(&window).await?;
    look(&window, "72 support over time dark").await?;
    look_narrow(&window, "73 support over time narrow").await?;

    window.click("Quarterly summary").await?;
    window.wait_for_text("Minimum of one").await?;
    window.click("Quarter before").await?;
    window.wait_for_text("Quarter 3, 2026").await?;
    look(&window, "74 quarterly summary").await?;
    look_narrow(&window, "75 quarterly summary narrow").await?;
    window.click("Write this quarter as a table").await?;
    window.wait_for_text("Written to").await?;
    window.close().await?;

    let table = desk.home().join("plans/Trellis quarter 2026Q3.csv");
    let table = std::fs::read_to_string(table)?;
    assert!(table.starts_with("\u{feff}Quarter,What,"), "{table}");
    Ok(())
}
