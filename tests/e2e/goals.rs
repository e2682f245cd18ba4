//! From a gap to a goal, over the board, and round an improvement cycle, in the real
//! window.

use super::{darken, look, look_narrow, reopen, set};
use thirtyfour::Key;
use thirtyfour::error::WebDriverResult;
use trellis_domain::words::{ActionState, CycleNext, CycleStep};
use trellis_tests::window::Window;
use trellis_tests::{Desk, thursday};

/// Takes a slip of the board with the mouse and lets it go over a column. WebDriver
/// cannot drag what the page itself lets be dragged, so the page is told what the mouse
/// would tell it.
async fn drag(window: &Window, step: &str, column: &str) -> WebDriverResult<()> {
    let script = r"const [step, column] = arguments;
        const slip = [...document.querySelectorAll('li.slip')].find((one) => one.textContent.includes(step));
        const over = [...document.querySelectorAll('section.column')].find((one) => one.querySelector('h3').textContent.startsWith(column));
        const tell = (on, kind) => on.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true }));
        tell(slip, 'dragstart'); tell(over, 'dragover'); tell(over, 'drop'); tell(slip, 'dragend');";
    let arguments = vec![serde_json::json!(step), serde_json::json!(column)];
    window.driver().execute(script, arguments).await?;
    Ok(())
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a journey is told in one piece")]
async fn a_gap_becomes_a_goal_and_a_trial_becomes_a_decision() -> WebDriverResult<()> {
    let desk = Desk::new()?;
    drop(desk.create_sample(thursday()).expect("the sample"));
    let window = Window::open("trellis", &desk.workbook(), &desk.home()).await?;
    window.wait_for_text("What is due").await?;
    window.click("Region 3 – Cedar Gap").await?;
    window.wait_for_text("Capacity map").await?;

    // A checklist item becomes a goal: its words, its area, where it stands.
    window.click("Checklists").await?;
    window
        .wait_for("ul.list button.line")
        .await?
        .click()
        .await?;
    window.click("Make it a goal").await?;
    window.wait_for_text("Six months on").await?;
    window.wait_for_text("Checklist: ").await?;
    look(&window, "83 a gap becomes a goal").await?;
    window.click("Agree goal").await?;

    window.click("Goals & actions").await?;
    window.wait_for_text("Improvement cycles").await?;
    window.wait_for_text("Carried over").await?;
    look(&window, "84 goals").await?;

    // A milestone, and a value of the measure.
    window
        .click("Milestones and measure: Every key task")
        .await?;
    window
        .wait_for_text("Tasks with a backup who has tried it")
        .await?;
    window.fill("Another milestone", "Nine of nine").await?;
    window.click("Add: milestone of Every key task").await?;
    window
        .wait_for("input[aria-label='Reached: Nine of nine']")
        .await?;
    window.fill("Value", "five").await?;
    window.click("Add: value of Tasks with a backup").await?;
    window.wait_for_text("“five” is not a number").await?;
    window.fill("Value", "5").await?;
    window.click("Add: value of Tasks with a backup").await?;
    window
        .wait_for("li.goal figure tbody tr:nth-child(7)")
        .await?;
    look(&window, "85 milestones and measure").await?;

    // The board: with the keyboard to the right, which asks; then on to done.
    let step = "Talk with eleven people";
    window.click(&format!("Move: {step}")).await?;
    window.press(Key::Right).await?;
    window.wait_for_text("By when now").await?;
    window
        .fill("What came in between", "Two were on leave")
        .await?;
    set(&window, "By when now", "2026-12-18").await?;
    look(&window, "86 the board asks").await?;
    // The same words stand beside the step in its goal.
    let carry = window.wait_for("li.slip form button[type=submit]").await?;
    carry.click().await?;
    window
        .wait_for("section.column:nth-of-type(2) li.slip button.grip:focus")
        .await?;
    look(&window, "87 the board").await?;
    // And with the mouse.
    drag(&window, step, "Done").await?;
    window
        .wait_for("section.column:nth-of-type(3) li.slip button.grip:focus")
        .await?;
    window.click("List").await?;
    window.wait_for_text("Led by").await?;
    look(&window, "88 the list").await?;

    // A cycle that waits for a decision.
    window.click("Can the report be pulled").await?;
    window
        .wait_for_text("What comes next: adopt, adapt, drop or widen?")
        .await?;
    look(&window, "89 a cycle at act").await?;
    window.click("Adapt").await?;
    window.click("Start the next cycle").await?;
    window
        .wait_for_text("What do we think will happen?")
        .await?;
    window
        .fill("What do we think will happen", "Ten minutes, no call")
        .await?;
    window.press(Key::Tab).await?;
    window.wait_for_text("From when until when?").await?;
    window.click("Does a text message the day before").await?;
    window.wait_for_text("Shift: above the median").await?;
    look(&window, "90 a cycle with a run chart").await?;
    darken(&window).await?;
    look(&window, "91 goals dark").await?;
    look_narrow(&window, "92 goals narrow").await?;
    window.close().await?;

    let trellis = reopen(&desk, &desk.workbook()).await;
    let regions = trellis.list_regions().expect("regions");
    let cedar = regions.iter().find(|it| it.name.contains("Cedar Gap"));
    let cedar = cedar.expect("Cedar Gap").id;
    let cycles = trellis.cycles_of(cedar).expect("cycles");
    let next = cycles
        .iter()
        .find(|it| it.prediction == "Ten minutes, no call");
    let next = next.expect("the next cycle");
    assert_eq!((next.step, next.round), (CycleStep::Plan, 2));
    let before = cycles.iter().find(|it| Some(it.id) == next.follows);
    assert_eq!(before.and_then(|it| it.next), Some(CycleNext::Adapt));
    let board = trellis.action_board(cedar).expect("the board");
    let done = board
        .columns
        .into_iter()
        .find(|it| it.state == ActionState::Done);
    let done = done.expect("a column").cards;
    assert!(
        done.iter()
            .any(|card| card.step.starts_with(step) && card.reason == "Two were on leave")
    );
    let goals = trellis.goals(cedar).expect("goals");
    let from_an_item = goals
        .iter()
        .filter(|it| it.came_from.starts_with("Checklist: "));
    let made = from_an_item.max_by_key(|it| it.agreed_on);
    // The window goes by the clock of its laptop.
    assert!(made.expect("the new goal").agreed_on >= Some(thursday()));
    Ok(())
}
