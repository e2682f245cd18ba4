//! Goals and actions.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::view::goal::{EditAction, EditGoal, NewAction, NewGoal};
use trellis_domain::id::Id;

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

/// Agrees an action.
#[tauri::command(async)]
#[specta::specta]
pub fn add_action(app: AppHandle, desk: State<'_, Desk>, fresh: NewAction) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_action(&fresh))
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
