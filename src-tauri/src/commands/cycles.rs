//! Improvement cycles.

use crate::desk::Desk;
use crate::failure::Failure;
use chrono::NaiveDate;
use tauri::{AppHandle, State};
use trellis_app::view::cycle::{CycleCard, EditCycle};
use trellis_domain::id::Id;
use trellis_domain::words::CycleNext;

/// The cycles of a region.
#[tauri::command(async)]
#[specta::specta]
pub fn cycles_of(desk: State<'_, Desk>, region: Id) -> Result<Vec<CycleCard>, Failure> {
    desk.read(|t| t.cycles_of(region))
}

/// Starts a cycle.
#[tauri::command(async)]
#[specta::specta]
pub fn start_cycle(
    app: AppHandle,
    desk: State<'_, Desk>,
    region: Id,
    fresh: EditCycle,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.start_cycle(region, &fresh))
}

/// Changes a cycle.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_cycle(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditCycle,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_cycle(id, &edit))
}

/// Decides what comes next.
#[tauri::command(async)]
#[specta::specta]
pub fn decide_cycle(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    next: CycleNext,
    why: String,
    on: Option<NaiveDate>,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.decide_cycle(id, next, &why, on))
}

/// Takes a decision back.
#[tauri::command(async)]
#[specta::specta]
pub fn reopen_cycle(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.reopen_cycle(id))
}

/// Starts the cycle that goes on from this one.
#[tauri::command(async)]
#[specta::specta]
pub fn follow_cycle(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<Id, Failure> {
    desk.write(&app, |t| t.follow_cycle(id))
}

/// Deletes a cycle.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_cycle(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_cycle(id))
}
