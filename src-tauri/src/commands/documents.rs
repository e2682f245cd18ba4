//! Documents to print and hand on.

use crate::commands::plans::{folder_for_papers, open_written};
use crate::desk::Desk;
use crate::failure::Failure;
use std::path::PathBuf;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use trellis_app::home::folder_for_copies;
use trellis_app::view::document::{DocumentChoices, DocumentQuery, DocumentView};
use trellis_app::view::file::FileSource;
use trellis_app::view::plan::{Exported, Verified};
use trellis_domain::id::Id;

/// What there is to choose from.
#[tauri::command(async)]
#[specta::specta]
pub fn document_choices(desk: State<'_, Desk>, region: Id) -> Result<DocumentChoices, Failure> {
    desk.read(|t| t.document_choices(region))
}

/// A document with its pages as drawings.
#[tauri::command(async)]
#[specta::specta]
pub fn document(desk: State<'_, Desk>, ask: DocumentQuery) -> Result<DocumentView, Failure> {
    desk.read(|t| t.document(&ask))
}

/// Writes a document: to the file that was chosen, or to the folder for papers.
#[tauri::command(async)]
#[specta::specta]
pub fn export_document(
    app: AppHandle,
    desk: State<'_, Desk>,
    ask: DocumentQuery,
    path: Option<String>,
) -> Result<Exported, Failure> {
    let path = match path {
        Some(path) => PathBuf::from(path),
        None => folder_for_papers(&app)?.join(desk.read(|t| t.document_file_name(&ask))?),
    };
    let exported = desk.read(|t| t.export_document(&ask, &path))?;
    desk.remember(&PathBuf::from(&exported.path));
    Ok(exported)
}

/// Opens a document in the system's viewer, ready to print. What is written for that is
/// only looked at, and removed when Trellis closes.
#[tauri::command(async)]
#[specta::specta]
pub fn print_document(
    app: AppHandle,
    desk: State<'_, Desk>,
    ask: DocumentQuery,
) -> Result<(), Failure> {
    // A viewer may hold the copy of a minute ago open: each gets a folder of its own.
    let folder = fresh_folder()?;
    let path = folder.join(desk.read(|t| t.document_file_name(&ask))?);
    let exported = desk.read(|t| t.export_document(&ask, &path))?;
    open_written(&app, &exported.path)
}

fn fresh_folder() -> Result<PathBuf, Failure> {
    let copies = folder_for_copies()?;
    for number in 1_u32..=10_000 {
        let folder = copies.join(format!("print {number}"));
        match std::fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(_) => break,
        }
    }
    Err(Failure::new(
        "The document could not be handed to a viewer",
        "Save it where you like, then open it from there.",
    ))
}

/// Asks where to save a document. None: the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_document_file(
    app: AppHandle,
    desk: State<'_, Desk>,
    ask: DocumentQuery,
) -> Result<Option<String>, Failure> {
    let name = desk.read(|t| t.document_file_name(&ask))?;
    let chosen = app
        .dialog()
        .file()
        .set_title("Save the document")
        .add_filter("PDF", &["pdf"])
        .set_file_name(name)
        .blocking_save_file();
    Ok(chosen.map(|file| file.to_string()))
}

/// Asks for a PDF and says which agreed plan it is. None: the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn verify_plan_file(
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Result<Option<Verified>, Failure> {
    let chosen = app
        .dialog()
        .file()
        .set_title("Choose the PDF of a plan")
        .add_filter("PDF", &["pdf"])
        .blocking_pick_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else {
        return Ok(None);
    };
    desk.read(|t| t.verify_plan(&path)).map(Some)
}

/// Says which agreed plan a code stands for.
#[tauri::command(async)]
#[specta::specta]
pub fn verify_code(desk: State<'_, Desk>, code: String) -> Result<Verified, Failure> {
    desk.read(|t| t.verify_code(&code))
}

/// The line under the organization's name.
#[tauri::command(async)]
#[specta::specta]
pub fn letterhead_line(desk: State<'_, Desk>) -> Result<String, Failure> {
    desk.read(trellis_app::Trellis::letterhead_line)
}

/// Says what stands under the organization's name.
#[tauri::command(async)]
#[specta::specta]
pub fn set_letterhead_line(
    app: AppHandle,
    desk: State<'_, Desk>,
    line: String,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.set_letterhead_line(&line))
}

/// Asks for a picture and takes it as the logo. False: the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_logo(app: AppHandle, desk: State<'_, Desk>) -> Result<bool, Failure> {
    let chosen = app
        .dialog()
        .file()
        .set_title("Choose a logo")
        .add_filter("PNG or JPEG", &["png", "jpg", "jpeg"])
        .blocking_pick_file();
    let Some(path) = chosen.and_then(|file| file.into_path().ok()) else {
        return Ok(false);
    };
    let path = path.display().to_string();
    desk.write(&app, |t| t.set_logo(&FileSource::Disk { path }))?;
    Ok(true)
}

/// Prints documents without a logo again.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_logo(app: AppHandle, desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.write(&app, trellis_app::Trellis::remove_logo)
}

/// The logo, as an address that a page can show.
#[tauri::command(async)]
#[specta::specta]
pub fn logo_preview(desk: State<'_, Desk>) -> Result<Option<String>, Failure> {
    desk.read(trellis_app::Trellis::logo_preview)
}
