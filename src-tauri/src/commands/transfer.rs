//! What comes in from other people's logs, and what goes out as tables.

use crate::desk::Desk;
use crate::failure::Failure;
use std::path::Path;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use trellis_app::Trellis;
use trellis_app::view::transfer::{
    KnownLog, LogImported, LogOut, LogPreview, TableQuery, TablesWritten,
};
use trellis_domain::id::Id;
use trellis_domain::log_file::LogMapping;

/// Asks for a log. None: the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub fn choose_log(app: AppHandle) -> Result<Option<String>, Failure> {
    let chosen = app
        .dialog()
        .file()
        .set_title("Choose a log")
        .add_filter("Logs", &["csv", "txt", "tsv", "xlsx"])
        .blocking_pick_file();
    Ok(chosen.map(|file| file.to_string()))
}

/// What reading a log would do. Nothing is written.
#[tauri::command(async)]
#[specta::specta]
pub fn look_over_log(
    desk: State<'_, Desk>,
    path: String,
    mapping: Option<LogMapping>,
) -> Result<LogPreview, Failure> {
    desk.read(|t| t.look_over_log(Path::new(&path), mapping.as_ref()))
}

/// Adds what is new in a log.
#[tauri::command(async)]
#[specta::specta]
pub fn import_log(
    app: AppHandle,
    desk: State<'_, Desk>,
    path: String,
    mapping: LogMapping,
) -> Result<LogImported, Failure> {
    desk.write(&app, |t| t.import_log(Path::new(&path), &mapping))
}

/// The logs whose columns are remembered.
#[tauri::command(async)]
#[specta::specta]
pub fn known_logs(desk: State<'_, Desk>) -> Result<Vec<KnownLog>, Failure> {
    desk.read(Trellis::known_logs)
}

/// Forgets what the columns of a log mean.
#[tauri::command(async)]
#[specta::specta]
pub fn forget_log(app: AppHandle, desk: State<'_, Desk>, shape: String) -> Result<(), Failure> {
    desk.write(&app, |t| t.forget_log(&shape))
}

/// Writes everything that an audience may read, where the person says: `xlsx`, or `zip`
/// for CSV files. None: they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn save_tables(
    app: AppHandle,
    desk: State<'_, Desk>,
    ask: TableQuery,
    ending: String,
) -> Result<Option<TablesWritten>, Failure> {
    let Some(path) = save_as(&app, "Tables from Trellis", &ending) else {
        return Ok(None);
    };
    desk.read(|t| t.export_tables(&ask, Path::new(&path)))
        .map(Some)
}

/// Writes everything that the support team may read for an analysis, into a folder that
/// the person names. None: they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn save_analysis(
    app: AppHandle,
    desk: State<'_, Desk>,
    regions: Vec<Id>,
) -> Result<Option<TablesWritten>, Failure> {
    let chosen = app
        .dialog()
        .file()
        .set_title("Name a new folder")
        .set_file_name("Trellis for analysis")
        .blocking_save_file();
    let Some(path) = chosen.map(|file| file.to_string()) else {
        return Ok(None);
    };
    desk.read(|t| t.export_analysis(&regions, Path::new(&path)))
        .map(Some)
}

/// Writes contacts in the columns of a log, where the person says: `xlsx` or `csv`. None:
/// they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn save_log(
    app: AppHandle,
    desk: State<'_, Desk>,
    mapping: LogMapping,
    ask: LogOut,
    ending: String,
) -> Result<Option<TablesWritten>, Failure> {
    let Some(path) = save_as(&app, &mapping.source, &ending) else {
        return Ok(None);
    };
    desk.read(|t| t.export_log(&mapping, &ask, Path::new(&path)))
        .map(Some)
}

fn save_as(app: &AppHandle, name: &str, ending: &str) -> Option<String> {
    let chosen = app
        .dialog()
        .file()
        .set_title("Save as")
        .add_filter("Tables", &[ending])
        .set_file_name(format!("{name}.{ending}"))
        .blocking_save_file();
    chosen.map(|file| file.to_string())
}
