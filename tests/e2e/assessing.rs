//! A capacity assessment at the table: hands by three keys, rounds, large type, what it
//! comes to beside the earlier ones.

use super::{choose, darken, look, look_narrow, reopen};
use thirtyfour::Key;
use thirtyfour::error::WebDriverResult;
use trellis_app::Trellis;
use trellis_app::view::assessing::StartAssessment;
use trellis_domain::id::Id;
use trellis_domain::words::AssessmentState;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

/// Two administrations before today's, so that there is something to compare with.
fn held_before(trellis: &mut Trellis, region: Id) {
    for (on, lift) in [("2025-11-18", 0), ("2026-05-19", 1)] {
        let id = trellis
            .start_assessment(&StartAssessment {
                region,
                agency: None,
                visit: None,
                instrument: Some("self_check".to_owned()),
                called: None,
                held_on: on.parse().ok(),
                respondents: Some(7),
                item_count: None,
            })
            .expect("it begins");
        let items = trellis.assessment_room(id).expect("the table").items;
        for (number, item) in items.iter().enumerate() {
            let score = u8::try_from((number / 7 + number) % 2 + lift).unwrap_or(2);
            trellis
                .keep_score(id, &item.item, Some(score))
                .expect("a score");
        }
        trellis.finish_assessment(id, None).expect("it ends");
    }
}

#[tokio::test]
async fn a_table_votes_with_three_keys_and_sees_what_it_comes_to() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    let mut trellis = desk.create_sample(thursday()).expect("the sample");
    let regions = trellis.list_regions().expect("regions");
    let cedar = regions
        .iter()
        .find(|it| it.name.contains("Cedar Gap"))
        .expect("Cedar Gap")
        .id;
    held_before(&mut trellis, cedar);
    drop(trellis);

    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Begin an assessment").await?;
    window.click("Begin an assessment").await?;
    choose(&window, "Instrument", "Capacity self-check").await?;
    window.fill("How many have a vote", "7").await?;
    window.click("Begin assessment").await?;
    window.wait_for_text("0 of 7 voting").await?;

    // Everybody shows hands at once; each hand is a key, Shift takes one back.
    for key in ["2", "2", "1", "1", "1", "1", "0", "0"] {
        window.press(key).await?;
    }
    window.wait_for_text("8 of 7 voting").await?;
    window.wait_for_text("Eight hands were counted").await?;
    window.press(Key::Shift + "1").await?;
    window.wait_for_text("7 of 7 voting").await?;
    window.press(Key::Enter).await?;
    window.wait_for_text("The hands differ").await?;
    window.click("Vote again").await?;
    window.wait_for_text("Round 2").await?;
    window
        .fill(
            "Heard between the rounds",
            "The hours stand in two plans only",
        )
        .await?;
    window.press(Key::Tab).await?;
    for key in ["1", "1", "1", "1", "1", "1", "1"] {
        window.press(key).await?;
    }
    window.wait_for_text("Every hand is the same").await?;
    window
        .fill(
            "What the group wants kept with this score",
            "Ask again in spring",
        )
        .await?;
    window.press(Key::Tab).await?;
    window.wait_for_text("Saved to disk").await?;
    look(&window, "90 assessment").await?;
    window.press("p").await?;
    window.wait_for("div.presenting").await?;
    look(&window, "91 assessment large").await?;
    window.press("p").await?;
    window.click("Keep score, next item").await?;
    window.wait_for_text("item 2 of 11").await?;
    window.press("c").await?;
    window.wait_for_text("item 3 of 11").await?;
    window.wait_for_text("To come back to").await?;
    darken(&window).await?;
    look(&window, "92 assessment dark").await?;
    look_narrow(&window, "93 assessment narrow").await?;
    window.close().await?;

    // A dead battery: the group goes on exactly where it was.
    let mut trellis = reopen(&desk, &desk.workbook()).await;
    let id = trellis.assessments_of(cedar).expect("them").running[0].id;
    let at = trellis.assessment_room(id).expect("the table").at;
    assert_eq!(at.expect("an item").item, "SC-CC-03");
    let items = trellis.assessment_room(id).expect("the table").items;
    for (number, item) in items.iter().enumerate().skip(2) {
        let score = u8::try_from((number + 1) % 3).unwrap_or(2);
        trellis
            .keep_score(id, &item.item, Some(score))
            .expect("a score");
    }
    drop(trellis);
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Go on: Trellis self-check").await?;
    window.click("Go on: Trellis self-check").await?;
    window.wait_for_text("item 2 of 11").await?;
    window.click("Finish the assessment").await?;
    window.wait_for_text("come back to one item").await?;
    window
        .fill(
            "How the group reads this",
            "Drafts are shared early; hours are thin.",
        )
        .await?;
    window.press(Key::Tab).await?;
    window.wait_for_text("Make this a goal").await?;
    look(&window, "94 assessment results").await?;
    window.click("Make this a goal").await?;
    window
        .fill("Goal", "Hours for relationships stand in every plan.")
        .await?;
    window.click("Agree goal").await?;
    window.wait_for_text("Goal agreed").await?;
    window.close().await?;

    let trellis = reopen(&desk, &desk.workbook()).await;
    let room = trellis.assessment_room(id).expect("the table");
    assert_eq!(room.state, AssessmentState::Held);
    assert_eq!(room.results.earlier.len(), 2);
    assert_eq!(
        room.results.reading,
        "Drafts are shared early; hours are thin."
    );
    assert_eq!(room.items[0].comment, "Ask again in spring");
    Ok(())
}
