//! A log comes in, in the real window: its columns are corrected, a word is said, bad rows
//! are named, and what is new is added. The system's own dialogs for files cannot be
//! driven; the log that is looked at stands in the address.

use super::{choose, darken, look, look_narrow, reopen};
use thirtyfour::error::WebDriverResult;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

const LOG: &str = "\
Contact ID,County,Date,Type of contact,Duration,CPC 1,With whom,Topic
17,Cedar Gap County,3/4/2026,F2F,1:30,45,\"CIT, agency lead\",Roster and charter
18,Cedar Gap County,3/10/2026,Sit-down,45,15,CIT,Training calendar
19,Heron Lake,3/12/2026,TC,20,,CLT,A call about funding
20,Cedar Gap County,3/31/2027,Zoom,20,,CLT,A day that is still to come
";

#[tokio::test]
async fn a_log_is_looked_at_corrected_and_taken_in() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let path = desk.place("Contact log.csv");
    std::fs::write(&path, LOG)?;
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Settings").await?;
    window.click("Open in and out").await?;
    window.wait_for_text("Take in a log of contacts").await?;
    look(&window, "90 in and out").await?;

    let go = "location.hash = '#/transfer/' + encodeURIComponent(arguments[0])";
    let arguments = vec![serde_json::json!(path)];
    window.driver().execute(go, arguments).await?;
    window.wait_for_text("Rows that cannot be read: 2").await?;
    window
        .wait_for_text("“Sit-down” is not a way to be in contact")
        .await?;
    look(&window, "91 a log looked at").await?;

    choose(&window, "Sit-down 1 row", "In person").await?;
    window.wait_for_text("Rows that cannot be read: 1").await?;
    window.wait_for_text("Add 3 contacts").await?;
    darken(&window).await?;
    look(&window, "92 a log corrected dark").await?;
    look_narrow(&window, "93 a log corrected narrow").await?;
    window.click("Add 3 contacts").await?;
    window.wait_for_text("3 contacts added.").await?;
    window.wait_for_text("Forget these columns").await?;
    look(&window, "94 a log taken in").await?;
    window.close().await?;

    let trellis = reopen(&desk, &desk.workbook()).await;
    let regions = trellis.list_regions().expect("regions");
    let cedar = regions.iter().find(|it| it.name.contains("Cedar Gap"));
    let contacts = trellis.list_contacts(cedar.expect("Cedar Gap").id, None);
    let contacts = contacts.expect("contacts");
    assert!(contacts.iter().any(|it| it.about == "Training calendar"));
    Ok(())
}
