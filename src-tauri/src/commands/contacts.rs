//! Contacts: logged in one line or in a form.

use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::view::contact::{ContactLineView, NewContact};
use trellis_domain::id::Id;

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
