//! What helps in the room and around it: programs, and plans that change.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::view::own::{EditPivot, EditProgram, NewPivot, NewReason, PivotAid, ProgramsView};
use trellis_domain::id::Id;

/// A region's programs.
#[tauri::command(async)]
#[specta::specta]
pub fn programs(desk: State<'_, Desk>, region: Id) -> Result<ProgramsView, Failure> {
    desk.read(|t| t.programs(region))
}

/// Adds a program.
#[tauri::command(async)]
#[specta::specta]
pub fn add_program(
    app: AppHandle,
    desk: State<'_, Desk>,
    region: Id,
    fresh: EditProgram,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_program(region, &fresh))
}

/// Changes a program.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_program(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditProgram,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_program(id, &edit))
}

/// Takes a program off the list.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_program(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_program(id))
}

/// What to notice and try when a plan no longer fits.
#[tauri::command(async)]
#[specta::specta]
pub fn pivot_aid(desk: State<'_, Desk>) -> Result<PivotAid, Failure> {
    desk.read(|t| Ok(t.pivot_aid()))
}

/// Keeps a change of plan.
#[tauri::command(async)]
#[specta::specta]
pub fn add_pivot(app: AppHandle, desk: State<'_, Desk>, fresh: NewPivot) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_pivot(&fresh))
}

/// Fills in a change of plan.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_pivot(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditPivot,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_pivot(id, &edit))
}

/// Deletes a change of plan.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_pivot(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_pivot(id))
}

/// Says why a plan changed.
#[tauri::command(async)]
#[specta::specta]
pub fn add_reason(app: AppHandle, desk: State<'_, Desk>, fresh: NewReason) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_reason(&fresh))
}
