//! How much support was given, and what goes out as a file.

use crate::commands::plans::folder_for_papers;
use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::view::dose::{DoseQuery, DoseView};
use trellis_domain::id::Id;

/// How much support was given.
#[tauri::command(async)]
#[specta::specta]
pub fn dose(desk: State<'_, Desk>, ask: DoseQuery) -> Result<DoseView, Failure> {
    desk.read(|t| t.dose(&ask))
}

/// Writes visits and due dates as a calendar file into the folder for papers, and
/// gives its place. The support team's own is another file and of all regions.
#[tauri::command(async)]
#[specta::specta]
pub fn write_calendar(
    app: AppHandle,
    desk: State<'_, Desk>,
    region: Option<Id>,
    for_the_team: bool,
) -> Result<String, Failure> {
    let folder = folder_for_papers(&app)?;
    let path = if for_the_team {
        let path = folder.join("Trellis calendar, support team.ics");
        desk.read(|t| t.write_team_calendar_file(&path).map(|_| ()))?;
        path
    } else {
        let path = folder.join("Trellis calendar.ics");
        desk.read(|t| t.write_calendar_file(region, &path).map(|_| ()))?;
        path
    };
    desk.remember(&path);
    Ok(path.display().to_string())
}
