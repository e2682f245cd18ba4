//! The field guide: reading, printing, looking up, copies of one's own.

use crate::commands::plans::folder_for_papers;
use crate::desk::Desk;
use crate::failure::Failure;
use chrono::NaiveDate;
use std::path::Path;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;
use trellis_app::Trellis;
use trellis_app::view::guide::{ChapterCard, ChapterView, Found};
use trellis_app::view::own::{EditReview, ReviewView};
use trellis_app::view::plan::Exported;
use trellis_domain::id::Id;
use trellis_domain::words::AdoptionStage;

/// The contents of the field guide.
#[tauri::command(async)]
#[specta::specta]
pub fn guide(desk: State<'_, Desk>) -> Result<Vec<ChapterCard>, Failure> {
    desk.read(|t| Ok(t.guide()))
}

/// One chapter.
#[tauri::command(async)]
#[specta::specta]
pub fn chapter(desk: State<'_, Desk>, id: String) -> Result<ChapterView, Failure> {
    desk.read(|t| t.chapter(&id))
}

/// Writes a chapter as a PDF into the folder for papers.
#[tauri::command(async)]
#[specta::specta]
pub fn export_chapter(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    large_print: bool,
) -> Result<Exported, Failure> {
    let name = desk.read(|t| t.chapter_file_name(&id, large_print))?;
    let path = folder_for_papers(&app)?.join(name);
    let exported = desk.read(|t| t.export_chapter(&id, large_print, &path))?;
    desk.remember(&path);
    Ok(exported)
}

/// The stage that answers to the finder's questions point to.
#[tauri::command(async)]
#[specta::specta]
pub fn find_stage(
    desk: State<'_, Desk>,
    answers: Vec<Option<bool>>,
) -> Result<Option<AdoptionStage>, Failure> {
    desk.read(|t| Ok(t.find_stage(&answers)))
}

/// Finds words in the guide and in everything this practitioner may read.
#[tauri::command(async)]
#[specta::specta]
pub fn find(desk: State<'_, Desk>, words: String) -> Result<Found, Failure> {
    desk.read(|t| t.find(&words))
}

/// Finds words in the guide and within one region, and never in what is mine.
#[tauri::command(async)]
#[specta::specta]
pub fn find_in_room(desk: State<'_, Desk>, words: String, region: Id) -> Result<Found, Failure> {
    desk.read(|t| t.find_in_room(&words, region))
}

/// A list with every answer that was given to it.
#[tauri::command(async)]
#[specta::specta]
pub fn review(desk: State<'_, Desk>, list: String) -> Result<ReviewView, Failure> {
    desk.read(|t| t.review(&list))
}

/// Sets today's answer to an entry of a list.
#[tauri::command(async)]
#[specta::specta]
pub fn set_review(app: AppHandle, desk: State<'_, Desk>, edit: EditReview) -> Result<(), Failure> {
    desk.write(&app, |t| t.set_review(&edit))
}

/// Asks for a file and keeps it beside a resource. None: the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_copy(
    app: AppHandle,
    desk: State<'_, Desk>,
    resource: String,
) -> Result<Option<()>, Failure> {
    let chosen = app
        .dialog()
        .file()
        .set_title("Keep a copy beside this resource")
        .blocking_pick_file();
    let Some(file) = chosen else {
        return Ok(None);
    };
    let path = file.to_string();
    desk.write(&app, |t| t.keep_copy(&resource, Path::new(&path)))?;
    Ok(Some(()))
}

/// Takes the copy away from beside a resource.
#[tauri::command(async)]
#[specta::specta]
pub fn drop_copy(app: AppHandle, desk: State<'_, Desk>, resource: String) -> Result<(), Failure> {
    desk.write(&app, |t| t.drop_copy(&resource))
}

/// Opens the copy beside a resource.
#[tauri::command(async)]
#[specta::specta]
pub fn open_copy(app: AppHandle, desk: State<'_, Desk>, resource: String) -> Result<(), Failure> {
    let folder = folder_for_papers(&app)?;
    let path = desk.read(|t| t.write_copy(&resource, &folder))?;
    desk.remember(&path);
    crate::commands::plans::open_written(&app, &path.display().to_string())
}

/// Opens a resource's address in the browser. It needs a network; nothing else does.
#[tauri::command(async)]
#[specta::specta]
pub fn open_resource(
    app: AppHandle,
    desk: State<'_, Desk>,
    resource: String,
) -> Result<(), Failure> {
    let address = desk.read(|t| t.resource_address(&resource))?;
    app.opener()
        .open_url(&address, None::<&str>)
        .map_err(|error| Failure {
            details: error.to_string(),
            ..Failure::new(
                "No browser opened the address",
                format!("Copy it into a browser: {address}"),
            )
        })
}

/// Says on which day somebody opened a resource's address and found it good.
#[tauri::command(async)]
#[specta::specta]
pub fn check_resource(
    app: AppHandle,
    desk: State<'_, Desk>,
    resource: String,
    on: Option<NaiveDate>,
) -> Result<(), Failure> {
    desk.write(&app, |t: &mut Trellis| {
        let on = on.unwrap_or_else(|| t.today());
        t.check_resource(&resource, on)
    })
}
