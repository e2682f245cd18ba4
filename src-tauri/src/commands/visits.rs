//! Visits and their agendas.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::view::visit::{
    EditLine, EditVisit, NewLine, NewVisit, NewerWords, VisitPreparation, VisitRoom, VisitWrapUp,
};
use trellis_domain::id::Id;
use trellis_domain::words::VisitPhase;

/// Plans a visit.
#[tauri::command(async)]
#[specta::specta]
pub fn plan_visit(app: AppHandle, desk: State<'_, Desk>, fresh: NewVisit) -> Result<Id, Failure> {
    desk.write(&app, |t| t.plan_visit(&fresh))
}

/// Changes facts of a visit.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_visit(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditVisit,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_visit(id, &edit))
}

/// Moves a visit on its way, or back. Says what changed in the words where a visit is
/// reopened that began with others.
#[tauri::command(async)]
#[specta::specta]
pub fn set_phase(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    phase: VisitPhase,
) -> Result<Option<NewerWords>, Failure> {
    desk.write(&app, |t| t.set_phase(id, phase))
}

/// Lets a visit go by the words in use now.
#[tauri::command(async)]
#[specta::specta]
pub fn renew_words(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.renew_words(id))
}

/// Deletes a visit.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_visit(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_visit(id))
}

/// Minutes of one core practice component.
#[tauri::command(async)]
#[specta::specta]
pub fn set_component(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: Id,
    component: String,
    in_use: Option<u32>,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.set_component(contact, &component, in_use))
}

/// A visit as the room sees it.
#[tauri::command(async)]
#[specta::specta]
pub fn visit_room(desk: State<'_, Desk>, id: Id) -> Result<VisitRoom, Failure> {
    desk.read(|t| t.visit_room(id))
}

/// What only the practitioner sees before a visit.
#[tauri::command(async)]
#[specta::specta]
pub fn visit_preparation(desk: State<'_, Desk>, id: Id) -> Result<VisitPreparation, Failure> {
    desk.read(|t| t.visit_preparation(id))
}

/// What only the practitioner sees after a visit.
#[tauri::command(async)]
#[specta::specta]
pub fn visit_wrap_up(desk: State<'_, Desk>, id: Id) -> Result<VisitWrapUp, Failure> {
    desk.read(|t| t.visit_wrap_up(id))
}

/// Adds a line to the agenda.
#[tauri::command(async)]
#[specta::specta]
pub fn add_line(
    app: AppHandle,
    desk: State<'_, Desk>,
    visit: Id,
    fresh: NewLine,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_line(visit, &fresh))
}

/// Changes a line.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_line(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditLine,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_line(id, &edit))
}

/// Moves a line to a place on the agenda.
#[tauri::command(async)]
#[specta::specta]
pub fn move_line(app: AppHandle, desk: State<'_, Desk>, id: Id, to: u32) -> Result<(), Failure> {
    desk.write(&app, |t| t.move_line(id, to))
}

/// Deletes a line.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_line(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_line(id))
}
