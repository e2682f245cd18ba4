//! The frame and undo.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::Trellis;
use trellis_app::view::frame::{EditPractitioner, Frame, Undone};

/// The frame around every view.
#[tauri::command(async)]
#[specta::specta]
pub fn frame(desk: State<'_, Desk>) -> Result<Frame, Failure> {
    desk.read(Trellis::frame)
}

/// The practitioner says who they are.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_practitioner(
    app: AppHandle,
    desk: State<'_, Desk>,
    edit: EditPractitioner,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_practitioner(&edit))
}

/// Undoes the last action of this laptop.
#[tauri::command(async)]
#[specta::specta]
pub fn undo(app: AppHandle, desk: State<'_, Desk>) -> Result<Undone, Failure> {
    desk.write(&app, Trellis::undo)
}

/// Takes back the last undo.
#[tauri::command(async)]
#[specta::specta]
pub fn redo(app: AppHandle, desk: State<'_, Desk>) -> Result<Undone, Failure> {
    desk.write(&app, Trellis::redo)
}

/// Tries to open the workbook again after it could not be opened.
#[tauri::command(async)]
#[specta::specta]
pub fn open_again(desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.open_again()
}
