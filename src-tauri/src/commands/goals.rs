//! Goals with their milestones and measures, and actions.

use crate::desk::Desk;
use crate::failure::Failure;
use chrono::NaiveDate;
use tauri::{AppHandle, State};
use trellis_app::view::board::ActionBoard;
use trellis_app::view::goal::{AskGoal, EditAction, EditGoal, EditMilestone, GoalOffer, NewGoal};
use trellis_app::view::measure::{MeasureView, NewMeasurement};
use trellis_domain::id::Id;
use trellis_domain::words::ActionState;

/// What a new goal begins with.
#[tauri::command(async)]
#[specta::specta]
pub fn goal_offer(desk: State<'_, Desk>, ask: AskGoal) -> Result<GoalOffer, Failure> {
    desk.read(|t| t.goal_offer(&ask))
}

/// Agrees a goal.
#[tauri::command(async)]
#[specta::specta]
pub fn add_goal(app: AppHandle, desk: State<'_, Desk>, fresh: NewGoal) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_goal(&fresh))
}

/// Changes a goal.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_goal(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditGoal,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_goal(id, &edit))
}

/// Deletes a goal.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_goal(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_goal(id))
}

/// Changes an action.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_action(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditAction,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_action(id, &edit))
}

/// Deletes an action.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_action(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_action(id))
}

/// Agrees an action with everything that is known of it.
#[tauri::command(async)]
#[specta::specta]
pub fn agree_action(
    app: AppHandle,
    desk: State<'_, Desk>,
    region: Id,
    visit: Option<Id>,
    fresh: EditAction,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.agree_action(region, visit, &fresh))
}

/// The actions of a region by what became of them.
#[tauri::command(async)]
#[specta::specta]
pub fn action_board(desk: State<'_, Desk>, region: Id) -> Result<ActionBoard, Failure> {
    desk.read(|t| t.action_board(region))
}

/// Carries an action over.
#[tauri::command(async)]
#[specta::specta]
pub fn carry_action(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    reason: String,
    by_on: Option<NaiveDate>,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.carry_action(id, &reason, by_on))
}

/// Moves an action to another column.
#[tauri::command(async)]
#[specta::specta]
pub fn move_action(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    to: ActionState,
    reason: String,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.move_action(id, to, &reason))
}

/// Adds a milestone.
#[tauri::command(async)]
#[specta::specta]
pub fn add_milestone(
    app: AppHandle,
    desk: State<'_, Desk>,
    goal: Id,
    fresh: EditMilestone,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_milestone(goal, &fresh))
}

/// Says that a milestone is reached, or not after all.
#[tauri::command(async)]
#[specta::specta]
pub fn reach_milestone(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    is_reached: bool,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.reach_milestone(id, is_reached))
}

/// Deletes a milestone.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_milestone(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_milestone(id))
}

/// The values of a goal's measure.
#[tauri::command(async)]
#[specta::specta]
pub fn goal_measure(desk: State<'_, Desk>, goal: Id) -> Result<MeasureView, Failure> {
    desk.read(|t| t.goal_measure(goal))
}

/// The values of what a cycle measures.
#[tauri::command(async)]
#[specta::specta]
pub fn cycle_measure(desk: State<'_, Desk>, cycle: Id) -> Result<MeasureView, Failure> {
    desk.read(|t| t.cycle_measure(cycle))
}

/// Keeps a value.
#[tauri::command(async)]
#[specta::specta]
pub fn add_measurement(
    app: AppHandle,
    desk: State<'_, Desk>,
    fresh: NewMeasurement,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_measurement(&fresh))
}

/// Deletes a value.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_measurement(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_measurement(id))
}
