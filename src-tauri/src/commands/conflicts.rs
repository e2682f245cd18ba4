//! Questions that wait for a decision.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::view::conflict::{ConflictsSettled, ConflictsView, Decision};
use trellis_domain::id::Id;

/// Every question that waits, of one region or of all.
#[tauri::command(async)]
#[specta::specta]
pub fn conflicts(desk: State<'_, Desk>, region: Option<Id>) -> Result<ConflictsView, Failure> {
    desk.read(|t| t.conflicts(region))
}

/// How many questions wait, in one region or in all.
#[tauri::command(async)]
#[specta::specta]
pub fn count_conflicts(desk: State<'_, Desk>, region: Option<Id>) -> Result<u32, Failure> {
    desk.read(|t| t.count_conflicts(region))
}

/// Decides a question as it was seen.
#[tauri::command(async)]
#[specta::specta]
pub fn resolve_conflict(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    decision: Decision,
) -> Result<ConflictsSettled, Failure> {
    desk.write(&app, |t| t.resolve_conflict(&name, &decision))
}

/// Takes the latest answer of several questions in one step.
#[tauri::command(async)]
#[specta::specta]
pub fn settle_by_latest(
    app: AppHandle,
    desk: State<'_, Desk>,
    names: Vec<String>,
) -> Result<ConflictsSettled, Failure> {
    desk.write(&app, |t| t.settle_by_latest(&names))
}
