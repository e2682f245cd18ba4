//! What support leaves beside the plan, in the real window: who may read it is chosen
//! before it is written, and again afterwards.

use super::{darken, look, look_narrow, reopen};
use thirtyfour::error::WebDriverResult;
use trellis_domain::words::Audience;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

#[tokio::test]
async fn a_barrier_is_for_whom_its_author_says() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Capacity map").await?;
    window.click("Lead & barriers").await?;
    window.wait_for_text("Support team, never prints").await?;

    window
        .fill(
            "A barrier that others can lift",
            "The county freezes hiring",
        )
        .await?;
    window.click("Mine").await?;
    window.wait_for_text("Mine, never leaves").await?;
    window.click("Add: A barrier that others can lift").await?;
    window.wait_for_text("The county freezes hiring").await?;
    window
        .fill("Something that went well", "Three agencies share a room")
        .await?;
    window.click("Add: Something that went well").await?;
    window.wait_for_text("Three agencies share a room").await?;
    window
        .fill("A task whose lead is to move", "Leads the monthly meeting")
        .await?;
    window.click("Add: A task whose lead is to move").await?;
    window.wait_for_text("Leads the monthly meeting").await?;
    look(&window, "80 lead and barriers").await?;

    // Afterwards it is shared with colleagues.
    window
        .wait_for("li.entry input[value=team]:not(:checked)")
        .await?
        .click()
        .await?;
    window
        .wait_for("li.entry input[value=team]:checked")
        .await?;
    darken(&window).await?;
    look(&window, "81 lead and barriers dark").await?;
    look_narrow(&window, "82 lead and barriers narrow").await?;
    window.close().await?;

    let trellis = reopen(&desk, &desk.workbook()).await;
    let regions = trellis.list_regions().expect("regions");
    let cedar = regions.iter().find(|it| it.name.contains("Cedar Gap"));
    let record = trellis
        .support_record(cedar.expect("Cedar Gap").id)
        .expect("the record");
    let barriers: Vec<_> = record
        .barriers
        .iter()
        .filter(|it| it.is_own)
        .map(|it| it.audience)
        .collect();
    let successes: Vec<_> = record
        .successes
        .iter()
        .filter(|it| it.is_own)
        .map(|it| it.audience)
        .collect();
    assert_eq!(
        (barriers, successes),
        (vec![Audience::Team], vec![Audience::Team])
    );
    Ok(())
}
