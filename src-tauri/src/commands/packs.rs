//! Content packs and items of one's own.

use crate::desk::Desk;
use crate::failure::Failure;
use std::path::Path;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use trellis_app::Trellis;
use trellis_app::view::own::NewOwnItem;
use trellis_app::view::pack::{PackCard, PackPreview};
use trellis_domain::id::Id;

/// The packs in use.
#[tauri::command(async)]
#[specta::specta]
pub fn packs(desk: State<'_, Desk>) -> Result<Vec<PackCard>, Failure> {
    desk.read(Trellis::packs)
}

/// The packs that colleagues took up and whose words have not arrived here.
#[tauri::command(async)]
#[specta::specta]
pub fn missing_packs(desk: State<'_, Desk>) -> Result<Vec<String>, Failure> {
    desk.read(Trellis::missing_packs)
}

/// Asks for a pack. None: the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub fn choose_pack(app: AppHandle) -> Result<Option<String>, Failure> {
    let chosen = app
        .dialog()
        .file()
        .set_title("Choose a content pack")
        .add_filter("Content packs", &["xlsx", "json"])
        .blocking_pick_file();
    Ok(chosen.map(|file| file.to_string()))
}

/// What a pack would change. Nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub fn look_at_pack(desk: State<'_, Desk>, path: String) -> Result<PackPreview, Failure> {
    desk.read(|t| Ok(t.look_at_pack(Path::new(&path))))
}

/// What the newer version of a built-in pack would change.
#[tauri::command(async)]
#[specta::specta]
pub fn look_at_newer(desk: State<'_, Desk>, id: String) -> Result<PackPreview, Failure> {
    desk.read(|t| t.look_at_newer(&id))
}

/// Takes up a pack for the support team.
#[tauri::command(async)]
#[specta::specta]
pub fn add_pack(app: AppHandle, desk: State<'_, Desk>, path: String) -> Result<(), Failure> {
    desk.write(&app, |t| t.add_pack(Path::new(&path)).map(|_| ()))
}

/// Takes up the version of a built-in pack that came with this Trellis.
#[tauri::command(async)]
#[specta::specta]
pub fn take_up_newer(app: AppHandle, desk: State<'_, Desk>, id: String) -> Result<(), Failure> {
    desk.write(&app, |t| t.take_up_newer(&id))
}

/// Stops using an agency's pack.
#[tauri::command(async)]
#[specta::specta]
pub fn stop_pack(app: AppHandle, desk: State<'_, Desk>, id: String) -> Result<(), Failure> {
    desk.write(&app, |t| t.stop_pack(&id))
}

/// Writes the empty spreadsheet, or a pack as one, where the person says. None: they
/// changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn save_pack_sheet(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Option<String>,
) -> Result<Option<String>, Failure> {
    let name = id.as_deref().unwrap_or("trellis-pack");
    let chosen = app
        .dialog()
        .file()
        .set_title("Save the spreadsheet")
        .add_filter("Spreadsheet", &["xlsx"])
        .set_file_name(format!("{name}.xlsx"))
        .blocking_save_file();
    let Some(file) = chosen else {
        return Ok(None);
    };
    let path = file.to_string();
    match &id {
        Some(id) => desk.read(|t| t.write_pack_sheet(id, Path::new(&path)))?,
        None => trellis_app::write_pack_template(Path::new(&path))?,
    }
    Ok(Some(path))
}

/// Adds an item of one's own.
#[tauri::command(async)]
#[specta::specta]
pub fn add_own_item(
    app: AppHandle,
    desk: State<'_, Desk>,
    fresh: NewOwnItem,
) -> Result<Id, Failure> {
    desk.write(&app, |t| t.add_own_item(&fresh))
}

/// Rewords an item of one's own.
#[tauri::command(async)]
#[specta::specta]
pub fn edit_own_item(
    app: AppHandle,
    desk: State<'_, Desk>,
    item: String,
    text: String,
    evidence: String,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.edit_own_item(&item, &text, &evidence))
}

/// Stops asking an item of one's own, or asks it again.
#[tauri::command(async)]
#[specta::specta]
pub fn retire_own_item(
    app: AppHandle,
    desk: State<'_, Desk>,
    item: String,
    retired: bool,
) -> Result<(), Failure> {
    desk.write(&app, |t| t.retire_own_item(&item, retired))
}
