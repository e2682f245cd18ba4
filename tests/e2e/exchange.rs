//! Exchange in the real window: a file of a colleague is looked at before it comes in, comes
//! in, and is taken back; a card is compared word for word.

use super::{darken, look, look_narrow, reopen};
use std::path::Path;
use thirtyfour::error::WebDriverResult;
use trellis_app::Trellis;
use trellis_app::view::exchange::NewBundle;
use trellis_app::view::frame::EditPractitioner;
use trellis_app::view::goal::{EditGoal, NewGoal};
use trellis_app::view::region::NewRegion;
use trellis_app::world::StillWorld;
use trellis_domain::id::Id;
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

fn laptop(desk: &Desk, name: &str, number: u64) -> Trellis {
    let mut world = StillWorld::on(thursday());
    world.count = number * 100_000_000;
    let mut trellis =
        Trellis::create(&desk.workbook(), &desk.home(), None, Box::new(world)).expect("a workbook");
    trellis
        .edit_practitioner(&EditPractitioner {
            name: name.to_owned(),
            organization: "The support team".to_owned(),
        })
        .expect("a name");
    trellis
}

/// Rose has what June wrote; then both change the same goal. Gives June’s bundle and a
/// card of Ana, whom Rose does not know yet.
fn a_team(rose_desk: &Desk, table: &Desk) -> (std::path::PathBuf, std::path::PathBuf) {
    let june_desk = Desk::new().expect("a desk");
    let ana_desk = Desk::new().expect("a desk");
    let mut june = laptop(&june_desk, "June Park", 1);
    let mut rose = laptop(rose_desk, "Rose Ellis", 2);
    let mut ana = laptop(&ana_desk, "Ana Ruiz", 3);
    let card = |trellis: &mut Trellis, name: &str| {
        let path = table.place(name);
        trellis.write_card(&path).expect("a card");
        path
    };
    let of_june = card(&mut june, "june.card");
    rose.add_card(&of_june, true, false).expect("June’s card");
    let of_rose = card(&mut rose, "rose.card");
    june.add_card(&of_rose, false, false).expect("Rose’s card");
    ana.add_card(&of_june, true, false).expect("June’s card");
    let of_ana = card(&mut ana, "ana.card");

    let cedar = june
        .add_region(&NewRegion {
            name: "Region 3 – Cedar Gap".to_owned(),
            ..NewRegion::default()
        })
        .expect("a region");
    let goal = june
        .add_goal(&NewGoal::new(
            cedar,
            "Two people can pull the quarterly report",
        ))
        .expect("a goal");
    send(&mut june, &mut rose, &table.place("first.trellis"));
    send(&mut rose, &mut june, &table.place("back.trellis"));
    edit(&mut june, goal, "by December 18");
    edit(&mut rose, goal, "before the next submission");
    june.add_goal(&NewGoal::new(cedar, "Every key task has a backup"))
        .expect("a goal");
    let file = table.place("region-3 2026-11-18.trellis");
    write(&mut june, &rose, &file);
    (file, of_ana)
}

fn edit(trellis: &mut Trellis, goal: Id, measure: &str) {
    trellis
        .edit_goal(
            goal,
            &EditGoal {
                measure: Some(measure.to_owned()),
                ..EditGoal::default()
            },
        )
        .expect("an edit");
}

fn write(from: &mut Trellis, to: &Trellis, file: &Path) {
    let new = NewBundle {
        to: vec![to.author().to_string()],
        ..NewBundle::default()
    };
    from.write_bundle(&new, file).expect("a bundle");
}

fn send(from: &mut Trellis, to: &mut Trellis, file: &Path) {
    write(from, to, file);
    to.take_bundle(file, None).expect("taken in");
}

#[tokio::test]
async fn a_bundle_is_looked_at_taken_in_and_taken_back() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    let table = Desk::new()?;
    let (file, card) = a_team(&desk, &table);
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.click("Exchange").await?;
    window.wait_for_text("What each laptop has").await?;
    window.wait_for_text("June Park").await?;
    look(&window, "110 exchange").await?;

    let go = |path: &Path| {
        let path = serde_json::to_string(&path.display().to_string()).unwrap_or_default();
        format!("location.hash = '#/exchange/' + encodeURIComponent({path})")
    };
    window.driver().execute(go(&file), Vec::new()).await?;
    window.wait_for_text("Look before you import").await?;
    window.wait_for_text("before the next submission").await?;
    window.wait_for_text("by December 18").await?;
    look(&window, "111 look before you import").await?;
    darken(&window).await?;
    look(&window, "112 look before you import dark").await?;
    look_narrow(&window, "113 look before you import narrow").await?;
    window.click("1 new here").await?;
    window.wait_for_text("Every key task has a backup").await?;
    window.click("Import 2 records").await?;
    window.wait_for_text("It can be taken back").await?;
    look(&window, "114 after an import").await?;
    window.click("Undo the import from June Park").await?;
    window.wait_for_text("taken back").await?;

    window.driver().execute(go(&card), Vec::new()).await?;
    window.wait_for_text("The card of Ana Ruiz").await?;
    look(&window, "115 a card").await?;
    window.click("The words are the same: add it").await?;
    window.wait_for_text("Ana Ruiz’s laptop is added").await?;
    window.click("Make a file for someone").await?;
    window.wait_for_text("Whoever has the passphrase").await?;
    window.click("Ana Ruiz").await?;
    window.click("What would it hold?").await?;
    window.wait_for_text("For Ana Ruiz").await?;
    look(&window, "116 make a file").await?;
    window.close().await?;

    let trellis = reopen(&desk, &desk.workbook()).await;
    let cards = trellis.list_cards().expect("cards");
    assert!(cards.iter().any(|card| card.name == "Ana Ruiz"));
    let region = trellis.list_regions().expect("regions").remove(0).id;
    let goals = trellis.region(region).expect("the region").goals;
    assert_eq!(goals.len(), 1, "the import was taken back");
    Ok(())
}

#[tokio::test]
async fn a_bundle_that_trellis_was_opened_with_is_looked_at_first() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    let table = Desk::new()?;
    let (file, _) = a_team(&desk, &table);
    let file = file.display().to_string();
    let window = Window::open_with("trellis", &desk.workbook(), &desk.home(), &[&file]).await?;
    window.wait_for_text("Look before you import").await?;
    window.close().await?;
    Ok(())
}

#[tokio::test]
async fn the_sample_exchanges_with_nobody() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.click("Exchange").await?;
    window.wait_for_text("exchanges files with nobody").await?;
    look(&window, "117 exchange of the sample").await?;
    window.close().await?;
    Ok(())
}
