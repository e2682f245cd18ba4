//! Files that colleagues hand each other.

use crate::desk::Desk;
use crate::failure::Failure;
use std::path::Path;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};
use trellis_app::Trellis;
use trellis_app::view::exchange::{
    BundlePlan, BundlePreview, CardAdded, CardLook, CardView, ExchangeView, FolderSynced,
    FolderView, HandedOver, ImportOutcome, NewBundle,
};
use trellis_domain::id::Id;

/// Everything around bundles.
#[tauri::command(async)]
#[specta::specta]
pub fn exchange(desk: State<'_, Desk>) -> Result<ExchangeView, Failure> {
    desk.read(Trellis::exchange)
}

/// How many files of colleagues wait to be looked at.
#[tauri::command(async)]
#[specta::specta]
pub fn count_waiting_files(desk: State<'_, Desk>) -> Result<u32, Failure> {
    desk.read(Trellis::count_waiting_files)
}

/// The bundle or card that the program was opened with; once.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub fn opened_with(desk: State<'_, Desk>) -> Result<Option<String>, Failure> {
    Ok(desk.opened_with())
}

/// Asks for a bundle or a card. None: the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub fn choose_exchanged(app: AppHandle) -> Result<Option<String>, Failure> {
    let dialog = dialog(&app, "Choose a bundle or a card")
        .add_filter("Bundles and cards", &["trellis", "card"]);
    Ok(dialog.blocking_pick_file().map(|file| file.to_string()))
}

/// Keeps what was dropped on the window until it is looked at; gives where it waits.
#[tauri::command(async)]
#[specta::specta]
pub fn receive_dropped(name: String, base64: String) -> Result<String, Failure> {
    let path = trellis_app::receive_dropped(&name, &base64)?;
    Ok(path.display().to_string())
}

/// What a bundle would do.
#[tauri::command(async)]
#[specta::specta]
pub fn look_at_bundle(
    app: AppHandle,
    desk: State<'_, Desk>,
    path: String,
    passphrase: Option<String>,
) -> Result<BundlePreview, Failure> {
    desk.write(&app, |t| {
        t.look_at_bundle(Path::new(&path), passphrase.as_deref())
    })
}

/// Takes a bundle in.
#[tauri::command(async)]
#[specta::specta]
pub fn take_bundle(
    app: AppHandle,
    desk: State<'_, Desk>,
    path: String,
    passphrase: Option<String>,
) -> Result<ImportOutcome, Failure> {
    desk.write(&app, |t| {
        t.take_bundle(Path::new(&path), passphrase.as_deref())
    })
}

/// Leaves a file that waited: its copy goes, the sender’s file stays.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub fn leave_exchanged(path: String) -> Result<(), Failure> {
    trellis_app::leave_file(Path::new(&path));
    Ok(())
}

/// Takes an import back.
#[tauri::command(async)]
#[specta::specta]
pub fn undo_import(
    app: AppHandle,
    desk: State<'_, Desk>,
    delivery: Id,
) -> Result<ImportOutcome, Failure> {
    desk.write(&app, |t| t.undo_import(delivery))
}

/// What a bundle would hold, and how large it would be.
#[tauri::command(async)]
#[specta::specta]
pub fn plan_bundle(
    app: AppHandle,
    desk: State<'_, Desk>,
    fresh: NewBundle,
) -> Result<BundlePlan, Failure> {
    desk.write(&app, |t| t.plan_bundle(&fresh))
}

/// Writes a bundle where the person says. None: they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn save_bundle(
    app: AppHandle,
    desk: State<'_, Desk>,
    fresh: NewBundle,
    name: String,
) -> Result<Option<BundlePlan>, Failure> {
    let dialog = dialog(&app, "Save the file for your colleagues")
        .add_filter("Bundles", &["trellis"])
        .set_file_name(name);
    let Some(path) = dialog.blocking_save_file() else {
        return Ok(None);
    };
    let path = path.to_string();
    desk.write(&app, |t| t.write_bundle(&fresh, Path::new(&path)))
        .map(Some)
}

/// Writes a file that asks for what is missing here. None: the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn save_request(
    app: AppHandle,
    desk: State<'_, Desk>,
    fresh: NewBundle,
) -> Result<Option<BundlePlan>, Failure> {
    let dialog = dialog(&app, "Save the file that asks")
        .add_filter("Bundles", &["trellis"])
        .set_file_name("What I am missing.trellis");
    let Some(path) = dialog.blocking_save_file() else {
        return Ok(None);
    };
    let path = path.to_string();
    desk.write(&app, |t| t.write_request(&fresh, Path::new(&path)))
        .map(Some)
}

/// Hands a region over, into a folder that the person chooses.
#[tauri::command(async)]
#[specta::specta]
pub fn hand_region_over(
    app: AppHandle,
    desk: State<'_, Desk>,
    region: Id,
    fresh: NewBundle,
) -> Result<Option<HandedOver>, Failure> {
    let dialog = dialog(&app, "Choose a folder for the handover");
    let Some(folder) = dialog.blocking_pick_folder() else {
        return Ok(None);
    };
    let folder = folder.to_string();
    desk.write(&app, |t| {
        t.hand_region_over(region, &fresh, Path::new(&folder))
    })
    .map(Some)
}

/// Writes this laptop’s card where the person says. None: they changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn save_card(
    app: AppHandle,
    desk: State<'_, Desk>,
    name: String,
) -> Result<Option<CardView>, Failure> {
    let dialog = dialog(&app, "Save your card")
        .add_filter("Cards", &["card"])
        .set_file_name(name);
    let Some(path) = dialog.blocking_save_file() else {
        return Ok(None);
    };
    let path = path.to_string();
    desk.write(&app, |t| t.write_card(Path::new(&path)))
        .map(Some)
}

/// A card before it is added.
#[tauri::command(async)]
#[specta::specta]
pub fn look_at_card(desk: State<'_, Desk>, path: String) -> Result<CardLook, Failure> {
    desk.read(|t| t.look_at_card(Path::new(&path)))
}

/// Takes a laptop into the team.
#[tauri::command(async)]
#[specta::specta]
pub fn add_card(
    app: AppHandle,
    desk: State<'_, Desk>,
    path: String,
    join: bool,
    is_own: bool,
) -> Result<CardAdded, Failure> {
    let added = desk.write(&app, |t| t.add_card(Path::new(&path), join, is_own))?;
    trellis_app::leave_file(Path::new(&path));
    Ok(added)
}

/// Takes no more files from a laptop.
#[tauri::command(async)]
#[specta::specta]
pub fn retire_card(
    app: AppHandle,
    desk: State<'_, Desk>,
    key: String,
) -> Result<CardView, Failure> {
    desk.write(&app, |t| t.retire_card(&key))
}

/// Asks for the exchange folder. None: the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_exchange_folder(
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Result<Option<FolderView>, Failure> {
    let dialog = dialog(&app, "Choose the folder that all of you see");
    let Some(folder) = dialog.blocking_pick_folder() else {
        return Ok(None);
    };
    let folder = folder.to_string();
    desk.write(&app, |t| t.set_exchange_folder(Some(Path::new(&folder))))
        .map(Some)
}

/// Has no exchange folder any more.
#[tauri::command(async)]
#[specta::specta]
pub fn forget_exchange_folder(
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Result<FolderView, Failure> {
    desk.write(&app, |t| t.set_exchange_folder(None))
}

/// Exchanges with the folder, both ways.
#[tauri::command(async)]
#[specta::specta]
pub fn sync_folder(app: AppHandle, desk: State<'_, Desk>) -> Result<FolderSynced, Failure> {
    desk.write(&app, Trellis::sync_folder)
}

fn dialog(app: &AppHandle, title: &str) -> FileDialogBuilder<tauri::Wry> {
    app.dialog().file().set_title(title)
}
