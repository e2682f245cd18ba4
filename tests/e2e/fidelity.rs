//! Fidelity of support in the real window: what was left is asked about with one
//! click, three views stand beside each other, and adherence is read over a span.

use super::{darken, look, look_narrow, reopen};
use thirtyfour::error::WebDriverResult;
use trellis_app::view::contact::NewContact;
use trellis_app::view::fidelity::{EditMaterial, EditReflection};
use trellis_domain::words::{Extent, Mode, Span, Support, UseSince};
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

/// Brings a heading to the top of what is seen.
async fn scroll_to(window: &Window, css: &str) -> WebDriverResult<()> {
    let script = "document.querySelector(arguments[0]).scrollIntoView()";
    let arguments = vec![serde_json::json!(css)];
    window.driver().execute(script, arguments).await?;
    Ok(())
}

#[tokio::test]
async fn fidelity_stays_three_things_and_what_was_left_is_asked_about() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    let mut trellis = desk.create_sample(thursday()).expect("the sample");
    let regions = trellis.list_regions().expect("regions");
    let cedar = regions.iter().find(|it| it.name.contains("Cedar Gap"));
    let cedar = cedar.expect("Cedar Gap").id;
    let call = NewContact {
        on: Some("2026-01-15".parse().expect("a day")),
        minutes: Some(45),
        support: Some(Support::Capacity),
        with_cit: true,
        ..NewContact::new(cedar, Mode::Video, "Stand-ins for key tasks")
    };
    let call = trellis.log_contact(&call).expect("a contact");
    let left = EditMaterial {
        what: Some("Roster template".to_owned()),
        ..EditMaterial::default()
    };
    trellis.add_material(call, &left).expect("a material");
    for activity in ["CPC1-A1", "CPC1-A5"] {
        let used = trellis.set_activity(call, "CPC1", activity, true);
        used.expect("an activity");
    }
    let own = EditReflection {
        quality: Some(Extent::Mostly),
        engagement: Some(Extent::Partly),
        remark: Some("I answered before they could".to_owned()),
    };
    trellis.reflect(call, &own).expect("a look");
    drop(trellis);

    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Capacity map").await?;
    window.click("Contacts").await?;
    window
        .wait_for_text("Roster template – was it used?")
        .await?;
    look(&window, "90 asked since").await?;
    window.click("Adapted and used").await?;

    window.click("Support given").await?;
    window
        .wait_for_text("Practice activities over the engagement")
        .await?;
    window.click("The whole relationship").await?;
    window.wait_for_text("In one contact, on Jan 15").await?;
    window.wait_for_text("I answered before they could").await?;
    window
        .click("Why not, or when: Agree on what each side brings and hopes for.")
        .await?;
    window
        .fill("Why not, or when", "With the new chair, in January")
        .await?;
    scroll_to(&window, ".fidelity").await?;
    look(&window, "91 adherence").await?;
    scroll_to(&window, ".fidelity > section:last-child").await?;
    look(&window, "92 own course").await?;

    window.click("Overview").await?;
    window.wait_for_text("Visits ahead").await?;
    window.click("Quarterly visit").await?;
    window.wait_for_text("For yourself").await?;
    window.click("Wrap up").await?;
    window.wait_for_text("Materials left").await?;
    window.fill("What was left", "Access list").await?;
    window.click("Add: what was left").await?;
    window.wait_for_text("Not asked about yet").await?;
    window.click("Mostly").await?;
    window
        .fill("A word to myself", "Slower, and more questions")
        .await?;
    window.click("Take in a sheet").await?;
    window
        .fill("What to do next time", "More time for data")
        .await?;
    window.click("Add the sheet").await?;
    window.wait_for_text("One person answered").await?;
    window.fill("A coach who sat in", "Ruth").await?;
    window.click("Add: A coach who sat in").await?;
    window.wait_for_text("What they saw").await?;
    window
        .fill("What they saw", "Questions before advice")
        .await?;
    window.fill("What to try next", "Count to five").await?;
    window.wait_for_text("Saved to disk").await?;
    scroll_to(&window, ".under").await?;
    look(&window, "93 how it went").await?;
    darken(&window).await?;
    look(&window, "94 how it went dark").await?;
    look_narrow(&window, "95 how it went narrow").await?;
    window.close().await?;

    let trellis = reopen(&desk, &desk.workbook()).await;
    let left = trellis.materials_of(cedar).expect("materials");
    let told: Vec<_> = left
        .iter()
        .map(|it| (it.what.as_str(), it.use_since))
        .collect();
    assert_eq!(
        told,
        [
            ("Access list", None),
            ("Roster template", Some(UseSince::Adapted))
        ]
    );
    let visit = left.first().expect("the list").contact;
    let eyes = trellis.contact_eyes(visit).expect("eyes");
    let own = eyes.own.expect("a look");
    assert_eq!(
        (own.quality, own.remark.as_str()),
        (Some(Extent::Mostly), "Slower, and more questions")
    );
    assert_eq!(eyes.participants.expect("answers").sheets, 1);
    let coach = eyes.observations.first().expect("an observation");
    assert_eq!(coach.saw, "Questions before advice");
    let view = trellis.adherence(cedar, Span::Whole).expect("adherence");
    let mut all = view.components.iter().flat_map(|it| &it.activities);
    let why = all.find(|it| it.activity == "CPC1-A2").expect("it");
    assert_eq!(why.reason, "With the new chair, in January");
    Ok(())
}
