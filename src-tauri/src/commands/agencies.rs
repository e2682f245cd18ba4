//! Service agencies of a region, and how its programs moved from stage to stage.

use crate::desk::Desk;
use crate::failure::Failure;
use chrono::NaiveDate;
use tauri::{AppHandle, State};
use trellis_app::view::agency::{AgencyCard, EditAgency};
use trellis_app::view::own::{EditMove, NewMove};
use trellis_domain::id::Id;

/// A region's agencies.
#[tauri::command(async)]
#[specta::specta]
pub fn list_agencies(desk: State<'_, Desk>, region: Id) -> Result<Vec<AgencyCard>, Failure> {
    desk.read(|t| t.list_agencies(region))
}

/// Adds an agency.
#[tauri::command(async)]
#[specta::specta]
pub fn add_agency(
    app: AppHandle,
    desk: State<'_, Desk>,
    region: Id,
    fresh: EditAgency,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_agency(region, &fresh))
}

/// Changes an agency.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_agency(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditAgency,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_agency(id, &edit))
}

/// An agency leaves the effort, or is back.
#[tauri::command(async)]
#[specta::specta]
pub fn leave_agency(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    on: Option<NaiveDate>,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.leave_agency(id, on))
}

/// Deletes an agency that was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_agency(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_agency(id))
}

/// Says whether an agency delivers a program.
#[tauri::command(async)]
#[specta::specta]
pub fn set_delivers(
    app: AppHandle,
    desk: State<'_, Desk>,
    adoption: Id,
    agency: Id,
    delivers: bool,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.set_delivers(adoption, agency, delivers))
}

/// Adds an earlier move of a program.
#[tauri::command(async)]
#[specta::specta]
pub fn add_stage_move(
    app: AppHandle,
    desk: State<'_, Desk>,
    adoption: Id,
    fresh: NewMove,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_stage_move(adoption, &fresh))
}

/// Corrects a move of a program.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_stage_move(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditMove,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_stage_move(id, &edit))
}

/// Takes a move of a program back.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_stage_move(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_stage_move(id))
}
