//! Teams over time: seats that overlap, turnover, agreements that are corrected.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::view::people::NewSeat;
use trellis_app::view::region::EditTier;
use trellis_app::view::turnover::{SeatNotice, Turnover};
use trellis_domain::id::Id;

/// Who sat where, who came and left, and what was filled.
#[tauri::command(async)]
#[specta::specta]
pub fn turnover(desk: State<'_, Desk>, region: Id) -> Result<Turnover, Failure> {
    desk.read(|t| t.turnover(region))
}

/// What is worth a look before a seat is saved, in sentences.
#[tauri::command(async)]
#[specta::specta]
pub fn look_over_seat(desk: State<'_, Desk>, fresh: NewSeat) -> Result<Vec<String>, Failure> {
    desk.read(|t| t.look_over_seat(&fresh))
}

/// What in a region's seats is worth a look.
#[tauri::command(async)]
#[specta::specta]
pub fn look_over_seats(desk: State<'_, Desk>, region: Id) -> Result<Vec<SeatNotice>, Failure> {
    desk.read(|t| t.look_over_seats(region))
}

/// Links a newcomer to a partner of the first weeks.
#[tauri::command(async)]
#[specta::specta]
pub fn connect_newcomer(
    app: AppHandle,
    desk: State<'_, Desk>,
    seat: Id,
    item: String,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.connect_newcomer(seat, &item))
}

/// Corrects an agreement.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_tier(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditTier,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_tier(id, &edit))
}

/// Deletes an agreement that was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_tier(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_tier(id))
}
