//! How charts are shown.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};

/// Whether charts are shown as their tables only.
#[tauri::command(async)]
#[specta::specta]
pub fn charts_as_tables(desk: State<'_, Desk>) -> Result<bool, Failure> {
    desk.read(|t| t.charts_as_tables())
}

/// Says whether charts are shown as their tables only.
#[tauri::command(async)]
#[specta::specta]
pub fn show_charts_as_tables(
    app: AppHandle,
    desk: State<'_, Desk>,
    is_so: bool,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.show_charts_as_tables(is_so))
}
