//! Typing, safe before it is history.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::Trellis;
use trellis_app::view::frame::{DraftText, Place, Saved};

/// Keeps what was typed so far, durably.
#[tauri::command(async)]
#[specta::specta]
pub fn save_draft(
    app: AppHandle,
    desk: State<'_, Desk>,
    place: Place,
    text: String,
) -> Result<Saved, Failure> {
    desk.write(&app, |t| t.save_draft(&place, &text))
}

/// Turns a draft into a change: the field was left.
#[tauri::command(async)]
#[specta::specta]
pub fn settle_draft(app: AppHandle, desk: State<'_, Desk>, place: Place) -> Result<Saved, Failure> {
    desk.write(&app, |t| t.settle_draft(&place))
}

/// Sets a field outright: a choice, a date, a cleared box.
#[tauri::command(async)]
#[specta::specta]
pub fn set_field(
    app: AppHandle,
    desk: State<'_, Desk>,
    place: Place,
    text: String,
) -> Result<Saved, Failure> {
    desk.write(&app, |t| t.set_field(&place, &text))
}

/// Everything that is still being typed.
#[tauri::command(async)]
#[specta::specta]
pub fn drafts(desk: State<'_, Desk>) -> Result<Vec<DraftText>, Failure> {
    desk.read(Trellis::drafts)
}
