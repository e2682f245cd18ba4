//! What changed since this laptop was last there.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::view::since::SinceView;
use trellis_domain::id::Id;

/// What others changed in a region since it was last opened here.
#[tauri::command(async)]
#[specta::specta]
pub fn since_last_time(desk: State<'_, Desk>, region: Id) -> Result<SinceView, Failure> {
    desk.read(|t| t.since_last_time(region))
}

/// The region was opened: what changed so far is no news any more.
#[tauri::command(async)]
#[specta::specta]
pub fn mark_seen(app: AppHandle, desk: State<'_, Desk>, region: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.mark_seen(region))
}
