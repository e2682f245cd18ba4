//! After a visit: the e-mail draft, and the action sheet that goes out and comes back.

use crate::commands::plans::{folder_for_papers, open_written};
use crate::desk::Desk;
use crate::failure::Failure;
use std::path::Path;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use trellis_app::view::follow_up::ReturnedSheet;
use trellis_domain::id::Id;

/// Writes a draft of an e-mail with the plan attached into the folder for papers, and
/// gives its place.
#[tauri::command(async)]
#[specta::specta]
pub fn write_follow_up(app: AppHandle, desk: State<'_, Desk>, plan: Id) -> Result<String, Failure> {
    let name = desk.read(|t| t.follow_up_name(plan))?;
    let path = folder_for_papers(&app)?.join(name);
    desk.read(|t| t.write_follow_up(plan, &path))?;
    desk.remember(&path);
    Ok(path.display().to_string())
}

/// Writes a region's open actions as a spreadsheet into the folder for papers, and
/// gives its place.
#[tauri::command(async)]
#[specta::specta]
pub fn write_action_sheet(
    app: AppHandle,
    desk: State<'_, Desk>,
    region: Id,
) -> Result<String, Failure> {
    let name = desk.read(|t| t.action_sheet_name(region))?;
    let path = folder_for_papers(&app)?.join(name);
    desk.read(|t| t.write_action_sheet(region, &path))?;
    desk.remember(&path);
    Ok(path.display().to_string())
}

/// Opens a file that this window wrote in the program that the system has for it.
#[tauri::command(async)]
#[specta::specta]
pub fn open_paper(app: AppHandle, desk: State<'_, Desk>, path: String) -> Result<(), Failure> {
    if !desk.wrote(Path::new(&path)) {
        return Err(Failure::new(
            "This file was not written here",
            "Write it first, then open it.",
        ));
    }
    open_written(&app, &path)
}

/// Asks for an action sheet that came back. None: the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub fn choose_action_sheet(app: AppHandle) -> Result<Option<String>, Failure> {
    let chosen = app
        .dialog()
        .file()
        .set_title("Choose the action sheet that came back")
        .add_filter("Spreadsheet", &["xlsx"])
        .blocking_pick_file();
    Ok(chosen.map(|file| file.to_string()))
}

/// What an action sheet would change. Nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub fn look_at_action_sheet(desk: State<'_, Desk>, path: String) -> Result<ReturnedSheet, Failure> {
    desk.read(|t| t.look_at_action_sheet(Path::new(&path)))
}

/// Takes what an action sheet says, in one step.
#[tauri::command(async)]
#[specta::specta]
pub fn take_action_sheet(
    app: AppHandle,
    desk: State<'_, Desk>,
    path: String,
) -> Result<ReturnedSheet, Failure> {
    desk.write(&app, |t| t.take_action_sheet(Path::new(&path)))
}
