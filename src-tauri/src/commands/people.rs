//! Seats and the people in them.

use crate::desk::Desk;
use crate::failure::Failure;
use chrono::NaiveDate;
use tauri::{AppHandle, State};
use trellis_app::view::people::{EditSeat, NewSeat};
use trellis_domain::id::Id;

/// Adds a seat.
#[tauri::command(async)]
#[specta::specta]
pub fn add_seat(app: AppHandle, desk: State<'_, Desk>, fresh: NewSeat) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_seat(&fresh))
}

/// Changes a seat.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_seat(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditSeat,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_seat(id, &edit))
}

/// Somebody takes a seat.
#[tauri::command(async)]
#[specta::specta]
pub fn fill_seat(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    person: String,
    on: NaiveDate,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.fill_seat(id, &person, on))
}

/// Somebody leaves a seat.
#[tauri::command(async)]
#[specta::specta]
pub fn vacate_seat(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    on: NaiveDate,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.vacate_seat(id, on))
}

/// Ends a seat for good.
#[tauri::command(async)]
#[specta::specta]
pub fn end_seat(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    on: NaiveDate,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.end_seat(id, on))
}

/// Deletes a seat that was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_seat(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_seat(id))
}
