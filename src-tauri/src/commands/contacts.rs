//! Contacts: logged in one line or in a form, changed in the full form, joined where two
//! records are one.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::view::contact::{ContactLineView, NewContact};
use trellis_app::view::contact_form::{ContactView, EditContact, PractitionerCard, TwinPair};
use trellis_domain::id::Id;
use trellis_domain::pack::{CapacityDomain, CapacityStage};

/// What a line says, for a form to show.
#[tauri::command(async)]
#[specta::specta]
pub fn read_contact_line(desk: State<'_, Desk>, line: String) -> Result<ContactLineView, Failure> {
    desk.read(|t| Ok(t.read_contact_line(&line)))
}

/// What is worth a look before a contact is saved, in sentences.
#[tauri::command(async)]
#[specta::specta]
pub fn look_over_contact(desk: State<'_, Desk>, fresh: NewContact) -> Result<Vec<String>, Failure> {
    desk.read(|t| t.look_over_contact(&fresh))
}

/// Logs a contact.
#[tauri::command(async)]
#[specta::specta]
pub fn log_contact(
    app: AppHandle,
    desk: State<'_, Desk>,
    fresh: NewContact,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.log_contact(&fresh))
}

/// Everything about one contact.
#[tauri::command(async)]
#[specta::specta]
pub fn contact(desk: State<'_, Desk>, id: Id) -> Result<ContactView, Failure> {
    desk.read(|t| t.contact(id))
}

/// Changes a contact.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_contact(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditContact,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_contact(id, &edit))
}

/// Deletes a contact.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_contact(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_contact(id))
}

/// Records a contact for one more region.
#[tauri::command(async)]
#[specta::specta]
pub fn add_joint_region(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: Id,
    region: Id,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_joint_region(contact, region))
}

/// Every practitioner of the support team.
#[tauri::command(async)]
#[specta::specta]
pub fn list_practitioners(desk: State<'_, Desk>) -> Result<Vec<PractitionerCard>, Failure> {
    desk.read(trellis_app::Trellis::list_practitioners)
}

/// Writes down a colleague.
#[tauri::command(async)]
#[specta::specta]
pub fn add_colleague(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
    organization: String,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_colleague(&name, &organization))
}

/// Says that two records are one practitioner.
#[tauri::command(async)]
#[specta::specta]
pub fn join_practitioners(
    app: AppHandle,
    desk: State<'_, Desk>,
    keep: Id,
    other: Id,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.join_practitioners(keep, other))
}

/// Says whether a practitioner was there.
#[tauri::command(async)]
#[specta::specta]
pub fn set_presence(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: Id,
    practitioner: Id,
    present: bool,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.set_presence(contact, practitioner, present))
}

/// Says whether a practice activity was used.
#[tauri::command(async)]
#[specta::specta]
pub fn set_activity(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: Id,
    component: String,
    activity: String,
    used: bool,
) -> Result<(), Failure> {
    desk.write(&app, |t| {
        t.set_activity(contact, &component, &activity, used)
    })
}

/// Says whether a domain was touched, at a stage or as such.
#[tauri::command(async)]
#[specta::specta]
pub fn set_cell(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact: Id,
    domain: CapacityDomain,
    stage: Option<CapacityStage>,
    touched: bool,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.set_cell(contact, domain, stage, touched))
}

/// Contacts of a region that may be one.
#[tauri::command(async)]
#[specta::specta]
pub fn likely_twins(desk: State<'_, Desk>, region: Id) -> Result<Vec<TwinPair>, Failure> {
    desk.read(|t| t.likely_twins(region))
}

/// Joins a contact to the one that is kept.
#[tauri::command(async)]
#[specta::specta]
pub fn join_twins(
    app: AppHandle,
    desk: State<'_, Desk>,
    keep: Id,
    other: Id,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.join_twins(keep, other))
}

/// Takes a contact out from behind another.
#[tauri::command(async)]
#[specta::specta]
pub fn split_twin(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.split_twin(id))
}

/// Says that two contacts only look alike.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_apart(
    app: AppHandle,
    desk: State<'_, Desk>,
    one: Id,
    other: Id,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.keep_apart(one, other))
}
