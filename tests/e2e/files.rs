//! Photos and files in the real window: pasted and dropped, put into words, seen where
//! they may be seen, and erased for good.

use super::{darken, look, look_narrow, reopen};
use thirtyfour::error::WebDriverResult;
use trellis_domain::words::Audience;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

/// Draws a flip chart in the page and hands it over as a person would.
async fn hand_over(window: &Window, how: &str, name: &str, width: u32) -> WebDriverResult<()> {
    const SCRIPT: &str = r"
        const [how, name, width, done] = arguments;
        const board = Object.assign(document.createElement('canvas'), { width, height: width * 0.7 });
        const ink = board.getContext('2d');
        ink.fillStyle = '#fdfdf6'; ink.fillRect(0, 0, board.width, board.height);
        ink.fillStyle = '#1b5e50'; ink.font = `${width / 12}px serif`;
        ['What we keep', '1  One free hour', '2  Backups', '3  Ask again'].forEach((line, at) => ink.fillText(line, width / 20, width / 8 + at * width / 8));
        board.toBlob((blob) => {
            const carried = new DataTransfer();
            carried.items.add(new File([blob], name, { type: blob.type }));
            const event = how === 'paste'
                ? new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true })
                : new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true });
            document.body.dispatchEvent(event);
            done(event.defaultPrevented);
        }, 'image/jpeg', 0.9);
    ";
    let arguments = vec![how.into(), name.into(), width.into()];
    let taken = window.driver().execute_async(SCRIPT, arguments).await?;
    assert_eq!(
        taken.json(),
        &serde_json::json!(true),
        "{how} was not taken"
    );
    Ok(())
}

#[tokio::test]
async fn a_photo_of_the_flip_chart_is_kept_seen_and_erased() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Visits ahead").await?;
    window.click("Quarterly visit").await?;
    window.wait_for_text("Photos and files").await?;
    hand_over(&window, "drop", "flip chart.jpg", 4000).await?;
    window.wait_for_text("Make it smaller: 2000 × 1400").await?;
    window
        .fill(
            "What it shows, in a few words",
            "A first draft of the agenda",
        )
        .await?;
    window.click("Make it smaller").await?;
    look(&window, "90 file to keep").await?;
    window.click("Keep it").await?;
    window.wait_for("li.file img").await?;
    look(&window, "91 files in prepare").await?;

    // In the room it is not seen; one that is kept there is for the region.
    window.click("In the room").await?;
    window.wait_for("section.items h2").await?;
    window.click("Photo or file").await?;
    window.wait_for_text("No client or family records").await?;
    look(&window, "92 file in the room").await?;
    hand_over(&window, "drop", "wall.jpg", 900).await?;
    window.wait_for_text("Region, may print").await?;
    window
        .fill(
            "What it shows, in a few words",
            "What we keep: one free hour, backups",
        )
        .await?;
    window.click("Keep it").await?;
    window.wait_for("article.note img").await?;
    let seen = window
        .driver()
        .execute(
            "return document.body.innerText.includes('A first draft of the agenda')",
            Vec::new(),
        )
        .await?;
    assert_eq!(seen.json(), &serde_json::json!(false));
    look(&window, "93 photo in the stream").await?;

    window.click("Wrap up").await?;
    window.wait_for_text("The visit in the log").await?;
    window.wait_for("li.file img").await?;
    look(&window, "94 files in wrap up").await?;

    window.click("Region 3 – Cedar Gap").await?;
    window.click("Documents").await?;
    window.wait_for("li.file img").await?;
    look(&window, "95 files of the region").await?;
    window.click("Delete: flip chart.jpg").await?;
    window.wait_for_text("Deleted, not yet gone (1)").await?;
    window.click("Deleted, not yet gone").await?;
    window.click("Erase for good: flip chart.jpg").await?;
    window.wait_for_text("Erase this file for good?").await?;
    look(&window, "96 erase a file").await?;
    window.click("Erase it for good").await?;
    window.wait_for_text("is erased. Backup copies").await?;
    darken(&window).await?;
    look(&window, "97 files dark").await?;
    look_narrow(&window, "98 files narrow").await?;
    window.close().await?;

    let trellis = reopen(&desk, &desk.workbook()).await;
    let regions = trellis.list_regions().expect("regions");
    let cedar = regions.iter().find(|it| it.name.contains("Cedar Gap"));
    let files = trellis
        .files_of(cedar.expect("Cedar Gap").id)
        .expect("files");
    let kept: Vec<_> = files
        .files
        .iter()
        .map(|it| (it.file_name.as_str(), it.audience))
        .collect();
    assert_eq!(kept, [("wall.jpg", Audience::Region)]);
    assert!(files.deleted.is_empty());
    Ok(())
}
