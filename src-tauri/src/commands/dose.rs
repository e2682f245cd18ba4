//! How much support was given, and what goes out as a file.

use crate::commands::plans::folder_for_papers;
use crate::desk::Desk;
use crate::failure::Failure;
use tauri::{AppHandle, State};
use trellis_app::view::dose::{DoseQuery, DoseTrend, DoseView};
use trellis_app::view::quarter::{QuarterQuery, QuarterSummary};
use trellis_domain::id::Id;

/// How much support was given.
#[tauri::command(async)]
#[specta::specta]
pub fn dose(desk: State<'_, Desk>, ask: DoseQuery) -> Result<DoseView, Failure> {
    desk.read(|t| t.dose(&ask))
}

/// How support went over time.
#[tauri::command(async)]
#[specta::specta]
pub fn dose_trend(desk: State<'_, Desk>, ask: DoseQuery) -> Result<DoseTrend, Failure> {
    desk.read(|t| t.dose_trend(&ask))
}

/// A quarter in numbers, for a funder.
#[tauri::command(async)]
#[specta::specta]
pub fn quarter_summary(
    desk: State<'_, Desk>,
    ask: QuarterQuery,
) -> Result<QuarterSummary, Failure> {
    desk.read(|t| t.quarter_summary(&ask))
}

/// Says from how many people on a number is told in a summary.
#[tauri::command(async)]
#[specta::specta]
pub fn set_least_people(app: AppHandle, desk: State<'_, Desk>, least: u32) -> Result<(), Failure> {
    desk.write(&app, |t| t.set_least_people(least))
}

/// Writes support, counted in every way, as a table into the folder for papers, and
/// gives its place.
#[tauri::command(async)]
#[specta::specta]
pub fn write_dose_table(
    app: AppHandle,
    desk: State<'_, Desk>,
    ask: DoseQuery,
) -> Result<String, Failure> {
    let path = folder_for_papers(&app)?.join("Trellis support given.csv");
    desk.read(|t| t.write_dose_table(&ask, &path))?;
    desk.remember(&path);
    Ok(path.display().to_string())
}

/// Writes a quarter in numbers as a table into the folder for papers, and gives its
/// place.
#[tauri::command(async)]
#[specta::specta]
pub fn write_quarter_table(
    app: AppHandle,
    desk: State<'_, Desk>,
    ask: QuarterQuery,
) -> Result<String, Failure> {
    let folder = folder_for_papers(&app)?;
    let path = desk.read(|t| t.write_quarter_table(&ask, &folder))?;
    desk.remember(&path);
    Ok(path.display().to_string())
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
