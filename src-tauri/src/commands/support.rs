//! What support leaves in a region beside its plan: barriers, successes, tasks that
//! change hands, connections, first weeks.

use crate::desk::Desk;
use crate::failure::Failure;
use chrono::NaiveDate;
use tauri::{AppHandle, State};
use trellis_app::view::support::{
    EditBarrier, EditConnection, EditHandover, EditSuccess, OnboardingView, SupportRecord,
};
use trellis_domain::id::Id;
use trellis_domain::words::Audience;

/// What support leaves in a region.
#[tauri::command(async)]
#[specta::specta]
pub fn support_record(desk: State<'_, Desk>, region: Id) -> Result<SupportRecord, Failure> {
    desk.read(|t| t.support_record(region))
}

/// The first weeks of whoever took a seat.
#[tauri::command(async)]
#[specta::specta]
pub fn onboarding(desk: State<'_, Desk>, region: Id) -> Result<Vec<OnboardingView>, Failure> {
    desk.read(|t| t.onboarding(region))
}

/// Sets a step of somebody's first weeks.
#[tauri::command(async)]
#[specta::specta]
pub fn set_onboarding_step(
    app: AppHandle,
    desk: State<'_, Desk>,
    seat: Id,
    item: String,
    done_on: Option<NaiveDate>,
    who_helped: Option<String>,
) -> Result<(), Failure> {
    desk.write(&app, |t| {
        t.set_onboarding_step(seat, &item, done_on, who_helped.as_deref())
    })
}

/// Passes a barrier upward.
#[tauri::command(async)]
#[specta::specta]
pub fn add_barrier(
    app: AppHandle,
    desk: State<'_, Desk>,
    region: Id,
    fresh: EditBarrier,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_barrier(region, &fresh))
}

/// Changes a barrier.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_barrier(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditBarrier,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_barrier(id, &edit))
}

/// Deletes a barrier.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_barrier(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_barrier(id))
}

/// Keeps a success.
#[tauri::command(async)]
#[specta::specta]
pub fn add_success(
    app: AppHandle,
    desk: State<'_, Desk>,
    region: Id,
    fresh: EditSuccess,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_success(region, &fresh))
}

/// Changes a success.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_success(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditSuccess,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_success(id, &edit))
}

/// Deletes a success.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_success(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_success(id))
}

/// Adds a task whose lead is to move.
#[tauri::command(async)]
#[specta::specta]
pub fn add_handover(
    app: AppHandle,
    desk: State<'_, Desk>,
    region: Id,
    fresh: EditHandover,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_handover(region, &fresh))
}

/// Changes such a task.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_handover(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditHandover,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_handover(id, &edit))
}

/// Deletes such a task.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_handover(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_handover(id))
}

/// Keeps a connection.
#[tauri::command(async)]
#[specta::specta]
pub fn add_connection(
    app: AppHandle,
    desk: State<'_, Desk>,
    region: Id,
    fresh: EditConnection,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_connection(region, &fresh))
}

/// Changes a connection.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_connection(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditConnection,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_connection(id, &edit))
}

/// Deletes a connection.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_connection(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_connection(id))
}

/// Gives a barrier another audience.
#[tauri::command(async)]
#[specta::specta]
pub fn readdress_barrier(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    audience: Audience,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.readdress_barrier(id, audience))
}

/// Gives a success another audience.
#[tauri::command(async)]
#[specta::specta]
pub fn readdress_success(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    audience: Audience,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.readdress_success(id, audience))
}
