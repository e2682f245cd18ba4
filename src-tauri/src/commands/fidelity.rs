//! Fidelity of support: materials left, one contact by three pairs of eyes, adherence
//! over an engagement.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::view::fidelity::{
    AdherenceView, ContactEyes, EditMaterial, EditObservation, EditReflection, MaterialCard,
    MaterialToAsk, NewParticipantAnswer, OwnCourse, ResourceChoice,
};
use trellis_domain::id::Id;
use trellis_domain::words::{Span, UseSince};

/// What was left in a contact.
#[tauri::command(async)]
#[specta::specta]
pub fn materials_in(desk: State<'_, Desk>, contact: Id) -> Result<Vec<MaterialCard>, Failure> {
    desk.read(|t| t.materials_in(contact))
}

/// What was left in a region, with whether it was used since.
#[tauri::command(async)]
#[specta::specta]
pub fn materials_of(desk: State<'_, Desk>, region: Id) -> Result<Vec<MaterialCard>, Failure> {
    desk.read(|t| t.materials_of(region))
}

/// What was left and nobody asked about yet.
#[tauri::command(async)]
#[specta::specta]
pub fn materials_to_ask(
    desk: State<'_, Desk>,
    region: Id,
    visit: Option<Id>,
) -> Result<Vec<MaterialToAsk>, Failure> {
    desk.read(|t| t.materials_to_ask(region, visit))
}

/// The resources of the guide, to choose what was left.
#[tauri::command(async)]
#[specta::specta]
pub fn resource_choices(desk: State<'_, Desk>) -> Result<Vec<ResourceChoice>, Failure> {
    desk.read(|t| Ok(t.resource_choices()))
}

/// Keeps what was left with a team.
#[tauri::command(async)]
#[specta::specta]
pub fn add_material(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: Id,
    fresh: EditMaterial,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_material(contact, &fresh))
}

/// Changes what is known of a material.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_material(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditMaterial,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_material(id, &edit))
}

/// Answers whether a material was used since.
#[tauri::command(async)]
#[specta::specta]
pub fn mark_used(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    answer: Option<UseSince>,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.mark_used(id, answer))
}

/// Deletes a material.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_material(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_material(id))
}

/// A contact by three pairs of eyes.
#[tauri::command(async)]
#[specta::specta]
pub fn contact_eyes(desk: State<'_, Desk>, contact: Id) -> Result<ContactEyes, Failure> {
    desk.read(|t| t.contact_eyes(contact))
}

/// Keeps one's own look at a contact.
#[tauri::command(async)]
#[specta::specta]
pub fn reflect(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: Id,
    edit: EditReflection,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.reflect(contact, &edit))
}

/// Takes in one participant's sheet.
#[tauri::command(async)]
#[specta::specta]
pub fn add_participant_answer(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: Id,
    fresh: NewParticipantAnswer,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.add_participant_answer(contact, &fresh))
}

/// Takes all sheets of a contact out.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_participant_answers(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: Id,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_participant_answers(contact))
}

/// Keeps what a coach saw.
#[tauri::command(async)]
#[specta::specta]
pub fn add_observation(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: Id,
    fresh: EditObservation,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_observation(contact, &fresh))
}

/// Changes what a coach saw.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_observation(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditObservation,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_observation(id, &edit))
}

/// Deletes what a coach saw.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_observation(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_observation(id))
}

/// Adherence over an engagement.
#[tauri::command(async)]
#[specta::specta]
pub fn adherence(desk: State<'_, Desk>, region: Id, span: Span) -> Result<AdherenceView, Failure> {
    desk.read(|t| t.adherence(region, span))
}

/// How quality and engagement went by one's own eyes.
#[tauri::command(async)]
#[specta::specta]
pub fn own_course(desk: State<'_, Desk>, region: Id, span: Span) -> Result<OwnCourse, Failure> {
    desk.read(|t| t.own_course(region, span))
}
