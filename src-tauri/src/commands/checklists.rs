//! Checklists and notes.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::view::checklist::{CellView, EditAnswer, StripView};
use trellis_app::view::note::NewNote;
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};
use trellis_domain::words::{Audience, Mark};

/// One cell of the checklists, in the words that the visit began with.
#[tauri::command(async)]
#[specta::specta]
pub fn cell(
    desk: State<'_, Desk>,
    region: Id,
    domain: CapacityDomain,
    stage: CapacityStage,
    visit: Option<Id>,
) -> Result<CellView, Failure> {
    desk.read(|t| t.cell(region, domain, stage, visit))
}

/// The strip about the region as a whole.
#[tauri::command(async)]
#[specta::specta]
pub fn strip(desk: State<'_, Desk>, region: Id) -> Result<StripView, Failure> {
    desk.read(|t| t.strip(region))
}

/// Sets an answer.
#[tauri::command(async)]
#[specta::specta]
pub fn answer(app: AppHandle, desk: State<'_, Desk>, edit: EditAnswer) -> Result<(), Failure> {
    desk.write(&app, |t| t.answer(&edit))
}

/// Adds a note.
#[tauri::command(async)]
#[specta::specta]
pub fn add_note(app: AppHandle, desk: State<'_, Desk>, fresh: NewNote) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_note(&fresh))
}

/// Rewrites a note.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_note(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    text: String,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_note(id, &text))
}

/// Marks a note.
#[tauri::command(async)]
#[specta::specta]
pub fn mark_note(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    mark: Option<Mark>,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.mark_note(id, mark))
}

/// Deletes a note.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_note(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_note(id))
}

/// Gives a note another audience.
#[tauri::command(async)]
#[specta::specta]
pub fn readdress_note(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    audience: Audience,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.readdress_note(id, audience))
}
