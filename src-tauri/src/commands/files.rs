//! Photos, sheets and files.

use crate::desk::Desk;
use crate::failure::Failure;
use std::path::Path;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use trellis_app::view::file::{
    EditFile, ErasedFile, FileCard, FileLook, FileSource, NewFile, RegionFiles,
};
use trellis_domain::id::Id;
use trellis_domain::words::Audience;

/// The files of a region, all audiences.
#[tauri::command(async)]
#[specta::specta]
pub fn files_of(desk: State<'_, Desk>, region: Id) -> Result<RegionFiles, Failure> {
    desk.read(|t| t.files_of(region))
}

/// The files of a visit, all audiences.
#[tauri::command(async)]
#[specta::specta]
pub fn files_of_visit(desk: State<'_, Desk>, visit: Id) -> Result<Vec<FileCard>, Failure> {
    desk.read(|t| t.files_of_visit(visit))
}

/// Asks for files. None chosen: the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub fn choose_files(app: AppHandle) -> Result<Vec<String>, Failure> {
    let chosen = app
        .dialog()
        .file()
        .set_title("Choose photos or files")
        .blocking_pick_files();
    let chosen = chosen.unwrap_or_default();
    Ok(chosen.into_iter().map(|file| file.to_string()).collect())
}

/// What can be said about a file before it is kept.
#[tauri::command(async)]
#[specta::specta]
pub fn look_at_file(source: FileSource) -> Result<FileLook, Failure> {
    Ok(trellis_app::look_at_file(&source)?)
}

/// Refuses a dropped or pasted file that is too large, before it is read.
#[tauri::command(async)]
#[specta::specta]
pub fn fits_as_file(name: String, bytes: u32) -> Result<(), Failure> {
    Ok(trellis_app::fits_as_file(&name, u64::from(bytes))?)
}

/// Keeps a file. A large picture is made ready before the workbook is asked.
#[tauri::command(async)]
#[specta::specta]
pub fn attach_file(
    app: AppHandle,
    desk: State<'_, Desk>,
    source: FileSource,
    fresh: NewFile,
) -> Result<Id, Failure> {
    let ready = trellis_app::ready_file(&source, fresh.shrink)?;
    desk.write(&app, |t| t.attach_ready(ready, &fresh))
}

/// Changes a file's name, words or day.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_file(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditFile,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_file(id, &edit))
}

/// Gives a file another audience.
#[tauri::command(async)]
#[specta::specta]
pub fn readdress_file(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    audience: Audience,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.readdress_file(id, audience))
}

/// Deletes a file.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_file(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.delete_file(id))
}

/// Erases a file for good.
#[tauri::command(async)]
#[specta::specta]
pub fn erase_file(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<ErasedFile, Failure> {
    desk.write(&app, |t| t.erase_file(id))
}

/// A small picture of a file. None: it is no picture that can be shown.
#[tauri::command(async)]
#[specta::specta]
pub fn file_preview(desk: State<'_, Desk>, id: Id) -> Result<Option<String>, Failure> {
    let bytes = desk.read(|t| t.file_bytes(id))?;
    Ok(trellis_app::preview_of(&bytes))
}

/// Opens a copy of a file in the system's viewer, from a folder that is nobody else's.
#[tauri::command(async)]
#[specta::specta]
pub fn open_file_copy(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    let folder = trellis_app::home::folder_for_copies()?;
    let path = desk.read(|t| t.write_file_copy(id, &folder))?;
    crate::commands::plans::open_written(&app, &path.display().to_string())
}

/// Saves a file where the person says. None: they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn save_file_as(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
) -> Result<Option<String>, Failure> {
    let name = desk.read(|t| t.file_name_outside(id))?;
    let chosen = app
        .dialog()
        .file()
        .set_title("Save a copy of the file")
        .set_file_name(name)
        .blocking_save_file();
    let Some(file) = chosen else {
        return Ok(None);
    };
    let path = file.to_string();
    desk.read(|t| t.save_file_as(id, Path::new(&path)))?;
    Ok(Some(path))
}
