//! Support plans.

use crate::desk::Desk;
use crate::failure::Failure;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager, State};
use tauri_plugin_opener::OpenerExt;
use trellis_app::home::home;
use trellis_app::view::plan::{EditPlan, Exported, PlanView};
use trellis_domain::id::Id;

/// Starts a plan.
#[tauri::command(async)]
#[specta::specta]
pub fn start_plan(
    app: AppHandle,
    desk: State<'_, Desk>,
    region: Id,
    visit: Option<Id>,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.start_plan(region, visit))
}

/// A plan to edit.
#[tauri::command(async)]
#[specta::specta]
pub fn plan(desk: State<'_, Desk>, id: Id) -> Result<PlanView, Failure> {
    desk.read(|t| t.plan(id))
}

/// Changes facts of a plan.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_plan(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    edit: EditPlan,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_plan(id, &edit))
}

/// Agrees a plan: it is kept as it is.
#[tauri::command(async)]
#[specta::specta]
pub fn agree_plan(app: AppHandle, desk: State<'_, Desk>, id: Id) -> Result<(), Failure> {
    desk.write(&app, |t| t.agree_plan(id))
}

/// Writes a plan as a PDF: to the file that was chosen, or to the folder for plans.
#[tauri::command(async)]
#[specta::specta]
pub fn export_plan(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id,
    path: Option<String>,
) -> Result<Exported, Failure> {
    let path = match path {
        Some(path) => PathBuf::from(path),
        None => folder_for_papers(&app)?.join(desk.read(|t| t.plan(id))?.file_name),
    };
    let exported = desk.read(|t| t.export_plan(id, &path))?;
    desk.remember(&path);
    Ok(exported)
}

/// Opens a file that this window wrote, in the system's viewer, ready to print.
#[tauri::command(async)]
#[specta::specta]
pub fn open_file(app: AppHandle, desk: State<'_, Desk>, path: String) -> Result<(), Failure> {
    if !desk.wrote(Path::new(&path)) {
        return Err(Failure::new(
            "This file was not written here",
            "Export the plan first, then open it.",
        ));
    }
    open_written(&app, &path)
}

/// Opens a file in the system's viewer.
pub fn open_written(app: &AppHandle, path: &str) -> Result<(), Failure> {
    app.opener()
        .open_path(path, None::<&str>)
        .map_err(|error| Failure {
            details: error.to_string(),
            ..Failure::new(
                "No program opened the file",
                format!("Open it from its folder: {path}"),
            )
        })
}

/// Where papers go that nobody chose a place for: the documents folder, or the data
/// folder that was named for this run.
pub fn folder_for_papers(app: &AppHandle) -> Result<PathBuf, Failure> {
    let documents = app
        .path()
        .document_dir()
        .ok()
        .filter(|_| std::env::var_os("TRELLIS_HOME").is_none());
    let folder = match documents {
        Some(documents) => documents.join("Trellis plans"),
        None => home()?.join("plans"),
    };
    std::fs::create_dir_all(&folder).map_err(|error| Failure {
        details: error.to_string(),
        ..Failure::new(
            format!("The folder {} could not be made", folder.display()),
            "Choose another place with Save as.",
        )
    })?;
    Ok(folder)
}
