//! The first screen, and what it gathers: due dates that others set, assessments that
//! were held, group events.

use crate::desk::Desk;
use crate::failure::Failure;
use chrono::NaiveDate;
use tauri::{AppHandle, State};
use trellis_app::Trellis;
use trellis_app::view::assessment::{AssessmentsView, EditAssessment, NewAssessment};
use trellis_app::view::due::{DoneDueDate, DueDateCard, EditDueDate};
use trellis_app::view::event::{EditAttendance, EditEvent, EventCard, EventsView};
use trellis_app::view::today::TodayScreen;
use trellis_domain::id::Id;

/// The first screen: everything at the desk, one region in the room.
#[tauri::command(async)]
#[specta::specta]
pub fn today(desk: State<'_, Desk>) -> Result<TodayScreen, Failure> {
    desk.read(Trellis::today_screen)
}

/// Due dates of a region, or of all regions and the support team.
#[tauri::command(async)]
#[specta::specta]
pub fn due_dates(desk: State<'_, Desk>, region: Option<Id>) -> Result<Vec<DueDateCard>, Failure> {
    desk.read(|t| t.due_dates(region))
}

/// Adds a due date that somebody set.
#[tauri::command(async)]
#[specta::specta]
pub fn add_due_date(
    app: AppHandle,
    desk: State<'_, Desk>,
    fresh: EditDueDate,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_due_date(&fresh))
}

/// Changes a due date.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_due_date(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditDueDate,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_due_date(id, &edit))
}

/// Deletes a due date.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_due_date(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_due_date(id))
}

/// Says that a due date was done; one that comes back begins its next date.
#[tauri::command(async)]
#[specta::specta]
pub fn done_due_date(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    on: Option<NaiveDate>,
) -> Result<DoneDueDate, Failure> {
    desk.write(&app, |t| t.done_due_date(id, on))
}

/// Says that a due date is not done after all.
#[tauri::command(async)]
#[specta::specta]
pub fn reopen_due_date(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.reopen_due_date(id))
}

/// The assessments of a region.
#[tauri::command(async)]
#[specta::specta]
pub fn assessments_of(desk: State<'_, Desk>, region: Id) -> Result<AssessmentsView, Failure> {
    desk.read(|t| t.assessments_of(region))
}

/// Notes that an assessment was held.
#[tauri::command(async)]
#[specta::specta]
pub fn record_assessment(
    app: AppHandle,
    desk: State<'_, Desk>,
    fresh: NewAssessment,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.record_assessment(&fresh))
}

/// Changes an assessment.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_assessment(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditAssessment,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_assessment(id, &edit))
}

/// Deletes an assessment.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_assessment(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_assessment(id))
}

/// Group events, ahead and held.
#[tauri::command(async)]
#[specta::specta]
pub fn events(desk: State<'_, Desk>) -> Result<EventsView, Failure> {
    desk.read(Trellis::events)
}

/// The group events that a region took part in.
#[tauri::command(async)]
#[specta::specta]
pub fn events_of(desk: State<'_, Desk>, region: Id) -> Result<Vec<EventCard>, Failure> {
    desk.read(|t| t.events_of(region))
}

/// Adds a group event.
#[tauri::command(async)]
#[specta::specta]
pub fn add_event(app: AppHandle, desk: State<'_, Desk>, fresh: EditEvent) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_event(&fresh))
}

/// Changes a group event.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_event(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditEvent,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_event(id, &edit))
}

/// Deletes a group event.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_event(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_event(id))
}

/// Says that a region took part in an event, or did not after all.
#[tauri::command(async)]
#[specta::specta]
pub fn attend(app: AppHandle, desk: State<'_, Desk>, edit: EditAttendance) -> Result<(), Failure> {
    desk.write(&app, |t| t.attend(&edit))
}
